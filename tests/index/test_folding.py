from hypothesis import given
from hypothesis import strategies as st

from index.folding import fold


def test_polish_letters_lose_their_marks_and_cyrillic_keeps_its_own() -> None:
    assert fold("Zażółć GĘŚLĄ jaźń – Łódź") == "zazolc gesla jazn - lodz"
    assert fold("Її Європа й Київ") == "її європа й київ"


@given(st.text(max_size=200))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)
