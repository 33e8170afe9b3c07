"""What delivery needs from others, and what they give it: the outbox, the composer, the clock."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from bot.letters import Letter
from storage.types import OutboxItem, Result


class Outbox(Protocol):
    """What delivery needs of `store.outbox`."""

    def claim_due(
        self, now: datetime, limit: int, lease: timedelta, owner: str, held_chats: Collection[int] = ()
    ) -> list[OutboxItem]: ...

    def settle(self, item: OutboxItem, result: Result, now: datetime) -> None: ...

    def next_due(self, now: datetime) -> datetime | None: ...

    def put_back(self, item: OutboxItem, until: datetime) -> None: ...

    def recover(self) -> int: ...

    def lead(self, owner: str, now: datetime, ttl: timedelta) -> bool: ...

    def resign(self, owner: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Prepared:
    """Letters for one row; with `editing` the first one replaces that message. `folded` rows leave with it."""

    letters: tuple[Letter, ...]
    editing: int | None = None
    folded: tuple[OutboxItem, ...] = ()


# Letters to send; or a result that needs no sending; or the instant until which the row has to wait.
Plan = Prepared | Result | datetime
Compose = Callable[[OutboxItem, datetime], Plan]


class Clock(Protocol):
    """The two clocks that delivery reads."""

    def now(self) -> datetime: ...

    def monotonic(self) -> float: ...
