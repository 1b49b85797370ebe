"""On which line of a TOML file a key stands: parsers give values without their places."""

import re
from collections.abc import Iterator

# Comments and the four kinds of strings; what is inside them is no header and no key.
_QUOTED = re.compile(
    r"""\#[^\n]* | \"{3}(?:\\.|[^\\])*?\"{3} | '{3}.*?'{3} | "(?:\\.|[^"\\\n])*" | '[^'\n]*'""", re.VERBOSE | re.DOTALL
)
_AT_LINE = re.compile(r"at line ([0-9]+)")


def line_of_key(text: str, table: str, number: int, keys: tuple[str, ...]) -> int | None:
    """Return the line, counted from 1, of a key in the table number ``number`` (from 0) of an array of tables.

    Args:
        text: valid TOML.
        table: the name of the array, in ``[[double brackets]]`` in the file.
        number: which of its tables.
        keys: the key and those inside its value; the innermost one that has a line of its own counts.

    Returns:
        The line of the table's header where no key is found, None where the table has no header either.
    """
    lines = _QUOTED.sub(_blank, text).split("\n")
    headers = list(_headers(lines, table))
    if number >= len(headers):
        return None
    start, end = headers[number], headers[number + 1] if number + 1 < len(headers) else len(lines)
    for key in reversed(keys):
        assigned = re.compile(rf"\s*{re.escape(key)}\s*[=.]|\s*\[\s*{re.escape(table)}\s*\.\s*{re.escape(key)}\s*\]")
        for line in range(start, end):
            if assigned.match(lines[line]):
                return line + 1
    return start + 1


def line_of_error(message: str, text: str) -> int:
    """Return the line that a message of ``tomllib`` names, the last one where it names the end of the document."""
    found = _AT_LINE.search(message)
    return int(found[1]) if found else text.count("\n") + 1


def _headers(lines: list[str], table: str) -> Iterator[int]:
    header = re.compile(rf"\s*\[\[\s*{re.escape(table)}\s*\]\]")
    return (line for line, content in enumerate(lines) if header.match(content))


def _blank(quoted: re.Match[str]) -> str:
    return "\n" * quoted[0].count("\n")
