"""What people write without a command: the answer to a question of ours, else a question about a subject."""

from __future__ import annotations

from bot.calls import NOTHING, Answer, Call
from bot.ports import Desk
from storage.store import Store


def answered(call: Call, store: Store, desk: Desk) -> Answer:
    return NOTHING
