"""Short quotes as they stand beside a figure in a data set: who acts, of what machine, by when, in whose words."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from facts.catalogue import Catalogue
from facts.extract import extract
from facts.governments import undertakes
from facts.reading import read
from facts.types import Attribution, Bound, Metric, Scope, Status, Subject, SubjectKind
from tests.facts.reading_room import SMALL, article
from tests.facts.test_grown_since import values
from tests.facts.test_placed import first
from tests.facts.test_wider_wording import told

NOVEMBER = datetime(2025, 11, 20, tzinfo=UTC)


def test_a_further_number_behind_chips_counts_chips() -> None:
    text = "Meta has 41,000 accelerators in service and will soon install another 23,000 under its plan."
    assert [mention.scope for _, mention in told(text)] == [Scope.TOTAL, Scope.ADDED]


def test_a_further_number_of_people_counts_no_chips() -> None:
    text = "Meta has 41,000 accelerators in service and will soon hire another 23,000 in Ohio."
    assert values(text) == [41_000]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("The 900 MW at Oracle's campus should be ready by 2027, with 1.8 GW reached a year later.", "2028"),
        ("The Oracle campus will open this summer with 90 MW.", "2025"),
        ("The Oracle campus will open next spring with 90 MW.", "2026"),
        (
            "Roughly 90 MW of Oracle's campus should be live in the first half of 2026 as phase one.",
            "2026-H1",
        ),
    ],
)
def test_by_when(text: str, due: str) -> None:
    found = extract(article(text, published=NOVEMBER), SMALL)
    assert [claim.mention.due for claim in found.claims][-1] == due


def test_what_came_a_year_later_dates_nothing() -> None:
    text = "Oracle announced its $3 billion data center in 2024 and a year later bought more land."
    assert first(text).due is None


def test_a_government_acts_itself() -> None:
    text = (
        "The Seoul government is to buy as many as 44,000 GPUs for its own use, and Samsung will take 51,000."
    )
    assert [subject for subject, _ in told(text)] == [None, "Samsung"]


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("The government itself will deploy 44,000 GPUs, with Samsung taking 51,000.", True),
        ("The government said that Samsung will deploy 44,000 GPUs.", False),
        ("The government wants to sell 44,000 GPUs to Samsung.", False),
        ("Samsung told the government of its 44,000 GPUs.", False),
        ("政府将部署4.4万块GPU,三星另购5.1万块。", True),
    ],
)
def test_whether_a_government_undertakes_it(text: str, acts: bool) -> None:
    sentence = read(text, SMALL).sentences[0]
    assert undertakes(sentence, sentence.quantities[0]) is acts


def test_a_government_that_gives_to_somebody_named_leaves_it_the_figure() -> None:
    assert told("The government wants to add 44,000 GPUs to Stargate.")[0][0] == "Stargate"


def test_what_one_machine_does_is_nobodys_capacity() -> None:
    assert told("Every rack at the Oracle campus holds 72 GPUs and delivers 1,310 petaflops.") == []
    text = "The racks at the Oracle campus together deliver 131,000 petaflops."
    assert [mention.metric for _, mention in told(text)] == [Metric.FLOPS]


def test_equivalents_of_the_whole_world_are_nobodys() -> None:
    assert told("The accelerators shipped around the world so far come to 13 million H100-equivalents.") == []
    text = "Meta runs accelerators of 1.3 million H100-equivalents around the world."
    assert [mention.metric for _, mention in told(text)] == [Metric.H100E]


def test_orders_for_chips_are_no_spending_of_their_maker() -> None:
    assert (
        told("Orders for AI chips have reached an unprecedented $410 billion, Nvidia said at its event.")
        == []
    )


def test_a_name_inside_a_numbered_name_is_not_the_company() -> None:
    catalogue = Catalogue((Subject("Galaxy", SubjectKind.COMPANY),))
    text = "will run 30,000 GPUs in Dallas."
    assert extract(article(f"Polar Galaxy 4 {text}"), catalogue).claims == ()
    assert [claim.subject for claim in extract(article(f"Galaxy {text}"), catalogue).claims] == ["Galaxy"]


@pytest.mark.parametrize(
    ("text", "attribution"),
    [
        ("Oracle will supply us with a cluster of 37,000 GPUs.", Attribution.OFFICIAL),
        ("We have set up the Meridian cluster for our portfolio, with 2,900 H100s.", Attribution.OFFICIAL),
        ("Oracle will lease US data centers with 800 MW.", Attribution.PRESS),
    ],
)
def test_a_text_that_says_we_speaks_for_its_publisher(text: str, attribution: Attribution) -> None:
    assert first(text).attribution is attribution


def test_what_was_brought_online_runs_and_comes_on_top() -> None:
    mention = first("CoreWeave brought another 140 megawatts online in the final quarter.")
    assert (mention.status, mention.scope, mention.due) == (Status.RUNNING, Scope.ADDED, None)
    assert first("CoreWeave will have brought 140 megawatts online by 2027.").status is Status.PLANNED


def test_what_a_unit_takes_is_nobodys() -> None:
    assert told("Building a gigawatt today takes more than $38 billion, OpenAI said.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Oracle's filing shows it is on the hook for $190 billion of leases on data centers over 15 years.",
        "The CoreWeave contract, valued at $8 billion, gives OpenAI 510 megawatts of GPUs.",
        "An $11 billion financing package for a huge Oracle campus in Ohio has been completed.",
        "Google will put in about $12 billion between 2026 and 2030 at its data centers.",
    ],
)
def test_what_is_spent_by_leases_contracts_and_loans(text: str) -> None:
    assert first(text).metric is Metric.INVESTMENT


def test_the_value_of_a_company_is_no_spending() -> None:
    text = "Macquarie is selling its data centers to a group that includes Microsoft at an enterprise value of about"
    assert told(f"{text} $31 billion.") == []


def test_what_people_in_the_industry_reckon_is_no_market() -> None:
    text = (
        "Oracle has not said where its campus will stand. People in the industry reckon on a draw of 280 MW."
    )
    assert [mention.metric for _, mention in told(text)] == [Metric.POWER]


def test_the_day_a_partner_was_named_is_no_due_date() -> None:
    text = "Oracle was also named lead partner this year for an AI data center of 1.1 gigawatts in France."
    assert first(text).due is None


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (
            "It is larger than the 260MW campus of Oracle near Lyon and the 70MW it runs in Turku.",
            Status.RUNNING,
        ),
        ("CoreWeave still sees more than 910 MW switched on by the end of the year.", Status.PLANNED),
        ("Oracle and Meta may each purchase up to 41,000 Blackwell chips.", Status.PLANNED),
    ],
)
def test_what_runs_and_what_is_foreseen(text: str, status: Status) -> None:
    assert told(text)[-1][1].status is status


def test_a_sum_as_first_announced_is_the_old_value() -> None:
    text = (
        "Microsoft's data center, put at $2.9 billion when it was first announced, has grown to $6.8 billion."
    )
    assert [mention.scope for _, mention in told(text)] == [Scope.PREVIOUS, Scope.TOTAL]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Phase one of Oracle's $9 billion campus rests on six gas turbines.", Scope.TOTAL),
        ("Phase one of Oracle's campus costs $9 billion.", Scope.PART),
        ("Oracle plans 8 GW of power at its campus, 3 GW of it serving OpenAI.", Scope.PART),
        ("About 61,000 of the GPUs are bound for Oracle's campus in Ohio.", Scope.PART),
    ],
)
def test_parts_and_wholes(text: str, scope: Scope) -> None:
    assert told(text)[-1][1].scope is scope


def test_a_month_of_that_year() -> None:
    text = "Some 40 MW of Oracle's campus is due in the first half of 2027, and all 210 MW by December of that year."
    assert [mention.due for _, mention in told(text)] == ["2027-H1", "2027-12"]


def test_a_slip_of_the_tongue_is_no_figure() -> None:
    text = "Musk spoke of 400 gigawatts before he caught himself: xAI's data center will have 400 megawatts."
    assert values(text) == [400_000_000]


def test_what_each_turbine_gives_is_nobodys() -> None:
    text = "Seven gas turbines of 50 to 60 megawatts apiece have been delivered to Colossus 2."
    assert told(text) == []
    assert values("Oracle plans two campuses of 500 megawatts apiece.") == [500_000_000]


def test_an_over_that_belongs_to_its_verb_bounds_nothing() -> None:
    assert first("Oracle is to hand over 310 megawatts to OpenAI next year.").figure.bound is Bound.EXACT
    assert first("Oracle is to build over 310 megawatts for OpenAI next year.").figure.bound is Bound.AT_LEAST


def test_whoever_has_a_plant_next_door_is_not_the_builder() -> None:
    text = "The council approved a 90 MW data center next to Samsung's chip plant; Oracle will rent it."
    assert [subject for subject, _ in told(text)] == ["Oracle"]


def test_an_order_book_is_no_spending() -> None:
    assert told("CoreWeave's order book stood at $27 billion in June, and it runs data centers.") == []


def test_money_added_to_a_company_is_a_stake() -> None:
    assert values("英伟达宣布向CoreWeave追加15亿美元投资,双方要建成超过4GW的AI工厂。") == [4 * 10**9]


def test_what_a_site_yet_to_be_built_will_use_is_planned() -> None:
    text = "英伟达与甲骨文准备在汉堡盖一座使用约1.2万块GPU的数据中心。"
    assert first(text).status is Status.PLANNED


def test_a_firm_that_is_only_named_in_chinese_is_a_stranger() -> None:
    text = "甲骨文将投资900亿美元兴建AI数据中心。业者Brixton则在18日宣布投入15亿美元,采用英伟达芯片。"
    assert [subject for subject, _ in told(text)] == ["Oracle", None]


def test_what_starts_first_in_chinese_is_a_part() -> None:
    assert first("甲骨文的数据中心预计2027年11月先启动约30兆瓦。").scope is Scope.PART


def test_what_somebody_says_that_it_draws_with_its_cooling_is_no_rack() -> None:
    text = "xAI的超算由约9万块H100组成。马斯克透露,它的耗电量连同冷却在内为110MW,往后会增至400MW。"
    assert [int(m.figure.value) for _, m in told(text) if m.metric is Metric.POWER] == [
        110 * 10**6,
        400 * 10**6,
    ]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Oracle's supercomputer, which cost $240 million, contains 5,600 GPUs.", Status.RUNNING),
        ("Oracle's supercomputer will cost $240 million.", Status.PLANNED),
        ("The 60 megawatts handed over at Oracle's campus are half of what it will hold.", Status.RUNNING),
        ("Oracle wants to see 60 megawatts energized by 2027 at its campus.", Status.TARGET),
    ],
)
def test_what_is_done_and_what_is_to_come(text: str, status: Status) -> None:
    assert first(text).status is status


def test_the_month_in_which_building_starts_is_no_due_date() -> None:
    assert first("The $2.7 billion campus that Oracle will start building next month is in Ohio.").due is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("OpenAI and Oracle are building 2 and 3 gigawatts of capacity respectively.", [2, 3]),
        ("Oracle has on site 100 and 200 gigawatts of power.", [100, 200]),
    ],
)
def test_building_and_on_site_number_nothing(text: str, expected: list[int]) -> None:
    assert [value // 10**9 for value in values(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Meta plans a 2 GW campus for $10 billion. The figure has since been raised to $27 billion.",
        "Oracle has 200 MW running at its campus. It has since been expanded to 400 MW.",
        "Oracle plans a campus with 300 MW. It has since raised $500 million for its data centers.",
        "Oracle plans a campus with 300 MW. It was later increased by 1 GW.",
    ],
)
def test_only_a_plan_that_is_said_to_have_grown_itself_is_outgrown(text: str) -> None:
    watts = next(mention for _, mention in told(text) if mention.metric is Metric.POWER)
    assert watts.scope is Scope.TOTAL


def test_a_sentence_that_turns_from_a_machine_to_a_cluster_is_about_the_cluster() -> None:
    text = "One server takes minutes, but the Colossus cluster gives 190 exaflops."
    assert [subject for subject, _ in told(text)] == ["Colossus"]


def test_what_a_named_site_takes_is_its_own() -> None:
    assert values("The 1 GW site in Abilene takes $37 billion of investment.")[0] == 10**9
    assert values("A 1 GW data center takes $35 billion; Meta will invest $27 billion in Hyperion.") == [
        27 * 10**9
    ]


def test_names_that_stay() -> None:
    text = "Next to Meta's campus, where 2 GW is planned, a utility will build lines."
    assert [subject for subject, _ in told(text)] == ["Meta"]
    assert [subject for subject, _ in told("In March Microsoft 3 GW of data center capacity.")] == [
        "Microsoft"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Oracle will install 16,000 GPUs in Lancaster, and will create another 1,200 in construction.",
        "Oracle will have 16,000 GPUs in Lancaster and about 2027 in Osaka.",
        "Oracle has 16,000 GPUs in Kansas City and 1,500 around the site were protesting.",
    ],
)
def test_numbers_beside_chips_that_are_none(text: str) -> None:
    assert values(text) == [16_000]


@pytest.mark.parametrize(
    "text",
    [
        "The bank closed a $2 billion loan for the owner of the campus.",
        "States require sites that reach 100 megawatts or more to pay; Google objected.",
        "xAI is on a par with clusters of 100,000 H100s.",
    ],
)
def test_owners_rules_and_comparisons_stay_silent(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Google may abandon the 500 MW that it operates.", Status.DROPPED),
        ("CoreWeave sees more than 850 MW of active power online today.", Status.RUNNING),
        ("Oracle计划不再建一座拥有3万张卡的智算中心。", Status.DROPPED),
    ],
)
def test_what_is_unreal_or_so_already(text: str, status: Status) -> None:
    assert first(text).status is status


def test_later_than_planned_dates_nothing() -> None:
    text = "Announced in 2024, Meta's 1 GW data center will now be delivered two years later than planned."
    assert first(text).due is None


def test_sites_that_are_sold_add_nothing() -> None:
    assert first("Oracle closed two more sites of 50 MW.").scope is not Scope.ADDED
    assert first("Oracle will get all 55,000 of the chips for its campus.").scope is Scope.TOTAL
