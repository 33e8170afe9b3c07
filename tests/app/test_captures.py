"""Feeds as the real sources sent them, through the whole path. The captures lie beside the project, not in it."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from facts.types import Metric, Scope
from tests.app.world import World, world

CAPTURES = Path(__file__).parents[3] / "shared" / "feeds"
pytestmark = pytest.mark.skipif(not CAPTURES.is_dir(), reason="the captures are not beside the project")


def serve(here: World, source: str, capture: str) -> None:
    here.web.serve(f"/{source}.xml", (CAPTURES / capture).read_bytes(), content_type="application/rss+xml")


def without_pages(here: World) -> None:
    """Pages of the real site are out of reach here; what the feed says must do."""
    config = here.configuration.settings.path
    text = config.read_text(encoding="utf-8").replace("urls =", "read_pages = false\nurls =")
    config.write_text(text, encoding="utf-8")
    here.configuration.look(here.clock.now())


async def test_the_whole_openai_archive_is_a_silent_baseline_that_knows_the_4_5_gw(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        here.clock.at = datetime(2025, 7, 26, tzinfo=UTC)
        serve(here, "openai", "openai/openai-news-rss-2025-07-25-full.xml")
        first = (await here.poll())[0]
        assert (first.fresh, first.baseline, first.alerts, first.failed_entries) == (599, True, 0, 0)
        added = [
            c.claim.mention.figure.value
            for c in here.store.ledger.claims("Stargate", Metric.POWER)
            if c.claim.mention.scope is Scope.ADDED
        ]
        assert Decimal("4.5e9") in added
        counts = here.store.ledger.counts()
        second = (await here.poll())[0]
        assert (second.fresh, here.store.ledger.counts(), here.heard) == (0, counts, [])


async def test_the_wechat_captures_bring_one_alert_from_a_title_alone(tmp_path: Path) -> None:
    async with world(tmp_path, ["wechat"]) as here:
        without_pages(here)
        here.clock.at = datetime(2025, 7, 23, 0, 15, tzinfo=UTC)
        serve(here, "wechat", "wechat/wechat-scholar-jiqizhixin-2025-07-23T0815+0800.xml")
        await here.poll()
        here.clock.at = datetime(2025, 7, 23, 4, 15, tzinfo=UTC)
        serve(here, "wechat", "wechat/wechat-scholar-jiqizhixin-2025-07-23T1215+0800.xml")
        report = (await here.poll())[0]
        # One push of three articles, of which one states a figure; the 33 others of the feed are known.
        assert (report.fresh, report.figures, report.alerts) == (3, 1, 1)
        assert len(here.heard) == 1
        assert "5 GW" in here.heard[0] and "Stargate" in here.heard[0]


async def test_the_xai_captures_differ_by_one_article_although_their_order_flipped(tmp_path: Path) -> None:
    async with world(tmp_path, ["xai"]) as here:
        here.clock.at = datetime(2026, 1, 6, 13, tzinfo=UTC)
        serve(here, "xai", "xai/0xsmw-xai-news-2026-01-06-trimmed.xml")
        await here.poll()
        here.clock.at = datetime(2026, 1, 7, 13, tzinfo=UTC)
        serve(here, "xai", "xai/0xsmw-xai-news-2026-01-07-trimmed.xml")
        report = (await here.poll())[0]
        assert report.fresh == 1
        newest = here.store.ledger.articles(1)[0]
        assert "Series E" in newest.title


async def test_a_redated_xai_article_is_not_told_again(tmp_path: Path) -> None:
    async with world(tmp_path, ["xai"]) as here:
        here.clock.at = datetime(2025, 9, 11, 13, tzinfo=UTC)
        serve(here, "xai", "xai/0xsmw-xai-news-2025-09-11.xml")
        await here.poll()
        here.clock.at = datetime(2025, 10, 10, 13, tzinfo=UTC)
        serve(here, "xai", "xai/olshansk-xainews-2025-10-10.xml")
        await here.poll()
        told = [r for r in here.store.ledger.revisions() if r.alert]
        redated = {r.revision.claim.article.title for r in told} & {
            "Grok for Government",
            "xAI for Government",
        }
        assert redated == set()
