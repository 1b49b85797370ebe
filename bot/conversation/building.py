"""Putting the rooms of the conversation together."""

from dataclasses import dataclass

from bot.administration.oversight import Oversight
from bot.answering.protocols import QuestionAnswerer
from bot.clock import Clock
from bot.conversation.administration import Administration
from bot.conversation.catalogue import Catalogue
from bot.conversation.data_notice import DataNotice
from bot.conversation.desk import Desk
from bot.conversation.desk_services import DeskServices
from bot.conversation.events import Events
from bot.conversation.forms import Forms
from bot.conversation.hints import Hints
from bot.conversation.impressions import Impressions
from bot.conversation.offers import Offers
from bot.conversation.own_files import OwnFiles
from bot.conversation.privacy import Privacy
from bot.conversation.questions import Questions
from bot.conversation.registrations import Registrations
from bot.conversation.routes import Rooms
from bot.conversation.sent_table import TableReader
from bot.conversation.signup import Signup
from bot.conversation.sources import Sources
from bot.conversation.team import Team
from bot.conversation.templates import Templates
from bot.conversation.voucher import Voucher
from bot.conversation.voucher_desk import VoucherDesk
from bot.conversation.voucher_desk_services import VoucherDeskServices
from bot.conversation.voucher_services import VoucherServices
from bot.conversation.welcome import Welcome
from bot.forum.attendance import AttendanceService
from bot.forum.event_service import EventService
from bot.forum.service import ForumService
from bot.forum.tickets import TicketKey
from bot.messages.data_notice import DATA_NOTICE
from bot.staff.roles import StaffService
from bot.staff.templates import TemplateService


@dataclass(frozen=True, slots=True)
class Builder:
    """Builds the rooms out of what :class:`bot.conversation.conversation.Conversation` is made of."""

    answerer: QuestionAnswerer
    forum: ForumService
    clock: Clock
    contact: str
    controller: str
    catalogue: Catalogue
    oversight: Oversight
    staff: StaffService
    tickets: TicketKey
    tables: TableReader
    vouchers: VoucherServices

    def rooms(self) -> Rooms:
        """Return the rooms."""
        forum, contact = self.forum, self.contact
        welcome, events, registrations = Welcome(self.catalogue), Events(forum, contact), Registrations(forum)
        hints, impressions = Hints(welcome), Impressions(forum)
        signup = Signup(forum, events, DataNotice(DATA_NOTICE, self.controller, contact))
        templates = Templates(TemplateService(self.clock), self.staff, welcome, hints)
        desk = self._desk(welcome, hints)
        voucher = Voucher(self.vouchers, forum, contact, self.controller)
        voucher_desk = VoucherDesk(VoucherDeskServices(self.vouchers, self.staff), welcome, hints)
        return Rooms(
            welcome=welcome,
            hints=hints,
            questions=Questions(self.answerer, self.catalogue, hints, contact),
            sources=Sources(self.catalogue, hints),
            events=events,
            signup=signup,
            registrations=registrations,
            offers=Offers(forum, registrations),
            files=OwnFiles(forum),
            impressions=impressions,
            privacy=Privacy(forum, contact),
            administration=Administration(self.oversight, self.staff, welcome, hints),
            forms=Forms([signup, impressions, templates, desk.forms, voucher.forms, voucher_desk.forms]),
            team=Team(self.staff, welcome, hints),
            templates=templates,
            desk=desk,
            voucher=voucher,
            voucher_desk=voucher_desk,
        )

    def _desk(self, welcome: Welcome, hints: Hints) -> Desk:
        events, attendance = EventService(self.clock, self.forum), AttendanceService(self.clock, self.tickets)
        services = DeskServices(self.forum, events, attendance, self.staff)
        return Desk(services, self.tickets, welcome, hints, self.tables)
