"""The source files of the house and their functions, read with ``ast``."""

import ast
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = ("bot", "ingest", "index", "corpus")
BESIDES = ("tests", "benchmarks")
_Function = ast.FunctionDef | ast.AsyncFunctionDef
_Node = _Function | ast.ClassDef | ast.Call | ast.Constant | ast.JoinedStr


@dataclass(frozen=True, slots=True)
class Function:
    """A function and its length.

    ``lines`` counts the lines with code from ``def`` to the end: the signature and everything inside, nested functions
    too; not the decorators, the docstring, blank lines and lines with a comment alone.
    """

    place: str
    lines: int


@cache
def files(*folders: str) -> tuple[Path, ...]:
    """Return the Python files below ``folders`` of the repository."""
    return tuple(sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py")))


@cache
def nodes(path: Path) -> tuple[_Node, ...]:
    """Return the functions, classes, calls and strings over several lines of ``path``.

    The whole house has a million nodes: they are looked at once, for all tests.
    """
    return tuple(
        node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, _Node) and _of_interest(node)
    )


def _of_interest(node: _Node) -> bool:
    """Return whether a test looks at it: of what makes up an expression, only calls of a name and long strings."""
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Name)
    return not isinstance(node, ast.Constant | ast.JoinedStr) or node.lineno != node.end_lineno


@cache
def functions(path: Path) -> tuple[Function, ...]:
    """Return the functions of ``path``, methods and nested ones too."""
    code = lines_with_code(path)
    found = (node for node in nodes(path) if isinstance(node, _Function))
    return tuple(
        Function(f"{path.relative_to(ROOT)}:{node.lineno} {node.name}", len((_lines(node) - _docstring(node)) & code))
        for node in found
    )


def lines_with_code(path: Path) -> set[int]:
    """Return the numbers of the lines of ``path`` that hold more than space and comments; strings hold what they do."""
    lines = path.read_text().splitlines()
    found = {number for number, line in enumerate(lines, 1) if line.strip() and not line.lstrip().startswith("#")}
    return found.union(*(_lines(node) for node in nodes(path) if isinstance(node, ast.Constant | ast.JoinedStr)))


def _lines(node: ast.stmt | ast.expr) -> set[int]:
    return set(range(node.lineno, (node.end_lineno or node.lineno) + 1))


def _docstring(node: _Function) -> set[int]:
    first = node.body[0]
    if ast.get_docstring(node) is None or first.end_lineno is None:
        return set()
    return set(range(first.lineno, first.end_lineno + 1))
