"""Plain news in Chinese: first batches, values given before, what opened, what lies ahead, what is only told of."""

from __future__ import annotations

import pytest

from facts.types import Attribution, Bound, Claim, Scope, Status
from tests.facts.test_turns_of_phrase import claims


def one(text: str, value: float) -> Claim:
    told = [c for c in claims(text, language="zh") if float(c.mention.figure.value) == value]
    assert len(told) == 1, [(c.subject, c.mention.figure) for c in claims(text, language="zh")]
    return told[0]


@pytest.mark.parametrize(
    ("text", "value", "scope"),
    [
        ("甲骨文首批将部署5万块GPU,明年起继续扩容。", 50_000, Scope.PART),
        ("Meta数据中心第一阶段的用电规模为150兆瓦。", 1.5e8, Scope.PART),
        ("微软的集群又装入1.6万块H200。", 16_000, Scope.ADDED),
        ("甲骨文今年资本支出估计约500亿美元,3月时给的数字是350亿美元。", 3.5e10, Scope.PREVIOUS),
    ],
)
def test_scopes(text: str, value: float, scope: Scope) -> None:
    assert one(text, value).mention.scope is scope


@pytest.mark.parametrize(
    ("text", "value", "status"),
    [
        ("微软的GPU集群已经开通,由逾1000块B200组成,将供研究人员租用。", 1_000, Status.RUNNING),
        ("微软将与甲骨文共建超级计算机,该机装有10万块GPU,建成后是最大的一台。", 100_000, Status.PLANNED),
        ("Meta的数据中心园区先建1.8吉瓦,日后有条件扩到10吉瓦。", 1e10, Status.TARGET),
        (
            "OpenAI的英国项目暂停推进。按去年公布的方案,该项目本应先启用8000块GPU。",
            8_000,
            Status.DROPPED,
        ),
    ],
)
def test_statuses(text: str, value: float, status: Status) -> None:
    assert one(text, value).mention.status is status


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Meta的训练集群比10万块H100还要大。", 100_000),
        ("Meta的集群内装一千多块B200芯片。", 1_000),
        ("微软数据中心今年先启用120千瓩（MW）以上。", 1.2e8),
    ],
)
def test_at_least(text: str, value: float) -> None:
    assert one(text, value).mention.figure.bound is Bound.AT_LEAST


@pytest.mark.parametrize(
    ("text", "value", "due"),
    [
        ("微软今明两年将在比利时投资50亿欧元扩建数据中心。", 5e9, "2026"),
        ("微软数据中心园区建成后供电78兆瓦,第一栋楼预计2028年上半年移交。", 7.8e7, None),
        ("微软数据中心算力6.9EFLOPS,比原定工期提早四个月投产。", 6.9e18, None),
    ],
)
def test_dates(text: str, value: float, due: str | None) -> None:
    assert one(text, value).mention.due == due


def test_a_letter_to_shareholders_is_official() -> None:
    told = one("特斯拉二季度股东信显示,微软的集群又装入1.6万块H200。", 16_000)
    assert told.mention.attribution is Attribution.OFFICIAL


def test_what_came_before_is_not_the_subject() -> None:
    told = one("继Hyperion的110亿美元园区之后,微软表示将以150亿美元建设数据中心。", 1.5e10)
    assert told.subject == "Microsoft"


@pytest.mark.parametrize(
    "text",
    [
        "谷歌签下三份长期购电协议,为微软的数据中心供应近1200兆瓦无碳电力。",
        "微软与电力公司协议自付线路费用,数据中心可替用户省下10亿美元。",
    ],
)
def test_silence(text: str) -> None:
    assert claims(text, language="zh") == []


def test_the_code_of_a_chip_swallows_no_number_behind_it() -> None:
    assert one("微软的昆仑芯P800三万卡集群已点亮。", 30_000).subject == "Microsoft"
