from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from threading import Thread
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.clock import WARSAW
from bot.store import audit
from bot.store.engine import Database
from bot.store.voucher_schema import voucher_applications
from bot.voucher.application_results import Attached, Begun, Detached, Submitted
from bot.voucher.attachment_check import MOST_FILES
from bot.voucher.model import Application, ApplicationField
from bot.voucher.notices import VoucherNoticeKind
from bot.voucher.results import InvalidField, Reason, Refused
from bot.voucher.states import State
from tests.bot.voucher.applying import ANNA, ANSWERS, NIP, OTHER_NIP, Applying, rules_for, zl
from tests.bot.voucher.attached import EXE, PDF
from tests.fakes.clock import FixedClock


def _at_once(*does: Callable[[], None]) -> None:
    threads = [Thread(target=each) for each in does]
    for each in threads:
        each.start()
    for each in threads:
        each.join()


def test_a_draft_is_resumed_after_days_with_all_that_was_answered(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        applying = Applying(connection, clock)
        begun = applying.begin()
        applying.answer(begun.application, ApplicationField.ORGANISATION, " Fundacja  Most ")
        clock.advance(timedelta(days=9))
        again = applying.begin()
        other = applying.begin("telegram:8")
    assert (begun.resumed, again.resumed, other.resumed) == (False, True, False)
    assert (again.application.id, again.application.organisation) == (begun.application.id, "Fundacja Most")
    assert other.application.id != begun.application.id


def test_nobody_begins_before_a_call_opens_or_after_it_closed(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        applying = Applying(connection, clock)
        call = applying.call
        clock.set(call.opens_at - timedelta(seconds=1))
        early = applying.begun(call.id)
        clock.set(call.closes_at)
        late = applying.begun(call.id)
        unknown = [applying.begun(number) for number in (0, -1, 10**30, 999)]
    assert early == Refused(Reason.CALL_NOT_OPEN, until=call.opens_at)
    assert late == Refused(Reason.CALL_CLOSED, until=call.closes_at)
    assert set(unknown) == {Refused(Reason.UNKNOWN)}


def test_an_application_is_submitted_with_a_number_and_the_rules_in_force(
    database: Database, clock: FixedClock
) -> None:
    with database.transaction() as connection:
        applying = Applying(connection, clock)
        draft = applying.begin().application
        for field, typed in ANSWERS.items():
            draft = applying.answer(draft, field, typed)
        applying.editions.change_rules(
            connection,
            applying.edition.id,
            rules_for(clock, threshold=zl("50")),
            reason="Za wysoki próg",
            actor="cli:x",
        )
        result = applying.service.submit(connection, draft.id, person=ANNA)
        entries = audit.entries(connection, subject=f"voucher_application:{draft.id}")
    assert isinstance(result, Submitted)
    application = result.application
    assert (application.state, application.number, application.rules_version) == (State.SUBMITTED, "V/2027/0001", 2)
    assert (application.submitted_at, result.call_closed_early) == (clock.now(), False)
    assert [entry.action for entry in entries] == ["voucher_application.begun", "voucher_application.submitted"]
    assert entries[1].details["requested"] == "3500.50"


def test_submitting_twice_gives_one_number(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        applying = Applying(connection, clock)
        draft = applying.filled()
    results: list[Submitted | Refused] = []

    def tap() -> None:
        with database.transaction() as connection:
            results.append(applying.service.submit(connection, draft.id, person=ANNA))

    _at_once(tap, tap)
    done = [each for each in results if isinstance(each, Submitted)]
    assert sorted((each.application.number, each.repeated) for each in done) == [
        ("V/2027/0001", False),
        ("V/2027/0001", True),
    ]


def test_at_one_moment_one_draft_is_begun_and_two_editions_give_different_numbers(
    database: Database, clock: FixedClock
) -> None:
    with database.transaction() as connection:
        one, two = Applying(connection, clock), Applying(connection, clock)
        drafts = [each.filled(f"telegram:{person}") for person, each in enumerate([one, two])]
    begun: list[Begun | Refused] = []
    submitted: list[Submitted | Refused] = []

    def begin() -> None:
        with database.transaction() as connection:
            begun.append(one.begun(one.call.id, "telegram:9", connection))

    def submit(draft: Application) -> None:
        with database.transaction() as connection:
            submitted.append(one.service.submit(connection, draft.id, person=draft.person))

    _at_once(begin, begin, *(partial(submit, draft) for draft in drafts))
    assert len({each.application.id for each in begun if isinstance(each, Begun)}) == 1
    numbers = [each.application.number for each in submitted if isinstance(each, Submitted)]
    assert sorted(map(str, numbers)) == ["V/2027/0001", "V/2027/0002"]


def test_numbers_have_no_gaps_over_editions_of_a_year_and_samples_have_their_own(
    database: Database, clock: FixedClock
) -> None:
    clock.set(clock.now().astimezone(WARSAW).replace(month=12, day=30))
    with database.transaction() as connection:
        one, two = Applying(connection, clock), Applying(connection, clock)
        sample = Applying(connection, clock, sample=True)
        order = [(one, NIP), (two, NIP), (sample, NIP), (one, OTHER_NIP)]
        numbers = [
            each.submitted(f"telegram:{person}", organisation_number=number)
            for person, (each, number) in enumerate(order)
        ]
        clock.advance(timedelta(days=2))
        numbers.append(two.submitted("telegram:9", organisation_number=OTHER_NIP))
    given = [each.number for each in numbers]
    assert given == ["V/2027/0001", "V/2027/0002", "P/2027/0001", "V/2027/0003", "V/2028/0001"]


def test_a_deadline_that_passes_while_the_form_is_open_is_told_and_the_draft_stays(
    database: Database, clock: FixedClock
) -> None:
    with database.transaction() as connection:
        applying = Applying(connection, clock)
        draft, service = applying.filled(), applying.service
        clock.set(applying.call.closes_at)
        refused = Refused(Reason.CALL_CLOSED, until=applying.call.closes_at)
        told = [
            service.answer(connection, draft.id, ApplicationField.ORGANISATION, "Inna", person=ANNA),
            service.attach(connection, draft.id, "a.pdf", PDF, person=ANNA),
            service.submit(connection, draft.id, person=ANNA),
        ]
        left = applying.now(draft)
    assert told == [refused] * 3
    assert (left, left.number) == (draft, None)


def test_an_incomplete_application_is_refused_with_what_is_missing(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        applying = Applying(connection, clock)
        draft = applying.begin().application
        first = applying.service.submit(connection, draft.id, person=ANNA)
        full = applying.filled(declarations="represents")
        second = applying.service.submit(connection, full.id, person=ANNA)
    assert first == Refused(Reason.INCOMPLETE, name="applicant_kind")
    assert second == Refused(Reason.INCOMPLETE, name="declarations")


def test_a_declaration_whose_words_changed_meanwhile_is_made_anew(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        applying = Applying(connection, clock)
        draft, usual = applying.filled(), rules_for(clock)
        others = (replace(usual.declarations[0], text="Mogę podpisać umowę."), *usual.declarations[1:])
        changed = replace(usual, declarations=others)
        applying.editions.change_rules(connection, applying.edition.id, changed, reason="Prawnik", actor="cli:x")
        refused = applying.service.submit(connection, draft.id, person=ANNA)
        declared = "represents,no_double_funding,de_minimis"
        applying.answer(draft, ApplicationField.DECLARATIONS, declared)
        result = applying.service.submit(connection, draft.id, person=ANNA)
    assert refused == Refused(Reason.INCOMPLETE, name="declarations")
    assert isinstance(result, Submitted)


def test_one_organisation_applies_for_one_voucher_at_a_time(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        applying = Applying(connection, clock, per_edition=2, per_year=2)
        first = applying.submitted()
        second = applying.filled("telegram:8", organisation="FUNDACJA MOST w Toruniu")
        under_way = applying.service.submit(connection, second.id, person="telegram:8")
        applying.service.withdraw(connection, first.id, person=ANNA)
        result = applying.service.submit(connection, second.id, person="telegram:8")
    assert under_way == Refused(Reason.ALREADY_APPLIED)
    assert isinstance(result, Submitted)


@pytest.mark.parametrize(
    ("limits", "other_edition", "refused"),
    [
        ({"per_edition": 1, "per_year": 5}, False, Refused(Reason.LIMIT_REACHED, name="edition", count=1)),
        ({"per_edition": 5, "per_year": 1}, True, Refused(Reason.LIMIT_REACHED, name="year", count=1)),
    ],
)
def test_vouchers_of_an_organisation_are_limited_by_edition_and_by_year(
    database: Database, clock: FixedClock, limits: dict[str, Any], other_edition: bool, refused: Refused
) -> None:
    with database.transaction() as connection:
        applying = Applying(connection, clock, **limits)
        earlier = Applying(connection, clock) if other_edition else applying
        first = earlier.put(earlier.submitted(), state=State.SETTLED)
        second = applying.filled("telegram:8")
        assert applying.service.submit(connection, second.id, person="telegram:8") == refused
        earlier.put(first, submitted_at=clock.now() - timedelta(days=365))
        result = applying.service.submit(connection, second.id, person="telegram:8")
    assert isinstance(result, Submitted) == other_edition


def test_vouchers_of_a_sample_do_not_count_for_real_ones(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        sample = Applying(connection, clock, sample=True)
        sample.put(sample.submitted(), state=State.ISSUED)
        draft = sample.filled("telegram:8")
        assert Applying(connection, clock).submitted("telegram:8").number == "V/2027/0001"
        closed = Refused(Reason.CALL_CLOSED, until=clock.now())  # a real one is there to apply in
        assert sample.service.submit(connection, draft.id, person="telegram:8") == closed


def test_a_call_closes_early_when_enough_was_applied_for(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        (call,) = rules_for(clock).calls
        applying = Applying(
            connection,
            clock,
            budget=zl("6000.00"),
            appeal_reserve=zl("0.00"),
            calls=(replace(call, early_close=zl("1")),),
        )
        first = applying.filled("telegram:1", organisation_number=NIP)
        second = applying.filled("telegram:2", organisation_number=OTHER_NIP)
        third = applying.filled("telegram:3", organisation_number="KRS 0000030897")
        results = [applying.service.submit(connection, each.id, person=each.person) for each in (first, second, third)]
        left = applying.now(third)
        closed = applying.editions.call(connection, applying.call.id)
        (entry,) = [each for each in audit.entries(connection) if each.action == "voucher_edition.call_closed_early"]
    assert [each.call_closed_early for each in results if isinstance(each, Submitted)] == [False, True]
    assert results[2] == Refused(Reason.CALL_CLOSED, until=clock.now())
    told = [each for result in results if isinstance(result, Submitted) for each in result.notices]
    assert [(each.application, each.kind) for each in told] == [(left, VoucherNoticeKind.CALL_CLOSED)]
    assert closed is not None
    assert closed.closed_early_at == clock.now()
    assert (entry.actor, entry.details["applied"]) == ("system", "7001.00")


def test_files_are_attached_once_each_and_at_most_five(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        applying = Applying(connection, clock)
        draft, service = applying.begin().application, applying.service
        first = service.attach(connection, draft.id, "../Statut.pdf", PDF, person=ANNA)
        assert isinstance(first, Attached)
        again = service.attach(connection, draft.id, "inna nazwa.pdf", PDF, person=ANNA)
        assert again == Attached(first.attachment, already=True)
        for number in range(MOST_FILES - 1):
            service.attach(connection, draft.id, f"{number}.pdf", PDF + b"%%EOF" * number + b"\n", person=ANNA)
        more = service.attach(connection, draft.id, "6.pdf", PDF + b"\n\n%%EOF", person=ANNA)
        assert more == Refused(Reason.TOO_MANY_FILES, count=5)
        assert service.attach(connection, draft.id, "f.pdf", EXE, person=ANNA) == Refused(Reason.FILE_NOT_ALLOWED)
        assert (first.attachment.name, first.attachment.size) == ("Statut.pdf", len(PDF))
        assert service.attachment_content(connection, first.attachment.id) == PDF
        assert service.detach(connection, draft.id, first.attachment.id, person=ANNA) == Detached(first.attachment)
        assert service.attachment_content(connection, first.attachment.id) is None
        assert len(service.attachments(connection, draft.id)) == MOST_FILES - 1
        assert service.detach(connection, draft.id, 10**20, person=ANNA) == Refused(Reason.UNKNOWN)


def test_an_application_is_nobody_elses(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        applying = Applying(connection, clock)
        draft, service, eve = applying.filled(), applying.service, "telegram:666"
        attached = service.attach(connection, draft.id, "a.pdf", PDF, person=ANNA)
        assert isinstance(attached, Attached)
        tried = [
            service.answer(connection, draft.id, ApplicationField.ORGANISATION, "Ewa", person=eve),
            service.attach(connection, draft.id, "b.pdf", PDF, person=eve),
            service.detach(connection, draft.id, attached.attachment.id, person=eve),
            service.submit(connection, draft.id, person=eve),
            service.withdraw(connection, draft.id, person=eve),
            service.appeal(connection, draft.id, "Bo tak, bardzo proszę", person=eve),
            service.submit(connection, 10**25, person=eve),
        ]
        assert tried == [Refused(Reason.UNKNOWN)] * len(tried)
        assert applying.now(draft) == draft


def test_a_correction_goes_back_to_the_formal_check_within_its_deadline(database: Database, clock: FixedClock) -> None:
    until = clock.now() + timedelta(days=7)
    with database.transaction() as connection:
        applying = Applying(connection, clock)
        asked = applying.put(
            applying.submitted(), state=State.NEEDS_CORRECTION, correction_asked="Podpis?", correction_until=until
        )
        clock.set(applying.call.closes_at if applying.call.closes_at < until else until - timedelta(seconds=1))
        applying.answer(asked, ApplicationField.SIGNATORY, "Jan Nowak")
        service = applying.service
        empty = service.answer(connection, asked.id, ApplicationField.SIGNATORY, "", person=ANNA)
        result = service.submit(connection, asked.id, person=ANNA)
        actions = [each.action for each in audit.entries(connection, subject=f"voucher_application:{asked.id}")]
    assert isinstance(empty, InvalidField)
    assert isinstance(result, Submitted)
    assert (result.application.state, result.application.signatory) == (State.FORMAL, "Jan Nowak")
    assert (result.application.number, result.application.correction_until) == ("V/2027/0001", None)
    assert actions[-2:] == ["voucher_application.answered", "voucher_application.corrected"]


def test_a_late_correction_is_refused(database: Database, clock: FixedClock) -> None:
    until = clock.now() + timedelta(days=7)
    with database.transaction() as connection:
        applying = Applying(connection, clock)
        asked = applying.put(applying.submitted(), state=State.NEEDS_CORRECTION, correction_until=until)
        clock.set(until)
        service, refused = applying.service, Refused(Reason.DEADLINE_PASSED, until=until)
        assert service.answer(connection, asked.id, ApplicationField.SIGNATORY, "Jan", person=ANNA) == refused
        assert service.submit(connection, asked.id, person=ANNA) == refused


def test_what_was_submitted_is_not_changed_any_more(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        applying = Applying(connection, clock)
        submitted = applying.submitted()
        answered = applying.service.answer(connection, submitted.id, ApplicationField.ORGANISATION, "Inna", person=ANNA)
        count = connection.scalar(select(func.count()).select_from(voucher_applications))
    assert answered == Refused(Reason.WRONG_STATE, state="submitted")
    assert count == 1


def test_nothing_personal_is_in_the_audit_log_or_in_representations(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        applying = Applying(connection, clock)
        draft = applying.filled(organisation="Kanarek i Synowie", municipality="Kanarkowo")
        attached = applying.service.attach(connection, draft.id, "Kanarek.pdf", PDF, person=ANNA)
        result = applying.service.submit(connection, draft.id, person=ANNA)
        asked = applying.put(applying.now(draft), state=State.NEEDS_CORRECTION)
        applying.answer(asked, ApplicationField.PARTNER, "Kanarek e.V.")
        applying.service.withdraw(connection, draft.id, person=ANNA, reason="Kanarek")
        logged = repr(audit.entries(connection))
    shown = repr([draft, attached, result, Begun(draft, applying.edition, rules_for(clock), resumed=False)])
    for secret in ("Kanarek", "Kanarkowo", "5260001246", "anna@", "Getyngi"):
        assert secret not in logged
        assert secret not in shown
