"""I1: malformed feeds by the thousand. Every one ends as entries or as a recorded failure, and no worker is lost."""

from __future__ import annotations

import asyncio
import random
import unicodedata
from collections import Counter
from datetime import timedelta

import pytest

from scrapers import charset, dates, feeds, loose, strict
from scrapers.health import next_state
from scrapers.isolated import Isolated
from scrapers.items import Parsed
from scrapers.types import Failed, Failure, Polled, PollState, Source, SourceKind
from scrapers.workers import Workers
from tests.scrapers.factories import CORPUS, NOW, fetched, source
from tests.scrapers.mutation import mutate

# Categories of signs that no text may hold: controls, format signs, halves of signs, exotic line ends.
HIDDEN = ("Cc", "Cf", "Cs", "Zl", "Zp")
DOCUMENTS = sorted(path for path in (CORPUS / "feeds").iterdir() if not path.name.endswith(".expected.json"))


def _kind(name: str) -> SourceKind:
    return SourceKind(name.partition("-")[0].partition(".")[0])


def _check(one: Source, found: Parsed | Failed) -> str:
    """The invariants of whatever came out; gives the outcome's name."""
    if isinstance(found, Failed):
        state = next_state(one, PollState(one.name), found, True, NOW)
        assert (state.failures, state.last_failure) == (1, found.reason) and state.last_error
        return found.reason.value
    for entry in found.entries:
        assert entry.url.startswith(("http://", "https://")) and entry.key.startswith(("https://", "http://"))
        shown = entry.title + entry.summary + entry.content
        assert "\n" not in entry.title and not any(
            unicodedata.category(sign) in HIDDEN for sign in set(shown) - {"\n"}
        )
        assert entry.title or entry.summary or entry.content
        assert entry.published_at is None or dates.EARLIEST <= entry.published_at <= NOW + dates.AHEAD
        (entry.title + entry.summary + entry.content + entry.url + (entry.guid or "")).encode()
    assert len({entry.key for entry in found.entries}) == len(found.entries)
    return "cut" if found.cut else "parsed"


async def _run(count: int, seed: int) -> Counter[str]:
    rng = random.Random(seed)
    outcomes: Counter[str] = Counter()
    async with Workers(size=2) as workers:
        reader = Isolated(workers)

        async def one(name: str, body: bytes) -> None:
            polled = source(_kind(name), every=timedelta(minutes=15))
            outcomes[_check(polled, await reader.parse(polled, fetched(body), NOW))] += 1

        for _ in range(0, count, 20):
            batch = [rng.choice(DOCUMENTS) for _ in range(20)]
            await asyncio.gather(*(one(path.name, mutate(rng, path.read_bytes())) for path in batch))
        assert workers.alive <= 2
    return outcomes


async def test_two_thousand_mutated_feeds_do_no_harm() -> None:
    outcomes = await _run(2000, seed=20260930)
    assert outcomes.total() == 2000
    assert outcomes[Failure.CRASHED.value] == 0
    assert outcomes["parsed"] > 500 and outcomes["cut"] > 50 and outcomes[Failure.NOT_A_FEED.value] > 50


@pytest.mark.soak
@pytest.mark.timeout(1800)
async def test_ten_thousand_mutated_feeds_do_no_harm() -> None:
    seed = random.SystemRandom().randrange(1 << 32)
    print(f"seed {seed}")  # noqa: T201
    outcomes = await _run(10_000, seed)
    print(dict(outcomes))  # noqa: T201
    assert outcomes.total() == 10_000
    assert outcomes[Failure.CRASHED.value] == 0


def test_the_fast_reader_doubts_or_agrees_on_whatever_it_is_given() -> None:
    """Three thousand mutated documents: where the fast reader takes one at all, feedparser reads the same."""
    rng, outcomes = random.Random(20260930), Counter[str]()
    papers = [path for path in DOCUMENTS if path.suffix in (".xml", ".atom", ".rss")]
    for _ in range(3000):
        path = rng.choice(papers)
        body = mutate(rng, path.read_bytes())
        text = charset.decode(body).text.lstrip("\ufeff \n\r\t")
        quick = strict.read(text)
        slow = loose.read(text) if quick else None
        if quick is None or slow is None:
            outcomes["doubt" if quick is None else "too crowded for feedparser"] += 1
            continue
        one, document = source(_kind(path.name)), fetched(b"")
        assert feeds.entries(one, document, quick, NOW) == feeds.entries(one, document, slow, NOW), body
        outcomes["agreed"] += 1
    assert outcomes["agreed"] > 150 and outcomes["too crowded for feedparser"] < 60


def test_a_mutated_feed_is_a_poll_like_any_other() -> None:
    """What the mutator's outcomes stand for: a parsed one is a good poll of the source."""
    polled = Polled("https://news.example/feed.xml", (), fetched(b"").validators)
    assert next_state(source(), PollState("test"), polled, True, NOW).failures == 0
