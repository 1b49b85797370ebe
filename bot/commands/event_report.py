"""What ``interekip event`` prints: sentences for a coordinator, and JSON objects that scripts rely on."""

from typing import assert_never

from bot.clock import in_warsaw
from bot.forum.event import Event, Seats
from bot.forum.model import (
    AlreadyRegistered,
    ApplicantField,
    Cancelled,
    CancelResult,
    Confirmed,
    ConsentMissing,
    EventCancelled,
    EventUnknown,
    FieldProblem,
    InvalidApplicant,
    NothingToCancel,
    SignupClosed,
    SignUpResult,
    Waiting,
)

JsonObject = dict[str, object]

_FIELDS = {
    ApplicantField.NAME: "imię i nazwisko (--name)",
    ApplicantField.ORGANISATION: "nazwa organizacji (--organisation)",
    ApplicantField.EMAIL: "adres e-mail (--email)",
    ApplicantField.PHONE: "numer telefonu (--phone)",
}
_PROBLEMS = {
    FieldProblem.TOO_SHORT: "za krótkie: potrzeba co najmniej dwóch liter",
    FieldProblem.TOO_LONG: "za długie",
    FieldProblem.NOT_AN_EMAIL: "to nie jest adres e-mail",
    FieldProblem.NOT_A_PHONE: "to nie jest numer telefonu; dla numeru spoza Polski podaj kierunkowy, np. +380",
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
        f"zajęte {seats.confirmed} z {seats.capacity}, na liście rezerwowej {seats.waiting}"
    )


def signup_succeeded(result: SignUpResult) -> bool:
    """Return whether the person now has a seat or a place on the waiting list."""
    return isinstance(result, Confirmed | Waiting)


def signup_as_json(result: SignUpResult) -> JsonObject:
    """Return what became of a sign-up; keys that do not apply are left out."""
    match result:
        case Confirmed(registration, event):
            return {"status": "confirmed", "registration_id": registration.id, "sample": event.sample}
        case Waiting(registration, event, place):
            found = {"registration_id": registration.id, "place": place, "sample": event.sample}
            return {"status": "waiting", **found}
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
        case AlreadyRegistered(registration):
            return (
                f"Ta osoba jest już zapisana, zgłoszenie nr {registration.id}. Jeżeli to ktoś inny o tym samym imieniu "
                "i nazwisku z tej samej organizacji, dopisz coś, co je odróżni."
            )
        case InvalidApplicant(field, problem):
            return f"Popraw pole: {_FIELDS[field]} - {_PROBLEMS[problem]}."
        case _:
            return _refusal(result)[1]


def cancel_as_json(result: CancelResult, *, told: bool) -> JsonObject:
    """Return what became of a cancellation; ``told`` says whether a message to the promoted person was queued."""
    match result:
        case NothingToCancel():
            return {"status": "nothing_to_cancel"}
        case Cancelled(registration, _, promoted):
            next_one = None if promoted is None else {"registration_id": promoted.id, "told": told}
            return {"status": "cancelled", "registration_id": registration.id, "promoted": next_one}
        case _:
            assert_never(result)


def cancel_as_text(result: CancelResult, *, told: bool) -> str:
    """Return what became of a cancellation as a sentence."""
    match result:
        case NothingToCancel():
            return "Nie ma takiego czynnego zgłoszenia: sprawdź numer poleceniem interekip event export."
        case Cancelled(registration, _, promoted):
            if promoted is None:
                return f"Odwołano zgłoszenie nr {registration.id}."
            how = (
                "wiadomość do tej osoby czeka na wysłanie" if told else "zawiadom tę osobę, bo nie ma jej w Telegramie"
            )
            return f"Odwołano zgłoszenie nr {registration.id}. Miejsce dostało zgłoszenie nr {promoted.id}: {how}."
        case _:
            assert_never(result)


def _refusal(result: SignupClosed | EventCancelled | EventUnknown | ConsentMissing) -> tuple[str, str]:
    """Return the word and the sentence of a refusal."""
    match result:
        case SignupClosed(event):
            when = in_warsaw(event.signup_deadline)
            return "closed", f"Zapisy zakończyły się {when:%Y-%m-%d o %H:%M}."
        case EventCancelled():
            return "event_cancelled", "To wydarzenie zostało odwołane."
        case EventUnknown():
            return "event_unknown", "Nie ma wydarzenia o tym numerze: zobacz interekip event list."
        case ConsentMissing():
            return "consent_missing", (
                "Bez zgody nie zapisano nikogo. Zapytaj tę osobę o zgodę na przetwarzanie danych "
                "i dodaj opcję --consent."
            )
        case _:
            assert_never(result)


def _sample_note(event: Event) -> str:
    return " To wydarzenie przykładowe, które się nie odbędzie." if event.sample else ""
