import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.headline import find_headline

GRANT = "Dotacja wyniosła 85.200 zł i pochodziła z Ministerstwa Spraw Zagranicznych."
CALL = "Nabór trwał od 27 września do 21 listopada 2022 r., na pomysły do nowej perspektywy 2021–2027."
LIMITS = "Edycja 2014: najmniejsza dotacja 50 tys. zł, największa 200 tys. zł."
POOL = "„Dyplomacja publiczna 2024”: pula 3 975 000 zł, maksymalnie 200 tys. zł na projekt."
RATIFIED = "Karta powstała w Strasburgu 15 października 1985 r.; Polska ratyfikowała ją w 1994 r."
APPLIED = "W pierwszym naborze (2021) wpłynęło 119 wniosków, z czego 106 było kwalifikowalnych."
ACT = "Próg wprowadziła ustawa z 25 lipca 2025 r., obowiązuje on od 1 stycznia 2026 r."


@pytest.mark.parametrize(
    ("question", "quote", "headline"),
    [
        ("Ile pieniędzy z dotacji dostał projekt?", GRANT, "85.200 zł"),
        ("How much money was the grant?", GRANT, "85.200 zł"),
        ("Do kiedy trwał nabór w 2022?", CALL, "do 21 listopada 2022 r."),
        ("Kiedy był nabór?", CALL, "od 27 września do 21 listopada 2022 r."),
        ("Jaka była największa kwota dotacji w 2014?", LIMITS, "200 tys. zł"),
        ("jaka byla najmniejsza kwota dotacji", LIMITS, "50 tys. zł"),
        ("Jaka była pula, ta kwota całego konkursu?", POOL, "3 975 000 zł"),
        ("Ile wniosków wpłynęło w 2021?", APPLIED.replace("106", "prawie wszystkie"), "119 wniosków"),
        ("Ile wniosków z 32 wybrano?", "Wybrano 25 z 32 wniosków.", None),
        ("Ile wniosków wybrano?", "Wybrano 25 z 32 wniosków.", "25 z 32 wniosków"),
        ("Ile miesięcy może trwać projekt?", "Projekt trwa od 6 do 24 miesięcy.", "od 6 do 24 miesięcy"),
        ("Jaki procent kosztów?", "Dofinansowanie: co najmniej 10% kosztów.", "co najmniej 10%"),
        ("Który artykuł to reguluje?", "Reguluje to art. 172 ust. 2 Konstytucji.", "art. 172 ust. 2"),
        ("Od kiedy obowiązuje próg?", ACT, "od 1 stycznia 2026 r."),
        ("W którym roku powstał region partnerski?", "Kontakty trwają od marca; region powstał w 1994 r.", "w 1994 r."),
    ],
)
def test_what_is_asked_for_is_taken_from_the_quotation(question: str, quote: str, headline: str | None) -> None:
    assert find_headline(question, quote) == headline


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("Kto dał dotację?", GRANT),  # no value answers it
        ("Ile dni trwał projekt?", GRANT),  # no value of the kind
        ("Kto dał dotację i ile pieniędzy?", GRANT),  # two things are asked for
        ("Ile pieniędzy miała dotacja w 2014?", LIMITS),  # the least or the most?
        ("Od jakiej do jakiej kwoty była najmniejsza i największa dotacja?", LIMITS),  # both
        ("Kiedy Polska ratyfikowała Kartę?", RATIFIED),  # no value stands beside all of these words
        ("Ile wniosków było kwalifikowalnych?", APPLIED),  # 106, and 119 would be wrong
        ("Ile osób wzięło udział?", APPLIED),  # counts something else
        ("Kiedy zaczęło się to dla gmin?", "Próg wprowadziła ustawa z 25 lipca 2025 r."),  # the day of an act
        ("Ile kosztuje wizyta na Księżycu?", "Opłata za wpis wynosi 27 zł."),  # shares no word
        ("czy te 27 zł opłaty to kwota za wpis, jaka kwota", "Opłata za wpis wynosi 27 zł."),  # known already
        ("Jaka jest kwota dotacji?", "Dotacja nie może przekroczyć 50 tys. zł."),  # a "nie" would be lost
        ("Jaka jest kwota dotacji?", "Dotacja wynosi 50 tys. zł, chyba że rada postanowi inaczej."),
        ("Kiedy było Forum?", "Forum NGO odbyło się 14 czerwca 2016 r.; to inne wydarzenie niż Forum z projektu."),
        ("Jaka jest kwota dotacji?", ""),
    ],
)
def test_better_no_headline_than_a_wrong_one(question: str, quote: str) -> None:
    assert find_headline(question, quote) is None


WORDS = (
    "Ile",
    "kiedy",
    "do kiedy",
    "dotacji",
    "osób",
    "5 zł",
    "do 3 mln zł",
    "–",
    "24 stycznia 2014 r.",
    "art. 5",
    "z",
)


@given(st.lists(st.sampled_from(WORDS)).map(" ".join), st.lists(st.sampled_from(WORDS) | st.text(max_size=5)))
def test_a_headline_is_always_a_part_of_the_quotation(question: str, words: list[str]) -> None:
    quote = " ".join(words)
    headline = find_headline(question, quote)
    assert headline is None or (headline.strip() and headline in quote)
