from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering.introduction import asking_sentences, is_english, is_polish


def test_sentences_about_the_person_are_left_out() -> None:
    message = "Jestem radną z Chełmży. Ile trwa projekt? Mamy 120 tys. zł."
    assert [sentence for _, sentence in asking_sentences(message)] == ["Ile trwa projekt?"]


def test_an_abbreviation_does_not_end_a_sentence() -> None:
    assert [sentence for _, sentence in asking_sentences("Skąd 120 tys. zł w 2014 r. na forum?")] == [
        "Skąd 120 tys. zł w 2014 r. na forum?"
    ]


def test_the_language_is_told_by_small_words_and_letters() -> None:
    assert is_english("What is the deadline?")
    assert is_polish("do kiedy jest nabor")
    assert not is_polish("Який термін?")


@settings(max_examples=40)
@given(st.text(max_size=200))
def test_a_sentence_stands_at_its_place(message: str) -> None:
    assert all(message[start:].startswith(sentence) for start, sentence in asking_sentences(message))
