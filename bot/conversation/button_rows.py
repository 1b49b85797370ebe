"""Buttons side by side."""

from collections.abc import Sequence

from bot.conversation.model import Button


def in_rows(buttons: Sequence[Button], in_a_row: int) -> list[list[Button]]:
    """Return the buttons in rows of ``in_a_row``, the last of which may be shorter."""
    return [list(buttons[start : start + in_a_row]) for start in range(0, len(buttons), in_a_row)]
