"""Tickets, read back."""

from dataclasses import replace

import pytest

from bot.documents.tickets import TicketContent, ticket_pdf, ticket_png
from tests.bot.documents.reading import LONG, codes, pages, picture

LINK = "https://t.me/interekip_bot?start=ci_9223372036854775807_abcdefghijklmnopqrstuv"
TICKET = TicketContent(
    event="Regionalne Forum „Łączy nas Wisła”",
    when="15 marca 2027 r., 10:00–16:00",
    place="Urząd Marszałkowski, Toruń",
    name="Żaneta Łęcka-Źdźbło",
    link=LINK,
    number="1234",
    directions="Z dworca Toruń Główny autobusem 22.",
    workshops=("Jak pisać wnioski", "Młodzież i Erasmus+"),
)


def test_the_code_of_the_picture_opens_the_link() -> None:
    assert codes(ticket_png(TICKET)) == [LINK]


def test_the_page_has_the_code_and_says_where_to_go() -> None:
    pdf = ticket_pdf(TICKET)
    assert codes(pdf) == [LINK]
    [text] = pages(pdf)
    for said in (TICKET.event, TICKET.when, TICKET.place, TICKET.name, "1234", "Erasmus+", "autobusem 22", "Kiedy"):
        assert said in text


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        (LONG, "z Kędzierzyna"),
        ("Ґалаґан Оксана Їжакевич", "Ґалаґан Оксана Їжакевич"),
        ('O\'Brien "Iza" 👩🏽‍🚀🇵🇱 <b>#let x', 'O\'Brien "Iza" <b>#let x'),
        ("a\u202eb\x00\ud800*_$", "ab*_$"),
    ],
)
def test_no_name_breaks_a_ticket(name: str, printed: str) -> None:
    ticket = replace(TICKET, name=name, event=name, place=name, directions=name, language="uk")
    [text] = pages(ticket_pdf(ticket))
    assert printed in text.replace("’", "'").replace("“", '"').replace("”", '"')
    png = ticket_png(ticket)
    card = picture(png)
    assert card.width < card.height < 2 * card.width
    assert codes(png) == [LINK]


def test_the_same_ticket_is_the_same_file() -> None:
    assert ticket_pdf(TICKET) == ticket_pdf(TICKET)
    assert ticket_png(TICKET) == ticket_png(TICKET)
