"""Title, dates, language, canonical address and links."""

from datetime import date

import pytest

from tests.ingest.extract.html_reading import page_of

TEXT = "<p>Gmina ogłasza nabór dla organizacji, które działają na rzecz współpracy z zagranicą i są w rejestrze.</p>"


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        (
            "<meta property=og:title content='Nabór 2025 | Fundacja'><meta property=og:site_name content=Fundacja>",
            "",
            "Nabór 2025",
        ),
        ("<title>Nabór wniosków - Gmina Łąck</title>", "", "Nabór wniosków"),
        ("<title>Gmina Łąck - Nabór wniosków</title>", "<h1>Nabór wniosków</h1>", "Nabór wniosków"),
        ("<title>Start</title>", "<h1>Nabór wniosków</h1>", "Nabór wniosków"),
        ("<title>Nabór — wniosków</title>", "<h2>Nabór – wniosków</h2>", "Nabór – wniosków"),
        (
            "",
            "",
            "Gmina ogłasza nabór dla organizacji, które działają na rzecz współpracy z zagranicą i są w rejestrze.",
        ),
    ],
)
def test_title_is_the_page_and_not_the_site(head: str, body: str, title: str) -> None:
    assert page_of(body + TEXT, head).title == title


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("<meta property=article:published_time content=2024-03-12T10:00:00+01:00>", ""),
        ('<script type=application/ld+json>{"@graph":[{"datePublished":"2024-03-12"}]}</script>', ""),
        ("<meta name=DC.date.issued content=2024-03-12>", ""),
        ("", "<time class='entry-date published' datetime=2024-03-12>wczoraj</time>"),
        ("", "<span property='schema:dateCreated' content='2024-03-12T08:00'></span>"),
        ("", "<p>Data publikacji: 12.03.2024</p>"),
        ("", "<p>Opublikowano 12 marca 2024 przez: Anna</p>"),
        ("", "<table class=metryka><tr><td>Data publikacji</td><td>2024-03-12 10:11</td></tr></table>"),
        ("", "<dl><dt>Pierwsza publikacja:</dt><dd>12.03.2024 Anna</dd></dl>"),
        ("", "<div class=createdate>12.03.2024.</div>"),
    ],
)
def test_day_of_publication(head: str, body: str) -> None:
    assert page_of(TEXT + body, head).published == date(2024, 3, 12)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("<meta property=article:modified_time content=2024-10-21>", ""),
        ("", "<p>Ostatnia aktualizacja: 21.10.2024</p>"),
        ("", "<p>Data modyfikacji: 1.02.2024</p><p>Zmodyfikowano: 21 października 2024 r.</p>"),
    ],
)
def test_day_of_the_last_change(head: str, body: str) -> None:
    assert page_of(TEXT + body, head).modified == date(2024, 10, 21)


@pytest.mark.parametrize(
    "body",
    [
        "<p>Nabór trwa od 12.03.2024 do 31.03.2024.</p>",
        "<p>Data publikacji: 45.13.2024</p>",
        "".join(f"<p>Opublikowano: {day}.03.2024</p>" for day in (1, 2, 3, 4)),
    ],
)
def test_days_of_the_text_and_of_lists_are_not_the_pages(body: str) -> None:
    page = page_of(TEXT + body)
    assert (page.published, page.modified) == (None, None)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (TEXT, "pl"),
        ("<p>The call for proposals is open to all organisations that are in the region.</p>", "en"),
        ("<p>Конкурс відкритий для громадських організацій, які працюють у нашій області.</p>", "uk"),
        ("<p>Die Ausschreibung ist offen und wird von dem Verein mit der Stadt geführt.</p>", "de"),
        ("<p>KA210</p>", "en"),
    ],
)
def test_words_win_over_the_language_of_the_template(text: str, language: str) -> None:
    assert page_of(text, "<meta http-equiv=content-language content=en-GB>").language == language


def test_links_are_absolute_of_the_web_and_unique() -> None:
    markup = (
        "<nav><a href=/a#x>a</a></nav><a href=b.html>b</a><a href='https://ngo.example/a'>a</a>"
        "<a href=mailto:x@y.pl>m</a><a href='javascript:alert(1)'>j</a><a rel='nofollow' href=/n>n</a><a href='http://[bad'>x</a>"
        "<a href=' /c '>c</a><a style='display:none' href=/trap>t</a><a href='/d d'>d</a><a href='ftp://x.pl/a'>f</a>"
    )
    assert page_of(TEXT + markup).links == (
        "https://ngo.example/a",
        "https://ngo.example/programy/b.html",
        "https://ngo.example/c",
    )


def test_base_element_is_where_links_start() -> None:
    assert page_of(f"{TEXT}<a href=x>x</a>", "<base href=/inne/>").links == ("https://ngo.example/inne/x",)


@pytest.mark.parametrize(
    ("address", "canonical"),
    [("/x", "https://ngo.example/x"), ("javascript:x", None), ("data:text/html,x", None), ("http://a.pl/ b", None)],
)
def test_canonical_address_is_of_the_web(address: str, canonical: str | None) -> None:
    assert page_of(TEXT, f'<link rel="canonical" href="{address}">').canonical == canonical
