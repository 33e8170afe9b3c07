"""The console as a chat: without a token it hears of everything, with one it hears of nothing."""

from __future__ import annotations

from app.knowledge import Knowledge
from bot.console_delivery import CONSOLE, console_chat
from facts.types import Subscription
from storage.store import Store

EVERYTHING = "all"


def prepare_console(store: Store, knowledge: Knowledge, language: str = "en") -> None:
    """Subscribe the console to the watch list `all`, or to every list where there is none of that name."""
    store.chats.save(console_chat(language))
    names = [EVERYTHING] if EVERYTHING in knowledge.lists else list(knowledge.lists)
    for name in names:
        store.chats.subscribe(Subscription(0, CONSOLE, watchlist=name))


def retire_console(store: Store) -> None:
    """With a token the console is no subscriber, and nothing may wait for it."""
    if store.chats.get(CONSOLE) is not None:
        store.chats.forget(CONSOLE)
