"""Messages from a coordinator to some of an event's participants: to whom, what, and what became of each."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType, Self

from sqlalchemy import Connection, Row, case, func, select

from bot.forum.event import Event, EventId, SessionId
from bot.forum.model import Group, Registration, RegistrationState
from bot.forum.selection import Selection
from bot.store import audit
from bot.store.schema import blocked_chats, is_storable
from bot.store.schema import outbox_messages as outbox
from bot.store.staff_schema import campaigns

CampaignId = NewType("CampaignId", int)

LONGEST_MESSAGE = 3000
"""In the UTF-16 units that Telegram counts: with the title of the event above it, one message carries it."""


class AudienceKind(StrEnum):
    """Who gets a message."""

    CONFIRMED = "confirmed"
    WAITING = "waiting"
    CAME = "came"
    GROUP = "group"
    SESSION = "session"


@dataclass(frozen=True, slots=True)
class Audience:
    """Some of the participants: of a group or a session those with a seat. ``value`` is the group or the session's id.

    Whoever cancelled, was rejected or had their data erased is never among them.
    """

    kind: AudienceKind
    value: str = ""

    @property
    def code(self) -> str:
        """A short name, which :meth:`read` reads: "confirmed", "group.ngo_leader", "session.12"."""
        return f"{self.kind}.{self.value}" if self.value else self.kind.value

    @classmethod
    def read(cls, code: str) -> Self | None:
        """Return the audience of that name; None when there is none."""
        kind, _, value = code.partition(".")
        fitting = {
            AudienceKind.GROUP: value in set(Group),
            AudienceKind.SESSION: value.isascii() and value.isdigit() and is_storable(int(value or "0")),
        }
        if kind not in set(AudienceKind) or not fitting.get(AudienceKind(kind), value == ""):
            return None
        return cls(AudienceKind(kind), value)

    @property
    def selection(self) -> Selection:
        """Whom it means."""
        confirmed = frozenset({RegistrationState.CONFIRMED})
        match self.kind:
            case AudienceKind.CONFIRMED:
                return Selection(confirmed)
            case AudienceKind.WAITING:
                return Selection(frozenset({RegistrationState.WAITING}))
            case AudienceKind.CAME:
                return Selection(confirmed, came=True)
            case AudienceKind.GROUP:
                return Selection(confirmed, group=Group(self.value))
            case AudienceKind.SESSION:
                return Selection(confirmed, session=SessionId(int(self.value)))


class MessageProblem(StrEnum):
    """Why a text cannot be sent to people."""

    EMPTY = "empty"
    TOO_LONG = "too_long"


@dataclass(frozen=True, slots=True)
class Campaign:
    """A message that was sent. ``recipients`` have a chat, ``without_chat`` were meant and have none."""

    id: CampaignId
    event_id: EventId
    audience: Audience | None
    text: str
    recipients: int
    without_chat: int
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Progress:
    """What became of the messages so far.

    ``blocked`` wait for people who blocked the bot; ``failed`` Telegram will never take; of ``forgotten`` ones nothing
    is known any more: the outbox was tidied, or the person had their data erased.
    """

    sent: int
    waiting: int
    blocked: int
    failed: int
    without_chat: int
    forgotten: int

    @property
    def finished(self) -> bool:
        """Whether nothing more will happen by itself."""
        return self.waiting == 0


def message_problem(text: str) -> MessageProblem | None:
    """Return why ``text`` cannot be sent; None when it can."""
    if not any(character.isalnum() for character in text):
        return MessageProblem.EMPTY
    return MessageProblem.TOO_LONG if len(text.encode("utf-16-le", "surrogatepass")) // 2 > LONGEST_MESSAGE else None


def begin_campaign(
    connection: Connection,
    event: Event,
    audience: Audience,
    text: str,
    *,
    meant: list[Registration],
    actor: str,
    now: datetime,
) -> tuple[Campaign, list[Registration]]:
    """Store the message; return it with those to send it to, one registration a chat.

    Whoever calls it queues the messages in the same transaction, under :func:`campaign_key`.
    """
    reachable = list({each.chat_id: each for each in meant if each.chat_id is not None}.values())
    without_chat = sum(each.chat_id is None for each in meant)
    values = {
        "event_id": event.id,
        "created_by": actor,
        "created_at": now,
        "audience": {"code": audience.code, "without_chat": without_chat},
        "text": text,
        "recipients": len(reachable),
    }
    stored = campaigns.insert().values(values).returning(campaigns.c.id)
    campaign_id = CampaignId(int(connection.scalar(stored)))
    details = {"event": event.id, "audience": audience.code, "recipients": len(reachable)}
    audit.record(connection, now, actor, "campaign.sent", f"campaign:{campaign_id}", details=details)
    campaign = Campaign(campaign_id, event.id, audience, text, len(reachable), without_chat, now)
    return campaign, reachable


def campaign_key(campaign: Campaign, registration: Registration) -> str:
    """Return the name under which the message to one person is queued, once."""
    return f"campaign:{campaign.id}:{registration.id}"


def find_campaign(connection: Connection, campaign_id: int) -> Campaign | None:
    """Return the message, or None when there is none of that id."""
    if not is_storable(campaign_id):
        return None
    row = connection.execute(select(campaigns).where(campaigns.c.id == campaign_id)).one_or_none()
    return None if row is None else _as_campaign(row)


def campaigns_of(connection: Connection, event_id: EventId) -> list[Campaign]:
    """Return the messages to participants of the event, the newest first."""
    query = select(campaigns).where(campaigns.c.event_id == event_id).order_by(campaigns.c.id.desc())
    return [_as_campaign(row) for row in connection.execute(query)]


def progress(connection: Connection, campaign: Campaign) -> Progress:
    """Return what became of the messages, from the states of the outbox."""
    counts = _states(connection, campaign)
    waiting = counts["queued"] + counts["sending"]
    known = waiting + counts["blocked"] + counts["sent"] + counts["given_up"]
    return Progress(
        sent=counts["sent"],
        waiting=waiting,
        blocked=counts["blocked"],
        failed=counts["given_up"],
        without_chat=campaign.without_chat,
        forgotten=max(campaign.recipients - known, 0),
    )


def _states(connection: Connection, campaign: Campaign) -> Counter[str]:
    """Count the messages by state; one that waits for a chat that blocked the bot is "blocked"."""
    blocked = outbox.c.chat_id.in_(select(blocked_chats.c.chat_id)) & outbox.c.state.in_(("queued", "sending"))
    state = case((blocked, "blocked"), else_=outbox.c.state).label("state")
    ours = outbox.c.key.startswith(f"campaign:{campaign.id}:")
    rows = connection.execute(select(state, func.count().label("number")).where(ours).group_by(state))
    return Counter({row.state: int(row.number) for row in rows})


def _as_campaign(row: Row[tuple[object, ...]]) -> Campaign:
    audience: Mapping[str, object] = row.audience
    return Campaign(
        id=CampaignId(row.id),
        event_id=EventId(row.event_id),
        audience=Audience.read(str(audience.get("code"))),
        text=row.text or "",
        recipients=row.recipients,
        without_chat=int(str(audience.get("without_chat", 0))),
        created_at=row.created_at,
    )
