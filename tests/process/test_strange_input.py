"""What people send besides questions: all of it gets one clear reply, or none where none is wanted."""

import pytest

from tests.fake_telegram import Person
from tests.process.serving import House

QUESTION = "Ile wyniosła dotacja MSZ na projekt InterEkip?"
HOSTILE = {
    "markup": "<b>x</i> <a href='javascript:alert(1)'>y</a> <script>&lt;&amp;&#0;</blockquote>",
    "right to left": "\u202eJak założyć \u2067stowarzyszenie\u2066?\u202c שלום عليكم",
    "zero width": "J\u200bak\u200d zał\u2060ożyć\ufeff sto\u00adwarzyszenie?",
    "marks": "Z\u0335\u0321\u031ba\u0336l\u0337g\u0338o\u0328" * 40,
    "nul and controls": "Jak\x00 założyć\x07 \x1b[31mstowarzyszenie\x7f?",
    "five thousand": "Czy gmina może dostać dotację? " * 162,
    "one word of five thousand": "ż" * 5000,
    "hundred thousand": "dotacja " * 12_500,
    "emoji": "🤷‍♀️👍🏽🇵🇱🫶",
    "blank": " \u200b\u3000\n",
    "ligature bomb": "\ufdfa" * 2000,
    "sql": "'; DROP TABLE inbox; -- \" OR 1=1",
    "unknown command": "/nieznane 😀",
    "half a surrogate": "Jak \ud83d założyć?",
}


@pytest.fixture(scope="module")
def hostile_replies(house: House) -> dict[str, Person]:
    """Everything at once, each from a person of its own."""
    people = {name: house.telegram.person(name) for name in HOSTILE}
    for name, person in people.items():
        person.sends(HOSTILE[name])
    return people


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_gets_one_plain_reply(house: House, hostile_replies: dict[str, Person], name: str) -> None:
    person = hostile_replies[name]
    reply = person.reply(timeout=60)
    assert reply.text
    assert person.asks(QUESTION).quotations
    assert len(person.sees) == 2
    calls = house.telegram.calls_of("sendMessage", person.chat_id)
    assert [call.status for call in calls] == [200, 200]


def test_files_and_voice_are_declined_kindly(house: House) -> None:
    anna = house.telegram.person("Anna")
    replies = []
    for send in (anna.sends_photo, anna.sends_voice, anna.sends_document):
        send()
        replies.append(anna.reply().text)
    assert all(replies)
    anna.sends_photo(caption=QUESTION)
    assert anna.reply().text


def test_a_corrected_question_is_answered(house: House) -> None:
    anna = house.telegram.person("Anna")
    anna.sends("Ile wyniosła dotacja?")
    first = anna.reply()
    anna.edits(QUESTION)
    second = anna.reply()
    assert second.quotations
    assert second.message_id != first.message_id or second.edits > first.edits


def test_groups_are_left_in_peace_unless_they_call(house: House) -> None:
    anna, forum = house.telegram.person("Anna"), house.telegram.group()
    member = forum.member(anna)
    member.sends(QUESTION)
    member.sends("Cześć wszystkim")
    assert anna.asks("/pomoc").text
    assert forum.sees == []
    member.sends("@interekip_bot " + QUESTION)
    house.telegram.until(lambda: len(forum.sees) == 1)
    assert not forum.sees[0].quotations


def test_forged_and_old_buttons_do_no_harm(house: House) -> None:
    anna, jan = house.telegram.person("Anna"), house.telegram.person("Jan")
    answer = anna.asks(QUESTION)
    theirs = jan.asks(QUESTION)
    pressed = len(house.telegram.world.answered_presses)
    forged = ["", "x", "a:b:c", "../../etc/passwd", "😀" * 16, "up:999999999", "up:-1", "\x00"]
    for data in forged:
        jan.forges(data, theirs.message_id)
    jan.forges(answer.buttons[0].data, theirs.message_id)
    assert jan.asks("/pomoc", timeout=60).text
    house.telegram.until(lambda: len(house.telegram.world.answered_presses) >= pressed + len(forged))
    assert anna.asks(QUESTION).text == answer.text
    assert "Traceback" not in house.serving.log
