from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.clock import in_warsaw
from bot.forum.event import EventKind, InvalidEventError, Material
from bot.forum.event_file import load_event_file, read_event
from bot.forum.model import Group

NOW = datetime(2027, 1, 15, 9, 0, tzinfo=UTC)
EXAMPLE = Path(__file__).parents[3] / "docs" / "pl" / "wydarzenie.toml"
SMALLEST = """
title = "Forum"
place = "Toruń"
start = "2027-03-15 10:00"
end = "2027-03-15 16:00"
capacity = 160
"""


def _faults(text: str) -> list[str]:
    with pytest.raises(InvalidEventError) as caught:
        read_event(text, NOW)
    return str(caught.value).splitlines()


def test_the_example_in_the_handbook_is_read_whole() -> None:
    described = load_event_file(EXAMPLE, NOW)
    plan = described.plan
    assert (plan.kind, plan.series, plan.capacity, plan.target) == (EventKind.FORUM, "forum-wspolpracy", 160, 160)
    assert plan.starts_at == datetime(2028, 3, 15, 9, 0, tzinfo=UTC)
    assert plan.signup_deadline == datetime(2028, 3, 8, 22, 59, tzinfo=UTC)
    assert plan.materials == (Material("Program Forum", "https://example.org/program.pdf"),)
    assert sum(described.group_capacities.values()) == plan.capacity
    assert set(described.group_capacities) == set(Group)
    opening, workshop, _ = described.sessions
    assert (opening.speakers, opening.bookable) == ("Anna Przykładowa, Jan Przykładowy", False)
    assert (workshop.bookable, workshop.capacity, workshop.speakers) == (True, 30, "Ewa Przykładowa")
    assert in_warsaw(workshop.starts_at).strftime("%Y-%m-%d %H:%M") == "2028-03-15 11:00"


def test_the_smallest_file_has_the_usual_values() -> None:
    described = read_event(SMALLEST, NOW)
    assert described.plan.signup_deadline == described.plan.starts_at
    assert (described.plan.offer_hours, described.plan.organisation_limit) == (48, None)
    assert (described.sessions, described.group_capacities) == ((), {})


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2027-03-15T10:00:00", datetime(2027, 3, 15, 9, 0, tzinfo=UTC)),
        ("2027-03-15T10:00:00+03:00", datetime(2027, 3, 15, 7, 0, tzinfo=UTC)),
        ('"2027-03-15 10:00"', datetime(2027, 3, 15, 9, 0, tzinfo=UTC)),
    ],
)
def test_moments_may_be_written_as_toml_knows_them(written: str, meant: datetime) -> None:
    assert read_event(SMALLEST.replace('"2027-03-15 10:00"', written), NOW).plan.starts_at == meant


def test_times_are_polish_on_both_sides_of_a_clock_change() -> None:
    night = SMALLEST.replace("2027-03-15 10:00", "2027-10-30 20:00").replace("2027-03-15 16:00", "2027-10-31 05:00")
    plan = read_event(night, NOW).plan
    assert (plan.ends_at - plan.starts_at).total_seconds() == 10 * 3600
    skipped = SMALLEST.replace("2027-03-15 16:00", "2027-03-28 02:30")
    assert _faults(skipped) == [
        "end: Godzina 2027-03-28 02:30 nie istnieje (zmiana czasu na letni): podaj inną.",
    ]


def test_every_fault_is_told_at_once_with_its_key() -> None:
    faults = _faults(
        """
        title = 5
        place = ""
        start = "jutro"
        end = "2027-03-15 16:00"
        capacity = "sto"
        kind = "bal"
        offer_hours = 0
        needs_approval = "nie"
        languages = "POLSKI"
        online_link = "zoom"
        seats = 5
        groups = { krasnale = 3, volunteer = -1 }
        materials = [{ title = "Program" }]
        sessions = [{ title = "", start = "10:00", end = "9:99", capacity = 3, hall = "A" }]
        """
    )
    assert sorted(fault.split(":")[0] for fault in faults) == [
        "capacity",
        "groups.krasnale",
        "groups.volunteer",
        "kind",
        "languages",
        "materials",
        "needs_approval",
        "offer_hours",
        "online_link",
        "place",
        "seats",
        "sessions[1].bookable",
        "sessions[1].end",
        "sessions[1].hall",
        "sessions[1].title",
        "start",
        "title",
    ]
    assert all(fault.endswith(".") for fault in faults)


def test_missing_keys_are_named() -> None:
    assert [fault.split(":")[0] for fault in _faults("")] == ["start", "end", "capacity", "title", "place"]


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ('[[sessions]]\ntitle="A"\nstart="09:00"\nend="10:30"', "sessions[1].start: Sesja musi się mieścić"),
        ('[[sessions]]\ntitle="A"\nstart="11:00"\nend="10:30"', "sessions[1].end: Koniec sesji"),
        ('opens = "2027-03-15 10:00"', "opens: Otwarcie zapisów musi być przed ich końcem."),
        ('deadline = "2027-03-15 10:01"', "deadline: Termin zapisów"),
        ("deadline = 2027-03-16", "deadline: Termin zapisów"),
        ("deadline = 7", "deadline: Podaj czas polski albo sam dzień"),
        ("groups = 5", "groups: Podaj tabelę"),
        ("sessions = [1]", "sessions: Podaj listę tabel"),
        ("languages = [1]", "languages: Podaj listę tekstów"),
        ("target = true", "target: Podaj liczbę"),
    ],
)
def test_a_fault_is_a_sentence_that_says_what_to_do(more: str, sentence: str) -> None:
    (fault,) = _faults(f"{SMALLEST}{more}\n")
    assert fault.startswith(sentence)


def test_an_event_in_the_past_is_refused() -> None:
    assert _faults(SMALLEST.replace("2027", "2026")) == ["start: Wydarzenie musi się zaczynać w przyszłości."]


_VALUES = st.sampled_from(['""', '"x"', "1", "-1", "true", "[]", "[1]", "{}", "1979-05-27", "07:32:00", "inf"])
_KEYS = st.sampled_from(
    ["title", "start", "deadline", "kind", "groups", "sessions", "materials", "languages", "target"]
)


@given(st.dictionaries(_KEYS, _VALUES))
@settings(max_examples=40)
def test_any_values_are_read_or_refused_with_sentences(values: dict[str, str]) -> None:
    text = "\n".join(f"{key} = {value}" for key, value in values.items())
    assert all(": " in fault for fault in _faults(text))
