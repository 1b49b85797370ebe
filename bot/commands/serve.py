"""``interekip serve``: InterEkip in Telegram."""

import logging
import sys

import typer

from bot.clock import SystemClock
from bot.commands.faults import plain_faults
from bot.commands.loading import encoder_beside
from bot.commands.lock import only_server_of
from bot.commands.log import open_log
from bot.settings import Settings

LOGGER = logging.getLogger(__name__)

FIRST_STEPS = """\
Brakuje tokenu bota Telegrama.
1. Otwórz w Telegramie rozmowę z @BotFather, napisz /newbot i odpowiedz na dwa pytania; dostaniesz token.
2. Wpisz go do pliku .env w tym folderze, w wierszu: TELEGRAM_BOT_TOKEN=tu-token
3. Uruchom ponownie: make run (albo interekip serve)
Bez tokenu tę samą rozmowę otwiera w terminalu: interekip chat
"""


def serve() -> None:
    """Answer people in Telegram until the process is told to stop."""
    with plain_faults():
        settings = Settings.load()
        token = settings.telegram_bot_token.get_secret_value().strip()
        if not token:
            sys.stderr.write(FIRST_STEPS)
            raise typer.Exit(2)
        open_log(settings.log_level)
        with only_server_of(settings.data_dir):
            raise typer.Exit(_serve(settings, token))


def _serve(settings: Settings, token: str) -> int:
    with encoder_beside(settings) as encoder:
        from bot.telegram import app  # noqa: PLC0415 - see encoder_beside
        from bot.wiring import build_talk  # noqa: PLC0415 - the same

        talk = build_talk(settings, encoder.result())
    try:
        index = talk.conversation.index
        if index.warning:
            LOGGER.warning("index.previous_serves %s", index.warning)
        assembly = app.Assembly(
            database=talk.database,
            responder=talk.conversation,
            clock=SystemClock(),
            forget=talk.retention.apply,
            identity=f"generation={index.id} model={index.encoder}",
            administrators=settings.admins,
            timetable=talk.timetable,
            attachments=talk.attachments,
            awaits_file=talk.conversation.awaits_file,
        )
        with talk.watch.running(), talk.ahead.running():
            return app.run(token, settings.telegram_api_url, assembly)
    finally:
        talk.database.close()
