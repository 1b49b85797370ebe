"""A passage has to speak of the thing that is sought."""

import pytest

from bot.answering.sought import words_for_sought
from index.folding import fold


def speaks(question: str, passage: str) -> bool:
    return all(words.search(fold(passage)) for words in words_for_sought(question))


@pytest.mark.parametrize(
    ("question", "passage", "expected"),
    [
        ("Ile punktów dostał wniosek?", "Wniosek dostał pozytywną rekomendację.", False),
        ("Ile punktów dostał wniosek?", "Wynik: co najmniej 80 pkt.", True),
        ("How many people took part?", "Zaplanowano udział 160 osób.", True),
        ("Скільки учасників було?", "Zaplanowano udział 160 osób.", True),
        ("Скільки учасників було?", "Pula wynosiła 3 mln zł.", False),
        ("jaka kara grozi za brak plakatu", "Plakat wywiesza się w siedzibie.", False),
        ("Ile wynosi roczna składka?", "Członkami mogą być gminy.", False),
        ("Do której godziny wysłać ofertę?", "Oferty do 31 stycznia 2022 r., godz. 16.15.", True),
        ("Do której godziny wysłać ofertę?", "Oferty do 31 stycznia 2022 r.", False),
        ("Do kogo odwołać się od decyzji?", "Decyzję podejmuje minister.", False),
        ("Czy kupić ubezpieczenie?", "Organizacja zapewnia ubezpieczenie od wypadków.", True),
        ("Чи треба робити це у нотаріуса?", "Umowę podpisuje wójt.", False),
    ],
)
def test_the_thing_is_spoken_of_or_not(question: str, passage: str, *, expected: bool) -> None:
    assert speaks(question, passage) is expected


@pytest.mark.parametrize(
    "question", ["Ile czasu mieli autorzy wniosku?", "Which Polish cities?", "Co to jest twinning?"]
)
def test_what_is_not_known_here_is_not_checked(question: str) -> None:
    assert words_for_sought(question) == ()
