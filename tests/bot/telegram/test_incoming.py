"""Every kind of update that Telegram sends, and rubbish."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.model import Incoming, IncomingFile
from bot.telegram.incoming import (
    Heard,
    Ignored,
    Invited,
    Me,
    Meaning,
    Membership,
    callback_id,
    chat_of,
    is_question,
    read_update,
    understand,
)
from tests.bot.telegram.updates import BOT, GROUP, PERSON, PRIVATE, Raw, command, dump, membership, message, press

NOW = datetime(2027, 1, 15, 9, 0, tzinfo=UTC)
ME = Me(id=99, username="InterEkipBot")
FILE = {"file_id": "f", "file_unique_id": "u"}


def meaning(raw: Raw) -> Meaning:
    update = read_update(dump(raw))
    assert update is not None
    return understand(update, ME, NOW)


def heard(raw: Raw) -> Incoming:
    found = meaning(raw)
    assert isinstance(found, Heard), found
    return found.incoming


def test_a_text_is_heard_with_the_language_of_the_client() -> None:
    assert meaning(message(3, text="Kiedy Forum?")) == Heard(
        Incoming(
            chat_id=7,
            user_id=7,
            at=NOW,
            text="Kiedy Forum?",
            client_language="uk",
            user_name="Ala",
            bot_name="InterEkipBot",
        ),
        "3",
    )


def test_an_edited_text_is_marked() -> None:
    incoming = heard(message(kind="edited_message", text="Kiedy?", edit_date=1_800_000_001))
    assert (incoming.text, incoming.edited) == ("Kiedy?", True)


@pytest.mark.parametrize(
    ("written", "understood"),
    [
        ("/start@interekipbot forum-3", "/start forum-3"),
        ("/pomoc@InterEkipBot", "/pomoc"),
        ("/start@OtherBot x", "/start@OtherBot x"),
        ("napisz@interekipbot", "napisz@interekipbot"),
    ],
)
def test_the_own_name_is_taken_off_a_command(written: str, understood: str) -> None:
    assert heard(command(written)).text == understood


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ({"photo": [{**FILE, "width": 1, "height": 1}], "caption": "co to?"}, "photo"),
        ({"voice": {**FILE, "duration": 1}}, "voice"),
        ({"document": FILE}, "document"),
        (
            {
                "sticker": {
                    **FILE,
                    "type": "regular",
                    "width": 1,
                    "height": 1,
                    "is_animated": False,
                    "is_video": False,
                }
            },
            "sticker",
        ),
        ({"location": {"latitude": 53.0, "longitude": 18.6}}, "location"),
        ({"contact": {"phone_number": "1", "first_name": "A"}}, "contact"),
        ({"animation": {**FILE, "width": 1, "height": 1, "duration": 1}, "document": FILE}, "other"),
        ({"video_note": {**FILE, "length": 1, "duration": 1}}, "other"),
        ({"dice": {"emoji": "🎲", "value": 3}}, "other"),
        ({"something_of_tomorrow": {"x": 1}}, "other"),
    ],
)
def test_what_is_not_text_is_named(content: Raw, kind: str) -> None:
    incoming = heard(message(**content))
    assert (incoming.text, incoming.button, incoming.unsupported) == (None, None, kind)


def test_the_pictures_of_an_album_share_one_reply() -> None:
    photo = [{**FILE, "width": 1, "height": 1}]
    keys = set()
    for update_id in (1, 2):
        found = meaning(message(update_id, photo=photo, media_group_id="m"))
        assert isinstance(found, Heard)
        keys.add(found.key)
    assert keys == {"album:m"}


def test_a_button_carries_its_data_and_its_message() -> None:
    incoming = heard(press(4, data="ocena:3:up"))
    assert (incoming.button, incoming.message_id, incoming.text) == ("ocena:3:up", 5, None)
    update = read_update(dump(press(4)))
    assert update is not None
    assert callback_id(update) == "c4"


def test_a_button_of_a_message_that_is_too_old_cannot_be_edited() -> None:
    assert heard(press(date=0)).message_id is None


@pytest.mark.parametrize("status", ["kicked", "left"])
def test_being_blocked_is_noticed(status: str) -> None:
    assert meaning(membership(status)) == Membership(7, blocked=True)


def test_being_let_in_again_is_noticed() -> None:
    assert meaning(membership("member")) == Membership(7, blocked=False)


@pytest.mark.parametrize(
    "raw",
    [
        command("/start@InterEkipBot", chat=GROUP),
        message(chat=GROUP, text="👍 @interekipbot?", entities=[{"type": "mention", "offset": 3, "length": 13}]),
        message(chat=GROUP, text="Bot?", entities=[{"type": "text_mention", "offset": 0, "length": 3, "user": BOT}]),
        message(
            chat=GROUP,
            text="A to?",
            reply_to_message={"message_id": 1, "date": 1, "chat": GROUP, "from": BOT, "text": "x"},
        ),
    ],
)
def test_a_call_in_a_group_is_invited_to_the_private_chat(raw: Raw) -> None:
    assert meaning(raw) == Invited(-100, 11, "uk")


def test_a_group_that_asks_for_the_events_is_understood() -> None:
    assert meaning(command("/Forum@InterEkipBot", chat=GROUP)) == Invited(-100, 11, "uk", events=True)
    assert meaning(command("/Voucher@InterEkipBot", chat=GROUP)) == Invited(-100, 11, "uk", voucher=True)
    assert meaning(command("/vouchery@InterEkipBot", chat=GROUP)) == Invited(-100, 11, "uk")


@pytest.mark.parametrize(
    "raw",
    [
        message(chat=GROUP, text="Cześć wszystkim"),
        command("/start", chat=GROUP),
        command("/start@OtherBot", chat=GROUP),
        message(chat=GROUP, text="x", kind="edited_message"),
        message(chat={"id": -5, "type": "channel", "title": "K"}, text="x"),
        message(sender=BOT, text="x"),
        {"update_id": 1, "channel_post": {"message_id": 1, "date": 1, "chat": {"id": -5, "type": "channel"}}},
        {
            "update_id": 1,
            "poll_answer": {"poll_id": "1", "option_ids": [], "option_persistent_ids": [], "user": PERSON},
        },
        {"update_id": 1, "kind_of_tomorrow": {"x": 1}},
        message(kind="edited_message", location={"latitude": 53.0, "longitude": 18.6}),
        message(pinned_message={"message_id": 1, "date": 1, "chat": PRIVATE, "text": "x"}),
        membership("kicked", {"id": -5, "type": "channel", "title": "K"}),
        press(chat=GROUP),
        press(chat={**PRIVATE, "id": 8}),
        {"update_id": 1, "callback_query": {"id": "1", "from": PERSON, "chat_instance": "x", "data": "x"}},
    ],
)
def test_the_rest_is_ignored(raw: Raw) -> None:
    assert isinstance(meaning(raw), Ignored)


def test_a_document_is_named_without_showing_its_name() -> None:
    told = meaning(message(document={"file_id": "F1", "file_unique_id": "U1", "file_name": "Kowalski.csv"}))
    assert isinstance(told, Heard)
    assert told.incoming.file == IncomingFile("F1", "Kowalski.csv", 0)
    assert "Kowalski" not in repr(told)
    animation = {"file_id": "A", "file_unique_id": "U", "width": 1, "height": 1, "duration": 1}
    moving = meaning(message(animation=animation, document={"file_id": "A", "file_unique_id": "U"}))
    assert isinstance(moving, Heard)
    assert (moving.incoming.unsupported, moving.incoming.file) == ("other", None)


def test_a_photo_is_taken_in_its_largest_size() -> None:
    sizes = [{"file_id": f"F{n}", "file_unique_id": "U", "width": n, "height": n, "file_size": n} for n in (90, 1280)]
    assert heard(message(photo=sizes)).file == IncomingFile("F1280", "photo.jpg", 1280)


def test_only_free_text_is_a_question() -> None:
    assert is_question(meaning(message(text="Kiedy?")))
    assert not is_question(meaning(command("/start")))
    assert not is_question(meaning(press()))
    assert not is_question(Ignored("x"))


@pytest.mark.parametrize(
    ("raw", "chat"),
    [(message(text="x"), 7), (press(), 7), (membership("kicked"), 7), ({"update_id": 1, "poll": {"id": "1"}}, None)],
)
def test_the_chat_is_found_in_the_raw_update(raw: Raw, chat: int | None) -> None:
    assert chat_of(raw) == chat


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["message", "callback_query", "chat", "from", "id", "date", "text"]), inner)
    ),
    max_leaves=20,
)


@given(st.dictionaries(st.sampled_from(["update_id", "message", "callback_query", "my_chat_member"]), json_values))
def test_rubbish_never_raises(raw: dict[str, Any]) -> None:
    chat_of(raw)
    read_update(dump(raw))


def test_what_is_no_json_is_no_update() -> None:
    assert read_update("{") is None
    assert read_update("[]") is None
