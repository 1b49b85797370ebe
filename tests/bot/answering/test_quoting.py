from hypothesis import given
from hypothesis import strategies as st

from bot.answering.quoting import LONGEST_QUOTE, WHOLE_PASSAGE, choose_quote, is_verbatim

SENTENCES = [
    f"Zdanie numer {number} mówi o warunku, bez którego wniosek numer {number} nie może być rozpatrzony. "
    for number in range(12)
]


def test_a_short_passage_is_quoted_whole() -> None:
    passage = "Dotacja wyniosła 85.200 zł. Nie obejmowała jednak wkładu własnego."
    assert choose_quote(passage, lambda sentence: float("zł" in sentence)) == passage


def test_the_best_sentence_is_in_the_quotation_with_its_neighbours() -> None:
    passage = "".join(SENTENCES)
    quote = choose_quote(passage, lambda sentence: float("numer 7" in sentence))
    assert SENTENCES[7].strip() in quote
    assert len(quote) <= LONGEST_QUOTE
    assert quote in passage


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=15), st.integers(0, 11))
def test_a_quotation_is_always_verbatim(sentences: list[str], wanted: int) -> None:
    passage = "".join(sentences)
    quote = choose_quote(passage, lambda sentence: float(f"numer {wanted} " in sentence))
    assert is_verbatim(quote, passage)
    assert len(passage) > WHOLE_PASSAGE or quote == passage


def test_words_that_are_not_in_the_passage_are_no_quotation() -> None:
    assert not is_verbatim("Dotacja wyniosła 90.000 zł.", "Dotacja wyniosła 85.200 zł.")
    assert not is_verbatim("  ", "Dotacja  wyniosła")
