"""The story's items as the four kinds of feeds that the real sources send, quirks included."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from email.utils import format_datetime
from html import escape
from importlib.resources import files

HOURS = {"openai": 13, "wsj": 15, "xai": 17, "wechat": 1}  # when each publishes, UTC


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a feed. `page` are the paragraphs of its own page, where it has one."""

    source: str
    slug: str
    title: str
    summary: str
    at: datetime
    page: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Day:
    """One day: what happens, the instant of its polls, and every item that stands in the feeds by then."""

    about: str
    now: datetime
    items: tuple[Item, ...]


def story() -> tuple[Day, ...]:
    """The days in order; the feeds of a day also hold what earlier days brought, newest first."""
    raw = tomllib.loads(files("app.demo").joinpath("story.toml").read_text(encoding="utf-8"))
    days: list[Day] = []
    standing: dict[tuple[str, str], Item] = {}
    for table in raw["day"]:
        for item in table.get("item", []):
            made = _item(item, table["date"])
            known = standing.get((made.source, made.slug))
            if known is not None:
                made = Item(made.source, made.slug, made.title, made.summary, known.at, made.page)
            standing[made.source, made.slug] = made
        newest_first = tuple(sorted(standing.values(), key=lambda i: i.at, reverse=True))
        days.append(Day(table["about"], _instant(table["date"], 20), newest_first))
    return tuple(days)


def _item(table: dict[str, object], day: date) -> Item:
    source = str(table["source"])
    page = table.get("page")
    paragraphs = tuple(str(p) for p in page) if isinstance(page, list) else ()
    at = _instant(day, HOURS[source])
    return Item(source, str(table["slug"]), str(table["title"]), str(table["summary"]), at, paragraphs)


def _instant(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), UTC)


def render(kind: str, items: Sequence[Item], base: str, now: datetime) -> str:
    """The feed of one kind at one moment."""
    return RENDERERS[kind]([i for i in items if i.source == kind], base, now)


def _openai(items: Iterable[Item], base: str, now: datetime) -> str:
    """CDATA, a guid that equals the link, and a build date that moves at every request."""
    entries = "".join(
        f"<item><title><![CDATA[{i.title}]]></title><description><![CDATA[{i.summary}]]></description>"
        f'<link>{base}/index/{i.slug}</link><guid isPermaLink="true">{base}/index/{i.slug}</guid>'
        f"<pubDate>{format_datetime(i.at)}</pubDate></item>"
        for i in items
    )
    return _rss("OpenAI News", entries, f"<lastBuildDate>{format_datetime(now)}</lastBuildDate>")


def _xai(items: Iterable[Item], base: str, now: datetime) -> str:
    """A mirror that dates every item by its own run and keeps the true date in the category."""
    entries = "".join(
        f"<item><title>{escape(i.title)}</title><link>{base}/news/{i.slug}</link>"
        f'<description>{escape(i.summary)}</description><guid isPermaLink="false">{base}/news/{i.slug}</guid>'
        f"<category>{i.at:%B} {i.at.day}, {i.at.year}</category><pubDate>{format_datetime(now)}</pubDate></item>"
        for i in reversed(list(items))
    )
    return _rss("xAI News", entries)


def _wsj(items: Iterable[Item], base: str, now: datetime) -> str:
    """A tracking query, an opaque guid, an empty content and a zone of its own."""
    entries = "".join(
        f"<item><title>{escape(i.title)}</title><link>{base}/articles/{i.slug}-116{n}?mod=rss_Technology</link>"
        f"<description><![CDATA[{i.summary}]]></description><content:encoded/>"
        f'<guid isPermaLink="false">WP-WSJ-000{n}</guid>'
        f"<pubDate>{(i.at - timedelta(hours=5)):%a, %d %b %Y %H:%M:%S} -0500</pubDate></item>"
        for n, i in enumerate(sorted(items, key=lambda i: i.at), start=1)
    )
    return _rss("WSJ.com: Technology", entries)


def _wechat(items: Iterable[Item], base: str, now: datetime) -> str:
    """No guid, a link with keys that change, and a summary that is cut before any figure."""
    entries = "".join(
        f"<item><title>{escape(i.title)}</title><link>{wechat_link(base, i, now)}</link>"
        f"<description>{escape(i.summary)}</description><pubDate>{format_datetime(i.at)}</pubDate></item>"
        for i in items
    )
    return _rss("机器之心", entries)


def wechat_path(item: Item) -> str:
    return f"/s?__biz=MzA3MzI4MjgzMw==&mid={item.slug}&idx=1"


def wechat_link(base: str, item: Item, now: datetime) -> str:
    return escape(f"{base}{wechat_path(item)}&chksm={now:%d%H}#rd")


def wechat_page(item: Item) -> str:
    """An article page: the text is hidden until scripts run, the date stands in a script."""
    paragraphs = "".join(f"<section>{escape(p)}</section>" for p in item.page)
    return (
        "<!DOCTYPE html><html><head><meta charset='utf-8'>"
        f'<meta property="og:title" content="{escape(item.title)}"></head><body>'
        f'<h1 id="activity-name">{escape(item.title)}</h1><a id="js_name">机器之心</a><em id="publish_time"></em>'
        f'<div id="js_content" style="visibility: hidden; opacity: 0;">{paragraphs}</div>'
        f'<script>var ct = "{int(item.at.timestamp())}";</script></body></html>'
    )


def _rss(title: str, entries: str, more: str = "") -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>{escape(title)}</title><link>https://example.com/</link><description>{escape(title)}</description>"
        f"{more}{entries}</channel></rss>"
    )


RENDERERS: dict[str, Callable[[Iterable[Item], str, datetime], str]] = {
    "openai": _openai,
    "xai": _xai,
    "wsj": _wsj,
    "wechat": _wechat,
}
