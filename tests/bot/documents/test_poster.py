"""Posters, read back."""

from bot.documents.poster import PosterContent, poster_pdf, poster_png
from tests.bot.documents.reading import LONG, codes, pages, picture

LINK = "https://t.me/interekip_bot?start=event_7"
POSTER = PosterContent("Forum „Łączy nas Wisła”", "15 marca 2027 r.", "Toruń", LINK, "8 marca 2027 r., 23:59")


def test_the_code_opens_the_sign_up_from_paper_and_from_the_screen() -> None:
    assert codes(poster_pdf(POSTER)) == codes(poster_png(POSTER)) == [LINK]


def test_the_poster_says_what_when_where_and_until_when() -> None:
    [text] = pages(poster_pdf(POSTER))
    for said in (POSTER.event, POSTER.when, POSTER.place, LINK, "Zapisy do 8 marca 2027 r., 23:59"):
        assert said in text


def test_a_long_title_stays_on_one_page() -> None:
    poster = PosterContent(LONG, LONG, LONG, LINK, LONG, "en")
    assert len(pages(poster_pdf(poster))) == 1
    page = picture(poster_png(poster))
    assert (page.width, page.height) == (1654, 2339)
