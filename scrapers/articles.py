"""An entry to the article behind it: the feed's own text, else the page where that is allowed, else what there is."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from facts.types import Article
from scrapers import charset, pages
from scrapers.fetch import Fetcher
from scrapers.pages import Page
from scrapers.sites.all import site_of
from scrapers.sites.site import Site
from scrapers.types import Entry, Failed, Failure, Fetched, Read, Source

Extractor = Callable[[Source, Fetched, datetime], Awaitable[Page | Failed]]

# Reasons that time may heal: such an article is worth another try at a later poll.
PASSING = frozenset(
    {Failure.LIMITED, Failure.SERVER, Failure.NETWORK, Failure.TIMEOUT, Failure.CRASHED, Failure.GARBLED}
)


class Pace:
    """How often pages of one host may be fetched: kept by the caller, told the time, never waits by itself."""

    def __init__(self) -> None:
        self._free_at: dict[str, datetime] = {}

    def take(self, host: str, site: Site, now: datetime) -> bool:
        """Whether a page may be fetched now; if so, the next one only after the site's pause."""
        free_at = self._free_at.get(host)
        if free_at is not None and now < free_at:
            return False
        self._free_at[host] = now + site.page_pause(host)
        return True

    def wait(self, url: str, now: datetime) -> timedelta:
        """How long the page must wait for its turn."""
        free_at = self._free_at.get(urlsplit(url).hostname or "", now)
        return max(free_at - now, timedelta(0))

    def blocked(self, host: str, site: Site, now: datetime, asked: timedelta | None) -> None:
        self._free_at[host] = now + max(site.blocked_pause, asked or timedelta(0))


async def extract_here(source: Source, fetched: Fetched, now: datetime) -> Page | Failed:
    """An extractor without a worker process: for tests and small tools, never for hostile input."""
    return pages.read(source.kind, fetched.final_url, fetched.content_type, fetched.body, now)


async def read(
    source: Source,
    entry: Entry,
    fetcher: Fetcher,
    seen_at: datetime,
    pace: Pace | None = None,
    extract: Extractor = extract_here,
    now: datetime | None = None,
) -> Read | Failed:
    """The entry's article. Where its page should be read and cannot, title and summary with `complete` false.

    `now`, else `seen_at`, is the time by which `pace` counts. A reason in `PASSING` is worth another try later; a
    page that the pace does not yet allow counts as `LIMITED`.
    """
    if entry.content:
        return Read(_article(source, entry, _with_summary(entry, entry.content), seen_at), entry)
    short = _article(source, entry, entry.summary, seen_at)
    if not site_of(source).may_read_pages(source):
        return Read(short, entry)
    page = await _page(source, entry, fetcher, now or seen_at, pace or Pace(), extract)
    if isinstance(page, Failed):
        if not (entry.title or entry.summary):
            return page
        return Read(short, entry, complete=False, reason=page.reason)
    return Read(_from_page(source, entry, page, seen_at), entry)


async def _page(
    source: Source, entry: Entry, fetcher: Fetcher, now: datetime, pace: Pace, extract: Extractor
) -> Page | Failed:
    site = site_of(source)
    host = urlsplit(entry.url).hostname or ""
    if not pace.take(host, site, now):
        return Failed(entry.url, Failure.LIMITED, f"pages of {host} are read one a {site.page_pause(host)}")
    fetched = await fetcher.fetch(secure(entry.url), kind="page")
    if isinstance(fetched, Fetched):
        return await extract(source, fetched, now)
    if not isinstance(fetched, Failed):
        return Failed(entry.url, Failure.SERVER, "not modified, in answer to a first question")
    if fetched.reason in (Failure.BLOCKED, Failure.LIMITED):
        pace.blocked(host, site, now, fetched.retry_after)
    return fetched


def secure(url: str) -> str:
    """WeChat mirrors give http links to a site that answers by https."""
    return "https://" + url.removeprefix("http://") if url.startswith("http://mp.weixin.qq.com/") else url


def _from_page(source: Source, entry: Entry, page: Page, seen_at: datetime) -> Article:
    said = [date for date in (entry.published_at, page.published_at) if date]
    lies = site_of(source).dates_lie
    published_at = (min(said) if lies else said[0]) if said else None
    return Article(
        source=source.name,
        key=entry.key,
        url=entry.url,
        title=entry.title or page.title,
        text=_with_summary(entry, page.text),
        publisher=source.publisher,
        language=language(entry.title + page.text, source.language),
        published_at=published_at,
        seen_at=seen_at,
    )


def _article(source: Source, entry: Entry, text: str, seen_at: datetime) -> Article:
    return Article(
        source=source.name,
        key=entry.key,
        url=entry.url,
        title=entry.title,
        text=text,
        publisher=source.publisher,
        language=language(entry.title + text, source.language),
        published_at=entry.published_at,
        seen_at=seen_at,
    )


def _with_summary(entry: Entry, body: str) -> str:
    """The body, led by the summary where that says something else than the body's own words."""
    words = _letters(entry.summary)
    return body if not words or words in _letters(body) else f"{entry.summary}\n\n{body}"


def _letters(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())


def language(text: str, configured: str = "") -> str:
    """`zh` or `en` by the signs of the text, else as configured."""
    letters = [sign for sign in text[:4000] if sign.isalpha()]
    if not letters:
        return configured[:2]
    chinese = sum(1 for sign in letters if charset.has_cjk(sign))
    return "zh" if chinese * 5 >= len(letters) else "en"
