"""Where a button of the sign-up form leads; pure."""

from datetime import datetime

from bot.conversation.buttons import FormAction, FormPress
from bot.conversation.form import CORRECTABLE, SignupForm, Step
from bot.forum.model import CONSENT_VERSION, Group


def moved(form: SignupForm, press: FormPress, now: datetime) -> SignupForm:
    """Return the form after a button that answers or leads to another step.

    A press that makes no sense at the step of the form, or with a value that is none, leaves it as it was.
    """
    match press.action, form.step:
        case FormAction.BACK, _:
            return form.back(now)
        case FormAction.GO_TO, Step.SUMMARY if press.value in CORRECTABLE:
            return form.at(Step(press.value), now)
        case _:
            values = _answer(form, press, now)
            return form if values is None else form.answered(now, **values)


def _answer(form: SignupForm, press: FormPress, now: datetime) -> dict[str, object] | None:
    """Return the fields that the button sets, none of them for one that keeps what is there; None for no answer."""
    match press.action, form.step:
        case FormAction.GROUP, Step.GROUP if press.value in set(Group):
            return {"group": Group(press.value)}
        case FormAction.SKIP, Step.CONTACT:
            return {"email": None, "phone": None, "contact_settled": True}
        case FormAction.AGREE, Step.CONSENT:
            return {"consent_at": now, "consent_version": CONSENT_VERSION}
        case FormAction.KEEP, step if step in CORRECTABLE and step.number < form.missing.number:
            return {}
        case _:
            return None
