"""How the comparison of extraction counts."""

import pytest

from benchmarks.extraction import judge, plain_text
from ingest.extract.model import Block, BlockKind
from tests.ingest.extract.annotated import AnnotatedPage

PAGE = AnnotatedPage(
    "page",
    b"",
    {"title": "Nabór"},
    (
        Block(BlockKind.HEADING, "Nabór", 1),
        Block(BlockKind.PARAGRAPH, "Trwa do maja."),
        Block(BlockKind.ITEM, "dla gmin"),
    ),
)


@pytest.mark.parametrize(
    ("text", "precision", "recall", "lines"),
    [
        ("Nabór\nTrwa do maja.\ndla gmin", 1, 1, 1),
        ("Trwa do maja. Dla gmin", 1, 1, 2 / 3),
        ("Nabór\nTrwa do maja.\nMenu Start Kontakt", 0.5, 0.6, 2 / 3),
        ("", 0, 0, 0),
    ],
)
def test_words_are_shares_of_what_is_found_and_wanted(text: str, precision: float, recall: float, lines: float) -> None:
    found = judge(lambda _: text, PAGE)
    assert (found.precision, found.recall, found.lines) == (precision, recall, lines)
    assert found.f1 == pytest.approx(2 * precision * recall / (precision + recall) if recall else 0)


def test_names_of_columns_count_once() -> None:
    rows = [
        Block(BlockKind.ROW, f"Kraj: {country}; Kwota: {number}") for number, country in enumerate(("Litwa", "Gruzja"))
    ]
    assert plain_text(rows) == "Kraj: Litwa\nKwota: 0\nGruzja\n1"
