"""`check`: does everything that a run needs work? Learns nothing, sends nothing."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from app.commands.running import TOKEN
from app.session import Session, opened
from app.tabulating import print_json, print_table
from bot.probe import probe
from scrapers import polling
from scrapers.fetch import Fetcher
from scrapers.health import is_stale, newest
from scrapers.isolated import Isolated
from scrapers.types import Failed, NotModified, PollState, Source
from scrapers.workers import Workers


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. `good` None means: not in use."""

    what: str
    good: bool | None
    detail: str


def check(config: Path | None, *, as_json: bool) -> int:
    """0 when all is well, 1 when something does not work. A broken configuration is a mistake, 2."""
    with opened(config) as session:
        findings = asyncio.run(_all(session))
    if as_json:
        print_json([{"what": f.what, "ok": f.good, "detail": f.detail} for f in findings])
    else:
        marks = {True: "ok", False: "FAILED", None: "off"}
        print_table(["", "checked", "found"], [[marks[f.good], f.what, f.detail] for f in findings])
    return 1 if any(f.good is False for f in findings) else 0


async def _all(session: Session) -> list[Finding]:
    return [finding async for finding in _findings(session)]


async def _findings(session: Session) -> AsyncIterator[Finding]:
    settings, knowledge = session.settings, session.knowledge
    counts = f"{len(knowledge.sources)} sources, {len(knowledge.catalogue.subjects)} subjects"
    yield Finding(
        "configuration", True, f"{settings.path}: {counts}, {len(knowledge.watchlists)} watch lists"
    )
    faults = await asyncio.to_thread(session.store.upkeep.integrity)
    yield Finding("database", not faults, "; ".join(faults) or settings.database_url.rsplit("@")[-1])
    yield await _token(settings.tables.telegram.api_base)
    operators = len(settings.operators)
    yield Finding(
        "operators", bool(operators) or None, f"{operators} listed" if operators else "nobody may operate"
    )
    network = settings.tables.network
    async with Fetcher(network.allow, network.user_agent) as fetcher, Workers(size=1) as workers:
        isolated = Isolated(workers)
        looks = (_source(s, fetcher, isolated) for s in knowledge.sources if not s.paused)
        for finding in await asyncio.gather(*looks):
            yield finding


async def _token(api_base: str) -> Finding:
    token = os.environ.get(TOKEN, "").strip()
    if not token:
        return Finding("telegram", None, f"{TOKEN} is not set: alerts go to the console")
    name, error = await probe(token, api_base)
    return Finding("telegram", error is None, error or f"@{name} at {api_base}")


async def _source(source: Source, fetcher: Fetcher, isolated: Isolated) -> Finding:
    """One poll as if for the first time, of which nothing is kept."""
    now = datetime.now(UTC)
    outcome = await polling.poll(source, PollState(source.name), fetcher, isolated.parse, now)
    what = f"source {source.name}"
    if isinstance(outcome, Failed):
        return Finding(what, False, f"{outcome.url}: {outcome.detail}")
    if isinstance(outcome, NotModified):
        return Finding(what, True, outcome.url)
    item_at = newest(outcome.entries)
    dated = f", newest {item_at:%Y-%m-%d}" if item_at else ""
    detail = f"{outcome.url}: {len(outcome.entries)} entries{dated}"
    if not outcome.entries:
        return Finding(what, False, f"{detail}; the feed is empty")
    if is_stale(source, item_at, None, now):
        return Finding(what, False, f"{detail}; nothing newer than stale_after allows")
    return Finding(what, True, detail)
