"""A template with its values, as the blocks of a message; pure."""

import re
from collections.abc import Iterator, Mapping
from string import Formatter

from bot.answering.model import Language
from bot.conversation.model import Block, Inline, Paragraph
from bot.messages.notice_parts import NOTICE_PARTS, SAMPLES_FOR_ALL
from bot.messages.voucher_notice_parts import VOUCHER_NOTICE_PARTS, VOUCHER_SAMPLES_FOR_ALL
from bot.messages.voucher_templates import VOUCHER_TEMPLATES

Value = tuple[Inline, ...]
"""What a variable stands for; empty where there is nothing to say."""

_BETWEEN_PARAGRAPHS = re.compile(r"\n[^\S\n]*\n\s*")


def template_blocks(text: str, values: Mapping[str, Value]) -> tuple[Block, ...]:
    """Return ``text`` filled in; lines with a variable without a value are left out, and so are empty paragraphs.

    Args:
        text: a template that was checked: plain variables in whole braces.
        values: by variable.
    """
    paragraphs = (tuple(_paragraph(part, values)) for part in _BETWEEN_PARAGRAPHS.split(text))
    return tuple(Paragraph(parts) for parts in paragraphs if parts)


def sample_blocks(key: str, text: str, language: Language) -> tuple[Block, ...]:
    """Return ``text`` of the template ``key`` as it reads with invented values."""
    if key in VOUCHER_TEMPLATES:
        samples = {**VOUCHER_NOTICE_PARTS[language].samples, **VOUCHER_SAMPLES_FOR_ALL}
    else:
        samples = {**NOTICE_PARTS[language].samples, **SAMPLES_FOR_ALL}
    return template_blocks(text, {name: (value,) for name, value in samples.items()})


def _paragraph(text: str, values: Mapping[str, Value]) -> Iterator[Inline]:
    lines = [line for line in (_line(each, values) for each in text.splitlines()) if line is not None]
    for number, line in enumerate(lines):
        if number:
            yield "\n"
        yield from line


def _line(text: str, values: Mapping[str, Value]) -> list[Inline] | None:
    """Return the parts of a line; None when it has nothing to say."""
    parts: list[Inline] = []
    for literal, variable, _, _ in Formatter().parse(text):
        if literal:
            parts.append(literal.removeprefix(".") if parts and _ends_sentence(parts[-1]) else literal)
        if variable is not None:
            value = values.get(variable, ())
            if not value:
                return None
            parts.extend(value)
    return parts or None


def _ends_sentence(part: Inline) -> bool:
    """Say whether it ends in a full stop, as a date does ("15 marca 2027 r."): then the template's own is too many."""
    return isinstance(part, str) and part.endswith(".")
