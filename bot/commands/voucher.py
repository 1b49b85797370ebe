"""``interekip voucher``: editions of the voucher, applications, decisions and money, for a coordinator at a terminal.

Exit codes: 0 done, 1 refused or impossible (a sentence on standard error), 2 the command was written wrongly.
"""

import typer

from bot.commands import (
    voucher_applications,
    voucher_apply,
    voucher_audit,
    voucher_decisions,
    voucher_edition,
    voucher_money,
    voucher_papers,
    voucher_providers,
)

app = typer.Typer(help="Voucher: edycje, wnioski, decyzje i pieniądze.", no_args_is_help=True)
app.add_typer(voucher_edition.app, name="edition")
app.add_typer(voucher_providers.app, name="provider")
voucher_apply.register(app)
voucher_applications.register(app)
voucher_decisions.register(app)
voucher_money.register(app)
voucher_papers.register(app)
voucher_audit.register(app)
