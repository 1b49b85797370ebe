import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.extract.line_breaks import join_lines, words_of


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["dofinan-", "sowanie"], "dofinansowanie"),
        (["dofinan\u00ad", "sowanie mi\u00adnistra"], "dofinansowanie ministra"),
        (["polsko-", "ukraińskiej"], "polsko-ukraińskiej"),
        (["społeczno-", "gospodarczy"], "społeczno-gospodarczy"),
        (["polsko-", "-niemieckie"], "polsko-niemieckie"),
        (["Bielsko-", "Biała"], "Bielsko-Biała"),
        (["2014-", "2020"], "2014- 2020"),
        (["środowisko-", "wego"], "środowiskowego"),
        (["pro-", "gram"], "program"),
        (["Zaczyna się –", "jak widać"], "Zaczyna się – jak widać"),
        (["  dwa ", "", " słowa  "], "dwa słowa"),
        (["U z a s a d n i e n i e"], "Uzasadnienie"),
        (["art. 3 i w z"], "art. 3 i w z"),
    ],
)
def test_lines_become_one_text(lines: list[str], joined: str) -> None:
    assert join_lines(lines) == joined


def test_the_words_of_the_document_settle_a_break() -> None:
    words = words_of(["W e-mailu o programie non-profit.", "dofinan-"])
    assert "dofinan" not in words
    assert join_lines(["non-", "profit"], words) == "non-profit"
    assert join_lines(["progra-", "mie"], words) == "programie"


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text("abćż- \u00ad", max_size=20), max_size=6))
def test_letters_stay_in_their_order(lines: list[str]) -> None:
    joined = join_lines(lines, words_of(lines))
    assert [letter for letter in joined if letter.isalpha()] == [x for line in lines for x in line if x.isalpha()]
