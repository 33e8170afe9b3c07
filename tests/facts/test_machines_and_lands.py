"""Plants that a text sums up, talks and options, what is given up, whole lands, exports, own posts, late dates."""

from __future__ import annotations

import pytest

from facts.types import Attribution, Metric, Status
from tests.facts.test_grown_since import values
from tests.facts.test_placed import first
from tests.facts.test_wider_wording import told


@pytest.mark.parametrize(
    "text",
    [
        "Regulators approved three gas plants to serve Meta's Hyperion data center. They total 2,100 MW.",
        "Two power plants are being built for Hyperion. Together they are rated at 1.4GW.",
        "Six gas turbines good for about 480 MW will feed the Abilene data center campus of OpenAI.",
    ],
)
def test_machines_summed_up_are_generation(text: str) -> None:
    assert first(text).metric is Metric.GENERATION


def test_they_need_not_be_machines() -> None:
    text = "Oracle is building two data centers in Texas for OpenAI. Together they total 2,100 MW of AI capacity."
    assert first(text).metric is Metric.POWER


@pytest.mark.parametrize(
    "text",
    [
        "Data centers in the state drew 5.8 gigawatts last year, xAI said.",
        "Meta is not about to spend $200 billion on one data center campus, a spokesperson said.",
        "Nvidia aims to bring 40,000 H200 chips into China before the new year.",
        "Instead of property taxes, Oracle will pay the county of its data center $360 million over 30 years.",
        "Waymo, the unit of Google that trains on AI chips, was last valued at $126 billion.",
    ],
)
def test_lands_exports_taxes_and_denials_stay_silent(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Oracle is in advanced talks on three more data center sites with about 900 MW.", Status.TARGET),
        ("Microsoft and Oracle declared their interest in a $1 billion data center in Kenya.", Status.TARGET),
        ("With all extensions the data center contract of Oracle would come to $17 billion.", Status.TARGET),
        ("xAI has obligated itself to 3 gigawatts of computing.", Status.PLANNED),
        ("The pact between Meta and Oracle runs to 6 gigawatts of computing.", Status.PLANNED),
        ("Stargate Abilene was to have brought 2 GW of data centers to Texas.", Status.DROPPED),
        (
            "Oracle had a 2 GW data center campus in Virginia that it abandoned after two years.",
            Status.DROPPED,
        ),
        ("In the first six months, Oracle put $5 billion into data centers.", Status.RUNNING),
    ],
)
def test_what_words_around_make_of_a_figure(text: str, status: Status) -> None:
    assert first(text).status is status


def test_a_term_is_no_pace() -> None:
    assert values("xAI has signed for 26GW of computing in the space of a month.") == [26_000_000_000]


@pytest.mark.parametrize(
    ("text", "attribution"),
    [
        ("Oracle's post promised a data center campus of roughly 2 gigawatts.", Attribution.OFFICIAL),
        (
            "Oracle announced a $5 billion data center lease with an unnamed U.S. hyperscaler.",
            Attribution.OFFICIAL,
        ),
        (
            "The group, which began small, puts the whole Abilene complex at $11 billion.",
            Attribution.OFFICIAL,
        ),
        ("By Epoch AI's count, the Colossus data center of xAI has 200,000 GPUs.", Attribution.ESTIMATE),
    ],
)
def test_whose_word_it_is(text: str, attribution: Attribution) -> None:
    assert first(text).attribution is attribution


def test_chips_go_on_behind_their_equivalents() -> None:
    text = (
        "Colossus has 500,000 GPUs at work, equal to about 300,000 H100s, and should reach 1 million by 2027."
    )
    assert [mention.metric for _, mention in told(text)] == [Metric.CHIPS, Metric.H100E, Metric.CHIPS]


def test_a_second_verb_tells_what_is_active() -> None:
    mentions = [
        m
        for _, m in told("Oracle raised its contracted power to 2.8 gigawatts and has 610 megawatts active.")
    ]
    assert [mention.status for mention in mentions] == [Status.PLANNED, Status.RUNNING]


def test_a_part_behind_of_which_counts_the_same_chips() -> None:
    mentions = [
        m for _, m in told("Oracle will receive 260,000 Blackwell GPUs, of which 60,000 go to Texas.")
    ]
    assert [(int(m.figure.value), m.metric) for m in mentions] == [
        (260_000, Metric.CHIPS),
        (60_000, Metric.CHIPS),
    ]


def test_the_start_of_construction_is_no_due_date() -> None:
    assert first("Oracle plans a 1.4-gigawatt data center campus, starting construction in 2026.").due is None


def test_what_money_would_buy_elsewhere_is_not_spent() -> None:
    assert (
        values("Critics of data centers note that $500 billion would build the Apollo program twice over.")
        == []
    )


def test_a_memorandum_is_no_running_site() -> None:
    assert (
        first("Oracle and Microsoft have an MoU for a 240MW data center campus.").status is not Status.RUNNING
    )


def test_opponents_do_not_speak_for_the_company() -> None:
    text = "Oracle has put up 60 MW of turbines for its data center, an environmental group said."
    assert first(text).attribution is Attribution.PRESS


@pytest.mark.parametrize(
    "text",
    [
        "Samsung will supply HBM4 chips worth 16.5 billion dollars to a large company.",
        "OpenAI is losing $8 billion a year, and expects to burn $115 billion through 2029.",
        "A miner has 1.8 gigawatts of power capacity for mining in Texas.",
        "The world's 500 fastest supercomputers together reach 22 exaflops.",
        "A maker of software has a contract worth up to $10 billion with the U.S. Army.",
        "Within moments 60 data centers with a load of 1,500 MW had switched to backup power.",
        "Under the bill any Texas facility that pulls more than 75 MW must cut its use of data center power.",
        "Many hyperscale data centers today draw 50 to 100 megawatts.",
        "Across the four big hyperscalers, capex is on course for close to $700 billion this year.",
        "据统计，国内智算中心累计投资已超过1000亿元。",
        "微软这次向 OpenAI 追加 50 亿美元投资，累计投资额升至 130 亿美元。",
    ],
)
def test_sums_of_many_and_money_put_into_a_company_stay_silent(text: str) -> None:
    assert values(text) == []
