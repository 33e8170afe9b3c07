"""Who may do what. Pure, and closed by default: what is not listed as allowed is refused."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from facts.types import ChatRef

ADMINISTRATORS = ("creator", "administrator")


class Need(StrEnum):
    """What a command asks of its caller."""

    ANYONE = "anyone"
    CHAT_ADMIN = (
        "chat_admin"  # in a group or channel: one of its administrators; in a private chat: its owner
    )
    OPERATOR = "operator"


class Access(StrEnum):
    ALLOWED = "allowed"
    NOT_OPERATOR = "not_operator"
    NOT_ADMIN = "not_admin"
    ASK = "ask"  # Telegram must say whether the user is an administrator of the chat
    IGNORED = "ignored"  # not a command at all: forwarded, edited, sent through another bot


@dataclass(frozen=True, slots=True)
class Caller:
    """Who speaks, and where. `user` is None for a channel's post and an anonymous administrator.

    `as_chat` is true where the message was sent in the name of this very chat, which only its administrators can.
    `second_hand` marks what the sender did not write just now: forwarded, edited, through another bot.
    """

    chat: ChatRef
    kind: str
    user: int | None = None
    as_chat: bool = False
    second_hand: bool = False
    language_code: str | None = None
    title: str = ""

    @property
    def private(self) -> bool:
        return self.kind == "private"


def access(need: Need, caller: Caller, operators: Collection[int]) -> Access:
    """The decision. Operators are so by their numeric id alone: never as a chat, never by being an administrator."""
    if caller.second_hand:
        return Access.IGNORED
    if need is Need.OPERATOR:
        known = caller.user is not None and not caller.as_chat and caller.user in operators
        return Access.ALLOWED if known else Access.NOT_OPERATOR
    if need is Need.ANYONE:
        return Access.ALLOWED
    if caller.private:
        return Access.ALLOWED if caller.user == caller.chat.id else Access.NOT_ADMIN
    if caller.as_chat:
        return Access.ALLOWED
    return Access.NOT_ADMIN if caller.user is None else Access.ASK
