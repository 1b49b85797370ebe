"""``interekip voucher issue``, ``redeem``, ``reverse`` and what else is done with vouchers and their money.

A code is a secret: with "-" in its place it is read from standard input, and so stays out of the shell's history.
"""

import uuid
from decimal import Decimal
from typing import Annotated

import typer

from bot.commands import voucher_money_report as money
from bot.commands import voucher_report as report
from bot.commands.event_desk import AsJson, JsonObject, refuse, say
from bot.commands.voucher_desk import (
    ApplicationNumber,
    As,
    EditionNumber,
    VoucherDesk,
    actor_option,
    open_voucher_desk,
    say_refused,
)
from bot.commands.voucher_steps import carried_out, say_told, step_command, step_command_with
from bot.entry.errors import InvalidEntryError
from bot.entry.money import typed_amount
from bot.store import audit
from bot.voucher.redeeming import Found
from bot.voucher.redemption import LONGEST_KEY
from bot.voucher.results import Refused

_Code = Annotated[str, typer.Argument(help='kod vouchera; "-" czyta go ze standardowego wejścia')]
_REASON = typer.Option("--reason", help="powód; wnioskodawca go przeczyta")


def register(app: typer.Typer) -> None:
    """Add the commands to ``interekip voucher``."""
    app.command("issue", help="Wydaj voucher; robi to inna osoba niż ta, która decydowała.")(issue)
    app.command(help="Pokaż kod jeden raz; tylko gdy wnioskodawca nie ma Telegrama i sam go nie zobaczy.")(code)
    app.command("new-code", help="Unieważnij kod, który zginął; nowy można pokazać jeden raz.")(new_code)
    app.command(help="Sprawdź kod: czy jest ważny i ile zostało.")(check)
    app.command(help="Zrealizuj voucher kodem: na kwotę z faktury albo rachunku.")(redeem)
    app.command(help="Cofnij pomyłkową realizację: powstaje wpis, który ją znosi.")(reverse)
    app.command("revoke", help="Cofnij voucher; niewykorzystane pieniądze wracają do puli.")(revoke)
    app.command("settle", help="Rozlicz i zamknij voucher; niewykorzystane pieniądze wracają do puli.")(settle)
    app.command(help="Pokaż księgę edycji: wszystkie wpisy z ich przyczynami.")(ledger)


issue = step_command(lambda at: at.vouchers.issuing.issue(at.connection, at.application.id, actor=at.actor))


def code(application: ApplicationNumber, *, as_name: As = "", as_json: AsJson = False) -> None:
    """Show the code of who has no chat; others see their own there, and nobody else does. The log says who saw it."""
    actor = actor_option(as_name)
    with open_voucher_desk() as desk, desk.database.transaction() as connection:
        found = desk.application(connection, application)
        if found.chat_id is not None:
            refuse("Ta osoba pokaże sobie kod sama w Telegramie: /voucher, Moje wnioski.")
        shown = desk.vouchers().issuing.show_code(connection, found.id, person=found.person)
        if isinstance(shown, Refused):
            say_refused(shown, as_json=as_json)
        subject, details = f"voucher:{shown.voucher.id}", {"application": found.id}
        audit.record(connection, desk.clock.now(), actor, "voucher.code_taken", subject, details=details)
    text = f"{shown.code}\nTo jedyny raz, gdy ten kod widać. Przekaż go wnioskodawcy i nie zapisuj nigdzie indziej."
    say({"voucher_id": shown.voucher.id, "code": shown.code}, text, as_json=as_json)


def new_code(application: ApplicationNumber, *, as_name: As = "", as_json: AsJson = False) -> None:
    """Make the code of a voucher worthless."""
    actor = actor_option(as_name)
    with open_voucher_desk() as desk, desk.database.transaction() as connection:
        vouchers = desk.vouchers()
        found = vouchers.redeeming.voucher_of(connection, desk.application(connection, application).id)
        if found is None:
            refuse("Do tego wniosku nie wydano vouchera.")
        result = vouchers.issuing.new_code(connection, found.voucher.id, actor=actor)
        done = carried_out(desk, connection, result, as_json=as_json)
    text = "Stary kod już nie działa. Nowy zobaczy wnioskodawca, jeden raz."
    say_told({"voucher_id": done.voucher.id}, text, done.notices, as_json=as_json)


def check(code: _Code, *, as_name: As = "", as_json: AsJson = False) -> None:
    """Say what a code is worth."""
    actor = actor_option(as_name)
    with open_voucher_desk() as desk:
        found = _found(desk, code, actor, as_json=as_json)
    said = {**report.state_as_json(found.application), **report.voucher_as_json(found)}
    say(said, f"{report.state_as_text(found.application)} {report.voucher_as_text(found)}", as_json=as_json)


def redeem(
    code: _Code,
    amount: Annotated[str, typer.Argument(help='kwota w złotych, np. "1500" albo "1500,50"')],
    *,
    document: Annotated[str, typer.Option(help="numer faktury albo rachunku")],
    provider: Annotated[
        int | None, typer.Option(help="numer wykonawcy: zobacz interekip voucher provider list")
    ] = None,
    key: Annotated[str, typer.Option(help="klucz realizacji: powtórzona z tym samym kluczem liczy się raz")] = "",
    as_name: As = "",
    as_json: AsJson = False,
) -> None:
    """Redeem an amount. Wrong codes are counted, so looking the code up is a transaction of its own."""
    actor, zlotys = actor_option(as_name), _amount(amount)
    if len(key) > LONGEST_KEY:
        raise typer.BadParameter(f"klucz może mieć najwyżej {LONGEST_KEY} znaków", param_hint="--key")
    with open_voucher_desk() as desk:
        found = _found(desk, code, actor, as_json=as_json)
        with desk.database.transaction() as connection:
            result = desk.vouchers().redeeming.redeem(
                connection,
                found.voucher.id,
                zlotys,
                document=document,
                provider_id=provider,
                key=key or f"cli:{uuid.uuid4()}",
                actor=actor,
            )
            done = carried_out(desk, connection, result, as_json=as_json)
    said: JsonObject = {
        **report.state_as_json(done.application),
        "entry_id": done.entry.id,
        "left": report.money_as_json(done.left),
        "repeated": done.repeated,
    }
    say_told(said, money.redeemed_as_text(done), done.notices, as_json=as_json)


def reverse(
    entry_id: Annotated[int, typer.Argument(help="numer wpisu w księdze: zobacz interekip voucher ledger")],
    *,
    reason: Annotated[str, _REASON],
    as_name: As = "",
    as_json: AsJson = False,
) -> None:
    """Take a redemption back."""
    actor = actor_option(as_name)
    with open_voucher_desk() as desk, desk.database.transaction() as connection:
        result = desk.vouchers().redeeming.reverse(connection, entry_id, reason=reason, actor=actor)
        done = carried_out(desk, connection, result, as_json=as_json)
    said: JsonObject = {
        **report.state_as_json(done.application),
        "entry_id": done.entry.id,
        "left": report.money_as_json(done.left),
        "freed": report.money_as_json(done.freed),
    }
    say_told(said, money.reversed_as_text(done), done.notices, as_json=as_json)


revoke = step_command_with(
    _REASON,
    lambda at, text: at.vouchers.redeeming.revoke(at.connection, at.application.id, reason=text, actor=at.actor),
)
settle = step_command(lambda at: at.vouchers.redeeming.settle(at.connection, at.application.id, actor=at.actor))


def ledger(edition_id: EditionNumber, as_json: AsJson = False) -> None:
    """Show every entry and what it all adds up to."""
    with open_voucher_desk() as desk, desk.database.read() as connection:
        edition = desk.edition(connection, edition_id)
        account = money.account_of(connection, edition)
    say(money.account_as_json(account), money.account_as_text(account), as_json=as_json)


def _found(desk: VoucherDesk, typed: str, actor: str, *, as_json: bool) -> Found:
    """Return the voucher of the code; a wrong one is counted, whatever comes next."""
    read = typer.get_text_stream("stdin").readline().strip() if typed == "-" else typed
    with desk.database.transaction() as connection:
        found = desk.vouchers().redeeming.look_up(connection, read, actor=actor)
    if isinstance(found, Refused):
        say_refused(found, as_json=as_json)
    return found


def _amount(typed: str) -> Decimal:
    try:
        return typed_amount(typed)
    except InvalidEntryError as error:
        raise typer.BadParameter(str(error), param_hint="AMOUNT") from error
