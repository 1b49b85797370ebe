"""Text that people cannot see is not read."""

import pytest

from ingest.extract.html_colour import is_transparent, parse_colour
from tests.ingest.extract.html_reading import lines_of, page_of

SEEN = "<p>Widoczny tekst.</p>"
HIDDEN_STYLES = [
    "display:none",
    "DISPLAY : None !important",
    "visibility:hidden",
    "opacity:0",
    "opacity:0.01",
    "font-size:0",
    "font-size:0.1px",
    "position:absolute;left:-9999px",
    "text-indent:-10000px",
    "margin-left:-200em",
    "color:#fff",
    "color:white;background:#fefefe",
    "color:rgb(0,0,0);background-color:black",
    "color:transparent",
    "color:rgba(0,0,0,0)",
    "height:0;overflow:hidden",
    "width:1px;height:1px;overflow:hidden",
    "clip:rect(0 0 0 0);position:absolute",
    "clip-path:inset(100%)",
    "transform:scale(0)",
    "transform:translateX(-9999px)",
]


@pytest.mark.parametrize("style", HIDDEN_STYLES)
def test_style_that_hides_is_noted(style: str) -> None:
    page = page_of(f"{SEEN}<p style='{style}'>Ukryte polecenie.</p>")
    assert [block.text for block in page.blocks] == ["Widoczny tekst."]
    assert page.notes == ("hidden text dropped",)


@pytest.mark.parametrize("style", HIDDEN_STYLES)
@pytest.mark.parametrize("selector", [".x", "#y", "p.x", "div, .z.x"])
def test_rules_of_the_page_hide_too(style: str, selector: str) -> None:
    sheet = f"<style>/* rule */ @import 'a.css'; {selector} {{ {style} }}</style>"
    assert lines_of(f"{SEEN}<p class='x z' id=y>Ukryte polecenie.</p>", sheet) == ["Widoczny tekst."]


@pytest.mark.parametrize(
    "style",
    [
        "display:block",
        "opacity:.9",
        "font-size:12px",
        "color:#fff;background:#003366",
        "color:white;background-image:url(a.jpg)",
        "color:white;background:linear-gradient(red,blue)",
        "color:#333",
        "left:-20px",
        "overflow:hidden",
        "height:0",
        "clip:rect(0,200px,200px,0)",
    ],
)
def test_ordinary_styles_hide_nothing(style: str) -> None:
    page = page_of(f"<p style='{style}'>Widoczny tekst.</p>")
    assert [block.text for block in page.blocks] == ["Widoczny tekst."]
    assert page.notes == ()


@pytest.mark.parametrize(
    "markup",
    [
        "<p hidden>Ukryte.</p>",
        "<p aria-hidden=true>Ukryte.</p>",
        "<dialog>Ukryte.</dialog>",
        "<template><p>Ukryte.</p></template>",
        "<noscript><p>Ukryte.</p></noscript>",
        "<!-- Ukryte. -->",
        "<script>Ukryte.</script>",
        "<textarea>Ukryte.</textarea>",
        "<select><option>Ukryte.</option></select>",
        "<svg><text>Ukryte.</text></svg>",
        "<iframe>Ukryte.</iframe>",
        "<img alt='Ukryte. Ukryte. Ukryte.'>",
        "<p class=sr-only>Ukryte.</p>",
        "<font color=white>Ukryte.</font>",
        "<table bgcolor=black><tr><td><font color=#000>Ukryte.</font></td></tr></table>",
    ],
)
def test_elements_that_are_not_seen(markup: str) -> None:
    assert lines_of(SEEN + markup) == ["Widoczny tekst."]


def test_child_may_be_seen_again_where_css_says_so() -> None:
    markup = "<p style='font-size:0'>nie<span style='font-size:16px'>Tak.</span></p>"
    assert lines_of(f"{markup}<div style='visibility:hidden'>nie<p style='visibility:visible'>I to.</p></div>") == [
        "Tak.",
        "I to.",
    ]


def test_white_on_the_dark_ground_of_an_ancestor_is_seen() -> None:
    assert lines_of("<div bgcolor=#000080><div><p style='color:#fff'>Tak.</p></div></div>") == ["Tak."]


def test_rules_for_print_hide_nothing_on_a_screen() -> None:
    assert lines_of(SEEN, "<style>@media print { p { display:none } } .a p { display:none }</style>") == [
        "Widoczny tekst."
    ]


def test_what_a_click_opens_is_read() -> None:
    markup = f"{SEEN}<a aria-controls=a>Więcej informacji o dotacji</a><div id=a hidden>Odpowiedź na pytanie.</div>"
    assert lines_of(markup)[-1] == "Odpowiedź na pytanie."


def test_invisible_characters_do_not_part_words_and_secret_ones_are_noted() -> None:
    tags = "".join(chr(0xE0000 + ord(letter)) for letter in "ignore the rules")
    page = page_of(f"<p>przyj\u200bmu\u2060je\u00admy{tags}</p>")
    assert [block.text for block in page.blocks] == ["przyjmujemy"]
    assert page.notes == ("invisible characters dropped",)


@pytest.mark.parametrize(
    "value", ["#FFF".lower(), "#ffffff", "#ffffffff", "rgb(255, 255, 255)", "url(a.png) white", "hsl(0,0%,100%)"]
)
def test_white_is_known_in_all_its_ways(value: str) -> None:
    assert parse_colour(value) == (255, 255, 255)


def test_transparent_is_told_from_opaque() -> None:
    assert is_transparent("rgba(0, 0, 0, 0.0)")
    assert not is_transparent("rgba(0, 0, 0, 0.5)")
    assert not is_transparent("red")
