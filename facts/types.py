"""The value types that flow through the pipe. Frozen, slotted, without behaviour beyond reading themselves.

Units: watts, counts, FLOP/s, currency units, always as `Decimal`. Times: aware UTC. Enums are stored as their text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum


class Metric(StrEnum):
    """What is measured. H100-equivalents are always as stated by someone, never computed here."""

    POWER = "power"
    GENERATION = "generation"
    CHIPS = "chips"
    H100E = "h100e"
    FLOPS = "flops"
    INVESTMENT = "investment"


class Bound(StrEnum):
    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    RANGE = "range"


class Scope(StrEnum):
    TOTAL = "total"
    ADDED = "added"
    REMOVED = "removed"
    PART = "part"
    PREVIOUS = "previous"


class Status(StrEnum):
    """How real a figure is, as one text states it."""

    RUNNING = "running"
    PLANNED = "planned"
    TARGET = "target"
    DROPPED = "dropped"


class Stage(StrEnum):
    """The stage a fact is about; a `dropped` claim acts on a fact of one of these stages."""

    RUNNING = "running"
    PLANNED = "planned"
    TARGET = "target"


class Attribution(StrEnum):
    """Who says it. `OPERATOR` is never extracted: it marks a correction made by an operator."""

    OPERATOR = "operator"
    OFFICIAL = "official"
    PRESS = "press"
    ESTIMATE = "estimate"
    ANONYMOUS = "anonymous"


class SubjectKind(StrEnum):
    COMPANY = "company"
    PROGRAMME = "programme"
    SITE = "site"
    CLUSTER = "cluster"


class Place(StrEnum):
    """Which of an article's two texts an offset counts in."""

    TITLE = "title"
    TEXT = "text"


class RevisionKind(StrEnum):
    NEW = "new"
    RAISED = "raised"
    LOWERED = "lowered"
    ADDITION = "addition"
    CUT = "cut"
    STAGE = "stage"
    DUE = "due"
    DROPPED = "dropped"
    DISPUTED = "disputed"
    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"


class NoteKind(StrEnum):
    """A change that a text reports without a figure of its own."""

    SCALED_BACK = "scaled_back"
    DELAYED = "delayed"
    PAUSED = "paused"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing that figures are about. `owner` and `part_of` name other subjects."""

    name: str
    kind: SubjectKind
    owner: str | None = None
    part_of: str | None = None
    aliases: tuple[str, ...] = ()

    def __hash__(self) -> int:
        return hash(self.name)  # asked often; two subjects of one name are told apart by comparing them


@dataclass(frozen=True, slots=True)
class Article:
    """The readable text behind an entry at one moment; a changed text is a new version of it.

    `key` is the canonical URL. `language` is `en`, `zh` or empty where unknown. `published_at` is None where no
    credible date is known; relative dates in the text are counted from it and never from `seen_at`.
    """

    source: str
    key: str
    url: str
    title: str
    text: str
    publisher: str
    language: str
    published_at: datetime | None
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class Figure:
    """A normalised quantity in the metric's canonical unit; `high` only for a range, `currency` only for money."""

    value: Decimal
    high: Decimal | None = None
    bound: Bound = Bound.EXACT
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """The verbatim sentence behind a figure, and the figure's own surface as offsets into the place's text."""

    place: Place
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure found in a text, before we know its subject.

    `due` is `2026`, `2026-H1`, `2026-Q3` or `2026-07`. `speaker` is the name behind the words where the text gives
    one ("OpenAI", "The Wall Street Journal", "Elon Musk"), else None.
    """

    metric: Metric
    figure: Figure
    scope: Scope
    status: Status
    attribution: Attribution
    evidence: Evidence
    model: str | None = None
    due: str | None = None
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A mention tied to a subject of the catalogue: this article says that `subject` has this figure."""

    subject: str
    mention: Mention


@dataclass(frozen=True, slots=True)
class Note:
    """A reported change of a subject that carries no figure, with its source ("plans were scaled back")."""

    subject: str
    kind: NoteKind
    attribution: Attribution
    evidence: Evidence
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A plausible new name ("a campus called Hyperion") that the catalogue does not hold yet."""

    name: str
    kind: SubjectKind
    quote: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything that one article states. `unresolved` figures are kept for operators and never alerted."""

    claims: tuple[Claim, ...] = ()
    unresolved: tuple[Mention, ...] = ()
    notes: tuple[Note, ...] = ()
    candidates: tuple[Candidate, ...] = ()


# --- the ledger -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FactKey:
    """What one line of the ledger is about. `currency` keeps dollars and yuan apart (decision 1)."""

    subject: str
    metric: Metric
    stage: Stage
    model: str | None = None
    currency: str | None = None


class ClaimState(StrEnum):
    """Whether a stored claim counts. Only `ACTIVE` claims are folded into facts."""

    ACTIVE = "active"
    SUPERSEDED = "superseded"
    HELD = "held"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class ArticleRef:
    """What the ledger and the messages need of an article; `id` is its row, `version` counts its texts from 1.

    `baseline` marks an article that was learned silently at a source's first poll.
    """

    id: int
    source: str
    key: str
    url: str
    title: str
    publisher: str
    language: str
    published_at: datetime | None
    seen_at: datetime
    version: int = 1
    baseline: bool = False

    @property
    def as_of(self) -> datetime:
        """The instant the article speaks for: its publication where credible, else the moment we saw it."""
        return self.published_at or self.seen_at


@dataclass(frozen=True, slots=True)
class LedgerClaim:
    """A stored claim with its article and its standing. `id` is its row; rows are never changed."""

    id: int
    claim: Claim
    article: ArticleRef
    state: ClaimState = ClaimState.ACTIVE


@dataclass(frozen=True, slots=True)
class Fact:
    """The current belief for one key, with the claim behind it.

    `corroborated_by` lists further publishers with the same figure; `disputed_by` the claims that disagree and rank
    too low to overwrite it; `dropped` is true once the figure was cancelled.
    """

    key: FactKey
    figure: Figure
    due: str | None
    attribution: Attribution
    as_of: datetime
    claim: LedgerClaim
    corroborated_by: tuple[str, ...] = ()
    disputed_by: tuple[LedgerClaim, ...] = ()
    dropped: bool = False


@dataclass(frozen=True, slots=True)
class Revision:
    """One change of the ledger. `before` is None where nothing was known, `after` None where nothing is left.

    For `addition` and `cut` the figure is that of `claim`, and `before`/`after` are the facts of the same key's
    total, unchanged. `stated_before` is the old value as the article itself states it, where the ledger knew none.
    `scope` is `added` or `removed` for a changed increment, else `total`.
    """

    kind: RevisionKind
    key: FactKey
    claim: LedgerClaim
    before: Fact | None = None
    after: Fact | None = None
    scope: Scope = Scope.TOTAL
    stated_before: Figure | None = None
    previous_claim: LedgerClaim | None = None


# --- who is told -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class ChatRef:
    """A Telegram chat, or one forum topic of it (`topic` is 0 for the chat itself)."""

    id: int
    topic: int = 0


@dataclass(frozen=True, slots=True)
class MinChange:
    """The smallest change worth telling: a fraction of the old value (0.01 is 1 %), or an absolute amount."""

    fraction: Decimal | None = None
    amount: Decimal | None = None


@dataclass(frozen=True, slots=True)
class WatchList:
    """A named set of subjects. Empty sets mean "any"; `owners` reach everything that they own, directly or not."""

    name: str
    subjects: frozenset[str] = frozenset()
    owners: frozenset[str] = frozenset()
    metrics: frozenset[Metric] = frozenset()
    kinds: frozenset[RevisionKind] = frozenset()
    attributions: frozenset[Attribution] = frozenset()
    min_change: MinChange | None = None
    provisioned: bool = False


@dataclass(frozen=True, slots=True)
class Subscription:
    """A chat's wish for alerts of one watch list or one subject, narrowed by filters. Empty sets mean "any"."""

    id: int
    chat: ChatRef
    watchlist: str | None = None
    subject: str | None = None
    metrics: frozenset[Metric] = frozenset()
    kinds: frozenset[RevisionKind] = frozenset()
    attributions: frozenset[Attribution] = frozenset()
    languages: frozenset[str] = frozenset()
    min_change: MinChange | None = None


@dataclass(frozen=True, slots=True)
class Alert:
    """The message-worthy result of one article's revisions.

    `key` comes from the article's row and version, never from a value: a figure may go up, down and up again.
    `revisions` are numbered by their place; deliveries name the places that their chat asked for.
    `phases` are the article's `part` claims without a chip model, `notes` its changes without a figure.
    """

    key: str
    article: ArticleRef
    revisions: tuple[Revision, ...]
    notes: tuple[Note, ...] = ()
    phases: tuple[LedgerClaim, ...] = ()
    also: tuple[ArticleRef, ...] = field(default=())
