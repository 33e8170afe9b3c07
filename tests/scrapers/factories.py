"""Sources, answers and feeds for tests, with everything but the point left to defaults."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from html import escape
from pathlib import Path

from scrapers import feeds
from scrapers.items import Parsed
from scrapers.types import Entry, Failed, Fetched, Source, SourceKind, Validators

NOW = datetime(2026, 9, 30, 12, 0, tzinfo=UTC)
CORPUS = Path(__file__).parent.parent / "corpus"
SHARED = Path(__file__).parents[3] / "shared" / "feeds"
ADDRESS = "https://news.example/feed.xml"


def source(kind: SourceKind | str = SourceKind.FEED, *urls: str, **fields: object) -> Source:
    values: dict[str, object] = {
        "name": "test",
        "kind": SourceKind(kind),
        "publisher": "Publisher",
        "urls": urls or (ADDRESS,),
        "every": timedelta(minutes=15),
        "stale_after": timedelta(days=14),
    }
    return Source(**(values | fields))  # type: ignore[arg-type]


def fetched(body: bytes | str, content_type: str = "", address: str = ADDRESS) -> Fetched:
    raw = body.encode() if isinstance(body, str) else body
    return Fetched(address, address, 200, content_type, raw, Validators())


def parse(
    body: bytes | str, kind: SourceKind | str = SourceKind.FEED, content_type: str = "", now: datetime = NOW
) -> Parsed:
    found = feeds.parse(source(kind), fetched(body, content_type), now)
    assert isinstance(found, Parsed), found
    return found


def failure(body: bytes | str, kind: SourceKind | str = SourceKind.FEED, content_type: str = "") -> Failed:
    found = feeds.parse(source(kind), fetched(body, content_type), NOW)
    assert isinstance(found, Failed), found
    return found


def item(
    title: str = "Title",
    link: str = "https://news.example/a",
    description: str = "",
    date: str = "Wed, 23 Sep 2026 01:04:48 +0000",
    extra: str = "",
) -> str:
    """One RSS item; `title` and `description` are escaped, `extra` is taken as it is."""
    told = f"<description>{escape(description)}</description>" if description else ""
    dated = f"<pubDate>{date}</pubDate>" if date else ""
    return f"<item><title>{escape(title)}</title><link>{escape(link)}</link>{told}{dated}{extra}</item>"


def rss(*items: str, head: str = '<?xml version="1.0" encoding="UTF-8"?>') -> str:
    spaces = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    return f'{head}<rss version="2.0" {spaces}><channel><title>Feed</title>{"".join(items)}</channel></rss>'


def entry(**fields: object) -> Entry:
    values: dict[str, object] = {
        "source": "test",
        "key": "https://news.example/a",
        "url": "https://news.example/a",
        "title": "Title",
        "summary": "",
        "content": "",
        "published_at": NOW,
        "text_hash": "hash",
    }
    return Entry(**(values | fields))  # type: ignore[arg-type]
