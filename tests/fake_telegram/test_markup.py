"""The parser of Telegram's HTML; the first examples are those of TDLib's own tests."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fake_telegram.formatted import piece, units
from tests.fake_telegram.links import checked_link
from tests.fake_telegram.markup import parse_html
from tests.fake_telegram.refusals import Refusal

SURROGATES = (
    "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units"
)
REFUSED = [
    ("&#57311;", SURROGATES),
    ("🏟 🏟&lt;<abacaba", "Unclosed start tag at byte offset 13"),
    ("🏟 🏟&lt;<abac aba>", 'Unsupported start tag "abac" at byte offset 13'),
    ("🏟 🏟&lt;<i   =aba>", 'Empty attribute name in the tag "i" at byte offset 13'),
    ("🏟 🏟&lt;<i    aba>", 'Can\'t find end tag corresponding to start tag "i"'),
    ("🏟 🏟&lt;<i    aba  =  ", 'Unclosed start tag "i" at byte offset 13'),
    ("🏟 🏟&lt;<i    aba  =  190azAz-.,", "Unexpected end of name token at byte offset 27"),
    ('🏟 🏟&lt;<i    aba  =  "&lt;&gt;&quot;>', "Unclosed start tag at byte offset 13"),
    ("🏟 🏟&lt;</", "Unexpected end tag at byte offset 13"),
    ("🏟 🏟&lt;<b></b></", "Unexpected end tag at byte offset 20"),
    ("🏟 🏟&lt;<i>a</i   ", "Unclosed end tag at byte offset 17"),
    ("🏟 🏟&lt;<i>a</em   >", 'Unmatched end tag at byte offset 17, expected "</i>", found "</em>"'),
    ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
    ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ("a < b", 'Unsupported start tag "" at byte offset 2'),
]  # fmt: skip
READ = [
    ("➡️ ➡️", "➡️ ➡️", []),
    ("&ge;&lt;&gt;&amp;&quot;&laquo;&raquo;&#12345678;", '&ge;<>&"&laquo;&raquo;&#12345678;', []),
    ("➡️ ➡️<i>➡️ ➡️</i>", "➡️ ➡️➡️ ➡️", [("italic", 5, 5)]),
    ("🏟 🏟<b>🏟 🏟</b>", "🏟 🏟🏟 🏟", [("bold", 5, 5)]),
    ("🏟 🏟<i>🏟 &lt🏟</", None, None),
    ("<b>ą</><i>b</i>", "ąb", [("bold", 0, 1), ("italic", 1, 1)]),
    ("<blockquote expandable>x</blockquote>", "x", [("expandable_blockquote", 0, 1)]),
    ("<BLOCKQUOTE>x</blockquote>", "x", [("blockquote", 0, 1)]),
    ("<b><b>x</b>y</b>", "xy", [("bold", 0, 2)]),
    ("<b></b>x", "x", []),
    ('<a href="bez kropki">x</a>', "x", []),
    ("&#x105;&#261", "ąą", []),
]


@pytest.mark.parametrize(("source", "reason"), REFUSED)
def test_refuses_in_telegrams_words(source: str, reason: str) -> None:
    with pytest.raises(Refusal) as caught:
        parse_html(source)
    assert caught.value.code == 400
    assert caught.value.description == f"Bad Request: can't parse entities: {reason}"


@pytest.mark.parametrize(("source", "text", "entities"), READ)
def test_reads_text_and_entities(source: str, text: str | None, entities: list[tuple[str, int, int]] | None) -> None:
    if text is None:
        with pytest.raises(Refusal):
            parse_html(source)
        return
    parsed = parse_html(source)
    assert parsed.text == text
    assert [(each["type"], each["offset"], each["length"]) for each in parsed.entities] == entities


def test_a_link_keeps_its_address_with_references_decoded() -> None:
    parsed = parse_html('źródło: <a href="https://Example.org/a?b=1&amp;c=&quot;2">tu</a>')
    assert parsed.entities == (
        {"type": "text_link", "offset": 8, "length": 2, "url": 'https://example.org/a?b=1&c="2'},
    )


@pytest.mark.parametrize(
    ("url", "stored"),
    [
        ("example.org", "http://example.org/"),
        ("https://example.org?x", "https://example.org/?x"),
        ("tg://user?id=1", "tg://user?id=1"),
        ("javascript://example.org/", ""),
        ("ftp://example.org/", ""),
        ("https://localhost/", ""),
        ("", ""),
    ],
)
def test_addresses_that_may_be_opened(url: str, stored: str) -> None:
    assert checked_link(url) == stored


MARKUP = st.lists(
    st.sampled_from(
        [
            "<b>",
            "</b>",
            "<a href=",
            '"',
            "'",
            "https://a.pl",
            "<blockquote expandable>",
            "</",
            ">",
            "&lt;",
            "&#",
            "x1F;",
            "&",
            " ",
            "=",
            "🏟",
            "ą",
            "\0",
            "\ud800",
        ]
    )
    | st.text(max_size=4)
).map("".join)


@given(MARKUP)
def test_reads_or_refuses_and_never_breaks(source: str) -> None:
    try:
        parsed = parse_html(source)
    except Refusal as refusal:
        assert refusal.description.startswith("Bad Request: can't parse entities: ")  # noqa: PT017 (both ways are right)
        return
    for entity in parsed.entities:
        assert entity["length"] > 0
        assert entity["offset"] + entity["length"] <= units(parsed.text)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_escaped_text_comes_back_whole(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    parsed = parse_html(f"😀<b>{escaped}</b>")
    assert parsed.text == f"😀{text}"
    if text:
        [bold] = parsed.entities
        assert piece(parsed.text, bold["offset"], bold["length"]) == text
