"""Where the turns of phrase must keep still: other plans, modal verbs, deals, other speakers, suppliers, sites."""

from __future__ import annotations

import pytest

from facts.types import Attribution, Bound, Scope, Status
from tests.facts.test_turns_of_phrase import claims, one


@pytest.mark.parametrize(
    "text",
    [
        "Microsoft walked away from two leases. Its Ohio data center was to open with 700 MW and is on time.",
        "Meta dropped a lawsuit. The Kansas City project called for 700 MW of data centers.",
        "The rumour that Meta scrapped its campus is wrong. The site was to take 700 MW and still does.",
        "When Hyperion has grown to 700 MW next year, Entergy's plants will run.",
        "The deal of OpenAI with Oracle for data centers has grown to 700 MW.",
        "CoreWeave has expanded to 700 MW its agreement with OpenAI.",
        "CoreWeave runs data centers in Norway and has a pipeline with 700 MW.",
        "At 700 MW, Hyperion is the largest data center Meta has ever planned.",
        "At 700 MW, the lease of Oracle's data center is the largest that OpenAI has signed.",
        "OpenAI needs 700 MW of data centers now, its finance chief said.",
        "Oracle is to open a 700 MW campus run by Crusoe in Abilene, which will employ 1,700 people.",
        "Meta放弃收购一家公司。数据中心原定2030年达到700兆瓦，现提前到2028年。",
        "微软暂缓一个项目。Meta的数据中心原计划2026年投用700兆瓦，如今如期推进。",
    ],
)
def test_what_is_still_planned(text: str) -> None:
    assert one(text, 700e6).mention.status is Status.PLANNED


@pytest.mark.parametrize(
    "text",
    [
        "Oracle talked of 9,000 GPUs now running at its Abilene site.",
        "Google has the first offer on land next to Oracle's campus in Abilene, which runs 9,000 GPUs.",
        "如果不算租用，甲骨文便有9000块H100。",
    ],
)
def test_what_runs_all_the_same(text: str) -> None:
    assert one(text, 9000).mention.status is Status.RUNNING


@pytest.mark.parametrize(
    ("text", "value", "subject"),
    [
        (
            "Microsoft ended 2024 with 850 MW of data centers, and Meta will end the year with 800 MW.",
            800e6,
            "Meta",
        ),
        ("Oracle paid Nvidia $40 billion for 400,000 GB200 chips for Abilene.", 40e9, "Stargate Abilene"),
        ("CoreWeave宣布，与微软的五年算力合同价值97亿美元。", 9.7e9, "Microsoft"),
        ("微软称，OpenAI与甲骨文的算力合同约3000亿美元。", 300e9, "OpenAI"),
        ("微软与CoreWeave签署了174亿美元的合同，CoreWeave又与Meta签下30亿美元算力合同。", 3e9, "Meta"),
        ("OpenAI is not involved. CoreWeave will provide 100 MW of data centers.", 100e6, "CoreWeave"),
    ],
)
def test_whose_it_stays(text: str, value: float, subject: str) -> None:
    assert one(text, value).subject == subject


@pytest.mark.parametrize(
    "text",
    [
        "The research firm reckons Oracle has 9,000 GPUs at its data center.",
        "The group reports that Oracle has 9,000 GPUs at its data center.",
        "Hedge fund boss Jo Doe puts Oracle's fleet of GPUs at 9,000.",
        "网上的小作文说，甲骨文的数据中心将装设9000颗GPU。",
    ],
)
def test_who_speaks_for_no_company(text: str) -> None:
    assert one(text, 9000).mention.attribution is not Attribution.OFFICIAL


def test_an_outlet_that_the_tables_lack_is_no_voice_of_a_company() -> None:
    text = "Gulf Gazette to open a bureau in Dubai. Oracle will install 9,000 GPUs there."
    assert one(text, 9000, "Gulf Gazette").mention.attribution is Attribution.PRESS


def test_a_person_who_posts_about_others_is_no_voice_of_a_company() -> None:
    text = "We expect Oracle to install 9,000 GPUs at its data center this year."
    assert one(text, 9000, "Dana Doe on X").mention.attribution is Attribution.PRESS


def test_chips_that_a_maker_puts_to_work_itself_count() -> None:
    assert one("Oracle's cluster in Ohio is made of 9,000 Ascend chips by Huawei.", 9000)


@pytest.mark.parametrize(
    ("text", "value", "bound"),
    [
        ("Colossus 2 takes up to 1 GW of power.", 1e9, Bound.AT_MOST),
        ("Oracle will bring up to 100 MW of data centers online this year.", 100e6, Bound.AT_MOST),
    ],
)
def test_up_to_keeps_its_sense(text: str, value: float, bound: Bound) -> None:
    assert one(text, value).mention.figure.bound is bound


@pytest.mark.parametrize(
    ("text", "value", "due"),
    [
        ("What was announced in 2024: a $500 billion Stargate plan of OpenAI.", 500e9, None),
        ("2024年动工，届时甲骨文的数据中心提供245兆瓦。", 245e6, None),
        ("Microsoft will open 2 GW of data centers, two buildings of which were up by May.", 2e9, None),
    ],
)
def test_dates_that_promise_nothing(text: str, value: float, due: str | None) -> None:
    assert one(text, value).mention.due == due


def test_an_old_value_needs_a_new_one() -> None:
    assert (
        one("Stargate will have the $500 billion that it originally promised.", 500e9).mention.scope
        is Scope.TOTAL
    )


def test_a_states_quota_is_nobodys() -> None:
    assert not claims("Singapore allocated about 300 MW for new data centers in 2024.")
