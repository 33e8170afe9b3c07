"""The reference reader: feedparser, given repaired UTF-8 in memory and nothing else.

feedparser opens a body that is a file name, fetches one that is a link, and guesses encodings from false labels; so
it only ever sees an `io.BytesIO` of text that we decoded ourselves, with the label taken off.
"""

from __future__ import annotations

import io
import re
from typing import Any

import feedparser

from scrapers import cleaning
from scrapers.items import Document, Item

_DECLARATION = re.compile(r"^\s{0,64}<\?xml[^>]{0,300}\?>")
_CDATA = "<![CDATA["
_BARE_AMPERSAND = re.compile(r"&(?!#\d{1,8};|#x[0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{0,31};)")
_CLOSED = re.compile(r"</(?:rss|feed|rdf:RDF|RDF|[\w.-]{1,20}:feed)\s{0,20}>", re.IGNORECASE)
_OPENS = ("<item>", "<item ", "<item\n", "<item\t", "<item\r", "<entry>", "<entry ", "<entry\n", "<entry\t")
_LONG_TAG = re.compile(r"<[A-Za-z][^<>]{2000,}")
_ATTRIBUTE = re.compile(r"[\s\"'][\w:.-]{1,200}\s{0,10}=")
# feedparser's time grows with the square of the attributes of one tag.
MOST_ATTRIBUTES = 500


class Unreadable(Exception):
    """feedparser itself failed on the document. The text is one line."""


def read(text: str) -> Document | None:
    """The document as feedparser sees it, or None where it sees no feed at all. Raises Unreadable."""
    if _crowded(text):
        return None
    found = _parse(repair(_DECLARATION.sub("", text, count=1)).encode("utf-8", "replace"))
    if not found.get("version"):
        return None
    items = [_item(entry) for entry in found.get("entries", ())]
    if not found.get("bozo"):
        return Document(tuple(items))
    cut = not _CLOSED.search(text[-2000:])
    if cut and items and _tail_is_open(text):
        items.pop()
    return Document(tuple(items), cut)


def _parse(body: bytes) -> feedparser.FeedParserDict:
    headers = {"content-type": "application/xml; charset=utf-8"}
    options = {"sanitize_html": False, "resolve_relative_uris": False}
    try:
        return feedparser.parse(io.BytesIO(body), response_headers=headers, **options)
    except (LookupError, ValueError, TypeError, AttributeError, AssertionError, RecursionError) as error:
        # Found by mutation: `</link>` without its start (KeyError 'links'), and more of that kind.
        raise Unreadable(f"feedparser failed: {type(error).__name__} {error}"[:200]) from error


def repair(text: str) -> str:
    """Bare ampersands escaped outside CDATA, so that `AT&T 5 GW & more` keeps its letters.

    References to signs that do not exist are dropped: feedparser raises on them.
    """
    text = cleaning.without_impossible(text)
    done: list[str] = []
    for place, part in enumerate(text.lstrip().split(_CDATA)):
        inside, closed, after = part.partition("]]>") if place else ("", "", part)
        mark = _CDATA if place else ""
        done.append(mark + inside + closed + _BARE_AMPERSAND.sub("&amp;", after))
    return "".join(done)


def _crowded(text: str) -> bool:
    """Whether one tag holds an absurd number of attributes."""
    return any(
        tag.count("=") > MOST_ATTRIBUTES and len(_ATTRIBUTE.findall(tag)) > MOST_ATTRIBUTES
        for tag in _LONG_TAG.findall(text)
    )


def _tail_is_open(text: str) -> bool:
    """Whether the document breaks off inside its last item, whose texts are then not to be believed."""
    opened = max(text.rfind(tag) for tag in _OPENS)
    closed = max(text.rfind("</item>"), text.rfind("</entry>"))
    return opened > closed


def _item(entry: Any) -> Item:
    contents = [str(part.get("value") or "") for part in entry.get("content", ())]
    summary = str(entry.get("summary") or "")
    content = next((text for text in contents if text.strip()), "")
    alternates = [link.get("href") for link in entry.get("links", ()) if link.get("rel") == "alternate"]
    # Not `entry.link`: where there is no link that is the id, whatever the id may be.
    link = next((href for href in alternates if href), "")
    return Item(
        title=str(entry.get("title") or ""),
        link=str(link),
        guid=str(entry.get("id") or ""),
        dates=_dates(entry),
        summary=summary,
        content=content,
        categories=tuple(str(tag.get("term") or "") for tag in entry.get("tags", ())),
    )


def _dates(entry: Any) -> tuple[str, ...]:
    """The strings as they stand. Names are looked for first: asking for a missing `updated` warns and misleads."""
    names = [name for name in ("published", "updated") if name in entry]
    return tuple(str(entry[name]) for name in names if str(entry[name] or "").strip())
