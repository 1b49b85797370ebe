"""The reserve list: applications that passed while there was no money for them, in the order in which they get it.

Every function works within the caller's writing transaction, under the lock of the edition.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection

from bot.voucher import decisions_sql, funds
from bot.voucher.application_sql import applications, find_edition
from bot.voucher.assessed import entries_of
from bot.voucher.decision_model import NewDecision, Occasion, Outcome
from bot.voucher.grants import promise
from bot.voucher.model import Application, ApplicationId, Edition
from bot.voucher.notices import VoucherNotice, VoucherNoticeKind
from bot.voucher.ranking import Entry, merged
from bot.voucher.states import State
from bot.voucher.verdicts import SYSTEM, carry_out, notice
from bot.voucher.voucher_audit import record_application

_WAITING = (State.RESERVE, State.APPEAL)


def reserve_list(connection: Connection, edition: Edition) -> list[Application]:
    """Return who waits for money, the next one first; who appeals against being there does not lose their turn."""
    found = [each for each in applications(connection, edition.id, _WAITING) if each.reserve_place is not None]
    return sorted(found, key=lambda each: each.reserve_place or 0)


def move_up_reserve(connection: Connection, edition: Edition, *, at: datetime) -> list[VoucherNotice]:
    """Grant what has come free to those on the reserve list, strictly in order; return who is to be told.

    It ends with the first whom the money does not suffice for, even if a later one wants less: what is left then is
    there for the ranking list of a later call. The reserve for appeals is left alone, and nothing is granted in an
    edition that is closed. Call it whenever money may have come free.

    Args:
        connection: of the caller's writing transaction.
        edition: it is locked here, whether the caller has done so or not.
        at: the moment.

    """
    locked = find_edition(connection, edition.id, lock=True)
    if locked is None or locked.closed_at is not None:
        return []
    waiting = reserve_list(connection, locked)
    free, notices = funds.balance(connection, locked).free_for_ranking, list[VoucherNotice]()
    for application in waiting:
        if application.requested is None or application.requested > free:
            break
        free -= application.requested
        notices.append(_granted(connection, locked, application, at))
    left = waiting[len(notices) :]
    _number(connection, [each.id for each in left], {each.id: each.reserve_place for each in left})
    return notices


def put_on_reserve(connection: Connection, edition: Edition, coming: Sequence[tuple[int, Entry]]) -> None:
    """Give those who come to the reserve list their places, and those after them theirs.

    Args:
        connection: of the caller's writing transaction.
        edition: whose list it is.
        coming: each with the number of its call, in the state of the reserve list or about to be.

    """
    newcomers = {entry.application_id for _, entry in coming}
    waiting = [each for each in reserve_list(connection, edition) if each.id not in newcomers]
    known = {each.application_id: each for each in entries_of(connection, edition, waiting, _WAITING)}
    before = [(each.call_id, known[each.id]) for each in waiting if each.id in known]
    order = [entry.application_id for entry in merged(before, coming)]
    _number(connection, order, {each.id: each.reserve_place for each in waiting})


def _granted(connection: Connection, edition: Edition, application: Application, at: datetime) -> VoucherNotice:
    new = NewDecision(
        application.id,
        Occasion.RESERVE,
        Outcome.GRANTED,
        application.rules_version,
        decided_by=SYSTEM,
        decided_at=at,
        amount=application.requested,
    )
    decision, granted = carry_out(connection, application, new, reserve_place=None, appeal_until=None, changed_at=at)
    decisions_sql.close_appeals(connection, [decision])
    promise(connection, edition, [decision])
    record_application(connection, at, SYSTEM, "moved_up", granted, decision=decision.id, amount=str(decision.amount))
    return notice(decision, granted, edition, VoucherNoticeKind.MOVED_UP)


def _number(connection: Connection, order: Sequence[ApplicationId], before: Mapping[ApplicationId, int | None]) -> None:
    places = {number: place for place, number in enumerate(order, start=1)}
    changed = {number: place for number, place in places.items() if before.get(number) != place}
    decisions_sql.place_in_reserve(connection, changed)
