"""``interekip voucher provider``: who renders services for vouchers."""

from typing import Annotated

import typer

from bot.commands.event_desk import AsJson, refuse, say
from bot.commands.voucher_desk import As, actor_option, open_voucher_desk, say_refused
from bot.commands.voucher_money_report import provider_as_json, provider_as_text
from bot.voucher.results import InvalidField, Refused

app = typer.Typer(help="Wykonawcy usług, którzy realizują vouchery.", no_args_is_help=True)

_FAULTS = {
    "name": "Podaj nazwę wykonawcy, najwyżej {count} znaków.",
    "number": "To nie jest NIP, KRS ani REGON: sprawdź cyfry (--number).",
}


@app.command(help="Dodaj wykonawcę usług albo zmień dane tego, w którego imieniu działa ta sama osoba.")
def add(
    name: Annotated[str, typer.Argument(help="nazwa wykonawcy")],
    *,
    number: Annotated[str, typer.Option(help="NIP, KRS albo REGON")] = "",
    person: Annotated[str | None, typer.Option(help="kto wpisuje kody: telegram:NUMER; bez tego koordynator")] = None,
    as_name: As = "",
    as_json: AsJson = False,
) -> None:
    """Store a provider."""
    actor = actor_option(as_name)
    with open_voucher_desk() as desk, desk.database.transaction() as connection:
        added = desk.vouchers().redeeming.add_provider(connection, name, number, person=person, actor=actor)
    if isinstance(added, InvalidField):
        refuse(_FAULTS[added.field].format(count=added.count))
    say(provider_as_json(added), provider_as_text(added), as_json=as_json)


@app.command("list", help="Pokaż wykonawców usług.")
def list_providers(as_json: AsJson = False) -> None:
    """Show the providers."""
    with open_voucher_desk() as desk, desk.database.read() as connection:
        found = desk.vouchers().redeeming.providers(connection)
    text = "\n".join(map(provider_as_text, found)) or "Nie ma wykonawców usług."
    say({"providers": list(map(provider_as_json, found))}, text, as_json=as_json)


@app.command(help="Usuń wykonawcę usług; dawne realizacje zostają.")
def remove(
    provider_id: Annotated[int, typer.Argument(help="numer wykonawcy")], *, as_name: As = "", as_json: AsJson = False
) -> None:
    """Let a provider redeem nothing any more."""
    actor = actor_option(as_name)
    with open_voucher_desk() as desk, desk.database.transaction() as connection:
        removed = desk.vouchers().redeeming.remove_provider(connection, provider_id, actor=actor)
    if isinstance(removed, Refused):
        say_refused(removed, as_json=as_json)
    say(provider_as_json(removed), f"Usunięto: {removed.name}.", as_json=as_json)
