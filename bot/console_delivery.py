"""Where alerts go while there is no Telegram token: onto the console, through the same outbox and the same rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from bot.escape import plain
from bot.letters import Letter
from facts.types import ChatRef
from storage.store import Store
from storage.types import Chat, Result, Sent

CONSOLE = ChatRef(0)  # no Telegram chat has this id
REMEMBERED = 500  # messages that an edit is compared with


def console_chat(language: str = "en", timezone: str = "UTC") -> Chat:
    """The built-in chat that stands for the console; `app` saves it and subscribes it."""
    return Chat(CONSOLE, kind="console", language=language, timezone=timezone, title="console")


class ConsolePost:
    """A `Post` that writes. `write` gets whole messages as plain text, without control characters."""

    def __init__(self, write: Callable[[str], None]) -> None:
        self._write = write
        self._count = 0
        self._written: dict[int, str] = {}

    async def send(self, chat: ChatRef, letter: Letter, attempt: int = 0) -> Result:
        self._count += 1
        self._show(self._count, plain(letter.text, addresses=True))
        return Sent(self._count)

    async def edit(self, chat: ChatRef, message_id: int, letter: Letter, attempt: int = 0) -> Result:
        """A console cannot take back what it wrote: what has changed is written again, and nothing else is."""
        text = plain(letter.text, addresses=True)
        if self._written.get(message_id) != text:
            self._show(message_id, text)
        return Sent(message_id)

    async def reachable(self) -> bool:
        return True

    def _show(self, message_id: int, text: str) -> None:
        self._write(text)
        self._written[message_id] = text
        if len(self._written) > REMEMBERED:
            del self._written[next(iter(self._written))]


def others_than_console(store: Store) -> Callable[[], Iterable[int]]:
    """The chats that wait for a token; their rows stay in the outbox."""
    return lambda: {chat.ref.id for chat in store.chats.all(active=False)} - {CONSOLE.id}
