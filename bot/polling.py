"""Long polling: fetches updates and queues them. The library's own poller can sleep 30 s through a stop."""

from __future__ import annotations

import asyncio
import logging

from telegram import Bot
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.limiter import retry_seconds
from bot.sender import TOKEN_REFUSED

log = logging.getLogger(__name__)

WAIT = 30  # seconds that Telegram holds an empty answer back
LONGEST_PAUSE = 10.0
CONFIRM = 1.5
CONFLICTS = 3  # in a row; the poll of a process that was just killed accounts for one or two
ALLOWED = ("message", "channel_post", "callback_query", "inline_query", "my_chat_member")


class Stopped(Exception):
    """Telegram cannot be used any more, and why, in one clear line."""


ANOTHER = "another process polls Telegram with the same token; only one may run. Stop the other one, then start again"


class Polling:
    """`queue` may be bounded: a full one holds polling back, and Telegram keeps the updates meanwhile."""

    def __init__(self, bot: Bot, queue: asyncio.Queue[object], wait: int = WAIT) -> None:
        self._bot, self._queue, self._wait = bot, queue, wait
        self._offset = 0
        self._pause = 0.0
        self._conflicts = 0

    async def run(self) -> None:
        """Polls until cancelled. Raises `Stopped` for a second poller or a refused token."""
        await self._remove_webhook()
        while True:
            try:
                await self._poll()
                self._pause, self._conflicts = 0.0, 0
            except TimedOut:
                log.info("getUpdates got no answer in time")
                await asyncio.sleep(self._longer(1.0))
            except TelegramError as error:
                await asyncio.sleep(self._pause_after(error))
            except Exception:  # never the end of polling: the next answer may be readable
                log.exception("an answer to getUpdates could not be read")
                await asyncio.sleep(self._longer(1.0))

    async def _poll(self) -> None:
        updates = await self._bot.get_updates(
            offset=self._offset, timeout=self._wait, allowed_updates=ALLOWED
        )
        for update in updates:
            await self._queue.put(update)
            self._offset = update.update_id + 1

    async def confirm(self) -> None:
        """Tells Telegram what was received, so that a restart does not get it again. Best effort, and quick."""
        if not self._offset:
            return
        try:
            async with asyncio.timeout(CONFIRM):
                await self._bot.get_updates(offset=self._offset, timeout=0, limit=1, allowed_updates=ALLOWED)
        except (TelegramError, TimeoutError):
            log.info("the last updates may come again after the restart")

    async def _remove_webhook(self) -> None:
        """Polling and a webhook exclude each other; an old webhook would refuse every poll."""
        while True:
            try:
                await self._bot.delete_webhook()
                return
            except TelegramError as error:
                await asyncio.sleep(self._pause_after(error))

    def _pause_after(self, error: TelegramError) -> float:
        if isinstance(error, InvalidToken):
            raise Stopped(TOKEN_REFUSED) from None
        if isinstance(error, Conflict):
            self._conflicts += 1
            log.warning("conflict %s of %s: %s", self._conflicts, CONFLICTS, error.message)
            if self._conflicts >= CONFLICTS:
                raise Stopped(ANOTHER) from None
            return 1.0
        if isinstance(error, RetryAfter):
            return retry_seconds(error)
        level = logging.INFO if isinstance(error, NetworkError) else logging.WARNING
        log.log(level, "getUpdates failed: %s", error.message)
        return self._longer(1.0)

    def _longer(self, first: float) -> float:
        self._pause = min(LONGEST_PAUSE, self._pause * 2 or first)
        return self._pause
