import sys

from hypothesis import example, given, settings
from hypothesis import strategies as st

from index.folding import Letters, fold


def test_polish_letters_lose_their_marks_and_cyrillic_keeps_its_own() -> None:
    assert fold("Zażółć GĘŚLĄ jaźń – Łódź") == "zazolc gesla jazn - lodz"
    assert fold("Її Європа й Київ") == "її європа й київ"


def test_letters_taken_apart_fold_as_whole_ones() -> None:
    assert fold("z\u0307o\u0301łty") == "zołty".replace("ł", "l")
    assert fold("Київ") == fold("Кии\u0306їв".replace("ии\u0306", "и"))
    assert fold("и\u0306") == "й"


@given(st.text(max_size=200))
@example("™ Ⅷ ﹘ ᴸ İ")
@settings(deadline=None)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_no_single_sign_folds_further_the_second_time() -> None:
    folded = [fold(chr(code)) for code in range(0, sys.maxunicode, 7)]
    assert [text for text in folded if fold(text) != text] == []


def test_letters_of_rare_scripts_are_changed_and_not_kept() -> None:
    letters = Letters(str.upper)
    assert "żółw ꭰ 𐐨".translate(letters) == "ŻÓŁW Ꭰ 𐐀"
    assert set(map(chr, letters)) == set("żółw ")
