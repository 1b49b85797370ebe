"""Which questions serve for what."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from corpus.parts import ASKED, GENERAL, UNANSWERABLE, Part, part_of


@given(st.text(), st.sampled_from([ASKED, UNANSWERABLE, GENERAL]))
def test_a_text_has_one_part_with_a_share(text: str, shares: dict[Part, float]) -> None:
    part = part_of(text, shares)

    assert shares[part] > 0
    assert part_of(text, shares) is part


@given(st.text(alphabet="abcż ", min_size=1))
def test_letter_case_and_spaces_do_not_move_a_text(text: str) -> None:
    assert part_of(f"  {text.upper().lower()} ", UNANSWERABLE) is part_of(text, UNANSWERABLE)


def test_the_parts_have_their_shares() -> None:
    counted = Counter(part_of(f"pytanie {number}", UNANSWERABLE) for number in range(4000))

    assert all(abs(counted[part] / 4000 - share) < 0.03 for part, share in UNANSWERABLE.items())


def test_shares_add_up_to_one() -> None:
    assert all(abs(sum(shares.values()) - 1) < 1e-9 for shares in (ASKED, UNANSWERABLE, GENERAL))
