"""What ``interekip voucher`` prints about applications: lines for a coordinator, JSON objects that scripts rely on.

Moments are in Europe/Warsaw with their offset, amounts are texts, scores are percents.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from bot.answering.model import Language
from bot.clock import in_warsaw
from bot.commands.event_desk import JsonObject
from bot.conversation.wording import amount, deadline
from bot.entry.countries import country_name
from bot.entry.organisation import number_in_words
from bot.messages.voucher_reasons import reason_text
from bot.messages.voucher_words import VOUCHER_WORDS
from bot.voucher.application_list import Listed
from bot.voucher.application_results import NextStep
from bot.voucher.assessment_model import Review
from bot.voucher.attachments_sql import Attachment
from bot.voucher.decision_model import Appeal, Decision
from bot.voucher.model import Application, ApplicationField
from bot.voucher.redeeming import Found
from bot.voucher.states import State

_WORDS = VOUCHER_WORDS["pl"]
_AMOUNTS = frozenset({ApplicationField.ESTIMATE, ApplicationField.REQUESTED})
_OUTCOMES = {"granted": "voucher przyznany", "reserve": "lista rezerwowa", "rejected": "odrzucony"}


@dataclass(frozen=True, slots=True)
class Card:
    """Everything about one application; ``voucher`` is there once it was issued."""

    application: Application
    next: NextStep
    attachments: Sequence[Attachment]
    reviews: Sequence[Review]
    decisions: Sequence[Decision]
    appeal: Appeal | None
    voucher: Found | None


def state_as_json(application: Application) -> JsonObject:
    """Return where the application stands."""
    return {"application_id": application.id, "number": application.number, "status": application.state.value}


def state_as_text(application: Application) -> str:
    """Return where the application stands in a sentence."""
    return f"Wniosek {_name(application.number, application.id)}: {_WORDS.states[application.state]}."


def listed_as_json(listed: Listed) -> JsonObject:
    """Return an application of a list."""
    return {
        "application_id": listed.id,
        "number": listed.number,
        "status": listed.state.value,
        "organisation": listed.organisation,
        "requested": money_as_json(listed.requested),
        "score": score_as_json(listed.score),
        "reserve_place": listed.reserve_place,
    }


def listed_as_text(listed: Listed) -> str:
    """Return an application of a list in a line."""
    score = "" if listed.score is None else f", ocena {score_as_text(listed.score)}"
    place = "" if listed.reserve_place is None else f", miejsce {listed.reserve_place} na liście rezerwowej"
    requested = "" if listed.requested is None else f", {amount(listed.requested, Language.PL)}"
    who = listed.organisation or "bez nazwy"
    return (
        f"{listed.id}  {listed.number or 'bez numeru'}  {who}{requested}: {_WORDS.states[listed.state]}{score}{place}"
    )


def counts_as_text(counts: Mapping[State, int]) -> str:
    """Return how many applications are in each state, a line each."""
    return "\n".join(f"{number:>5}  {_WORDS.states[state]}" for state, number in counts.items())


def card_as_json(card: Card) -> JsonObject:
    """Return everything about an application."""
    application = card.application
    fields = {field.value: _field_as_json(application, field) for field in ApplicationField}
    return {
        **state_as_json(application),
        "edition_id": application.edition_id,
        "call_id": application.call_id,
        "rules_version": application.rules_version,
        "fields": fields,
        "submitted_at": moment_as_json(application.submitted_at),
        "correction_asked": application.correction_asked,
        "next": {"awaited": card.next.what.value, "until": moment_as_json(card.next.until)},
        "score": score_as_json(application.score),
        "reserve_place": application.reserve_place,
        "attachments": [{"id": each.id, "name": each.name, "size": each.size} for each in card.attachments],
        "reviews": [_review_as_json(each) for each in card.reviews],
        "decisions": [decision_as_json(each) for each in card.decisions],
        "appeal": None if card.appeal is None else {"reasons": card.appeal.reasons, "against": card.appeal.against},
        "voucher": None if card.voucher is None else voucher_as_json(card.voucher),
    }


def card_as_text(card: Card) -> str:
    """Return everything about an application, a line each."""
    return "\n".join(_card_lines(card))


def decision_as_json(decision: Decision) -> JsonObject:
    """Return a decision without who made it: the audit log tells that."""
    return {
        "id": decision.id,
        "occasion": decision.occasion.value,
        "outcome": decision.outcome.value,
        "amount": money_as_json(decision.amount),
        "reason_code": decision.reason_code,
        "reason": decision.reason,
        "rules_version": decision.rules_version,
        "decided_at": moment_as_json(decision.decided_at),
    }


def voucher_as_json(found: Found) -> JsonObject:
    """Return a voucher with what is left."""
    voucher = found.voucher
    return {
        "voucher_id": voucher.id,
        "value": money_as_json(voucher.value),
        "left": money_as_json(found.left),
        "valid_until": moment_as_json(voucher.valid_until),
        "code_shown_at": moment_as_json(voucher.code_shown_at),
        "closed_at": moment_as_json(voucher.closed_at),
    }


def voucher_as_text(found: Found) -> str:
    """Return a voucher with what is left in a sentence."""
    value, left = (amount(each, Language.PL) for each in (found.voucher.value, found.left))
    until = deadline(found.voucher.valid_until, Language.PL)
    return f"Voucher nr {found.voucher.id}: {value}, zostało {left}, ważny do: {until}"


def money_as_json(value: Decimal | None) -> str | None:
    """Return an amount as JSON has it: a text, for a number of JSON may be read as floating point."""
    return None if value is None else str(value)


def moment_as_json(moment: datetime | None) -> str | None:
    """Return a moment in Europe/Warsaw."""
    return None if moment is None else in_warsaw(moment).isoformat(timespec="minutes")


def score_as_json(score: int | None) -> str | None:
    """Return a score in percent, with two places."""
    return None if score is None else f"{Decimal(score).scaleb(-2)}"


def score_as_text(score: int) -> str:
    """Return "78,50%"."""
    return f"{Decimal(score).scaleb(-2)}%".replace(".", ",")


def _card_lines(card: Card) -> Iterator[str]:
    application = card.application
    yield state_as_text(application)
    if card.next.until is not None:
        yield f"   Termin: {deadline(card.next.until, Language.PL)}"
    yield from _field_lines(application)
    for each in card.attachments:
        yield f"   Załącznik {each.id}: {each.name}"
    for review in card.reviews:
        score = "jeszcze jej nie ma" if review.score is None else score_as_text(review.score)
        yield f"   Ocena {review.id}: {score}"
    if application.score is not None:
        yield f"   Wynik: {score_as_text(application.score)}"
    for decision in card.decisions:
        yield f"   {_decision_line(decision)}"
    if card.appeal is not None and card.appeal.reasons:
        yield f"   Odwołanie: {card.appeal.reasons}"
    if card.voucher is not None:
        yield f"   {voucher_as_text(card.voucher)}"


def _field_lines(application: Application) -> Iterator[str]:
    for field in ApplicationField:
        value = _field_as_text(application, field)
        if value:
            yield f"   {_WORDS.fields[field]}: {value}"


def _field_as_json(application: Application, field: ApplicationField) -> object:
    value = getattr(application, field.value)
    if isinstance(value, Decimal):
        return money_as_json(value)
    return list(value) if isinstance(value, tuple) else value


def _field_as_text(application: Application, field: ApplicationField) -> str:
    value = getattr(application, field.value)
    if value is None:
        return ""
    if field in _AMOUNTS:
        return amount(value, Language.PL)
    if field is ApplicationField.APPLICANT_KIND:
        return _WORDS.kinds[value]
    if field is ApplicationField.ORGANISATION_NUMBER:
        return number_in_words(value)
    if field is ApplicationField.PARTNER_COUNTRY:
        return country_name(value, Language.PL)
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _review_as_json(review: Review) -> JsonObject:
    points = None if review.points is None else dict(review.points)
    return {
        "id": review.id,
        "reviewer": review.reviewer,
        "third": review.third,
        "score": score_as_json(review.score),
        "points": points,
        "comment": review.comment,
    }


def _decision_line(decision: Decision) -> str:
    day = f"{in_warsaw(decision.decided_at):%Y-%m-%d}"
    worth = "" if decision.amount is None else f" {amount(decision.amount, Language.PL)}"
    reason = decision.reason or ""
    why = reason if decision.reason_code is None else reason_text(decision.reason_code, reason, "pl")
    said = f": {why}" if why else ""
    return (
        f"Decyzja {decision.id} z {day}: {_OUTCOMES[decision.outcome]}{worth}{said} (zasady {decision.rules_version})"
    )


def _name(number: str | None, application_id: int) -> str:
    return number or f"nr {application_id}"
