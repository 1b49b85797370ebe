"""A redemption: part of a voucher's value is spent for a document, once."""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from sqlalchemy import Connection

from bot.store import audit
from bot.voucher import ledger_sql, voucher_sql
from bot.voucher.application_sql import lock_application, move
from bot.voucher.four_eyes import decided_in_favour, rules_of_grant
from bot.voucher.ledger_sql import Cause, Entry, EntryKind, NewEntry
from bot.voucher.model import Application, Edition, Voucher
from bot.voucher.notices import VoucherNotice, VoucherNoticeKind
from bot.voucher.providers import find_provider
from bot.voucher.results import Reason, Refused
from bot.voucher.states import State
from bot.voucher.validity import not_valid
from bot.voucher.verdicts import own_application

LONGEST_DOCUMENT = 64
LONGEST_KEY = 80

_USABLE = (State.ISSUED, State.PARTLY_REDEEMED)


@dataclass(frozen=True, slots=True)
class Redemption:
    """What is to be redeemed.

    ``amount`` is in zlotys; ``document`` the number of an invoice or a bill; ``provider_id`` who rendered the service,
    None when it is told nowhere but on the document; ``key`` the idempotency key, the same each time that the same
    redemption is asked for.
    """

    voucher_id: int
    amount: Decimal
    document: str = field(repr=False)
    provider_id: int | None
    key: str
    actor: str = field(repr=False)
    at: datetime


@dataclass(frozen=True, slots=True)
class Redeemed:
    """It is booked; ``left`` is what the voucher was worth after it. ``repeated`` says that it was booked before."""

    entry: Entry
    left: Decimal
    voucher: Voucher
    application: Application
    edition: Edition
    notices: tuple[VoucherNotice, ...]
    repeated: bool = False


def redeem(connection: Connection, wanted: Redemption) -> Redeemed | Refused:
    """Book the redemption, if it can be; with the key of an earlier one return the first result.

    Raises:
        ValueError: when the key is empty or longer than ``LONGEST_KEY``.

    """
    if not 0 < len(wanted.key) <= LONGEST_KEY:
        raise ValueError("A redemption needs a key of a bounded length.")
    unlocked = voucher_sql.find_voucher(connection, wanted.voucher_id)
    found = None if unlocked is None else lock_application(connection, unlocked.application_id)
    voucher = None if found is None else voucher_sql.find_voucher(connection, wanted.voucher_id)
    if found is None or voucher is None:
        return Refused(Reason.UNKNOWN)
    edition, application = found
    earlier = ledger_sql.with_key(connection, _key(wanted))
    if earlier is not None:
        return _first_result(connection, wanted, earlier, voucher, found)
    obstacle = _obstacle(connection, wanted, voucher, application)
    return obstacle or _booked(connection, wanted, voucher, application, edition)


def left_of(connection: Connection, voucher: Voucher) -> Decimal:
    """Return what can still be redeemed, in zlotys, as far as the ledger knows."""
    return voucher.value - ledger_sql.sums_of_voucher(connection, voucher.id).spent


def _booked(
    connection: Connection, wanted: Redemption, voucher: Voucher, application: Application, edition: Edition
) -> Redeemed | Refused:
    entry = ledger_sql.add(connection, _entry(wanted, voucher))
    if entry is None:  # another edition's redemption came with the same key at this moment
        return Refused(Reason.KEY_REUSED)
    left = left_of(connection, voucher)
    after = State.PARTLY_REDEEMED if left else State.REDEEMED
    moved = move(connection, application.id, _USABLE, after, changed_at=wanted.at)
    if moved is None:
        raise LookupError("The application changed although its edition is locked.")
    details = {"entry": entry.id, "amount": str(entry.amount), "left": str(left), "state": after.value}
    audit.record(connection, wanted.at, wanted.actor, "voucher.redeemed", f"voucher:{voucher.id}", details=details)
    kind, occasion = VoucherNoticeKind.REDEEMED, str(entry.id)
    notice = VoucherNotice(kind, moved, edition, entry.amount, voucher.valid_until, occasion=occasion)
    return Redeemed(entry, left, voucher, moved, edition, (notice,))


def _first_result(
    connection: Connection,
    wanted: Redemption,
    earlier: Entry,
    voucher: Voucher,
    found: tuple[Edition, Application],
) -> Redeemed | Refused:
    """Return what came of the key before; it must have come for the same."""
    same = (earlier.voucher_id, earlier.amount, earlier.document, earlier.provider_id)
    if same != (wanted.voucher_id, wanted.amount, _document(wanted), wanted.provider_id):
        return Refused(Reason.KEY_REUSED)
    until_then = [each for each in ledger_sql.entries_of_voucher(connection, voucher.id) if each.id <= earlier.id]
    left = voucher.value - sum(each.amount * _SIGN[each.kind] for each in until_then)
    edition, application = found
    return Redeemed(earlier, left, voucher, application, edition, (), repeated=True)


_SIGN = {EntryKind.REDEMPTION: 1, EntryKind.REVERSAL: -1}


def _obstacle(connection: Connection, wanted: Redemption, voucher: Voucher, application: Application) -> Refused | None:
    """Return why the redemption cannot be booked, None when it can."""
    if (refused := not_valid(voucher, application, wanted.at)) is not None:
        return refused
    if own := own_application(connection, application, wanted.actor):
        return own
    if decided_in_favour(connection, application, wanted.actor):
        return Refused(Reason.FOUR_EYES)
    return (
        _wrong_provider(connection, wanted, application)
        or _wrong_amount(connection, wanted, voucher, application)
        or _wrong_document(connection, wanted, voucher)
    )


def _wrong_provider(connection: Connection, wanted: Redemption, application: Application) -> Refused | None:
    """Return why the provider cannot be paid with the voucher: it is none, or is paid with its own voucher."""
    if wanted.provider_id is None:
        return None
    provider = find_provider(connection, wanted.provider_id)
    if provider is None:
        return Refused(Reason.NOT_A_PROVIDER)
    is_own = provider.number is not None and provider.number == application.organisation_number
    return Refused(Reason.OWN_ORGANISATION, name=application.number or "") if is_own else None


def _wrong_amount(
    connection: Connection, wanted: Redemption, voucher: Voucher, application: Application
) -> Refused | None:
    left = left_of(connection, voucher)
    if wanted.amount > left:
        return Refused(Reason.MORE_THAN_LEFT, amount=left)
    least = min(rules_of_grant(connection, application).smallest_redemption, left)
    if wanted.amount <= 0 or wanted.amount < least:
        return Refused(Reason.LESS_THAN_SMALLEST, amount=least)
    return None


def _wrong_document(connection: Connection, wanted: Redemption, voucher: Voucher) -> Refused | None:
    document = _document(wanted)
    if not 0 < len(document) <= LONGEST_DOCUMENT:
        return Refused(Reason.INCOMPLETE, name="document", count=LONGEST_DOCUMENT)
    entries = ledger_sql.entries_of_voucher(connection, voucher.id)
    taken_back = {each.reverses_id for each in entries}
    standing = (each for each in entries if each.kind is EntryKind.REDEMPTION and each.id not in taken_back)
    same = next((each for each in standing if (each.document or "").casefold() == document.casefold()), None)
    return None if same is None else Refused(Reason.DOCUMENT_REDEEMED, amount=same.amount)


def _entry(wanted: Redemption, voucher: Voucher) -> NewEntry:
    return NewEntry(
        edition_id=voucher.edition_id,
        kind=EntryKind.REDEMPTION,
        amount=wanted.amount,
        cause=Cause.VOUCHER.of(voucher.id),
        key=_key(wanted),
        actor=wanted.actor,
        at=wanted.at,
        application_id=voucher.application_id,
        voucher_id=voucher.id,
        provider_id=wanted.provider_id,
        document=_document(wanted),
    )


def _document(wanted: Redemption) -> str:
    return " ".join(wanted.document.split())


def _key(wanted: Redemption) -> str:
    return f"redeem:{wanted.key}"
