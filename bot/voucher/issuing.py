"""Issuing a voucher, and showing its code once.

A code is made when it is shown, of the key, the voucher and a random salt; only its SHA-256 and the salt are stored, so
that neither the database nor the key alone tells it.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy import Connection

from bot.clock import Clock
from bot.store import audit
from bot.voucher import codes, ledger_sql, voucher_sql
from bot.voucher.application_sql import lock_application, move
from bot.voucher.deadlines import deadline_after
from bot.voucher.four_eyes import decided_in_favour, rules_of_grant
from bot.voucher.model import Application, Edition, Voucher
from bot.voucher.notices import VoucherNotice, VoucherNoticeKind
from bot.voucher.organisation_limits import refused_voucher
from bot.voucher.results import Reason, Refused
from bot.voucher.states import State
from bot.voucher.validity import not_valid
from bot.voucher.verdicts import own_application
from bot.voucher.voucher_sql import NewVoucher


@dataclass(frozen=True, slots=True)
class Issued:
    """The voucher is there, and the applicant is to be told that its code can be shown."""

    voucher: Voucher
    application: Application
    edition: Edition
    notices: tuple[VoucherNotice, ...]


@dataclass(frozen=True, slots=True)
class CodeShown:
    """The code, in groups of four, for the eyes of the applicant alone."""

    voucher: Voucher
    application: Application
    code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class CodeReplaced:
    """The old code is worth nothing any more; the applicant can have the new one shown, once."""

    voucher: Voucher
    application: Application
    edition: Edition
    notices: tuple[VoucherNotice, ...]


class IssuingService:
    """Issues vouchers.

    Args:
        clock: tells when.
        key: the secret that codes are made with.

    """

    def __init__(self, clock: Clock, key: bytes) -> None:
        self._clock = clock
        self._key = key

    def issue(self, connection: Connection, application_id: int, *, actor: str) -> Issued | Refused:
        """Make a voucher of what was granted; somebody else than who decided, or applied, does it.

        Args:
            connection: of the caller's writing transaction.
            application_id: as it came from a button or was typed; any number.
            actor: who issues it.

        """
        found = lock_application(connection, application_id)
        if found is None:
            return Refused(Reason.UNKNOWN)
        edition, application = found
        now = self._clock.now()
        if (obstacle := _obstacle(connection, edition, application, actor, now)) is not None:
            return obstacle
        issued = move(connection, application.id, [State.GRANTED], State.ISSUED, changed_at=now)
        if issued is None:
            return Refused(Reason.WRONG_STATE, state=application.state)
        voucher = self._made(connection, issued, actor)
        details = {"application": issued.id, "value": str(voucher.value)}
        audit.record(connection, now, actor, "voucher.issued", f"voucher:{voucher.id}", details=details)
        return Issued(voucher, issued, edition, (_notice(voucher, issued, edition),))

    def show_code(self, connection: Connection, application_id: int, *, person: str) -> CodeShown | Refused:
        """Make the code and show it to the applicant, once.

        Args:
            connection: of the caller's writing transaction; the answer must be sent with it, or the code is lost.
            application_id: as it came from a button; any number.
            person: who asks; only the applicant is answered.

        """
        found = lock_application(connection, application_id)
        if found is None or found[1].person != person:
            return Refused(Reason.UNKNOWN)
        application = found[1]
        voucher = voucher_sql.voucher_of(connection, application.id)
        if voucher is None:
            return Refused(Reason.WRONG_STATE, state=application.state)
        if voucher.code_shown_at is not None:
            return Refused(Reason.CODE_ALREADY_SHOWN, until=voucher.code_shown_at)
        if (obstacle := not_valid(voucher, application, self._clock.now())) is not None:
            return obstacle
        return self._shown(connection, voucher, application, person)

    def new_code(self, connection: Connection, voucher_id: int, *, actor: str) -> CodeReplaced | Refused:
        """Make the code worthless, because it got lost or into wrong hands; another can be shown, once."""
        voucher = voucher_sql.find_voucher(connection, voucher_id)
        found = None if voucher is None else lock_application(connection, voucher.application_id)
        if voucher is None or found is None:
            return Refused(Reason.UNKNOWN)
        edition, application = found
        now = self._clock.now()
        if (obstacle := not_valid(voucher, application, now)) is not None:
            return obstacle
        voucher_sql.forget_code(connection, voucher.id)
        secret = voucher_sql.secret_of(connection, voucher.id)
        serial = 0 if secret is None else secret.serial
        details = {"application": application.id, "serial": serial}
        audit.record(connection, now, actor, "voucher.code_replaced", f"voucher:{voucher.id}", details=details)
        hidden = replace(voucher, code_shown_at=None)
        return CodeReplaced(hidden, application, edition, (_notice(hidden, application, edition, f"code {serial}"),))

    def shown_code(self, connection: Connection, voucher_id: int) -> str | None:
        """Return the code in groups of four, for the applicant's document; None before it was shown to them."""
        secret = voucher_sql.secret_of(connection, voucher_id)
        if secret is None or secret.salt is None:
            return None
        return codes.written(codes.code_of(self._key, voucher_id, secret.serial, secret.salt))

    def _made(self, connection: Connection, application: Application, actor: str) -> Voucher:
        now = self._clock.now()
        made = NewVoucher(
            edition_id=application.edition_id,
            application_id=application.id,
            organisation_key=application.organisation_key or "",
            value=ledger_sql.sums_of_application(connection, application.id).promised,
            service=application.service or "",
            issued_by=actor,
            issued_at=now,
            valid_until=deadline_after(now, rules_of_grant(connection, application).days.code),
        )
        number = voucher_sql.insert_voucher(connection, made)
        return Voucher(
            number, made.edition_id, made.application_id, made.value, made.service, actor, now, made.valid_until
        )

    def _shown(self, connection: Connection, voucher: Voucher, application: Application, person: str) -> CodeShown:
        now, salt = self._clock.now(), codes.new_salt()
        secret = voucher_sql.secret_of(connection, voucher.id)
        code = codes.code_of(self._key, voucher.id, 0 if secret is None else secret.serial, salt)
        voucher_sql.keep_code(connection, voucher.id, codes.code_hash(code), salt, now)
        details = {"application": application.id}
        audit.record(connection, now, person, "voucher.code_shown", f"voucher:{voucher.id}", details=details)
        return CodeShown(replace(voucher, code_shown_at=now), application, codes.written(code))


def _obstacle(
    connection: Connection, edition: Edition, application: Application, actor: str, now: datetime
) -> Refused | None:
    """Return why no voucher can be issued for the application, None when it can."""
    if application.state is not State.GRANTED:
        return Refused(Reason.WRONG_STATE, state=application.state)
    if own := own_application(connection, application, actor):
        return own
    if decided_in_favour(connection, application, actor):
        return Refused(Reason.FOUR_EYES)
    if not application.organisation_key or not application.service:
        return Refused(Reason.INCOMPLETE, name="service" if application.organisation_key else "organisation")
    if voucher_sql.open_voucher_of(connection, application.edition_id, application.organisation_key) is not None:
        return Refused(Reason.ORGANISATION_HAS_VOUCHER)
    return refused_voucher(connection, edition, application, rules_of_grant(connection, application), now)


def _notice(voucher: Voucher, application: Application, edition: Edition, occasion: str = "") -> VoucherNotice:
    return VoucherNotice(
        VoucherNoticeKind.ISSUED, application, edition, voucher.value, voucher.valid_until, occasion=occasion
    )
