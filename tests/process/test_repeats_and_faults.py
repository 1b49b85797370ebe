"""Updates that come again, and a Telegram that refuses, breaks and dawdles."""

from tests.fake_telegram import Broken, Fault, Reset, flood, server_error
from tests.process.serving import House

QUESTION = "Ile wyniosła dotacja MSZ na projekt InterEkip?"


def test_an_update_delivered_three_times_is_answered_once(house: House) -> None:
    anna = house.telegram.person("Anna")
    update = anna.sends(QUESTION, times=3)
    answer = anna.reply()
    assert answer.quotations
    house.telegram.world.updates.repeat(update)
    assert anna.asks("/pomoc").text != answer.text
    assert len(anna.sees) == 2


def test_a_storm_of_refusals_and_broken_connections(house: House) -> None:
    people = [house.telegram.person(f"Osoba {number}") for number in range(2)]
    faults: list[Fault] = [
        flood(1),
        server_error(500),
        Broken(502, accepted=False),
        Reset(accepted=False),
        server_error(503),
    ]
    for person in people:
        for fault in faults:
            house.telegram.faults.inject(fault, chat_id=person.chat_id, probability=0.6, times=1)
            house.telegram.faults.inject(fault, "sendChatAction", chat_id=person.chat_id, times=2)
    for person in people:
        for text in ("/pomoc", QUESTION, "/prywatnosc"):
            person.sends(text)
    seen = [[shown.text for shown in person.expects(3, timeout=90)] for person in people]
    assert all(len(set(texts)) == 3 for texts in seen)
    assert all(texts == seen[0] for texts in seen)
    for person in people:
        person.asks("/pomoc")
        assert len(person.sees) == 4


def test_an_answer_of_telegram_that_got_lost_costs_one_repeat_at_most(house: House) -> None:
    anna = house.telegram.person("Anna")
    house.telegram.faults.inject(Reset(accepted=True), chat_id=anna.chat_id, times=1)
    anna.sends("/pomoc")
    first, again = anna.expects(2, timeout=60)
    assert first.text == again.text
    assert anna.asks(QUESTION).quotations
    assert len(anna.sees) == 3


def test_a_slow_chat_delays_no_other(house: House) -> None:
    slow, quick = house.telegram.person("Powolna"), house.telegram.person("Szybki")
    gate = house.telegram.faults.hold(accepted=False, chat_id=slow.chat_id)
    slow.sends(QUESTION)
    gate.reached()
    assert quick.asks(QUESTION).quotations
    assert slow.sees == []
    gate.release()
    assert slow.reply(timeout=60).quotations


def test_who_blocked_the_bot_is_left_in_peace_and_may_come_back(house: House) -> None:
    anna, jan = house.telegram.person("Anna"), house.telegram.person("Jan")
    gate = house.telegram.faults.hold(accepted=False, chat_id=anna.chat_id)
    anna.sends(QUESTION)
    gate.reached()
    anna.blocks()
    gate.release()
    assert jan.asks(QUESTION).quotations
    asked = len(house.telegram.calls_of("sendMessage", anna.chat_id))
    assert asked <= 2
    anna.unblocks()
    anna.sends("/pomoc")
    assert anna.reply(lambda shown: not shown.quotations).text
    assert anna.sees[-1].text == anna.asks("/pomoc").text


def test_faults_of_polling_are_survived(house: House) -> None:
    anna = house.telegram.person("Anna")
    faults: list[Fault] = [server_error(502), Reset(accepted=False), Broken(504, accepted=False), flood(1)]
    for fault in faults:
        house.telegram.faults.inject(fault, "getUpdates", times=1)
    anna.sends("/pomoc")
    anna.sends(QUESTION)
    assert anna.expects(2, timeout=90)[1].quotations
