"""Editions with money, and applications that are granted already, put there without the steps before."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, insert

from bot.store import audit
from bot.store.voucher_schema import voucher_applications
from bot.voucher.application_sql import find_application
from bot.voucher.decision_model import Decision, NewDecision, Occasion, Outcome
from bot.voucher.decisions_sql import insert_decisions
from bot.voucher.edition_service import EditionService
from bot.voucher.edition_sql import calls_of
from bot.voucher.grants import promise
from bot.voucher.issuing import Issued, IssuingService
from bot.voucher.model import Application, Edition, Voucher
from bot.voucher.rules import ApplicantKind, CallPlan, Criterion, Days, Declaration, Eligible, Rules, Service
from bot.voucher.states import State
from tests.fakes.clock import FixedClock

NOW = FixedClock().now()
KEY = b"k" * 32
DECIDER = "telegram:900"
PAYER = "telegram:901"


def zl(amount: int | str) -> Decimal:
    """Return the amount with two places."""
    return Decimal(amount).quantize(Decimal("0.01"))


def rules(**changes: Any) -> Rules:  # noqa: ANN401 (tests change any field)
    """Return rules of 10,000 zl with 1,000 for appeals, 2,000 a voucher, and at least 100 at once."""
    usual = Rules(
        title="Voucher na próbę",
        budget=zl(10_000),
        appeal_reserve=zl(1_000),
        value=zl(2_000),
        smallest_redemption=zl(100),
        calls=(CallPlan(NOW, NOW + timedelta(days=30)),),
        applicants=(Eligible(ApplicantKind.FOUNDATION, "Fundacje mogą."),),
        services=(Service("translation", "Tłumaczenie", "Pisemne."),),
        criteria=(Criterion("idea", "Pomysł", "Czy jest dobry?", Decimal(100), 10),),
        threshold=Decimal(50),
        largest_difference=Decimal(30),
        declarations=(Declaration("no_double_funding", "Nikt inny za to nie płaci."),),
        days=Days(correction=7, appeal=7, code=60),
        per_edition=1,
        per_year=1,
    )
    return replace(usual, **changes)


def new_edition(connection: Connection, clock: FixedClock | None = None, **changes: Any) -> Edition:  # noqa: ANN401 (tests change any field)
    """Make an edition with rules that are changed so."""
    return EditionService(clock or FixedClock()).create(connection, rules(**changes), actor=DECIDER)


def answers(person: int, requested: Decimal) -> dict[str, Any]:
    """Return a complete application of the person's own organisation, by column."""
    return {
        "applicant_kind": ApplicantKind.FOUNDATION,
        "organisation": f"Fundacja {person}",
        "organisation_number": f"krs:{person:010}",
        "organisation_key": f"krs:{person:010}",
        "signatory": "Anna Nowak",
        "email": "anna@example.org",
        "idea": "Warsztaty młodzieży z Torunia i Getyngi",
        "partner": "Jugendhaus Göttingen",
        "partner_country": "DE",
        "service": "translation",
        "purpose": "Tłumaczenie wniosku na niemiecki",
        "estimate": requested,
        "requested": requested,
        "declarations": ["no_double_funding"],
    }


def submitted(connection: Connection, edition: Edition, number: int, state: State = State.SCORING) -> Application:
    """Put an application of an organisation of its own into the state, with nothing else of it."""
    values = {
        "edition_id": edition.id,
        "call_id": calls_of(connection, edition.id)[0].id,
        "number": f"V/2027/{number:04}",
        "state": state,
        "rules_version": edition.rules_version,
        "person": f"telegram:{number}",
        "chat_id": number,
        "consent_version": "voucher-1",
        "consent_at": NOW,
        "organisation": f"Fundacja {number}",
        "organisation_key": f"krs:{number:010}",
        "service": "translation",
        "requested": zl(2_000),
        "created_at": NOW,
        "changed_at": NOW,
        "submitted_at": NOW,
    }
    added = insert(voucher_applications).values(values).returning(voucher_applications.c.id)
    found = find_application(connection, connection.execute(added).scalar_one())
    assert found is not None
    return found


def decided(
    connection: Connection,
    application: Application,
    **changes: Any,  # noqa: ANN401 (tests change any field)
) -> Decision:
    """Store the decision that what was requested is granted, unless ``changes`` say something else."""
    usual = NewDecision(
        application_id=application.id,
        occasion=Occasion.RANKING,
        outcome=Outcome.GRANTED,
        rules_version=application.rules_version,
        decided_by=DECIDER,
        decided_at=NOW,
        amount=application.requested,
    )
    [stored] = insert_decisions(connection, [replace(usual, **changes)])
    record(connection, [stored])
    return stored


def record(connection: Connection, stored: Sequence[Decision]) -> None:
    """Put decisions into the audit log, as the services do."""
    for each in stored:
        details = {"decision": each.id, "amount": None if each.amount is None else str(each.amount)}
        subject, action = f"voucher_application:{each.application_id}", f"voucher_application.{each.outcome}"
        audit.record(connection, NOW, each.decided_by, action, subject, details=details)


def granted(connection: Connection, edition: Edition, number: int, amount: Decimal | None = None) -> Application:
    """Put an application there that was granted ``amount``, 2,000 zl unless said."""
    application = submitted(connection, edition, number, State.GRANTED)
    promise(connection, edition, [decided(connection, application, amount=amount or zl(2_000))])
    return application


def issued(connection: Connection, application: Application, clock: FixedClock | None = None) -> Voucher:
    """Issue the voucher of an application that was granted."""
    result = IssuingService(clock or FixedClock(), KEY).issue(connection, application.id, actor=PAYER)
    assert isinstance(result, Issued), result
    return result.voucher
