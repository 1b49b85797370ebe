"""Handing a filled-in form to the forum, and the way back into the form where the forum refuses an answer."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import assert_never

from bot.conversation.form import OpenSignup, SignupForm, Step
from bot.conversation.turn import Turn
from bot.forum.event import SessionId
from bot.forum.model import (
    CONSENT_VERSION,
    Applicant,
    ApplicantField,
    ConsentMissing,
    Group,
    InvalidApplicant,
    OrganisationFull,
    SessionFull,
    SessionsClash,
    SessionUnknown,
    manual_person,
)
from bot.forum.outcomes import GroupFull
from bot.messages.outcomes import OUTCOMES
from bot.messages.signup import SIGNUP

_STEP_OF = {
    ApplicantField.NAME: Step.NAME,
    ApplicantField.ORGANISATION: Step.ORGANISATION,
    ApplicantField.ORGANISATION_NUMBER: Step.NUMBER,
    ApplicantField.MUNICIPALITY: Step.MUNICIPALITY,
    ApplicantField.ROLE: Step.ROLE,
    ApplicantField.EMAIL: Step.CONTACT,
    ApplicantField.PHONE: Step.CONTACT,
    ApplicantField.ACCESSIBILITY: Step.ACCESSIBILITY,
    ApplicantField.DIETARY: Step.DIETARY,
}


@dataclass(frozen=True, slots=True)
class BackToForm:
    """The forum refuses an answer: the form leads back to it, and ``note`` says why."""

    form: SignupForm
    note: str


Refused = (
    ConsentMissing | InvalidApplicant | SessionsClash | SessionFull | SessionUnknown | OrganisationFull | GroupFull
)


def back_to_form(turn: Turn, signup: OpenSignup, refused: Refused) -> BackToForm:
    """Return the form at the answer that the forum refuses."""
    form, texts = signup.form, OUTCOMES[turn.language]
    match refused:
        case ConsentMissing():
            step, note = Step.SUMMARY, ""
        case InvalidApplicant(field, problem):
            step, note = _STEP_OF[field], SIGNUP[turn.language].problems[problem]
        case SessionsClash(first=first, second=second):
            step, note = Step.SESSIONS, texts.clash.format(first=first.title, second=second.title)
        case SessionFull(session=session):
            form = replace(form, sessions=tuple(each for each in form.sessions or () if each != session.id))
            step, note = Step.SESSIONS, texts.session_full.format(session=session.title)
        case SessionUnknown():
            form = replace(form, sessions=())
            step, note = Step.SESSIONS, texts.session_unknown
        case OrganisationFull(limit=limit):
            step, note = Step.SUMMARY, texts.organisation_full.format(limit=limit)
        case GroupFull(group=group):
            step, note = Step.GROUP, texts.group_full.format(group=SIGNUP[turn.language].groups[group])
        case _:
            assert_never(refused)
    return BackToForm(form.at(step, turn.now), note)


def applicant_of(turn: Turn, form: SignupForm) -> Applicant:
    """Return what the form tells of the person in the chat, who agrees with this very press."""
    return Applicant(
        person=turn.person,
        name=form.names[0],
        organisation=form.organisation or "",
        group=form.group or Group.OTHER,
        consent_version=CONSENT_VERSION,
        consent_at=turn.now,
        email=form.email,
        phone=form.phone,
        chat_id=turn.chat_id,
        organisation_number=form.organisation_number,
        municipality=form.municipality,
        role=form.role,
        language=turn.language,
        sessions=tuple(SessionId(each) for each in form.sessions or ()),
        accessibility=form.accessibility,
        dietary=form.dietary,
    )


def applicants_of(turn: Turn, form: SignupForm) -> Iterator[Applicant]:
    """Yield the colleagues whom the person in the chat signs up; what they are told comes to that chat."""
    common = replace(applicant_of(turn, form), signed_up_by=turn.person)
    for name in form.names:
        yield replace(common, name=name, person=manual_person(name, common.organisation))
