"""Whose service a redemption is for: a provider says so once, a coordinator chooses or adds one."""

from bot.conversation.awaited_answers import Question
from bot.conversation.desk_services import actor
from bot.conversation.model import Paragraph
from bot.conversation.turn import Turn
from bot.conversation.voucher_desk_form import VoucherDeskForm
from bot.conversation.voucher_desk_press import VoucherDeskVerb as Verb
from bot.conversation.voucher_desk_services import VoucherDeskServices
from bot.messages.voucher_redeeming import VOUCHER_REDEEMING
from bot.staff.model import Role
from bot.voucher.providers import LONGEST_NAME
from bot.voucher.results import InvalidField

PROVIDER = "provider"
"""The answer of a form that names the provider by id; "0" for none but the one on the document."""

_NEW, _NAME = "new", "name"
_NONE = "0"
_MOST_PROVIDERS = 40


class VoucherProviders:
    """Asks for the provider of a redemption."""

    def __init__(self, services: VoucherDeskServices) -> None:
        self._redeeming = services.vouchers.redeeming
        self._services = services

    def question(self, turn: Turn, form: VoucherDeskForm) -> Question:
        """Ask a coordinator to choose; whoever adds a provider for its name, and then for its number."""
        texts = VOUCHER_REDEEMING[turn.language]
        coordinates = self._services.allows(turn, Role.COORDINATOR)
        if coordinates and not {_NEW, _NAME} & form.answers.keys():
            return self._choice(turn, form)
        if _NAME in form.answers:
            return Question([Paragraph((texts.ask_number,))], [[form.button(texts.no_number, Verb.SKIP)]])
        first = [] if coordinates else [Paragraph((texts.who_first,))]
        return Question([*first, Paragraph((texts.ask_name,))])

    def take(self, turn: Turn, form: VoucherDeskForm, text: str) -> tuple[VoucherDeskForm, str]:
        """Take the name or the number; return the form then, and what is wrong with the answer."""
        texts = VOUCHER_REDEEMING[turn.language]
        if _NAME in form.answers:
            filled = self._added(turn, form, text)
            return (form, texts.number_wrong) if filled is None else (filled, "")
        if self._services.allows(turn, Role.COORDINATOR) and _NEW not in form.answers:
            return form, ""
        if not any(character.isalnum() for character in text) or len(text) > LONGEST_NAME:
            return form, texts.name_wrong.format(most=LONGEST_NAME)
        return form.answered(turn.now, **{_NAME: text}), ""

    def choose(self, turn: Turn, form: VoucherDeskForm, choice: str) -> VoucherDeskForm:
        """Take a chosen provider, that a new one is added, or that the new one has no number."""
        if choice == Verb.SKIP and _NAME in form.answers:
            return self._added(turn, form, "") or form
        if choice == _NEW:
            return form.answered(turn.now, **{_NEW: "1"})
        if choice.isascii() and choice.isdigit() and self.may_be(turn, choice):
            return form.answered(turn.now, **{PROVIDER: choice})
        return form

    def may_be(self, turn: Turn, chosen: str) -> bool:
        """Return whether the person may redeem for the provider of that id, as things are now."""
        if self._services.allows(turn, Role.COORDINATOR):
            known = {str(each.id) for each in self._redeeming.providers(turn.connection)}
            return chosen in {_NONE, *known}
        own = self._redeeming.provider_of(turn.connection, turn.person)
        return own is not None and chosen == str(own.id)

    def _choice(self, turn: Turn, form: VoucherDeskForm) -> Question:
        texts = VOUCHER_REDEEMING[turn.language]
        known = self._redeeming.providers(turn.connection)[:_MOST_PROVIDERS]
        rows = [[form.choice(each.name, each.id)] for each in known]
        further = [[form.choice(texts.new_provider, _NEW)], [form.choice(texts.no_provider, _NONE)]]
        return Question([Paragraph((texts.choose_provider,))], [*rows, *further])

    def _added(self, turn: Turn, form: VoucherDeskForm, number: str) -> VoucherDeskForm | None:
        """Store the provider; one that a coordinator adds is nobody's own. None when the number is wrong."""
        person = None if self._services.allows(turn, Role.COORDINATOR) else turn.person
        added = self._redeeming.add_provider(
            turn.connection, form.answers[_NAME], number, person=person, actor=actor(turn)
        )
        if isinstance(added, InvalidField):
            return None
        return form.answered(turn.now, **{PROVIDER: str(added.id)})
