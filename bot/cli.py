"""The ``interekip`` command: its subcommands are put together here."""

import typer

from bot.commands.on_demand import Place, group_of

COMMANDS = {
    "start": Place("bot.commands.start", "start", "Przygotuj wszystko i uruchom bota; bez tokenu rozmowę w terminalu."),
    "setup": Place("bot.commands.setup", "setup", "Zbuduj model i indeks, jeśli ich brakuje."),
    "serve": Place("bot.commands.serve", "serve", "Odpowiadaj w Telegramie."),
    "chat": Place(
        "bot.commands.chat", "chat", "Ta sama rozmowa w terminalu; z potoku czyta po jednym pytaniu w wierszu."
    ),
    "ask": Place("bot.commands.ask", "ask", "Odpowiedz na jedno pytanie."),
    "eval": Place(
        "bot.commands.evaluate", "evaluate", "Odpowiedz na pytania z pliku i policz, ile odpowiedzi jest dobrych."
    ),
    "retrieve": Place("bot.commands.retrieve", "retrieve", "Zmierz samo wyszukiwanie na zbiorze w formacie BEIR."),
    "ingest": Place("bot.commands.ingest", "ingest", "Przeczytaj źródła i zaktualizuj indeks."),
    "schedule": Place("bot.commands.schedule", "schedule", "Aktualizuj indeks w rytmie źródeł, aż do zatrzymania."),
    "backup": Place(
        "bot.commands.backup", "backup", "Skopiuj bazę z danymi osób do jednego pliku, także gdy bot działa."
    ),
    "restore": Place("bot.commands.backup", "restore", "Przywróć bazę z kopii, gdy bot nie działa."),
    "source": Place("bot.commands.source"),
    "tune": Place("bot.commands.tune"),
    "index": Place("bot.commands.index"),
    "event": Place("bot.commands.event"),
    "staff": Place("bot.commands.staff"),
    "template": Place("bot.commands.template"),
    "voucher": Place("bot.commands.voucher"),
}

app = typer.Typer(
    name="interekip",
    cls=group_of(COMMANDS),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,  # its tracebacks show local variables, and so personal data
)


@app.callback(help="InterEkip: wiedza o współpracy międzynarodowej i zapisy na Forum, w Telegramie i w terminalu.")
def interekip() -> None:
    """Do nothing before a command; without one the help is shown."""


def main() -> None:
    """Run the command line."""
    app()
