from datetime import datetime, timedelta
from pathlib import Path

from bot.clock import SystemClock
from bot.store import outbox
from tests.bot.commands.events import DAY, Run, database_of, found, signed_up

EXAMPLE = Path(__file__).parents[3] / "docs" / "pl" / "wydarzenie.toml"
LATER = f"{datetime.fromisoformat(DAY) + timedelta(days=7):%Y-%m-%d}"


def _messages(tmp_path: Path) -> list[tuple[int, str]]:
    database = database_of(tmp_path)
    with database.read() as connection:
        due = outbox.due(connection, SystemClock().now(), 20)
    database.close()
    return [(each.chat_id, each.payload["plain"]) for each in due]


def test_an_event_comes_from_a_file_with_its_agenda(desk: Run, tmp_path: Path) -> None:
    added = found(desk("add", "--file", EXAMPLE, "--json"))
    assert (added["id"], added["capacity"], added["starts_at"]) == (2, 160, "2028-03-15T10:00+01:00")
    shown = found(desk("show", 2, "--json"))
    assert shown["sessions"][0]["title"] == "Otwarcie"
    assert shown["groups"]["volunteer"] == {"capacity": 10, "confirmed": 0, "offered": 0, "waiting": 0}
    assert desk("add", "--file", EXAMPLE, "--title", "Inne").exit_code == 2
    faulty = tmp_path / "zly.toml"
    faulty.write_text('title = "Forum"\ncapacity = 0\n', encoding="utf-8")
    refused = desk("add", "--file", faulty)
    assert (refused.exit_code, len(refused.stderr.splitlines())) == (1, 4)
    missing = desk("add", "--file", tmp_path / "nie ma.toml")
    assert (missing.exit_code, "nie ma.toml" in missing.stderr) == (1, True)


def test_an_event_without_a_file_needs_its_options(desk: Run) -> None:
    result = desk("add", "--title", "Forum", "--place", "Toruń", "--start", f"{DAY} 10:00", "--capacity", 3)
    assert result.exit_code == 2
    assert "--end" in result.stderr


def test_a_change_is_printed_and_people_are_told(desk: Run, tmp_path: Path) -> None:
    signed_up(tmp_path, 11)
    desk("signup", 1, "--name", "Jan Lis", "--organisation", "Gmina Żnin", "--group", "other", "--consent")
    result = found(desk("change", 1, "--place", "Bydgoszcz", "--json"))
    assert result == {
        "status": "changed",
        "event_id": 1,
        "changes": [{"name": "place", "before": "Toruń", "after": "Bydgoszcz"}],
        "messages": 1,
        "to_be_called": [2],
    }
    ((chat, text),) = _messages(tmp_path)
    assert (chat, "Toruń" in text, "Bydgoszcz" in text) == (11, True, True)
    text = desk("change", 1, "--end", f"{DAY} 17:00", "--capacity", 2).stdout
    assert f"koniec: {DAY} 16:00 -> {DAY} 17:00" in text
    assert "Wiadomości do wysłania: 1." in text
    assert "zgłoszenia nr: 2" in text
    assert desk("change", 1, "--place", "Bydgoszcz").stdout == "Nic się nie zmieniło.\n"


def test_settings_are_changed_shown_and_taken_back(desk: Run) -> None:
    wanted = ("--series", "forum", "--organisation-limit", 2, "--needs-approval", "--group-capacity", "volunteer=0")
    lists = ("--language", "pl", "--language", "en", "--material", "Program=https://example.org/p?a=b")
    text = desk("settings", 1, *wanted, *lists, "--kind", "seminar", "--target", 160).stdout
    assert "miejsca dla grupy volunteer: brak -> 0" in text
    assert "zgłoszenia zatwierdza koordynator: nie -> tak" in text
    shown = found(desk("show", 1, "--json"))
    assert (shown["series"], shown["organisation_limit"], shown["needs_approval"]) == ("forum", 2, True)
    assert (shown["kind"], shown["target"], shown["languages"]) == ("seminar", 160, ["pl", "en"])
    assert shown["materials"] == [{"title": "Program", "url": "https://example.org/p?a=b"}]
    assert "Program (https://example.org/p?a=b)" in desk("show", 1).stdout
    desk("settings", 1, "--series", "", "--material", "", "--group-capacity", "volunteer=", "--no-approval")
    shown = found(desk("show", 1, "--json"))
    assert (shown["series"], shown["materials"], shown["groups"], shown["needs_approval"]) == (None, [], {}, False)


_REFUSED: list[tuple[tuple[object, ...], int, str]] = [
    (("change", 9, "--title", "Inne"), 1, "Nie ma wydarzenia"),
    (("change", 1, "--start", "jutro"), 2, "nie rozumiem czasu"),
    (("change", 1, "--start", "2027-03-28 02:30"), 2, "nie istnieje"),
    (("change", 1, "--capacity", 0), 1, "Liczba miejsc"),
    (("change", 1, "--online-link", "zoom"), 1, "pełnym adresem"),
    (("settings", 1, "--kind", "bal"), 2, "seminar"),
    (("settings", 1, "--group-capacity", "volunteer"), 2, "volunteer=10"),
    (("settings", 1, "--group-capacity", "krasnale=3"), 2, "councillor"),
    (("postpone", 1, "--start", "2020-01-01 10:00"), 1, "przyszłości"),
    (("copy", 9, "--start", f"{LATER} 10:00"), 1, "Nie ma wydarzenia"),
    (("cancel-event", 10**30), 1, "Nie ma wydarzenia"),
]


def test_what_cannot_be_is_refused_with_a_sentence(desk: Run) -> None:
    for command, code, words in _REFUSED:
        result = desk(*command)
        assert result.exit_code == code
        assert words in " ".join(result.stderr.replace("│", " ").split())


def test_an_event_is_postponed_copied_and_cancelled(desk: Run, tmp_path: Path) -> None:
    signed_up(tmp_path, 11, 22)
    moved = found(desk("postpone", 1, "--start", f"{LATER} 09:00", "--json"))
    assert [each["name"] for each in moved["changes"]] == ["starts_at", "ends_at", "signup_deadline"]
    assert moved["messages"] == 2
    copied = found(desk("copy", 1, "--start", f"{LATER} 12:00", "--json"))
    assert (copied["id"], copied["confirmed"], copied["starts_at"][:16]) == (2, 0, f"{LATER}T12:00")
    cancelled = found(desk("cancel-event", 1, "--json"))
    assert (cancelled["changes"][0]["name"], cancelled["messages"]) == ("cancelled_at", 2)
    assert found(desk("cancel-event", 1, "--json"))["status"] == "unchanged"
    assert [chat for chat, _ in _messages(tmp_path)] == [11, 22]
    assert "odwołane" in desk("show", 1).stdout
