"""A calendar file for one event: iCalendar (RFC 5545), with the methods of RFC 5546."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from bot.clock import in_warsaw

if TYPE_CHECKING:
    import icalendar

_PRODUCT = "-//InterEkip//InterEkip//PL"

_WARSAW = """\
BEGIN:VTIMEZONE
TZID:Europe/Warsaw
BEGIN:DAYLIGHT
DTSTART:19970330T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""
"""The rules of Directive 2000/84/EC. Those that icalendar 7.3 derives begin summer time an hour late: RFC 5545 wants
the moment of the change in the time before it."""


@dataclass(frozen=True, slots=True)
class CalendarContent:
    """An event in somebody's calendar.

    Args:
        uid: names it for good: a later file with the same one changes or removes it.
        sequence: grows with every change.
        title: as in the list of the calendar.
        place: where.
        starts_at: an aware moment.
        ends_at: an aware moment.
        stamp: when this state of it came about.
        description: more lines, "" for none.
        url: of the online meeting or a page.
        reminders: how long before the start the calendar reminds.
        cancelled: takes it out of the calendar.
    """

    uid: str
    sequence: int
    title: str
    place: str
    starts_at: datetime
    ends_at: datetime
    stamp: datetime
    description: str = ""
    url: str | None = None
    reminders: tuple[timedelta, ...] = (timedelta(days=1), timedelta(hours=2))
    cancelled: bool = False


def calendar_file(content: CalendarContent) -> bytes:
    """Return the file; its times are those of Europe/Warsaw, whose rules it brings with it."""
    import icalendar  # noqa: PLC0415 (only the process needs it that makes the file)

    calendar = icalendar.Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if content.cancelled else "PUBLISH")
    calendar.add_component(icalendar.Timezone.from_ical(_WARSAW))
    calendar.add_component(_event(content))
    return bytes(calendar.to_ical())


def _event(content: CalendarContent) -> "icalendar.Event":
    import icalendar  # noqa: PLC0415 (only the process needs it that makes the file)

    event = icalendar.Event()
    event.add("uid", content.uid)
    event.add("sequence", content.sequence)
    event.add("dtstamp", content.stamp)
    event.add("dtstart", _local(content.starts_at))
    event.add("dtend", _local(content.ends_at))
    event.add("summary", content.title)
    event.add("location", content.place)
    event.add("status", "CANCELLED" if content.cancelled else "CONFIRMED")
    for name, value in (("description", content.description), ("url", content.url)):
        if value:
            event.add(name, value)
    for reminder in () if content.cancelled else content.reminders:
        event.add_component(_alarm(content.title, reminder))
    return event


def _local(moment: datetime) -> datetime:
    """Return the time in Poland; in UTC where it is the second of two equal ones, which RFC 5545 cannot tell apart."""
    local = in_warsaw(moment)
    return moment.astimezone(UTC) if local.fold else local


def _alarm(title: str, before: timedelta) -> "icalendar.Alarm":
    import icalendar  # noqa: PLC0415 (only the process needs it that makes the file)

    alarm = icalendar.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", -before)
    return alarm
