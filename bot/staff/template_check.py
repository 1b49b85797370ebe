"""Whether a text can be a template: its variables are known, its braces whole, and it fits into a message; pure."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from string import Formatter

from bot.messages.templates import variables_of

LONGEST_TEMPLATE = 3000
"""In the UTF-16 units that Telegram counts, of 4096: the rest is for the values."""


class TemplateProblem(StrEnum):
    """Why a text cannot be a template."""

    UNKNOWN_TEMPLATE = "unknown_template"
    EMPTY = "empty"
    TOO_LONG = "too_long"
    BROKEN_BRACE = "broken_brace"
    UNKNOWN_VARIABLE = "unknown_variable"
    FORMATTED_VARIABLE = "formatted_variable"
    """Something beside the name stands in the braces, as in "{when!r}" or "{when:>10}"."""


@dataclass(frozen=True, slots=True)
class TemplateFault:
    """``variable`` is what stands in the braces, "" where that is not the problem; ``known`` may stand there."""

    problem: TemplateProblem
    variable: str = ""
    known: tuple[str, ...] = ()


def template_fault(key: str, text: str) -> TemplateFault | None:
    """Return why ``text`` cannot be the template ``key``; None when it can."""
    if not text.strip():
        return TemplateFault(TemplateProblem.EMPTY)
    if len(text.encode("utf-16-le", "surrogatepass")) // 2 > LONGEST_TEMPLATE:
        return TemplateFault(TemplateProblem.TOO_LONG)
    known = variables_of(key)
    try:
        return next(_faults(text, known), None)
    except ValueError:  # a brace that is not closed, or one that nothing opened
        return TemplateFault(TemplateProblem.BROKEN_BRACE, known=tuple(sorted(known)))


def _faults(text: str, known: Collection[str]) -> Iterator[TemplateFault]:
    for _, variable, specification, conversion in Formatter().parse(text):
        if variable is not None and (specification or conversion):
            yield TemplateFault(TemplateProblem.FORMATTED_VARIABLE, variable, tuple(sorted(known)))
        elif variable is not None and variable not in known:
            yield TemplateFault(TemplateProblem.UNKNOWN_VARIABLE, variable, tuple(sorted(known)))
