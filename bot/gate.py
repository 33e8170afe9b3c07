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
        self._queues: dict[int, tuple[asyncio.Lock, int]] = {}

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to give back."""

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        entry = self._entry(update)
        if entry is Entry.ADMITTED:
            await self._in_turn(update, coroutine)
            return
        if asyncio.iscoroutine(coroutine):
            coroutine.close()
        if entry is Entry.TOLD and isinstance(update, Update):
            await self._on_flood(update)

    def _entry(self, update: object) -> Entry:
        """Service updates (membership) cost nothing; whoever sends anything else spends of their own."""
        if not isinstance(update, Update) or update.my_chat_member is not None:
            return Entry.ADMITTED
        who = update.effective_sender
        return Entry.ADMITTED if who is None else self._floods.enter(who.id, self._clock())

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
