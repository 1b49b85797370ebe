"""The documents of an event: lists, badges, reports and posters, made when they are sent."""

from dataclasses import replace

from bot.conversation.desk_press import DeskVerb
from bot.conversation.desk_services import actor, desk_button
from bot.conversation.model import Attachment, AttachmentKind, Paragraph
from bot.conversation.turn import Reply, Turn
from bot.forum.event import Event
from bot.messages.desk import DESK
from bot.store import audit

_PERSONAL = frozenset(
    {
        AttachmentKind.EXPORT_XLSX,
        AttachmentKind.EXPORT_CSV,
        AttachmentKind.ATTENDANCE_LIST,
        AttachmentKind.BADGES,
    }
)


def choose_file(turn: Turn, event: Event) -> Reply:
    """Offer the documents."""
    texts = DESK[turn.language]
    rows = [[desk_button(label, DeskVerb.FILE, event.id, kind)] for kind, label in texts.file_names.items()]
    back = [desk_button(texts.to_event, DeskVerb.EVENT, event.id)]
    return turn.reply(turn.instead([Paragraph((texts.choose_file,))], [*rows, back]))


def send_file(turn: Turn, event: Event, argument: str) -> Reply:
    """Send the document that the button names, and note who got it."""
    texts = DESK[turn.language]
    if argument not in texts.file_names:
        return choose_file(turn, event)
    kind = AttachmentKind(argument)
    details = {"file": kind.value, "sample": event.sample}
    audit.record(turn.connection, turn.now, actor(turn), "event.exported", f"event:{event.id}", details=details)
    said = f"{event.title}: {texts.file_names[kind]}"
    text = f"{said}\n{texts.file_coming}" if kind in _PERSONAL else said
    attached = Attachment(kind, event.id, turn.language.value)
    return turn.reply(replace(turn.message([Paragraph((text,))]), attachment=attached))
