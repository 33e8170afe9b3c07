"""What Telegram tells of chats themselves: the bot was added, blocked, removed; a group became a supergroup."""

from __future__ import annotations

from dataclasses import dataclass, replace

from telegram import ChatMemberUpdated, Message

from bot.updates import title_of
from facts.types import ChatRef
from storage.store import Store

PRESENT = ("member", "administrator", "creator", "restricted")


@dataclass(frozen=True, slots=True)
class Joined:
    """The bot is new in this chat and should say who it is."""

    chat: ChatRef
    kind: str
    title: str
    language_code: str | None


def changed(store: Store, change: ChatMemberUpdated) -> Joined | None:
    """Writes down that the bot came or went; `Joined` where it came into a group or channel."""
    was, now = change.old_chat_member.status in PRESENT, change.new_chat_member.status in PRESENT
    chat = change.chat
    if was and not now:
        store.chats.deactivate(chat.id)
    if now and not was:
        _return(store, chat.id)
        if chat.type != "private":
            code = change.from_user.language_code
            return Joined(ChatRef(chat.id), str(chat.type), title_of(chat, None), code)
    return None


def _return(store: Store, chat_id: int) -> None:
    """Whoever lets the bot in again gets what the subscriptions, which were kept, ask for."""
    for chat in store.chats.all(active=False):
        if chat.ref.id == chat_id and not chat.active:
            store.chats.save(replace(chat, active=True))


def moved(store: Store, message: Message) -> bool:
    """A group's new id, from the service message on either side."""
    if message.migrate_to_chat_id:
        store.chats.move(message.chat.id, message.migrate_to_chat_id)
    elif message.migrate_from_chat_id:
        store.chats.move(message.migrate_from_chat_id, message.chat.id)
    else:
        return False
    return True
