from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from bot.answering.model import Language
from bot.conversation.wording import amount, at_time, counted, deadline, from_to, in_short, on_day, sentence
from bot.messages.events import EVENTS
from tests.bot.messages.test_texts import TABLES, places, texts

PL, EN, UK = Language
MORNING = datetime(2027, 3, 15, 9, 0, tzinfo=UTC)
NIGHT = datetime(2027, 6, 30, 22, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "1 wolne miejsce"),
        (2, "2 wolne miejsca"),
        (5, "5 wolnych miejsc"),
        (12, "12 wolnych miejsc"),
        (22, "22 wolne miejsca"),
        (101, "101 wolnych miejsc"),
    ],
)
def test_polish_plurals(number: int, text: str) -> None:
    assert counted(EVENTS["pl"].free, number, PL).endswith(text)


@pytest.mark.parametrize(
    ("number", "text"),
    [(1, "1 вільне місце"), (3, "3 вільні місця"), (11, "11 вільних місць"), (21, "21 вільне місце")],
)
def test_ukrainian_plurals(number: int, text: str) -> None:
    assert counted(EVENTS["uk"].free, number, UK).endswith(text)


@pytest.mark.parametrize(("number", "text"), [(1, "1 free seat"), (2, "2 free seats")])
def test_english_plurals(number: int, text: str) -> None:
    assert counted(EVENTS["en"].free, number, EN).endswith(text)


def test_times_are_polish_time_in_words() -> None:
    assert at_time(MORNING, PL) == "15 marca 2027 r., 10:00"
    assert at_time(MORNING, EN) == "15 March 2027, 10:00"
    assert at_time(MORNING, UK) == "15 березня 2027 р., 10:00"
    assert on_day(NIGHT, PL) == "1 lipca 2027 r."


def test_a_deadline_at_the_end_of_a_day_names_that_day() -> None:
    midnight = datetime(2027, 6, 30, 22, 0, tzinfo=UTC)
    assert deadline(midnight, PL) == "30 czerwca 2027 r."
    assert deadline(MORNING, PL) == "15 marca 2027 r., 10:00"


def test_a_span_names_the_second_day_only_when_it_differs() -> None:
    assert from_to(MORNING, MORNING.replace(hour=15), PL) == "15 marca 2027 r., 10:00–16:00"
    assert from_to(MORNING, MORNING.replace(day=16), PL) == "15 marca 2027 r., 10:00 – 16 marca 2027 r., 10:00"


def test_short_days() -> None:
    days = [in_short(date(2014, 1, 4), language) for language in Language]
    assert days == ["04.01.2014", "4 Jan 2014", "04.01.2014"]


def test_amounts_have_grosze_and_blanks_that_no_line_breaks_at() -> None:
    amounts = [amount(Decimal("12000.5"), language) for language in Language]
    assert amounts == ["12\u00a0000,50\u00a0zł", "12,000.50\u00a0zł", "12\u00a0000,50\u00a0zł"]
    assert amount(Decimal(300), PL) == "300,00\u00a0zł"


def test_a_sentence_that_ends_with_a_date_has_one_full_stop() -> None:
    assert sentence("Popraw do {until}. Czekam.", until=on_day(MORNING, PL)) == "Popraw do 15 marca 2027 r. Czekam."
    assert sentence("Popraw do {until}.", until=at_time(MORNING, PL)) == "Popraw do 15 marca 2027 r., 10:00."
    assert sentence("Correct it by {until}.", until=on_day(MORNING, EN)) == "Correct it by 15 March 2027."
    assert sentence("Виправте до {until}: {count}.", until=on_day(MORNING, UK), count=2) == (
        "Виправте до 15 березня 2027 р.: 2."
    )


def test_no_text_doubles_the_full_stop_of_a_date() -> None:
    ending = [(text, place) for table in TABLES.values() for _, text in texts(table) for place in places(text)]
    ending = [(text, place) for text, place in ending if f"{{{place}}}." in text]
    assert len(ending) > 100
    day = on_day(MORNING, PL)
    for text, _ in ending:
        assert ".." not in sentence(text, **dict.fromkeys(filter(None, places(text)), day))
