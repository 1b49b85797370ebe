"""Values are the same however they are written, and stand where the text has them."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering.values import ValueKind, fold_in_place, values_in


def named(text: str) -> list[tuple[ValueKind, float, str]]:
    return [(value.kind, value.number, value.unit) for value in values_in(text)]


@pytest.mark.parametrize(
    "text",
    ["85.200 zł", "85 200 złotych", "85200 PLN", "PLN 85,200", "85,2 tys. zł", "85 200 злотих", "85,2 тис. злотих"],
)
def test_a_sum_is_the_same_however_it_is_written(text: str) -> None:
    assert named(text) == [(ValueKind.AMOUNT, 85_200, "PLN")]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("3 mln zł", [3e6]),
        ("1,95 mln euro", [1.95e6]),
        ("€50 000", [5e4]),
        ("5 мільйонів євро", [5e6]),
        ("2 billion euros", [2e9]),
        ("50–200 tys. zł", [5e4, 2e5]),
        ("od 300 tys. do 1 mln zł", [3e5, 1e6]),
        ("30 000 albo 60 000 euro", [3e4, 6e4]),
        ("wyniosła 120 tys.?", [1.2e5]),
        ("8 tysięcy", [8e3]),
    ],
)
def test_thousands_millions_and_ranges_are_sums(text: str, numbers: list[float]) -> None:
    values = values_in(text)
    assert {value.kind for value in values} == {ValueKind.AMOUNT}
    assert [value.number for value in values] == pytest.approx(numbers)


def test_thousands_of_people_are_no_money() -> None:
    assert ValueKind.AMOUNT not in {kind for kind, _, _ in named("Miasto ma 10 tys. mieszkańców.")}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ok. 2,84% puli", (ValueKind.SHARE, 2.84, "%")),
        ("90 procent", (ValueKind.SHARE, 90, "%")),
        ("24 stycznia 2014 r.", (ValueKind.DAY, 124, "2014")),
        ("24.01.2014", (ValueKind.DAY, 124, "2014")),
        ("2014-01-24", (ValueKind.DAY, 124, "2014")),
        ("January 24, 2014", (ValueKind.DAY, 124, "2014")),
        ("24 січня 2014", (ValueKind.DAY, 124, "2014")),
        ("24 stycznia", (ValueKind.DAY, 124, "")),
        ("koniec listopada 2014", (ValueKind.MONTH, 11, "2014")),
        ("w 2014 roku", (ValueKind.YEAR, 2014, "")),
        ("w ciągu 14 dni", (ValueKind.DURATION, 14, "day")),
        ("5-letni pobyt", (ValueKind.DURATION, 5, "year")),
        ("trzy miesiące", (ValueKind.DURATION, 3, "month")),
        ("pięciu kryzysach", (ValueKind.NUMBER, 5, "")),
        ("zgodnie z art. 127", (ValueKind.LAW_PLACE, 127, "")),
        ("160 osób", (ValueKind.NUMBER, 160, "")),
    ],
)
def test_each_kind_of_value_is_read(text: str, value: tuple[ValueKind, float, str]) -> None:
    assert named(text)[0] == value


def test_the_days_of_a_range_share_their_month() -> None:
    assert named("17–18 listopada 2015 r.") == [(ValueKind.DAY, 1117, "2015"), (ValueKind.DAY, 1118, "2015")]
    assert named("14–16.12.2014") == [(ValueKind.DAY, 1214, "2014"), (ValueKind.DAY, 1216, "2014")]


def test_values_are_read_in_a_text_without_digits() -> None:
    assert named("dwa tygodnie w maju, trzy osoby") == [
        (ValueKind.DURATION, 2, "week"),
        (ValueKind.MONTH, 5, ""),
        (ValueKind.NUMBER, 3, ""),
    ]


def test_words_that_look_like_months_are_none() -> None:
    assert named("Gminy mają prawo, they may apply.") == []


def test_an_hour_is_neither_a_share_nor_a_number() -> None:
    assert named("do godz. 16.15") == []


def test_the_place_is_that_of_the_written_value() -> None:
    text = "Łączna pula: 3 mln zł, wnioski do 24 stycznia 2014 r."
    assert [text[value.start : value.end] for value in values_in(text)] == ["3 mln zł", "24 stycznia 2014"]


@settings(max_examples=40)
@given(st.text(max_size=200))
def test_any_text_has_values_in_order_that_do_not_overlap(text: str) -> None:
    assert len(fold_in_place(text)) == len(text)
    values = values_in(text)
    assert all(0 <= value.start < value.end <= len(text) for value in values)
    assert all(one.end <= other.start for one, other in pairwise(values))


@settings(max_examples=40)
@given(st.integers(1, 999_999), st.sampled_from(["zł", "euro", "PLN"]))
def test_grouping_changes_no_sum(number: int, currency: str) -> None:
    grouped = f"{number:,}"
    writings = {f"{grouped.replace(',', mark)} {currency}" for mark in (",", ".", " ", "")}
    assert {value.number for text in writings for value in values_in(text)} == {float(number)}
