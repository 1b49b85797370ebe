import json
from pathlib import Path

import pytest

from bot.messages.templates import TEMPLATES
from tests.bot.commands.conftest import Interekip

pytestmark = pytest.mark.usefixtures("migrated")

ORIGINAL = TEMPLATES["offered"]["pl"]


def test_a_template_is_shown_changed_and_reset(interekip: Interekip, tmp_path: Path) -> None:
    assert interekip("template", "show", "offered").stdout == ORIGINAL + "\n"
    file = tmp_path / "nowy.txt"
    file.write_text("Jest miejsce: {title}, do {deadline}.\n", encoding="utf-8")
    assert interekip("template", "set", "offered", "--file", file).exit_code == 0
    assert interekip("template", "show", "offered").stdout == "Jest miejsce: {title}, do {deadline}.\n"
    assert interekip("template", "show", "offered", "--lang", "en").stdout == TEMPLATES["offered"]["en"] + "\n"
    shown = interekip("template", "show", "offered", "--preview")
    assert shown.stdout == "Jest miejsce: Regionalne Forum Współpracy Międzynarodowej, do 1 marca 2027 r., 12:00.\n"
    assert "{deadline}, {directions}" in shown.stderr
    listed = interekip("template", "list")
    assert "Propozycja wolnego miejsca  (zmieniony: pl)" in listed.stdout
    assert interekip("template", "reset", "offered").stdout.startswith("Przywrócone.")
    assert interekip("template", "reset", "offered").stdout == "Ten szablon ma już pierwotny tekst.\n"
    assert interekip("template", "show", "offered").stdout == ORIGINAL + "\n"


def test_the_list_is_there_as_json(interekip: Interekip) -> None:
    interekip("template", "set", "feedback", "--lang", "uk", "--text", "Як було? {title}")
    found = json.loads(interekip("template", "list", "--json").stdout)["templates"]
    assert {each["key"]: each["edited"] for each in found} == {key: [] for key in TEMPLATES} | {"feedback": ["uk"]}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Tekst jest pusty"),
        ("{tytul}", "Nie ma zmiennej „{tytul}”. W tym szablonie można użyć: {deadline}, {directions}, {link}, {name}"),
        ("{title", "Zmienną zapisz jako {title}"),
        ("{title!r}", "W nawiasach może stać tylko nazwa"),
        ("a" * 3001, "Zmieść się w 3000 znakach"),
    ],
)
def test_a_faulty_text_is_refused_with_one_sentence(interekip: Interekip, text: str, words: str) -> None:
    result = interekip("template", "set", "offered", "--text", text)
    assert result.exit_code == 1
    assert words in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_faults_of_the_command_say_what_to_write(interekip: Interekip, tmp_path: Path) -> None:
    unknown = interekip("template", "show", "wrong")
    assert (unknown.exit_code, unknown.stderr) == (1, "Nie ma takiego szablonu. Zobacz interekip template list.\n")
    assert interekip("template", "show", "offered", "--lang", "de").exit_code == 2
    (tmp_path / "x.txt").write_bytes(b"\xff\xfe\xff")
    assert "UTF-8" in interekip("template", "set", "offered", "--file", tmp_path / "x.txt").stderr
    assert "nie ma.txt" in interekip("template", "set", "offered", "--file", tmp_path / "nie ma.txt").stderr
