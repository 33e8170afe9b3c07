"""What looks like the newer rules' business and is not: other sites, days to come, denials, what others are to do."""

from __future__ import annotations

import pytest

from facts.finished import is_of_what_was_finished
from facts.parts import told_as_part
from facts.reading import read
from facts.settled import settled_status
from facts.strangers import has_a_holder
from facts.types import Attribution, Scope, Status
from tests.facts.reading_room import SMALL
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


def _rule(text: str, rule: str) -> object:
    """What one rule by itself says of the first figure of a text, whatever the weights would say."""
    sentence = next(each for each in read(text, SMALL).sentences if each.quantities)
    quantity = sentence.quantities[0]
    if rule == "finished":
        return is_of_what_was_finished(sentence, quantity)
    if rule == "settled":
        return settled_status(sentence, quantity, None)
    return told_as_part(sentence, quantity) if rule == "part" else has_a_holder(sentence, quantity)


@pytest.mark.parametrize(
    ("rule", "text", "told"),
    [
        ("finished", "甲骨文的数据中心已于今年第二季启用，最大负载容量为25MW。", True),
        ("finished", "甲骨文的数据中心一期建设已经完成，功率为25MW。", True),
        ("finished", "甲骨文的数据中心已启用，同时它获得 6GW 的供货协议。", False),
        ("finished", "甲骨文的数据中心已启用，新园区25MW尚未动工。", False),
        ("settled", "Oracle may abandon the 500 MW that it leases.", Status.DROPPED),
        ("settled", "Oracle stopped work on its 500 MW campus in Utah.", Status.DROPPED),
        ("settled", "Oracle will never abandon the 500 MW campus in Utah.", None),
        ("settled", "Oracle stopped work on its car and will put 500 MW into Utah.", None),
        ("part", "Phase one of Oracle's campus takes 90 MW.", True),
        ("part", "Oracle builds two data centers, each with 90 MW.", False),
        ("part", "Oracle builds a campus of 90 MW.", None),
        ("holder", "Ridgeline Digital owns 1.3 gigawatts of capacity.", True),
        ("holder", "The whole industry owns 1.3 gigawatts of capacity.", False),
        ("holder", "It owns 1.3 gigawatts of capacity.", False),
    ],
)
def test_what_one_rule_says_by_itself(rule: str, text: str, told: object) -> None:
    assert _rule(text, rule) is told


def test_chips_that_were_taken_in_are_no_money() -> None:
    assert values("Meta has taken in 100,000 GB300 GPUs at Hyperion.") == [100_000]
    assert values("Microsoft wrote a check of $10 billion to CoreWeave for data center capacity.") == [
        10_000_000_000
    ]


def test_what_building_at_a_named_place_costs_is_no_unit_cost() -> None:
    assert (
        values("Oracle said adding 2 GW at the Abilene data center requires $40 billion.")[-1]
        == 40_000_000_000
    )


def test_the_chips_of_one_machine_do_not_count() -> None:
    assert values("Microsoft ordered the NVL576, which links 576 Rubin Ultra GPUs.") == []


@pytest.mark.parametrize(
    "behind",
    [
        "The facility is due for inspection by June 2026.",
        "The project is expected by 2030 to bring 5,000 jobs.",
    ],
)
def test_a_site_that_is_due_for_something_else_gives_no_date(behind: str) -> None:
    assert first(f"Oracle will have 900 MW at a campus in Utah. {behind}").due is None
