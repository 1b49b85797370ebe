from bot.answering.vocabulary import Vocabulary, WeighedWords
from tests.bot.answering.examples import make_passage


def lower_words(text: str) -> list[frozenset[str]]:
    return [frozenset({word.strip(".,?")}) for word in text.lower().split()]


PASSAGES = [make_passage("01-01", "Dotacja wyniosła dużo."), make_passage("01-02", "Forum odbyło się raz.")]
VOCABULARY = Vocabulary(PASSAGES, lower_words)


def weighed(question: str) -> WeighedWords:
    return VOCABULARY.weigh(VOCABULARY.words(question))


def test_a_passage_with_every_word_covers_the_question() -> None:
    assert VOCABULARY.coverage(weighed("forum odbyło"), 1) == 1.0


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    words = weighed("projekt forum")
    assert VOCABULARY.coverage(words, 0) < 0.5 < VOCABULARY.coverage(words, 1)


def test_words_that_no_passage_has_are_counted() -> None:
    assert VOCABULARY.unknown_share(VOCABULARY.words("forum pogoda pierogi mecz")) == 0.75


def test_a_question_without_words_covers_and_misses_nothing() -> None:
    assert VOCABULARY.coverage(weighed(""), 0) == 0.0
    assert VOCABULARY.unknown_share([]) == 0.0
