"""The running bot: configuration, network, workers, scheduler, delivery; put together here and nowhere else.

The scheduler only ticks: what is due stands in the database, so a restart loses nothing. Of several processes on one
database one leads: it polls and delivers, the others stand by.
"""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable, Coroutine, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from app.configuration import Configuration
from app.console import prepare_console, retire_console
from app.cycle import Report
from app.deadman import DeadMan
from app.desk import Office
from app.engine import Engine, console_deliverer, engine, office_of, owner_name, take_over
from app.health_page import HealthPage
from app.notices import to_operators
from app.steady import Every, follow_clock
from bot.application import Telegram, TelegramService
from bot.delivery import Deliverer
from bot.digests import enqueue_digests
from storage.store import Store

log = structlog.get_logger(__name__)

LOOK = timedelta(seconds=2)  # how often config.toml is looked at
DIGESTS = timedelta(seconds=30)
ALIVE = timedelta(minutes=1)
UPKEEP = timedelta(hours=6)
POLLS = "polls"
ONCE = timedelta(seconds=5)  # how long a single run waits for one page's turn


async def run_once(
    store: Store, configuration: Configuration, telegram: Telegram | None, write: Callable[[str], None]
) -> list[Report]:
    """Poll every source once and deliver what is due."""
    take_over(store, datetime.now(UTC))
    async with engine(store, configuration, console=telegram is None, patience=ONCE) as running:
        office = office_of(running)
        reports = await running.rounds.all(configuration.knowledge.sources)
        enqueue_digests(store, datetime.now(UTC))
        if telegram is None:
            prepare_console(store, configuration.knowledge)
            await console_deliverer(store, office, write).drain()
        else:
            retire_console(store)
            await _telegram(running, telegram, office).once()
    return reports


async def run_forever(
    store: Store,
    configuration: Configuration,
    telegram: Telegram | None,
    write: Callable[[str], None],
    listen: str,
) -> None:
    """Serve until SIGTERM or SIGINT. Raises `bot.polling.Stopped` when Telegram cannot be used any more."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stop.set)
    take_over(store, datetime.now(UTC))
    services: list[Deliverer] = []
    async with engine(
        store, configuration, lambda report: _after_poll(report, services), console=telegram is None
    ) as running:
        office = office_of(running)
        if telegram is None:
            prepare_console(store, configuration.knowledge)
            deliverer = console_deliverer(store, office, write)
            serve: Callable[[asyncio.Event], Coroutine[Any, Any, None]] = deliverer.run
            trouble: Callable[[], str | None] = lambda: None  # noqa: E731
        else:
            retire_console(store)
            service = _telegram(running, telegram, office)
            deliverer, serve, trouble = service.deliverer, service.run, service.trouble
        services.append(deliverer)
        office.last_sent = lambda: deliverer.last_sent_at
        page = HealthPage(store, configuration, trouble, running.deps.now)
        dead_man = DeadMan(page, store, lambda: configuration.settings.operators, running.deps.now)
        async with page.serving(listen):
            scheduler = _scheduler(running, deliverer, dead_man)
            scheduler.start()
            beside = [
                asyncio.create_task(follow_clock(scheduler)),
                asyncio.create_task(_poll_when_leading(scheduler, deliverer)),
            ]
            try:
                await serve(stop)
            finally:
                for task in beside:
                    task.cancel()
                scheduler.shutdown(wait=False)
    log.info("stopped")


def _telegram(running: Engine, telegram: Telegram, office: Office) -> TelegramService:
    delivery = running.configuration.settings.tables.delivery
    return TelegramService(
        telegram,
        running.store,
        office,
        owner=owner_name(),
        rate=delivery.rate,
        in_flight=delivery.in_flight,
    )


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


def _scheduler(running: Engine, deliverer: Deliverer, dead_man: DeadMan) -> AsyncIOScheduler:
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

    async def alive() -> None:
        if deliverer.leads:
            await asyncio.to_thread(dead_man.look)
            deliverer.wake()

    async def upkeep() -> None:
        await asyncio.to_thread(_upkeep, running)

    scheduler.add_job(poll_due, Every(tick), id=POLLS)
    scheduler.add_job(digests, Every(DIGESTS))
    scheduler.add_job(look, Every(LOOK))
    scheduler.add_job(alive, Every(ALIVE))
    scheduler.add_job(upkeep, Every(UPKEEP), next_run_time=now + timedelta(minutes=5))
    return scheduler


async def _poll_when_leading(scheduler: AsyncIOScheduler, deliverer: Deliverer) -> None:
    """The first look at what is due, also of a process that takes over: at once, not at the next tick."""
    await deliverer.led.wait()
    scheduler.modify_job(POLLS, next_run_time=datetime.now(UTC))


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
    running.store.outbox.enqueue(to_operators(running.deps.operators(), key, payload), found.at)


def _upkeep(running: Engine) -> None:
    texts = running.configuration.settings.tables.retention.texts
    if texts is not None:
        with suppress(Exception):
            count = running.store.upkeep.drop_texts(running.deps.now() - texts)
            log.info("old texts dropped", articles=count)
