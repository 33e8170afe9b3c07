"""I3: answers that lie about their size, never end, or are no HTTP at all: refused within the caps."""

from __future__ import annotations

import asyncio
import gzip
import itertools
import tracemalloc
import zlib
from collections.abc import Iterable

import pytest

from scrapers.fetch import Fetcher, Limits
from scrapers.types import Failed, Failure, Fetched, Validators
from tests.scrapers import hostile
from tests.scrapers.factories import item, rss
from tests.webserver import RSS, Request, WebServer

FEED = rss(item("5 GW")).encode()
# The pass figure: what one hostile answer may cost in memory.
MEMORY = 32 * 1024 * 1024


def _head(*lines: str, status: str = "200 OK") -> bytes:
    return "\r\n".join([f"HTTP/1.1 {status}", f"Content-Type: {RSS}", *lines, "", ""]).encode()


def _length(body: bytes, *lines: str) -> bytes:
    return _head(f"Content-Length: {len(body)}", *lines) + body


def _chunked(chunks: Iterable[bytes]) -> Iterable[bytes]:
    for chunk in chunks:
        yield f"{len(chunk):x}\r\n".encode() + chunk + b"\r\n"


async def _refused(fetcher: Fetcher, url: str) -> Failed:
    """The failure, with the memory that it took held to the pass figure."""
    tracemalloc.start()
    try:
        outcome = await fetcher.fetch(url)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert isinstance(outcome, Failed), outcome
    assert peak < MEMORY
    return outcome


@pytest.mark.parametrize(
    ("encoding", "reason"),
    [
        ("br", Failure.REFUSED),
        ("zstd", Failure.REFUSED),
        ("deflate", Failure.REFUSED),
        ("gzip, gzip", Failure.REFUSED),
        ("gzip, br", Failure.REFUSED),
        ("bogus", Failure.REFUSED),
    ],
)
async def test_unasked_and_stacked_encodings_are_refused(
    web: WebServer, fetcher: Fetcher, encoding: str, reason: Failure
) -> None:
    url = web.raw("/x", _length(gzip.compress(FEED), f"Content-Encoding: {encoding}"))
    assert (await _refused(fetcher, url)).reason is reason


async def test_encodings_stacked_over_two_headers_are_refused(web: WebServer, fetcher: Fetcher) -> None:
    body = gzip.compress(gzip.compress(FEED))
    url = web.raw("/x", _length(body, "Content-Encoding: gzip", "Content-Encoding: gzip"))
    assert (await _refused(fetcher, url)).reason is Failure.REFUSED


@pytest.mark.parametrize("layers", [1, 2])
async def test_a_gzip_bomb_is_stopped_at_the_cap(web: WebServer, fetcher: Fetcher, layers: int) -> None:
    url = web.raw("/x", _length(hostile.bomb(200, layers), "Content-Encoding: gzip"))
    failed = await _refused(fetcher, url)
    assert failed.reason is (Failure.TOO_LARGE if layers == 1 else Failure.GARBLED)


async def test_a_bomb_of_many_members_is_stopped(web: WebServer, fetcher: Fetcher) -> None:
    for member in (gzip.compress(b"", mtime=0), gzip.compress(b"\0" * 1_000_000, 9, mtime=0)):
        url = web.raw("/x", _length(member * 4000, "Content-Encoding: gzip"))
        assert (await _refused(fetcher, url)).reason in (Failure.TOO_LARGE, Failure.GARBLED)


async def test_two_members_are_one_body(web: WebServer, fetcher: Fetcher) -> None:
    url = web.raw(
        "/x", _length(gzip.compress(FEED[:50]) + gzip.compress(FEED[50:]), "Content-Encoding: gzip")
    )
    outcome = await fetcher.fetch(url)
    assert isinstance(outcome, Fetched) and outcome.body == FEED


@pytest.mark.parametrize(
    "body", [gzip.compress(FEED)[:-20], b"\x1f\x8b" + b"\0" * 50, zlib.compress(FEED), b"plain", FEED]
)
async def test_a_broken_gzip_stream_is_garbled(web: WebServer, fetcher: Fetcher, body: bytes) -> None:
    url = web.raw("/x", _length(body, "Content-Encoding: gzip"))
    assert (await _refused(fetcher, url)).reason is Failure.GARBLED


async def test_an_empty_gzip_body_is_empty(web: WebServer, fetcher: Fetcher) -> None:
    outcome = await fetcher.fetch(web.raw("/x", _length(b"", "Content-Encoding: gzip")))
    assert isinstance(outcome, Fetched) and outcome.body == b""


async def test_an_announced_size_is_believed_when_it_is_too_large(web: WebServer, fetcher: Fetcher) -> None:
    url = web.raw("/x", _head("Content-Length: 200000000") + FEED)
    assert (await _refused(fetcher, url)).reason is Failure.TOO_LARGE


async def test_a_body_without_an_announced_size_is_counted(web: WebServer, fetcher: Fetcher) -> None:
    url = web.raw("/x", itertools.chain([_head("Connection: close")], hostile.zeros(200)))
    assert (await _refused(fetcher, url)).reason is Failure.TOO_LARGE


async def test_an_endless_chunked_body_is_counted(web: WebServer, fetcher: Fetcher) -> None:
    endless = _chunked(itertools.repeat(b"<item>" * 10_000))
    url = web.raw("/x", itertools.chain([_head("Transfer-Encoding: chunked")], endless))
    assert (await _refused(fetcher, url)).reason is Failure.TOO_LARGE


async def test_a_body_shorter_than_announced_is_a_broken_transfer(web: WebServer, fetcher: Fetcher) -> None:
    url = web.raw("/x", _head(f"Content-Length: {len(FEED) + 100}") + FEED)
    assert (await _refused(fetcher, url)).reason is Failure.NETWORK


async def test_a_body_longer_than_announced_is_a_broken_transfer(web: WebServer, fetcher: Fetcher) -> None:
    url = web.raw("/x", _head(f"Content-Length: {len(FEED)}") + FEED + b"<more/>")
    assert (await _refused(fetcher, url)).reason is Failure.NETWORK


async def test_a_drip_ends_with_the_deadline(web: WebServer) -> None:
    async with Fetcher(allow=(web.base,), limits=Limits(deadline=0.5)) as fetcher:
        failed = await _refused(fetcher, web.drip("/x", FEED, pause=0.05))
    assert failed.reason is Failure.TIMEOUT


async def test_a_server_that_never_answers_ends_with_the_deadline(web: WebServer) -> None:
    async with Fetcher(allow=(web.base,), limits=Limits(deadline=0.3)) as fetcher:
        failed = await _refused(fetcher, web.serve("/x", FEED, delay=30))
    assert failed.reason is Failure.TIMEOUT


@pytest.mark.parametrize(
    "answer",
    [
        _head(*(f"X-{n}: {'a' * 1000}" for n in range(2000))),
        _head("X-Long: " + "a" * 2_000_000),
        b"HTTP/1.1 200 OK\r\n" + b"X" * 2_000_000,
        b"HTTP/1.1 " + b"2" * 100_000 + b"\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc",
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"<rss version='2.0'/>",
        b"",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffffff\r\nx",
        b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nx",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 500\r\n\r\n12345",
        b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999999\r\n\r\nx",
    ],
    ids=range(13),
)
async def test_what_is_no_http_is_a_failure(web: WebServer, fetcher: Fetcher, answer: bytes) -> None:
    failed = await _refused(fetcher, web.raw("/x", answer))
    assert failed.reason in (Failure.NETWORK, Failure.TOO_LARGE)
    assert len(failed.detail) <= 200 and "\n" not in failed.detail


@pytest.mark.parametrize("body", [b"", FEED[:40]])
async def test_a_reset_is_a_network_failure(web: WebServer, fetcher: Fetcher, body: bytes) -> None:
    answer = _head("Content-Length: 500") + body if body else b""
    assert (await _refused(fetcher, web.raw("/x", answer, reset=True))).reason is Failure.NETWORK


async def test_304_without_cache_and_with_a_body_is_a_failure(web: WebServer, fetcher: Fetcher) -> None:
    body = _head("Content-Length: 10", status="304 Not Modified") + b"0123456789"
    assert (await _refused(fetcher, web.raw("/x", body))).reason is Failure.NETWORK


async def test_a_server_that_sends_a_body_with_304_is_asked_again_in_full(
    web: WebServer, fetcher: Fetcher
) -> None:
    async def handler(request: Request, writer: asyncio.StreamWriter) -> None:
        known = "if-none-match" in request.headers
        writer.write(
            _head("Content-Length: 2", status="304 Not Modified") + b"{}" if known else _length(FEED)
        )
        await writer.drain()

    outcome = await fetcher.fetch(web.handle("/x", handler), Validators(etag='"1"'))
    assert isinstance(outcome, Fetched) and outcome.body == FEED
    assert len(web.journal) == 2


async def test_a_good_source_answers_after_all_of_that(web: WebServer, fetcher: Fetcher) -> None:
    for place, answer in enumerate(
        (b"", b"\0", _head("Content-Length: 9"), _length(hostile.bomb(20), "Content-Encoding: gzip"))
    ):
        await fetcher.fetch(web.raw(f"/{place}", answer))
    assert isinstance(await fetcher.fetch(web.serve("/good", FEED)), Fetched)
