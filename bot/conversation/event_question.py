"""How a coordinator is asked for a property of an event, and told why what they typed is none."""

from bot.conversation.event_fields import CLEARABLE, MOMENTS, NUMBERS, Field, TypedFault, Value
from bot.conversation.turn import Turn
from bot.messages.event_editing import EVENT_EDITING


def field_question(turn: Turn, field: Field, now: str = "") -> str:
    """Return the question for ``field``; ``now`` is the value that it has, as people read it."""
    texts = EVENT_EDITING[turn.language]
    hint = texts.hints["moment"] if field in MOMENTS else texts.hints["number"] if field in NUMBERS else ""
    asked = f"{texts.questions[field]} {hint}".rstrip()
    return f"{asked}\n{told_now(turn, now, clearable=field in CLEARABLE)}" if now else asked


def told_now(turn: Turn, now: str, *, clearable: bool) -> str:
    """Return the value that there is, and how to take it away where that can be."""
    texts = EVENT_EDITING[turn.language]
    said = texts.now.format(value=now)
    return f"{said} {texts.clearable}" if clearable else said


def typed_fault(turn: Turn, fault: TypedFault | Value) -> str:
    """Return why what was typed is no value; an empty text needs no reason."""
    texts = EVENT_EDITING[turn.language]
    faults = {TypedFault.NOT_A_MOMENT: texts.not_a_moment, TypedFault.NOT_A_NUMBER: texts.not_a_number}
    return faults[fault] if isinstance(fault, TypedFault) else ""
