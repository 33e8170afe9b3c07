"""What the server remembers: users, chats, members, messages; each can render itself as Bot API JSON."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from typing import Any

from tests.faultserver.calls import Upload
from tests.faultserver.errors import Json

CREATOR, ADMINISTRATOR, MEMBER, RESTRICTED, LEFT, KICKED = (
    "creator",
    "administrator",
    "member",
    "restricted",
    "left",
    "kicked",
)
ADMIN_RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
)
RESTRICTIONS = (
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_send_messages",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_manage_topics",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_edit_tag",
)


@dataclass(slots=True)
class User:
    id: int
    first_name: str = "User"
    username: str | None = None
    language_code: str | None = None
    is_bot: bool = False

    def json(self) -> Json:
        shown = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        optional = {"username": self.username, "language_code": self.language_code}
        return shown | {name: value for name, value in optional.items() if value}


@dataclass(slots=True)
class Message:
    """A message of a chat. `json` is the Bot API object as it now stands; `html` the text as the bot wrote it."""

    chat_id: int
    message_id: int
    json: Json
    by_bot: bool
    at: float
    html: str = ""
    upload: Upload | None = None
    deleted: bool = False
    edits: list[Json] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text or caption as shown, without markup."""
        return str(self.json.get("text", self.json.get("caption", "")))

    @property
    def keyboard(self) -> list[list[Json]]:
        rows: list[list[Json]] = self.json.get("reply_markup", {}).get("inline_keyboard", [])
        return rows

    @property
    def buttons(self) -> list[Json]:
        return [button for row in self.keyboard for button in row]

    @property
    def thread_id(self) -> int | None:
        return self.json.get("message_thread_id")

    @property
    def reply_to(self) -> int | None:
        replied: Json = self.json.get("reply_to_message", {})
        return replied.get("message_id")

    def button(self, text: str) -> str:
        """callback_data of the first button whose text contains `text`. Raises AssertionError if none does."""
        for button in self.buttons:
            if text in button["text"] and "callback_data" in button:
                return str(button["callback_data"])
        raise AssertionError(f"no button {text!r} among {[button['text'] for button in self.buttons]}")

    def shown(self) -> Json:
        return copy.deepcopy(self.json)


@dataclass(slots=True)
class Chat:
    """A chat with everything that decides whether the bot may write into it."""

    id: int
    type: str
    title: str = ""
    username: str | None = None
    first_name: str = ""
    is_forum: bool = False
    members: dict[int, str] = field(default_factory=dict)
    bot_status: str = MEMBER
    blocked: bool = False
    deactivated: bool = False
    started: bool = True
    migrated_to: int | None = None
    topics: dict[int, str] = field(default_factory=dict)
    closed_topics: set[int] = field(default_factory=set)
    messages: dict[int, Message] = field(default_factory=dict)

    @property
    def private(self) -> bool:
        return self.type == "private"

    def json(self) -> Json:
        shown: dict[str, Any] = {"id": self.id, "type": self.type}
        optional = {"title": self.title, "username": self.username, "first_name": self.first_name}
        shown |= {name: value for name, value in optional.items() if value}
        return shown | ({"is_forum": True} if self.is_forum else {})


def member_json(user: User, status: str) -> Json:
    """A ChatMember object of that status with every field the Bot API always sends."""
    shown: Json = {"user": user.json(), "status": status}
    if status == CREATOR:
        return shown | {"is_anonymous": False}
    if status == ADMINISTRATOR:
        rights: Json = {"can_be_edited": False, "is_anonymous": False, "can_post_messages": True}
        return shown | rights | dict.fromkeys(ADMIN_RIGHTS, True)
    if status == RESTRICTED:
        return shown | {"is_member": True, "until_date": 0} | dict.fromkeys(RESTRICTIONS, False)
    if status == KICKED:
        return shown | {"until_date": 0}
    return shown
