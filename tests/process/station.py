"""The real program between a Telegram and publishers of our own: all of it on loopback, each in its own process."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from storage.store import Store, open_store
from tests.faultserver import Budget, FaultServer
from tests.process.nursery import Nursery
from tests.webserver import WebServer

TOKEN = "123456:synthetic_token_of_no_bot_at_all"
OPERATOR = 900


def seed() -> int:
    """Of everything that is drawn: GIGAWATCH_TEST_SEED, else a new one; printed, so that a run can be repeated."""
    given = os.environ.get("GIGAWATCH_TEST_SEED") or str(random.SystemRandom().randrange(10**6))
    print(f"seed {given}: repeat with GIGAWATCH_TEST_SEED={given}")  # noqa: T201
    return int(given)


@dataclass
class Life:
    """One run of the program."""

    pid: int
    log: Path
    nursery: Nursery
    code: int | None = None

    async def ended(self, within: float = 20.0) -> int:
        """The exit code, negative for a signal; TimeoutError if it does not come."""
        async with asyncio.timeout(within):
            while self.code is None:
                self.code = await asyncio.to_thread(self.nursery.reap, self.pid)
                await asyncio.sleep(0.01)
        return self.code

    @property
    def runs(self) -> bool:
        if self.code is None:
            self.code = self.nursery.reap(self.pid)
        return self.code is None

    async def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        await self.ended()

    async def stop(self) -> float:
        """SIGTERM; returns the seconds that it took to end."""
        began = time.monotonic()
        os.kill(self.pid, signal.SIGTERM)
        await self.ended()
        return time.monotonic() - began

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")


@dataclass
class Station:
    """What a test needs to run the program, talk to it and look behind it."""

    folder: Path
    api: FaultServer
    web: WebServer
    nursery: Nursery
    url: str
    lives: list[Life] = field(default_factory=list)
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def config(self) -> Path:
        return self.folder / "config.toml"

    @property
    def database(self) -> Path:
        return self.folder / "gigawatch.db"

    def configure(self, *sources: str, every: str = "1s", more: str = "", telegram: str = "") -> None:
        """Write config.toml: each source is a feed at `/NAME.xml` of the web server."""
        tables = "".join(
            f'[[source]]\nname = "{name}"\nkind = "feed"\npublisher = "The Wall Street Journal"\n'
            f'urls = ["{self.web.base}/{name}.xml"]\nevery = "{every}"\nread_pages = false\n\n'
            for name in sources
        )
        self.config.write_text(
            f'[storage]\nurl = "{self.url}"\n\n[network]\nallow = ["{self.web.base}"]\n\n'
            f'[telegram]\napi_base = "{self.api.base}"\noperators = [{OPERATOR}]\n{telegram}\n'
            f'[polling]\ntick = "1s"\n\n{tables}[[watchlist]]\nname = "all"\n{more}',
            encoding="utf-8",
        )

    async def start(self, point: str = "") -> Life:
        log = self.folder / f"log-{len(self.lives)}.txt"
        environment = {
            "PATH": os.environ["PATH"],
            "TELEGRAM_BOT_TOKEN": self.api.token,
            "HOME": str(self.folder),
            **self.environment,
        }
        arguments = ["run", "--config", str(self.config)]
        log.touch()
        pid = await asyncio.to_thread(self.nursery.start, arguments, log, environment, point)
        life = Life(pid, log, self.nursery)
        self.lives.append(life)
        return life

    async def says(self, chat: int, text: str) -> str:
        """Say something to the bot; returns its answer."""
        before = len(self.api.messages(chat))
        await self.api.user_says(chat, text)
        await self.api.until(lambda: len(self.api.messages(chat)) > before, within=20)
        return self.api.messages(chat)[-1].text

    async def until(self, met: Callable[[], Any], within: float = 20.0) -> Any:
        """Wait until `met()` is true; returns its value, or raises TimeoutError with the last log's end."""
        end = time.monotonic() + within
        while not (value := met()):
            if time.monotonic() > end:
                raise TimeoutError(self.lives[-1].said()[-2000:] if self.lives else "nothing was started")
            await asyncio.sleep(0.02)
        return value

    @asynccontextmanager
    async def store(self) -> AsyncIterator[Store]:
        """A look into the database, beside the program or after it."""
        store = open_store(self.url, create=False)
        try:
            yield store
        finally:
            store.close()

    async def all_sent(self, within: float = 60.0) -> None:
        """Wait until the outbox holds nothing that is still to be sent."""
        async with self.store() as store:

            def empty() -> bool:
                status = store.outbox.status()
                return status.waiting + status.leased == 0

            await self.until(empty, within)


@asynccontextmanager
async def station(
    folder: Path, nursery: Nursery, url: str = "", budget: Budget | None = None, token: str = TOKEN
) -> AsyncIterator[Station]:
    """A station with two subscribers to be, 1 (English) and 2 (Chinese), and an operator."""
    async with FaultServer(token, budget=budget) as api, WebServer() as web:
        api.private_chat(id=OPERATOR, language_code="en")
        made = Station(folder, api, web, nursery, url or f"sqlite:///{folder / 'gigawatch.db'}")
        try:
            yield made
        finally:
            for life in made.lives:
                if life.runs:
                    await life.kill()
