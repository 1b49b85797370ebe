"""The information about people's data that Art. 13 of the GDPR demands, of whatever the data are collected for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.answering.model import Language
from bot.conversation.model import Block, Paragraph, Strong
from bot.conversation.wording import counted, sentence
from bot.messages.data_notice_frame import REACHED, DataNoticeTexts


@dataclass(frozen=True, slots=True)
class DataNotice:
    """Says who uses the data for what, how long, and what one can do about it.

    ``texts`` are by language. ``controller`` is the name and address of the controller, ``contact`` where to ask; ""
    for what is not known. What the data are collected for has a ``title``, and they stay for a ``period`` of days or
    years, whichever the texts count.
    """

    texts: Mapping[str, DataNoticeTexts]
    controller: str
    contact: str

    def short(self, title: str, period: int, language: Language) -> Block:
        """Return the notice as it stands where the data are asked for."""
        return Paragraph((sentence(self.texts[language].short, **self._facts(title, period, language)),))

    def whole(self, title: str, period: int, language: Language) -> Iterator[Block]:
        """Yield the whole notice."""
        texts, facts = self.texts[language], self._facts(title, period, language)
        yield Paragraph((Strong(texts.frame.title),))
        for heading, text in texts.sections:
            yield Paragraph((Strong(heading), f"\n{sentence(text, **facts)}"))

    def _facts(self, title: str, period: int, language: Language) -> dict[str, str]:
        texts = self.texts[language]
        controller = self.controller or texts.organiser
        return {
            "controller": REACHED.format(controller=controller, contact=self.contact) if self.contact else controller,
            "title": title,
            "period": counted(texts.periods, period, language),
        }
