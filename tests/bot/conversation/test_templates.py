"""Coordinators write the messages that people get."""

from datetime import timedelta

import pytest

from bot.answering.model import Language
from bot.conversation.plain import render_text
from bot.conversation.staff_press import StaffPress, StaffVerb
from bot.conversation.template_blocks import template_blocks
from bot.conversation.templates import TemplateId
from bot.messages.hints import HINTS
from bot.messages.template_editing import TEMPLATE_EDITING
from bot.messages.templates import TEMPLATES
from bot.staff.model import Role
from bot.staff.roles import StaffService
from bot.staff.templates import template_text
from bot.store import audit
from tests.bot.conversation.talk import Person, Talk

TEXTS = TEMPLATE_EDITING["pl"]
OFFERED = TEXTS.names["offered"]


@pytest.fixture
def coordinator(talk: Talk) -> Person:
    staff = StaffService(talk.clock)
    with talk.database.transaction() as connection:
        staff.accept(connection, staff.invite(connection, Role.COORDINATOR, actor="cli"), "telegram:7", None)
    return talk.person(7)


def used(talk: Talk, language: str = "pl") -> str:
    with talk.database.read() as connection:
        return template_text(connection, "offered", language)


def begin(coordinator: Person) -> str:
    coordinator.says("/szablony")
    coordinator.presses(OFFERED)
    return coordinator.presses(TEXTS.edit)


def test_the_templates_are_named_in_every_language() -> None:
    for texts in TEMPLATE_EDITING.values():
        assert set(texts.names) == set(TEMPLATES)


def test_the_messages_about_vouchers_are_a_list_of_their_own(coordinator: Person) -> None:
    coordinator.says("/szablony")
    assert TEXTS.names["voucher_granted"] not in coordinator.labels
    coordinator.presses(TEXTS.about_vouchers)
    assert OFFERED not in coordinator.labels
    assert "{amount}" in coordinator.presses(TEXTS.names["voucher_granted"])
    assert "V/2027/0012" in coordinator.presses(TEXTS.preview)
    coordinator.says("/szablony")
    coordinator.presses(TEXTS.about_vouchers)
    coordinator.presses(TEXTS.names["voucher_granted"])
    coordinator.presses(TEXTS.back)
    assert TEXTS.names["voucher_rejected"] in coordinator.labels
    coordinator.presses(TEXTS.about_events)
    assert OFFERED in coordinator.labels


def test_a_date_at_the_end_of_a_sentence_needs_no_second_full_stop() -> None:
    blocks = template_blocks("Do {until}. Potem...", {"until": ("15 marca 2027 r.",)})
    assert render_text(blocks) == "Do 15 marca 2027 r. Potem..."
    assert render_text(template_blocks("Do {until}.", {"until": ("10:00",)})) == "Do 10:00."


def test_the_longest_name_of_a_template_fits_a_button() -> None:
    for key in TEMPLATES:
        assert TemplateId.read(str(TemplateId(Language.PL, key))) == TemplateId(Language.PL, key)
        assert len(StaffPress(StaffVerb.PREVIEW, str(TemplateId(Language.UK, key))).data) <= 64


def test_a_template_is_shown_tried_and_seen_in_other_languages(coordinator: Person) -> None:
    coordinator.says("/szablony")
    shown = coordinator.presses(OFFERED)
    assert "Propozycja wolnego miejsca (polski)" in shown
    assert TEXTS.original in shown
    assert TEMPLATES["offered"]["pl"] in shown
    assert "{deadline}, {directions}" in shown
    preview = coordinator.presses(TEXTS.preview)
    assert "Trzymam je dla Ciebie do 1 marca 2027 r., 12:00." in preview
    assert "{" not in preview
    coordinator.says("/szablony")
    coordinator.presses(OFFERED)
    assert "Звільнилося місце: {title}" in coordinator.presses(TEXTS.languages["uk"])


def test_the_next_text_becomes_the_template(talk: Talk, coordinator: Person) -> None:
    assert "{title}" in begin(coordinator)
    said = coordinator.says("Jest miejsce: {title}?\n\nWeź je do {deadline}.")
    assert said.startswith(TEXTS.changed)
    assert used(talk) == "Jest miejsce: {title}?\n\nWeź je do {deadline}."
    assert used(talk, "en") == TEMPLATES["offered"]["en"]
    assert talk.dialog(7).form is None
    coordinator.says("/szablony")
    assert f"{OFFERED} {TEXTS.edited_mark}" in coordinator.labels
    with talk.database.read() as connection:
        (entry,) = audit.entries(connection, subject="template:offered:pl")
    assert (entry.actor, entry.details["before"]) == ("telegram:7", TEMPLATES["offered"]["pl"])


def test_a_faulty_text_is_refused_and_asked_for_again(talk: Talk, coordinator: Person) -> None:
    begin(coordinator)
    assert coordinator.says("Jest miejsce: {tytul}").startswith("Nie ma zmiennej „{tytul}”.")
    assert coordinator.says("Jest miejsce: {title").startswith("Jeden z nawiasów klamrowych nie ma pary.")
    assert coordinator.says("a" * 3001).startswith("Tekst jest za długi.")
    assert used(talk) == TEMPLATES["offered"]["pl"]
    assert coordinator.says("Jest {title}").startswith(TEXTS.changed)


def test_what_else_is_done_meanwhile_reminds_of_the_text(talk: Talk, coordinator: Person) -> None:
    begin(coordinator)
    assert TEXTS.press_button in coordinator.says("/pomoc")
    assert TEXTS.press_button in coordinator.sends("photo")
    assert TEXTS.press_button in coordinator.says("Jest {title}", edited=True)
    talk.restart()
    assert coordinator.says("Jest {title}").startswith(TEXTS.changed)


@pytest.mark.parametrize("way_out", ["/anuluj", "button"])
def test_the_template_can_be_left_as_it_is(talk: Talk, coordinator: Person, way_out: str) -> None:
    begin(coordinator)
    said = coordinator.presses(TEXTS.leave) if way_out == "button" else coordinator.says(way_out)
    assert said.startswith(TEXTS.left)
    assert talk.dialog(7).form is None
    assert used(talk) == TEMPLATES["offered"]["pl"]


def test_the_original_comes_back(talk: Talk, coordinator: Person) -> None:
    begin(coordinator)
    coordinator.says("Jest {title}")
    reset = coordinator.data_of(TEXTS.reset)
    assert coordinator.presses(TEXTS.reset).startswith(TEXTS.was_reset)
    assert used(talk) == TEMPLATES["offered"]["pl"]
    assert TEXTS.reset not in coordinator.labels
    assert coordinator.forges(reset).startswith(TEXTS.not_edited)


def test_who_lost_the_role_changes_nothing_any_more(talk: Talk, coordinator: Person) -> None:
    begin(coordinator)
    with talk.database.transaction() as connection:
        StaffService(talk.clock).revoke(connection, "telegram:7", Role.COORDINATOR, actor="cli")
    assert coordinator.says("Jest {title}") == TEXTS.left
    assert used(talk) == TEMPLATES["offered"]["pl"]
    assert coordinator.forges("t:edit:pl.offered") == HINTS["pl"].outdated_button


def test_an_old_question_is_forgotten(talk: Talk, coordinator: Person) -> None:
    begin(coordinator)
    talk.clock.advance(timedelta(hours=25))
    coordinator.says("Jest {title}")
    assert talk.dialog(7).form is None
    assert used(talk) == TEMPLATES["offered"]["pl"]
