"""What a passage certainly lacks, on examples and on the library as it is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering.details import Detail
from bot.answering.missing import missing_details
from corpus.loader import load_library
from corpus.questions import QUESTIONS_FOLDER, QuestionType, load_questions, load_unanswerable
from tests.bot.answering.examples import make_passage


def missing(question: str, text: str, section: str = "Konkurs", state: str = "2014") -> frozenset[Detail]:
    return missing_details(question, make_passage(text=text, section=section, state=state))


@pytest.mark.parametrize(
    ("question", "text", "lacking"),
    [
        ("Ile pieniędzy dostał projekt?", "Dotację przyznaje komisja po ocenie.", {Detail.AMOUNT}),
        ("Za ile to zrobiono?", "Dotacja wyniosła 85.200 zł.", set()),
        ("Ile kosztuje udział?", "Udział jest bezpłatny.", set()),
        ("Jaki procent zadań wykonano?", "Zadania wykonano częściowo.", {Detail.SHARE}),
        ("do kiedy skladac", "Wnioski przyjmowano do 24 stycznia.", set()),
        ("do kiedy skladac", "Wnioski przyjmuje urząd.", {Detail.DEADLINE}),
        ("Którego dnia podpisano umowę?", "Umowę podpisano jesienią.", {Detail.DAY}),
        ("Kiedy założono sieć?", "Sieć łączy gminy i powiaty.", {Detail.DATE}),
        ("Jak długo trwa ocena?", "Ocenę prowadzi komisja.", {Detail.DURATION}),
        ("Jak długo można przebywać?", "Zaproszenie wydaje się najwyżej na rok.", set()),
        ("podaj numer telefonu", "Sprawę prowadzi departament.", {Detail.PHONE}),
        ("podaj numer telefonu", "Telefon: 56 621 25 00.", set()),
        ("na jaki adres e-mail napisać?", "Adres: biuro@example.org.", set()),
        ("Kto był dyrektorem?", "Projekt prowadził Departament Współpracy.", {Detail.PERSON}),
        ("Kto był dyrektorem?", "Kierował nim Jan Nowak.", set()),
        ("Na podstawie którego artykułu?", "Decyduje rada.", {Detail.LAW_PLACE}),
        ("Jaki numer ma uchwała?", "Uchwałę podjęła rada.", {Detail.ACT_NUMBER}),
        ("Ile punktów dostał wniosek?", "Wpłynęły 32 wnioski.", {Detail.THING}),
        ("Ile pieniędzy daje RITA?", "Program daje do 60 tys. zł.", {Detail.NAME}),
        ("Co uchwalono w 2022 roku?", "Uchwałę podjęto w 2014 r.", {Detail.YEAR}),
        ("Co uchwalono w latach 2012-2016?", "Uchwałę podjęto w 2014 r.", set()),
        ("Kto organizował II Forum?", "Urząd zorganizował I Forum Współpracy.", {Detail.EDITION}),
        ("Скільки коштує участь?", "Zgłoszenia przyjmuje urząd.", {Detail.AMOUNT}),
        ("How many points did it get?", "Komisja oceniła wniosek.", {Detail.COUNT, Detail.THING}),
    ],
)
def test_a_detail_is_there_or_missing(question: str, text: str, lacking: set[Detail]) -> None:
    assert missing(question, text) == lacking


def test_a_passage_that_says_what_is_unknown_lacks_nothing() -> None:
    assert missing("Ile kosztował voucher?", "Opis nie podaje wartości vouchera.") == frozenset()


def test_years_of_the_titles_count_only_where_the_text_has_none() -> None:
    assert missing("Jaka była pula w 2017?", "Pula wynosiła 3 mln zł.", section="Edycje 2015 i 2017") == frozenset()
    told = missing("Jaka była pula w 2017?", "W 2015 r. pula wynosiła 3 mln zł.", section="Edycje 2015 i 2017")
    assert told == {Detail.YEAR}


def test_what_answers_a_question_is_seldom_called_incomplete() -> None:
    library = load_library()
    passages = {passage.id: passage for passage in library.passages}
    asked = library.asked[::25]
    wrong = [question for question in asked if missing_details(question.text, passages[question.passage_id])]
    assert len(wrong) < 0.03 * len(asked)
    for row in load_questions(QUESTIONS_FOLDER / "dev.jsonl"):
        if row.type is QuestionType.ANSWER:
            assert not all(missing_details(row.question, passages[fact]) for fact in row.facts), row.id


def test_the_detail_that_near_misses_ask_for_is_often_seen_to_be_missing() -> None:
    passages = {passage.id: passage for passage in load_library().passages}
    rows = load_unanswerable(QUESTIONS_FOLDER / "near-misses.jsonl")[::12]
    found = [row for row in rows if missing_details(row.question, passages[row.closest[0]])]
    assert len(found) > 0.3 * len(rows)


@settings(max_examples=40)
@given(st.text(max_size=100), st.text(max_size=100))
def test_any_texts_are_compared_without_an_error(question: str, text: str) -> None:
    missing(question, text)
