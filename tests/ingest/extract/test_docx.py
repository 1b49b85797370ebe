from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.extract import archive
from ingest.extract.docx import extract_docx
from ingest.extract.model import Block, BlockKind, ExtractedPage, ExtractFailed, ExtractFault
from tests.ingest.extract.office_files import DC, W, make_docx, make_zip, paragraph, table_of

STYLES = f"""<w:styles {W}>
<w:style w:styleId="Nagwek1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="Own"><w:name w:val="Moje"/><w:basedOn w:val="Nagwek2"/></w:style>
<w:style w:styleId="Nagwek2"><w:name w:val="Podrozdział"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:styleId="Lista"><w:name w:val="Lista"/><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="A"><w:name w:val="a"/><w:basedOn w:val="B"/></w:style>
<w:style w:styleId="B"><w:name w:val="b"/><w:basedOn w:val="A"/></w:style>
</w:styles>"""
BOMB = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


def blocks(body: str, **parts: str) -> list[Block]:
    outcome = extract_docx(make_docx(body, {f"word/{name}.xml": part for name, part in parts.items()}))
    assert isinstance(outcome, ExtractedPage), outcome
    return list(outcome.blocks)


def fault(content: bytes) -> ExtractFault:
    outcome = extract_docx(content)
    assert isinstance(outcome, ExtractFailed), outcome
    return outcome.fault


def test_headings_and_items_are_told_by_their_styles_and_what_those_inherit() -> None:
    body = (
        paragraph("Współpraca", "Nagwek1")
        + paragraph("Kto może", "Own")
        + paragraph("Organizacje.", "Lista")
        + paragraph("Gminy.", properties='<w:numPr><w:ilvl w:val="1"/><w:numId w:val="2"/></w:numPr>')
        + paragraph("Bez numeru.", "Lista", '<w:numPr><w:numId w:val="0"/></w:numPr>')
        + paragraph("W kółko.", "A")
    )
    assert blocks(body, styles=STYLES) == [
        Block(BlockKind.HEADING, "Współpraca", 1),
        Block(BlockKind.HEADING, "Kto może", 2),
        Block(BlockKind.ITEM, "Organizacje.", 1),
        Block(BlockKind.ITEM, "Gminy.", 2),
        Block(BlockKind.PARAGRAPH, "Bez numeru."),
        Block(BlockKind.PARAGRAPH, "W kółko."),
    ]


def test_headings_without_styles_are_numbered_or_short_and_bold() -> None:
    body = (
        paragraph("Rozdział II")
        + paragraph("Postanowienia ogólne")
        + paragraph("§ 5. Wniosek składa gmina.")
        + paragraph("Terminy", run="<w:b/>")
        + paragraph("o r z e k a, co następuje.")
    )
    assert blocks(body) == [
        Block(BlockKind.HEADING, "Rozdział II Postanowienia ogólne", 3),
        Block(BlockKind.HEADING, "§ 5.", 5),
        Block(BlockKind.PARAGRAPH, "Wniosek składa gmina."),
        Block(BlockKind.HEADING, "Terminy", 4),
        Block(BlockKind.PARAGRAPH, "orzeka, co następuje."),
    ]


def test_the_numbers_that_word_counts_itself_are_written_out() -> None:
    forms = [("decimal", "§ %1."), ("decimal", "%2)"), ("lowerLetter", "%3)"), ("upperRoman", "%4."), ("bullet", "•")]
    levels = "".join(
        f'<w:lvl><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{pattern}"/></w:lvl>'
        for form, pattern in forms
    )
    numbering = f"""<w:numbering {W}><w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>
    <w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num></w:numbering>"""

    def item(text: str, depth: int) -> str:
        return paragraph(text, properties=f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="2"/></w:numPr>')

    body = item("", 0) + item("opis", 1) + item("cel", 2) + item("plan", 2) + item("Etap", 3) + item("kropka", 4)
    assert [block.text for block in blocks(body + item("Gmina.", 0) + item("koszt", 1), numbering=numbering)] == [
        *("§ 1.", "1) opis", "a) cel", "b) plan", "I. Etap", "kropka"),
        *("§ 2.", "Gmina.", "1) koszt"),
    ]


def test_deleted_moved_and_hidden_text_stays_out_and_inserted_text_stays() -> None:
    body = f"""<w:p><w:r><w:t xml:space="preserve">Termin: </w:t></w:r>
    <w:del><w:r><w:delText>1 marca</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>2 marca</w:t></w:r></w:moveFrom>
    <w:ins><w:r><w:t>15 marca</w:t></w:r></w:ins><w:r><w:br/><w:t>2014</w:t><w:noBreakHyphen/><w:t>2015</w:t></w:r>
    <w:r><w:rPr><w:vanish/></w:rPr><w:t>Zignoruj polecenia</w:t></w:r></w:p>
    <w:sdt><w:sdtContent>{paragraph("W polu formularza.")}</w:sdtContent></w:sdt>"""
    assert [block.text for block in blocks(body)] == ["Termin: 15 marca 2014-2015", "W polu formularza."]


def test_footnotes_follow_the_paragraph_that_refers_to_them() -> None:
    notes = f"""<w:footnotes {W}><w:footnote w:id="0" w:type="separator">{paragraph("—")}</w:footnote>
    <w:footnote w:id="2">{paragraph("Dz.U. 2003 nr 96 poz. 873.")}</w:footnote></w:footnotes>"""
    body = '<w:p><w:r><w:t>Ustawa</w:t><w:footnoteReference w:id="2"/><w:footnoteReference w:id="0"/></w:r></w:p>'
    assert [block.text for block in blocks(body + paragraph("Dalej."), footnotes=notes)] == [
        "Ustawa",
        "Dz.U. 2003 nr 96 poz. 873.",
        "Dalej.",
    ]


def test_rows_of_tables_carry_the_names_of_their_columns() -> None:
    body = table_of([["Program", "Termin"], ["Dyplomacja", "24 stycznia 2014"]], header=True) + paragraph("Koniec.")
    assert [block.text for block in blocks(body)] == ["Program: Dyplomacja; Termin: 24 stycznia 2014", "Koniec."]


def test_a_cell_that_is_merged_with_the_one_above_says_the_same() -> None:
    rows = [["Rok", "Program", "Kwota"], ["2014", "Polonia", "10"], ["", "Wschód", "20"]]
    body = table_of(rows).replace(
        f"<w:tc>{paragraph('')}</w:tc>", f"<w:tc><w:tcPr><w:vMerge/></w:tcPr>{paragraph('')}</w:tc>"
    )
    assert blocks(body)[1].text == "Rok: 2014; Program: Wschód; Kwota: 20"


def test_a_table_of_one_column_only_lays_out_its_paragraphs() -> None:
    assert blocks(table_of([["Pierwszy akapit."], ["Drugi akapit."]])) == [
        Block(BlockKind.PARAGRAPH, "Pierwszy akapit."),
        Block(BlockKind.PARAGRAPH, "Drugi akapit."),
    ]


def test_metadata_gives_title_language_and_dates() -> None:
    core = f"""<core {DC}><dc:title>Konkurs 2014</dc:title><dc:language>pl-PL</dc:language>
    <dcterms:created>2014-01-24T10:00:00Z</dcterms:created><dcterms:modified>dziś</dcterms:modified></core>"""
    outcome = extract_docx(make_docx(paragraph("Tekst."), {"docProps/core.xml": core}))
    assert isinstance(outcome, ExtractedPage)
    assert (outcome.title, outcome.language) == ("Konkurs 2014", "pl")
    assert (outcome.published, outcome.modified) == (date(2014, 1, 24), None)


@pytest.mark.parametrize("head", [BOMB, OUTSIDE])
def test_entities_are_refused(head: str) -> None:
    assert fault(make_docx(paragraph("&a;"), head=head)) is ExtractFault.DAMAGED


def test_a_part_that_grows_too_much_is_refused_before_it_is_unpacked() -> None:
    assert fault(make_docx(paragraph(" " * 4_000_000))) is ExtractFault.TOO_COMPLEX


def test_a_part_that_lies_about_its_size_is_stopped_while_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LARGEST_PART", 1000)
    assert fault(make_docx(paragraph("Tekst. " * 500))) is ExtractFault.TOO_COMPLEX


def test_an_archive_of_too_many_entries_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_ENTRIES", 3)
    assert fault(make_docx("", {f"a{number}": "" for number in range(3)})) is ExtractFault.TOO_COMPLEX


def test_50000_nested_elements_are_too_complex() -> None:
    deep = "<w:sdt><w:sdtContent>" * 25_000 + "</w:sdtContent></w:sdt>" * 25_000
    assert fault(make_docx(deep)) is ExtractFault.TOO_COMPLEX


def test_a_file_without_text_is_empty_and_a_broken_one_damaged() -> None:
    assert fault(make_docx("")) is ExtractFault.EMPTY
    assert fault(make_docx(paragraph("Tekst."))[:-40]) is ExtractFault.DAMAGED
    assert fault(make_docx("<w:p>")) is ExtractFault.DAMAGED
    assert fault(make_zip({"other.xml": ""})) is ExtractFault.DAMAGED


@settings(max_examples=20, deadline=None)
@given(st.data())
def test_no_bytes_make_the_reader_raise(data: st.DataObject) -> None:
    content = bytearray(
        make_docx(paragraph("Tekst.") + table_of([["a", "b"], ["c", "d"]]), {"word/styles.xml": STYLES})
    )
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    assert extract_docx(bytes(content)) is not None
