"""A small web server on 127.0.0.1 for tests: documents with validators, redirects, delays, and broken answers.

    async with WebServer() as web:
        web.serve("/feed.xml", body, etag='"1"', content_type="application/rss+xml")
        web.redirect("/old", "/feed.xml")
        ...
        assert [request.status for request in web.requests("/feed.xml")] == [200, 304]

Every request is written to `journal` with the status that it got (0 for a raw answer). Nothing is ever bound to
another address, and nothing outlives the `async with`.
"""

from __future__ import annotations

import asyncio
import contextlib
import gzip as gzip_library
import socket
import struct
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import TracebackType

RSS = "application/rss+xml; charset=utf-8"
HTML = "text/html; charset=utf-8"


@dataclass(slots=True)
class Request:
    """One request as it came, and the status that it was answered with."""

    method: str
    path: str
    headers: Mapping[str, str]
    connection: int
    status: int = 0


Handler = Callable[[Request, asyncio.StreamWriter], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Answer:
    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    delay: float = 0.0


class WebServer:
    def __init__(self) -> None:
        self.journal: list[Request] = []
        self.connections = 0
        self._answers: dict[str, Answer | Handler] = {}
        self._open: dict[asyncio.Task[None], asyncio.StreamWriter] = {}

    async def __aenter__(self) -> WebServer:
        self._server = await asyncio.start_server(self._connected, "127.0.0.1", 0, limit=1 << 20)
        self.port: int = self._server.sockets[0].getsockname()[1]
        self.base = f"http://127.0.0.1:{self.port}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.close()
        still_open = dict(self._open)
        for task, writer in still_open.items():
            task.cancel()
            writer.transport.abort()
        await asyncio.gather(*still_open, return_exceptions=True)
        await self._server.wait_closed()

    def url(self, path: str) -> str:
        return self.base + path

    def requests(self, path: str) -> list[Request]:
        return [request for request in self.journal if request.path == path]

    # --- what to answer ---------------------------------------------------------------------------------------

    def serve(
        self,
        path: str,
        body: bytes | str,
        *,
        status: int = 200,
        content_type: str = RSS,
        etag: str | None = None,
        last_modified: str | None = None,
        headers: Mapping[str, str] | None = None,
        gzip: bool = False,
        delay: float = 0.0,
    ) -> str:
        """Answer `path` with `body`, and with 304 where the request carries the given validators. Gives the URL."""
        raw = body.encode() if isinstance(body, str) else body
        said = {"Content-Type": content_type, **(headers or {})}
        if etag:
            said["ETag"] = etag
        if last_modified:
            said["Last-Modified"] = last_modified
        if gzip:
            raw = gzip_library.compress(raw, mtime=0)
            said["Content-Encoding"] = "gzip"
        self._answers[path] = Answer(status, raw, said, delay)
        return self.url(path)

    def redirect(self, path: str, location: str, status: int = 302) -> str:
        self._answers[path] = Answer(status, b"", {"Location": location})
        return self.url(path)

    def handle(self, path: str, handler: Handler) -> str:
        """Answer `path` by writing to the socket; the connection is closed after the handler returns."""
        self._answers[path] = handler
        return self.url(path)

    def raw(self, path: str, chunks: bytes | Iterable[bytes], pause: float = 0.0, reset: bool = False) -> str:
        """Answer with exact bytes, chunk by chunk, then close or reset. Endless iterables end with the client."""

        async def handler(request: Request, writer: asyncio.StreamWriter) -> None:
            for chunk in (chunks,) if isinstance(chunks, bytes) else chunks:
                writer.write(chunk)
                await writer.drain()
                await asyncio.sleep(pause)
            if reset:
                _reset(writer)

        return self.handle(path, handler)

    def drip(self, path: str, body: bytes, pause: float) -> str:
        """Answer with good headers and then one byte at a time."""
        head = f"HTTP/1.1 200 OK\r\nContent-Type: {RSS}\r\nContent-Length: {len(body)}\r\n\r\n".encode()
        return self.raw(path, [head, *(body[place : place + 1] for place in range(len(body)))], pause)

    def forget(self, path: str) -> None:
        self._answers.pop(path, None)

    # --- the wire ---------------------------------------------------------------------------------------------

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        number = self.connections
        task = asyncio.current_task()
        assert task is not None
        self._open[task] = writer
        try:
            while await self._one(reader, writer, number):
                pass
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            pass
        finally:
            writer.close()
            with contextlib.suppress(ConnectionError, asyncio.CancelledError):
                await writer.wait_closed()
            del self._open[task]

    async def _one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, number: int) -> bool:
        """One request; whether the connection goes on."""
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        method, path, _ = head[0].split(" ", 2)
        headers = {
            name.lower(): value.strip()
            for name, _, value in (line.partition(":") for line in head[1:] if line)
        }
        request = Request(method, path, headers, number)
        self.journal.append(request)
        answer = self._answers.get(path, Answer(404, b"not found", {"Content-Type": "text/plain"}))
        if not isinstance(answer, Answer):
            await answer(request, writer)
            return False
        await asyncio.sleep(answer.delay)
        request.status = 304 if _is_known(request, answer) else answer.status
        writer.write(_written(request, answer))
        await writer.drain()
        return headers.get("connection", "").lower() != "close"


def _is_known(request: Request, answer: Answer) -> bool:
    """Whether the request's validators are the answer's: the tag decides where both have one."""
    etag, date = answer.headers.get("ETag"), answer.headers.get("Last-Modified")
    if answer.status != 200:
        return False
    if etag and "if-none-match" in request.headers:
        return request.headers["if-none-match"].removeprefix("W/") == etag.removeprefix("W/")
    return bool(date) and request.headers.get("if-modified-since") == date


def _written(request: Request, answer: Answer) -> bytes:
    unchanged = request.status == 304
    headers = {
        name: value for name, value in answer.headers.items() if not unchanged or name != "Content-Encoding"
    }
    if not unchanged:
        headers.setdefault("Content-Length", str(len(answer.body)))
    head = f"HTTP/1.1 {request.status} {'Not Modified' if unchanged else 'Told'}\r\n"
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    body = b"" if unchanged or request.method == "HEAD" else answer.body
    return (head + lines + "\r\n").encode("latin-1") + body


def _reset(writer: asyncio.StreamWriter) -> None:
    """Close with RST in place of FIN."""
    sock = writer.get_extra_info("socket")
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()
