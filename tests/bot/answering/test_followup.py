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
        "and for schools?",
        "а для громад?",
        "до коли?",
    ],
)
def test_continuations_are_read_with_the_question_before(text: str) -> None:
    assert readings(text, BEFORE) == (f"{BEFORE} {text}", text)


def test_a_short_question_is_tried_alone_first() -> None:
    assert readings("Kiedy powstał RODM?", BEFORE) == ("Kiedy powstał RODM?", f"{BEFORE} Kiedy powstał RODM?")


@pytest.mark.parametrize(
    "text", ["Ile wyniosła dotacja MSZ na projekt InterEkip w 2014 roku?", "Co to jest EUWT?", "RODM", "", "🙂"]
)
def test_a_question_of_its_own_is_left_alone(text: str) -> None:
    assert readings(text, BEFORE) == (text,)


def test_without_a_question_before_there_is_one_reading() -> None:
    assert readings("do kiedy?", None) == ("do kiedy?",)
