"""Applications as coordinators see and lead them in the chat, and that nobody else can."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from bot.answering.model import Language
from bot.conversation.model import AttachmentKind
from bot.conversation.voucher_desk_press import (
    OF_PROVIDERS,
    OF_REVIEWERS,
    VoucherDeskPress,
    read_voucher_desk_press,
)
from bot.conversation.voucher_desk_press import VoucherDeskVerb as Verb
from bot.messages.hints import HINTS
from bot.messages.journal import journal_texts
from bot.messages.voucher_card import VOUCHER_CARD
from bot.messages.voucher_desk import VOUCHER_DESK
from bot.messages.voucher_ranking import VOUCHER_RANKING
from bot.messages.voucher_reasons import VOUCHER_REASONS
from bot.messages.voucher_refusals import VOUCHER_REFUSALS
from bot.messages.voucher_words import VOUCHER_WORDS
from bot.staff.model import Role
from bot.store import audit
from bot.store.voucher_schema import voucher_applications
from bot.voucher.application_results import Appealed, Attached
from bot.voucher.model import Application
from bot.voucher.states import State
from tests.bot.conversation.staff import with_role
from tests.bot.conversation.talk import Person, Talk
from tests.bot.conversation.voucher_staff import (
    CHIEF,
    PROVIDER,
    REVIEWERS,
    SECOND,
    apply,
    coordinator,
    grant,
    make_edition,
    now,
    press,
    put,
    reading,
)
from tests.bot.voucher.attached import PDF

DESK, CARD, WORDS = VOUCHER_DESK["pl"], VOUCHER_CARD["pl"], VOUCHER_WORDS["pl"]
REFUSALS = VOUCHER_REFUSALS["pl"].sentences
LARGEST = 2**63 - 1
OUTDATED = HINTS["pl"].outdated_button


@pytest.fixture
def ewa(talk: Talk) -> Person:
    """A coordinator."""
    return coordinator(talk)


def actions(talk: Talk) -> set[str]:
    with reading(talk) as connection:
        return {entry.action for entry in audit.entries(connection)}


@pytest.mark.parametrize("verb", Verb)
def test_a_press_is_read_back_and_fits_into_a_button(verb: Verb) -> None:
    pressed = VoucherDeskPress(verb, LARGEST, "1799999999.99999.formal_incomp")
    assert len(pressed.data.encode()) <= 64
    assert read_voucher_desk_press(pressed.data) == pressed
    assert read_voucher_desk_press(f"{pressed.data}:x") is None


def test_forged_buttons_do_nothing_for_others_and_little_for_reviewers_and_providers(talk: Talk) -> None:
    application = apply(talk)
    anna = talk.person()
    reviewer, provider = with_role(talk, REVIEWERS[0], Role.REVIEWER), with_role(talk, PROVIDER, Role.PROVIDER)
    before = actions(talk)
    for verb in Verb:
        assert press(anna, verb, 1, "all.1") == OUTDATED, verb
    for verb in (Verb.CARD, Verb.ISSUE, Verb.DECIDE_SURELY, Verb.LEDGER, *OF_REVIEWERS, *OF_PROVIDERS):
        assert (press(reviewer, verb, 1, "all.1") == OUTDATED) == (verb not in OF_REVIEWERS), verb
        assert (press(provider, verb, 1, "all.1") == OUTDATED) == (verb not in OF_PROVIDERS), verb
    assert (now(talk, application), actions(talk)) == (application, before)


def test_every_forged_button_of_a_coordinator_is_answered(talk: Talk, ewa: Person) -> None:
    apply(talk)
    for verb in Verb:
        assert press(ewa, verb, LARGEST, "x.9"), verb
    for verb in (Verb.LIST, Verb.LEDGER, Verb.FILE, Verb.ASSIGN_TO, Verb.APPEAL, Verb.CHOOSE, Verb.SAVE):
        assert press(ewa, verb, 1, "9" * 20), verb
        assert press(ewa, verb), verb


def test_a_draft_is_nobodys_business_but_the_applicants(talk: Talk, ewa: Person) -> None:
    edition = make_edition(talk)
    draft = put(talk, edition, 3, State.DRAFT)
    assert press(ewa, Verb.CARD, draft.id) == OUTDATED
    assert "Fundacja 3" not in press(ewa, Verb.LIST, edition.id, "draft.1")
    press(ewa, Verb.SEARCH, edition.id)
    assert DESK.found_none in ewa.says("Fundacja 3")


def test_applications_are_listed_by_state_page_by_page(talk: Talk, ewa: Person) -> None:
    edition = make_edition(talk)
    for number in range(1, 13):
        put(talk, edition, number, State.SUBMITTED)
    put(talk, edition, 13, State.SCORING)
    press(ewa, Verb.EDITION, edition.id)
    first = ewa.presses(DESK.all)
    assert "13 wniosków. Strona 1 z 2." in first
    assert "V/2027/0011" in ewa.presses("▶️")
    press(ewa, Verb.FILTERS, edition.id)
    listed = ewa.presses(DESK.count.format(name=WORDS.states["scoring"], number=1))
    assert "1 wniosek." in listed
    assert "Fundacja 13" in ewa.presses("1")


@pytest.mark.parametrize("typed", ["0007", "FUNDACJA 7"])
def test_an_application_is_found_by_number_and_organisation(talk: Talk, ewa: Person, typed: str) -> None:
    edition = make_edition(talk)
    for number in range(6, 9):
        put(talk, edition, number, State.SUBMITTED)
    press(ewa, Verb.SEARCH, edition.id)
    assert DESK.found_none in ewa.says("Bagno")
    assert "V/2027/0007" in ewa.says(typed)


@pytest.mark.parametrize("language", Language)
def test_the_card_has_all_that_was_said_and_the_history(talk: Talk, language: Language) -> None:
    application = apply(talk)
    coordinator(talk)
    ewa = talk.person(CHIEF, client_language=language)
    card = press(ewa, Verb.CARD, application.id)
    for said in ("Fundacja Most", "prezeska", "anna@example.org", "Jugendhaus Göttingen", "Warsztaty młodzieży"):
        assert said in card
    assert "NIP 5260001246" in card
    history = ewa.presses(VOUCHER_CARD[language].history)
    texts = journal_texts("voucher_application", language)
    assert texts.actions["voucher_application.submitted"] in history
    assert VOUCHER_CARD[language].applicant in history


def test_the_card_warns_of_the_same_name_under_another_number(talk: Talk, ewa: Person) -> None:
    edition = make_edition(talk)
    first, second = put(talk, edition, 1, State.SCORING), put(talk, edition, 2, State.FORMAL)
    warning = CARD.facts["namesakes"].format(value=first.number)
    assert warning not in press(ewa, Verb.CARD, second.id)
    with talk.database.transaction() as connection:
        connection.execute(update(voucher_applications).values(organisation="Fundacja „Most”"))
    assert warning in press(ewa, Verb.CARD, second.id)
    with talk.database.transaction() as connection:
        talk.vouchers.applications.withdraw(connection, first.id, person=first.person)
    assert warning not in press(ewa, Verb.CARD, second.id)


def test_files_are_sent_to_coordinators_and_noted(talk: Talk, ewa: Person) -> None:
    application = apply(talk)
    with talk.database.transaction() as connection:
        talk.vouchers.formal.start(connection, application.id, actor="cli:test")
        talk.vouchers.formal.ask_correction(connection, application.id, "Dołącz statut.", actor="cli:test")
        attached = talk.vouchers.applications.attach(
            connection, application.id, "statut.pdf", PDF, person=application.person
        )
    assert isinstance(attached, Attached)
    press(ewa, Verb.CARD, application.id)
    ewa.presses(CARD.attachment.format(name="statut.pdf"))
    assert ewa.last[0].attachment is not None
    assert ewa.last[0].attachment.kind is AttachmentKind.VOUCHER_ATTACHMENT
    assert "voucher_application.exported" in actions(talk)


def test_a_correction_is_asked_for_in_the_coordinators_words(talk: Talk, ewa: Person) -> None:
    application = apply(talk)
    press(ewa, Verb.CARD, application.id)
    ewa.presses(CARD.labels["start"])
    ewa.presses(CARD.labels["correct"])
    assert CARD.reason_missing in ewa.says("???")
    assert "500" not in ewa.says("x" * 1_001)
    said = ewa.says("Dołącz, proszę, statut.")
    assert "Czas na poprawkę: do 22 stycznia 2027" in said.replace("\u00a0", " ")
    assert now(talk, application).correction_asked == "Dołącz, proszę, statut."
    assert [message.chat_id for message in ewa.elsewhere] == [7]


def test_a_rejection_takes_a_code_and_a_reason(talk: Talk, ewa: Person) -> None:
    application = apply(talk)
    press(ewa, Verb.START, application.id)
    ewa.presses(CARD.labels["reject"])
    assert "Dlaczego odrzucić" in ewa.says("bo nie")
    ewa.presses(VOUCHER_REASONS["pl"].reasons["not_eligible"])
    assert CARD.done["reject"] in ewa.says("Siedziba jest poza województwem.")
    assert now(talk, application).state is State.REJECTED
    assert press(ewa, Verb.ACCEPT, application.id).startswith(REFUSALS["wrong_state"])


def test_a_button_of_a_form_that_went_on_changes_nothing(talk: Talk, ewa: Person) -> None:
    application = apply(talk)
    press(ewa, Verb.START, application.id)
    ewa.presses(CARD.labels["reject"])
    stale = ewa.data_of(VOUCHER_REASONS["pl"].reasons["other"])
    ewa.presses(VOUCHER_REASONS["pl"].reasons["not_eligible"])
    assert ewa.forges(stale) == DESK.form_gone
    assert DESK.edited in ewa.says("Poprawiam", edited=True)
    assert ewa.presses(DESK.leave) == DESK.form_left
    assert now(talk, application).state is State.FORMAL


def test_an_appeal_is_decided_by_somebody_else_than_who_decided_first(talk: Talk, ewa: Person) -> None:
    application = appealed(talk, ewa)
    assert "Prosimy o ponowne rozpatrzenie." in press(ewa, Verb.CARD, application.id)
    assert CARD.labels["granted"] not in ewa.labels  # nobody has assessed it
    ewa.presses(CARD.labels["rescore"])
    assert ewa.says("Jednak słusznie.").startswith(REFUSALS["four_eyes"])
    adam = coordinator(talk, SECOND)
    press(adam, Verb.CARD, application.id)
    adam.presses(CARD.labels["rescore"])
    assert CARD.done["appeal"] in adam.says("Siedziba jest w Toruniu.")
    assert now(talk, application).state is State.SCORING
    assert press(adam, Verb.APPEAL, application.id, "nonsense")


def appealed(talk: Talk, ewa: Person) -> Application:
    """Reject an application, and let the applicant appeal."""
    application = apply(talk)
    press(ewa, Verb.START, application.id)
    press(ewa, Verb.REJECT, application.id)
    ewa.presses(VOUCHER_REASONS["pl"].reasons["not_eligible"])
    ewa.says("Siedziba jest poza województwem.")
    with talk.database.transaction() as connection:
        filed = talk.vouchers.applications.appeal(
            connection, application.id, "Prosimy o ponowne rozpatrzenie.", person=application.person
        )
    assert isinstance(filed, Appealed)
    return application


def test_all_that_is_granted_is_issued_but_not_by_who_decided(talk: Talk, ewa: Person) -> None:
    edition = make_edition(talk)
    applications = [grant(talk, edition, number) for number in (3, 4)]
    press(ewa, Verb.EDITION, edition.id)
    asked = ewa.presses(DESK.to_issue.format(number=2))
    assert "2 vouchery, razem 4\u00a0000,00\u00a0zł" in asked
    assert "Wydano 2 vouchery." in ewa.presses(VOUCHER_RANKING["pl"].yes_issue)
    assert {message.chat_id for message in ewa.elsewhere} == {3, 4}
    assert {now(talk, each).state for each in applications} == {State.ISSUED}
    assert "0 voucherów" in press(ewa, Verb.ISSUE_ALL_SURELY, edition.id)


def test_a_voucher_is_revoked_for_a_reason_and_gets_a_new_code(talk: Talk, ewa: Person) -> None:
    edition = make_edition(talk)
    application = grant(talk, edition, 3)
    press(ewa, Verb.ISSUE, application.id)
    press(ewa, Verb.CARD, application.id)
    ewa.presses(CARD.labels["newcode"])
    assert CARD.done["newcode"] in ewa.presses(CARD.yes)
    ewa.presses(CARD.labels["revoke"])
    assert "2\u00a0000,00\u00a0zł" in ewa.says("Organizacja przestała istnieć.")
    assert now(talk, application).state is State.REVOKED


def test_documents_of_an_edition_are_sent_and_noted(talk: Talk, ewa: Person) -> None:
    edition = make_edition(talk)
    grant(talk, edition, 3)
    press(ewa, Verb.FILES, edition.id)
    sent = set()
    for kind in (AttachmentKind.VOUCHER_SETTLEMENT, AttachmentKind.VOUCHER_LEDGER, AttachmentKind.VOUCHER_APPLICATIONS):
        press(ewa, Verb.FILE, edition.id, kind)
        sent |= {message.attachment for message in ewa.last}
    assert {each.kind for each in sent if each} == {
        AttachmentKind.VOUCHER_SETTLEMENT,
        AttachmentKind.VOUCHER_LEDGER,
        AttachmentKind.VOUCHER_APPLICATIONS,
    }
    assert press(ewa, Verb.FILE, edition.id, "own_data") == press(ewa, Verb.FILES, edition.id)
    for verb in (Verb.LETTER, Verb.RECEIPT):
        press(ewa, verb, 1)
        assert ewa.last[0].attachment is not None


def test_a_form_waits_a_day(talk: Talk, ewa: Person) -> None:
    edition = make_edition(talk)
    press(ewa, Verb.SEARCH, edition.id)
    talk.clock.advance(timedelta(hours=25))
    assert DESK.found_none not in ewa.says("Fundacja 3")
    assert talk.dialog(CHIEF).form is None
