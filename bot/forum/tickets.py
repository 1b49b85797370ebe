"""Tickets: what the QR code of a participant says, so that the door can tell its own codes from any other.

A token is ``ci_<id>_<mac>``: the number of the registration and an HMAC-SHA256 (RFC 2104) over event, registration and
serial, cut to 128 bits. Nothing about tickets is stored but the serial, which revokes the older ones. A token fits the
64 characters of A-Z a-z 0-9 _ - that Telegram lets a deep link carry
(https://core.telegram.org/api/links#bot-links).
"""

import base64
import hmac
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from sqlalchemy import Connection

from bot.errors import BotError
from bot.forum import sql
from bot.forum.model import Registration, RegistrationState
from bot.store.key_file import KeyFileError, load_key

TOKEN_PREFIX = "ci_"  # noqa: S105 (what tokens begin with)

_MAC_BYTES = 16
_TOKEN = re.compile(r"ci_([1-9][0-9]{0,18})_([A-Za-z0-9_-]{22})", re.ASCII)


class TicketKeyError(BotError):
    """The file with the key cannot be used; says what to do."""


@dataclass(frozen=True, slots=True)
class TicketKey:
    """The secret that tickets are signed with; its representation does not show it."""

    secret: bytes = field(repr=False)

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read the key, or make it where there is none: whoever comes first decides, also among processes.

        Raises:
            TicketKeyError: when the file is no key; a new one would make all tickets worthless.

        """
        try:
            return cls(load_key(path))
        except KeyFileError as error:
            message = (
                f"Plik {path} nie jest kluczem biletów. Przywróć go z kopii zapasowej; bez niej usuń go i wyślij "
                "uczestnikom nowe bilety."
            )
            raise TicketKeyError(message) from error


@dataclass(frozen=True, slots=True)
class ValidTicket:
    """The ticket of a registration that is active; whether it lets in, the check-in tells."""

    registration: Registration


@dataclass(frozen=True, slots=True)
class NotATicket:
    """Something else than one of our tickets: a stranger's code."""


@dataclass(frozen=True, slots=True)
class ForgedTicket:
    """It looks like a ticket, but was not made with our key."""


@dataclass(frozen=True, slots=True)
class ReplacedTicket:
    """It was theirs, but a newer one was made since."""

    registration: Registration


@dataclass(frozen=True, slots=True)
class CancelledTicket:
    """It was theirs, but the registration is not active any more."""

    registration: Registration


@dataclass(frozen=True, slots=True)
class OtherEventsTicket:
    """It is good, but for another event."""

    registration: Registration


TicketFault = NotATicket | ForgedTicket | ReplacedTicket | CancelledTicket | OtherEventsTicket
Ticket = ValidTicket | TicketFault

_GONE = frozenset({RegistrationState.CANCELLED, RegistrationState.REJECTED, RegistrationState.EXPIRED})


def ticket_token(key: TicketKey, registration: Registration) -> str:
    """Return the token of the registration's current ticket, 27 to 45 characters."""
    return f"{TOKEN_PREFIX}{registration.id}_{_mac(key, registration, registration.ticket_serial)}"


def examine_ticket(key: TicketKey, connection: Connection, token: str, *, event_id: int | None = None) -> Ticket:
    """Return what ``token`` is.

    Args:
        key: what tickets are signed with.
        connection: of the caller's transaction.
        token: as it came from a scanned code; any text.
        event_id: the event at whose door it is shown; None for any.

    """
    read = _TOKEN.fullmatch(token.strip())
    if read is None:
        return NotATicket()
    registration = sql.find_registration(connection, int(read[1]))
    if registration is None:
        return ForgedTicket()
    if not _is_mac(key, registration, registration.ticket_serial, read[2]):
        older = any(_is_mac(key, registration, serial, read[2]) for serial in range(registration.ticket_serial))
        return ReplacedTicket(registration) if older else ForgedTicket()
    if event_id is not None and registration.event_id != event_id:
        return OtherEventsTicket(registration)
    return CancelledTicket(registration) if registration.state in _GONE else ValidTicket(registration)


def read_ticket(key: TicketKey, connection: Connection, token: str) -> Registration | None:
    """Return the registration of a valid ticket, None for anything else."""
    ticket = examine_ticket(key, connection, token)
    return ticket.registration if isinstance(ticket, ValidTicket) else None


def _mac(key: TicketKey, registration: Registration, serial: int) -> str:
    signed = f"ticket:{registration.event_id}:{registration.id}:{serial}"
    digest = hmac.digest(key.secret, signed.encode(), "sha256")[:_MAC_BYTES]
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def _is_mac(key: TicketKey, registration: Registration, serial: int, shown: str) -> bool:
    return hmac.compare_digest(_mac(key, registration, serial), shown)
