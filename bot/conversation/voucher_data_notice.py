"""The information about the data of an application that Art. 13 of the GDPR demands."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.answering.model import Language
from bot.conversation.model import Block, Paragraph, Strong
from bot.conversation.wording import counted, sentence
from bot.messages.voucher_data_notice import VOUCHER_DATA_NOTICE
from bot.voucher.rules import Rules


@dataclass(frozen=True, slots=True)
class VoucherDataNotice:
    """Says who uses the data for what, who sees them and how long they stay.

    ``controller`` is the name and address of the controller, ``contact`` where to ask; "" for what is not known.
    """

    controller: str
    contact: str

    def short(self, rules: Rules, language: Language) -> Block:
        """Return the notice as it stands above the first question and under the summary."""
        return Paragraph((sentence(VOUCHER_DATA_NOTICE[language].short, **self._facts(rules, language)),))

    def whole(self, rules: Rules, language: Language) -> Iterator[Block]:
        """Yield the whole notice."""
        texts, facts = VOUCHER_DATA_NOTICE[language], self._facts(rules, language)
        yield Paragraph((Strong(texts.title),))
        for heading, text in texts.sections:
            yield Paragraph((Strong(heading), f"\n{sentence(text, **facts)}"))

    def _facts(self, rules: Rules, language: Language) -> dict[str, str]:
        texts = VOUCHER_DATA_NOTICE[language]
        controller = self.controller or texts.organiser
        reached = texts.reached.format(controller=controller, contact=self.contact) if self.contact else controller
        return {
            "controller": reached,
            "title": rules.title,
            "years": counted(texts.years, rules.keep_years, language),
        }
