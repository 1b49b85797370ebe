"""The audit log as an administrator reads it: when, who, what, and how it was before and after."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from bot.answering.model import Language
from bot.conversation.model import Block, Button, Paragraph, Strong
from bot.conversation.staff_press import StaffVerb, staff_button
from bot.conversation.turn import Reply, Turn
from bot.conversation.wording import amount, at_time
from bot.messages.journal import JOURNAL, JournalTexts, journal_texts
from bot.messages.signup import SIGNUP
from bot.messages.team import TEAM
from bot.staff.roles import StaffService
from bot.store import audit
from bot.store.audit import AuditEntry

PAGE = 8
_LONGEST_VALUE = 120
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+[+-]\d\d:\d\d")
_AMOUNT = re.compile(r"-?\d+\.\d\d")
_TOLD_ELSEWHERE = frozenset({"before", "after", "sample", "changed"})
_TERMINAL, _PROGRAM = "cli", "system"


class Journal:
    """Shows the log; who asks was checked before."""

    def __init__(self, staff: StaffService) -> None:
        self._staff = staff

    def show(self, turn: Turn, before: int = 0, *, instead: bool = False) -> Reply:
        """Show a page of entries, the newest first.

        Args:
            turn: whose.
            before: the entry that stands just above the page, as it came from a button; 0 for the first page.
            instead: whether it takes the place of the message whose button was pressed.
        """
        texts = TEAM[turn.language]
        found = audit.latest(turn.connection, PAGE + 1, before=before)
        names = {each.person: each.name for each in self._staff.members(turn.connection) if each.name}
        entries = [journal_block(each, names, turn.language) for each in found[:PAGE]]
        blocks = [Paragraph((Strong(texts.journal_title),)), *(entries or [Paragraph((texts.journal_empty,))])]
        say = turn.instead if instead else turn.message
        return turn.reply(say(blocks, list(_rows(found, turn.language))))


def who(actor: str, names: Mapping[str, str], language: Language) -> str:
    """Return how an actor is called.

    Args:
        actor: "telegram:ID", "cli", "cli:NAME" or "system", or the mark of somebody who was forgotten.
        names: of people by "telegram:ID".
        language: to say it in.
    """
    texts = TEAM[language]
    known = {_TERMINAL: texts.terminal, _PROGRAM: texts.itself, audit.FORGOTTEN: texts.forgotten, **names}
    if actor in known:
        return known[actor]
    kind, _, name = actor.partition(":")
    if kind == _TERMINAL:
        return f"{texts.terminal} ({name})"
    return texts.person.format(number=name) if kind == "telegram" else actor


def journal_block(entry: AuditEntry, names: Mapping[str, str], language: Language) -> Block:
    """Return one entry of the log; ``names`` are those of people by "telegram:ID"."""
    texts = journal_texts(entry.subject, language)
    kind, _, identifier = entry.subject.partition(":")
    pattern = texts.subjects.get(kind)
    subject = entry.subject if pattern is None else pattern.format(id=identifier).strip()
    what = texts.actions.get(entry.action, entry.action)
    lines = "".join(f"\n{line}" for line in _Details(texts, language).lines(_changed(entry)))
    heading = Strong(f"{at_time(entry.at, language)}, {who(entry.actor, names, language)}")
    return Paragraph((heading, f"\n{what}: {subject}{lines}"))


def _changed(entry: AuditEntry) -> Mapping[str, object]:
    """Return the details; a state before has the one after it beside it, which else only the action tells."""
    details = dict(entry.details)
    if isinstance(details.get("before"), str) and "after" not in details:
        details["after"] = details.pop("state", entry.action.rpartition(".")[2])
    return details


@dataclass(frozen=True, slots=True)
class _Details:
    """What an entry says of what was done."""

    texts: JournalTexts
    language: Language

    def lines(self, details: Mapping[str, object]) -> Iterator[str]:
        """Yield what was before and after, property by property, then what else is known of it."""
        before, after = details.get("before"), details.get("after")
        if isinstance(before, Mapping) and isinstance(after, Mapping):
            for name in [*before, *(each for each in after if each not in before)]:
                yield f"{self._property(name)}: {self._before_after(before.get(name), after.get(name))}"
        elif "before" in details or "after" in details:
            yield self._before_after(before, after)
        others = {name: value for name, value in details.items() if name not in _TOLD_ELSEWHERE}
        if others:
            yield ", ".join(f"{self._property(name)}: {self._value(value)}" for name, value in others.items())

    def _before_after(self, before: object, after: object) -> str:
        return self.texts.before_after.format(before=self._value(before), after=self._value(after))

    def _property(self, name: str) -> str:
        named, _, group = name.partition(".")
        of_group = f" {SIGNUP[self.language].groups.get(group, group)}" if group else ""
        return f"{self.texts.properties.get(named, named)}{of_group}"

    def _value(self, value: object) -> str:
        if value is None or value == "":
            return self.texts.nothing
        if isinstance(value, list):
            return ", ".join(self._value(each) for each in value)
        text = " ".join(str(value).split())
        if _MOMENT.fullmatch(text):
            return at_time(datetime.fromisoformat(text), self.language)
        if _AMOUNT.fullmatch(text):
            return amount(Decimal(text), self.language)
        known = self.texts.values.get(text) or _audience(text, self.language) or text
        return known if len(known) <= _LONGEST_VALUE else f"{known[: _LONGEST_VALUE - 1]}…"


def _audience(text: str, language: Language) -> str | None:
    """Return whom a message went to, for "group.GROUP" and "session.NUMBER"."""
    kind, _, name = text.partition(".")
    if kind == "session" and name.isdecimal():
        return JOURNAL[language].subjects[kind].format(id=name)
    return SIGNUP[language].groups.get(name) if kind == "group" else None


def _rows(found: Sequence[AuditEntry], language: Language) -> Iterator[Sequence[Button]]:
    texts = TEAM[language]
    if len(found) > PAGE:
        yield [staff_button(texts.older, StaffVerb.JOURNAL, found[PAGE - 1].id)]
    yield [staff_button(texts.back, StaffVerb.TEAM)]
