"""Collections in BEIR's form: read whole, or refused with the file and the line."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.beir import load_beir
from corpus.errors import LibraryFault

Row = dict[str, object]

PASSAGES: list[Row] = [
    {
        "_id": "p1",
        "title": "Dotacje",
        "text": "Dotacja wyniosła 85.200 zł.",
        "metadata": {"url": "https://example.org"},
    },
    {"_id": "p2", "text": "Forum odbyło się w Toruniu."},
]
QUERIES: list[Row] = [{"_id": "q1", "text": "Ile wyniosła dotacja?"}, {"_id": "q2", "text": "Gdzie było Forum?"}]
JUDGEMENTS = "query-id\tcorpus-id\tscore\nq1\tp1\t2\nq1\tp2\t0\n\nq2\tp2\t1\n"


def write_collection(
    folder: Path,
    *,
    passages: list[Row] | None = None,
    judgements: str = JUDGEMENTS,
) -> Path:
    _write_lines(folder / "corpus.jsonl", PASSAGES if passages is None else passages)
    _write_lines(folder / "queries.jsonl", QUERIES)
    (folder / "qrels.tsv").write_text(judgements, encoding="utf-8")
    return folder


def _write_lines(path: Path, rows: list[Row]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def test_a_collection_is_read_with_its_grades(tmp_path: Path) -> None:
    collection = load_beir(write_collection(tmp_path))
    first, second = collection.passages
    assert (first.id, first.document_title, first.text) == ("p1", "Dotacje", "Dotacja wyniosła 85.200 zł.")
    assert (second.document_title, second.section_title, second.sources) == ("", "", ())
    assert collection.queries == {"q1": "Ile wyniosła dotacja?", "q2": "Gdzie było Forum?"}
    assert collection.relevant == {"q1": {"p1": 2}, "q2": {"p2": 1}}


def test_the_header_is_not_needed(tmp_path: Path) -> None:
    collection = load_beir(write_collection(tmp_path, judgements="q1\tp1\t1\n"))
    assert collection.relevant == {"q1": {"p1": 1}}


def test_queries_without_a_relevant_passage_are_left_out(tmp_path: Path) -> None:
    collection = load_beir(write_collection(tmp_path, judgements="q1\tp1\t1\nq2\tp1\t0\n"))
    assert list(collection.queries) == list(collection.relevant) == ["q1"]


def test_judgements_may_lie_where_beir_puts_them(tmp_path: Path) -> None:
    folder = write_collection(tmp_path)
    (folder / "qrels").mkdir()
    (folder / "qrels.tsv").rename(folder / "qrels" / "test.tsv")
    assert load_beir(folder).relevant == {"q1": {"p1": 2}, "q2": {"p2": 1}}


def test_a_judged_passage_that_is_missing_stays_and_is_never_found(tmp_path: Path) -> None:
    collection = load_beir(write_collection(tmp_path, judgements="q1\tp9\t1\n"))
    assert collection.relevant == {"q1": {"p9": 1}}


@pytest.mark.parametrize(
    ("judgements", "line", "says"),
    [
        ("q1\tp1\n", 1, "not a query id, a passage id and a whole number"),
        ("q1\tp1\t1\nq1 p2 1\n", 2, "not a query id"),
        ("query-id\tcorpus-id\tscore\nq1\tp1\tdużo\n", 2, "not a query id"),
        ("q1\t0\tp1\t1\n", 1, "not a query id"),
        ("q1\tp1\t1\nq9\tp1\t1\n", 2, "no query 'q9'"),
    ],
    ids=["two columns", "spaces", "no number", "TREC form", "query unknown"],
)
def test_a_broken_judgement_is_named_with_its_line(tmp_path: Path, judgements: str, line: int, says: str) -> None:
    with pytest.raises(LibraryFault) as caught:
        load_beir(write_collection(tmp_path, judgements=judgements))
    assert (caught.value.path.name, caught.value.line) == ("qrels.tsv", line)
    assert says in str(caught.value)


@pytest.mark.parametrize("name", ["corpus.jsonl", "queries.jsonl", "qrels.tsv"])
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    write_collection(tmp_path)
    (tmp_path / name).unlink()
    with pytest.raises(LibraryFault, match="cannot be read") as caught:
        load_beir(tmp_path)
    assert caught.value.path == tmp_path / name


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([*PASSAGES, {"_id": "p1", "text": "Jeszcze raz."}], "'p1' is already on line 1"),
        ([*PASSAGES, {"_id": "", "text": "Bez nazwy."}], "'_id' cannot be used"),
        ([*PASSAGES, {"_id": 3, "text": "Liczba."}], "'_id' cannot be used"),
        ([*PASSAGES, {"_id": "p3"}], "'text' cannot be used"),
    ],
    ids=["id twice", "empty id", "number for an id", "no text"],
)
def test_a_broken_passage_is_named_with_its_line(tmp_path: Path, rows: list[Row], says: str) -> None:
    with pytest.raises(LibraryFault) as caught:
        load_beir(write_collection(tmp_path, passages=rows))
    assert (caught.value.path.name, caught.value.line) == ("corpus.jsonl", 3)
    assert says in str(caught.value)


@settings(max_examples=50, deadline=None)
@given(st.dictionaries(st.sampled_from(["q1", "q2"]), st.dictionaries(st.sampled_from("abc"), st.integers(0, 9))))
def test_grades_above_zero_are_read_as_they_were_written(
    tmp_path_factory: pytest.TempPathFactory, grades: dict[str, dict[str, int]]
) -> None:
    lines = [f"{query}\t{passage}\t{grade}\n" for query, row in grades.items() for passage, grade in row.items()]
    folder = write_collection(tmp_path_factory.mktemp("beir"), judgements="".join(lines))
    wanted = {query: {passage: grade for passage, grade in row.items() if grade} for query, row in grades.items()}
    assert load_beir(folder).relevant == {query: row for query, row in wanted.items() if row}
