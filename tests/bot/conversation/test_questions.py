from datetime import UTC, date, datetime

import pytest

from bot.conversation.model import Paragraph, Quotation, Strong
from bot.store import answers
from bot.store.engine import Database
from tests.bot.conversation.answered import (
    CALL,
    ENGLISH,
    FOLLOW_UP,
    NEAR_MISS,
    OUT_OF_SCOPE,
    SUM,
    SUM_QUOTE,
    UKRAINIAN,
)
from tests.bot.conversation.talk import CONTACT, Person, Talk


def record(talk: Talk, answer_id: int) -> answers.AnswerRecord:
    with talk.database.read() as connection:
        found = answers.get(connection, answer_id)
    assert found is not None
    return found


def waiting_questions(talk: Talk) -> list[str]:
    with talk.database.read() as connection:
        return [each.question for each in answers.open_questions(connection)]


def test_an_answer_quotes_and_is_kept(talk: Talk, anna: Person) -> None:
    text = anna.says(SUM)
    assert Quotation(SUM_QUOTE) in anna.last[0].blocks
    assert "https://example.org/umowa" in text
    assert anna.labels == ["📚 Źródła", "👍", "👎", "Zapytaj koordynatora"]
    assert anna.last[0].replaces is None
    kept = record(talk, 1)
    assert (kept.question, kept.status, kept.reason, kept.passage_ids) == (SUM, "answered", None, ("01-01",))
    assert (kept.chat_id, kept.snapshot_id, kept.at) == (7, "g-1", talk.clock.now())


def test_the_day_of_the_answer_is_the_one_in_poland(talk: Talk, anna: Person) -> None:
    talk.clock.set(datetime(2027, 7, 1, 22, 30, tzinfo=UTC))
    anna.says(SUM)
    assert talk.answerer.asked == [(SUM, date(2027, 7, 2), None)]


def test_a_follow_up_is_read_with_the_question_that_was_answered_before(talk: Talk, anna: Person) -> None:
    anna.says(SUM)
    anna.says(OUT_OF_SCOPE)
    talk.restart()
    anna.says(FOLLOW_UP)
    assert talk.answerer.asked[-1][2] == SUM
    assert record(talk, 3).question == f"{SUM} {FOLLOW_UP}"
    assert talk.dialog(7).previous_question == f"{SUM} {FOLLOW_UP}"


def test_people_do_not_share_the_question_before(talk: Talk, anna: Person) -> None:
    anna.says(SUM)
    talk.person(8).says(FOLLOW_UP)
    assert talk.answerer.asked[-1][2] is None


def test_a_refusal_offers_topics_that_can_be_asked_after_a_restart(talk: Talk, anna: Person) -> None:
    text = anna.says(NEAR_MISS)
    assert "nie ma odpowiedzi właśnie na to pytanie" in text
    assert CONTACT in text
    assert anna.labels == ["Pieniądze", "Nabór", "Zapytaj koordynatora"]
    assert record(talk, 1).reason == "not_supported"
    talk.restart()
    answer = anna.presses("Nabór")
    assert anna.last[0].blocks[0] == Paragraph((Strong(CALL),))
    assert "24 stycznia 2014" in answer
    assert anna.last[0].replaces is None
    assert talk.dialog(7).previous_question == CALL


def test_a_question_that_left_the_library_is_said_to_be_gone(talk: Talk, anna: Person) -> None:
    assert "nie ma już w bibliotece" in anna.forges("q:0123456789abcdef")
    assert talk.answerer.asked == []


def test_a_long_text_is_answered_by_its_beginning_and_told_so(talk: Talk, anna: Person) -> None:
    assert "czytam tylko jej początek (1000 znaków)" in anna.says("dotacja " * 12_500)
    assert len(talk.answerer.asked[0][0]) <= 1000


def test_a_corrected_question_is_answered_anew(anna: Person) -> None:
    anna.says(NEAR_MISS)
    anna.says(SUM, edited=True)
    assert Quotation(SUM_QUOTE) in anna.last[0].blocks
    assert anna.last[0].replaces is None


def test_thumbs_are_kept_and_the_last_one_counts(talk: Talk, anna: Person) -> None:
    anna.says(SUM)
    up, down = anna.data_of("👍"), anna.data_of("👎")
    assert "cieszę się" in anna.forges(up)
    assert record(talk, 1).thumbs == "up"
    assert "koordynatorowi" in anna.forges(down)
    assert record(talk, 1).thumbs == "down"
    anna.presses("Zapytaj koordynatora")
    assert waiting_questions(talk) == [SUM]


def test_a_question_for_the_coordinator_is_kept_once(talk: Talk, anna: Person) -> None:
    anna.says(NEAR_MISS)
    data = anna.data_of("Zapytaj koordynatora")
    for _ in range(2):
        text = anna.forges(data)
        assert NEAR_MISS in text
        assert CONTACT in text
    assert waiting_questions(talk) == [NEAR_MISS]


@pytest.mark.parametrize("action", ["up", "down", "ask", "src"])
def test_answers_of_others_are_out_of_reach(talk: Talk, anna: Person, action: str) -> None:
    anna.says(SUM)
    jan = talk.person(8)
    for data in (f"{action}:1", f"{action}:2", f"{action}:9223372036854775807", f"{action}:9999999999999999999"):
        assert "przycisk już nie działa" in jan.forges(data)
        assert jan.last[0].replaces is None
    assert record(talk, 1).thumbs is None
    assert waiting_questions(talk) == []


def test_without_a_contact_nothing_is_promised(database: Database, talk: Talk) -> None:
    person = Talk(database, talk.clock, contact="").person()
    assert "Możesz też przekazać" in person.says(NEAR_MISS)
    assert person.presses("Zapytaj koordynatora").count("\n\n") == 0


def test_sources_of_an_answer_are_told_in_full(anna: Person) -> None:
    anna.says(CALL)
    text = anna.presses("📚 Źródła")
    assert "kopia archiwalna; strona już nie działa: http://www.msz.gov.pl/p" in text
    assert "Regulamin (https://example.org/r), Urząd, 2023 (kopia archiwalna (https://web.archive.org/web/2023/" in text
    assert anna.last[0].replaces is None


def test_the_sources_of_a_refusal_are_none(anna: Person) -> None:
    anna.says(NEAR_MISS)
    assert "nie ma źródeł" in anna.forges("src:1")


def test_the_source_command_shows_the_last_answer_and_the_library(talk: Talk, anna: Person) -> None:
    assert "Źródła ostatniej" not in anna.says("/zrodla")
    anna.says(SUM)
    anna.says(NEAR_MISS)
    text = anna.says("/zrodla")
    assert "Umowa dotacji" in text
    assert "Biblioteka: 3 fragmenty w 2 tematach, stan z 26 listopada 2026 r." in text
    assert f"1. Projekt InterEkip: 2 fragmenty, np. „{SUM}”" in text
    anna.presses("2")
    assert talk.answerer.asked[-1][0] == CALL


@pytest.mark.parametrize(
    ("question", "label", "ask"),
    [
        (SUM, "📚 Źródła", "Zapytaj koordynatora"),
        (ENGLISH, "📚 Sources", "Ask a coordinator"),
        (UKRAINIAN, "📚 Джерела", "Запитати координатора"),
    ],
)
def test_the_words_around_are_in_the_language_of_the_question(
    anna: Person, question: str, label: str, ask: str
) -> None:
    anna.says(question)
    assert label in anna.labels
    anna.says("KA210")
    assert anna.labels == [ask]


@pytest.mark.parametrize("question", ["Czy dostaniemy VOUCHER na tłumaczenie?", "Чи є ваучер для гміни?"])
def test_a_question_about_the_voucher_leads_there(anna: Person, question: str) -> None:
    anna.says(question)
    assert anna.last[0].buttons[0][0].data == "v:home"


def test_other_questions_do_not(anna: Person) -> None:
    anna.says(OUT_OF_SCOPE)
    assert all(key.data != "v:home" for row in anna.last[0].buttons for key in row)
