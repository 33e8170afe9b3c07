"""Methods about the bot itself, its command menus, chats and members, and answers to queries."""

from __future__ import annotations

import json
import re

from tests.faultserver import model
from tests.faultserver.calls import Call
from tests.faultserver.errors import QUERY_TOO_OLD, ApiError, Json, bad_request
from tests.faultserver.model import Chat
from tests.faultserver.state import State
from tests.faultserver.texts import MAX_TEXT, parse

CALLBACK_LIFETIME = 15.0
SCOPES = {
    "default": (),
    "all_private_chats": (),
    "all_group_chats": (),
    "all_chat_administrators": (),
    "chat": ("chat_id",),
    "chat_administrators": ("chat_id",),
    "chat_member": ("chat_id", "user_id"),
}


def get_me(state: State, call: Call) -> Json:
    return state.bot.json() | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def scope_key(state: State, scope: Json | None) -> str:
    """A canonical name of a BotCommandScope, such as "default" or "chat:-5"."""
    kind = (scope or {}).get("type", "default")
    if kind not in SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    parts = [str((scope or {}).get(name, "")) for name in SCOPES[kind]]
    if parts:
        state.chat(int(parts[0]) if re.fullmatch(r"-?\d+", parts[0]) else parts[0])
    return ":".join([kind, *parts])


def _menu(state: State, call: Call) -> tuple[str, str]:
    scope = call.decoded("scope", "BotCommandScope")
    language = call.text("language_code")
    if language and not re.fullmatch("[a-z]{2}", language):
        raise bad_request("invalid language code specified")
    return scope_key(state, scope if isinstance(scope, dict) else None), language


def set_my_commands(state: State, call: Call) -> bool:
    menu = _menu(state, call)
    commands = call.decoded("commands", "commands")
    if not isinstance(commands, list):
        raise bad_request("expected an Array of BotCommand")
    if len(commands) > 100:
        raise bad_request("can't set more than 100 commands")
    state.commands[menu] = [_command(item) for item in commands]
    return True


def _command(item: Json) -> Json:
    command = str(item.get("command", "")).removeprefix("/")
    description = str(item.get("description", "")).strip()
    if not command:
        raise bad_request("command must be non-empty")
    if not re.fullmatch("[a-z0-9_]{1,32}", command):
        raise bad_request("BOT_COMMAND_INVALID")
    if not description:
        raise bad_request("command description must be non-empty")
    if len(description) > 256:
        raise bad_request("command description length must not exceed 256")
    return {"command": command, "description": description}


def get_my_commands(state: State, call: Call) -> list[Json]:
    return state.commands.get(_menu(state, call), [])


def delete_my_commands(state: State, call: Call) -> bool:
    state.commands.pop(_menu(state, call), None)
    return True


def get_chat(state: State, call: Call) -> Json:
    chat = state.readable(call)
    gifts = dict.fromkeys(
        ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"),
        True,
    )
    return chat.json() | {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": gifts}


def _status(state: State, chat: Chat, user_id: int) -> str | None:
    if user_id == state.bot.id:
        return chat.bot_status
    return chat.members.get(user_id, model.LEFT if user_id in state.users else None)


def get_chat_member(state: State, call: Call) -> Json:
    chat = state.readable(call)
    user_id = call.integer("user_id")
    if user_id <= 0:
        raise bad_request("invalid user_id specified")
    status = model.MEMBER if chat.id == user_id else _status(state, chat, user_id)
    if status is None:
        raise bad_request("member not found")
    user = state.bot if user_id == state.bot.id else state.user(user_id)
    return model.member_json(user, status)


def get_chat_administrators(state: State, call: Call) -> list[Json]:
    chat = state.readable(call)
    if chat.private:
        raise bad_request("there are no administrators in the private chat")
    found = [
        model.member_json(state.user(user_id), status)
        for user_id, status in chat.members.items()
        if status in (model.CREATOR, model.ADMINISTRATOR)
    ]
    if chat.bot_status == model.ADMINISTRATOR:
        found.append(model.member_json(state.bot, model.ADMINISTRATOR))
    return found


def get_chat_member_count(state: State, call: Call) -> int:
    chat = state.readable(call)
    present = [status for status in chat.members.values() if status not in (model.LEFT, model.KICKED)]
    return 2 if chat.private else len(present) + 1


def leave_chat(state: State, call: Call) -> bool:
    chat = state.readable(call)
    if chat.private:
        raise bad_request("chat is not a group, supergroup or channel")
    chat.bot_status = model.LEFT
    return True


def get_file(state: State, call: Call) -> Json:
    upload = state.files.get(call.text("file_id"))
    if upload is None:
        raise bad_request("invalid file_id")
    found: Json = {"file_id": call.text("file_id"), "file_unique_id": "u-" + call.text("file_id")}
    return found | {"file_size": len(upload.data), "file_path": call.text("file_id")}


def answer_callback(state: State, call: Call) -> bool:
    query_id = call.text("callback_query_id")
    asked = state.callbacks.get(query_id)
    if asked is None or state.clock.now() - asked > CALLBACK_LIFETIME:
        raise bad_request(QUERY_TOO_OLD)
    if len(call.text("text")) > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    state.callback_answers[query_id] = dict(call.params)
    return True


def answer_inline(state: State, call: Call) -> bool:
    query_id = call.text("inline_query_id")
    asked = state.inline_queries.get(query_id)
    results = call.decoded("results", "inline query results")
    if not isinstance(results, list):
        raise bad_request("expected an Array of InlineQueryResult")
    if len(results) > 50:
        raise bad_request("RESULTS_TOO_MUCH")
    identities = [_inline_result(item) for item in results]
    if len(set(identities)) != len(identities):
        raise bad_request("RESULT_ID_DUPLICATE")
    if asked is None or state.clock.now() - asked > CALLBACK_LIFETIME:
        raise bad_request(QUERY_TOO_OLD)
    state.inline_answers[query_id] = dict(call.params) | {"results": results}
    return True


def _inline_result(item: object) -> str:
    if not isinstance(item, dict) or not 1 <= len(str(item.get("id", "")).encode()) <= 64:
        raise bad_request("RESULT_ID_INVALID")
    if item.get("type") != "article":
        raise ApiError(501, f"Not Implemented: inline results of type {json.dumps(item.get('type'))}")
    if not item.get("title"):
        raise bad_request("can't parse inline query result: Can't find field \"title\"")
    content = item.get("input_message_content")
    if not isinstance(content, dict):
        raise bad_request("message must be specified")
    parsed = parse(str(content.get("message_text", "")), str(content.get("parse_mode") or ""))
    if parsed.empty:
        raise bad_request("message text is empty")
    if parsed.length > MAX_TEXT:
        raise bad_request("message is too long")
    return str(item["id"])
