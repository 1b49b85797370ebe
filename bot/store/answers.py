"""What was answered, how people judged it, and what they asked a coordinator."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, Row, select, update

from bot.store.inserting import insert_new
from bot.store.schema import answers, is_storable
from bot.store.schema import open_questions as questions
from corpus.model import PassageId

Thumbs = Literal["up", "down"]

_KEEP = answers.insert().returning(answers.c.id)


@dataclass(frozen=True, slots=True)
class AnswerRecord:
    """One answer or refusal. ``chat_id`` and ``question`` are None once the person had their data erased."""

    id: int
    chat_id: int | None
    question: str | None
    snapshot_id: str
    status: str
    reason: str | None
    passage_ids: tuple[str, ...]
    at: datetime
    thumbs: Thumbs | None


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question that a coordinator is to answer; ``answer_id`` is what the bot said first."""

    id: int
    answer_id: int | None
    chat_id: int
    question: str
    at: datetime


def record(
    connection: Connection,
    chat_id: int,
    question: str,
    *,
    snapshot_id: str,
    status: str,
    reason: str | None,
    passage_ids: Sequence[str],
    at: datetime,
) -> int:
    """Keep what was answered to what; return the id of the answer."""
    values = {
        "chat_id": chat_id,
        "question": question,
        "snapshot_id": snapshot_id,
        "status": status,
        "reason": reason,
        "passage_ids": list(passage_ids),
        "at": at,
    }
    return int(connection.scalar(_KEEP, values))


def get(connection: Connection, answer_id: int) -> AnswerRecord | None:
    """Return the answer, or None when there is none of that id."""
    if not is_storable(answer_id):
        return None
    row = connection.execute(select(answers).where(answers.c.id == answer_id)).one_or_none()
    return None if row is None else _as_record(row)


def last_answered(connection: Connection, chat_id: int) -> AnswerRecord | None:
    """Return the newest answer of the chat that was no refusal; None before the first."""
    own = select(answers).where(answers.c.chat_id == chat_id, answers.c.status == "answered")
    row = connection.execute(own.order_by(answers.c.id.desc()).limit(1)).one_or_none()
    return None if row is None else _as_record(row)


def quoted_since(connection: Connection, passage_ids: Collection[PassageId], since: datetime) -> dict[PassageId, int]:
    """Return for each of the passages that answers quoted since then how many answers that were."""
    wanted = frozenset(passage_ids)
    quoting = select(answers.c.passage_ids).where(answers.c.at >= since, answers.c.status == "answered")
    # Counted here, as every database has functions of its own for looking into JSON.
    return dict(Counter(each for quoted in connection.scalars(quoting) for each in wanted.intersection(quoted)))


def rate(connection: Connection, answer_id: int, chat_id: int, thumbs: Thumbs, at: datetime) -> bool:
    """Keep the judgement of the person who got the answer; False when it is not theirs. The last one counts."""
    if not is_storable(answer_id):
        return False
    own = update(answers).where(answers.c.id == answer_id, answers.c.chat_id == chat_id)
    return connection.execute(own.values(thumbs=thumbs, rated_at=at)).rowcount == 1


def open_question(connection: Connection, answer_id: int | None, chat_id: int, question: str, at: datetime) -> int:
    """Keep a question for a coordinator; return its id, the same one when it was asked about this answer before."""
    values = {"answer_id": answer_id, "chat_id": chat_id, "question": question, "at": at}
    fresh: int | None = connection.scalar(insert_new(connection, questions).returning(questions.c.id), values)
    if fresh is not None:
        return fresh
    return int(connection.execute(select(questions.c.id).where(questions.c.answer_id == answer_id)).scalar_one())


def open_questions(connection: Connection) -> list[OpenQuestion]:
    """Return the questions that wait for a coordinator, oldest first."""
    rows = connection.execute(select(questions).order_by(questions.c.id))
    return [OpenQuestion(row.id, row.answer_id, row.chat_id, row.question, row.at) for row in rows]


def _as_record(row: Row[Any]) -> AnswerRecord:
    return AnswerRecord(
        id=row.id,
        chat_id=row.chat_id,
        question=row.question,
        snapshot_id=row.snapshot_id,
        status=row.status,
        reason=row.reason,
        passage_ids=tuple(row.passage_ids),
        at=row.at,
        thumbs=row.thumbs,
    )
