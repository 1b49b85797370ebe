"""Headings, paragraphs, lists and tables."""

import pytest

from tests.ingest.extract.html_reading import lines_of


def test_headings_keep_their_level() -> None:
    assert lines_of("<h1>Program</h1><p>Opis.</p><h3>Kwota</h3><p>Do 5000 zł.</p>") == [
        "# Program",
        "Opis.",
        "### Kwota",
        "Do 5000 zł.",
    ]


def test_bold_line_above_a_text_is_a_heading_below_the_last_one() -> None:
    assert lines_of("<h2>Nabór</h2><p>Start.</p><p><b>Kto może?</b></p><p>Gminy.</p>")[2:] == [
        "### Kto może?",
        "Gminy.",
    ]


@pytest.mark.parametrize("bold", ["Termin: 31 maja 2024 r.", "To jest ważne.", "x" * 101])
def test_bold_facts_and_sentences_are_no_headings(bold: str) -> None:
    assert lines_of(f"<p><b>{bold}</b></p><p>Dalej.</p>") == [bold, "Dalej."]


def test_inline_markup_neither_joins_words_nor_parts_them() -> None:
    markup = "<p>Zwr<b>ot</b> kosztów <i>do</i>\n<u>40 zł</u>, m<sup>2</sup> i <a href=/x>wniosek</a>.</p>"
    assert lines_of(markup) == ["Zwrot kosztów do 40 zł, m2 i wniosek."]


def test_hard_spaces_and_soft_hyphens_are_read_as_people_do() -> None:
    assert lines_of("<p>do&nbsp;31&#8239;maja, orga&shy;nizacja</p>") == ["do 31 maja, organizacja"]


def test_text_without_paragraphs_is_parted_by_two_breaks() -> None:
    assert lines_of("Gmina pomaga.<br>Szkoła też.<br><br>Zapisy trwają.<div>Koniec.</div>") == [
        "Gmina pomaga. Szkoła też.",
        "Zapisy trwają.",
        "Koniec.",
    ]


def test_typed_lists_become_items_and_keep_their_numbers() -> None:
    assert lines_of("<p>Dołącz:<br>- statut,<br>- odpis.</p><p>1) 14 dni<br>2) 30 dni</p>") == [
        "Dołącz:",
        "- statut,",
        "- odpis.",
        "- 1) 14 dni",
        "- 2) 30 dni",
    ]


def test_single_dash_is_speech_and_stays() -> None:
    assert lines_of("<p>– Zapraszamy – mówi wójt.</p>") == ["– Zapraszamy – mówi wójt."]


def test_lists_within_lists_have_a_deeper_level() -> None:
    markup = "<ul><li>Kursy:<ol><li>polski</li><li>niemiecki</li></ol></li><li><p>Porady</p><p>bezpłatne</p></li></ul>"
    assert lines_of(markup) == ["- Kursy:", "-- polski", "-- niemiecki", "- Porady bezpłatne"]


def test_items_that_are_cards_are_read_part_by_part() -> None:
    assert lines_of("<ul><li><h3>Grant</h3><p>Opis grantu.</p></li></ul>") == ["### Grant", "Opis grantu."]


def test_row_is_a_sentence_with_the_names_of_its_columns() -> None:
    markup = "<table><tr><th>Nabór</th><th>Kwota</th></tr><tr><td>1-31 maja</td><td>20&nbsp;000 zł</td></tr></table>"
    assert lines_of(markup) == ["| Nabór: 1-31 maja; Kwota: 20 000 zł"]


def test_bold_first_row_names_the_columns() -> None:
    rows = "<tr><td><b>Etap</b></td><td><b>Termin</b></td></tr><tr><td>Ocena</td><td>do 10 maja</td></tr>"
    assert lines_of(f"<table>{rows}</table>") == ["| Etap: Ocena; Termin: do 10 maja"]


def test_two_columns_read_as_label_and_value() -> None:
    rows = "<tr><th>Telefon</th><td>52 000</td></tr><tr><th>Pokój</th><td>12</td></tr>"
    assert lines_of(f"<table><caption>Kontakt</caption>{rows}</table>") == [
        "Kontakt",
        "| Telefon: 52 000",
        "| Pokój: 12",
    ]


def test_cells_that_reach_over_rows_and_columns() -> None:
    rows = (
        "<tr><th>Kraj</th><th>Miasto</th><th>Kwota</th></tr>"
        "<tr><td rowspan=2>Litwa</td><td>Wilno</td><td>5 zł</td></tr>"
        "<tr><td>Kowno</td><td>6 zł</td></tr><tr><td colspan=2>Razem</td><td>11 zł</td></tr>"
    )
    assert lines_of(f"<table>{rows}</table>") == [
        "| Kraj: Litwa; Miasto: Wilno; Kwota: 5 zł",
        "| Kraj: Litwa; Miasto: Kowno; Kwota: 6 zł",
        "| Kraj: Razem; Kwota: 11 zł",
    ]


def test_two_rows_of_column_names_are_read_together() -> None:
    head = "<tr><th rowspan=2>Gmina</th><th>2023</th></tr><tr><th>plan</th></tr>"
    assert lines_of(f"<table>{head}<tr><td>Łąck</td><td>7</td></tr></table>") == ["| Gmina: Łąck; 2023 plan: 7"]


def test_layout_table_is_no_data() -> None:
    inner = "<table><tr><td>a</td><td>1</td></tr><tr><td>b</td><td>2</td></tr></table>"
    markup = f"<table><tr><td>Lewa kolumna.</td><td><h2>Tytuł</h2>Treść strony.{inner}</td></tr></table>"
    assert lines_of(markup) == ["Lewa kolumna.", "## Tytuł", "Treść strony.", "| a: 1", "| b: 2"]


def test_definitions_are_pairs_or_questions_with_answers() -> None:
    markup = "<dl><dt>Wkład:</dt><dd>10%</dd><div><dt>Kto może?</dt><dd><p>Gminy.</p><p>Szkoły.</p></dd></div></dl>"
    assert lines_of(markup) == ["- Wkład: 10%", "## Kto może?", "Gminy.", "Szkoły."]


def test_questions_that_open_are_headings() -> None:
    markup = (
        "<h2>FAQ</h2><details><summary>Ile?</summary>Do 5 zł.</details>"
        "<h3><button aria-controls=c>Kiedy?</button></h3><div id=c style='display:none'>W maju.</div>"
    )
    assert lines_of(markup) == ["## FAQ", "### Ile?", "Do 5 zł.", "### Kiedy?", "W maju."]


def test_label_beside_its_value_is_one_paragraph() -> None:
    markup = (
        "<div><div class=field__label>Termin</div><div>30 września</div></div>"
        "<div><div>Status:</div><div>trwa</div></div>"
    )
    assert lines_of(markup) == ["Termin: 30 września", "Status: trwa"]


def test_preformatted_lines_stay_apart_where_they_are() -> None:
    assert lines_of("<pre>Pierwszy wiersz.\n\nDrugi wiersz.</pre>") == ["Pierwszy wiersz.", "Drugi wiersz."]


def test_tags_of_head_and_body_may_be_left_out() -> None:
    assert lines_of("<title>Nabór</title><main><p>Wniosek składa się w maju.</p></main>") == [
        "Wniosek składa się w maju."
    ]
