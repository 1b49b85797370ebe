"""Encodings as Polish pages have them."""

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.extract.charset import decode

PANGRAM = "Zażółć gęślą jaźń, ŹDŹBŁO ŁĄKI ŚWIĘTEJ"
QUOTED = f"„{PANGRAM}” – § 5 ust. 2…"


@pytest.mark.parametrize("declared", [None, "utf-8", "iso-8859-2", "windows-1250", "latin1", "nonsense", "utf-16"])
@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-2", "cp1250"])
def test_polish_letters_survive_every_false_header(encoding: str, declared: str | None) -> None:
    assert decode(PANGRAM.encode(encoding), declared)[0] == PANGRAM


@pytest.mark.parametrize("meta", ["iso-8859-2", "windows-1250", "utf-8"])
def test_polish_letters_survive_a_false_meta_element(meta: str) -> None:
    page = f'<meta http-equiv="Content-Type" content="text/html; charset={meta}"><p>{QUOTED}'
    assert decode(page.encode("cp1250"), None)[0] == page
    assert decode(page.encode(), None)[0] == page


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_mark_settles_it(encoding: str) -> None:
    assert decode(QUOTED.encode(encoding), "iso-8859-2") == (QUOTED, ())


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_shows_in_its_zeros(encoding: str) -> None:
    page = f"<html><body><p>{QUOTED}</p></body></html>"
    assert decode(page.encode(encoding), None) == (page, (f"read as {encoding}",))


@pytest.mark.parametrize(
    ("text", "encoding", "declared"),
    [
        ("Конкурс для громадських організацій", "cp1251", "windows-1251"),
        ("Конкурс для громадських організацій відкрито", "cp1251", None),
        ("Конкурс для організацій", "koi8-u", "koi8-u"),
        ("Größe, Übung, Straße für alle", "latin-1", "iso-8859-1"),
        ("Où êtes-vous ? Très bien, déjà là", "cp1252", None),
        ("Žilina, Košice, Plzeň", "cp1250", "windows-1250"),
        ("Zażółć", "cp852", "cp852"),
    ],
)
def test_neighbours_keep_their_letters(text: str, encoding: str, declared: str | None) -> None:
    assert decode(text.encode(encoding), declared)[0] == text


def test_false_header_is_noted_and_a_true_one_is_not() -> None:
    assert decode(PANGRAM.encode(), "iso-8859-2")[1] == ("UTF-8 under another name",)
    assert decode(PANGRAM.encode("cp1250"), "iso-8859-2")[1] == ("read as cp1250",)
    assert decode(PANGRAM.encode("cp1250"), "windows-1250")[1] == ()
    assert decode(b"plain ascii", "iso-8859-2")[1] == ()


@pytest.mark.parametrize("taken_for", ["cp1252", "latin-1", "cp1250"])
def test_double_encoding_is_undone(taken_for: str) -> None:
    text = "Współpraca żeglarzy z Gdyni, gęś i źrebię"
    twice = text.encode().decode(taken_for).encode()
    assert decode(twice, "utf-8") == (text, ("double encoding undone",))


def test_few_damaged_bytes_do_not_change_the_encoding() -> None:
    text, notes = decode((PANGRAM * 5).encode() + b"\xff", None)
    assert text == PANGRAM * 5 + "\ufffd"
    assert notes == ("invalid bytes replaced",)


def test_control_characters_go_and_line_ends_are_one() -> None:
    assert decode(b"a\x00b\r\nc\rd\x08\te", None) == ("ab\nc\nd\te", ("control characters dropped",))


@pytest.mark.parametrize(
    "declared", ["base64", "rot13", "punycode", "unicode_escape", "zip", "undefined", "x" * 9999, ""]
)
def test_encodings_that_no_page_has_are_not_believed(declared: str) -> None:
    assert decode(b"tekst", declared) == ("tekst", ())


@settings(deadline=None, max_examples=80)
@given(
    st.binary(max_size=120),
    st.none() | st.sampled_from(["utf-8", "iso-8859-2", "utf-16", "gbk"]) | st.text(max_size=12),
)
def test_any_bytes_are_decoded_without_control_characters(content: bytes, declared: str | None) -> None:
    text, _ = decode(content, declared)
    assert not any(letter < " " and letter not in "\t\n" for letter in text)
    assert text.encode("utf-8").decode() == text


@settings(deadline=None, max_examples=40)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co", "Cf"]), max_size=60))
def test_valid_utf_8_is_read_as_it_is(text: str) -> None:
    assert decode(codecs.BOM_UTF8 + text.encode(), "iso-8859-2")[0] in {text, decode(text.encode(), None)[0]}
