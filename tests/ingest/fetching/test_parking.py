import pytest

from ingest.fetching.parking import parking_sign


@pytest.mark.parametrize(
    "html",
    [
        "<title>Domena example.pl jest na sprzedaż</title>",
        "<TITLE lang=pl>\nDomena wygasła</TITLE>",
        "<title>example.com - this domain is for sale!</title>",
        '<html data-adblockkey="MFwwDQYJ"><head></head></html>',
        '<frameset><frame src="http://sedoparking.com/search/registrar.php"></frameset>',
        '<script type="text/javascript" src="//www.parkingcrew.net/jsparkcaf.php"></script>',
    ],
)
def test_a_parked_domain_is_recognised(html: str) -> None:
    assert parking_sign(html.encode())


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<title>Ministerstwo Spraw Zagranicznych</title>",
        "<title>Sprzedaż biletów na Forum w Toruniu</title><p>Ta domena jest na sprzedaż, pisali.</p>",
        "<title>Domeny publicznych instytucji</title><p>this domain is for sale</p>",
        '<title>Poradnik</title><a href="https://sedoparking.com/">czym jest parkowanie domen</a>',
    ],
)
def test_a_page_about_domains_is_a_page(html: str) -> None:
    assert parking_sign(html.encode()) is None


def test_bytes_that_are_no_page_are_looked_at_quickly() -> None:
    assert parking_sign(b"<script " * 50_000) is None
    assert parking_sign(b"<title>" * 50_000) is None
    assert parking_sign(bytes(10**6)) is None
