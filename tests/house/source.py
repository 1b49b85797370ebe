"""The source files of the house and their functions, read with ``ast``."""

import ast
import io
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = ("bot", "ingest", "index", "corpus")
BESIDES = ("tests", "benchmarks")
_BLANK = frozenset(
    {tokenize.NL, tokenize.NEWLINE, tokenize.COMMENT, tokenize.INDENT, tokenize.DEDENT, tokenize.ENCODING}
)
_Function = ast.FunctionDef | ast.AsyncFunctionDef


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


def functions(path: Path) -> Iterator[Function]:
    """Yield the functions of ``path``, methods and nested ones too."""
    source = path.read_text()
    code = lines_with_code(source)
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, _Function):
            body = set(range(node.lineno, (node.end_lineno or node.lineno) + 1)) - _docstring(node)
            yield Function(f"{path.relative_to(ROOT)}:{node.lineno} {node.name}", len(body & code))


def lines_with_code(source: str) -> set[int]:
    """Return the numbers of the lines that hold more than space and comments."""
    found: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type not in _BLANK:
            found.update(range(token.start[0], token.end[0] + 1))
    return found


def _docstring(node: _Function) -> set[int]:
    first = node.body[0]
    if ast.get_docstring(node) is None or first.end_lineno is None:
        return set()
    return set(range(first.lineno, first.end_lineno + 1))
