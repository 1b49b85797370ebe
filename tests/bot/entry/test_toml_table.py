from contextlib import suppress
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.entry.errors import InvalidEntryError
from bot.entry.fault import Fault, fault_lines
from bot.entry.toml_table import Table, load_toml, read_toml


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


def _only_fault(table: Table) -> Fault:
    (fault,) = table.faults()
    return fault


def test_a_file_is_read_with_and_without_a_byte_order_mark(tmp_path: Path) -> None:
    for encoding in ("utf-8", "utf-8-sig"):
        path = tmp_path / f"{encoding}.toml"
        path.write_text('miejsce = "Toruń, Łazienna"', encoding=encoding)
        assert load_toml(path).text("miejsce") == "Toruń, Łazienna"


def test_a_file_of_another_encoding_is_refused_with_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes('miejsce = "Toruń"'.encode("cp1250"))
    with pytest.raises(InvalidEntryError, match="UTF-8"):
        load_toml(path)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('a = "1"\nb = \n', "Wiersz 2 nie jest poprawnym TOML"),
        ("a = 1\na = 2", "Wiersz 2 nie jest poprawnym TOML"),
        (f"a = {'9' * 5_000}", "za długa liczba"),
        (f"a = {'[' * 5_000}", "zagnieżdżona lista"),
    ],
)
def test_what_is_no_toml_is_refused_with_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(InvalidEntryError, match=sentence):
        read_toml(text)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("12000", "12000.00"),
        ("12_000", "12000.00"),
        ('"12 000,50"', "12000.50"),
        ('"850,5 zł"', "850.50"),
        ("999999999", "999999999.00"),
    ],
)
def test_an_amount_is_a_whole_number_or_a_text_and_always_decimal(written: str, meant: str) -> None:
    table = read_toml(f"value = {written}")
    amount = table.amount("value", required=True)
    assert (str(amount), type(amount), table.faults()) == (meant, Decimal, [])


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("12000.5", 'Kwotę z groszami podaj w cudzysłowie, np. "12 000,50".'),
        ("inf", 'Kwotę z groszami podaj w cudzysłowie, np. "12 000,50".'),
        ("true", 'Podaj kwotę w złotych, np. 12000 albo "12 000,50".'),
        ("[1]", 'Podaj kwotę w złotych, np. 12000 albo "12 000,50".'),
        ('"12,005"', "Nie rozumiem kwoty '12,005'; podaj ją w złotych, np. 1500 albo 1500,50."),
        ("-5", "Nie rozumiem kwoty '-5'; podaj ją w złotych, np. 1500 albo 1500,50."),
        ("0", "Kwota musi być większa od zera."),
        ("1000000000", "Ta kwota jest za duża; podaj ją w złotych, np. 1500 albo 1500,50."),
        (f"0x{'f' * 5_000}", "Ta kwota jest za duża; podaj ją w złotych, np. 1500 albo 1500,50."),
    ],
)
def test_what_is_no_amount_is_a_fault_that_says_what_to_write(written: str, sentence: str) -> None:
    table = read_toml(f"value = {written}")
    assert table.amount("value") is None
    assert _only_fault(table) == Fault("value", sentence)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("0", "0"),
        ("40", "40"),
        ("12.5", "12.5"),
        ("33.33", "33.33"),
        ('"12,50"', "12.5"),
        ('" 7 "', "7"),
        ("0.1", "0.1"),
    ],
)
def test_a_decimal_number_is_what_the_file_says(written: str, meant: str) -> None:
    table = read_toml(f"weight = {written}")
    assert (table.decimal("weight", required=True), table.faults()) == (Decimal(meant), [])


@pytest.mark.parametrize(
    "written",
    ["-1", "-0.5", "1e300", "nan", "inf", "true", "[1]", '"12%"', '""', "0.333", "1000000", "0x" + "f" * 5_000],
)
def test_what_is_no_decimal_number_is_a_fault(written: str) -> None:
    table = read_toml(f"weight = {written}")
    assert table.decimal("weight") is None
    assert _only_fault(table).sentence.endswith("np. 40 albo 12.5.")


def test_required_numbers_and_choices_are_missed() -> None:
    table = read_toml("")
    table.decimal("weight", required=True)
    table.choice("colour", Colour, required=True)
    assert fault_lines(table.faults()).splitlines() == [
        "weight: Brakuje tego klucza: podaj liczbę, np. 40 albo 12.5.",
        "colour: Brakuje tego klucza: podaj jedną z wartości: red, blue.",
    ]


def test_an_amount_may_be_left_out_where_it_is_not_required() -> None:
    table = read_toml("")
    assert (table.amount("value"), table.faults()) == (None, [])
    table.amount("value", required=True)
    assert _only_fault(table).sentence.startswith("Brakuje tego klucza: podaj kwotę")


def test_faults_of_inner_tables_and_unknown_keys_have_their_whole_path() -> None:
    table = read_toml('colour = "green"\n[limits]\nmost = "x"\n[[calls]]\n[[calls]]\nopen = 5\nextra = 1')
    table.choice("colour", Colour)
    table.table("limits").number("most")
    opened = [each.optional_moment("open") for each in table.tables("calls")]
    assert opened == [None, None]
    assert fault_lines(table.faults()).splitlines() == [
        "colour: Podaj jedną z wartości: red, blue.",
        "limits.most: Podaj liczbę całkowitą, bez cudzysłowu.",
        'calls[2].open: Podaj czas polski, np. "2027-03-15 10:00".',
        "calls[2].extra: Nie ma takiego klucza. Możliwe: open.",
    ]


def test_a_day_is_a_deadline_at_its_end() -> None:
    assert read_toml("until = 2027-03-28").deadline("until") == datetime(2027, 3, 28, 21, 59, tzinfo=UTC)


@pytest.mark.parametrize("written", ["0001-01-01", '"0001-01-01 00:00"', "9999-12-31T23:00:00-12:00"])
def test_a_moment_at_the_edge_of_the_calendar_is_a_fault(written: str) -> None:
    table = read_toml(f"until = {written}")
    table.deadline("until")
    table.moment("until")
    assert {fault.field for fault in table.faults()} == {"until"}


_VALUES = st.sampled_from(['""', '"x"', '"1,5"', "1", "-1", "1.5", "nan", "true", "[]", "[1]", "{}", "1979-05-27"])


@given(st.one_of(st.text(max_size=40), st.builds("key = {}".format, _VALUES)))
@settings(max_examples=50)
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(InvalidEntryError):
        table = read_toml(text)
        table.amount("key"), table.deadline("key"), table.moment("key"), table.tables("key"), table.texts("key")
        assert all(fault.sentence.endswith(".") for fault in table.faults())
