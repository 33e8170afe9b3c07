"""Telegram's flood limits as sliding windows that answer 429 by themselves."""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass, field

from tests.faultserver.calls import Call

MINUTE = 60.0


@dataclass(slots=True)
class Budget:
    """Limits on accepted sends: `overall` a second, `per_chat` a second, `per_group` a minute.

    Edits count against `overall` only. A refused request costs nothing.
    """

    overall: int = 30
    per_chat: int = 1
    per_group: int = 20
    refused: int = 0
    _all: deque[float] = field(default_factory=deque)
    _chats: dict[int | str, deque[float]] = field(default_factory=dict)
    _groups: dict[int | str, deque[float]] = field(default_factory=dict)

    def wait(self, call: Call, now: float) -> int:
        """Seconds of a 429 for this call, 0 if it fits; a call that fits is counted."""
        windows = self._windows(call)
        left = [_until_free(times, limit, span, now) for times, limit, span in windows]
        if any(seconds > 0 for seconds in left):
            self.refused += 1
            return max(1, math.ceil(max(left)))
        for times, _, _ in windows:
            times.append(now)
        return 0

    def _windows(self, call: Call) -> list[tuple[deque[float], int, float]]:
        method, chat = call.method.lower(), call.chat
        sends = method.startswith("send") and method != "sendchataction"
        if chat is None or not (sends or method.startswith("editmessage")):
            return []
        windows = [(self._all, self.overall, 1.0)]
        if sends:
            windows.append((self._chats.setdefault(chat, deque()), self.per_chat, 1.0))
        if sends and (isinstance(chat, str) or chat < 0):
            windows.append((self._groups.setdefault(chat, deque()), self.per_group, MINUTE))
        return windows


def _until_free(times: deque[float], limit: int, span: float, now: float) -> float:
    while times and times[0] <= now - span:
        times.popleft()
    return times[-limit] + span - now if len(times) >= limit else 0.0
