"""What administrators can do in the chat, and that nobody else can."""

from dataclasses import replace

import pytest

from bot.administration.oversight import FinishedRun
from bot.answering.model import Language
from bot.conversation.buttons import Action
from bot.messages.administration import ADMINISTRATION
from bot.messages.hints import HINTS
from bot.messages.privacy import PRIVACY
from bot.messages.welcome import WELCOME
from bot.store import audit, inbox, ingest_requests, outbox
from bot.store.engine import Database
from bot.store.inbox import InboxUpdate
from bot.store.ingest_requests import IngestRequest
from ingest.errors import IngestError
from tests.bot.administration.examples import ADMINISTRATOR, LEDGER, MOMENT, FakeLedger
from tests.bot.conversation.talk import Person, Talk
from tests.fakes.clock import FixedClock


@pytest.fixture
def talk(database: Database, clock: FixedClock) -> Talk:
    return Talk(database, clock, ledger=replace(LEDGER))


@pytest.fixture
def chief(talk: Talk) -> Person:
    return talk.person(ADMINISTRATOR)


def requested(talk: Talk) -> IngestRequest | None:
    with talk.database.read() as connection:
        return ingest_requests.first(connection)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("command", ["/ingest", "/stan", "/status"])
def test_for_others_the_commands_are_unknown(talk: Talk, command: str, language: Language) -> None:
    anna = talk.person(client_language=language)
    assert anna.says(command).startswith(WELCOME[language].unknown_command)
    assert "/ingest" not in anna.says(command)
    assert requested(talk) is None


def test_others_see_no_state_of_the_sources_even_with_a_forged_button(anna: Person) -> None:
    anna.says("/zrodla")
    assert ADMINISTRATION["pl"].show_sources not in anna.labels
    assert anna.forges(Action.SOURCE_STATES) == HINTS["pl"].outdated_button


@pytest.mark.parametrize("language", Language)
def test_an_ingest_is_asked_for_once_at_a_time(talk: Talk, language: Language) -> None:
    chief = talk.person(ADMINISTRATOR, client_language=language)
    assert chief.says("/ingest") == ADMINISTRATION[language].accepted
    asked = IngestRequest(1, ADMINISTRATOR, language, talk.clock.now(), None, 0)
    assert requested(talk) == asked
    assert "15" in chief.says("/ingest")
    assert requested(talk) == asked
    with talk.database.read() as connection:
        (entry,) = audit.entries(connection, actor=f"telegram:{ADMINISTRATOR}")
    assert (entry.action, entry.subject) == ("ingest.requested", "ingest:1")


def test_the_status_tells_index_runs_sources_in_trouble_and_queues(talk: Talk, chief: Person) -> None:
    with talk.database.transaction() as connection:
        inbox.receive(connection, [InboxUpdate(number, 7, "{}") for number in (1, 2, 3)], MOMENT)
        outbox.enqueue(connection, 7, "send", {}, at=MOMENT, key="x")
    said = chief.says("/stan")
    for part in (
        "Indeks g-1: 3 fragmenty, zbudowany 14 stycznia 2027 r., 09:30.",
        "Model: fake-encoder-1.",
        "Ostatnia aktualizacja: 14 stycznia 2027 r., 09:30, udana częściowo.",
        "• Ministerstwo: 2 nieudane próby z rzędu. Strona nie odpowiada.",
        "• Dawna strona: odstawione. Pięć razy z rzędu nie było strony.",
        "do obsłużenia 2, do wysłania 1.",
    ):
        assert part in said
    for absent in ("Urząd Marszałkowski", "Nowe źródło", "Stare źródło", "Trwa aktualizacja"):
        assert absent not in said


def test_a_run_that_was_asked_for_is_among_what_is_kept_about_the_person(chief: Person) -> None:
    chief.says("/ingest")
    chief.says("/prywatnosc")
    assert "na Twoją prośbę: 1" in chief.presses(PRIVACY["pl"].show)


def test_the_status_tells_that_an_ingest_goes_on(chief: Person) -> None:
    chief.says("/ingest")
    assert "Trwa aktualizacja, o którą poproszono 15 stycznia 2027 r., 10:00." in chief.says("/stan")


@pytest.mark.parametrize("language", Language)
def test_before_the_first_ingest_the_status_says_how_to_begin(
    database: Database, clock: FixedClock, language: Language
) -> None:
    said = Talk(database, clock, ledger=FakeLedger()).person(ADMINISTRATOR, client_language=language).says("/stan")
    assert ADMINISTRATION[language].no_run in said
    assert ADMINISTRATION[language].untroubled in said


def test_a_report_that_cannot_be_read_is_told(database: Database, clock: FixedClock) -> None:
    ledger = FakeLedger(run=FinishedRun(MOMENT, None))
    assert ADMINISTRATION["pl"].unreadable in Talk(database, clock, ledger=ledger).person(ADMINISTRATOR).says("/stan")


def test_a_memory_that_cannot_be_read_says_what_to_do_and_leaves_the_rest(talk: Talk, chief: Person) -> None:
    assert talk.ledger is not None
    talk.ledger.fault = IngestError("Plik jest uszkodzony, usuń go.")
    said = chief.says("/stan")
    assert "Plik jest uszkodzony, usuń go." in said
    assert "Indeks g-1" in said
    assert "do wysłania" in said
    assert chief.forges(Action.SOURCE_STATES) == "Plik jest uszkodzony, usuń go."


def test_the_sources_are_shown_behind_a_button_of_their_own(chief: Person) -> None:
    chief.says("/zrodla")
    lines = chief.presses(ADMINISTRATION["pl"].show_sources).splitlines()
    assert lines[0] == ADMINISTRATION["pl"].sources_title
    assert lines[2:] == [
        "• Urząd Marszałkowski: ostatnio 14 stycznia 2027 r., 09:30, następnym razem 14 stycznia 2027 r., 09:30",
        "• Ministerstwo: 2 nieudane próby z rzędu. Strona nie odpowiada.",
        "• Dawna strona: odstawione. Pięć razy z rzędu nie było strony.",
        "• Nowe źródło: jeszcze nie sprawdzane",
        "• Stare źródło: wyłączone",
    ]


def test_an_empty_list_of_sources_is_told(database: Database, clock: FixedClock) -> None:
    chief = Talk(database, clock).person(ADMINISTRATOR)
    assert chief.forges(Action.SOURCE_STATES) == ADMINISTRATION["pl"].no_sources
