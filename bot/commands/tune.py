"""``interekip tune``: the group of the four things that are fitted to the library."""

from typing import Any

import typer
from typer.core import TyperGroup

from bot.commands.tune_encoder import tune_encoder
from bot.commands.tune_questions import tune_questions
from bot.commands.tune_reader import tune_reader
from bot.commands.tune_refusals import tune_refusals


class _EncoderByDefault(TyperGroup):
    """Takes ``interekip tune`` with options, or with nothing, for ``interekip tune encoder``."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - typer has no public name for its type
        """Name the encoder where nothing is named."""
        is_named = bool(args) and (not args[0].startswith("-") or args[0] in ctx.help_option_names)
        return super().parse_args(ctx, args if is_named else ["encoder", *args])


app = typer.Typer(
    cls=_EncoderByDefault,
    help="Dostrój do biblioteki model zdań (bez nazwy: właśnie jego), sieć dla pytań, czytnik albo odmowy.",
)
app.command("encoder", help="Dostrój model zdań na pytaniach biblioteki.")(tune_encoder)
app.command("questions", help="Naucz mniejszą sieć kodować pytania tak jak model zdań.")(tune_questions)
app.command("reader", help="Ucz czytnik, które fragmenty odpowiadają na pytanie.")(tune_reader)
app.command("refusals", help="Dopasuj odmowy do modelu i biblioteki.")(tune_refusals)
