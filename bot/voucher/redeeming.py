"""What providers and coordinators do with vouchers: look them up by code, redeem them, take it back, close them."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sqlalchemy import Connection

from bot.clock import Clock
from bot.store import audit
from bot.voucher import closing, codes, ledger_sql, providers, voucher_sql
from bot.voucher.application_sql import find_application
from bot.voucher.closing import Closed, Reversed
from bot.voucher.code_attempts import count_wrong_code, stopped_until
from bot.voucher.ledger_sql import Entry
from bot.voucher.model import Application, Voucher
from bot.voucher.notices import VoucherNotice
from bot.voucher.providers import Provider
from bot.voucher.redemption import Redeemed, Redemption, left_of, redeem
from bot.voucher.results import InvalidField, Reason, Refused
from bot.voucher.validity import not_valid


@dataclass(frozen=True, slots=True)
class Found:
    """The voucher of a code; ``left`` is what can be redeemed, in zlotys."""

    voucher: Voucher
    application: Application
    left: Decimal


class RedeemingService:
    """Redeems vouchers and closes them.

    Args:
        clock: tells when.

    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def look_up(self, connection: Connection, typed: str, *, actor: str) -> Found | Refused:
        """Find the voucher of a typed code.

        Args:
            connection: of the caller's writing transaction, to be committed whatever comes: wrong codes are counted.
            typed: the code as it was typed or scanned; any text.
            actor: who asks; after too many wrong codes they have to wait.

        """
        now = self._clock.now()
        if (until := stopped_until(connection, actor, now)) is not None:
            return Refused(Reason.TOO_MANY_ATTEMPTS, until=until)
        read = codes.read_code(typed)
        if isinstance(read, codes.Mistyped):
            if read.has_form:
                self._count(connection, actor, now)
            return Refused(Reason.CODE_MISTYPED, name=read.shown)
        voucher = voucher_sql.with_code(connection, codes.code_hash(read))
        if voucher is None:
            self._count(connection, actor, now)
            return Refused(Reason.CODE_UNKNOWN, name=codes.written(read))
        return self._found(connection, voucher, now)

    def redeem(
        self,
        connection: Connection,
        voucher_id: int,
        amount: Decimal,
        *,
        document: str,
        provider_id: int | None,
        key: str,
        actor: str,
    ) -> Redeemed | Refused:
        """Redeem ``amount`` of the voucher for a document.

        Args:
            connection: of the caller's writing transaction.
            voucher_id: as ``look_up`` found it; any number.
            amount: in zlotys.
            document: the number of an invoice or a bill, which can be redeemed once.
            provider_id: who rendered the service; None when it is told nowhere but on the document.
            key: the same each time that the same redemption is asked for; the first result is returned again.
            actor: who redeems; not who decided.

        Raises:
            ValueError: when the key is empty or longer than ``bot.voucher.redemption.LONGEST_KEY``.

        """
        now = self._clock.now()
        return redeem(connection, Redemption(voucher_id, amount, document, provider_id, key, actor, now))

    def reverse(self, connection: Connection, entry_id: int, *, reason: str, actor: str) -> Reversed | Refused:
        """Take a redemption back by an entry against it; of a closed voucher the money is free at once."""
        return closing.reverse(connection, entry_id, reason=reason, actor=actor, at=self._clock.now())

    def settle(self, connection: Connection, application_id: int, *, actor: str) -> Closed | Refused:
        """Settle what was redeemed; the rest is free, and nothing can be redeemed any more."""
        return closing.settle(connection, application_id, actor=actor, at=self._clock.now())

    def revoke(self, connection: Connection, application_id: int, *, reason: str, actor: str) -> Closed | Refused:
        """Take back what was granted and not spent yet."""
        return closing.revoke(connection, application_id, reason=reason, actor=actor, at=self._clock.now())

    def expire_due(self, connection: Connection) -> list[VoucherNotice]:
        """Let the vouchers expire whose time is over; doing it again changes nothing."""
        return closing.expire_due(connection, self._clock.now())

    def ledger(self, connection: Connection, edition_id: int) -> list[Entry]:
        """Return the ledger of the edition, the oldest entry first."""
        return ledger_sql.entries(connection, edition_id)

    def redemptions(self, connection: Connection, voucher_id: int) -> list[Entry]:
        """Return the redemptions of the voucher and their reversals, the oldest first."""
        return ledger_sql.entries_of_voucher(connection, voucher_id)

    def voucher(self, connection: Connection, voucher_id: int) -> Found | None:
        """Return the voucher of that id with what is left, whether it can be used or not."""
        voucher = voucher_sql.find_voucher(connection, voucher_id)
        application = None if voucher is None else find_application(connection, voucher.application_id)
        if voucher is None or application is None:
            return None
        return Found(voucher, application, left_of(connection, voucher))

    def voucher_of(self, connection: Connection, application_id: int) -> Found | None:
        """Return the voucher that was issued for the application, whether it can be used or not."""
        voucher = voucher_sql.voucher_of(connection, application_id)
        return None if voucher is None else self.voucher(connection, voucher.id)

    def add_provider(
        self, connection: Connection, name: str, number: str, *, person: str | None, actor: str
    ) -> Provider | InvalidField:
        """Store a provider; one of the same person gets the new name and number (a typed NIP, KRS or REGON)."""
        return providers.add_provider(connection, name, number, person=person, actor=actor, at=self._clock.now())

    def remove_provider(self, connection: Connection, provider_id: int, *, actor: str) -> Provider | Refused:
        """Let the provider redeem nothing any more; what it redeemed stays."""
        return providers.remove_provider(connection, provider_id, actor=actor, at=self._clock.now())

    def provider_of(self, connection: Connection, person: str) -> Provider | None:
        """Return the provider that the person redeems for."""
        return providers.provider_of(connection, person)

    def providers(self, connection: Connection) -> list[Provider]:
        """Return all providers by name."""
        return providers.providers(connection)

    def _found(self, connection: Connection, voucher: Voucher, now: datetime) -> Found | Refused:
        application = find_application(connection, voucher.application_id)
        if application is None:
            return Refused(Reason.UNKNOWN)
        refused = not_valid(voucher, application, now)
        return refused or Found(voucher, application, left_of(connection, voucher))

    def _count(self, connection: Connection, actor: str, now: datetime) -> None:
        count_wrong_code(connection, actor, now)
        audit.record(connection, now, actor, "voucher.wrong_code", "voucher_codes", details={})
