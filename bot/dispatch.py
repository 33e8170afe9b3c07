"""From an update to an answer: who speaks, whether they may, the handler in a worker thread, the words back.

It is the one place between the library's updates and our handlers; it decides nothing that `access` or a handler
could decide.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import TypeVar

from telegram import Bot, CallbackQuery, Update
from telegram.constants import ChatAction
from telegram.error import TelegramError

from bot.access import ADMINISTRATORS, Access, Caller, Need, access
from bot.callbacks import parse
from bot.calls import Answer, Call, Handler, say, toast
from bot.commands import table
from bot.commands.dialogue import answered
from bot.letters import Letter
from bot.ports import Desk
from bot.sender import Sender
from bot.updates import Spoken, caller_of_press, spoken
from bot.words import Words, language_of
from facts.types import ChatRef
from storage.store import Store
from storage.types import Chat, Gone, Moved, Rejected, Result, Sent

log = logging.getLogger(__name__)

OLD = timedelta(days=30)  # a button on an older message only shows things
TOAST = 200  # characters of Telegram's answer to a press
T = TypeVar("T")


class Dispatch:
    """`executor` runs handlers, so that a flood of commands never holds up the outbox's threads."""

    def __init__(
        self, bot: Bot, store: Store, desk: Desk, executor: Executor, now: Callable[[], datetime]
    ) -> None:
        self._bot, self._store, self._desk, self._executor, self._now = bot, store, desk, executor, now
        self._sender = Sender(bot, mark=None)

    async def message(self, update: Update) -> None:
        """A message or a channel's post: a command, the answer to a question of ours, or nothing for us."""
        said = spoken(update, self._bot.username)
        if said is None:
            return
        if said.command is None:
            await self._words(said)
            return
        command = table.commands().get(said.command)
        if command is None:
            if said.caller.private or said.addressed:
                await self._say(said, "press.no_such_command", Need.ANYONE)
            return
        call = await self._admitted(said.caller, command.need, said.arguments, said.message_id)
        if call is None:
            return
        if command.slow:
            await self._typing(call.ref)
        await self._reply(call, await self._handled(command.handle, call), said.reply_to)

    async def _words(self, said: Spoken) -> None:
        """Plain words matter only where we asked for them, or in a private chat."""
        if not (said.caller.private or said.answers_us):
            return
        call = await self._admitted(said.caller, Need.ANYONE, said.arguments, said.message_id)
        if call is not None:
            await self._reply(call, await self._handled(answered, call), said.reply_to)

    async def _say(self, said: Spoken, key: str, need: Need) -> None:
        call = await self._admitted(said.caller, need, "", said.message_id)
        if call is not None:
            await self._reply(call, say(call.words.html(key)), said.reply_to)

    async def press(self, query: CallbackQuery) -> None:
        """A button. Whatever happens, the press is answered, or it would spin for the person for a minute."""
        call, answer = await self._pressed(query)
        try:
            await self._bot.answer_callback_query(query.id, answer.toast[:TOAST] or None, answer.urgent)
        except TelegramError as error:
            log.info("a press could not be answered: %s", error.message)
        if call is not None:
            await self._reply(call, answer, None)

    async def _pressed(self, query: CallbackQuery) -> tuple[Call | None, Answer]:
        caller = caller_of_press(query)
        if caller is None:
            return None, toast(Words(language_of(query.from_user.language_code)).plain("press.gone"))
        words = Words((await self._settings(caller))[0].language)
        press = parse(query.data)
        button = table.buttons().get(press.verb) if press else None
        if press is None or button is None:
            return None, toast(words.plain("press.unknown"))
        message = query.message
        if not button.lasting and (message is None or self._now() - message.date > OLD):
            return None, toast(words.plain("press.too_old"))
        verdict = await self._verdict(button.need, caller)
        if verdict is not Access.ALLOWED:
            return None, toast(words.plain(f"access.{verdict.value}"), urgent=True)
        call = replace(await self._call(caller, "", message.message_id if message else None), press=press)
        return call, await self._handled(button.handle, call)

    async def _admitted(self, caller: Caller, need: Need, arguments: str, message_id: int) -> Call | None:
        """The call if the caller may make it; else says why not, where that is due."""
        verdict = await self._verdict(need, caller)
        if verdict is Access.ALLOWED:
            return await self._call(caller, arguments, message_id)
        if verdict is not Access.IGNORED:
            call = await self._call(caller, "", message_id)
            await self._reply(call, say(call.words.html(f"access.{verdict.value}")), message_id)
        return None

    async def _verdict(self, need: Need, caller: Caller) -> Access:
        verdict = access(need, caller, await self._run(self._desk.operators))
        if verdict is not Access.ASK or caller.user is None:
            return verdict
        try:
            member = await self._bot.get_chat_member(caller.chat.id, caller.user)
        except TelegramError as error:
            log.info("cannot ask who administers chat %s: %s", caller.chat.id, error.message)
            return Access.NOT_ADMIN
        return Access.ALLOWED if member.status in ADMINISTRATORS else Access.NOT_ADMIN

    async def _call(self, caller: Caller, arguments: str, message_id: int | None) -> Call:
        chat, known = await self._settings(caller)
        operator = access(Need.OPERATOR, caller, await self._run(self._desk.operators)) is Access.ALLOWED
        return Call(
            caller,
            chat,
            known,
            self._now(),
            arguments,
            message_id=message_id,
            operator=operator,
            bot_name=self._bot.username,
        )

    async def _settings(self, caller: Caller) -> tuple[Chat, bool]:
        return await self._run(lambda: settings(self._store, caller))

    async def _handled(self, handle: Handler, call: Call) -> Answer:
        try:
            return await self._run(lambda: handle(call, self._store, self._desk))
        except Exception:  # a bug must cost one answer, not the bot
            log.exception("a handler failed")
            return say(call.words.html("press.failed"))

    async def _run(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._executor, work)

    async def _reply(self, call: Call, answer: Answer, reply_to: int | None) -> None:
        for place, letter in enumerate(answer.letters):
            result = await self._deliver(call, letter, answer.edit and not place, None if place else reply_to)
            if isinstance(result, Gone):
                await self._run(lambda: self._store.chats.deactivate(call.ref.id))
            if isinstance(result, Moved):
                await self._run(partial(self._store.chats.move, call.ref.id, result.chat_id))
            if not isinstance(result, Sent):
                log.info("an answer did not reach chat %s: %s", call.ref.id, result)
                return

    async def _deliver(self, call: Call, letter: Letter, edit: bool, reply_to: int | None) -> Result:
        """In place of the pressed message where that can still be changed; else as a new one."""
        if edit and call.message_id is not None:
            result = await self._sender.edit(call.ref, call.message_id, letter)
            if not isinstance(result, Rejected):
                return result
        return await self._sender.send(call.ref, _replying(letter, reply_to))

    async def _typing(self, chat: ChatRef) -> None:
        try:
            await self._bot.send_chat_action(chat.id, ChatAction.TYPING, message_thread_id=chat.topic or None)
        except TelegramError as error:
            log.debug("no typing sign: %s", error.message)

    async def tell(self, caller: Caller, key: str) -> None:
        """One sentence to a chat, without any handler."""
        chat, _ = await self._settings(caller)
        await self._sender.send(caller.chat, Letter(Words(chat.language).html(key)))


def settings(store: Store, caller: Caller) -> tuple[Chat, bool]:
    """The chat's settings and whether it has any. A new topic starts with those of its forum."""
    known = store.chats.get(caller.chat)
    if known is not None:
        return known, True
    forum = store.chats.get(ChatRef(caller.chat.id)) if caller.chat.topic else None
    if forum is not None:
        return Chat(caller.chat, caller.kind, forum.language, forum.timezone, title=caller.title), False
    return Chat(caller.chat, caller.kind, language_of(caller.language_code), title=caller.title), False


def _replying(letter: Letter, reply_to: int | None) -> Letter:
    return letter if reply_to is None or letter.reply_to else replace(letter, reply_to=reply_to)
