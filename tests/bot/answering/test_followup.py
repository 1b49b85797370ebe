import pytest

from bot.answering.followup import readings

BEFORE = "Ile wynosi wkład własny w programie RITA?"


@pytest.mark.parametrize(
    "text",
    [
        "a dla NGO?",
        "do kiedy?",
        "A ile to trwa?",
        "kto może z tego skorzystać?",
        "i co potem?",
        "a po angielsku?",
        "dla szkół?",
        "tylko w Toruniu?",
        "w 2015?",
        "2015",
        "gminy?",
        "and for schools?",
        "only in Poland?",
        "а для громад?",
        "а для НУО?",
        "до коли?",
        "без внеску?",
    ],
)
def test_continuations_are_read_with_the_question_before(text: str) -> None:
    assert readings(text, BEFORE) == (f"{BEFORE} {text}", text)


@pytest.mark.parametrize(
    ("before", "text", "read"),
    [
        ("Ile wyniosła pula w 2014?", "a w 2015?", "Ile wyniosła pula w 2015?"),
        ("Ile wyniosła pula w 2014?", "A ile w 2015 roku?", "Ile wyniosła pula w 2015?"),
        ("Ile wyniosła pula w 2014?", "chodziło mi o 2016", "Ile wyniosła pula w 2016?"),
        ("Ile wyniosła pula w 2014?", "nie 2014, tylko 2015", "Ile wyniosła pula w 2015?"),
        ("Ile wyniosła pula w 2014?", "2015, nie 2014", "Ile wyniosła pula w 2015?"),
        ("Jakie są cele na lata 2012-2016?", "a na lata 2017–2021?", "Jakie są cele na lata 2017–2021?"),
        ("How big was the fund in 2014?", "and in 2015?", "How big was the fund in 2015?"),
        ("Скільки було грантів у 2014?", "а у 2015?", "Скільки було грантів у 2015?"),
        ("Ile wynosi wkład dla stowarzyszeń?", "a dla gmin?", "Ile wynosi wkład dla gmin?"),
        ("Czy fundacja może złożyć wniosek?", "a gmina?", "Czy gmina może złożyć wniosek?"),
        ("Яка сума для громад?", "а для НУО?", "Яка сума для НУО?"),
        ("Co dostają fundacje?", "przepraszam, miałam na myśli gminy", "Co dostają gminy?"),
    ],
)
def test_another_year_or_applicant_takes_the_place_of_the_one_before(before: str, text: str, read: str) -> None:
    assert readings(text, before) == (read, text)


def test_what_else_a_follow_up_asks_stands_behind() -> None:
    assert readings("a terminy w 2015?", "Jaka była pula w 2014?")[0] == "Jaka była pula w 2015? a terminy w 2015?"


def test_one_of_several_years_is_not_replaced() -> None:
    before = "Czym różni się nabór 2014 od naboru 2015?"
    assert readings("a w 2016?", before)[0] == f"{before} a w 2016?"


def test_a_correction_leaves_out_its_own_words() -> None:
    assert readings("nie, chodziło mi o terminy", BEFORE)[0] == f"{BEFORE} terminy"


def test_a_short_question_is_tried_alone_first() -> None:
    assert readings("Kiedy powstał RODM?", BEFORE) == ("Kiedy powstał RODM?", f"{BEFORE} Kiedy powstał RODM?")


@pytest.mark.parametrize(
    "text",
    [
        "Ile wyniosła dotacja MSZ na projekt InterEkip w 2014 roku?",
        "Co to jest EUWT?",
        "Czym jest gmina?",
        "W Toruniu jest biuro RODM?",
        "RODM",
        "",
        "🙂",
    ],
)
def test_a_question_of_its_own_is_left_alone(text: str) -> None:
    assert readings(text, BEFORE) == (text,)


def test_without_a_question_before_there_is_one_reading() -> None:
    assert readings("do kiedy?", None) == ("do kiedy?",)
