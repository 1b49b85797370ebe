"""The files of the voucher, from what the database has when they are sent."""

from collections.abc import Callable, Mapping

from bot.clock import Clock
from bot.conversation.file_order import FileOrder, order
from bot.conversation.model import AttachmentKind
from bot.conversation.voucher_letters import Papers
from bot.conversation.voucher_reports import Settlement, ranking_report
from bot.conversation.voucher_services import VoucherServices
from bot.conversation.voucher_tables import ApplicationTables, ledger_sheets
from bot.documents.letter import LetterContent, letter_pdf
from bot.documents.report import ReportContent, report_pdf
from bot.documents.spreadsheets import TableSheet, tables_xlsx
from bot.documents.voucher import VoucherContent, voucher_pdf
from bot.store.engine import Connection
from bot.voucher import application_sql, attachments_sql, decisions_sql, edition_sql, funds, ledger_sql, voucher_sql
from bot.voucher.model import Application, ApplicationId, Edition
from bot.voucher.providers import names_of_providers
from bot.voucher.states import State

_SUBMITTED = tuple(state for state in State if state is not State.DRAFT)

Make = Callable[[Connection, int], FileOrder | bytes | None]


class VoucherFiles:
    """Says what each file consists of; returns None when what it is about is not (any more) such that there is one.

    Args:
        vouchers: knows the codes that were shown.
        clock: tells when a report was made.
        organiser: who gives vouchers, "" when that is not known.
        link: returns the address that opens the bot with a payload.
    """

    def __init__(self, vouchers: VoucherServices, clock: Clock, organiser: str, link: Callable[[str], str]) -> None:
        self._vouchers = vouchers
        self._clock = clock
        self._organiser = organiser
        self._link = link

    def by_kind(self) -> Mapping[AttachmentKind, Make]:
        """Return how each kind of file is made."""
        return {
            AttachmentKind.VOUCHER_PDF: lambda connection, number: order(voucher_pdf, self.voucher(connection, number)),
            AttachmentKind.VOUCHER_RECEIPT: lambda connection, number: order(
                letter_pdf, self.receipt(connection, number)
            ),
            AttachmentKind.VOUCHER_LETTER: lambda connection, number: order(
                letter_pdf, self.letter(connection, number)
            ),
            AttachmentKind.VOUCHER_ATTACHMENT: attachments_sql.content_of,
            AttachmentKind.VOUCHER_RANKING: lambda connection, number: order(
                report_pdf, ranking_content(connection, number)
            ),
            AttachmentKind.VOUCHER_SETTLEMENT: lambda connection, number: order(
                report_pdf, self.settlement(connection, number)
            ),
            AttachmentKind.VOUCHER_LEDGER: lambda connection, number: order(
                tables_xlsx, ledger_content(connection, number)
            ),
            AttachmentKind.VOUCHER_APPLICATIONS: lambda connection, number: order(
                tables_xlsx, applications_content(connection, number)
            ),
        }

    def receipt(self, connection: Connection, application_id: int) -> LetterContent | None:
        """Return the receipt of a submitted application."""
        papers = self._papers(connection, application_id)
        files = tuple(each.name for each in attachments_sql.files_of(connection, application_id))
        return None if papers is None else papers.receipt(files)

    def letter(self, connection: Connection, application_id: int) -> LetterContent | None:
        """Return the letter about the last decision."""
        papers = self._papers(connection, application_id)
        decided = decisions_sql.decisions_of(connection, application_id)
        return None if papers is None or not decided else papers.letter(decided[-1])

    def ranked_letters(self, connection: Connection, ranking_id: int) -> list[tuple[Application, LetterContent]]:
        """Return the letters about what was decided by the ranking list, in its order, whatever was decided later.

        Their scores are those of the list, for an application may have been assessed once more since.
        """
        ranking = decisions_sql.find_ranking(connection, ranking_id)
        if ranking is None:
            return []
        scores = {place.entry.application_id: place.entry.score for place in ranking.places}
        decided = decisions_sql.decisions_by_ranking(connection, ranking.id)
        found = [(self._papers(connection, each.application_id), each) for each in decided]
        return [
            (papers.application, papers.scored(scores[each.application_id]).letter(each))
            for papers, each in found
            if papers is not None
        ]

    def voucher(self, connection: Connection, application_id: int) -> VoucherContent | None:
        """Return the voucher, once its code was shown to the applicant."""
        papers = self._papers(connection, application_id)
        voucher = voucher_sql.voucher_of(connection, application_id)
        code = None if voucher is None else self._vouchers.issuing.shown_code(connection, voucher.id)
        if papers is None or voucher is None or code is None:
            return None
        return papers.voucher(voucher, code, self._link(f"vc_{code.replace('-', '')}"))

    def settlement(self, connection: Connection, edition_id: int) -> ReportContent | None:
        """Return the settlement of the edition."""
        edition = application_sql.find_edition(connection, edition_id)
        if edition is None:
            return None
        settlement = Settlement(
            edition,
            edition_sql.rules_of(connection, edition.id, edition.rules_version),
            funds.balance(connection, edition),
            tuple(ledger_sql.entries(connection, edition.id)),
            _applications(connection, edition),
            tuple(voucher_sql.vouchers_of_edition(connection, edition.id)),
            names_of_providers(connection),
        )
        return settlement.report(self._clock.now())

    def _papers(self, connection: Connection, application_id: int) -> Papers | None:
        application = application_sql.find_application(connection, application_id)
        edition = None if application is None else application_sql.find_edition(connection, application.edition_id)
        if application is None or edition is None:
            return None
        rules = edition_sql.rules_of(connection, edition.id, application.rules_version)
        return Papers(application, edition, rules, self._organiser)


def attachment_ending(connection: Connection, attachment_id: int) -> str | None:
    """Return how the name of the attached file ends, by what it is; None when it is gone."""
    found = attachments_sql.find_file(connection, attachment_id)
    return None if found is None else found.kind.value


def ranking_content(connection: Connection, ranking_id: int) -> ReportContent | None:
    """Return the ranking list."""
    ranking = decisions_sql.find_ranking(connection, ranking_id)
    call = None if ranking is None else edition_sql.find_call(connection, ranking.call_id)
    edition = None if call is None else application_sql.find_edition(connection, call.edition_id)
    if ranking is None or call is None or edition is None:
        return None
    rules = edition_sql.rules_of(connection, edition.id, ranking.rules_version)
    applications = _applications(connection, edition)
    balance = funds.balance(connection, edition)
    return ranking_report(edition, call=call, ranking=ranking, rules=rules, balance=balance, applications=applications)


def ledger_content(connection: Connection, edition_id: int) -> tuple[TableSheet, ...] | None:
    """Return the ledger of the edition."""
    edition = application_sql.find_edition(connection, edition_id)
    if edition is None:
        return None
    entries, balance = ledger_sql.entries(connection, edition.id), funds.balance(connection, edition)
    return ledger_sheets(entries, balance, _applications(connection, edition), names_of_providers(connection))


def applications_content(connection: Connection, edition_id: int) -> tuple[TableSheet, ...] | None:
    """Return the submitted applications of the edition with what was decided about them."""
    edition = application_sql.find_edition(connection, edition_id)
    if edition is None:
        return None
    rules = edition_sql.rules_of(connection, edition.id, edition.rules_version)
    return ApplicationTables(
        application_sql.applications(connection, edition.id, _SUBMITTED),
        {call.id: call for call in edition_sql.calls_of(connection, edition.id)},
        decisions_sql.decisions_in(connection, edition.id),
        ledger_sql.entries(connection, edition.id),
        {each.key: each.name for each in rules.services},
    ).sheets()


def _applications(connection: Connection, edition: Edition) -> dict[ApplicationId, Application]:
    found = application_sql.applications(connection, edition.id, _SUBMITTED)
    return {each.id: each for each in found}
