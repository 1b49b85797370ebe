"""Certificates of attendance: a number for everybody who came, which anybody can verify.

A number is "IE/2027/0012-07": the year of the event, a running number of that year, and two check digits by ISO 7064
Mod 97-10 (as in an IBAN), so that a mistyped number is told from one that was never given.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, select, update

from bot.clock import WARSAW, in_warsaw
from bot.forum import sql
from bot.forum.event import Event
from bot.forum.model import RegistrationId
from bot.forum.notices import Notice, NoticeKind
from bot.store import audit
from bot.store.event_schema import events, registrations

_NUMBER = re.compile(r"IE[/ -]?([0-9]{4})[/ -]([0-9]{4,9})[/ -]?([0-9]{2})", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Certificate:
    """What anybody with the number may know: that it was given, for which event, and the initials of whom.

    Initials, since numbers can be guessed: whoever holds the paper can compare them with the name on it, and whoever
    tries numbers learns the name of nobody. ``initials`` is "" when the name was erased since; the number stays valid.
    """

    number: str
    event: Event
    initials: str
    issued_at: datetime


def issue_certificates(connection: Connection, event: Event, *, at: datetime, actor: str = "system") -> list[Notice]:
    """Give a number to everybody who came and has none; return what they are to be told.

    Args:
        connection: of the caller's writing transaction.
        event: that took place.
        at: now.
        actor: who does it, for the audit log.

    """
    year = in_warsaw(event.starts_at).year
    _lock_year(connection, year)
    following = _last_of(connection, year) + 1
    ids = _without(connection, event)
    numbers = [certificate_number(year, running) for running in range(following, following + len(ids))]
    _give(connection, dict(zip(ids, numbers, strict=True)), at)
    issued = sql.find_registrations(connection, ids)
    if issued:
        details = {"issued": len(issued), "registrations": [each.id for each in issued]}
        audit.record(connection, at, actor, "certificates.issued", f"event:{event.id}", details=details)
    return [Notice(NoticeKind.CERTIFICATE, registration, event) for registration in issued]


def verify_certificate(connection: Connection, number: str) -> Certificate | None:
    """Return the certificate of that number, None when none was given or the person turned out not to have come."""
    tidy = tidy_number(number)
    if tidy is None:
        return None
    given = (registrations.c.certificate_number == tidy) & registrations.c.checked_in_at.is_not(None)
    row = connection.execute(select(registrations).where(given)).one_or_none()
    event = None if row is None else sql.find_event(connection, row.event_id)
    if row is None or event is None:
        return None
    return Certificate(tidy, event, _initials(row.name or ""), row.certificate_at)


def certificate_number(year: int, running: int) -> str:
    """Return the number with its check digits."""
    from stdnum.iso7064 import mod_97_10  # noqa: PLC0415 - only certificates need it; it takes 50 ms to load

    return f"IE/{year}/{running:04d}-{mod_97_10.calc_check_digits(f'IE{year}{running:04d}')}"


def tidy_number(typed: str) -> str | None:
    """Return the number as it is printed, None when it is none or a digit is wrong; case and spaces do not matter."""
    read = _NUMBER.fullmatch(typed.strip())
    if read is None:
        return None
    number = certificate_number(int(read[1]), int(read[2]))
    return number if number.endswith(f"-{read[3]}") else None


def _lock_year(connection: Connection, year: int) -> None:
    """Let one transaction at a time give numbers of a year: the events of the year stay locked until its commit."""
    start, end = (datetime(each, 1, 1, tzinfo=WARSAW) for each in (year, year + 1))
    of_year = select(events.c.id).where(events.c.starts_at >= start, events.c.starts_at < end)
    connection.execute(of_year.order_by(events.c.id).with_for_update())


def _last_of(connection: Connection, year: int) -> int:
    given = select(registrations.c.certificate_number).where(
        registrations.c.certificate_number.startswith(f"IE/{year}/")
    )
    return max((int(number.split("/")[2].split("-")[0]) for number in connection.scalars(given)), default=0)


def _without(connection: Connection, event: Event) -> list[RegistrationId]:
    came = select(registrations.c.id).where(
        registrations.c.event_id == event.id,
        registrations.c.state == "confirmed",
        registrations.c.checked_in_at.is_not(None),
        registrations.c.certificate_number.is_(None),
        registrations.c.erased_at.is_(None),
    )
    return [RegistrationId(each) for each in connection.scalars(came.order_by(registrations.c.id))]


def _give(connection: Connection, numbers: Mapping[RegistrationId, str], at: datetime) -> None:
    own = update(registrations).where(registrations.c.id == bindparam("whose"))
    given = own.values(certificate_number=bindparam("number"), certificate_at=at)
    if numbers:
        connection.execute(given, [{"whose": each, "number": number} for each, number in numbers.items()])


def _initials(name: str) -> str:
    """Return "J. K.-N." for "Jan Kowalski-Nowak"."""
    return " ".join("-".join(f"{part[0].upper()}." for part in word.split("-") if part) for word in name.split())
