"""The application as the bot sees it (`bot.ports.Desk`): what is watched, tried out, judged and changed."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from app import jsonable, verdicts
from app.configuration import Configuration
from app.cycle import Deps, Report
from app.cycle import poll as poll_source
from app.editing import DECIDE, REVIEW, Editing
from app.trying import try_out
from bot.ports import Decided, PollReport, Refused, Trial, Why
from bot.render.sources import SourceView, StatusView
from facts.catalogue import Catalogue
from facts.routing import route
from facts.types import ChatRef, FactKey, Figure, Subscription, WatchList
from scrapers.types import PollState, Source
from storage.types import AuditEntry, Decision, StoredAlert, Verdict

T = TypeVar("T")
MOST_PREVIEWED = 2000


@dataclass(slots=True)
class Office(Editing):
    """Called from worker threads; what needs the network is handed to the event loop."""

    deps: Deps
    configuration: Configuration
    loop: asyncio.AbstractEventLoop
    version: str
    started_at: datetime
    busy: Callable[[Source], Awaitable[Report]] | None = None
    last_sent: Callable[[], datetime | None] | None = None

    # --- what is watched

    def operators(self) -> frozenset[int]:
        return self.configuration.settings.operators

    def catalogue(self) -> Catalogue:
        return self.configuration.knowledge.catalogue

    def watchlists(self) -> tuple[WatchList, ...]:
        return self.configuration.knowledge.watchlists

    def sources(self) -> tuple[SourceView, ...]:
        states = self.deps.store.polls.states()
        knowledge = self.configuration.knowledge
        return tuple(view(s, states.get(s.name, PollState(s.name))) for s in knowledge.sources)

    def preview(self, wish: Subscription, since: datetime) -> Sequence[StoredAlert]:
        """The alerts since then that this subscription would have got, newest first."""
        found = self.deps.store.ledger.alerts(MOST_PREVIEWED, since=since)
        knowledge = self.configuration.knowledge
        told: dict[tuple[ChatRef, FactKey], Figure] = {}
        kept: list[StoredAlert] = []
        for stored in sorted(found, key=lambda s: s.at):
            lineage = knowledge.lineage({r.key.subject for r in stored.alert.revisions})
            result = route(stored.alert, [wish], knowledge.lists, lineage, told)
            told |= {(r.chat, r.key): r.figure for r in result.references}
            kept += [stored] if result.routes else []
        return kept[::-1]

    def status(self, now: datetime) -> StatusView:
        store = self.deps.store
        states = store.polls.states().values()
        queue = store.outbox.status()
        polled = [s.last_poll_at for s in states if s.last_poll_at]
        oldest = queue.oldest_waiting_at
        return StatusView(
            version=self.version,
            started_at=self.started_at,
            sources=self.sources(),
            queue=queue,
            last_poll_at=max(polled, default=None),
            chats=len(store.chats.all()),
            reviews=store.reviews.count(),
            last_sent_at=self.last_sent() if self.last_sent else None,
            lag=max(now - oldest, timedelta(0)) if oldest else timedelta(0),
        )

    def reload_error(self) -> str | None:
        """What is wrong with config.toml now, while the last good state is in force; None when nothing is."""
        last = self.configuration.last
        return "; ".join(last.error.lines) if last and last.error else None

    # --- trying out

    def test(self, text: str) -> Trial | str:
        """Reads a text or an address; nothing of it is stored or sent. A failure is one clear line."""
        return self._on_loop(try_out(self.deps, text))

    def poll(self, source: str, by: int) -> PollReport | Refused:
        found = self.configuration.knowledge.source(source)
        if found is None:
            return Refused(Why.UNKNOWN)
        report = self._on_loop((self.busy or self._poll)(found))
        self.deps.store.operators.record("poll", f"source/{source}", None, None, by, self.deps.now())
        return PollReport(source, report.fresh, report.figures, report.alerts, report.error)

    async def _poll(self, source: Source) -> Report:
        return await poll_source(self.deps, source)

    def _on_loop(self, work: Awaitable[T]) -> T:
        async def run() -> T:
            return await work

        return asyncio.run_coroutine_threadsafe(run(), self.loop).result()

    # --- verdicts

    def decide(self, decision: Decision) -> Decided | Refused:
        """A verdict on a review: the ledger is folded anew, and whoever was told the wrong figure is told."""
        try:
            review, corrections = verdicts.decide(self.deps.store, self.configuration.knowledge, decision)
        except ValueError as error:
            return Refused(Why.INVALID, str(error))
        told = (decision.verdict, jsonable.number(decision.value), decision.subject)
        new = ", ".join(str(part) for part in told if part is not None)
        target = f"{REVIEW}{decision.review}"
        self.deps.store.operators.record(DECIDE, target, None, new, decision.by, decision.at)
        return Decided(review, corrections)

    def undo_decision(self, entry: AuditEntry, by: int) -> AuditEntry | Refused:
        """Takes back the verdict that an audit entry tells of."""
        now = self.deps.now()
        review = int(entry.target.removeprefix(REVIEW))
        done = self.decide(Decision(review, Verdict.UNDO, by, now))
        return done if isinstance(done, Refused) else self.deps.store.operators.audit(1)[0]


def view(source: Source, state: PollState) -> SourceView:
    """A source with its state, for people."""
    return SourceView(
        name=source.name,
        publisher=source.publisher,
        health="paused" if source.paused else state.health,
        newest_item_at=state.newest_item_at,
        last_good_at=state.last_good_at,
        next_poll_at=state.next_poll_at,
        failures=state.failures,
        error=state.last_error or "",
    )
