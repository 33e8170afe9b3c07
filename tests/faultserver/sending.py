"""sendMessage, sendPhoto, sendDocument, sendMediaGroup, sendChatAction, deleteMessage."""

from __future__ import annotations

from typing import Any

from tests.faultserver import model
from tests.faultserver.calls import Call, Upload
from tests.faultserver.errors import Json, bad_request
from tests.faultserver.keyboards import read_keyboard
from tests.faultserver.model import Chat, Message
from tests.faultserver.state import State
from tests.faultserver.texts import read_caption, read_text

MAX_PHOTO = 10 * 1024 * 1024
MAX_UPLOAD = 50 * 1024 * 1024
TWO_DAYS = 48 * 3600
ACTIONS = (
    "typing upload_photo record_video upload_video record_voice upload_voice upload_document choose_sticker "
    "find_location record_video_note upload_video_note"
).split()


def send_message(state: State, call: Call) -> Json:
    chat = state.writable(call)
    return _post(state, call, chat, read_text(call), call.text("text")).shown()


def send_photo(state: State, call: Call) -> Json:
    return _send_file(state, call, "photo")


def send_document(state: State, call: Call) -> Json:
    return _send_file(state, call, "document")


def _send_file(state: State, call: Call, kind: str) -> Json:
    chat = state.writable(call)
    caption = read_caption(call)
    upload, file_id = find_file(state, call, kind, call.params.get(kind))
    body = media_json(kind, upload, file_id) | caption
    message = _post(state, call, chat, body, call.text("caption"))
    message.upload = upload
    return message.shown()


def find_file(state: State, call: Call, kind: str, value: Any) -> tuple[Upload, str]:
    """The file meant by a media parameter: attach://part, the part named `kind`, or a known file_id."""
    part = str(value).removeprefix("attach://") if str(value).startswith("attach://") else kind
    if value in (None, "") and kind not in call.files:
        raise bad_request(f"there is no {kind} in the request")
    if isinstance(value, str) and value in state.files:
        return state.files[value], value
    upload = call.files.get(part)
    if upload is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if not upload.data:
        raise bad_request("file must be non-empty")
    if len(upload.data) > (MAX_PHOTO if kind == "photo" else MAX_UPLOAD):
        raise bad_request(f"file of size {len(upload.data)} bytes is too big for a {kind}")
    if kind == "photo" and not upload.data.startswith((b"\x89PNG", b"\xff\xd8", b"GIF8", b"RIFF")):
        raise bad_request("IMAGE_PROCESS_FAILED")
    return upload, state.store(upload)


def media_json(kind: str, upload: Upload, file_id: str) -> Json:
    shown: Json = {"file_id": file_id, "file_unique_id": f"u-{file_id}", "file_size": len(upload.data)}
    if kind == "photo":
        return {"photo": [shown | {"width": 1, "height": 1}]}
    return {"document": shown | {"file_name": upload.name, "mime_type": upload.content_type}}


def send_media_group(state: State, call: Call) -> list[Json]:
    chat = state.writable(call)
    items = call.decoded("media", "media")
    if not isinstance(items, list) or not 2 <= len(items) <= 10:
        raise bad_request("media must include 2-10 items")
    if not all(isinstance(item, dict) and item.get("type") in ("photo", "document") for item in items):
        raise bad_request("can't parse InputMedia: Type of the media is unsupported")
    if len({item["type"] for item in items}) > 1:
        raise bad_request("document can't be mixed with other media types")
    bodies = [input_media(state, call, item) for item in items]
    album = state.unique("album-")
    posted = []
    for body, upload, source in bodies:
        message = _post(state, call, chat, body | {"media_group_id": album}, source)
        message.upload = upload
        posted.append(message.shown())
    return posted


def input_media(state: State, call: Call, item: Json) -> tuple[Json, Upload, str]:
    """One InputMedia as message fields, its upload and its caption as written."""
    kind = str(item.get("type"))
    if kind not in ("photo", "document"):
        raise bad_request(f"can't parse InputMedia: type {kind!r} is not modelled")
    caption = read_caption(Call(call.method, item))
    upload, file_id = find_file(state, call, kind, item.get("media"))
    return media_json(kind, upload, file_id) | caption, upload, str(item.get("caption", ""))


def _post(state: State, call: Call, chat: Chat, body: Json, source: str) -> Message:
    thread = state.thread(call, chat)
    replied = state.replied(call, chat)
    keyboard = read_keyboard(call)
    if thread is not None:
        body = body | {"message_thread_id": thread, "is_topic_message": True}
    if replied is not None:
        body = body | {"reply_to_message": _without_reply(replied)}
    if keyboard is not None and "inline_keyboard" in keyboard:
        body = body | {"reply_markup": keyboard}
    message = state.post(chat, state.bot_sender(chat), body, by_bot=True)
    message.html = source
    return message


def _without_reply(message: Message) -> Json:
    shown = message.shown()
    shown.pop("reply_to_message", None)
    return shown


def send_chat_action(state: State, call: Call) -> bool:
    chat = state.writable(call)
    state.thread(call, chat)
    if call.text("action") not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    state.actions.append((chat.id, call.text("action")))
    return True


def delete_message(state: State, call: Call) -> bool:
    chat = state.writable(call)
    message = chat.messages.get(call.integer("message_id"))
    if message is None or message.deleted:
        raise bad_request("message to delete not found")
    foreign = not message.by_bot and not chat.private and chat.bot_status != model.ADMINISTRATOR
    if foreign or state.clock.now() - message.at > TWO_DAYS:
        raise bad_request("message can't be deleted for everyone")
    message.deleted = True
    return True
