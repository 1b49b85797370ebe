import pytest

from ingest.extract.model import Block, BlockKind
from ingest.extract.table_rows import row_blocks
from ingest.extract.titles import page_title

BLOCKS = [Block(BlockKind.PARAGRAPH, "Wstęp."), Block(BlockKind.HEADING, "Nabór 2014", 1)]


@pytest.mark.parametrize(
    "named", [None, "", "Microsoft Word - nabor.doc", "nabór_v2.DOCX", "untitled", "Dokument1", "Og\x9coszenie", "12/3"]
)
def test_what_is_no_title_gives_way_to_the_first_heading(named: str | None) -> None:
    assert page_title(named, BLOCKS) == "Nabór 2014"


def test_a_name_is_taken_as_it_is_and_a_long_text_is_cut_at_a_word() -> None:
    assert page_title("  Konkurs  na rok 2014 ", BLOCKS) == "Konkurs na rok 2014"
    assert page_title(None, [Block(BlockKind.PARAGRAPH, "słowo " * 100)]).endswith("słowo …")
    assert page_title(None, []) == ""


def test_rows_are_named_by_a_header_that_is_known_or_looks_like_one() -> None:
    rows = [["Program", "Termin", "Kwota"], ["Polonia", "", "10 zł"]]
    assert [block.text for block in row_blocks(rows, page=3)] == ["Program: Polonia; Kwota: 10 zł"]
    assert [block.text for block in row_blocks([["Rok:", "Kwota"], ["2014", "10"]], header=True)] == [
        "Rok: 2014; Kwota: 10"
    ]


def test_two_columns_without_a_header_are_labels_and_values() -> None:
    assert [block.text for block in row_blocks([["Termin:", "15 marca"], ["Kwota", "10 zł"]])] == [
        "Termin: 15 marca",
        "Kwota: 10 zł",
    ]


def test_a_cell_over_the_whole_width_and_ragged_rows_are_borne() -> None:
    rows = [["A", "B", "C"], ["Województwo", "", ""], ["1", "2", "3", "4"], []]
    assert [block.text for block in row_blocks(rows)] == ["Województwo", "A: 1; B: 2; C: 3; 4"]
    assert row_blocks([["", " "], []]) == []
