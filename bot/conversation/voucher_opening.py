"""The form together with the application as it is stored now."""

from dataclasses import replace

from bot.conversation.turn import Turn
from bot.conversation.voucher_form import OpenVoucher, VoucherForm
from bot.conversation.voucher_services import VoucherServices
from bot.store.engine import Connection
from bot.voucher.application_sql import find_application
from bot.voucher.model import Application
from bot.voucher.results import Reason, Refused
from bot.voucher.states import State
from bot.voucher.submission import closed_call


def opened(connection: Connection, services: VoucherServices, form: VoucherForm) -> OpenVoucher | None:
    """Return the form with its application; None when that is not there any more."""
    application = find_application(connection, form.application_id)
    edition = None if application is None else services.editions.edition(connection, application.edition_id)
    call = None if application is None else services.editions.call(connection, application.call_id)
    if application is None or edition is None or call is None:
        return None
    rules = services.applications.rules(connection, application)
    missing = services.applications.missing(application, rules)
    files = tuple(services.applications.attachments(connection, application.id))
    return OpenVoucher(form, application, edition, call, rules, missing, files)


def reopened(turn: Turn, services: VoucherServices, voucher: OpenVoucher, form: VoucherForm) -> OpenVoucher:
    """Return ``form`` with the application as it is after an answer."""
    return opened(turn.connection, services, form) or replace(voucher, form=form)


def too_late(turn: Turn, voucher: OpenVoucher) -> Refused | None:
    """Return why the application can no longer be changed; None while it can."""
    application: Application = voucher.application
    match application.state:
        case State.DRAFT:
            return closed_call(voucher.edition, voucher.call, turn.now)
        case State.NEEDS_CORRECTION:
            until = application.correction_until
            passed = until is not None and turn.now >= until
            return Refused(Reason.DEADLINE_PASSED, until=until) if passed else None
        case state:
            return Refused(Reason.WRONG_STATE, state=state)
