"""`replay`: what today's rules and catalogue would make of the stored articles. Alerts nobody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from rich.progress import track

from app import jsonable
from app.replaying import Difference, apply_differences, difference
from app.session import opened
from app.tabulating import amount, console, print_json, print_table
from facts.types import Claim


@dataclass(frozen=True, slots=True)
class _Row:
    sign: str
    claim: Claim


def replay(config: Path | None, *, apply: bool, limit: int, as_json: bool) -> int:
    """Show, and with `apply` store, what differs."""
    with opened(config) as session:
        stored = islice(session.store.ledger.all_articles(), limit)
        articles = track(stored, "reading", console=console(), disable=as_json, transient=True)
        found = [
            d
            for ref, article in articles
            if (d := difference(session.store, session.knowledge, ref, article))
        ]
        if apply:
            apply_differences(session.store, session.knowledge, found)
    if as_json:
        print_json(
            [
                {
                    "article": jsonable.article(d.article),
                    "gone": [jsonable.mention(c.mention, c.subject) for c in d.gone],
                    "new": [jsonable.mention(c.mention, c.subject) for c in d.new],
                }
                for d in found
            ]
        )
        return 0
    rows = [_cells(d, row) for d in found for row in _rows(d)]
    print_table(["", "subject", "metric", "figure", "scope", "status", "who", "article"], rows)
    verb = "stored" if apply else "found; --apply stores them"
    console().print(f"{len(rows)} difference(s) in {len(found)} article(s) {verb}")
    return 0


def _rows(found: Difference) -> Iterator[_Row]:
    yield from (_Row("-", claim) for claim in found.gone)
    yield from (_Row("+", claim) for claim in found.new)


def _cells(found: Difference, row: _Row) -> list[str]:
    mention = row.claim.mention
    return [
        row.sign,
        row.claim.subject,
        mention.metric.value,
        amount(mention.figure, mention.metric, "en"),
        mention.scope.value,
        mention.status.value,
        mention.attribution.value,
        found.article.title or found.article.url,
    ]
