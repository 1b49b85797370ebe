import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.model import Language
from bot.conversation.buttons import Action, FormAction, FormPress, Press, button, question_key, read_press
from bot.conversation.form import Step
from bot.forum.model import Group

LARGEST = 2**63 - 1
PLAIN = (
    Action.EVENTS,
    Action.REGISTRATIONS,
    Action.SHOW_DATA,
    Action.ERASE,
    Action.ERASE_SURELY,
    Action.KEEP_DATA,
    Action.SOURCE_STATES,
    Action.EXPORT_DATA,
)
WORDS = {Action.QUESTION: question_key("Ile?"), Action.LANGUAGE: "uk"}


@pytest.mark.parametrize("action", Action)
def test_what_a_button_says_is_read_back(action: Action) -> None:
    press = Press(action) if action in PLAIN else Press(action, word=WORDS.get(action, ""), number=0)
    if action not in PLAIN and action not in WORDS:
        press = Press(action, number=LARGEST)
    assert read_press(press.data) == press
    assert len(press.data.encode()) <= 64


@pytest.mark.parametrize("value", ["", *Group, *Step])
@pytest.mark.parametrize("action", FormAction)
def test_the_longest_button_of_the_form_fits(action: FormAction, value: str) -> None:
    press = FormPress(LARGEST, 253_402_300_799, 99_999, action, value)
    longest = FormPress(LARGEST, 253_402_300_799, 99_999, FormAction.GROUP, Group.PROJECT_COORDINATOR)
    assert read_press(press.data) == press
    assert len(longest.data.encode()) <= 64


@pytest.mark.parametrize(
    "data",
    [
        "",
        "x",
        "up",
        "up:",
        "up:-1",
        "up:0",
        "up:01",
        "up:1:2",
        "up:१",
        "up:99999999999999999999",
        "up:1\n",
        "events:1",
        "q",
        "lang:de",
        "f:1:2:3",
        "f:1:2:3:g:A",
        "f:0:2:3:g",
        "f:1:2:3:unknown",
        "../../etc/passwd",
        "😀" * 16,
        "\x00",
        "\ud800",
    ],
)
def test_what_is_not_ours_is_nothing(data: str) -> None:
    assert read_press(data) is None


@given(st.text() | st.from_regex(r"(f|up|q|lang|ev|cy):[0-9a-z:_-]{0,60}", fullmatch=True))
def test_any_data_is_read_or_refused(data: str) -> None:
    press = read_press(data)
    assert press is None or press.data == data


def test_the_key_of_a_question_stays_the_same() -> None:
    assert question_key("Ile wyniosła dotacja?") == question_key("Ile wyniosła dotacja?") == "62f417b46d02d627"
    assert question_key("Ile wyniosła dotacja") != question_key("Ile wyniosła dotacja?")


def test_a_button_carries_its_press() -> None:
    assert button("Polski", Press(Action.LANGUAGE, word=Language.PL)).data == "lang:pl"
