"""What looks like the newer rules' business and is not: other sites, days to come, denials, what others are to do."""

from __future__ import annotations

import pytest

from facts.types import Attribution, Scope, Status
from tests.facts.test_grown_since import values
from tests.facts.test_placed import first
from tests.facts.test_wider_wording import told


@pytest.mark.parametrize("owner", ["The unit", "The site", "The New Jersey firm"])
def test_a_common_noun_is_no_stranger(owner: str) -> None:
    assert (
        told(f"CoreWeave grew. {owner} operates 250,000 GPUs and counts Microsoft as a customer.")[-1][0]
        is not None
    )


def test_a_whole_industry_owns_nothing_that_counts() -> None:
    assert values("The global data center industry owns 100 GW of capacity.") == []


def test_what_is_online_by_a_day_to_come_does_not_run() -> None:
    text = "Microsoft has 5 GW online by 2027 if its data center plans hold."
    assert first(text).status is not Status.RUNNING


@pytest.mark.parametrize(
    "text",
    [
        "微软数据中心已于去年12月建成，Hyperion园区300MW仍在施工。",
        "甲骨文的数据中心已启用，新园区300MW尚未动工。",
        "甲骨文数据中心已上线，第二座1GW明年动工。",
    ],
)
def test_what_another_site_has_is_not_finished_with_the_first(text: str) -> None:
    assert told(text)[-1][1].status is not Status.RUNNING


def test_what_is_not_given_up_is_planned() -> None:
    assert (
        first("Microsoft will not scrap its $80 billion data center spending plan.").status is Status.PLANNED
    )


def test_what_others_are_expected_to_do_is_not_official() -> None:
    text = "NVIDIA expects xAI to have 1 million GPUs at Colossus by 2027."
    assert first(text).attribution is Attribution.PRESS


def test_part_of_a_plan_of_so_much_is_a_part() -> None:
    assert (
        first("Microsoft will put 1 GW there, part of a plan of 5 GW for its data centers.").scope
        is Scope.PART
    )


def test_spending_that_sales_pay_for_counts() -> None:
    assert values("Google will use sales from its cloud to lift data center capex to $200 billion.") == [
        200_000_000_000
    ]


def test_a_builder_with_a_forecasters_name_builds() -> None:
    assert values("Macquarie Data Centres will build a 47 MW AI data center in Sydney.") == [47_000_000]
