"""What the outside world gives us, stage by stage: a source, its poll state, an outcome, entries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from facts.types import Article


class SourceKind(StrEnum):
    OPENAI = "openai"
    XAI = "xai"
    WSJ = "wsj"
    WECHAT = "wechat"
    FEED = "feed"


class Failure(StrEnum):
    """Why a poll or a reading failed; each has a sentence of its own for operators."""

    REFUSED = "refused"  # address, scheme or redirect that we do not follow
    BLOCKED = "blocked"  # 401, 403, challenge, captcha
    LIMITED = "limited"  # 429
    MISSING = "missing"  # 404, 410
    SERVER = "server"  # 5xx
    NETWORK = "network"  # connection, DNS, TLS, broken transfer
    TIMEOUT = "timeout"
    TOO_LARGE = "too_large"
    NOT_A_FEED = "not_a_feed"
    GARBLED = "garbled"  # truncated or in the wrong encoding
    TOMBSTONE = "tombstone"  # the article was removed by its author or the platform
    NO_TEXT = "no_text"
    CRASHED = "crashed"  # the worker process was killed or timed out


@dataclass(frozen=True, slots=True)
class Source:
    """A place that we poll, as configured. `urls` are in order of preference."""

    name: str
    kind: SourceKind
    publisher: str
    urls: tuple[str, ...]
    every: timedelta
    stale_after: timedelta
    language: str = ""
    read_pages: bool | None = None  # None: as the kind prescribes
    paused: bool = False


@dataclass(frozen=True, slots=True)
class Validators:
    """What one URL gave us for conditional GET, and the hash of the body that was learned from."""

    etag: str | None = None
    last_modified: str | None = None
    body_hash: str | None = None


@dataclass(frozen=True, slots=True)
class PollState:
    """What is remembered of a source between polls. `baselined` are the URLs whose first poll was learned."""

    source: str
    next_poll_at: datetime | None = None
    validators: Mapping[str, Validators] = field(default_factory=dict)
    baselined: frozenset[str] = frozenset()
    last_good_at: datetime | None = None
    last_poll_at: datetime | None = None
    newest_item_at: datetime | None = None
    newest_seen_at: datetime | None = None
    failures: int = 0
    last_failure: Failure | None = None
    last_error: str | None = None
    health: str = "new"  # new | ok | broken | blocked | empty | stale


@dataclass(frozen=True, slots=True)
class Fetched:
    """A body with a good status. `body` is decoded from transfer encodings, not from its character set."""

    url: str
    final_url: str
    status: int
    content_type: str
    body: bytes
    validators: Validators
    retry_after: timedelta | None = None


@dataclass(frozen=True, slots=True)
class NotModified:
    """Nothing new at `url`. `earlier` are preferred URLs that failed before it answered."""

    url: str
    retry_after: timedelta | None = None
    earlier: tuple[Failed, ...] = ()


@dataclass(frozen=True, slots=True)
class Failed:
    """An expected failure, as a value. `detail` is one clear line for an operator, free of secrets.

    `earlier` are the failures of preferred URLs, where a whole source failed.
    """

    url: str
    reason: Failure
    detail: str
    retry_after: timedelta | None = None
    earlier: tuple[Failed, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a feed, cleaned. `key` is its canonical URL, `text_hash` covers title, summary and content.

    `content` is the full text where the feed carries one, else empty; both texts are plain, without markup.
    """

    source: str
    key: str
    url: str
    title: str
    summary: str
    content: str
    published_at: datetime | None
    text_hash: str
    guid: str | None = None


@dataclass(frozen=True, slots=True)
class Polled:
    """A good poll: the entries of the first URL that answered well, in the document's order.

    `cut`: the document broke off; its validators are not kept, so that the next poll reads it again in full.
    """

    url: str
    entries: tuple[Entry, ...]
    validators: Validators
    quarantined: int = 0  # entries that were cut or broken, and left out
    retry_after: timedelta | None = None
    earlier: tuple[Failed, ...] = ()  # preferred URLs that failed before this one answered
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Read:
    """An entry's article. `complete` is false where only title and summary could be had, with `reason` why."""

    article: Article
    entry: Entry
    complete: bool = True
    reason: Failure | None = None
