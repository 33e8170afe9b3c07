"""Whose a figure is by possession, payment and speech, whose word it is, and months that name no year."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from facts.types import Attribution, Metric, Scope
from tests.facts.reading_room import figures
from tests.facts.test_defaults import subjects
from tests.facts.test_grown_since import values
from tests.facts.test_retold import due
from tests.facts.test_whose_word import words
from tests.facts.test_wider_wording import told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Meta pulled its commitment to Oracle's 11-gigawatt data center complex.", ["Oracle"]),
        (
            "OpenAI spread a $600 billion compute commitment. In it is a deal with Oracle worth $38 billion.",
            ["OpenAI", "OpenAI"],
        ),
        (
            "Meta has told of Hyperion, a 1-gigawatt AI campus. "
            "A Meta spokesperson confirmed that the first 200 megawatts are on schedule.",
            ["Hyperion", "Hyperion"],
        ),
        (
            "Google, Meta, and Microsoft, the three companies, plan total capital expenditures of $630 billion.",
            [None],
        ),
        (
            "Meta, Google and Microsoft spent a combined $50 billion on data centers, against $23 billion before.",
            [None] * 2,
        ),
        ("Microsoft is one of the four hyperscalers whose capex, around $725B combined, buys GPUs.", [None]),
    ],
)
def test_whose_it_is(text: str, expected: list[str | None]) -> None:
    assert subjects(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Barclays lifts its 2027 capex estimate for Meta to $155 billion.",
        "Leases weigh on Microsoft, analysts say. The bank sees capex of $160 billion.",
        "The budget should buy roughly 50,000 GPUs for Oracle, Kiwoom Securities worked out.",
        "The crypto miner's papers put Oracle at 4 gigawatts of data centers, by our arithmetic.",
    ],
)
def test_houses_that_reckon(text: str) -> None:
    assert words(text) == [Attribution.ESTIMATE]


def test_a_house_in_chinese_vouches_for_its_own_figure() -> None:
    text = "高盛在报告里上调了资本开支预测，预计微软2026财年投入4600亿元人民币。"
    assert words(text) == [Attribution.ESTIMATE]


@pytest.mark.parametrize(
    "text",
    [
        "Oracle will lease 500 megawatts of data centers, according to two people.",
        "Word in the industry is that Oracle wants 2 gigawatts of data centers.",
        "Source: Meta has paused 150MW of data center leases.",
    ],
)
def test_people_without_names(text: str) -> None:
    assert words(text) == [Attribution.ANONYMOUS]


@pytest.mark.parametrize(
    "text",
    [
        "Oracle asked for 1.4 gigawatts for its data center, and regulators scheduled a public hearing.",
        "Permits obtained by Business Insider show 950 megawatts at Oracle's data centers.",
        "Stargate's five sites bring it to 7 GW of data centers (source: OpenAI).",
        "Zuckerberg said that Hyperion is ahead. He is probably looking at Colossus, which uses 300 megawatts.",
        "Oracle announced a campus. The site is part of the wider $500 billion Stargate initiative.",
    ],
)
def test_what_the_press_itself_tells(text: str) -> None:
    assert words(text) == [Attribution.PRESS]


@pytest.mark.parametrize(
    "text",
    [
        "Hyperion will have three sources of energy, Meta said, with a data center of 2.3 GW.",
        '"The first 100MW data center is on time, we believe," said Oracle CEO Clay Magouyrk.',
    ],
)
def test_companies_that_speak_for_themselves(text: str) -> None:
    assert words(text) == [Attribution.OFFICIAL]


def test_statements_of_others_are_no_companys_word() -> None:
    text = "According to a statement from residents, the Oracle data center draws 420 MW."
    assert words(text) == [Attribution.PRESS]


def test_a_release_is_the_companys_word() -> None:
    assert words("The Oracle data center will have 24MW, according to a release.") == [Attribution.OFFICIAL]


def test_a_notice_that_says_this_company() -> None:
    text = "本公司同意对计算中心（二期）项目追加投资不超过7,787万元。"
    assert words(text, "云赛智联") == [Attribution.OFFICIAL]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oracle plans a 90 MW data center that opens in April.", "2026-04"),
        ("Oracle will bring 90 MW of data center power online in March.", "2026-03"),
        ("Oracle announced 90 MW of data center power in March.", None),
        ("Oracle must deliver 168 MW of data center power not later than September 30, 2026.", "2026-09"),
    ],
)
def test_months(text: str, expected: str | None) -> None:
    assert due(text, datetime(2025, 11, 20, tzinfo=UTC)) == [expected]


def test_dates_of_the_figure_beside() -> None:
    text = "Oracle will start with 150 megawatts of data center power and grow to 250 MW by 2028."
    assert due(text) == [None, "2028"]
    text = "Meta was earmarking $65 billion of capital expenditure in 2027 and building a 2GW data center."
    assert due(text) == ["2027", None]
    text = "Phase one at Oracle, 40 MW of IT load, is due in the first half of 2027, the rest by the end of that "
    text += "year."
    assert due(text) == ["2027-H1"]


def test_an_old_count_before_a_new_one() -> None:
    text = "Oracle would raise its installed GPUs from about 65,000 to more than 300,000 units."
    assert values(text) == [65_000, 300_000]
    assert [mention.scope for _, mention in told(text)] == [Scope.PREVIOUS, Scope.TOTAL]


def test_chips_are_acquired_without_money() -> None:
    assert values("Oracle announced that it would acquire 18,000 GB300 chips for a supercomputer.") == [
        18_000
    ]


def test_plants_told_of_before() -> None:
    text = (
        "Entergy builds two gas plants for Hyperion. They will generate 1,500 MW. "
        "With a further plant planned, the total comes to 2,200 MW."
    )
    assert [metric for _, metric, _ in figures(text)] == [Metric.GENERATION] * 2
