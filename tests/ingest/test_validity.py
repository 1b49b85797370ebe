"""Which dates of a Polish text are a validity or a deadline, and which are none."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import Validity
from ingest.validity import find_validity


def until(year: int, month: int, day: int) -> Validity:
    return Validity(end=date(year, month, day))


def since(year: int, month: int, day: int) -> Validity:
    return Validity(start=date(year, month, day))


def between(first: str, last: str) -> Validity:
    return Validity(date.fromisoformat(first), date.fromisoformat(last))


MAY = between("2024-05-01", "2024-05-31")

HOLDS = [
    ("Wnioski można składać do 24 stycznia 2014 r.", until(2014, 1, 24)),
    ("Oferty należy złożyć do dnia 24 stycznia 2014 r., godz. 16.15.", until(2014, 1, 24)),
    ("Oferty należy złożyć do godz. 15:00 dnia 24 stycznia 2014 roku.", until(2014, 1, 24)),
    ("Zgłoszenia przyjmujemy do 15.03.2024.", until(2024, 3, 15)),
    ("Zgłoszenia przyjmujemy do 15.3.2024 r.", until(2024, 3, 15)),
    ("Aplikacje można przesyłać najpóźniej do 2024-05-31.", until(2024, 5, 31)),
    ("Wniosek należy złożyć nie później niż 31 maja 2024 r.", until(2024, 5, 31)),
    ("Termin składania wniosków upływa 31 marca 2025 r.", until(2025, 3, 31)),
    ("Termin składania ofert upływa z dniem 31 marca 2025 r.", until(2025, 3, 31)),
    ("Termin składania wniosków minął 11 marca 2013 r.", until(2013, 3, 11)),
    ("Termin składania wniosków o dofinansowanie realizacji zadań mija 31 marca 2025 r.", until(2025, 3, 31)),
    ("Termin składania wniosków: 31 marca 2025 r.", until(2025, 3, 31)),
    ("Termin nadsyłania zgłoszeń – 31.03.2025", until(2025, 3, 31)),
    ("Termin naboru wniosków to 31 marca 2025 roku.", until(2025, 3, 31)),
    ("Konkurs RODM miał termin 6 maja 2016 r.", until(2016, 5, 6)),
    ("Nazwa: Małe granty; Termin składania ofert: 31 maja 2024", until(2024, 5, 31)),
    ("Do 31 maja 2024 r. można składać wnioski o dotację.", until(2024, 5, 31)),
    ("Do końca maja 2024 r. trwa nabór wniosków.", until(2024, 5, 31)),
    ("Nabór potrwa do końca 2024 r.", until(2024, 12, 31)),
    ("Nabór trwa do lutego 2024 r.", until(2024, 2, 29)),
    ("Rekrutacja jest otwarta do 31 maja 2024 r.", until(2024, 5, 31)),
    ("Wnioski przyjmowano do 24 stycznia 2014 r.", until(2014, 1, 24)),
    ("Nabór wniosków na realizację zadań publicznych trwa do 31 maja 2024 r.", until(2024, 5, 31)),
    ("W terminie do 31 maja 2024 r. należy złożyć wniosek.", until(2024, 5, 31)),
    ("Nabór zakończył się 27 listopada 2025 r.", until(2025, 11, 27)),
    ("Program potrwa do 2027 r.", until(2027, 12, 31)),
    ("Nabór od 1 do 31 maja 2024 r.", MAY),
    ("Nabór wniosków trwa od 1 maja do 31 maja 2024 r.", MAY),
    ("Nabór wniosków trwa od 1 maja 2024 r. do 31 maja 2024 r.", MAY),
    ("Nabór wniosków trwa od dnia 1 maja 2024 r. godz. 8:00 do dnia 31 maja 2024 r.", MAY),
    ("Nabór: 1–31 maja 2024 r.", MAY),
    ("Nabór: 1 maja – 31 maja 2024 r.", MAY),
    ("Nabór: 01.05.2024 - 31.05.2024", MAY),
    ("Wnioski składamy od 01.05.2024 do 31.05.2024", MAY),
    ("Wnioski składamy od 01.05 do 31.05.2024", MAY),
    ("Wnioski przyjmujemy w dniach 1-31 maja 2024 r.", MAY),
    ("Od 1 do 31 maja 2024 r. trwa nabór.", MAY),
    ("Nabór rusza 1 maja 2024 r. Wnioski można składać do 31 maja 2024 r.", MAY),
    ("Nabór rozpocznie się 1 maja 2024 r. i potrwa do 31 maja 2024 r.", MAY),
    ("Nabór od 15 grudnia 2023 do 15 stycznia 2024 r.", between("2023-12-15", "2024-01-15")),
    ("Priorytety polskiej polityki zagranicznej 2012–2016", between("2012-01-01", "2016-12-31")),
    ("Program trwa w latach 2012-2016.", between("2012-01-01", "2016-12-31")),
    ("Strategia na lata 2017–2021 wyznacza kierunki.", between("2017-01-01", "2021-12-31")),
    ("W latach 2021–2027 program wspiera partnerstwa.", between("2021-01-01", "2027-12-31")),
    ("Program Interreg Europa Środkowa 2021-2027 ogłosił nabór do 31 maja 2024 r.", until(2024, 5, 31)),
    ("Regulamin obowiązuje od 1 stycznia 2024 r.", since(2024, 1, 1)),
    ("Zasady obowiązujące od 2024 r. są prostsze.", since(2024, 1, 1)),
    ("Ustawa z dnia 24 kwietnia 2003 r. weszła w życie 29 czerwca 2003 r.", since(2003, 6, 29)),
    ("Uchwała wchodzi w życie z dniem 1 lipca 2024 r.", since(2024, 7, 1)),
    ("RODO stosuje się od 25 maja 2018 r.", since(2018, 5, 25)),
    ("Umowa ramowa obowiązuje do 31 grudnia 2026 r.", until(2026, 12, 31)),
    ("Zaświadczenie jest ważne do 31 grudnia 2026 r.", until(2026, 12, 31)),
    ("Regulamin obowiązuje od 1 stycznia do 31 grudnia 2024 r.", between("2024-01-01", "2024-12-31")),
    ("Uchwała traci moc z dniem 31 grudnia 2024 r.", until(2024, 12, 31)),
    ("Z dniem 31 grudnia 2024 r. traci moc uchwała z 2019 r.", until(2024, 12, 31)),
]

NONE = [
    "Związek powstał w latach 1990-1995.",
    "W projekcie weźmie udział do 30 osób.",
    "Dotacja wynosi do 2 mln zł.",
    "Dotacja wynosi do 2000 zł, wniosek składa jedna organizacja.",
    "Stowarzyszenie działa od 2004 r.",
    "Ustawa z dnia 24 kwietnia 2003 r. o działalności pożytku publicznego i o wolontariacie.",
    "Umowę podpisano 3 maja 2023 r.",
    "Data publikacji: 12.03.2024",
    "Ostatnia aktualizacja: 28 kwietnia 2017",
    "Konkurs ogłoszono 30 grudnia 2013 r.",
    "Wyniki konkursu zostaną ogłoszone do 30 czerwca 2024 r.",
    "Rozstrzygnięcie konkursu nastąpi do 30 czerwca 2024 r.",
    "Do 30 czerwca 2024 r. ogłosimy wyniki naboru.",
    "Termin ogłoszenia wyników: 30 czerwca 2024 r.",
    "Sprawozdanie należy złożyć do 30 stycznia 2025 r.",
    "Termin składania sprawozdań upływa 30 stycznia 2025 r.",
    "Projekt był realizowany od 1 maja do 30 czerwca 2024 r.",
    "Wydatki są kwalifikowalne od 1 stycznia do 31 grudnia 2024 r.",
    "Termin realizacji projektu: 31.12.2024",
    "Wystawa trwa do 31 maja 2024 r.",
    "Do 31 maja 2024 r. trwa wystawa.",
    "Remont mostu trwa do 31 maja 2024 r.",
    "Konferencja odbyła się w dniach 15–16 listopada 2012 r.",
    "Kadencja rady upływa 31 maja 2024 r.",
    "Wnioski można składać do 31 lutego 2024 r.",
    "Wnioski można składać do 31 maja br.",
    "Nabór od 31 maja do 1 maja 2024 r.",
    "Wnioski można składać do 45.13.2024.",
    "W latach 2012–2016 wpłynęło 300 ofert.",
    "Do zgłoszenia trzeba dołączyć od 2 do 5 zdjęć z 2024 r.",
    "Urodzeni do 31 grudnia 2005 r. płacą połowę.",
    "",
]


@pytest.mark.parametrize(("text", "validity"), HOLDS)
def test_reads_until_when_a_text_holds(text: str, validity: Validity | None) -> None:
    assert find_validity(text) == validity


@pytest.mark.parametrize("text", NONE)
def test_other_dates_are_no_validity(text: str) -> None:
    assert find_validity(text) is None


def test_several_calls_hold_until_the_last() -> None:
    text = "Nabór wiosenny trwa do 31 marca 2024 r. Nabór jesienny trwa od 1 września do 30 września 2024 r."
    assert find_validity(text) == between("2024-09-01", "2024-09-30")


def test_nothing_is_past_that_opens_again_or_lasts() -> None:
    again = "Wnioski można było składać do 31 maja 2024 r. Kolejny nabór rusza 1 września 2024 r."
    lasting = "Regulamin obowiązuje od 1 stycznia 2024 r. Wnioski można składać do 31 maja 2024 r."
    assert find_validity(again) == since(2024, 9, 1)
    assert find_validity(lasting) == since(2024, 1, 1)


def test_a_heading_gives_a_meaning_to_a_bare_date() -> None:
    assert find_validity("Do 31 maja 2024 r.", heading="Termin składania wniosków") == until(2024, 5, 31)
    assert find_validity("Do 31 maja 2024 r.", heading="Nabór 2024") == until(2024, 5, 31)
    assert find_validity("Do 31 maja 2024 r.", heading="Termin ogłoszenia wyników") is None
    assert find_validity("Do 31 maja 2024 r.", heading="Kontakt") is None


def test_breaks_and_hard_spaces_are_as_spaces() -> None:
    assert find_validity("Wnioski można składać do 31\u00a0maja 2024\u00a0r.") == until(2024, 5, 31)
    assert find_validity("Kontakt: 2024\n• Nabór: 1 — 31 maja 2024 r.\n• Kwota: 1000 zł") == MAY


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet="od 123456789.-–maja2024stycznia wnioski nabór\n", max_size=80))
def test_never_raises_and_never_ends_before_it_begins(text: str) -> None:
    found = find_validity(text)
    assert found is None or not (found.start and found.end and found.end < found.start)
