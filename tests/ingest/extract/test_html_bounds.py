"""Pages that are made to break readers are read within bounds, or refused."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.extract.html import MOST_CHARACTERS, extract_html
from ingest.extract.html_soup import MOST_ELEMENTS
from ingest.extract.model import ExtractedPage, ExtractFailed, ExtractFault, ExtractOutcome

_SOUP = """
    <div> </div> <p> </p> <table> <tr> <td> <th> </table> <ul> <li> </ul> <br> <h2> </h2> <b> </b> <dl> <dt> <dd>
    <a> </a> <span> </span> <details> <summary> tekst Drukuj 12.03.2024 - : &amp; < > <!-- --> <style> .a{color:red}
    </style> <form> <main> <nav> <pre> \x00 ą Termin:
"""
PIECES = st.sampled_from(_SOUP.split())


def read(markup: str | bytes) -> ExtractOutcome:
    return extract_html(markup.encode() if isinstance(markup, str) else markup, "https://a.example/", None)


@pytest.mark.parametrize("tag", ["div", "span", "ul><li", "table><tr><td", "dl><dd", "b"])
def test_fifty_thousand_levels_lose_no_text(tag: str) -> None:
    found = read(f"<{tag}>" * 50_000 + "Tekst na dnie.")
    assert isinstance(found, ExtractedPage)
    assert [block.text for block in found.blocks] == ["Tekst na dnie."]


def test_too_many_elements_are_refused() -> None:
    found = read("<b>a</b>" * (MOST_ELEMENTS + 1))
    assert isinstance(found, ExtractFailed)
    assert found.fault is ExtractFault.TOO_COMPLEX


def test_too_long_a_page_is_refused() -> None:
    found = read("<p>" + "słowo " * (MOST_CHARACTERS // 6 + 1))
    assert isinstance(found, ExtractFailed)
    assert found.fault is ExtractFault.TOO_COMPLEX


def test_megabytes_in_an_attribute_cost_only_the_attribute() -> None:
    found = read(f"<p title='{'x' * 5_000_000}' class=\"{'y' * 5_000}\">Tekst obok.</p>")
    assert isinstance(found, ExtractedPage)
    assert [block.text for block in found.blocks] == ["Tekst obok."]


@pytest.mark.parametrize(
    "markup",
    [
        "<style>" + "{" * 100_000 + "</style><p>Tekst.",
        "<style>" + ".a{display:none}" * 20_000 + "</style><p>Tekst.",
        "<p style='" + "color:red;" * 100 + "'>Tekst.",
        "<script type=application/ld+json>" + "[" * 100_000 + "</script><p>Tekst.",
        "<p class='" + "a " * 900 + "'>Tekst.",
    ],
)
def test_bombs_in_the_head_leave_the_text(markup: str) -> None:
    found = read(markup)
    assert isinstance(found, ExtractedPage)
    assert [block.text for block in found.blocks] == ["Tekst."]


def test_cells_that_claim_to_reach_everywhere_are_cut() -> None:
    rows = "<tr><td colspan=99999 rowspan=99999>x</td><td>y</td></tr>" * 300
    found = read(f"<table><tr><th>A</th><th>B</th></tr>{rows}</table>")
    assert isinstance(found, ExtractedPage)
    assert sum(len(block.text) for block in found.blocks) < 100_000


@pytest.mark.parametrize(
    "markup",
    [
        "",
        " ",
        "<",
        "<html>",
        "<div id=root></div><script src=app.js></script>",
        "<noscript>Włącz JavaScript.</noscript>",
    ],
)
def test_page_without_text_is_empty(markup: str) -> None:
    assert read(markup) == ExtractFailed(ExtractFault.EMPTY, "no text without running scripts")


@settings(deadline=None, max_examples=60)
@given(st.lists(PIECES, max_size=40))
def test_any_soup_of_tags_is_read(pieces: list[str]) -> None:
    found = read(" ".join(pieces))
    if isinstance(found, ExtractedPage):
        assert all(block.text and "\n" not in block.text and "\x00" not in block.text for block in found.blocks)
        assert found.title


@settings(deadline=None, max_examples=40)
@given(st.binary(max_size=300))
def test_any_bytes_are_read(content: bytes) -> None:
    assert isinstance(read(content), ExtractedPage | ExtractFailed)


def test_a_page_that_only_leads_to_others_has_its_links() -> None:
    page = read("<title>Nabory</title><body><nav><a href=/a>Nabór A</a> <a href=/b>Nabór B</a></nav></body>")
    assert isinstance(page, ExtractedPage)
    assert (page.blocks, page.notes) == ((), ("links alone",))
    assert [link.rpartition("/")[2] for link in page.links] == ["a", "b"]
