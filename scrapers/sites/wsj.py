"""The Wall Street Journal: section feeds with a headline and a sentence; pages are walled and never fetched."""

from __future__ import annotations

from datetime import timedelta

from scrapers.sites.site import Site
from scrapers.types import SourceKind

SITE = Site(
    kind=SourceKind.WSJ,
    language="en",
    polite={"feeds.content.dowjones.io": timedelta(minutes=15)},
    traps=(
        (
            "feeds.a.dj.com",
            "answers, but has been frozen since January 2025; use feeds.content.dowjones.io/public/rss/",
        ),
        ("www.wsj.com/xml/rss", "is gone; use feeds.content.dowjones.io/public/rss/"),
    ),
    title_tails=(" - The Wall Street Journal", " - WSJ", " - 华尔街日报中文网", " - 华尔街日报"),
)
