"""Writing an application, answer by answer; the same form corrects one, and takes the reasons of an appeal.

It is one message, which buttons and texts edit; where there is none that can be edited, a new one is sent.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.conversation.data_notice import DataNotice
from bot.conversation.forms import LostForm
from bot.conversation.intent import Said
from bot.conversation.model import Block, IncomingFile, Outgoing, Paragraph
from bot.conversation.turn import Reply, Rows, Turn
from bot.conversation.voucher_answering import Answering, Asking
from bot.conversation.voucher_appealing import VoucherAppealing
from bot.conversation.voucher_attaching import Attaching
from bot.conversation.voucher_fields import LONG
from bot.conversation.voucher_form import VOUCHER_KIND, OpenVoucher, Task, VoucherForm, read_voucher_form
from bot.conversation.voucher_form_keys import FIELDS, VoucherKeys
from bot.conversation.voucher_handing_in import BackToForm, HandingIn
from bot.conversation.voucher_mine import VoucherMine
from bot.conversation.voucher_opening import opened, too_late
from bot.conversation.voucher_prefill import fill_in
from bot.conversation.voucher_press import VoucherPress, VoucherVerb, voucher_key
from bot.conversation.voucher_prompt import VoucherPrompt
from bot.conversation.voucher_refusals import refusal_text
from bot.conversation.voucher_services import VoucherServices
from bot.conversation.voucher_start import VoucherStart
from bot.forum.service import ForumService
from bot.messages.voucher_data_notice import NOTICE_VERSION
from bot.messages.voucher_form import VOUCHER_FORM
from bot.messages.voucher_mine import VOUCHER_MINE
from bot.messages.voucher_start import VOUCHER_START
from bot.store.engine import Connection
from bot.voucher.attachment_check import MOST_BYTES
from bot.voucher.model import ApplicationField
from bot.voucher.results import Refused

_BY_BUTTONS = frozenset({ApplicationField.APPLICANT_KIND, ApplicationField.SERVICE, ApplicationField.DECLARATIONS})
_STATE_PARTS = 3
TEXTS, NOTICE = "texts", "notice"


class VoucherFilling:
    """The room of the form. Everything it asks is checked at once; the services have the last word."""

    kind = VOUCHER_KIND

    def __init__(
        self,
        services: VoucherServices,
        forum: ForumService,
        start: VoucherStart,
        mine: VoucherMine,
        notice: DataNotice,
    ) -> None:
        self._services = services
        self._forum = forum
        self._start = start
        self._mine = mine
        self._notice = notice
        self._answering = Answering(services)
        self._attaching = Attaching(services)
        self._handing_in = HandingIn(services, mine)
        self._appealing = VoucherAppealing(services, mine)

    def read(self, stored: Mapping[str, Any], connection: Connection, now: datetime) -> OpenVoucher | LostForm:
        """Return the form with its application; one whose application was erased is lost."""
        form = read_voucher_form(stored, now)
        if isinstance(form, LostForm):
            return form
        return opened(connection, self._services, form) or LostForm()

    def takes(self, form: OpenVoucher, said: Said) -> bool:
        """Take everything that is no question as an answer; a whole paragraph may end like a question."""
        return form.form.task is Task.APPEAL or form.form.step in LONG or not said.asks

    def largest_file(self, form: OpenVoucher) -> int:
        """Take files at any step of an application."""
        return MOST_BYTES if form.form.task is Task.FILL else 0

    def read_file(self, file: IncomingFile) -> IncomingFile:
        """Return the file as it came: what is in it is checked when it is attached."""
        return file

    def begin(self, turn: Turn, call_id: int, checked: str) -> Reply:
        """Begin an application in a call, or go on with the draft; ``checked`` are answers of the eligibility check."""
        begun = self._services.applications.begin(
            turn.connection,
            call_id,
            person=turn.person,
            chat_id=turn.chat_id,
            language=turn.language.value,
            consent_version=NOTICE_VERSION,
        )
        if isinstance(begun, Refused):
            return self._start.show(turn, refusal_text(begun, turn.language), instead=True)
        if not begun.resumed:
            fill_in(turn, self._services, self._forum, begun, checked)
        return self.go_on(turn, begun.application.id)

    def go_on(self, turn: Turn, application_id: int) -> Reply:
        """Open the form of a draft or of an application to correct, where it stands."""
        is_open = isinstance(turn.form, OpenVoucher) and turn.form.application.id == application_id
        if isinstance(turn.form, OpenVoucher) and is_open and turn.form.form.task is Task.FILL:
            return self._checked(turn, turn.form)
        return self._open(turn, VoucherForm(application_id, started_at=turn.now, changed_at=turn.now))

    def appeal(self, turn: Turn, application_id: int) -> Reply:
        """Ask for the reasons of an appeal."""
        return self._open(turn, VoucherForm(application_id, turn.now, turn.now, Task.APPEAL))

    def remind(self, turn: Turn, form: OpenVoucher) -> Outgoing:
        """Return the current question of the form once more, as a new message."""
        return turn.message(*self._prompt(turn, form))

    def leave(self, turn: Turn, form: OpenVoucher) -> Reply:
        """Close the form; the answers stay."""
        say = turn.message if turn.incoming.button is None else turn.instead
        appealing = form.form.task is Task.APPEAL
        left = VOUCHER_MINE[turn.language].appeal_left if appealing else VOUCHER_FORM[turn.language].kept
        mine = voucher_key(VOUCHER_START[turn.language].mine, VoucherVerb.MINE)
        return turn.reply_and_keep(None, say([Paragraph((left,))], [[mine]]))

    def hear(self, turn: Turn, form: OpenVoucher, said: Said) -> Reply:
        """Take a text as the answer to the question that the form is at."""
        refused, texts = self._too_late(turn, form), VOUCHER_FORM[turn.language]
        if refused is not None:
            return self._over(turn, form, refused)
        if said.edited:
            return self._ask(turn, form, texts.edited)
        typed = turn.incoming.text or said.text
        if form.form.task is Task.APPEAL:
            return self._ask(turn, form.having(form.form.saying(typed.strip(), turn.now)))
        if form.form.step is None or form.form.step in _BY_BUTTONS:
            return self._ask(turn, form, texts.press_button)
        return self._told(turn, form, self._answering.type(turn, form, typed))

    def take_file(self, turn: Turn, form: OpenVoucher, content: IncomingFile) -> Reply:
        """Attach the file, or say why it cannot be."""
        refused = self._too_late(turn, form)
        if refused is not None:
            return self._over(turn, form, refused)
        attached = self._attaching.take(turn, form, content)
        return attached.named(self._ask(turn, attached.voucher, attached.note))

    def press(self, turn: Turn, press: VoucherPress) -> Reply:
        """Do what a button of the form says, if it belongs to what the form asks now."""
        form = turn.form
        if not isinstance(form, OpenVoucher) or form.application.id != press.number:
            return self._mine.show(turn, press.number)  # also after a second tap on the last button
        if press.verb is VoucherVerb.LATER:
            return self.leave(turn, form)
        refused = self._too_late(turn, form)
        if refused is not None:
            return self._over(turn, form, refused)
        parts = press.argument.split(".")
        if ".".join(parts[:_STATE_PARTS]) != form.state:
            return self._show(turn, form)
        value = ".".join(parts[_STATE_PARTS:])
        if press.verb is VoucherVerb.SUBMIT:
            return self._submit(turn, form)
        return self._show(turn, form) if form.form.task is Task.APPEAL else self._pressed(turn, form, press.verb, value)

    def _pressed(self, turn: Turn, form: OpenVoucher, verb: VoucherVerb, value: str) -> Reply:
        answered = self._answered(turn, form, verb, value)
        if answered is not None:
            return self._told(turn, form, answered, pressed=True)
        if verb in {VoucherVerb.CORRECT, VoucherVerb.SHOW}:
            return self._aside(turn, form, verb, value)
        return self._show(turn, form.having(_moved(form, verb, value, turn.now)))

    def _answered(self, turn: Turn, form: OpenVoucher, verb: VoucherVerb, value: str) -> Asking | Refused | None:
        """Do what a button that changes the application says; None for every other one."""
        declaring = form.form.step is ApplicationField.DECLARATIONS
        match verb:
            case VoucherVerb.SET:
                return self._answering.choose(turn, form, value)
            case VoucherVerb.DECLARE | VoucherVerb.DECLARE_ALL | VoucherVerb.KEEP if declaring:
                return self._answering.declare(turn, form, verb, value)
            case VoucherVerb.SKIP:
                return self._answering.skip(turn, form)
            case VoucherVerb.DETACH:
                return self._attaching.drop(turn, form, value)
            case _:
                return None

    def _submit(self, turn: Turn, form: OpenVoucher) -> Reply:
        if form.form.task is Task.APPEAL:
            filed = self._appealing.file(turn, form)
            return (
                self._show(turn, form.having(form.form.saying("", turn.now)), filed)
                if isinstance(filed, str)
                else filed
            )
        if form.form.step is not None:
            return self._show(turn, form)
        decided = self._handing_in.submit(turn, form)
        if isinstance(decided, BackToForm):
            return self._show(turn, form.having(decided.form), decided.note)
        return decided

    def _open(self, turn: Turn, form: VoucherForm) -> Reply:
        own = self._mine.own(turn, form.application_id)
        voucher = None if own is None else opened(turn.connection, self._services, form)
        return self._mine.gone(turn) if voucher is None else self._checked(turn, voucher)

    def _checked(self, turn: Turn, voucher: OpenVoucher) -> Reply:
        refused = self._too_late(turn, voucher)
        if refused is not None:
            return self._over(turn, voucher, refused)
        fresh = voucher.form.turn == 0 and voucher.form.step is None and voucher.form.task is Task.FILL
        form = voucher.form.first(voucher.next_step) if fresh else voucher.form
        return self._show(turn, voucher.having(form))

    def _too_late(self, turn: Turn, voucher: OpenVoucher) -> Refused | None:
        if voucher.form.task is Task.APPEAL:
            return self._appealing.refusal(turn, voucher)
        return too_late(turn, voucher)

    def _over(self, turn: Turn, voucher: OpenVoucher, refused: Refused) -> Reply:
        """Close the form and show the application as it is, which keeps what was answered."""
        note, instead = refusal_text(refused, turn.language), turn.incoming.button is not None
        card = self._mine.card(turn, voucher.application.id, note, instead=instead)
        return turn.reply_and_keep(None, card or turn.message([Paragraph((note,))]))

    def _told(self, turn: Turn, form: OpenVoucher, asking: Asking | Refused, *, pressed: bool = False) -> Reply:
        """Go on with the form, or close it when the answer came too late."""
        if isinstance(asking, Refused):
            return self._over(turn, form, asking)
        return (self._show if pressed else self._ask)(turn, asking.voucher, asking.note)

    def _prompt(self, turn: Turn, voucher: OpenVoucher, note: str = "") -> tuple[list[Block], Rows]:
        if voucher.form.task is Task.APPEAL:
            return self._appealing.prompt(turn, voucher, note)
        blocks = list(VoucherPrompt(voucher, turn.language, self._notice).blocks(note))
        return blocks, VoucherKeys(voucher, turn.language).rows()

    def _show(self, turn: Turn, voucher: OpenVoucher, note: str = "") -> Reply:
        """Keep the form and show its question in place of the pressed message, which is the form's from now on."""
        shown = voucher.having(voucher.form.shown_in(turn.incoming.message_id))
        return turn.reply_and_keep(shown.form, turn.instead(*self._prompt(turn, shown, note)))

    def _ask(self, turn: Turn, voucher: OpenVoucher, note: str = "") -> Reply:
        """Keep the form and show its question in the form's message, below where there is none."""
        return turn.reply_and_keep(
            voucher.form, turn.editing(voucher.form.message_id, *self._prompt(turn, voucher, note))
        )

    def _aside(self, turn: Turn, voucher: OpenVoucher, verb: VoucherVerb, value: str) -> Reply:
        """Show something else in the form's message; the form stays as it is."""
        keys = VoucherKeys(voucher, turn.language)
        prompt = VoucherPrompt(voucher, turn.language, self._notice)
        blocks, rows = self._prompt(turn, voucher)
        if verb is VoucherVerb.CORRECT:
            question = VOUCHER_FORM[turn.language].what_to_correct
            blocks, rows = [Paragraph((question,))], keys.correction_rows()
        elif value == TEXTS:
            blocks, rows = list(prompt.whole_texts()), keys.way_back()
        elif value == NOTICE:
            blocks, rows = list(prompt.whole_notice()), keys.way_back()
        return turn.reply_and_keep(voucher.form.shown_in(turn.incoming.message_id), turn.instead(blocks, rows))


def _moved(voucher: OpenVoucher, verb: VoucherVerb, value: str, now: datetime) -> VoucherForm:
    """Return the form after a button that leads to another step; one that makes no sense leaves it as it was."""
    named = {str(place): field for place, field in enumerate(FIELDS)}
    match verb:
        case VoucherVerb.BACK:
            return voucher.form.at(voucher.step_before, now)
        case VoucherVerb.KEEP if voucher.form.step not in voucher.missing:
            return voucher.form.at(voucher.next_step, now)
        case VoucherVerb.FIELD if value in named:
            return voucher.form.at(named[value], now)
        case _:
            return voucher.form
