"""``interekip voucher apply``, ``correct`` and ``file-appeal``: what somebody without Telegram hands in on paper."""

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
from bot.commands.voucher_desk import (
    ApplicationNumber,
    As,
    VoucherDesk,
    actor_option,
    open_voucher_desk,
    say_refused,
    tell,
)
from bot.commands.voucher_report import state_as_json, state_as_text
from bot.commands.voucher_steps import say_told
from bot.conversation.voucher_fields import problem_text
from bot.conversation.voucher_refusals import refusal_text
from bot.entry.errors import InvalidEntryError
from bot.entry.fault import Fault, fault_lines
from bot.entry.toml_table import Table, load_toml
from bot.messages.voucher_data_notice import NOTICE_VERSION
from bot.store.engine import Connection
from bot.voucher.application_results import Submitted
from bot.voucher.application_service import ApplicationService
from bot.voucher.attachment_check import MOST_BYTES
from bot.voucher.model import Application, ApplicationField, ApplicationId
from bot.voucher.results import InvalidField, Reason, Refused
from bot.voucher.states import State
from bot.voucher.voucher_audit import record_application

_ON_PAPER = "cli:"
"""What the key of a person who has no chat begins with."""

_AMOUNTS = frozenset({ApplicationField.ESTIMATE, ApplicationField.REQUESTED})


@dataclass(frozen=True, slots=True)
class _Paper:
    """What the file and the options say; ``person`` stands for who handed the paper in."""

    person: str
    answers: Mapping[ApplicationField, str]
    files: Sequence[tuple[str, bytes]]


def register(app: typer.Typer) -> None:
    """Add the commands to ``interekip voucher``."""
    app.command(help="Złóż wniosek z papieru za kogoś, kto nie ma Telegrama (wzór pliku: docs/pl/vouchery.md).")(apply)
    app.command(help="Wpisz poprawkę z papieru do wniosku kogoś, kto nie ma Telegrama, i złóż go jeszcze raz.")(correct)
    app.command("file-appeal", help="Złóż odwołanie z papieru za kogoś, kto nie ma Telegrama.")(file_appeal)


def apply(
    call_id: CallNumber,
    file: Annotated[Path, typer.Argument(help="plik TOML z odpowiedziami")],
    *,
    attachment: Annotated[list[Path] | None, typer.Option(help="załącznik; można powtórzyć")] = None,
    informed: Annotated[
        bool, typer.Option("--informed", help="wnioskodawca przeczytał informację o danych osobowych")
    ] = False,
    as_name: As = "",
    as_json: AsJson = False,
) -> None:
    """Hand in an application: the whole of it, or nothing."""
    actor = actor_option(as_name)
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
        submitted = _submitted(connection, service, begun.application, paper, as_json=as_json)
        _note(desk, connection, submitted.application, actor)
        tell(connection, submitted.notices, desk.clock.now())
    found, text = state_as_json(submitted.application), state_as_text(submitted.application)
    say_told({**found, "sample": submitted.edition.sample}, text, submitted.notices, as_json=as_json)


def correct(
    application: ApplicationNumber,
    file: Annotated[Path | None, typer.Argument(help="plik TOML z odpowiedziami, które się zmieniły")] = None,
    *,
    attachment: Annotated[list[Path] | None, typer.Option(help="załącznik; można powtórzyć")] = None,
    as_name: As = "",
    as_json: AsJson = False,
) -> None:
    """Hand in a correction: the whole of it, or nothing."""
    actor = actor_option(as_name)
    with plain_faults():
        answers, files = _answers_of(file), _files(attachment or ())
    with open_voucher_desk() as desk, desk.database.transaction() as connection:
        before = _on_paper(desk, connection, application)
        if before.state is not State.NEEDS_CORRECTION:
            say_refused(Refused(Reason.WRONG_STATE, state=before.state), as_json=as_json)
        paper = _Paper(before.person, answers, files)
        corrected = _submitted(connection, desk.vouchers().applications, before, paper, as_json=as_json).application
        _note(desk, connection, corrected, actor)
    say(state_as_json(corrected), state_as_text(corrected), as_json=as_json)


def file_appeal(
    application: ApplicationNumber,
    *,
    reasons: Annotated[str, typer.Option(help="uzasadnienie, słowami wnioskodawcy")],
    as_name: As = "",
    as_json: AsJson = False,
) -> None:
    """File the one appeal that there is."""
    actor = actor_option(as_name)
    with open_voucher_desk() as desk, desk.database.transaction() as connection:
        before = _on_paper(desk, connection, application)
        appealed = desk.vouchers().applications.appeal(connection, before.id, reasons, person=before.person)
        if isinstance(appealed, InvalidField):
            refuse(problem_text(appealed, Language.PL))
        if isinstance(appealed, Refused):
            say_refused(appealed, as_json=as_json)
        _note(desk, connection, appealed.application, actor)
    say(state_as_json(appealed.application), state_as_text(appealed.application), as_json=as_json)


def _on_paper(desk: VoucherDesk, connection: Connection, typed: str) -> Application:
    """Return the application of somebody who has no chat; what others do is theirs alone."""
    found = desk.application(connection, typed)
    if not found.person.startswith(_ON_PAPER):
        refuse("To nie jest wniosek z papieru: ta osoba poprawia go i odwołuje się sama, w Telegramie (/voucher).")
    return found


def _note(desk: VoucherDesk, connection: Connection, application: Application, actor: str) -> None:
    """Record who wrote off the paper: the step itself is the applicant's."""
    record_application(connection, desk.clock.now(), actor, "entered_from_paper", application)


def _submitted(
    connection: Connection, service: ApplicationService, application: Application, paper: _Paper, *, as_json: bool
) -> Submitted:
    """Answer, attach and hand in; end the command with every fault, or with why it is refused."""
    if faults := list(_filled(connection, service, application.id, paper)):
        refuse(fault_lines(faults))
    submitted = service.submit(connection, application.id, person=paper.person)
    if isinstance(submitted, Refused):
        say_refused(submitted, as_json=as_json)
    return submitted


def _filled(
    connection: Connection, service: ApplicationService, application_id: ApplicationId, paper: _Paper
) -> Iterator[Fault]:
    """Answer every question and attach the files; yield what cannot be."""
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
    answers = _answers_of(file)
    who = (answers.get(each, "") for each in (ApplicationField.ORGANISATION, ApplicationField.SIGNATORY))
    described = "\n".join(" ".join(each.casefold().split()) for each in who)
    person = f"{_ON_PAPER}{blake2b(described.encode(), digest_size=12).hexdigest()}"
    return _Paper(person, answers, _files(attachments))


def _answers_of(file: Path | None) -> Mapping[ApplicationField, str]:
    """Return what the file answers; nothing where there is none."""
    if file is None:
        return {}
    table = load_toml(file)
    answers = dict(_answers(table))
    if faults := table.faults():
        raise InvalidEntryError(fault_lines(faults))
    return answers


def _files(attachments: Sequence[Path]) -> Sequence[tuple[str, bytes]]:
    return [(each.name, _content(each)) for each in attachments]


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
