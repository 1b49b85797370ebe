"""What ``interekip voucher`` prints about money: lines for a coordinator, JSON objects that scripts rely on."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from bot.answering.model import Language
from bot.clock import in_warsaw
from bot.commands.event_desk import JsonObject
from bot.commands.voucher_report import moment_as_json, money_as_json
from bot.conversation.wording import amount
from bot.store.engine import Connection
from bot.voucher.application_sql import applications
from bot.voucher.closing import Reversed
from bot.voucher.funds import Balance, balance
from bot.voucher.ledger_sql import Entry, EntryKind, entries
from bot.voucher.model import Edition
from bot.voucher.providers import Provider
from bot.voucher.redemption import Redeemed

_KINDS = {
    EntryKind.BUDGET: "budżet",
    EntryKind.GRANT: "przyznano",
    EntryKind.RELEASE: "wróciło do puli",
    EntryKind.REDEMPTION: "zrealizowano",
    EntryKind.REVERSAL: "cofnięto realizację",
}


@dataclass(frozen=True, slots=True)
class Account:
    """The ledger of an edition with what it adds up to; ``numbers`` are those of the applications by id."""

    entries: Sequence[Entry]
    money: Balance
    numbers: Mapping[int, str]


def account_of(connection: Connection, edition: Edition) -> Account:
    """Return the account of the edition."""
    numbers = {int(each.id): each.number or str(each.id) for each in applications(connection, edition.id)}
    return Account(entries(connection, edition.id), balance(connection, edition), numbers)


def account_as_json(account: Account) -> JsonObject:
    """Return the account without documents and people; the export has these."""
    return {
        "entries": [_entry_as_json(account, each) for each in account.entries],
        "money": {name: str(value) for name, value in asdict(account.money).items()},
    }


def account_as_text(account: Account) -> str:
    """Return the account, a line each entry."""
    money = account.money
    sums = {"Budżet": money.budget, "Wolne": money.free, "Obiecane": money.promised, "Wydane": money.spent}
    lines = [_entry_as_text(account, each) for each in account.entries]
    return "\n".join([*lines, "", *(f"{name}: {amount(value, Language.PL)}" for name, value in sums.items())])


def redeemed_as_text(done: Redeemed) -> str:
    """Return what was redeemed, and what is left."""
    known = "Ta realizacja jest już w księdze" if done.repeated else "Zrealizowano"
    worth, left = amount(done.entry.amount, Language.PL), amount(done.left, Language.PL)
    return f"{known}: {worth}, wpis nr {done.entry.id}. Zostało: {left}"


def reversed_as_text(done: Reversed) -> str:
    """Return what was taken back, and where the money is."""
    worth, left = amount(done.entry.amount, Language.PL), amount(done.left, Language.PL)
    where = f"wróciło do puli: {amount(done.freed, Language.PL)}" if done.freed else f"na voucherze zostało: {left}"
    return f"Cofnięto: {worth}, wpis nr {done.entry.id}; {where}"


def provider_as_json(provider: Provider) -> JsonObject:
    """Return a provider."""
    return {"id": provider.id, "name": provider.name, "number": provider.number, "person": provider.person}


def provider_as_text(provider: Provider) -> str:
    """Return a provider in a line."""
    number = f", {provider.number}" if provider.number else ""
    return f"{provider.id}  {provider.name}{number}, {provider.person or 'rozlicza koordynator'}"


def _entry_as_json(account: Account, entry: Entry) -> JsonObject:
    return {
        "id": entry.id,
        "kind": entry.kind.value,
        "amount": money_as_json(entry.amount),
        "cause": entry.cause,
        "at": moment_as_json(entry.at),
        "application": None if entry.application_id is None else account.numbers.get(entry.application_id),
        "voucher_id": entry.voucher_id,
        "from_reserve": entry.from_reserve,
        "reverses_id": entry.reverses_id,
    }


def _entry_as_text(account: Account, entry: Entry) -> str:
    whose = "" if entry.application_id is None else f", wniosek {account.numbers.get(entry.application_id)}"
    reserve = ", z rezerwy na odwołania" if entry.from_reserve else ""
    when = f"{in_warsaw(entry.at):%Y-%m-%d %H:%M}"
    worth = amount(entry.amount, Language.PL)
    return f"{entry.id:>5}  {when}  {_KINDS[entry.kind]} {worth}{whose}{reserve} ({entry.cause})"
