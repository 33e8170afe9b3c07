"""A command or a button press as handlers see it, and what they give back. Nothing here knows Telegram."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.access import Caller, Need
from bot.callbacks import Press
from bot.escape import Html
from bot.letters import Letter, Rows, letters
from bot.ports import Desk
from bot.words import Words
from facts.types import ChatRef
from storage.store import Store
from storage.types import Chat

NOBODY = 0  # the user id under which drafts of a channel or an anonymous administrator are kept


@dataclass(frozen=True, slots=True)
class Call:
    """`chat` holds the chat's settings, or defaults where it has none yet (`known` false).

    `press` is set for a button, whose message is `message_id`; `operator` is whether the caller is one.
    """

    caller: Caller
    chat: Chat
    known: bool
    now: datetime
    arguments: str = ""
    press: Press | None = None
    message_id: int | None = None
    operator: bool = False
    bot_name: str = ""

    @property
    def ref(self) -> ChatRef:
        return self.chat.ref

    @property
    def words(self) -> Words:
        return Words(self.chat.language)

    @property
    def user(self) -> int:
        """Whose drafts these are."""
        return self.caller.user if self.caller.user is not None and not self.caller.as_chat else NOBODY

    def argument(self, place: int) -> str:
        return self.press.argument(place) if self.press else ""

    def number(self, place: int) -> int | None:
        return self.press.number(place) if self.press else None

    def remember(self, store: Store, **changes: Any) -> Chat:
        """Saves the chat with these settings changed; a chat that we had given up counts again."""
        chat = replace(self.chat, active=True, title=self.caller.title, **changes)
        if not self.known:
            chat = replace(chat, created_at=self.now)
        store.chats.save(chat)
        return chat


@dataclass(frozen=True, slots=True)
class Answer:
    """What to say. With `edit` the first letter replaces the message whose button was pressed.

    `toast` is the short word over the chat that ends a press; `urgent` makes it a box to be closed.
    """

    letters: tuple[Letter, ...] = ()
    edit: bool = False
    toast: str = ""
    urgent: bool = False


NOTHING = Answer()


def say(*texts: Html, rows: Rows = (), edit: bool = False, toast: str = "") -> Answer:
    """One or several messages; the buttons go under the first."""
    return Answer(letters(texts, rows), edit=edit, toast=toast)


def toast(text: str, *, urgent: bool = False) -> Answer:
    return Answer(toast=text, urgent=urgent)


Handler = Callable[[Call, Store, Desk], Answer]


@dataclass(frozen=True, slots=True)
class Command:
    """`name` without its slash. `slow` ones get the typing sign while people wait."""

    name: str
    need: Need
    handle: Handler
    slow: bool = False


@dataclass(frozen=True, slots=True)
class Button:
    """What a press of callback data `verb:…` does. `lasting` ones still work on messages a month old."""

    verb: str
    need: Need
    handle: Handler
    lasting: bool = False


def by_name(commands: Iterable[Command]) -> dict[str, Command]:
    return {command.name: command for command in commands}


def by_verb(buttons: Iterable[Button]) -> dict[str, Button]:
    return {each.verb: each for each in buttons}
