from tests.bot.commands.events import DAY, Run, found


def _session(desk: Run, *more: object, title: str = "Warsztat") -> dict[str, object]:
    times = ("--start", f"{DAY} 11:00", "--end", f"{DAY} 12:00")
    return found(desk("session", "add", 1, "--title", title, *times, *more, "--json"))


def _signup(desk: Run, *more: object) -> dict[str, object]:
    who = ("--name", "Jan Lis", "--organisation", "Gmina Żnin", "--group", "councillor", "--consent")
    return found(desk("signup", 1, *who, *more, "--json"))


def test_sessions_are_added_chosen_changed_and_removed(desk: Run) -> None:
    assert "interekip event session add" in desk("sessions", 1).stdout
    added = _session(desk, "--bookable", "--capacity", 5, "--room", "Sala 1", "--speakers", "Anna Nowak")
    assert (added["id"], added["starts_at"], added["taken"]) == (1, added["starts_at"], 0)
    assert _signup(desk, "--session", 1)["status"] == "confirmed"
    (listed,) = found(desk("sessions", 1, "--json"))["sessions"]
    assert listed == {**added, "taken": 1}
    assert f"[1] {DAY} 11:00-12:00 Warsztat, Anna Nowak, Sala 1, zajęte 1 z 5" in desk("sessions", 1).stdout
    assert "Warsztat" in desk("show", 1).stdout
    changed = found(desk("session", "change", 1, "--room", "", "--capacity", 0, "--json"))
    assert (changed["room"], changed["capacity"], changed["taken"]) == (None, None, 1)
    removed = desk("session", "remove", 1).stdout
    assert removed == "Usunięto sesję nr 1 (Warsztat). Wybrało ją zgłoszeń: 1; nikt nie dostał wiadomości.\n"
    assert found(desk("sessions", 1, "--json")) == {"event_id": 1, "sessions": []}


_REFUSED: list[tuple[tuple[object, ...], int, str]] = [
    (("session", "remove", 7), 1, "Nie ma sesji"),
    (("session", "change", 1, "--end", f"{DAY} 10:00"), 1, "Koniec sesji"),
    (("session", "change", 1, "--start", f"{DAY} 09:00"), 1, "mieścić"),
    (("session", "change", 1, "--start", "09:00"), 2, "nie rozumiem czasu"),
    (("sessions", 7), 1, "Nie ma wydarzenia"),
    (("show", 7), 1, "Nie ma wydarzenia"),
]


def test_what_cannot_be_is_refused_with_a_sentence(desk: Run) -> None:
    _session(desk)
    for command, code, words in _REFUSED:
        result = desk(*command)
        assert result.exit_code == code
        assert words in " ".join(result.stderr.replace("│", " ").split())


def test_everything_that_somebody_says_on_the_phone_can_be_entered(desk: Run) -> None:
    signed = _signup(
        desk,
        *("--municipality", "Żnin", "--role", "radny", "--organisation-number", "526-000-12-46"),
        *("--accessibility", "wózek", "--dietary", "wegańska", "--session", _session(desk, "--bookable")["id"]),
    )
    assert signed["status"] == "confirmed"
    wrong = desk(
        "signup",
        1,
        *("--name", "Ewa Lis", "--organisation", "Gmina", "--group", "other", "--consent"),
        *("--organisation-number", "5260001247"),
    )
    assert (wrong.exit_code, "--organisation-number" in wrong.stderr) == (1, True)
