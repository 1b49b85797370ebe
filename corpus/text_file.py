"""Reading a text file as people save them: UTF-8, any line ends, and nothing invisible that an answer would carry."""

import unicodedata
from pathlib import Path

from corpus.errors import LibraryFault

BYTE_ORDER_MARK = "\ufeff"


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
        LibraryFault: At the first line with one; tabs and line ends are allowed.
    """
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.isprintable():
            found = control_character(line.replace("\t", " "))
            if found is not None:
                raise LibraryFault(path, number, f"The line holds the control character U+{ord(found):04X}. Delete it.")


def control_character(text: str) -> str | None:
    """Return the first control character of ``text``, None when there is none."""
    return next((letter for letter in text if unicodedata.category(letter) == "Cc"), None)
