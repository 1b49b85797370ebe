"""What a text means as the answer to the question that a sign-up form is at."""

from collections.abc import Callable, Iterable
from datetime import datetime

from bot.conversation.form import FIELDS, Purpose, SignupForm, Step
from bot.entry.problem import FieldProblem
from bot.forum.applicant import (
    CheckedField,
    check_accessibility,
    check_dietary,
    check_email,
    check_municipality,
    check_name,
    check_organisation,
    check_phone,
    check_role,
)
from bot.forum.model import LARGEST_PARTY, InvalidApplicant
from bot.forum.organisations import check_organisation_number, suggest_organisations
from bot.messages.signup import SignupTexts
from bot.store.engine import Connection
from index.folding import fold

_OPTIONAL: dict[Step, Callable[[str], CheckedField]] = {
    Step.MUNICIPALITY: check_municipality,
    Step.ROLE: check_role,
    Step.NUMBER: check_organisation_number,
    Step.ACCESSIBILITY: check_accessibility,
    Step.DIETARY: check_dietary,
}


def entered(form: SignupForm, text: str, connection: Connection, now: datetime, texts: SignupTexts) -> SignupForm | str:
    """Return the form with ``text`` as its answer, or the sentence that says why it cannot be one.

    Args:
        form: the form at its question.
        text: what was typed, with its line breaks.
        connection: to look known organisations up.
        now: the time of the answer.
        texts: of the language to complain in.

    """
    match form.step:
        case Step.NAME:
            return _names(form, text, now, texts)
        case Step.ORGANISATION:
            return _organisation(form, text, connection, now, texts)
        case Step.CONTACT:
            return _contact(form, text, now, texts)
        case Step.GROUP | Step.SESSIONS | Step.SUMMARY:
            return texts.press_button
        case step:
            checked = _OPTIONAL[step](text)
            if isinstance(checked, InvalidApplicant):
                return texts.problems[checked.problem]
            return form.answered(now, **{FIELDS[step]: checked})


def _names(form: SignupForm, text: str, now: datetime, texts: SignupTexts) -> SignupForm | str:
    typed = [line for line in text.splitlines() if line.strip()] if form.purpose is Purpose.OTHERS else [text]
    if len(typed) > LARGEST_PARTY:
        return texts.too_many.format(most=LARGEST_PARTY)
    checked = [check_name(line) for line in typed]
    wrong = next((each for each in checked if isinstance(each, InvalidApplicant)), None)
    if wrong is not None or not checked:
        return texts.problems[FieldProblem.TOO_SHORT if wrong is None else wrong.problem]
    return form.answered(now, names=tuple(_without_repeats(str(each) for each in checked)))


def _without_repeats(names: Iterable[str]) -> list[str]:
    """Return ``names`` with each person once, however it is spelt."""
    return list({fold(name): name for name in names}.values())


def _organisation(
    form: SignupForm, text: str, connection: Connection, now: datetime, texts: SignupTexts
) -> SignupForm | str:
    """Take the organisation as it is known; when only similar ones are, offer these."""
    name = check_organisation(text)
    if isinstance(name, InvalidApplicant):
        return texts.problems[name.problem]
    known = suggest_organisations(connection, name)
    same = next((each for each in known if fold(each) == fold(name)), None)
    if same is not None or not known:
        return form.answered(now, organisation=same or name)
    return form.asking(now, typed=name, suggested=tuple(known))


def _contact(form: SignupForm, text: str, now: datetime, texts: SignupTexts) -> SignupForm | str:
    checked = check_email(text) if "@" in text else check_phone(text)
    if isinstance(checked, InvalidApplicant):
        return texts.problems[checked.problem]
    email, phone = (checked, None) if "@" in text else (None, checked)
    return form.answered(now, email=email, phone=phone)
