"""Where updates come in: each kind goes to whom it concerns. Decides nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor
from datetime import datetime

from telegram import Bot, ChatMemberUpdated, Message, Update

from bot import membership
from bot.access import Caller
from bot.dispatch import Dispatch
from bot.inline import answer_inline
from bot.ports import Desk
from bot.updates import caller_of, caller_of_press
from storage.store import Store


class Reception:
    """`take` is the library's one handler."""

    def __init__(
        self, bot: Bot, store: Store, desk: Desk, executor: Executor, now: Callable[[], datetime]
    ) -> None:
        self._bot, self._store, self._desk, self._executor = bot, store, desk, executor
        self._dispatch = Dispatch(bot, store, desk, executor, now)

    async def take(self, update: Update, _: object) -> None:
        message = update.message or update.channel_post
        if update.callback_query is not None:
            await self._dispatch.press(update.callback_query)
        elif update.inline_query is not None:
            await answer_inline(update.inline_query, self._bot, self._store, self._desk, self._executor)
        elif update.my_chat_member is not None:
            await self._membership(update.my_chat_member)
        elif message is not None and not await self._moved(message):
            await self._dispatch.message(update)

    async def tell_flooder(self, update: Update) -> None:
        """The one word that a person hears when the door begins to refuse."""
        query, message = update.callback_query, update.message or update.channel_post
        caller = caller_of_press(query) if query else caller_of(message) if message else None
        if caller is not None:
            await self._dispatch.tell(caller, "press.flood")

    async def _membership(self, change: ChatMemberUpdated) -> None:
        joined = await asyncio.to_thread(membership.changed, self._store, change)
        if joined is not None:
            caller = Caller(joined.chat, joined.kind, language_code=joined.language_code, title=joined.title)
            await self._dispatch.tell(caller, "start.page.joined")

    async def _moved(self, message: Message) -> bool:
        """Only service messages tell of a move, so that no other costs a thread."""
        if not message.migrate_to_chat_id and not message.migrate_from_chat_id:
            return False
        return await asyncio.to_thread(membership.moved, self._store, message)
