"""The road to the Bot API: a `BaseRequest` over aiohttp. No address, hence no token, ever enters an error text.

It knows no limits and repeats nothing: pacing is `bot.limiter`'s, repeating is the outbox's.
"""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections.abc import Callable
from datetime import timedelta

import aiohttp
from telegram import Update
from telegram._utils.defaultvalue import DefaultValue
from telegram._utils.types import ODVInput
from telegram.error import NetworkError, RetryAfter, TimedOut
from telegram.request import BaseRequest, RequestData

log = logging.getLogger(__name__)

READ_TIMEOUT = 30.0  # an answer after 7 s is normal on a bad day; giving up early makes duplicates
CONNECT_TIMEOUT = 10.0


class NotConnected(NetworkError):
    """No connection could be made, so the request was certainly not received."""


class Limited(RetryAfter):
    """The library's own error for 429, which would warn at every use that its seconds will become a timedelta."""

    @property
    def retry_after(self) -> timedelta:
        return self._retry_after


class AiohttpRequest(BaseRequest):
    """One pool of connections to the Bot API server."""

    def __init__(self, connections: int = 32, read_timeout: float = READ_TIMEOUT) -> None:
        self._connections = connections
        self._read_timeout = read_timeout
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        return self._read_timeout

    async def initialize(self) -> None:
        if self._session is None or self._session.closed:
            connector = aiohttp.TCPConnector(limit=self._connections, ttl_dns_cache=60)
            self._session = aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.DummyCookieJar())

    async def shutdown(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Returns status and body; raises `NotConnected`, `TimedOut` or `NetworkError`."""
        if self._session is None:
            raise RuntimeError("the transport is not initialised")
        wait = self._read_timeout if isinstance(read_timeout, DefaultValue) else read_timeout
        limits = aiohttp.ClientTimeout(total=None, sock_connect=CONNECT_TIMEOUT, sock_read=wait)
        # sock_read alone would let a server drip one byte a second for ever
        total = None if wait is None else wait + 2 * CONNECT_TIMEOUT
        try:
            async with asyncio.timeout(total):
                status, body = await self._exchange(self._session, url, method, request_data, limits)
        except aiohttp.ClientConnectorError as error:
            raise NotConnected(f"no connection: {error.os_error.strerror or 'refused'}") from None
        except aiohttp.ConnectionTimeoutError:
            raise NotConnected("no connection: timed out") from None
        except TimeoutError:
            raise TimedOut("no answer in time") from None
        except (aiohttp.ClientError, OSError) as error:
            # the text of some errors holds the address, and the address holds the token
            raise NetworkError(f"broken exchange: {type(error).__name__}") from None
        if status == 429:
            raise Limited(timedelta(seconds=_seconds(body)))
        return status, body

    @staticmethod
    async def _exchange(
        session: aiohttp.ClientSession,
        url: str,
        method: str,
        request_data: RequestData | None,
        limits: aiohttp.ClientTimeout,
    ) -> tuple[int, bytes]:
        async with session.request(
            method,
            url,
            data=_form(request_data),
            headers={"User-Agent": BaseRequest.USER_AGENT},
            timeout=limits,
            allow_redirects=False,
        ) as response:
            return response.status, await response.read()


def _seconds(body: bytes) -> int:
    """How long a 429 asks to wait; a second where it does not say."""
    try:
        return max(1, int(json.loads(body)["parameters"]["retry_after"]))
    except (ValueError, KeyError, TypeError):
        return 1


def _form(request_data: RequestData | None) -> aiohttp.FormData | None:
    if request_data is None:
        return None
    form = aiohttp.FormData(default_to_multipart=request_data.contains_files)
    for name, value in request_data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, kind) in request_data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return form


class UpdatesRequest(AiohttpRequest):
    """The transport of getUpdates alone. `answered_at` is when the server last gave a good answer.

    An update that the library cannot parse would be fetched again for ever, because the offset moves only past
    parsed ones: such an update is replaced by an empty one with its number, and logged.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(connections=2, read_timeout=READ_TIMEOUT)
        self._clock = clock
        self.answered_at = clock()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        status, body = await super().do_request(
            url, method, request_data, read_timeout, write_timeout, connect_timeout, pool_timeout
        )
        if status == 200:
            self.answered_at = self._clock()
            body = without_poison(body)
        return status, body


def without_poison(body: bytes) -> bytes:
    """The same answer, with each unparsable update reduced to its number; anything else is left as it is."""
    try:
        answer = json.loads(body)
        updates = answer["result"]
        good = [parsable(update) for update in updates]
    except (ValueError, KeyError, TypeError):
        return body
    if all(good):
        return body
    kept = [
        update if fine else {"update_id": update["update_id"]}
        for update, fine in zip(updates, good, strict=True)
    ]
    return json.dumps({**answer, "result": kept}).encode()


def parsable(update: object) -> bool:
    """Whether the library can read this update; true also for what has no number, which cannot be skipped."""
    if not isinstance(update, dict) or not isinstance(update.get("update_id"), int):
        return True
    try:
        Update.de_json(dict(update), None)
    except Exception as error:  # whatever the library raises on a field it did not expect
        log.warning(
            "update %s cannot be parsed and is skipped: %s", update["update_id"], type(error).__name__
        )
        return False
    return True
