"""Coordinators and reviews: who reviews which application, who has not done so yet, and what they judged."""

from collections.abc import Iterator, Mapping, Sequence

from bot.conversation.desk_services import actor
from bot.conversation.journal import who
from bot.conversation.model import Block, Bullets, Button, Paragraph, Strong
from bot.conversation.turn import Reply, Turn
from bot.conversation.voucher_desk_card import VoucherCard
from bot.conversation.voucher_desk_press import VoucherDeskVerb as Verb
from bot.conversation.voucher_desk_press import voucher_button
from bot.conversation.voucher_desk_services import Outcome, VoucherDeskServices, done, refused
from bot.conversation.voucher_desk_view import percent, title_of
from bot.conversation.voucher_edition_overview import VoucherEditions
from bot.conversation.wording import counted
from bot.messages.voucher_desk import VOUCHER_DESK
from bot.messages.voucher_review import VOUCHER_REVIEW
from bot.staff.model import Role
from bot.voucher.application_sql import applications, find_application
from bot.voucher.assessment_model import AssignedAll, Review
from bot.voucher.assessment_sql import reviews_in
from bot.voucher.edition_sql import rules_of
from bot.voucher.model import Application, Call
from bot.voucher.results import Refused
from bot.voucher.rules import Rules
from bot.voucher.scoring import FEWEST_REVIEWS
from bot.voucher.states import State


class VoucherAssigning:
    """Asks reviewers, and shows how far they are."""

    def __init__(self, services: VoucherDeskServices, desk: VoucherEditions, card: VoucherCard) -> None:
        self._vouchers = services.vouchers
        self._staff = services.staff
        self._desk = desk
        self._card = card

    def choose(self, turn: Turn, application: Application) -> Reply:
        """Offer the reviewers."""
        texts = VOUCHER_REVIEW[turn.language]
        members = [each for each in self._staff.members(turn.connection) if each.role is Role.REVIEWER]
        names = self._names(turn)
        rows = [
            [voucher_button(who(each.person, names, turn.language), Verb.ASSIGN_TO, application.id, each.id)]
            for each in members
        ]
        title = title_of(application, turn.language)
        asked = texts.choose_reviewer.format(title=title) if rows else texts.no_reviewers
        back = voucher_button(VOUCHER_DESK[turn.language].back, Verb.CARD, application.id)
        return turn.reply(turn.instead([Paragraph((asked,))], [*rows, [back]]))

    def assign(self, turn: Turn, application: Application, argument: str) -> Reply:
        """Ask the reviewer whom the button names."""
        number = int(argument[:18]) if argument.isascii() and argument.isdigit() else 0
        member = self._staff.member(turn.connection, number)
        if member is None or member.role is not Role.REVIEWER:
            return self.choose(turn, application)
        result = self._vouchers.reviews.assign(turn.connection, application.id, member.person, actor=actor(turn))
        if isinstance(result, Refused):
            return self._card.done(turn, application.id, refused(turn, result))
        outcome = done(turn, VOUCHER_REVIEW[turn.language].assigned, result.notices)
        return self._card.done(turn, application.id, outcome)

    def assign_all(self, turn: Turn, call: Call) -> Reply:
        """Ask for all reviews of the call that are missing."""
        reviewers = [each.person for each in self._staff.members(turn.connection) if each.role is Role.REVIEWER]
        edition = self._vouchers.editions.edition(turn.connection, call.edition_id)
        if edition is None:
            return self._desk.show_all(turn, instead=True)
        if not reviewers:
            outcome = Outcome([VOUCHER_REVIEW[turn.language].no_reviewers])
            return turn.reply(self._desk.message(turn, edition, outcome))
        result = self._vouchers.reviews.assign_all(turn.connection, call.id, reviewers, actor=actor(turn))
        outcome = refused(turn, result) if isinstance(result, Refused) else self._assigned_all(turn, result)
        return turn.reply(self._desk.message(turn, edition, outcome), *outcome.messages)

    def show_missing(self, turn: Turn, call: Call) -> Reply:
        """Show which reviews of the call are not in, and whose they are."""
        texts = VOUCHER_REVIEW[turn.language]
        lines = list(self._missing(turn, call))
        title = Paragraph((Strong(texts.missing_title.format(number=call.number)),))
        listed: Block = Bullets(tuple((line,) for line in lines)) if lines else Paragraph((texts.missing_none,))
        back = voucher_button(VOUCHER_DESK[turn.language].to_edition, Verb.EDITION, call.edition_id)
        return turn.reply(turn.instead([title, listed], [[back]]))

    def show_reviews(self, turn: Turn, application: Application) -> Reply:
        """Show the reviews of an application; what they judged once all are in."""
        texts = VOUCHER_REVIEW[turn.language]
        found = self._vouchers.reviews.reviews(turn.connection, application.id, viewer=None)
        rules = rules_of(turn.connection, application.edition_id, application.rules_version)
        title = Paragraph((Strong(title_of(application, turn.language)), f"\n{texts.reviews_title}"))
        blocks = [block for review in found for block in self._review(turn, review, rules)]
        empty = [Paragraph((texts.no_reviews,))]
        rows = [[self._take_back_button(turn, each)] for each in found if _can_be_taken_back(application, each)]
        back: list[Button] = [voucher_button(VOUCHER_DESK[turn.language].back, Verb.CARD, application.id)]
        return turn.reply(turn.instead([title, *(blocks or empty)], [*rows, back]))

    def ask_before_taking_back(self, turn: Turn, application: Application, argument: str) -> Reply:
        """Ask whether somebody else is to review it: who was asked once is not asked again."""
        texts, review = VOUCHER_REVIEW[turn.language], self._asked_for(turn, application, argument)
        if review is None:
            return self.show_reviews(turn, application)
        name = who(review.reviewer, self._names(turn), turn.language)
        asked = texts.sure_take_back.format(name=name, number=application.number)
        yes = voucher_button(texts.yes_take_back, Verb.TAKE_BACK_SURELY, application.id, review.id)
        no = voucher_button(texts.no, Verb.REVIEWS, application.id)
        return turn.reply(turn.instead([Paragraph((asked,))], [[yes], [no]]))

    def take_back(self, turn: Turn, application: Application, argument: str) -> Reply:
        """Let somebody else make the review: its reviewer left, or does not come to it."""
        review = self._asked_for(turn, application, argument)
        if review is None:
            return self.show_reviews(turn, application)
        reviews = self._vouchers.reviews
        result = reviews.step_down(turn.connection, application.id, reviewer=review.reviewer, actor=actor(turn))
        if isinstance(result, Refused):
            return self._card.done(turn, application.id, refused(turn, result))
        return self._card.done(turn, application.id, Outcome([VOUCHER_REVIEW[turn.language].taken_back]))

    def _asked_for(self, turn: Turn, application: Application, argument: str) -> Review | None:
        """Return the review that the button names, unless it is in meanwhile."""
        found = self._vouchers.reviews.reviews(turn.connection, application.id, viewer=None)
        named = (each for each in found if str(each.id) == argument)
        return next((each for each in named if _can_be_taken_back(application, each)), None)

    def _take_back_button(self, turn: Turn, review: Review) -> Button:
        name = who(review.reviewer, self._names(turn), turn.language)
        label = VOUCHER_REVIEW[turn.language].take_back.format(name=name)
        return voucher_button(label, Verb.TAKE_BACK, review.application_id, review.id)

    def _assigned_all(self, turn: Turn, result: AssignedAll) -> Outcome:
        texts = VOUCHER_REVIEW[turn.language]
        outcome = done(turn, counted(texts.assigned_all, len(result.reviews), turn.language), result.notices)
        notes = list(outcome.notes)
        short = [find_application(turn.connection, each) for each in result.short]
        if short:
            notes.append(texts.short.format(numbers=", ".join(each.number or "" for each in short if each)))
        if result.undeclared:
            names = self._names(turn)
            passed_over = ", ".join(who(each, names, turn.language) for each in result.undeclared)
            notes.append(texts.undeclared.format(names=passed_over))
        return Outcome(notes, outcome.messages)

    def _missing(self, turn: Turn, call: Call) -> Iterator[str]:
        texts, names = VOUCHER_REVIEW[turn.language], self._names(turn)
        scoring = applications(turn.connection, call.edition_id, [State.SCORING], call.id)
        reviews = reviews_in(turn.connection, call.edition_id, [State.SCORING], call.id)
        for application in scoring:
            asked = reviews.get(application.id, [])
            waiting = [who(each.reviewer, names, turn.language) for each in asked if each.submitted_at is None]
            unassigned = max(FEWEST_REVIEWS - len(asked), 0)
            parts = [*waiting, *([texts.not_assigned.format(number=unassigned)] if unassigned else [])]
            if parts:
                title = title_of(application, turn.language)
                yield texts.missing.format(application=title, names=", ".join(parts))

    def _review(self, turn: Turn, review: Review, rules: Rules) -> Iterator[Block]:
        texts, name = VOUCHER_REVIEW[turn.language], who(review.reviewer, self._names(turn), turn.language)
        if review.score is None or review.points is None:
            pattern = texts.review_waits if review.submitted_at is None else texts.review_in
            yield Paragraph((pattern.format(name=name),))
            return
        points = _points(review.points, rules)
        yield Paragraph(
            (texts.review_scored.format(name=name, score=percent(review.score, turn.language), points=points),)
        )
        if review.comment:
            yield Paragraph((review.comment,))

    def _names(self, turn: Turn) -> Mapping[str, str]:
        return {each.person: each.name for each in self._staff.members(turn.connection) if each.name}


def _can_be_taken_back(application: Application, review: Review) -> bool:
    return application.state is State.SCORING and review.submitted_at is None


def _points(points: Mapping[str, int], rules: Rules) -> str:
    known: Sequence[str] = [
        f"{each.name} {points[each.key]}/{each.most}" for each in rules.criteria if each.key in points
    ]
    return ", ".join(known)
