"""The shape of a site's data, and the checks of a configured source that follow from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from urllib.parse import urlsplit

from scrapers.types import Source, SourceKind

PAGE_PAUSE = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Site:
    """One kind of source.

    `read_pages` says whether an article's own page may be fetched, at most one a second, or one a pause of
    `page_pauses` for the hosts there, and none for
    `blocked_pause` after a challenge. `page_rules` are CSS selectors of the body, the first that gives text wins.
    `polite` holds the shortest interval by host. `traps` are address prefixes that look alive and are not, with why.
    `dates_lie`: a feed's dates may be the time of its building, so that a document with one date for all has none.
    `category_dates`: an item's category may hold the true date. `index_path`: the path before the slug of an article
    on an HTML index page that may stand in for a feed. `placeholders` are bodies that stand for a missing text.
    """

    kind: SourceKind
    language: str = ""
    read_pages: bool = False
    page_rules: tuple[str, ...] = ()
    page_pauses: Mapping[str, timedelta] = field(default_factory=dict)
    blocked_pause: timedelta = timedelta(hours=6)
    polite: Mapping[str, timedelta] = field(default_factory=dict)
    traps: tuple[tuple[str, str], ...] = ()
    title_tails: tuple[str, ...] = ()
    dates_lie: bool = False
    category_dates: bool = False
    index_path: str | None = None
    placeholders: tuple[str, ...] = ()

    def chinese(self, source: Source) -> bool:
        return (source.language or self.language).startswith("zh")

    def may_read_pages(self, source: Source) -> bool:
        return self.read_pages if source.read_pages is None else source.read_pages

    def page_pause(self, host: str) -> timedelta:
        """How long a host's pages must lie apart."""
        return self.page_pauses.get(host, PAGE_PAUSE)

    def interval(self, source: Source) -> timedelta:
        """How often the source is polled: as configured, and never more often than its hosts like."""
        hosts = {urlsplit(url).hostname or "" for url in source.urls}
        return max([source.every, *(pause for host, pause in self.polite.items() if host in hosts)])

    def problems(self, source: Source) -> tuple[str, ...]:
        """One clear line for each reason why the source, as configured, cannot work."""
        found = [f"source {source.name!r} has no urls"] if not source.urls else []
        for url in source.urls:
            found += [f"source {source.name!r}: {url}: {why}" for why in self._url_problems(url)]
        return tuple(found)

    def _url_problems(self, url: str) -> list[str]:
        try:
            parts = urlsplit(url)
        except ValueError:
            return ["cannot be read as an address"]
        if parts.scheme not in ("http", "https") or not parts.hostname:
            return ["is not an http or https address"]
        if parts.username or parts.password:
            return ["must not carry a user name or password"]
        bare = f"{parts.hostname}{parts.path}"
        return [why for prefix, why in self.traps if bare.startswith(prefix)]
