"""Names that are asked about, as far as a passage has them."""

from bot.answering.names import names_in
from index.folding import fold

TORUN = fold("RODM w Toruniu prowadziła uczelnia; projekt InterEkip i program KA210.")


def test_acronyms_and_capitalised_words_are_names() -> None:
    names = names_in("Czy RITA finansuje wyjazdy z Torunia?")
    assert names.acronyms == {"rita"}
    assert names.capitalised == {"torunia"}


def test_people_who_introduce_themselves_ask_nothing_about_their_town() -> None:
    assert not names_in("Jestem radną z Chełmży. Do kiedy trwają zapisy?")
    assert names_in("Jestem radną z Chełmży. Kto prowadzi RODM w Bydgoszczy?").capitalised == {"bydgoszczy"}


def test_names_are_found_in_any_case() -> None:
    assert names_in("Kto prowadzi RODM w mieście Toruń?").absent_share(TORUN) == 0.0
    assert names_in("Kto prowadzi RODM w Łodzi?").absent_share(TORUN) == 0.5
    assert names_in("Ile daje KA220?").absent_acronyms(TORUN) == {"ka220"}
    assert not names_in("Kto dostaje grant z RITY?").absent_acronyms(fold("RITA daje granty"))


def test_acronyms_that_are_written_out_and_english_words_say_nothing() -> None:
    assert not names_in("Czy NGO dostanie pieniądze z MSZ?")
    assert not names_in("Which Polish Ministry runs the call?")
    assert names_in("Скільки дає PURWM?").acronyms == {"purwm"}


def test_an_acronym_is_found_where_it_is_written_out() -> None:
    assert not names_in("Co wykazała ankieta KEW?").absent_acronyms(fold("Ankieta Kolegium Europy Wschodniej"))


def test_numerals_are_no_acronyms() -> None:
    assert not names_in("kiedy XVIII forum?")
