"""When may the next message leave? Evenly 29 a second overall, one a second in a chat, twenty a minute in a group.

A pure clockwork: it reads the time that it is given and never waits by itself. Limits are counted from the moment
an answer came, not from the moment a request left: the server accepted it somewhere between the two, so whatever
the latency, no window of the server holds more than is allowed.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

OVERALL = 29  # a second, evenly; Telegram's limit is about 30
CHAT_GAP = 1.0
BURST = 2.0  # seconds that answers to people may run ahead of a chat's pace: three at once, then one a second
GROUP_LIMIT, GROUP_WINDOW = 20, 60.0
STORM = 3  # so many different chats limited in a row mean that the limit is on all of them
REMEMBERED = 20_000  # chats; older ones have long been free


@dataclass(slots=True)
class _Lane:
    """One chat: until when a 429 forbids everything, when the next message may come, when the last were answered."""

    rests_until: float = 0.0
    next_at: float = 0.0
    answered: deque[float] = field(default_factory=lambda: deque(maxlen=GROUP_LIMIT))


class Pacer:
    """All times are seconds of one monotonic clock."""

    def __init__(self, overall: float = OVERALL) -> None:
        """`overall` is how many messages a second all chats together may get."""
        self._overall = overall
        self._lanes: dict[int, _Lane] = {}
        self._next_slot = 0.0
        self._paused_until = 0.0
        self._flying = 0
        self._answered: deque[float] = deque()
        self._storm: dict[int, float] = {}

    def chat_free_at(self, chat: int) -> float:
        """From when on this chat may get a message, whatever the others do."""
        return self._free_at(chat, 0.0)

    def _free_at(self, chat: int, ahead: float) -> float:
        lane = self._lanes.get(chat)
        if lane is None:
            return 0.0
        free_at = max(lane.rests_until, lane.next_at - ahead)
        if chat < 0 and len(lane.answered) == GROUP_LIMIT:
            return max(free_at, lane.answered[0] + GROUP_WINDOW)
        return free_at

    def resting(self, now: float) -> frozenset[int]:
        """The chats that may not get a message yet."""
        return frozenset(chat for chat in self._lanes if self.chat_free_at(chat) > now)

    def next_rest_ends(self, now: float) -> float | None:
        """When the first of the resting chats becomes free, or the pause of all ends."""
        ends = [end for chat in self._lanes if (end := self.chat_free_at(chat)) > now]
        if self._paused_until > now:
            ends.append(self._paused_until)
        return min(ends, default=None)

    def paused(self, now: float) -> bool:
        """Whether all chats wait, because the limit is on the bot itself."""
        return self._paused_until > now

    def try_start(self, chat: int, now: float, *, urgent: bool, edit: bool = False) -> float:
        """0 when the message may leave now (it then counts as gone); else the seconds until to ask again."""
        chat_free = self._rests_until(chat) if edit else self._free_at(chat, BURST if urgent else 0.0)
        wait = max(chat_free, self._paused_until, 0.0 if urgent else self._next_slot) - now
        if wait > 0:
            return wait
        self._forget_answered(now)
        if self._flying + len(self._answered) >= self._overall + urgent:  # people may use one place more
            return max(self._answered[0] + 1.0 - now, 0.005) if self._answered else 0.02
        self._next_slot = max(self._next_slot, now) + 1.0 / self._overall
        self._flying += 1
        return 0.0

    def answered(self, chat: int, now: float, *, edit: bool = False) -> None:
        """A message that left was answered, well or badly; to be called once for each one that started.

        Edits count in the overall limit alone: they add nothing to a chat.
        """
        self._flying -= 1
        self._answered.append(now)
        if not edit:
            lane = self._lane(chat, now)
            lane.next_at = max(lane.next_at, now) + CHAT_GAP
            lane.answered.append(now)

    def accepted(self, chat: int) -> None:
        """The server took a message: whatever limits there were, they are not on everybody."""
        self._storm.clear()

    def limited(self, chat: int, seconds: float, now: float) -> None:
        """The server answered 429: this chat rests exactly so long; in a storm all do."""
        lane = self._lane(chat, now)
        lane.rests_until = max(lane.rests_until, now + seconds)
        self._storm[chat] = now + max(seconds, 0.001)
        if len(self._storm) >= STORM:
            ends = min(end for end in self._storm.values() if end > now)
            self._paused_until = max(self._paused_until, ends)

    def _rests_until(self, chat: int) -> float:
        lane = self._lanes.get(chat)
        return 0.0 if lane is None else lane.rests_until

    def _lane(self, chat: int, now: float) -> _Lane:
        lane = self._lanes.get(chat)
        if lane is None:
            if len(self._lanes) >= REMEMBERED:
                self._prune(now)
            lane = self._lanes[chat] = _Lane()
        return lane

    def _prune(self, now: float) -> None:
        self._lanes = {
            chat: lane
            for chat, lane in self._lanes.items()
            if max(lane.rests_until, lane.next_at) > now
            or (chat < 0 and lane.answered and lane.answered[-1] + GROUP_WINDOW > now)
        }

    def _forget_answered(self, now: float) -> None:
        while self._answered and self._answered[0] <= now - 1.0:
            self._answered.popleft()
