"""From a template and what stands in it to a PDF or a picture, by Typst.

Typst brings its fonts (Libertinus Serif, with Polish and Ukrainian letters, SIL Open Font License) and the hyphenation
of both languages, and needs nothing of the system. Contents go in as JSON, so nothing that people typed is markup.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

import regex

from bot.documents.amounts import figures
from bot.documents.polish_typography import tied_throughout

_TEMPLATES = Path(__file__).parent / "templates"
_PIXELS_PER_INCH = 200.0

_UNPRINTABLE = regex.compile(
    # Pictures that no font of ours has, what joins and colours them, controls but for the newline, lone surrogates,
    # and the marks that turn the direction of what follows around.
    r"[[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\p{Cc}\p{Cs}"
    r"\uFE0F\u200D\u20E3\u202A-\u202E\u2066-\u2069]--[\n©®™]]",
    regex.V1,
)

Form = Literal["pdf", "png"]


def typeset(template: str, content: object, words: Mapping[str, Any], form: Form = "pdf") -> bytes:
    """Return the filled template; the same contents give the same bytes.

    What is in Polish gets the ties of Polish typography, and amounts are written out in figures.

    Args:
        template: name of a file in ``templates``, without its ending.
        content: a dataclass; its fields are what the template shows.
        words: more to show, such as the texts of one language and the QR code.
        form: "pdf", or "png" for a picture of 200 pixels an inch of a template that has one page.

    """
    import typst  # noqa: PLC0415 (40 MB: loaded where something is set, which the serving process leaves to another)

    shown = printable(asdict(content) | words)  # type: ignore[call-overload]  # any dataclass
    filled = json.dumps(tied_throughout(shown) if shown.get("language", "pl") == "pl" else shown, ensure_ascii=False)
    made = typst.compile(
        _TEMPLATES / f"{template}.typ",
        root=_TEMPLATES,
        sys_inputs={"content": filled},
        ignore_system_fonts=True,
        format=form,
        ppi=_PIXELS_PER_INCH,
    )
    return bytes(made)


def printable(value: Any) -> Any:  # noqa: ANN401 (whatever JSON holds)
    """Return ``value`` without the characters that cannot be printed, in all the texts inside it."""
    match value:
        case str():
            return _UNPRINTABLE.sub("", value).strip()
        case Decimal():
            return figures(value)
        case Mapping():
            return {key: printable(part) for key, part in value.items()}
        case Sequence():
            return [printable(part) for part in value]
        case _:
            return value
