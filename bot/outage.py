"""Whether Telegram can be reached at all. While it cannot, one message at a time asks, and all others keep."""

from __future__ import annotations

from storage.types import Result, Retry

SUSPICIOUS = 5  # unclear failures in a row that mean more than one bad chat
FIRST_WAIT, LONGEST_WAIT = 1.0, 5.0  # short, because a backlog must leave as soon as the way is free


class Outage:
    """Fed with results; times are seconds of one monotonic clock."""

    def __init__(self) -> None:
        self._unclear = 0
        self._wait = 0.0
        self._ask_at = 0.0
        self.since: float | None = None

    @property
    def lasting(self) -> bool:
        return self.since is not None

    def ask_in(self, now: float) -> float:
        """Seconds until the next message may try; 0 when there is no outage."""
        return max(0.0, self._ask_at - now) if self.lasting else 0.0

    def learn(self, result: Result, now: float, *, unreachable: bool) -> None:
        """`unreachable` says that the failure is certainly not about one chat."""
        if not isinstance(result, Retry) or not (unreachable or result.ambiguous):
            self._unclear, self._wait, self.since = 0, 0.0, None
            return
        self._unclear += 1
        if not (unreachable or self.lasting or self._unclear >= SUSPICIOUS):
            return
        if self.since is None:
            self.since = now
        if self._ask_at <= now:
            self._wait = min(LONGEST_WAIT, self._wait * 2 or FIRST_WAIT)
            self._ask_at = now + self._wait
