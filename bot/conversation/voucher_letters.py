"""What the papers of one application say: the receipt, the letter about a decision, and the voucher."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from bot.answering.model import Language
from bot.conversation.voucher_fields import value_of
from bot.conversation.wording import deadline, on_day
from bot.documents.letter import LetterContent
from bot.documents.voucher import VoucherContent
from bot.messages.voucher_documents import IN_CHAT, LETTER_PARAGRAPHS, LETTER_PARTS, LETTERS, ON_PAPER
from bot.messages.voucher_reasons import reason_text
from bot.messages.voucher_words import VOUCHER_WORDS
from bot.voucher.decision_model import Decision, Occasion, Outcome, ReasonCode
from bot.voucher.model import Application, ApplicationField, Edition, Voucher
from bot.voucher.rules import Rules, Service

_PL = Language.PL
_TOLD = (
    ApplicationField.APPLICANT_KIND,
    ApplicationField.ORGANISATION_NUMBER,
    ApplicationField.MUNICIPALITY,
    ApplicationField.SIGNATORY,
    ApplicationField.SIGNATORY_ROLE,
    ApplicationField.CONTACT,
    ApplicationField.IDEA,
    ApplicationField.PARTNER,
    ApplicationField.PARTNER_COUNTRY,
    ApplicationField.SERVICE,
    ApplicationField.PURPOSE,
    ApplicationField.ESTIMATE,
    ApplicationField.REQUESTED,
)
"""What a receipt repeats."""


@dataclass(frozen=True, slots=True)
class Papers:
    """An application with what its papers rest on; ``organiser`` may be ""."""

    application: Application
    edition: Edition
    rules: Rules
    organiser: str

    def receipt(self, files: tuple[str, ...]) -> LetterContent | None:
        """Return the receipt of what was submitted; ``files`` are the names of its attachments."""
        if self.application.submitted_at is None:
            return None
        return LetterContent(
            title=LETTERS["receipt"],
            sender=self.organiser,
            recipient=self._recipient(),
            date=LETTER_PARTS["date"].format(day=on_day(self.application.submitted_at, _PL)),
            facts=(*self._facts(), *self._submitted(files)),
            paragraphs=tuple(each.replace("{news}", self._ways["news"]) for each in LETTER_PARAGRAPHS["receipt"]),
            notes=tuple(self._declared()),
            sample=self.edition.sample,
        )

    def scored(self, score: int) -> "Papers":
        """Return the papers as they were when the score was this one, in hundredths of a percent."""
        return replace(self, application=replace(self.application, score=score))

    def letter(self, decision: Decision) -> LetterContent:
        """Return the letter about ``decision``."""
        kind = _kind(decision)
        return LetterContent(
            title=LETTERS[kind],
            sender=self.organiser,
            recipient=self._recipient(),
            date=LETTER_PARTS["date"].format(day=on_day(decision.decided_at, _PL)),
            facts=(*self._facts(), *self._decided(decision)),
            paragraphs=tuple(self._paragraphs(kind, decision)),
            notes=tuple(self._notes()),
            signature=LETTER_PARTS["signature"],
            amount=decision.amount,
            sample=self.edition.sample,
        )

    def voucher(self, voucher: Voucher, code: str, link: str) -> VoucherContent:
        """Return the voucher with its ``code``; ``link`` is what its QR code opens."""
        service = self._service(voucher.service)
        return VoucherContent(
            edition=self.edition.title,
            organisation=self.application.organisation or "",
            number=self.application.number or "",
            value=voucher.value,
            service=service.name,
            rule=service.rule,
            valid_until=deadline(voucher.valid_until, _PL),
            smallest=min(self.rules.smallest_redemption, voucher.value),
            code=code,
            link=link,
            issued=on_day(voucher.issued_at, _PL),
            organiser=self.organiser,
            sample=self.edition.sample,
        )

    @property
    def _ways(self) -> Mapping[str, str]:
        return ON_PAPER if self.application.chat_id is None else IN_CHAT

    def _recipient(self) -> tuple[str, ...]:
        known = (self.application.organisation, self.application.municipality)
        return tuple(each for each in known if each)

    def _facts(self) -> Iterator[tuple[str, str]]:
        yield LETTER_PARTS["number"], self.application.number or LETTER_PARTS["no_value"]
        yield LETTER_PARTS["edition"], self.edition.title

    def _decided(self, decision: Decision) -> Iterator[tuple[str, str]]:
        application = self.application
        if application.score is not None and decision.occasion is not Occasion.FORMAL:
            score = LETTER_PARTS["of_score"].format(score=_score(application.score), threshold=self.rules.threshold)
            yield LETTER_PARTS["score"], score.replace(".", ",")
        if decision.outcome is Outcome.RESERVE and application.reserve_place is not None:
            yield LETTER_PARTS["place"], str(application.reserve_place)
        yield LETTER_PARTS["rules"], LETTER_PARTS["of_rules"].format(version=decision.rules_version)

    def _paragraphs(self, kind: str, decision: Decision) -> Iterator[str]:
        rejected = decision.outcome is Outcome.REJECTED
        code = decision.reason_code or ReasonCode.OTHER
        reason = reason_text(code, decision.reason, _PL).rstrip(".") if rejected else ""
        for each in LETTER_PARAGRAPHS[kind]:
            yield each.replace("{code}", self._ways["code"]).replace("{reason}", reason)
        if decision.reason and not rejected:
            yield LETTER_PARTS["further_reason"].replace("{reason}", decision.reason)
        may_appeal = decision.outcome is not Outcome.GRANTED and decision.occasion is not Occasion.APPEAL
        if may_appeal and self.application.appeal_until is not None:
            yield self._ways["appeal"].format(day=deadline(self.application.appeal_until, _PL))

    def _notes(self) -> Iterator[str]:
        for declaration in self.rules.declarations:
            if declaration.note and declaration.key in self.application.declarations:
                yield declaration.note

    def _declared(self) -> Iterator[str]:
        yield f"{LETTER_PARTS['declared']}:"
        for declaration in self.rules.declarations:
            if declaration.key in self.application.declarations:
                yield LETTER_PARTS["note"].format(declaration=declaration.text, note=declaration.note).strip()

    def _submitted(self, files: tuple[str, ...]) -> Iterator[tuple[str, str]]:
        application, labels = self.application, VOUCHER_WORDS["pl"].fields
        for field in _TOLD:
            value = value_of(field, application, self.rules, _PL)
            if value:
                yield labels[field], value
        yield LETTER_PARTS["files"], ", ".join(files) or LETTER_PARTS["no_value"]

    def _service(self, key: str) -> Service:
        return next((each for each in self.rules.services if each.key == key), Service(key, key, ""))


def _kind(decision: Decision) -> str:
    """Return which of the letters tells of the decision."""
    if decision.occasion is Occasion.APPEAL:
        return f"appeal_{decision.outcome}"
    moved_up = decision.occasion is Occasion.RESERVE and decision.outcome is Outcome.GRANTED
    return "moved_up" if moved_up else decision.outcome.value


def _score(hundredths: int) -> str:
    return f"{hundredths // 100},{hundredths % 100:02d}"
