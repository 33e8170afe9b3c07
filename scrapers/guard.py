"""Where a fetch may go. Checked on the link, on each resolved address and again on the address about to be dialled.

Nothing private is ever reached unless the source's exact origin stands in `allow`.
"""

from __future__ import annotations

import asyncio
import ipaddress
import re
import socket
from collections.abc import Sequence
from typing import Any, Protocol

import aiohttp
import aiohttp.abc
from yarl import URL

# Ranges that `is_global` lets pass or reads differently by Python version, and that lead to private addresses.
DENIED = tuple(
    ipaddress.ip_network(network)
    for network in (
        "0.0.0.0/8",  # "this" network
        "100.64.0.0/10",  # carrier-grade NAT
        "192.0.0.0/24",  # protocol assignments
        "192.88.99.0/24",  # 6to4 relays
        "198.18.0.0/15",  # benchmarks
        "240.0.0.0/4",  # reserved
        "::/96",  # IPv4-compatible
        "::ffff:0:0/96",  # IPv4-mapped
        "64:ff9b::/96",  # NAT64
        "64:ff9b:1::/48",  # NAT64, local use
        "100::/64",  # discard
        "2001::/23",  # Teredo and other protocol assignments
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4
        "3fff::/20",  # documentation
        "5f00::/16",  # segment routing
        "fc00::/7",  # unique local
        "fec0::/10",  # site local
    )
)
# A host whose last label is a number in any base is an IPv4 address to some resolver.
_NUMERIC = re.compile(r"^(?:0x[0-9a-f]*|\d+)$", re.IGNORECASE)


class Refused(OSError):
    """An address, scheme or redirect that we do not follow. The text is one line for an operator."""


class Lookup(Protocol):
    """The seam to the name service: host and port to addresses, in the order to try them."""

    async def __call__(self, host: str, port: int) -> Sequence[str]: ...


def origin(url: URL) -> str:
    return f"{url.scheme}://{url.raw_host or ''}:{url.port}".lower()


def origins(allow: Sequence[str]) -> frozenset[str]:
    """The exact origins meant by configured addresses such as `http://127.0.0.1:8801`."""
    return frozenset(origin(URL(item)) for item in allow)


def parse(link: str) -> URL:
    """The link as aiohttp will read it, so that check and connection cannot disagree. Raises Refused."""
    if not link.isprintable() or any(sign.isspace() or sign == "\\" for sign in link):
        raise Refused("the address holds spaces or control signs")
    try:
        url = URL(link)
        port = url.port
    except ValueError as error:
        raise Refused("the address cannot be read") from error
    if url.scheme not in ("http", "https"):
        raise Refused(f"only http and https are followed, not {url.scheme or 'a bare name'!r}")
    if url.raw_user is not None or url.raw_password is not None:
        raise Refused("the address carries a user name")
    if not url.raw_host or not port:
        raise Refused("the address names no host")
    return url


def check_host(url: URL) -> None:
    """Refuse private literal addresses and every unusual spelling of one. Names are judged when resolved."""
    host = (url.raw_host or "").rstrip(".")
    if "%" in host:
        raise Refused("zone ids are not followed")
    if ":" in host or _NUMERIC.match(host.rpartition(".")[2]):
        check_address(host)


def check_address(address: str) -> None:
    """Refuse any address that is not plainly part of the public internet."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError as error:
        raise Refused(f"{address[:60]!r} is not a plain address") from error
    denied = any(found in network for network in DENIED if network.version == found.version)
    if denied or not found.is_global or found.is_multicast or getattr(found, "scope_id", None):
        raise Refused(f"{found} is not a public address")


async def system_lookup(host: str, port: int) -> Sequence[str]:
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(item[4][0]) for item in found))


class GuardedResolver(aiohttp.abc.AbstractResolver):
    """Names to public addresses only; a name with none left is refused."""

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[aiohttp.abc.ResolveResult]:
        addresses = await self._lookup(host, port)
        public = [address for address in addresses if _is_public(address)]
        if not public:
            raise Refused(f"{host} leads to no public address")
        return [_result(host, port, address) for address in public]

    async def close(self) -> None:
        """Nothing is held open."""


def _is_public(address: str) -> bool:
    try:
        check_address(address)
    except Refused:
        return False
    return True


def _result(host: str, port: int, address: str) -> aiohttp.abc.ResolveResult:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    return {"hostname": host, "host": address, "port": port, "family": family, "proto": 0, "flags": 0}


def guarded_socket(info: tuple[Any, Any, int, str, tuple[Any, ...]]) -> socket.socket:
    """The last check: made on the very address that is dialled next, so nothing can change in between."""
    family, kind, proto, _, address = info
    check_address(str(address[0]))
    return socket.socket(family=family, type=kind, proto=proto)


def guarded_connector(lookup: Lookup, limit: int, per_host: int) -> aiohttp.TCPConnector:
    return aiohttp.TCPConnector(
        limit=limit,
        limit_per_host=per_host,
        resolver=GuardedResolver(lookup),
        socket_factory=guarded_socket,
        ttl_dns_cache=60,
    )
