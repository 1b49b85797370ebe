"""The messages that people get: coordinators look at their templates, try them and write them anew."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from bot.answering.model import Language
from bot.conversation.forms import LostForm
from bot.conversation.hints import Hints
from bot.conversation.intent import Said
from bot.conversation.model import Block, Button, Outgoing, Paragraph, Quotation, Strong
from bot.conversation.staff_press import StaffPress, StaffVerb, staff_button
from bot.conversation.template_blocks import sample_blocks
from bot.conversation.template_faults import fault_sentence
from bot.conversation.template_form import TEMPLATE_FORM, TemplateForm, read_template_form
from bot.conversation.turn import Reply, Turn
from bot.conversation.welcome import Welcome
from bot.messages.template_editing import TEMPLATE_EDITING
from bot.messages.templates import EVENT_TEMPLATES, TEMPLATES, variables_of
from bot.messages.voucher_templates import VOUCHER_TEMPLATES
from bot.staff.model import Role
from bot.staff.roles import StaffService
from bot.staff.templates import TemplateService

_VOUCHERS = "voucher"
"""How a button names the list of the templates about vouchers; the other list has no name."""


@dataclass(frozen=True, slots=True)
class TemplateId:
    """A template in one of its languages, as a button names it: "pl.offered"."""

    language: Language
    key: str

    def __str__(self) -> str:
        return f"{self.language}.{self.key}"

    @classmethod
    def read(cls, argument: str) -> Self | None:
        """Return what a button names; None when there is no such template."""
        code, _, key = argument.partition(".")
        return cls(Language(code), key) if code in set(Language) and key in TEMPLATES else None


class Templates:
    """Serves coordinators; for others its command is as unknown as any other word. A room of forms.

    Parameters:
        templates: keeps the texts.
        staff: who may.
        welcome: tells which commands there are.
        hints: for buttons that are not for everybody.
    """

    kind = TEMPLATE_FORM

    def __init__(self, templates: TemplateService, staff: StaffService, welcome: Welcome, hints: Hints) -> None:
        self._templates = templates
        self._staff = staff
        self._welcome = welcome
        self._hints = hints

    def show(self, turn: Turn) -> Reply:
        """Answer /szablony."""
        return turn.reply(self._list(turn)) if self._may(turn) else self._welcome.unknown_command(turn)

    def press(self, turn: Turn, press: StaffPress) -> Reply:
        """Do what a button of the templates says."""
        if not self._may(turn):
            return self._hints.outdated_button(turn)
        if press.verb is StaffVerb.TEMPLATES:
            return turn.reply(self._list(turn, press.argument, instead=True))
        chosen = TemplateId.read(press.argument)
        if chosen is None:
            return self._hints.outdated_button(turn)
        return self._of_template(turn, press.verb, chosen)

    def read(self, stored: Mapping[str, Any], connection: object, now: datetime) -> TemplateForm | LostForm:  # noqa: ARG002 - every room is asked alike
        """Return the stored form."""
        return read_template_form(stored, now)

    def takes(self, form: TemplateForm, said: Said) -> bool:  # noqa: ARG002 - every room is asked alike
        """Take every text: a template may well be a question."""
        return True

    def hear(self, turn: Turn, form: TemplateForm, said: Said) -> Reply:
        """Use the text as the new template, if its writer may still do that and nothing is wrong with it."""
        if not self._may(turn):
            return self.leave(turn, form)
        if said.edited:
            return turn.reply(self.remind(turn, form))
        text = turn.incoming.text or ""
        fault = self._templates.change(turn.connection, form.key, form.language, text, actor=turn.person)
        if fault is not None:
            return turn.reply(self._question(turn, form, fault_sentence(fault, turn.language)))
        note = TEMPLATE_EDITING[turn.language].changed
        chosen = TemplateId(form.language, form.key)
        return turn.reply_and_keep(None, turn.message(*self._shown(turn, chosen, note)))

    def remind(self, turn: Turn, form: TemplateForm) -> Outgoing:
        """Tell what is awaited."""
        return self._question(turn, form, TEMPLATE_EDITING[turn.language].press_button)

    def leave(self, turn: Turn, form: TemplateForm) -> Reply:  # noqa: ARG002 - every room is asked alike
        """Drop the form."""
        return turn.reply_and_keep(None, turn.message([Paragraph((TEMPLATE_EDITING[turn.language].left,))]))

    def _may(self, turn: Turn) -> bool:
        return self._staff.allows(turn.connection, turn.person, Role.COORDINATOR)

    def _list(self, turn: Turn, group: str = "", *, instead: bool = False) -> Outgoing:
        texts, edited = TEMPLATE_EDITING[turn.language], self._templates.edited(turn.connection)
        changed = {key for key, _ in edited}
        rows = []
        for key in VOUCHER_TEMPLATES if group == _VOUCHERS else EVENT_TEMPLATES:
            label = f"{texts.names[key]} {texts.edited_mark}" if key in changed else texts.names[key]
            rows.append([staff_button(label, StaffVerb.TEMPLATE, TemplateId(turn.language, key))])
        rows.append([_other_list(group, turn.language)])
        blocks = [Paragraph((Strong(texts.title),)), Paragraph((texts.choose,))]
        return (turn.instead if instead else turn.message)(blocks, rows)

    def _of_template(self, turn: Turn, verb: StaffVerb, chosen: TemplateId) -> Reply:
        texts = TEMPLATE_EDITING[turn.language]
        match verb:
            case StaffVerb.TEMPLATE:
                return turn.reply(turn.instead(*self._shown(turn, chosen)))
            case StaffVerb.PREVIEW:
                return turn.reply(self._preview(turn, chosen))
            case StaffVerb.EDIT:
                form = TemplateForm(chosen.key, chosen.language, turn.now)
                said = texts.send_new.format()
                return turn.reply_and_keep(form, self._question(turn, form, said))
            case StaffVerb.RESET:
                done = self._templates.reset(turn.connection, chosen.key, chosen.language, actor=turn.person)
                note = texts.was_reset if done else texts.not_edited
                return turn.reply(turn.instead(*self._shown(turn, chosen, note)))
            case StaffVerb.LEAVE:
                return turn.reply_and_keep(None, turn.instead(*self._shown(turn, chosen, texts.left)))
            case _:
                return self._hints.outdated_button(turn)

    def _shown(self, turn: Turn, chosen: TemplateId, note: str = "") -> tuple[list[Block], list[Sequence[Button]]]:
        texts = TEMPLATE_EDITING[turn.language]
        edited = (chosen.key, chosen.language) in self._templates.edited(turn.connection)
        title = texts.shown_of.format(name=texts.names[chosen.key], language=texts.languages[chosen.language])
        blocks: list[Block] = [Paragraph((note,))] if note else []
        blocks += [Paragraph((Strong(title),)), Paragraph((texts.edited if edited else texts.original,))]
        blocks.append(Quotation(self._templates.text(turn.connection, chosen.key, chosen.language)))
        blocks.append(Paragraph((f"{_variables(chosen.key, turn.language)} {texts.missing_values}",)))
        return blocks, list(_rows(chosen, turn.language, edited=edited))

    def _preview(self, turn: Turn, chosen: TemplateId) -> Outgoing:
        text = self._templates.text(turn.connection, chosen.key, chosen.language)
        title = Paragraph((TEMPLATE_EDITING[turn.language].preview_title,))
        return turn.message([title, *sample_blocks(chosen.key, text, chosen.language)])

    def _question(self, turn: Turn, form: TemplateForm, said: str) -> Outgoing:
        leave = TEMPLATE_EDITING[turn.language].leave
        rows = [[staff_button(leave, StaffVerb.LEAVE, TemplateId(form.language, form.key))]]
        return turn.message([Paragraph((said,)), Paragraph((_variables(form.key, turn.language),))], rows)


def _other_list(group: str, language: Language) -> Button:
    texts = TEMPLATE_EDITING[language]
    if group == _VOUCHERS:
        return staff_button(texts.about_events, StaffVerb.TEMPLATES)
    return staff_button(texts.about_vouchers, StaffVerb.TEMPLATES, _VOUCHERS)


def _variables(key: str, language: Language) -> str:
    names = ", ".join(f"{{{name}}}" for name in sorted(variables_of(key)))
    return TEMPLATE_EDITING[language].variables.format(variables=names)


def _rows(chosen: TemplateId, language: Language, *, edited: bool) -> Iterator[Sequence[Button]]:
    texts = TEMPLATE_EDITING[language]
    others = [each for each in Language if each is not chosen.language]
    yield [staff_button(texts.preview, StaffVerb.PREVIEW, chosen), staff_button(texts.edit, StaffVerb.EDIT, chosen)]
    if edited:
        yield [staff_button(texts.reset, StaffVerb.RESET, chosen)]
    yield [staff_button(texts.languages[each], StaffVerb.TEMPLATE, TemplateId(each, chosen.key)) for each in others]
    yield [staff_button(texts.back, StaffVerb.TEMPLATES, _VOUCHERS if chosen.key in VOUCHER_TEMPLATES else "")]
