"""The comparison with other systems: all get the same, and a failure of one is said and ends nothing."""

from importlib.util import find_spec
from pathlib import Path

import pytest

from benchmarks.peer_material import read_material, write_material
from benchmarks.peer_probe import measure
from benchmarks.peer_systems import SYSTEMS, System
from benchmarks.peers import _compare, _is_wanted, _probe
from tests.benchmarks.peer_sample import QUERIES, make_material


def _is_here(system: System) -> bool:
    try:
        return find_spec(system.module) is not None
    except ModuleNotFoundError:
        return False


HERE = [name for name, system in SYSTEMS.items() if _is_here(system)]


def test_material_comes_back_as_it_was_written(tmp_path: Path) -> None:
    material = make_material()
    write_material(material, tmp_path)
    back = read_material(tmp_path)
    assert (back.passages, back.asked, back.texts) == (material.passages, material.asked, material.texts)
    assert (back.queries, back.relevant) == (material.queries, material.relevant)
    for name in ("vectors", "query_vectors", "asked_vectors"):
        assert getattr(back, name).tolist() == getattr(material, name).tolist()


def test_our_own_search_and_two_of_the_peers_are_always_here() -> None:
    assert {"FAISS alone", "bm25s", "InterEkip, passages only", "InterEkip, asked questions too"} <= set(HERE)


@pytest.mark.parametrize("name", HERE)
def test_every_system_that_is_here_finds_the_passages(name: str) -> None:
    found = measure(SYSTEMS[name], make_material())
    assert found["queries"] == len(QUERIES)
    assert found["recall_at_5"] == 1.0
    assert float(str(found["index_s"])) > 0
    assert 0 < float(str(found["query_p50_ms"])) <= float(str(found["query_p95_ms"]))


def test_a_system_is_measured_in_a_process_of_its_own_and_named_with_its_encoder() -> None:
    [row] = _compare(make_material(), "base", {"FAISS alone": SYSTEMS["FAISS alone"]})
    assert (row["system"], row["encoder"], row["recall_at_5"]) == ("FAISS alone", "base", 1.0)


def test_a_system_that_breaks_leaves_a_word_in_its_row(tmp_path: Path) -> None:
    assert "FileNotFoundError" in str(_probe("FAISS alone", tmp_path / "missing")["fault"])


@pytest.mark.parametrize(
    ("name", "with_asked", "known", "wanted"),
    [
        ("FAISS alone", False, True, True),
        ("bm25s", True, False, True),
        ("bm25s", True, True, False),
        ("InterEkip, asked questions too", False, False, False),
        ("InterEkip, asked questions too", True, True, True),
    ],
    ids=["vectors again", "words once", "words not twice", "no editors", "editors"],
)
def test_what_says_nothing_new_is_not_measured(name: str, *, with_asked: bool, known: bool, wanted: bool) -> None:
    asked = make_material().asked if with_asked else ()
    assert _is_wanted(SYSTEMS[name], asked, known=[{"system": name}] if known else []) is wanted
