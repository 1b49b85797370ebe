"""Filling the sign-up form in."""

from bot.forum.model import Group
from bot.messages.signup import SIGNUP
from tests.bot.conversation.talk import Person

ANSWERS = ("Łucja Nowak", "Fundacja Most")
AGREE = SIGNUP["pl"].agree


def to_summary(person: Person, event_id: int = 1) -> None:
    """Fill the form in up to its summary, with an e-mail."""
    person.forges(f"su:{event_id}")
    texts = SIGNUP[person.last[0].language]
    for answer in ANSWERS:
        person.says(answer)
    person.presses(texts.groups[Group.COUNCILLOR])
    add(person, "contact", "lucja@example.org")


def add(person: Person, step: str, answer: str) -> str:
    """Answer an optional question from the summary; return what comes back."""
    field = SIGNUP[person.last[0].language].fields[step]
    person.presses(next(label for label in person.labels if label.endswith(f" {field}")))
    return person.says(answer)
