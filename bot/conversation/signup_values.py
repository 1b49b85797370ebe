"""What was answered in the sign-up form, in words."""

from bot.answering.model import Language
from bot.conversation.form import FIELDS, OpenSignup, Step
from bot.conversation.wording import counted
from bot.forum.seating import SessionSeats
from bot.messages.signup import SIGNUP


def value_of(step: Step, signup: OpenSignup, language: Language) -> str:
    """Return what was answered at ``step``, "" when nothing was."""
    form = signup.form
    chosen = [each.session.title for each in signup.sessions if each.session.id in (form.sessions or ())]
    values = {
        Step.NAME: ", ".join(form.names),
        Step.ORGANISATION: form.organisation,
        Step.GROUP: SIGNUP[language].groups[form.group] if form.group else None,
        Step.SESSIONS: ", ".join(chosen),
        Step.CONTACT: form.contact,
        **{each: getattr(form, field) for each, field in FIELDS.items()},
    }
    return values.get(step) or ""


def session_room(seats: SessionSeats, language: Language) -> str:
    """Return how many seats are left, "" where everybody fits."""
    texts, capacity = SIGNUP[language], seats.session.capacity
    if capacity is None:
        return ""
    return texts.no_seats if seats.full else counted(texts.free, capacity - seats.taken, language)
