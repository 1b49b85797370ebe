"""The ``interekip`` command: its subcommands are put together here."""

import typer

from bot.commands import event, index, source, staff, template, tune
from bot.commands.ask import ask
from bot.commands.backup import backup, restore
from bot.commands.chat import chat
from bot.commands.evaluate import evaluate
from bot.commands.ingest import ingest
from bot.commands.retrieve import retrieve
from bot.commands.schedule import schedule
from bot.commands.serve import serve
from bot.commands.setup import setup
from bot.commands.start import start

app = typer.Typer(
    name="interekip",
    help="InterEkip: wiedza o współpracy międzynarodowej i zapisy na Forum, w Telegramie i w terminalu.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,  # its tracebacks show local variables, and so personal data
)
app.command(help="Przygotuj wszystko i uruchom bota; bez tokenu rozmowę w terminalu.")(start)
app.command(help="Zbuduj model i indeks, jeśli ich brakuje.")(setup)
app.command(help="Odpowiadaj w Telegramie.")(serve)
app.command(help="Ta sama rozmowa w terminalu; z potoku czyta po jednym pytaniu w wierszu.")(chat)
app.command(help="Odpowiedz na jedno pytanie.")(ask)
app.command("eval", help="Odpowiedz na pytania z pliku i policz, ile odpowiedzi jest dobrych.")(evaluate)
app.command(help="Zmierz samo wyszukiwanie na zbiorze w formacie BEIR.")(retrieve)
app.command(help="Przeczytaj źródła i zaktualizuj indeks.")(ingest)
app.command(help="Aktualizuj indeks w rytmie źródeł, aż do zatrzymania.")(schedule)
app.command(help="Skopiuj bazę z danymi osób do jednego pliku, także gdy bot działa.")(backup)
app.command(help="Przywróć bazę z kopii, gdy bot nie działa.")(restore)
app.add_typer(source.app, name="source")
app.add_typer(tune.app, name="tune")
app.add_typer(index.app, name="index")
app.add_typer(event.app, name="event")
app.add_typer(staff.app, name="staff")
app.add_typer(template.app, name="template")


def main() -> None:
    """Run the command line."""
    app()
