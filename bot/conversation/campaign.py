"""A coordinator's message to a group: whom, the text, a look at it, a test, sending it, and what became of it."""

from collections.abc import Iterator, Sequence

from bot.conversation.awaited_answers import Question, ask
from bot.conversation.campaign_message import campaign_blocks, campaign_messages, campaign_rows
from bot.conversation.desk_form import DeskForm, DeskTask
from bot.conversation.desk_press import DeskVerb, desk_button
from bot.conversation.desk_services import DeskServices, actor
from bot.conversation.model import Block, Bullets, Button, Paragraph, Quotation, Strong
from bot.conversation.turn import Reply, Turn
from bot.conversation.wording import at_time, counted
from bot.forum.campaigns import (
    LONGEST_MESSAGE,
    Audience,
    AudienceKind,
    Campaign,
    begin_campaign,
    campaigns_of,
    find_campaign,
    message_problem,
    progress,
)
from bot.forum.event import Event
from bot.forum.headcount import headcount
from bot.forum.model import Group, Registration
from bot.forum.selection import selected
from bot.messages.campaign import CAMPAIGN
from bot.messages.desk import DESK
from bot.messages.signup import SIGNUP
from bot.staff.model import Role

MOST_EARLIER = 5
_TEXT = "text"


class Campaigns:
    """Sends messages to groups; as a task it takes the text."""

    role = Role.COORDINATOR

    def __init__(self, services: DeskServices) -> None:
        self._forum = services.forum

    def audiences(self, turn: Turn, event: Event) -> Reply:
        """Offer the groups that one can write to, and the messages that were sent before."""
        texts = CAMPAIGN[turn.language]
        rows = [
            [desk_button(self._name(turn, event, each), DeskVerb.AUDIENCE, event.id, each.code)]
            for each in self._audiences(turn, event)
        ]
        earlier = campaigns_of(turn.connection, event.id)[:MOST_EARLIER]
        sent = [
            [desk_button(f"{texts.earlier}: {at_time(each.created_at, turn.language)}", DeskVerb.PROGRESS, each.id)]
            for each in earlier
        ]
        back = [desk_button(DESK[turn.language].to_event, DeskVerb.EVENT, event.id)]
        return turn.reply(turn.instead([Paragraph((texts.choose,))], [*rows, *sent, back]))

    def begin(self, turn: Turn, event: Event, code: str) -> Reply:
        """Ask for the text."""
        if Audience.read(code) is None:
            return self.audiences(turn, event)
        form = DeskForm(DeskTask.MESSAGE, event.id, turn.now, code)
        return ask(turn, form, self.question(turn, form), instead=True)

    def question(self, turn: Turn, form: DeskForm) -> Question:
        """Ask for the text; once there is one, show it with what can be done with it."""
        event, audience = self._forum.get_event(turn.connection, form.subject), Audience.read(form.argument)
        if event is None or audience is None:
            return Question([Paragraph((DESK[turn.language].form_gone,))])
        if _TEXT in form.answers:
            return self._preview(turn, form, event, audience)
        name = self._name(turn, event, audience)
        return Question([Paragraph((CAMPAIGN[turn.language].question.format(name=name),))])

    def take(self, turn: Turn, form: DeskForm, text: str) -> Reply:
        """Keep the text and show it."""
        problem = message_problem(text)
        if problem is not None:
            note = CAMPAIGN[turn.language].problems[problem].format(most=LONGEST_MESSAGE)
            return ask(turn, form, self.question(turn, form), note)
        written = form.answered(turn.now, **{_TEXT: text})
        return ask(turn, written, self.question(turn, written))

    def test(self, turn: Turn, form: DeskForm) -> Reply:
        """Send the message to the coordinator alone."""
        event = self._forum.get_event(turn.connection, form.subject)
        if event is None or _TEXT not in form.answers:
            return ask(turn, form, self.question(turn, form), instead=True)
        test = turn.message(campaign_blocks(event, form.answers[_TEXT]), campaign_rows(turn.language))
        reply = ask(turn, form, self.question(turn, form))
        note = turn.message([Paragraph((CAMPAIGN[turn.language].test_sent,))])
        return Reply((note, test, *reply.messages), reply.dialog)

    def send(self, turn: Turn, form: DeskForm) -> Reply:
        """Queue the message to everybody meant, and close the form, so that it goes out once."""
        event, audience = self._forum.get_event(turn.connection, form.subject), Audience.read(form.argument)
        meant = [] if event is None or audience is None else self._meant(turn, event, audience)
        if event is None or audience is None or not _reachable(meant) or _TEXT not in form.answers:
            return ask(turn, form, self.question(turn, form), instead=True)
        campaign, recipients = begin_campaign(
            turn.connection, event, audience, form.answers[_TEXT], meant=meant, actor=actor(turn), now=turn.now
        )
        messages = campaign_messages(turn.connection, event, campaign, recipients)
        note = counted(CAMPAIGN[turn.language].queued, len(messages), turn.language)
        report = turn.instead([Paragraph((note,))], self._ways(turn, campaign))
        return turn.reply_and_keep(None, report, *messages)

    def report(self, turn: Turn, campaign_id: int) -> Reply:
        """Show what became of a message."""
        campaign = find_campaign(turn.connection, campaign_id)
        event = self._forum.get_event(turn.connection, campaign.event_id) if campaign else None
        if campaign is None or event is None:
            return turn.reply(turn.instead([Paragraph((DESK[turn.language].form_gone,))]))
        return turn.reply(turn.instead(self._report(turn, event, campaign), self._ways(turn, campaign)))

    def _audiences(self, turn: Turn, event: Event) -> Iterator[Audience]:
        """Yield whom one can write to, as far as there is anybody."""
        yield Audience(AudienceKind.CONFIRMED)
        numbers = headcount(turn.connection, event)
        if self._forum.seats(turn.connection, event).waiting:
            yield Audience(AudienceKind.WAITING)
        if numbers.came:
            yield Audience(AudienceKind.CAME)
        yield from (Audience(AudienceKind.GROUP, group.value) for group in Group if group in numbers.confirmed_by_group)
        for each in self._forum.session_seats(turn.connection, event):
            yield Audience(AudienceKind.SESSION, str(each.session.id))

    def _name(self, turn: Turn, event: Event, audience: Audience) -> str:
        pattern, value = CAMPAIGN[turn.language].audiences[audience.kind], audience.value
        if audience.kind is AudienceKind.GROUP:
            return pattern.format(name=SIGNUP[turn.language].groups[value])
        titles = {
            str(each.session.id): each.session.title for each in self._forum.session_seats(turn.connection, event)
        }
        return pattern.format(name=titles.get(value, value))

    def _meant(self, turn: Turn, event: Event, audience: Audience) -> list[Registration]:
        return selected(turn.connection, self._forum, event, audience.selection)

    def _preview(self, turn: Turn, form: DeskForm, event: Event, audience: Audience) -> Question:
        texts, meant = CAMPAIGN[turn.language], self._meant(turn, event, audience)
        reachable, without_chat = _reachable(meant), sum(each.chat_id is None for each in meant)
        facts = [self._name(turn, event, audience)]
        facts.append(counted(texts.will_get, reachable, turn.language) if reachable else texts.nobody)
        facts += [texts.without_chat.format(number=without_chat)] if without_chat else []
        shown = (Paragraph((texts.preview,)), *campaign_blocks(event, form.answers[_TEXT]))
        blocks = [*shown, Paragraph(("\n".join(facts),)), Paragraph((texts.rewrite,))]
        send = [[form.button(texts.send, DeskVerb.SAVE)]] if reachable else []
        return Question(blocks, [*send, [form.button(texts.test, DeskVerb.TEST)]])

    def _report(self, turn: Turn, event: Event, campaign: Campaign) -> Iterator[Block]:
        texts, found = CAMPAIGN[turn.language], progress(turn.connection, campaign)
        to = f"\n{self._name(turn, event, campaign.audience)}" if campaign.audience else ""
        at = texts.sent_on.format(at=at_time(campaign.created_at, turn.language))
        yield Paragraph((Strong(texts.progress_title), f"\n{event.title}{to}\n{at}"))
        numbers = {
            texts.sent: found.sent,
            texts.waiting: found.waiting,
            texts.blocked: found.blocked,
            texts.failed: found.failed,
            texts.without_chat: found.without_chat,
            texts.forgotten: found.forgotten,
        }
        yield Bullets(tuple((text.format(number=number),) for text, number in numbers.items() if number))
        if found.finished:
            yield Paragraph((texts.finished,))
        if campaign.text:
            yield Quotation(campaign.text, expandable=True)

    def _ways(self, turn: Turn, campaign: Campaign) -> Sequence[Sequence[Button]]:
        refresh = desk_button(CAMPAIGN[turn.language].refresh, DeskVerb.PROGRESS, campaign.id)
        return [[refresh], [desk_button(DESK[turn.language].to_event, DeskVerb.EVENT, campaign.event_id)]]


def _reachable(meant: Sequence[Registration]) -> int:
    return len({each.chat_id for each in meant} - {None})
