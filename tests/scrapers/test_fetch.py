from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from scrapers import answers
from scrapers.fetch import Fetcher, Limits
from scrapers.types import Failed, Failure, Fetched, NotModified, Validators
from tests.scrapers.factories import CORPUS, rss
from tests.webserver import HTML, WebServer

FEED = rss("<item><title>5 GW</title></item>")


async def _fetched(fetcher: Fetcher, url: str, validators: Validators | None = None) -> Fetched:
    outcome = await fetcher.fetch(url, validators)
    assert isinstance(outcome, Fetched), outcome
    return outcome


async def _failed(fetcher: Fetcher, url: str, validators: Validators | None = None) -> Failed:
    outcome = await fetcher.fetch(url, validators)
    assert isinstance(outcome, Failed), outcome
    return outcome


@pytest.mark.parametrize("gzip", [False, True])
async def test_a_document_comes_with_its_validators(web: WebServer, fetcher: Fetcher, gzip: bool) -> None:
    date = "Wed, 23 Sep 2026 12:00:00 GMT"
    url = web.serve("/feed.xml", FEED, etag='W/"1"', last_modified=date, gzip=gzip)
    fetched = await _fetched(fetcher, url)
    assert fetched.body == FEED.encode()
    assert (fetched.validators.etag, fetched.validators.last_modified) == ('W/"1"', date)
    assert fetched.validators.body_hash


async def test_validators_are_sent_back_and_304_is_understood(web: WebServer, fetcher: Fetcher) -> None:
    url = web.serve("/feed.xml", FEED, etag='"1"', last_modified="Wed, 23 Sep 2026 12:00:00 GMT")
    first = await _fetched(fetcher, url)
    assert await fetcher.fetch(url, first.validators) == NotModified(url)
    assert web.requests("/feed.xml")[1].headers["if-none-match"] == '"1"'
    assert web.requests("/feed.xml")[1].headers["if-modified-since"] == "Wed, 23 Sep 2026 12:00:00 GMT"
    assert web.connections == 1  # also after a 304


async def test_304_without_validators_is_a_failure(web: WebServer, fetcher: Fetcher) -> None:
    url = web.serve("/feed.xml", "", status=304)
    assert (await _failed(fetcher, url)).reason is Failure.SERVER
    assert (await _failed(fetcher, url, Validators(body_hash="x"))).reason is Failure.SERVER
    assert await fetcher.fetch(url, Validators(etag='"1"')) == NotModified(url)


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (204, Failure.NOT_A_FEED),
        (206, Failure.GARBLED),
        (400, Failure.SERVER),
        (401, Failure.BLOCKED),
        (403, Failure.BLOCKED),
        (404, Failure.MISSING),
        (410, Failure.MISSING),
        (429, Failure.LIMITED),
        (451, Failure.BLOCKED),
        (499, Failure.SERVER),
        (500, Failure.SERVER),
        (503, Failure.SERVER),
    ],
)
async def test_each_status_has_its_reason(
    web: WebServer, fetcher: Fetcher, status: int, reason: Failure
) -> None:
    failed = await _failed(
        fetcher, web.serve("/x", "x" * (status != 204), status=status, headers={"Retry-After": "90"})
    )
    assert (failed.reason, failed.retry_after) == (reason, timedelta(seconds=90))
    assert str(status) in failed.detail


def test_retry_after_is_seconds_or_a_date_and_never_more_than_a_day() -> None:
    now = datetime(2026, 9, 23, 12, 0, tzinfo=UTC)
    said = {
        "120": timedelta(minutes=2),
        "Wed, 23 Sep 2026 13:00:00 GMT": timedelta(hours=1),
        "Wed, 23 Sep 2026 11:00:00 GMT": timedelta(0),
        "999999999999999999999": timedelta(hours=24),
        "soon": None,
        "-5": None,
        "": None,
        "²": None,
    }
    assert {text: answers.retry_after({"Retry-After": text}, now) for text in said} == said


BLOCKED = {
    "cloudflare-challenge.html": Failure.BLOCKED,
    "datadome.json": Failure.BLOCKED,
    "datadome.html": Failure.BLOCKED,
    "wechat-verify.html": Failure.BLOCKED,
    "wechat-deleted.html": Failure.TOMBSTONE,
    "wechat-violation.html": Failure.TOMBSTONE,
    "wechat-unavailable.html": Failure.TOMBSTONE,
}


@pytest.mark.parametrize("name", BLOCKED)
@pytest.mark.parametrize("kind", ["feed", "page"])
async def test_a_block_page_with_status_200_is_a_failure(
    web: WebServer, fetcher: Fetcher, name: str, kind: str
) -> None:
    url = web.serve("/x", (CORPUS / "pages" / name).read_bytes(), content_type=HTML)
    outcome = await fetcher.fetch(url, None, "feed" if kind == "feed" else "page")
    assert isinstance(outcome, Failed)
    assert outcome.reason is BLOCKED[name]


async def test_a_redirect_to_a_captcha_is_a_block(web: WebServer, fetcher: Fetcher) -> None:
    web.serve("/mp/wappoc_appmsgcaptcha?x=1", "<html>please wait</html>", content_type=HTML)
    assert (
        await _failed(fetcher, web.redirect("/s", "/mp/wappoc_appmsgcaptcha?x=1"))
    ).reason is Failure.BLOCKED


async def test_a_challenge_header_is_a_block_whatever_the_status(web: WebServer, fetcher: Fetcher) -> None:
    url = web.serve("/x", "x", status=503, headers={"cf-mitigated": "challenge"})
    assert (await _failed(fetcher, url)).reason is Failure.BLOCKED


async def test_an_article_about_captchas_is_an_article(web: WebServer, fetcher: Fetcher) -> None:
    talk = '<p>环境异常 完成验证后即可继续访问 <i id="js_verify"></i></p>'
    page = f'<html><title>x</title>{talk}<div id="js_content">5 GW</div></html>'
    assert await _fetched(fetcher, web.serve("/x", page, content_type=HTML))
    assert await _fetched(fetcher, web.serve("/y", rss("<item><title>Just a moment...</title></item>")))


async def test_redirects_are_followed_five_times(web: WebServer, fetcher: Fetcher) -> None:
    web.serve("/5", FEED)
    for place in range(5):
        web.redirect(f"/{place}", f"/{place + 1}", status=(301, 302, 303, 307, 308)[place])
    assert (await _fetched(fetcher, web.url("/0"))).final_url == web.url("/5")
    web.redirect("/more", "/0")
    assert (await _failed(fetcher, web.url("/more"))).reason is Failure.REFUSED


async def test_a_redirect_loop_ends(web: WebServer, fetcher: Fetcher) -> None:
    failed = await _failed(fetcher, web.redirect("/a", "/a"))
    assert failed.reason is Failure.REFUSED
    assert len(web.requests("/a")) == 6


@pytest.mark.parametrize(
    "location", ["", "http://[::1", "file:///etc/passwd", "javascript:alert(1)", "http://"]
)
async def test_a_redirect_to_nowhere_is_a_failure(web: WebServer, fetcher: Fetcher, location: str) -> None:
    assert (await _failed(fetcher, web.redirect("/a", location))).reason is Failure.REFUSED


def test_a_redirect_from_https_to_http_is_refused() -> None:
    from yarl import URL

    from scrapers import guard

    with pytest.raises(guard.Refused):
        answers.hop(URL("https://e.com/a"), "http://e.com/a")
    assert answers.hop(URL("http://e.com/a"), "https://e.com/a") == URL("https://e.com/a")


async def test_no_cookie_is_kept(web: WebServer, fetcher: Fetcher) -> None:
    url = web.serve("/x", FEED, headers={"Set-Cookie": "a=b; Path=/"})
    await _fetched(fetcher, url)
    await _fetched(fetcher, url)
    assert all("cookie" not in request.headers for request in web.requests("/x"))


async def test_the_request_says_who_asks_and_wants_gzip_alone(web: WebServer, fetcher: Fetcher) -> None:
    await _fetched(fetcher, web.serve("/x", FEED))
    headers = web.requests("/x")[0].headers
    assert "Gigawatch" in headers["user-agent"]
    assert headers["accept-encoding"] == "gzip"


async def test_no_more_than_two_at_a_time_on_one_host(web: WebServer, fetcher: Fetcher) -> None:
    url = web.serve("/x", FEED, delay=0.01)
    assert all(
        isinstance(outcome, Fetched)
        for outcome in await asyncio.gather(*(fetcher.fetch(url) for _ in range(20)))
    )
    assert web.connections <= 2


async def test_a_queue_does_not_eat_the_deadline(web: WebServer) -> None:
    """Twenty slow answers, one after another, each within its own deadline."""
    url = web.serve("/x", FEED, delay=0.05)
    async with Fetcher(allow=(web.base,), limits=Limits(deadline=0.5, per_host=1)) as fetcher:
        outcomes = await asyncio.gather(*(fetcher.fetch(url) for _ in range(20)))
    assert all(isinstance(outcome, Fetched) for outcome in outcomes)


async def test_nothing_listening_is_a_network_failure(web: WebServer) -> None:
    gone = web.base
    async with Fetcher(allow=(gone,)) as fetcher:
        await web.__aexit__(None, None, None)
        assert (await _failed(fetcher, gone + "/x")).reason is Failure.NETWORK


async def test_validators_that_cannot_be_stored_are_not_kept(web: WebServer, fetcher: Fetcher) -> None:
    for etag in ('"\xff\xfe"', '"' + "a" * 600 + '"'):
        assert (await _fetched(fetcher, web.serve("/x", FEED, etag=etag))).validators.etag is None


async def test_what_a_server_says_is_told_as_one_clean_line(web: WebServer, fetcher: Fetcher) -> None:
    answer = b"HTTP/1.1 500 \xff\xed\xa0\x80 Bad\x1b[31m " + b"x" * 500 + b"\r\nContent-Length: 0\r\n\r\n"
    failed = await _failed(fetcher, web.raw("/x", answer))
    assert failed.reason is Failure.SERVER or failed.reason is Failure.NETWORK
    assert failed.detail.isprintable() and failed.detail.encode() and len(failed.detail) < 200
