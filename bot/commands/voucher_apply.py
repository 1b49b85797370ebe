"""``interekip voucher apply``: an application on paper, handed in for somebody without Telegram."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Annotated

import typer

from bot.answering.model import Language
from bot.commands.event_desk import AsJson, refuse, say
from bot.commands.faults import plain_faults
from bot.commands.voucher_applications import CallNumber
from bot.commands.voucher_desk import actor_option, open_voucher_desk, say_refused
from bot.commands.voucher_report import state_as_json, state_as_text
from bot.conversation.voucher_fields import problem_text
from bot.conversation.voucher_refusals import refusal_text
from bot.entry.errors import InvalidEntryError
from bot.entry.fault import Fault, fault_lines
from bot.entry.toml_table import Table, load_toml
from bot.messages.voucher_data_notice import NOTICE_VERSION
from bot.store.engine import Connection
from bot.voucher.application_results import Begun
from bot.voucher.application_service import ApplicationService
from bot.voucher.attachment_check import MOST_BYTES
from bot.voucher.model import ApplicationField
from bot.voucher.results import InvalidField, Refused

_AMOUNTS = frozenset({ApplicationField.ESTIMATE, ApplicationField.REQUESTED})


@dataclass(frozen=True, slots=True)
class _Paper:
    """What the file and the options say; ``person`` stands for who handed the paper in."""

    person: str
    answers: Mapping[ApplicationField, str]
    files: Sequence[tuple[str, bytes]]


def register(app: typer.Typer) -> None:
    """Add the command to ``interekip voucher``."""
    app.command(help="Złóż wniosek z papieru za kogoś, kto nie ma Telegrama (wzór pliku: docs/pl/vouchery.md).")(apply)


def apply(
    call_id: CallNumber,
    file: Annotated[Path, typer.Argument(help="plik TOML z odpowiedziami")],
    *,
    attachment: Annotated[list[Path] | None, typer.Option(help="załącznik; można powtórzyć")] = None,
    informed: Annotated[
        bool, typer.Option("--informed", help="wnioskodawca przeczytał informację o danych osobowych")
    ] = False,
    as_name: Annotated[str, typer.Option("--as", help="kto to robi; bez tego nazwa użytkownika systemu")] = "",
    as_json: AsJson = False,
) -> None:
    """Hand in an application: the whole of it, or nothing."""
    actor_option(as_name)
    if not informed:
        raise typer.BadParameter("najpierw daj wnioskodawcy informację o danych osobowych", param_hint="--informed")
    with plain_faults():
        paper = _read(file, attachment or ())
    with open_voucher_desk() as desk, desk.database.transaction() as connection:
        service = desk.vouchers().applications
        begun = service.begin(
            connection,
            call_id,
            person=paper.person,
            chat_id=None,
            language=Language.PL,
            consent_version=NOTICE_VERSION,
            channel="terminal",
        )
        if isinstance(begun, Refused):
            say_refused(begun, as_json=as_json)
        if faults := list(_filled(connection, service, begun, paper)):
            refuse(fault_lines(faults))
        submitted = service.submit(connection, begun.application.id, person=paper.person)
        if isinstance(submitted, Refused):
            say_refused(submitted, as_json=as_json)
    found, text = state_as_json(submitted.application), state_as_text(submitted.application)
    say({**found, "sample": submitted.edition.sample}, text, as_json=as_json)


def _filled(connection: Connection, service: ApplicationService, begun: Begun, paper: _Paper) -> Iterator[Fault]:
    """Answer every question and attach the files; yield what cannot be."""
    application_id = begun.application.id
    for field, typed in paper.answers.items():
        answered = service.answer(connection, application_id, field, typed, person=paper.person)
        if isinstance(answered, InvalidField):
            yield Fault(field.value, problem_text(answered, Language.PL))
        elif isinstance(answered, Refused):
            yield Fault(field.value, refusal_text(answered, Language.PL))
    for name, content in paper.files:
        attached = service.attach(connection, application_id, name, content, person=paper.person)
        if isinstance(attached, Refused):
            yield Fault(name, refusal_text(attached, Language.PL))


def _read(file: Path, attachments: Sequence[Path]) -> _Paper:
    """Return what was handed in.

    Raises:
        InvalidEntryError: with a line for each fault of the file.
        OSError: when a file cannot be opened.

    """
    table = load_toml(file)
    answers = dict(_answers(table))
    if faults := table.faults():
        raise InvalidEntryError(fault_lines(faults))
    who = (answers.get(each, "") for each in (ApplicationField.ORGANISATION, ApplicationField.SIGNATORY))
    described = "\n".join(" ".join(each.casefold().split()) for each in who)
    person = f"cli:{blake2b(described.encode(), digest_size=12).hexdigest()}"
    return _Paper(person, answers, [(each.name, _content(each)) for each in attachments])


def _answers(table: Table) -> Iterator[tuple[ApplicationField, str]]:
    """Yield the answers in the order of the form, in which they are checked."""
    for field in ApplicationField:
        if field is ApplicationField.DECLARATIONS:
            typed = ",".join(table.texts(field.value))
        elif field in _AMOUNTS:
            amount = table.amount(field.value)
            typed = "" if amount is None else str(amount)
        else:
            typed = table.text(field.value) or ""
        if typed:
            yield field, typed


def _content(path: Path) -> bytes:
    """Return the file; a huge one is not read to its end."""
    with path.open("rb") as opened:
        return opened.read(MOST_BYTES + 1)
