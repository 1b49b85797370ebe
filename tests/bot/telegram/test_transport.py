"""What Telegram's answers mean for a letter."""

from datetime import timedelta

import pytest
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, RetryAfter, TimedOut

from bot.conversation.model import Button
from bot.telegram.letters import Letter
from bot.telegram.transport import Blocked, Delivery, Later, Undeliverable, simplified, verdict

LETTER = Letter("<b>a &lt; b</b>", "a < b", ((Button("x", data="x"),),), edits=5)


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (RetryAfter(3), Later("429", 3.0)),
        (RetryAfter(timedelta(seconds=4)), Later("429", 4.0)),
        (Forbidden("Forbidden: bot was blocked by the user"), Blocked()),
        (BadRequest("Chat not found"), Undeliverable("Chat not found")),
        (ChatMigrated(-8), Undeliverable("Group migrated to supergroup. New chat id: -8")),
        (TimedOut(), Later("TimedOut")),
        (NetworkError("Bad Gateway"), Later("NetworkError")),
        (InvalidToken(), Later("InvalidToken")),
    ],
)
def test_each_error_has_its_verdict(error: Exception, expected: Delivery) -> None:
    assert verdict(error) == expected  # type: ignore[arg-type]  # the parameters are of different classes


def test_what_telegram_refuses_is_left_out() -> None:
    plain = simplified(LETTER, BadRequest("Can't parse entities: unsupported start tag"))
    assert plain is not None
    assert plain.html == "a &lt; b"
    assert simplified(plain, BadRequest("Can't parse entities")) is None
    for reason in ("Message to edit not found", "Message can't be edited", "Message_id_invalid"):
        new = simplified(LETTER, BadRequest(reason))
        assert new is not None
        assert new.edits is None
    bare = simplified(LETTER, BadRequest("Button_url_invalid"))
    assert bare is not None
    assert bare.buttons == ()
    assert simplified(LETTER, BadRequest("Chat not found")) is None
