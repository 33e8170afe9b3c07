"""Relations that span clauses and sentences, and figures of nobody in particular, in our own wording."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from facts.catalogue import Catalogue
from facts.extract import extract
from facts.types import Attribution, Bound, Metric, Scope, Status, Subject, SubjectKind
from tests.facts.reading_room import article, figures, learn, only


@pytest.mark.parametrize(
    "text",
    [
        "A gigawatt of AI computing can earn its owner $10 billion a year.",
        "For every 150 MW of data centers, a utility must string new lines.",
        "A 1 GW AI data center would cost about $35 billion.",
        "建设一个1吉瓦的数据中心通常需要约350亿美元。",
        "Data centers above 25 MW must file a plan with the regulator.",
        "用电超过5MW以上的数据中心须事先申请。",
        "New facilities above 500 MW will bring their own generators by 2030.",
        "The utility's large load pipeline of data centers rose to 9.4 GW.",
        "Germany's total data center capacity is under 3 GW.",
        "到去年底，全国在用机架超过800万，总算力达246 EFLOPS。",
        "The data center industry saw $90 billion in project cancellations last year.",
        "The liquid loops give the data center a cooling capacity of 200 MW.",
        "Its maker has 75 GW of firm, binding orders from data centers.",
        "The new data center consumes 9 MW less than the old one.",
        "The miner runs 300 MW of bitcoin mining machines.",
        "中国移动今年5G资本开支为180亿元，其中基站占大头。",
        "CoreWeave signed the lease, with Google backstopping $1.4 billion of it.",
        "Microsoft有待履行的云合同合计4000亿美元。",
        "英伟达称，Blackwell的订单能见度达5000亿美元。",
        "三星今年的研发预算为300亿元，四分之一投向AI。",
        "Google signed for a 300-megawatt, 30 GWh iron-air battery in Minnesota.",
    ],
)
def test_figures_in_general_and_of_other_things_stay_silent(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Meta's data centers drew 3.5 gigawatts last month, up from about 1.3 in spring.",
            [3.5e9, 1.3e9],
        ),
        ("Meta will put 20 MW into the data center first, and then another 40.", [2e7, 4e7]),
        ("The first gigawatt of Meta's data center will open next year.", [1e9]),
        ("Meta will spend $910 M on the data center.", [9.1e8]),
        ("二○二七年，Meta 的数据中心将达到一点五吉瓦。", [1.5e9]),
        ("Meta will build a 1 or 2 GW data center.", [1e9]),
    ],
)
def test_numbers_take_the_unit_that_is_meant(text: str, found: list[float]) -> None:
    assert [value for _, _, value in figures(text)] == found


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("Meta 五年里最多就要付出270亿美元采购算力。", Bound.AT_MOST),
        ("Meta 的数据中心明年至少再添1吉瓦。", Bound.AT_LEAST),
        ("Meta 将租用多至20万颗GPU。", Bound.AT_MOST),
        ("Meta 数据中心的规划总量已越过8吉瓦。", Bound.AT_LEAST),
    ],
)
def test_bounds_reach_over_a_verb(text: str, bound: Bound) -> None:
    assert learn(text).claims[-1].mention.figure.bound is bound


def test_a_later_sentence_gives_the_date_of_a_planned_site() -> None:
    claim = only("Meta is building a 2 GW data center in Ohio. The site will be fully operational in 2027.")
    assert (claim.mention.status, claim.mention.due) == (Status.PLANNED, "2027")


def test_a_later_sentence_takes_a_plan_back() -> None:
    text = "Microsoft planned a 900 MW data center in Ohio. The company has since cancelled the project."
    assert only(text).mention.status is Status.DROPPED


def test_the_next_sentence_names_whose_site_it_was() -> None:
    text = "The company will add 300 MW to the data center. Meta broke ground there in May."
    assert {subject for subject, _, _ in figures(text)} == {"Meta"}


@pytest.mark.parametrize(
    ("text", "status", "due"),
    [
        ("Meta 的数据中心初期各100兆瓦，明年二季度投用。", Status.PLANNED, "2026-Q2"),
        ("Meta 的数据中心容量100兆瓦，2028年投运。", Status.PLANNED, "2028"),
        ("Just last year, Meta added 2 gigawatts of data centers.", Status.RUNNING, None),
        ("Meta 过去12个月新增数据中心电力3.8吉瓦。", Status.RUNNING, None),
        ("Meta 另有1.5吉瓦的自建数据中心项目被按下暂停键。", Status.DROPPED, None),
        ("Meta logged a record $35 billion quarter of capital spending.", Status.RUNNING, None),
        ("Meta's 2025 capital spending is projected at $99 billion.", Status.PLANNED, "2025"),
        ("By the year 2030, Meta will run 5 GW of data centers.", Status.PLANNED, "2030"),
        (
            "The new machine complements Colossus, which has nearly 100,000 GPUs.",
            Status.RUNNING,
            None,
        ),
        ("Meta plans to scale its fleet to over a million GPUs by the end of 2026.", Status.PLANNED, "2026"),
        ("Meta 各可购至多3.5万枚GPU。", Status.PLANNED, None),
        ("Meta 租约仍超过5吉瓦的数据中心。", Status.PLANNED, None),
    ],
)
def test_status_and_date_by_relation(text: str, status: Status, due: str | None) -> None:
    mention = learn(text).claims[-1].mention
    assert (mention.status, mention.due) == (status, due)


def test_a_list_of_yearly_spending_shares_its_year() -> None:
    text = "Google guided to $180 billion in 2026 capex, Meta to $120 billion, and Microsoft to $140 billion."
    found = learn(text).claims
    assert [(claim.subject, claim.mention.due) for claim in found] == [
        ("Google", "2026"),
        ("Meta", "2026"),
        ("Microsoft", "2026"),
    ]


def test_the_second_measure_of_a_part_is_of_that_part_too() -> None:
    text = "Meta 的数据中心首期将装1万颗GB300，供电27MW，合计将达100MW。"
    found = [(claim.mention.scope, float(claim.mention.figure.value)) for claim in learn(text).claims]
    assert found == [(Scope.PART, 10_000), (Scope.PART, 2.7e7), (Scope.TOTAL, 1e8)]


@pytest.mark.parametrize(
    ("text", "subject", "metric"),
    [
        ("The deal adds 200 MW (250 MW gross) at Meta's Hyperion data center.", "Hyperion", Metric.POWER),
        (
            'Meta is raising funds to construct a 1-gigawatt AI data center, "Hyperion," in Louisiana.',
            "Hyperion",
            Metric.POWER,
        ),
        (
            "Microsoft will buy chips worth $4 billion from Nvidia for its data center.",
            "Microsoft",
            Metric.INVESTMENT,
        ),
        (
            "监管机构放行了三座燃气电厂，合计2.26吉瓦，专供 Meta 的 Hyperion 园区。",
            "Hyperion",
            Metric.GENERATION,
        ),
        (
            "Oracle, the company says, will be paid by OpenAI, which rents 4.5 GW of data centers.",
            "OpenAI",
            Metric.POWER,
        ),
    ],
)
def test_whose_and_what(text: str, subject: str, metric: Metric) -> None:
    assert {(found[0], found[1]) for found in figures(text)} == {(subject, metric)}


@pytest.mark.parametrize(
    "text",
    [
        "Jane Roe, a former Google engineer, said the startup will build a 2 GW data center.",
        "The plan of Gridworks, a former Meta supplier, is a 2 GW data center.",
    ],
)
def test_former_employers_are_no_subjects(text: str) -> None:
    assert [claim.subject for claim in learn(text).claims] == []


def test_a_statement_that_is_only_conceded_vouches_for_nothing_else() -> None:
    text = "While Google claims that its site is the largest, Meta is launching a 1.2 GW data center."
    assert only(text).mention.attribution is Attribution.PRESS


def test_funding_that_builds_one_site_is_its_cost_and_other_funding_is_none() -> None:
    assert figures("Oracle raised $13 billion of debt to build a data center campus in Texas.") == [
        ("Oracle", Metric.INVESTMENT, 1.3e10)
    ]
    assert figures("Oracle raised $13 billion of debt to support the build-out of its Abilene campus.") == []


def test_a_year_before_a_unit_is_a_date() -> None:
    published = datetime(2026, 3, 1, tzinfo=UTC)
    claim = learn("Meta 计划2027年500兆瓦数据中心上线。", published=published).claims[0]
    assert (float(claim.mention.figure.value), claim.mention.due) == (5e8, "2027")


def test_a_word_for_earlier_makes_nobody_a_former_employer() -> None:
    assert figures("此前微软已公布一座2吉瓦的数据中心计划。") == [("Microsoft", Metric.POWER, 2e9)]


def test_cues_inside_names_say_nothing() -> None:
    assert only("Meta runs a 200 MW data center in New Albany.").mention.scope is Scope.TOTAL
    assert only("马斯克的 Colossus 将近10万块GPU。").mention.figure.bound is Bound.ABOUT


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        (
            "Meta will put $10 billion into the data center, where it had budgeted $1.5 billion.",
            [Scope.TOTAL, Scope.PREVIOUS],
        ),
        (
            "微软把本年度的资本支出由三个月前说的350亿美元拉高到500亿美元，股价重挫。",
            [Scope.PREVIOUS, Scope.TOTAL],
        ),
        ("Meta 的数据中心园区300兆瓦，120兆瓦以上的首批容量下半年上线。", [Scope.TOTAL, Scope.PART]),
        ("CoreWeave switched on 120 MW of data centers in the quarter.", [Scope.ADDED]),
    ],
)
def test_scopes_of_old_values_parts_and_quarters(text: str, scopes: list[Scope]) -> None:
    assert [claim.mention.scope for claim in learn(text).claims] == scopes


def test_an_option_is_a_target() -> None:
    first, second = learn("微软的算力合同金额174亿美元；若行使加购权，可升至194亿美元。").claims
    assert (first.mention.status, second.mention.status) == (Status.PLANNED, Status.TARGET)


def test_a_month_with_a_short_year_is_a_date() -> None:
    assert only("Meta will switch on 1,400 MW of data centers in April '26.").mention.due == "2026-04"


def test_a_person_before_a_colon_speaks() -> None:
    claim = only("马斯克凌晨发文：Colossus 已有23万张GPU。")
    assert (claim.mention.attribution, claim.mention.status) == (Attribution.OFFICIAL, Status.RUNNING)


def test_a_name_that_holds_a_word_of_planning_plans_nothing() -> None:
    named = Catalogue((Subject("Project Orchard", SubjectKind.CLUSTER, owner="Meta"),))
    claims = extract(article("Project Orchard holds nearly 500,000 Trainium2 chips."), named).claims
    assert [claim.mention.status for claim in claims] == [Status.RUNNING]


def test_deploying_tells_what_stands_once_the_site_is_open() -> None:
    text = "Meta 的智算中心8月正式启用。单个集群部署国产加速卡逾1.8万张。"
    assert only(text).mention.status is Status.RUNNING


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Beside the solar farm, Hyperion's data center will draw up to 2 GW.",
            ("Hyperion", Metric.POWER, 2e9),
        ),
        (
            "Hyperion carries a price. Hyperion's price tag of $27 billion is steep.",
            ("Hyperion", Metric.INVESTMENT, 2.7e10),
        ),
        ("xAI plans a 1 GW data center in Abilene.", ("xAI", Metric.POWER, 1e9)),
        ("CoreWeave 将为 OpenAI 部署2吉瓦算力。", ("OpenAI", Metric.POWER, 2e9)),
        (
            "A data center is taking shape outside town. The plan calls for $30 billion for 1 GW.",
            (None, Metric.POWER, 1e9),
        ),
    ],
)
def test_power_and_price_go_to_the_right_place(text: str, found: tuple[str | None, Metric, float]) -> None:
    assert found in figures(text)


@pytest.mark.parametrize(
    "text",
    [
        "美国数据中心及配套基础设施总投资预计达8000亿美元。",
        "CoreWeave still uses 300 MW for bitcoin mining.",
        "Dominion Energy has signed up 3 GW of data centers in its service territory.",
    ],
)
def test_regions_miners_and_utilities_stay_silent(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Together with CoreWeave we will put $5 billion into data centers.", "Meta"),
        (
            "Meta is building Hyperion. The 44-megawatt site opens in June, and the company wants 200 megawatts.",
            "Meta",
        ),
        ("Hyperion 目前约1吉瓦；微软的数据中心排第二，约0.8吉瓦。", "Microsoft"),
    ],
)
def test_the_last_figure_is_the_speakers_or_the_nearest_names(text: str, subject: str) -> None:
    publisher = "Meta" if " we " in text else "Some Newspaper"
    assert figures(text, publisher=publisher)[-1][0] == subject


def test_a_sites_price_needs_no_word_of_computing() -> None:
    assert figures("The cost is steep. Hyperion's bill is $27 billion.") == [
        ("Hyperion", Metric.INVESTMENT, 2.7e10)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Meta is not planning to slow down: it will build a 2 GW data center.",
            [("Meta", Metric.POWER, 2e9)],
        ),
        ("Meta is not negotiating a lease of a 2 GW data center.", []),
    ],
)
def test_a_denial_reaches_only_what_it_denies(text: str, found: list[tuple[str, Metric, float]]) -> None:
    assert figures(text) == found


def test_what_the_past_year_only_saw_agreed_is_still_to_come() -> None:
    text = "Over the past year, Meta has signed contracts for 5 GW of data centers."
    assert only(text).mention.status is Status.PLANNED


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        (
            "Meta runs a New Albany data center. It was fitted with the 200 MW data hall it needed.",
            Scope.TOTAL,
        ),
        ("Meta opened its New Albany 200 MW data center.", Scope.TOTAL),
        ("Microsoft spent $34 billion of capital expenditure in the quarter.", Scope.TOTAL),
        ("Meta plans 2 GW of data centers, and neighbours fought against the 1 GW campus.", Scope.TOTAL),
    ],
)
def test_words_that_add_or_replace_nothing(text: str, scope: Scope) -> None:
    assert learn(text).claims[-1].mention.scope is scope
