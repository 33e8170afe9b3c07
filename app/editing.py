"""What operators change in chat: items with validation, audit and undo. What the file declares is read-only here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from app.configuration import Configuration
from app.cycle import Deps
from app.durations import show_duration
from app.effective import parse_item
from app.settings import unknown_names
from app.toml_text import table_text
from bot.ports import Refused, Why
from facts.catalogue import Catalogue
from facts.minimum import show_min_change
from facts.types import Subject, WatchList
from scrapers.sites.all import problems
from scrapers.types import Source
from storage.types import AuditEntry, ItemKind, OperatorItem, Verdict

# How many audit entries to look through for the last one that can be undone.
UNDO_REACH = 200
DECIDE = "decide"
REVIEW = "review/"


class Editing:
    """The editing half of the desk. Every method is one change, committed before it returns and then in force."""

    deps: Deps
    configuration: Configuration
    undo_decision: Callable[[AuditEntry, int], AuditEntry | Refused]

    def item(self, kind: ItemKind, name: str) -> Mapping[str, object] | None:
        """The TOML table of an item, wherever it was made."""
        knowledge = self.configuration.knowledge
        match kind:
            case ItemKind.SOURCE:
                source = knowledge.source(name)
                return source_table(source) if source else None
            case ItemKind.SUBJECT:
                subject = knowledge.catalogue.get(name)
                return subject_table(subject) if subject else None
            case _:
                watchlist = knowledge.lists.get(name)
                return watchlist_table(watchlist) if watchlist else None

    def provisioned(self, kind: ItemKind, name: str) -> bool:
        return name in self.configuration.knowledge.provisioned.get(kind, frozenset())

    def check(self, kind: ItemKind, body: Mapping[str, object], *, new: bool) -> Refused | None:
        """Whether `put` would be refused, without doing it."""
        name = str(body.get("name", ""))
        if self.provisioned(kind, name):
            return Refused(Why.PROVISIONED, name)
        if new and self.item(kind, name) is not None:
            return Refused(Why.EXISTS, name)
        found = parse_item(kind, body)
        lines = found if isinstance(found, list) else self._odd(found)
        return Refused(Why.INVALID, "; ".join(lines)) if lines else None

    def _odd(self, item: Source | Subject | WatchList) -> list[str]:
        """What the whole configuration would have against the item."""
        catalogue = self.configuration.knowledge.catalogue
        if isinstance(item, Source):
            return list(problems(item))
        if isinstance(item, WatchList):
            return list(unknown_names(item, catalogue))
        return list(catalogue.merge(Catalogue((item,))).validate())

    def put(self, kind: ItemKind, body: Mapping[str, object], by: int) -> AuditEntry | Refused:
        """Adds or replaces an item; validated as config.toml is, audited, in effect on return."""
        refused = self.check(kind, body, new=False)
        if refused is not None:
            return refused
        entry = self.deps.store.operators.put(
            OperatorItem(kind, str(body["name"]), body), by, self.deps.now()
        )
        self.configuration.refresh()
        return entry

    def remove(self, kind: ItemKind, name: str, by: int) -> AuditEntry | Refused:
        if name not in {item.name for item in self.deps.store.operators.items(kind)}:
            known = self.item(kind, name) is not None
            return Refused(Why.PROVISIONED if known else Why.UNKNOWN, name)
        users = self._users(kind, name)
        if users:
            return Refused(Why.IN_USE, ", ".join(users))
        entry = self.deps.store.operators.remove(kind, name, by, self.deps.now())
        self.configuration.refresh()
        return entry or Refused(Why.UNKNOWN, name)

    def _users(self, kind: ItemKind, name: str) -> list[str]:
        """Whatever would point at nothing without the subject."""
        if kind is not ItemKind.SUBJECT:
            return []
        knowledge = self.configuration.knowledge
        lists = [w.name for w in knowledge.watchlists if name in w.subjects | w.owners]
        parts = [s.name for s in knowledge.catalogue.subjects if name in (s.owner, s.part_of)]
        return [*lists, *parts]

    def pause(self, source: str, paused: bool, by: int) -> AuditEntry | Refused:
        if self.configuration.knowledge.source(source) is None:
            return Refused(Why.UNKNOWN, source)
        operators = self.deps.store.operators
        work = operators.pause if paused else operators.resume
        entry = work(source, by, self.deps.now())
        self.configuration.refresh()
        return entry or Refused(Why.NOTHING, source)

    def undo(self, audit_id: int | None, by: int) -> AuditEntry | Refused:
        """Takes back one change of an item, a pause or a verdict; without a number, the last one that can be."""
        trail = self.deps.store.operators.audit(UNDO_REACH)
        wanted = [e for e in trail if e.id == audit_id] if audit_id is not None else trail
        for entry in wanted:
            done = self._undo(entry, by, trail)
            if done is not None:
                self.configuration.refresh()
                return done
        return Refused(Why.NOTHING)

    def _undo(self, entry: AuditEntry, by: int, trail: Sequence[AuditEntry]) -> AuditEntry | Refused | None:
        if entry.undone:
            return None
        if entry.action != DECIDE:
            return self.deps.store.operators.undo(entry.id, by, self.deps.now())
        newest = next(e for e in trail if e.action == DECIDE and e.target == entry.target)
        if newest.id != entry.id or entry.new == Verdict.UNDO:
            return None
        return self.undo_decision(entry, by)

    def export(self, kinds: Sequence[ItemKind]) -> str:
        """What was made in chat, as TOML for config.toml."""
        items = [item for kind in kinds for item in self.deps.store.operators.items(kind)]
        return "\n".join(table_text(item.kind.value, item.body) for item in items)


def source_table(source: Source) -> dict[str, object]:
    return {
        "name": source.name,
        "kind": source.kind.value,
        "publisher": source.publisher,
        "urls": list(source.urls),
        "every": show_duration(source.every),
        "stale_after": show_duration(source.stale_after),
        **({"language": source.language} if source.language else {}),
        **({"read_pages": source.read_pages} if source.read_pages is not None else {}),
    }


def subject_table(subject: Subject) -> dict[str, object]:
    return {
        "name": subject.name,
        "kind": subject.kind.value,
        **({"owner": subject.owner} if subject.owner else {}),
        **({"part_of": subject.part_of} if subject.part_of else {}),
        **({"aliases": list(subject.aliases)} if subject.aliases else {}),
    }


def watchlist_table(watchlist: WatchList) -> dict[str, object]:
    sets: dict[str, list[str]] = {
        "subjects": sorted(watchlist.subjects),
        "owners": sorted(watchlist.owners),
        "metrics": sorted(str(v) for v in watchlist.metrics),
        "kinds": sorted(str(v) for v in watchlist.kinds),
        "attributions": sorted(str(v) for v in watchlist.attributions),
    }
    least = {"min_change": show_min_change(watchlist.min_change)} if watchlist.min_change else {}
    return {
        "name": watchlist.name,
        **{key: value for key, value in sets.items() if value},
        **least,
    }
