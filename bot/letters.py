"""A message ready to leave, apart from Telegram: what rendering gives, what the posts (Telegram, console) take."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from bot.escape import Html
from facts.types import ChatRef
from storage.types import Result

DATA_LIMIT = 64  # bytes of callback data


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message: `data` comes back when it is pressed, or `url` opens."""

    label: str
    data: str = ""
    url: str = ""


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """One message. With a `photo` (PNG bytes) the text is its caption. `reply_to` is a message of the same chat.

    `ask` asks the reader to answer in words; `silent` makes no sound.
    """

    text: Html
    rows: Rows = ()
    photo: bytes | None = None
    reply_to: int | None = None
    ask: bool = False
    silent: bool = False


class Post(Protocol):
    """Where letters go. Expected failures come back as values; nothing is raised but cancellation."""

    async def send(self, chat: ChatRef, letter: Letter, attempt: int = 0) -> Result: ...

    async def edit(self, chat: ChatRef, message_id: int, letter: Letter, attempt: int = 0) -> Result: ...

    async def reachable(self) -> bool:
        """Whether anything can be sent at all; asked only after a failure."""


def letters(texts: Iterable[Html], rows: Rows = (), reply_to: int | None = None) -> tuple[Letter, ...]:
    """The parts of one long answer: the first replies, the first has the buttons (an edit must find them there)."""
    return tuple(
        Letter(text, rows if not place else (), reply_to=reply_to if not place else None)
        for place, text in enumerate(texts)
    )
