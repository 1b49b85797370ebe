"""An edition that one can apply in, and applications that are filled in through their service."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, update

from bot.store.voucher_schema import voucher_applications
from bot.voucher.application_fields import checked_answer
from bot.voucher.application_results import Begun, Submitted
from bot.voucher.application_service import ApplicationService
from bot.voucher.application_sql import find_application
from bot.voucher.edition_service import EditionService
from bot.voucher.model import Application, ApplicationField
from bot.voucher.results import Refused
from bot.voucher.rules import Rules
from bot.voucher.sample_edition import sample_rules
from tests.fakes.clock import FixedClock

ANNA = "telegram:7"
NIP = "526-000-12-46"
OTHER_NIP = "525-224-84-81"

ANSWERS: Mapping[ApplicationField, str] = {
    ApplicationField.APPLICANT_KIND: "foundation",
    ApplicationField.ORGANISATION: "Fundacja Most",
    ApplicationField.ORGANISATION_NUMBER: NIP,
    ApplicationField.MUNICIPALITY: "Toruń",
    ApplicationField.SIGNATORY: "Anna Kanarek",
    ApplicationField.SIGNATORY_ROLE: "prezeska",
    ApplicationField.CONTACT: "anna@example.org",
    ApplicationField.IDEA: "Warsztaty młodzieży z Torunia i Getyngi",
    ApplicationField.PARTNER: "Jugendhaus Göttingen",
    ApplicationField.PARTNER_COUNTRY: "Niemcy",
    ApplicationField.SERVICE: "translation",
    ApplicationField.PURPOSE: "Tłumaczenie wniosku na niemiecki",
    ApplicationField.ESTIMATE: "4 000 zł",
    ApplicationField.REQUESTED: "3500,50",
    ApplicationField.DECLARATIONS: "represents, no_double_funding, de_minimis",
}


def rules_for(clock: FixedClock, **changes: Any) -> Rules:  # noqa: ANN401 (tests change any field)
    """Return rules with a call that opens now and no early close."""
    usual = sample_rules(clock.now())
    (call,) = usual.calls
    return replace(usual, **{"calls": (replace(call, early_close=None),), **changes})


class Applying:
    """An edition with one open call, within one transaction."""

    def __init__(self, connection: Connection, clock: FixedClock, *, sample: bool = False, **changes: Any) -> None:  # noqa: ANN401 (tests change any field)
        self.connection, self.clock = connection, clock
        self.editions, self.service = EditionService(clock), ApplicationService(clock)
        self.rules = rules_for(clock, **changes)
        self.edition = self.editions.create(connection, self.rules, actor="cli:test", sample=sample)
        (self.call,) = self.editions.calls(connection, self.edition.id)

    def begin(self, person: str = ANNA) -> Begun:
        """Begin a draft, or resume it."""
        begun = self.begun(self.call.id, person)
        assert isinstance(begun, Begun)
        return begun

    def begun(self, call_id: int, person: str = ANNA, connection: Connection | None = None) -> Begun | Refused:
        """Try to begin in whichever call, and in another transaction where one is given."""
        said = {"language": "pl", "consent_version": "voucher-1"}
        return self.service.begin(connection or self.connection, call_id, person=person, chat_id=7, **said)

    def answer(self, application: Application, field: ApplicationField, typed: str) -> Application:
        """Give an answer that is taken."""
        answered = self.service.answer(self.connection, application.id, field, typed, person=application.person)
        assert isinstance(answered, Application), answered
        return answered

    def filled(self, person: str = ANNA, **typed: str) -> Application:
        """Return a draft that is complete; ``typed`` are other answers than the usual ones. All is stored at once."""
        application, values = self.begin(person).application, dict[str, Any]()
        for field, usual in ANSWERS.items():
            checked = checked_answer(field, typed.get(field.value, usual), application, self.rules)
            assert isinstance(checked, Mapping), checked
            values |= checked
            application = replace(application, **checked)
        return self.put(application, **values)

    def submitted(self, person: str = ANNA, **typed: str) -> Application:
        """Return an application that is handed in."""
        result = self.service.submit(self.connection, self.filled(person, **typed).id, person=person)
        assert isinstance(result, Submitted), result
        return result.application

    def put(self, application: Application, **values: Any) -> Application:  # noqa: ANN401 (columns of several types)
        """Set columns without a service."""
        own = voucher_applications.c.id == application.id
        self.connection.execute(update(voucher_applications).where(own).values(**values))
        return self.now(application)

    def now(self, application: Application) -> Application:
        """Return the application as it is now."""
        found = find_application(self.connection, application.id)
        assert found is not None
        return found


def zl(amount: str) -> Decimal:
    """Return the amount."""
    return Decimal(amount)
