"""The door of updates: bounded work for each person, one update at a time in each chat, many chats at once."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

from bot.floods import Entry, Floods

AT_ONCE = 256
GROUP_BURST, GROUP_REFILL = 20.0, 1 / 3  # Telegram lets no more answers into a group


class Gate(BaseUpdateProcessor):
    """`on_flood` is called once when a person starts to be refused."""

    def __init__(
        self,
        on_flood: Callable[[Update], Awaitable[None]],
        floods: Floods | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(AT_ONCE)
        self._on_flood, self._floods, self._clock = on_flood, floods or Floods(), clock
        self._groups = Floods(GROUP_BURST, GROUP_REFILL)
        self._queues: dict[int, tuple[asyncio.Lock, int]] = {}

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to give back."""

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        entry = self._entry(update)
        try:
            if entry is Entry.ADMITTED:
                await self._in_turn(update, coroutine)
            elif entry is Entry.TOLD and isinstance(update, Update):
                await self._on_flood(update)
        finally:
            if asyncio.iscoroutine(coroutine):  # refused, or stopped while it waited
                coroutine.close()

    def _entry(self, update: object) -> Entry:
        """Talk among people costs nothing; for the rest each spends of their own, and a group of its own."""
        if not isinstance(update, Update) or not concerns_us(update):
            return Entry.ADMITTED
        who, chat = update.effective_sender, update.effective_chat
        entry = Entry.ADMITTED if who is None else self._floods.enter(who.id, self._clock())
        if entry is Entry.ADMITTED and chat is not None and chat.id < 0 and update.callback_query is None:
            return self._groups.enter(chat.id, self._clock())
        return entry

    async def _in_turn(self, update: object, coroutine: Awaitable[Any]) -> None:
        chat = update.effective_chat if isinstance(update, Update) else None
        if chat is None:
            await coroutine
            return
        lock, users = self._queues.get(chat.id) or (asyncio.Lock(), 0)
        self._queues[chat.id] = lock, users + 1
        try:
            async with lock:
                await coroutine
        finally:
            lock, users = self._queues[chat.id]
            if users == 1:
                del self._queues[chat.id]
            else:
                self._queues[chat.id] = lock, users - 1


def concerns_us(update: Update) -> bool:
    """Whether it may cost work: anything in a private chat; elsewhere a command, a press or a reply."""
    message = update.message or update.channel_post
    if message is None:
        return update.callback_query is not None or update.inline_query is not None
    command = bool(message.text and message.text.startswith("/"))
    return message.chat.type == "private" or command or message.reply_to_message is not None
