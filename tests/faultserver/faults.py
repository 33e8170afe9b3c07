"""What can go wrong on purpose, and for which requests."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from enum import StrEnum
from fnmatch import fnmatchcase

from tests.faultserver.calls import Call
from tests.faultserver.errors import OTHER_POLLER, ApiError, bad_request, forbidden, migrated, too_many


class Kind(StrEnum):
    """Every kind of fault. The comment tells whether the request takes effect."""

    TOO_MANY = "too_many"  # 429 with retry_after = seconds; no effect
    BLOCKED = "blocked"  # 403; no effect
    DEACTIVATED = "deactivated"
    KICKED = "kicked"
    NOT_MEMBER = "not_member"
    CHAT_NOT_FOUND = "chat_not_found"  # 400; no effect
    PARSE = "parse"
    MIGRATED = "migrated"  # 400 with migrate_to_chat_id = to; no effect
    UNAUTHORIZED = "unauthorized"  # 401
    NOT_FOUND = "not_found"  # 404
    CONFLICT = "conflict"  # 409
    SERVER_ERROR = "server_error"  # 500; takes effect only with accepts=True
    BAD_GATEWAY = "bad_gateway"  # 502 with an HTML page; the same
    OK_HTML = "ok_html"  # 200 with an HTML page; the same
    UNPARSABLE = "unparsable"  # 200, takes effect, one field of the result is of the wrong type
    DELAY_BEFORE = "delay_before"  # takes effect after `seconds`, even if the client has hung up
    DELAY_AFTER = "delay_after"  # takes effect at once, answered after `seconds`
    RESET_BEFORE = "reset_before"  # TCP reset, no effect
    RESET_AFTER = "reset_after"  # TCP reset, takes effect
    CLOSE_AFTER = "close_after"  # orderly close without an answer, takes effect
    HALF = "half"  # takes effect, half of the answer, then close
    DRIP = "drip"  # takes effect, answered one byte per `seconds`
    DUPLICATE_UPDATE = "duplicate_update"  # getUpdates lists every update twice
    REORDER = "reorder"  # getUpdates lists the updates newest first
    UNKNOWN_UPDATE = "unknown_update"  # getUpdates adds an update of a type nobody knows


UPDATE_KINDS = frozenset({Kind.DUPLICATE_UPDATE, Kind.REORDER, Kind.UNKNOWN_UPDATE})
MAYBE_ACCEPTED = frozenset({Kind.SERVER_ERROR, Kind.BAD_GATEWAY, Kind.OK_HTML})


@dataclass(slots=True)
class Fault:
    """One rule. A request must meet every condition that is set; `hits` counts those it struck.

    `method` may hold wildcards ("send*"); None means any method, getUpdates included.
    `nth` strikes only the nth matching request (1-based), `times` bounds the strikes, `probability` is drawn from
    a generator seeded with `seed`, `since` and `until` are instants of the server's clock.
    """

    kind: Kind
    method: str | None = None
    chat: int | str | None = None
    nth: int | None = None
    times: int | None = None
    probability: float = 1.0
    seed: int = 0
    since: float | None = None
    until: float | None = None
    seconds: float = 1.0
    seconds_max: float | None = None
    to: int = 0
    accepts: bool = False
    seen: int = 0
    hits: int = 0
    _random: random.Random = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.kind = Kind(self.kind)
        self._random = random.Random(self.seed)

    def strikes(self, call: Call, now: float) -> bool:
        """Whether this request is struck; counts it."""
        if not self._concerns(call, now):
            return False
        self.seen += 1
        if self.nth is not None and self.seen != self.nth:
            return False
        if self.times is not None and self.hits >= self.times:
            return False
        if self._random.random() >= self.probability:
            return False
        self.hits += 1
        return True

    def _concerns(self, call: Call, now: float) -> bool:
        if self.kind in UPDATE_KINDS and call.method.lower() != "getupdates":
            return False
        if self.method is not None and not fnmatchcase(call.method.lower(), self.method.lower()):
            return False
        if self.chat is not None and call.chat != self.chat:
            return False
        return (self.since is None or now >= self.since) and (self.until is None or now < self.until)

    def draw_seconds(self) -> float:
        if self.seconds_max is None:
            return self.seconds
        return self._random.uniform(self.seconds, self.seconds_max)

    def refusal(self) -> ApiError | None:
        """The answer that takes the place of the method, for kinds that refuse."""
        match self.kind:
            case Kind.TOO_MANY:
                return too_many(max(1, round(self.draw_seconds())))
            case Kind.BLOCKED:
                return forbidden("bot was blocked by the user")
            case Kind.DEACTIVATED:
                return forbidden("user is deactivated")
            case Kind.KICKED:
                return forbidden("bot was kicked from the supergroup chat")
            case Kind.NOT_MEMBER:
                return forbidden("bot is not a member of the channel chat")
            case Kind.CHAT_NOT_FOUND:
                return bad_request("chat not found")
            case Kind.PARSE:
                return bad_request('can\'t parse entities: Unsupported start tag "x" at byte offset 0')
            case Kind.MIGRATED:
                return migrated(self.to)
            case Kind.UNAUTHORIZED:
                return ApiError(401, "Unauthorized")
            case Kind.NOT_FOUND:
                return ApiError(404, "Not Found")
            case Kind.CONFLICT:
                return ApiError(409, OTHER_POLLER)
        return None
