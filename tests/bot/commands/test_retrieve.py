"""The search alone, over a collection in BEIR's form."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.commands.retrieve import BATCH, build, measure
from corpus.beir import BeirCollection, load_beir
from tests.bot.answering.examples import make_passage
from tests.bot.commands.conftest import Interekip
from tests.fakes.encoder import DIMENSION, FakeEncoder

TEXTS = {
    "p1": "Dotacja wyniosła 85.200 zł.",
    "p2": "Forum odbyło się w Toruniu.",
    "p3": "Gospodarz wita gości w ratuszu.",
}
QUERIES = {"q1": "Ile wyniosła dotacja?", "q2": "Gdzie odbyło się Forum?", "q3": "Kto wita gości?"}
FIGURES = [
    "queries", "recall_at_1", "recall_at_5", "recall_at_10", "mrr_at_10", "ndcg_at_10",
    "passages", "build_s", "passages_per_s", "query_p50_ms", "query_p95_ms",
]  # fmt: skip


def write_collection(folder: Path, judgements: str = "q1\tp1\t1\nq2\tp2\t1\nq3\tp3\t1\n") -> Path:
    for name, texts in (("corpus.jsonl", TEXTS), ("queries.jsonl", QUERIES)):
        lines = [json.dumps({"_id": key, "text": text}, ensure_ascii=False) + "\n" for key, text in texts.items()]
        (folder / name).write_text("".join(lines), encoding="utf-8")
    (folder / "qrels.tsv").write_text(f"query-id\tcorpus-id\tscore\n{judgements}", encoding="utf-8")
    return folder


def test_what_is_found_first_counts_fully(tmp_path: Path) -> None:
    figures = measure(load_beir(write_collection(tmp_path)), FakeEncoder())
    assert list(figures) == FIGURES
    assert (figures["queries"], figures["passages"]) == (3, 3)
    assert (figures["recall_at_1"], figures["mrr_at_10"], figures["ndcg_at_10"]) == (1.0, 1.0, 1.0)
    assert figures["build_s"] > 0
    assert figures["passages_per_s"] == pytest.approx(3 / figures["build_s"])
    assert 0 < figures["query_p50_ms"] <= figures["query_p95_ms"]


def test_what_is_never_found_counts_nothing(tmp_path: Path) -> None:
    figures = measure(load_beir(write_collection(tmp_path, "q1\tp9\t1\nq2\tp2\t1\n")), FakeEncoder())
    assert (figures["queries"], figures["recall_at_10"], figures["mrr_at_10"]) == (2, 0.5, 0.5)


def test_nothing_to_search_gives_zeros() -> None:
    figures = measure(BeirCollection((), {"q1": "Ile?"}, {"q1": {"p1": 1}}), FakeEncoder())
    assert (figures["queries"], figures["passages"], figures["recall_at_10"]) == (1, 0, 0.0)


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 2 * BATCH + 1))
def test_every_passage_is_encoded_once_and_keeps_its_place(size: int) -> None:
    passages = tuple(make_passage(f"p{number}", f"Tekst numer {number}.") for number in range(size))
    encoder = FakeEncoder()
    content = build(BeirCollection(passages, {}, {}), encoder)
    assert encoder.encoded == size
    assert content.passages == passages
    assert (content.passage_vectors.size, content.lexical.size) == (size, size)
    assert (content.asked_vectors.size, content.asked_vectors.dimension) == (0, DIMENSION)
    if size:
        last = FakeEncoder().encode_documents([f"Projekt INTER-EKiP. Pieniądze. Tekst numer {size - 1}."])[0]
        assert content.passage_vectors.similarities(last)[-1] == pytest.approx(1.0)


def test_the_command_prints_figures_alone(
    interekip: Interekip, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.commands.retrieve.load_encoder", lambda _, threads: FakeEncoder(dimension=8 * threads))
    folder = write_collection(tmp_path)
    done = interekip("retrieve", "--beir", folder, "--json")
    assert done.exit_code == 0, done.output
    assert list(json.loads(done.stdout)) == FIGURES
    assert "recall_at_10" in interekip("retrieve", "--beir", folder).stdout


@pytest.mark.parametrize("missing", ["corpus.jsonl", "queries.jsonl", "qrels.tsv"])
def test_a_missing_file_is_named(interekip: Interekip, tmp_path: Path, missing: str) -> None:
    (write_collection(tmp_path) / missing).unlink()
    done = interekip("retrieve", "--beir", tmp_path)
    assert (done.exit_code, done.stdout) == (1, "")
    assert missing in done.stderr
    assert done.stderr.count("\n") == 1


def test_the_folder_must_be_named(interekip: Interekip) -> None:
    assert interekip("retrieve").exit_code == 2
