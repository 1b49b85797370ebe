"""Filling the sign-up form in."""

from bot.forum.model import Group
from bot.messages.signup import SIGNUP
from tests.bot.conversation.talk import Person

ANSWERS = ("Łucja Nowak", "Fundacja Most")


def to_summary(person: Person, event_id: int = 1) -> None:
    """Fill the form in up to its last step."""
    person.forges(f"su:{event_id}")
    texts = SIGNUP[person.last[0].language]
    for answer in ANSWERS:
        person.says(answer)
    person.presses(texts.groups[Group.COUNCILLOR])
    person.says("lucja@example.org")
    person.presses(texts.agree)
