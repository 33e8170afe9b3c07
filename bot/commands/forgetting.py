"""/forget: deletes everything that is kept of a chat, after a yes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.access import Need
from bot.calls import Answer, Call, Command, say
from bot.commands import drafts
from bot.keyboards import confirm_row
from bot.ports import Desk
from storage.store import Store

FORGET = "forget"


def forget(call: Call, store: Store, desk: Desk) -> Answer:
    token = drafts.keep(call, store, {"do": FORGET})
    return say(call.words.html("forget.sure"), rows=confirm_row(token, call.words))


def forgotten(call: Call, store: Store, desk: Desk, draft: Mapping[str, Any]) -> Answer:
    words = call.words
    store.chats.forget(call.ref)
    return say(words.html("forget.done"), edit=True)


COMMANDS = (Command("forget", Need.CHAT_ADMIN, forget),)
BUTTONS = ()
