"""A small web server on loopback that serves the story's feeds and pages, with ETags and 304."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from app.demo.feeds import RENDERERS, Day, render, wechat_page


class StoryServer:
    """`base` is its origin; `day` is what it serves now, and may be set at any moment."""

    def __init__(self, first: Day) -> None:
        self.day = first
        self.requests = 0
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.base = f"http://127.0.0.1:{self._http.server_address[1]}"

    @contextmanager
    def running(self) -> Iterator[StoryServer]:
        thread = threading.Thread(target=self._http.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield self
        finally:
            self._http.shutdown()
            self._http.server_close()
            thread.join()

    def answer(self, target: str) -> tuple[str, str] | None:
        """Content type and body of a path, or None."""
        parts = urlsplit(target)
        kind = parts.path.removeprefix("/").removesuffix(".xml")
        if kind in RENDERERS:
            return "application/rss+xml; charset=utf-8", render(kind, self.day.items, self.base, self.day.now)
        wanted = parse_qs(parts.query).get("mid", [""])[0]
        for item in self.day.items:
            if parts.path == "/s" and item.slug == wanted and item.page:
                return "text/html; charset=utf-8", wechat_page(item)
        return None

    def _handler(story: StoryServer) -> type[BaseHTTPRequestHandler]:
        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                story.requests += 1
                found = story.answer(self.path)
                if found is None:
                    self._send(404, "text/plain", b"not found", "")
                    return
                body = found[1].encode()
                tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
                fresh = self.headers.get("If-None-Match") != tag
                self._send(200 if fresh else 304, found[0], body if fresh else b"", tag)

            def _send(self, status: int, kind: str, body: bytes, tag: str) -> None:
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                if tag:
                    self.send_header("ETag", tag)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *arguments: object) -> None:
                """Nothing: the demo shows alerts, not requests."""

        return Handler
