"""JSON Feed, which feedparser does not read. A JSON error message in place of a feed is no feed here either."""

from __future__ import annotations

import json
from typing import Any

from scrapers.items import Document, Item


def read(text: str) -> Document | None:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or "jsonfeed.org" not in str(found.get("version", "")):
        return None
    items = found.get("items")
    if not isinstance(items, list):
        return None
    return Document(tuple(_item(item) for item in items if isinstance(item, dict)))


def _item(item: dict[str, Any]) -> Item:
    tags = item.get("tags")
    return Item(
        title=_text(item, "title"),
        link=_text(item, "url") or _text(item, "external_url"),
        guid=_text(item, "id"),
        dates=tuple(date for date in (_text(item, "date_published"), _text(item, "date_modified")) if date),
        summary=_text(item, "summary"),
        content=_text(item, "content_html") or _text(item, "content_text"),
        categories=tuple(_whole(str(tag)) for tag in tags) if isinstance(tags, list) else (),
    )


def _text(item: dict[str, Any], name: str) -> str:
    value = item.get(name)
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return _whole(str(value))


def _whole(text: str) -> str:
    """JSON may spell half a sign (`\\ud800`), which no database takes."""
    return text.encode("utf-8", "replace").decode()
