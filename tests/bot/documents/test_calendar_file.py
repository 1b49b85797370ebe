"""Calendar files, read back."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import icalendar
import pytest

from bot.clock import WARSAW
from bot.documents.calendar_file import CalendarContent, calendar_file

EVENT = CalendarContent(
    uid="registration-7@interekip",
    sequence=2,
    title="Forum, „Łączy; nas Wisła”\nBEGIN:VEVENT",
    place="Toruń, pl. Teatralny 2",
    starts_at=datetime(2027, 3, 15, 9, 0, tzinfo=UTC),
    ends_at=datetime(2027, 3, 15, 15, 0, tzinfo=UTC),
    stamp=datetime(2027, 1, 2, 3, 4, tzinfo=UTC),
    description="Z dworca autobusem 22.\nSala 3",
    url="https://example.org/spotkanie?a=1&b=2",
)


def read(content: CalendarContent) -> tuple[Any, Any]:
    calendar = icalendar.Calendar.from_ical(calendar_file(content))
    [event] = calendar.walk("VEVENT")
    return calendar, event


def test_the_calendar_learns_everything() -> None:
    calendar, event = read(EVENT)
    assert (calendar["method"], event["status"], event["uid"]) == ("PUBLISH", "CONFIRMED", EVENT.uid)
    assert (int(event["sequence"]), event["summary"], event["location"]) == (2, EVENT.title, EVENT.place)
    assert (event["description"], event["url"]) == (EVENT.description, EVENT.url)
    assert (event.start, event.end) == (EVENT.starts_at, EVENT.ends_at)
    assert event["dtstart"].params["TZID"] == "Europe/Warsaw"
    triggers = [alarm["trigger"].dt for alarm in event.walk("VALARM")]
    assert triggers == [timedelta(days=-1), timedelta(hours=-2)]


def test_a_cancelled_event_goes_out_under_the_same_name() -> None:
    calendar, event = read(replace(EVENT, sequence=3, cancelled=True))
    assert (calendar["method"], event["status"], event["uid"], int(event["sequence"])) == (
        "CANCEL",
        "CANCELLED",
        EVENT.uid,
        3,
    )
    assert event.walk("VALARM") == []


@pytest.mark.parametrize("change", [datetime(2027, 3, 28, 1, 0, tzinfo=UTC), datetime(2027, 10, 31, 1, 0, tzinfo=UTC)])
@pytest.mark.parametrize("minutes", range(-120, 150, 30))
def test_both_clock_changes_are_kept(change: datetime, minutes: int) -> None:
    start = change + timedelta(minutes=minutes)
    _, event = read(replace(EVENT, starts_at=start, ends_at=start + timedelta(hours=2)))
    # In UTC, as Python takes no ambiguous time of another zone for equal to anything.
    assert [moment.astimezone(UTC) for moment in (event.start, event.end)] == [start, start + timedelta(hours=2)]


@pytest.mark.parametrize("moment", [datetime(2027, 3, 28, 1, 0, tzinfo=UTC), datetime(2027, 10, 31, 1, 0, tzinfo=UTC)])
def test_the_rules_of_the_file_alone_change_the_clock_when_poland_does(moment: datetime) -> None:
    calendar, _ = read(replace(EVENT, starts_at=moment, ends_at=moment + timedelta(hours=1)))
    [rules] = calendar.walk("VTIMEZONE")
    zone = rules.to_tz(lookup_tzid=False)
    for minutes in (-61, -1, 0, 61):
        at = moment + timedelta(minutes=minutes)
        assert at.astimezone(zone).utcoffset() == at.astimezone(WARSAW).utcoffset()


def test_lines_are_short_and_end_as_the_standard_wants() -> None:
    lines = calendar_file(replace(EVENT, description="ż" * 500)).split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(b"\n" not in line for line in lines)
