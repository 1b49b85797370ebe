"""What the person said about their organisation before: in their last application, or when they signed up last."""

from collections.abc import Iterator, Mapping

from bot.conversation.turn import Turn
from bot.conversation.voucher_answers import meaning, read_answers
from bot.conversation.voucher_services import VoucherServices
from bot.forum.model import Applicant
from bot.forum.service import ForumService
from bot.voucher.application_results import Begun
from bot.voucher.model import Application, ApplicationField

_ABOUT_THEM = (
    ApplicationField.APPLICANT_KIND,
    ApplicationField.ORGANISATION,
    ApplicationField.ORGANISATION_NUMBER,
    ApplicationField.MUNICIPALITY,
    ApplicationField.SIGNATORY,
    ApplicationField.SIGNATORY_ROLE,
    ApplicationField.CONTACT,
)


def fill_in(turn: Turn, services: VoucherServices, forum: ForumService, begun: Begun, checked: str) -> None:
    """Answer in the new draft what is known; an answer that the rules do not take is asked for like any other.

    Args:
        turn: of the person.
        services: keep the answers.
        forum: knows the last sign-up.
        begun: the draft.
        checked: the answers of the eligibility check that led here, as its buttons carry them; "" for none.

    """
    known = {**_said_before(turn, services, forum, begun.application), **_checked(begun, checked)}
    for field in ApplicationField:
        if known.get(field):
            services.applications.answer(turn.connection, begun.application.id, field, known[field], person=turn.person)


def _said_before(
    turn: Turn, services: VoucherServices, forum: ForumService, draft: Application
) -> Mapping[ApplicationField, str]:
    before = [
        each
        for each in services.applications.applications_of(turn.connection, turn.person)
        if each.id != draft.id and each.organisation
    ]
    if before:
        return dict(_of_application(before[-1]))
    last = forum.last_applicant(turn.connection, turn.person)
    return {} if last is None else dict(_of_applicant(last))


def _of_application(application: Application) -> Iterator[tuple[ApplicationField, str]]:
    for field in _ABOUT_THEM:
        value = getattr(application, field.value)
        if value is not None:
            yield field, str(value)


def _of_applicant(applicant: Applicant) -> Iterator[tuple[ApplicationField, str]]:
    values = {
        ApplicationField.ORGANISATION: applicant.organisation,
        ApplicationField.ORGANISATION_NUMBER: applicant.organisation_number,
        ApplicationField.MUNICIPALITY: applicant.municipality,
        ApplicationField.SIGNATORY: applicant.name,
        ApplicationField.SIGNATORY_ROLE: applicant.role,
        ApplicationField.CONTACT: applicant.email or applicant.phone,
    }
    yield from ((field, value) for field, value in values.items() if value)


def _checked(begun: Begun, argument: str) -> Mapping[ApplicationField, str]:
    answers = read_answers(argument, begun.rules)
    if answers is None or answers.version != begun.edition.rules_version:
        return {}
    said = meaning(answers, begun.rules)
    return {
        ApplicationField.APPLICANT_KIND: said.kind.value if said.kind else "",
        ApplicationField.SERVICE: said.service or "",
    }
