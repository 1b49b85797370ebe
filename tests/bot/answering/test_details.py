import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering.details import WORDED_DETAILS, Detail, asked_details


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        ("Ile pieniędzy dostał projekt?", Detail.AMOUNT),
        ("ile kasy mozna bylo wyciagnac", Detail.AMOUNT),
        ("Jaką kwotę przeznaczono na konkurs?", Detail.AMOUNT),
        ("How much money was awarded?", Detail.AMOUNT),
        ("Яка сума гранту?", Detail.AMOUNT),
        ("Ilu posłów głosowało?", Detail.COUNT),
        ("How many points did it get?", Detail.COUNT),
        ("Скільки гмін брало участь?", Detail.COUNT),
        ("jaki procent budzetu", Detail.SHARE),
        ("Do kiedy można składać wnioski?", Detail.DEADLINE),
        ("jaki byl termin", Detail.DEADLINE),
        ("What is the deadline?", Detail.DEADLINE),
        ("До коли подавати?", Detail.DEADLINE),
        ("Którego dnia podpisano umowę?", Detail.DAY),
        ("Kiedy odbyło się Forum?", Detail.DATE),
        ("W którym roku powstał fundusz?", Detail.DATE),
        ("jak dlugo moze trwac projekt", Detail.DURATION),
        ("Ile dni ma urząd?", Detail.DURATION),
        ("podaj numer telefonu do biura", Detail.PHONE),
        ("na jaki adres e-mail pisać", Detail.EMAIL),
        ("Pod jakim adresem jest biuro?", Detail.ADDRESS),
        ("Kto jest prezesem Stowarzyszenia?", Detail.PERSON),
        ("W którym mieście odbyła się konferencja?", Detail.PLACE),
        ("Na podstawie którego artykułu?", Detail.LAW_PLACE),
        ("Jaki numer ma uchwała?", Detail.ACT_NUMBER),
        ("na jakim formularzu zglosic", Detail.FORM),
        ("Jak złożyć ofertę?", Detail.MANNER),
        ("Чому скасували конкурс?", Detail.REASON),
        ("Kto dziś prowadzi ośrodek?", Detail.CURRENT),
        ("Czy gmina może wystąpić?", Detail.YES_NO),
        ("Jakie są priorytety?", Detail.LIST),
    ],
)
def test_the_words_tell_which_detail_is_asked_for(text: str, detail: Detail) -> None:
    assert detail in asked_details(text)


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        ("Partner zgodził się przez telefon, czy to wystarczy?", Detail.PHONE),
        ("Na ile to pewne?", Detail.COUNT),
        ("Czy naliczą nam odsetki?", Detail.SHARE),
        ("Do jakiej kwoty?", Detail.YES_NO),
        ("Kiedy trzeba mieć tablicę?", Detail.DATE),
    ],
)
def test_a_word_alone_asks_for_nothing(text: str, detail: Detail) -> None:
    assert detail not in asked_details(text)


@settings(max_examples=40)
@given(st.text(max_size=200))
def test_any_text_is_read_without_an_error(text: str) -> None:
    assert asked_details(text) <= set(WORDED_DETAILS)
