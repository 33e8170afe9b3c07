"""Plain news: parts of a whole, growth told backwards, refusals, what lasts until a year, classes of size."""

from __future__ import annotations

import pytest

from facts.types import Metric, Scope, Status
from tests.facts.test_turns_of_phrase import claims, one


@pytest.mark.parametrize(
    ("text", "value", "scope", "status"),
    [
        (
            "xAI has received the first 4,000 of the 16,000 H100s it ordered.",
            4_000,
            Scope.PART,
            Status.RUNNING,
        ),
        (
            "xAI has received the first 4,000 of the 16,000 H100s it ordered.",
            16_000,
            Scope.TOTAL,
            Status.PLANNED,
        ),
        ("Meta has installed 30,000 of a planned 100,000 GPUs there.", 30_000, Scope.PART, Status.RUNNING),
        (
            "The number of GPUs at xAI will rise to 40,000 from 24,000 at present.",
            40_000,
            Scope.TOTAL,
            Status.PLANNED,
        ),
        (
            "The number of GPUs at xAI will rise to 40,000 from 24,000 now.",
            24_000,
            Scope.PREVIOUS,
            Status.RUNNING,
        ),
        ("xAI's GPU fleet grew to 40,000 from 24,000.", 40_000, Scope.TOTAL, Status.RUNNING),
        ("Hyperion has 400 MW running and 600 MW is due next year.", 4e8, Scope.TOTAL, Status.RUNNING),
        ("Hyperion has 400 MW running and 600 MW is due next year.", 6e8, Scope.TOTAL, Status.PLANNED),
    ],
)
def test_a_part_of_a_whole_and_what_grows(text: str, value: float, scope: Scope, status: Status) -> None:
    told = one(text, value)
    assert (told.mention.scope, told.mention.status) == (scope, status)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Councillors rejected plans for a 140 MW data centre of Microsoft.", Status.DROPPED),
        ("The council refused permission for a 140 MW data center of Microsoft.", Status.DROPPED),
        (
            "Tucson voted unanimously against a proposal for a 140 MW data center of Microsoft.",
            Status.DROPPED,
        ),
        ("区议会否决了微软的140兆瓦数据中心项目。", Status.DROPPED),
        ("A judge overturned the council's refusal of a 140 MW data center of Microsoft.", Status.PLANNED),
        ("The council did not reject plans for a 140 MW data center of Microsoft.", Status.PLANNED),
        ("市政府工作报告提出,2026年微软数据中心规模达到140兆瓦。", Status.PLANNED),
    ],
)
def test_what_an_authority_refuses_or_lays_down(text: str, status: Status) -> None:
    assert one(text, 1.4e8).mention.status is status


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("The connection at xAI's campus is limited to 80 MW until 2028.", None),
        ("The lease of OpenAI for 80 MW of data centers runs until 2040.", None),
        ("xAI will not get the full 80 MW until 2028.", "2028"),
        ("The 80 MW campus of Meta will not be finished until 2028.", "2028"),
    ],
)
def test_what_lasts_until_a_year_is_not_due_then(text: str, due: str | None) -> None:
    assert one(text, 8e7).mention.due == due


@pytest.mark.parametrize(
    "text",
    [
        "xAI is planning a gigawatt-class campus.",
        "Every 100 megawatts of computing would emit half a million tons of carbon dioxide a year.",
        "For every 100 MW of data centers, the authors count 400 jobs.",
        "Some 60 data centers lost 1,500 MW of load within 82 seconds.",
        "Saeul 3, an APR1400 of 1,400 megawatts, has been cleared to load fuel.",
    ],
)
def test_a_class_an_example_an_incident_and_a_reactor_raise_nothing(text: str) -> None:
    assert claims(text) == []


def test_the_load_of_a_data_center_is_no_load_of_a_grid() -> None:
    told = claims("微软数据中心园区IT总负荷为120MW,已全部签约。", language="zh")
    assert [(each.mention.metric, float(each.mention.figure.value)) for each in told] == [
        (Metric.POWER, 1.2e8)
    ]
    assert claims("夏季最高用电负荷达1500万千瓦。", language="zh") == []
