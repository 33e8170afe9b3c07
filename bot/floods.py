"""How much one person may ask for. Beyond it, work is refused before it starts, and the person is told once."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

BURST = 15.0
REFILL = 0.7  # requests a second
CALM = 60.0  # seconds without refusals after which a flooder may be told again
REMEMBERED = 10_000


class Entry(StrEnum):
    ADMITTED = "admitted"
    TOLD = "told"  # refused, and the person should hear why
    DROPPED = "dropped"


@dataclass(slots=True)
class _Bucket:
    left: float
    at: float
    refused_at: float = float("-inf")


class Floods:
    """Token buckets by key (a user, a chat); times are seconds of one monotonic clock. Memory is bounded."""

    def __init__(self, burst: float = BURST, refill: float = REFILL) -> None:
        self._burst, self._refill = burst, refill
        self._buckets: dict[int, _Bucket] = {}

    def enter(self, key: int, now: float) -> Entry:
        bucket = self._buckets.get(key)
        if bucket is None:
            if len(self._buckets) >= REMEMBERED:
                self._prune(now)
            bucket = self._buckets[key] = _Bucket(self._burst, now)
        bucket.left = min(self._burst, bucket.left + (now - bucket.at) * self._refill)
        bucket.at = now
        if bucket.left >= 1:
            bucket.left -= 1
            return Entry.ADMITTED
        told_before = now - bucket.refused_at < CALM
        bucket.refused_at = now
        return Entry.DROPPED if told_before else Entry.TOLD

    def _prune(self, now: float) -> None:
        full = self._burst / self._refill
        keep = {key: each for key, each in self._buckets.items() if now - each.at < max(full, CALM)}
        self._buckets = keep if len(keep) < REMEMBERED else {}
