"""``interekip event report``, ``certificates``, ``verify`` and ``feedback``: what comes after an event."""

import os
from pathlib import Path
from typing import Annotated

import typer

from bot.answering.model import Language
from bot.commands import after_report as report
from bot.commands.event_desk import ACTOR, AsJson, EventNumber, open_desk, say
from bot.commands.faults import plain_faults
from bot.conversation.report_content import report_content
from bot.documents.report import ReportContent
from bot.forum.certificates import issue_certificates, verify_certificate
from bot.forum.feedback import feedback_summary
from bot.forum.statistics import event_statistics, mark_report_made
from bot.telegram.posting import post_notices


def register(app: typer.Typer) -> None:
    """Add the commands to ``interekip event``."""
    app.command("report", help="Policz, kto przyszedł, według grup, organizacji i gmin; do pliku .xlsx albo .pdf.")(
        make_report
    )
    app.command(help="Wydaj zaświadczenia wszystkim, którzy przyszli, i wyślij im wiadomość.")(certificates)
    app.command(help="Sprawdź numer zaświadczenia.")(verify)
    app.command(help="Pokaż wyniki ankiety po wydarzeniu.")(feedback)


def make_report(
    event_id: EventNumber,
    *,
    out: Annotated[Path | None, typer.Option(help="plik .xlsx albo .pdf; bez tego na ekran")] = None,
    lang: Annotated[Language, typer.Option(help="język sprawozdania")] = Language.PL,
    as_json: AsJson = False,
) -> None:
    """Report how an event went. Once it is over, contacts are kept for 14 days more: the report does not need them."""
    if out is not None and out.suffix not in {".xlsx", ".pdf"}:
        raise typer.BadParameter("nazwa pliku musi kończyć się na .xlsx albo .pdf", param_hint="--out")
    with open_desk() as desk:
        now = desk.clock.now()
        with desk.database.transaction() as connection:
            event = mark_report_made(connection, desk.event(connection, event_id), now, actor=ACTOR)
            statistics = event_statistics(connection, event)
        content = report_content(statistics, now, lang)
        if out is not None:
            _deliver(content, out)
    if out is None or as_json:
        say(report.statistics_as_json(statistics), report.report_as_text(content), as_json=as_json)


def certificates(event_id: EventNumber, as_json: AsJson = False) -> None:
    """Give certificates to those who came."""
    with open_desk() as desk, desk.database.transaction() as connection:
        now = desk.clock.now()
        event = desk.event(connection, event_id)
        notices = issue_certificates(connection, event, at=now, actor=ACTOR)
        told = post_notices(connection, notices, at=now)
    say(report.certificates_as_json(notices, told), report.certificates_as_text(notices, told), as_json=as_json)


def verify(
    number: Annotated[str, typer.Argument(help="numer zaświadczenia, na przykład IE/2027/0012-07")],
    as_json: AsJson = False,
) -> None:
    """Say whether a certificate was given under a number."""
    with open_desk() as desk, desk.database.read() as connection:
        found = verify_certificate(connection, number)
    text = report.certificate_as_text(found)
    say(report.certificate_as_json(found), text, as_json=as_json, succeeded=found is not None)


def feedback(event_id: EventNumber, as_json: AsJson = False) -> None:
    """Show what people thought of an event."""
    with open_desk() as desk, desk.database.read() as connection:
        summary = feedback_summary(connection, desk.event(connection, event_id))
    say(report.feedback_as_json(summary), report.feedback_as_text(summary), as_json=as_json)


def _deliver(content: ReportContent, out: Path) -> None:
    """Write the report whole or not at all."""
    made = _made(content, out)
    aside = out.with_name(f"{out.name}.{os.getpid()}.part")
    with plain_faults():
        try:
            aside.write_bytes(made)
            aside.replace(out)
        finally:
            aside.unlink(missing_ok=True)
    typer.echo(f"Zapisano {out}.", err=True)


def _made(content: ReportContent, out: Path) -> bytes:
    from bot.documents.report import report_pdf  # noqa: PLC0415 - only a file needs the typesetter
    from bot.documents.report_workbook import report_xlsx  # noqa: PLC0415 - only a file needs it

    return report_pdf(content) if out.suffix == ".pdf" else report_xlsx(content)
