"""Sign-ups while the process is killed, while Telegram fails, and while updates come in any order and again."""

import os
import random
import re
from collections.abc import Sequence
from itertools import chain

from sqlalchemy import delete, select

from bot.conversation.buttons import Action, Press
from bot.forum.event import Event
from bot.store.engine import Database
from bot.store.schema import dialogs
from bot.store.schema import inbox_updates as inbox
from bot.store.schema import outbox_messages as outbox
from tests.fake_telegram import FakeTelegram, Late, Person, Reset, flood, server_error
from tests.fake_telegram.updates import Update
from tests.process.conftest import Serve
from tests.process.serving import Home, Serving
from tests.process.sign_ups import Hall, make_known, new_event, people_database
from tests.process.storm import Storm

KILLS = int(os.environ.get("INTEREKIP_KILLS", "3"))
LONGEST_SECONDS = 1.0
"""Beyond the longest turn of a person: from a start with nothing done to one that does all."""
UPDATES = int(os.environ.get("INTEREKIP_UPDATES", "120"))
PEOPLE, SEATS, CANCELLING, LEAVING = 12, 5, 3, 2


def crowd(telegram: FakeTelegram, database: Database, number: int) -> list[Person]:
    """Return people whom the bot knows from an earlier event."""
    people = [telegram.person(f"Osoba {each}") for each in range(number)]
    make_known(database, people)
    return people


def test_killed_at_random_moments_of_storms(home: Home, telegram: FakeTelegram, serve: Serve) -> None:
    database = people_database(home)
    people = crowd(telegram, database, PEOPLE)
    telegram.faults.inject(Late(0.05), None)  # so that kills also meet messages that are on their way
    chance = random.Random(2027)
    kills = storms = twice = repeats = 0
    while kills < KILLS:
        storms += 1
        event = new_event(database, SEATS, title=f"Forum nr {storms}.")
        with Storm(telegram, event, people, cancelling=CANCELLING, leaving=LEAVING).raging() as storm:
            runs = [serve(home, telegram)]
            while kills < KILLS and not storm.over:
                telegram.world.bell.block_until(lambda: False, chance.uniform(0, LONGEST_SECONDS))
                runs[-1].kill()
                kills += 1
                runs.append(serve(home, telegram))
        repeats += sum(map(repeated, runs))
        twice += storm.check(database, sum(map(repeated, runs)))
        runs[-1].kill()
    figures = f"{kills} kills in {storms} storms, {twice} of {repeats} messages on their way came twice"
    print(f"{figures}, {storm.apologies()} apologies")  # noqa: T201 (what a long run found)
    database.close()


def repeated(serving: Serving) -> int:
    """Return how many messages were on their way when the process before was killed."""
    return sum(map(int, re.findall(r"outbox\.open repeated=(\d+)", serving.log)))


def test_three_of_ten_calls_fail(hall: Hall) -> None:
    telegram, database = hall.house.telegram, hall.database
    people = crowd(telegram, database, 6)
    event = new_event(database, 2, title="Forum z przeszkodami")
    # Each rule is asked after the ones before it, so that each is a tenth of all calls.
    for fault, share in ((flood(1), 1 / 10), (server_error(500), 1 / 9), (Reset(accepted=True), 1 / 8)):
        telegram.faults.inject(fault, None, probability=share)
    try:
        with Storm(telegram, event, people, cancelling=2, leaving=1).raging() as storm:
            pass
    finally:
        telegram.faults.heal()
    for person in people:
        assert storm.came_twice(person) <= storm.lost(person)
    storm.check(database, sum(map(storm.lost, people)))
    assert telegram.faults.struck > len(people)


def test_shuffled_and_repeated_updates_are_handled_once_and_in_the_order_of_their_chat(hall: Hall) -> None:
    """Everybody opens the form and answers two of its questions without waiting; each answer needs the one before."""
    telegram, database = hall.house.telegram, hall.database
    event = new_event(database, 1000, title="Forum na wyrywki")
    people = [telegram.person(f"Osoba {number}") for number in range(UPDATES // 4)]
    sent = sent_without_waiting(telegram, people, event)
    while not handled(database, sent):
        telegram.world.bell.block_until(lambda: False, 0.1)
    with database.transaction() as connection:
        keys = list(connection.scalars(select(outbox.c.key).order_by(outbox.c.id)))
        forms = {row.chat_id: row.form for row in connection.execute(select(dialogs.c.chat_id, dialogs.c.form))}
        connection.execute(delete(outbox))  # thousands of answers would keep the other tests waiting
    answered = [int(key.partition(":")[0]) for key in keys if key.endswith(":0:0")]
    for person in people:
        own = [update["update_id"] for update in sent[person.id]]
        assert [update for update in answered if update in own] == own
        assert forms[person.chat_id]["names"] == [f"Osoba {person.id}"]
        assert forms[person.chat_id]["organisation"] == f"Fundacja {person.id}"


def sent_without_waiting(telegram: FakeTelegram, people: Sequence[Person], event: Event) -> dict[int, list[Update]]:
    """Send four updates of everybody, those of a person in order, and half of them again at any time; return them."""
    chance = random.Random(2027)
    turns = [person for person in people for _ in range(4)]
    chance.shuffle(turns)
    sent: dict[int, list[Update]] = {person.id: [] for person in people}
    for person in turns:
        sent[person.id].append(go_on(person, sent[person.id], event))
        if chance.random() < 0.5:
            again = chance.choice(sent[person.id])
            telegram.world.updates.repeat(again, chance.randint(1, 2))
    return sent


def go_on(person: Person, before: list[Update], event: Event) -> Update:
    """Let the person do what comes next on the way to a seat."""
    match before:
        case []:
            return person.sends(f"/start event_{event.id}")
        case [_]:
            return person.presses_old(Press(Action.SIGN_UP, event.id).data)
        case [_, _]:
            return person.sends(f"Osoba {person.id}")
        case _:
            return person.sends(f"Fundacja {person.id}")


def handled(database: Database, sent: dict[int, list[Update]]) -> bool:
    """Return whether all updates are handled."""
    with database.read() as connection:
        done = set(connection.scalars(select(inbox.c.update_id).where(inbox.c.state == "done")))
    return done.issuperset(update["update_id"] for update in chain.from_iterable(sent.values()))
