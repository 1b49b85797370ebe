"""Which room does what a command or a button says."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from bot.answering.model import Language
from bot.conversation.administration import Administration
from bot.conversation.buttons import Action, Press
from bot.conversation.desk import Desk
from bot.conversation.desk_press import DeskPress
from bot.conversation.events import Events
from bot.conversation.form import Purpose
from bot.conversation.forms import Forms
from bot.conversation.hints import Hints
from bot.conversation.impressions import Impressions
from bot.conversation.intent import CommandName
from bot.conversation.offers import Offers
from bot.conversation.own_files import OwnFiles
from bot.conversation.privacy import Privacy
from bot.conversation.questions import Questions
from bot.conversation.registrations import Registrations
from bot.conversation.signup import Signup
from bot.conversation.sources import Sources
from bot.conversation.staff_press import TEMPLATE_VERBS, StaffPress
from bot.conversation.team import Team
from bot.conversation.templates import Templates
from bot.conversation.turn import Reply, Turn
from bot.conversation.verification import verify
from bot.conversation.voucher import Voucher
from bot.conversation.voucher_desk import VoucherDesk
from bot.conversation.voucher_desk_press import VoucherDeskPress
from bot.conversation.voucher_press import VoucherPress
from bot.conversation.voucher_redeem import CODE_PREFIX
from bot.conversation.welcome import Welcome
from bot.forum.tickets import TOKEN_PREFIX
from bot.staff.roles import LINK_PREFIX

CommandRoutes = Mapping[CommandName | None, Callable[[Turn, str], Reply]]
"""What a command does with its argument; None stands for unknown commands."""

PressRoutes = Mapping[Action, Callable[[Turn, Press], Reply]]

RoomPress = StaffPress | DeskPress | VoucherPress | VoucherDeskPress

_EVENTS_LINK, _VOUCHER_LINK = "forum", "voucher"
_EVENT_LINK = re.compile(r"(?:event|wydarzenie)_([0-9]{1,18})")


@dataclass(frozen=True, slots=True)
class Rooms:
    """The parts of the conversation."""

    welcome: Welcome
    hints: Hints
    questions: Questions
    sources: Sources
    events: Events
    signup: Signup
    registrations: Registrations
    offers: Offers
    files: OwnFiles
    impressions: Impressions
    privacy: Privacy
    administration: Administration
    forms: Forms
    team: Team
    templates: Templates
    desk: Desk
    voucher: Voucher
    voucher_desk: VoucherDesk

    def start(self, turn: Turn, payload: str) -> Reply:
        """Follow a deep link: "forum", "event_12", "voucher", "vc_CODE", "staff_TOKEN", a ticket; else greet."""
        if payload in {_EVENTS_LINK, _VOUCHER_LINK}:
            return self.events.show_all(turn) if payload == _EVENTS_LINK else self.voucher.open(turn)
        if found := _EVENT_LINK.fullmatch(payload):
            return self.events.show(turn, int(found[1]))
        if payload.startswith(LINK_PREFIX):
            return self.team.accept(turn, payload.removeprefix(LINK_PREFIX))
        if payload.startswith(CODE_PREFIX):
            return self.voucher_desk.scan(turn, payload.removeprefix(CODE_PREFIX))
        if payload.startswith(TOKEN_PREFIX):
            return self.desk.scan(turn, payload)
        greeting, card = self.welcome.greet(turn), self.events.next_card(turn)
        return greeting if card is None else replace(greeting, messages=(*greeting.messages, card))

    def press_room(self, turn: Turn, press: RoomPress) -> Reply:
        """Do what a button of a room says that has presses of its own."""
        match press:
            case VoucherPress():
                return self.voucher.press(turn, press)
            case VoucherDeskPress():
                return self.voucher_desk.press(turn, press)
            case DeskPress():
                return self.desk.press(turn, press)
            case StaffPress():
                room = self.templates if press.verb in TEMPLATE_VERBS else self.team
                return room.press(turn, press)

    def show_sources(self, turn: Turn) -> Reply:
        """Show where answers come from; to administrators with a way to how the sources fare."""
        return self.administration.with_sources_button(turn, self.sources.show(turn))

    def leave(self, turn: Turn) -> Reply:
        """Drop the form, if there is one."""
        form = self.forms.of(turn)
        return self.hints.nothing_to_leave(turn) if form is None else form.leave(turn)


def command_routes(rooms: Rooms) -> CommandRoutes:
    """Return what each command does."""
    return {
        CommandName.START: rooms.start,
        CommandName.HELP: lambda turn, _: rooms.welcome.help(turn),
        CommandName.EVENTS: lambda turn, _: rooms.events.show_all(turn),
        CommandName.REGISTRATIONS: lambda turn, _: rooms.registrations.show(turn),
        CommandName.OWN_DATA: lambda turn, _: rooms.privacy.show_data(turn),
        CommandName.VERIFY: verify,
        CommandName.SOURCES: lambda turn, _: rooms.show_sources(turn),
        CommandName.PRIVACY: lambda turn, _: rooms.privacy.explain(turn),
        CommandName.LANGUAGE: lambda turn, _: rooms.welcome.offer_languages(turn),
        CommandName.LEAVE: lambda turn, _: rooms.leave(turn),
        CommandName.INGEST: lambda turn, _: rooms.administration.start_ingest(turn),
        CommandName.STATUS: lambda turn, _: rooms.administration.show_status(turn),
        CommandName.TEAM: lambda turn, _: rooms.team.show(turn),
        CommandName.JOURNAL: lambda turn, _: rooms.team.show_journal(turn),
        CommandName.TEMPLATES: lambda turn, _: rooms.templates.show(turn),
        CommandName.DESK: lambda turn, _: rooms.desk.open(turn),
        CommandName.DOOR: lambda turn, _: rooms.desk.open_door(turn),
        CommandName.VOUCHER: lambda turn, _: rooms.voucher.open(turn),
        CommandName.VOUCHER_DESK: lambda turn, _: rooms.voucher_desk.open(turn),
        CommandName.REVIEWS: lambda turn, _: rooms.voucher_desk.open_reviews(turn),
        CommandName.CODE: lambda turn, _: rooms.voucher_desk.open_redeeming(turn),
        None: lambda turn, _: rooms.welcome.unknown_command(turn),
    }


def press_routes(rooms: Rooms) -> PressRoutes:
    """Return what each button does; one with a question comes here only when the library has lost it."""
    return {
        Action.QUESTION: lambda turn, _: rooms.hints.outdated_example(turn),
        Action.SOURCES: lambda turn, press: rooms.sources.of_answer(turn, press.number),
        Action.UP: lambda turn, press: rooms.questions.rate(turn, press.number, "up"),
        Action.DOWN: lambda turn, press: rooms.questions.rate(turn, press.number, "down"),
        Action.ASK_COORDINATOR: lambda turn, press: rooms.questions.pass_on(turn, press.number),
        Action.EVENTS: lambda turn, _: rooms.events.show_all(turn, instead=True),
        Action.EVENT: lambda turn, press: rooms.events.show(turn, press.number, instead=True),
        Action.SIGN_UP: lambda turn, press: rooms.signup.begin(turn, press.number),
        Action.SIGN_UP_OTHERS: lambda turn, press: rooms.signup.begin(turn, press.number, Purpose.OTHERS),
        Action.DIRECTIONS: lambda turn, press: rooms.events.show_way(turn, press.number),
        Action.REGISTRATIONS: lambda turn, _: rooms.registrations.show(turn, instead=True),
        Action.CANCEL: lambda turn, press: rooms.registrations.ask_before_cancelling(turn, press.number),
        Action.CANCEL_SURELY: lambda turn, press: rooms.registrations.cancel(turn, press.number),
        Action.OWN: lambda turn, press: rooms.registrations.show_one(turn, press.number),
        Action.CHANGE: lambda turn, press: rooms.signup.change(turn, press.number),
        Action.WITHDRAW: lambda turn, press: rooms.registrations.ask_before_withdrawing(turn, press.number),
        Action.WITHDRAW_SURELY: lambda turn, press: rooms.registrations.withdraw(turn, press.number),
        Action.OFFER_TAKE: lambda turn, press: rooms.offers.take(turn, press.number),
        Action.OFFER_LEAVE: lambda turn, press: rooms.offers.leave(turn, press.number),
        Action.NOT_COMING: lambda turn, press: rooms.offers.not_coming(turn, press.number),
        Action.TICKET: lambda turn, press: rooms.files.ticket(turn, press.number),
        Action.TICKET_PDF: lambda turn, press: rooms.files.ticket_pdf(turn, press.number),
        Action.NEW_TICKET: lambda turn, press: rooms.files.renew_ticket(turn, press.number),
        Action.CALENDAR: lambda turn, press: rooms.files.calendar(turn, press.number),
        Action.CERTIFICATE: lambda turn, press: rooms.files.certificate(turn, press.number),
        Action.FEEDBACK: lambda turn, press: rooms.impressions.begin(turn, press.number),
        Action.EXPORT_DATA: lambda turn, _: rooms.privacy.send_file(turn),
        Action.SHOW_DATA: lambda turn, _: rooms.privacy.show_data(turn),
        Action.ERASE: lambda turn, _: rooms.privacy.ask_before_erasing(turn),
        Action.ERASE_SURELY: lambda turn, _: rooms.privacy.erase(turn),
        Action.KEEP_DATA: lambda turn, _: rooms.privacy.keep(turn),
        Action.LANGUAGE: lambda turn, press: rooms.welcome.choose_language(turn, Language(press.word)),
        Action.SOURCE_STATES: lambda turn, _: rooms.administration.show_sources(turn),
    }
