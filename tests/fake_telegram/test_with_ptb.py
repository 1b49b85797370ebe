"""python-telegram-bot's own Bot takes the server for Telegram."""

import asyncio

import httpx
import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllPrivateChats,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    ReplyParameters,
)
from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, NetworkError, RetryAfter, TimedOut

from tests.fake_telegram import Broken, FakeTelegram, FloodLimits, Late, Reset, flood, server_error


async def test_a_question_and_a_quoted_answer(server: FakeTelegram, bot: Bot) -> None:
    anna = server.person("Anna")
    anna.sends("/start baza")
    [update] = await bot.get_updates()
    assert update.message is not None
    assert update.message.from_user is not None
    assert (update.message.text, update.message.from_user.first_name) == ("/start baza", "Anna")
    assert update.message.parse_entities() == {update.message.entities[0]: "/start"}
    sent = await bot.send_message(
        update.message.chat_id,
        '  <b>Tak.</b>\n<blockquote expandable>„Dotacja & reszta"</blockquote> <a href="https://example.org">Tu</a> ',
        parse_mode=ParseMode.HTML,
        reply_markup=InlineKeyboardMarkup([[InlineKeyboardButton("👍", callback_data="up:1")]]),
        reply_parameters=ReplyParameters(update.message.message_id),
    )
    [shown] = await anna.awaits()
    assert shown.text == sent.text == 'Tak.\n„Dotacja & reszta" Tu'
    assert shown.quotations == ['„Dotacja & reszta"']
    assert (shown.links, shown.labels, shown.reply_to) == (["https://example.org/"], ["👍"], update.message.message_id)
    assert sent.reply_to_message is not None


async def test_a_press_is_answered_once(server: FakeTelegram, bot: Bot) -> None:
    anna = server.person()
    anna.sends("cześć")
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("Tak", callback_data="yes")]])
    await bot.send_message(anna.chat_id, "Na pewno?", reply_markup=markup)
    anna.presses("Tak")
    update = (await bot.get_updates())[-1]
    assert update.callback_query is not None
    assert update.callback_query.data == "yes"
    assert await update.callback_query.answer()
    with pytest.raises(BadRequest, match="Query is too old and response timeout expired"):
        await bot.answer_callback_query(update.callback_query.id)
    await bot.edit_message_text("Zapisano.", anna.chat_id, anna.sees[-1].message_id)
    assert [(shown.text, shown.edits, shown.labels) for shown in anna.sees] == [("Zapisano.", 1, [])]
    with pytest.raises(AssertionError, match="sees no button"):
        anna.presses("Tak")


async def test_updates_are_kept_until_they_are_confirmed(server: FakeTelegram, bot: Bot) -> None:
    anna = server.person()
    first, second, third = (anna.sends(text)["update_id"] for text in "abc")
    assert [update.update_id for update in await bot.get_updates(limit=2)] == [first, second]
    assert [update.update_id for update in await bot.get_updates()] == [first, second, third]
    assert [update.update_id for update in await bot.get_updates(offset=second)] == [second, third]
    assert server.world.updates.confirmed == first
    assert [update.update_id for update in await bot.get_updates(offset=-1)] == [third]
    assert await bot.get_updates(offset=third + 1) == ()


async def test_an_update_can_come_again_even_when_confirmed(server: FakeTelegram, bot: Bot) -> None:
    anna = server.person()
    update = anna.sends("raz", times=3)
    assert [each.update_id for each in await bot.get_updates()] == [update["update_id"]] * 3
    assert await bot.get_updates(offset=update["update_id"] + 1) == ()
    server.world.updates.repeat(update)
    assert [each.update_id for each in await bot.get_updates(offset=update["update_id"] + 1)] == [update["update_id"]]


async def test_a_long_poll_ends_when_something_comes(server: FakeTelegram, bot: Bot) -> None:
    anna = server.person()
    poll = asyncio.create_task(bot.get_updates(timeout=20))
    assert await asyncio.to_thread(server.world.bell.block_until, lambda: server.world.updates.polls == 1, 10)
    anna.sends("jestem")
    [update] = await asyncio.wait_for(poll, 10)
    assert update.message is not None
    assert update.message.text == "jestem"


async def test_the_newer_of_two_pollers_wins(server: FakeTelegram, bot: Bot) -> None:
    older = asyncio.create_task(bot.get_updates(timeout=20))
    assert await asyncio.to_thread(server.world.bell.block_until, lambda: server.world.updates.polls == 1, 10)
    newer = asyncio.create_task(bot.get_updates(timeout=20))
    with pytest.raises(Conflict, match="terminated by other getUpdates request"):
        await older
    server.person().sends("kto pierwszy?")
    assert len(await newer) == 1


async def test_only_the_kinds_asked_for_come(server: FakeTelegram, bot: Bot) -> None:
    anna = server.person()
    await bot.get_updates(allowed_updates=["message"])
    anna.sends("a")
    anna.edits("b")
    anna.sends_photo("zdjęcie")
    assert [(bool(each.message), bool(each.edited_message)) for each in await bot.get_updates()] == [(True, False)] * 2


async def test_what_else_people_do(server: FakeTelegram, bot: Bot) -> None:
    anna, forum = server.person(), server.group()
    anna.sends("a")
    anna.edits("b")
    anna.sends_photo("zdjęcie")
    anna.sends_voice()
    anna.sends_document(content=b"tresc")
    forum.member(anna).sends("@interekip_bot kto?")
    anna.blocks()
    kinds = await bot.get_updates()
    assert kinds[1].edited_message is not None
    assert kinds[1].edited_message.text == "b"
    messages = [each.message for each in kinds if each.message is not None]
    assert messages[1].photo
    assert messages[1].caption == "zdjęcie"
    assert messages[2].voice
    assert messages[3].document
    downloaded = await (await messages[3].document.get_file()).download_as_bytearray()
    assert bytes(downloaded) == b"tresc"
    assert messages[4].chat.type == "group"
    assert kinds[-1].my_chat_member is not None
    assert kinds[-1].my_chat_member.new_chat_member.status == "kicked"
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(anna.chat_id, "jesteś?")
    anna.unblocks()
    await bot.send_message(anna.chat_id, "witaj")
    assert anna.reply().text == "witaj"


async def test_files_from_the_bot(server: FakeTelegram, bot: Bot) -> None:
    anna = server.person()
    anna.sends("lista?")
    sent = await bot.send_document(
        anna.chat_id, b"a;b", filename="lista.csv", caption="<b>Lista</b>", parse_mode="HTML"
    )
    await bot.send_photo(anna.chat_id, b"png")
    assert sent.document is not None
    assert sent.document.file_name == "lista.csv"
    assert [shown.text for shown in anna.sees] == ["Lista", ""]
    assert list(server.world.files.values()) == [b"a;b", b"png"]


@pytest.mark.parametrize(
    ("text", "markup", "reason"),
    [
        ("", None, "Message text is empty"),
        (" \u200b\n", None, "Text must be non-empty"),
        ("x" * 4097, None, "Message is too long"),
        ("😀" * 2049, None, "Message is too long"),
        ("<u", None, "Can't parse entities: unclosed start tag"),
        ("a", InlineKeyboardButton("b", callback_data="ą" * 33), "Button_data_invalid"),
        ("a", InlineKeyboardButton("b", url="ftp://example.org"), "Inline keyboard button url"),
        ("a", InlineKeyboardButton("b"), "Text buttons are unallowed"),
    ],
)
async def test_refusals_of_a_message(
    server: FakeTelegram, bot: Bot, text: str, markup: InlineKeyboardButton | None, reason: str
) -> None:
    anna = server.person()
    anna.sends("a")
    keyboard = None if markup is None else InlineKeyboardMarkup([[markup]])
    with pytest.raises(BadRequest, match=f"(?i){reason}"):
        await bot.send_message(anna.chat_id, text, parse_mode="HTML", reply_markup=keyboard)
    assert anna.sees == []
    await bot.send_message(anna.chat_id, "<b>" + "x" * 4096 + "</b>", parse_mode="HTML")


async def test_refusals_of_edits_and_deletions(server: FakeTelegram, bot: Bot) -> None:
    anna = server.person()
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(anna.chat_id, "pierwszy!")
    own = anna.sends("a")["message"]["message_id"]
    sent = await bot.send_message(anna.chat_id, "b")
    with pytest.raises(BadRequest, match="Message is not modified"):
        await bot.edit_message_text("b", anna.chat_id, sent.message_id)
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await bot.edit_message_text("c", anna.chat_id, 9)
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await bot.edit_message_text("c", anna.chat_id, own)
    assert await bot.delete_message(anna.chat_id, sent.message_id)
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await bot.delete_message(anna.chat_id, sent.message_id)
    assert anna.sees == []


async def test_menu_and_descriptions_by_language(bot: Bot) -> None:
    scope = BotCommandScopeAllPrivateChats()
    await bot.set_my_commands([BotCommand("pomoc", "Pomoc")], scope=scope)
    await bot.set_my_commands([BotCommand("pomoc", "Help")], scope=scope, language_code="en")
    assert [each.description for each in await bot.get_my_commands(scope, "en")] == ["Help"]
    assert [each.description for each in await bot.get_my_commands(scope)] == ["Pomoc"]
    assert await bot.get_my_commands() == ()
    with pytest.raises(BadRequest, match=r"(?i)bot_command_invalid"):
        await bot.set_my_commands([BotCommand("Żródła", "x")])
    await bot.set_my_short_description("Krótko", language_code="pl")
    assert (await bot.get_my_short_description("pl")).short_description == "Krótko"
    assert (await bot.get_my_short_description("uk")).short_description == ""
    with pytest.raises(BadRequest):
        await bot.set_my_description("x" * 513)


async def test_tokens_methods_and_webhooks(server: FakeTelegram, bot: Bot) -> None:
    with pytest.raises(InvalidToken):
        await Bot("1:wrong", base_url=f"{server.url}/bot").initialize()
    async with httpx.AsyncClient() as client:
        answer = await client.post(f"{server.url}/bot{server.token}/sendNothing")
        assert (answer.status_code, answer.json()["error_code"]) == (404, 404)
        answer = await client.get(f"{server.url}/bot{server.token}/GETME?x=1")
        assert answer.json()["result"]["username"] == bot.username
        headers = {"Content-Type": "application/json"}
        answer = await client.post(f"{server.url}/bot{server.token}/sendMessage", content="{", headers=headers)
        assert answer.status_code == 400
    await bot.set_webhook("https://example.org/hook")
    with pytest.raises(Conflict, match="webhook is active"):
        await bot.get_updates()
    assert (await bot.get_webhook_info()).url
    await bot.delete_webhook()
    assert await bot.get_updates() == ()
    assert await bot.log_out()
    assert await bot.close()


async def test_typing_is_seen(server: FakeTelegram, bot: Bot) -> None:
    anna = server.person()
    anna.sends("a")
    await bot.send_chat_action(anna.chat_id, ChatAction.TYPING)
    assert anna.typing_shown == 1


async def test_faults_strike_where_and_as_often_as_told(server: FakeTelegram, bot: Bot) -> None:
    anna, jan = server.person("Anna"), server.person("Jan")
    anna.sends("a")
    jan.sends("b")
    server.faults.inject(flood(7), chat_id=anna.chat_id, times=1)
    server.faults.inject(server_error(502), chat_id=anna.chat_id, times=1)
    await bot.send_message(jan.chat_id, "bez przeszkód")
    with pytest.raises(RetryAfter) as caught:
        await bot.send_message(anna.chat_id, "raz")
    assert caught.value._retry_after.total_seconds() == 7
    with pytest.raises(NetworkError):
        await bot.send_message(anna.chat_id, "dwa")
    await bot.send_message(anna.chat_id, "trzy")
    assert [shown.text for shown in anna.sees] == ["trzy"]
    assert [call.status for call in server.calls_of("sendMessage", anna.chat_id)] == [429, 502, 200]


@pytest.mark.parametrize("accepted", [False, True])
async def test_a_connection_breaks_before_or_after_the_message_is_accepted(
    server: FakeTelegram, bot: Bot, accepted: bool
) -> None:
    anna = server.person()
    anna.sends("a")
    for fault in (Reset(accepted=accepted), Broken(502, accepted=accepted)):
        server.faults.inject(fault, times=1)
        with pytest.raises(NetworkError):
            await bot.send_message(anna.chat_id, "b")
    assert [shown.text for shown in anna.sees] == ["b", "b"] * accepted
    assert [(call.status, call.accepted) for call in server.calls_of("sendMessage")] == [(0, accepted), (502, accepted)]


async def test_a_late_answer_is_a_timeout_of_an_accepted_message(server: FakeTelegram, bot: Bot) -> None:
    anna = server.person()
    anna.sends("a")
    server.faults.inject(Late(5), times=1)
    with pytest.raises(TimedOut):
        await bot.send_message(anna.chat_id, "b", read_timeout=0.2)
    assert [shown.text for shown in anna.sees] == ["b"]


@pytest.mark.parametrize("accepted", [False, True])
async def test_a_held_request_waits_for_its_release(server: FakeTelegram, bot: Bot, accepted: bool) -> None:
    anna = server.person()
    anna.sends("a")
    gate = server.faults.hold(accepted=accepted)
    sending = asyncio.create_task(bot.send_message(anna.chat_id, "b", read_timeout=30))
    await asyncio.to_thread(gate.reached)
    assert [shown.text for shown in anna.sees] == ["b"] * accepted
    gate.release()
    await sending
    assert [shown.text for shown in anna.sees] == ["b"]


async def test_chance_is_repeatable(server: FakeTelegram, bot: Bot) -> None:
    anna = server.person()
    anna.sends("a")
    server.faults.inject(server_error(), probability=0.5)
    outcomes = [await _sends(bot, anna.chat_id, str(number)) for number in range(20)]
    assert 0 < sum(outcomes) < 20
    async with FakeTelegram(seed=0) as again:
        again.faults.inject(server_error(), probability=0.5)
        assert [again.faults.strike("sendMessage", 1) is None for _ in range(20)] == outcomes


async def _sends(bot: Bot, chat_id: int, text: str) -> bool:
    try:
        await bot.send_message(chat_id, text)
    except NetworkError:
        return False
    return True


async def test_flood_limits_for_a_chat_and_for_all() -> None:
    now = 0.0
    async with FakeTelegram(limits=FloodLimits(lambda: now, per_second=5, chat_burst=2)) as server:
        people = [server.person(str(number)) for number in range(6)]
        for person in people:
            person.sends("a")
        async with Bot(server.token, base_url=f"{server.url}/bot") as bot:
            for _ in range(2):
                await bot.send_message(people[0].chat_id, "b")
            with pytest.raises(RetryAfter):
                await bot.send_message(people[0].chat_id, "b")
            for person in people[1:4]:
                await bot.send_message(person.chat_id, "b")
            with pytest.raises(RetryAfter):
                await bot.send_message(people[4].chat_id, "b")
            now = 1.0
            await bot.send_message(people[0].chat_id, "b")


def test_it_also_runs_beside_a_test_without_a_loop() -> None:
    with FakeTelegram() as server:
        anna = server.person()
        anna.sends("a")
        url = f"{server.url}/bot{server.token}/sendMessage"
        assert httpx.post(url, data={"chat_id": anna.chat_id, "text": "b"}).json()["ok"]
        assert httpx.post(url, files={"chat_id": (None, str(anna.chat_id)), "text": (None, "c")}).json()["ok"]
        assert [shown.text for shown in anna.expects(2)] == ["b", "c"]
        with pytest.raises(AssertionError, match="got 0 of 1 replies"):
            anna.reply(timeout=0.05)
    with pytest.raises(httpx.ConnectError):
        httpx.get(server.url)
