"""The one fetch. Every byte from outside comes through here: guarded, bounded in time and size, and typed."""

from __future__ import annotations

import asyncio
import hashlib
import weakref
from collections.abc import Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Literal

import aiohttp
from yarl import URL

from scrapers import answers, blocks, guard
from scrapers.inflate import Broken, Inflater, TooLarge
from scrapers.types import Failed, Failure, Fetched, NotModified, Validators

USER_AGENT = "Mozilla/5.0 (compatible; Gigawatch/0.1; feed reader)"
ACCEPT = {
    "feed": "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5",
    "page": "text/html, application/xhtml+xml;q=0.9, */*;q=0.5",
}
MEGABYTE = 1_000_000
REDIRECTS = 5

Kind = Literal["feed", "page"]
Outcome = Fetched | NotModified | Failed


@dataclass(frozen=True, slots=True)
class Limits:
    """What one fetch may cost. `deadline` is in seconds and covers redirects and the last byte of the body."""

    deadline: float = 30.0
    wire_feed: int = 5 * MEGABYTE
    wire_page: int = 8 * MEGABYTE
    decoded: int = 15 * MEGABYTE
    in_flight: int = 32
    per_host: int = 2

    def wire(self, kind: Kind) -> int:
        return self.wire_feed if kind == "feed" else self.wire_page


class _Stop(Exception):
    """Ends a fetch with a reason; never leaves this module."""

    def __init__(self, reason: Failure, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


class Fetcher:
    """An async context over two cookie-less connection pools: one for the internet, one for `allow` alone.

    `allow` lists exact private origins (`http://127.0.0.1:8801`). An address outside them may not redirect into them.
    """

    def __init__(
        self,
        allow: tuple[str, ...] = (),
        user_agent: str = "",
        limits: Limits | None = None,
        lookup: guard.Lookup = guard.system_lookup,
    ) -> None:
        self.limits = limits or Limits()
        self._allow = guard.origins(allow)
        self._user_agent = user_agent or USER_AGENT
        self._lookup = lookup
        self._hosts: weakref.WeakValueDictionary[str, asyncio.Semaphore] = weakref.WeakValueDictionary()

    async def __aenter__(self) -> Fetcher:
        limits = self.limits
        self._slots = asyncio.Semaphore(limits.in_flight)
        self._public = self._session(guard.guarded_connector(self._lookup, limits.in_flight, limits.per_host))
        self._private = self._session(
            aiohttp.TCPConnector(limit=limits.in_flight, limit_per_host=limits.per_host, ttl_dns_cache=60)
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._public.close()
        await self._private.close()

    async def fetch(self, url: str, validators: Validators | None = None, kind: Kind = "feed") -> Outcome:
        """GET one address. Never raises for what the outside world does; a failure is a value."""
        try:
            start = guard.parse(url)
            host = self._hosts.setdefault(start.raw_host or "", asyncio.Semaphore(self.limits.per_host))
            async with host, self._slots, asyncio.timeout(self.limits.deadline):
                return await self._ask(url, start, validators, kind)
        except TimeoutError:
            return Failed(url, Failure.TIMEOUT, f"no whole answer within {self.limits.deadline:g} s")
        except _Stop as stop:
            return Failed(url, stop.reason, str(stop))
        except guard.Refused as refused:
            return Failed(url, Failure.REFUSED, str(refused))
        except (aiohttp.ClientError, OSError, ValueError, UnicodeError) as error:
            return _network(url, error)

    async def _ask(self, url: str, start: URL, validators: Validators | None, kind: Kind) -> Outcome:
        """With validators; and once more without, of a server that breaks the protocol over them (304 and a body)."""
        try:
            return await self._follow(url, start, validators, kind)
        except aiohttp.ClientResponseError:
            if validators is None:
                raise
        return await self._follow(url, start, None, kind)

    async def _follow(self, url: str, start: URL, validators: Validators | None, kind: Kind) -> Outcome:
        target = start
        for _ in range(REDIRECTS + 1):
            private = self.enter(target, start)
            session = self._private if private else self._public
            headers = self._headers(validators, kind)
            async with session.get(target, headers=headers, allow_redirects=False) as response:
                if not answers.is_redirect(response):
                    return await self._answer(url, response, validators, kind)
                response.close()
                target = answers.hop(target, response.headers["Location"])
        raise _Stop(Failure.REFUSED, f"more than {REDIRECTS} redirects")

    def enter(self, target: URL, start: URL) -> bool:
        """Whether the hop is to an allowed private origin; raises Refused where it may not go at all."""
        if guard.origin(target) in self._allow and guard.origin(start) in self._allow:
            return True
        guard.check_host(target)
        return False

    def _headers(self, validators: Validators | None, kind: Kind) -> dict[str, str]:
        headers = {"User-Agent": self._user_agent, "Accept": ACCEPT[kind], "Accept-Encoding": "gzip"}
        if validators and validators.etag:
            headers["If-None-Match"] = validators.etag
        if validators and validators.last_modified:
            headers["If-Modified-Since"] = validators.last_modified
        return headers

    async def _answer(
        self, url: str, response: aiohttp.ClientResponse, validators: Validators | None, kind: Kind
    ) -> Outcome:
        retry_after = answers.retry_after(response.headers)
        if response.status == 304:
            asked = validators and (validators.etag or validators.last_modified)
            if not asked:
                return Failed(
                    url, Failure.SERVER, "answered 304 to a question without validators", retry_after
                )
            return NotModified(url, retry_after)
        if response.status not in (200, 203):
            response.close()
            reason, detail = answers.refusal(response)
            return Failed(url, reason, detail, retry_after)
        body = await self._body(response, kind)
        sign = blocks.find(str(response.url), response.headers, body)
        if sign:
            return Failed(url, sign.reason, f"{sign.name} in place of the document", retry_after)
        return _fetched(url, response, body)

    async def _body(self, response: aiohttp.ClientResponse, kind: Kind) -> bytes:
        """The decoded body. Wire and decoded bytes are counted as they come, so neither can pass its cap."""
        cap = self.limits.wire(kind)
        if (response.content_length or 0) > cap:
            response.close()
            raise _Stop(Failure.TOO_LARGE, f"the answer announces {response.content_length} bytes")
        inflater = Inflater(self.limits.decoded, answers.is_gzip(response))
        wire = 0
        try:
            async for chunk in response.content.iter_any():
                wire += len(chunk)
                if wire > cap:
                    raise TooLarge
                inflater.feed(chunk)
            return inflater.finish()
        except TooLarge as error:
            raise _Stop(Failure.TOO_LARGE, "the answer passes its size limit") from error
        except Broken as error:
            raise _Stop(Failure.GARBLED, str(error)) from error
        finally:
            if not response.content.at_eof():
                response.close()

    @staticmethod
    def _session(connector: aiohttp.TCPConnector) -> aiohttp.ClientSession:
        return aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            trust_env=False,
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=None, sock_read=None),
        )


def _fetched(url: str, response: aiohttp.ClientResponse, body: bytes) -> Fetched:
    headers: Mapping[str, str] = response.headers
    validators = Validators(
        etag=answers.validator(headers.get("ETag")),
        last_modified=answers.validator(headers.get("Last-Modified")),
        body_hash=hashlib.sha256(body).hexdigest(),
    )
    return Fetched(
        url=url,
        final_url=str(response.url),
        status=response.status,
        content_type=answers.validator(headers.get("Content-Type")) or "",
        body=body,
        validators=validators,
        retry_after=answers.retry_after(headers),
    )


def _network(url: str, error: Exception) -> Failed:
    cause = getattr(error, "os_error", None) or error
    if isinstance(cause, guard.Refused):
        return Failed(url, Failure.REFUSED, str(cause))
    if isinstance(error, aiohttp.InvalidURL):
        return Failed(url, Failure.REFUSED, "the address cannot be read")
    return Failed(url, Failure.NETWORK, answers.told(str(cause)) or type(cause).__name__)
