"""Publishers that always have another figure: feeds made up at each request, and what must come of them."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta

from tests.app.world import entry, rss
from tests.faultserver.journal import Entry
from tests.webserver import Request, WebServer

# Each source writes of subjects of its own: an article that comes late would be history, and rightly not be told.
SUBJECTS = (("Stargate", "Colossus 2"), ("Hyperion", "Project Rainier"))
LISTED = 60  # items that a feed lists; far more than a dead program ever misses


class Press:
    """Feeds whose figures rise: article number n says 5,001 + 20 n MW, never a round figure, which would be vague.

    While `running`, each request of a feed brings one more article, if `wanted()` says so.
    """

    def __init__(self, web: WebServer, *sources: str) -> None:
        self.running = False
        self.wanted: Callable[[], bool] = lambda: True
        self.listed: dict[str, list[str]] = {name: [] for name in sources}
        self.subjects = dict(zip(sources, SUBJECTS, strict=False))
        self.newest: dict[str, int] = {}  # megawatts by subject
        self.numbers: dict[str, set[int]] = {name: set() for name in sources}
        self._number = 0
        self._began = datetime.now(UTC) - timedelta(hours=6)
        for name in sources:
            for _ in self.subjects[name]:
                self._write(name)
            web.handle(f"/{name}.xml", self._answer)
        self.first = set(range(self._number))

    @property
    def expected(self) -> set[int]:
        """The numbers of the articles that each subscriber must be told of: all but the baseline's."""
        return set(range(self._number)) - self.first

    def _write(self, source: str) -> None:
        subjects, listed = self.subjects[source], self.listed[source]
        subject = subjects[len(listed) % len(subjects)]
        listed.append(item(self._number, subject, self._began + timedelta(seconds=self._number)))
        self.newest[subject] = power(self._number)
        self.numbers[source].add(self._number)
        self._number += 1

    async def _answer(self, request: Request, writer: asyncio.StreamWriter) -> None:
        name = request.path.removeprefix("/").removesuffix(".xml")
        if self.running and self.wanted():
            self._write(name)
        body = rss(*self.listed[name][-LISTED:][::-1])
        request.status = 200
        writer.write(
            b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nConnection: close\r\n"
            + f"Content-Length: {len(body)}\r\n\r\n".encode()
            + body
        )
        await writer.drain()


def item(number: int, subject: str, at: datetime) -> str:
    text = f"{subject} is now planned to reach {power(number):,} MW of capacity."
    return entry(f"News of {subject}", text, slug=slug(number), at=at)


def power(number: int) -> int:
    return 5001 + 20 * number


def slug(number: int) -> str:
    return f"article-{number:06d}"


def alerts(sent: Iterable[Entry]) -> Counter[tuple[int, int]]:
    """How often each (chat, article number) was told, by the link in each message."""
    found: Counter[tuple[int, int]] = Counter()
    for message in sent:
        if "/article-" in message.text:
            number = int(message.text.partition("/article-")[2][:6])
            found[(int(message.chat or 0), number)] += 1
    return found
