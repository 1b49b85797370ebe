"""How long functions and files may be, and what they may not be called."""

import ast
import re
from pathlib import Path
from statistics import median

import pytest

from tests.house.source import BESIDES, PACKAGES, ROOT, Function, files, functions, nodes

MEDIAN_LINES = 8
MOST_LINES = 25
NINE_TENTHS = 0.9
CEILING = 40
FILE_CEILING = 400
NAMES_THAT_SAY_NOTHING = re.compile(r"(?:^|_)(?:utils?|helpers?|managers?|common|misc)(?:_|$)")
CLASSES_THAT_SAY_NOTHING = re.compile(r"(?:Utils?|Helpers?|Managers?|Common)(?![a-z])")
TALKING = ("bot/commands", "bot/cli.py")


@pytest.fixture(scope="module")
def lengths() -> list[Function]:
    return [function for path in files(*PACKAGES) for function in functions(path)]


def test_the_median_function_is_short(lengths: list[Function]) -> None:
    assert median(function.lines for function in lengths) <= MEDIAN_LINES


def test_nine_of_ten_functions_fit_at_a_glance(lengths: list[Function]) -> None:
    long = sorted((function for function in lengths if function.lines > MOST_LINES), key=lambda each: -each.lines)
    assert len(long) <= (1 - NINE_TENTHS) * len(lengths), long


@pytest.mark.parametrize("folder", PACKAGES + BESIDES)
def test_no_function_is_longer_than_a_screen(folder: str) -> None:
    found = [function for path in files(folder) for function in functions(path) if function.lines > CEILING]
    assert found == []


@pytest.mark.parametrize("folder", PACKAGES + BESIDES)
def test_no_file_is_longer_than_a_subject(folder: str) -> None:
    found = {
        path.name: length for path in files(folder) if (length := len(path.read_text().splitlines())) > FILE_CEILING
    }
    assert found == {}


def test_names_say_what_is_inside() -> None:
    paths = [path.relative_to(ROOT) for path in files(*PACKAGES, *BESIDES)]
    modules = [
        path for path in paths if any(NAMES_THAT_SAY_NOTHING.search(part) for part in (*path.parts[:-1], path.stem))
    ]
    assert modules == []
    classes = [
        f"{path}: {node.name}"
        for path in paths
        for node in nodes(ROOT / path)
        if isinstance(node, ast.ClassDef) and CLASSES_THAT_SAY_NOTHING.search(node.name)
    ]
    assert classes == []


def test_only_the_terminal_prints() -> None:
    silent = [path for path in files(*PACKAGES) if not str(path.relative_to(ROOT)).startswith(TALKING)]
    assert [str(path) for path in silent if _prints(path)] == []


def _prints(path: Path) -> bool:
    calls = (node for node in nodes(path) if isinstance(node, ast.Call))
    return any(isinstance(call.func, ast.Name) and call.func.id == "print" for call in calls)


def test_the_counting_leaves_out_what_is_not_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.house.source.ROOT", tmp_path)
    body = ['    """Say.', "", "    More.", '    """', "", "    # why", "    return (", "        a", "    )"]
    path = tmp_path / "one.py"
    path.write_text("\n".join(["@cache", "def one(", "    a: int,", ") -> int:", *body, "", ""]))
    assert functions(path) == (Function("one.py:2 one", 6),)
