"""The article of 23 July 2025 that this program was made for: exactly its figures, by file and by feed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import Any

import pytest

from facts.types import Attribution, Claim, NoteKind
from tests.app.test_cli import Terminal, terminal
from tests.app.world import world

ARTICLE = Path(__file__).parents[3] / "shared" / "feeds" / "wechat" / "stargate-5gw-article-2025-07-23.md"
pytestmark = pytest.mark.skipif(not ARTICLE.is_file(), reason="the article is not beside the project")
__all__ = ["terminal"]

# The sentence goes on after Musk's words without naming him again: a careful reader may take it either way.
EITHER = "official or press"
# subject, metric, value, bound, scope, attribution, chip model
EXPECTED: set[tuple[Any, ...]] = {
    ("Stargate", "power", 4_500_000_000, "exact", "added", "official", None),
    ("Stargate", "power", 5_000_000_000, "at_least", "total", "official", None),
    ("Stargate", "chips", 2_000_000, "at_least", "total", "official", None),
    ("Stargate", "power", 10_000_000_000, "exact", "total", "official", None),
    ("Stargate", "investment", 500_000_000_000, "exact", "total", "official", None),
    ("Stargate", "investment", 100_000_000_000, "exact", "total", "official", None),
    ("OpenAI", "chips", 1_000_000, "exact", "total", "official", None),
    ("Colossus 1", "chips", 230_000, "exact", "total", "official", None),
    ("Colossus 1", "chips", 30_000, "exact", "part", "official", "GB200"),
    ("Colossus 2", "chips", 550_000, "exact", "part", EITHER, "GB200+GB300"),
    ("xAI", "h100e", 50_000_000, "exact", "total", "official", None),
    ("Colossus 2", "h100e", 5_500_000, "about", "total", "estimate", None),
}


def told_by(subject: str, value: int, attribution: str) -> str:
    open_case = (subject, value) == ("Colossus 2", 550_000) and attribution in ("official", "press")
    return EITHER if open_case else attribution


def essence(claims: Iterable[Claim]) -> set[tuple[Any, ...]]:
    found = set()
    for claim in claims:
        m = claim.mention
        value = int(m.figure.value)
        by = told_by(claim.subject, value, m.attribution.value)
        model = m.model if m.metric.value == "chips" else None
        found.add((claim.subject, m.metric.value, value, m.figure.bound.value, m.scope.value, by, model))
    return found


def test_ingest_gives_exactly_its_figures(terminal: Terminal) -> None:
    ran = terminal.run(
        "ingest", str(ARTICLE), "--published", "2025-07-23", "--publisher", "机器之心", "--json"
    )
    shown = ran.json()
    found = set()
    for c in shown["claims"]:
        by = told_by(c["subject"], c["value"], c["attribution"])
        model = c["model"] if c["metric"] == "chips" else None
        found.add((c["subject"], c["metric"], c["value"], c["bound"], c["scope"], by, model))
    assert found == EXPECTED
    due = {(c["subject"], c["value"]): c["due"] for c in shown["claims"]}
    assert due["OpenAI", 1_000_000] == "2025"
    assert due["xAI", 50_000_000] == "2030"
    assert due["Stargate", 10_000_000_000] == due["Stargate", 500_000_000_000] == "2029"
    status = {(c["subject"], c["value"]): c["status"] for c in shown["claims"]}
    assert status["Colossus 1", 230_000] == status["Colossus 1", 30_000] == "running"
    assert status["Colossus 2", 550_000] == "planned"
    assert status["Stargate", 10_000_000_000] == status["xAI", 50_000_000] == "target"
    assert shown["unresolved"] == []


async def test_a_mirror_feed_with_its_text_gives_the_same(tmp_path: Path) -> None:
    async with world(tmp_path, ["wechat"]) as here:
        here.clock.at = datetime(2025, 7, 23, 4, tzinfo=UTC)
        text = ARTICLE.read_text(encoding="utf-8")
        title = next(line for line in text.splitlines() if line.startswith("# ")).removeprefix("# ")
        body = "".join(
            f"<p>{escape(part)}</p>" for part in text.split("\n\n") if not part.startswith(("#", "!"))
        )
        item = (
            f"<item><title>{escape(title)}</title><link>http://mp.weixin.qq.com/s?__biz=Mz&amp;mid=1&amp;idx=2</link>"
            f"<description>{escape(body)}</description><pubDate>Wed, 23 Jul 2025 01:04:48 +0000</pubDate></item>"
        )
        here.feed("wechat", item)
        await here.poll()
        article = here.store.ledger.articles(1)[0]
        claims = [c.claim for c in here.store.ledger.claims_of_article(article.id)]
        assert essence(claims) == EXPECTED
        notes = [note for _, note in here.store.ledger.notes("Stargate")]
        assert (NoteKind.SCALED_BACK, Attribution.ANONYMOUS) in [(n.kind, n.attribution) for n in notes]
        assert here.heard == []
