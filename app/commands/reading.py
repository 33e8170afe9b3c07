"""`facts`, `history`, `sources`, `watch`: what the ledger and the configuration hold, as tables or JSON."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

from app import jsonable
from app.desk import view
from app.durations import show_duration
from app.editing import watchlist_table
from app.mistakes import UserMistake
from app.session import Session, language_named, metric_named, opened, subject_named
from app.tabulating import amount, change_text, line_of, print_json, print_table, standing
from app.toml_text import table_text
from facts.ledger import fold
from facts.types import ArticleRef, ClaimState, Fact, LedgerClaim, Metric
from scrapers.types import PollState
from storage.types import ItemKind


def facts(
    config: Path | None,
    subject: str | None,
    metric: str | None,
    as_of: str | None,
    language: str,
    *,
    as_json: bool,
) -> int:
    """Current facts, or those of a past day."""
    language_named(language)
    wanted, day = metric_named(metric), _day(as_of)
    with opened(config) as session:
        name = subject_named(session.knowledge.catalogue, subject).name if subject else None
        found = _facts(session, name, wanted, day)
    if as_json:
        print_json([jsonable.fact(f) for f in found])
        return 0
    if not found:
        print_table(["nothing yet"], [["no figure is known here; `gigawatch run` learns from the sources"]])
        return 0
    columns = ["subject", "metric", "figure", "stage", "who", "as of", "standing", "publisher"]
    print_table(columns, [_fact_row(f, language) for f in found])
    return 0


def _facts(session: Session, subject: str | None, metric: Metric | None, day: datetime | None) -> list[Fact]:
    ledger = session.store.ledger
    if day is None:
        return ledger.facts(subject, metric)
    names = [subject] if subject else ledger.subjects_with_facts()
    claims = [c for name in names for c in standing_on(ledger.claims(name, metric), day)]
    return list(fold(claims).values())


def standing_on(claims: Sequence[LedgerClaim], day: datetime) -> list[LedgerClaim]:
    """The claims as they stood then: of each article the newest version that had been published or edited by then."""
    known = [c for c in claims if _spoken_at(c.article) <= day]
    newest: dict[tuple[str, str], int] = {}
    for claim in known:
        slot = (claim.article.source, claim.article.key)
        newest[slot] = max(newest.get(slot, 0), claim.article.version)
    current = [c for c in known if newest[c.article.source, c.article.key] == c.article.version]
    later_edited = ClaimState.SUPERSEDED
    return [replace(c, state=ClaimState.ACTIVE) if c.state is later_edited else c for c in current]


def _spoken_at(article: ArticleRef) -> datetime:
    return article.as_of if article.version == 1 else article.seen_at


def _fact_row(fact: Fact, language: str) -> list[str]:
    return [
        fact.key.subject,
        line_of(fact),
        amount(fact.figure, fact.key.metric, language),
        fact.key.stage.value,
        fact.attribution.value,
        fact.as_of.date().isoformat(),
        standing(fact),
        fact.claim.article.publisher,
    ]


def _day(text: str | None) -> datetime | None:
    """The end of the named day."""
    if text is None:
        return None
    try:
        return datetime.combine(date.fromisoformat(text), time.max, UTC)
    except ValueError:
        raise UserMistake(f"{text!r} is not a date; write for example 2025-07-31") from None


def history(
    config: Path | None, subject: str, metric: str | None, limit: int, language: str, *, as_json: bool
) -> int:
    """A subject's revisions, newest first."""
    language_named(language)
    wanted = metric_named(metric)
    with opened(config) as session:
        name = subject_named(session.knowledge.catalogue, subject).name
        found = session.store.ledger.revisions(name, wanted, limit=limit)
        notes = session.store.ledger.notes(name, limit)
    if as_json:
        document = {
            "revisions": [jsonable.stored_revision(r) for r in found],
            "notes": [{**jsonable.note(n), "article": jsonable.article(a)} for a, n in notes],
        }
        print_json(document)
        return 0
    rows = [
        [
            r.revision.claim.article.as_of.date().isoformat(),
            r.revision.kind.value,
            " ".join(p for p in (r.revision.key.metric.value, r.revision.key.model) if p),
            change_text(r.revision, language),
            r.revision.key.stage.value,
            r.revision.claim.claim.mention.attribution.value,
            r.revision.claim.article.publisher,
            r.revision.claim.claim.mention.evidence.quote,
        ]
        for r in found
    ]
    print_table(["date", "kind", "metric", "figure", "stage", "who", "publisher", "quote"], rows, name)
    if notes:
        noted = [
            [a.as_of.date().isoformat(), n.kind.value, n.attribution.value, a.publisher, n.evidence.quote]
            for a, n in notes
        ]
        print_table(["date", "note", "who", "publisher", "quote"], noted)
    return 0


def sources(config: Path | None, *, as_json: bool) -> int:
    """Each source with its state."""
    with opened(config) as session:
        states = session.store.polls.states()
        found = [(s, view(s, states.get(s.name, PollState(s.name)))) for s in session.knowledge.sources]
    if as_json:
        print_json(
            [
                {
                    "name": s.name,
                    "kind": s.kind.value,
                    "publisher": s.publisher,
                    "urls": list(s.urls),
                    "every": show_duration(s.every),
                    "health": v.health,
                    "last_good": v.last_good_at.isoformat() if v.last_good_at else None,
                    "newest_item": v.newest_item_at.isoformat() if v.newest_item_at else None,
                    "failures": v.failures,
                    "error": v.error or None,
                }
                for s, v in found
            ]
        )
        return 0
    rows = [
        [
            s.name,
            s.kind.value,
            s.publisher,
            v.health,
            _moment(v.last_good_at),
            _moment(v.newest_item_at),
            show_duration(s.every),
            v.error,
        ]
        for s, v in found
    ]
    print_table(
        ["source", "kind", "publisher", "health", "last good poll", "newest item", "every", "error"], rows
    )
    return 0


def _moment(at: datetime | None) -> str:
    return at.strftime("%Y-%m-%d %H:%M UTC") if at else "never"


def watch(config: Path | None, *, export: bool, as_json: bool) -> int:
    """The watch lists in force, or what was made in chat as TOML."""
    with opened(config) as session:
        lists = session.knowledge.watchlists
        made = [item for kind in ItemKind for item in session.store.operators.items(kind)]
    if export:
        sys.stdout.write("\n".join(table_text(item.kind.value, item.body) for item in made))
        return 0
    tables = [watchlist_table(w) | {"provisioned": w.provisioned} for w in lists]
    if as_json:
        print_json(tables)
        return 0
    rows = [[str(t["name"]), _others(t), "config.toml" if t["provisioned"] else "chat"] for t in tables]
    print_table(["watch list", "watches", "from"], rows)
    return 0


def _others(table: dict[str, object]) -> str:
    parts = [
        f"{key}: {', '.join(value) if isinstance(value, list) else value}"
        for key, value in table.items()
        if key not in ("name", "provisioned")
    ]
    return "; ".join(parts) or "everything"
