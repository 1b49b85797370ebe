"""Who runs events: administrators see it, invite by a link that works once, and take roles back."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import assert_never

from bot.answering.model import Language
from bot.conversation.hints import Hints
from bot.conversation.journal import Journal, who
from bot.conversation.model import Block, Bullets, Button, Outgoing, Paragraph, Strong
from bot.conversation.staff_press import StaffPress, StaffVerb, staff_button
from bot.conversation.turn import Reply, Turn
from bot.conversation.welcome import Welcome
from bot.conversation.wording import on_day
from bot.messages.team import TEAM
from bot.staff.model import (
    InvitationInvalid,
    LastAdministrator,
    Member,
    Role,
    RoleGranted,
    RoleNotHeld,
    RoleRevoked,
)
from bot.staff.roles import INVITATION_DAYS, LINK_PREFIX, StaffService


class Team:
    """Serves administrators; for others its commands are as unknown as any other word.

    Parameters:
        staff: gives roles and takes them back.
        welcome: tells which commands there are.
        hints: for buttons that are not for everybody.
    """

    def __init__(self, staff: StaffService, welcome: Welcome, hints: Hints) -> None:
        self._staff = staff
        self._welcome = welcome
        self._hints = hints
        self._journal = Journal(staff)
        self._done_by: Mapping[StaffVerb, Callable[[Turn, StaffPress], Reply]] = {
            StaffVerb.TEAM: lambda turn, _: turn.reply(self._overview(turn, instead=True)),
            StaffVerb.INVITE: self._invite,
            StaffVerb.REVOCABLE: lambda turn, _: turn.reply(self._choice(turn)),
            StaffVerb.REVOKE: lambda turn, press: self._ask_before_revoking(turn, press.number),
            StaffVerb.REVOKE_SURELY: lambda turn, press: self._revoke(turn, press.number),
            StaffVerb.JOURNAL: lambda turn, press: self._journal.show(turn, press.number, instead=True),
        }

    def show(self, turn: Turn) -> Reply:
        """Answer /zespol."""
        return turn.reply(self._overview(turn)) if self._may(turn) else self._welcome.unknown_command(turn)

    def show_journal(self, turn: Turn) -> Reply:
        """Answer /dziennik."""
        return self._journal.show(turn) if self._may(turn) else self._welcome.unknown_command(turn)

    def accept(self, turn: Turn, token: str) -> Reply:
        """Follow the link of an invitation."""
        texts = TEAM[turn.language]
        result = self._staff.accept(turn.connection, token, turn.person, turn.incoming.user_name)
        match result:
            case RoleGranted(role):
                said = [texts.granted.format(role=texts.roles[role]), texts.duties[role]]
            case InvitationInvalid():
                said = [texts.invalid]
            case _:
                assert_never(result)
        return turn.reply(turn.message(Paragraph((sentence,)) for sentence in said))

    def press(self, turn: Turn, press: StaffPress) -> Reply:
        """Do what a button of the team says."""
        if not self._may(turn):
            return self._hints.outdated_button(turn)
        do = self._done_by.get(press.verb)
        return self._hints.outdated_button(turn) if do is None else do(turn, press)

    def _may(self, turn: Turn) -> bool:
        return self._staff.allows(turn.connection, turn.person, Role.ADMINISTRATOR)

    def _overview(self, turn: Turn, *, instead: bool = False) -> Outgoing:
        texts, members = TEAM[turn.language], self._staff.members(turn.connection)
        blocks = [Paragraph((Strong(texts.title),)), *self._listed(members, turn.language)]
        labels = ((texts.invite.format(role=texts.roles[each]), each) for each in Role)
        invite = [[staff_button(label, StaffVerb.INVITE, each)] for label, each in labels]
        revoke = [[staff_button(texts.choose_revoked, StaffVerb.REVOCABLE)]] if members else []
        rows = [*invite, *revoke, [staff_button(texts.journal, StaffVerb.JOURNAL)]]
        return (turn.instead if instead else turn.message)(blocks, rows)

    def _listed(self, members: Sequence[Member], language: Language) -> Iterator[Block]:
        texts = TEAM[language]
        names = {each.person: each.name for each in members if each.name}
        for role in Role:
            settled = sorted(self._staff.settled) if role is Role.ADMINISTRATOR else []
            lines = [texts.settled.format(number=person.partition(":")[2]) for person in settled]
            lines += [_line(each, names, language) for each in members if each.role is role]
            if lines:
                yield Paragraph((Strong(texts.roles[role]),))
                yield Bullets(tuple((line,) for line in lines))
        if not members and not self._staff.settled:
            yield Paragraph((texts.nobody,))

    def _invite(self, turn: Turn, press: StaffPress) -> Reply:
        """Show the link in a message of its own, to be passed on."""
        if press.argument not in set(Role):
            return self._hints.outdated_button(turn)
        texts, role = TEAM[turn.language], Role(press.argument)
        payload = LINK_PREFIX + self._staff.invite(turn.connection, role, actor=turn.person)
        bot = turn.incoming.bot_name
        link = f"https://t.me/{bot}?start={payload}" if bot else f"{texts.send_to_bot} /start {payload}"
        said = texts.invitation.format(role=texts.roles[role], days=INVITATION_DAYS, link=link)
        return turn.reply(turn.message([Paragraph((said,))]))

    def _choice(self, turn: Turn) -> Outgoing:
        texts = TEAM[turn.language]
        members = self._staff.members(turn.connection)
        labels = [(texts.revoke.format(**_named(each, turn.language)), each.id) for each in members]
        rows = [[staff_button(label, StaffVerb.REVOKE, number)] for label, number in labels]
        return turn.instead(
            [Paragraph((Strong(texts.choose_revoked),))], [*rows, [staff_button(texts.back, StaffVerb.TEAM)]]
        )

    def _ask_before_revoking(self, turn: Turn, number: int) -> Reply:
        texts, member = TEAM[turn.language], self._staff.member(turn.connection, number)
        if member is None:
            return self._said(turn, texts.not_held)
        yes = staff_button(texts.yes, StaffVerb.REVOKE_SURELY, number)
        no = staff_button(texts.no, StaffVerb.TEAM)
        asked = texts.sure.format(**_named(member, turn.language))
        return turn.reply(turn.instead([Paragraph((asked,))], [[yes], [no]]))

    def _revoke(self, turn: Turn, number: int) -> Reply:
        texts, member = TEAM[turn.language], self._staff.member(turn.connection, number)
        if member is None:
            return self._said(turn, texts.not_held)
        result = self._staff.revoke(turn.connection, member.person, member.role, actor=turn.person)
        match result:
            case RoleRevoked():
                return self._said(turn, texts.revoked.format(**_named(member, turn.language)))
            case RoleNotHeld():
                return self._said(turn, texts.not_held)
            case LastAdministrator():
                return self._said(turn, texts.last)
            case _:
                assert_never(result)

    def _said(self, turn: Turn, sentence: str) -> Reply:
        back: Button = staff_button(TEAM[turn.language].back, StaffVerb.TEAM)
        return turn.reply(turn.instead([Paragraph((sentence,))], [[back]]))


def _line(member: Member, names: dict[str, str], language: Language) -> str:
    name, since = who(member.person, names, language), on_day(member.granted_at, language)
    return TEAM[language].member.format(name=name, since=since, by=who(member.granted_by, names, language))


def _named(member: Member, language: Language) -> dict[str, str]:
    name = member.name or who(member.person, {}, language)
    return {"name": name, "role": TEAM[language].roles[member.role]}
