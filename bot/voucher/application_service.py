"""Applications for a voucher: the one service of applicants for the chat and the command line.

Every method works within the caller's transaction, which must be a writing one for those that change something.
"""

from datetime import datetime

from sqlalchemy import Connection

from bot.clock import Clock
from bot.voucher import attachments_sql, draft_sql
from bot.voucher.appeal_filing import AppealFiling
from bot.voucher.application_fields import checked_answer, missing
from bot.voucher.application_results import Appealed, Attached, Begun, Detached, NextStep, Submitted, Withdrawn
from bot.voucher.application_sql import applications_of, find_application, find_edition
from bot.voucher.attachment_check import MOST_FILES, checked_file
from bot.voucher.attachments_sql import Attachment
from bot.voucher.edition_sql import find_call, rules_of
from bot.voucher.model import Application, ApplicationField, Call, Edition
from bot.voucher.next_steps import next_step
from bot.voucher.results import InvalidField, Reason, Refused
from bot.voucher.rules import Rules
from bot.voucher.states import State
from bot.voucher.submission import Submission, closed_call
from bot.voucher.voucher_audit import record_application
from bot.voucher.withdrawal import Withdrawal

UNKNOWN = Refused(Reason.UNKNOWN)


class ApplicationService:
    """Takes applications from the first answer to the last step that is the applicant's."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._submission = Submission(clock)
        self._withdrawal = Withdrawal(clock)
        self._appeals = AppealFiling(clock)

    def begin(
        self,
        connection: Connection,
        call_id: int,
        *,
        person: str,
        chat_id: int | None,
        language: str,
        consent_version: str,
        channel: str = "chat",
    ) -> Begun | Refused:
        """Return the draft of the person in the call, a new one where there is none.

        Args:
            connection: of the caller's writing transaction.
            call_id: of an open call.
            person: "telegram:ID", or "cli:NUMBER" for who has no chat.
            chat_id: where they are told what becomes of it, None for who has no chat.
            language: in which.
            consent_version: of the notice about their data that they saw just now.
            channel: where the application comes from.

        """
        call, now = find_call(connection, call_id), self._clock.now()
        edition = None if call is None else find_edition(connection, call.edition_id, lock=True)
        if call is None or edition is None:
            return UNKNOWN
        if (closed := closed_call(edition, call, now)) is not None:
            return closed
        known = {"chat_id": chat_id, "language": language, "consent_version": consent_version, "consent_at": now}
        draft = draft_sql.draft_of(connection, call, person)
        rules = rules_of(connection, edition.id, edition.rules_version)
        if draft is not None:
            return Begun(draft_sql.change(connection, draft.id, known) or draft, edition, rules, resumed=True)
        whose = {"person": person, "channel": channel, **known}
        begun = draft_sql.insert_draft(connection, edition, call, whose, now)
        record_application(connection, now, person, "begun", begun, call=call.number)
        return Begun(begun, edition, rules, resumed=False)

    def answer(
        self, connection: Connection, application_id: int, field: ApplicationField, typed: str, *, person: str
    ) -> Application | InvalidField | Refused:
        """Check one answer and keep it, in a draft or in an application that needs correction.

        What was typed for declarations are the keys of all that are declared, with commas between.
        """
        found = self._changeable(connection, application_id, person)
        if isinstance(found, Refused):
            return found
        application, edition = found
        version = self._rules_version(application, edition)
        checked = checked_answer(field, typed, application, rules_of(connection, edition.id, version))
        if isinstance(checked, InvalidField):
            return checked
        # A declaration is made about the words of the rules that were shown with it.
        declared = {"rules_version": version} if field is ApplicationField.DECLARATIONS else {}
        values = {**checked, **declared, "changed_at": self._clock.now()}
        changed = draft_sql.change(connection, application.id, values)
        if changed is None:
            return UNKNOWN
        self._note_change(connection, changed, "answered", field=field.value)
        return changed

    def missing(self, application: Application, rules: Rules) -> tuple[ApplicationField, ...]:
        """Return what is still to be answered before it can be submitted, in the order of the form."""
        return missing(application, rules)

    def rules(self, connection: Connection, application: Application) -> Rules:
        """Return the rules that the application is made under: a draft under those in force."""
        edition = find_edition(connection, application.edition_id)
        version = application.rules_version if edition is None else self._rules_version(application, edition)
        return rules_of(connection, application.edition_id, version)

    def attach(
        self, connection: Connection, application_id: int, name: str, content: bytes, *, person: str
    ) -> Attached | Refused:
        """Attach a file, whatever it claims to be; the same content again changes nothing.

        Refuse by the announced size (``attachment_check.too_large``) before a large one is downloaded.
        """
        found = self._changeable(connection, application_id, person)
        if isinstance(found, Refused):
            return found
        application, _ = found
        file = checked_file(name, content)
        if isinstance(file, Refused):
            return file
        attachments_sql.lock_files(connection, application.id)
        if (same := attachments_sql.same_file(connection, application.id, content)) is not None:
            return Attached(same, already=True)
        if attachments_sql.count_files(connection, application.id) >= MOST_FILES:
            return Refused(Reason.TOO_MANY_FILES, count=MOST_FILES)
        attached = attachments_sql.add_file(connection, application.id, file, content, self._clock.now())
        self._note_change(connection, application, "attached", file=attached.id)
        return Attached(attached)

    def detach(
        self, connection: Connection, application_id: int, attachment_id: int, *, person: str
    ) -> Detached | Refused:
        """Delete a file of the application."""
        found = self._changeable(connection, application_id, person)
        if isinstance(found, Refused):
            return found
        application, _ = found
        attachment = attachments_sql.find_file(connection, attachment_id)
        if attachment is None or attachment.application_id != application.id:
            return UNKNOWN
        attachments_sql.delete_file(connection, attachment.id)
        self._note_change(connection, application, "detached", file=attachment.id)
        return Detached(attachment)

    def attachments(self, connection: Connection, application_id: int) -> list[Attachment]:
        """Return the files of the application in the order in which they came; who may see them, the caller checks."""
        return attachments_sql.files_of(connection, application_id)

    def attachment_content(self, connection: Connection, attachment_id: int) -> bytes | None:
        """Return what is in the file; None when there is none. Who may see it, the caller checks."""
        return attachments_sql.content_of(connection, attachment_id)

    def submit(self, connection: Connection, application_id: int, *, person: str) -> Submitted | Refused:
        """Hand in the draft, which gets its number, or the correction of an application."""
        return self._submission.submit(connection, application_id, person=person)

    def withdraw(
        self,
        connection: Connection,
        application_id: int,
        *,
        person: str | None = None,
        reason: str = "",
        actor: str | None = None,
    ) -> Withdrawn | Refused:
        """End the application, by its ``person`` or by an ``actor`` whom they asked to; its money is free again."""
        return self._withdrawal.withdraw(connection, application_id, person=person, reason=reason, actor=actor)

    def appeal(
        self, connection: Connection, application_id: int, reasons: str, *, person: str
    ) -> Appealed | InvalidField | Refused:
        """File the one appeal that there is, against a rejection or a place on the reserve list."""
        return self._appeals.file(connection, application_id, reasons, person=person)

    def application_of(self, connection: Connection, application_id: int, *, person: str) -> Application | None:
        """Return the application if it is the person's."""
        found = find_application(connection, application_id)
        return found if found is not None and found.person == person else None

    def applications_of(self, connection: Connection, person: str) -> list[Application]:
        """Return everything that the person applied for, drafts and withdrawn ones too, the oldest first."""
        return applications_of(connection, person)

    def next_step(self, connection: Connection, application: Application) -> NextStep:
        """Return what the application waits for, and by when."""
        return next_step(connection, application, self._clock.now())

    def _changeable(
        self, connection: Connection, application_id: int, person: str
    ) -> tuple[Application, Edition] | Refused:
        application = self.application_of(connection, application_id, person=person)
        edition = None if application is None else find_edition(connection, application.edition_id)
        call = None if application is None else find_call(connection, application.call_id)
        if application is None or edition is None or call is None:
            return UNKNOWN
        return _too_late(application, edition, call, self._clock.now()) or (application, edition)

    @staticmethod
    def _rules_version(application: Application, edition: Edition) -> int:
        return edition.rules_version if application.state is State.DRAFT else application.rules_version

    def _note_change(self, connection: Connection, application: Application, what: str, **details: int | str) -> None:
        """Note a change of what was handed in; a draft is the applicant's own until then."""
        if application.state is not State.DRAFT:
            record_application(connection, self._clock.now(), application.person, what, application, **details)


def _too_late(application: Application, edition: Edition, call: Call, now: datetime) -> Refused | None:
    match application.state:
        case State.DRAFT:
            return closed_call(edition, call, now)
        case State.NEEDS_CORRECTION:
            until = application.correction_until
            passed = until is not None and now >= until
            return Refused(Reason.DEADLINE_PASSED, until=until) if passed else None
        case _:
            return Refused(Reason.WRONG_STATE, state=application.state)
