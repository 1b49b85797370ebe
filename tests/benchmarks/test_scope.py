import json
from pathlib import Path

from benchmarks.answer import QUESTIONS, WARM_UP
from benchmarks.scope import Scope, answerable_questions, development_collection, questions_to_ask
from benchmarks.serving import ROUNDS, STARTS
from bot.settings import Settings


def write_collection(folder: Path, queries: int) -> Path:
    folder.mkdir()
    (folder / "corpus.jsonl").write_text(json.dumps({"_id": "p", "title": "", "text": "Tekst."}) + "\n")
    rows = [json.dumps({"_id": f"q{number}", "text": f"Pytanie {number}?"}) for number in range(queries)]
    (folder / "queries.jsonl").write_text("\n".join(rows) + "\n")
    (folder / "qrels.tsv").write_text("".join(f"q{number}\tp\t1\n" for number in range(queries)))
    return folder


def test_a_large_collection_is_drawn_from_the_same_way_each_time(tmp_path: Path) -> None:
    folder = write_collection(tmp_path / "zbior", queries=50)
    first, again = (Scope(Settings(), (folder,), 20).collections()["zbior"] for _ in range(2))
    assert len(first.queries) == 20
    assert first.queries == again.queries
    assert list(first.queries) != [f"q{number}" for number in range(20)]
    whole = Scope(Settings(), (folder,), 50).collections()["zbior"]
    assert len(whole.queries) == 50


def test_development_queries_are_all_answered_by_passages_of_the_library() -> None:
    collection = development_collection()
    known = {passage.id for passage in collection.passages}
    assert len(collection.queries) == len(answerable_questions())
    assert all(set(relevant) <= known for relevant in collection.relevant.values())


def test_there_are_enough_questions_to_ask_none_twice() -> None:
    questions = questions_to_ask()
    assert len(set(questions)) == len(questions)
    assert WARM_UP + sum(QUESTIONS.values()) <= len(questions)
    assert STARTS + 1 + sum(people * rounds for people, rounds in ROUNDS.items()) <= len(questions)
