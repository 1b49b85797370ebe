"""Somebody who comes to the door without a sign-up: who they are, whether they agree, and a seat if there is one."""

from dataclasses import replace

from bot.conversation.desk_form import DeskForm, DeskTask
from bot.conversation.desk_forms import Question, ask
from bot.conversation.desk_press import DeskVerb
from bot.conversation.desk_services import DeskServices, actor, desk_button, form_button
from bot.conversation.door import verdict_blocks, verdict_rows
from bot.conversation.model import Paragraph
from bot.conversation.turn import Reply, Turn
from bot.forum.applicant import check_name, check_organisation
from bot.forum.attendance_model import NoSeatLeft
from bot.forum.event import Event
from bot.forum.model import (
    CONSENT_VERSION,
    Applicant,
    Channel,
    ConsentMissing,
    Group,
    InvalidApplicant,
    manual_person,
)
from bot.messages.desk import DESK
from bot.messages.door import DOOR
from bot.messages.signup import SIGNUP
from bot.staff.model import Role

_NAME, _ORGANISATION, _FULL = "name", "organisation", "full"


class WalkIn:
    """Takes down who it is, asks for their consent, and lets them in."""

    role = Role.DOOR

    def __init__(self, services: DeskServices) -> None:
        self._forum = services.forum
        self._attendance = services.attendance

    def begin(self, turn: Turn, event: Event) -> Reply:
        """Ask who it is."""
        form = DeskForm(DeskTask.WALK_IN, event.id, turn.now)
        return ask(turn, form, self.question(turn, form), instead=True)

    def question(self, turn: Turn, form: DeskForm) -> Question:
        """Ask who it is; once that is known, whether they agree, and whether they may stand where no seat is left."""
        texts, event = DOOR[turn.language], self._forum.get_event(turn.connection, form.subject)
        if event is None:
            return Question([Paragraph((DESK[turn.language].form_gone,))])
        name = form.answers.get(_NAME)
        if name is None:
            return Question([Paragraph((texts.walk_in_question.format(title=event.title),))])
        if _FULL in form.answers:
            asked = texts.full.format(name=name, capacity=form.answers[_FULL])
            return Question([Paragraph((asked,))], [[form_button(texts.admit_anyway, DeskVerb.SAVE, form)]])
        agreed = [form_button(texts.agreed, DeskVerb.SAVE, form)]
        return Question([Paragraph((texts.consent.format(name=name),))], [agreed])

    def take(self, turn: Turn, form: DeskForm, text: str) -> Reply:
        """Read "name, organisation"; whatever was read before is forgotten."""
        blank = replace(form, answers={})
        name, comma, organisation = text.partition(",")
        checked = {_NAME: check_name(name), _ORGANISATION: check_organisation(organisation)}
        if not comma:
            return ask(turn, blank, self.question(turn, blank), DOOR[turn.language].not_understood)
        for each in checked.values():
            if isinstance(each, InvalidApplicant):
                return ask(turn, blank, self.question(turn, blank), SIGNUP[turn.language].problems[each.problem])
        known = blank.answered(turn.now, **{key: str(value) for key, value in checked.items()})
        return ask(turn, known, self.question(turn, known))

    def save(self, turn: Turn, form: DeskForm) -> Reply:
        """Let them in, now that they agree."""
        result = self._attendance.walk_in(
            turn.connection,
            form.subject,
            _applicant(turn, form),
            actor=actor(turn),
            over_capacity=_FULL in form.answers,
        )
        match result:
            case NoSeatLeft(_, capacity):
                asked = form.answered(turn.now, **{_FULL: str(capacity)})
                return ask(turn, asked, self.question(turn, asked), instead=True)
            case ConsentMissing() | InvalidApplicant():  # the fields were checked when they were typed
                blank = replace(form, answers={})
                return ask(turn, blank, self.question(turn, blank), instead=True)
            case _:
                next_one = [desk_button(DOOR[turn.language].next_one, DeskVerb.DOOR, form.subject)]
                rows = [*verdict_rows(turn, result), next_one]
                return turn.reply_and_keep(None, turn.instead(verdict_blocks(turn, result), rows))


def _applicant(turn: Turn, form: DeskForm) -> Applicant:
    name, organisation = (form.answers.get(key, "") for key in (_NAME, _ORGANISATION))
    return Applicant(
        person=manual_person(name, organisation),
        name=name,
        organisation=organisation,
        group=Group.OTHER,
        consent_version=CONSENT_VERSION,
        consent_at=turn.now,
        channel=Channel.DOOR,
    )
