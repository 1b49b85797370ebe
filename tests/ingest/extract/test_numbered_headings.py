import pytest

from ingest.extract.model import Block, BlockKind
from ingest.extract.numbered_headings import NumberedHeading, numbered_heading, with_titles


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("§ 5", NumberedHeading("§ 5", 5)),
        ("§ 12a. Wniosek składa gmina.", NumberedHeading("§ 12a.", 5, "Wniosek składa gmina.")),
        ("Art. 3. 1. Gmina może", NumberedHeading("Art. 3.", 5, "1. Gmina może")),
        ("ROZDZIAŁ II. POSTANOWIENIA", NumberedHeading("ROZDZIAŁ II. POSTANOWIENIA", 3)),
        ("Część pierwsza", NumberedHeading("Część pierwsza", 1)),
        ("Załącznik nr 3 Wzór umowy", NumberedHeading("Załącznik nr 3 Wzór umowy", 2)),
        ("§ 5 ust. 2 stosuje się odpowiednio", None),
        ("§ 5. stosuje się", None),
        ("Art. 3 ustawy", None),
        ("Rozdział II ustawy stanowi", None),
        ("Tytuł Instytucja", None),
        ("Część osób przyszła", None),
        ("Załączniki do wniosku", None),
    ],
)
def test_a_heading_is_found_where_it_is_sure(line: str, heading: NumberedHeading | None) -> None:
    assert numbered_heading(line) == heading


def test_a_bare_number_takes_the_title_below_it() -> None:
    number, title = Block(BlockKind.HEADING, "Rozdział II", 3), Block(BlockKind.PARAGRAPH, "Postanowienia ogólne")
    sentence = Block(BlockKind.PARAGRAPH, "Gmina może złożyć wniosek.")
    assert with_titles([number, title, sentence]) == [
        Block(BlockKind.HEADING, "Rozdział II Postanowienia ogólne", 3),
        sentence,
    ]
    assert with_titles([number, sentence]) == [number, sentence]
