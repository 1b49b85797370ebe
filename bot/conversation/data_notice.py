"""The information about the data of a sign-up that Art. 13 of the GDPR demands."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.answering.model import Language
from bot.conversation.model import Block, Paragraph, Strong
from bot.conversation.wording import counted, sentence
from bot.forum.model import CONTACT_RETENTION_DAYS
from bot.messages.data_notice import DATA_NOTICE


@dataclass(frozen=True, slots=True)
class DataNotice:
    """Says who uses the data for what, how long, and what one can do about it.

    ``controller`` is the name and address of the controller, ``contact`` where to ask; "" for what is not known.
    """

    controller: str
    contact: str

    def short(self, title: str, language: Language) -> Block:
        """Return the notice as it stands above the consent to take part in the event ``title``."""
        return Paragraph((sentence(DATA_NOTICE[language].short, **self._facts(title, language)),))

    def whole(self, title: str, language: Language) -> Iterator[Block]:
        """Yield the whole notice."""
        texts, facts = DATA_NOTICE[language], self._facts(title, language)
        yield Paragraph((Strong(texts.title),))
        for heading, text in texts.sections:
            yield Paragraph((Strong(heading), f"\n{sentence(text, **facts)}"))

    def _facts(self, title: str, language: Language) -> dict[str, str]:
        texts = DATA_NOTICE[language]
        controller = self.controller or texts.organiser
        reached = texts.reached.format(controller=controller, contact=self.contact) if self.contact else controller
        return {
            "controller": reached,
            "title": title,
            "days": counted(texts.days, CONTACT_RETENTION_DAYS, language),
        }
