"""Drains the outbox: claim with a lease, compose, send, settle. At least once, in order within a chat.

```
outbox -> claim_due -> compose -> post -> settle
storage   storage      (thread)   pacer   storage
```
It decides nothing about content (that is `compose`) and nothing about answers (that is the post). A letter is
settled only after the answer: a crash in between repeats it, and the row then says so.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from bot.letters import Letter, Post
from bot.outage import Outage
from bot.pacer import Pacer
from bot.plans import Clock as Clock
from bot.plans import Compose, Outbox, Plan, Prepared
from bot.sender import NO_CONNECTION, TOKEN_REFUSED
from storage.types import Moved, OutboxItem, Rejected, Result, Retry, Sent, StorageError

log = logging.getLogger(__name__)

T = TypeVar("T")
CONCURRENCY = 8
LEASE = timedelta(minutes=5)  # longer than any send may take
LEAD = timedelta(seconds=15)
IDLE = 5.0  # seconds between looks at an empty outbox; whoever enqueues in this process wakes it
PATIENCE = 61.0  # seconds that draining waits for a chat's pace
GRACE = 7.0  # seconds that sends in flight get on a stop
BUGS = 8  # attempts to compose a row, over some four hours
SETTLING = (0.1, 0.5, 2.0, 5.0, 15.0, 30.0, 60.0, 120.0)  # pauses while the database does not take a result
ENOUGH = 200  # unclear failures of one message, the last ones five minutes apart


@dataclass(slots=True)
class _Progress:
    """How much of a message in several parts has left already, so that a retry does not repeat it."""

    first_id: int = 0
    parts: int = 0


class Deliverer:
    """One per process; of all processes on one database, one leads and delivers, the others stand by."""

    def __init__(
        self,
        outbox: Outbox,
        compose: Compose,
        post: Post,
        clock: Clock,
        *,
        owner: str,
        pacer: Pacer | None = None,
        concurrency: int = CONCURRENCY,
        lease: timedelta = LEASE,
        others: Callable[[], Collection[int]] = lambda: (),
    ) -> None:
        """`others` names chats that this deliverer must leave alone, such as the console's."""
        self._outbox, self._compose, self._post, self._clock = outbox, compose, post, clock
        self._owner, self._concurrency, self._lease, self._others = owner, concurrency, lease, others
        self._pacer = pacer or Pacer()
        self._tasks: set[asyncio.Task[None]] = set()
        self._flying: set[int] = set()
        self._unsettled: dict[int, Result] = {}  # sent, but the database could not be told
        self._progress: dict[int, _Progress] = {}
        self._woken = asyncio.Event()
        self._stopping = False
        self._empty = False
        self._leads = False
        self.led = asyncio.Event()  # set once this process has led
        self._lead_until = float("-inf")
        self.outage = Outage()
        self.last_sent_at: datetime | None = None

    @property
    def leads(self) -> bool:
        return self._leads

    def wake(self) -> None:
        """Something was enqueued: look now."""
        self._woken.set()

    async def run(self, stop: asyncio.Event) -> None:
        """Delivers until `stop` is set, then finishes what is in flight within ten seconds."""
        stopper = asyncio.create_task(self._on_stop(stop))
        try:
            while not stop.is_set():
                started = await self._safely(self._start_due)
                await self._pause(IDLE if started is None else self._until_next(started))
        finally:
            stopper.cancel()
            await self.close()

    async def drain(self) -> None:
        """Delivers everything that can go out now, however long the pace makes it, then returns; for `--once`."""
        try:
            while not self.outage.lasting:
                started = await self._start_due()
                if self._tasks:
                    await asyncio.wait(self._tasks, return_when=asyncio.FIRST_COMPLETED)
                    continue
                if started == 0 and await self._nothing_due():
                    return
                now = self._clock.monotonic()
                rest = self._pacer.next_rest_ends(now)
                if started == 0 and (rest is None or rest - now > PATIENCE):
                    return
                await asyncio.sleep(max(0.0, rest - now) if rest else 0.0)
        finally:
            await self.close()

    async def close(self) -> None:
        self._stopping = True
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=GRACE)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        if self._leads:
            self._leads = False
            await asyncio.to_thread(self._outbox.resign, self._owner)

    async def _on_stop(self, stop: asyncio.Event) -> None:
        await stop.wait()
        self._stopping = True
        self.wake()

    async def _start_due(self) -> int:
        """Starts as many sends as there is room for; returns how many."""
        now = self._clock.monotonic()
        room = self._concurrency - len(self._tasks)
        if room <= 0 or self._pacer.paused(now) or not await self._lead() or not await self._reachable():
            return 0
        if self._empty and await self._nothing_due():
            return 0
        held = self._pacer.resting(now) | frozenset(await asyncio.to_thread(self._others))
        items = await asyncio.to_thread(
            self._outbox.claim_due, self._clock.now(), room, self._lease, self._owner, held
        )
        for item in items:
            task = asyncio.create_task(self._deliver(item))
            self._tasks.add(task)
            task.add_done_callback(self._done)
        self._empty = not items
        return len(items)

    async def _nothing_due(self) -> bool:
        """Looks without a lock, so that an idle bot leaves the database alone."""
        now = self._clock.now()
        due = await asyncio.to_thread(self._outbox.next_due, now)
        return due is None or due > now

    async def _reachable(self) -> bool:
        """In an outage Telegram is asked instead of sent to: an hour of it leaves no trace on the rows."""
        if not self.outage.lasting:
            return True
        if self._tasks or self.outage.ask_in(self._clock.monotonic()) > 0:
            return False
        reachable = await self._post.reachable()
        self.outage.asked(reachable, self._clock.monotonic())
        return reachable

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        self.wake()
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("a delivery could not be settled and will be repeated after its lease", exc_info=error)

    async def _lead(self) -> bool:
        now = self._clock.monotonic()
        if now >= self._lead_until - LEAD.total_seconds() * 2 / 3:
            led = self._leads
            self._leads = await asyncio.to_thread(self._outbox.lead, self._owner, self._clock.now(), LEAD)
            self._lead_until = now + LEAD.total_seconds()
            if self._leads and not led:
                await asyncio.to_thread(self._outbox.recover)
            if self._leads:
                self.led.set()
            if self._leads != led:
                log.info("delivery: this process %s", "leads" if self._leads else "stands by")
        return self._leads

    def _until_next(self, started: int) -> float:
        """How long to wait after a look that started so many sends."""
        now = self._clock.monotonic()
        if self.outage.lasting:
            return max(self.outage.ask_in(now), 0.05)
        if started:
            return 0.0 if len(self._tasks) < self._concurrency else IDLE
        rest = self._pacer.next_rest_ends(now)
        return IDLE if rest is None else min(IDLE, max(rest - now, 0.02))

    async def _pause(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(max(seconds, 0)):
                await self._woken.wait()
        except TimeoutError:
            pass
        self._woken.clear()

    async def _safely(self, look: Callable[[], Awaitable[int]]) -> int | None:
        """A database that is locked or away stops no loop: the next look comes."""
        try:
            return await look()
        except Exception:
            log.exception("the outbox could not be read")
            return None

    async def _deliver(self, item: OutboxItem) -> None:
        """One row from composing to settling. The second of the program's two broad handlers is `_result`'s."""
        plan = self._unsettled.get(item.id) or await self._plan(item)
        if isinstance(plan, datetime):
            await asyncio.to_thread(self._outbox.put_back, item, plan)
            return
        result = await self._send(item, plan) if isinstance(plan, Prepared) else plan
        for row in (*(plan.folded if isinstance(plan, Prepared) else ()), item):
            await self._settle(row, result)

    async def _plan(self, item: OutboxItem) -> Plan:
        try:
            return await asyncio.to_thread(self._compose, item, self._clock.now())
        except StorageError as error:
            log.warning("row %s waits for the database: %s", item.id, error)
            return Retry(timedelta(seconds=5), "the database is away")
        except Exception as error:  # a bug in one row must not stop the others, nor hold up its chat for ever
            log.exception("row %s (%s %s) could not be composed", item.id, item.kind, item.key)
            reason = f"not composed: {type(error).__name__}"
            if item.attempts >= BUGS:
                return Rejected(reason)
            return Retry(timedelta(minutes=min(60, 2**item.attempts)), reason)

    async def _send(self, item: OutboxItem, plan: Prepared) -> Result:
        if self._stopping:
            return Retry(timedelta(0), "stopping")
        if item.repeated:
            log.warning(
                "row %s (%s %s) may be a duplicate in chat %s", item.id, item.kind, item.key, item.chat.id
            )
        progress = self._progress.setdefault(item.id, _Progress())
        result: Result = Sent(progress.first_id)
        for letter in plan.letters[progress.parts :]:
            result = await self._post_part(item, plan, progress, letter)
            self._note(result)
            if not isinstance(result, Sent):
                break
            progress.parts += 1
            progress.first_id = progress.first_id or result.message_id
        if isinstance(result, Retry | Moved):
            return _limit(item, result)
        self._progress.pop(item.id, None)
        return Sent(progress.first_id) if isinstance(result, Sent) else result

    async def _post_part(
        self, item: OutboxItem, plan: Prepared, progress: _Progress, letter: Letter
    ) -> Result:
        if plan.editing is not None and not progress.parts:
            return await self._post.edit(item.chat, plan.editing, letter, item.attempts)
        return await self._post.send(item.chat, letter, item.attempts)

    def _note(self, result: Result) -> None:
        away = isinstance(result, Retry) and result.reason.startswith((NO_CONNECTION, TOKEN_REFUSED))
        self.outage.learn(result, self._clock.monotonic(), unreachable=away)
        if isinstance(result, Sent):
            self.last_sent_at = self._clock.now()

    async def _settle(self, item: OutboxItem, result: Result) -> None:
        """A settled row is never sent again, so this is tried for as long as the lease lasts, and remembered."""
        for wait in (*SETTLING, None):
            try:
                await asyncio.to_thread(self._outbox.settle, item, result, self._clock.now())
                self._unsettled.pop(item.id, None)
                return
            except Exception as error:
                if isinstance(result, Sent):
                    self._unsettled[item.id] = result
                if wait is None or self._stopping:
                    raise
                log.warning("row %s could not be settled yet: %s", item.id, error)
                await asyncio.sleep(wait)


def _limit(item: OutboxItem, result: Result) -> Result:
    """A message that Telegram has failed to answer properly so many times will not be answered any more."""
    if isinstance(result, Retry) and result.ambiguous and item.attempts >= ENOUGH:
        return Rejected(f"given up after {item.attempts} attempts: {result.reason}")
    return result
