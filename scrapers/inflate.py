"""Bounded gzip. The client library's own decompression is off: it unpacks before anyone can count."""

from __future__ import annotations

import zlib

MEMBERS = 64


class TooLarge(Exception):
    """The decoded body passes its cap."""


class Broken(Exception):
    """The stream is not one plain gzip stream."""


class Inflater:
    """Wire bytes in, decoded bytes out, never more than `cap` in all."""

    def __init__(self, cap: int, gzipped: bool) -> None:
        self._cap = cap
        self._stream = zlib.decompressobj(31) if gzipped else None
        self._parts: list[bytes] = []
        self._size = 0
        self._members = 1
        self._fed = False

    def feed(self, chunk: bytes) -> None:
        while chunk:
            self._fed = True
            if self._stream is None:
                self._take(chunk)
                return
            chunk = self._inflate(chunk)

    def finish(self) -> bytes:
        """The whole body. Raises Broken for a cut stream, and for a body that is compressed once more."""
        if self._stream is not None and self._fed and not self._stream.eof:
            raise Broken("the gzip stream is cut")
        body = b"".join(self._parts)
        if body.startswith(b"\x1f\x8b"):
            raise Broken("the body is compressed in a way that was not asked for")
        return body

    def _inflate(self, chunk: bytes) -> bytes:
        assert self._stream is not None
        if self._stream.eof:
            self._next_member()
        try:
            self._take(self._stream.decompress(chunk, self._cap - self._size + 1))
        except zlib.error as error:
            raise Broken("the gzip stream is broken") from error
        return self._stream.unconsumed_tail or self._stream.unused_data

    def _next_member(self) -> None:
        self._members += 1
        if self._members > MEMBERS:
            raise Broken("the gzip stream has too many parts")
        self._stream = zlib.decompressobj(31)

    def _take(self, data: bytes) -> None:
        self._size += len(data)
        if self._size > self._cap:
            raise TooLarge
        self._parts.append(data)
