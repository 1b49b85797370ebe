from pathlib import Path

from tests.bot.commands.events import Run, found, registration, signed_up


def test_who_waits_for_a_decision_is_approved_or_rejected(desk: Run, tmp_path: Path) -> None:
    desk("settings", 1, "--needs-approval")
    signed_up(tmp_path, 11, 22, 33)
    approved = found(desk("approve", 1, "--json"))
    assert approved == {
        "status": "confirmed",
        "registration_id": 1,
        "place": None,
        "messages": 1,
        "to_be_called": [],
    }
    assert found(desk("approve", 2, "--json"))["place"] == 1
    assert "jest odrzucone" in desk("reject", 3, "--reason", "spoza  województwa").stdout
    assert registration(tmp_path, 3).reason == "spoza województwa"
    again = desk("approve", 3)
    assert (again.exit_code, again.stderr) == (1, "Tego nie można zrobić: zgłoszenie nr 3 jest odrzucone.\n")


def test_who_waits_is_moved_up_or_invited(desk: Run, tmp_path: Path) -> None:
    signed_up(tmp_path, 11, 22, 33)
    moved = desk("move-up", 3, "--reason", "prelegentka")
    assert moved.stdout == "Zgłoszenie nr 3 czeka na liście rezerwowej, miejsce 1.\n"
    invited = found(desk("invite", 2, "--reason", "gość honorowy", "--json"))
    assert (invited["status"], invited["messages"]) == ("confirmed", 1)
    assert registration(tmp_path, 2).over_capacity
    assert found(desk("show", 1, "--json"))["confirmed"] == 2


_REFUSED: list[tuple[tuple[object, ...], int, str]] = [
    (("approve", 1), 1, "zgłoszenie nr 1 ma miejsce"),
    (("move-up", 1, "--reason", "tak"), 1, "zgłoszenie nr 1 ma miejsce"),
    (("invite", 1, "--reason", "tak"), 1, "zgłoszenie nr 1 ma miejsce"),
    (("reject", 9, "--reason", "tak"), 1, "Nie ma zgłoszenia"),
    (("invite", 10**30, "--reason", "tak"), 1, "Nie ma zgłoszenia"),
    (("reject", 1, "--reason", " "), 2, "podaj powód"),
]


def test_a_decision_that_cannot_be_is_refused_with_a_sentence(desk: Run, tmp_path: Path) -> None:
    signed_up(tmp_path, 11)
    for command, code, words in _REFUSED:
        result = desk(*command)
        assert result.exit_code == code
        assert words in " ".join(result.stderr.replace("│", " ").split())
