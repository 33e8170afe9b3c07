"""OpenAI: one official feed with the whole archive; article pages answer scripts with a challenge."""

from __future__ import annotations

from datetime import timedelta

from scrapers.sites.site import Site
from scrapers.types import SourceKind

SITE = Site(
    kind=SourceKind.OPENAI,
    language="en",
    page_rules=("#main article", "article"),
    polite={"openai.com": timedelta(minutes=15)},
)
