"""What is kept about a person's applications for vouchers, and about what they do for those of others."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from bot.answering.model import Language
from bot.conversation.wording import amount, in_short
from bot.entry.countries import country_name
from bot.entry.organisation import number_in_words
from bot.messages.privacy import PRIVACY
from bot.messages.voucher_words import VOUCHER_WORDS

Row = Mapping[str, Any]

_AMOUNTS = ("estimate", "requested")


def voucher_lines(known: Mapping[str, Any], language: Language) -> list[str]:
    """Return a line for each application, and for what else ``bot.voucher.own_data`` tells about the person."""
    texts = PRIVACY[language]
    lines = ["; ".join(_application(row, language)) for row in known["applications"]]
    if known["reviews"]:
        lines.append(texts.reviews.format(number=len(known["reviews"])))
    belongs = ", ".join(row["organisation"] for row in known["affiliations"] if row["organisation"])
    if belongs:
        lines.append(texts.affiliations.format(names=belongs))
    return [*lines, *(texts.provider.format(name=_provider(row)) for row in known["provider"])]


def _provider(row: Row) -> str:
    return ", ".join([row["name"], *([number_in_words(row["number"])] if "number" in row else [])])


def _application(row: Row, language: Language) -> Iterator[str]:
    texts, words = PRIVACY[language], VOUCHER_WORDS[language]
    yield ", ".join(filter(None, (row.get("number"), row["edition"], words.states[row["state"]])))
    for name, label in words.fields.items():
        if said := _said(name, row, language):
            yield f"{label}: {said}"
    if row["files"]:
        yield texts.files.format(names=", ".join(file["name"] for file in row["files"]))
    for appeal in row["appeals"]:
        if "reasons" in appeal:
            yield texts.appeal.format(text=appeal["reasons"])
    yield texts.noticed.format(day=in_short(datetime.fromisoformat(row["consent_at"]), language))


def _said(name: str, row: Row, language: Language) -> str:
    """Return an answer in words; "" where there is none. What was declared stands in the file."""
    if name == "contact":
        return row.get("email") or row.get("phone") or ""
    value = row.get(name)
    if value is None or not isinstance(value, str):
        return ""
    if name in _AMOUNTS:
        return amount(Decimal(value), language)
    if name == "partner_country":
        return country_name(value, language)
    if name == "organisation_number":
        return number_in_words(value)
    return VOUCHER_WORDS[language].kinds.get(value, value) if name == "applicant_kind" else value
