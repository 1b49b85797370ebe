"""kill -9 at any moment, and a start again: nothing is lost, and nothing comes twice but for one case.

The case is a message that Telegram accepted while its answer was lost: it may come once more for every kill.
"""

import pytest

from tests.fake_telegram import FakeTelegram
from tests.process.conftest import Serve
from tests.process.serving import Home

QUESTION = "Ile wyniosła dotacja MSZ na projekt InterEkip?"
MOMENTS = (0.0, 0.01, 0.03, 0.06, 0.1)
"""Seconds after Telegram gave an update away: stored, thought about, queued, being sent."""


def test_killed_at_any_moment_after_an_update_was_given_away(home: Home, telegram: FakeTelegram, serve: Serve) -> None:
    people = [telegram.person(f"Osoba {number}") for number in range(len(MOMENTS))]
    replies: list[str] = []
    for person, moment in zip(people, MOMENTS, strict=True):
        serving = serve(home, telegram)
        replies.extend(each.reply().text for each in people[len(replies) : people.index(person)])
        given = telegram.world.updates.handed_out
        person.sends(QUESTION)
        telegram.until_given_away(given)
        telegram.world.bell.block_until(lambda: False, moment)
        serving.kill()
    serve(home, telegram)
    replies.append(people[-1].reply().text)
    assert len(set(replies)) == 1
    barrier = telegram.person("Ostatnia")
    assert barrier.asks(QUESTION).text == replies[0]
    for person in people:
        person.sends("/pomoc")
        assert person.reply(lambda shown: not shown.quotations).text
        copies = [shown.text for shown in person.sees].count(replies[0])
        accepted = [call for call in telegram.calls_of("sendMessage", person.chat_id) if call.accepted]
        assert copies == len(accepted) - 1
        # A kill repeats what was on its way: the reply itself, and once more when the next kill meets the repeat.
        assert 1 <= copies <= 3


@pytest.mark.parametrize("accepted", [False, True])
def test_killed_while_a_message_is_on_its_way(home: Home, telegram: FakeTelegram, serve: Serve, accepted: bool) -> None:
    anna = telegram.person("Anna")
    serving = serve(home, telegram)
    gate = telegram.faults.hold(accepted=accepted)
    anna.sends("/pomoc")
    anna.sends(QUESTION)
    gate.reached()
    serving.kill()
    telegram.faults.heal()
    serve(home, telegram)
    shown = anna.expects(2 + accepted)
    texts = [each.text for each in shown]
    assert texts[0] == texts[1] if accepted else texts[0] != texts[1]
    assert shown[-1].quotations
    assert anna.asks("/pomoc").text == texts[0]
    assert len(anna.sees) == 3 + accepted


def test_a_message_that_was_interrupted_twice_still_arrives(home: Home, telegram: FakeTelegram, serve: Serve) -> None:
    anna = telegram.person("Anna")
    anna.sends("/pomoc")
    for _ in range(2):
        gate = telegram.faults.hold(accepted=False)
        serving = serve(home, telegram)
        gate.reached()
        serving.kill()
        telegram.faults.heal()
    serve(home, telegram)
    assert anna.reply().text
    assert len(anna.sees) == 1


KILLS = 2


def test_killed_twice_in_a_crowd(home: Home, telegram: FakeTelegram, serve: Serve) -> None:
    people = [telegram.person(f"Osoba {number}") for number in range(10)]
    for start in range(0, 10, 5):
        serving = serve(home, telegram)
        sent = len(telegram.calls_of("sendMessage"))
        for person in people[start : start + 5]:
            person.sends(QUESTION)
            person.sends("/pomoc")
        telegram.until_asked("sendMessage", sent)
        serving.kill()
    serve(home, telegram)
    for person in people:
        assert person.reply(lambda shown: not shown.quotations, timeout=60).text
        person.asks("/pomoc")
        *before, last = [shown.text for shown in person.sees]
        answers = before.count(before[0])
        assert before == [before[0]] * answers + [last] * (len(before) - answers)
        assert 1 <= answers <= 1 + KILLS
        assert 1 <= len(before) - answers <= 1 + KILLS
