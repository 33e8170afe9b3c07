"""What people do in chats: the scripted side of a conversation with the bot."""

from __future__ import annotations

import re
from typing import Any

from tests.faultserver import model
from tests.faultserver.errors import Json
from tests.faultserver.model import Chat, Message, User
from tests.faultserver.state import GROUP_ANONYMOUS_BOT, State
from tests.faultserver.updates import Updates


class People:
    """Creates chats and acts in them. Every act queues the update that Telegram would send."""

    state: State
    updates: Updates

    def user(
        self, id: int, first_name: str = "", username: str | None = None, language_code: str | None = None
    ) -> User:
        """Makes a user known, or changes one."""
        user = self.state.user(id)
        user.first_name = first_name or user.first_name
        user.username = username or user.username
        user.language_code = language_code or user.language_code
        return user

    def private_chat(
        self,
        id: int,
        language_code: str | None = None,
        first_name: str = "",
        username: str | None = None,
        started: bool = True,
    ) -> Chat:
        """A person's own chat with the bot; `started=False` means they never wrote to it."""
        user = self.user(id, first_name, username, language_code)
        chat = Chat(id, "private", first_name=user.first_name, username=user.username, started=started)
        return self.state.add_chat(chat)

    def group(
        self,
        id: int,
        *,
        type: str = "supergroup",
        title: str = "Group",
        owner: int | None = None,
        admins: tuple[int, ...] | list[int] = (),
        members: tuple[int, ...] | list[int] = (),
        bot: str = model.MEMBER,
        topics: dict[int, str] | None = None,
        username: str | None = None,
    ) -> Chat:
        """A group, supergroup or forum (with `topics`: thread id -> name). `bot` is the bot's own status."""
        chat = Chat(id, type, title, username, bot_status=bot, is_forum=topics is not None)
        chat.topics = {int(thread): name for thread, name in (topics or {}).items()}
        chat.members = dict.fromkeys(members, model.MEMBER) | dict.fromkeys(admins, model.ADMINISTRATOR)
        if owner is not None:
            chat.members[owner] = model.CREATOR
        for user_id in chat.members:
            self.state.user(user_id)
        return self.state.add_chat(chat)

    def channel(
        self,
        id: int,
        *,
        title: str = "Channel",
        owner: int | None = None,
        admins: tuple[int, ...] | list[int] = (),
        bot: str = model.ADMINISTRATOR,
        username: str | None = None,
    ) -> Chat:
        return self.group(
            id, type="channel", title=title, owner=owner, admins=admins, bot=bot, username=username
        )

    async def user_says(
        self,
        chat: int,
        text: str,
        *,
        user: int | None = None,
        thread: int | None = None,
        reply_to: int | None = None,
        anonymous: bool = False,
        forwarded_from: int | None = None,
        edits: int | None = None,
    ) -> Message:
        """Someone writes into a chat. In a private chat that is its owner, in a channel nobody (a post).

        `anonymous` posts as an anonymous administrator; `edits` changes that earlier message instead.
        """
        place = self.state.chat(chat)
        place.started = True
        sender = self._sender(place, user, anonymous)
        body: Json = {"text": text}
        if commands := _commands(text):
            body["entities"] = commands
        if thread is not None:
            body |= {"message_thread_id": thread, "is_topic_message": True}
        if reply_to is not None:
            body["reply_to_message"] = place.messages[reply_to].shown()
        if forwarded_from is not None:
            author = self.state.user(forwarded_from).json()
            body["forward_origin"] = {"type": "user", "date": 1, "sender_user": author}
        kind = "channel_post" if place.type == "channel" else "message"
        if edits is None:
            message = self.state.post(place, sender, body, by_bot=False)
        else:
            message, kind = place.messages[edits], f"edited_{kind}"
            message.json |= body | {"edit_date": int(self.state.clock.now())}
        self.updates.add(kind, message.shown())
        return message

    def _sender(self, chat: Chat, user: int | None, anonymous: bool) -> Json:
        if chat.type == "channel":
            return {"sender_chat": chat.json()}
        if anonymous:
            return {"from": GROUP_ANONYMOUS_BOT.json(), "sender_chat": chat.json()}
        if user is None and not chat.private:
            raise AssertionError("who speaks in the group? give user=")
        return {"from": self._member(chat, user or chat.id).json()}

    def _member(self, chat: Chat, user_id: int) -> User:
        if not chat.private:
            chat.members.setdefault(user_id, model.MEMBER)
        return self.state.user(user_id)

    async def presses(
        self, user: int, message_id: int, data: str, *, chat: int | None = None, forged: bool = False
    ) -> str:
        """Presses an inline button and returns the callback query id (see `callback_answers`).

        `chat` is the user's own if not given. Unless `forged`, the message must have that button now.
        """
        place = self.state.chat(user if chat is None else chat)
        message = place.messages.get(message_id)
        offered = [] if message is None else [button.get("callback_data") for button in message.buttons]
        if not forged and data not in offered:
            raise AssertionError(f"message {message_id} of chat {place.id} offers {offered}, not {data!r}")
        return self._press(user, place, message, message_id, data)

    def _press(self, user: int, place: Chat, message: Message | None, message_id: int, data: str) -> str:
        query = self.state.unique("callback-")
        self.state.callbacks[query] = self.state.clock.now()
        gone: Json = {"message_id": message_id, "date": 0, "chat": place.json()}
        body = {
            "id": query,
            "from": self.state.user(user).json(),
            "chat_instance": f"instance-{place.id}",
            "message": gone if message is None or message.deleted else message.shown(),
            "data": data,
        }
        self.updates.add("callback_query", body)
        return query

    async def asks_inline(self, user: int, query: str, offset: str = "") -> str:
        """Types `@bot query` in some chat; returns the inline query id (see `inline_answers`)."""
        number = self.state.unique("inline-")
        self.state.inline_queries[number] = self.state.clock.now()
        asker = self.state.user(user).json()
        body = {"id": number, "from": asker, "query": query, "offset": offset}
        self.updates.add("inline_query", body)
        return number

    async def blocks(self, user: int) -> None:
        """A person blocks the bot."""
        chat = self.state.chat(user)
        chat.blocked = True
        self._my_member(chat, user, model.MEMBER, model.KICKED)

    async def unblocks(self, user: int) -> None:
        chat = self.state.chat(user)
        chat.blocked = False
        self._my_member(chat, user, model.KICKED, model.MEMBER)

    async def sets_bot_status(self, chat: int, status: str, *, by: int) -> None:
        """Someone adds, promotes, demotes or kicks the bot."""
        place = self.state.chat(chat)
        before, place.bot_status = place.bot_status, status
        self._my_member(place, by, before, status)

    def _my_member(self, chat: Chat, by: int, before: str, after: str) -> None:
        change = {
            "chat": chat.json(),
            "from": self.state.user(by).json(),
            "date": int(self.state.clock.now()),
            "old_chat_member": model.member_json(self.state.bot, before),
            "new_chat_member": model.member_json(self.state.bot, after),
        }
        self.updates.add("my_chat_member", change)

    async def migrates(self, old: int, new: int) -> Chat:
        """A group becomes a supergroup with a new id; both sides get their service message."""
        group = self.state.chat(old)
        fresh = self.group(new, title=group.title, bot=group.bot_status)
        fresh.members = dict(group.members)
        sender = {"from": GROUP_ANONYMOUS_BOT.json()}
        before = self.state.post(group, sender, {"migrate_to_chat_id": new}, by_bot=False)
        after = self.state.post(fresh, sender, {"migrate_from_chat_id": old}, by_bot=False)
        group.migrated_to = new
        self.updates.add("message", before.shown())
        self.updates.add("message", after.shown())
        return fresh

    def raw_update(self, kind: str, body: Any) -> int:
        """Queues an update exactly as given, however odd."""
        return self.updates.add(kind, body)

    def redeliver(self, count: int = 1) -> None:
        """The last acknowledged updates come once more."""
        self.updates.redeliver(count)

    def messages(self, chat: int, *, thread: int | None = None) -> list[Message]:
        """What the bot has in the chat now (deleted ones left out), oldest first."""
        place = self.state.chats.get(chat)
        found = [] if place is None else [message for _, message in sorted(place.messages.items())]
        shown = [message for message in found if message.by_bot and not message.deleted]
        return [message for message in shown if thread is None or message.thread_id == thread]


def _commands(text: str) -> list[Json]:
    found = re.finditer(r"(?<![^\s])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]+)?", text)
    return [
        {
            "type": "bot_command",
            "offset": len(text[: match.start()].encode("utf-16-le")) // 2,
            "length": match.end() - match.start(),
        }
        for match in found
    ]
