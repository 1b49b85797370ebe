"""Tables that people send."""

import io
import pickle
import zipfile
from datetime import date, datetime, time

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.documents import tables
from bot.documents.tables import MAX_BYTES, MAX_ROWS, TableError, TableProblem, read_table
from bot.forum.export import COLUMNS, as_csv

ROWS = [["imię", "telefon"], ["Żółć; „Ość”", "600100200"], [], ["Ґ", "", "x"]]


def workbook(*rows: list[object]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("mark", [";", ",", "\t"])
def test_csv_is_read_as_it_was_written(encoding: str, mark: str) -> None:
    text = f'imię{mark}telefon\r\n"Żółć; „Ość”"{mark} 600100200 {mark}\r\n\r\nҐ{mark}{mark}x\r\n{mark}\r\n'
    assert read_table(text.encode(encoding), "lista.csv") == ROWS


def test_csv_of_an_older_excel_is_read() -> None:
    assert read_table("imię;źródło\nŁucja;ŹDŹBŁO\n".encode("cp1250"), "x.csv")[1] == ["Łucja", "ŹDŹBŁO"]


def test_an_own_export_is_read_back_as_it_was() -> None:
    exported = as_csv([dict.fromkeys(COLUMNS) | {"name": "=1+1", "phone": "+48600100200"}])
    read = dict(zip(*read_table(exported.encode(), "zapisy.csv"), strict=False))
    assert (read["name"], read["phone"], read["id"]) == ("=1+1", "+48600100200", "")


def test_a_workbook_is_read_as_it_is_shown() -> None:
    content = workbook(
        ["a", None, 600100200, 1.5, 2.0],
        [],
        [date(2027, 3, 15), datetime(2027, 3, 15, 10, 30), time(9, 0), True, " ą "],  # noqa: DTZ001 (as Excel has them)
        [None, ""],
    )
    assert read_table(content, "x.xlsx") == [
        ["a", "", "600100200", "1.5", "2"],
        [],
        ["2027-03-15", "2027-03-15T10:30:00", "09:00:00", "True", "ą"],
    ]


@pytest.mark.parametrize(
    ("content", "name", "problem"),
    [
        (b"x" * (MAX_BYTES + 1), "x.csv", TableProblem.TOO_LARGE),
        (b"a\n" * (MAX_ROWS + 1), "x.csv", TableProblem.TOO_MANY_ROWS),
        (b"\xd0\xcf\x11\xe0old", "x.bin", TableProblem.OLD_EXCEL),
        (b"a;b", "x.XLS", TableProblem.OLD_EXCEL),
        (b"%PDF-1.7", "x.csv", TableProblem.UNREADABLE),
        (b"\x89PNG\r\n\x1a\n\0\0", "x.csv", TableProblem.UNREADABLE),
        (b"PK\x03\x04broken", "x.xlsx", TableProblem.UNREADABLE),
        (b'"' + b"a" * 200_000, "x.csv", TableProblem.UNREADABLE),
        (b"", "x.csv", TableProblem.EMPTY),
        (b";;\n \n", "x.csv", TableProblem.EMPTY),
        (workbook(), "x.xlsx", TableProblem.EMPTY),
    ],
    # The first bytes alone: a workbook's next ones are the time, which two test processes see differently.
    ids=lambda value: value[:4].hex() if isinstance(value, bytes) else str(value),
)
def test_what_cannot_be_used_says_what_to_do(content: bytes, name: str, problem: TableProblem) -> None:
    with pytest.raises(TableError) as caught:
        read_table(content, name)
    assert caught.value.problem is problem
    assert str(caught.value).endswith(".")
    assert pickle.loads(pickle.dumps(caught.value)).problem is problem  # noqa: S301 (our own)


def test_a_small_file_that_unpacks_to_a_large_one_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", bytes(1_000_001))
    monkeypatch.setattr(tables, "_MAX_UNPACKED", 1_000_000)
    assert len(out.getvalue()) < 10_000
    with pytest.raises(TableError) as caught:
        read_table(out.getvalue(), "x.xlsx")
    assert caught.value.problem is TableProblem.TOO_LARGE


@settings(max_examples=25, deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=100).map(str.encode))
def test_no_bytes_do_worse_than_a_table_error(content: bytes) -> None:
    try:
        rows = read_table(content, "x.csv")
    except TableError:
        return
    assert rows[-1]
