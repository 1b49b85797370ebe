"""``interekip voucher file``, ``letters`` and ``export``: the papers and tables of the voucher as files."""

import json
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.event_desk import refuse
from bot.commands.faults import plain_faults
from bot.commands.voucher_decisions import RankingNumber
from bot.commands.voucher_desk import As, EditionNumber, VoucherDesk, actor_option, open_voucher_desk
from bot.commands.whole_file import write_whole
from bot.conversation.model import AttachmentKind
from bot.store import audit
from bot.store.engine import Connection
from bot.voucher.attachments_sql import find_file
from bot.voucher.decisions_sql import find_ranking
from bot.voucher.edition_sql import find_call

if TYPE_CHECKING:
    from bot.conversation.voucher_files import VoucherFiles
    from bot.documents.spreadsheets import TableSheet


class Paper(StrEnum):
    """A file that can be made."""

    RECEIPT = "receipt"
    LETTER = "letter"
    VOUCHER = "voucher"
    ATTACHMENT = "attachment"
    RANKING = "ranking"
    SETTLEMENT = "settlement"
    LEDGER = "ledger"
    APPLICATIONS = "applications"


class Table(StrEnum):
    """A table that can be exported."""

    APPLICATIONS = "applications"
    DECISIONS = "decisions"
    LEDGER = "ledger"


_OF_APPLICATION = frozenset({Paper.RECEIPT, Paper.LETTER, Paper.VOUCHER})
_KINDS = {
    Paper.RECEIPT: AttachmentKind.VOUCHER_RECEIPT,
    Paper.LETTER: AttachmentKind.VOUCHER_LETTER,
    Paper.VOUCHER: AttachmentKind.VOUCHER_PDF,
    Paper.ATTACHMENT: AttachmentKind.VOUCHER_ATTACHMENT,
    Paper.RANKING: AttachmentKind.VOUCHER_RANKING,
    Paper.SETTLEMENT: AttachmentKind.VOUCHER_SETTLEMENT,
    Paper.LEDGER: AttachmentKind.VOUCHER_LEDGER,
    Paper.APPLICATIONS: AttachmentKind.VOUCHER_APPLICATIONS,
}
_Bot = Annotated[str, typer.Option("--bot", help="nazwa bota w Telegramie; otwiera go kod QR na voucherze")]


def register(app: typer.Typer) -> None:
    """Add the commands to ``interekip voucher``."""
    app.command("file", help="Zapisz pismo, voucher, załącznik, listę rankingową, rozliczenie albo arkusz.")(make_file)
    app.command(help="Zapisz pisma do wszystkich wniosków z listy rankingowej.")(letters)
    app.command(help="Zapisz tabelę wniosków, decyzji albo księgę jako CSV, XLSX albo JSON.")(export)


def make_file(
    paper: Annotated[Paper, typer.Argument(help="rodzaj dokumentu")],
    number: Annotated[
        str, typer.Argument(help="numer wniosku, załącznika, listy rankingowej albo edycji, zależnie od rodzaju")
    ],
    *,
    out: Annotated[Path, typer.Option(help="plik, do którego zapisać")],
    bot: _Bot = "",
    as_name: As = "",
) -> None:
    """Make one file."""
    actor = actor_option(as_name)
    if paper is Paper.VOUCHER and not bot:
        raise typer.BadParameter("voucher ma kod QR, który otwiera bota: podaj jego nazwę", param_hint="--bot")
    with open_voucher_desk() as desk:
        with desk.database.read() as connection:
            subject = _subject(desk, connection, paper, number)
            content, about = _made(desk, connection, paper, subject, bot), _about(connection, paper, subject)
        if content is None or about is None:
            refuse("Takiego pliku nie ma: sprawdź numer i to, czy sprawa doszła już do tego kroku.")
        with plain_faults():
            write_whole(out, content)
        _note(desk, actor, paper, [about])
    typer.echo(f"Zapisano {out}.", err=True)


def letters(
    ranking_id: RankingNumber,
    *,
    out: Annotated[Path, typer.Option(help="folder; powstanie, jeśli go nie ma")],
    as_name: As = "",
) -> None:
    """Make the letter of each application that was decided by a ranking list."""
    from bot.documents.letter import letter_pdf  # noqa: PLC0415 - only files need the typesetter

    actor = actor_option(as_name)
    with open_voucher_desk() as desk:
        with desk.database.read() as connection:
            made = _files(desk).ranked_letters(connection, ranking_id)
        if not made:
            refuse("Według tej listy rankingowej nie podjęto jeszcze decyzji.")
        with plain_faults():
            out.mkdir(parents=True, exist_ok=True)
            for application, letter in made:
                write_whole(out / f"{(application.number or '').replace('/', '-')}.pdf", letter_pdf(letter))
        _note(desk, actor, Paper.LETTER, [f"voucher_application:{application.id}" for application, _ in made])
    typer.echo(f"Zapisano pism: {len(made)}, w folderze {out}.", err=True)


def export(
    edition_id: EditionNumber,
    *,
    table: Annotated[Table, typer.Option(help="która tabela")] = Table.APPLICATIONS,
    file_format: Annotated[str, typer.Option("--format", help="csv, xlsx albo json")] = "csv",
    out: Annotated[Path | None, typer.Option(help="plik; bez tego na ekran (XLSX tylko do pliku)")] = None,
    as_name: As = "",
) -> None:
    """Write a table of an edition; it holds personal data."""
    actor = actor_option(as_name)
    if file_format not in {"csv", "xlsx", "json"}:
        raise typer.BadParameter("podaj csv, xlsx albo json", param_hint="--format")
    if file_format == "xlsx" and out is None:
        raise typer.BadParameter("arkusz XLSX wymaga nazwy pliku, na przykład --out lista.xlsx", param_hint="--out")
    with open_voucher_desk() as desk:
        with desk.database.read() as connection:
            content = _exported(_sheet(desk, connection, edition_id, table), file_format)
        if out is None:
            typer.echo(content, nl=False)
        else:
            with plain_faults():
                write_whole(out, content)
            typer.echo(f"Zapisano {out}.", err=True)
        _note(desk, actor, table, [f"voucher_edition:{edition_id}"])


def _subject(desk: VoucherDesk, connection: Connection, paper: Paper, typed: str) -> int:
    if paper in _OF_APPLICATION:
        return desk.application(connection, typed).id
    if not typed.isdecimal() or len(typed) > len(str(2**63)):
        raise typer.BadParameter("podaj liczbę", param_hint="NUMBER")
    return int(typed)


def _made(desk: VoucherDesk, connection: Connection, paper: Paper, subject: int, bot: str) -> bytes | None:
    """Return the file; it is made in this process, which makes one and ends."""
    asked = _files(desk, bot).by_kind()[_KINDS[paper]](connection, subject)
    return asked if asked is None or isinstance(asked, bytes) else asked.function(*asked.content)


def _files(desk: VoucherDesk, bot: str = "") -> "VoucherFiles":
    from bot.conversation.voucher_files import VoucherFiles  # noqa: PLC0415 - as above

    organiser = desk.settings.controller
    return VoucherFiles(desk.vouchers(), desk.clock, organiser, lambda payload: f"https://t.me/{bot}?start={payload}")


def _sheet(desk: VoucherDesk, connection: Connection, edition_id: int, table: Table) -> "TableSheet":
    from bot.conversation.voucher_files import applications_content, ledger_content  # noqa: PLC0415 - as above

    desk.edition(connection, edition_id)
    content = ledger_content if table is Table.LEDGER else applications_content
    sheets = content(connection, edition_id) or ()
    return sheets[1 if table is Table.DECISIONS else 0]


def _exported(sheet: "TableSheet", file_format: str) -> bytes:
    from bot.documents.csv_table import table_csv  # noqa: PLC0415 - as above
    from bot.documents.spreadsheets import tables_xlsx  # noqa: PLC0415 - as above

    match file_format:
        case "xlsx":
            return tables_xlsx([sheet])
        case "json":
            rows = [dict(zip(sheet.columns, row, strict=True)) for row in sheet.rows]
            return f"{json.dumps(rows, ensure_ascii=False, indent=2, default=str)}\n".encode()
        case _:
            return table_csv(sheet.columns, sheet.rows).encode()


def _about(connection: Connection, paper: Paper, subject: int) -> str | None:
    """Return what the audit log calls the thing that the file is of; None when there is none."""
    if paper in _OF_APPLICATION:
        return f"voucher_application:{subject}"
    if paper is Paper.ATTACHMENT:
        file = find_file(connection, subject)
        return None if file is None else f"voucher_application:{file.application_id}"
    if paper is Paper.RANKING:
        ranking = find_ranking(connection, subject)
        call = None if ranking is None else find_call(connection, ranking.call_id)
        return None if call is None else f"voucher_edition:{call.edition_id}"
    return f"voucher_edition:{subject}"


def _note(desk: VoucherDesk, actor: str, what: Paper | Table, subjects: Sequence[str]) -> None:
    """Say in the audit log that somebody took data out."""
    with desk.database.transaction() as connection:
        for subject in subjects:
            action, details = f"{subject.partition(':')[0]}.exported", {"file": what.value}
            audit.record(connection, desk.clock.now(), actor, action, subject, details=details)
