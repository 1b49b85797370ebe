import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.inseparable import inseparable_runs

RULE = "Gmina może dostać najwyżej dwadzieścia tysięcy złotych w roku na jedno zadanie. "
OTHER = "Wnioski ocenia komisja, którą powołuje marszałek na początku każdego roku. "
PIECES = (RULE, OTHER, "Nie dotyczy to związków gmin ani ich stowarzyszeń w województwie. ", "• gminy i powiaty\n")


def test_sentences_that_stand_alone_may_be_parted() -> None:
    assert inseparable_runs(RULE + OTHER) == [RULE, OTHER]


@pytest.mark.parametrize(
    "follower",
    [
        "Nie dotyczy to związków gmin ani ich stowarzyszeń w województwie.",
        "Z wyjątkiem zadań, które trwają dłużej niż jeden rok kalendarzowy.",
        "Chyba że rada gminy postanowi inaczej w swojej uchwale budżetowej.",
        "Jednak w roku wyborów kwota ta jest o połowę niższa niż zwykle.",
        "Ten limit obejmuje także zadania, które gmina powierzyła spółce.",
        "W takim razie wniosek trzeba złożyć jeszcze raz w następnym naborze.",
        "Unless the council decides otherwise in a resolution of its own.",
        "Однак це не стосується спілок громад і їхніх об'єднань.",
    ],
)
def test_an_exception_or_a_reference_stays_with_what_it_is_about(follower: str) -> None:
    assert inseparable_runs(OTHER + RULE + follower) == [OTHER, RULE + follower]


def test_a_list_stays_with_its_introduction() -> None:
    listed = "O dotację mogą się ubiegać następujące podmioty z województwa:\n• gminy i powiaty.\n• organizacje.\n"
    assert inseparable_runs(OTHER + listed) == [OTHER, listed]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=20), max_size=8).map("".join))
def test_nothing_is_lost_or_changed(passage: str) -> None:
    assert "".join(inseparable_runs(passage)) == passage
