import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ingest.fetching.address import AddressError, canonical, host_of, origin_of, resolve

URLS = st.builds(
    "{}://{}{}{}{}{}".format,
    st.sampled_from(["http", "HTTPS", "https"]),
    st.sampled_from(["a.pl", "WWW.Żółw.PL", "a.pl.", "[2001:DB8::1]", "0x7f.1", "017.1", "xn--w-uga1v8h.pl"]),
    st.sampled_from(["", ":80", ":443", ":8080", ":"]),
    st.text("/.aż%;=:@ +2F~\\\x00\n|[]?#ł", max_size=20).map("/".__add__),
    st.sampled_from(["", "?", "?utm_source=x", "?a=b&fbclid=1&&ż=%zz", "?PHPSESSID=1&q=a+b%20c%2B", "?&"]),
    st.sampled_from(["", "#", "#nabór"]),
)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTP://WWW.Gov.PL:80", "http://www.gov.pl/"),
        ("https://gov.pl.:443/web/../web/./x", "https://gov.pl/web/x"),
        ("http://żółw.pl/nabór?rok=2014", "http://xn--w-uga1v8h.pl/nab%C3%B3r?rok=2014"),
        (" https://a.pl/%7euser/%c5%bc#czas ", "https://a.pl/~user/%C5%BC"),
        ("https://a.pl/?b=2&a=1&utm_source=fb&fbclid=x&utm_medium=y", "https://a.pl/?b=2&a=1"),
        ("http://a.pl/s;jsessionid=0A1B?PHPSESSID=7&id=3", "http://a.pl/s?id=3"),
        ("http://a.pl/s;JSESSIONID=0A1B/dalej;v=1", "http://a.pl/s/dalej;v=1"),
        ("http://www.msz.gov.pl/resource/eae650da:JCR", "http://www.msz.gov.pl/resource/eae650da:JCR"),
        ("https://web.archive.org/web/2014id_/http://a.pl//b", "https://web.archive.org/web/2014id_/http://a.pl//b"),
        ("http://2130706433/", "http://127.0.0.1/"),
        ("http://0x7f.0.0.01/", "http://127.0.0.1/"),
        ("http://0177.1/", "http://127.0.0.1/"),
        ("http://[::FFFF:127.0.0.1]:8080/", "http://[::ffff:7f00:1]:8080/"),
        ("http://a.pl/%B3%F3d%BC", "http://a.pl/%B3%F3d%BC"),
    ],
)
def test_an_address_has_one_form(url: str, expected: str) -> None:
    assert canonical(url) == expected


@pytest.mark.parametrize(
    "url",
    [
        "",
        "ftp://a.pl/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "//a.pl/x",
        "/x",
        "http://",
        "http:///x",
        "http://ala:hasło@a.pl/",
        "http://ala@a.pl/",
        "http://a.pl:99999/",
        "http://a b/",
        "http://a..pl/",
        "http://a|b/",
        "http://a\\b/",
        "http://999.1.1.1/",
        "http://[fe80::1%25eth0]/",
        "http://[nie]/",
        f"http://{'a' * 64}.pl/",
        f"http://a.pl/{'a' * 5000}",
        f"http://a.pl/{'ż' * 1000}",
    ],
)
def test_what_is_no_address_of_the_web_is_refused(url: str) -> None:
    with pytest.raises(AddressError):
        canonical(url)


@settings(deadline=None, max_examples=150)
@given(URLS)
@example("http://a.pl/;jsessionid=1;jsessionid=2?utm_a&&")
@example("http://a.pl/%2e%2e/%252e?%")
def test_the_form_of_the_form_is_the_form(url: str) -> None:
    try:
        once = canonical(url)
    except AddressError:
        return
    assert canonical(once) == once
    assert once.isascii()
    assert "#" not in once


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=30) | st.binary(max_size=30))
def test_any_reference_resolves_to_an_address_or_is_refused(reference: str | bytes) -> None:
    try:
        found = resolve("https://a.pl/x/y?z", reference)
    except AddressError:
        return
    assert canonical(found) == found


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("c", "http://a.pl/x/c"),
        ("?strona=2", "http://a.pl/x/y?strona=2"),
        ("//b.pl", "http://b.pl/"),
        ("../nabór#2", "http://a.pl/nab%C3%B3r"),
        ("nabór".encode(), "http://a.pl/x/nab%C3%B3r"),
        ("http://żółw.pl/ż".encode(), "http://xn--w-uga1v8h.pl/%C5%BC"),
        ("nabór".encode("iso-8859-2"), "http://a.pl/x/nab%F3r"),
    ],
)
def test_a_reference_is_read_on_its_page(reference: str | bytes, expected: str) -> None:
    assert resolve("http://a.pl/x/y", reference) == expected


def test_hosts_are_the_unit_of_politeness_and_origins_that_of_robots() -> None:
    assert host_of("https://a.pl:8443/x?y") == "a.pl"
    assert host_of("http://[2001:db8::1]:8080/") == "2001:db8::1"
    assert origin_of("https://a.pl:8443/x?y") == "https://a.pl:8443"
    assert origin_of("http://[2001:db8::1]/x") == "http://[2001:db8::1]"
