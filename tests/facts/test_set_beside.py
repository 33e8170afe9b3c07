"""Old values that a new one is set beside in Chinese, what is finished there already, whom a forecast is of."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from facts.extract import extract
from facts.types import Attribution, Bound, Metric, Scope, Status
from tests.facts.reading_room import SMALL, article
from tests.facts.test_grown_since import values
from tests.facts.test_placed import first
from tests.facts.test_wider_wording import told


def scopes(text: str) -> list[Scope]:
    return [mention.scope for _, mention in told(text)]


@pytest.mark.parametrize(
    "compared",
    [
        "较2024年的约1210亿美元增长超五成",
        "远超2024年的1210亿美元",
        "高于去年同期的1210亿美元",
        "比上一财季的1210亿美元多",
    ],
)
def test_what_a_new_value_is_set_beside_is_the_old_one(compared: str) -> None:
    assert scopes(f"微软今年资本支出预计达1900亿美元，{compared}。") == [Scope.TOTAL, Scope.PREVIOUS]


def test_what_another_company_spends_is_no_old_value() -> None:
    assert values("Meta 今年资本支出为 700 亿美元，谷歌较微软的 900 亿美元更高。")[-1] == 90_000_000_000
    assert scopes("Meta 今年资本支出为 700 亿美元，谷歌较微软的 900 亿美元更高。")[-1] is not Scope.PREVIOUS


def test_a_ceiling_that_is_raised_is_an_old_value() -> None:
    text = "甲骨文的智算中心投资金额将从不超过40.00亿元增加到不超过48.00亿元。"
    mentions = [mention for _, mention in told(text)]
    assert [mention.scope for mention in mentions] == [Scope.PREVIOUS, Scope.TOTAL]
    assert {mention.figure.bound for mention in mentions} == {Bound.AT_MOST}


def test_a_contract_makes_nothing_uncertain() -> None:
    assert first("甲骨文与微软的算力合约达170亿美元。").figure.bound is Bound.EXACT
    assert first("甲骨文与微软的算力合同约170亿美元。").figure.bound is Bound.ABOUT


@pytest.mark.parametrize(
    "text",
    [
        "甲骨文的数据中心已于今年第二季启用，最大负载容量为25MW。",
        "甲骨文的数据中心一期建设已经完成，功率为25MW，二期正在推进。",
        "甲骨文的智算中心已正式投用，功率达25MW。",
    ],
)
def test_what_is_finished_runs(text: str) -> None:
    assert first(text).status is Status.RUNNING


@pytest.mark.parametrize(
    "text",
    [
        "甲骨文的数据中心一期已经建成，二期规划功率为25MW。",
        "甲骨文的数据中心已经建成，未来功率将扩至25MW。",
        "甲骨文的数据中心已于今年第二季启用后，还要新建25MW。",
    ],
)
def test_what_follows_on_what_is_finished_does_not_run_yet(text: str) -> None:
    assert first(text).status is not Status.RUNNING


def test_spending_above_what_was_expected_is_spent() -> None:
    assert first("微软第二财季资本支出高达375亿美元，高于分析师预期的343.1亿美元。").status is Status.RUNNING


@pytest.mark.parametrize("expects", ["expects", "now anticipates", "is guiding to"])
def test_what_a_company_expects_itself_is_official(expects: str) -> None:
    text = f"Roughly 480,000 of the chips run already, and Google {expects} about 900,000 GPUs by the end of 2026."
    assert told(text)[-1][1].attribution is Attribution.OFFICIAL


def test_what_a_company_expects_to_get_is_the_papers() -> None:
    text = "Google expects to be handed a campus of 300 MW in Ohio."
    assert first(text).attribution is Attribution.PRESS


def test_money_taken_in_is_no_spending() -> None:
    assert values("OpenAI has taken in $110 billion from Microsoft and NVIDIA.") == []
    assert values("Research puts the economic benefit of Google's region at $41 billion.") == []


def test_revenue_from_leases_is_no_spending() -> None:
    assert values("Oracle puts revenue from the data center leases at $6.1 billion.") == []


def test_a_date_of_another_company_is_not_taken_over() -> None:
    text = "Oracle plans to put $20 billion in AI data centers by 2030, while Meta pledged $30 billion for a campus."
    dues = {int(mention.figure.value): mention.due for _, mention in told(text)}
    assert (dues[20_000_000_000], dues[30_000_000_000]) == ("2030", None)


def test_a_phase_has_its_own_total() -> None:
    assert first("甲骨文数据中心一期总投资约11.2亿元。").scope is Scope.PART
    assert first("甲骨文数据中心总投资约11.2亿元。").scope is Scope.TOTAL


def test_what_is_part_of_a_programme_is_a_whole_itself() -> None:
    text = "Meta will spend $64 billion on AI data centers in 2026, part of a programme that is to run for years."
    assert first(text).scope is Scope.TOTAL
    assert (
        first("Oracle breaks ground on a 1.1GW data center, part of a planned 5GW campus.").scope
        is Scope.PART
    )


@pytest.mark.parametrize("each", ["each", "apiece"])
def test_chips_of_each_of_several_sites_count_where_the_signs_are_sure(each: str) -> None:
    text = (
        f"Brussels has €20 billion for AI gigafactories, which will have around 90,000 top-end chips {each}."
    )
    assert [m.metric for _, m in told(text) if m.metric is Metric.CHIPS] == [Metric.CHIPS]


def test_chips_of_each_rack_do_not() -> None:
    assert values("Meta's racks hold 72 GPUs each, and 900 chips a row.") == []


@pytest.mark.parametrize(
    "text",
    [
        "xAI is on a par with clusters of 100,000 H100s.",
        "Customers now speak of clusters of 100,000 GPUs.",
        "Huawei will make no more than 190,000 AI chips this year.",
    ],
)
def test_chips_in_general_and_in_trade_stay_silent(text: str) -> None:
    assert values(text) == []


def test_a_publication_day_is_not_needed() -> None:
    found = extract(
        article("微软今年资本支出预计达1900亿美元，远超2024年的1210亿美元。", published=None), SMALL
    )
    assert [claim.mention.scope for claim in found.claims] == [Scope.TOTAL, Scope.PREVIOUS]
    dated = extract(
        article("甲骨文的数据中心已于今年第二季启用。", published=datetime(2026, 1, 1, tzinfo=UTC)), SMALL
    )
    assert dated.claims == ()
