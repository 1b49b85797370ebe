"""Letters and vouchers, read back."""

from dataclasses import replace
from decimal import Decimal

import pypdfium2

from bot.documents.letter import LetterContent, letter_pdf
from bot.documents.voucher import VoucherContent, voucher_pdf
from tests.bot.documents.reading import LONG, codes, pages

LETTER = LetterContent(
    title="Przyznanie vouchera",
    sender="Urząd Marszałkowski",
    recipient=("Fundacja „Łączy nas Wisła”", "Toruń"),
    date="Data: 15 marca 2027 r.",
    facts=(("Numer wniosku", "V/2027/0012"),),
    paragraphs=("Przyznajemy voucher o wartości {amount}.", "Powód {z nawiasem} #set text(red)"),
    notes=("Uwaga o pomocy de minimis.",),
    signature="podpis osoby upoważnionej",
    amount=Decimal("1500.00"),
)
VOUCHER = VoucherContent(
    edition="Voucher na przygotowanie projektu",
    organisation="Fundacja „Łączy nas Wisła”",
    number="V/2027/0012",
    value=Decimal("1500.00"),
    service="Tłumaczenie",
    rule="Tłumaczenie pisemne albo ustne.",
    valid_until="15 września 2027 r.",
    smallest=Decimal("200.00"),
    code="ABCD-EFGH-JKLM-NPQR",
    link="https://t.me/interekip_bot?start=vc_ABCDEFGHJKLMNPQR",
    issued="15 marca 2027 r.",
)


def test_a_letter_says_the_sum_in_figures_and_words_and_takes_no_text_for_markup() -> None:
    [text] = pages(letter_pdf(LETTER))
    for said in (
        "Urząd Marszałkowski",
        "Fundacja „Łączy nas Wisła” Toruń",
        "Numer wniosku V/2027/0012",
        "1 500,00 zł (słownie: tysiąc pięćset złotych 00/100)",
        "{z nawiasem} #set text(red)",
        "Uwaga o pomocy de minimis.",
        "podpis osoby upoważnionej",
    ):
        assert said in text
    assert "PRZYKŁAD" not in text


def test_a_command_stays_whole_at_the_end_of_a_line() -> None:
    made = letter_pdf(replace(LETTER, paragraphs=("Poleceniem /voucher, pod " * 40,)))
    with pypdfium2.PdfDocument(made) as document:
        lines = document[0].get_textpage().get_text_bounded().splitlines()
    assert len(lines) > 12
    assert not any(line.endswith("/") for line in lines)


def test_a_voucher_shows_its_code_to_eyes_and_cameras() -> None:
    made = voucher_pdf(VOUCHER)
    [text] = pages(made)
    for said in (
        "1 500,00 zł",
        "(słownie: tysiąc pięćset złotych 00/100)",
        VOUCHER.code,
        "15 września 2027 r.",
        "200,00 zł",
    ):
        assert said in text
    assert codes(made) == [VOUCHER.link]


def test_papers_of_an_invented_edition_say_so() -> None:
    assert "PRZYKŁAD" in pages(letter_pdf(replace(LETTER, sample=True)))[0]
    assert "PRZYKŁAD" in pages(voucher_pdf(replace(VOUCHER, sample=True)))[0]


def test_long_texts_go_on_on_further_pages_and_the_code_stays_on_the_first() -> None:
    long = replace(LETTER, recipient=(LONG, LONG), paragraphs=(LONG * 30,), title=LONG)
    assert len(pages(letter_pdf(long))) == 3
    voucher = replace(VOUCHER, edition=LONG, organisation=LONG, service=LONG, rule=LONG, organiser=LONG)
    assert VOUCHER.code in pages(voucher_pdf(voucher))[0]
