"""What words settle, whatever the weights say: money of other kinds, whole regions, plants, dates, places."""

from __future__ import annotations

import pytest

from facts.types import Metric, Scope, Status
from tests.facts.reading_room import figures
from tests.facts.test_defaults import subjects
from tests.facts.test_placed import first


@pytest.mark.parametrize(
    "text",
    [
        "Google runs data centers. A refit of the Duane reactor, whose power it buys, is costing $1.9 billion.",
        "Meta will buy the output once the owner spends $1.2 billion to bring the old unit back into service.",
        "Google为数据中心签约购电,该核电站重启工程估计耗资逾17亿美元。",
        "Microsoft has committed roughly $6 billion to OpenAI, which builds data centers.",
        "Google has injected some $2 billion, and builds data centers as well.",
        "Meta is to acquire Brightline Robotics in a $2.5 billion deal, and builds data centers.",
        "Oracle, which builds data centers, put $3 billion into Intel at $30 a share.",
        "Google builds data centers. Hosting contributed $61 million and cloud services $12 million.",
        "Of the $31 billion Microsoft earned from data centers, a third came from abroad.",
        "Meta's capital spending came in $4 billion above what analysts had pencilled in.",
        "Across the industry, spending on AI data centers is seen hitting $390 billion.",
        "SK海力士将投资120亿美元兴建HBM产线。",
        "Meta建设数据中心,却因此被索赔,要求赔偿5亿美元。",
        "OpenAI用GPU集群处理,日均Token消耗量已从1000亿升至30万亿。",
    ],
)
def test_money_and_counts_of_other_kinds_stay_silent(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Data centers in the United States could be drawing some 90 GW by 2034.",
        "The country as a whole has 1.2 gigawatts of data centers, and analysts see that figure above 9 GW.",
        "Dominion's contracts with data centers in Virginia grew to over 38 GW.",
        "Meta signed a 15-year PPA covering wind farms and solar plants totalling 170MW.",
        "Microsoft bought the 140 MW Sunfield solar project in Oregon.",
        "Meta will pay for the plants and has promised 2.2GW of new renewables.",
        "The grid operator expects data centers to need another 25 GW.",
    ],
)
def test_watts_of_whole_regions_and_of_bought_energy_stay_silent(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Meta has placed orders worth $19 billion with Broadcom for AI chips.",
            [("Meta", Metric.INVESTMENT)],
        ),
        ("Meta's capital-spending outlook for the year is $41 billion.", [("Meta", Metric.INVESTMENT)]),
        ("Microsoft wants another 4 GW or more of data centers.", [("Microsoft", Metric.POWER)]),
        (
            "OpenAI will bring its data centers to 1.4 gigawatts within a year and a half.",
            [("OpenAI", Metric.POWER)],
        ),
        (
            "Hyperion will take 900 chips and a further 140 MW of Megapack batteries.",
            [("Hyperion", Metric.GENERATION)],
        ),
    ],
)
def test_what_counts_by_its_words(text: str, expected: list[tuple[str, Metric]]) -> None:
    assert [(subject, metric) for subject, metric, _ in figures(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("xAI plans a 2 GW data center in Abilene.", ["xAI"]),
        ("OpenAI plans a 2 GW data center in Abilene.", ["Stargate Abilene"]),
        ("Meta has started work on Hyperion, a 2 GW campus near Stargate Abilene.", ["Hyperion"]),
        (
            "Meta said it would spend $20 billion on Hyperion, a 2-gigawatt campus in Abilene.",
            ["Hyperion", "Hyperion"],
        ),
        ("Meta pushes ahead with NVIDIA. 英伟达将在德州部署2万块GPU。", ["NVIDIA"]),
    ],
)
def test_whose_it_is_by_its_words(text: str, expected: list[str]) -> None:
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Meta this month picked Ohio for a 2 GW data center.", None),
        ("Meta's data center will have 2 GW in the first six months of 2027.", "2027-H1"),
        ("In the space of a month Meta has put its name to 9 GW of data centers.", None),
    ],
)
def test_dates(text: str, due: str | None) -> None:
    assert first(text).due == due


def test_that_year_is_the_one_told_of_before() -> None:
    text = "Phase one of Hyperion opens in 2028, and the campus should reach 3 GW by the end of that year."
    assert first(text).due == "2028"


@pytest.mark.parametrize(
    ("text", "status", "scope"),
    [
        ("Meta的智算中心集群有3万块GPU。", Status.RUNNING, Scope.TOTAL),
        ("Meta在德州的数据中心园区有2吉瓦。", Status.RUNNING, Scope.TOTAL),
        ("Meta的智算中心集群将有3万块GPU。", Status.PLANNED, Scope.TOTAL),
        ("截至目前，Meta已建成3万块GPU的智算中心。", Status.RUNNING, Scope.TOTAL),
    ],
)
def test_what_is_had_runs(text: str, status: Status, scope: Scope) -> None:
    assert (first(text).status, first(text).scope) == (status, scope)
