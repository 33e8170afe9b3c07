"""What a poll's outcome means for the next poll and for the source's health. Pure: values in, values out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from scrapers.sites.all import site_of
from scrapers.types import Entry, Failed, Failure, NotModified, Polled, PollState, Source, Validators

Outcome = Polled | NotModified | Failed

# Failures in a row after which operators are told; one hiccup is nobody's business.
BROKEN_AFTER = 3
BLOCKED_AFTER = 2
LONGEST_BACK_OFF = timedelta(hours=6)
JITTER = 0.1


@dataclass(frozen=True, slots=True)
class HealthEvent:
    """A source's health changed; told to operators once. `detail` is one line."""

    source: str
    before: str
    after: str
    detail: str


def newest(entries: Iterable[Entry]) -> datetime | None:
    return max((entry.published_at for entry in entries if entry.published_at), default=None)


def is_stale(source: Source, item_at: datetime | None, seen_at: datetime | None, now: datetime) -> bool:
    """Whether the source's newest news is older than it may be, by its dates where those can be trusted."""
    reference = seen_at if site_of(source).dates_lie or item_at is None else item_at
    return reference is not None and now - reference > source.stale_after


def next_state(
    source: Source,
    state: PollState,
    outcome: Outcome,
    complete: bool,
    now: datetime,
    jitter: float = 0.0,
    fresh: int = 0,
) -> PollState:
    """The state after an outcome.

    `complete` is false when an article of the poll could not be learned: the old validators are then kept, so that
    the next poll does not answer "not modified" over the lost one. `fresh` counts the entries never seen before.
    `jitter` in 0..1 spreads the next poll by up to a tenth of the interval.
    """
    state = replace(state, source=source.name, last_poll_at=now)
    if isinstance(outcome, Failed):
        return _after_failure(source, state, outcome, now, jitter)
    state = replace(state, last_good_at=now, failures=0, last_failure=None, last_error=None)
    state = replace(state, next_poll_at=_next(source, outcome, now, jitter))
    if isinstance(outcome, Polled):
        state = _after_entries(state, outcome, complete, now, fresh)
    return replace(state, health=_health(source, state, outcome, now))


def health_event(before: PollState, after: PollState) -> HealthEvent | None:
    """The change of health between two states of one source, or None. A first good poll is no news."""
    if before.health == after.health or (before.health, after.health) == ("new", "ok"):
        return None
    return HealthEvent(
        after.source, before.health, after.health, after.last_error or _SENTENCES[after.health]
    )


_SENTENCES: Mapping[str, str] = {
    "ok": "the source answers again",
    "broken": "the source has failed several times in a row",
    "blocked": "the source refuses us",
    "empty": "the source answers with an empty feed",
    "stale": "the source answers, but has had nothing new for too long",
    "new": "the source has not been polled",
}


def _after_failure(
    source: Source, state: PollState, failed: Failed, now: datetime, jitter: float
) -> PollState:
    failures = state.failures + 1
    every = site_of(source).interval(source)
    wait = min(every * 2 ** min(failures - 1, 10), max(every, LONGEST_BACK_OFF))
    wait = max(wait, *_asked(failed), site_of(source).blocked_pause if _is_blocked(failed) else wait)
    health = _failing(state.health, failed.reason, failures)
    detail = "; ".join(f"{each.url}: {each.detail}" for each in (failed, *failed.earlier))
    return replace(
        state,
        failures=failures,
        last_failure=failed.reason,
        last_error=detail[:1000],
        health=health,
        next_poll_at=now + wait * (1 + JITTER * jitter),
    )


def _failing(health: str, reason: Failure, failures: int) -> str:
    """The first bad word stays until the source recovers, so that changing reasons do not tell operators again."""
    if health in ("broken", "blocked"):
        return health
    if reason is Failure.BLOCKED and failures >= BLOCKED_AFTER:
        return "blocked"
    return "broken" if failures >= BROKEN_AFTER else health


def _is_blocked(failed: Failed) -> bool:
    return all(each.reason is Failure.BLOCKED for each in (failed, *failed.earlier))


def _asked(outcome: Outcome) -> tuple[timedelta, ...]:
    """The waits that servers asked for. With several URLs the shortest counts: one of them may be asked again."""
    if isinstance(outcome, Failed) and outcome.earlier:
        waits = [each.retry_after for each in (outcome, *outcome.earlier)]
        return () if None in waits else (min(wait for wait in waits if wait is not None),)
    return () if outcome.retry_after is None else (outcome.retry_after,)


def _next(source: Source, outcome: Polled | NotModified, now: datetime, jitter: float) -> datetime:
    wait = max([site_of(source).interval(source), *_asked(outcome)])
    return now + wait * (1 + JITTER * jitter)


def _after_entries(state: PollState, polled: Polled, complete: bool, now: datetime, fresh: int) -> PollState:
    item_at = max(filter(None, (state.newest_item_at, newest(polled.entries))), default=None)
    first = polled.url not in state.baselined
    state = replace(
        state,
        newest_item_at=item_at,
        newest_seen_at=now if fresh or (first and polled.entries) else state.newest_seen_at,
    )
    if not complete:
        return state
    kept: dict[str, Validators] = dict(state.validators)
    if polled.cut:
        kept.pop(polled.url, None)
    else:
        kept[polled.url] = polled.validators
    return replace(state, validators=kept, baselined=state.baselined | {polled.url})


def _health(source: Source, state: PollState, outcome: Polled | NotModified, now: datetime) -> str:
    if isinstance(outcome, Polled) and not outcome.entries:
        return "empty"
    if isinstance(outcome, NotModified) and state.health == "empty":
        return "empty"
    return "stale" if is_stale(source, state.newest_item_at, state.newest_seen_at, now) else "ok"
