import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.question import Detail, analyse_question, lacks, years_in


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        ("Kto kierował departamentem?", Detail.CONTACT),
        ("podaj numer telefonu do biura", Detail.CONTACT),
        ("Who is the contact person?", Detail.CONTACT),
        ("Хто відповідає за конкурс?", Detail.CONTACT),
        ("Do kiedy można składać wnioski?", Detail.DATE),
        ("Коли закінчується набір?", Detail.DATE),
        ("Ile wyniosła dotacja?", Detail.AMOUNT),
        ("скільки грошей отримав проєкт", Detail.AMOUNT),
        ("Jaki jest dzisiejszy kurs euro?", Detail.CURRENT),
        ("Jak złożyć ofertę?", Detail.MANNER),
    ],
)
def test_the_words_tell_which_detail_is_asked_for(text: str, detail: Detail) -> None:
    assert detail in analyse_question(text).details


def test_years_of_the_question_are_found() -> None:
    assert analyse_question("Jaki termin miał konkurs na 2014 i 2015 rok?").years == {2014, 2015}


def test_a_range_names_every_year_in_it() -> None:
    assert years_in("Priorytety 2012–2016 i strategia z 2017 r.") == {2012, 2013, 2014, 2015, 2016, 2017}


def test_two_far_numbers_are_not_a_range() -> None:
    assert years_in("od 1918-2012") == {1918, 2012}


@pytest.mark.parametrize(
    ("detail", "passage", "expected"),
    [
        (Detail.DATE, "Nabór ogłasza minister.", True),
        (Detail.DATE, "Nabór trwał do 24 stycznia 2014 r.", False),
        (Detail.AMOUNT, "Dotację przyznaje komisja.", True),
        (Detail.AMOUNT, "Są trzy obszary.", False),
        (Detail.CONTACT, "Sprawę prowadzi departament.", True),
        (Detail.CONTACT, "Informację przedstawił minister Radosław Sikorski.", False),
        (Detail.MANNER, "Cokolwiek.", False),
    ],
)
def test_what_a_passage_certainly_lacks(detail: Detail, passage: str, *, expected: bool) -> None:
    assert lacks(detail, passage) is expected


@given(st.text(max_size=300))
def test_any_text_is_read_without_an_error(text: str) -> None:
    analyse_question(text)
    years_in(text)
