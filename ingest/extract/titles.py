"""Titles that files carry: a name to show, not what a program wrote there."""

import re
from collections.abc import Iterable

from ingest.extract.model import Block, BlockKind

_PROGRAM = re.compile(
    r"microsoft (?:word|powerpoint|office)\b.*|untitled.*|bez tytułu.*|dokument\d*|document\d*|slajd \d+"
)
_FILE_NAME = re.compile(r".*\.(?:docx?|odt|rtf|pdf|indd|xlsx?|pptx?|qxd|cdr|tmp)")
_FEWEST_LETTERS = 4
_LONGEST = 200


def page_title(named: str | None, blocks: Iterable[Block]) -> str:
    """Return the title of a page.

    Args:
        named: what the file calls itself; left aside where a program or a file name stands there, or broken letters.
        blocks: what was read; its first heading, or else its first text, is the title where there is no name.
    """
    name = " ".join((named or "").split())
    if _is_title(name):
        return name
    texts = list(blocks)
    heading = next((block for block in texts if block.kind is BlockKind.HEADING), None)
    first = heading or (texts[0] if texts else None)
    return "" if first is None else _cut(first.text)


def _is_title(name: str) -> bool:
    lower = name.lower()
    if _PROGRAM.fullmatch(lower) or _FILE_NAME.fullmatch(lower) or len(name) > _LONGEST:
        return False
    # U+FFFD, and the controls that Polish letters become when a title was written in another encoding.
    broken = any(letter == "\ufffd" or "\x00" <= letter < " " or "\x7f" <= letter < "\xa0" for letter in name)
    return not broken and sum(map(str.isalpha, name)) >= _FEWEST_LETTERS


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(maxsplit=1)[0] + " …"
