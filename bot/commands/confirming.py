"""Yes and no under a question of ours: the draft is taken once, by the person who made it, and then done.

`oy` and `on` belong to operators' drafts: whether the presser is still an operator is decided at the press.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot.access import Need
from bot.calls import Answer, Button, Call, say, toast
from bot.commands import drafts
from bot.commands.broadcasting import BROADCAST, broadcast_now
from bot.commands.editing import PUT, REMOVE, put_now, remove_now
from bot.commands.forgetting import FORGET, forgotten
from bot.ports import Desk
from storage.store import Store

Deed = Callable[[Call, Store, Desk, Mapping[str, Any]], Answer]

CHAT_DEEDS: Mapping[str, Deed] = {FORGET: forgotten}
OPERATOR_DEEDS: Mapping[str, Deed] = {PUT: put_now, REMOVE: remove_now, BROADCAST: broadcast_now}


def confirm(deeds: Mapping[str, Deed]) -> Callable[[Call, Store, Desk], Answer]:
    def handle(call: Call, store: Store, desk: Desk) -> Answer:
        draft = drafts.take(call, store, call.argument(0))
        deed = deeds.get(str(draft.get("do"))) if draft else None
        if draft is None or deed is None:
            return toast(call.words.plain("press.not_yours"))
        return deed(call, store, desk, draft)

    return handle


def cancel(call: Call, store: Store, desk: Desk) -> Answer:
    if drafts.take(call, store, call.argument(0)) is None:
        return toast(call.words.plain("press.not_yours"))
    return say(call.words.html("press.cancelled"), edit=True)


BUTTONS = (
    Button("y", Need.CHAT_ADMIN, confirm(CHAT_DEEDS)),
    Button("n", Need.CHAT_ADMIN, cancel),
    Button("oy", Need.OPERATOR, confirm(OPERATOR_DEEDS)),
    Button("on", Need.OPERATOR, cancel),
)
COMMANDS = ()
