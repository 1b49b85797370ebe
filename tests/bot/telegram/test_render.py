"""Any blocks become messages that Telegram takes, and no visible text is lost or changed."""

import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.conversation.model import Block, Bullets, Inline, Link, Paragraph, Quotation, Strong
from bot.telegram.layout import BULLET, Frame, lay_out, measure
from bot.telegram.render import render
from bot.telegram.splitter import LIMIT, split
from bot.telegram.text import clean, graphemes, shorten, utf16_units, visible, web_address
from tests.bot.telegram.checker import parse
from tests.fake_telegram.markup import parse_html

FAMILY = "👨‍👩‍👧‍👦"
FLAG = "🇵🇱"
HOSTILE = [
    "<b>",
    "</blockquote>",
    "&amp;",
    "&",
    "<",
    '"',
    "'",
    "\x00",
    "\ud83d",
    "\u202e",
    "\u200f",
    "\u0301",
    FAMILY,
    FLAG,
]

short = st.lists(st.one_of(st.text(max_size=12), st.sampled_from(HOSTILE)), max_size=8).map("".join)
long = st.builds(
    lambda seed, separator, times: (seed + separator) * times,
    short,
    st.sampled_from(["", " ", ". ", "\n", "\n\n", FAMILY, "\u0301"]),
    st.integers(0, 200),
)
texts = st.one_of(short, long)
urls = st.one_of(
    st.just("https://pl.wikipedia.org/wiki/Toruń?a=1&b=\"2'#:~:text=a%20b"),
    st.text(max_size=20),
    st.just("javascript:1"),
)
inlines: st.SearchStrategy[Inline] = st.one_of(texts, st.builds(Link, short, urls), st.builds(Strong, texts))
lines = st.lists(inlines, max_size=4).map(tuple)
blocks: st.SearchStrategy[list[Block]] = st.lists(
    st.one_of(
        st.builds(Paragraph, lines),
        st.builds(Quotation, texts, st.booleans()),
        st.builds(Bullets, st.lists(lines, max_size=4).map(tuple)),
    ),
    max_size=5,
)


def seen(text: str) -> str:
    """What remains when blanks and invisible marks are not counted: cuts may drop those."""
    return regex.sub(r"[\p{Z}\p{Cc}\p{Cf}\p{Cs}]", "", text)


def inline_text(part: Inline) -> str:
    return part if isinstance(part, str) else part.text


def block_text(block: Block) -> str:
    match block:
        case Paragraph(parts):
            return "".join(map(inline_text, parts))
        case Quotation(text):
            return text
        case Bullets(items):
            written = ("".join(map(inline_text, item)) for item in items)
            return "".join(BULLET + text for text in written if clean(text))


@settings(max_examples=40, deadline=None)
@given(blocks)
def test_any_blocks_become_parts_that_telegram_takes(message: list[Block]) -> None:
    parts = render(message)
    parsed = [parse(part.html) for part in parts]
    for part, read in zip(parts, parsed, strict=True):
        assert utf16_units(read.text) <= 4096
        assert len(part.html.encode()) <= LIMIT.bytes
        assert len(read.tags) <= 100
        assert visible(read.text)
        assert read.text == parse_html(part.html).text == part.plain == clean(part.plain)
    assert seen("".join(read.text for read in parsed)) == seen("".join(clean(block_text(block)) for block in message))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([FAMILY, FLAG, "é", "e\u0301", "👍🏽", "a", " ", "ż"]), max_size=50))
def test_no_grapheme_is_cut(letters: list[str]) -> None:
    text = "".join(letters) * 100
    whole = [grapheme for grapheme in graphemes(text) if not grapheme.isspace()]
    cut = [g for part in render([Paragraph((text,))]) for g in graphemes(part.plain) if not g.isspace()]
    assert cut == whole


def test_special_characters_are_text_and_never_markup() -> None:
    (part,) = render([Paragraph(("<b>x</b> & ", Strong('"<i>"')))])
    assert part.html == '&lt;b&gt;x&lt;/b&gt; &amp; <b>"&lt;i&gt;"</b>'


def test_a_link_carries_its_address_escaped() -> None:
    (part,) = render([Paragraph((Link("źródło", 'https://a.pl/?x="1"&y=2'),))])
    assert part.html == '<a href="https://a.pl/?x=&quot;1&quot;&amp;y=2">źródło</a>'


def test_an_address_that_is_not_of_the_web_leaves_the_text_alone() -> None:
    (part,) = render([Paragraph((Link("kliknij", "javascript:alert(1)"),))])
    assert part.html == "kliknij"


def test_blocks_are_set_apart_and_bullets_are_not() -> None:
    (part,) = render([Paragraph(("A",)), Quotation("B"), Bullets((("c",), ("d", Strong("e")))), Paragraph(("F",))])
    assert part.html == "A\n<blockquote>B</blockquote>\n\n• c\n• d<b>e</b>\n\nF"


def test_a_long_quotation_is_folded() -> None:
    assert lay_out([Quotation("słowo " * 100)])[0].frame is Frame.FOLDED
    assert lay_out([Quotation("krótko")])[0].frame is Frame.QUOTATION
    assert render([Quotation("krótko", expandable=True)])[0].html == "<blockquote expandable>krótko</blockquote>"


def test_tags_are_closed_and_opened_again_at_a_cut() -> None:
    first, second = render([Quotation("x" * 5000)])
    assert first.html == f"<blockquote expandable>{'x' * 4095}</blockquote>"  # the gap before it counts for one
    assert second.html == f"<blockquote expandable>{'x' * 905}</blockquote>"


def test_a_cut_prefers_paragraphs_then_sentences_then_words() -> None:
    paragraphs = "a" * 2500 + "\n\n" + "b c. " * 400
    assert [part.plain[0] for part in render([Paragraph((paragraphs,))])] == ["a", "b"]
    sentences = "Ala ma kota i psa. " * 400 + "Oto psa."
    assert all(part.plain.endswith("psa.") for part in render([Paragraph((sentences,))]))
    words = "słowo " * 2000 + "słowo"
    assert all(part.plain.endswith("słowo") for part in render([Paragraph((words,))]))


def test_blocks_stay_whole_when_they_fit_a_part() -> None:
    message = [Paragraph(("a" * 3000,)), Paragraph(("b" * 3000,))]
    assert [set(part.plain) for part in render(message)] == [{"a"}, {"b"}]


def test_many_links_do_not_exceed_what_telegram_keeps() -> None:
    link = Link("x", "https://example.org/" + "a" * 1900)
    parts = render([Paragraph(tuple([link] * 200))])
    assert sum(len(parse(part.html).links) for part in parts) == 200
    assert all(
        measure(piece).within(LIMIT) for part in split(lay_out([Paragraph(tuple([link] * 200))])) for piece in part
    )


def test_a_letter_with_thousands_of_marks_is_cut_after_all() -> None:
    text = "e" + "\u0301" * 9000
    parts = render([Paragraph((text,))])
    assert "".join(part.plain for part in parts) == text
    assert all(len(part.plain) <= 4096 for part in parts)


def test_nothing_visible_is_no_message() -> None:
    assert render([]) == []
    assert render([Paragraph((" \n\t\u200b\x00",)), Quotation("")]) == []


def test_a_hundred_thousand_characters_are_cut_quickly_and_whole() -> None:
    text = "Zażółć gęślą jaźń 🇵🇱. " * 5000
    parts = render([Paragraph((text,))])
    assert len(parts) < 40
    assert " ".join(part.plain for part in parts) == text


def test_units_are_those_of_utf16() -> None:
    for text in ("ż", "👍", FAMILY, "a\u0301"):
        assert utf16_units(text) == len(text.encode("utf-16-le")) // 2


def test_shortening_keeps_graphemes() -> None:
    assert shorten("krótki", 10) == "krótki"
    assert shorten(FAMILY * 3, 24) == FAMILY * 2 + "…"
    assert utf16_units(shorten("ą" * 100, 64)) == 64


def test_web_addresses() -> None:
    assert web_address("https://ngo.pl/a?b#c") == "https://ngo.pl/a?b#c"
    for bad in (
        "",
        "ngo.pl",
        "tg://user?id=1",
        "https://",
        "http://a b",
        "https://[",
        "https://a.pl/" + "x" * 2048,
        "https://a\x00.pl",
    ):
        assert web_address(bad) is None
