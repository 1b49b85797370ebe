"""Sign-up forms as they begin: blank, with what the person said the last time, or with what is to be changed."""

from datetime import datetime

from bot.conversation.form import Purpose, SignupForm
from bot.forum.event import Event, Session
from bot.forum.model import Applicant, Registration
from bot.forum.needs import Needs


def blank_form(event: Event, now: datetime, purpose: Purpose, *, offers_sessions: bool) -> SignupForm:
    """Return a form without answers."""
    return SignupForm(event.id, started_at=now, changed_at=now, purpose=purpose, offers_sessions=offers_sessions)


def form_of_known(event: Event, now: datetime, last: Applicant, *, offers_sessions: bool) -> SignupForm:
    """Return the form at its summary, with what the person said about themselves at their last sign-up."""
    return SignupForm(
        event.id,
        started_at=now,
        changed_at=now,
        offers_sessions=offers_sessions,
        names=(last.name,) if last.name else (),
        organisation=last.organisation or None,
        group=last.group,
        sessions=(),
        email=last.email,
        phone=last.phone,
        municipality=last.municipality,
        role=last.role,
        organisation_number=last.organisation_number,
        accessibility=last.accessibility,
        dietary=last.dietary,
    ).at_its_end()


def form_of_change(
    registration: Registration, sessions: list[Session], needs: Needs, now: datetime, *, offers_sessions: bool
) -> SignupForm:
    """Return the form at its summary, with what the registration says."""
    return SignupForm(
        registration.event_id,
        started_at=now,
        changed_at=now,
        purpose=Purpose.CHANGE,
        registration_id=registration.id,
        offers_sessions=offers_sessions,
        names=(registration.name,),
        organisation=registration.organisation,
        group=registration.group,
        sessions=tuple(session.id for session in sessions),
        email=registration.email,
        phone=registration.phone,
        municipality=registration.municipality,
        role=registration.role,
        organisation_number=registration.organisation_number,
        accessibility=needs.accessibility,
        dietary=needs.dietary,
    ).at_its_end()
