"""What administrators do in the chat: start the ingest, and see how the index, its sources and the queues are."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from bot.administration.oversight import Oversight
from bot.answering.model import Language
from bot.conversation.administration_view import index_blocks, run_blocks, source_blocks, trouble_blocks
from bot.conversation.buttons import Action, Press, button
from bot.conversation.hints import Hints
from bot.conversation.model import Block, Paragraph, Strong
from bot.conversation.turn import Reply, Turn
from bot.conversation.welcome import Welcome
from bot.conversation.wording import at_time
from bot.messages.administration import ADMINISTRATION
from bot.staff.model import Role
from bot.staff.roles import StaffService
from bot.store import audit, inbox, ingest_requests, outbox
from corpus.errors import CorpusError
from ingest.errors import IngestError


class Administration:
    """Serves administrators; to others its commands are as unknown as any other word.

    Parameters:
        oversight: what they can look at.
        staff: who they are.
        welcome: tells which commands there are.
        hints: for buttons that are not for everybody.
    """

    def __init__(self, oversight: Oversight, staff: StaffService, welcome: Welcome, hints: Hints) -> None:
        self._staff = staff
        self._index = oversight.index
        self._ledger = oversight.ledger
        self._welcome = welcome
        self._hints = hints

    def start_ingest(self, turn: Turn) -> Reply:
        """Ask for a run of the ingest, if none goes on; whoever runs it shows its progress in this chat."""
        if not self._administers(turn):
            return self._welcome.unknown_command(turn)
        texts, running = ADMINISTRATION[turn.language], ingest_requests.first(turn.connection)
        if running is not None:
            at = at_time(running.requested_at, turn.language)
            return turn.reply(turn.message([Paragraph((texts.underway.format(at=at),))]))
        asked = ingest_requests.add(turn.connection, turn.chat_id, turn.language.value, turn.now)
        actor = f"telegram:{turn.incoming.user_id}"
        audit.record(turn.connection, turn.now, actor, "ingest.requested", f"ingest:{asked.id}", details={})
        return turn.reply(turn.message([Paragraph((texts.accepted,))]))

    def show_status(self, turn: Turn) -> Reply:
        """Show the index in use, the last run, the sources in trouble and the queues."""
        if not self._administers(turn):
            return self._welcome.unknown_command(turn)
        return turn.reply(turn.message(self._status(turn)))

    def show_sources(self, turn: Turn) -> Reply:
        """Show how each source fares."""
        if not self._administers(turn):
            return self._hints.outdated_button(turn)
        return turn.reply(turn.message(_or_fault(lambda: source_blocks(self._ledger.sources(), turn.language))))

    def with_sources_button(self, turn: Turn, reply: Reply) -> Reply:
        """Return ``reply`` with the button to :meth:`show_sources` under it, where an administrator gets it."""
        if not self._administers(turn):
            return reply
        row = (button(ADMINISTRATION[turn.language].show_sources, Press(Action.SOURCE_STATES)),)
        *before, last = reply.messages
        return replace(reply, messages=(*before, replace(last, buttons=(*last.buttons, row))))

    def _administers(self, turn: Turn) -> bool:
        return self._staff.allows(turn.connection, turn.person, Role.ADMINISTRATOR)

    def _status(self, turn: Turn) -> Iterator[Block]:
        texts, language = ADMINISTRATION[turn.language], turn.language
        yield Paragraph((Strong(texts.status_title),))
        yield from index_blocks(self._index, language)
        running = ingest_requests.first(turn.connection)
        if running is not None:
            yield Paragraph((texts.running.format(at=at_time(running.requested_at, language)),))
        yield from _or_fault(lambda: self._past(language))
        # The command itself waits in the inbox until its transaction is committed.
        others = max(inbox.waiting(turn.connection) - 1, 0)
        yield Paragraph((texts.queues.format(inbox=others, outbox=outbox.waiting(turn.connection)),))

    def _past(self, language: Language) -> Iterator[Block]:
        yield from run_blocks(self._ledger.last_run(), language)
        yield from trouble_blocks(self._ledger.sources(), language)


def _or_fault(show: Callable[[], Iterator[Block]]) -> Sequence[Block]:
    """Return what ``show`` yields, or the sentence that tells why it cannot, and what to do about it."""
    try:
        return list(show())
    except (CorpusError, IngestError) as error:
        return [Paragraph((str(error),))]
