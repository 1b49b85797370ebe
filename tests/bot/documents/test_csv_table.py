"""Tables as spreadsheets open them in Poland."""

from decimal import Decimal

import pytest

from bot.documents.csv_table import Cell, table_csv


def test_a_table_has_a_mark_semicolons_and_commas_before_decimals() -> None:
    rows: list[list[Cell]] = [["Most; spółka", Decimal("1500.50"), Decimal("-3.00"), 2, None]]
    assert table_csv(["a", "b", "c", "d", "e"], rows) == '\ufeffa;b;c;d;e\r\n"Most; spółka";1500,50;-3,00;2;\r\n'


@pytest.mark.parametrize("typed", ["=1+1", "+48", "-x", "@A1", " =1", "＝1", "\t=1"])
def test_what_looks_like_a_formula_stays_text(typed: str) -> None:
    assert f"'{typed}" in table_csv(["a"], [[typed]])
