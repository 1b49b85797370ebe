"""From blocks to chunks: along the headings, of a good size, nothing lost and nothing twice."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import Validity
from ingest.chunk import FEWEST, MOST, Chunk, chunk
from ingest.extract.model import Block, BlockKind, ExtractedPage, MediaKind
from ingest.outline import LONGEST_HEADING

TITLE = "Małe granty"


def words(text: str) -> int:
    return len(text.split())


def page(*blocks: Block, title: str = TITLE) -> ExtractedPage:
    return ExtractedPage(MediaKind.HTML, title, blocks)


def heading(text: str, level: int = 2) -> Block:
    return Block(BlockKind.HEADING, text, level)


def paragraph(text: str, number: int | None = None) -> Block:
    return Block(BlockKind.PARAGRAPH, text, page=number)


def item(text: str, level: int = 1) -> Block:
    return Block(BlockKind.ITEM, text, level)


def long(word: str, count: int) -> str:
    """Return a sentence of ``count`` words."""
    return " ".join([f"{word.capitalize()}0", *(f"{word}{number}" for number in range(1, count))]) + "."


def paths(chunks: tuple[Chunk, ...]) -> list[tuple[str, ...]]:
    return [each.heading_path for each in chunks]


def test_a_page_without_text_has_no_chunks() -> None:
    assert chunk(page(), words) == ()
    assert chunk(page(paragraph("  ")), words) == ()


def test_each_section_carries_the_path_of_its_headings() -> None:
    chunks = chunk(
        page(
            paragraph(long("a", 100)),
            heading("Kto"),
            paragraph(long("b", 100)),
            heading("Samorządy", 3),
            paragraph(long("c", 100)),
            heading("Ile"),
            paragraph(long("d", 100)),
        ),
        words,
    )
    assert paths(chunks) == [(TITLE,), (TITLE, "Kto"), (TITLE, "Kto", "Samorządy"), (TITLE, "Ile")]
    assert [each.place for each in chunks] == ["", "Kto", "Kto > Samorządy", "Ile"]
    assert [words(each.text) for each in chunks] == [100] * 4


def test_the_title_is_not_said_twice() -> None:
    chunks = chunk(page(heading(TITLE, 1), heading("Kto"), paragraph("Organizacje pozarządowe.")), words)
    assert paths(chunks) == [(TITLE, "Kto")]


def test_a_page_without_a_title_has_paths_of_headings_alone() -> None:
    assert paths(chunk(page(heading("Kto"), paragraph("Organizacje."), title=" "), words)) == [("Kto",)]


def test_a_heading_that_heads_nothing_is_text_above_the_next() -> None:
    chunks = chunk(page(heading("Kto"), paragraph(long("a", 90)), heading("Kontakt"), heading("Dokumenty")), words)
    assert paths(chunks) == [(TITLE,)]
    assert chunks[0].text == f"Kto\n{long('a', 90)}\n\nKontakt\n\nDokumenty"


def test_a_whole_paragraph_as_a_heading_is_text() -> None:
    shouted = "Uwaga! " * (LONGEST_HEADING // 6)
    (only,) = chunk(page(heading(shouted), paragraph("Zmienił się termin.")), words)
    assert only.heading_path == (TITLE,)
    assert only.text.startswith("Uwaga!")


def test_small_neighbours_under_one_parent_share_a_chunk() -> None:
    chunks = chunk(
        page(heading("Kto"), paragraph("Organizacje."), heading("Ile"), paragraph("20 tys. zł."), heading("Kiedy")),
        words,
    )
    assert paths(chunks) == [(TITLE,)]
    assert chunks[0].text == "Kto\nOrganizacje.\n\nIle\n20 tys. zł.\n\nKiedy"


def test_small_subsections_join_the_text_above_them() -> None:
    chunks = chunk(
        page(heading("Kto"), paragraph("Mogą startować:"), heading("NGO", 3), paragraph("Stowarzyszenia.")), words
    )
    assert paths(chunks) == [(TITLE, "Kto")]
    assert chunks[0].text == "Mogą startować:\n\nNGO\nStowarzyszenia."


def test_a_scrap_of_text_goes_with_the_subsection_beside_it() -> None:
    chunks = chunk(page(paragraph("Kontakt."), heading("Adres"), paragraph(long("a", 219)), heading("Drukuj")), words)
    assert paths(chunks) == [(TITLE, "Adres")] * len(chunks)
    assert (chunks[0].text[:10], chunks[-1].text[-6:]) == ("Kontakt.\n\n", "Drukuj")


def test_small_sections_under_different_parents_stay_apart() -> None:
    chunks = chunk(
        page(heading("A"), heading("A1", 3), paragraph("Jeden."), heading("B"), heading("B1", 3), paragraph("Dwa.")),
        words,
    )
    assert paths(chunks) == [(TITLE, "A", "A1"), (TITLE, "B", "B1")]


def test_a_long_section_is_divided_evenly_between_paragraphs() -> None:
    chunks = chunk(page(heading("Zasady"), *(paragraph(long(f"p{n}x", 60)) for n in range(6))), words)
    assert paths(chunks) == [(TITLE, "Zasady")] * len(chunks)
    assert [words(each.text) for each in chunks] == [180, 180]


def test_a_long_paragraph_is_divided_between_sentences() -> None:
    sentences = [long(f"s{n}x", 50) for n in range(8)]
    chunks = chunk(page(paragraph(" ".join(sentences))), words)
    assert all(FEWEST <= words(each.text) <= MOST for each in chunks)
    assert " ".join(each.text for each in chunks) == " ".join(sentences)
    assert all(each.text.endswith(".") and not each.cut for each in chunks)


def test_a_sentence_too_long_is_cut_at_its_clauses_and_noted() -> None:
    clauses = [" ".join([f"k{n}x{m}" for m in range(49)]) + " koniec;" for n in range(7)]
    chunks = chunk(page(paragraph("Krótki wstęp do tego zdania jest tutaj."), paragraph(" ".join(clauses))), words)
    assert len(chunks) > 1
    assert all(words(each.text) <= MOST and each.text.endswith(";") for each in chunks)
    assert any(each.cut for each in chunks)


def test_a_list_stays_readable_under_its_lead_in() -> None:
    (only,) = chunk(page(paragraph("Wniosek zawiera:"), item("budżet"), item("w euro", 2), item("harmonogram")), words)
    assert only.text == "Wniosek zawiera:\n• budżet\n  • w euro\n• harmonogram"


def test_a_long_list_keeps_its_lead_in_with_the_first_items() -> None:
    before = [paragraph(long("a", 70)), paragraph(long("b", 75)), paragraph("Wniosek zawiera:")]
    chunks = chunk(page(*before, *(item(long(f"i{n}x", 30)) for n in range(8))), words)
    (leading,) = [each for each in chunks if "Wniosek zawiera:" in each.text]
    assert "Wniosek zawiera:\n• I0x0" in leading.text


def test_rows_stand_on_lines_of_their_own() -> None:
    rows = [Block(BlockKind.ROW, "Nabór: maj; Kwota: 1000 zł"), Block(BlockKind.ROW, "Nabór: lipiec; Kwota: 2000 zł")]
    (only,) = chunk(page(paragraph("Terminy:"), *rows), words)
    assert only.text == "Terminy:\nNabór: maj; Kwota: 1000 zł\nNabór: lipiec; Kwota: 2000 zł"


def test_the_first_page_number_is_kept() -> None:
    chunks = chunk(page(*(paragraph(long(f"p{n}x", 90), n + 3) for n in range(4))), words)
    assert [each.page for each in chunks] == [3, 5]


def test_a_deadline_becomes_the_validity_also_under_its_heading() -> None:
    (only,) = chunk(page(heading("Termin składania wniosków"), paragraph("Do 31 maja 2024 r.")), words)
    assert only.validity == Validity(end=date(2024, 5, 31))
    (none,) = chunk(page(heading("Kontakt"), paragraph("Biuro czynne do 31 maja 2024 r.")), words)
    assert none.validity is None


_TEXTS = st.lists(st.sampled_from(["ala", "ma,", "kota;", "I.", "tak:", "x" * 30]), min_size=1, max_size=120)
_BLOCKS = st.lists(
    st.builds(
        lambda kind, text, level: Block(kind, " ".join(text), level if kind is not BlockKind.PARAGRAPH else 0),
        st.sampled_from([*BlockKind, BlockKind.PARAGRAPH]),
        _TEXTS,
        st.integers(min_value=1, max_value=4),
    ),
    max_size=14,
)


def _numbered(blocks: list[Block]) -> list[Block]:
    """Return ``blocks`` with words that all differ; those of headings begin with "h"."""
    return [
        Block(
            block.kind,
            " ".join(
                f"{'h' if block.kind is BlockKind.HEADING else 'w'}{n}q{m}{word}"
                for m, word in enumerate(block.text.split()[: 5 if block.kind is BlockKind.HEADING else 400])
            ),
            block.level,
        )
        for n, block in enumerate(blocks)
    ]


@settings(deadline=None, max_examples=40)
@given(_BLOCKS)
def test_nothing_is_lost_nothing_twice_and_all_in_order(drawn: list[Block]) -> None:
    blocks = _numbered(drawn)
    chunks = chunk(page(*blocks), words)
    texts = [word for each in chunks for word in each.text.split() if word != "•"]
    body = [word for block in blocks if block.kind is not BlockKind.HEADING for word in block.text.split()]
    assert [word for word in texts if word.startswith("w")] == body
    headings = [word for word in texts if word.startswith("h")]
    assert len(set(headings)) == len(headings)
    in_paths = {word for each in chunks for part in each.heading_path for word in part.split()}
    assert all(
        set(block.text.split()) <= in_paths | set(headings) for block in blocks if block.kind is BlockKind.HEADING
    )
    assert all(words(each.text) - each.text.count("•") <= MOST for each in chunks)


@settings(deadline=None, max_examples=20)
@given(st.text(alphabet="ab.; ", min_size=1, max_size=3000))
def test_every_letter_comes_through_whatever_counts_as_a_token(text: str) -> None:
    chunks = chunk(page(paragraph(text)), len)
    assert "".join("".join(each.text.split()) for each in chunks) == "".join(text.split())
    assert all(len(each.text) <= MOST + each.text.count("\n") for each in chunks)
