from dataclasses import replace

import pytest

from bot.answering.model import Answered, Clarify, Language, RefusalReason, Refused
from bot.conversation.model import Link, Paragraph, Quotation
from bot.conversation.plain import render_text
from bot.conversation.present import present_result
from corpus.model import Confidence, PassageId
from tests.bot.conversation.library import CALL, PASSAGES, SUM, SUM_QUOTE, TOPICS, citation

PL, EN, UK = Language
SUM_CITED = citation(PASSAGES[0])
CALL_CITED = citation(PASSAGES[2])


def shown(*citations: object, language: Language = PL) -> str:
    return render_text(present_result(Answered(citations), language, ""))  # type: ignore[arg-type]  # citations only


def test_the_quotation_comes_first_and_then_its_source() -> None:
    quotation, source = present_result(Answered((SUM_CITED,)), PL, "")
    assert quotation == Quotation(SUM_QUOTE)
    assert isinstance(source, Paragraph)
    assert Link("Umowa dotacji", "https://example.org/umowa") in source.parts
    text = render_text((source,))
    assert "MSZ, styczeń 2014." in text
    assert "Temat: Projekt InterEkip. Stan na: 2014." in text


def test_neighbours_from_one_source_share_its_line() -> None:
    again = replace(SUM_CITED, quote="Projekt trwał rok.", passage_id=PassageId("01-09"))
    first, second, source, *rest = present_result(Answered((SUM_CITED, again, CALL_CITED)), PL, "")
    assert (first, second) == (Quotation(SUM_QUOTE), Quotation("Projekt trwał rok."))
    assert render_text((source,)).count("https://example.org/umowa") == 1
    assert [block for block in rest if isinstance(block, Quotation)] == [Quotation(CALL_CITED.quote)]


def test_a_state_without_a_year_is_not_called_a_date() -> None:
    assert "Stan źródła: przechowana kopia." in shown(replace(SUM_CITED, state="przechowana kopia"))


@pytest.mark.parametrize("state", ["pobrano 25.11.2026", "kopia z 03.02.2014; od 15.01.2027 strony nie ma"])
def test_what_was_done_with_a_page_is_not_called_a_date_either(state: str) -> None:
    assert f"Stan źródła: {state}." in shown(replace(SUM_CITED, state=state))


def test_what_expired_says_so_before_the_quotation() -> None:
    warning, quotation, _ = present_result(Answered((CALL_CITED,)), PL, "")
    assert "Termin minął 24.01.2014" in render_text((warning,))
    assert isinstance(quotation, Quotation)


def test_what_still_holds_has_no_warning() -> None:
    assert "minął" not in shown(replace(CALL_CITED, expired=False))


@pytest.mark.parametrize(
    ("confidence", "words"), [(Confidence.LOW, "nie są tu zgodne"), (Confidence.MEDIUM, "potwierdź, zanim")]
)
def test_doubts_are_said(confidence: Confidence, words: str) -> None:
    assert words in shown(replace(SUM_CITED, confidence=confidence))
    assert words not in shown(SUM_CITED)


def test_an_archive_copy_is_called_one_and_the_dead_address_is_no_link() -> None:
    blocks = present_result(Answered((CALL_CITED,)), PL, "")
    links = [
        part.url for block in blocks if isinstance(block, Paragraph) for part in block.parts if isinstance(part, Link)
    ]
    assert links == ["https://web.archive.org/web/2016/http://www.msz.gov.pl/p"]
    assert "kopii archiwalnej" in render_text(blocks)
    assert render_text(blocks).endswith("http://www.msz.gov.pl/p")


def test_at_most_three_sources_are_shown_and_long_further_ones_are_folded() -> None:
    long = replace(SUM_CITED, quote="Zdanie. " * 40)
    quotations = [block for block in present_result(Answered((long,) * 4), PL, "") if isinstance(block, Quotation)]
    assert [quotation.expandable for quotation in quotations] == [False, True, True]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("reason", RefusalReason)
def test_a_refusal_names_reason_topics_and_where_to_ask(reason: RefusalReason, language: Language) -> None:
    blocks = present_result(Refused(reason, TOPICS), language, "biuro@example.org")
    text = render_text(blocks)
    assert text.count("\n\n") == 3
    assert SUM in text
    assert CALL in text
    assert "biuro@example.org" in text


def test_without_a_contact_the_refusal_points_to_the_coordinators_list() -> None:
    text = render_text(present_result(Refused(RefusalReason.NOT_IN_CORPUS), PL, ""))
    assert text == (
        "Nie mam tego w bibliotece, a nie chcę zgadywać.\n\nMożesz też przekazać to pytanie koordynatorowi."
    )


def test_the_reasons_have_words_of_their_own() -> None:
    texts = {render_text(present_result(Refused(reason), PL, "")) for reason in RefusalReason}
    assert len(texts) == len(RefusalReason)


def test_a_question_back_lists_the_readings() -> None:
    text = render_text(present_result(Clarify(TOPICS[:2]), UK, ""))
    assert text.startswith("Яке запитання")
    assert SUM in text
    assert CALL in text
