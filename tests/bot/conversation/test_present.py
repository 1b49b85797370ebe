from dataclasses import replace

import pytest

from bot.answering.model import (
    Answered,
    Certainty,
    Clarify,
    Contradicted,
    Language,
    RefusalReason,
    Refused,
    Role,
)
from bot.conversation.model import Link, Paragraph, Quotation, Strong
from bot.conversation.plain import render_text
from bot.conversation.present import present_result
from bot.messages.answers import ANSWERS
from corpus.model import Confidence, PassageId
from tests.bot.conversation.answered import CALL, PASSAGES, SUM, SUM_QUOTE, TOPICS, citation

PL, EN, UK = Language
SUM_CITED = citation(PASSAGES[0])
CALL_CITED = citation(PASSAGES[2])


def shown(*citations: object, language: Language = PL) -> str:
    return render_text(present_result(Answered(citations), language, ""))  # type: ignore[arg-type]  # citations only


def test_the_quotation_comes_first_and_then_its_source() -> None:
    quotation, source, _ = present_result(Answered((SUM_CITED,)), PL, "")
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
    warning, quotation, *_ = present_result(Answered((CALL_CITED,)), PL, "")
    assert render_text((warning,)).startswith("⚠️ Termin minął 24.01.2014")
    assert "Sprawdź, co obowiązuje dziś." in render_text((warning,))
    assert isinstance(quotation, Quotation)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2012-01-01", "2016-12-31", "z lat 2012–2016"),
        ("2024-01-01", "2024-12-31", "z 2024 roku"),
        (None, "2020-12-31", "do końca 2020 roku"),
        ("2020-05-13", "2020-12-31", "Termin minął 31.12.2020"),
    ],
)
def test_what_held_for_whole_years_is_named_by_them(first: str | None, last: str, words: str) -> None:
    assert words in shown(replace(CALL_CITED, valid_from=first, valid_until=last))


def test_what_was_asked_for_stands_first_and_in_bold() -> None:
    headline, *_ = present_result(Answered((CALL_CITED,), headline="24 stycznia"), PL, "")
    assert headline == Paragraph((Strong("24 stycznia"),))


@pytest.mark.parametrize("language", Language)
def test_how_sure_an_answer_is_is_said_in_words_at_its_end(language: Language) -> None:
    ends = {
        render_text(present_result(Answered((SUM_CITED,), certainty=certainty), language, "")[-1:])
        for certainty in Certainty
    }
    assert len(ends) == len(Certainty)
    assert not any(letter.isdigit() for end in ends for letter in end)


def test_what_is_newer_is_announced_on_both_sides() -> None:
    old = replace(CALL_CITED, superseded=True)
    text = shown(old, replace(SUM_CITED, role=Role.NEWER))
    assert text.index(ANSWERS["pl"].newer_beside) < text.index(CALL_CITED.quote)
    assert text.index("Nowsza informacja:") < text.index(SUM_QUOTE)
    assert "nowsza informacja" in shown(replace(SUM_CITED, superseded=True))


@pytest.mark.parametrize("language", Language)
def test_what_is_newer_is_not_promised_in_a_place_where_it_may_not_stand(language: Language) -> None:
    texts = ANSWERS[language]
    said = f"{texts.newer_beside} {texts.superseded}".lower()
    assert not any(place in said for place in ("niżej", "poniżej", "below", "нижче"))


def test_what_says_otherwise_is_announced_with_its_own_date() -> None:
    text = shown(SUM_CITED, replace(CALL_CITED, role=Role.OTHERWISE, state="2019"))
    assert text.index("mówi co innego") < text.index(CALL_CITED.quote) < text.index("Stan na: 2019.")


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
    assert "adresem http://www.msz.gov.pl/p\n" in render_text(blocks)


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


@pytest.mark.parametrize("language", Language)
def test_what_is_nearby_is_quoted_and_said_not_to_answer(language: Language) -> None:
    refused = Refused(RefusalReason.NOT_SUPPORTED, nearby=SUM_CITED)
    reason, caution, quotation, source, _ = present_result(refused, language, "")
    assert render_text((reason,)) != render_text((caution,))
    assert quotation == Quotation(SUM_QUOTE)
    assert SUM_CITED.url in render_text((source,))


@pytest.mark.parametrize("language", Language)
def test_what_may_answer_is_quoted_and_not_said_to_be_missing(language: Language) -> None:
    refused = Refused(RefusalReason.NOT_IN_CORPUS, nearby=SUM_CITED)
    caution, quotation, source, _ = present_result(refused, language, "")
    assert render_text((caution,)) == ANSWERS[language].perhaps
    assert quotation == Quotation(SUM_QUOTE)
    assert SUM_CITED.url in render_text((source,))


@pytest.mark.parametrize("language", Language)
def test_what_the_library_contradicts_is_told_with_its_source(language: Language) -> None:
    contradicts = Contradicted("120 tys. zł", "85.200 zł", SUM_CITED)
    refused = Refused(RefusalReason.NOT_SUPPORTED, TOPICS, contradicts=contradicts)
    opening, quotation, *_ = present_result(refused, language, "")
    assert isinstance(opening, Paragraph)
    assert opening.parts[-1] == Strong("85.200 zł")
    assert "120 tys. zł" in render_text((opening,))
    assert quotation == Quotation(SUM_QUOTE)


def test_the_reasons_have_words_of_their_own() -> None:
    texts = {render_text(present_result(Refused(reason), PL, "")) for reason in RefusalReason}
    assert len(texts) == len(RefusalReason)


def test_a_question_back_lists_the_readings() -> None:
    text = render_text(present_result(Clarify(TOPICS[:2]), UK, ""))
    assert text.startswith("Яке запитання")
    assert SUM in text
    assert CALL in text
