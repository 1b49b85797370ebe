from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.answering.composing import Composer
from bot.answering.model import Answered, Certainty, Role
from bot.answering.vocabulary import Vocabulary
from corpus.model import Confidence, Passage, PassageId
from index.polish import word_forms
from tests.bot.answering.examples import make_hit, make_passage

TODAY = date(2026, 11, 23)
SUM = "Ile pieniędzy wyniosła dotacja?"
GRANT = make_passage()
LATER = make_passage("01-02", "Dotacja z 2020 roku: 90.000 zł.", until=date(2020, 12, 31))
TODAYS = make_passage("01-03", "Dziś dotacji już nie ma.")
RIVAL = make_passage("01-04", "Gazety podawały, że dotacja to 80.000 zł.")


def composed(found: Sequence[Passage], question: str = SUM, others: Sequence[Passage] = ()) -> Answered:
    passages = sorted((*found, *others), key=lambda passage: passage.id)
    hits = [make_hit(passage, 4.0 - number / 100) for number, passage in enumerate(found)]
    return Composer(passages, Vocabulary(passages, word_forms)).answer(question, hits, TODAY)


def roles(answer: Answered) -> list[tuple[str, Role]]:
    return [(citation.passage_id, citation.role) for citation in answer.citations]


def superseded(passage: Passage, by: Passage) -> Passage:
    return replace(passage, superseded_by=by.id)


def test_what_was_asked_for_stands_first() -> None:
    assert composed([GRANT]).headline == "85.200 zł"


def test_what_the_editors_doubt_is_no_headline_and_never_called_sure() -> None:
    answer = composed([replace(GRANT, confidence=Confidence.LOW)])
    assert (answer.headline, answer.certainty) == (None, Certainty.LOW)


def test_of_two_sums_that_may_be_meant_neither_stands_first() -> None:
    yearly = make_passage("01-05", "W roku dotacja może wynieść najwyżej 20 tys. zł.")
    single = make_passage("01-06", "Dotacja bez konkursu może wynieść najwyżej 10 tys. zł.")
    answer = composed([yearly, single], "Ile może wynieść dotacja?")
    assert answer.headline is None
    assert [citation.passage_id for citation in answer.citations] == ["01-05", "01-06"]


def test_the_same_sum_written_otherwise_contradicts_nothing() -> None:
    same = make_passage("01-05", "Dotacja wyniosła 85,2 tys. PLN.")
    answer = composed([GRANT, same])
    assert (answer.headline, len(answer.citations)) == ("85.200 zł", 2)


def test_the_sum_of_another_year_than_the_one_asked_for_contradicts_nothing() -> None:
    asked = "Ile wyniosła dotacja w 2014 roku?"
    answer = composed(
        [make_passage(text="W 2014 roku dotacja wyniosła 85.200 zł."), replace(LATER, state="2020")], asked
    )
    assert (answer.headline, len(answer.citations)) == ("85.200 zł", 2)


def test_what_came_later_contradicts_nothing_about_the_year_that_is_asked_for() -> None:
    then = superseded(make_passage(text="W 2014 roku dotacja wyniosła 85.200 zł."), LATER)
    assert composed([then], "Ile wyniosła dotacja w 2014 roku?", [LATER]).headline == "85.200 zł"
    assert composed([then], "Ile wyniosła dotacja?", [LATER]).headline is None


def test_a_sure_passage_is_called_sure() -> None:
    assert composed([GRANT]).certainty is Certainty.HIGH


def test_the_passage_that_holds_today_is_cited_beside_the_old_one() -> None:
    answer = composed([superseded(GRANT, LATER)], others=[superseded(LATER, TODAYS), TODAYS])
    assert roles(answer) == [("01-01", Role.ANSWER), ("01-03", Role.NEWER)]
    assert [citation.superseded for citation in answer.citations] == [True, False]


def test_every_citation_tells_that_something_newer_is_cited_with_it() -> None:
    found = [superseded(GRANT, TODAYS), superseded(RIVAL, TODAYS), TODAYS]
    assert [citation.superseded for citation in composed(found).citations] == [True, False, True]


def test_when_nothing_holds_today_the_last_one_is_cited() -> None:
    answer = composed([superseded(GRANT, LATER)], others=[LATER])
    assert roles(answer) == [("01-01", Role.ANSWER), ("01-02", Role.NEWER)]


def test_what_says_otherwise_is_cited_beside_it() -> None:
    answer = composed([replace(GRANT, conflicts_with=RIVAL.id)], others=[RIVAL])
    assert roles(answer) == [("01-01", Role.ANSWER), ("01-04", Role.OTHERWISE)]
    assert answer.certainty is Certainty.MEDIUM


def test_a_passage_that_is_not_in_the_snapshot_is_not_cited() -> None:
    lost = replace(GRANT, superseded_by=PassageId("09-01"), conflicts_with=PassageId("09-02"))
    assert roles(composed([lost])) == [("01-01", Role.ANSWER)]


def test_with_what_is_newer_and_what_says_otherwise_there_are_still_three_citations_at_most() -> None:
    best = replace(superseded(GRANT, TODAYS), conflicts_with=RIVAL.id)
    answer = composed([best, LATER, RIVAL, TODAYS])
    assert roles(answer) == [("01-01", Role.ANSWER), ("01-03", Role.NEWER), ("01-04", Role.OTHERWISE)]


def test_the_parts_of_a_list_stand_in_the_order_of_their_document() -> None:
    elsewhere = make_passage("01-00", "Zadania samorządu.", section="Inne")
    answer = composed([TODAYS, elsewhere, GRANT], "Jakie są zadania?")
    assert roles(answer) == [("01-01", Role.ANSWER), ("01-03", Role.ANSWER), ("01-00", Role.ANSWER)]


def test_an_answer_to_one_question_stands_in_the_order_of_the_search() -> None:
    assert [citation.passage_id for citation in composed([TODAYS, GRANT]).citations] == ["01-03", "01-01"]


def test_of_a_long_passage_the_sentence_with_the_asked_kind_of_value_is_quoted() -> None:
    filler = "Stowarzyszenie prowadzi wiele spraw w regionie i chętnie o nich opowiada wszystkim zainteresowanym. "
    told = "Pieniądze z dotacji przyznano w styczniu, a pula wyniosła wtedy łącznie 85.200 zł dla projektu. "
    long = replace(GRANT, text=filler * 6 + told + filler * 6)
    assert told.strip() in composed([long]).citations[0].quote
