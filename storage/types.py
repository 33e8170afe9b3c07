"""What storage takes and returns beside the types of `facts` and `scrapers`. Frozen values, never rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum

from facts.types import (
    Alert,
    ArticleRef,
    ChatRef,
    Claim,
    FactKey,
    Figure,
    LedgerClaim,
    Mention,
    Revision,
    Subscription,
)


class StorageError(Exception):
    """The database cannot be used; the text is one clear line with a way out."""


class MessageKind(StrEnum):
    """What an outbox row will become. `EDIT` changes a message that was sent before."""

    ALERT = "alert"
    EDIT = "edit"
    CORRECTION = "correction"
    DIGEST = "digest"
    HEALTH = "health"
    BROADCAST = "broadcast"


class DeliveryState(StrEnum):
    WAITING = "waiting"
    LEASED = "leased"
    SENT = "sent"
    GONE = "gone"  # the chat left us: blocked, kicked, deactivated
    REJECTED = "rejected"  # Telegram refused this message and always will


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message to enqueue. UNIQUE(kind, key, chat): enqueuing it again changes nothing.

    `payload` is JSON-able: for an alert `{"alert": key, "revisions": [places]}`.
    """

    chat: ChatRef
    kind: MessageKind
    key: str
    payload: Mapping[str, object]
    not_before: datetime | None = None


@dataclass(frozen=True, slots=True)
class OutboxItem:
    """A leased row. `repeated` is true when an earlier attempt may have reached the chat (ambiguous or crashed)."""

    id: int
    chat: ChatRef
    kind: MessageKind
    key: str
    payload: Mapping[str, object]
    created_at: datetime
    attempts: int = 0
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Sent:
    message_id: int


@dataclass(frozen=True, slots=True)
class Retry:
    """Try again after this delay; `ambiguous` when the message may have arrived all the same."""

    after: timedelta
    reason: str
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Moved:
    """The group became a supergroup with a new id; the same message is due there at once."""

    chat_id: int


@dataclass(frozen=True, slots=True)
class Gone:
    reason: str


@dataclass(frozen=True, slots=True)
class Rejected:
    reason: str


Result = Sent | Retry | Moved | Gone | Rejected


@dataclass(frozen=True, slots=True)
class Digest:
    """A summary instead of instant alerts, at a local time; `weekday` 0 is Monday, None means daily."""

    at: time
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Chat:
    """A subscriber and its settings. `kind` is private, group, supergroup or channel."""

    ref: ChatRef
    kind: str = "private"
    language: str = "en"
    timezone: str = "UTC"
    quiet: tuple[time, time] | None = None
    digest: Digest | None = None
    digest_sent_at: datetime | None = None
    active: bool = True
    created_at: datetime | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Mute:
    chat: ChatRef
    subject: str
    until: datetime


@dataclass(frozen=True, slots=True)
class Audience:
    """Everybody who could be told something now: active chats, their subscriptions and unexpired mutes."""

    chats: Mapping[ChatRef, Chat] = field(default_factory=dict)
    subscriptions: tuple[Subscription, ...] = ()
    mutes: frozenset[tuple[ChatRef, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Told:
    """What a chat was last told of one fact. `alert` is None where only a reference value was kept."""

    chat: ChatRef
    key: FactKey
    figure: Figure
    alert: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class StoredRevision:
    """A revision with its row, its instant and the alert that carried it (None: silent)."""

    id: int
    at: datetime
    revision: Revision
    alert: str | None = None
    place: int = 0


@dataclass(frozen=True, slots=True)
class StoredAlert:
    """An alert with its row's instant; `alert.also` holds the articles that reported the same later."""

    at: datetime
    alert: Alert


class ReviewKind(StrEnum):
    HELD = "held"
    UNRESOLVED = "unresolved"
    NOT_RIGHT = "not_right"


class Verdict(StrEnum):
    """An operator's word on a figure. Append-only: `UNDO` takes the last one back."""

    APPROVE = "approve"
    REJECT = "reject"
    CORRECT = "correct"
    ASSIGN = "assign"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Review:
    """Something that waits for an operator. `claim` for held figures and reports, `mention` for unresolved ones."""

    id: int
    kind: ReviewKind
    reason: str
    article: ArticleRef
    created_at: datetime
    claim: LedgerClaim | None = None
    mention: Mention | None = None
    reported_by: ChatRef | None = None
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """One operator verdict. `value` for a correction (canonical unit), `subject` for an assignment."""

    review: int
    verdict: Verdict
    by: int
    at: datetime
    value: Decimal | None = None
    subject: str | None = None


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """Who changed what, when, from what to what. `old` or `new` None: it did not exist before or after."""

    id: int
    at: datetime
    by: int
    action: str
    target: str
    old: str | None = None
    new: str | None = None
    undone: bool = False


class ItemKind(StrEnum):
    """What operators can make in chat; stored as the TOML table's content in JSON."""

    WATCHLIST = "watchlist"
    SUBJECT = "subject"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class OperatorItem:
    kind: ItemKind
    name: str
    body: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class CandidateCount:
    """A plausible new name with how often and where it was met first."""

    name: str
    kind: str
    count: int
    quote: str
    first_seen_at: datetime


@dataclass(frozen=True, slots=True)
class UnresolvedMention:
    article: ArticleRef
    mention: Mention


@dataclass(frozen=True, slots=True)
class StoredClaimInput:
    """A claim to store; `held` is the reason why an operator must look first, or None."""

    claim: Claim
    held: str | None = None


@dataclass(frozen=True, slots=True)
class QueueStatus:
    waiting: int
    leased: int
    oldest_waiting_at: datetime | None
    sent: int
    gone: int
    rejected: int
