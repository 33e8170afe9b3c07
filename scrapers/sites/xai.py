"""xAI: no official feed. Mirror feeds first, whose dates lie and whose order flips; the index page second."""

from __future__ import annotations

from datetime import timedelta

from scrapers.sites.site import Site
from scrapers.types import SourceKind

SITE = Site(
    kind=SourceKind.XAI,
    language="en",
    page_rules=("article", "main"),
    polite={"x.ai": timedelta(hours=1), "raw.githubusercontent.com": timedelta(minutes=30)},
    traps=(
        ("x.ai/news/rss.xml", "answers 403 to every script; use a mirror feed, or https://x.ai/news itself"),
    ),
    dates_lie=True,
    category_dates=True,
    index_path="/news/",
)
