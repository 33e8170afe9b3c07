"""Sends letters by Telegram, and says once for the whole program what each answer of Telegram's means.

The order of the handlers decides: for the library a `BadRequest` and a `TimedOut` are `NetworkError`s too.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta

from telegram import (
    Bot,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
    ReplyParameters,
)
from telegram.constants import ParseMode
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.escape import plain
from bot.letters import Letter, Rows
from bot.limiter import OUTBOX, retry_seconds
from bot.transport import NotConnected
from facts.types import ChatRef
from storage.types import Gone, Moved, Rejected, Result, Retry, Sent

log = logging.getLogger(__name__)

LONGEST_WAIT = 300.0
TOKEN_REFUSED = "Telegram refuses the token"
NO_CONNECTION = "no connection to Telegram"
NO_CHAT = (
    "chat not found",
    "user not found",
    "peer_id_invalid",
    "group chat was deactivated",
    "chat was deleted",
    "group is deactivated",
    "chat_write_forbidden",
    "have no rights to send a message",
    "not enough rights to send text messages",
)
UNREADABLE = ("can't parse entities", "can't parse caption entities")
UNCHANGED = "message is not modified"


class Sender:
    """A `Post` over the library's bot. `mark` goes to the rate limiter: the outbox is paced evenly."""

    def __init__(self, bot: Bot, mark: str | None = OUTBOX) -> None:
        self._bot = bot
        self._extra: dict[str, object] = {} if mark is None else {"rate_limit_args": mark}

    async def send(self, chat: ChatRef, letter: Letter, attempt: int = 0) -> Result:
        async def call(readable: bool) -> int:
            return (await self._send(chat, letter, readable)).message_id

        return await outcome(call, attempt)

    async def edit(self, chat: ChatRef, message_id: int, letter: Letter, attempt: int = 0) -> Result:
        """Replaces text and buttons of a message."""

        async def call(readable: bool) -> int:
            await self._edit(chat, message_id, letter, readable)
            return message_id

        return await outcome(call, attempt, message_id)

    async def reachable(self) -> bool:
        try:
            await self._bot.get_me()
        except TelegramError as error:
            log.debug("Telegram is still away: %s", type(error).__name__)
            return False
        except Exception:  # it answered, if oddly
            log.exception("an answer of Telegram's could not be read")
        return True

    async def _send(self, chat: ChatRef, letter: Letter, readable: bool) -> Message:
        reply = None
        if letter.reply_to is not None:
            reply = ReplyParameters(letter.reply_to, allow_sending_without_reply=True)
        markup = ForceReply(selective=True) if letter.ask else keyboard(letter.rows)
        text, mode = _formatted(letter, readable)
        common = {
            "chat_id": chat.id,
            "message_thread_id": chat.topic or None,
            "reply_parameters": reply,
            "reply_markup": markup,
            "disable_notification": letter.silent or None,
            "parse_mode": mode,
            **self._extra,
        }
        if letter.photo is not None:
            return await self._bot.send_photo(photo=letter.photo, caption=text, **common)  # type: ignore[arg-type]
        return await self._bot.send_message(
            text=text,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
            **common,  # type: ignore[arg-type]
        )

    async def _edit(self, chat: ChatRef, message_id: int, letter: Letter, readable: bool) -> None:
        text, mode = _formatted(letter, readable)
        await self._bot.edit_message_text(
            text=text,
            chat_id=chat.id,
            message_id=message_id,
            parse_mode=mode,
            reply_markup=keyboard(letter.rows),
            link_preview_options=LinkPreviewOptions(is_disabled=True),
            **self._extra,  # type: ignore[arg-type]
        )


def _formatted(letter: Letter, readable: bool) -> tuple[str, ParseMode | None]:
    return (letter.text, ParseMode.HTML) if readable else (plain(letter.text, addresses=True), None)


def keyboard(rows: Rows) -> InlineKeyboardMarkup | None:
    """The library's form of our buttons; None where there are none."""
    if not rows:
        return None
    return InlineKeyboardMarkup(
        [
            [
                InlineKeyboardButton(button.label, url=button.url)
                if button.url
                else InlineKeyboardButton(button.label, callback_data=button.data)
                for button in row
            ]
            for row in rows
        ]
    )


async def outcome(
    call: Callable[[bool], Awaitable[int]],
    attempt: int = 0,
    editing: int | None = None,
    readable: bool = True,
) -> Result:
    """Makes the call and maps whatever happens. `call(False)` is to send the same as plain text."""
    try:
        return Sent(await call(readable))
    except RetryAfter as error:
        return Retry(timedelta(seconds=retry_seconds(error)), "limited by Telegram")
    except ChatMigrated as error:
        return Moved(error.new_chat_id)
    except Forbidden as error:
        return Gone(error.message)
    except BadRequest as error:
        if readable and error.message.lower().startswith(UNREADABLE):
            log.error("a text broke Telegram's markup rules and goes out as plain text: %s", error.message)
            return await outcome(call, attempt, editing, readable=False)
        return _refused(error, editing)
    except InvalidToken:
        return Retry(backoff(attempt), TOKEN_REFUSED)
    except NotConnected as error:
        return Retry(timedelta(seconds=1), f"{NO_CONNECTION} ({error.message})")
    except TimedOut as error:
        return Retry(backoff(attempt), error.message, ambiguous=True)
    except (NetworkError, TelegramError) as error:
        return Retry(backoff(attempt), error.message, ambiguous=True)
    except Exception as error:  # the library met an answer that it cannot read: the message may well be out
        log.exception("an answer of Telegram's could not be read")
        return Retry(backoff(attempt), f"unreadable answer: {type(error).__name__}", ambiguous=True)


def _refused(error: BadRequest, editing: int | None) -> Result:
    reason = error.message.lower()
    if UNCHANGED in reason and editing is not None:
        return Sent(editing)
    if any(text in reason for text in NO_CHAT):
        return Gone(error.message)
    return Rejected(error.message)


def backoff(attempt: int) -> timedelta:
    """1, 2, 4 … 300 seconds."""
    return timedelta(seconds=min(LONGEST_WAIT, 2.0 ** min(attempt, 9)))
