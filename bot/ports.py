"""What the bot needs of the application that is neither the ledger nor storage. `app` implements it, tests fake it.

All methods are synchronous and called from worker threads. An expected refusal is a value; what is raised is a bug.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from bot.render.sources import SourceView, StatusView
from facts.catalogue import Catalogue
from facts.types import Article, ChatRef, Extraction, Revision, Subscription, WatchList
from storage.types import AuditEntry, Decision, ItemKind, Review, StoredAlert


class Why(StrEnum):
    """Why an edit was refused; each has a sentence of its own."""

    PROVISIONED = "provisioned"  # it stands in config.toml and is changed there
    UNKNOWN = "unknown"  # there is no such item
    EXISTS = "exists"  # the name is taken
    INVALID = "invalid"  # `detail` names the key and what is wrong with it
    IN_USE = "in_use"  # something else needs it; `detail` says what
    NOTHING = "nothing"  # nothing to undo, or it was undone before


@dataclass(frozen=True, slots=True)
class Refused:
    why: Why
    detail: str = ""


@dataclass(frozen=True, slots=True)
class PollReport:
    """What polling one source now gave. `error` is one clear line, None for a good poll."""

    source: str
    fresh: int = 0
    figures: int = 0
    alerts: int = 0
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Trial:
    """What a text or an address would teach: nothing of it is stored and nothing is sent.

    `recipients` are the chats that would be told, with the places of the revisions that each would get.
    """

    article: Article
    extraction: Extraction
    revisions: tuple[Revision, ...] = ()
    recipients: tuple[tuple[ChatRef, tuple[int, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Decided:
    """A verdict that took effect: the review as it stands now, and to how many chats a correction goes."""

    review: Review
    corrections: int = 0


class Desk(Protocol):
    """The application as the bot sees it."""

    def operators(self) -> frozenset[int]:
        """User ids; empty means nobody."""

    def catalogue(self) -> Catalogue:
        """All subjects: config.toml's and those made in chat."""

    def watchlists(self) -> tuple[WatchList, ...]: ...

    def sources(self) -> tuple[SourceView, ...]: ...

    def preview(self, wish: Subscription, since: datetime) -> Sequence[StoredAlert]:
        """The alerts that this subscription would have sent since then, newest first."""

    def test(self, text: str) -> Trial | str:
        """Reads a text, or an address where `text` is one. A failure is one clear line."""

    def poll(self, source: str, by: int) -> PollReport | Refused: ...

    def pause(self, source: str, paused: bool, by: int) -> AuditEntry | Refused: ...

    def item(self, kind: ItemKind, name: str) -> Mapping[str, object] | None:
        """The TOML table of an item, wherever it was made."""

    def provisioned(self, kind: ItemKind, name: str) -> bool: ...

    def check(self, kind: ItemKind, body: Mapping[str, object], *, new: bool) -> Refused | None:
        """Whether `put` would be refused, without doing it."""

    def put(self, kind: ItemKind, body: Mapping[str, object], by: int) -> AuditEntry | Refused:
        """Adds or replaces an item, by `body["name"]`; validated as config.toml is, audited, in effect on return."""

    def remove(self, kind: ItemKind, name: str, by: int) -> AuditEntry | Refused: ...

    def undo(self, audit_id: int | None, by: int) -> AuditEntry | Refused:
        """Takes back one change, or the last one that can be."""

    def export(self, kinds: Sequence[ItemKind]) -> str:
        """What was made in chat, as TOML for config.toml."""

    def decide(self, decision: Decision) -> Decided | Refused:
        """A verdict on a review: the ledger is folded anew and whoever was told the wrong figure is told."""

    def status(self, now: datetime) -> StatusView: ...

    def reload_error(self) -> str | None:
        """What is wrong with config.toml now, while the last good state is in force; None when nothing is."""
