"""Checks reply_markup as the real server does."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from tests.faultserver.calls import Call
from tests.faultserver.errors import ApiError, Json, bad_request

MAX_BUTTONS = 100
ACTIONS = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
)
OTHER_KINDS = ("keyboard", "remove_keyboard", "force_reply")


def read_keyboard(call: Call, *, inline_only: bool = False) -> Json | None:
    """The reply_markup of a call, None if absent or an empty inline keyboard. Raises 400 for a bad one."""
    markup = call.decoded("reply_markup", "reply keyboard markup")
    if markup is None:
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in markup:
        rows = _rows(markup["inline_keyboard"])
        return {"inline_keyboard": rows} if rows else None
    if inline_only and any(kind in markup for kind in OTHER_KINDS):
        raise bad_request("inline keyboard expected")
    return markup


def _rows(value: Any) -> list[list[Json]]:
    if not isinstance(value, list) or not all(isinstance(row, list) for row in value):
        raise bad_request('field "inline_keyboard" must be of type Array')
    rows = [[_button(button) for button in row] for row in value if row]
    if sum(len(row) for row in rows) > MAX_BUTTONS:
        raise bad_request("REPLY_MARKUP_TOO_LONG")
    return rows


def _unreadable(text: str) -> ApiError:
    return bad_request(f"can't parse inline keyboard button: {text}")


def _button(button: Any) -> Json:
    if not isinstance(button, dict):
        raise _unreadable("InlineKeyboardButton must be an Object")
    if "text" not in button:
        raise _unreadable('Can\'t find field "text"')
    if not isinstance(button["text"], str):
        raise _unreadable('Field "text" must be of type String')
    if not button["text"].strip():
        raise bad_request("inline keyboard button text is empty")
    if not any(button.get(action) not in (None, "") for action in ACTIONS if action in button) and not any(
        action.startswith("switch_inline_query") for action in button
    ):
        raise _unreadable("Text buttons are unallowed in the inline keyboard")
    data = button.get("callback_data")
    if data is not None and len(str(data).encode()) > 64:
        raise bad_request("BUTTON_DATA_INVALID")
    if "url" in button:
        _check_url(str(button["url"]))
    return dict(button)


def _check_url(url: str) -> None:
    def invalid(reason: str) -> ApiError:
        return bad_request(f"inline keyboard button URL '{url}' is invalid: {reason}")

    try:
        parts = urlsplit(url if "://" in url else f"http://{url}")
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        raise invalid("Wrong HTTP URL") from None
    if parts.scheme not in ("http", "https", "tg", "ton"):
        raise invalid("Unsupported URL protocol")
    if not host:
        raise invalid("URL host is empty")
    if parts.scheme.startswith("http") and "." not in host and host != "localhost":
        raise invalid("Wrong HTTP URL")
