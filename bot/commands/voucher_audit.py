"""``interekip voucher audit``: whether what must hold about money, vouchers and decisions holds in the database."""

import typer

from bot.commands.event_desk import AsJson, JsonObject, say
from bot.commands.voucher_desk import open_voucher_desk
from bot.voucher.invariants import INVARIANTS, broken


def register(app: typer.Typer) -> None:
    """Add the command to ``interekip voucher``."""
    app.command(help="Sprawdź, czy pieniądze, vouchery i decyzje się zgadzają; niczego nie zmienia.")(audit)


def audit(as_json: AsJson = False) -> None:
    """Ask the database everything that must hold; exit code 1 with a sentence for each thing that does not."""
    with open_voucher_desk() as desk, desk.database.read() as connection:
        found = broken(connection)
    said: JsonObject = {
        "status": "broken" if found else "ok",
        "checked": len(INVARIANTS),
        "broken": [{"name": each.name, "subject": each.subject, "sentence": each.sentence} for each in found],
    }
    text = "\n".join(each.sentence for each in found) or "Wszystko się zgadza."
    say(said, text, as_json=as_json, succeeded=not found)
