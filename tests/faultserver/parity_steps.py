"""One script of calls for python-telegram-bot, to be run against any Bot API server that knows chat 1."""

from __future__ import annotations

import base64
from collections.abc import Awaitable, Callable

from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputMediaDocument,
    InputMediaPhoto,
    InputTextMessageContent,
    Message,
    ReplyParameters,
)
from telegram.error import TelegramError

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
HOOK = "https://127.0.0.1:8443/hook"
Step = Callable[[Bot], Awaitable[object]]


def keyboard(*names: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(name, callback_data=name)] for name in names])


def link(url: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton("open", url=url)]])


def article(identity: str, text: str = "text") -> InlineQueryResultArticle:
    return InlineQueryResultArticle(identity, "title", InputTextMessageContent(text))


def shape(result: object) -> object:
    """What a caller can rely on in a result, without ids and dates."""
    if isinstance(result, tuple) and all(isinstance(item, Message) for item in result):
        return [shape(item) for item in result]
    if not isinstance(result, Message):
        return result
    parts: list[object] = [result.text or result.caption] if result.text or result.caption else []
    parts += ["photo"] if result.photo else ["document"] if result.document else []
    if result.reply_markup:
        parts.append(
            [
                button.callback_data or button.url
                for row in result.reply_markup.inline_keyboard
                for button in row
            ]
        )
    return tuple(parts)


async def me(bot: Bot) -> object:
    return (await bot.get_me()).is_bot


async def edit_sent(bot: Bot) -> object:
    sent = await bot.send_message(1, "first", reply_markup=keyboard("a"))
    return await bot.edit_message_text("second", 1, sent.message_id, reply_markup=keyboard("b", "c"))


async def edit_same(bot: Bot) -> object:
    sent = await bot.send_message(1, "first")
    return await bot.edit_message_text("first", 1, sent.message_id)


async def edit_keyboard(bot: Bot) -> object:
    sent = await bot.send_message(1, "first", reply_markup=keyboard("a"))
    edited = await bot.edit_message_reply_markup(1, sent.message_id, reply_markup=keyboard("b"))
    assert isinstance(edited, Message) and edited.reply_markup
    return edited.reply_markup.inline_keyboard[0][0].callback_data


async def edit_caption(bot: Bot) -> object:
    sent = await bot.send_photo(1, PNG, "old")
    edited = await bot.edit_message_caption(1, sent.message_id, caption="new")
    assert isinstance(edited, Message)
    return edited.caption


async def edit_photo_text(bot: Bot) -> object:
    sent = await bot.send_photo(1, PNG, "old")
    return await bot.edit_message_text("x", 1, sent.message_id)


async def edit_media(bot: Bot) -> object:
    sent = await bot.send_photo(1, PNG, "old")
    return await bot.edit_message_media(InputMediaDocument(b"x", caption="new"), 1, sent.message_id)


async def reply(bot: Bot) -> object:
    first = await bot.send_message(1, "first")
    return await bot.send_message(1, "reply", reply_parameters=ReplyParameters(first.message_id))


async def photo_again(bot: Bot) -> object:
    first = await bot.send_photo(1, PNG)
    return await bot.send_photo(1, first.photo[-1].file_id, "again")


async def delete_sent(bot: Bot) -> object:
    return await bot.delete_message(1, (await bot.send_message(1, "x")).message_id)


async def download(bot: Bot) -> object:
    sent = await bot.send_document(1, b"a = 1", filename="a.toml")
    assert sent.document
    return bytes(await (await sent.document.get_file()).download_as_bytearray())


async def menu(bot: Bot) -> object:
    await bot.set_my_commands([("help", "Help")], language_code="en")
    return [(item.command, item.description) for item in await bot.get_my_commands(language_code="en")]


async def menu_gone(bot: Bot) -> object:
    await bot.set_my_commands([("help", "Help")], language_code="en")
    return await bot.delete_my_commands(language_code="en"), len(
        await bot.get_my_commands(language_code="en")
    )


async def webhook(bot: Bot) -> object:
    await bot.set_webhook(HOOK, secret_token="s3cret", allowed_updates=["message"])
    info = await bot.get_webhook_info()
    try:
        await bot.get_updates()
        polled = "updates"
    except TelegramError as error:
        polled = type(error).__name__
    await bot.delete_webhook()
    return (
        info.url,
        info.pending_update_count,
        polled,
        len(await bot.get_updates()),
        (await bot.get_webhook_info()).url,
    )


async def member(bot: Bot) -> object:
    return (await bot.get_chat_member(1, 1)).status


async def chat_type(bot: Bot) -> object:
    return (await bot.get_chat(1)).type


STEPS: dict[str, Step] = {
    "who am I": me,
    "send a text": lambda bot: bot.send_message(1, "兆瓦 & <b>"),
    "send html": lambda bot: bot.send_message(1, "plain", parse_mode="HTML"),
    "send quietly": lambda bot: bot.send_message(1, "x", disable_notification=True),
    "send a keyboard": lambda bot: bot.send_message(1, "x", reply_markup=keyboard("a", "b" * 64)),
    "send links": lambda bot: bot.send_message(1, "x", reply_markup=link("https://x.ai/a?b=1")),
    "send 4096 characters": lambda bot: bot.send_message(1, "x" * 4096),
    "send 4097 characters": lambda bot: bot.send_message(1, "x" * 4097),
    "send 4096 code points beyond the BMP": lambda bot: bot.send_message(1, "🎉" * 4096),
    "send nothing": lambda bot: bot.send_message(1, ""),
    "send blanks": lambda bot: bot.send_message(1, " \n"),
    "send broken html": lambda bot: bot.send_message(1, "<b>5 <i>GW</b>", parse_mode="HTML"),
    "send to an unknown chat": lambda bot: bot.send_message(777, "x"),
    "send to a name that is none": lambda bot: bot.send_message("@nobody", "x"),
    "send button data of 65 bytes": lambda bot: bot.send_message(1, "x", reply_markup=keyboard("a" * 65)),
    "send button data of 22 Chinese characters": lambda bot: bot.send_message(
        1, "x", reply_markup=keyboard("瓦" * 22)
    ),
    "send a button that does nothing": lambda bot: bot.send_message(
        1, "x", reply_markup=InlineKeyboardMarkup([[InlineKeyboardButton("idle")]])
    ),
    "send a keyboard of a single link without a host": lambda bot: bot.send_message(
        1, "x", reply_markup=link("https://")
    ),
    "reply": reply,
    "reply to a message that never was": lambda bot: bot.send_message(
        1, "x", reply_parameters=ReplyParameters(999)
    ),
    "reply to message 0": lambda bot: bot.send_message(1, "x", reply_parameters=ReplyParameters(0)),
    "send a photo": lambda bot: bot.send_photo(1, PNG, "chart", reply_markup=keyboard("a")),
    "send a known photo": photo_again,
    "send an unknown file": lambda bot: bot.send_photo(1, "no-such-file"),
    "send a caption of 1024": lambda bot: bot.send_photo(1, PNG, "c" * 1024),
    "send a caption of 1025": lambda bot: bot.send_photo(1, PNG, "c" * 1025),
    "send a caption with a photo that is none": lambda bot: bot.send_photo(1, b"plain text", "c"),
    "send a document": lambda bot: bot.send_document(1, b"a = 1", "export", filename="watch.toml"),
    "download a document": download,
    "send an album": lambda bot: bot.send_media_group(1, [InputMediaPhoto(PNG, "a"), InputMediaPhoto(PNG)]),
    "send an album of one": lambda bot: bot.send_media_group(1, [InputMediaPhoto(PNG)]),
    "send a mixed album": lambda bot: bot.send_media_group(
        1, [InputMediaPhoto(PNG), InputMediaDocument(b"x")]
    ),
    "edit a text": edit_sent,
    "edit to the same text": edit_same,
    "edit to nothing": lambda bot: bot.edit_message_text("", 1, 1),
    "edit an unknown message": lambda bot: bot.edit_message_text("x", 1, 999),
    "edit a keyboard": edit_keyboard,
    "edit a caption": edit_caption,
    "edit the text of a photo": edit_photo_text,
    "edit the media": edit_media,
    "delete": delete_sent,
    "delete an unknown message": lambda bot: bot.delete_message(1, 999),
    "show typing": lambda bot: bot.send_chat_action(1, "typing"),
    "show flying": lambda bot: bot.send_chat_action(1, "flying"),
    "answer an unknown callback": lambda bot: bot.answer_callback_query("unknown"),
    "answer with 201 characters": lambda bot: bot.answer_callback_query("unknown", "x" * 201),
    "answer an unknown inline query": lambda bot: bot.answer_inline_query("unknown", []),
    "answer with the same result twice": lambda bot: bot.answer_inline_query(
        "q", [article("a"), article("a")]
    ),
    "answer with 51 results": lambda bot: bot.answer_inline_query(
        "q", [article(str(n)) for n in range(51)], cache_time=0
    ),
    "answer with an empty text": lambda bot: bot.answer_inline_query("q", [article("a", "")]),
    "set a menu": lambda bot: bot.set_my_commands([("help", "帮助")], language_code="zh"),
    "set 101 commands": lambda bot: bot.set_my_commands([(f"c{n}", "x") for n in range(101)]),
    "set a command in capitals": lambda bot: bot.set_my_commands([("Help", "x")]),
    "read the menu back": menu,
    "take the menu away": menu_gone,
    "use a webhook": webhook,
    "use a webhook without TLS": lambda bot: bot.set_webhook("http://example.org/hook"),
    "use a bad secret": lambda bot: bot.set_webhook(HOOK, secret_token="not allowed!"),
    "call what does not exist": lambda bot: bot.do_api_request("fly"),
    "ask who is in the chat": member,
    "ask about the chat": chat_type,
    "leave a group": lambda bot: bot.leave_chat(-1001),
}


async def outcome(step: Step, bot: Bot) -> object:
    try:
        return shape(await step(bot))
    except TelegramError as error:
        return type(error).__name__
