from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from scrapers import feeds
from scrapers.articles import Pace, language, read
from scrapers.fetch import Fetcher
from scrapers.items import Parsed
from scrapers.sites import wechat
from scrapers.types import Failure, Read, Source
from tests.scrapers.factories import CORPUS, NOW, entry, fetched, source
from tests.webserver import HTML, WebServer

SEED = datetime(2026, 9, 23, 1, 4, 48, tzinfo=UTC)


async def _read(one: Source, fetcher: Fetcher, pace: Pace | None = None, **fields: object) -> Read:
    found = await read(one, entry(**fields), fetcher, NOW, pace)
    assert isinstance(found, Read), found
    return found


def _page(web: WebServer, name: str) -> str:
    return web.serve(f"/{name}", (CORPUS / "pages" / name).read_bytes(), content_type=HTML)


async def test_the_feeds_own_text_comes_first(web: WebServer, fetcher: Fetcher) -> None:
    found = await _read(source(), fetcher, url=_page(web, "news.html"), content="All of it: 5 GW.")
    assert (found.article.text, found.complete) == ("All of it: 5 GW.", True)
    assert not web.journal


async def test_the_page_is_read_where_that_is_allowed(web: WebServer, fetcher: Fetcher) -> None:
    url = _page(web, "news.html")
    found = await _read(source(), fetcher, url=url, key="k", title="Campus", published_at=None)
    assert found.complete
    assert "1.2 GW by the end of 2027" in found.article.text
    assert (found.article.title, found.article.key, found.article.url) == ("Campus", "k", url)
    assert (found.article.published_at, found.article.seen_at) == (
        datetime(2026, 9, 22, 6, 0, tzinfo=UTC),
        NOW,
    )
    assert (found.article.language, found.article.publisher) == ("en", "Publisher")


@pytest.mark.parametrize("kind", ["openai", "wsj", "xai"])
async def test_pages_behind_a_wall_are_not_asked_for(web: WebServer, fetcher: Fetcher, kind: str) -> None:
    found = await _read(source(kind), fetcher, url=_page(web, "news.html"), summary="A sentence of 5 GW.")
    assert (found.article.text, found.complete, found.reason) == ("A sentence of 5 GW.", True, None)
    assert not web.journal


async def test_configuration_decides_about_pages(web: WebServer, fetcher: Fetcher) -> None:
    url = _page(web, "openai-article.html")
    assert "over 5 GW" in (await _read(source("openai", read_pages=True), fetcher, url=url)).article.text
    assert not (await _read(source("feed", read_pages=False), fetcher, url=url)).article.text


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("wechat-deleted.html", Failure.TOMBSTONE),
        ("wechat-violation.html", Failure.TOMBSTONE),
        ("wechat-unavailable.html", Failure.TOMBSTONE),
        ("wechat-verify.html", Failure.BLOCKED),
        ("wechat-text-share.html", Failure.NO_TEXT),
    ],
)
async def test_without_its_page_an_article_is_title_and_summary(
    web: WebServer, fetcher: Fetcher, name: str, reason: Failure
) -> None:
    found = await _read(
        source("wechat"), fetcher, url=_page(web, name), title="要建5GW数据中心", summary="某号报道"
    )
    assert (found.article.title, found.article.text) == ("要建5GW数据中心", "某号报道")
    assert (found.complete, found.reason) == (False, reason)


async def test_a_failed_page_is_a_passing_reason(web: WebServer, fetcher: Fetcher) -> None:
    found = await _read(source(), fetcher, url=web.serve("/x", "x", status=503), summary="5 GW")
    assert (found.article.text, found.complete, found.reason) == ("5 GW", False, Failure.SERVER)


async def test_a_mirrors_placeholder_sends_the_reader_to_the_page(web: WebServer, fetcher: Fetcher) -> None:
    body = (CORPUS / "feeds" / "wechat-wewe.atom").read_bytes()
    parsed = feeds.parse(source("wechat"), fetched(body), NOW)
    assert isinstance(parsed, Parsed)
    failed = parsed.entries[1]
    url = _page(web, "wechat-article.html")
    found = await _read(source("wechat"), fetcher, url=url, title=failed.title, content=failed.content)
    assert "4.5 GW" in found.article.text
    assert "获取全文失败" not in found.article.text


async def test_a_summary_that_says_more_leads_the_text(web: WebServer, fetcher: Fetcher) -> None:
    more = await _read(source(), fetcher, summary="It will hold 7 GW.", content="A story without the figure.")
    assert more.article.text == "It will hold 7 GW.\n\nA story without the figure."
    same = await _read(
        source(), fetcher, summary="某号报道编辑：某人昨天", content="某号报道\n\n编辑：某人\n\n昨天，5 GW。"
    )
    assert same.article.text == "某号报道\n\n编辑：某人\n\n昨天，5 GW。"


async def test_pages_of_one_host_are_read_one_a_pause(web: WebServer, fetcher: Fetcher) -> None:
    pace, one = Pace(), source("wechat")
    url = _page(web, "wechat-article.html")
    first = await read(one, entry(url=url), fetcher, NOW, pace)
    second = await read(one, entry(url=url), fetcher, NOW + timedelta(seconds=0.9), pace)
    assert pace.wait(url, NOW + timedelta(seconds=0.9)) == timedelta(seconds=0.1)
    third = await read(one, entry(url=url), fetcher, NOW + timedelta(seconds=1), pace)
    assert isinstance(first, Read) and isinstance(second, Read) and isinstance(third, Read)
    assert (first.complete, second.complete, third.complete) == (True, False, True)
    assert second.reason is Failure.LIMITED
    assert len(web.journal) == 2


async def test_a_captcha_stops_page_reading_for_six_hours(web: WebServer, fetcher: Fetcher) -> None:
    pace, one = Pace(), source("wechat")
    bad, good = _page(web, "wechat-verify.html"), _page(web, "wechat-article.html")
    await read(one, entry(url=bad), fetcher, NOW, pace)
    asked = [NOW + timedelta(hours=hours) for hours in (1, 5.9, 6)]
    found = [await read(one, entry(url=good), fetcher, at, pace) for at in asked]
    assert [isinstance(one, Read) and one.complete for one in found] == [False, False, True]
    assert len(web.journal) == 2


def test_wechat_links_are_asked_for_by_https() -> None:
    from scrapers.articles import secure

    assert secure("http://mp.weixin.qq.com/s?a=1") == "https://mp.weixin.qq.com/s?a=1"
    assert secure("http://n.example/") == "http://n.example/"


def test_the_page_pause_of_wechat_is_a_minute() -> None:
    pauses = [wechat.SITE.page_pause(host) for host in ("mp.weixin.qq.com", "mirror.example")]
    assert pauses == [timedelta(minutes=1), timedelta(seconds=1)]
    assert wechat.SITE.blocked_pause == timedelta(hours=6)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("OpenAI要建5GW数据中心，马斯克回应", "zh"), ("OpenAI builds 5 GW", "en"), ("5", "xx"), ("", "xx")],
)
def test_the_language_is_that_of_the_signs(text: str, expected: str) -> None:
    assert language(text, "xx-YY") == expected


async def test_a_mirrors_late_date_gives_way_to_the_pages_earlier_one(
    web: WebServer, fetcher: Fetcher
) -> None:
    url = _page(web, "news.html")
    found = await _read(source("xai", read_pages=True), fetcher, url=url, published_at=NOW)
    assert found.article.published_at == datetime(2026, 9, 22, 6, 0, tzinfo=UTC)
