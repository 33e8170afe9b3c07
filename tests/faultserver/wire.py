"""Answers below the level of HTTP: cut, reset, halved and dripped."""

from __future__ import annotations

import asyncio
import json
import socket
import struct
from typing import Any

from aiohttp import web
from aiohttp.abc import AbstractStreamWriter
from aiohttp.web_request import BaseRequest

from tests.faultserver.clock import Clock

PAGE = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"


class Cut(web.StreamResponse):
    """Ends the connection after `data`, by a TCP reset or an orderly close, without a proper answer."""

    def __init__(self, data: bytes = b"", *, reset: bool) -> None:
        super().__init__()
        self._data = data
        self._reset = reset
        self.force_close()

    async def prepare(self, request: BaseRequest) -> AbstractStreamWriter | None:
        if request.transport is not None:
            end_connection(request.transport, self._data, reset=self._reset)
        return None

    async def write_eof(self, data: bytes = b"") -> None:
        return None


def end_connection(transport: asyncio.Transport, data: bytes = b"", *, reset: bool) -> None:
    """Writes `data`, then resets (RST) or closes (FIN) the connection."""
    if data:
        transport.write(data)
    if not reset:
        transport.close()
        return
    peer: Any = transport.get_extra_info("socket")
    if peer is not None:
        peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    transport.abort()


def half(body: bytes) -> Cut:
    """The head announces the whole body, of which half is sent."""
    head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    return Cut(head.encode() + body[: len(body) // 2], reset=False)


async def drip(request: web.Request, body: bytes, clock: Clock, pause: float) -> web.StreamResponse:
    """Sends `body` one byte per `pause` seconds, until done or the client is gone."""
    response = web.StreamResponse(headers={"Content-Type": "application/json"})
    response.content_length = len(body)
    try:
        await response.prepare(request)
        for index in range(len(body)):
            await clock.sleep(pause)
            await response.write(body[index : index + 1])
    except ConnectionError:
        return Cut(reset=True)
    return response


def spoil(result: Any) -> Any:
    """A copy of a result with one field that no client can read: a date far beyond the calendar, a lost name."""
    copied = json.loads(json.dumps(result))
    target = copied[0] if isinstance(copied, list) and copied else copied
    if isinstance(target, dict):
        inner = next(
            (value for value in target.values() if isinstance(value, dict) and "date" in value), target
        )
        inner["date"] = 10**15
        inner.pop("is_bot", None)
    return copied
