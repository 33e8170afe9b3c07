"""The one definition of the tables, for SQLite and PostgreSQL alike.

A change here needs a new file in `migrations/versions`; a test compares both. Absent names in unique keys are stored
as an empty text, because NULL is never equal to NULL.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    UniqueConstraint,
    text,
)

from facts import types
from scrapers.types import Failure
from storage.columns import Exact, Instant, Json, Prose, RowId, Word
from storage.types import DeliveryState, ItemKind, MessageKind, ReviewKind, Verdict

metadata = MetaData()


def _id() -> Column[int]:
    return Column("id", RowId, primary_key=True, autoincrement=True)


def _article() -> Column[int]:
    return Column("article_id", RowId, ForeignKey("articles.id"), nullable=False, index=True)


def _figure() -> list[Column[object]]:
    return [
        Column("value", Exact, nullable=False),
        Column("high", Exact),
        Column("bound", Word(types.Bound), nullable=False),
        Column("currency", Prose),
    ]


def _evidence() -> list[Column[object]]:
    return [
        Column("place", Word(types.Place), nullable=False),
        Column("start", Integer, nullable=False),
        Column("end", Integer, nullable=False),
        Column("quote", Prose, nullable=False),
    ]


def _mention() -> list[Column[object]]:
    return [
        Column("metric", Word(types.Metric), nullable=False),
        *_figure(),
        Column("scope", Word(types.Scope), nullable=False),
        Column("status", Word(types.Status), nullable=False),
        Column("attribution", Word(types.Attribution), nullable=False),
        Column("model", Prose),
        Column("due", Prose),
        Column("speaker", Prose),
        *_evidence(),
    ]


def _fact_key() -> list[Column[object]]:
    """`key_currency` is the key's; the figure's own currency stands beside it."""
    return [
        Column("subject", Prose, nullable=False),
        Column("metric", Word(types.Metric), nullable=False),
        Column("stage", Word(types.Stage), nullable=False),
        Column("model", Prose, nullable=False),
        Column("key_currency", Prose, nullable=False),
    ]


def _chat() -> list[Column[int]]:
    return [Column("chat_id", BigInteger, nullable=False), Column("topic", BigInteger, nullable=False)]


FACT_KEY = ("subject", "metric", "stage", "model", "key_currency")

# --- sources and articles -------------------------------------------------------------------------------------

polls = Table(
    "polls",
    metadata,
    Column("source", Prose, primary_key=True),
    Column("next_poll_at", Instant),
    Column("validators", Json, nullable=False),
    Column("baselined", Json, nullable=False),
    Column("last_good_at", Instant),
    Column("last_poll_at", Instant),
    Column("newest_item_at", Instant),
    Column("newest_seen_at", Instant),
    Column("failures", Integer, nullable=False),
    Column("last_failure", Word(Failure)),
    Column("last_error", Prose),
    Column("health", Prose, nullable=False),
)

# What was met under one key. `text_hash` and `version` stay empty and 0 until an article is learned from it.
entries = Table(
    "entries",
    metadata,
    Column("source", Prose, nullable=False),
    Column("key", Prose, nullable=False),
    Column("text_hash", Prose),
    Column("version", Integer, nullable=False),
    Column("edits", Integer, nullable=False),
    Column("published_at", Instant),
    Column("attempts", Integer, nullable=False),
    Column("reason", Prose),
    Column("attempted_at", Instant),
    PrimaryKeyConstraint("source", "key"),
)

articles = Table(
    "articles",
    metadata,
    _id(),
    Column("source", Prose, nullable=False),
    Column("key", Prose, nullable=False),
    Column("version", Integer, nullable=False),
    Column("url", Prose, nullable=False),
    Column("title", Prose, nullable=False),
    Column("text", Prose),  # NULL once dropped for its age
    Column("text_hash", Prose, nullable=False),
    Column("publisher", Prose, nullable=False),
    Column("language", Prose, nullable=False),
    Column("published_at", Instant),
    Column("seen_at", Instant, nullable=False, index=True),
    Column("baseline", Boolean, nullable=False),
    UniqueConstraint("source", "key", "version"),
    sqlite_autoincrement=True,
)

# --- the ledger -----------------------------------------------------------------------------------------------

# Append-only. `root` is the claim of an earlier version of the same article that said the same: verdicts are shared.
claims = Table(
    "claims",
    metadata,
    _id(),
    _article(),
    Column("subject", Prose, nullable=False),
    *_mention(),
    Column("held", Prose),
    Column("root", RowId, ForeignKey("claims.id")),
    Column("made", Boolean, nullable=False),  # by an operator's decision, not read in the article
    Index("claims_line", "subject", "metric"),
    sqlite_autoincrement=True,
)

# What the decisions on a claim amount to; no row where there are none.
standings = Table(
    "standings",
    metadata,
    Column("claim_id", RowId, ForeignKey("claims.id"), primary_key=True, autoincrement=False),
    Column("state", Word(types.ClaimState), nullable=False),
)

unresolved = Table("unresolved", metadata, _id(), _article(), *_mention())

notes = Table(
    "notes",
    metadata,
    _id(),
    _article(),
    Column("subject", Prose, nullable=False, index=True),
    Column("kind", Word(types.NoteKind), nullable=False),
    Column("attribution", Word(types.Attribution), nullable=False),
    Column("speaker", Prose),
    *_evidence(),
)

candidates = Table(
    "candidates",
    metadata,
    Column("name", Prose, nullable=False),
    Column("kind", Word(types.SubjectKind), nullable=False),
    Column("times", Integer, nullable=False),
    Column("quote", Prose, nullable=False),
    Column("first_seen_at", Instant, nullable=False),
    PrimaryKeyConstraint("name", "kind"),
)

facts = Table(
    "facts",
    metadata,
    *_fact_key(),
    *_figure(),
    Column("due", Prose),
    Column("attribution", Word(types.Attribution), nullable=False),
    Column("as_of", Instant, nullable=False),
    Column("claim_id", RowId, ForeignKey("claims.id"), nullable=False),
    Column("corroborated_by", Json, nullable=False),
    Column("disputed_by", Json, nullable=False),  # ids of claims
    Column("dropped", Boolean, nullable=False),
    PrimaryKeyConstraint(*FACT_KEY),
)

revisions = Table(
    "revisions",
    metadata,
    _id(),
    Column("at", Instant, nullable=False, index=True),
    Column("alert", Prose, index=True),
    Column("rank", Integer, nullable=False),
    Column("kind", Word(types.RevisionKind), nullable=False),
    *_fact_key(),
    Column("claim_id", RowId, ForeignKey("claims.id"), nullable=False),
    Column("body", Json, nullable=False),
    Index("revisions_line", "subject", "metric", "at"),
    sqlite_autoincrement=True,
)

alerts = Table(
    "alerts",
    metadata,
    Column("key", Prose, primary_key=True),
    Column("at", Instant, nullable=False, index=True),
    _article(),
    Column("body", Json, nullable=False),
)

alert_also = Table(
    "alert_also",
    metadata,
    Column("alert", Prose, ForeignKey("alerts.key"), nullable=False),
    _article(),
    PrimaryKeyConstraint("alert", "article_id"),
)

# --- subscribers ----------------------------------------------------------------------------------------------

chats = Table(
    "chats",
    metadata,
    *_chat(),
    Column("kind", Prose, nullable=False),
    Column("language", Prose, nullable=False),
    Column("timezone", Prose, nullable=False),
    Column("quiet", Prose),  # 23:00-07:00
    Column("digest", Prose),  # 08:30, or 0 08:30 for Mondays
    Column("digest_sent_at", Instant),
    Column("active", Boolean, nullable=False),
    Column("created_at", Instant),
    Column("title", Prose, nullable=False),
    PrimaryKeyConstraint("chat_id", "topic"),
)

subscriptions = Table(
    "subscriptions",
    metadata,
    _id(),
    *_chat(),
    Column("watchlist", Prose, nullable=False),
    Column("subject", Prose, nullable=False),
    Column("metrics", Prose, nullable=False),  # words joined by commas, as in the three that follow
    Column("kinds", Prose, nullable=False),
    Column("attributions", Prose, nullable=False),
    Column("languages", Prose, nullable=False),
    Column("min_fraction", Exact),
    Column("min_amount", Exact),
    UniqueConstraint("chat_id", "topic", "watchlist", "subject"),
)

mutes = Table(
    "mutes",
    metadata,
    *_chat(),
    Column("subject", Prose, nullable=False),
    Column("until", Instant, nullable=False),
    PrimaryKeyConstraint("chat_id", "topic", "subject"),
)

told = Table(
    "told",
    metadata,
    *_chat(),
    *_fact_key(),
    *_figure(),
    Column("alert", Prose),
    Column("at", Instant, nullable=False),
    PrimaryKeyConstraint(*FACT_KEY, "chat_id", "topic"),
    Index("told_chat", "chat_id", "topic"),
)

drafts = Table(
    "drafts",
    metadata,
    *_chat(),
    Column("user_id", BigInteger, nullable=False),
    Column("name", Prose, nullable=False),
    Column("body", Json, nullable=False),
    Column("expires_at", Instant, nullable=False, index=True),
    PrimaryKeyConstraint("chat_id", "topic", "user_id", "name"),
)

# --- delivery -------------------------------------------------------------------------------------------------

_PENDING = text("state IN ('waiting', 'leased')")
outbox = Table(
    "outbox",
    metadata,
    _id(),
    *_chat(),
    Column("kind", Word(MessageKind), nullable=False),
    Column("key", Prose, nullable=False),
    Column("payload", Json, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("state", Word(DeliveryState), nullable=False),
    Column("not_before", Instant),
    Column("attempts", Integer, nullable=False),
    Column("repeated", Boolean, nullable=False),
    Column("lease_until", Instant),
    Column("owner", Prose),
    Column("message_id", BigInteger),
    Column("reason", Prose),
    Column("settled_at", Instant),
    UniqueConstraint("key", "kind", "chat_id", "topic"),
    Index("outbox_chat", "chat_id", "topic"),
    Index("outbox_pending", "id", sqlite_where=_PENDING, postgresql_where=_PENDING),
    Index("outbox_order", "chat_id", "id", sqlite_where=_PENDING, postgresql_where=_PENDING),
    sqlite_autoincrement=True,
)

leases = Table(
    "leases",
    metadata,
    Column("name", Prose, primary_key=True),
    Column("owner", Prose, nullable=False),
    Column("until", Instant, nullable=False),
)

# --- operators ------------------------------------------------------------------------------------------------

reviews = Table(
    "reviews",
    metadata,
    _id(),
    Column("kind", Word(ReviewKind), nullable=False),
    Column("identity", Prose, nullable=False, unique=True),  # what makes a second one the same
    Column("reason", Prose, nullable=False),
    _article(),
    Column("created_at", Instant, nullable=False),
    Column("claim_id", RowId, ForeignKey("claims.id"), index=True),
    Column("unresolved_id", RowId, ForeignKey("unresolved.id")),
    Column("chat_id", BigInteger),
    Column("topic", BigInteger),
    Column("verdict", Word(Verdict)),  # what its decisions amount to
    sqlite_autoincrement=True,
)

# Append-only. `made` is the claim that a correction or an assignment created, `undoes` another decision.
decisions = Table(
    "decisions",
    metadata,
    _id(),
    Column("review_id", RowId, ForeignKey("reviews.id"), nullable=False, index=True),
    Column("verdict", Word(Verdict), nullable=False),
    Column("by", BigInteger, nullable=False),
    Column("at", Instant, nullable=False),
    Column("value", Exact),
    Column("subject", Prose),
    Column("made", RowId, ForeignKey("claims.id")),
    Column("undoes", RowId, ForeignKey("decisions.id"), unique=True),
    sqlite_autoincrement=True,
)

items = Table(
    "items",
    metadata,
    Column("kind", Word(ItemKind), nullable=False),
    Column("name", Prose, nullable=False),
    Column("body", Json, nullable=False),
    PrimaryKeyConstraint("kind", "name"),
)

paused = Table("paused", metadata, Column("source", Prose, primary_key=True))
audit = Table(
    "audit",
    metadata,
    _id(),
    Column("at", Instant, nullable=False),
    Column("by", BigInteger, nullable=False),
    Column("action", Prose, nullable=False),
    Column("target", Prose, nullable=False),
    Column("old", Prose),
    Column("new", Prose),
    Column("undone", Boolean, nullable=False),
    sqlite_autoincrement=True,
)
