import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from index.normalise import LONGEST_TEXT, normalise_text


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("  Ile\t wyniosła\n\ndotacja?  ", "Ile wyniosła dotacja?"),
        ("do\u00adta\u200bcja\ufeff", "dotacja"),
        ("a\x00b\x1bc", "abc"),
        ("ﬁnanse ② m²", "finanse 2 m2"),
        ("\u202eodwrotnie\u202c", "odwrotnie"),
        ("zz\u0307", "zż"),
        ("z\u200b\u0307", "ż"),
        ("\ud800sam\udfff", "sam"),
        ("\u3000", ""),
    ],
)
def test_what_nobody_sees_goes_and_what_looks_alike_becomes_one(given_text: str, expected: str) -> None:
    assert normalise_text(given_text) == expected


@given(st.text(st.characters(), max_size=300), st.integers(1, 60))
@example("\ufdfa" * 20, 50)
@example("a \u0301\u00a8", 3)
@settings(deadline=None)
def test_the_form_is_stable_bounded_and_clean(text: str, limit: int) -> None:
    normal = normalise_text(text, limit)
    assert len(normal) <= limit
    assert normalise_text(normal, limit) == normal
    assert unicodedata.is_normalized("NFKC", normal)
    assert not {unicodedata.category(letter) for letter in normal} & {"Cc", "Cf", "Cs"}


def test_a_letter_that_unfolds_to_eighteen_stays_within_the_limit() -> None:
    assert len(normalise_text("\ufdfa" * 10 * LONGEST_TEXT)) <= LONGEST_TEXT
