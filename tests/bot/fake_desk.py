"""A `bot.ports.Desk` for tests: a small catalogue, watch lists, and operators' items kept in the real store."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from bot.ports import Decided, PollReport, Refused, Trial, Why
from bot.render.sources import SourceView, StatusView
from facts.catalogue import Catalogue
from facts.routing import route
from facts.types import Article, Extraction, Subject, SubjectKind, Subscription, WatchList
from storage.store import Store
from storage.types import AuditEntry, Decision, ItemKind, OperatorItem, StoredAlert

SUBJECTS = (
    Subject("OpenAI", SubjectKind.COMPANY),
    Subject("xAI", SubjectKind.COMPANY),
    Subject("Stargate", SubjectKind.PROGRAMME, owner="OpenAI", aliases=("星际之门",)),
    Subject("Stargate Abilene", SubjectKind.SITE, owner="OpenAI", part_of="Stargate", aliases=("阿比林",)),
    Subject("Colossus 2", SubjectKind.CLUSTER, owner="xAI"),
)
LISTS = (
    WatchList("openai", owners=frozenset({"OpenAI"}), subjects=frozenset({"OpenAI"}), provisioned=True),
    WatchList("xai", owners=frozenset({"xAI"}), subjects=frozenset({"xAI"}), provisioned=True),
    WatchList("all", provisioned=True),
)
PROVISIONED = {
    (ItemKind.WATCHLIST, "openai"),
    (ItemKind.WATCHLIST, "xai"),
    (ItemKind.WATCHLIST, "all"),
    (ItemKind.SOURCE, "openai"),
    *((ItemKind.SUBJECT, subject.name) for subject in SUBJECTS),
}


@dataclass
class FakeDesk:
    store: Store
    admins: frozenset[int] = frozenset()
    now: datetime = datetime(2026, 3, 2, 12, tzinfo=UTC)
    trial: Trial | str | None = None
    decisions: list[Decision] = field(default_factory=list)
    polled: list[str] = field(default_factory=list)

    def operators(self) -> frozenset[int]:
        return self.admins

    def catalogue(self) -> Catalogue:
        made = [_subject(item.body) for item in self.store.operators.items(ItemKind.SUBJECT)]
        return Catalogue((*SUBJECTS, *made))

    def watchlists(self) -> tuple[WatchList, ...]:
        made = [_watchlist(item.body) for item in self.store.operators.items(ItemKind.WATCHLIST)]
        return (*LISTS, *made)

    def sources(self) -> tuple[SourceView, ...]:
        paused = self.store.operators.paused()
        names = ["openai", *(item.name for item in self.store.operators.items(ItemKind.SOURCE))]
        return tuple(
            SourceView(name, "OpenAI", health="paused" if name in paused else "ok") for name in names
        )

    def preview(self, wish: Subscription, since: datetime) -> Sequence[StoredAlert]:
        lists = {each.name: each for each in self.watchlists()}
        found = []
        for stored in self.store.ledger.alerts(1000, since=since):
            above = {r.key.subject: self.catalogue().lineage(r.key.subject) for r in stored.alert.revisions}
            if route(stored.alert, [wish], lists, above, {}).routes:
                found.append(stored)
        return found

    def test(self, text: str) -> Trial | str:
        if self.trial is not None:
            return self.trial
        article = Article(
            "test", "test", "https://example.org/", text[:50], text, "", "en", self.now, self.now
        )
        return Trial(article, Extraction())

    def poll(self, source: str, by: int) -> PollReport | Refused:
        if source not in [each.name for each in self.sources()]:
            return Refused(Why.UNKNOWN)
        self.polled.append(source)
        return PollReport(source, fresh=2, figures=3, alerts=1)

    def pause(self, source: str, paused: bool, by: int) -> AuditEntry | Refused:
        if source not in [each.name for each in self.sources()]:
            return Refused(Why.UNKNOWN)
        change = self.store.operators.pause if paused else self.store.operators.resume
        return change(source, by, self.now) or Refused(Why.NOTHING)

    def item(self, kind: ItemKind, name: str) -> Mapping[str, object] | None:
        if (kind, name) in PROVISIONED:
            return {"name": name}
        return next((item.body for item in self.store.operators.items(kind) if item.name == name), None)

    def provisioned(self, kind: ItemKind, name: str) -> bool:
        return (kind, name) in PROVISIONED

    def check(self, kind: ItemKind, body: Mapping[str, object], *, new: bool) -> Refused | None:
        name = str(body.get("name", ""))
        if self.provisioned(kind, name):
            return Refused(Why.EXISTS if new else Why.PROVISIONED)
        if new and self.item(kind, name) is not None:
            return Refused(Why.EXISTS)
        if not new and self.item(kind, name) is None:
            return Refused(Why.UNKNOWN)
        if kind is ItemKind.SUBJECT and body.get("kind") not in set(SubjectKind):
            return Refused(Why.INVALID, "kind: company, programme, site or cluster")
        return None

    def put(self, kind: ItemKind, body: Mapping[str, object], by: int) -> AuditEntry | Refused:
        new = self.item(kind, str(body["name"])) is None
        refused = self.check(kind, body, new=new)
        return refused or self.store.operators.put(OperatorItem(kind, str(body["name"]), body), by, self.now)

    def remove(self, kind: ItemKind, name: str, by: int) -> AuditEntry | Refused:
        if self.provisioned(kind, name):
            return Refused(Why.PROVISIONED)
        return self.store.operators.remove(kind, name, by, self.now) or Refused(Why.UNKNOWN)

    def undo(self, audit_id: int | None, by: int) -> AuditEntry | Refused:
        entries = self.store.operators.audit(50)
        wanted = audit_id if audit_id is not None else next((e.id for e in entries if not e.undone), 0)
        return self.store.operators.undo(wanted, by, self.now) or Refused(Why.NOTHING)

    def export(self, kinds: Sequence[ItemKind]) -> str:
        found = [item for kind in kinds for item in self.store.operators.items(kind)]
        return "\n".join(f"[[{item.kind}]]\n{json.dumps(dict(item.body))}" for item in found)

    def decide(self, decision: Decision) -> Decided | Refused:
        if self.store.reviews.get(decision.review) is None:
            return Refused(Why.UNKNOWN)
        self.decisions.append(decision)
        with self.store.learning() as tx:
            return Decided(tx.decide(decision), 2)

    def status(self, now: datetime) -> StatusView:
        return StatusView("0.1.0", self.now, self.sources(), self.store.outbox.status())

    def reload_error(self) -> str | None:
        return None


def _names(value: Any) -> tuple[str, ...]:
    return tuple(str(each) for each in value or ())


def _subject(body: Mapping[str, object]) -> Subject:
    owner, part_of = body.get("owner"), body.get("part_of")
    return Subject(
        str(body["name"]),
        SubjectKind(str(body.get("kind", "site"))),
        str(owner) if owner else None,
        str(part_of) if part_of else None,
        _names(body.get("aliases")),
    )


def _watchlist(body: Mapping[str, object]) -> WatchList:
    return WatchList(
        str(body["name"]),
        subjects=frozenset(_names(body.get("subjects"))),
        owners=frozenset(_names(body.get("owners"))),
    )
