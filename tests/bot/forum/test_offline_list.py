from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.forum.attendance_model import Obstacle, OfflineRow, RowFault
from bot.forum.offline_list import read_offline_list

NINE = datetime(2027, 3, 15, 9, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "12,2027-03-15 10:05",
        "bilet;czas\r\n12;2027-03-15 10:05\r\n",
        '\ufeff"zgłoszenie","czas"\n\n"12","2027-03-15T10:05:00+01:00"\n,\n',
        "12 , 2027-03-15T09:05:00Z ,Jan Iks",
    ],
)
def test_a_list_is_read_as_spreadsheets_and_people_write_it(text: str) -> None:
    (row,) = read_offline_list(text)
    assert isinstance(row, OfflineRow)
    assert (row.shown, row.at) == ("12", NINE)


def test_every_line_has_its_number_and_bad_ones_are_named() -> None:
    text = "ci_3_abc,2027-03-15 10:05\nJan Iks,2027-03-15 10:05\n5\n6,wczoraj\n7,2027-03-28 02:30\n8,2027-03-15 10:05\n"
    good, *faults, last = read_offline_list(text)
    assert good == OfflineRow(1, "ci_3_abc", NINE)
    assert faults == [RowFault(line, Obstacle.UNREADABLE) for line in (2, 3, 4, 5)]
    assert last == OfflineRow(6, "8", NINE)


def test_a_cell_that_is_no_cell_ends_the_list_with_a_fault() -> None:
    first, second = read_offline_list(f"12,2027-03-15 10:05\n{'9' * 200_000},2027-03-15 10:05\n13,2027-03-15 10:05\n")
    assert (first.line, second) == (1, RowFault(2, Obstacle.UNREADABLE))
    assert list(read_offline_list(f"1,2027-03-15 10:05\n{'9' * 5000},2027-03-15 10:05"))[1:] == [second]


@settings(max_examples=50)
@given(st.text(alphabet='ci_12;,"\n\r 2027-03:5TZ+aż', max_size=80))
def test_whatever_is_brought_becomes_rows_or_faults_in_order(text: str) -> None:
    lines = [row.line for row in read_offline_list(text)]
    assert lines == sorted(lines)
