from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.extract.model import Block, BlockKind, ExtractedPage, ExtractFailed, ExtractFault
from ingest.extract.odt import extract_odt
from tests.ingest.extract.office_files import make_odt

BODY = """<text:tracked-changes><text:deletion><text:p>Skreślony.</text:p></text:deletion></text:tracked-changes>
<text:h text:outline-level="2">Kto może złożyć wniosek</text:h>
<text:p>Gmina<text:s text:c="3"/>albo <text:span>powiat<text:note>
<text:note-citation>1</text:note-citation><text:note-body>
<text:p>Dz.U. 1990 nr 16 poz. 95.</text:p></text:note-body></text:note></text:span>, do <!-- uwaga -->15 marca.</text:p>
<text:section><text:list><text:list-item><text:p>opis,</text:p><text:list><text:list-item>
<text:p>kosztorys.</text:p></text:list-item></text:list></text:list-item></text:list></text:section>
<text:p>§ 5</text:p><text:p>Wniosek<office:annotation>
<text:p>Komentarz.</text:p></office:annotation> jest ważny.</text:p>
<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Program</text:p></table:table-cell>
<table:table-cell><text:p>Kwota</text:p></table:table-cell></table:table-row></table:table-header-rows><table:table-row>
<table:table-cell><text:p>Polonia</text:p></table:table-cell><table:table-cell table:number-columns-repeated="1000000">
<text:p>10</text:p></table:table-cell></table:table-row></table:table>"""


def read(content: bytes) -> ExtractedPage:
    outcome = extract_odt(content)
    assert isinstance(outcome, ExtractedPage), outcome
    return outcome


def test_everything_that_is_text_is_read_in_its_order() -> None:
    assert read(make_odt(BODY)).blocks[:-1] == (
        Block(BlockKind.HEADING, "Kto może złożyć wniosek", 2),
        Block(BlockKind.PARAGRAPH, "Gmina albo powiat, do 15 marca."),
        Block(BlockKind.PARAGRAPH, "Dz.U. 1990 nr 16 poz. 95."),
        Block(BlockKind.ITEM, "opis,", 1),
        Block(BlockKind.ITEM, "kosztorys.", 2),
        Block(BlockKind.HEADING, "§ 5", 5),
        Block(BlockKind.PARAGRAPH, "Wniosek jest ważny."),
    )


def test_a_cell_that_is_repeated_a_million_times_is_not() -> None:
    row = read(make_odt(BODY)).blocks[-1]
    assert row.text.startswith("Program: Polonia; Kwota: 10")
    assert len(row.text) < 500


def test_metadata_gives_title_and_dates() -> None:
    meta = (
        "<dc:title>Nabór</dc:title><meta:creation-date>2014-01-24T10:00:00</meta:creation-date>"
        "<dc:date>2014-02-01</dc:date>"
    )
    found = read(make_odt(BODY, meta))
    assert (found.title, found.published, found.modified) == ("Nabór", date(2014, 1, 24), date(2014, 2, 1))


def test_a_document_without_text_is_empty() -> None:
    outcome = extract_odt(make_odt("<text:p> </text:p>"))
    assert isinstance(outcome, ExtractFailed)
    assert outcome.fault is ExtractFault.EMPTY


@settings(max_examples=20, deadline=None)
@given(st.data())
def test_no_bytes_make_the_reader_raise(data: st.DataObject) -> None:
    content = bytearray(make_odt(BODY))
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    assert extract_odt(bytes(content)) is not None
