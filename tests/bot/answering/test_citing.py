from dataclasses import replace
from datetime import date

import pytest

from bot.answering import citing
from bot.answering.citing import QuoteMismatchError, at_quote, cite, preferred_source
from tests.bot.answering.examples import DEAD, LIVE, make_passage

TODAY = date(2026, 11, 23)


def no_preference(sentence: str) -> float:
    del sentence
    return 0.0


def test_a_citation_names_the_source_and_quotes_the_passage() -> None:
    citation = cite(make_passage(), TODAY, no_preference)
    assert (citation.quote, citation.url, citation.title) == ("Dotacja wyniosła 85.200 zł.", LIVE.url, LIVE.title)
    assert not citation.archived
    assert not citation.expired


def test_a_dead_address_is_cited_with_its_archive_copy_and_kept_for_the_record() -> None:
    citation = cite(make_passage(sources=(DEAD,)), TODAY, no_preference)
    assert citation.archived
    assert citation.url == DEAD.archive_url
    assert citation.original_url == DEAD.url


def test_a_living_source_goes_before_a_dead_one() -> None:
    assert preferred_source((DEAD, LIVE)) is LIVE


@pytest.mark.parametrize(("until", "expired"), [(date(2026, 11, 22), True), (date(2026, 11, 23), False)])
def test_the_last_day_of_validity_still_counts(until: date, *, expired: bool) -> None:
    citation = cite(make_passage(until=until), TODAY, no_preference)
    assert citation.expired is expired
    assert citation.valid_until == until.isoformat()


def test_a_quotation_that_is_not_in_the_passage_is_never_returned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(citing, "choose_quote", lambda *_: "Dotacja wyniosła 90.000 zł.")
    with pytest.raises(QuoteMismatchError, match="01-01"):
        cite(make_passage(), TODAY, no_preference)


PAGE = "https://example.org/a"


@pytest.mark.parametrize(
    ("quote", "fragment"),
    [
        ("Nabór trwa do 31 maja.", "Nab%C3%B3r%20trwa%20do%2031%20maja."),
        ("a-b, c & d", "a%2Db%2C%20c%20%26%20d"),
        (" ".join(str(n) for n in range(20)), "0%201%202%203%204,15%2016%2017%2018%2019"),
        ("Kto może:\n• gminy\n\n• powiaty", "Kto%20mo%C5%BCe%3A,powiaty"),
    ],
)
def test_a_link_opens_at_the_quotation(quote: str, fragment: str) -> None:
    assert at_quote(PAGE, quote) == f"{PAGE}#:~:text={fragment}"


@pytest.mark.parametrize(("address", "quote"), [("", "Nabór"), (PAGE, " \n"), (f"{PAGE}.pdf#page=3", "Nabór")])
def test_an_address_that_cannot_open_there_stays_as_it_is(address: str, quote: str) -> None:
    assert at_quote(address, quote) == address


def test_only_a_source_that_has_the_words_is_opened_at_them() -> None:
    verbatim = make_passage(sources=(replace(LIVE, verbatim=True),))
    assert cite(verbatim, TODAY, no_preference).url.startswith(f"{LIVE.url}#:~:text=Dotacja")
    copied = make_passage(sources=(replace(DEAD, verbatim=True),))
    assert cite(copied, TODAY, no_preference).url.startswith(f"{DEAD.archive_url}#:~:text=Dotacja")
