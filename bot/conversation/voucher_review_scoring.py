"""A review: points for each criterion by buttons, a comment, a look at all of it, and then it is in."""

from bot.conversation.awaited_answers import Question, ask
from bot.conversation.button_rows import in_rows
from bot.conversation.model import Block, Bullets, Button, Paragraph, Strong
from bot.conversation.turn import Reply, Turn
from bot.conversation.voucher_desk_form import VoucherDeskForm, VoucherTask
from bot.conversation.voucher_desk_press import VoucherDeskVerb as Verb
from bot.conversation.voucher_desk_services import VoucherDeskServices, refused
from bot.conversation.voucher_desk_view import percent
from bot.conversation.voucher_review_tasks import VoucherReviewTasks
from bot.messages.voucher_desk import VOUCHER_DESK
from bot.messages.voucher_review import VOUCHER_REVIEW
from bot.staff.model import Role
from bot.voucher.assessment_model import Scored
from bot.voucher.results import Refused
from bot.voucher.rules import Criterion, Rules

LONGEST_COMMENT = 2_000
_COMMENT = "comment"
_POINTS = "points."
_IN_A_ROW = 6
_MOST_BUTTONS = 24
"""Where a criterion has more points, they are typed."""


class VoucherScoring:
    """Asks for the points of one criterion after the other."""

    role = Role.REVIEWER

    def __init__(self, services: VoucherDeskServices, tasks: VoucherReviewTasks) -> None:
        self._vouchers = services.vouchers
        self._tasks = tasks

    def begin(self, turn: Turn, application_id: int) -> Reply:
        """Ask for the first criterion."""
        if self._tasks.task(turn, application_id) is None:
            return self._tasks.show(turn, application_id)
        form = VoucherDeskForm(VoucherTask.SCORING, application_id, turn.now)
        return ask(turn, form, self.question(turn, form), instead=True)

    def question(self, turn: Turn, form: VoucherDeskForm) -> Question:
        """Ask for the next criterion, then for the comment, then for a look at all of it."""
        task = self._tasks.task(turn, form.subject)
        if task is None:
            return Question([Paragraph((VOUCHER_DESK[turn.language].nothing_here,))])
        texts, number = VOUCHER_REVIEW[turn.language], task.application.number or ""
        criterion = _next(task.rules, form)
        if criterion is not None:
            asked = _asked(turn, task.rules, criterion)
            return Question([Paragraph((Strong(number),)), Paragraph((asked,))], _point_rows(form, criterion))
        if _COMMENT not in form.answers:
            skip = [form.button(texts.no_comment, Verb.SKIP)]
            return Question([Paragraph((Strong(number),)), Paragraph((texts.ask_comment,))], [skip])
        rows = [[form.button(texts.confirm, Verb.SAVE)], [form.choice(texts.again, "again")]]
        return Question([Paragraph((Strong(number),)), *_preview(turn, task.rules, form)], rows)

    def take(self, turn: Turn, form: VoucherDeskForm, text: str) -> Reply:
        """Take typed points, or the comment."""
        task = self._tasks.task(turn, form.subject)
        if task is None:
            return self._tasks.scored(turn, [VOUCHER_DESK[turn.language].nothing_here])
        criterion = _next(task.rules, form)
        if criterion is not None:
            return self._with_points(turn, form, criterion, text.strip(), instead=False)
        if len(text) > LONGEST_COMMENT:
            note = VOUCHER_DESK[turn.language].too_long.format(most=LONGEST_COMMENT)
            return ask(turn, form, self.question(turn, form), note)
        filled = form.answered(turn.now, **{_COMMENT: text})
        return ask(turn, filled, self.question(turn, filled))

    def choose(self, turn: Turn, form: VoucherDeskForm, choice: str) -> Reply:
        """Take points, go on without a comment, begin again, or hand the review in."""
        task = self._tasks.task(turn, form.subject)
        if task is None:
            return self._tasks.scored(turn, [VOUCHER_DESK[turn.language].nothing_here])
        criterion = _next(task.rules, form)
        if criterion is not None:
            return self._with_points(turn, form, criterion, choice, instead=True)
        if _COMMENT in form.answers and choice == Verb.SAVE:
            return self._hand_in(turn, form, task.rules)
        if choice == "again":
            return self.begin(turn, form.subject)
        filled = form.answered(turn.now, **{_COMMENT: ""}) if choice == Verb.SKIP else form
        return ask(turn, filled, self.question(turn, filled), instead=True)

    def _with_points(
        self, turn: Turn, form: VoucherDeskForm, criterion: Criterion, typed: str, *, instead: bool
    ) -> Reply:
        if not (typed.isascii() and typed.isdigit() and int(typed[:6]) <= criterion.most):
            note = VOUCHER_REVIEW[turn.language].point_again.format(most=criterion.most)
            return ask(turn, form, self.question(turn, form), note, instead=instead)
        filled = form.answered(turn.now, **{f"{_POINTS}{criterion.key}": str(int(typed))})
        return ask(turn, filled, self.question(turn, filled), instead=instead)

    def _hand_in(self, turn: Turn, form: VoucherDeskForm, rules: Rules) -> Reply:
        texts = VOUCHER_REVIEW[turn.language]
        points = {each.key: _points_of(form, each) or 0 for each in rules.criteria}
        result = self._vouchers.reviews.score(
            turn.connection, form.subject, points, form.answers[_COMMENT], reviewer=turn.person
        )
        if isinstance(result, Refused):
            return self._tasks.scored(turn, refused(turn, result).notes)
        return self._tasks.scored(turn, _said(turn, result, texts.third_needed))


def _said(turn: Turn, result: Scored, third_needed: str) -> list[str]:
    score = percent(result.review.score or 0, turn.language)
    notes = [VOUCHER_REVIEW[turn.language].scored.format(score=score)]
    return [*notes, third_needed] if result.third_needed else notes


def _points_of(form: VoucherDeskForm, criterion: Criterion) -> int | None:
    typed = form.answers.get(f"{_POINTS}{criterion.key}")
    return None if typed is None else int(typed)


def _next(rules: Rules, form: VoucherDeskForm) -> Criterion | None:
    return next((each for each in rules.criteria if _points_of(form, each) is None), None)


def _asked(turn: Turn, rules: Rules, criterion: Criterion) -> str:
    return VOUCHER_REVIEW[turn.language].criterion.format(
        position=rules.criteria.index(criterion) + 1,
        all=len(rules.criteria),
        name=criterion.name,
        weight=f"{criterion.weight.normalize():f}",
        question=criterion.question,
        most=criterion.most,
    )


def _point_rows(form: VoucherDeskForm, criterion: Criterion) -> list[list[Button]]:
    if criterion.most >= _MOST_BUTTONS:
        return []
    buttons = [form.choice(str(points), points) for points in range(criterion.most + 1)]
    return in_rows(buttons, _IN_A_ROW)


def _preview(turn: Turn, rules: Rules, form: VoucherDeskForm) -> list[Block]:
    texts = VOUCHER_REVIEW[turn.language]
    lines = [
        texts.points.format(name=each.name, points=_points_of(form, each), most=each.most) for each in rules.criteria
    ]
    comment = form.answers[_COMMENT]
    said: list[Block] = [Paragraph((comment,))] if comment else []
    return [Bullets(tuple((line,) for line in lines)), *said, Paragraph((texts.preview,))]
