from concurrent.futures import ThreadPoolExecutor

import pytest

from index.polish import word_forms
from tests.index.samples import TEXTS


def _meet(question: str, text: str) -> bool:
    """Whether each thing that ``question`` names, whole or in part, is in ``text``."""
    found = frozenset().union(*word_forms(text))
    return all(any(word & found for word in word_forms(named)) for named in question.split())


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("dotację", "Wysokość dotacji"),
        ("gminom", "Gmina"),
        ("wolontariusze", "pracy wolontariuszy"),
        ("swiadczenie wspolpraca", "Świadczenia i współpracę"),
        ("ŻÓŁTY", "żółtego"),
        ("miastom partnerskim", "miasta partnerskie"),
        ("wolontaryat", "wolontariat"),
        ("KA210", "Program KA210-YOU trwa"),
        ("ka210-you", "Program KA210-YOU trwa"),
        ("EUWT-u", "Celem EUWT jest"),
        ("RODM", "w RODM-ach"),
        ("85.200", "wyniosła 85.200 zł"),
        ("200", "wyniosła 85.200 zł"),
        ("2012-2016", "Priorytety 2012–2016"),
        ("2016", "Priorytety 2012–2016"),
        ("Dz.U. 2018/450", "Dz.U. 2018/450"),
        ("ваучер Київ", "Ваучер для міста Київ"),
        ("municipalities", "a municipality"),
    ],
)
def test_a_word_meets_its_other_forms(question: str, text: str) -> None:
    assert _meet(question, text)


@pytest.mark.parametrize(
    ("question", "text"),
    [("rada", "rząd"), ("EUWT", "RODM"), ("85", "200"), ("kraj", "krajobrazowy park")],
)
def test_other_words_do_not_meet(question: str, text: str) -> None:
    assert not _meet(question, text)


@pytest.mark.parametrize("text", ["", "a w i czy jest", "Що це та як", "What is the", "?! … „”", "a b c"])
def test_words_that_tell_nothing_are_left_out(text: str) -> None:
    assert word_forms(text) == ()


def test_stems_and_beginnings_are_marked_so_that_they_meet_no_whole_word() -> None:
    (word,) = word_forms("dotacjami")
    assert word == {"dotacjami", "dotacj~", "dota*"}


def test_many_threads_read_the_same_words() -> None:
    texts = [f"{text} numer{number}" for number in range(40) for text in TEXTS]
    alone = [word_forms(text) for text in texts]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(word_forms, texts)) == alone
