from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from scrapers.fetch import Fetcher
from scrapers.health import next_state
from scrapers.polling import parse_here, poll
from scrapers.types import Failed, Failure, NotModified, Polled, PollState, Source
from tests.scrapers.factories import NOW, item, rss, source
from tests.webserver import HTML, WebServer

START = PollState("test")
FRESH = "Tue, 29 Sep 2026 12:00:00 GMT"
FROZEN = "Mon, 27 Jan 2025 12:00:00 GMT"


def _feed(*titles: str, date: str = FRESH) -> str:
    return rss(*(item(title, f"https://n.example/{title}", date=date) for title in titles))


async def _poll(source: Source, state: PollState, fetcher: Fetcher) -> Polled | NotModified | Failed:
    return await poll(source, state, fetcher, parse_here, NOW)


async def _polled(source: Source, fetcher: Fetcher, state: PollState = START) -> Polled:
    outcome = await _poll(source, state, fetcher)
    assert isinstance(outcome, Polled), outcome
    return outcome


async def test_the_first_good_url_wins(web: WebServer, fetcher: Fetcher) -> None:
    web.serve("/a", _feed("a"))
    web.serve("/b", _feed("b"))
    polled = await _polled(source("feed", web.url("/a"), web.url("/b")), fetcher)
    assert (polled.url, [entry.title for entry in polled.entries], polled.earlier) == (
        web.url("/a"),
        ["a"],
        (),
    )
    assert not web.requests("/b")


async def test_failures_of_preferred_urls_are_kept_beside_a_good_answer(
    web: WebServer, fetcher: Fetcher
) -> None:
    web.serve("/b", "<html>no feed</html>")
    web.serve("/c", _feed("c"))
    polled = await _polled(source("feed", *map(web.url, ("/a", "/b", "/c"))), fetcher)
    assert polled.url == web.url("/c")
    assert [failed.reason for failed in polled.earlier] == [Failure.MISSING, Failure.NOT_A_FEED]


async def test_all_failures_are_kept_when_every_url_fails(web: WebServer, fetcher: Fetcher) -> None:
    web.serve("/b", "x", status=403)
    outcome = await _poll(source("feed", web.url("/a"), web.url("/b")), START, fetcher)
    assert isinstance(outcome, Failed)
    assert [outcome.reason, *(failed.reason for failed in outcome.earlier)] == [
        Failure.MISSING,
        Failure.BLOCKED,
    ]


async def test_an_unchanged_feed_is_not_modified_by_validators(web: WebServer, fetcher: Fetcher) -> None:
    url = web.serve("/a", _feed("a"), etag='"1"')
    one = source("feed", url)
    state = next_state(one, START, await _polled(one, fetcher), True, NOW)
    assert await _poll(one, state, fetcher) == NotModified(url)
    assert [request.status for request in web.requests("/a")] == [200, 304]


async def test_an_unchanged_body_is_not_modified_by_its_hash(web: WebServer, fetcher: Fetcher) -> None:
    url = web.serve("/a", _feed("a"))
    one = source("feed", url)
    state = next_state(one, START, await _polled(one, fetcher), True, NOW)
    assert await _poll(one, state, fetcher) == NotModified(url)
    web.serve("/a", _feed("a", "b"))
    assert len((await _polled(one, fetcher, state)).entries) == 2


async def test_an_incomplete_poll_reads_the_same_feed_again(web: WebServer, fetcher: Fetcher) -> None:
    url = web.serve("/a", _feed("a"), etag='"1"')
    one = source("feed", url)
    state = next_state(one, START, await _polled(one, fetcher), False, NOW)
    assert url not in state.baselined
    assert len((await _polled(one, fetcher, state)).entries) == 1


async def test_a_cut_feed_is_read_again_although_its_validators_are_the_same(
    web: WebServer, fetcher: Fetcher
) -> None:
    whole = _feed("a", "b")
    url = web.serve("/a", whole[: whole.rindex("<title>b") + 8], etag='"1"')
    one = source("feed", url)
    polled = await _polled(one, fetcher)
    assert (len(polled.entries), polled.cut) == (1, True)
    state = next_state(one, START, polled, True, NOW)
    web.serve("/a", whole, etag='"1"')
    assert len((await _polled(one, fetcher, state)).entries) == 2


async def test_a_frozen_feed_gives_way_to_a_fresh_one(web: WebServer, fetcher: Fetcher) -> None:
    web.serve("/a", _feed("old", date=FROZEN), etag='"1"')
    web.serve("/b", _feed("new"))
    both = source("feed", web.url("/a"), web.url("/b"))
    assert (await _polled(both, fetcher)).url == web.url("/b")


async def test_a_feed_that_froze_long_ago_gives_way_even_by_304(web: WebServer, fetcher: Fetcher) -> None:
    web.serve("/a", _feed("old"), etag='"1"')
    web.serve("/b", _feed("new"))
    both = source("feed", web.url("/a"), web.url("/b"))
    state = next_state(both, START, await _polled(both, fetcher), True, NOW)
    assert await _poll(both, state, fetcher) == NotModified(web.url("/a"))
    assert (await _polled(both, fetcher, replace(state, health="stale"))).url == web.url("/b")


async def test_a_mirror_that_lies_about_dates_gives_way_by_what_was_first_seen(
    web: WebServer, fetcher: Fetcher
) -> None:
    """It gives old items new dates for a month: the index is asked as well, and both are merged by slug."""
    mirrored = (item(slug, web.url(f"/news/{slug}"), date=FRESH) for slug in ("old", "common"))
    web.serve("/mirror", rss(*mirrored))
    web.serve("/news", _index("common", "new"), content_type=HTML)
    lab = source("xai", web.url("/mirror"), web.url("/news"))
    seen = replace(START, newest_seen_at=NOW - timedelta(days=30), health="stale")
    assert (await _polled(lab, fetcher)).url == web.url("/mirror")
    merged = await _polled(lab, fetcher, seen)
    assert merged.url == web.url("/news")
    assert [entry.key.rpartition("/")[2] for entry in merged.entries] == ["common", "new", "old"]


def _index(*slugs: str) -> str:
    cards = "".join(f'<div><a href="/news/{slug}"><h3>The {slug} one</h3></a></div>' for slug in slugs)
    return f"<html><body><main>{cards}</main></body></html>"


async def test_an_empty_or_frozen_feed_is_taken_for_want_of_better(web: WebServer, fetcher: Fetcher) -> None:
    web.serve("/a", _feed("old", date=FROZEN))
    web.serve("/b", _feed())
    assert (await _polled(source("feed", web.url("/a"), web.url("/b")), fetcher)).url == web.url("/a")
    assert (await _polled(source("feed", web.url("/b"), web.url("/a")), fetcher)).url == web.url("/a")
    assert (await _polled(source("feed", web.url("/b")), fetcher)).entries == ()


async def test_only_the_order_and_the_build_date_changed(web: WebServer, fetcher: Fetcher) -> None:
    """The same entries in another order: another body, and equal keys and hashes."""
    url = web.serve("/a", _feed("a", "b"))
    one = source("feed", url)
    first = await _polled(one, fetcher)
    web.serve("/a", _feed("b", "a").replace("<title>Feed", "<lastBuildDate>now</lastBuildDate><title>Feed"))
    second = await _polled(one, fetcher)
    assert {(entry.key, entry.text_hash) for entry in first.entries} == {
        (entry.key, entry.text_hash) for entry in second.entries
    }


async def test_an_edited_title_keeps_the_key_and_changes_the_hash(web: WebServer, fetcher: Fetcher) -> None:
    one = source("feed", web.serve("/a", rss(item("4.5 GW", date=FRESH))))
    before = (await _polled(one, fetcher)).entries[0]
    web.serve("/a", rss(item("4.8 GW", date="Wed, 30 Sep 2026 11:00:00 GMT")))
    after = (await _polled(one, fetcher)).entries[0]
    assert before.key == after.key and before.text_hash != after.text_hash


async def test_a_new_date_alone_changes_nothing(web: WebServer, fetcher: Fetcher) -> None:
    one = source("feed", web.serve("/a", rss(item("4.5 GW", date=FRESH))))
    before = (await _polled(one, fetcher)).entries[0]
    web.serve("/a", rss(item("4.5 GW", date="Wed, 30 Sep 2026 11:00:00 GMT")))
    after = (await _polled(one, fetcher)).entries[0]
    assert (before.key, before.text_hash) == (after.key, after.text_hash)


async def test_a_source_without_urls_is_a_bug(fetcher: Fetcher) -> None:
    with pytest.raises(ValueError, match="no urls"):
        await _poll(replace(source(), urls=()), START, fetcher)


async def test_retry_after_of_a_good_answer_is_passed_on(web: WebServer, fetcher: Fetcher) -> None:
    one = source("feed", web.serve("/a", _feed("a"), headers={"Retry-After": "7200"}))
    assert (await _polled(one, fetcher)).retry_after == timedelta(hours=2)
