"""Every text exists in all three languages, with the same places to fill in."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from string import Formatter
from typing import Any

import pytest
from babel import Locale

from bot.messages.administration import ADMINISTRATION
from bot.messages.answers import ANSWERS
from bot.messages.campaign import CAMPAIGN
from bot.messages.data_notice import DATA_NOTICE
from bot.messages.dates import DATES
from bot.messages.desk import DESK
from bot.messages.documents import DOCUMENTS
from bot.messages.door import DOOR
from bot.messages.event_editing import EVENT_EDITING
from bot.messages.events import EVENTS
from bot.messages.feedback import FEEDBACK
from bot.messages.hints import HINTS
from bot.messages.impressions import IMPRESSIONS
from bot.messages.ingest import INGEST
from bot.messages.journal import JOURNAL
from bot.messages.notice_parts import NOTICE_PARTS
from bot.messages.outcomes import OUTCOMES
from bot.messages.privacy import PRIVACY
from bot.messages.registration_card import CARD
from bot.messages.registrations import REGISTRATIONS
from bot.messages.signup import SIGNUP
from bot.messages.sources import SOURCES
from bot.messages.team import TEAM
from bot.messages.template_editing import TEMPLATE_EDITING
from bot.messages.templates import TEMPLATES
from bot.messages.verification import VERIFICATION
from bot.messages.voucher_card import VOUCHER_CARD
from bot.messages.voucher_data_notice import VOUCHER_DATA_NOTICE
from bot.messages.voucher_desk import VOUCHER_DESK
from bot.messages.voucher_eligibility import VOUCHER_ELIGIBILITY
from bot.messages.voucher_form import VOUCHER_FORM
from bot.messages.voucher_journal import VOUCHER_JOURNAL
from bot.messages.voucher_mine import VOUCHER_MINE
from bot.messages.voucher_notice_parts import VOUCHER_NOTICE_PARTS
from bot.messages.voucher_ranking import VOUCHER_RANKING
from bot.messages.voucher_reasons import VOUCHER_REASONS
from bot.messages.voucher_redeeming import VOUCHER_REDEEMING
from bot.messages.voucher_refusals import VOUCHER_REFUSALS
from bot.messages.voucher_review import VOUCHER_REVIEW
from bot.messages.voucher_running import VOUCHER_RUNNING
from bot.messages.voucher_start import VOUCHER_START
from bot.messages.voucher_templates import VOUCHER_TEMPLATES
from bot.messages.voucher_words import VOUCHER_WORDS
from bot.messages.welcome import WELCOME


def _by_language(templates: Mapping[str, Mapping[str, str]]) -> Mapping[str, Mapping[str, str]]:
    return {code: {key: of[code] for key, of in templates.items()} for code in ("pl", "en", "uk")}


TABLES: dict[str, Mapping[str, Any]] = {
    "administration": ADMINISTRATION,
    "answers": ANSWERS,
    "campaign": CAMPAIGN,
    "data_notice": DATA_NOTICE,
    "desk": DESK,
    "documents": DOCUMENTS,
    "door": DOOR,
    "event_editing": EVENT_EDITING,
    "events": EVENTS,
    "feedback": FEEDBACK,
    "hints": HINTS,
    "impressions": IMPRESSIONS,
    "ingest": INGEST,
    "journal": JOURNAL,
    "notice_parts": NOTICE_PARTS,
    "outcomes": OUTCOMES,
    "privacy": PRIVACY,
    "registration_card": CARD,
    "registrations": REGISTRATIONS,
    "signup": SIGNUP,
    "sources": SOURCES,
    "team": TEAM,
    "template_editing": TEMPLATE_EDITING,
    "templates": _by_language(TEMPLATES),
    "verification": VERIFICATION,
    "voucher_notice_parts": VOUCHER_NOTICE_PARTS,
    "voucher_reasons": VOUCHER_REASONS,
    "voucher_card": VOUCHER_CARD,
    "voucher_desk": VOUCHER_DESK,
    "voucher_journal": VOUCHER_JOURNAL,
    "voucher_ranking": VOUCHER_RANKING,
    "voucher_redeeming": VOUCHER_REDEEMING,
    "voucher_review": VOUCHER_REVIEW,
    "voucher_running": VOUCHER_RUNNING,
    "voucher_data_notice": VOUCHER_DATA_NOTICE,
    "voucher_eligibility": VOUCHER_ELIGIBILITY,
    "voucher_form": VOUCHER_FORM,
    "voucher_mine": VOUCHER_MINE,
    "voucher_refusals": VOUCHER_REFUSALS,
    "voucher_start": VOUCHER_START,
    "voucher_templates": _by_language(VOUCHER_TEMPLATES),
    "voucher_words": VOUCHER_WORDS,
    "welcome": WELCOME,
}
PLURAL = {"one", "few", "many", "other"}
each_table = pytest.mark.parametrize("name", TABLES)


def texts(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text below ``value`` with its path; plural forms under one path, since languages differ in them."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Mapping):
        plural = set(value) <= PLURAL
        for key, part in value.items():
            yield from texts(part, f"{path}.*" if plural else f"{path}.{key}")
    elif isinstance(value, tuple):
        for number, part in enumerate(value):
            yield from texts(part, f"{path}.{number}")
    else:
        assert is_dataclass(value)
        for field in fields(value):
            yield from texts(getattr(value, field.name), f"{path}.{field.name}")


def plurals(value: object) -> Iterator[Mapping[str, str]]:
    """Yield the tables of plural forms below ``value``."""
    if isinstance(value, Mapping) and value and set(value) <= PLURAL:
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from plurals(getattr(value, field.name))


def places(text: str) -> set[str | None]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@each_table
def test_all_languages_say_the_same_things(name: str) -> None:
    said = {language: {path for path, _ in texts(table)} for language, table in TABLES[name].items()}
    assert said["pl"] == said["en"] == said["uk"]


@each_table
def test_all_languages_have_the_same_places_to_fill_in(name: str) -> None:
    found = {
        language: {(path, place) for path, text in texts(table) for place in places(text)}
        for language, table in TABLES[name].items()
    }
    assert found["pl"] == found["en"] == found["uk"]


@each_table
def test_no_text_is_empty_or_has_stray_blanks(name: str) -> None:
    odd = [
        (language, path)
        for language, table in TABLES[name].items()
        for path, text in texts(table)
        if not text.strip() or "  " in text or text != text.rstrip()
    ]
    assert odd == []


@each_table
def test_plurals_have_every_form_that_the_language_needs(name: str) -> None:
    for language, table in TABLES[name].items():
        needed = set(Locale(language).plural_form.tags) | {"other"}
        assert [forms for forms in plurals(table) if set(forms) != needed] == []


@each_table
def test_ukrainian_is_written_in_cyrillic_and_the_others_are_not(name: str) -> None:
    for language, table in TABLES[name].items():
        for path, text in texts(table):
            words = re.sub(r"\{\w+\}|/\w+|polski|English|українська|\S+@\S+", "", text)
            cyrillic = bool(re.search(r"[а-яіїєґ]", words, re.IGNORECASE))
            letters = any(character.isalpha() for character in words)
            assert cyrillic == (language == "uk" and letters), (language, path, text)


def test_dates_have_a_pattern_in_every_language() -> None:
    assert set(DATES) == {"pl", "en", "uk"}
