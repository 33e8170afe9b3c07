"""What holds where a sentence says nothing itself: spending that goes on, the one company of a text, lists."""

from __future__ import annotations

import pytest

from facts.catalogue import Catalogue
from facts.extract import extract
from facts.types import Attribution, Metric, Scope, Status, Subject
from tests.facts.reading_room import COMPANY, SITE, SMALL, article, figures
from tests.facts.test_wider_wording import told

WIDER = Catalogue(
    (
        *SMALL.subjects,
        Subject("Vantage", COMPANY, aliases=("Vantage Data Centers",)),
        Subject("Vantage Port Ellen", SITE, owner="Vantage"),
        Subject("Fluidstack", COMPANY),
        Subject("IREN", COMPANY),
        Subject("Stargate Norway", SITE, owner="OpenAI", part_of="Stargate"),
        Subject("Narvik campus", SITE, aliases=("Narvik",)),
        Subject("GDS", COMPANY, aliases=("万国数据",)),
    )
)


def subjects(text: str) -> list[str | None]:
    found = extract(article(text), WIDER)
    both: list[tuple[int, str | None]] = [
        (claim.mention.evidence.start, claim.subject) for claim in found.claims
    ]
    both += [(mention.evidence.start, None) for mention in found.unresolved]
    return [subject for _, subject in sorted(both, key=lambda item: item[0])]


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        (
            "Meta's capital spending was $31 billion in the second quarter. Together with $24 billion in the first, "
            "the year could come to $118 billion.",
            [3.1e10, 2.4e10, 1.18e11],
        ),
        ("Google's chief puts capex at $180 billion. The old range was $170 billion.", [1.8e11, 1.7e11]),
        ("Meta's bill for the data center has climbed from $11 billion to $15 billion.", [1.1e10, 1.5e10]),
        ("The data center rises at Hyperion, with an initial $5 billion for the first phase.", [5e9]),
        ("By the end of 2029 Microsoft will have invested $15.2 billion in the UAE.", [1.52e10]),
        ("The first phase of the data center, known as Lighthouse, is valued at $8 billion.", [8e9]),
        ("OpenAI has a deal with CoreWeave valued at $11.9 billion to buy AI compute.", [1.19e10]),
    ],
)
def test_an_amount_that_says_nothing_of_its_own_kind(text: str, amounts: list[float]) -> None:
    assert [value for _, metric, value in figures(text) if metric is Metric.INVESTMENT] == amounts


@pytest.mark.parametrize(
    "text",
    [
        "Microsoft builds data centers. Its bid of $9 billion for a rival was voted down.",
        "Meta builds data centers and poaches researchers with $250 million pay packages.",
        "OpenAI builds data centers, and over the same years it is expected to lose $74 billion.",
        "微软在建数据中心。该公司此前与三星达成了15亿美元的合作。",
        "Meta's capital spending was $19 billion, and Wall Street had been looking for $58 billion.",
        "Revenue from data centers is forecast to grow 77% to $18 billion, Oracle said.",
        "It costs about $1 billion to set up 150 megawatts of data center capacity.",
    ],
)
def test_money_of_another_kind(text: str) -> None:
    amounts = [value for _, metric, value in figures(text) if metric is Metric.INVESTMENT]
    assert amounts in ([], [1.9e10])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The tenant has taken 200 MW of the data center. Microsoft puts the rent at nothing.",
            ["Microsoft"],
        ),
        ("The data center will have 2 GW. Oracle shares rose.", [None]),
        ("Vantage is putting up a 2 GW data center in Port Ellen.", ["Vantage Port Ellen"]),
        ("A 2 GW data center is going up in Port Ellen.", [None]),
        ("Hyperion runs on chips. Meta says 500,000 GPUs are installed.", ["Hyperion"]),
        ("Hyperion, which Google uses for training, has 400,000 GPUs.", ["Hyperion"]),
        ("Meta has opened an $11 billion data center built for Google and called Hyperion.", ["Hyperion"]),
        ("SK said that $5 billion would be invested in Hyperion, a data center.", ["Hyperion"]),
        (
            "IREN signed a hosting contract with Fluidstack worth up to $3 billion for a data center.",
            ["Fluidstack"],
        ),
        (
            "OpenAI said it had 2 GW of compute, compared with 1 GW for Meta. It expects to reach 30 GW.",
            ["OpenAI", "Meta", "OpenAI"],
        ),
        (
            "OpenAI has a deal with CoreWeave, which will supply it with up to 750 MW of compute.",
            ["OpenAI"],
        ),
        (
            "Hyperion will be ready soon. Together with the other Stargate sites, it will provide 5 GW of compute.",
            ["Stargate"],
        ),
        (
            "Stargate Norway is a data center near Narvik. The goal is to have 100,000 GPUs there.",
            ["Stargate Norway"],
        ),
        ("星际之门由微软承建，OpenAI和甲骨文负责运营，首个200兆瓦集群明年启用。", ["Stargate"]),
    ],
)
def test_whose_it_is_by_the_text(text: str, names: list[str | None]) -> None:
    assert subjects(text)[: len(names)] == names


def test_equal_figures_of_a_list_are_of_two_things() -> None:
    text = "OpenAI has lined up 10 GW of custom accelerators, at least 10 GW of NVIDIA systems and 6 GW of AMD GPUs."
    assert [value for _, _, value in figures(text)] == [1e10, 1e10, 6e9]


def test_a_maker_reckons_with_a_figure_told_before() -> None:
    text = "OpenAI将建设10吉瓦的数据中心。英伟达称，10吉瓦相当于400万块GPU。"
    assert [(who, metric) for who, metric, _ in figures(text)][:1] == [("OpenAI", Metric.POWER)]
    assert [who for who, metric, _ in figures(text) if metric is Metric.POWER] == ["OpenAI"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Stargate has $400 billion in planned investment for data centers.", Status.PLANNED),
        (
            "CoreWeave has landed a contract worth as much as $14 billion for data centers of Meta.",
            Status.PLANNED,
        ),
        (
            "OpenAI signed agreements that could exceed $1 trillion, securing 26 GW of compute.",
            Status.PLANNED,
        ),
        ("Meta is silent, but analysts put its spending on data centers at $120 billion.", Status.PLANNED),
        ("Today we are announcing a $50 billion data center, Meta said.", Status.PLANNED),
        ("微软的超级计算机共有1万块GPU，将用于大模型的开发。", Status.RUNNING),
    ],
)
def test_what_is_only_planned(text: str, status: Status) -> None:
    assert [mention.status for _, mention in told(text)][-1] is status


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Meta has pledged around $1 billion for the first 20MW phase of a data center.", Scope.PART),
        ("The initial investment for a first 20MW phase of Hyperion comes to almost $1 billion.", Scope.PART),
        ("Meta's capex is $30 billion. Some $14 billion would go on NVIDIA chips.", Scope.PART),
        ("Hyperion could deliver up to 11 GW and expects 1 GW to be online next year.", Scope.PART),
        ("Meta expects 1 GW of its data center to be online next year.", Scope.TOTAL),
    ],
)
def test_a_share_of_the_whole(text: str, scope: Scope) -> None:
    found = [mention.scope for _, mention in told(text) if float(mention.figure.value) in (1e9, 1.4e10)]
    assert found[-1] is scope


@pytest.mark.parametrize(
    ("text", "attribution"),
    [
        ("Microsoft reported $37 billion of capital spending for the quarter.", Attribution.OFFICIAL),
        ("DTE, the local utility, said it will supply Hyperion with 1.4 GW.", Attribution.OFFICIAL),
    ],
)
def test_who_vouches(text: str, attribution: Attribution) -> None:
    assert told(text)[0][1].attribution is attribution


def test_a_name_that_ends_in_data_is_no_hearsay() -> None:
    found = extract(article("万国数据称，数据中心全年签约量将达300MW。"), WIDER)
    assert [claim.mention.attribution for claim in found.claims] == [Attribution.OFFICIAL]


def test_a_range_that_is_narrowed() -> None:
    text = "Meta将2025年资本支出指引从660亿至720亿美元收窄为700亿至720亿美元。"
    found = [(float(m.figure.value), float(m.figure.high or 0), m.scope) for _, m in told(text)]
    assert found == [(6.6e10, 7.2e10, Scope.PREVIOUS), (7e10, 7.2e10, Scope.TOTAL)]


def test_a_rumour_called_untrue() -> None:
    assert figures("针对“微软采购15万片GPU”的传闻，公司回应称消息不实。") == []
