import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ingest.fetching.decompression import BrokenBodyError, TooLargeError
from ingest.fetching.model import FetchFault
from ingest.fetching.sitemap import Listing, Sitemaps, parse_sitemap
from tests.ingest.fetching.asking import fault_of, fetcher_of
from tests.web import WebServer
from tests.web.packing import PACKERS

NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def pages(*addresses: str) -> str:
    return f"<urlset {NAMESPACE}>" + "".join(f"<url><loc>{each}</loc></url>" for each in addresses) + "</urlset>"


def index(*addresses: str) -> str:
    files = "".join(f"<sitemap><loc>{each}</loc></sitemap>" for each in addresses)
    return f"<sitemapindex {NAMESPACE}>{files}</sitemapindex>"


def test_addresses_are_listed_in_order_without_repeats() -> None:
    xml = pages(" http://a.pl/b?x=1&amp;y=2\n", "http://A.pl/a#1", "<![CDATA[http://a.pl/a]]>", "ftp://a.pl/", "/c")
    assert parse_sitemap(xml.encode()) == Listing(("http://a.pl/b?x=1&y=2", "http://a.pl/a"))


def test_an_index_lists_files() -> None:
    assert parse_sitemap(index("http://a.pl/1.xml").encode()) == Listing((), ("http://a.pl/1.xml",))


def test_images_of_a_page_are_no_pages() -> None:
    image = "<image:image><image:loc>http://a.pl/i.png</image:loc></image:image>"
    xml = f'<urlset {NAMESPACE} xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">'
    xml += f"<url><loc>http://a.pl/a</loc>{image}</url></urlset>"
    assert parse_sitemap(xml.encode()).pages == ("http://a.pl/a",)


@pytest.mark.parametrize(
    "content",
    [
        "http://a.pl/a\r\nhttp://a.pl/b\n",
        "\ufeffhttp://a.pl/a\nhttp://a.pl/b",
        pages("http://a.pl/a", "http://a.pl/b").replace(NAMESPACE, ""),
        pages("http://a.pl/a", "http://a.pl/b").replace("</urlset>", "<url><loc>http://a.pl/c"),
        pages("http://a.pl/a", "http://a.pl/b").replace("</urlset>", "</b>&nie;<"),
    ],
)
def test_text_and_broken_xml_are_read_as_far_as_they_go(content: str) -> None:
    assert parse_sitemap(content.encode()).pages == ("http://a.pl/a", "http://a.pl/b")


def test_another_encoding_is_read() -> None:
    xml = '<?xml version="1.0" encoding="ISO-8859-2"?>' + pages("http://a.pl/nabór")
    assert parse_sitemap(xml.encode("iso-8859-2")).pages == ("http://a.pl/nab%C3%B3r",)


def test_gzip_is_taken_off_and_a_bomb_is_too_large() -> None:
    assert parse_sitemap(PACKERS["gzip"](pages("http://a.pl/a").encode())).pages == ("http://a.pl/a",)
    with pytest.raises(TooLargeError):
        parse_sitemap(PACKERS["gzip"](bytes(11 * 2**20)))
    with pytest.raises(TooLargeError):
        parse_sitemap(b"<" + bytes(11 * 2**20))
    with pytest.raises(BrokenBodyError):
        parse_sitemap(b"\x1f\x8bnie")


def test_entities_and_dtds_stay_what_they_are(tmp_path_factory: pytest.TempPathFactory) -> None:
    secret = tmp_path_factory.mktemp("plik") / "tajne"
    secret.write_text("http://tajne.pl/")
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 20}">' for n in range(1, 12))
    dtd = f'<!DOCTYPE urlset [<!ENTITY l0 "http://a.pl/"><!ENTITY x SYSTEM "file://{secret}">{laughs}]>'
    begun = time.monotonic()
    found = parse_sitemap((dtd + pages("&x;", "&l11;", "http://a.pl/a")).encode())
    assert set(found.pages) <= {"http://a.pl/a"}
    assert time.monotonic() - begun < 2


def test_depth_and_number_of_tags_are_no_trouble() -> None:
    assert parse_sitemap(b"<a>" * 100_000) == Listing(())
    assert parse_sitemap(b"<a/>" * 100_000) == Listing(())


@settings(deadline=None, max_examples=80)
@given(st.binary(max_size=200) | st.text("<>/&;urlocset :http.\x00", max_size=100).map(str.encode))
@example(b"<:")
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    try:
        listing = parse_sitemap(content)
    except BrokenBodyError:
        return
    assert all(address.startswith(("http://", "https://")) for address in listing.pages + listing.files)


async def test_an_index_is_read_with_its_files_within_bounds(site: WebServer) -> None:
    first = site.sitemap([f"{site.url}/{number}" for number in range(5)], "/1.xml")
    second = site.page("/2.xml.gz", PACKERS["gzip"](pages(f"{site.url}/5", f"{site.url}/0").encode()))
    top = site.page("/top.xml", index(first, f"{site.url}/brak.xml", second, f"{site.url}/top.xml"))
    async with fetcher_of(site) as fetcher:
        found = await Sitemaps(fetcher).addresses(top)
        assert found == tuple(f"{site.url}/{number}" for number in range(6))
        assert await Sitemaps(fetcher, most=3).addresses(top) == found[:3]
        assert await Sitemaps(fetcher, files=2).addresses(top) == found[:5]
    assert site.record.count("/top.xml") == 3


async def test_a_loop_of_indexes_ends(site: WebServer) -> None:
    site.page("/a.xml", index(f"{site.url}/b.xml"))
    site.page("/b.xml", index(f"{site.url}/a.xml", f"{site.url}/b.xml"))
    async with fetcher_of(site) as fetcher:
        assert await Sitemaps(fetcher).addresses(site.url + "/a.xml") == ()
    assert site.record.pages() == ["/a.xml", "/b.xml"]


async def test_a_sitemap_that_cannot_be_had_is_a_failure(site: WebServer) -> None:
    site.page("/zły.xml.gz", b"\x1f\x8bnie")
    site.page("/z%C5%82y.xml.gz", b"\x1f\x8bnie")
    async with fetcher_of(site) as fetcher:
        missing = await Sitemaps(fetcher).addresses(site.url + "/brak.xml")
        broken = await Sitemaps(fetcher).addresses(site.url + "/zły.xml.gz")
    assert not isinstance(missing, tuple)
    assert not isinstance(broken, tuple)
    assert fault_of(missing) is FetchFault.NOT_FOUND
    assert fault_of(broken) is FetchFault.BROKEN_BODY
