"""/broadcast: an operator's words to all chats, after a preview with their number; they leave by the outbox."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any

from bot.access import Need
from bot.calls import Answer, Call, Command, say
from bot.commands import drafts
from bot.keyboards import confirm_row
from bot.ports import Desk
from bot.render.operators import broadcast_preview
from storage.store import Store
from storage.types import Chat, MessageKind, Outgoing

BROADCAST = "broadcast"


def broadcast(call: Call, store: Store, desk: Desk) -> Answer:
    message = call.arguments.strip()
    if not message:
        return say(call.words.html("item.usage_line", usage=call.words.html("usage.broadcast")))
    count = len(_chats(store))
    token = drafts.keep(call, store, {"do": BROADCAST, "text": message, "id": secrets.token_hex(8)})
    texts = broadcast_preview(message, count, call.chat.language)
    return say(*texts, rows=confirm_row(token, call.words, operator=True))


def broadcast_now(call: Call, store: Store, desk: Desk, draft: Mapping[str, Any]) -> Answer:
    """The key is the draft's, so that two presses enqueue once."""
    payload = {"text": draft["text"]}
    rows = [
        Outgoing(chat.ref, MessageKind.BROADCAST, f"broadcast:{draft['id']}", payload)
        for chat in _chats(store)
    ]
    store.outbox.enqueue(rows, call.now)
    store.operators.record(BROADCAST, f"{len(rows)} chats", None, draft["text"], call.user, call.now)
    return say(
        call.words.html("broadcast_result.done", count=call.words.count("broadcast.chats", len(rows))),
        edit=True,
    )


def _chats(store: Store) -> list[Chat]:
    return [chat for chat in store.chats.all() if chat.kind != "console"]


COMMANDS = (Command("broadcast", Need.OPERATOR, broadcast),)
BUTTONS = ()
