"""Lists whose noun stands once, contracts told over two sentences, guidance, plants, borrowed money."""

from __future__ import annotations

import pytest

from facts.catalogue import Catalogue
from facts.extract import extract
from facts.publishers import voice_of
from facts.types import Attribution, Metric, Scope, Status, Subject
from tests.facts.reading_room import CLUSTER, COMPANY, SMALL, article, figures, learn
from tests.facts.test_wider_wording import told

WIDER = Catalogue(
    (
        *SMALL.subjects,
        Subject("Tesla", COMPANY),
        Subject("Cortex", CLUSTER, owner="Tesla"),
        Subject("South Korea", COMPANY, aliases=("韩国", "韩国政府")),
        Subject("Galaxy", COMPANY),
        Subject("Nscale", COMPANY),
    )
)


def subjects(text: str, publisher: str = "Some Newspaper") -> list[str | None]:
    found = extract(article(text, publisher=publisher), WIDER)
    return [claim.subject for claim in found.claims] + [None for _ in found.unresolved]


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        (
            "Of the three, Microsoft has earmarked $200 billion for data centers next year, Google $180 billion "
            "and Meta $130 billion.",
            [("Microsoft", 2e11), ("Google", 1.8e11), ("Meta", 1.3e11)],
        ),
        (
            "Microsoft leads with $200 billion of AI spending this year, followed by Google at $180 billion "
            "and Meta with $130 billion.",
            [("Microsoft", 2e11), ("Google", 1.8e11), ("Meta", 1.3e11)],
        ),
        (
            "Microsoft spends $200 billion on data centers, NVIDIA $3 billion on a stake.",
            [("Microsoft", 2e11)],
        ),
    ],
)
def test_the_next_of_a_list(text: str, amounts: list[tuple[str, float]]) -> None:
    assert [(who, value) for who, _, value in figures(text)] == amounts


def test_the_next_of_a_list_has_its_year() -> None:
    text = "Microsoft plans capital spending of $200 billion in 2026, followed by Google at $180 billion."
    assert [mention.due for _, mention in told(text)] == ["2026", "2026"]


@pytest.mark.parametrize(
    "text",
    [
        "Meta is looking to borrow $3 billion for Hyperion.",
        "Meta has lined up $3 billion of debt to convert Hyperion, a former mine.",
        "CoreWeave closed a $3 billion project financing to pay for the first two phases of a data center.",
    ],
)
def test_borrowed_for_one_site(text: str) -> None:
    assert [(metric, value) for _, metric, value in figures(text)] == [(Metric.INVESTMENT, 3e9)]


@pytest.mark.parametrize(
    "text",
    [
        "CoreWeave borrowed $3 billion against its chips.",
        "CoreWeave raised $3 billion of debt to refinance its notes.",
    ],
)
def test_borrowed_in_general(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("Meta has agreed on seven more gas plants for Hyperion, adding 5 GW.", Metric.GENERATION),
        ("Six gas turbines plus a steam turbine, good for 400 MW, will feed Hyperion.", Metric.GENERATION),
        ("Meta will put 10 gas engines at Hyperion with a combined capacity of 700 MW.", Metric.GENERATION),
        ("Seven gas plants feed Hyperion. The new units add 2 GW.", Metric.GENERATION),
        ("Gas turbines stand at Hyperion. They can produce up to 200 MW.", Metric.GENERATION),
        (
            "Meta signed nuclear agreements totaling up to 6 GW, which will support Hyperion.",
            Metric.GENERATION,
        ),
        ("Meta plans a data center of 500 MW at Hyperion, with power from gas plants.", Metric.POWER),
        ("New chip plants rise there, along with 8 GW of power for data centers of Meta.", Metric.POWER),
    ],
)
def test_plants_and_what_they_feed(text: str, metric: Metric) -> None:
    assert [found for _, found, _ in figures(text)] == [metric]


@pytest.mark.parametrize(
    "text",
    [
        "Georgia Power says it will need another 6 GW, driven largely by data centers.",
        "The average training cluster draws 200 megawatts.",
        "Analysts peg the cost of a gigawatt of AI data center capacity at around $50 billion.",
        "Malaysia drew more than $10 billion of data center investment.",
        "Demand from US data centers is projected to reach 100 GW by 2035, up from roughly 20 GW today.",
        "Total investment in AI data centers could top $300 billion, or 1% of US GDP.",
        "The country ranks third, and IDC puts its AI spending at $10 billion.",
        "The zones are meant for data centers that need at least 500 MW.",
        "亚太地区新宣布的项目合计接近13吉瓦，数据中心居多。",
    ],
)
def test_what_is_nobodys_in_particular(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        (
            "CoreWeave agreed to provide Microsoft with 250 MW of data centers. The ten-year contract is worth "
            "$4 billion, or $9 billion should it be extended.",
            [("Microsoft", 4e9), ("Microsoft", 9e9)],
        ),
        (
            "CoreWeave will build four data centers for Microsoft. The contract, valued at up to $24 billion, "
            "covers GPUs of the latest kind.",
            [("Microsoft", 2.4e10)],
        ),
    ],
)
def test_who_pays_in_the_contract_told_before(text: str, amounts: list[tuple[str, float]]) -> None:
    found = [(who, value) for who, metric, value in figures(text) if metric is Metric.INVESTMENT]
    assert found == amounts


def test_revenue_from_a_contract_is_none() -> None:
    text = "CoreWeave rents out data centers. Revenue from the ten-year lease is put at $7 billion."
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "It brings Stargate to more than 8 GW of data centers, with Stargate Abilene at 1 GW.",
            ["Stargate"],
        ),
        ("Hyperion, Meta's largest cluster, will deliver 5 GW of compute.", ["Hyperion"]),
        ("Up to 50,000 GPUs each will go to SK Group and Samsung, NVIDIA said.", ["SK Group"]),
        ("Under the new $38 billion agreement, OpenAI is using data centers of Microsoft.", ["OpenAI"]),
        ("The rival's plan pales: $600 billion of data centers at Meta.", ["Meta"]),
        (
            "Galaxy is enlarging its campus in Texas. CoreWeave leases the first 800 MW, and the site could grow "
            "to 3 GW.",
            ["CoreWeave", "Galaxy"],
        ),
        ("Korea's government has procured 9,000 GPUs.", ["South Korea"]),
        ("The Korean government will receive 50,000 GPUs.", ["South Korea"]),
        (
            "Meta is working with the U.K. neocloud provider Nscale to build data centers for $50 billion.",
            ["Meta"],
        ),
        (
            "The regulator voted to approve a contract to supply 1.4 GW to the data center planned for Abilene.",
            ["Stargate Abilene"],
        ),
        (
            "Colossus 2 is to have 500,000 GPUs, against 230,000 GPUs in Colossus 1. Its cost is $12 billion.",
            ["Colossus 2", "Colossus 1", "Colossus 2"],
        ),
        ("韩国政府将在数据中心部署5万颗英伟达GPU。", ["South Korea"]),
    ],
)
def test_whose_it_is(text: str, names: list[str]) -> None:
    found = subjects(text)
    assert found[: len(names)] == names


def test_a_person_of_several_companies_means_the_one_whose_works_he_names() -> None:
    text = "The Giga Texas cluster gets about 130 MW this year, Musk wrote."
    assert subjects(text) == ["Tesla"]
    assert voice_of("Elon Musk on X", WIDER, "FSD trains on 35,000 H100s.").subject == WIDER.get("Tesla")
    assert voice_of("Elon Musk on X", WIDER, "We trained on 35,000 H100s.").subject == WIDER.get("xAI")


@pytest.mark.parametrize(
    ("text", "attribution"),
    [
        ("Microsoft forecast capital spending of $200 billion, most of it for data centers.", "official"),
        ("Meta set its 2026 capex at $130 billion.", "official"),
        ("Musk promised that xAI would have 200,000 GPUs.", "official"),
        ("Altman puts the bill for data centers of OpenAI at $1.4 trillion.", "official"),
        ("xAI will build a 2.7 GW data center rather than the 1.8 GW announced last summer.", "press"),
        ("海西天防公告，将建设5000P的算力中心。", "official"),
        ("比特币矿企Hut 8宣布，将提供245兆瓦的数据中心。", "official"),
    ],
)
def test_whose_word_it_is(text: str, attribution: str) -> None:
    assert told(text)[0][1].attribution is Attribution(attribution)


def test_a_story_that_turns_carries_no_speech() -> None:
    text = "Meta said it will build Hyperion with 2 GW. For now some 500 MW of the site is contracted."
    assert [mention.attribution for _, mention in told(text)] == [Attribution.OFFICIAL, Attribution.PRESS]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Meta now sees capital spending of $125 billion for the year and more than that in 2026.", "2025"),
        ("Meta raised its full-year range for capital spending to $125 billion.", "2025"),
        ("Meta borrowed in October for a 2 GW data center.", None),
        ("In one month alone Meta signed up for 3 GW of data centers.", None),
        ("Meta's data center is due to open with 2 GW in October.", "2025-10"),
    ],
)
def test_the_year_and_the_months_of_a_story(text: str, due: str | None) -> None:
    assert [mention.due for _, mention in told(text)] == [due]


def test_guidance_raised_from_an_old_range() -> None:
    text = "Meta raised its 2026 capex guidance to $130 billion from $110 billion."
    assert [(m.scope, m.status, m.due) for _, m in told(text)] == [
        (Scope.TOTAL, Status.PLANNED, "2026"),
        (Scope.PREVIOUS, Status.PLANNED, "2026"),
    ]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Meta's capital budget for 2026 stands at $130 billion.", Status.PLANNED),
        ("Meta's capital spending is seen reaching $130 billion.", Status.PLANNED),
        ("Capex of $2 billion fell short of what CoreWeave had planned.", Status.RUNNING),
        ("Meta spent over $34 billion on data centers and plans to spend more.", Status.RUNNING),
        ("A hyperscaler has taken 200 MW of the data center on a long-term lease.", Status.PLANNED),
        ("Meta lifted its spending target for data centers to $90 billion.", Status.PLANNED),
        ("Meta has another 2 GW of its data center under load study.", Status.TARGET),
    ],
)
def test_whether_it_is_there(text: str, status: Status) -> None:
    assert [mention.status for _, mention in told(text)] == [status]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("The campus of Meta has eight buildings, each of which will house up to 50,000 GPUs.", Scope.PART),
        ("Each of its eight buildings at Hyperion is designed to hold 60,000 GPUs.", Scope.PART),
        ("Stage 1a of Hyperion will deliver 44 MW.", Scope.PART),
        ("Two data centers of Meta, each with 100 MW, will open.", Scope.TOTAL),
    ],
)
def test_what_each_building_holds(text: str, scope: Scope) -> None:
    assert [mention.scope for _, mention in told(text)] == [scope]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Meta will deploy up to 600,000 of NVIDIA's newest AI systems.", 600_000),
        ("Microsoft had asked NVIDIA to ship one million H20 chips for its data centers.", 1_000_000),
        ("Hyperion will feature 18,500 GPUs, which have been ordered.", 18_500),
        ("微软将共建一台配备逾2.3万块GPU的超级计算机。", 23_000),
    ],
)
def test_chips_however_they_come(text: str, count: int) -> None:
    found = [value for _, metric, value in figures(text) if metric is Metric.CHIPS]
    assert found == [count]


def test_a_sentence_may_end_in_a_scaled_number() -> None:
    text = "Colossus has 200,000 GPUs and is aiming at 1M. Hyperion has 400,000 GPUs."
    assert [who for who, _ in told(text)] == ["Colossus", "Colossus", "Hyperion"]


def test_codes_are_no_pronouns() -> None:
    """The "US" of a country and the "IT" of IT load stand for nobody told of before."""
    found = learn("Meta leads the field. US data centers could need 100 GW of IT load by 2035.")
    assert not found.claims


def test_a_yearly_addition_of_somebody_named() -> None:
    text = "Meta plans to add 250 to 500 MW of data centers a year."
    assert [(m.scope, float(m.figure.value)) for _, m in told(text)] == [(Scope.ADDED, 2.5e8)]


def test_money_to_be_allotted_to_chips() -> None:
    text = "Meta plans to allocate about $14 billion to NVIDIA chips, and $3 billion to advertising."
    assert [value for _, _, value in figures(text)] == [1.4e10]
