"""D9: five sources tell the same changes in their own words and in two languages; each change is told once."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from app.catalogue_file import shipped_catalogue
from app.knowledge import Knowledge
from app.learning import Circumstances, learn
from facts.extract import extract
from facts.types import Article, ChatRef, Extraction, Metric, Subscription, WatchList
from storage.store import Store, open_store
from storage.types import Chat, MessageKind, OutboxItem, Sent
from tests.app.world import START

KNOWLEDGE = Knowledge(shipped_catalogue(), watchlists=(WatchList("all"),))
CHATS = {ChatRef(1): "en", ChatRef(2): "zh", ChatRef(3): "en"}
REPORTS = (
    ("reuters", "Reuters", "en", "The planned capacity of Stargate is now {mw:,} megawatts."),
    ("wsj", "The Wall Street Journal", "en", "Stargate is now planned to reach {gw} gigawatts of capacity."),
    ("jiqizhixin", "机器之心", "zh", "星际之门规划的数据中心容量为 {wan} 万千瓦。"),
    ("qbitai", "量子位", "zh", "OpenAI 计划将星际之门的容量提高到 {gw} 吉瓦。"),
    ("wire", "Data Wire", "en", "Capacity planned for OpenAI's Stargate has risen to {gw} GW."),
)
CHANGES = (7, 9)

Told = tuple[Article, Extraction]


def report(number: int, gigawatts: int) -> Told:
    source, publisher, language, form = REPORTS[number]
    text = form.format(gw=gigawatts, mw=1000 * gigawatts, wan=100 * gigawatts)
    at = START + timedelta(days=gigawatts, minutes=7 * number)
    key = f"{source}-{gigawatts}"
    article = Article(source, key, f"https://{source}.example/{key}", "", text, publisher, language, at, at)
    return article, extract(article, KNOWLEDGE.catalogue)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a ledger that knows 5 GW, and three subscribers."""
    folder = tmp_path_factory.mktemp("template")
    store = open_store(f"sqlite:///{folder / 'x.db'}")
    for chat, language in CHATS.items():
        store.chats.save(Chat(chat, language=language, created_at=START))
        store.chats.subscribe(Subscription(0, chat, watchlist="all"))
    learned(store, report(0, 5), 0, baseline=True)
    store.close()
    return folder


def learned(store: Store, told: Told, minute: int, *, baseline: bool = False) -> None:
    """As if the article had been fetched then, whatever its own date."""
    article, extraction = told
    seen = replace(article, seen_at=START + timedelta(days=20, minutes=minute))
    learn(store, KNOWLEDGE, seen, extraction, Circumstances(article.key, baseline=baseline))


def sent(store: Store) -> list[OutboxItem]:
    """Deliver everything; returns the rows."""
    at, rows = START + timedelta(days=30), list[OutboxItem]()
    while items := store.outbox.claim_due(at, 50, timedelta(minutes=1), "test"):
        for item in items:
            store.outbox.settle(item, Sent(len(rows) + 1), at)
        rows += items
    return rows


def test_every_report_says_the_same() -> None:
    for gigawatts in CHANGES:
        for number in range(len(REPORTS)):
            claims = report(number, gigawatts)[1].claims
            figures = [(c.subject, c.mention.metric, c.mention.figure.value) for c in claims]
            assert figures == [("Stargate", Metric.POWER, Decimal(gigawatts) * 10**9)]
            assert [c.mention.attribution for c in claims] == [report(0, 7)[1].claims[0].mention.attribution]


def in_some_order(draw: random.Random) -> Sequence[tuple[int, int]]:
    """Change by change, the reports of each shuffled; now and then the last one of a change comes after the next."""
    order: list[tuple[int, int]] = []
    late: list[tuple[int, int]] = []
    for gigawatts in CHANGES:
        reports = [(number, gigawatts) for number in range(len(REPORTS))]
        draw.shuffle(reports)
        if draw.random() < 0.3:
            late.append(reports.pop())
        order += reports
    return order + late


@pytest.mark.parametrize("seed", range(10))
def test_d9_each_change_is_told_once_in_any_order_of_its_reports(
    tmp_path: Path, template: Path, seed: int
) -> None:
    """A hundred shuffles, ten a seed; deliveries fall anywhere between the reports."""
    draw = random.Random(seed)
    for shuffle in range(10):
        folder = shutil.copytree(template, tmp_path / str(shuffle))
        store = open_store(f"sqlite:///{folder / 'x.db'}", create=False)
        rows: list[OutboxItem] = []
        for minute, (number, gigawatts) in enumerate(in_some_order(draw)):
            learned(store, report(number, gigawatts), minute)
            if draw.random() < 0.4:
                rows += sent(store)
        rows += sent(store)
        told = Counter((row.chat, row.key) for row in rows if row.kind is MessageKind.ALERT)
        assert set(told.values()) == {1}
        assert Counter(chat for chat, _ in told) == dict.fromkeys(CHATS, len(CHANGES))
        assert {row.kind for row in rows} <= {MessageKind.ALERT, MessageKind.EDIT}
        alerts = store.ledger.alerts(10)
        assert sorted(len(stored.alert.also) for stored in alerts) == [len(REPORTS) - 1] * len(CHANGES)
        store.close()
