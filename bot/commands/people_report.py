"""What ``interekip event import`` and ``message`` print: sentences for a coordinator, and JSON objects for scripts."""

from collections.abc import Iterator

from bot.commands.event_desk import JsonObject
from bot.commands.event_report import signup_as_json, signup_as_text
from bot.forum.campaigns import LONGEST_MESSAGE, Campaign, MessageProblem
from bot.forum.import_columns import Column
from bot.forum.import_table import ColumnsMissing, FaultyRow, Imported, ImportResult, NobodyCanSignUp, RowProblem
from bot.forum.model import ApplicantField, InvalidApplicant
from bot.messages.signup import SIGNUP

_MOST_FAULTS = 50
"""Faults that are written out; whoever has more will look at the file first."""

_COLUMNS = {Column.NAME: "imię i nazwisko", Column.ORGANISATION: "organizacja"}
_FIELDS = {
    ApplicantField.NAME: "imię i nazwisko",
    ApplicantField.ORGANISATION: "organizacja",
    ApplicantField.ORGANISATION_NUMBER: "NIP, KRS albo REGON",
    ApplicantField.MUNICIPALITY: "gmina",
    ApplicantField.ROLE: "funkcja",
    ApplicantField.EMAIL: "e-mail",
    ApplicantField.PHONE: "telefon",
    ApplicantField.ACCESSIBILITY: "dostępność",
    ApplicantField.DIETARY: "dieta",
}
_PROBLEMS = {
    RowProblem.UNKNOWN_GROUP: f"nie ma grupy „{{typed}}”; podaj jedną z: {', '.join(SIGNUP['pl'].groups.values())}",
    RowProblem.UNKNOWN_SESSION: "wydarzenie nie ma warsztatu „{typed}”, na który można się zapisać",
    RowProblem.UNKNOWN_LANGUAGE: "nie ma języka „{typed}”; podaj pl, en albo uk",
    RowProblem.NO_CONSENT: (
        "brak zgody na przetwarzanie danych: wpisz „tak” w kolumnie „zgoda” albo, jeśli zgodziły się wszystkie osoby z "
        "listy, dodaj opcję --consent"
    ),
}
_MESSAGE_PROBLEMS = {
    MessageProblem.EMPTY: "W wiadomości nie ma słów: podaj treść w --text albo plik w --file.",
    MessageProblem.TOO_LONG: f"Wiadomość jest za długa: może mieć do {LONGEST_MESSAGE} znaków.",
}


def import_succeeded(result: ImportResult) -> bool:
    """Return whether everything was stored that was to be, or a trial found nothing wrong."""
    return isinstance(result, Imported) and (result.applied or not result.faults)


def import_as_json(result: ImportResult, *, dry_run: bool) -> JsonObject:
    """Return what became of an import."""
    match result:
        case ColumnsMissing(columns):
            return {"status": "columns_missing", "columns": list(columns)}
        case NobodyCanSignUp(refusal):
            return signup_as_json(refusal)
        case Imported():
            return {
                "status": "imported" if result.applied else "trial" if dry_run else "refused",
                "confirmed": result.confirmed,
                "waiting": result.waiting,
                "pending": result.pending,
                "already_registered": result.already,
                "faults": [_fault_as_json(each) for each in result.faults],
                "ignored_columns": list(result.ignored),
            }


def import_as_text(result: ImportResult, *, dry_run: bool) -> str:
    """Return what became of an import, each faulty row in a sentence."""
    match result:
        case ColumnsMissing(columns):
            names = " i ".join(f"„{_COLUMNS[column]}”" for column in columns)
            return f"W pierwszym wierszu brakuje kolumny: {names}. Pierwszy wiersz musi zawierać nagłówki."
        case NobodyCanSignUp(refusal):
            return signup_as_text(refusal)
        case Imported():
            return "\n".join(_lines(result, dry_run=dry_run))


def message_problem_as_text(problem: MessageProblem) -> str:
    """Return why a text cannot be sent."""
    return _MESSAGE_PROBLEMS[problem]


def campaign_as_json(campaign: Campaign | None, recipients: int, without_chat: int) -> JsonObject:
    """Return who gets a message; without a campaign it was only tried."""
    found: JsonObject = {"recipients": recipients, "without_chat": without_chat}
    return {"status": "trial", **found} if campaign is None else {"status": "queued", "id": campaign.id, **found}


def campaign_as_text(campaign: Campaign | None, recipients: int, without_chat: int) -> str:
    """Return who gets a message as sentences."""
    others = f" Bez rozmowy w Telegramie, do zawiadomienia inaczej: {without_chat}." if without_chat else ""
    if campaign is None:
        return f"Próba: wiadomość dostałoby osób: {recipients}.{others} Niczego nie wysłano."
    return f"Wiadomość nr {campaign.id} czeka na wysłanie, odbiorców: {recipients}.{others}"


def _lines(result: Imported, *, dry_run: bool) -> Iterator[str]:
    counts = (
        f"z miejscem: {result.confirmed}, na liście rezerwowej: {result.waiting}, do decyzji: {result.pending}, "
        f"zapisanych wcześniej: {result.already}"
    )
    if dry_run:
        yield f"Próba: {counts}. Niczego nie zapisano."
    elif result.applied:
        yield f"Zapisano: {counts}."
    else:
        yield "Nie zapisano nikogo, bo w pliku są błędy. Popraw je albo pomiń te wiersze opcją --skip-faulty."
    if result.faults:
        rows = len({fault.row for fault in result.faults})
        yield f"Wiersze z błędami: {rows}."
    yield from (_fault_as_text(fault) for fault in result.faults[:_MOST_FAULTS])
    if len(result.faults) > _MOST_FAULTS:
        yield f"... i dalsze błędy: {len(result.faults) - _MOST_FAULTS}."
    if result.ignored:
        yield f"Pominięte kolumny: {', '.join(result.ignored)}."


def _fault_as_text(fault: FaultyRow) -> str:
    match fault.fault:
        case InvalidApplicant(field, problem):
            typed = f" „{fault.typed}”" if fault.typed else ""
            return f"Wiersz {fault.row}, {_FIELDS[field]}{typed}: {SIGNUP['pl'].problems[problem]}"
        case RowProblem():
            return f"Wiersz {fault.row}: {_PROBLEMS[fault.fault].format(typed=fault.typed)}."
        case _:
            return f"Wiersz {fault.row}: {signup_as_text(fault.fault)}"


def _fault_as_json(fault: FaultyRow) -> JsonObject:
    match fault.fault:
        case RowProblem():
            return {"row": fault.row, "status": "invalid", "problem": fault.fault.value}
        case _:
            return {"row": fault.row, **signup_as_json(fault.fault)}
