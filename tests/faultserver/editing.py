"""editMessageText, editMessageCaption, editMessageReplyMarkup, editMessageMedia."""

from __future__ import annotations

from collections.abc import Callable

from tests.faultserver.calls import Call
from tests.faultserver.errors import NOT_MODIFIED, Json, bad_request
from tests.faultserver.keyboards import read_keyboard
from tests.faultserver.model import Message
from tests.faultserver.sending import input_media
from tests.faultserver.state import State
from tests.faultserver.texts import read_caption, read_text

CONTENT = ("text", "entities", "caption", "caption_entities", "photo", "document", "reply_markup")


def edit_text(state: State, call: Call) -> Json | bool:
    def content(message: Json) -> Json:
        if "text" not in message:
            raise bad_request("there is no text in the message to edit")
        return read_text(call)

    return _edit(state, call, content, call.text("text"))


def edit_caption(state: State, call: Call) -> Json | bool:
    def content(message: Json) -> Json:
        if "photo" not in message and "document" not in message:
            raise bad_request("there is no caption in the message to edit")
        kept = {name: message[name] for name in ("photo", "document") if name in message}
        return kept | read_caption(call)

    return _edit(state, call, content, call.text("caption"))


def edit_keyboard(state: State, call: Call) -> Json | bool:
    def content(message: Json) -> Json:
        return {name: message[name] for name in CONTENT if name in message and name != "reply_markup"}

    return _edit(state, call, content, None)


def edit_media(state: State, call: Call) -> Json | bool:
    item = call.decoded("media", "media")
    if not isinstance(item, dict):
        raise bad_request("object expected as InputMedia")
    body, upload, source = input_media(state, call, item)
    result = _edit(state, call, lambda message: body, source)
    if not call.has("inline_message_id"):
        chat = state.writable(call)
        chat.messages[call.integer("message_id")].upload = upload
    return result


def _edit(state: State, call: Call, content: Callable[[Json], Json], source: str | None) -> Json | bool:
    """Replaces the content; a keyboard that is not sent again is gone, as in Telegram."""
    if call.has("inline_message_id"):
        return _edit_inline(state, call, content)
    message = _editable(state, call)
    fresh = _changed(message.json, content(message.json), read_keyboard(call, inline_only=True))
    message.edits.append(message.shown())
    for name in CONTENT:
        message.json.pop(name, None)
    message.json.update(fresh, edit_date=int(state.clock.now()))
    message.html = message.html if source is None else source
    return message.shown()


def _editable(state: State, call: Call) -> Message:
    chat = state.writable(call)
    if not call.has("message_id"):
        raise bad_request("message identifier is not specified")
    message = chat.messages.get(call.integer("message_id"))
    if message is None or message.deleted:
        raise bad_request("message to edit not found")
    if not message.by_bot:
        raise bad_request("message can't be edited")
    return message


def _edit_inline(state: State, call: Call, content: Callable[[Json], Json]) -> bool:
    stored = state.inline_messages.get(call.text("inline_message_id"))
    if stored is None:
        raise bad_request("MESSAGE_ID_INVALID")
    fresh = _changed(stored, content(stored), read_keyboard(call, inline_only=True))
    stored.clear()
    stored.update(fresh)
    return True


def _changed(before: Json, body: Json, keyboard: Json | None) -> Json:
    fresh = body | ({"reply_markup": keyboard} if keyboard else {})
    if fresh == {name: before[name] for name in CONTENT if name in before}:
        raise bad_request(NOT_MODIFIED)
    return fresh
