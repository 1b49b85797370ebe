"""What a coordinator does with an event's people in the chat, and that nobody else can."""

from datetime import timedelta

import pytest

from bot.answering.model import Language
from bot.conversation.desk_press import DeskPress, DeskVerb, read_desk_press
from bot.conversation.model import AttachmentKind
from bot.conversation.people_list import listing, read_listing
from bot.conversation.wording import sentence
from bot.forum.model import Group, RegistrationState, manual_person
from bot.messages.desk import DESK
from bot.messages.hints import HINTS
from bot.messages.registration_card import CARD
from bot.messages.welcome import WELCOME
from bot.staff.model import Role
from bot.store import audit
from bot.store.event_schema import registrations
from tests.bot.administration.examples import ADMINISTRATOR
from tests.bot.conversation.events import add_session, fill, make_event, signed_up
from tests.bot.conversation.staff import COORDINATOR, event_service, press, revoke, with_role
from tests.bot.conversation.talk import Person, Talk
from tests.bot.forum.people import applicant

PL, CARD_PL = DESK["pl"], CARD["pl"]
LARGEST = 2**63 - 1


@pytest.fixture
def ewa(talk: Talk) -> Person:
    """A coordinator."""
    return with_role(talk, COORDINATOR, Role.COORDINATOR)


def at_event(person: Person) -> str:
    """Go to the only event."""
    person.says("/zapisy")
    return person.presses("14.02.2027 · Forum")


def states(talk: Talk) -> list[RegistrationState]:
    return [each.state for each in signed_up(talk)]


def mark_pending(talk: Talk, number: int) -> None:
    with talk.database.transaction() as connection:
        own = registrations.c.id == number
        connection.execute(registrations.update().where(own).values(state="pending", waiting_order=None))


@pytest.mark.parametrize("language", Language)
def test_for_others_the_commands_are_unknown(talk: Talk, language: Language) -> None:
    anna = talk.person(client_language=language)
    for command in ("/zapisy", "/wejscie", "/door", "/signups"):
        assert anna.says(command).startswith(WELCOME[language].unknown_command)


def test_forged_buttons_do_nothing_for_others_nor_for_door_staff(talk: Talk) -> None:
    make_event(talk)
    fill(talk, 1, range(1, 4))
    before, anna, porter = signed_up(talk), talk.person(), with_role(talk, 60, Role.DOOR)
    door = {DeskVerb.DOOR, DeskVerb.WALK_IN, DeskVerb.ADMIT, DeskVerb.TAKE_BACK}
    form = {DeskVerb.SAVE, DeskVerb.TEST, DeskVerb.SKIP, DeskVerb.CHOOSE, DeskVerb.LEAVE}
    for verb in DeskVerb:
        assert press(anna, verb, 1, "all.0.1") == HINTS["pl"].outdated_button
        outdated = press(porter, verb, 1, "all.0.1") == HINTS["pl"].outdated_button
        assert outdated == (verb not in door | form), verb
    assert signed_up(talk) == before


@pytest.mark.parametrize("language", Language)
def test_the_counts_of_an_event(talk: Talk, language: Language) -> None:
    event_id = make_event(talk, capacity=3, target=160)
    add_session(talk, event_id, "Budżet", capacity=20)
    fill(talk, event_id, range(1, 6))
    chief = talk.person(ADMINISTRATOR, client_language=language)
    chief.says("/zapisy")
    texts = DESK[language]
    said = chief.presses(next(label for label in chief.labels if "Forum" in label))
    assert texts.seats.format(taken=3, capacity=3, free=0) in said
    assert texts.waiting.format(number=2) in said
    assert texts.target.format(target=160, number=3) in said
    assert texts.session_limited.format(name="Budżet", number=0, capacity=20) in said
    assert texts.on_the_list.format(number=2) in chief.labels
    assert chief.is_told_in(language)


def test_seats_of_groups_are_counted_against_their_limits(talk: Talk, ewa: Person) -> None:
    event_id = make_event(talk, capacity=9)
    with talk.database.transaction() as connection:
        event_service(talk).set_group_capacities(connection, event_id, {Group.NGO_LEADER: 2}, actor="cli")
        talk.forum.sign_up(connection, event_id, applicant(9, group=Group.COUNCILLOR))
    fill(talk, event_id, range(1, 4))
    said = at_event(ewa)
    assert "• liderka / lider NGO: 2 z 2" in said
    assert "• radna / radny: 1" in said


def test_lists_are_paged_and_filtered(talk: Talk, ewa: Person) -> None:
    event_id = make_event(talk, capacity=12)
    fill(talk, event_id, range(1, 15))
    at_event(ewa)
    first = ewa.presses(PL.everybody)
    assert "14 osób. Strona 1 z 2." in first
    assert "10. Łucja Nowak10, Fundacja Most · ✅ ma miejsce" in first
    second = ewa.presses("▶️")
    assert "4. Łucja Nowak14, Fundacja Most · ⏳ lista rezerwowa 2" in second
    assert "Łucja Nowak1," not in second
    ewa.presses(PL.to_event)
    waiting = ewa.presses(PL.on_the_list.format(number=2))
    assert [line[:2] for line in waiting.splitlines() if "Nowak" in line] == ["1.", "2."]
    ewa.presses(PL.to_event)
    ewa.presses(PL.filters)
    assert "12 osób" in ewa.presses("✅ ma miejsce: 12")


def test_people_are_found_by_a_part_of_the_name_and_the_search_goes_on(talk: Talk, ewa: Person) -> None:
    event_id = make_event(talk, capacity=5)
    fill(talk, event_id, range(1, 4))
    at_event(ewa)
    assert ewa.presses(PL.search) == PL.search_question
    assert ewa.says("nikt taki?").startswith(PL.found_none)
    assert "1. Łucja Nowak2, Fundacja Most" in ewa.says("lucja nowak2")
    card = ewa.presses("1")
    assert card.startswith("Łucja Nowak2\nForum")
    for line in ("• Zgłoszenie nr: 2", "• Stan: ✅ ma miejsce", "• Grupa: liderka / lider NGO"):
        assert line in card
    assert "3 osoby" in ewa.presses(PL.of_organisation)


def test_a_pending_sign_up_is_approved_and_the_person_told(talk: Talk, ewa: Person) -> None:
    event_id = make_event(talk, capacity=2)
    fill(talk, event_id, range(1, 2))
    mark_pending(talk, 1)
    at_event(ewa)
    ewa.presses(PL.to_decide.format(number=1))
    ewa.presses("1")
    said = ewa.presses(CARD_PL.approve)
    assert said.startswith(f"{CARD_PL.approved}\n\nWiadomość dostanie 1 osoba.")
    assert states(talk) == [RegistrationState.CONFIRMED]
    assert [message.chat_id for message in ewa.elsewhere] == [1]
    press(ewa, DeskVerb.APPROVE, 1)
    assert ewa.elsewhere == []


def test_a_rejection_needs_a_reason_which_the_person_reads(talk: Talk, ewa: Person) -> None:
    event_id = make_event(talk)
    fill(talk, event_id, range(1, 2))
    mark_pending(talk, 1)
    assert "Łucja Nowak1" in press(ewa, DeskVerb.REJECT, 1)
    assert ewa.says("…").startswith(CARD_PL.reason_too_short)
    assert ewa.says("a" * 501).startswith(CARD_PL.reason_too_long)
    assert states(talk) == [RegistrationState.PENDING]
    assert ewa.says("To wydarzenie jest dla samorządów.").startswith(CARD_PL.rejected)
    assert states(talk) == [RegistrationState.REJECTED]
    assert "dla samorządów" in str(ewa.elsewhere[0].blocks)
    assert talk.dialog(50).form is None


def test_somebody_who_waits_is_moved_up_or_invited_with_a_recorded_reason(talk: Talk, ewa: Person) -> None:
    event_id = make_event(talk, capacity=1)
    fill(talk, event_id, range(1, 5))
    press(ewa, DeskVerb.MOVE_UP, 4)
    assert ewa.says("Mówczyni panelu").startswith(CARD_PL.moved_up)
    assert [each.place for each in signed_up(talk)] == [None, 2, 3, 1]
    press(ewa, DeskVerb.OVER_CAPACITY, 3)
    assert ewa.says("Gość marszałka").startswith(CARD_PL.invited)
    assert [each.state for each in signed_up(talk)].count(RegistrationState.CONFIRMED) == 2
    with talk.database.read() as connection:
        actions = [entry.action for entry in audit.entries(connection, actor=f"telegram:{COORDINATOR}")]
    assert actions[-2:] == ["registration.moved_up", "registration.invited"]


def test_why_somebody_was_invited_is_for_coordinators_alone(talk: Talk, ewa: Person) -> None:
    event_id = make_event(talk, capacity=1)
    fill(talk, event_id, range(1, 3))
    press(ewa, DeskVerb.OVER_CAPACITY, 2)
    assert "Gość marszałka" in ewa.says("Gość marszałka")
    told = str(ewa.elsewhere)
    press(ewa, DeskVerb.CANCEL_SURELY, 2)
    assert "marszałka" not in told + str(ewa.elsewhere)


def test_cancelling_asks_first_and_tells_both(talk: Talk, ewa: Person) -> None:
    event_id = make_event(talk, capacity=1)
    fill(talk, event_id, range(1, 3))
    press(ewa, DeskVerb.CARD, 1)
    assert CARD_PL.sure_cancel in ewa.presses(CARD_PL.cancel)
    assert states(talk)[0] is RegistrationState.CONFIRMED
    assert "Wiadomość dostaną 2 osoby." in ewa.presses(CARD_PL.yes_cancel)
    assert {message.chat_id for message in ewa.elsewhere} == {1, 2}
    assert press(ewa, DeskVerb.CANCEL_SURELY, 1).startswith(CARD_PL.nothing_done)


def test_people_without_a_chat_are_named_as_not_told(talk: Talk, ewa: Person) -> None:
    event_id = make_event(talk)
    with talk.database.transaction() as connection:
        phoned = applicant(1, person=manual_person("Jan", "NGO"), chat_id=None)
        talk.forum.sign_up(connection, event_id, phoned)
    assert CARD_PL.not_told.format(number=1) in press(ewa, DeskVerb.CANCEL_SURELY, 1)


def test_somebody_who_asked_is_erased_after_two_questions(talk: Talk, ewa: Person) -> None:
    event_id = make_event(talk, capacity=1)
    with talk.database.transaction() as connection:
        phoned = applicant(1, person=manual_person("Jan", "NGO"), chat_id=None)
        talk.forum.sign_up(connection, event_id, phoned)
    fill(talk, event_id, range(2, 3))
    press(ewa, DeskVerb.CARD, 1)
    assert CARD_PL.sure_erase in ewa.presses(CARD_PL.erase)
    assert CARD_PL.really_erase in ewa.presses(CARD_PL.yes_erase)
    assert signed_up(talk)[0].name
    assert CARD_PL.erased in ewa.presses(CARD_PL.finally_erase)
    (left, next_one) = signed_up(talk)
    assert (left.name, left.state, next_one.state) == ("", RegistrationState.CANCELLED, RegistrationState.OFFERED)
    assert CARD_PL.erase not in ewa.labels
    assert press(ewa, DeskVerb.ERASE_FINALLY, 1).startswith(CARD_PL.nothing_done)


def test_a_document_is_attached_and_noted(talk: Talk, ewa: Person) -> None:
    make_event(talk)
    at_event(ewa)
    ewa.presses(PL.files)
    assert PL.file_coming in ewa.presses("Lista uczestników (XLSX)")
    (message,) = ewa.last
    assert message.attachment is not None
    assert (message.attachment.kind, message.attachment.subject) == (AttachmentKind.EXPORT_XLSX, 1)
    with talk.database.read() as connection:
        (entry,) = [
            each
            for each in audit.entries(connection, actor=f"telegram:{COORDINATOR}")
            if each.action == "event.exported"
        ]
    assert entry.details["file"] == "export_xlsx"
    assert press(ewa, DeskVerb.FILE, 1, "ticket") == PL.choose_file


def test_the_first_report_after_the_end_begins_the_time_until_contacts_are_erased(talk: Talk, ewa: Person) -> None:
    make_event(talk)
    assert "Sprawozdanie jest" not in press(ewa, DeskVerb.FILE, 1, "report_pdf")
    talk.clock.advance(timedelta(days=40))
    said = press(ewa, DeskVerb.FILE, 1, "report_pdf")
    assert sentence(PL.report_made, day="10 marca 2027 r.") in said
    talk.clock.advance(timedelta(days=5))
    assert press(ewa, DeskVerb.FILE, 1, "report_xlsx").split("\n")[1] == said.split("\n")[1]
    assert "Sprawozdanie jest" not in press(ewa, DeskVerb.FILE, 1, "badges")
    with talk.database.read() as connection:
        made = [each for each in audit.entries(connection) if each.action == "report.made"]
    assert [each.actor for each in made] == [f"telegram:{COORDINATOR}"]


def test_every_document_that_is_offered_can_be_made() -> None:
    for texts in DESK.values():
        assert set(texts.file_names) <= set(AttachmentKind)


def test_whoever_lost_the_role_is_heard_no_more(talk: Talk, ewa: Person) -> None:
    make_event(talk)
    at_event(ewa)
    ewa.presses(PL.search)
    revoke(talk, COORDINATOR, Role.COORDINATOR)
    assert ewa.says("Nowak") == PL.form_left
    assert talk.dialog(50).form is None


def test_leaving_an_open_question_changes_nothing(talk: Talk, ewa: Person) -> None:
    make_event(talk)
    at_event(ewa)
    ewa.presses(PL.search)
    leave = ewa.data_of(PL.leave)
    assert ewa.presses(PL.leave) == PL.form_left
    assert ewa.forges(leave) == PL.form_gone
    press(ewa, DeskVerb.SEARCH, 1)
    assert ewa.says("/anuluj") == PL.form_left


def test_pressing_another_button_closes_the_open_question(talk: Talk, ewa: Person) -> None:
    make_event(talk)
    at_event(ewa)
    ewa.presses(PL.search)
    press(ewa, DeskVerb.EVENT, 1)
    assert talk.dialog(50).form is None


def test_buttons_about_what_is_not_there_are_answered(talk: Talk, ewa: Person) -> None:
    make_event(talk)
    for verb in DeskVerb:
        assert press(ewa, verb, LARGEST, "x")


def test_the_longest_button_fits_and_is_read_back() -> None:
    for verb in DeskVerb:
        longest = DeskPress(verb, LARGEST, f"session.{LARGEST}.1")
        assert read_desk_press(longest.data) == longest
        assert len(longest.data.encode()) <= 64


@pytest.mark.parametrize(
    "data", ["d", "d:", "d:nope", "d:event:0", "d:event:-1", "d:event:1:A", "d:event:1:a:b", "d:event:१"]
)
def test_what_is_no_button_of_the_desk_is_nothing(data: str) -> None:
    assert read_desk_press(data) is None


@pytest.mark.parametrize(
    "argument",
    ["", "all", "all.0", "all.1.1", "all.0.0", "state.x.1", "group..1", "session.0.1", "like.x.1", "all.0.99999"],
)
def test_what_names_no_list_is_none(argument: str) -> None:
    assert read_listing(argument) is None


@pytest.mark.parametrize(("kind", "value"), [("all", "0"), ("state", "waiting"), ("group", "other"), ("like", "7")])
def test_a_list_is_read_back_with_its_page(kind: str, value: str) -> None:
    part = read_listing(listing(kind, value, 3))
    assert part is not None
    assert (part.page, part.at(4)) == (3, listing(kind, value, 4))
