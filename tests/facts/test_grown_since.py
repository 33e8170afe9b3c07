"""Counts for another place, plans grown since, sites that come on top, numbers that only name a part."""

from __future__ import annotations

import pytest

from facts.types import Metric, Scope
from tests.facts.reading_room import figures
from tests.facts.test_placed import first
from tests.facts.test_wider_wording import told


def values(text: str) -> list[int]:
    return [int(mention.figure.value) for _, mention in told(text)]


def test_a_count_for_another_place_has_the_noun_of_the_first() -> None:
    text = "Oracle will install 21,500 GPUs in Portugal and 140,000 around the world."
    assert values(text) == [21_500, 140_000]
    assert values("CoreWeave runs 31,000 H100s across Europe, and 90,000 elsewhere.") == [31_000, 90_000]


@pytest.mark.parametrize(
    "text",
    [
        "Oracle will install 21,500 GPUs in Portugal and hire 1,400 people.",
        "Oracle will install 21,500 GPUs in Portugal and 1,400 engineers will run them.",
        "Oracle will install 21,500 GPUs in Portugal and 300 around the world.",
    ],
)
def test_what_else_is_counted_behind_chips_is_no_chip(text: str) -> None:
    assert values(text) == [21_500]


@pytest.mark.parametrize("part", ["Phase 1", "Building 2", "At Tier 3", "In Block 4"])
def test_the_number_of_a_phase_is_no_figure(part: str) -> None:
    assert values(f"{part}, 140 megawatts of which Oracle has leased, will open next year.") == [140_000_000]


def test_two_watts_of_one_list_share_the_unit() -> None:
    assert values("Oracle has leased 90, 140 megawatts of which are running.") == [90_000_000, 140_000_000]


def test_clusters_that_are_counted_are_no_clusters_in_general() -> None:
    text = "The company already has two GPU clusters of 18,000 H100 GPUs each."
    assert [mention.metric for _, mention in told(text)] == [Metric.CHIPS]
    assert told("The company says that customers talk about clusters of 18,000 H100 GPUs.") == []


@pytest.mark.parametrize("compared", ["on a par with", "comparable to"])
def test_computing_power_that_is_compared_is_told_in_equivalents(compared: str) -> None:
    text = f"Meta runs its own accelerators at Hyperion, for computing power {compared} 210,000 H100s."
    assert [mention.metric for _, mention in told(text)] == [Metric.H100E]


@pytest.mark.parametrize(
    "text",
    [
        "Colossus 2 comes with 240MW of generation behind the meter.",
        "xAI wants to have 900 megawatts of gas-fired generation in place for its data centers.",
    ],
)
def test_generation_that_is_counted_as_such_is_that_of_the_site(text: str) -> None:
    assert first(text).metric is Metric.GENERATION


def test_a_plan_that_has_grown_since_is_the_old_value() -> None:
    text = "The campus was announced in May at 1.3 gigawatts. It has since been enlarged to 6 gigawatts."
    assert [mention.scope for _, mention in told(text)] == [Scope.PREVIOUS, Scope.TOTAL]


def test_a_plan_whose_growth_is_not_told_stands() -> None:
    text = "The campus was announced in May at 1.3 gigawatts. It has since been enlarged twice."
    assert [mention.scope for _, mention in told(text)] == [Scope.TOTAL]


@pytest.mark.parametrize(
    "text",
    [
        "Oracle is in talks over two more sites with about 700 MW between them.",
        "Oracle has signed for three additional data centers totaling 700 MW.",
        "Oracle plans another campus with 700 MW in Ohio.",
    ],
)
def test_further_sites_add_what_they_have(text: str) -> None:
    assert first(text).scope is Scope.ADDED


def test_a_total_with_further_sites_is_a_total() -> None:
    assert first("Oracle plans three more data centers and a total capacity of 700 MW.").scope is Scope.TOTAL


def test_a_contract_is_worth_its_sum_with_a_remark_between() -> None:
    text = "Oracle handed over the first GPUs. That contract, signed in May, is worth $9 billion."
    assert [mention.metric for _, mention in told(text)] == [Metric.INVESTMENT]


def test_an_estimate_or_more_is_no_bound_of_a_rule() -> None:
    assert values("At Colossus 2 xAI adds an estimated 450 megawatts or more.") == [450_000_000]
    assert told("Data centers of 450 megawatts or more must tell the regulator.") == []


def test_many_projects_together_are_nobodys() -> None:
    text = "Twelve large projects worth a combined $48 billion were stopped by residents, a group found."
    assert figures(f"{text} Two of the data centers belong to Oracle.") == []
