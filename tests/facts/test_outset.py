"""What a site opens with, what was said before, what may still grow, what came to nothing, and energy bought."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from facts.extract import extract
from facts.types import Attribution, Metric, Scope, Status
from tests.facts.reading_room import SMALL, article, figures, learn
from tests.facts.test_defaults import subjects
from tests.facts.test_placed import first
from tests.facts.test_wider_wording import told


@pytest.mark.parametrize(
    "text",
    [
        "Microsoft's data center in Lisbon will open in 2027 with 80 MW.",
        "Oracle expects its campus to start operations next year with 120 megawatts.",
        "The first building of Oracle's campus, with 90 MW, was energized on time.",
        "The first of four halls at Microsoft's campus was energized with 60 MW.",
        "CoreWeave will build its campus in five phases of 80 MW.",
        "Servers made up $9 billion of the record $31 billion in capital spending at Meta.",
    ],
)
def test_a_start_is_a_part(text: str) -> None:
    assert first(text).scope is Scope.PART


@pytest.mark.parametrize(
    "text",
    [
        "Oracle's new campus will come online in 2027 with 80 MW.",
        "Oracle built the first data center in the state, and now plans a campus with 90 MW.",
        "Servers made up $9 billion of what Meta spends on data centers.",
    ],
)
def test_what_a_site_has_is_no_part(text: str) -> None:
    assert first(text).scope is Scope.TOTAL


@pytest.mark.parametrize(
    "text",
    [
        "In May Google had pencilled in $61 billion of capex; it now expects $72 billion.",
        "Three months ago CoreWeave was guiding for $20 billion of capex.",
        "The mayor said Google had first mentioned $8 billion for the data center, but it has risen to $12 billion.",
        "Until now the cost of Meta's data center had been put at $10 billion.",
    ],
)
def test_what_was_said_before_is_previous(text: str) -> None:
    assert first(text).scope is Scope.PREVIOUS


def test_spending_of_a_year_earlier_is_previous() -> None:
    text = "Capital expenditure at CoreWeave jumped to $955 million in the quarter from $172 million a year earlier."
    assert [mention.scope for _, mention in told(text)] == [Scope.TOTAL, Scope.PREVIOUS]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("There is land for 300 MW at the Oracle campus.", Status.TARGET),
        ("Oracle's Abilene campus can be enlarged to 2 GW.", Status.TARGET),
        ("The xAI site has a clear path to 1.5 GW.", Status.TARGET),
        ("CoreWeave may order another $2 billion of servers for its data centers.", Status.TARGET),
        ("A $1 billion data center of Microsoft in Ohio is off the table for now.", Status.DROPPED),
        ("Microsoft is not going ahead with $1 billion of data centers in Ohio.", Status.DROPPED),
        ("In 2023 Meta announced an $800 million data center in Indiana.", Status.PLANNED),
        ("In 2023 Meta spent $800 million on a data center in Indiana.", Status.RUNNING),
        ("微软园区全部交付后算力规模约为5000PFLOPS。", Status.PLANNED),
        ("截至6月底,微软数据中心部署规模为300兆瓦。", Status.RUNNING),
        ("截至2027年底,微软数据中心部署规模为300兆瓦。", Status.PLANNED),
        ("截至6月30日,微软数据中心的签约容量为674兆瓦。", Status.PLANNED),
        ("微软去年在AI基础设施上的投入为80亿美元,2026年的预算则提高到100亿美元。", Status.RUNNING),
    ],
)
def test_the_status_by_one_word(text: str, status: Status) -> None:
    assert first(text).status is status


@pytest.mark.parametrize(
    "behind",
    [
        "It withdrew the application after neighbours objected.",
        "In June it pulled the proposal.",
    ],
)
def test_a_proposal_withdrawn_in_the_next_sentence(behind: str) -> None:
    before = "Microsoft had proposed a data center campus of 1,700 MW in Iowa."
    assert first(before).status is not Status.DROPPED
    assert first(f"{before} {behind}").status is Status.DROPPED


def test_talks_that_fell_apart_in_the_next_sentence() -> None:
    before = "Oracle had been in talks to enlarge its Abilene campus to some 2 GW."
    assert first(before).status is Status.TARGET
    assert first(f"{before} They fell apart over financing.").status is Status.DROPPED


@pytest.mark.parametrize(
    "text",
    [
        "Google has agreed to buy 200 megawatts from the first plant of a fusion company in Virginia.",
        "Microsoft signed up for 50 MW from Helion.",
        "据测算,建设1GW算力要投入500亿美元。",
        "内蒙古目前算力总规模12.6万P,其中智算11.6万P。",
        "券商预计2028年中国数据中心需求将增至33吉瓦。",
    ],
)
def test_energy_bought_units_and_regions_stay_silent(text: str) -> None:
    assert figures(text) == []


def test_a_region_is_silent_and_a_site_in_it_is_not() -> None:
    assert [(s, m.metric) for s, m in told("中国移动内蒙古智算中心算力规模达到6.7EFLOPS。")] == [
        ("China Mobile", Metric.FLOPS)
    ]


def test_the_middle_of_the_year_is_not_the_middle_kingdom() -> None:
    assert first("微软计划到2028年中建成2吉瓦数据中心。").due == "2028-H1"
    assert first("微软计划2028年中国数据中心园区达到2吉瓦。").due == "2028"


@pytest.mark.parametrize("ending", ["去年年底", "去年底"])
def test_the_end_of_last_year_is_over(ending: str) -> None:
    mention = first(f"微软数据中心{ending}算力规模为80PFLOPS,今年6月将扩容到300PFLOPS。")
    assert (mention.due, mention.status) == (None, Status.RUNNING)


def test_reais_by_both_their_names() -> None:
    for name in ("雷亚尔", "里尔"):
        assert first(f"微软将在巴西兴建数据中心,投资额超过2000亿{name}。").figure.currency == "BRL"


@pytest.mark.parametrize(
    "lead", ["郭明介绍,公司", "微软10日晚公告,公司"], ids=["somebody unknown", "a notice in the evening"]
)
def test_who_vouches_in_chinese(lead: str) -> None:
    assert first(f"{lead}数据中心的算力规模达到61EFLOPS。").attribution is Attribution.OFFICIAL


@pytest.mark.parametrize("year", [1, 1970, 9999])
def test_a_year_that_no_article_is_of_is_no_date(year: int) -> None:
    day = datetime(year, 12, 31, 23, 59, tzinfo=UTC)
    for text in (
        "Meta will open a 2 GW data center next year, in the first quarter.",
        "Meta数据中心明年二季度达到2吉瓦。",
    ):
        found = extract(article(text, language="zh" if "明" in text else "en", published=day), SMALL)
        assert [claim.mention.due for claim in found.claims] == [None]


def test_a_range_never_ends_below_its_beginning() -> None:
    text = "Meta cut its capex from a forecast of $12 billion to $14 billion from $20 billion to $23."
    for _, mention in told(text):
        assert mention.figure.high is None or mention.figure.high > mention.figure.value


@pytest.mark.parametrize(
    "text",
    [
        "Entergy is working to serve 5 GW of data center customers in Louisiana.",
        "Xcel expects to need 5 GW for data centers by 2030.",
        "Google would put $10bn into OpenAI now and up to $30bn more later, along with data center capacity.",
        "Microsoft has agreed to take all of the plant's 835 megawatts for two decades.",
        "Meta has agreed to take all of the power from the plant, 1,100 megawatts.",
        "Meta's supplier will add 30 megawatts through uprates.",
        "Meta's partner will spend $9 billion, most of it for the grid that feeds its data centers.",
        "A water plant for $80 million is being built next to the xAI campus.",
        "Adding the 50 gigawatts of data center capacity that the United States will need takes money.",
        "Google bought the startup for $350 million, and designs chips for data centers.",
        "The Oracle slide suggests capex per GW closer to $30B.",
    ],
)
def test_utilities_plants_stakes_and_purchases_stay_silent(text: str) -> None:
    assert figures(text) == []


def test_a_site_once_meant_for_mining_counts() -> None:
    text = "In North America it has secured 2,900 MW of data centers, most once meant for mining bitcoin."
    assert [mention.metric for _, mention in told(text)] == [Metric.POWER]


def test_a_lease_told_of_before_is_valued() -> None:
    text = "CoreWeave leases 150MW at a data center campus. The 15-year lease is now valued at $11bn."
    assert [(subject, mention.metric) for subject, mention in told(text)][1] == (
        "CoreWeave",
        Metric.INVESTMENT,
    )


def test_a_lease_with_a_buyer_is_spending() -> None:
    text = "The data center operator told investors of a $5 billion lease with Meta that adds to its backlog."
    assert [mention.metric for _, mention in told(text)] == [Metric.INVESTMENT]


@pytest.mark.parametrize(
    ("publisher", "text", "attribution"),
    [
        ("Epoch AI", "Hyperion draws 300 MW.", Attribution.ESTIMATE),
        ("Epoch AI", "Meta said that Hyperion draws 300 MW.", Attribution.OFFICIAL),
        ("Poolside", "We are building a 2 GW campus in Texas.", Attribution.OFFICIAL),
        (
            "Some Newspaper",
            '"We are building" is painted on the fence of a 2 GW campus in Texas.',
            Attribution.PRESS,
        ),
        ("Some Newspaper", "We counted the turbines at a 2 GW campus in Texas.", Attribution.PRESS),
        (
            "Some Newspaper",
            "Meta plans a 2 GW campus, according to permit documents submitted to officials.",
            Attribution.PRESS,
        ),
        ("Some Newspaper", "Meta plans a 2 GW campus, according to officials.", Attribution.OFFICIAL),
    ],
)
def test_who_vouches_by_the_publisher(publisher: str, text: str, attribution: Attribution) -> None:
    found = learn(text, publisher=publisher)
    mentions = [claim.mention for claim in found.claims] + list(found.unresolved)
    assert [mention.attribution for mention in mentions] == [attribution]


@pytest.mark.parametrize(
    "text", ["We are announcing a $50 billion investment, building data centers with Fluidstack in Texas."]
)
def test_the_rules_tell_who_we_are(text: str) -> None:
    assert subjects(text) == [None]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Oracle is building a data center in Ohio. A second system, Equinox, is to have 10,000 GPUs.",
            [None],
        ),
        (
            "OpenAI plans 4.5 GW of data centers for Stargate. Together with the campus in Abilene, that makes "
            "5 GW, which it says will run over 2 million chips.",
            ["Stargate", "Stargate", "Stargate"],
        ),
        (
            "Meta's campus has 2 GW of data centers, enough to power 300,000 GPUs. Hyperion is next door.",
            ["Meta", "Meta"],
        ),
    ],
)
def test_whose_a_further_thing_a_sum_and_the_chips_in_it_are(text: str, names: list[str | None]) -> None:
    assert [subject for subject, _ in told(text)] == names


@pytest.mark.parametrize("watts", range(1000, 1040, 3))
def test_a_figure_told_again_a_little_otherwise_counts_once(watts: int) -> None:
    text = f"Hyperion draws {watts} MW. Neighbours complain. Hyperion draws {watts + 4} MW, others say."
    assert len(told(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Oracle plans to start building a data center campus with 2 GW.",
        "Oracle will begin construction next year of a data center with 1.2 GW.",
        "Microsoft will open a data center with 300 MW in Ohio.",
    ],
)
def test_work_that_begins_is_no_part(text: str) -> None:
    assert first(text).scope is Scope.TOTAL


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("On the path to AGI, Meta is building a data center with 2 GW.", Status.PLANNED),
        ("Oracle's Abilene campus will be enlarged to 2 GW.", Status.PLANNED),
        (
            "Microsoft had proposed a data center campus of 1,700 MW. It pulled the project forward.",
            Status.PLANNED,
        ),
        (
            "Microsoft plans a data center campus of 1,700 MW. In the end it pulled the project off.",
            Status.PLANNED,
        ),
        (
            "Oracle wants to expand its Abilene campus to 2 GW. They said an older line had failed.",
            Status.TARGET,
        ),
    ],
)
def test_what_is_no_goal_and_no_end(text: str, status: Status) -> None:
    assert first(text).status is status


@pytest.mark.parametrize(
    "text",
    [
        "“Demand is high. We will build a 2 GW campus in Texas,” it said on a sign. Hyperion draws 300 MW.",
        "‘Demand is high. We will build a 2 GW campus in Texas.’ Hyperion draws 300 MW.",
        "We have built a tracker of sites. Hyperion draws 300 MW.",
    ],
)
def test_a_newspaper_that_quotes_we_does_not_speak_for_itself(text: str) -> None:
    found = learn(text)
    drawn = [claim.mention for claim in found.claims if claim.mention.figure.value == 300 * 10**6]
    assert [mention.attribution for mention in drawn] == [Attribution.PRESS]
