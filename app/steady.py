"""Ticks that survive a clock that is set: the scheduler plans by the time of day alone."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import structlog
from apscheduler.schedulers.base import BaseScheduler
from apscheduler.triggers.base import BaseTrigger

log = structlog.get_logger(__name__)

LOOK = 2.0  # seconds
STEP = timedelta(seconds=1)  # a smaller step back is waited out


class Every(BaseTrigger):  # type: ignore[misc]
    """A run each interval, and one run for all that were missed.

    The library's own interval lists every missed run before it drops all but one: after a leap of years, millions.
    """

    def __init__(self, interval: timedelta) -> None:
        self._interval = interval

    def get_next_fire_time(self, previous_fire_time: datetime | None, now: datetime) -> datetime:
        planned = (previous_fire_time or now) + self._interval
        return planned if planned > now else now + self._interval


async def follow_clock(scheduler: BaseScheduler) -> None:
    """Until cancelled: after a step back every job is due at once, instead of when the old time comes again."""
    last = datetime.now(UTC)
    while True:
        await asyncio.sleep(LOOK)
        now = datetime.now(UTC)
        if now < last - STEP:
            log.warning("the clock was set back", seconds=round((last - now).total_seconds()))
            for job in scheduler.get_jobs():
                job.modify(next_run_time=now)
        last = now
