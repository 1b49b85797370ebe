from hypothesis import given
from hypothesis import strategies as st

from index.sentences import split_sentences

LAW = (
    "Zgodnie z art. 172 ust. 2 Konstytucji RP z 2 kwietnia 1997 r. gmina może przystąpić do zrzeszenia. "
    "Wniosek składa się w MSZ przy al. Szucha 23, tj. osobiście albo pocztą. "
    "Prof. Jan Kowalski i dr hab. Anna Nowak, m.in. z UMK, przyszli ok. godz. 15.00 na spotkanie."
)


def test_abbreviations_articles_and_years_do_not_end_a_sentence() -> None:
    sentences = [sentence.strip() for sentence in split_sentences(LAW)]
    assert [sentence[:12] for sentence in sentences] == ["Zgodnie z ar", "Wniosek skła", "Prof. Jan Ko"]


def test_a_fragment_before_a_capital_stays_with_its_sentence() -> None:
    text = "Na spotkaniu w 2024 r. MSZ zapowiedziało powrót do bliskiej i regularnej współpracy z samorządami."
    assert split_sentences(text) == [text]


@given(st.text(max_size=600))
def test_nothing_is_lost_or_added(text: str) -> None:
    assert "".join(split_sentences(text)) == text
