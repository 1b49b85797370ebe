"""A whole life of a voucher in the chat: applied for, assessed, decided, issued, redeemed and settled by six people."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial

from bot.clock import SystemClock
from bot.conversation.voucher_desk_press import VoucherDeskPress
from bot.conversation.voucher_desk_press import VoucherDeskVerb as Verb
from bot.conversation.voucher_press import VoucherPress, VoucherVerb
from bot.messages.voucher_card import VOUCHER_CARD
from bot.messages.voucher_form import VOUCHER_FORM
from bot.messages.voucher_mine import VOUCHER_MINE
from bot.messages.voucher_notice_parts import VOUCHER_NOTICE_PARTS
from bot.messages.voucher_ranking import VOUCHER_RANKING
from bot.messages.voucher_redeeming import VOUCHER_REDEEMING
from bot.messages.voucher_review import VOUCHER_REVIEW
from bot.messages.voucher_running import VOUCHER_RUNNING
from bot.messages.voucher_templates import VOUCHER_TEMPLATES
from bot.staff.model import Role
from bot.staff.roles import StaffService
from bot.store.engine import Connection, Database
from bot.voucher.application_results import Begun
from bot.voucher.application_service import ApplicationService
from bot.voucher.application_sql import find_application
from bot.voucher.edition_sql import calls_of
from bot.voucher.model import Application, ApplicationField, ApplicationId, CallId, EditionId
from bot.voucher.providers import add_provider
from bot.voucher.reviews import ReviewService
from bot.voucher.rules import CallPlan
from tests.bot.voucher.money import new_edition
from tests.fake_telegram import FakeTelegram, Person, Shown
from tests.fake_telegram.person import Wanted
from tests.fake_telegram.updates import Update
from tests.fakes.clock import FixedClock
from tests.process.sign_ups import has, insists

PATIENCE = 90.0
NAME, ORGANISATION, NIP = "Zofia Kanarkowska", "Fundacja Kanarek", "526-000-12-46"
DOCUMENT, IDEA = "KANAREK/7/2027", "Kanarkowe warsztaty młodzieży z Torunia i Getyngi"
_SAID = {
    ApplicationField.APPLICANT_KIND: "foundation",
    ApplicationField.ORGANISATION: ORGANISATION,
    ApplicationField.ORGANISATION_NUMBER: NIP,
    ApplicationField.SIGNATORY: NAME,
    ApplicationField.CONTACT: "kanarek@example.org",
    ApplicationField.IDEA: IDEA,
    ApplicationField.PARTNER: "Kanarienhaus Göttingen",
    ApplicationField.PARTNER_COUNTRY: "Niemcy",
    ApplicationField.SERVICE: "translation",
    ApplicationField.PURPOSE: "Tłumaczenie kanarkowego wniosku na niemiecki",
}
"""What the applicant answered days ago; the rest is asked for in the chat."""
_FORM, _MINE, _NOTICE = VOUCHER_FORM["pl"], VOUCHER_MINE["pl"], VOUCHER_NOTICE_PARTS["pl"]
_CARD, _REVIEW, _RANKING = VOUCHER_CARD["pl"], VOUCHER_REVIEW["pl"], VOUCHER_RANKING["pl"]
_REDEEMING, _RUNNING = VOUCHER_REDEEMING["pl"], VOUCHER_RUNNING["pl"]
_CODE = re.compile(r"\b(?:[2-9A-HJ-NP-Z]{4}-){3}[2-9A-HJ-NP-Z]{4}\b")


@dataclass
class Life:
    """Six people, who each wait for the answer before they go on; Telegram gives every update away ``times`` times."""

    telegram: FakeTelegram
    database: Database
    number: int
    times: int = 1
    codes: list[str] = field(default_factory=list)
    over: bool = False

    def __post_init__(self) -> None:
        self.first_call = len(self.telegram.calls)
        self.zofia, self.ewa, self.adam, self.biuro, *self.reviewers = (
            self.telegram.person(f"{name} {self.number}") for name in ("Zofia", "Ewa", "Adam", "Biuro", "Rita", "Remi")
        )
        with self.database.transaction() as connection:
            self._prepare(connection)

    @property
    def people(self) -> list[Person]:
        """Everybody who takes part."""
        return [self.zofia, self.ewa, self.adam, self.biuro, *self.reviewers]

    @property
    def application(self) -> Application:
        """The application as it is stored."""
        with self.database.read() as connection:
            found = find_application(connection, self.application_id)
        assert found is not None
        return found

    def live(self) -> None:
        """Go through it from the draft to the settlement."""
        for reviewer in self.reviewers:  # nobody can be written to who has not written first
            self._acts(reviewer, partial(self._writes, reviewer, "/oceny"), lambda _: True)
        self._apply()
        self._assess()
        self._decide()
        self._pay_out()
        with self.database.transaction() as connection:  # another life has reviewers of its own
            for reviewer in self.reviewers:
                StaffService(SystemClock()).revoke(connection, _key(reviewer), Role.REVIEWER, actor="cli")
        self.over = True
        self.telegram.world.bell.ring()

    def _apply(self) -> None:
        zofia, button = self.zofia, VoucherPress(VoucherVerb.CONTINUE, self.application_id)
        self._acts(zofia, lambda: self._old(zofia, button.data), _says(_FORM.questions["estimate"]))
        self._acts(zofia, lambda: self._writes(zofia, "2 000,00"), _says(_FORM.questions["declarations"]))
        self._acts(zofia, lambda: self._taps(zofia, _FORM.declare_all), has(_FORM.submit))
        self._acts(zofia, lambda: self._taps(zofia, _FORM.submit), _says(_MINE.receipt))

    def _assess(self) -> None:
        ewa = self.ewa
        self._desk(ewa, Verb.START, self.application_id, has(_CARD.labels["accept"]))
        self._desk(ewa, Verb.ACCEPT, self.application_id, _says(_CARD.done["accept"]))
        self._told("formal_passed")
        self._desk(ewa, Verb.CLOSE_CALL_SURELY, self.call_id, _says(_RUNNING.call_closed))
        self._desk(ewa, Verb.ASSIGN_ALL, self.call_id, None)
        for reviewer in self.reviewers:
            reviewer.reply(has(_NOTICE.review), PATIENCE)
        for reviewer in self.reviewers:
            self._desk(reviewer, Verb.SCORE, self.application_id, has("9"))
            self._acts(reviewer, partial(self._taps, reviewer, "9"), has(_REVIEW.no_comment))
            self._acts(reviewer, partial(self._taps, reviewer, _REVIEW.no_comment), has(_REVIEW.confirm))
            self._acts(reviewer, partial(self._taps, reviewer, _REVIEW.confirm), _says(_REVIEW.scored))

    def _decide(self) -> None:
        ewa = self.ewa
        self._desk(ewa, Verb.RANK, self.call_id, has(_RANKING.decide))
        self._acts(ewa, lambda: self._taps(ewa, _RANKING.decide), has(_RANKING.yes))
        self._acts(ewa, lambda: self._taps(ewa, _RANKING.yes), _says("Podjęto 1 decyzję."))
        self._told("granted")

    def _pay_out(self) -> None:
        zofia, adam, biuro = self.zofia, self.adam, self.biuro
        self._desk(adam, Verb.ISSUE, self.application_id, _says(_CARD.done["issue"]))
        self._told("issued")
        self._acts(zofia, lambda: self._taps(zofia, _NOTICE.show_code), has(_MINE.show_surely))
        shown = self._acts(zofia, lambda: self._taps(zofia, _MINE.show_surely), _says(_MINE.code))
        self.codes.extend(_CODE.findall(shown.text))
        link = f"/start vc_{self.codes[-1].replace('-', '')}"
        self._acts(biuro, lambda: self._writes(biuro, link), _says(_REDEEMING.ask_amount))
        self._acts(biuro, lambda: self._writes(biuro, "1 500,50"), _says(_REDEEMING.ask_document))
        self._acts(biuro, lambda: self._writes(biuro, DOCUMENT), has(_REDEEMING.confirm))
        self._acts(biuro, lambda: self._taps(biuro, _REDEEMING.confirm), _says(_REDEEMING.redeemed))
        self._told("redeemed")
        self._desk(adam, Verb.SETTLE_SURELY, self.application_id, _says(_CARD.done["settle"]))
        self._told("settled")

    def _told(self, kind: str) -> None:
        """Wait until the applicant is told."""
        self.zofia.reply(_says(VOUCHER_TEMPLATES[f"voucher_{kind}"]["pl"]), PATIENCE)

    def _desk(self, person: Person, verb: Verb, number: int, where: Wanted | None) -> None:
        button = VoucherDeskPress(verb, number)
        self._acts(person, lambda: self._old(person, button.data), where or (lambda _: True))

    def _acts(self, person: Person, act: Callable[[], object], where: Wanted) -> Shown:
        return insists(person, act, where, PATIENCE)

    def _writes(self, person: Person, text: str) -> Update:
        return person.sends(text, times=self.times)

    def _taps(self, person: Person, label: str) -> Update:
        return person.presses(label, times=self.times)

    def _old(self, person: Person, data: str) -> Update:
        return person.presses_old(data, times=self.times)

    def _prepare(self, connection: Connection) -> None:
        """Make an edition that one can apply in, a draft that lacks its last answers, and people with their roles."""
        clock = SystemClock()
        now = clock.now()
        calls = (CallPlan(now - timedelta(days=1), now + timedelta(days=30)),)
        edition = new_edition(connection, FixedClock(now), calls=calls, title=f"Edycja {self.number}", per_year=100)
        self.edition_id: EditionId = edition.id
        (call,) = calls_of(connection, edition.id)
        self.call_id: CallId = call.id
        self.application_id: ApplicationId = self._draft(connection).id
        staff, reviews = StaffService(clock), ReviewService(clock)
        roles = {self.ewa: Role.COORDINATOR, self.adam: Role.COORDINATOR, self.biuro: Role.PROVIDER}
        roles |= dict.fromkeys(self.reviewers, Role.REVIEWER)
        for person, role in roles.items():
            staff.accept(connection, staff.invite(connection, role, actor="cli"), _key(person), None)
        for reviewer in self.reviewers:
            reviews.declare(connection, _key(reviewer), (), actor=_key(reviewer))
        add_provider(connection, "Biuro", "", person=_key(self.biuro), actor="cli", at=now)

    def _draft(self, connection: Connection) -> Application:
        service, whose = ApplicationService(SystemClock()), _key(self.zofia)
        said = {"language": "pl", "consent_version": "voucher-1"}
        begun = service.begin(connection, self.call_id, person=whose, chat_id=self.zofia.chat_id, **said)
        assert isinstance(begun, Begun)
        for each, typed in _SAID.items():
            answered = service.answer(connection, begun.application.id, each, typed, person=whose)
            assert isinstance(answered, Application), answered
        return begun.application


def _key(person: Person) -> str:
    return f"telegram:{person.id}"


def _says(words: str) -> Wanted:
    """Return what is true for a message with ``words``, up to the first place that is filled in."""
    return lambda shown: words.partition("{")[0] in shown.text
