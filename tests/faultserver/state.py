"""All chats and users of one server, and the rules that say which of them the bot may reach."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import Any

from tests.faultserver import model
from tests.faultserver.calls import Call, Upload
from tests.faultserver.clock import Clock
from tests.faultserver.errors import Json, bad_request, forbidden, migrated
from tests.faultserver.model import Chat, Message, User

GROUP_ANONYMOUS_BOT = User(1087968824, "Group", "GroupAnonymousBot", is_bot=True)


@dataclass(slots=True)
class State:
    """The world behind the API. Message ids are counted per channel and supergroup, jointly elsewhere."""

    bot: User
    clock: Clock
    chats: dict[int, Chat] = field(default_factory=dict)
    users: dict[int, User] = field(default_factory=dict)
    files: dict[str, Upload] = field(default_factory=dict)
    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    callbacks: dict[str, float] = field(default_factory=dict)
    callback_answers: dict[str, Json] = field(default_factory=dict)
    inline_queries: dict[str, float] = field(default_factory=dict)
    inline_answers: dict[str, Json] = field(default_factory=dict)
    inline_messages: dict[str, Json] = field(default_factory=dict)
    actions: list[tuple[int, str]] = field(default_factory=list)
    _joint_ids: itertools.count[int] = field(default_factory=lambda: itertools.count(1))
    _ids: itertools.count[int] = field(default_factory=lambda: itertools.count(1))

    def unique(self, prefix: str) -> str:
        return f"{prefix}{next(self._ids)}"

    def add_chat(self, chat: Chat) -> Chat:
        self.chats[chat.id] = chat
        return chat

    def user(self, user_id: int) -> User:
        """The user of that id, made up on first sight."""
        return self.users.setdefault(user_id, User(user_id, f"User {user_id}"))

    def chat(self, reference: int | str | None) -> Chat:
        """The chat meant by `chat_id`. Raises 400 as the real server does."""
        if reference in (None, ""):
            raise bad_request("chat_id is empty")
        if isinstance(reference, int) and reference in self.chats:
            return self.chats[reference]
        for chat in self.chats.values() if isinstance(reference, str) else ():
            if chat.username and reference == f"@{chat.username}":
                return chat
        raise bad_request("chat not found")

    def readable(self, call: Call) -> Chat:
        """The chat of a call that needs the bot's presence. Raises 400 or 403."""
        chat = self.chat(call.chat)
        if chat.bot_status == model.KICKED:
            raise forbidden(f"bot was kicked from the {chat.type} chat")
        if chat.bot_status == model.LEFT:
            raise forbidden(f"bot is not a member of the {chat.type} chat")
        return chat

    def writable(self, call: Call) -> Chat:
        """The chat of a send or edit, if the bot may write there now. Raises 400 or 403."""
        chat = self.chat(call.chat)
        if chat.migrated_to is not None:
            raise migrated(chat.migrated_to)
        if chat.deactivated:
            raise forbidden("user is deactivated")
        if chat.blocked:
            raise forbidden("bot was blocked by the user")
        if not chat.started:
            raise forbidden("bot can't initiate conversation with a user")
        self.readable(call)
        if chat.type == "channel" and chat.bot_status == model.MEMBER:
            raise bad_request("need administrator rights in the channel chat")
        if chat.bot_status == model.RESTRICTED:
            raise bad_request("not enough rights to send text messages to the chat")
        return chat

    def thread(self, call: Call, chat: Chat) -> int | None:
        """The forum topic of a send. Raises 400 for an unknown or closed one."""
        if not call.has("message_thread_id"):
            return None
        thread = call.integer("message_thread_id")
        if not chat.is_forum or thread not in chat.topics:
            raise bad_request("message thread not found")
        if thread in chat.closed_topics:
            raise bad_request("TOPIC_CLOSED")
        return thread

    def replied(self, call: Call, chat: Chat) -> Message | None:
        """The message a send replies to. Raises 400 if it is gone and the call insists on it."""
        wanted: Any = call.decoded("reply_parameters", "reply parameters")
        if wanted is None and call.has("reply_to_message_id"):
            wanted = {
                "message_id": call.integer("reply_to_message_id"),
                "allow_sending_without_reply": call.flag("allow_sending_without_reply"),
            }
        if wanted is None:
            return None
        if not isinstance(wanted, dict):
            raise bad_request("object expected as reply parameters")
        found = chat.messages.get(int(wanted.get("message_id", 0)))
        if found is not None and not found.deleted:
            return found
        if wanted.get("allow_sending_without_reply"):
            return None
        raise bad_request("message to be replied not found")

    def post(self, chat: Chat, sender: Json, body: Json, *, by_bot: bool) -> Message:
        """Puts a message into the chat and returns it. `sender` holds from and/or sender_chat."""
        own_ids = chat.type in ("channel", "supergroup")
        number = max(chat.messages, default=0) + 1 if own_ids else next(self._joint_ids)
        now = self.clock.now()
        shown = {"message_id": number, "date": int(now), "chat": chat.json()} | sender | body
        message = Message(chat.id, number, shown, by_bot, now)
        chat.messages[number] = message
        return message

    def bot_sender(self, chat: Chat) -> Json:
        return {"sender_chat": chat.json()} if chat.type == "channel" else {"from": self.bot.json()}

    def store(self, upload: Upload) -> str:
        """Keeps an upload and returns its file_id."""
        file_id = self.unique("file-")
        self.files[file_id] = upload
        return file_id
