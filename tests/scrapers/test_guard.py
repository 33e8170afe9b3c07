"""I4: no spelling of a private address gets a connection. The canary is a listener that must stay alone."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence

import pytest

from scrapers import guard
from scrapers.fetch import Fetcher, Limits
from scrapers.types import Failed, Failure, Fetched
from tests.webserver import WebServer

PRIVATE = [
    "127.0.0.1",
    "127.1.2.3",
    "0.0.0.0",
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "192.0.0.1",
    "192.0.2.1",
    "192.88.99.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "64:ff9b::7f00:1",
    "64:ff9b::808:808",
    "64:ff9b:1::1",
    "2002:7f00:1::",
    "2002:808:808::",
    "2001:0:7f00:1::",
    "2001:db8::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "100::1",
]


@pytest.mark.parametrize(
    "address", [*PRIVATE, "127.1", "2130706433", "0x7f.1", "0177.0.0.1", "localhost", ""]
)
def test_no_private_address_passes(address: str) -> None:
    with pytest.raises(guard.Refused):
        guard.check_address(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "104.18.33.45", "2606:4700::6812:212d", "2a00:1450:4001::1"])
def test_public_addresses_pass(address: str) -> None:
    guard.check_address(address)


@pytest.fixture
async def canary() -> AsyncIterator[WebServer]:
    async with WebServer() as web:
        web.serve("/", "<rss/>")
        yield web


def _links(port: int) -> list[str]:
    literal = [f"[{address}]" if ":" in address else address for address in PRIVATE]
    odd = [
        "2130706433",
        "0x7f000001",
        "0x7f.1",
        "0177.0.0.1",
        "127.1",
        "0",
        "localhost",
        "localhost.",
        "LOCALHOST",
    ]
    odd += [
        "[::ffff:7f00:1]",
        "[0:0:0:0:0:ffff:127.0.0.1]",
        "[fe80::1%25lo]",
        "127.0.0.1.",
        "１２７.0.0.1",
        "127。0。0。1",
    ]
    odd += ["good@127.0.0.1", "good:word@127.0.0.1", "8.8.8.8@127.0.0.1", "127.0.0.1%00.example", "①②⑦.0.0.1"]
    links = [f"http://{host}:{port}/" for host in literal + odd]
    links += [
        f"file://127.0.0.1:{port}/",
        f"gopher://127.0.0.1:{port}/",
        f"ftp://127.0.0.1:{port}/",
        f"//127.0.0.1:{port}/",
    ]
    return [
        *links,
        f"http:/127.0.0.1:{port}/",
        f"http://127.0.0.1:{port}\\@8.8.8.8/",
        "http://\t127.0.0.1/",
        "http://[::1",
    ]


async def test_no_spelling_of_a_private_address_reaches_the_canary(canary: WebServer) -> None:
    async with Fetcher() as fetcher:
        for link in _links(canary.port):
            outcome = await fetcher.fetch(link)
            assert isinstance(outcome, Failed), link
            assert outcome.reason in (Failure.REFUSED, Failure.NETWORK), outcome
    assert canary.connections == 0


async def test_a_name_that_leads_to_a_private_address_is_refused(canary: WebServer) -> None:
    async def lookup(host: str, port: int) -> Sequence[str]:
        return ["::1", "127.0.0.1", "64:ff9b::7f00:1"]

    async with Fetcher(lookup=lookup) as fetcher:
        outcome = await fetcher.fetch(f"http://inside.example:{canary.port}/")
    assert isinstance(outcome, Failed)
    assert outcome.reason is Failure.REFUSED
    assert canary.connections == 0


async def test_a_name_that_changes_its_mind_never_reaches_the_canary(canary: WebServer) -> None:
    """Rebinding: the first answer is public (and dead), every later one private."""
    asked = 0

    async def lookup(host: str, port: int) -> Sequence[str]:
        nonlocal asked
        asked += 1
        return ["127.0.0.1"] if asked > 1 else ["240.0.0.1", "127.0.0.1"]

    async with Fetcher(lookup=lookup, limits=Limits(deadline=2)) as fetcher:
        for _ in range(5):
            assert isinstance(await fetcher.fetch(f"http://rebind.example:{canary.port}/"), Failed)
    assert canary.connections == 0


def test_the_socket_itself_is_guarded() -> None:
    """The last check needs no resolver: even a private address that slipped through gets no socket."""
    import socket

    with pytest.raises(guard.Refused):
        guard.guarded_socket((socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", 80)))


async def test_private_origins_are_off_by_default_and_exact_when_on(canary: WebServer) -> None:
    url = canary.url("/")
    async with Fetcher() as fetcher:
        assert isinstance(await fetcher.fetch(url), Failed)
    async with Fetcher(allow=(f"http://127.0.0.1:{canary.port + 1}",)) as fetcher:
        assert isinstance(await fetcher.fetch(url), Failed)
    async with Fetcher(allow=(f"https://127.0.0.1:{canary.port}",)) as fetcher:
        assert isinstance(await fetcher.fetch(url), Failed)
    assert canary.connections == 0
    async with Fetcher(allow=(canary.base,)) as fetcher:
        assert isinstance(await fetcher.fetch(url), Fetched)


async def test_a_redirect_into_a_private_address_is_refused(canary: WebServer) -> None:
    async with WebServer() as web, Fetcher(allow=(web.base,)) as fetcher:
        for place, link in enumerate([*_links(canary.port), canary.url("/")]):
            outcome = await fetcher.fetch(web.redirect(f"/{place}", link.encode().decode("latin-1")))
            assert isinstance(outcome, Failed), link
    assert canary.connections == 0


async def test_the_public_internet_may_not_redirect_into_an_allowed_origin(canary: WebServer) -> None:
    """A home mirror is for its own source, not a door for whoever else is polled."""
    async with WebServer() as web, Fetcher(allow=(web.base, canary.base)) as fetcher:
        assert isinstance(await fetcher.fetch(web.redirect("/a", canary.url("/"))), Fetched)
        start, target = guard.parse("https://public.example/"), guard.parse(canary.url("/"))
        with pytest.raises(guard.Refused):
            fetcher.enter(target, start)


async def test_waiting_for_a_slow_name_ends_with_the_deadline() -> None:
    async def lookup(host: str, port: int) -> Sequence[str]:
        await asyncio.sleep(60)
        return []

    async with Fetcher(lookup=lookup, limits=Limits(deadline=0.2)) as fetcher:
        outcome = await fetcher.fetch("http://slow.example/")
    assert isinstance(outcome, Failed)
    assert outcome.reason is Failure.TIMEOUT
