"""A web server on loopback, and a fetcher that may ask it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from scrapers.fetch import Fetcher, Limits
from tests.webserver import WebServer


@pytest.fixture
async def web() -> AsyncIterator[WebServer]:
    async with WebServer() as server:
        yield server


@pytest.fixture
async def fetcher(web: WebServer) -> AsyncIterator[Fetcher]:
    async with Fetcher(allow=(web.base,), limits=Limits(deadline=5)) as fetcher:
        yield fetcher
