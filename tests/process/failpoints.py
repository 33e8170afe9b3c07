"""What a process of a test is given beside the program; only `tests.process.nursery` arms it.

Named points at which it dies, as by `kill -9`:

| point | the process has just |
| --- | --- |
| after-fetch | read a source's feed, and learned nothing from it |
| after-commit | committed an article with its alert and deliveries, and sent nothing |
| after-accept | had a message accepted by Telegram, and not read the answer |
| before-mark | read the answer, and not written it down |

And `clock:FILE`: at SIGUSR1 the time of day, and not the monotonic clock, moves by the seconds in FILE.
"""

from __future__ import annotations

import functools
import os
import signal
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NoReturn

import time_machine

from bot.transport import AiohttpRequest
from scrapers.fetch import Fetcher
from scrapers.types import Fetched
from storage.learning import LearningTx
from storage.outbox import Outbox
from storage.store import Store
from storage.types import Sent

KILLED = 137


def arm(point: str) -> None:
    """Wrap the seam of this point, which is written `NAME` or `NAME:N` for its Nth passing."""
    name, _, count = point.partition(":")
    if name == "clock":
        _movable_clock(Path(count))
        return
    POINTS[name](_Countdown(int(count or 1)))


def _movable_clock(file: Path) -> None:
    traveller = time_machine.travel(datetime.now(UTC), tick=True).start()

    def move(_number: int, _frame: object) -> None:
        traveller.shift(timedelta(seconds=float(file.read_text())))

    signal.signal(signal.SIGUSR1, move)


class _Countdown:
    def __init__(self, left: int) -> None:
        self._left = left

    def __call__(self) -> None:
        self._left -= 1
        if self._left <= 0:
            _die()


def _die() -> NoReturn:
    os._exit(KILLED)


def _after_fetch(passed: Callable[[], None]) -> None:
    fetch = Fetcher.fetch

    @functools.wraps(fetch)
    async def wrapped(self: Fetcher, *arguments: Any, **more: Any) -> Any:
        outcome = await fetch(self, *arguments, **more)
        if isinstance(outcome, Fetched):
            passed()
        return outcome

    _replace(Fetcher, "fetch", wrapped)


def _after_commit(passed: Callable[[], None]) -> None:
    """After the first transaction that holds an alert."""
    learning, add_alert = Store.learning, LearningTx.add_alert
    alerted: list[bool] = []

    @functools.wraps(add_alert)
    def noted(self: LearningTx, alert: Any, at: Any) -> None:
        add_alert(self, alert, at)
        alerted.append(True)

    @contextmanager
    def wrapped(self: Store) -> Iterator[LearningTx]:
        with learning(self) as tx:
            yield tx
        if alerted:
            alerted.clear()
            passed()

    _replace(LearningTx, "add_alert", noted)
    _replace(Store, "learning", wrapped)


def _after_accept(passed: Callable[[], None]) -> None:
    do_request: Callable[..., Awaitable[tuple[int, bytes]]] = AiohttpRequest.do_request

    @functools.wraps(do_request)
    async def wrapped(self: AiohttpRequest, url: str, *arguments: Any, **more: Any) -> tuple[int, bytes]:
        status, body = await do_request(self, url, *arguments, **more)
        if status == 200 and url.endswith("/sendMessage"):
            passed()
        return status, body

    _replace(AiohttpRequest, "do_request", wrapped)


def _before_mark(passed: Callable[[], None]) -> None:
    settle = Outbox.settle

    @functools.wraps(settle)
    def wrapped(self: Outbox, item: Any, result: Any, now: Any) -> None:
        if isinstance(result, Sent):
            passed()
        settle(self, item, result, now)

    _replace(Outbox, "settle", wrapped)


def _replace(owner: type, name: str, wrapped: object) -> None:
    setattr(owner, name, wrapped)


POINTS: dict[str, Callable[[Callable[[], None]], None]] = {
    "after-fetch": _after_fetch,
    "after-commit": _after_commit,
    "after-accept": _after_accept,
    "before-mark": _before_mark,
}
