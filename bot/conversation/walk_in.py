"""Somebody who comes to the door without a sign-up: who they are, whether they agree, and a seat if there is one."""

from dataclasses import replace

from bot.conversation.awaited_answers import Question, ask
from bot.conversation.desk_form import DeskForm, DeskTask
from bot.conversation.desk_press import DeskVerb, desk_button
from bot.conversation.desk_services import DeskServices, actor
from bot.conversation.door import verdict_blocks, verdict_rows
from bot.conversation.model import Button, Paragraph
from bot.conversation.turn import Reply, Turn
from bot.forum.applicant import check_municipality, check_name, check_organisation
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

_NAME, _ORGANISATION, _GROUP, _MUNICIPALITY, _FULL = "name", "organisation", "group", "municipality", "full"
_ALL = (_NAME, _ORGANISATION, _GROUP, _MUNICIPALITY)


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
        """Ask who it is, of which group, where from, whether they agree, and whether to let in one too many."""
        texts, event = DOOR[turn.language], self._forum.get_event(turn.connection, form.subject)
        if event is None:
            return Question([Paragraph((DESK[turn.language].form_gone,))])
        name = form.answers.get(_NAME)
        if name is None:
            return Question([Paragraph((texts.walk_in_question.format(title=event.title),))])
        asked, rows = _about(turn, form)
        return Question([Paragraph((asked.format(name=name, capacity=form.answers.get(_FULL)),))], rows)

    def take(self, turn: Turn, form: DeskForm, text: str) -> Reply:
        """Read the municipality where it is asked for, else "name, organisation"."""
        if _GROUP in form.answers and _MUNICIPALITY not in form.answers:
            return self._take_municipality(turn, form, text)
        return self._take_name(turn, form, text)

    def choose_group(self, turn: Turn, form: DeskForm, choice: str) -> Reply:
        """Take the group of a button, named by its number."""
        groups = {str(number): group for number, group in enumerate(Group)}
        chosen = form.answered(turn.now, **{_GROUP: groups[choice].value}) if choice in groups else form
        return ask(turn, chosen, self.question(turn, chosen), instead=True)

    def skip_municipality(self, turn: Turn, form: DeskForm) -> Reply:
        """Go on without the municipality."""
        onward = form.answered(turn.now, **{_MUNICIPALITY: ""})
        return ask(turn, onward, self.question(turn, onward), instead=True)

    def _take_municipality(self, turn: Turn, form: DeskForm, text: str) -> Reply:
        checked = check_municipality(text)
        if isinstance(checked, InvalidApplicant):
            return ask(turn, form, self.question(turn, form), SIGNUP[turn.language].problems[checked.problem])
        known = form.answered(turn.now, **{_MUNICIPALITY: str(checked)})
        return ask(turn, known, self.question(turn, known))

    def _take_name(self, turn: Turn, form: DeskForm, text: str) -> Reply:
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
        if not set(_ALL) <= set(form.answers):
            return ask(turn, form, self.question(turn, form), instead=True)
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


def _about(turn: Turn, form: DeskForm) -> tuple[str, list[list[Button]]]:
    """Return the next question about who is known by name, and its buttons."""
    texts, answers = DOOR[turn.language], form.answers
    if _GROUP not in answers:
        labels = SIGNUP[turn.language].groups
        return texts.group, [[form.choice(labels[each], str(number))] for number, each in enumerate(Group)]
    if _MUNICIPALITY not in answers:
        return texts.municipality, [[form.button(texts.skip, DeskVerb.SKIP)]]
    if _FULL in answers:
        return texts.full, [[form.button(texts.admit_anyway, DeskVerb.SAVE)]]
    return texts.consent, [[form.button(texts.agreed, DeskVerb.SAVE)]]


def _applicant(turn: Turn, form: DeskForm) -> Applicant:
    name, organisation, group, municipality = (form.answers[key] for key in _ALL)
    return Applicant(
        person=manual_person(name, organisation),
        name=name,
        organisation=organisation,
        group=Group(group),
        consent_version=CONSENT_VERSION,
        consent_at=turn.now,
        municipality=municipality or None,
        channel=Channel.DOOR,
    )
