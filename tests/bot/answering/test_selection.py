import pytest

from bot.answering.selection import MOST_CITATIONS, asks_for_several, choose_hits, near_hits
from index.protocols import Hit
from tests.bot.answering.examples import make_hit, make_passage

ONE = "Ile wyniosła dotacja?"
SEVERAL = "Kto może złożyć wniosek i do kiedy?"


def found(*scores: float, sections: str = "") -> list[Hit]:
    """Return hits with ``scores``, the section of each named by a letter of ``sections``."""
    named = sections or "A" * len(scores)
    return [
        make_hit(make_passage(f"01-0{number}", section=section), score)
        for number, (score, section) in enumerate(zip(scores, named, strict=True))
    ]


def ids(hits: list[Hit]) -> list[str]:
    return [hit.passage.id for hit in hits]


def test_passages_close_to_the_best_are_quoted_with_it() -> None:
    assert ids(near_hits(found(4.0, 3.5, 2.0, 1.9), 0.7, siblings_first=False)) == ["01-00", "01-01"]


def test_never_more_than_three() -> None:
    for question in (ONE, SEVERAL):
        assert len(choose_hits(found(*[4.0] * 6), question)) == MOST_CITATIONS


def test_nothing_found_is_nothing_quoted() -> None:
    assert choose_hits([], ONE) == []


def test_the_best_is_quoted_whatever_its_score() -> None:
    assert ids(near_hits(found(-0.5, -1.0), 0.8, siblings_first=False)) == ["01-00"]


def test_a_question_for_one_thing_gets_less_beside_it_than_one_for_several() -> None:
    hits = found(4.0, 3.0)
    assert ids(choose_hits(hits, ONE)) == ["01-00"]
    assert ids(choose_hits(hits, SEVERAL)) == ["01-00", "01-01"]


def test_the_parts_of_a_list_go_before_what_is_as_close_elsewhere() -> None:
    hits = found(4.0, 3.9, 3.8, 3.7, sections="ABAA")
    assert ids(choose_hits(hits, SEVERAL)) == ["01-00", "01-02", "01-03"]
    assert ids(choose_hits(hits, ONE)) == ["01-00", "01-01", "01-02"]


@pytest.mark.parametrize(
    "question",
    [
        SEVERAL,
        "Jakie są zadania projektu?",
        "Czym różni się exposé od założeń?",
        "wymień fazy pcm",
        "Who may apply, and until when?",
        "Хто може подати заявку і коли?",
    ],
)
def test_lists_comparisons_and_two_questions_ask_for_several_things(question: str) -> None:
    assert asks_for_several(question)


@pytest.mark.parametrize("question", [ONE, "do kiedy nabór", "Who was the leader?", "Скільки коштує внесок?"])
def test_other_questions_ask_for_one(question: str) -> None:
    assert not asks_for_several(question)
