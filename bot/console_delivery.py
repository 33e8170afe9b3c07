"""Where alerts go while there is no Telegram token: onto the console, through the same outbox and the same rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from bot.escape import plain
from bot.letters import Letter
from facts.types import ChatRef
from storage.store import Store
from storage.types import Chat, Result, Sent

CONSOLE = ChatRef(0)  # no Telegram chat has this id


def console_chat(language: str = "en", timezone: str = "UTC") -> Chat:
    """The built-in chat that stands for the console; `app` saves it and subscribes it."""
    return Chat(CONSOLE, kind="console", language=language, timezone=timezone, title="console")


class ConsolePost:
    """A `Post` that writes. `write` gets whole messages as plain text, without control characters."""

    def __init__(self, write: Callable[[str], None]) -> None:
        self._write = write
        self._count = 0

    async def send(self, chat: ChatRef, letter: Letter, attempt: int = 0) -> Result:
        self._write(plain(letter.text, addresses=True))
        self._count += 1
        return Sent(self._count)

    async def edit(self, chat: ChatRef, message_id: int, letter: Letter, attempt: int = 0) -> Result:
        """A console cannot take back what it wrote: the message is written again."""
        await self.send(chat, letter)
        return Sent(message_id)


def others_than_console(store: Store) -> Callable[[], Iterable[int]]:
    """The chats that wait for a token; their rows stay in the outbox."""
    return lambda: {chat.ref.id for chat in store.chats.all(active=False)} - {CONSOLE.id}
