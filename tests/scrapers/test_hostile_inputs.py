"""I2: hostile documents one by one, through fetch, worker and poll, while a good source keeps its schedule."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from scrapers.fetch import Fetcher
from scrapers.isolated import Isolated
from scrapers.pages import Page
from scrapers.polling import poll
from scrapers.types import Failed, NotModified, Polled, PollState
from scrapers.workers import Workers
from tests.scrapers import hostile
from tests.scrapers.factories import NOW, fetched, item, rss, source
from tests.webserver import WebServer

# The pass figure: a good source is never later than this, in seconds, because of a hostile one.
LATENESS = 2.0
START = PollState("test")


@pytest.fixture(scope="module")
def documents() -> dict[str, bytes]:
    return hostile.documents()


@pytest.fixture(scope="module")
def pages() -> dict[str, bytes]:
    return hostile.pages()


@pytest.fixture
async def workers() -> AsyncIterator[Workers]:
    async with Workers(size=2) as workers:
        yield workers


async def _beside_a_good_source(
    web: WebServer, fetcher: Fetcher, reader: Isolated, done: asyncio.Event
) -> float:
    """Polls a good source again and again until `done`; gives the longest time that one poll took."""
    loop, longest = asyncio.get_running_loop(), 0.0
    good = source("feed", web.serve("/good", rss(item("5 GW", date="Wed, 30 Sep 2026 08:00:00 GMT"))))
    while not done.is_set():
        start = loop.time()
        assert isinstance(await poll(good, START, fetcher, reader.parse, NOW), Polled)
        longest = max(longest, loop.time() - start)
        await asyncio.sleep(0.01)
    return longest


@pytest.mark.parametrize("name", hostile.documents())
async def test_a_hostile_feed_harms_nobody_but_its_source(
    name: str, documents: dict[str, bytes], workers: Workers
) -> None:
    async with WebServer() as web, Fetcher(allow=(web.base,)) as fetcher:
        reader, done = Isolated(workers), asyncio.Event()
        good = asyncio.create_task(_beside_a_good_source(web, fetcher, reader, done))
        bad = source("feed", web.serve("/bad", documents[name]))
        outcome = await poll(bad, START, fetcher, reader.parse, NOW)
        done.set()
        assert await good < LATENESS
    assert not isinstance(outcome, NotModified)
    if isinstance(outcome, Failed):
        assert outcome.detail and "\n" not in outcome.detail
        return
    for entry in outcome.entries:
        assert "root:" not in entry.title + entry.summary + entry.content
        assert len(entry.title) <= 1000


@pytest.mark.parametrize("name", hostile.pages())
async def test_a_hostile_page_is_read_or_refused_within_its_limits(
    name: str, pages: dict[str, bytes], workers: Workers
) -> None:
    for kind, address in (("feed", "https://n.example/"), ("wechat", "https://mp.weixin.qq.com/s/x")):
        document = fetched(pages[name], "text/html", address)
        found = await Isolated(workers).extract(source(kind), document, NOW)
        assert isinstance(found, Page | Failed)
        assert isinstance(found, Failed) or "5 GW" in found.text
