"""Certificates, read back."""

from dataclasses import replace

from bot.documents.certificate import CertificateContent, Dated, certificate_pdf
from bot.messages.documents import CERTIFICATE as CERTIFICATE_TEXTS
from tests.bot.documents.reading import LONG, pages

CERTIFICATE = CertificateContent(
    name="Żaneta Łęcka-Źdźbło",
    event="Regionalne Forum „Łączy nas Wisła”",
    when=Dated("15 marca 2027 r.", "15 March 2027"),
    place="Toruń",
    organiser="Urząd Marszałkowski",
    issued=Dated("16 marca 2027 r.", "16 March 2027"),
    number="IE/2027/0012-07",
    bot="interekip_bot",
)


def test_both_languages_say_the_same_things() -> None:
    assert [set(texts) for texts in CERTIFICATE_TEXTS.values()] == 2 * [set(CERTIFICATE_TEXTS["pl"])]


def test_it_says_everything_in_both_languages() -> None:
    [text] = pages(certificate_pdf(CERTIFICATE))
    for said in (
        "Zaświadczenie o udziale Certificate of attendance",
        "Żaneta Łęcka-Źdźbło",
        "Regionalne Forum „Łączy nas Wisła”",
        "15 marca 2027 r. 15 March 2027",
        "Organizator / Organiser Urząd Marszałkowski",
        "16 marca 2027 r. / 16 March 2027",
        "Numer / Number IE/2027/0012-07",
        "@interekip_bot",
        "/sprawdz IE/2027/0012-07",
    ):
        assert said in text
    assert "PRZYKŁAD" not in text


def test_that_of_an_invented_event_says_so() -> None:
    [text] = pages(certificate_pdf(replace(CERTIFICATE, sample=True)))
    assert "PRZYKŁAD" in text


def test_long_names_stay_on_one_page_and_a_missing_organiser_leaves_no_line() -> None:
    long = replace(CERTIFICATE, name=LONG, event=LONG, place=LONG, organiser="")
    [text] = pages(certificate_pdf(long))
    assert text.count("Kędzierzyna") == 9
    assert "Organizator" not in text
