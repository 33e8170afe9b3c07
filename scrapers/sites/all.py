"""The table of sites by kind."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from scrapers.sites import feed, openai, wechat, wsj, xai
from scrapers.sites.site import Site
from scrapers.types import Source, SourceKind

SITES: Mapping[SourceKind, Site] = MappingProxyType(
    {site.kind: site for site in (openai.SITE, xai.SITE, wsj.SITE, wechat.SITE, feed.SITE)}
)


def site_of(source: Source) -> Site:
    return SITES[source.kind]


def problems(source: Source) -> tuple[str, ...]:
    """Why the source, as configured, cannot work; empty where it can. Traps of every site are checked."""
    found = list(site_of(source).problems(source))
    for site in SITES.values():
        found += [line for line in site.problems(source) if line not in found]
    return tuple(found)
