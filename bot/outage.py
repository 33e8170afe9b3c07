"""Whether Telegram can be reached at all. While it cannot, nothing is sent; it is asked now and then instead."""

from __future__ import annotations

from storage.types import Result, Retry

SUSPICIOUS = 5  # unclear failures in a row that mean more than one bad chat
FIRST_WAIT, LONGEST_WAIT = 1.0, 5.0  # short, because a backlog must leave as soon as the way is free


class Outage:
    """Fed with results and answers; times are seconds of one monotonic clock."""

    def __init__(self) -> None:
        self._unclear = 0
        self._wait = 0.0
        self._ask_at = 0.0
        self.since: float | None = None

    @property
    def lasting(self) -> bool:
        return self.since is not None

    def ask_in(self, now: float) -> float:
        """Seconds until Telegram should be asked again."""
        return max(0.0, self._ask_at - now)

    def learn(self, result: Result, now: float, *, unreachable: bool) -> None:
        """A message's result. `unreachable` says that the failure is certainly not about one chat."""
        if not isinstance(result, Retry) or not (unreachable or result.ambiguous):
            self._unclear, self.since = 0, None
            return
        self._unclear += 1
        if not self.lasting and (unreachable or self._unclear >= SUSPICIOUS):
            self.since, self._wait = now, FIRST_WAIT
            self._ask_at = now + self._wait

    def asked(self, reachable: bool, now: float) -> None:
        """What came of asking."""
        if reachable:
            self._unclear, self.since = 0, None
            return
        self._wait = min(LONGEST_WAIT, self._wait * 2)
        self._ask_at = now + self._wait
