"""One question in, a checked answer or a refusal with its reason out."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering.answerer import LONGEST_QUESTION
from bot.answering.model import (
    Answered,
    AnswerResult,
    Certainty,
    Citation,
    Clarify,
    Contradicted,
    RefusalReason,
    Refused,
)
from bot.answering.protocols import AnswerOutcome, QuestionAnswerer
from corpus.model import AskedQuestion
from tests.bot.answering.examples import make_passage
from tests.bot.answering.small_library import (
    ASKED,
    LONG_TEXT,
    PASSAGES,
    READING_SUPPORT,
    answerer_of,
    small_snapshot,
)
from tests.fakes.encoder import FakeEncoder
from tests.fakes.reader import FakeReader

TODAY = date(2027, 1, 15)
SNAPSHOT = small_snapshot()
ANSWERER: QuestionAnswerer = answerer_of(SNAPSHOT)
OUT_OF_SCOPE = "Jaki przepis na sernik z rodzynkami?"
WORDS = st.sampled_from(sorted({word for passage in PASSAGES for word in passage.text.split()}))
QUESTIONS = st.one_of(st.text(max_size=60), st.lists(st.one_of(WORDS, st.text(max_size=4))).map(" ".join))


def ask(question: str, previous: str | None = None) -> AnswerOutcome:
    return ANSWERER.answer(question, TODAY, previous)


def cited(result: AnswerResult) -> tuple[Citation, ...]:
    assert isinstance(result, Answered), result
    return result.citations


def ids(citations: Sequence[Citation]) -> list[str]:
    return [citation.passage_id for citation in citations]


def test_a_question_is_answered_in_the_words_of_the_passage() -> None:
    outcome = ask("Ile wyniosła dotacja MSZ na projekt InterEkip?")
    (citation,) = cited(outcome.result)
    assert citation.passage_id == "01-01"
    assert citation.quote == PASSAGES[0].text
    assert (citation.url, citation.publisher, citation.state) == (
        "https://example.org/konkurs",
        "Miasto Kraków",
        "2014",
    )
    assert (outcome.question, outcome.snapshot_id) == ("Ile wyniosła dotacja MSZ na projekt InterEkip?", SNAPSHOT.id)
    assert outcome.took_ms > 0


def test_the_answer_does_not_depend_on_letter_case_and_diacritics() -> None:
    assert ids(cited(ask("ILE WYNIOSLA DOTACJA MSZ NA PROJEKT INTEREKIP").result)) == ["01-01"]


def test_at_most_three_passages_are_quoted() -> None:
    same = [make_passage(f"01-0{number}", "Dotacja wyniosła 85.200 zł.") for number in range(1, 6)]
    outcome = answerer_of(small_snapshot(same, ())).answer("Ile wyniosła dotacja?", TODAY)
    assert ids(cited(outcome.result)) == ["01-01", "01-02", "01-03"]


def test_of_a_long_passage_the_sentences_that_answer_are_quoted() -> None:
    (citation,) = cited(ask("Kto rozstrzyga spory z umowy partnerskiej: sąd czy mediator?").result)
    assert "Spory rozstrzyga sąd" in citation.quote
    assert citation.quote in LONG_TEXT
    assert len(citation.quote) < len(LONG_TEXT)


def test_marks_of_html_are_quoted_as_they_stand() -> None:
    (citation, *_) = cited(ask("Jaka wiza turystyczna i paszport wystarczy gościom?").result)
    assert citation.quote == "Wiza turystyczna <b>&amp; paszport</b> „wystarczy” gościom."


def test_what_has_expired_and_what_is_archived_is_called_so() -> None:
    question = "Jakie priorytety miało Partnerstwo Wschodnie?"
    (citation,) = cited(ask(question).result)
    assert (citation.expired, citation.valid_until) == (True, "2016-12-31")
    assert citation.archived
    assert citation.url.startswith("https://web.archive.org/")
    assert citation.original_url == "http://www.msz.gov.pl/priorytety"
    (then,) = cited(ANSWERER.answer(question, date(2016, 12, 31)).result)
    assert not then.expired


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        (OUT_OF_SCOPE, RefusalReason.OUT_OF_SCOPE),
        ("Czy forum ma priorytety, dotację i gości?", RefusalReason.NOT_IN_CORPUS),
        ("Czy forum, dotacja, wiza i priorytety będą w 2031?", RefusalReason.NOT_SUPPORTED),
        ("Ile forum, dotacji, wiz i priorytetów?", RefusalReason.NOT_SUPPORTED),
    ],
    ids=["about something else", "on the topics", "a year that the passage lacks", "a sum that the passage lacks"],
)
def test_a_refusal_says_why_and_offers_the_nearest_topics(question: str, reason: RefusalReason) -> None:
    result = ask(question).result
    assert isinstance(result, Refused)
    assert result.reason is reason
    assert 2 <= len(result.topics) <= 3
    assert len({topic.document_id for topic in result.topics}) == len(result.topics)
    assert {topic.question for topic in result.topics} <= {asked.text for asked in ASKED}


def test_where_a_detail_is_missing_what_is_nearby_is_quoted() -> None:
    result = ask("Czy forum, dotacja, wiza i priorytety będą w 2031?").result
    assert isinstance(result, Refused)
    assert result.nearby is not None
    passage = SNAPSHOT.passage(result.nearby.passage_id)
    assert passage is not None
    assert result.nearby.quote in passage.text
    assert (result.reason, result.contradicts) == (RefusalReason.NOT_SUPPORTED, None)


@pytest.mark.parametrize("question", [OUT_OF_SCOPE, "Czy forum ma priorytety, dotację i gości?"])
def test_nothing_is_quoted_where_nothing_is_near(question: str) -> None:
    result = ask(question).result
    assert isinstance(result, Refused)
    assert (result.nearby, result.contradicts) == (None, None)


def test_a_premise_that_the_library_contradicts_is_told() -> None:
    result = ask("Dlaczego dotacja MSZ na projekt InterEkip wyniosła 50 000 zł?").result
    assert isinstance(result, Refused)
    assert (result.reason, result.nearby) == (RefusalReason.NOT_SUPPORTED, None)
    assert isinstance(result.contradicts, Contradicted)
    assert (result.contradicts.claim, result.contradicts.told) == ("50 000 zł", "85.200 zł")
    assert result.contradicts.citation.passage_id == "01-01"
    assert result.contradicts.told in PASSAGES[0].text


def test_a_bare_question_that_topics_answer_equally_is_asked_back() -> None:
    calls = [
        make_passage(f"0{number}-01", "Termin naboru wniosków mija w maju.", document=f"0{number}", section=section)
        for number, section in ((1, "Wymiana"), (2, "Partnerstwo"))
    ]
    asked = [AskedQuestion(call.id, f"Jaki termin ma {call.section_title}?") for call in calls]
    reader = FakeReader()
    answerer = answerer_of(small_snapshot([*calls, *PASSAGES[4:]], asked), None, READING_SUPPORT, reader)
    result = answerer.answer("jaki termin naboru?", TODAY).result
    assert isinstance(result, Clarify)
    assert {topic.title for topic in result.topics} == {"Wymiana", "Partnerstwo"}
    assert reader.read == []
    assert isinstance(answerer.answer(result.topics[0].question, TODAY).result, Answered)


def read_by(reader: FakeReader, question: str) -> AnswerResult:
    return answerer_of(SNAPSHOT, None, READING_SUPPORT, reader).answer(question, TODAY).result


def test_a_reader_changes_what_is_cited_first() -> None:
    question = "Czy dotacja obejmowała seminarium?"
    assert ids(cited(ask(question).result))[0] == "01-02"
    citations = cited(read_by(FakeReader({"Dotacja nie obejmowała": 9.0}), question))
    assert (citations[0].passage_id, citations[0].quote) == ("01-03", PASSAGES[2].text)


def test_a_reader_that_finds_nothing_refuses_with_the_nearest_topics() -> None:
    result = read_by(FakeReader(), "Czy dotacja obejmowała seminarium?")
    assert isinstance(result, Refused)
    assert result.reason is RefusalReason.NOT_IN_CORPUS
    assert result.topics[0].document_id == "01"


def test_what_was_nearly_taken_for_an_answer_is_quoted_with_the_refusal() -> None:
    question = "Czy dotacja obejmowała seminarium?"
    told = [read_by(FakeReader({"Dotacja obejmowała": logit}), question) for logit in (-2.0, -0.2)]
    assert [(each.reason, each.nearby is None) for each in told if isinstance(each, Refused)] == [
        (RefusalReason.NOT_IN_CORPUS, True),
        (RefusalReason.NOT_IN_CORPUS, False),
    ]


def test_how_sure_an_answer_is_comes_from_the_reader_where_it_read() -> None:
    question = "Czy dotacja obejmowała seminarium?"
    told = [read_by(FakeReader({"Dotacja obejmowała": logit}), question) for logit in (0.2, 0.6, 6.0)]
    assert [each.certainty for each in told if isinstance(each, Answered)] == [*Certainty][::-1]


def test_the_question_of_an_offered_topic_is_answered() -> None:
    refused = ask(OUT_OF_SCOPE).result
    assert isinstance(refused, Refused)
    for topic in refused.topics:
        assert isinstance(ask(topic.question).result, Answered), topic.question


@pytest.mark.parametrize("question", ["", "   \n", "😀👍🏽", "?!…", "\u200b\u202e\x00", "—"])
def test_a_message_without_words_is_refused_without_a_search(question: str) -> None:
    encoder = FakeEncoder()
    outcome = answerer_of(SNAPSHOT, encoder).answer(question, TODAY)
    assert outcome.result == Refused(RefusalReason.OUT_OF_SCOPE)
    assert encoder.encoded == 0


def test_an_empty_library_answers_nothing() -> None:
    outcome = answerer_of(small_snapshot((), ())).answer("Ile wyniosła dotacja?", TODAY)
    assert outcome.result == Refused(RefusalReason.NOT_IN_CORPUS)


def test_a_library_without_asked_questions_answers_and_offers_no_topics() -> None:
    answerer = answerer_of(small_snapshot(PASSAGES, ()))
    assert ids(cited(answerer.answer("Gdzie gospodarz wita gości zagranicznych?", TODAY).result)) == ["03-01"]
    assert answerer.answer(OUT_OF_SCOPE, TODAY).result == Refused(RefusalReason.OUT_OF_SCOPE)


def test_of_a_long_message_the_beginning_is_answered() -> None:
    question = "Ile wyniosła dotacja MSZ na projekt InterEkip? "
    outcome = ask(question + "la " * 2500)
    assert outcome.question.startswith(question)
    assert len(outcome.question) <= LONGEST_QUESTION
    assert isinstance(ask("\ufdfa" * 5000).result, Refused)


def test_invisible_characters_change_nothing() -> None:
    outcome = ask("\u202eIle\u200b wyniosła\x00 dotacja\ufeff MSZ\ud800 na\tprojekt\nInterEkip?")
    assert outcome.question == "Ile wyniosła dotacja MSZ na projekt InterEkip?"
    assert ids(cited(outcome.result)) == ["01-01"]


@pytest.mark.parametrize("follow_up", ["do kiedy?", "a kto?", "kto je wskazywał?"])
def test_a_short_follow_up_is_read_with_the_question_before(follow_up: str) -> None:
    before = "Jakie priorytety miało Partnerstwo Wschodnie?"
    outcome = ask(follow_up, before)
    assert outcome.question == f"{before} {follow_up}"
    assert ids(cited(outcome.result)) == ["02-01"]


def test_a_question_that_is_answered_by_itself_is_not_read_with_the_one_before() -> None:
    encoder = FakeEncoder()
    answerer = answerer_of(SNAPSHOT, encoder)
    outcome = answerer.answer("Ile wyniosła dotacja?", TODAY, "Gdzie jest Forum Regionalne?")
    assert outcome.question == "Ile wyniosła dotacja?"
    assert ids(cited(outcome.result)) == ["01-01"]
    assert encoder.encoded == 1


def test_a_follow_up_that_nothing_answers_is_refused_in_its_likeliest_reading() -> None:
    outcome = ask("a sernik?", "Ile kosztują rodzynki?")
    assert isinstance(outcome.result, Refused)
    assert outcome.question == "Ile kosztują rodzynki? a sernik?"


def test_the_question_before_may_be_anything() -> None:
    outcome = ask("do kiedy?", "Partnerstwo\x00 Wschodnie i jego priorytety " + "bardzo " * 1000)
    assert len(outcome.question) <= LONGEST_QUESTION + len(" do kiedy?")
    assert "\x00" not in outcome.question
    assert outcome.question.endswith("do kiedy?")


@settings(deadline=None)
@given(QUESTIONS, st.one_of(st.none(), QUESTIONS))
def test_no_question_fails_and_every_quotation_stands_in_the_snapshot(question: str, previous: str | None) -> None:
    result = ask(question, previous).result
    if isinstance(result, Answered):
        assert 1 <= len(result.citations) <= 3
        assert len(set(ids(result.citations))) == len(result.citations)
        for citation in result.citations:
            passage = SNAPSHOT.passage(citation.passage_id)
            assert passage is not None
            assert citation.quote.strip()
            assert citation.quote in passage.text
    else:
        assert isinstance(result, Refused | Clarify)
        assert len(result.topics) <= 3


def test_threads_may_ask_at_once() -> None:
    questions = [asked.text for asked in ASKED] * 8
    with ThreadPoolExecutor(8) as pool:
        together = [outcome.result for outcome in pool.map(ask, questions)]
    assert together == [ask(question).result for question in questions]


def test_a_question_that_comes_again_is_answered_from_memory() -> None:
    encoder, reader = FakeEncoder(), FakeReader()
    answerer = answerer_of(SNAPSHOT, encoder, READING_SUPPORT, reader)
    first = answerer.answer("Ile wyniosła dotacja MSZ na projekt InterEkip?", TODAY)
    work = encoder.encoded, len(reader.read)
    assert answerer.answer(" Ile wyniosła\u00a0dotacja MSZ na projekt InterEkip? ", TODAY).result == first.result
    assert (encoder.encoded, len(reader.read)) == work
