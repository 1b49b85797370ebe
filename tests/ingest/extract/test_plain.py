from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.extract.model import Block, BlockKind, ExtractedPage, ExtractFailed, ExtractFault
from ingest.extract.plain import extract_plain

TEXT = """Regulamin konkursu na rok 2014

Rozdział II
Postanowienia ogólne

§ 5
Stowarzyszenie może ubiegać się o dofinan-
sowanie, gdy:
- działa od roku,
- ma siedzibę
  w województwie.
1) opis zadania
==========
Art. 3. Wniosek składa gmina.
"""


def test_paragraphs_items_and_numbered_headings_are_found() -> None:
    outcome = extract_plain(TEXT.encode("iso-8859-2"), None)
    assert isinstance(outcome, ExtractedPage)
    assert outcome.blocks == (
        Block(BlockKind.PARAGRAPH, "Regulamin konkursu na rok 2014"),
        Block(BlockKind.HEADING, "Rozdział II Postanowienia ogólne", 3),
        Block(BlockKind.HEADING, "§ 5", 5),
        Block(BlockKind.PARAGRAPH, "Stowarzyszenie może ubiegać się o dofinansowanie, gdy:"),
        Block(BlockKind.ITEM, "działa od roku,", 1),
        Block(BlockKind.ITEM, "ma siedzibę w województwie.", 1),
        Block(BlockKind.ITEM, "1) opis zadania", 1),
        Block(BlockKind.HEADING, "Art. 3.", 5),
        Block(BlockKind.PARAGRAPH, "Wniosek składa gmina."),
    )


def test_a_file_of_rules_and_spaces_is_empty() -> None:
    outcome = extract_plain(b"-----\n\n  ***  \n", None)
    assert isinstance(outcome, ExtractFailed)
    assert outcome.fault is ExtractFault.EMPTY


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=300))
def test_no_letter_is_lost_but_those_of_bullets(text: str) -> None:
    outcome = extract_plain(text.encode("utf-8", "ignore"), "utf-8")
    if isinstance(outcome, ExtractedPage):
        read = "".join(block.text for block in outcome.blocks)
        assert [letter for letter in text if letter.isalpha()] == [letter for letter in read if letter.isalpha()]
