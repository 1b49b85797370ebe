"""Templates that coordinators changed."""

import pytest

from bot.messages.templates import TEMPLATES
from bot.staff.template_check import TemplateFault, TemplateProblem
from bot.staff.templates import TemplateService
from bot.store import audit
from bot.store.engine import Database
from tests.fakes.clock import FixedClock

ORIGINAL = TEMPLATES["promoted"]["pl"]


@pytest.fixture
def templates(clock: FixedClock) -> TemplateService:
    return TemplateService(clock)


def change(database: Database, templates: TemplateService, text: str, key: str = "promoted") -> TemplateFault | None:
    with database.transaction() as connection:
        return templates.change(connection, key, "pl", text, actor="telegram:5")


def used(database: Database, templates: TemplateService, language: str = "pl") -> str:
    with database.read() as connection:
        return templates.text(connection, "promoted", language)


def changes(database: Database) -> list[tuple[str, dict[str, str]]]:
    with database.read() as connection:
        entries = audit.entries(connection, subject="template:promoted:pl")
    return [(entry.action, entry.details) for entry in entries]


def test_a_changed_text_is_used_in_its_language_alone(database: Database, templates: TemplateService) -> None:
    assert used(database, templates) == ORIGINAL
    assert change(database, templates, "  Masz miejsce: {title}\n") is None
    assert used(database, templates) == "Masz miejsce: {title}"
    assert used(database, templates, "en") == TEMPLATES["promoted"]["en"]
    with database.read() as connection:
        assert templates.edited(connection) == {("promoted", "pl")}


def test_the_audit_keeps_every_text(database: Database, templates: TemplateService) -> None:
    for text in ("A", "B", "B"):
        change(database, templates, text)
    assert changes(database) == [
        ("template.changed", {"before": ORIGINAL, "after": "A"}),
        ("template.changed", {"before": "A", "after": "B"}),
    ]


def test_a_faulty_text_changes_nothing(database: Database, templates: TemplateService) -> None:
    fault = change(database, templates, "Masz miejsce: {tytul}")
    assert fault is not None
    assert (fault.problem, fault.variable) == (TemplateProblem.UNKNOWN_VARIABLE, "tytul")
    assert "title" in fault.known
    assert used(database, templates) == ORIGINAL
    assert changes(database) == []


def test_an_unknown_template_is_refused(database: Database, templates: TemplateService) -> None:
    fault = change(database, templates, "A", key="wrong")
    assert fault == TemplateFault(TemplateProblem.UNKNOWN_TEMPLATE)


def test_resetting_goes_back_once(database: Database, templates: TemplateService) -> None:
    change(database, templates, "A")
    with database.transaction() as connection:
        assert templates.reset(connection, "promoted", "pl", actor="cli")
        assert not templates.reset(connection, "promoted", "pl", actor="cli")
    assert used(database, templates) == ORIGINAL
    assert changes(database)[-1] == ("template.changed", {"before": "A", "after": ORIGINAL})


def test_writing_the_original_text_again_is_no_edit(database: Database, templates: TemplateService) -> None:
    change(database, templates, "A")
    change(database, templates, ORIGINAL)
    with database.read() as connection:
        assert templates.edited(connection) == set()
