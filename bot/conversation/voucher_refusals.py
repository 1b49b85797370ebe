"""What was refused about the voucher, in a sentence that people read."""

from bot.answering.model import Language
from bot.conversation.wording import amount, deadline, sentence
from bot.messages.voucher_refusals import VOUCHER_REFUSALS
from bot.messages.voucher_words import VOUCHER_WORDS
from bot.voucher.results import Reason, Refused


def refusal_text(refused: Refused, language: Language) -> str:
    """Return why nothing was done, with the date, the amount or the limit that it is about where one is known."""
    texts = VOUCHER_REFUSALS[language]
    reason = texts.sentences[refused.reason]
    if refused.reason is Reason.LIMIT_REACHED:
        fact = texts.limits.get(refused.name, "")
    else:
        fact = texts.facts.get(refused.reason, "")
    told = _told(refused, language)
    known = fact and all(value for place, value in told.items() if f"{{{place}}}" in fact)
    return f"{reason} {sentence(fact, **told)}" if known else reason


def _told(refused: Refused, language: Language) -> dict[str, str]:
    words = VOUCHER_WORDS[language]
    return {
        "until": "" if refused.until is None else deadline(refused.until, language),
        "amount": "" if refused.amount is None else amount(refused.amount, language),
        "count": str(refused.count),
        "state": words.states.get(refused.state, refused.state),
        "name": words.fields.get(refused.name, refused.name),
    }
