"""The log gets types and places, and no word of a person."""

from bot.telegram.incidents import scrubbed


def fail_with(text: str) -> None:
    try:
        int(text)
    except ValueError as error:
        raise RuntimeError(f"cannot read {text}") from error


def test_types_and_places_of_the_whole_chain_and_no_messages() -> None:
    try:
        fail_with("Jan Kowalski")
    except RuntimeError as error:
        line = scrubbed(error)
    assert "Kowalski" not in line
    assert "\n" not in line
    assert line.startswith("builtins.RuntimeError at test_incidents.py:")
    assert " from builtins.ValueError at test_incidents.py:" in line
    assert ":fail_with" in line


def test_an_error_in_a_circle_ends() -> None:
    first, second = ValueError(), KeyError()
    first.__cause__, second.__cause__ = second, first
    assert scrubbed(first).count("ValueError at nowhere") <= 6
