"""Parsing and page reading with the hostile part in a worker process; what `poll` and `read` are given in earnest."""

from __future__ import annotations

from datetime import datetime

from scrapers import feeds, pages
from scrapers.items import Parsed
from scrapers.pages import Page
from scrapers.types import Failed, Failure, Fetched, Source
from scrapers.workers import Crashed, TaskError, Workers

# Above this a document is never read on the event loop, however well-formed it is.
SMALL = 200_000


class Isolated:
    """`parse` fits `polling.Parser`, `extract` fits `articles.Extractor`. A crash is the one source's failure."""

    def __init__(self, workers: Workers) -> None:
        self._workers = workers

    async def parse(self, source: Source, fetched: Fetched, now: datetime) -> Parsed | Failed:
        """Small well-formed documents here and at once, all others in a worker."""
        if len(fetched.body) <= SMALL:
            quick = feeds.parse_quick(source, fetched, now)
            if quick is not None:
                return quick
        try:
            found = await self._workers.run(feeds.parse, source, fetched, now)
        except TaskError as error:
            return Failed(fetched.url, Failure.CRASHED, f"the reader failed: {error}")
        return _crash(fetched.url, found) if isinstance(found, Crashed) else found

    async def extract(self, source: Source, fetched: Fetched, now: datetime) -> Page | Failed:
        parts = (source.kind, fetched.final_url, fetched.content_type, fetched.body, now)
        try:
            found = await self._workers.run(pages.read, *parts)
        except TaskError as error:
            return Failed(fetched.url, Failure.CRASHED, f"the reader failed: {error}")
        return _crash(fetched.url, found) if isinstance(found, Crashed) else found


def _crash(url: str, crashed: Crashed) -> Failed:
    return Failed(url, Failure.CRASHED, f"reading it was stopped: {crashed.detail}")
