"""What surrounds the text goes; what only looks like it stays."""

import pytest

from tests.ingest.extract.html_reading import lines_of

TEXT = "<p>Nabór wniosków o dotacje dla organizacji pozarządowych potrwa do końca maja i obejmuje cały region.</p>"
TEXT_LINE = TEXT.removeprefix("<p>").removesuffix("</p>")


@pytest.mark.parametrize(
    "chrome",
    [
        "<nav><a href=/a>Start</a></nav>",
        "<div class='cookie-bar'>Używamy plików cookie.</div>",
        "<div id='cookieConsent'>Szanujemy prywatność.</div>",
        "<ol class=breadcrumb><li><a href=/>Start</a></li></ol>",
        "<ul class=pagination><li>1</li><li>2</li></ul>",
        "<div class='share-box'>Podziel się treścią: FB</div>",
        "<footer>Urząd Gminy, ul. Długa 1</footer>",
        "<div id=Stopka>Liczba wejść: 5</div>",
        "<form><label>Imię</label><input><button>Wyślij</button></form>",
        "<div role=search>Szukaj w serwisie</div>",
        "<aside>Ostatnie wpisy</aside>",
        "<header>Gmina Przykładowo</header>",
        "<p>Drukuj</p>",
        "<p>Podziel się treścią</p>",
        "<p><a href=#top>Do góry</a></p>",
        "<p>Fot. Jan Przykładowy</p>",
        "<p>Opublikowano: 12.03.2024, autor: admin</p>",
        "<p>Liczba wyświetleń: 751</p>",
        "<p>Strony: 1 2 3 4</p>",
        "<div>[ <a href=/a>Start</a> ] [ <a href=/b>Historia</a> ] [ <a href=/c>Linki</a> ]</div>",
        "<h3>Zobacz także</h3><ul><li><a href=/a>Inny nabór</a></li></ul>",
        "<h3>Rejestr zmian</h3><p>02 grudnia 2024 08:31 Dodanie dokumentu.</p>",
        "<div><b>Spis treści</b><a href=#a>Rozdział 1</a> <a href=#b>Rozdział 2</a></div>",
    ],
)
def test_chrome_is_dropped(chrome: str) -> None:
    assert lines_of(TEXT + chrome) == [TEXT_LINE]


@pytest.mark.parametrize(
    "content",
    [
        "<p>Drukuj wniosek w dwóch egzemplarzach.</p>",
        "<p>Zobacz także, komu pomogliśmy w zeszłym roku.</p>",
        "<h3>Do pobrania</h3><ul><li><a href=/r>Regulamin</a></li><li><a href=/w>Wzór</a></li></ul>",
        "<h3>Inne źródła pieniędzy</h3><p>Wniosek można złożyć też w urzędzie marszałkowskim.</p>",
        "<p>Termin: 12 lutego 2025 r.</p>",
        "<p>Menu: zupa, chleb, herbata.</p>",
    ],
)
def test_text_that_resembles_chrome_stays(content: str) -> None:
    assert len(lines_of(TEXT + content)) > 1


def test_name_of_boilerplate_on_most_of_the_page_is_not_believed() -> None:
    assert lines_of(f"<div class='content has-sidebar menu'>{TEXT}</div><p>x</p>")[0] == TEXT_LINE


def test_form_around_the_whole_page_is_no_form() -> None:
    assert lines_of(f"<form action=x><div>{TEXT}</div><input type=submit></form>") == [TEXT_LINE]


def test_title_in_a_header_stays_and_the_site_does_not() -> None:
    header = "<header><h1>Nabór 2025</h1><p>Granty do 5000 zł.</p></header>"
    assert lines_of(f"{header}<main>{TEXT}</main>", "<title>Nabór 2025 - Fundacja</title>") == [
        "# Nabór 2025",
        "Granty do 5000 zł.",
        TEXT_LINE,
    ]
    site = "<header><h1>Fundacja</h1></header>"
    assert lines_of(f"{site}<main>{TEXT}</main>", "<title>Nabór 2025 - Fundacja</title>") == [TEXT_LINE]


def test_columns_beside_the_text_are_left_out() -> None:
    column = "<td>Sponsor: Firma</td>"
    assert lines_of(f"<table><tr>{column}<td><div>{TEXT * 4}</div></td>{column}</tr></table>") == [TEXT_LINE] * 4


def test_source_names_what_else_to_drop() -> None:
    markup = f"{TEXT}<div class=komunikat>Przerwa techniczna</div>"
    assert lines_of(markup, drop=(".komunikat",)) == [TEXT_LINE]


def test_wrong_selector_drops_nothing() -> None:
    assert lines_of(TEXT, drop=("div[", "p >")) == [TEXT_LINE]
