"""Functions for worker processes to run in tests: they misbehave in every way that a task can."""

from __future__ import annotations

import os
import resource
import signal
import sys

import feedparser

from scrapers import feeds, pages
from scrapers.documents import article_from_text
from scrapers.types import SourceKind
from tests.scrapers.factories import NOW, fetched, source


def double(number: int) -> int:
    return 2 * number


def spin() -> None:
    while True:
        pass


def hog(megabytes: int) -> int:
    return len(bytearray(megabytes * 1024 * 1024))


def fail() -> None:
    raise ValueError("the task's own fault")


def leave(code: int) -> None:
    os._exit(code)


def crash() -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def chatter() -> str:
    print("noise on standard output", file=sys.stdout)  # noqa: T201
    sys.stdout.flush()
    return "done"


def environment() -> dict[str, str]:
    return dict(os.environ)


def limits() -> tuple[int, int]:
    return resource.getrlimit(resource.RLIMIT_AS)[0], resource.getrlimit(resource.RLIMIT_CORE)[0]


def big(size: int) -> bytes:
    return b"x" * size


def unpicklable() -> object:
    return lambda: None


def watched(kind: str, body: bytes) -> list[str]:
    """Reads the body as feed, as page and as a handed-over text; gives what was opened or connected on the way."""
    seen: list[str] = []

    def hook(event: str, args: tuple[object, ...]) -> None:
        if event in (
            "open",
            "socket.connect",
            "socket.getaddrinfo",
            "urllib.Request",
            "subprocess.Popen",
            "os.system",
        ):
            seen.append(f"{event} {args[0] if event == 'open' else args[1:]}")

    _read_all(kind, b"<rss/>")  # imports that are made late open files of their own
    sys.addaudithook(hook)
    _read_all(kind, body)
    return [line for line in seen if not line.endswith((".py", ".pyc"))]


def _read_all(kind: str, body: bytes) -> None:
    document = fetched(body)
    feeds.parse(source(kind), document, NOW)
    pages.read(SourceKind(kind), document.url, "", body, NOW)
    article_from_text(body, NOW)


def careless(body: bytes) -> list[str]:
    """What the same hook sees when feedparser is given the body as it is: the proof that the hook can see."""
    seen: list[str] = []
    sys.addaudithook(lambda event, args: seen.append(str(args[0])) if event == "open" else None)
    feedparser.parse(body)
    return seen
