from datetime import date

import pytest

from bot.answering import citing
from bot.answering.citing import QuoteMismatchError, cite, preferred_source
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
