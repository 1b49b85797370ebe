"""How a filled-in form ends: every result of the forum has a plain sentence."""

import contextlib
from datetime import timedelta

import pytest

from bot.entry.problem import FieldProblem
from bot.forum.model import Applicant, ConsentMissing, EventUnknown, SignUpResult
from bot.forum.service import ForumService
from bot.messages.signup import SIGNUP
from bot.store import dialogs
from bot.store.dialogs import Dialog
from bot.store.engine import Connection, Database
from tests.bot.conversation.events import cancel_event, fill, make_event, signed_up
from tests.bot.conversation.filling import AGREE, to_summary
from tests.bot.conversation.talk import Person, Talk
from tests.fakes.clock import FixedClock


@pytest.fixture
def event_id(talk: Talk) -> int:
    return make_event(talk)


@pytest.mark.usefixtures("event_id")
def test_a_full_event_leads_to_the_waiting_list(talk: Talk, anna: Person) -> None:
    to_summary(anna)
    fill(talk, 1, range(100, 103))
    text = anna.presses(AGREE)
    assert "Jesteś na liście rezerwowej, miejsce 2:" in text
    assert "od razu napiszę" in text


@pytest.mark.usefixtures("event_id")
def test_who_was_signed_up_meanwhile_is_told(talk: Talk, anna: Person) -> None:
    to_summary(anna)
    fill(talk, 1, range(7, 8))
    text = anna.presses(AGREE)
    assert text.startswith("Ten zapis już jest")
    assert "Masz miejsce" in text
    assert talk.dialog(7).form is None


@pytest.mark.usefixtures("event_id")
def test_a_deadline_that_passed_meanwhile_is_told(talk: Talk, anna: Person) -> None:
    talk.clock.advance(timedelta(days=22, hours=23))
    to_summary(anna)
    talk.clock.advance(timedelta(hours=2))
    assert "Zapisy zakończyły się 7 lutego 2027 r." in anna.presses(AGREE)


@pytest.mark.usefixtures("event_id")
def test_an_event_that_was_cancelled_meanwhile_is_told(talk: Talk, anna: Person) -> None:
    to_summary(anna)
    cancel_event(talk, 1)
    assert "zostało odwołane" in anna.presses(AGREE)


@pytest.mark.usefixtures("event_id")
def test_a_text_into_the_form_of_a_cancelled_event_closes_it(talk: Talk, anna: Person) -> None:
    anna.forges("su:1")
    cancel_event(talk, 1)
    text = anna.says("Łucja Nowak")
    assert "formularz jest już zamknięty" in text
    assert "zostało odwołane" in text
    assert talk.dialog(7).form is None


class Refusing(ForumService):
    """A forum that answers every sign-up with one result."""

    def __init__(self, clock: FixedClock, result: SignUpResult) -> None:
        super().__init__(clock)
        self._result = result

    def sign_up(
        self,
        connection: Connection,  # noqa: ARG002 (as the real one)
        event_id: int,  # noqa: ARG002
        applicant: Applicant,  # noqa: ARG002
        *,
        actor: str | None = None,  # noqa: ARG002
    ) -> SignUpResult:
        return self._result


def test_a_missing_consent_is_asked_for_again(database: Database, clock: FixedClock) -> None:
    talk = Talk(database, clock, forum=Refusing(clock, ConsentMissing()))
    make_event(talk)
    person = talk.person()
    to_summary(person)
    assert "podsumowanie" in person.presses(AGREE)
    assert AGREE in person.labels


@pytest.mark.usefixtures("event_id")
def test_a_field_that_the_forum_refuses_leads_back_to_it(talk: Talk, anna: Person) -> None:
    to_summary(anna)
    form = talk.dialog(7).form
    assert form is not None
    with talk.database.transaction() as connection:
        dialogs.save(connection, 7, Dialog("pl", form={**form, "organisation": "1"}), talk.clock.now())
    text = anna.presses(AGREE)
    assert text.startswith(SIGNUP["pl"].problems[FieldProblem.TOO_SHORT])
    assert "krok 2" in text


@pytest.mark.usefixtures("event_id")
def test_an_event_that_is_unknown_to_the_forum_is_said_to_be(database: Database, clock: FixedClock) -> None:
    talk = Talk(database, clock, forum=Refusing(clock, EventUnknown()))
    person = talk.person()
    to_summary(person)
    assert "Nie ma takiego spotkania" in person.presses(AGREE)


@pytest.mark.usefixtures("event_id")
def test_nothing_is_stored_when_delivering_fails(talk: Talk, anna: Person) -> None:
    to_summary(anna)
    before = talk.dialog(7)
    data = anna.data_of(AGREE)

    decide = talk.conversation.consider(talk.database, anna.pressing(data), before)
    with contextlib.suppress(OSError), talk.database.transaction() as connection:
        assert decide(connection)
        raise OSError
    assert talk.dialog(7) == before
    assert signed_up(talk) == []
    anna.forges(data)
    assert len(signed_up(talk)) == 1
