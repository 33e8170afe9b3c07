"""The fault server answers a real python-telegram-bot client as the Bot API does."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllPrivateChats,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    ReplyParameters,
    Update,
)
from telegram.error import BadRequest, ChatMigrated, Conflict, Forbidden
from telegram.ext import (
    ApplicationBuilder,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from tests.faultserver import FaultServer

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
GROUP, CHANNEL = -1001, -1002
Context = ContextTypes.DEFAULT_TYPE


@pytest.fixture
async def api() -> AsyncIterator[FaultServer]:
    async with FaultServer() as server:
        server.private_chat(id=1, language_code="zh", first_name="Mei")
        yield server


@asynccontextmanager
async def bot_of(api: FaultServer) -> AsyncIterator[Bot]:
    async with Bot(api.token, base_url=f"{api.base}/bot", base_file_url=f"{api.base}/file/bot") as bot:
        yield bot


@pytest.fixture
async def bot(api: FaultServer) -> AsyncIterator[Bot]:
    async with bot_of(api) as made:
        yield made


def keyboard(*names: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(name, callback_data=name) for name in names]])


async def refused(request: Any) -> str:
    with pytest.raises((BadRequest, Forbidden)) as caught:
        await request
    return str(caught.value)


@asynccontextmanager
async def running(api: FaultServer) -> AsyncIterator[list[Update]]:
    """A polling application that answers /start with a button and edits the message when it is pressed."""
    seen: list[Update] = []

    async def start(update: Update, context: Context) -> None:
        seen.append(update)
        assert update.effective_message
        await update.effective_message.reply_text(
            "<b>你好</b>", parse_mode="HTML", reply_markup=keyboard("go")
        )

    async def pressed(update: Update, context: Context) -> None:
        seen.append(update)
        assert update.callback_query
        await update.callback_query.answer("done")
        await update.callback_query.edit_message_text("gone")

    async def other(update: Update, context: Context) -> None:
        seen.append(update)

    builder = ApplicationBuilder().token(api.token).base_url(f"{api.base}/bot")
    app = builder.base_file_url(f"{api.base}/file/bot").build()
    app.add_handler(CommandHandler("start", start))
    app.add_handler(CallbackQueryHandler(pressed))
    app.add_handler(MessageHandler(filters.ALL, other))
    async with app:
        assert app.updater
        await app.start()
        await app.updater.start_polling(allowed_updates=Update.ALL_TYPES)
        yield seen
        await app.updater.stop()
        await app.stop()


async def test_application_answers_start_and_button(api: FaultServer) -> None:
    async with running(api) as seen:
        await api.user_says(1, "/start stargate")
        first = (await api.until(lambda: api.messages(1)))[0]
        assert (first.text, first.html, first.json["entities"][0]["type"]) == ("你好", "<b>你好</b>", "bold")
        assert seen[0].effective_user and seen[0].effective_user.language_code == "zh"
        query = await api.presses(1, first.message_id, first.button("go"))
        await api.until(lambda: first.edits)
    assert api.callback_answers[query]["text"] == "done"
    assert (first.text, first.buttons) == ("gone", [])
    with pytest.raises(AssertionError):
        await api.presses(1, first.message_id, "go")


async def test_application_outlives_an_outage_and_loses_no_command(api: FaultServer) -> None:
    async with running(api):
        await api.updates.polled()
        await api.refuse()
        await api.user_says(1, "/start")
        await api.reopen()
        assert [message.text for message in await api.until(lambda: api.messages(1))] == ["你好"]


async def test_updates_come_again_until_acknowledged(api: FaultServer, bot: Bot) -> None:
    await api.user_says(1, "one")
    await api.user_says(1, "two")
    first = await bot.get_updates()
    assert [update.message.text for update in first if update.message] == ["one", "two"]
    assert len(await bot.get_updates()) == 2
    assert [update.update_id for update in await bot.get_updates(offset=first[1].update_id)] == [2]
    assert await bot.get_updates(offset=first[1].update_id + 1) == ()
    api.redeliver(1)
    assert [update.update_id for update in await bot.get_updates()] == [2]


async def test_long_poll_waits_for_an_update_and_yields_to_a_newer_poll(api: FaultServer, bot: Bot) -> None:
    waiting = asyncio.create_task(bot.get_updates(timeout=20))
    await api.updates.polled()
    await api.user_says(1, "now")
    assert len(await waiting) == 1
    older = asyncio.create_task(bot.get_updates(offset=2, timeout=20))
    await api.updates.polled()
    async with bot_of(api) as second:
        newer = asyncio.create_task(second.get_updates(offset=2, timeout=20))
        with pytest.raises(Conflict, match="terminated by other getUpdates request"):
            await older
        await api.user_says(1, "later")
        assert len(await newer) == 1


async def test_texts_that_telegram_refuses(api: FaultServer, bot: Bot) -> None:
    assert await refused(bot.send_message(1, " \n ")) == "Message text is empty"
    assert await refused(bot.send_message(1, "x" * 4097)) == "Message is too long"
    assert "Can't parse entities: unsupported start tag" in await refused(
        bot.send_message(1, "<p>", parse_mode="HTML")
    )
    assert await refused(bot.send_photo(1, PNG, caption="x" * 1025)) == "Message caption is too long"
    assert await refused(bot.send_message(5, "x")) == "Chat not found"
    assert await refused(bot.send_message(1, "x", reply_markup=keyboard("x" * 65))) == "Button_data_invalid"
    assert api.messages(1) == [] and api.journal.sent() == []
    await bot.send_message(1, f"<b>{'🎉' * 4096}</b>", parse_mode="HTML")


async def test_edits_that_telegram_refuses(api: FaultServer, bot: Bot) -> None:
    sent = await bot.send_message(1, "same", reply_markup=keyboard("go"))
    again = bot.edit_message_text("same", 1, sent.message_id, reply_markup=keyboard("go"))
    assert (await refused(again)).startswith("Message is not modified: specified new message content")
    assert await refused(bot.edit_message_text("x", 1, 99)) == "Message to edit not found"
    assert "no caption" in await refused(bot.edit_message_caption(1, sent.message_id, caption="x"))
    photo = await bot.send_photo(1, PNG, "old")
    assert "no text" in await refused(bot.edit_message_text("x", 1, photo.message_id))
    theirs = await api.user_says(1, "mine")
    assert await refused(bot.edit_message_text("x", 1, theirs.message_id)) == "Message can't be edited"
    await bot.delete_message(1, sent.message_id)
    assert await refused(bot.delete_message(1, sent.message_id)) == "Message to delete not found"


async def test_media_by_multipart(api: FaultServer, bot: Bot) -> None:
    photo = await bot.send_photo(1, PNG, "<i>chart</i>", parse_mode="HTML", reply_markup=keyboard("go"))
    stored = api.messages(1)[0]
    assert stored.upload and stored.upload.data == PNG
    assert photo.caption == "chart" and photo.photo
    album = await bot.send_media_group(1, [InputMediaPhoto(PNG, caption="a"), InputMediaPhoto(PNG)])
    assert len({message.media_group_id for message in album}) == 1
    document = await bot.send_document(1, b"a = 1", filename="watch.toml")
    assert document.document and document.document.file_name == "watch.toml"
    kept = await (await document.document.get_file()).download_as_bytearray()
    assert kept == b"a = 1"
    await bot.edit_message_media(InputMediaDocument(b"b = 2", filename="b.toml"), 1, document.message_id)
    edited = api.messages(1)[-1].upload
    assert edited and edited.data == b"b = 2"
    again = await bot.send_photo(1, photo.photo[-1].file_id)
    assert again.photo


async def test_chats_that_cannot_be_reached(api: FaultServer, bot: Bot) -> None:
    api.private_chat(id=2, started=False)
    api.group(GROUP, owner=1, members=[2], bot="kicked")
    api.channel(CHANNEL, bot="left")
    api.state.chat(1).deactivated = True
    assert await refused(bot.send_message(1, "x")) == "Forbidden: user is deactivated"
    assert "can't initiate" in await refused(bot.send_message(2, "x"))
    assert await refused(bot.send_message(GROUP, "x")) == "Forbidden: bot was kicked from the supergroup chat"
    assert (
        await refused(bot.send_message(CHANNEL, "x")) == "Forbidden: bot is not a member of the channel chat"
    )
    await api.user_says(2, "hello")
    await bot.send_message(2, "x")
    await api.blocks(2)
    assert await refused(bot.send_message(2, "x")) == "Forbidden: bot was blocked by the user"


async def test_migrated_group(api: FaultServer, bot: Bot) -> None:
    api.group(-5, type="group", owner=1)
    await api.migrates(-5, GROUP)
    with pytest.raises(ChatMigrated) as caught:
        await bot.send_message(-5, "x")
    assert caught.value.new_chat_id == GROUP
    await bot.send_message(GROUP, "x")
    services = [update.message for update in await bot.get_updates() if update.message]
    assert [message.migrate_to_chat_id or message.migrate_from_chat_id for message in services] == [GROUP, -5]


async def test_topics_replies_and_admins(api: FaultServer, bot: Bot) -> None:
    api.group(GROUP, owner=1, admins=[2], members=[3], topics={7: "News"}, username="news")
    await bot.send_message(GROUP, "x", message_thread_id=7)
    assert "thread not found" in await refused(bot.send_message(GROUP, "x", message_thread_id=8))
    reply = await bot.send_message("@news", "y", reply_parameters=ReplyParameters(1))
    assert reply.reply_to_message and reply.reply_to_message.message_id == 1
    gone = bot.send_message(GROUP, "z", reply_parameters=ReplyParameters(99))
    assert await refused(gone) == "Message to be replied not found"
    await bot.send_message(GROUP, "z", reply_parameters=ReplyParameters(99, allow_sending_without_reply=True))
    assert [len(api.messages(GROUP)), len(api.messages(GROUP, thread=7))] == [3, 1]
    assert [(await bot.get_chat_member(GROUP, user)).status for user in (1, 2, 3)] == [
        "creator",
        "administrator",
        "member",
    ]
    assert {admin.user.id for admin in await bot.get_chat_administrators(GROUP)} == {1, 2}
    assert (await bot.get_chat(GROUP)).is_forum
    assert await bot.leave_chat(GROUP)
    assert "not a member" in await refused(bot.get_chat(GROUP))


async def test_command_menus_per_scope_and_language(api: FaultServer, bot: Bot) -> None:
    await bot.set_my_commands([BotCommand("help", "help")])
    await bot.set_my_commands([("help", "帮助")], scope=BotCommandScopeAllPrivateChats(), language_code="zh")
    assert (await bot.get_my_commands())[0].description == "help"
    assert api.commands("all_private_chats", "zh") == [{"command": "help", "description": "帮助"}]
    assert await bot.get_my_commands(language_code="zh") == ()
    assert await refused(bot.set_my_commands([("Help", "x")])) == "Bot_command_invalid"
    assert (
        await refused(bot.set_my_commands([("x", "x")], language_code="zh-hans"))
        == "Invalid language code specified"
    )


async def test_queries_grow_too_old(api: FaultServer, bot: Bot) -> None:
    sent = await bot.send_message(1, "x", reply_markup=keyboard("go"))
    query = await api.presses(1, sent.message_id, "go")
    await api.advance(16)
    assert "Query is too old" in await refused(bot.answer_callback_query(query))
    assert "Query is too old" in await refused(bot.answer_callback_query("no-such"))


@pytest.mark.parametrize("encoding", ["json", "data"])
async def test_json_and_urlencoded_bodies(api: FaultServer, encoding: str) -> None:
    async with aiohttp.ClientSession() as client:
        body = {"chat_id": "1", "text": "hi"}
        url = f"{api.base}/bot{api.token}/SENDMESSAGE"
        reply = await (client.post(url, json=body) if encoding == "json" else client.post(url, data=body))
        assert (await reply.json())["result"]["text"] == "hi"
        unknown = await client.post(f"{api.base}/bot{api.token}/fly")
        assert (unknown.status, await unknown.json()) == (
            404,
            {"ok": False, "error_code": 404, "description": "Not Found"},
        )
        stranger = await client.post(f"{api.base}/bot1:no/getMe")
        assert (stranger.status, (await stranger.json())["description"]) == (401, "Unauthorized")
