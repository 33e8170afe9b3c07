"""Reads the library's updates into our values: who said what, where. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import CallbackQuery, Chat, Message, Update, User

from bot.access import Caller
from bot.words import Words, language_of
from facts.types import ChatRef

LONGEST = 4096


@dataclass(frozen=True, slots=True)
class Spoken:
    """A message of a person. `command` is without slash and bot name, None for plain words.

    `addressed` is true for `/command@ourname`, `answers_us` for a reply to a message of ours.
    """

    caller: Caller
    message_id: int
    command: str | None
    arguments: str
    addressed: bool = False
    answers_us: bool = False

    @property
    def reply_to(self) -> int | None:
        """In a group the answer points at what it answers."""
        return None if self.caller.kind in ("private", "channel") else self.message_id


def spoken(update: Update, bot_name: str) -> Spoken | None:
    """None for edits, for messages without words, and for commands to another bot."""
    message = update.message or update.channel_post
    if (
        message is None
        or not message.text
        or (message.from_user and message.from_user.is_bot and not message.sender_chat)
    ):
        return None
    text = message.text[:LONGEST]
    replied = message.reply_to_message
    answers_us = bool(replied and replied.from_user and replied.from_user.username == bot_name)
    if not text.startswith("/"):
        return Spoken(caller_of(message), message.message_id, None, text, answers_us=answers_us)
    head, *rest = text[1:].split(maxsplit=1) or [""]
    name, at, whom = head.partition("@")
    if at and whom.lower() != bot_name.lower():
        return None
    return Spoken(caller_of(message), message.message_id, name.lower(), "".join(rest), addressed=bool(at))


def caller_of(message: Message) -> Caller:
    chat, sender = message.chat, message.sender_chat
    as_chat = sender is not None and sender.id == chat.id
    foreign = sender is not None and not as_chat  # a channel speaking in a group: nobody of ours
    user = None if sender is not None else message.from_user
    return Caller(
        chat=ref_of(message),
        kind=str(chat.type),
        user=user.id if user else None,
        as_chat=as_chat,
        second_hand=bool(
            message.forward_origin or message.via_bot or message.is_automatic_forward or foreign
        ),
        language_code=message.from_user.language_code if message.from_user else None,
        title=title_of(chat, message.from_user),
    )


def ref_of(message: Message) -> ChatRef:
    """Only a forum's topics are chats of their own; a thread of replies is not."""
    return ChatRef(message.chat.id, message.message_thread_id or 0 if message.is_topic_message else 0)


def title_of(chat: Chat, user: User | None) -> str:
    return (chat.title or chat.first_name or (user.first_name if user else "") or "")[:200]


def caller_of_press(query: CallbackQuery) -> Caller | None:
    """None where the button's message is out of reach: an inline one, or one that Telegram no longer keeps."""
    message = query.message
    if message is None:
        return None
    chat = message.chat
    topic = message.message_thread_id if isinstance(message, Message) and message.is_topic_message else 0
    return Caller(
        chat=ChatRef(chat.id, topic or 0),
        kind=str(chat.type),
        user=query.from_user.id,
        language_code=query.from_user.language_code,
        title=title_of(chat, query.from_user),
    )


def words_of(user: User | None) -> Words:
    return Words(language_of(user.language_code if user else None))
