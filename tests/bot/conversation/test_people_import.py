"""A list of people that a coordinator sends as a file: tried first, and stored when they say so."""

import csv
import io
from datetime import timedelta

import pytest

from bot.answering.model import Language
from bot.conversation.desk_press import DeskVerb
from bot.conversation.retention import Retention
from bot.conversation.sent_table import MOST_BYTES, MOST_ROWS
from bot.documents.spreadsheets import registrations_xlsx
from bot.documents.tables import TableProblem
from bot.forum.model import Channel, RegistrationState
from bot.messages.desk import DESK
from bot.messages.documents import DOCUMENTS
from bot.messages.events import EVENTS
from bot.messages.hints import HINTS
from bot.messages.people_import import IMPORT
from bot.staff.model import Role
from tests.bot.administration.examples import ADMINISTRATOR
from tests.bot.conversation.events import cancel_event, make_event, signed_up
from tests.bot.conversation.staff import COORDINATOR, press, revoke, with_role
from tests.bot.conversation.talk import Person, Talk

PL = IMPORT["pl"]
HEADERS = ["Imię i nazwisko", "Organizacja", "Grupa", "E-mail"]
ANNA = ["Anna Nowak", "Fundacja Most", "ngo_leader", "anna@example.org"]
JAN = ["Jan Lis", "Gmina Lubicz", "radna / radny", ""]
OLA = ["Ola Żak", "Gmina Lubicz", "", ""]
BAD = ["Ewa", "NGO", "kosmonauci", "nie-adres"]


def as_csv(*rows: list[str], headers: list[str] = HEADERS) -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows([headers, *rows])
    return out.getvalue().encode("cp1250")


@pytest.fixture
def ewa(talk: Talk) -> Person:
    """A coordinator who was asked for the file."""
    make_event(talk, capacity=2)
    ewa = with_role(talk, COORDINATOR, Role.COORDINATOR)
    ewa.says("/zapisy")
    ewa.presses("14.02.2027 · Forum")
    ewa.presses(PL.start)
    return ewa


def states(talk: Talk) -> list[RegistrationState]:
    return [each.state for each in signed_up(talk)]


def form_of(talk: Talk, person: Person) -> object:
    return talk.dialog(person.number).form


def test_a_right_list_is_tried_and_then_saved(talk: Talk, ewa: Person) -> None:
    said = ewa.sends_file(as_csv(ANNA, JAN, OLA, ANNA))
    for text in (PL.trial, "z miejscem: 2", "rezerwowej: 1", "powtórzone w pliku: 1", PL.consent):
        assert text in said
    assert signed_up(talk) == []
    said = ewa.presses(PL.save)
    assert PL.saved in said
    assert states(talk) == [RegistrationState.CONFIRMED] * 2 + [RegistrationState.WAITING]
    [anna, *_] = signed_up(talk)
    assert (anna.name, anna.channel, anna.consent_at) == ("Anna Nowak", Channel.IMPORT, talk.clock.now())
    assert form_of(talk, ewa) is None
    assert ewa.labels == [DESK["pl"].to_event]


def test_a_workbook_is_read_too(talk: Talk, ewa: Person) -> None:
    ewa.sends_file(registrations_xlsx(HEADERS, [ANNA, JAN]), "lista.xlsx")
    ewa.presses(PL.save)
    assert [each.name for each in signed_up(talk)] == ["Anna Nowak", "Jan Lis"]


def test_faulty_rows_are_named_and_left_out(talk: Talk, ewa: Person) -> None:
    said = ewa.sends_file(as_csv(ANNA, BAD))
    assert PL.faulty.format(number=1) in said
    assert "Wiersz 3: nie ma grupy „kosmonauci”" in said
    assert "Wiersz 3, E-mail „nie-adres”: To nie wygląda na adres e-mail." in said
    assert PL.save not in ewa.labels
    assert PL.skipped.format(number=1) in ewa.presses(PL.save_correct)
    assert [each.name for each in signed_up(talk)] == ["Anna Nowak"]


def test_ten_faulty_rows_are_written_out_and_the_rest_counted(ewa: Person) -> None:
    said = ewa.sends_file(as_csv(ANNA, *[[f"Jan {number}", "", "", ""] for number in range(30)]))
    assert (said.count("\n• Wiersz "), "Wiersz 12," in said, "Wiersz 13," in said) == (10, True, False)
    assert PL.more_faults.format(number=20) in said


def test_a_column_with_the_consent_decides_for_each(talk: Talk, ewa: Person) -> None:
    headers = [*HEADERS, "Zgoda"]
    said = ewa.sends_file(as_csv([*ANNA, "tak"], [*JAN, "nie"], headers=headers))
    assert PL.faults["no_consent"] in said
    assert PL.consent_column in said
    ewa.presses(PL.save_correct)
    assert [each.name for each in signed_up(talk)] == ["Anna Nowak"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, PL.not_fetched),
        (b"", DOCUMENTS["pl"].table_problems[TableProblem.EMPTY]),
        (b"%PDF-1.7", DOCUMENTS["pl"].table_problems[TableProblem.UNREADABLE]),
        (b"x" * (MOST_BYTES + 1), "najwyżej 2 MB"),
        (as_csv(*[["A", "B", "", ""]] * (MOST_ROWS + 1)), "najwyżej 1000"),
        (as_csv(["x" * 100_000] * 11), "najwyżej 2 MB"),
        (b"a;b\n1;2\n", "„imię i nazwisko”, „organizacja”"),
        (as_csv(), PL.nobody_new),
        (as_csv(BAD), PL.nobody_new),
    ],
)
def test_a_file_that_cannot_be_used_says_what_to_do_and_another_may_come(
    talk: Talk, ewa: Person, content: bytes | None, words: str
) -> None:
    assert words in ewa.sends_file(content)
    assert PL.save not in ewa.labels
    ewa.sends_file(as_csv(ANNA))
    ewa.presses(PL.save)
    assert len(signed_up(talk)) == 1


def test_what_was_read_survives_a_restart_and_talk_in_between(talk: Talk, ewa: Person) -> None:
    ewa.sends_file(as_csv(ANNA))
    saving = ewa.data_of(PL.save)
    talk.restart()
    assert PL.waits.format(number=1) in ewa.says("/pomoc")
    assert PL.send_a_file in ewa.says("Proszę")
    assert PL.not_fetched in ewa.sends_file(None)
    ewa.forges(saving)
    assert len(signed_up(talk)) == 1
    assert DESK["pl"].form_gone in ewa.forges(saving)
    assert len(signed_up(talk)) == 1


def test_another_file_takes_the_place_of_the_first_and_its_button(talk: Talk, ewa: Person) -> None:
    ewa.sends_file(as_csv(ANNA))
    first = ewa.data_of(PL.save)
    ewa.sends_file(as_csv(JAN))
    second = ewa.data_of(PL.save)
    assert DESK["pl"].form_gone in ewa.forges(first)
    assert signed_up(talk) == []
    ewa.forges(second)
    assert [each.name for each in signed_up(talk)] == ["Jan Lis"]


def test_what_became_faulty_since_the_trial_is_shown_before_anybody_is_stored(talk: Talk, ewa: Person) -> None:
    ewa.sends_file(as_csv(ANNA))
    cancel_event(talk, 1)
    assert EVENTS["pl"].cancelled in ewa.presses(PL.save)
    assert signed_up(talk) == []
    assert form_of(talk, ewa) is None


def test_a_file_that_nobody_asked_for_is_not_opened(talk: Talk, ewa: Person) -> None:
    anna = talk.person()
    assert HINTS["pl"].unsupported["document"] in anna.sends_file(as_csv(ANNA))
    ewa.presses(DESK["pl"].leave)
    assert HINTS["pl"].unsupported["document"] in ewa.sends_file(as_csv(ANNA))


def test_only_an_open_question_for_a_file_makes_it_worth_fetching(talk: Talk, ewa: Person) -> None:
    asked, anna = ewa.sending(MOST_BYTES), talk.person().sending(MOST_BYTES)
    with talk.database.read() as connection:
        assert talk.conversation.awaits_file(connection, asked)
        assert not talk.conversation.awaits_file(connection, ewa.sending(MOST_BYTES + 1))
        assert not talk.conversation.awaits_file(connection, anna)
    ewa.says("/zapisy")
    with talk.database.read() as connection:
        assert not talk.conversation.awaits_file(connection, asked)


def test_who_lost_the_role_imports_nobody(talk: Talk, ewa: Person) -> None:
    ewa.sends_file(as_csv(ANNA))
    saving = ewa.data_of(PL.save)
    revoke(talk, COORDINATOR, Role.COORDINATOR)
    assert HINTS["pl"].outdated_button in ewa.forges(saving)
    assert DESK["pl"].form_left in ewa.sends_file(as_csv(JAN))
    assert signed_up(talk) == []
    porter = with_role(talk, 60, Role.DOOR)
    assert press(porter, DeskVerb.IMPORT, 1) == HINTS["pl"].outdated_button


def test_the_list_goes_with_the_form(talk: Talk, ewa: Person) -> None:
    ewa.sends_file(as_csv(ANNA))
    assert "Anna Nowak" in str(form_of(talk, ewa))
    for hours, kept in ((47, True), (2, False)):
        talk.clock.advance(timedelta(hours=hours))
        with talk.database.transaction() as connection:
            Retention(talk.clock).apply(connection)
        assert (form_of(talk, ewa) is not None) == kept


@pytest.mark.parametrize("language", Language)
def test_the_whole_way_in_every_language(talk: Talk, language: Language) -> None:
    make_event(talk)
    chief, texts = talk.person(ADMINISTRATOR, client_language=language), IMPORT[language]
    chief.says("/zapisy")
    chief.presses(next(label for label in chief.labels if "Forum" in label))
    assert "Forum" in chief.presses(texts.start)
    assert texts.trial in chief.sends_file(as_csv(ANNA, BAD))
    assert texts.saved in chief.presses(texts.save_correct)
    assert chief.is_told_in(language)
    assert len(signed_up(talk)) == 1
