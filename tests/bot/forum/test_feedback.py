import json
from itertools import count

import pytest
from sqlalchemy import select

from bot.forum.feedback import (
    Answers,
    FeedbackGiven,
    FeedbackGivenBefore,
    FeedbackInvalid,
    FeedbackNotYours,
    FeedbackResult,
    feedback_summary,
    give_feedback,
)
from bot.forum.model import Registration, telegram_person
from bot.store import audit
from bot.store.engine import Database
from bot.store.event_schema import feedback
from tests.bot.forum.door import Door
from tests.fakes.clock import FixedClock


def _give(door: Door, seat: Registration, answers: Answers) -> FeedbackResult:
    return give_feedback(door.connection, seat.id, answers, person=seat.person, at=door.clock.now())


def test_whoever_came_answers_once(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        door = Door(connection, clock)
        came, absent = door.seat(1), door.seat(2)
        door.open()
        door.admit(came)
        assert _give(door, came, Answers(5, 4, "  Bardzo\n dobre ")) == FeedbackGiven(door.event)
        assert _give(door, came, Answers(1)) == FeedbackGivenBefore(door.event)
        assert _give(door, absent, Answers(1)) == FeedbackNotYours()
        stranger = give_feedback(connection, came.id, Answers(1), person=telegram_person(9), at=clock.now())
        assert stranger == FeedbackNotYours()
        rows = connection.execute(select(feedback.c.rating, feedback.c.usefulness, feedback.c.comment)).all()
    assert [tuple(row) for row in rows] == [(5, 4, "Bardzo dobre")]


def test_answers_off_the_scale_leave_the_form_open(file_database: Database, clock: FixedClock) -> None:
    with file_database.transaction() as connection:
        door = Door(connection, clock)
        seat = door.seat(1)
        door.open()
        door.admit(seat)
        for answers in (Answers(0), Answers(6), Answers(3, 9), Answers(3, 3, "a" * 2001)):
            assert _give(door, seat, answers) == FeedbackInvalid()
        assert _give(door, seat, Answers(3)) == FeedbackGiven(door.event)


def test_neither_columns_nor_order_nor_the_audit_lead_from_answers_to_people(
    file_database: Database, clock: FixedClock
) -> None:
    drawn = count(1000, -7)
    with file_database.transaction() as connection:
        door = Door(connection, clock)
        seats = [door.seat(number) for number in range(3)]
        door.open()
        door.admit(*seats)
        for number, seat in enumerate(seats, start=1):
            give_feedback(
                connection, seat.id, Answers(number), person=seat.person, at=clock.now(), draw=lambda _: next(drawn)
            )
        ratings = list(connection.scalars(select(feedback.c.rating).order_by(feedback.c.id)))
        told = [entry for entry in audit.entries(connection) if entry.action == "feedback.given"]
    assert set(feedback.c.keys()) == {"id", "event_id", "rating", "usefulness", "comment"}
    assert ratings == [3, 2, 1]  # by the drawn numbers, not by who came first
    assert {(entry.actor, entry.subject, json.dumps(entry.details)) for entry in told} == {
        ("forgotten", f"event:{door.event.id}", "{}")
    }


def test_the_summary_has_means_from_three_answers_on(database: Database, clock: FixedClock) -> None:
    with database.transaction() as connection:
        door = Door(connection, clock)
        seats = [door.seat(number) for number in range(4)]
        door.open()
        door.admit(*seats)
        given = [Answers(5, 4, "Dziękuję"), Answers(4), Answers(5, 2)]
        shown = []
        for seat, answers in zip(seats[:3], given, strict=True):
            _give(door, seat, answers)
            shown.append(feedback_summary(connection, door.event))
    assert [(each.asked, each.answered, each.mean_rating) for each in shown[:2]] == [(4, 1, None), (4, 2, None)]
    assert (shown[1].comments, shown[1].ratings) == ((), ())
    last = shown[2]
    assert (last.ratings, last.usefulness, last.comments) == ((0, 0, 0, 1, 2), (0, 1, 0, 1, 0), ("Dziękuję",))
    assert last.mean_rating == pytest.approx(14 / 3)
    assert last.mean_usefulness == 3
