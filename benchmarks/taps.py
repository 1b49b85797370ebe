"""How long a tap, a question and a message to everybody take while two hundred people sign up in Telegram."""

import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.crowd import Crowd, Visitor
from benchmarks.exports import REGISTRATIONS, file_seconds
from benchmarks.process import cpu_seconds_of
from benchmarks.report import Floor, Report, Rows, at_most
from benchmarks.scope import Scope, questions_to_ask
from benchmarks.serving import bench_home
from bot.conversation.desk_press import DeskPress, DeskVerb
from bot.conversation.model import AttachmentKind
from bot.forum.event import Event
from bot.forum.model import Registration, RegistrationState
from bot.messages.campaign import CAMPAIGN
from bot.settings import Settings
from bot.store.engine import Database
from index.errors import IndexingError
from index.evaluation import percentile
from tests.fake_telegram import FakeTelegram, FloodLimits, Person
from tests.fake_telegram.calls import Call
from tests.process.serving import Serving
from tests.process.sign_ups import has, make_known, new_event, people_database, person_key, signed_up

PEOPLE = 200
SEATS = 160
QUESTIONS = 40
PATIENCE = 300.0
FIRST_QUESTION = "Ile wyniosła dotacja MSZ na projekt InterEkip?"
MESSAGE = "Spotykamy się w sali 12, proszę zabrać bilet."

TAP_MS = 300.0
QUESTION_MS = 1000.0
MESSAGE_S = 10.0
EXPORT_S = 5.0
REPORT_S = 3.0


@dataclass(frozen=True, slots=True)
class Storm:
    """What was measured of one storm. ``stored_ms`` is from the last tap of each person to their seat in the database.

    ``messages`` is what Telegram took in all; ``refused`` what it refused as too much. ``cpu_s`` is the processor time
    of the bot until all were answered.
    """

    seconds: float
    taps_ms: list[float]
    stored_ms: list[float]
    questions_ms: list[float]
    messages: int
    refused: int
    seats: int
    message_s: float
    cpu_s: float | None


ARRIVING_S = {"within a minute": 60.0, "all at once": 0.0}
"""In how many seconds the two hundred arrive. Each gets three messages, and with a seat two files: 16 a second."""


def run(scope: Scope) -> Report:
    """Let the storms pass, then make the files of a large event.

    Raises:
        IndexingError: when the bot does not answer; says what its log says.

    """
    storms = {name: _storm(scope.settings, seconds) for name, seconds in ARRIVING_S.items()}
    with tempfile.TemporaryDirectory(prefix="interekip-bench-") as folder:
        files = file_seconds(Path(folder))
    tables = (
        Rows(
            f"taps: {PEOPLE} people sign up for {SEATS} seats", tuple(_row(name, each) for name, each in storms.items())
        ),
        Rows(
            f"taps: files of {REGISTRATIONS} sign-ups", tuple({"file": kind, "s": took} for kind, took in files.items())
        ),
    )
    return Report("taps", tables, _floors(next(iter(storms.values())), files), NOTES)


def _storm(settings: Settings, arriving: float) -> Storm:
    limits = FloodLimits(time.monotonic, chat_burst=4)
    with FakeTelegram(limits=limits) as telegram, _prepared(settings, telegram) as stage:
        people, askers = stage.people, [telegram.person() for _ in range(QUESTIONS)]
        sent = _accepted(telegram)
        visitors = [Visitor(each, arriving * place / PEOPLE) for place, each in enumerate(people)]
        asking = [
            Visitor(each, max(arriving, 10.0) * place / QUESTIONS, question)
            for place, (each, question) in enumerate(zip(askers, questions_to_ask(), strict=False))
        ]
        used = cpu_seconds_of(stage.serving.process.pid)
        seconds = Crowd(telegram, stage.event, [*visitors, *asking]).run(PATIENCE)
        if seconds is None:
            raise IndexingError(f"The bot did not answer. Its log:\n{stage.serving.log[-2000:]}")
        after = cpu_seconds_of(stage.serving.process.pid)
        _until_quiet(telegram)
        stored = signed_up(stage.database, stage.event)
        return Storm(
            seconds=seconds,
            taps_ms=[took for visitor in visitors for took in visitor.took_ms],
            stored_ms=[_stored_ms(visitor, stored) for visitor in visitors],
            questions_ms=[took for visitor in asking for took in visitor.took_ms],
            messages=_accepted(telegram) - sent,
            seats=sum(each.state is RegistrationState.CONFIRMED for (each,) in stored.values()),
            message_s=_message_to_all(telegram, stage),
            refused=limits.refused,
            cpu_s=None if used is None or after is None else after - used,
        )


@dataclass(frozen=True, slots=True)
class _Stage:
    """A serving process with its database, an event, people whom it knows, and somebody who runs the event."""

    serving: Serving
    database: Database
    event: Event
    people: list[Person]
    coordinator: Person


@contextmanager
def _prepared(settings: Settings, telegram: FakeTelegram) -> Iterator[_Stage]:
    coordinator, people = telegram.person(), [telegram.person() for _ in range(PEOPLE)]
    with bench_home(settings) as home:
        database = people_database(home)
        make_known(database, people)
        event = new_event(database, SEATS)
        serving = Serving(home.having(INTEREKIP_ADMINS=str(coordinator.id)), telegram)
        try:
            serving.until_polling()
            coordinator.asks(FIRST_QUESTION)  # the first answer of a process takes longer
            yield _Stage(serving, database, event, people, coordinator)
        finally:
            serving.kill()
            database.close()


def _accepted(telegram: FakeTelegram) -> int:
    """Return how many messages and edits Telegram took so far."""
    return sum(
        call.accepted and call.chat_id is not None and call.method != "sendChatAction" for call in telegram.calls
    )


def _until_quiet(telegram: FakeTelegram) -> None:
    """Wait until nothing was sent for two seconds: the files of the seats come last."""
    before = -1
    while _accepted(telegram) > before:
        before = _accepted(telegram)
        time.sleep(2)


def _stored_ms(visitor: Visitor, stored: Mapping[str, list[Registration]]) -> float:
    """Return milliseconds from the last tap to the moment that the sign-up bears."""
    assert visitor.agreed_at is not None  # noqa: S101 (the storm is over)
    (registration,) = stored[person_key(visitor.person)]
    return (registration.created_at - visitor.agreed_at).total_seconds() * 1000


def _message_to_all(telegram: FakeTelegram, stage: _Stage) -> float:
    """Send a message to everybody with a seat; return seconds from the button to the last one that Telegram took."""
    coordinator, telling = stage.coordinator, CAMPAIGN["pl"]
    coordinator.presses_old(DeskPress(DeskVerb.AUDIENCE, stage.event.id, "confirmed").data)
    coordinator.reply()
    coordinator.sends(MESSAGE)
    coordinator.reply(has(telling.send))
    read, began = len(telegram.calls), time.monotonic()
    coordinator.presses(telling.send)
    telegram.until(lambda: len(_with_message(telegram.calls[read:])) == SEATS, PATIENCE)
    return _with_message(telegram.calls[read:])[-1].at - began


def _with_message(calls: Sequence[Call]) -> list[Call]:
    return [call for call in calls if call.accepted and MESSAGE in str(call.parameters.get("text"))]


def _row(name: str, storm: Storm) -> dict[str, object]:
    return {
        "they come": name,
        "answered after s": storm.seconds,
        "seats": storm.seats,
        "tap p50 ms": percentile(storm.taps_ms, 0.5),
        "tap p95 ms": percentile(storm.taps_ms, 0.95),
        "tap to stored seat p95 ms": percentile(storm.stored_ms, 0.95),
        "question p95 ms": percentile(storm.questions_ms, 0.95),
        "question max ms": max(storm.questions_ms),
        "messages": storm.messages,
        "refused": storm.refused,
        "cpu s": storm.cpu_s,
        f"message to {SEATS} s": storm.message_s,
    }


def _floors(storm: Storm, files: Mapping[AttachmentKind, float]) -> tuple[Floor, ...]:
    return (
        at_most("p95 of a tap in ms", percentile(storm.taps_ms, 0.95), TAP_MS),
        at_most("slowest answer to a question meanwhile in ms", max(storm.questions_ms), QUESTION_MS),
        at_most(f"seconds of a message to {SEATS} people", storm.message_s, MESSAGE_S),
        at_most("seconds of the list as XLSX", files[AttachmentKind.EXPORT_XLSX], EXPORT_S),
        at_most("seconds of the report as XLSX", files[AttachmentKind.REPORT_XLSX], REPORT_S),
        at_most("seconds of the report as PDF", files[AttachmentKind.REPORT_PDF], REPORT_S),
    )


NOTES = (
    "a tap or text is measured until Telegram has the answer; nobody takes a moment to read",
    (
        "the figures to reach are those of the first row: in the second Telegram's limit of 30 messages a second makes "
        "people wait, and the column on stored seats tells how long the bot takes"
    ),
    "Telegram is played by this process, with its limits, on the same cores; tickets are made on them too",
    "cpu: processor time of the bot alone, without what makes the tickets",
    "files: from the order to the bytes, the first one with the start of the process that makes them",
)
