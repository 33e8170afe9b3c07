"""Any other feed: nothing special, text from the feed or from the page."""

from __future__ import annotations

from scrapers.sites.site import Site
from scrapers.types import SourceKind

SITE = Site(kind=SourceKind.FEED, read_pages=True)
