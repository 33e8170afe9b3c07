"""One source, once: the pipe from poll to outbox. The conductor asks and stores; it decides nothing.

```
poll -> fresh -> read -> extract -> learn (one transaction: diff, decide, route, record) -> next state -> outbox
scrapers storage scrapers workers    app, facts, storage                                    scrapers, storage
```
An expected failure is a value and stays with its source or entry. `cycle.poll` may be called again at any moment,
also after a kill in the middle: what was learned is skipped, what was not is learned.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import structlog

from app.knowledge import Knowledge
from app.learning import Circumstances, Learned, learn
from app.notices import exhausted_notices, health_notices
from app.partial import completed, is_partial, marked
from facts.types import Article, Extraction
from scrapers import articles, polling
from scrapers.articles import Pace
from scrapers.fetch import Fetcher
from scrapers.health import health_event, next_state
from scrapers.sites.all import site_of
from scrapers.types import Entry, Failed, Failure, NotModified, Polled, PollState, Read, Source
from storage.polls import MAX_ATTEMPTS
from storage.store import Store

log = structlog.get_logger(__name__)

Extract = Callable[[Article, Knowledge], Awaitable[Extraction | Failed]]

# A new fallback URL may bring an archive that the source had before we knew the URL (decision 4).
ARCHIVE_MARGIN = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Deps:
    """Everything a cycle talks to, each behind its own seam. `patience` bounds the wait for one page's turn."""

    store: Store
    fetcher: Fetcher
    parser: polling.Parser
    page_extractor: articles.Extractor
    extract: Extract
    knowledge: Callable[[], Knowledge]
    operators: Callable[[], frozenset[int]] = frozenset
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    pace: Pace = field(default_factory=Pace)
    jitter: Callable[[], float] = random.random
    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep
    patience: timedelta = timedelta(seconds=90)


@dataclass(slots=True)
class Report:
    """What one poll brought. `error` is one clear line, None for a good poll."""

    source: str
    fresh: int = 0
    figures: int = 0
    alerts: int = 0
    baseline: bool = False
    error: str | None = None
    failed_entries: int = 0
    learned: list[Learned] = field(default_factory=list)


async def poll(deps: Deps, source: Source) -> Report:
    """Poll one source and learn what is new. Never raises for what the outside world does."""
    now = deps.now()
    state = await asyncio.to_thread(deps.store.polls.state, source.name)
    outcome = await polling.poll(source, state, deps.fetcher, deps.parser, now)
    report = Report(source.name)
    complete = True
    if isinstance(outcome, Polled):
        complete = await _learn_all(deps, source, state, outcome, now, report)
    elif isinstance(outcome, Failed):
        report.error = f"{outcome.url}: {outcome.detail}"
    await _settle(deps, source, state, outcome, complete, report)
    return report


async def _learn_all(
    deps: Deps, source: Source, state: PollState, polled: Polled, now: datetime, report: Report
) -> bool:
    """Learn the fresh entries, oldest first; returns whether every one of them was learned whole."""
    entries = await asyncio.to_thread(deps.store.polls.fresh, source.name, polled.entries)
    report.fresh, report.baseline = len(entries), not state.baselined
    complete = True
    for entry in sorted(entries, key=lambda e: (e.published_at or now, e.key)):
        silent = is_silent(state, polled.url, entry)
        try:
            whole = await _learn_entry(deps, source, state, entry, now, silent, report)
        except Exception as error:
            # A bug must not cost the source's other entries; this one is tried again, and then told to operators.
            log.exception("entry failed", source=source.name, entry=entry.key)
            await _failed(deps, source, entry, f"{type(error).__name__}: {error}", report)
            whole = False
        complete = complete and whole
    return complete


def is_silent(state: PollState, url: str, entry: Entry) -> bool:
    """Whether the entry belongs to a baseline: the source's first poll, or the archive of a fallback URL's first."""
    if not state.baselined:
        return True
    if url in state.baselined or entry.published_at is None or state.last_good_at is None:
        return False
    return entry.published_at < state.last_good_at - ARCHIVE_MARGIN


async def _learn_entry(
    deps: Deps,
    source: Source,
    state: PollState,
    entry: Entry,
    now: datetime,
    silent: bool,
    report: Report,
) -> bool:
    """Read, extract and learn one entry; returns whether this text of it needs no other reading."""
    reading = replace(source, read_pages=False) if silent else source
    if not silent:
        await _wait_for_turn(deps, source, entry)
    read = await articles.read(reading, entry, deps.fetcher, now, deps.pace, deps.page_extractor, deps.now())
    if isinstance(read, Failed):
        await _failed(deps, source, entry, f"{read.reason}: {read.detail}", report)
        return False
    knowledge = deps.knowledge()
    extracted = await deps.extract(read.article, knowledge)
    if isinstance(extracted, Failed):
        await _failed(deps, source, entry, f"{extracted.reason}: {extracted.detail}", report)
        return False
    partial = is_partial(read)
    text_hash, article, extraction = entry.text_hash, read.article, extracted
    if partial:
        text_hash = marked(text_hash)
    article, extraction = await asyncio.to_thread(completed, deps.store, article, extraction, read.complete)
    how = Circumstances(text_hash, silent, state.last_good_at, deps.operators())
    learned = await asyncio.to_thread(learn, deps.store, knowledge, article, extraction, how)
    _count(report, learned, extraction)
    return not partial or await _postponed(deps, source, entry, read)


async def _wait_for_turn(deps: Deps, source: Source, entry: Entry) -> None:
    """Wait where the host's pause is short; a long one (after a block) makes the reading a partial one instead."""
    if entry.content or not site_of(source).may_read_pages(source):
        return
    wait = deps.pace.wait(entry.url, deps.now())
    if timedelta(0) < wait <= deps.patience:
        await deps.sleep(wait.total_seconds())


async def _postponed(deps: Deps, source: Source, entry: Entry, read: Read) -> bool:
    """Count a partial reading; returns whether it was the last one that is tried.

    Being told to wait, by the server or by our own pace, is no failure and is not counted.
    """
    if read.reason is Failure.LIMITED:
        return False
    reason = str(read.reason)
    count = await asyncio.to_thread(
        deps.store.polls.attempt_failed, source.name, entry.key, reason, deps.now()
    )
    if count < MAX_ATTEMPTS:
        return False
    await asyncio.to_thread(deps.store.polls.accept, source.name, entry.key, entry.text_hash)
    return True


async def _failed(deps: Deps, source: Source, entry: Entry, reason: str, report: Report) -> None:
    report.failed_entries += 1
    log.warning("entry not learned", source=source.name, entry=entry.key, reason=reason)
    count = await asyncio.to_thread(
        deps.store.polls.attempt_failed, source.name, entry.key, reason, deps.now()
    )
    if count >= MAX_ATTEMPTS:
        await asyncio.to_thread(deps.store.polls.accept, source.name, entry.key, entry.text_hash)
        notices = exhausted_notices(source.name, entry, reason, deps.operators())
        await asyncio.to_thread(deps.store.outbox.enqueue, notices, deps.now())


def _count(report: Report, learned: Learned, extraction: Extraction) -> None:
    report.learned.append(learned)
    report.figures += len(extraction.claims) if learned.article else 0
    report.alerts += learned.alert is not None


async def _settle(
    deps: Deps,
    source: Source,
    state: PollState,
    outcome: Polled | NotModified | Failed,
    complete: bool,
    report: Report,
) -> None:
    """Save the next poll state, with the operators' messages that its change of health makes, in one transaction."""
    now = deps.now()
    after = next_state(source, state, outcome, complete, now, deps.jitter(), report.fresh)
    if isinstance(outcome, Polled):
        # Also where an entry failed: what comes next is news, and must not be taken for the baseline.
        after = replace(after, baselined=after.baselined | {outcome.url})
    event = health_event(state, after)
    notices = health_notices(event, after, deps.operators()) if event else []
    if event:
        log.warning(
            "source health", source=source.name, before=event.before, after=event.after, why=event.detail
        )
    await asyncio.to_thread(deps.store.polls.save, after, notices, now)
