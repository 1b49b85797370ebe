"""What the commands of the door print: sentences for whoever stands there, and JSON objects that scripts rely on."""

from collections.abc import Iterable
from typing import assert_never

from bot.clock import in_warsaw
from bot.commands.event_desk import JsonObject
from bot.commands.event_report import signup_as_json, signup_as_text
from bot.forum.attendance_model import (
    AlreadyCheckedIn,
    CheckedIn,
    CheckInResult,
    CheckInUndone,
    Merged,
    NoSeatLeft,
    NotAdmitted,
    NothingToUndo,
    Obstacle,
    RowFault,
    UndoResult,
    WalkInResult,
)
from bot.forum.model import ConsentMissing, InvalidApplicant, Registration
from bot.forum.tickets import (
    CancelledTicket,
    ForgedTicket,
    NotATicket,
    OtherEventsTicket,
    ReplacedTicket,
    TicketFault,
)

_OBSTACLES = {
    Obstacle.UNKNOWN: "nie ma takiego zgłoszenia ani wydarzenia",
    Obstacle.NOT_OUR_TICKET: "to nie jest ważny bilet",
    Obstacle.OTHER_EVENT: "to zgłoszenie na inne wydarzenie",
    Obstacle.EVENT_CANCELLED: "wydarzenie zostało odwołane",
    Obstacle.WITHOUT_SEAT: "ta osoba nie ma miejsca, tylko czeka; wpuść ją poleceniem interekip event walkin",
    Obstacle.GONE: "zgłoszenie jest odwołane, odrzucone albo wygasło",
    Obstacle.TOO_EARLY: "za wcześnie: wpuszczać można od 12 godzin przed początkiem",
    Obstacle.TOO_LATE: "za późno: wpuszczać można do 12 godzin po końcu",
    Obstacle.IN_THE_FUTURE: "czas jest późniejszy niż teraz; sprawdź zegar urządzenia",
    Obstacle.UNREADABLE: "potrzebny jest bilet albo numer zgłoszenia, a w drugiej kolumnie czas",
}


def check_in_succeeded(result: CheckInResult | UndoResult | WalkInResult) -> bool:
    """Return whether the person counts, from now or from before, as the command wanted."""
    return isinstance(result, CheckedIn | AlreadyCheckedIn | CheckInUndone)


def check_in_as_json(result: CheckInResult | UndoResult) -> JsonObject:
    """Return what became of a check-in, or of taking it back."""
    match result:
        case CheckedIn(registration):
            return {"status": "checked_in", **_who(registration)}
        case AlreadyCheckedIn(registration):
            return {"status": "already_checked_in", **_who(registration)}
        case NotAdmitted(obstacle, registration):
            who = {} if registration is None else _who(registration)
            return {"status": "not_admitted", "reason": obstacle.value, **who}
        case CheckInUndone(registration):
            return {"status": "undone", **_who(registration)}
        case NothingToUndo():
            return {"status": "nothing_to_undo"}
        case _:
            assert_never(result)


def check_in_as_text(result: CheckInResult | UndoResult) -> str:
    """Return what became of a check-in, or of taking it back, as a sentence."""
    match result:
        case CheckedIn(registration):
            return f"Obecność zapisana: {person_as_text(registration)}."
        case AlreadyCheckedIn(registration):
            return f"Ta osoba już weszła {_time(registration)}: {person_as_text(registration)}."
        case NotAdmitted(obstacle, registration):
            who = "" if registration is None else f" ({person_as_text(registration)})"
            return f"Nie wpuszczono{who}: {_OBSTACLES[obstacle]}."
        case CheckInUndone(registration):
            return f"Cofnięto obecność: {person_as_text(registration)}."
        case NothingToUndo():
            return "Nie ma czego cofać: ta osoba nie ma zapisanej obecności."
        case _:
            assert_never(result)


def walk_in_as_json(result: WalkInResult) -> JsonObject:
    """Return what became of somebody who came without a seat."""
    match result:
        case NoSeatLeft(_, capacity):
            return {"status": "no_seat_left", "capacity": capacity}
        case ConsentMissing() | InvalidApplicant():
            return signup_as_json(result)
        case _:
            return check_in_as_json(result)


def walk_in_as_text(result: WalkInResult) -> str:
    """Return what became of somebody who came without a seat as a sentence."""
    match result:
        case NoSeatLeft(_, capacity):
            return f"Wszystkie miejsca ({capacity}) są zajęte. Aby wpuścić mimo to, dodaj opcję --over-capacity."
        case ConsentMissing() | InvalidApplicant():
            return signup_as_text(result)
        case _:
            return check_in_as_text(result)


def ticket_fault(fault: TicketFault) -> tuple[str, str]:
    """Return the word and the sentence of what is wrong with a ticket."""
    match fault:
        case NotATicket():
            return "not_a_ticket", "To nie jest bilet z tego systemu."
        case ForgedTicket():
            return "forged", "Ten bilet jest podrobiony albo uszkodzony. Znajdź osobę po nazwisku (--name)."
        case ReplacedTicket(registration):
            return "replaced", f"Ten bilet zastąpiono nowszym (zgłoszenie nr {registration.id}). Poproś o nowy."
        case CancelledTicket(registration):
            return "cancelled", f"Zgłoszenie nr {registration.id} jest odwołane, odrzucone albo wygasło."
        case OtherEventsTicket():
            return "other_event", "To bilet na inne wydarzenie."
        case _:
            assert_never(fault)


def people_as_json(found: Iterable[Registration]) -> JsonObject:
    """Return the people whom a name may mean."""
    return {"status": "several", "people": [_who(registration) for registration in found]}


def people_as_text(found: Iterable[Registration]) -> str:
    """Return the people whom a name may mean, a line for each."""
    lines = [f"  {person_as_text(registration)}" for registration in found]
    return "\n".join(["Pasuje więcej osób; wybierz jedną opcją --registration:", *lines])


def merged_as_json(merged: Merged, *, dry_run: bool) -> JsonObject:
    """Return what became of a list that was kept offline."""
    return {
        "dry_run": dry_run,
        "checked_in": merged.checked_in,
        "made_earlier": merged.made_earlier,
        "unchanged": merged.unchanged,
        "faults": [{"line": fault.line, "reason": fault.obstacle.value} for fault in merged.faults],
    }


def merged_as_text(merged: Merged, *, dry_run: bool) -> str:
    """Return what became of a list that was kept offline: a sentence, and a line for each fault."""
    counts = (
        f"nowe obecności: {merged.checked_in}, wcześniejszy czas: {merged.made_earlier}, "
        f"bez zmian: {merged.unchanged}, wiersze z błędem: {len(merged.faults)}"
    )
    head = f"Tylko sprawdzono ({counts})." if dry_run else f"Scalono listę ({counts})."
    return "\n".join([head, *map(_fault, merged.faults)])


def person_as_text(registration: Registration) -> str:
    """Return who it is, for whoever has to know at the door."""
    return f"{registration.name}, {registration.organisation} (zgłoszenie nr {registration.id})"


def _fault(fault: RowFault) -> str:
    return f"  wiersz {fault.line}: {_OBSTACLES[fault.obstacle]}"


def _who(registration: Registration) -> JsonObject:
    came = registration.checked_in_at
    return {
        "registration_id": registration.id,
        "event_id": registration.event_id,
        "name": registration.name,
        "organisation": registration.organisation,
        "checked_in_at": None if came is None else in_warsaw(came).isoformat(timespec="seconds"),
        "over_capacity": registration.over_capacity,
    }


def _time(registration: Registration) -> str:
    came = registration.checked_in_at
    return "" if came is None else f"o {in_warsaw(came):%H:%M}"
