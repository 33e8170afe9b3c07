"""A single text from a file, an address or an operator, through the same reading and learning as any poll."""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from app.knowledge import Knowledge
from app.learning import Circumstances, Learned, learn, rehearse
from facts.types import Article, Extraction
from scrapers.documents import article_from_text, article_from_url
from scrapers.fetch import Fetcher
from scrapers.types import Failed
from storage.store import Store

Extract = Callable[[Article, Knowledge], Awaitable[Extraction | Failed]]

SOURCE = "ingest"


@dataclass(frozen=True, slots=True)
class Given:
    """What the person who ingests a text knows about it; empty fields are taken from the text itself."""

    publisher: str = ""
    title: str = ""
    url: str = ""
    published_at: datetime | None = None


def looks_like_address(text: str) -> bool:
    """A single word that begins as a web address does."""
    return text.startswith(("http://", "https://")) and not any(sign.isspace() for sign in text.strip())


async def article_of(text: str, given: Given, fetcher: Fetcher, now: datetime) -> Article | Failed:
    """The article in a text (plain, Markdown or HTML), or behind the address that the text is."""
    if looks_like_address(text):
        url = text.strip()
        return await article_from_url(url, fetcher, now, given.published_at, given.publisher)
    return article_from_text(
        text,
        now,
        url=given.url,
        title=given.title,
        published_at=given.published_at,
        publisher=given.publisher,
        source=SOURCE,
    )


async def ingest(
    store: Store, knowledge: Knowledge, article: Article, extract: Extract, *, commit: bool
) -> tuple[Extraction, Learned] | Failed:
    """What the article states and what follows; stored and sent only with `commit`."""
    extraction = await extract(article, knowledge)
    if isinstance(extraction, Failed):
        return extraction
    digest = hashlib.sha256(f"{article.title}\n{article.text}".encode()).hexdigest()
    work = learn if commit else rehearse
    return extraction, work(store, knowledge, article, extraction, Circumstances(digest))
