"""What ``interekip voucher edition`` prints: lines for a coordinator, and JSON objects that scripts rely on."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from bot.answering.model import Language
from bot.clock import in_warsaw
from bot.commands.event_desk import JsonObject
from bot.conversation.wording import amount
from bot.voucher.edition_sql import RulesVersion
from bot.voucher.funds import Balance
from bot.voucher.model import Call, Edition
from bot.voucher.notices import VoucherNotice


@dataclass(frozen=True, slots=True)
class EditionState:
    """An edition as it is at the moment ``now``, and who is told what came of the command."""

    edition: Edition
    calls: Sequence[Call]
    money: Balance
    now: datetime
    told: Sequence[VoucherNotice] = ()


def edition_as_json(state: EditionState) -> JsonObject:
    """Return the edition; moments in Europe/Warsaw with their offset, amounts as texts."""
    edition = state.edition
    return {
        "id": edition.id,
        "title": edition.title,
        "sample": edition.sample,
        "rules_version": edition.rules_version,
        "reserve_released_at": _moment(edition.reserve_released_at),
        "closed_at": _moment(edition.closed_at),
        "money": {name: str(value) for name, value in asdict(state.money).items()},
        "calls": [call_as_json(call, state.now) for call in state.calls],
    }


def call_as_json(call: Call, now: datetime) -> JsonObject:
    """Return the call, and whether one can apply in it."""
    return {
        "id": call.id,
        "number": call.number,
        "opens_at": _moment(call.opens_at),
        "closes_at": _moment(call.closes_at),
        "closed_early_at": _moment(call.closed_early_at),
        "open": call.is_open(now),
    }


def version_as_json(version: RulesVersion) -> JsonObject:
    """Return when and why the rules became so."""
    return {"version": version.version, "made_at": _moment(version.made_at), "reason": version.reason}


def edition_as_text(state: EditionState) -> str:
    """Return the edition in a few lines."""
    edition, money = state.edition, state.money
    sums = {"budżet": money.budget, "wolne": money.free, "obiecane": money.promised, "wydane": money.spent}
    said = ", ".join(f"{name} {amount(value, Language.PL)}" for name, value in sums.items())
    held = amount(money.reserve_held, Language.PL)
    reserve = "rezerwa na odwołania zwolniona" if edition.reserve_released_at else f"w tym na odwołania {held}"
    closed = "" if edition.closed_at is None else f", zamknięta {_shown(edition.closed_at)}"
    calls = [f"   {call_as_text(call, state.now)}" for call in state.calls]
    first = f"{edition.id}  {edition.title} (zasady w wersji {edition.rules_version}{closed})"
    return "\n".join([first, f"   {said}; {reserve}", *calls])


def call_as_text(call: Call, now: datetime) -> str:
    """Return the call in a line, with the number by which commands know it."""
    if call.is_open(now):
        state = "trwa"
    elif now < call.opens_at:
        state = "jeszcze się nie zaczął"
    else:
        state = "skończony przed czasem" if call.closed_early_at else "skończony"
    times = f"{_shown(call.opens_at)} - {_shown(call.ends_at)}"
    return f"nabór {call.number} (numer do poleceń: {call.id}): {times}, {state}"


def version_as_text(version: RulesVersion) -> str:
    """Return the version in a line."""
    return f"wersja {version.version} z {_shown(version.made_at)}: {version.reason or 'pierwsze zasady'}"


def _moment(moment: datetime | None) -> str | None:
    return None if moment is None else in_warsaw(moment).isoformat(timespec="minutes")


def _shown(moment: datetime) -> str:
    return f"{in_warsaw(moment):%Y-%m-%d %H:%M}"
