"""Reading a text file as people save them: UTF-8, any line ends, and nothing invisible that an answer would carry."""

import re
from pathlib import Path

from corpus.errors import LibraryFault

BYTE_ORDER_MARK = "\ufeff"

# Unicode's category Cc, whole and without the two that lay out a text file.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_CONTROL_IN_FILE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def read_text(path: Path) -> str:
    r"""Return the text of ``path`` with lines ended by ``\n`` alone.

    Raises:
        LibraryFault: The file cannot be read, is not UTF-8 or holds control characters.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise LibraryFault(
            path, None, f"The file cannot be read ({error.strerror}). Check its name and rights."
        ) from error
    return decode(data, path)


def decode(data: bytes, path: Path) -> str:
    """Return ``data`` as text; ``path`` is only named in faults.

    Raises:
        LibraryFault: The bytes are not UTF-8 or hold control characters.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise LibraryFault(path, line, "This is not UTF-8. Save the file again with the encoding UTF-8.") from error
    text = text.removeprefix(BYTE_ORDER_MARK).replace("\r\n", "\n")
    reject_control_characters(text, path)
    return text


def reject_control_characters(text: str, path: Path) -> None:
    """Refuse NUL and its kind: they are invisible, break messages and hide words from the search.

    Raises:
        LibraryFault: At the first one; tabs and line ends are allowed.
    """
    found = _CONTROL_IN_FILE.search(text)
    if found is not None:
        line = text.count("\n", 0, found.start()) + 1
        raise LibraryFault(path, line, f"The line holds the control character U+{ord(found[0]):04X}. Delete it.")


def holds_control_character(text: str) -> bool:
    """Return whether ``text`` holds a line end, a tab or any other control character."""
    return _CONTROL.search(text) is not None
