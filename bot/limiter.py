"""Puts the pacer between the library and the transport, so that no message of any origin escapes it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any

from telegram._utils.types import JSONDict
from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from bot.pacer import Pacer
from bot.transport import Limited

OUTBOX = "outbox"  # the mark of a message from the outbox: evenly paced, and a 429 goes back to the outbox
PATIENCE = 20.0  # seconds that an answer to a person may wait for a limit before it is given up
Call = Callable[[], Coroutine[Any, Any, bool | JSONDict | list[JSONDict]]]
SHORT = (
    2.0  # seconds that a message from the outbox waits here; for longer it goes back, or its lease would end
)
COUNTED = ("send", "edit", "copy", "forward")


class PacedCalls(BaseRateLimiter[str]):
    """Every call that Telegram counts takes its turn; others (answers to button presses, questions) pass."""

    def __init__(self, pacer: Pacer, clock: Callable[[], float] = time.monotonic) -> None:
        self.pacer = pacer
        self._clock = clock
        self._queues: dict[int, tuple[asyncio.Lock, int]] = {}

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to give back."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, bool | JSONDict | list[JSONDict]]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: str | None,
    ) -> bool | JSONDict | list[JSONDict]:
        chat = data.get("chat_id")
        if not counts(endpoint) or not isinstance(chat, int):
            return await callback(*args, **kwargs)
        urgent = rate_limit_args != OUTBOX
        edit = endpoint.startswith("edit")
        try:
            return await self._in_turn(chat, urgent, edit, lambda: callback(*args, **kwargs))
        except RetryAfter as error:
            if not urgent or retry_seconds(error) > PATIENCE:
                raise
        return await self._in_turn(chat, urgent, edit, lambda: callback(*args, **kwargs))

    async def _in_turn(
        self, chat: int, urgent: bool, edit: bool, call: Call
    ) -> bool | JSONDict | list[JSONDict]:
        """One new message at a time in a chat, in the order of asking; edits need not queue."""
        if edit:
            return await self._paced(chat, urgent, edit, call)
        lock, users = self._queues.get(chat) or (asyncio.Lock(), 0)
        self._queues[chat] = lock, users + 1
        try:
            async with lock:
                return await self._paced(chat, urgent, edit, call)
        finally:
            lock, users = self._queues[chat]
            if users == 1:
                del self._queues[chat]
            else:
                self._queues[chat] = lock, users - 1

    async def _paced(
        self, chat: int, urgent: bool, edit: bool, call: Call
    ) -> bool | JSONDict | list[JSONDict]:
        while True:
            wait = self.pacer.try_start(chat, self._clock(), urgent=urgent, edit=edit)
            if wait <= 0:
                break
            if not urgent and wait > SHORT:
                raise Limited(timedelta(seconds=wait))
            await asyncio.sleep(max(wait, 0.001))
        try:
            result = await call()
        except RetryAfter as error:
            self.pacer.limited(chat, retry_seconds(error), self._clock())
            raise
        else:
            self.pacer.accepted(chat)
            return result
        finally:
            self.pacer.answered(chat, self._clock(), edit=edit)


def counts(endpoint: str) -> bool:
    """Whether a method counts towards Telegram's limits on messages."""
    return endpoint.startswith(COUNTED) and endpoint != "sendChatAction"


def retry_seconds(error: RetryAfter) -> float:
    """The library gives seconds or a timedelta, by its version."""
    value: int | timedelta = error.retry_after
    return value.total_seconds() if isinstance(value, timedelta) else float(value)
