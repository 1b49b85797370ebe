"""What ``interekip event`` prints: sentences for a coordinator, and JSON objects that scripts rely on."""

from typing import assert_never

from bot.clock import in_warsaw
from bot.entry.problem import FieldProblem
from bot.forum.event import Event, Seats
from bot.forum.model import (
    AlreadyRegistered,
    ApplicantField,
    Confirmed,
    ConsentMissing,
    EventCancelled,
    EventUnknown,
    InvalidApplicant,
    OrganisationFull,
    Pending,
    Registration,
    RegistrationState,
    SessionFull,
    SessionsClash,
    SessionUnknown,
    SignupClosed,
    SignupNotOpen,
    SignUpResult,
    Waiting,
)
from bot.forum.outcomes import Cancelled, CancelResult, NothingToCancel

JsonObject = dict[str, object]

_FIELDS = {
    ApplicantField.NAME: "imię i nazwisko (--name)",
    ApplicantField.ORGANISATION: "nazwa organizacji (--organisation)",
    ApplicantField.ORGANISATION_NUMBER: "NIP, KRS albo REGON (--organisation-number)",
    ApplicantField.MUNICIPALITY: "gmina (--municipality)",
    ApplicantField.ROLE: "funkcja (--role)",
    ApplicantField.EMAIL: "adres e-mail (--email)",
    ApplicantField.PHONE: "numer telefonu (--phone)",
    ApplicantField.ACCESSIBILITY: "potrzeby związane z dostępnością (--accessibility)",
    ApplicantField.DIETARY: "dieta (--dietary)",
}
_PROBLEMS = {
    FieldProblem.TOO_SHORT: "za krótkie: potrzeba co najmniej dwóch liter",
    FieldProblem.TOO_LONG: "za długie",
    FieldProblem.NOT_AN_EMAIL: "to nie jest adres e-mail",
    FieldProblem.NOT_A_PHONE: "to nie jest numer telefonu; dla numeru spoza Polski podaj kierunkowy, np. +380",
    FieldProblem.NOT_A_NUMBER: "to nie jest NIP, KRS ani REGON: sprawdź cyfry",
}


def event_as_json(event: Event, seats: Seats) -> JsonObject:
    """Return the event with its seats; moments in Europe/Warsaw with their offset."""
    return {
        "id": event.id,
        "title": event.title,
        "place": event.place,
        "starts_at": in_warsaw(event.starts_at).isoformat(timespec="minutes"),
        "ends_at": in_warsaw(event.ends_at).isoformat(timespec="minutes"),
        "signup_deadline": in_warsaw(event.signup_deadline).isoformat(timespec="minutes"),
        "capacity": seats.capacity,
        "confirmed": seats.confirmed,
        "waiting": seats.waiting,
        "sample": event.sample,
    }


def event_as_text(event: Event, seats: Seats) -> str:
    """Return two lines about the event."""
    start, end, deadline = map(in_warsaw, (event.starts_at, event.ends_at, event.signup_deadline))
    until = f"{end:%H:%M}" if end.date() == start.date() else f"{end:%Y-%m-%d %H:%M}"
    return (
        f"{event.id}  {event.title}\n"
        f"   {start:%Y-%m-%d %H:%M}-{until}, {event.place}; zapisy do {deadline:%Y-%m-%d %H:%M}; "
        f"zajęte {seats.taken} z {seats.capacity}, na liście rezerwowej {seats.waiting}"
    )


def signup_succeeded(result: SignUpResult) -> bool:
    """Return whether the person now has a seat, a place on the waiting list, or waits for a decision."""
    return isinstance(result, Confirmed | Waiting | Pending)


def signup_as_json(result: SignUpResult) -> JsonObject:
    """Return what became of a sign-up; keys that do not apply are left out."""
    match result:
        case Confirmed(registration, event):
            return {"status": "confirmed", "registration_id": registration.id, "sample": event.sample}
        case Waiting(registration, event, place):
            found = {"registration_id": registration.id, "place": place, "sample": event.sample}
            return {"status": "waiting", **found}
        case Pending(registration, event):
            return {"status": "pending", "registration_id": registration.id, "sample": event.sample}
        case AlreadyRegistered(registration):
            return {"status": "already_registered", "registration_id": registration.id, "place": registration.place}
        case InvalidApplicant(field, problem):
            return {"status": "invalid", "field": field.value, "problem": problem.value}
        case _:
            return {"status": _refusal(result)[0]}


def signup_as_text(result: SignUpResult) -> str:
    """Return what became of a sign-up as a sentence."""
    match result:
        case Confirmed(registration, event):
            return f"Zapisano, zgłoszenie nr {registration.id}.{_sample_note(event)}"
        case Waiting(registration, event, place):
            return (
                f"Brak wolnych miejsc. Zgłoszenie nr {registration.id} jest na liście rezerwowej, miejsce {place}."
                f"{_sample_note(event)}"
            )
        case Pending(registration, event):
            return f"Zgłoszenie nr {registration.id} czeka na decyzję koordynatora.{_sample_note(event)}"
        case AlreadyRegistered(registration):
            return (
                f"Ta osoba jest już zapisana, zgłoszenie nr {registration.id}. Jeżeli to ktoś inny o tym samym imieniu "
                "i nazwisku z tej samej organizacji, dopisz coś, co je odróżni."
            )
        case InvalidApplicant(field, problem):
            return f"Popraw pole: {_FIELDS[field]} - {_PROBLEMS[problem]}."
        case _:
            return _refusal(result)[1]


def cancel_as_json(result: CancelResult) -> JsonObject:
    """Return what became of a cancellation; ``told`` says whether they, and who got the seat, have a chat for it."""
    match result:
        case NothingToCancel():
            return {"status": "nothing_to_cancel"}
        case Cancelled(registration):
            told = registration.chat_id is not None
            found = {"registration_id": registration.id, "told": told, "promoted": _next(result.promoted)}
            return {"status": "cancelled", **found}
        case _:
            assert_never(result)


def cancel_as_text(result: CancelResult) -> str:
    """Return what became of a cancellation as a sentence."""
    match result:
        case NothingToCancel():
            return "Nie ma takiego czynnego zgłoszenia: sprawdź numer poleceniem interekip event export."
        case Cancelled(registration):
            call = " Zawiadom tę osobę, bo nie ma jej w Telegramie." if registration.chat_id is None else ""
            following = "" if result.promoted is None else f" {_about_next(result.promoted)}"
            return f"Odwołano zgłoszenie nr {registration.id}.{call}{following}"
        case _:
            assert_never(result)


def _next(promoted: Registration | None) -> JsonObject | None:
    if promoted is None:
        return None
    offered = promoted.state is RegistrationState.OFFERED
    return {"registration_id": promoted.id, "told": promoted.chat_id is not None, "offered": offered}


def _about_next(promoted: Registration) -> str:
    """Say who has the freed seat now, and whether somebody has to call them."""
    if promoted.offer_expires_at is not None:
        until = in_warsaw(promoted.offer_expires_at)
        return f"Miejsce zaproponowano zgłoszeniu nr {promoted.id}, które ma czas do {until:%Y-%m-%d %H:%M}."
    told = "wiadomość do tej osoby czeka na wysłanie"
    how = "zawiadom tę osobę, bo nie ma jej w Telegramie" if promoted.chat_id is None else told
    return f"Miejsce dostało zgłoszenie nr {promoted.id}: {how}."


_NotNow = SignupClosed | SignupNotOpen | EventCancelled | EventUnknown
_NotThem = ConsentMissing | OrganisationFull
_NotTheseSessions = SessionsClash | SessionFull | SessionUnknown


def _refusal(result: _NotNow | _NotThem | _NotTheseSessions) -> tuple[str, str]:
    """Return the word and the sentence of a refusal."""
    match result:
        case SignupClosed() | SignupNotOpen() | EventCancelled() | EventUnknown():
            return _not_now(result)
        case ConsentMissing():
            return "consent_missing", (
                "Bez zgody nie zapisano nikogo. Zapytaj tę osobę o zgodę na przetwarzanie danych "
                "i dodaj opcję --consent."
            )
        case OrganisationFull(_, limit):
            return "organisation_full", f"Limit osób z jednej organizacji to {limit}, i tyle już jest zapisanych."
        case SessionsClash() | SessionFull() | SessionUnknown():
            return _not_these_sessions(result)
        case _:
            assert_never(result)


def _not_now(result: _NotNow) -> tuple[str, str]:
    match result:
        case SignupClosed(event):
            when = in_warsaw(event.signup_deadline)
            return "closed", f"Zapisy zakończyły się {when:%Y-%m-%d o %H:%M}."
        case SignupNotOpen(event):
            when = in_warsaw(event.signup_opens_at or event.signup_deadline)
            return "not_open", f"Zapisy zaczną się {when:%Y-%m-%d o %H:%M}."
        case EventCancelled():
            return "event_cancelled", "To wydarzenie zostało odwołane."
        case EventUnknown():
            return "event_unknown", "Nie ma wydarzenia o tym numerze: zobacz interekip event list."
        case _:
            assert_never(result)


def _not_these_sessions(result: _NotTheseSessions) -> tuple[str, str]:
    match result:
        case SessionsClash(_, first, second):
            return (
                "sessions_clash",
                f"„{first.title}” i „{second.title}” odbywają się w tym samym czasie: wybierz jedno.",
            )
        case SessionFull(_, session):
            return "session_full", f"Na „{session.title}” nie ma już miejsc: wybierz coś innego."
        case SessionUnknown():
            return "session_unknown", "W programie tego wydarzenia nie ma takiej sesji do wyboru: sprawdź jej numer."
        case _:
            assert_never(result)


def _sample_note(event: Event) -> str:
    return " To wydarzenie przykładowe, które się nie odbędzie." if event.sample else ""
