"""Rules as they are stored: JSON with amounts as texts and moments in UTC, which never pass through floating point.

What was stored once must always be readable: a field that rules get later needs a default, and one that they lose is
passed over.
"""

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from bot.voucher.rules import Rules

if TYPE_CHECKING:
    from pydantic import TypeAdapter


def rules_as_json(rules: Rules) -> dict[str, Any]:
    """Return the rules as values that JSON knows."""
    found: dict[str, Any] = _adapter().dump_python(rules, mode="json")
    return found


def rules_from_json(stored: Mapping[str, Any]) -> Rules:
    """Return the rules that ``rules_as_json`` made ``stored`` of, now or long ago.

    Raises:
        ValueError: when it is something else; pydantic says where.

    """
    return _adapter().validate_python(stored)


@cache
def _adapter() -> "TypeAdapter[Rules]":
    from pydantic import TypeAdapter  # noqa: PLC0415 (built when rules are first read: a start waits for nothing)

    return TypeAdapter(Rules)
