"""Trying a text or an address out: what it would teach, whom it would reach. Nothing is stored, nothing is sent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from app.cycle import Deps
from app.ingesting import Given, article_of, ingest, looks_like_address
from bot.ports import Trial
from facts.types import Article, ChatRef, Extraction, Revision
from scrapers import articles, polling
from scrapers.types import Entry, Failed, Polled, PollState, Source, SourceKind

# How many of a feed's newest entries are looked at.
NEWEST = 20
SOURCE = Source("test", SourceKind.FEED, "", (), timedelta(hours=1), timedelta(days=3650), read_pages=False)


async def try_out(deps: Deps, text: str) -> Trial | str:
    """Read a text, a page or a feed. A failure is one clear line."""
    if looks_like_address(text):
        polled = await _as_feed(deps, text.strip())
        if polled is not None:
            return await _try_feed(deps, polled)
    article = await article_of(text, Given(), deps.fetcher, deps.now())
    if isinstance(article, Failed):
        return article.detail
    return await _try_articles(deps, article, [_dated(article, deps.now())])


async def _as_feed(deps: Deps, url: str) -> Polled | None:
    source = replace(SOURCE, urls=(url,))
    outcome = await polling.poll(source, PollState(source.name), deps.fetcher, deps.parser, deps.now())
    return outcome if isinstance(outcome, Polled) and outcome.entries else None


async def _try_feed(deps: Deps, polled: Polled) -> Trial | str:
    """The newest entries by title, summary and content; the title tells how much the feed holds."""
    now = deps.now()
    entries = sorted(polled.entries, key=lambda e: e.published_at or now, reverse=True)
    read = [await _read(deps, entry, now) for entry in entries[:NEWEST]]
    found = [article for article in read if article is not None]
    if not found:
        return f"{polled.url}: a feed of {len(entries)} entries, none of them readable"
    dated = next((f", newest {e.published_at:%Y-%m-%d}" for e in entries if e.published_at), "")
    headline = replace(found[0], title=f"{polled.url}: {len(entries)} entries{dated}")
    return await _try_articles(deps, headline, [_dated(a, now) for a in reversed(found)])


async def _read(deps: Deps, entry: Entry, now: datetime) -> Article | None:
    read = await articles.read(SOURCE, entry, deps.fetcher, now, deps.pace, deps.page_extractor)
    return None if isinstance(read, Failed) else read.article


def _dated(article: Article, now: datetime) -> Article:
    """A text without a date is taken as of today, so that "this year" means something."""
    return article if article.published_at else replace(article, published_at=now)


async def _try_articles(deps: Deps, shown: Article, read: Iterable[Article]) -> Trial | str:
    knowledge = deps.knowledge()
    extractions: list[Extraction] = []
    revisions: list[Revision] = []
    recipients: dict[ChatRef, tuple[int, ...]] = {}
    for article in read:
        done = await ingest(deps.store, knowledge, article, deps.extract, commit=False)
        if isinstance(done, Failed):
            return done.detail
        extraction, learned = done
        extractions.append(extraction)
        for route in learned.routes:
            places = tuple(len(revisions) + place for place in route.places)
            recipients[route.chat] = (*recipients.get(route.chat, ()), *places)
        revisions += learned.alert.revisions if learned.alert else ()
    return Trial(
        article=shown,
        extraction=_joined(extractions),
        revisions=tuple(revisions),
        recipients=tuple(recipients.items()),
    )


def _joined(found: Iterable[Extraction]) -> Extraction:
    """Several articles' findings as one."""
    parts = list(found)
    return Extraction(
        claims=tuple(c for e in parts for c in e.claims),
        unresolved=tuple(m for e in parts for m in e.unresolved),
        notes=tuple(n for e in parts for n in e.notes),
        candidates=tuple(c for e in parts for c in e.candidates),
    )
