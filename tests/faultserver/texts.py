"""Reads a text or caption of a call: parse mode, emptiness, length."""

from __future__ import annotations

from tests.faultserver.calls import Call
from tests.faultserver.errors import ApiError, Json, bad_request
from tests.faultserver.telegram_html import HtmlError, ParsedText, check_html, clean

MAX_TEXT = 4096
MAX_CAPTION = 1024


def parse(source: str, mode: str) -> ParsedText:
    """Applies the parse mode. Raises 400, or 501 for the Markdown modes, which this server does not judge."""
    if mode.lower() in ("markdown", "markdownv2"):
        raise ApiError(501, "Not Implemented: this server judges HTML only")
    if mode.lower() not in ("", "none", "html"):
        raise bad_request("unsupported parse_mode")
    if mode.lower() != "html":
        return ParsedText(clean(source))
    try:
        return check_html(source)
    except HtmlError as refusal:
        raise bad_request(f"can't parse entities: {refusal}") from None


def entities_json(parsed: ParsedText) -> list[Json]:
    shown: list[Json] = []
    for entity in parsed.entities:
        item: Json = {"type": entity.type, "offset": entity.offset, "length": entity.length}
        extra = {"text_link": "url", "custom_emoji": "custom_emoji_id"}.get(entity.type)
        shown.append(item | ({extra: entity.argument} if extra else {}))
    return shown


def read_text(call: Call) -> Json:
    """`text` and `entities` of a message to be. Raises 400 if empty, too long or unparsable."""
    parsed = parse(call.text("text"), call.text("parse_mode"))
    if parsed.empty:
        raise bad_request("message text is empty")
    if parsed.length > MAX_TEXT:
        raise bad_request("message is too long")
    return _shown(call, parsed, "text", "entities")


def read_caption(call: Call) -> Json:
    """`caption` and `caption_entities`, empty if there is no caption. Raises 400 if too long or unparsable."""
    parsed = parse(call.text("caption"), call.text("parse_mode"))
    if parsed.length > MAX_CAPTION:
        raise bad_request("message caption is too long")
    return {} if parsed.empty else _shown(call, parsed, "caption", "caption_entities")


def _shown(call: Call, parsed: ParsedText, text: str, entities: str) -> Json:
    listed = entities_json(parsed)
    if not call.has("parse_mode"):
        listed = call.decoded(entities, "entities") or []
    body: Json = {text: parsed.text.strip() if not listed else parsed.text.rstrip()}
    return body | ({entities: listed} if listed else {})
