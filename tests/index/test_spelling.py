import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.folding import fold
from index.spelling import Speller

PASSAGES = (
    "Stowarzyszenie i gmina składają wniosek o dotację. Współpraca gminy z zagranicą wymaga zgody ministra.",
    "Województwo Kujawsko-Pomorskie i miasto Włocławek prowadzą współpracę z samorządami Ukrainy.",
    "Samorząd podpisał umowę. Ministerstwo ogłasza konkurs KA210, adres: biuro@msz.gov.pl.",
)
ASKED = (
    "Kiedy można się zgłosić do programu?",
    "kto moze dostac granty na wspolprace",
    "What does the voucher cover?",
)
SPELLER = Speller(PASSAGES, ASKED)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("wspolpraca wojewodztwo", "współpraca województwo"),
        ("kiedy mozna sie zglosic", "kiedy można się zgłosić"),
        ("kto podpisal umowe", "kto podpisał umowę"),
        ("stowarzyszneie sklada wniosek", "stowarzyszenie sklada wniosek"),
        ("Stowarzyszneie składa wniosek", "Stowarzyszenie składa wniosek"),
        ("wspołprca z samorządami", "współpraca z samorządami"),
        ("miasto Wloclawek", "miasto Włocławek"),
        ("ministerswto, konkrus", "ministerstwo, konkurs"),
    ],
)
def test_what_the_corpus_knows_is_mended(written: str, meant: str) -> None:
    assert SPELLER.repair(written) == meant


@pytest.mark.parametrize(
    "text",
    [
        "",
        "🙂 ?!",
        "granty",  # known from a question alone
        "stowarzyszeniem, samorządom, gminą",  # forms that the corpus has in another case
        "gmin",  # too short to guess
        "Cześć, kto tu jest?",
        "Firma z Gminowa",  # a name
        "KA201 i KA-201, biuro@mzs.gov.pl, ministertwo.gov.pl",
        "MSZ i MZS",
        "minister of the gmina",  # English
        "співпраця громад",
        "wykazać",
    ],
)
def test_what_may_be_meant_as_written_stays(text: str) -> None:
    assert SPELLER.repair(text) == text


def test_a_slip_that_two_words_may_have_become_stays() -> None:
    assert Speller(["dotacja i dotycja"]).repair("dotcja") == "dotcja"
    assert Speller(["dotacja"]).repair("dotcja") == "dotacja"


def test_the_much_more_frequent_of_two_words_is_meant() -> None:
    assert Speller(["dotacja rotacja", "nosacja"]).repair("dtacja") == "dotacja"
    assert Speller(["kasza, kasza, kasza, kasza i kasta"]).repair("kassa") == "kassa"


def test_with_diacritics_elsewhere_a_bare_ending_is_meant() -> None:
    speller = Speller(["z firmą"])
    assert speller.repair("firma dla wspolnoty") == "firmą dla wspolnoty"
    assert speller.repair("firma dla społeczności") == "firma dla społeczności"


def test_questions_without_diacritics_teach_no_spelling() -> None:
    assert Speller(["współpraca"], ["wspolpraca"] * 9).repair("wspolpraca") == "współpraca"
    assert Speller([], ["wspolpraca"]).repair("wspolprca") == "wspolprca"


def test_nothing_is_mended_without_a_corpus() -> None:
    assert Speller([]).repair("wspolpraca gmin") == "wspolpraca gmin"


@given(st.text(alphabet="współprcaiegzn WG-.5@яы", max_size=40))
def test_any_text_comes_back_with_as_many_words_and_stays_mended(text: str) -> None:
    mended = SPELLER.repair(text)
    assert len(mended.split()) == len(text.split())
    assert SPELLER.repair(mended) == mended


@given(st.sampled_from([word for text in PASSAGES for word in text.split()]))
def test_words_of_the_passages_stay_and_come_back_from_bare_ones(word: str) -> None:
    assert SPELLER.repair(word) == word
    assert fold(SPELLER.repair(fold(word))) == fold(word)
