"""The fast reader: well-formed RSS 2.0 and Atom by expat alone. On any doubt it gives None, and feedparser reads.

It knows the few elements that we use and those it may safely pass over. A new element, a second title, markup
inside a text, a DOCTYPE or an `xml:base` is a doubt. The tests hold it to feedparser's reading of every fixture.
"""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from xml.etree.ElementTree import Element

from scrapers.items import Document, Item

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
DC = "{http://purl.org/dc/elements/1.1/}"
MEDIA = "{http://search.yahoo.com/mrss/}"

RSS_TEXTS = {
    "title": "title",
    "link": "link",
    "guid": "guid",
    "pubDate": "published",
    "description": "summary",
    CONTENT + "encoded": "content",
}
ATOM_TEXTS = {
    ATOM + "title": "title",
    ATOM + "id": "guid",
    ATOM + "published": "published",
    ATOM + "updated": "updated",
    ATOM + "summary": "summary",
    ATOM + "content": "content",
}
# Elements of an item that change nothing for us and nothing for feedparser.
PASSED = frozenset(
    {"author", "comments", "enclosure", "source", "{http://dowjones.net/rss/}articletype"}
    | {ATOM + name for name in ("author", "contributor", "rights", "source")}
    | {DC + "creator"}
    | {MEDIA + name for name in ("content", "thumbnail", "credit", "group")}
)
PLAIN_TYPES = frozenset({"text", "html", "text/html", "text/plain"})
# Nothing of this may stand anywhere in a document that we read ourselves.
DOUBTFUL = ("<!DOCTYPE", "<!ENTITY", "xml:base", "\0")
# What feedparser takes for an item besides the format's own element.
ALSO_ITEMS = {
    "rss": ("<entry", "<product", ":entry", ":item"),
    ATOM + "feed": ("<item", "<product", ":item", ":entry"),
}


class _Doubt(Exception):
    pass


def read(text: str) -> Document | None:
    """The document, or None where it is not plainly well-formed RSS 2.0 or Atom."""
    if text[:1] != "<" or any(mark in text for mark in DOUBTFUL):
        return None
    try:
        root = ElementTree.fromstring(text)
        if any(mark in text for mark in ALSO_ITEMS.get(root.tag, ())):
            return None
        return Document(tuple(_rss(root) if root.tag == "rss" else _atom(root)))
    except (ElementTree.ParseError, _Doubt, ValueError):
        return None


def _rss(root: Element) -> list[Item]:
    channel = root.find("channel")
    if channel is None:
        raise _Doubt
    items = channel.findall("item")
    _check_places(root, "item", len(items))
    return [_rss_item(item) for item in items]


def _atom(root: Element) -> list[Item]:
    if root.tag != ATOM + "feed":
        raise _Doubt
    entries = root.findall(ATOM + "entry")
    _check_places(root, ATOM + "entry", len(entries))
    return [_atom_entry(entry) for entry in entries]


def _check_places(root: Element, tag: str, count: int) -> None:
    """Every item stands where it belongs, and none within another."""
    if sum(1 for _ in root.iter(tag)) != count:
        raise _Doubt


def _rss_item(item: Element) -> Item:
    texts: dict[str, str] = {}
    categories: list[str] = []
    for child in item:
        tag = child.tag
        name = RSS_TEXTS.get(tag)
        if name is not None:
            texts[name] = _text(child, name in texts)
        elif tag == "category":
            categories.append(_text(child, False))
        else:
            _pass(child)
    return _item(texts, texts.get("link", ""), categories)


def _atom_entry(entry: Element) -> Item:
    texts: dict[str, str] = {}
    categories: list[str] = []
    link = ""
    for child in entry:
        tag = child.tag
        name = ATOM_TEXTS.get(tag)
        if name is not None:
            texts[name] = _text(child, name in texts)
        elif tag == ATOM + "category":
            categories.append(child.get("term", ""))
        elif tag == ATOM + "link":
            if child.text or len(child):
                raise _Doubt
            if child.get("rel", "alternate") == "alternate":
                link = link or child.get("href", "")
        else:
            _pass(child)
    return _item(texts, link, categories)


def _text(element: Element, known: bool) -> str:
    """The element's text; a doubt where it is a second one, holds elements, or is of a type that we do not read."""
    if known or len(element):
        raise _Doubt
    attributes = element.attrib
    if attributes and (
        attributes.get("type", "text") not in PLAIN_TYPES or "src" in attributes or "mode" in attributes
    ):
        raise _Doubt
    return (element.text or "").strip()


def _pass(element: Element) -> None:
    """An element that is passed over. feedparser lifts some of a media element's children into the item: a doubt."""
    if element.tag not in PASSED and not (element.tag == ATOM + "link" and element.get("rel") == "self"):
        raise _Doubt
    if len(element) and any(
        str(below.tag).startswith(MEDIA) and below.tag not in PASSED for below in element.iter()
    ):
        raise _Doubt


def _item(texts: dict[str, str], link: str, categories: list[str]) -> Item:
    if "&" in link and ";" in link:
        raise _Doubt  # feedparser reads entities in links once more
    dates = (texts.get("published", ""), texts.get("updated", ""))
    return Item(
        title=texts.get("title", ""),
        link=link,
        guid=texts.get("guid", ""),
        dates=tuple(date for date in dates if date),
        summary=texts.get("summary", ""),
        content=texts.get("content", ""),
        categories=tuple(categories),
    )
