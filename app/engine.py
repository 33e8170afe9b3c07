"""What polling and delivering need, open for the length of a run. Knows nothing of Telegram."""

from __future__ import annotations

import asyncio
import os
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from app.configuration import Configuration
from app.cycle import Deps, Report
from app.desk import Office
from app.extraction import Extractor
from app.rounds import Rounds
from app.version import version
from bot.compose import Composer
from bot.console_delivery import CONSOLE, ConsolePost, others_than_console
from bot.delivery import LEASE, Clock, Deliverer
from scrapers.fetch import Fetcher
from scrapers.isolated import Isolated
from scrapers.workers import Workers
from storage.store import Store

WORKERS = 2
PATIENCE = timedelta(seconds=90)  # for one page's turn, within a poll


def utc_now() -> datetime:
    return datetime.now(UTC)


class SystemClock:
    """The two clocks that delivery reads."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        return asyncio.get_running_loop().time()


@dataclass(slots=True)
class Engine:
    """Everything that polling needs, open. Made by `engine`."""

    store: Store
    configuration: Configuration
    deps: Deps
    rounds: Rounds


@asynccontextmanager
async def engine(
    store: Store,
    configuration: Configuration,
    polled: Callable[[Report], None] = lambda report: None,
    now: Callable[[], datetime] = utc_now,
    console: bool = False,
    patience: timedelta = PATIENCE,
) -> AsyncIterator[Engine]:
    """Network and workers for the length of a run. With `console`, what operators are told is told there too."""
    network = configuration.settings.tables.network
    beside = frozenset({CONSOLE.id}) if console else frozenset()
    async with Fetcher(network.allow, network.user_agent) as fetcher, Workers(size=WORKERS) as workers:
        isolated = Isolated(workers)
        deps = Deps(
            store=store,
            fetcher=fetcher,
            parser=isolated.parse,
            page_extractor=isolated.extract,
            extract=Extractor(workers),
            knowledge=lambda: configuration.knowledge,
            operators=lambda: configuration.settings.operators | beside,
            now=now,
            patience=patience,
        )
        rounds = Rounds(deps, polled)
        try:
            yield Engine(store, configuration, deps, rounds)
        finally:
            await rounds.stop()


def owner_name() -> str:
    """Names this process in leases: host and process."""
    return f"{socket.gethostname()}/{os.getpid()}"


def take_over(store: Store, now: datetime) -> None:
    """Free the lead of a process of this host that is dead, instead of waiting for its lease to end."""
    leader = store.outbox.leader(now)
    host, _, pid = (leader or "").rpartition("/")
    if leader is None or host != socket.gethostname() or not pid.isdigit() or leader == owner_name():
        return
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        store.outbox.resign(leader)
    except PermissionError:
        return


def office_of(running: Engine) -> Office:
    return Office(
        deps=running.deps,
        configuration=running.configuration,
        loop=asyncio.get_running_loop(),
        version=version(),
        started_at=datetime.now(UTC),
        busy=running.rounds.poll,
    )


def console_deliverer(
    store: Store, office: Office, write: Callable[[str], None], clock: Clock | None = None
) -> Deliverer:
    """Delivers to the console alone; what waits for Telegram chats goes on waiting."""
    owner = owner_name()
    composer = Composer(store, office, owner=owner, lease=LEASE)
    others = others_than_console(store)
    return Deliverer(
        store.outbox,
        composer,
        ConsolePost(write),
        clock or SystemClock(),
        owner=owner,
        others=lambda: tuple(others()),
    )
