"""A fetched document to entries: decoded, read by the fitting reader, cleaned, dated, keyed, doubles joined."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime

from scrapers import canonical, charset, cleaning, dates, index, jsonfeed, loose, strict
from scrapers.items import Document, Item, Parsed
from scrapers.sites.all import site_of
from scrapers.sites.site import Site
from scrapers.types import Entry, Failed, Failure, Fetched, Source

# Texts that generators put where a text is missing.
PLACEHOLDERS = frozenset({"image", "null", "none", "undefined"})
LONGEST_PLACEHOLDER = max(map(len, PLACEHOLDERS))
LONG_SUMMARY = 1200
# No headline and no article is longer; what is, is cut before it costs anyone anything.
LONGEST_TITLE = 1000
LONGEST_TEXT = 400_000


def parse(source: Source, fetched: Fetched, now: datetime) -> Parsed | Failed:
    """The document's entries, by whichever reader fits. Never raises for what the bytes are."""
    text = charset.decode(fetched.body, fetched.content_type).text
    return parse_text(source, fetched, _legal(text), now)


def parse_quick(source: Source, fetched: Fetched, now: datetime) -> Parsed | Failed | None:
    """The same for a document that the fast reader takes; None where it has a doubt."""
    text = charset.decode(fetched.body, fetched.content_type).text
    document = strict.read(text.lstrip())
    return None if document is None else entries(source, fetched, document, now)


def parse_text(source: Source, fetched: Fetched, text: str, now: datetime) -> Parsed | Failed:
    if not text.strip():
        return Failed(fetched.url, Failure.NOT_A_FEED, "the answer is empty")
    try:
        document = _read(text, fetched.final_url, site_of(source))
    except loose.Unreadable as error:
        return Failed(fetched.url, Failure.GARBLED, str(error))
    if document is None:
        return Failed(fetched.url, Failure.NOT_A_FEED, f"no feed, but {_nature(text)}")
    return entries(source, fetched, document, now)


def _read(text: str, address: str, site: Site) -> Document | None:
    if text[:1] == "{":
        return jsonfeed.read(text)
    found = strict.read(text) or loose.read(text)
    if found is None and site.index_path and "<a" in text:
        return index.read(text, address, site.index_path)
    return found


def _nature(text: str) -> str:
    head = text[:512].lower()
    if head[:1] in "{[":
        return "JSON"
    return "an HTML page" if "<html" in head or "<!doctype html" in head else "something else"


def _legal(text: str) -> str:
    """Without the signs that XML forbids, NUL among them, and without what stands before the first sign."""
    return text.translate(_FORBIDDEN).lstrip("\ufeff \n\r\t")


_FORBIDDEN = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)])


def entries(source: Source, fetched: Fetched, document: Document, now: datetime) -> Parsed | Failed:
    site = site_of(source)
    said = _dates(source, site, document.items, now)
    read = [
        _entry(source, site, item, published_at, fetched.final_url)
        for item, published_at in zip(document.items, said, strict=True)
    ]
    kept = [entry for entry in read if entry]
    broken = len(read) - len(kept)
    if read and not kept:
        return Failed(fetched.url, Failure.GARBLED, f"none of {len(read)} entries has a link and a text")
    if site.chinese(source) and _mojibake(kept):
        return Failed(
            fetched.url, Failure.GARBLED, "a Chinese source without one Chinese sign: wrong encoding"
        )
    return Parsed(_joined(kept), broken + document.cut, document.cut)


def _dates(source: Source, site: Site, items: tuple[Item, ...], now: datetime) -> list[datetime | None]:
    chinese = site.chinese(source)
    found = [_date(item, site, now, chinese) for item in items]
    if site.dates_lie and len(found) >= 3 and len(set(found)) == 1:
        return [None] * len(found)  # the time of building, not of publishing
    return found


def _date(item: Item, site: Site, now: datetime, chinese: bool) -> datetime | None:
    candidates: Iterable[str] = item.categories if site.category_dates else ()
    read = (dates.read(text, now, chinese) for text in (*candidates, *item.dates))
    return next((date for date in read if date), None)


def _entry(
    source: Source, site: Site, item: Item, published_at: datetime | None, address: str
) -> Entry | None:
    """The cleaned entry, or None for one without a usable key or without any text."""
    link = canonical.web_link(item.link, address) if item.link.strip() else None
    link = link or canonical.web_link(item.guid)
    title = _title(item.title, site)
    summary, content = _texts(item, site, title)
    if link is None or not (title or summary or content):
        return None
    return Entry(
        source=source.name,
        key=canonical.key(link),
        url=link,
        title=title,
        summary=summary,
        content=content,
        published_at=published_at,
        text_hash=text_hash(title, summary, content),
        guid=cleaning.line(item.guid)[:500] or None,
    )


def text_hash(*texts: str) -> str:
    return hashlib.sha256("\0".join(texts).encode("utf-8", "replace")).hexdigest()


def _title(markup: str, site: Site) -> str:
    title = cleaning.line(markup)[:LONGEST_TITLE]
    for tail in site.title_tails:
        title = title.removesuffix(tail)
    return title.rstrip()


def _texts(item: Item, site: Site, title: str) -> tuple[str, str]:
    """Summary and content without placeholders and repetitions of each other or of the title."""
    summary = "" if item.summary == item.content else _told(cleaning.plain(item.summary), site, title)
    content = _told(cleaning.plain(item.content), site, title)
    if content and content in summary:
        content = ""
    if not content and len(summary) > LONG_SUMMARY:
        return "", summary
    return summary, content


def _told(text: str, site: Site, title: str) -> str:
    text = text[:LONGEST_TEXT]
    if text == title or text in site.placeholders:
        return ""
    return "" if len(text) <= LONGEST_PLACEHOLDER and text.lower() in PLACEHOLDERS else text


def _mojibake(entries: list[Entry]) -> bool:
    text = "".join(entry.title + entry.summary + entry.content for entry in entries)
    return not text.isascii() and not charset.has_cjk(text)


def _joined(entries: list[Entry]) -> tuple[Entry, ...]:
    """One entry a key, at its first place: the one with most text, so that a swapped order changes nothing."""
    best: dict[str, Entry] = {}
    for entry in entries:
        known = best.get(entry.key)
        if known is None or _weight(entry) > _weight(known):
            best[entry.key] = entry
    return tuple(best.values())


def _weight(entry: Entry) -> tuple[int, str]:
    return len(entry.title) + len(entry.summary) + len(entry.content), entry.text_hash
