"""``interekip ask``: one question, one answer."""

import json
from typing import Annotated

import typer

from bot.answering.assembly import build_answerer, build_search
from bot.answering.model import Language
from bot.clock import SystemClock, today_in_warsaw
from bot.commands.answer_json import outcome_as_json
from bot.commands.faults import plain_faults, tell_warning
from bot.conversation.language import choose_language
from bot.settings import Settings


def ask(
    question: Annotated[str, typer.Argument(help="pytanie")],
    *,
    lang: Annotated[Language | None, typer.Option(help="język słów wokół cytatu; bez tego język pytania")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Wypisz odpowiedź jako JSON.")] = False,
) -> None:
    """Answer one question, or refuse; both end with exit code 0."""
    with plain_faults():
        settings = Settings.load()
        search = build_search(settings)
        tell_warning(search.snapshot.warning)
        outcome = build_answerer(settings, search).answer(question, today_in_warsaw(SystemClock()))
    answer = outcome_as_json(outcome, choose_language(question, lang, None), settings.coordinator_contact)
    typer.echo(json.dumps(answer, ensure_ascii=False, indent=2) if as_json else answer["text"])
