"""Where a button of the sign-up form leads; pure."""

from datetime import datetime

from bot.conversation.buttons import FormAction, FormPress
from bot.conversation.form import FIELDS, OPTIONAL, OpenSignup, SignupForm, Step
from bot.forum.event import Session
from bot.forum.model import Group

AS_TYPED = "typed"
"""The value of the button that takes an organisation as it was typed, though known ones are like it."""

_FILLED_AT = {Step.CONTACT: ("email", "phone"), **{step: (field,) for step, field in FIELDS.items()}}


def moved(signup: OpenSignup, press: FormPress, now: datetime) -> SignupForm:
    """Return the form after a button that answers or leads to another step.

    A press that makes no sense at the step of the form, or with a value that is none, leaves it as it was.
    """
    form = signup.form
    match press.action, form.step:
        case FormAction.BACK, _:
            return form.back(now)
        case FormAction.GO_TO, Step.SUMMARY if press.value in {*form.required, *form.optional}:
            return form.at(Step(press.value), now)
        case FormAction.SESSION, Step.SESSIONS:
            return _with_session(signup, press.value, now)
        case _:
            values = _answer(form, press)
            return form if values is None else form.answered(now, **values)


def _answer(form: SignupForm, press: FormPress) -> dict[str, object] | None:
    """Return the fields that the button sets, none of them for one that keeps what is there; None for no answer."""
    match press.action, form.step:
        case FormAction.GROUP, Step.GROUP if press.value in set(Group):
            return {"group": Group(press.value)}
        case FormAction.ORGANISATION, Step.ORGANISATION:
            chosen = _organisation(form, press.value)
            return None if chosen is None else {"organisation": chosen}
        case FormAction.ONWARD, Step.SESSIONS:
            return {"sessions": form.sessions or ()}
        case FormAction.SKIP, step if step in OPTIONAL:
            return dict.fromkeys(_FILLED_AT[step])
        case FormAction.KEEP, Step.NAME | Step.ORGANISATION | Step.GROUP if _is_answered(form):
            return {}
        case _:
            return None


def _is_answered(form: SignupForm) -> bool:
    return form.missing not in form.required or form.required.index(form.step) < form.required.index(form.missing)


def _organisation(form: SignupForm, value: str) -> str | None:
    """Return the organisation that a button names: what was typed, or the number of a suggestion."""
    if value == AS_TYPED:
        return form.typed
    known = {str(number): name for number, name in enumerate(form.suggested)}
    return known.get(value)


def _with_session(signup: OpenSignup, value: str, now: datetime) -> SignupForm:
    """Choose a session in place of those at its time, or take it back; go on when nothing else can be chosen."""
    form = signup.form
    offered = {str(each.session.id): each for each in signup.sessions}
    pressed, chosen = offered.get(value), set(form.sessions or ())
    if pressed is None or (pressed.full and pressed.session.id not in chosen):
        return form
    if pressed.session.id in chosen:
        return form.asking(now, sessions=tuple(sorted(chosen - {pressed.session.id})))
    at_its_time = {each.session.id for each in signup.sessions if _overlap(each.session, pressed.session)}
    kept = tuple(sorted({*(chosen - at_its_time), pressed.session.id}))
    return form.asking(now, sessions=kept) if _more_to_choose(signup, kept) else form.answered(now, sessions=kept)


def _more_to_choose(signup: OpenSignup, chosen: tuple[int, ...]) -> bool:
    """Return whether a session with room is at a time of its own."""
    taken = [each.session for each in signup.sessions if each.session.id in chosen]
    return any(not each.full and not any(_overlap(each.session, other) for other in taken) for each in signup.sessions)


def _overlap(one: Session, other: Session) -> bool:
    return one.starts_at < other.ends_at and other.starts_at < one.ends_at
