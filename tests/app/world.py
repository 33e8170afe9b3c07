"""The whole path in one place: a real store, real HTTP on loopback, the real cycle, and a console that listens."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from html import escape
from pathlib import Path

from app.catalogue_file import shipped_catalogue
from app.configuration import Configuration
from app.console import prepare_console
from app.cycle import Report
from app.desk import Office
from app.engine import Engine, console_deliverer, engine, office_of
from app.settings import load
from storage.store import Store, open_store
from tests.webserver import WebServer

START = datetime(2026, 3, 2, 20, tzinfo=UTC)
PUBLISHERS = {"openai": "OpenAI", "xai": "xAI", "wsj": "The Wall Street Journal", "wechat": "机器之心"}


@dataclass(slots=True)
class Clock:
    """A clock that stands still until it is moved."""

    at: datetime = START

    def now(self) -> datetime:
        return self.at

    def monotonic(self) -> float:
        return self.at.timestamp()

    def forward(self, **span: float) -> None:
        self.at += timedelta(**span)


@dataclass(slots=True)
class World:
    """One running engine; `heard` are the messages that the console got, in order."""

    web: WebServer
    store: Store
    configuration: Configuration
    running: Engine
    office: Office
    clock: Clock
    heard: list[str] = field(default_factory=list)

    async def poll(self, *names: str) -> list[Report]:
        """Poll the named sources, or all, an hour later; then deliver."""
        self.clock.forward(hours=1)
        sources = [s for s in self.configuration.knowledge.sources if not names or s.name in names]
        reports = [await self.running.rounds.poll(source) for source in sources]
        await self.deliver()
        return reports

    async def deliver(self) -> None:
        await console_deliverer(self.store, self.office, self.heard.append, self.clock).drain()

    def feed(self, source: str, *items: str, **options: object) -> None:
        """Serve a feed document of these items at the source's address."""
        self.web.serve(f"/{source}.xml", rss(*items), content_type="application/rss+xml", **options)  # type: ignore[arg-type]


def rss(*items: str) -> bytes:
    head = '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>feed</title>'
    return f"{head}{''.join(items)}</channel></rss>".encode()


def entry(
    title: str, summary: str = "", *, slug: str = "", at: datetime = START, base: str = "https://news.example"
) -> str:
    """One RSS item."""
    link = f"{base}/index/{slug or abs(hash(title)) % 10**8}"
    date = f"{at:%a, %d %b %Y %H:%M:%S} +0000"
    return (
        f"<item><title>{escape(title)}</title><link>{escape(link)}</link>"
        f"<description>{escape(summary)}</description><pubDate>{date}</pubDate></item>"
    )


@asynccontextmanager
async def world(
    folder: Path, kinds: Sequence[str] = ("openai",), more: str = "", url: str = ""
) -> AsyncIterator[World]:
    """A world whose sources are named after their kinds. `more` is added to config.toml; `url` names a database."""
    async with WebServer() as web:
        config = folder / "config.toml"
        config.write_text(configuration_text(folder, web.base, kinds) + more, encoding="utf-8")
        store = open_store(url or f"sqlite:///{folder / 'world.db'}")
        shipped = shipped_catalogue()
        configuration = Configuration(load(config, shipped), shipped, store)
        prepare_console(store, configuration.knowledge)
        clock = Clock()
        try:
            async with engine(store, configuration, now=clock.now) as running:
                yield World(web, store, configuration, running, office_of(running), clock)
        finally:
            store.close()


def configuration_text(folder: Path, base: str, kinds: Sequence[str]) -> str:
    sources = "".join(
        f'[[source]]\nname = "{kind}"\nkind = "{kind}"\npublisher = "{PUBLISHERS.get(kind, kind)}"\n'
        f'urls = ["{base}/{kind}.xml"]\n\n'
        for kind in kinds
    )
    head = f'[storage]\nurl = "sqlite:///{folder / "world.db"}"\n\n[network]\nallow = ["{base}"]\n\n'
    return f'{head}{sources}[[watchlist]]\nname = "all"\n'
