import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.voucher.codes import CODE_ALPHABET, Mistyped, code_hash, code_of, new_salt, read_code, written

KEY = b"k" * 32
CODES = st.integers(1, 10**9).map(lambda number: code_of(KEY, number, 0, "00"))
FEW = settings(max_examples=40, deadline=None)


def test_a_code_has_four_groups_without_characters_that_look_alike() -> None:
    assert re.fullmatch(r"([2-9A-HJ-NP-Z]{4}-){3}[2-9A-HJ-NP-Z]{4}", written(code_of(KEY, 7, 0, new_salt())))


def test_key_voucher_serial_and_salt_each_make_another_code() -> None:
    usual = code_of(KEY, 1, 0, "aa")
    others = {
        code_of(b"x" * 32, 1, 0, "aa"),
        code_of(KEY, 2, 0, "aa"),
        code_of(KEY, 1, 1, "aa"),
        code_of(KEY, 1, 0, "b"),
    }
    assert usual == code_of(KEY, 1, 0, "aa")
    assert len(others | {usual}) == 5


def test_what_is_stored_does_not_tell_the_code() -> None:
    code = code_of(KEY, 1, 0, "aa")
    assert re.fullmatch("[0-9a-f]{64}", code_hash(code))
    assert code_hash(code) != code_hash(code_of(KEY, 2, 0, "aa"))


@FEW
@given(code=CODES)
def test_a_code_is_read_however_it_is_typed(code: str) -> None:
    assert read_code(written(code)) == read_code(f"  {code.lower()} ") == read_code(" – ".join(code)) == code


@FEW
@given(code=CODES, place=st.integers(0, 15), step=st.integers(1, 31))
def test_every_single_wrong_character_is_found(code: str, place: int, step: int) -> None:
    other = CODE_ALPHABET[(CODE_ALPHABET.index(code[place]) + step) % len(CODE_ALPHABET)]
    wrong = code[:place] + other + code[place + 1 :]
    assert read_code(wrong) == Mistyped(written(wrong), has_form=True)


@pytest.mark.parametrize("other", ["0", "O", "1", "i", "Ł", "💚"])
def test_a_character_that_no_code_has_is_no_form_of_a_code(other: str) -> None:
    typed = code_of(KEY, 1, 0, "aa")[:-1] + other
    assert read_code(typed) == Mistyped(written(typed.upper()), has_form=False)


@FEW
@given(st.text(max_size=60))
def test_any_text_is_read_and_what_is_told_of_it_is_bounded(typed: str) -> None:
    read = read_code(typed)
    assert len(read.shown if isinstance(read, Mistyped) else read) <= 40
