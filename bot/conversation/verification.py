"""Whether a certificate of attendance is genuine, for anybody who has its number."""

from collections.abc import Iterator

from bot.conversation.event_view import event_card
from bot.conversation.model import Block, Paragraph
from bot.conversation.turn import Reply, Turn
from bot.conversation.wording import on_day
from bot.forum.certificates import Certificate, verify_certificate
from bot.messages.verification import VERIFICATION


def verify(turn: Turn, number: str) -> Reply:
    """Tell what the certificate of that number stands for; without a number, how to ask."""
    texts = VERIFICATION[turn.language]
    if not number:
        return turn.reply(turn.message([Paragraph((texts.how,))]))
    found = verify_certificate(turn.connection, number)
    if found is None:
        return turn.reply(turn.message([Paragraph((texts.unknown,))]))
    return turn.reply(turn.message(_genuine(turn, found)))


def _genuine(turn: Turn, certificate: Certificate) -> Iterator[Block]:
    texts = VERIFICATION[turn.language]
    day = on_day(certificate.issued_at, turn.language)
    yield Paragraph((texts.valid.format(number=certificate.number, day=day),))
    yield event_card(certificate.event, turn.language)
    known = texts.to_whom.format(initials=certificate.initials)
    yield Paragraph((known if certificate.initials else texts.name_gone,))
