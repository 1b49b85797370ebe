"""Sign-ups while the process is killed, while Telegram fails, and while updates come in any order and again."""

import os
import random
import re

from bot.store.engine import Database
from tests.fake_telegram import FakeTelegram, Late, Person, Reset, flood, server_error
from tests.process.conftest import Serve
from tests.process.serving import Home, Serving
from tests.process.sign_ups import Hall, make_known, new_event, people_database
from tests.process.storm import Storm

KILLS = int(os.environ.get("INTEREKIP_KILLS", "5"))
LONGEST_SECONDS = 1.0
"""Beyond the longest turn of a person: from a start with nothing done to one that does all."""
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
    people = crowd(telegram, database, 8)
    event = new_event(database, 3, title="Forum z przeszkodami")
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
