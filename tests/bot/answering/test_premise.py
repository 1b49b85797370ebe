"""A premise is contradicted only when that is certain."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering.premise import contradicted
from corpus.loader import load_library
from corpus.model import Passage
from corpus.questions import QUESTIONS_FOLDER, QuestionType, load_questions
from tests.bot.answering.examples import make_passage

GRANT = make_passage(text="Dotacja wyniosła 85.200 zł i pochodziła z Ministerstwa Spraw Zagranicznych.")
PEOPLE = make_passage(text="Zaplanowano udział łącznie 160 osób z samorządów we wszystkich działaniach.")
PAGES = make_passage(text="Tekst nosi datę „Warszawa, marzec 2012 r.” i liczy 29 stron; podpisano go w marcu 2012 r.")
CRISES = make_passage(text="9 lutego 2017 r. minister mówił o trzech kryzysach.", section="Wystąpienia", state="2017")
KEPT = make_passage(text="NieKongres przechowywał dane uczestników 14 dni po wydarzeniu.")
CALL = make_passage(text="Edycja 2014: wnioski przyjmowano do 24 stycznia 2014 r.", section="Konkurs MSZ")
STAY = make_passage(
    text="Straż Graniczna liczy dni pobytu, cofając się o 180 dni od daty kontroli.", section="90 dni w okresie 180 dni"
)
LIMIT = make_passage(text="Obowiązek plakatu nie dotyczy zadań z dotacją do 50 tys. zł.")


@pytest.mark.parametrize(
    ("question", "passage", "claim", "told"),
    [
        ("Dlaczego dotacja na InterEkip wyniosła 120 tys.?", GRANT, "120 tys.", "85.200 zł"),
        ("czemu dotacja interekip wyniosla 120 tys zl", GRANT, "120 tys zl", "85.200 zł"),
        ("Na co poszła dotacja 200 tys. zł na InterEkip?", GRANT, "200 tys. zł", "85.200 zł"),
        ("Why was the InterEkip grant PLN 120,000?", GRANT, "PLN 120,000", "85.200 zł"),
        ("Чому дотація на InterEkip становила 120 тис. злотих?", GRANT, "120 тис. злотих", "85.200 zł"),
        (
            "Dlaczego dotacja na InterEkip pochodziła z Ministerstwa Kultury?",
            GRANT,
            "Ministerstwa Kultury",
            "Ministerstwa Spraw Zagranicznych",
        ),
        ("Skąd pomysł, żeby w InterEkip zaplanować udział 300 osób?", PEOPLE, "300", "160"),
        ("O jakich pięciu kryzysach mówił minister?", CRISES, "pięciu", "trzech"),
        ("Kto w lutym 2018 r. mówił o trzech kryzysach?", CRISES, "lutym 2018", "9 lutego 2017"),
        ("Dlaczego NieKongres przechowywał dane uczestników 14 miesięcy?", KEPT, "14 miesięcy", "14 dni"),
        ("Kto w marcu 2013 r. podpisał tekst, który liczy 29 stron?", PAGES, "marcu 2013", "marzec 2012"),
        ("Dlaczego wnioski w konkursie 2014 przyjmowano do 31 stycznia?", CALL, "31 stycznia", "24 stycznia 2014"),
    ],
)
def test_a_value_that_the_passage_gives_otherwise_is_named(
    question: str, passage: Passage, claim: str, told: str
) -> None:
    found = contradicted(question, passage)
    assert found is not None
    assert (found.claim, found.told) == (claim, told)
    assert question[found.claim_start : found.claim_end] == claim
    assert found.told in passage.text


@pytest.mark.parametrize(
    ("question", "passage"),
    [
        ("Dlaczego dotacja wyniosła 85.200 zł?", GRANT),
        ("Jak Straż Graniczna liczy te 90 dni pobytu?", STAY),  # the section is about them
        ("Dlaczego dotacja wyniosła 85 tys. zł?", GRANT),
        ("Czy dotacja na InterEkip wyniosła 100 tys. zł?", GRANT),
        ("Ile z 120 tys. zł wyniosła dotacja?", GRANT),
        ("Mamy dotację 120 tys. zł. Kto wspierał InterEkip?", GRANT),
        ("Dlaczego składka w gminie Rypin wynosi 120 zł rocznie?", GRANT),
        ("Dlaczego dotacja na InterEkip wyniosła 20 tys. euro?", GRANT),
        ("Dlaczego udział w InterEkip zaplanowały 3 osoby i 160 gmin?", CALL),
        ("Dlaczego w 2015 wnioski przyjmowano do 31 stycznia?", CALL),
        ("Kto 9 lutego mówił o trzech kryzysach?", CRISES),
        ("Kto w lutym 2017 r. mówił o trzech kryzysach?", CRISES),
        ("Dlaczego NieKongres przechowywał dane uczestników dwa tygodnie?", KEPT),
        ("Jaka kara grozi za brak plakatu przy dotacji 80 tys. zł?", LIMIT),
        ("Dlaczego dotacja?", GRANT),
    ],
)
def test_what_is_not_certain_is_no_contradiction(question: str, passage: Passage) -> None:
    assert contradicted(question, passage) is None


def test_a_passage_that_says_what_is_unknown_contradicts_nothing() -> None:
    unknown = make_passage(text="Opis nie podaje, czy dotacja wyniosła 85.200 zł.")
    assert contradicted("Dlaczego dotacja na InterEkip wyniosła 120 tys. zł?", unknown) is None


def test_questions_that_the_library_answers_have_no_false_premise() -> None:
    library = load_library()
    passages = {passage.id: passage for passage in library.passages}
    asked = [(question.text, passages[question.passage_id]) for question in library.asked[::25]]
    asked += [
        (row.question, passages[fact])
        for row in load_questions(QUESTIONS_FOLDER / "dev.jsonl")
        if row.type is QuestionType.ANSWER
        for fact in row.facts
    ]
    alarms = [question for question, passage in asked if contradicted(question, passage)]
    assert len(alarms) <= 0.005 * len(asked), alarms


@settings(max_examples=40)
@given(st.text(max_size=100), st.text(max_size=100))
def test_any_texts_are_compared_without_an_error(question: str, text: str) -> None:
    found = contradicted(question, make_passage(text=text))
    assert found is None or question[found.claim_start : found.claim_end] == found.claim
