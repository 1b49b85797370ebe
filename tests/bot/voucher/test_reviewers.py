"""Nobody judges the application of their own organisation, and reviews are spread evenly."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.voucher.assessment_model import Affiliation
from bot.voucher.model import Application, ApplicationId, CallId, EditionId
from bot.voucher.results import Reason
from bot.voucher.reviewers import Wanted, affiliation, conflict, spread
from bot.voucher.states import State
from tests.bot.voucher.money import NOW

APPLICATION = Application(
    id=ApplicationId(1),
    edition_id=EditionId(1),
    call_id=CallId(1),
    state=State.SCORING,
    rules_version=1,
    person="telegram:7",
    created_at=NOW,
    changed_at=NOW,
    consent_version="voucher-1",
    organisation="Fundacja „Most”",
    organisation_number="nip:5260001246",
    organisation_key="nip:5260001246",
    submitted_at=NOW + timedelta(days=1),
)


@pytest.mark.parametrize(
    "declared", ["fundacja most", "FUNDACJA MOST w likwidacji", "NIP 526-000-12-46", "5260001246", "  Fund. Most "]
)
def test_an_organisation_is_known_by_its_name_and_by_its_number(declared: str) -> None:
    assert conflict(APPLICATION, "telegram:8", [affiliation("Gmina Łysomice"), affiliation(declared)]) is (
        Reason.OWN_ORGANISATION
    )


def test_who_belongs_elsewhere_or_nowhere_may_judge_but_must_have_said_so() -> None:
    assert conflict(APPLICATION, "telegram:8", [affiliation("Fundacja Mostek")]) is None
    assert conflict(APPLICATION, "telegram:8", []) is None
    assert conflict(APPLICATION, "telegram:8", None) is Reason.AFFILIATION_UNKNOWN
    assert conflict(APPLICATION, "telegram:7", []) is Reason.OWN_ORGANISATION


def test_an_application_that_names_nobody_conflicts_with_nobody() -> None:
    nameless = replace(APPLICATION, organisation=None, organisation_number=None, organisation_key=None)
    assert conflict(nameless, "telegram:8", [Affiliation("", "")]) is None


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 2), st.sets(st.integers(0, 4))), max_size=12),
    st.lists(st.integers(0, 3), min_size=5, max_size=5),
    st.sets(st.integers(0, 4)),
)
def test_reviews_are_spread_without_conflicts_and_as_far_as_reviewers_go(
    cases: list[tuple[int, set[int]]], load: list[int], of_most: set[int]
) -> None:
    jury = {f"r{at}": [affiliation("Fundacja Most")] if at in of_most else [] for at in range(5)}
    wanted = [
        Wanted(replace(APPLICATION, id=ApplicationId(at)), missing, frozenset(f"r{each}" for each in asked))
        for at, (missing, asked) in enumerate(cases)
    ]
    asked = spread(wanted, jury, dict(zip(jury, load, strict=True)))
    assert len(set(asked)) == len(asked)
    for each in wanted:
        free = [name for name in jury if name not in each.asked and not jury[name]]
        given_to = [name for number, name in asked if number == each.application.id]
        assert set(given_to) <= set(free)
        assert len(given_to) == min(each.reviewers, len(free))


def test_everybody_gets_equally_many_when_nobody_has_a_conflict() -> None:
    wanted = [Wanted(replace(APPLICATION, id=ApplicationId(at)), 2, frozenset()) for at in range(10)]
    asked = spread(wanted, {f"r{at}": [] for at in range(4)}, {"r0": 2})
    loads = [2 * (at == 0) + sum(name == f"r{at}" for _, name in asked) for at in range(4)]
    assert sorted(loads) == [5, 5, 6, 6]
