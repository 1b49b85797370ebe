import json
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.entry.money import from_grosze
from bot.voucher.rules import (
    ApplicantKind,
    CallPlan,
    Criterion,
    Days,
    Declaration,
    Eligible,
    Expected,
    Question,
    Rules,
    Service,
)
from bot.voucher.rules_json import rules_as_json, rules_from_json
from bot.voucher.sample_edition import sample_rules

STORED = """{
"title": "Voucher", "budget": "10000.00", "appeal_reserve": "0.00", "value": "2000.00", "smallest_redemption": "0.01",
"calls": [{"opens_at": "2027-03-01T07:00:00Z", "closes_at": "2027-03-28T21:59:00Z", "early_close": "1.5"}],
"applicants": [{"kind": "church", "rule": "Mogą."}],
"services": [{"key": "translation", "name": "Tłumaczenie", "rule": "Pisemne."}],
"criteria": [{"key": "idea", "name": "Pomysł", "question": "Jaki?", "weight": "100", "most": 10}],
"threshold": "50", "largest_difference": "30.5",
"declarations": [{"key": "a", "text": "Tak."}], "days": {"correction": 7, "appeal": 14, "code": 60},
"per_edition": 1, "per_year": 2, "questions": [{"text": "Czy?", "expected": "no", "rule": "Nie."}],
"a_rule_that_there_was_once": [1]
}"""
"""As the first release stores it, without what has a default, and with what a later one may have dropped."""


def test_what_was_stored_once_is_readable() -> None:
    assert rules_from_json(json.loads(STORED)) == Rules(
        title="Voucher",
        budget=Decimal("10000.00"),
        appeal_reserve=Decimal("0.00"),
        value=Decimal("2000.00"),
        smallest_redemption=Decimal("0.01"),
        calls=(
            CallPlan(datetime(2027, 3, 1, 7, tzinfo=UTC), datetime(2027, 3, 28, 21, 59, tzinfo=UTC), Decimal("1.5")),
        ),
        applicants=(Eligible(ApplicantKind.CHURCH, "Mogą."),),
        services=(Service("translation", "Tłumaczenie", "Pisemne."),),
        criteria=(Criterion("idea", "Pomysł", "Jaki?", Decimal(100), 10),),
        threshold=Decimal(50),
        largest_difference=Decimal("30.5"),
        declarations=(Declaration("a", "Tak."),),
        days=Days(7, 14, 60),
        per_edition=1,
        per_year=2,
        questions=(Question("Czy?", Expected.NO, "Nie."),),
    )


_AMOUNTS = st.integers(1, 99_999_999_999).map(from_grosze)
_PERCENTS = st.decimals(0, 100, places=2)
_TEXTS = st.text(max_size=30)
_CALLS = st.builds(
    CallPlan,
    opens_at=st.datetimes(timezones=st.just(UTC)),
    closes_at=st.datetimes(timezones=st.just(UTC)),
    early_close=st.none() | _PERCENTS,
)
_RULES = st.builds(
    replace,
    st.just(sample_rules(datetime(2027, 1, 15, 9, tzinfo=UTC))),
    title=_TEXTS,
    budget=_AMOUNTS,
    smallest_redemption=_AMOUNTS,
    threshold=_PERCENTS,
    calls=st.lists(_CALLS, max_size=3).map(tuple),
    declarations=st.lists(st.builds(Declaration, _TEXTS, _TEXTS, _TEXTS, st.booleans()), max_size=3).map(tuple),
    criteria=st.lists(st.builds(Criterion, _TEXTS, _TEXTS, _TEXTS, _PERCENTS, st.integers(0, 9)), max_size=3).map(
        tuple
    ),
    further=st.lists(_TEXTS, max_size=3).map(tuple),
)


@given(_RULES)
@settings(max_examples=40)
def test_rules_come_back_as_they_were_stored(rules: Rules) -> None:
    text = json.dumps(rules_as_json(rules))
    assert rules_from_json(json.loads(text)) == rules
    assert json.loads(text)["budget"] == str(rules.budget)


def test_what_is_no_rules_is_refused() -> None:
    with pytest.raises(ValueError, match="budget"):
        rules_from_json({"title": "Voucher"})
