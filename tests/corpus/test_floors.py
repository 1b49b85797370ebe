"""The floors: what they let pass, what they hold, and how a broken file is named."""

import json
from pathlib import Path

import pytest

from corpus.errors import LibraryFault
from corpus.questions import QUESTIONS_FOLDER, Floors, load_floors

FLOORS = Floors(at_least={"right": 0.9}, at_most={"wrong": 0.05})


def write(folder: Path, text: str) -> Path:
    path = folder / "floors.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("figures", [{"right": 0.9, "wrong": 0.05}, {"right": 1.0, "wrong": 0.0, "other": -1.0}])
def test_what_reaches_the_limits_misses_none(figures: dict[str, float]) -> None:
    assert FLOORS.missed(figures) == {}


def test_what_is_beyond_a_limit_is_named_with_it() -> None:
    assert FLOORS.missed({"right": 0.89, "wrong": 0.06}) == {"right": (0.89, 0.9), "wrong": (0.06, 0.05)}


def test_a_figure_that_is_absent_misses_its_floor() -> None:
    assert FLOORS.missed({"wrong": 0.0}) == {"right": (0.0, 0.9)}


def test_both_parts_of_the_questions_have_floors_that_can_be_missed() -> None:
    floors = load_floors(QUESTIONS_FOLDER / "floors.toml")
    assert set(floors) == {"dev", "test", "gate"}
    for each in floors.values():
        assert set(each.missed(dict.fromkeys(each.at_most, 1.0))) == {*each.at_least, *each.at_most}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[dev", "This is not TOML"),
        ("[dev]\nleast = 1\n", "'dev.least' cannot be used"),
        ('[dev.at_least]\nright = "much"\n', "'dev.at_least.right' cannot be used"),
        ("dev = 1\n", "'dev' cannot be used"),
    ],
)
def test_a_broken_file_is_named(tmp_path: Path, text: str, says: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(LibraryFault) as caught:
        load_floors(path)
    assert str(path) in str(caught.value)
    assert says in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(LibraryFault, match="cannot be read"):
        load_floors(tmp_path / "missing.toml")


def test_a_file_may_have_one_kind_of_limit_alone(tmp_path: Path) -> None:
    assert load_floors(write(tmp_path, "[dev.at_least]\nright = 1\n")) == {"dev": Floors({"right": 1.0}, {})}


def test_the_test_part_is_kept_apart_from_the_development_part() -> None:
    parts = {}
    for name in ("dev", "test"):
        lines = (QUESTIONS_FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        rows = [json.loads(line) for line in lines if line]
        parts[name] = {key: {row[key] for row in rows} for key in ("id", "question")}
    assert parts["dev"]["id"].isdisjoint(parts["test"]["id"])
    assert parts["dev"]["question"].isdisjoint(parts["test"]["question"])
    test, whole = len(parts["test"]["id"]), len(parts["test"]["id"]) + len(parts["dev"]["id"])
    assert 0.3 <= test / whole <= 0.4
