"""From a feed over HTTP to what a subscriber reads, with everything real but the clock."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from facts.types import Bound, Metric, RevisionKind, Scope, Stage
from tests.app.world import START, World, entry, world

OLD = entry("A new model", "It writes code.", slug="old")


def figures(here: World, subject: str, metric: Metric = Metric.POWER) -> list[tuple[Stage, Decimal]]:
    return sorted((f.key.stage, f.figure.value) for f in here.store.ledger.facts(subject, metric))


async def test_the_first_poll_is_silent_and_the_second_writes_nothing(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        items = [OLD, entry("Stargate", "Stargate is planned to reach 5 GW of capacity.", slug="sg")]
        here.feed("openai", *items)
        first = (await here.poll())[0]
        counts = here.store.ledger.counts()
        here.feed("openai", *reversed(items))
        second = (await here.poll())[0]
        assert (first.fresh, first.baseline, first.alerts) == (2, True, 0)
        assert figures(here, "Stargate") == [(Stage.PLANNED, Decimal("5e9"))]
        assert (second.fresh, here.store.ledger.counts()) == (0, counts)
        assert here.heard == []


async def test_a_changed_figure_is_told_with_old_and_new_value_quote_and_link(
    tmp_path: Path, store_url: str
) -> None:
    """On SQLite and on PostgreSQL."""
    async with world(tmp_path, url=store_url) as here:
        first = entry("Stargate", "Stargate is planned to reach 5 GW of capacity.", slug="sg")
        here.feed("openai", first)
        await here.poll()
        quote = "Stargate is now planned to reach 7 GW of capacity."
        here.feed("openai", entry("More Stargate", quote, slug="more"), first)
        await here.poll()
        assert len(here.heard) == 1
        for part in (
            "Stargate",
            "5 GW",
            "7 GW",
            "+2 GW",
            "+40 %",
            "OpenAI",
            quote,
            "https://news.example/index/more",
        ):
            assert part in here.heard[0]


@pytest.mark.parametrize(
    "again",
    [
        "Stargate is planned to reach 5,000 MW of capacity.",
        "Stargate is planned to reach over 5 GW of capacity.",
        "星际之门规划的数据中心容量为 500 万千瓦。",
    ],
)
async def test_the_same_figure_in_other_words_alerts_nobody(tmp_path: Path, again: str) -> None:
    async with world(tmp_path) as here:
        first = entry("Stargate", "Stargate is planned to reach 5 GW of capacity.", slug="sg")
        here.feed("openai", first)
        await here.poll()
        here.feed("openai", entry("Again", again, slug="again"), first)
        report = (await here.poll())[0]
        assert report.figures == 1
        assert here.heard == []


async def test_a_figure_that_falls_is_told(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        first = entry("Stargate", "Stargate is planned to reach 5 GW of capacity.", slug="sg")
        here.feed("openai", first)
        await here.poll()
        here.feed(
            "openai", entry("Less", "Stargate is now planned to reach 4 GW of capacity.", slug="less"), first
        )
        await here.poll()
        assert "5 GW → 4 GW" in here.heard[0]


async def test_a_target_beside_a_plan_is_a_second_fact_and_no_change(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        first = entry("Stargate", "Stargate is planned to reach 5 GW of capacity.", slug="sg")
        here.feed("openai", first)
        await here.poll()
        here.feed("openai", entry("Goal", "Our goal for Stargate is 10 GW of capacity.", slug="goal"), first)
        await here.poll()
        assert figures(here, "Stargate") == [(Stage.PLANNED, Decimal("5e9")), (Stage.TARGET, Decimal("1e10"))]
        kinds = [r.revision.kind for r in here.store.ledger.revisions("Stargate")]
        assert kinds == [RevisionKind.NEW, RevisionKind.NEW]


async def test_an_edited_article_gives_one_change_alert(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        here.feed("openai", OLD)
        await here.poll()
        text = "OpenAI and Oracle will build {} GW of additional Stargate data center capacity."
        here.feed("openai", entry("Stargate with Oracle", text.format("4.5"), slug="oracle"), OLD)
        await here.poll()
        here.feed("openai", entry("Stargate with Oracle", text.format("4.8"), slug="oracle"), OLD)
        await here.poll()
        await here.poll()
        assert len(here.heard) == 2
        assert "4.5 GW" in here.heard[1] and "4.8 GW" in here.heard[1]


EVENT = {
    "openai": (
        "Stargate advances with Oracle",
        "OpenAI and Oracle will develop 4.5 gigawatts of additional Stargate data center capacity.",
    ),
    "wsj": (
        "OpenAI and Oracle Expand Data-Center Deal",
        "OpenAI said it would develop an additional 4.5 gigawatts of Stargate data-center capacity with Oracle.",
    ),
    "wechat": (
        "OpenAI 与甲骨文扩大合作",
        "OpenAI 宣布，将与甲骨文合作再建 4.5 GW 的星际之门数据中心容量。",
    ),
}


@pytest.mark.parametrize("order", list(itertools.permutations(EVENT)))
async def test_one_event_from_three_sources_in_any_order(tmp_path: Path, order: Sequence[str]) -> None:
    async with world(tmp_path, list(EVENT)) as here:
        for name in EVENT:
            here.feed(name, OLD)
        await here.poll()
        for name in order:
            title, text = EVENT[name]
            published = START.replace(hour=10 + list(EVENT).index(name))
            here.feed(name, entry(title, text, slug=name, at=published), OLD)
            await here.poll(name)
        additions = [
            c.claim.mention
            for c in here.store.ledger.claims("Stargate", Metric.POWER)
            if c.claim.mention.scope is Scope.ADDED
        ]
        assert [m.figure.value for m in additions] == [Decimal("4.5e9")] * 3
        assert figures(here, "Stargate") == []
        alerts = here.store.ledger.alerts(10)
        assert len(alerts) == 1
        assert len(alerts[0].alert.also) == 2
        assert [text for text in here.heard if "also:" not in text] == here.heard[:1]


async def test_a_wechat_page_is_read_where_the_feed_has_no_figure(tmp_path: Path) -> None:
    async with world(tmp_path, ["wechat"]) as here:
        here.feed("wechat", OLD)
        await here.poll()
        page = (
            '<html><head><meta property="og:title" content="t"></head><body>'
            '<div id="js_content" style="visibility: hidden"><section>马斯克表示，Colossus 2 首批将部署 55 万块 '
            "GB200。</section></div></body></html>"
        )
        here.web.serve("/index/page", page, content_type="text/html; charset=utf-8")
        here.feed("wechat", entry("超级集群的新进展", "昨天……", slug="page", base=here.web.base), OLD)
        await here.poll()
        assert [f.key.model for f in here.store.ledger.facts("Colossus 2", Metric.CHIPS)] == ["GB200"]
        assert len(here.heard) == 1


async def test_a_blocked_page_is_tried_again_and_nothing_is_withdrawn(tmp_path: Path) -> None:
    async with world(tmp_path, ["wechat"]) as here:
        here.feed("wechat", OLD)
        await here.poll()
        here.web.serve("/index/page", "no", status=403)
        items = (entry("星际之门要建5GW数据中心", "昨天……", slug="page", base=here.web.base), OLD)
        here.feed("wechat", *items)
        await here.poll()
        assert figures(here, "Stargate") == [(Stage.PLANNED, Decimal("5e9"))]
        body = "<p>OpenAI 表示，星际之门将运行超过 200 万个芯片。</p>"
        here.web.serve(
            "/index/page",
            f'<html><body><div id="js_content">{body}</div></body></html>',
            content_type="text/html",
        )
        here.clock.forward(hours=12)
        await here.poll()
        chips = here.store.ledger.facts("Stargate", Metric.CHIPS)
        assert [(f.figure.value, f.figure.bound) for f in chips] == [(Decimal("2e6"), Bound.AT_LEAST)]
        assert figures(here, "Stargate") == [(Stage.PLANNED, Decimal("5e9"))]
        withdrawn = [r for r in here.store.ledger.revisions() if r.revision.kind is RevisionKind.WITHDRAWN]
        assert withdrawn == []


async def test_an_implausible_jump_is_held_and_told_to_nobody(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        first = entry("Stargate", "Stargate is planned to reach 5 GW of capacity.", slug="sg")
        here.feed("openai", first)
        await here.poll()
        here.feed(
            "openai",
            entry("Typo", "Stargate is now planned to reach 5,000 GW of capacity.", slug="typo"),
            first,
        )
        await here.poll()
        assert here.heard == []
        assert figures(here, "Stargate") == [(Stage.PLANNED, Decimal("5e9"))]
        assert [r.reason for r in here.store.reviews.open()] == ["range"]


async def test_a_source_that_fails_costs_only_itself(tmp_path: Path) -> None:
    async with world(tmp_path, ["openai", "xai"]) as here:
        here.web.serve("/openai.xml", "<html>Just a moment...</html>", content_type="text/html")
        here.feed("xai", OLD)
        reports = {r.source: r for r in await here.poll()}
        assert reports["openai"].error and not reports["xai"].error
        assert here.store.polls.state("openai").failures == 1


async def test_news_after_an_outage_of_a_month_is_still_told(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        here.feed("openai", OLD)
        await here.poll()
        here.clock.forward(days=45)
        text = "Stargate is planned to reach 5 GW of capacity."
        here.feed("openai", entry("Stargate", text, slug="sg", at=START.replace(day=4)), OLD)
        await here.poll()
        assert len(here.heard) == 1


async def test_an_old_article_that_turns_up_late_is_history(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        here.feed("openai", OLD)
        await here.poll()
        text = "Stargate is planned to reach 5 GW of capacity."
        here.feed("openai", entry("Stargate", text, slug="sg", at=START.replace(year=2025)), OLD)
        await here.poll()
        assert here.heard == []
        assert figures(here, "Stargate") == [(Stage.PLANNED, Decimal("5e9"))]


async def test_the_archive_of_a_fallback_url_is_learned_in_silence(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        here.feed("openai", OLD)
        await here.poll()
        here.clock.forward(days=20)
        config = here.configuration.settings.path
        text = config.read_text(encoding="utf-8")
        config.write_text(text.replace("/openai.xml", "/mirror.xml"), encoding="utf-8")
        here.configuration.look(here.clock.now())
        archive = entry(
            "Stargate", "Stargate is planned to reach 5 GW of capacity.", slug="sg", at=START.replace(month=2)
        )
        news = entry(
            "Colossus", "Colossus 2 is now running with 300,000 GPUs.", slug="c2", at=here.clock.now()
        )
        here.feed("mirror", archive, news, OLD)
        await here.poll()
        assert len(here.heard) == 1
        assert "Colossus 2" in here.heard[0]


async def test_a_page_that_never_answers_is_given_up_and_an_edit_is_read_again(tmp_path: Path) -> None:
    async with world(tmp_path, ["feed"]) as here:
        here.feed("feed", OLD)
        await here.poll()
        here.web.serve("/index/page", "no", status=500)
        here.feed("feed", entry("Stargate to reach 5 GW", "", slug="page", base=here.web.base), OLD)
        for _ in range(8):
            await here.poll()
        assert len(here.web.requests("/index/page")) == 5
        versions = [a for a in here.store.ledger.articles(20) if a.key.endswith("/index/page")]
        assert len(versions) == 1
        here.web.serve("/index/page", "<p>Stargate is planned to reach 6 GW.</p>", content_type="text/html")
        here.feed("feed", entry("Stargate to reach 6 GW", "", slug="page", base=here.web.base), OLD)
        await here.poll()
        assert "5 GW → 6 GW" in here.heard[-1]


async def test_waiting_for_our_own_pace_uses_up_no_attempt(tmp_path: Path) -> None:
    async with world(tmp_path, ["wechat"]) as here:
        here.feed("wechat", OLD)
        await here.poll()
        here.web.serve("/index/page", "captcha", status=403)
        here.feed("wechat", entry("超级集群", "昨天……", slug="page", base=here.web.base), OLD)
        for _ in range(12):
            await here.poll()
        asked = len(here.web.requests("/index/page"))
        assert asked < 5
        text = '<div id="js_content"><p>Colossus 2 首批将部署 55 万块 GB200。</p></div>'
        here.web.serve("/index/page", f"<html><body>{text}</body></html>", content_type="text/html")
        for _ in range(7):
            await here.poll()
        assert any("550,000" in text for text in here.heard)


async def test_an_edit_of_an_old_article_is_told_and_a_fuller_text_of_it_is_not(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        text = "Stargate is planned to reach {} GW of capacity."
        old = START.replace(year=2025)
        here.feed("openai", entry("Stargate", text.format(5), slug="sg", at=old), OLD)
        await here.poll()
        fuller = text.format(5) + " Colossus 2 is now running with 300,000 GPUs."
        here.feed("openai", entry("Stargate", fuller, slug="sg", at=old), OLD)
        await here.poll()
        assert here.heard == []
        here.feed("openai", entry("Stargate", text.format(6), slug="sg", at=old), OLD)
        await here.poll()
        assert ["5 GW → 6 GW" in message for message in here.heard] == [True]


async def test_a_second_publisher_lifts_the_hold_on_a_jump(tmp_path: Path) -> None:
    async with world(tmp_path, ["openai", "wsj"]) as here:
        text = "Stargate is {} planned to reach {} GW of capacity."
        first = entry("Stargate", text.format("", "0.5"), slug="sg")
        here.feed("openai", first)
        here.feed("wsj", OLD)
        await here.poll()
        here.feed("openai", entry("Ten", text.format("now", "7"), slug="ten"), first)
        await here.poll()
        assert here.heard == []
        here.feed("wsj", entry("OpenAI Plans More", "OpenAI said " + text.format("now", "7"), slug="w"), OLD)
        await here.poll()
        assert len(here.heard) == 1 and "7 GW" in here.heard[0]


async def test_the_same_story_in_two_sections_names_no_other_source(tmp_path: Path) -> None:
    head = '[[source]]\nname = "section"\nkind = "wsj"\npublisher = "The Wall Street Journal"\n'
    more = head + 'urls = ["{}/section.xml"]\n'
    async with world(tmp_path, ["wsj"]) as here:
        config = here.configuration.settings.path
        config.write_text(config.read_text(encoding="utf-8") + more.format(here.web.base), encoding="utf-8")
        here.configuration.look(here.clock.now())
        for section in ("wsj", "section"):
            here.feed(section, OLD)
        await here.poll()
        story = entry("Stargate", "Stargate is planned to reach 7 GW of capacity.", slug="sg")
        for section in ("wsj", "section"):
            here.feed(section, story, OLD)
        await here.poll()
        assert len(here.heard) == 1
        assert "also:" not in here.heard[0]


async def test_a_mirror_that_carries_less_of_the_text_withdraws_nothing(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        here.feed("openai", OLD)
        await here.poll()
        whole = "Stargate is planned to reach 5 GW of capacity. " + "It will take years and many people. " * 5
        here.feed("openai", entry("Stargate", whole, slug="sg"), OLD)
        await here.poll()
        here.feed("openai", entry("Stargate", "It will take years.", slug="sg"), OLD)
        await here.poll()
        assert figures(here, "Stargate") == [(Stage.PLANNED, Decimal("5e9"))]
        assert len(here.heard) == 1


async def test_a_shorter_text_with_another_figure_is_a_change(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        here.feed("openai", OLD)
        await here.poll()
        whole = "Stargate is planned to reach 5 GW of capacity. " + "It will take years and many people. " * 5
        here.feed("openai", entry("Stargate", whole, slug="sg"), OLD)
        await here.poll()
        here.feed(
            "openai", entry("Stargate", "Stargate is planned to reach 4 GW of capacity.", slug="sg"), OLD
        )
        await here.poll()
        assert "5 GW → 4 GW" in here.heard[-1]
