from dataclasses import dataclass, field
from datetime import timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from bot.store import outbox
from bot.store.engine import Connection, Database
from bot.store.schema import outbox_messages
from tests.bot.store.memory import discard, fresh_database
from tests.bot.store.processes import MOMENT


def _enqueue(connection: Connection, key: str, chat_id: int = 1) -> int:
    queued = outbox.enqueue(connection, chat_id, "send", {"text": key}, at=MOMENT, key=key)
    assert queued is not None
    return queued


def _due(connection: Connection, *, seconds: int = 0) -> list[str]:
    return [message.key for message in outbox.due(connection, MOMENT + timedelta(seconds=seconds), 100)]


def test_what_was_queued_comes_back_as_it_was(database: Database) -> None:
    with database.transaction() as connection:
        payload = {"html": "Zażółć <b>gęślą</b> \u202e", "buttons": [[["ok", "a:1", ""]]], "edits": None}
        queued = outbox.enqueue(connection, -5, "edit", payload, at=MOMENT, key="k")
        (message,) = outbox.due(connection, MOMENT, 1)
    assert message == outbox.OutboxMessage(queued or 0, "k", -5, "edit", payload, 0, MOMENT)


def test_a_key_is_queued_once_even_after_it_was_sent(database: Database) -> None:
    with database.transaction() as connection:
        first = _enqueue(connection, "k")
        assert outbox.enqueue(connection, 1, "send", {}, at=MOMENT, key="k") is None
        assert outbox.waiting(connection) == 1
        outbox.mark_sent(connection, first, MOMENT, 77)
        assert outbox.waiting(connection) == 0
        assert outbox.enqueue(connection, 1, "send", {}, at=MOMENT, key="k") is None
        assert _due(connection) == []
        assert outbox.telegram_message_id(connection, "k") == 77


def test_one_at_a_time_in_order_within_a_chat_and_chats_apart(database: Database) -> None:
    with database.transaction() as connection:
        a1, _, b1 = _enqueue(connection, "a1"), _enqueue(connection, "a2"), _enqueue(connection, "b1", 2)
        assert _due(connection) == ["a1", "b1"]
        assert outbox.claim(connection, a1)
        assert not outbox.claim(connection, a1)
        assert _due(connection) == ["b1"]
        outbox.mark_sent(connection, a1, MOMENT, 1)
        assert _due(connection) == ["a2", "b1"]
        outbox.give_up(connection, b1, MOMENT, "chat not found")
        assert _due(connection) == ["a2"]


def _enqueue_begun(connection: Connection, key: str, chat_id: int = 1) -> tuple[int, bool] | None:
    return outbox.enqueue_begun(connection, chat_id, "send", {"html": key}, at=MOMENT, key=key)


def test_only_the_first_of_a_chat_begins_with_its_queueing_and_it_stays_due(database: Database) -> None:
    with database.transaction() as connection:
        a1 = _enqueue_begun(connection, "a1")
        assert a1
        assert a1[1]
        assert (_enqueue_begun(connection, "b1", 2) or (0, False))[1]
        assert not (_enqueue_begun(connection, "a2") or (0, True))[1]
        assert _enqueue_begun(connection, "a1") is None
        assert [(message.key, message.attempts) for message in outbox.due(connection, MOMENT, 9)] == [
            ("a1", 1),
            ("b1", 1),
        ]
        outbox.mark_sent(connection, a1[0], MOMENT, 1)
        (_, a2) = outbox.due(connection, MOMENT, 9)
        assert (a2.key, a2.attempts) == ("a2", 0)
        outbox.mark_sent(connection, a2.id, MOMENT, 2)
        assert (_enqueue_begun(connection, "a3") or (0, False))[1]


def test_a_message_that_began_with_its_queueing_and_ends_every_process_is_given_up(database: Database) -> None:
    with database.transaction() as connection:
        first, _ = _enqueue_begun(connection, "a1") or (0, False)
        assert outbox.recover(connection, MOMENT) == 1  # it may have arrived
        for _ in range(outbox.MOST_OPEN_CLAIMS - 2):
            assert outbox.claim(connection, first)
            assert outbox.recover(connection, MOMENT) == 1
        assert outbox.claim(connection, first)
        assert outbox.recover(connection, MOMENT) == 0


def test_a_postponed_message_holds_its_chat_alone(database: Database) -> None:
    with database.transaction() as connection:
        a1, _, _ = _enqueue(connection, "a1"), _enqueue(connection, "a2"), _enqueue(connection, "b1", 2)
        assert outbox.next_due_at(connection) is None
        outbox.claim(connection, a1)
        outbox.postpone(connection, a1, MOMENT + timedelta(seconds=10), "429")
        assert outbox.next_due_at(connection) == MOMENT + timedelta(seconds=10)
        assert _due(connection) == ["b1"]
        assert _due(connection, seconds=9) == ["b1"]
        assert _due(connection, seconds=10) == ["a1", "b1"]
        assert next(iter(outbox.due(connection, MOMENT + timedelta(seconds=10), 1))).attempts == 1


def test_a_blocked_chat_waits_until_the_person_comes_back(database: Database) -> None:
    with database.transaction() as connection:
        _enqueue(connection, "a1")
        _enqueue(connection, "b1", 2)
        outbox.mark_blocked(connection, 1, MOMENT)
        outbox.mark_blocked(connection, 1, MOMENT)
        assert outbox.is_blocked(connection, 1)
        assert _due(connection) == ["b1"]
        outbox.unblock(connection, [1])
        assert not outbox.is_blocked(connection, 1)
        assert _due(connection) == ["a1", "b1"]


def test_a_crash_while_sending_repeats_a_message(database: Database) -> None:
    with database.transaction() as connection:
        first = _enqueue(connection, "a1")
        for _ in range(outbox.MOST_OPEN_CLAIMS - 1):
            assert outbox.claim(connection, first)
            assert outbox.recover(connection, MOMENT) == 1
            assert _due(connection) == ["a1"]


def test_a_message_that_ends_every_process_is_given_up_and_the_next_one_goes_on(database: Database) -> None:
    with database.transaction() as connection:
        first = _enqueue(connection, "a1")
        _enqueue(connection, "a2")
        for _ in range(outbox.MOST_OPEN_CLAIMS - 1):
            outbox.claim(connection, first)
            outbox.recover(connection, MOMENT)
        outbox.claim(connection, first)
        assert outbox.recover(connection, MOMENT) == 0
        assert _due(connection) == ["a2"]


def test_known_refusals_do_not_count_as_crashes(database: Database) -> None:
    with database.transaction() as connection:
        first = _enqueue(connection, "a1")
        for _ in range(5):
            assert outbox.claim(connection, first)
            outbox.postpone(connection, first, MOMENT, "429")
        outbox.claim(connection, first)
        assert outbox.recover(connection, MOMENT) == 1
        assert _due(connection) == ["a1"]


def test_a_finished_message_keeps_its_key_and_no_text(database: Database) -> None:
    with database.transaction() as connection:
        outbox.mark_sent(connection, _enqueue(connection, "k1"), MOMENT, 5)
        outbox.give_up(connection, _enqueue(connection, "k2"), MOMENT, "bad request")
        rows = connection.execute(outbox_messages.select().order_by(outbox_messages.c.id)).all()
    assert [(row.key, row.payload, row.chat_id, row.state) for row in rows] == [
        ("k1", None, None, "sent"),
        ("k2", None, None, "given_up"),
    ]


def test_purge_takes_the_finished_and_those_that_nobody_collects(database: Database) -> None:
    with database.transaction() as connection:
        outbox.mark_sent(connection, _enqueue(connection, "sent"), MOMENT, 5)
        _enqueue(connection, "waits", 1)
        _enqueue(connection, "blocked", 2)
        outbox.mark_blocked(connection, 2, MOMENT)
        assert outbox.purge(connection, MOMENT) == 0
        assert outbox.purge(connection, MOMENT + timedelta(days=30)) == 2
        assert _due(connection) == ["waits"]


@dataclass
class _ModelMessage:
    id: int
    chat_id: int
    state: str = "queued"
    not_before: int = 0


@dataclass
class _Model:
    """The outbox as a plain list: what may be sent is the first undelivered message of each chat."""

    messages: list[_ModelMessage] = field(default_factory=list)
    blocked: set[int] = field(default_factory=set)

    def due(self, now: int) -> list[int]:
        heads: dict[int, _ModelMessage] = {}
        for message in self.messages:
            if message.state in {"queued", "sending"}:
                heads.setdefault(message.chat_id, message)
        return sorted(
            head.id
            for head in heads.values()
            if head.state == "queued" and head.not_before <= now and head.chat_id not in self.blocked
        )


class OutboxAgainstModel(RuleBasedStateMachine):
    """Random histories of several chats; after each step the outbox offers what the model offers."""

    def __init__(self) -> None:
        super().__init__()
        self.database = fresh_database()
        self.model = _Model()
        self.now = 0

    def teardown(self) -> None:
        discard(self.database)

    @rule(chat_id=st.integers(1, 3))
    def enqueue(self, chat_id: int) -> None:
        with self.database.transaction() as connection:
            queued = _enqueue(connection, f"key{len(self.model.messages)}", chat_id)
        self.model.messages.append(_ModelMessage(queued, chat_id))

    @precondition(lambda self: self.model.due(self.now))
    @rule(
        data=st.data(), outcome=st.sampled_from(["sent", "given_up", "postponed", "sending"]), pause=st.integers(0, 5)
    )
    def attempt(self, data: st.DataObject, outcome: str, pause: int) -> None:
        message = self._message(data.draw(st.sampled_from(self.model.due(self.now))))
        at = MOMENT + timedelta(seconds=self.now)
        with self.database.transaction() as connection:
            assert outbox.claim(connection, message.id)
            match outcome:
                case "sent":
                    outbox.mark_sent(connection, message.id, at, 1)
                case "given_up":
                    outbox.give_up(connection, message.id, at, "no")
                case "postponed":
                    outbox.postpone(connection, message.id, at + timedelta(seconds=pause), "429")
        message.state = "queued" if outcome == "postponed" else outcome
        message.not_before = self.now + pause if outcome == "postponed" else message.not_before

    @rule()
    def finish_what_is_being_sent(self) -> None:
        with self.database.transaction() as connection:
            for message in self.model.messages:
                if message.state == "sending":
                    outbox.mark_sent(connection, message.id, MOMENT, 2)
                    message.state = "sent"

    @rule(chat_id=st.integers(1, 3))
    def block_or_unblock(self, chat_id: int) -> None:
        with self.database.transaction() as connection:
            if chat_id in self.model.blocked:
                outbox.unblock(connection, [chat_id])
            else:
                outbox.mark_blocked(connection, chat_id, MOMENT)
        self.model.blocked ^= {chat_id}

    @rule(step=st.integers(1, 4))
    def time_goes_on(self, step: int) -> None:
        self.now += step

    @invariant()
    def offers_what_the_model_offers(self) -> None:
        with self.database.read() as connection:
            offered = outbox.due(connection, MOMENT + timedelta(seconds=self.now), 100)
        assert [message.id for message in offered] == self.model.due(self.now)

    def _message(self, message_id: int) -> _ModelMessage:
        return next(message for message in self.model.messages if message.id == message_id)


TestOutboxAgainstModel = OutboxAgainstModel.TestCase
TestOutboxAgainstModel.settings = settings(max_examples=12, stateful_step_count=25, deadline=None)
