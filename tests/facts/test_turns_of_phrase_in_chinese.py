"""The same turns of phrase in Chinese: whose word, who pays, conditions, lists of models, clauses."""

from __future__ import annotations

import pytest

from facts.types import Attribution, Metric, Scope, Status
from tests.facts.test_turns_of_phrase import claims, one


@pytest.mark.parametrize(
    ("text", "value", "subject", "attribution"),
    [
        ("董事會通過，甲骨文最多花新台幣四二○億元添購ＡＩ算力設備。", 42e9, "Oracle", Attribution.OFFICIAL),
        ("報道引述州長的聲明，xAI將斥資逾200億美元興建數據中心。", 20e9, "xAI", Attribution.OFFICIAL),
        ("Google估計到2027年要花上400億美元興建數據中心。", 40e9, "Google", Attribution.OFFICIAL),
        ("Meta把今年資本支出落點訂在650億美元，主要用於AI基礎設施。", 65e9, "Meta", Attribution.OFFICIAL),
        (
            "去年9月，微软同CoreWeave签了五年合同租用算力，金额为174亿美元。",
            17.4e9,
            "Microsoft",
            Attribution.PRESS,
        ),
        (
            "Meta将租用谷歌云服务器训练模型。它又同甲骨文谈起一笔约200亿美元的算力合同。",
            20e9,
            "Meta",
            Attribution.PRESS,
        ),
    ],
)
def test_chinese_amounts(text: str, value: float, subject: str, attribution: Attribution) -> None:
    claim = one(text, value)
    assert (claim.subject, claim.mention.attribution) == (subject, attribution)


@pytest.mark.parametrize(
    ("text", "value", "status", "due"),
    [
        ("微软将向CoreWeave租用174亿美元算力，倘若加购容量则增至194亿美元。", 19.4e9, Status.TARGET, None),
        ("xAI曾打算花100亿美元向甲骨文租用算力，因交付时间谈不拢而告吹。", 10e9, Status.DROPPED, None),
        ("首个机房预计2027年通电，届时甲骨文的数据中心提供245兆瓦。", 245e6, Status.PLANNED, "2027"),
        ("这座1吉瓦的数据中心名为Hyperion，年内点亮之后供Meta使用。", 1e9, Status.PLANNED, "2025"),
        ("Meta的数据中心首期100兆瓦，视需求可再扩充至1吉瓦。", 1e9, Status.TARGET, None),
    ],
)
def test_chinese_conditions_and_days(text: str, value: float, status: Status, due: str | None) -> None:
    mention = one(text, value).mention
    assert (mention.status, mention.due) == (status, due)


@pytest.mark.parametrize(
    "text",
    [
        "塔塔諮詢服務（TCS）說，Meta的資料中心將裝設9000顆GPU。",
        "塔塔諮詢服務（TCS）指出，Meta的資料中心將裝設9000顆GPU。",
        "根據美日雙方聲明，Meta的資料中心將裝設9000顆GPU。",
    ],
)
def test_who_speaks_in_chinese(text: str) -> None:
    assert one(text, 9000).mention.attribution is Attribution.OFFICIAL


def test_hearsay_in_chinese_is_nobodys_word() -> None:
    assert one("有人說，Meta的資料中心將裝設9000顆GPU。", 9000).mention.attribution is Attribution.PRESS


def test_chinese_lists_of_models_and_full_width_names() -> None:
    told = {
        float(c.mention.figure.value): c.mention.model
        for c in claims("甲骨文的集群中英偉達H100有12896顆、H200有1480顆，另有一萬顆輝達ＧＢ３００。")
    }
    assert told == {12896: "H100", 1480: "H200", 10000: "GB300"}


@pytest.mark.parametrize(
    ("text", "value", "metric", "scope", "status"),
    [
        ("Colossus几个月内还要再添10万块GPU。", 1e5, Metric.CHIPS, Scope.ADDED, Status.PLANNED),
        (
            "甲骨文的数据中心终极规模是100兆瓦，先从20兆瓦做起。",
            20e6,
            Metric.POWER,
            Scope.PART,
            Status.PLANNED,
        ),
        (
            "微软把签约电力目标调高到逾3GW，先前喊的是2.5GW。",
            2.5e9,
            Metric.POWER,
            Scope.PREVIOUS,
            Status.TARGET,
        ),
        (
            "为了给Hyperion供电，新建三台联合循环燃气机组，合计约2,260兆瓦。",
            2.26e9,
            Metric.GENERATION,
            Scope.TOTAL,
            Status.PLANNED,
        ),
    ],
)
def test_chinese_turns_of_phrase(
    text: str, value: float, metric: Metric, scope: Scope, status: Status
) -> None:
    mention = one(text, value).mention
    assert (mention.metric, mention.scope, mention.status) == (metric, scope, status)
