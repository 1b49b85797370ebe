"""Which calls the rules may plan, and how the calls of an edition follow rules that changed.

Calls are known by their place: the second of the rules is the edition's call number 2. What began keeps its opening and
is not shortened, since people rely on it; what is over stays as it was.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import Connection

from bot.clock import in_warsaw
from bot.entry.fault import Fault
from bot.voucher import edition_sql
from bot.voucher.model import Call, EditionId
from bot.voucher.results import Reason, Refused
from bot.voucher.rules import CallPlan


def call_faults(plans: Sequence[CallPlan], calls: Sequence[Call], now: datetime) -> Iterator[Fault]:
    """Return what cannot be about planned calls, beside the ``calls`` that the edition has already."""
    begun = [call for call in calls if call.opens_at <= now]
    for number, plan in enumerate(plans, 1):
        if number <= len(begun):
            yield from _begun_faults(plan, begun[number - 1], now)
        elif plan.closes_at <= now:
            yield Fault(f"calls[{number}].closes", "Nabór musi się kończyć w przyszłości: podaj późniejszy czas.")
    for call in begun[len(plans) :]:
        times = f"otwarcie {_written(call.opens_at)}, zamknięcie {_written(call.closes_at)}"
        yield Fault("calls", f"Nabór nr {call.number} już się zaczął, więc musi zostać w pliku: {times}.")


def extension_refused(call: Call, following: Call | None, closes_at: datetime) -> Refused | None:
    """Return why the call cannot be extended until then; ``following`` is the next one of the edition."""
    if closes_at <= call.closes_at:
        return Refused(Reason.CALL_NOT_LATER, until=call.closes_at)
    if following is not None and closes_at > following.opens_at:
        return Refused(Reason.CALLS_OVERLAP, until=following.opens_at)
    return None


def plan_calls(
    connection: Connection, edition_id: EditionId, plans: Sequence[CallPlan], calls: Sequence[Call] = ()
) -> None:
    """Make the calls of the edition those that are planned; ``calls`` are those it has."""
    for number, plan in enumerate(plans, 1):
        if number > len(calls):
            edition_sql.insert_call(connection, edition_id, number, plan)
        elif (calls[number - 1].opens_at, calls[number - 1].closes_at) != (plan.opens_at, plan.closes_at):
            edition_sql.plan_call(connection, calls[number - 1].id, plan)
    edition_sql.delete_calls(connection, [call.id for call in calls[len(plans) :]])


def _begun_faults(plan: CallPlan, call: Call, now: datetime) -> Iterator[Fault]:
    key, closes = f"calls[{call.number}]", _written(call.closes_at)
    if plan.opens_at != call.opens_at:
        yield Fault(f"{key}.opens", f'Ten nabór już się zaczął: zostaw jego otwarcie, "{_written(call.opens_at)}".')
    if call.ends_at <= now and plan.closes_at != call.closes_at:
        yield Fault(f"{key}.closes", f'Ten nabór już się skończył: zostaw jego zamknięcie, "{closes}".')
    elif plan.closes_at < call.closes_at:
        sentence = f'Trwającego naboru nie można skrócić: podaj co najmniej "{closes}" albo zamknij go od razu.'
        yield Fault(f"{key}.closes", sentence)


def _written(moment: datetime) -> str:
    return f"{in_warsaw(moment):%Y-%m-%d %H:%M}"
