"""The running bot: configuration, network, workers, scheduler, delivery; put together here and nowhere else.

The scheduler only ticks: what is due stands in the database, so a restart loses nothing. Of several processes on one
database one leads: it polls and delivers, the others stand by.
"""

from __future__ import annotations

import asyncio
import os
import signal
import socket
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from app.configuration import Configuration
from app.console import prepare_console, retire_console
from app.cycle import Deps, Report
from app.desk import Office
from app.extraction import Extractor
from app.health_page import HealthPage
from app.notices import to_operators
from app.rounds import Rounds
from app.version import version
from bot.application import Telegram, TelegramService
from bot.compose import Composer
from bot.console_delivery import ConsolePost, others_than_console
from bot.delivery import LEASE, Clock, Deliverer
from bot.digests import enqueue_digests
from scrapers.fetch import Fetcher
from scrapers.isolated import Isolated
from scrapers.workers import Workers
from storage.store import Store

log = structlog.get_logger(__name__)

LOOK = timedelta(seconds=2)  # how often config.toml is looked at
DIGESTS = timedelta(seconds=30)
UPKEEP = timedelta(hours=6)
WORKERS = 2


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
) -> AsyncIterator[Engine]:
    """Network and workers for the length of a run."""
    network = configuration.settings.tables.network
    async with Fetcher(allow=network.allow) as fetcher, Workers(size=WORKERS) as workers:
        isolated = Isolated(workers)
        deps = Deps(
            store=store,
            fetcher=fetcher,
            parser=isolated.parse,
            page_extractor=isolated.extract,
            extract=Extractor(workers),
            knowledge=lambda: configuration.knowledge,
            operators=lambda: configuration.settings.operators,
            now=now,
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


async def run_once(
    store: Store, configuration: Configuration, telegram: Telegram | None, write: Callable[[str], None]
) -> list[Report]:
    """Poll every source once and deliver what is due."""
    take_over(store, datetime.now(UTC))
    async with engine(store, configuration) as running:
        office = office_of(running)
        reports = await running.rounds.all(configuration.knowledge.sources)
        enqueue_digests(store, datetime.now(UTC))
        if telegram is None:
            prepare_console(store, configuration.knowledge)
            await console_deliverer(store, office, write).drain()
        else:
            retire_console(store)
            await TelegramService(telegram, store, office, owner=owner_name()).once()
    return reports


async def run_forever(
    store: Store, configuration: Configuration, telegram: Telegram | None, write: Callable[[str], None]
) -> None:
    """Serve until SIGTERM or SIGINT. Raises `bot.polling.Stopped` when Telegram cannot be used any more."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stop.set)
    take_over(store, datetime.now(UTC))
    services: list[Deliverer] = []
    async with engine(store, configuration, lambda report: _after_poll(report, services)) as running:
        office = office_of(running)
        if telegram is None:
            prepare_console(store, configuration.knowledge)
            deliverer = console_deliverer(store, office, write)
            serve = deliverer.run(stop)
            trouble: Callable[[], str | None] = lambda: None  # noqa: E731
        else:
            retire_console(store)
            service = TelegramService(telegram, store, office, owner=owner_name())
            deliverer, serve, trouble = service.deliverer, service.run(stop), service.trouble
        services.append(deliverer)
        office.last_sent = lambda: deliverer.last_sent_at
        page = HealthPage(store, configuration, trouble, running.deps.now)
        async with page.serving(configuration.settings.tables.health.listen):
            scheduler = _scheduler(running, deliverer)
            scheduler.start()
            try:
                await serve
            finally:
                scheduler.shutdown(wait=False)
    log.info("stopped")


def _after_poll(report: Report, services: Sequence[Deliverer]) -> None:
    if report.error:
        log.warning("poll", source=report.source, error=report.error)
    elif report.fresh:
        log.info(
            "poll",
            source=report.source,
            baseline=report.baseline,
            new=report.fresh,
            figures=report.figures,
            alerts=report.alerts,
        )
    for deliverer in services:
        deliverer.wake()


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


def _scheduler(running: Engine, deliverer: Deliverer) -> AsyncIOScheduler:
    """Ticks only. A late tick is run once, never skipped: the default grace of one second would skip it."""
    options = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
    scheduler = AsyncIOScheduler(job_defaults=options, timezone=UTC)
    tick = running.configuration.settings.tables.polling.tick
    now = datetime.now(UTC)

    async def poll_due() -> None:
        if deliverer.leads:
            await running.rounds.start_due()

    async def digests() -> None:
        if deliverer.leads:
            await asyncio.to_thread(enqueue_digests, running.store, running.deps.now())

    async def look() -> None:
        await asyncio.to_thread(_look, running)
        deliverer.wake()

    async def upkeep() -> None:
        await asyncio.to_thread(_upkeep, running)

    first = now + timedelta(seconds=0.5)
    scheduler.add_job(poll_due, "interval", seconds=max(0.2, tick.total_seconds()), next_run_time=first)
    scheduler.add_job(digests, "interval", seconds=DIGESTS.total_seconds())
    scheduler.add_job(look, "interval", seconds=LOOK.total_seconds())
    scheduler.add_job(
        upkeep, "interval", seconds=UPKEEP.total_seconds(), next_run_time=now + timedelta(minutes=5)
    )
    return scheduler


def _look(running: Engine) -> None:
    """Reload a saved config.toml; operators are told of a mistake once, with its keys."""
    configuration = running.configuration
    found = configuration.look(running.deps.now())
    if found is None:
        return
    if found.error is None:
        log.info("config.toml reloaded")
        return
    log.error("config.toml has errors; the last good one stays", errors=list(found.error.lines))
    payload = {
        "source": configuration.settings.path.name,
        "health": "config",
        "detail": "; ".join(found.error.lines),
    }
    key = f"config:{found.at.isoformat()}"
    running.store.outbox.enqueue(to_operators(configuration.settings.operators, key, payload), found.at)


def _upkeep(running: Engine) -> None:
    texts = running.configuration.settings.tables.retention.texts
    if texts is not None:
        with suppress(Exception):
            count = running.store.upkeep.drop_texts(running.deps.now() - texts)
            log.info("old texts dropped", articles=count)
