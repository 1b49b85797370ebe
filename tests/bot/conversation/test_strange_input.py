"""Whatever comes in, one delivery goes out, and nothing is raised."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.answering.model import Language
from bot.conversation.buttons import Action, FormAction, Press
from bot.conversation.intent import CommandName
from bot.conversation.voucher_press import VoucherVerb
from bot.messages.hints import HINTS
from tests.bot.conversation.answered import SUM
from tests.bot.conversation.applying import make_edition
from tests.bot.conversation.events import make_event
from tests.bot.conversation.talk import Person, Talk
from tests.bot.store.memory import discard, fresh_database
from tests.fakes.clock import FixedClock

KINDS = ("photo", "voice", "document", "sticker", "location", "contact", "other")
FORGED = ["", "x", "a:b:c", "../../etc/passwd", "😀" * 16, "up:999999999", "up:-1", "\x00", "f:1:2:3:ok", "\ud83d"]

presses = st.one_of(
    st.text(max_size=64),
    st.builds(lambda action, number: f"{action}:{number}", st.sampled_from(Action), st.integers(-2, 2**70)),
    st.sampled_from([Press(action, number=1).data for action in Action] + ["lang:uk", "events", "mine", "show", "del"]),
    st.builds(
        lambda event, started, turn, action: f"f:{event}:{started}:{turn}:{action}",
        st.integers(0, 3),
        st.sampled_from([0, int(FixedClock().now().timestamp())]),
        st.integers(0, 6),
        st.sampled_from([*FormAction, "g:volunteer", "to:name", "to:dietary", "to:dance", "o:0", "s:1", "r:3"]),
    ),
    st.builds(
        lambda verb, number, begun, turn, value: f"v:{verb}:{number}:{begun}.{turn}.1.{value}",
        st.sampled_from(VoucherVerb),
        st.integers(0, 3),
        st.sampled_from([0, int(FixedClock().now().timestamp())]),
        st.integers(0, 4),
        st.sampled_from(["0", "1", "14", "x", "texts"]),
    ),
)
texts = st.one_of(
    st.text(),
    st.sampled_from(["Jan Kowalski", "Fundacja Most", "jan@example.org", "600 100 200", SUM, "?", ""]),
    st.builds(lambda name, rest: f"/{name} {rest}", st.sampled_from(CommandName), st.text(max_size=20)),
)
deeds = st.one_of(
    st.tuples(st.just("says"), texts), st.tuples(st.just("forges"), presses), st.tuples(st.just("sends"), st.text())
)


@pytest.fixture(scope="module")
def crowd() -> Iterator[Talk]:
    database = fresh_database()
    talk = Talk(database, FixedClock())
    make_event(talk)
    make_event(talk, title="Seminarium")
    make_edition(talk)
    yield talk
    discard(database)


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    deeds=st.lists(deeds, min_size=1, max_size=6),
    number=st.integers(1, 3),
    begin=st.sampled_from(["", "su:1", "so:2", "v:apply:1"]),
)
def test_any_text_and_any_button_gets_one_delivery(
    crowd: Talk, deeds: list[tuple[str, str]], number: int, begin: str
) -> None:
    person = crowd.person(number)
    if begin:
        person.forges(begin)
    for deed, what in deeds:
        assert getattr(person, deed)(what).strip()


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", [*KINDS, "something new"])
def test_what_is_no_text_is_declined_kindly(talk: Talk, kind: str, language: Language) -> None:
    sentences = HINTS[language].unsupported
    assert talk.person(client_language=language).sends(kind) == sentences.get(kind, sentences["other"])


@pytest.mark.parametrize("text", ["", " \u200b\u3000\n", "🤷‍♀️👍🏽🇵🇱🫶", "?!…"])
def test_a_message_without_words_gets_an_example(talk: Talk, anna: Person, text: str) -> None:
    assert anna.says(text) == HINTS["pl"].wordless
    assert anna.labels == [SUM]
    assert talk.answerer.asked == []


@pytest.mark.parametrize("data", FORGED)
def test_a_forged_button_gets_a_kind_sentence_below(talk: Talk, data: str) -> None:
    person = talk.person()
    assert person.forges(data)
    assert person.last[0].replaces is None or data.startswith("f:")


def test_every_command_and_every_button_has_its_route(talk: Talk) -> None:
    assert set(talk.conversation._commands) == {*CommandName, None}
    assert set(talk.conversation._presses) == set(Action)
