import json
from datetime import datetime, timedelta

import pytest
from sqlalchemy import insert, select

from bot.store import audit
from bot.store.all_tables import metadata
from bot.store.engine import Connection, Database
from bot.store.voucher_schema import (
    voucher_appeals,
    voucher_applications,
    voucher_code_attempts,
    voucher_decisions,
    voucher_ledger,
    voucher_providers,
    voucher_reviewers,
    voucher_reviews,
    voucher_rules,
)
from bot.voucher.erasing import forget_matter
from bot.voucher.invariants import broken
from bot.voucher.issuing import CodeShown, IssuingService
from bot.voucher.model import Application
from bot.voucher.notices import VoucherNoticeKind
from bot.voucher.own_data import erase_person, export_person
from bot.voucher.providers import Provider, add_provider, provider_of
from bot.voucher.retention_rules import DRAFTS_STAY, LONGEST, REJECTED_STAY, apply_retention, years_before
from bot.voucher.states import State
from tests.bot.voucher.applying import ANNA, NIP, OTHER_NIP, Applying, zl
from tests.bot.voucher.attached import PDF
from tests.bot.voucher.money import DECIDER, KEY, PAYER, issued, new_edition
from tests.bot.voucher.money import granted as made_granted
from tests.bot.voucher.test_applicant_steps import granted
from tests.fakes.clock import FixedClock

MINUTE = timedelta(minutes=1)
PERSON = "telegram:871236455"
CANARY = "Sikorka"
TYPED = {
    "organisation": f"Fundacja {CANARY}",
    "municipality": f"{CANARY}owo",
    "signatory": f"Anna {CANARY}",
    "signatory_role": f"{CANARY} naczelny",
    "contact": f"{CANARY}@example.org",
    "idea": f"Warsztaty o tym, jak śpiewa {CANARY}",
    "partner": f"{CANARY} e.V.",
    "purpose": f"Tłumaczenie książki {CANARY}",
}


def _planted(applying: Applying, person: str = PERSON, **typed: str) -> Application:
    """Return an application that has traces of the person in all tables of the applicant."""
    application = applying.submitted(person, **{**TYPED, **typed})
    connection, at = applying.connection, applying.clock.now()
    name = f"{CANARY}.pdf"
    content = {"kind": "pdf", "size": 9, "sha256": "0" * 64, "content": PDF, "added_at": at}
    connection.execute(
        insert(metadata.tables["voucher_attachments"]).values(application_id=application.id, name=name, **content)
    )
    appeal = {"application_id": application.id, "reasons": CANARY, "filed_at": at, "against": "rejected"}
    connection.execute(insert(voucher_appeals).values(appeal))
    review = {"application_id": application.id, "reviewer": "telegram:5", "assigned_by": "cli:x", "assigned_at": at}
    connection.execute(insert(voucher_reviews).values(comment=f"{CANARY} pisze pięknie", **review))
    return applying.put(application, chat_id=871236455, correction_asked=CANARY, ended_reason=CANARY)


def _everything(connection: Connection) -> str:
    rows = {
        name: [list(map(str, row)) for row in connection.execute(table.select())]
        for name, table in metadata.tables.items()
    }
    return json.dumps(rows, ensure_ascii=False).casefold()


@pytest.mark.parametrize("state", [State.SUBMITTED, State.APPEAL, State.REJECTED])
def test_erasing_leaves_nothing_of_who_was_promised_no_money(
    database: Database, clock: FixedClock, state: State
) -> None:
    with database.transaction() as connection:
        applying = Applying(connection, clock)
        applying.filled(PERSON)
        application = applying.put(_planted(applying), state=state)
        assert CANARY.casefold() in _everything(connection)
        erased = erase_person(connection, PERSON, clock.now())
        left, now = _everything(connection), applying.now(application)
        assert export_person(connection, PERSON) == {
            "applications": [],
            "reviews": [],
            "affiliations": [],
            "provider": [],
        }
        entries = audit.entries(connection, subject=f"voucher_application:{application.id}")
    for trace in (CANARY.casefold(), "871236455", "5260001246"):
        assert trace not in left
    assert (erased.erased, erased.kept, erased.notices) == (1, (), ())
    assert now.state is (State.REJECTED if state is State.REJECTED else State.WITHDRAWN)
    assert (now.person, now.number, now.requested) == (f"erased:{application.id}", "V/2027/0001", zl("3500.50"))
    assert {entry.actor for entry in entries} == {audit.FORGOTTEN}


@pytest.mark.parametrize("state", [State.GRANTED, State.REVOKED])
def test_what_money_was_promised_to_keeps_what_the_settlement_needs_and_loses_the_person(
    database: Database, clock: FixedClock, state: State
) -> None:
    with database.transaction() as connection:
        applying = Applying(connection, clock)
        application = applying.put(granted(applying, _planted(applying)), state=state)
        erased = erase_person(connection, PERSON, clock.now())
        left, everything = applying.now(application), _everything(connection)
        files = applying.service.attachments(connection, application.id)
    assert (erased.erased, erased.kept) == (0, ("V/2027/0001",))
    assert (left.state, left.organisation, left.purpose) == (state, TYPED["organisation"], TYPED["purpose"])
    assert (left.organisation_number, left.service, left.requested) == ("nip:5260001246", "translation", zl("3500.50"))
    assert (left.chat_id, left.contact, left.signatory, left.signatory_role, left.language) == (None,) * 5
    assert len(files) == 1
    for trace in ("871236455", f"anna {CANARY}".casefold(), "@example.org"):
        assert trace not in everything


def test_a_draft_is_deleted_when_its_person_is_erased(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        applying = Applying(connection, clock)
        applying.filled(PERSON, **TYPED)
        other = applying.filled(ANNA)
        assert erase_person(connection, PERSON, clock.now()).erased == 1
        assert CANARY.casefold() not in _everything(connection)
        assert applying.now(other) == other


def test_who_moves_up_because_of_it_is_told(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        applying = Applying(connection, clock, budget=zl("3000.00"), appeal_reserve=zl("0.00"), value=zl("3000.00"))
        first = applying.submitted(PERSON, requested="3000", organisation_number=NIP)
        second = applying.submitted(ANNA, requested="1000", organisation_number=OTHER_NIP)
        granted(applying, applying.submitted("telegram:4", requested="1500", organisation_number="0000030897"))
        applying.put(first, state=State.RESERVE, reserve_place=1)
        applying.put(second, state=State.RESERVE, reserve_place=2)
        erased = erase_person(connection, PERSON, clock.now())
    assert [(each.kind, each.application.id) for each in erased.notices] == [(VoucherNoticeKind.MOVED_UP, second.id)]


def _plant_staff(connection: Connection, applying: Applying, at: datetime) -> int:
    """Let the person have decided, reviewed, provided and guessed."""
    application = applying.submitted(ANNA)
    number = application.id
    decision = {"application_id": number, "occasion": "formal", "outcome": "rejected", "reason_code": "other"}
    connection.execute(insert(voucher_decisions).values(**decision, rules_version=1, decided_by=PERSON, decided_at=at))
    review = {"application_id": number, "reviewer": PERSON, "assigned_by": PERSON, "assigned_at": at}
    connection.execute(insert(voucher_reviews).values(review))
    belongs = {"person": PERSON, "organisation": CANARY, "organisation_key": CANARY, "declared_at": at}
    connection.execute(insert(voucher_reviewers).values(belongs))
    provider = {"person": PERSON, "name": "Biuro Słowo", "number": "nip:5260001246", "added_by": PERSON, "added_at": at}
    added = connection.execute(insert(voucher_providers).values(provider).returning(voucher_providers.c.id))
    connection.execute(insert(voucher_code_attempts).values(actor=PERSON, at=at))
    entry = {"edition_id": applying.edition.id, "kind": "budget", "amount": zl("1.00"), "cause": "rules:2", "key": "x"}
    connection.execute(insert(voucher_ledger).values(**entry, provider_id=added.scalar_one(), actor=PERSON, at=at))
    version = {"edition_id": applying.edition.id, "version": 2, "rules": {}, "made_by": PERSON, "made_at": at}
    connection.execute(insert(voucher_rules).values(version))
    return number


def test_coordinators_reviewers_and_providers_are_forgotten_and_what_they_did_stays(
    database: Database, clock: FixedClock
) -> None:
    with database.transaction() as connection:
        applying = Applying(connection, clock)
        number = _plant_staff(connection, applying, clock.now())
        exported = export_person(connection, PERSON)
        erase_person(connection, PERSON, clock.now())
        left = _everything(connection)
        review = connection.execute(select(voucher_reviews)).one()
        provider = connection.execute(select(voucher_providers)).one()
        decided = connection.scalar(select(voucher_decisions.c.decided_by))
    assert [len(exported[name]) for name in ("reviews", "affiliations", "provider")] == [1, 1, 1]
    assert "871236455" not in left
    assert CANARY.casefold() not in left
    assert (review.application_id, review.reviewer, review.stepped_down_at) == (number, "erased:1", clock.now())
    assert (provider.person, provider.name, provider.removed_at) == (None, "Biuro Słowo", clock.now())
    assert decided == audit.FORGOTTEN


def _names(connection: Connection) -> list[tuple[str, str | None]]:
    columns = voucher_providers.c.name, voucher_providers.c.number
    return [(row.name, row.number) for row in connection.execute(select(*columns).order_by(voucher_providers.c.id))]


def test_a_provider_who_redeemed_nothing_is_forgotten_at_once(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        other = add_provider(connection, "Biuro Obce", NIP, person="telegram:9", actor=PERSON, at=clock.now())
        add_provider(connection, f"Ewa {CANARY}", OTHER_NIP, person=PERSON, actor=PERSON, at=clock.now())
        erase_person(connection, PERSON, clock.now())
        assert _names(connection) == [("Biuro Obce", "nip:5260001246"), ("", None)]
        assert isinstance(other, Provider)
        assert provider_of(connection, "telegram:9") == other


def test_who_redeemed_stays_in_the_account_until_its_papers_go(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        applying = Applying(connection, clock, keep_years=2)
        _plant_staff(connection, applying, clock.now())
        erase_person(connection, PERSON, clock.now())
        closed_at = clock.now()
        connection.execute(metadata.tables["voucher_editions"].update().values(closed_at=closed_at))
        clock.set(closed_at.replace(year=closed_at.year + 2) - MINUTE)
        apply_retention(connection, clock.now())
        assert _names(connection) == [("Biuro Słowo", "nip:5260001246")]
        clock.advance(MINUTE)
        apply_retention(connection, clock.now())
        assert _names(connection) == [("", None)]
        assert apply_retention(connection, clock.now()) == 0
        (forgotten,) = audit.entries(connection, subject="voucher_provider:1")
    assert (forgotten.actor, forgotten.action) == ("system", "voucher_provider.expired")


def test_everything_about_the_person_is_exported_and_nothing_of_others(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        applying = Applying(connection, clock)
        application = granted(applying, _planted(applying))
        applying.submitted(ANNA, organisation_number=OTHER_NIP, signatory="Inna Osoba")
        exported = export_person(connection, PERSON)
    (told,) = exported["applications"]
    assert (told["id"], told["signatory"], told["requested"]) == (application.id, TYPED["signatory"], "3500.50")
    assert [each["name"] for each in told["files"]] == [f"{CANARY}.pdf"]
    assert [each["reasons"] for each in told["appeals"]] == [CANARY]
    assert [(each["kind"], each["amount"]) for each in told["ledger"]] == [("grant", "3500.50")]
    shown = json.dumps(exported, ensure_ascii=False)
    assert "Inna Osoba" not in shown
    assert "telegram:5" not in shown


def test_drafts_are_deleted_a_month_after_the_call_closed(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        applying = Applying(connection, clock)
        draft, submitted = applying.filled(PERSON, **TYPED), applying.submitted(ANNA)
        thrown = applying.filled("telegram:9", organisation_number=OTHER_NIP)
        applying.service.withdraw(connection, thrown.id, person="telegram:9")
        clock.set(applying.call.closes_at + DRAFTS_STAY)
        assert apply_retention(connection, clock.now()) == 0
        clock.advance(MINUTE)
        assert [apply_retention(connection, clock.now()) for _ in range(2)] == [2, 0]
        assert applying.service.application_of(connection, draft.id, person=PERSON) is None
        assert applying.now(submitted) == submitted
        assert CANARY.casefold() not in _everything(connection)


@pytest.mark.parametrize("closed", [True, False])
def test_rejected_ones_go_90_days_after_the_account_was_closed_and_at_the_latest_after_two_years(
    database: Database, clock: FixedClock, closed: bool
) -> None:
    with database.transaction() as connection:
        applying = Applying(connection, clock)
        application = applying.put(_planted(applying), state=State.REJECTED)
        if closed:
            editions = metadata.tables["voucher_editions"]
            connection.execute(editions.update().values(closed_at=clock.now()))
        clock.advance(REJECTED_STAY if closed else LONGEST)
        assert apply_retention(connection, clock.now()) == 0
        clock.advance(MINUTE)
        assert [apply_retention(connection, clock.now()) for _ in range(2)] == [1, 0]
        left = applying.now(application)
        assert CANARY.casefold() not in _everything(connection)
    assert (left.number, left.person, left.erased_at) == ("V/2027/0001", f"erased:{left.id}", clock.now())


def test_papers_of_granted_ones_stay_as_many_years_as_the_rules_say(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        applying = Applying(connection, clock, keep_years=2)
        application = applying.put(granted(applying, _planted(applying)), state=State.SETTLED)
        belongs = {"person": "telegram:5", "organisation": "x", "organisation_key": "x", "declared_at": clock.now()}
        connection.execute(insert(voucher_reviewers).values(belongs))
        closed_at = clock.now()
        connection.execute(metadata.tables["voucher_editions"].update().values(closed_at=closed_at))
        clock.advance(REJECTED_STAY + MINUTE)
        assert apply_retention(connection, clock.now()) == 1
        named = applying.now(application)
        clock.set(closed_at.replace(year=closed_at.year + 2) - MINUTE)
        assert apply_retention(connection, clock.now()) == 0
        clock.advance(MINUTE)
        assert [apply_retention(connection, clock.now()) for _ in range(2)] == [1, 0]
        left = _everything(connection)
        assert applying.now(application).requested == zl("3500.50")
    assert (named.signatory, named.contact, named.organisation) == (None, None, TYPED["organisation"])
    assert CANARY.casefold() not in left
    assert "telegram:5" not in left


def test_the_log_forgets_to_whom_a_code_was_shown(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        voucher = issued(connection, made_granted(connection, new_edition(connection, clock), 871236455), clock)
        shown = IssuingService(clock, KEY).show_code(connection, voucher.application_id, person=PERSON)
        assert isinstance(shown, CodeShown), shown
        connection.execute(voucher_applications.update().values(state=State.SETTLED))
        connection.execute(metadata.tables["voucher_editions"].update().values(closed_at=clock.now()))
        clock.advance(REJECTED_STAY + MINUTE)
        apply_retention(connection, clock.now())
        assert audit.entries(connection, actor=PERSON) == []


def test_years_are_counted_over_leap_days(clock: FixedClock) -> None:
    leap = clock.now().replace(year=2028, month=2, day=29)
    assert years_before(leap, 1) == leap.replace(year=2027, day=28)
    assert years_before(clock.now(), 5) == clock.now().replace(year=2022)


def test_the_money_still_adds_up_after_everybody_is_forgotten(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        edition = new_edition(connection)
        application = made_granted(connection, edition, 1)
        issued(connection, application)
        before = {each.name for each in broken(connection)}
        for person in (application.person, DECIDER, PAYER):
            erase_person(connection, person, clock.now())
        assert {each.name for each in broken(connection)} == before == set()
        forget_matter(connection, [application.id], clock.now())
        assert broken(connection) == []
