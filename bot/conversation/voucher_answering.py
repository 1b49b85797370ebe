"""Keeping the answers of an applicant: those that are typed and those that a button stands for."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.conversation.turn import Turn
from bot.conversation.voucher_fields import entries, most_requested, problem_text
from bot.conversation.voucher_form import OpenVoucher
from bot.conversation.voucher_opening import reopened
from bot.conversation.voucher_press import VoucherVerb
from bot.conversation.voucher_services import VoucherServices
from bot.voucher.model import ApplicationField
from bot.voucher.results import InvalidField, Refused

Answer = tuple[ApplicationField, str]


@dataclass(frozen=True, slots=True)
class Asking:
    """The form at its next question; ``note`` says what was wrong with an answer."""

    voucher: OpenVoucher
    note: str = ""


class Answering:
    """Hands answers to the service, one by one; what is right of several stays."""

    def __init__(self, services: VoucherServices) -> None:
        self._services = services

    def type(self, turn: Turn, voucher: OpenVoucher, text: str) -> Asking | Refused:
        """Keep what was typed, and go on."""
        return self._keep(turn, voucher, entries(voucher, text))

    def choose(self, turn: Turn, voucher: OpenVoucher, place: str) -> Asking | Refused:
        """Keep what the button at ``place`` stands for, and go on; a place that is none changes nothing."""
        typed = _offered(voucher).get(place)
        step = voucher.form.step
        return Asking(voucher) if typed is None or step is None else self._keep(turn, voucher, [(step, typed)])

    def declare(self, turn: Turn, voucher: OpenVoucher, verb: VoucherVerb, place: str) -> Asking | Refused:
        """Keep which declarations are made: one more or less, all, or those that are."""
        keys = [each.key for each in voucher.rules.declarations]
        declared = set(keys) if verb is VoucherVerb.DECLARE_ALL else set(voucher.application.declarations)
        if verb is VoucherVerb.DECLARE:
            declared ^= {key for number, key in enumerate(keys) if str(number) == place}
        asking = self._keep(turn, voucher, [(ApplicationField.DECLARATIONS, ",".join(sorted(declared)))])
        if verb is not VoucherVerb.DECLARE or isinstance(asking, Refused):
            return asking
        same = asking.voucher.form.at(ApplicationField.DECLARATIONS, turn.now)
        return Asking(asking.voucher.having(same), asking.note)

    def skip(self, turn: Turn, voucher: OpenVoucher) -> Asking | Refused:
        """Leave out what may be left out."""
        step = voucher.form.step
        return Asking(voucher) if step is None else self._keep(turn, voucher, [(step, "")])

    def _keep(self, turn: Turn, voucher: OpenVoucher, answers: Iterable[Answer]) -> Asking | Refused:
        """Keep the answers up to the first that cannot be kept, which is asked for then."""
        for field, typed in answers:
            result = self._answer(turn, voucher, field, typed)
            if isinstance(result, Refused):
                return result
            if isinstance(result, InvalidField):
                form = voucher.form.at(field, turn.now, suggested=result.suggestions)
                return Asking(reopened(turn, self._services, voucher, form), problem_text(result, turn.language))
        kept = reopened(turn, self._services, voucher, voucher.form)
        return Asking(kept.having(kept.form.at(kept.next_step, turn.now)))

    def _answer(
        self, turn: Turn, voucher: OpenVoucher, field: ApplicationField, typed: str
    ) -> InvalidField | Refused | None:
        number, person = voucher.application.id, turn.person
        result = self._services.applications.answer(turn.connection, number, field, typed, person=person)
        if isinstance(result, InvalidField | Refused):
            return result
        if field is ApplicationField.ESTIMATE and result.requested is None:
            # Nearly everybody applies for what it costs, so that is not one more question; the summary shows it.
            most = f"{most_requested(result, voucher.rules)}"
            requested = ApplicationField.REQUESTED
            self._services.applications.answer(turn.connection, number, requested, most, person=person)
        return None


def _offered(voucher: OpenVoucher) -> dict[str, str]:
    """Return what the buttons of the step stand for, by their places."""
    match voucher.form.step:
        case ApplicationField.APPLICANT_KIND:
            values = [each.kind.value for each in voucher.rules.applicants]
        case ApplicationField.SERVICE:
            values = [each.key for each in voucher.rules.services]
        case ApplicationField.PARTNER_COUNTRY:
            values = list(voucher.form.suggested)
        case ApplicationField.REQUESTED:
            values = [f"{most_requested(voucher.application, voucher.rules)}"]
        case _:
            values = []
    return {str(place): value for place, value in enumerate(values)}
