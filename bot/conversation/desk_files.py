"""The documents of an event: lists, badges, reports and posters, made when they are sent."""

from collections.abc import Iterator
from dataclasses import replace

from bot.conversation.desk_press import DeskVerb, desk_button
from bot.conversation.desk_services import actor
from bot.conversation.model import Attachment, AttachmentKind, Paragraph
from bot.conversation.turn import Reply, Turn
from bot.conversation.wording import on_day, sentence
from bot.forum.event import Event
from bot.forum.retention_rules import CONTACTS_STAY, CONTACTS_STAY_AFTER_REPORT
from bot.forum.statistics import mark_report_made
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
_REPORTS = frozenset({AttachmentKind.REPORT_XLSX, AttachmentKind.REPORT_PDF})


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
    lines = [f"{event.title}: {texts.file_names[kind]}", *_notes(turn, event, kind)]
    attached = Attachment(kind, event.id, turn.language.value)
    return turn.reply(replace(turn.message([Paragraph(("\n".join(lines),))]), attachment=attached))


def _notes(turn: Turn, event: Event, kind: AttachmentKind) -> Iterator[str]:
    """Yield what else is to be known; the first report after the end begins the time until contacts are erased."""
    texts = DESK[turn.language]
    if kind in _PERSONAL:
        yield texts.file_coming
    if kind in _REPORTS:
        made = mark_report_made(turn.connection, event, turn.now, actor=actor(turn))
        if made.report_made_at is not None:
            erased = made.report_made_at + CONTACTS_STAY_AFTER_REPORT
            yield sentence(texts.report_made, day=on_day(min(erased, event.ends_at + CONTACTS_STAY), turn.language))
