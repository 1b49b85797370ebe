"""The first words, the help and the language."""

from collections.abc import Iterator
from dataclasses import replace

from bot.answering.model import Language
from bot.conversation.buttons import Action, Press, button, question_button
from bot.conversation.catalogue import Catalogue
from bot.conversation.model import Block, Bullets, Button, Paragraph, Strong
from bot.conversation.turn import Reply, Turn
from bot.messages.welcome import LANGUAGE_NAMES, WELCOME


class Welcome:
    """Says what InterEkip can do, with questions of the library to begin with."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def greet(self, turn: Turn) -> Reply:
        """Introduce InterEkip."""
        texts = WELCOME[turn.language]
        sentences = (texts.greeting, texts.promise, texts.privacy, texts.examples)
        return turn.reply(turn.message(map(_paragraph, sentences), self.examples(turn.language)))

    def help(self, turn: Turn) -> Reply:
        """Tell how to ask, and the commands."""
        texts = WELCOME[turn.language]
        blocks = (Paragraph((Strong(texts.help_title),)), _paragraph(texts.how_to_ask), *_commands(turn.language))
        return turn.reply(turn.message(blocks, self.examples(turn.language)))

    def unknown_command(self, turn: Turn) -> Reply:
        """Tell which commands there are."""
        blocks = (_paragraph(WELCOME[turn.language].unknown_command), *_commands(turn.language))
        return turn.reply(turn.message(blocks))

    def offer_languages(self, turn: Turn) -> Reply:
        """Ask for the language."""
        rows = [[button(LANGUAGE_NAMES[each], Press(Action.LANGUAGE, word=each)) for each in Language]]
        return turn.reply(turn.message([_paragraph(WELCOME[turn.language].choose_language)], rows))

    def choose_language(self, turn: Turn, language: Language) -> Reply:
        """Keep to ``language`` from now on."""
        chosen = replace(turn.dialog, language=language.value, language_chosen=True)
        said = replace(turn, language=language).instead([_paragraph(WELCOME[language].language_chosen)])
        return Reply((said,), chosen)

    def examples(self, language: Language) -> list[list[Button]]:
        """Return a button for each question to begin with."""
        return [[question_button(question, question)] for question in self._catalogue.examples[language]]


def _paragraph(text: str) -> Block:
    return Paragraph((text,))


def _commands(language: Language) -> Iterator[Block]:
    yield Bullets(tuple((f"{command} – {does}",) for command, does in WELCOME[language].commands))
