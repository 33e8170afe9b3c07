"""Plain news: parts of a whole, growth told backwards, refusals, what lasts until a year, classes of size."""

from __future__ import annotations

import pytest

from facts.types import Attribution, Metric, Scope, Status
from tests.facts.test_turns_of_phrase import claims, one


@pytest.mark.parametrize(
    ("text", "value", "scope", "status"),
    [
        (
            "xAI has received the first 4,000 of the 16,000 H100s it ordered.",
            4_000,
            Scope.PART,
            Status.RUNNING,
        ),
        (
            "xAI has received the first 4,000 of the 16,000 H100s it ordered.",
            16_000,
            Scope.TOTAL,
            Status.PLANNED,
        ),
        ("Meta has installed 30,000 of a planned 100,000 GPUs there.", 30_000, Scope.PART, Status.RUNNING),
        (
            "The number of GPUs at xAI will rise to 40,000 from 24,000 at present.",
            40_000,
            Scope.TOTAL,
            Status.PLANNED,
        ),
        (
            "The number of GPUs at xAI will rise to 40,000 from 24,000 now.",
            24_000,
            Scope.PREVIOUS,
            Status.RUNNING,
        ),
        ("xAI's GPU fleet grew to 40,000 from 24,000.", 40_000, Scope.TOTAL, Status.RUNNING),
        ("Hyperion has 400 MW running and 600 MW is due next year.", 4e8, Scope.TOTAL, Status.RUNNING),
        ("Hyperion has 400 MW running and 600 MW is due next year.", 6e8, Scope.TOTAL, Status.PLANNED),
    ],
)
def test_a_part_of_a_whole_and_what_grows(text: str, value: float, scope: Scope, status: Status) -> None:
    told = one(text, value)
    assert (told.mention.scope, told.mention.status) == (scope, status)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Councillors rejected plans for a 140 MW data centre of Microsoft.", Status.DROPPED),
        ("The council refused permission for a 140 MW data center of Microsoft.", Status.DROPPED),
        (
            "Tucson voted unanimously against a proposal for a 140 MW data center of Microsoft.",
            Status.DROPPED,
        ),
        ("区议会否决了微软的140兆瓦数据中心项目。", Status.DROPPED),
        ("A judge overturned the council's refusal of a 140 MW data center of Microsoft.", Status.PLANNED),
        ("The council did not reject plans for a 140 MW data center of Microsoft.", Status.PLANNED),
        ("市政府工作报告提出,2026年微软数据中心规模达到140兆瓦。", Status.PLANNED),
    ],
)
def test_what_an_authority_refuses_or_lays_down(text: str, status: Status) -> None:
    assert one(text, 1.4e8).mention.status is status


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("The connection at xAI's campus is limited to 80 MW until 2028.", None),
        ("The lease of OpenAI for 80 MW of data centers runs until 2040.", None),
        ("xAI will not get the full 80 MW until 2028.", "2028"),
        ("The 80 MW campus of Meta will not be finished until 2028.", "2028"),
    ],
)
def test_what_lasts_until_a_year_is_not_due_then(text: str, due: str | None) -> None:
    assert one(text, 8e7).mention.due == due


@pytest.mark.parametrize(
    "text",
    [
        "xAI is planning a gigawatt-class campus.",
        "Every 100 megawatts of computing would emit half a million tons of carbon dioxide a year.",
        "For every 100 MW of data centers, the authors count 400 jobs.",
        "Some 60 data centers lost 1,500 MW of load within 82 seconds.",
        "Saeul 3, an APR1400 of 1,400 megawatts, has been cleared to load fuel.",
    ],
)
def test_a_class_an_example_an_incident_and_a_reactor_raise_nothing(text: str) -> None:
    assert claims(text) == []


def test_the_load_of_a_data_center_is_no_load_of_a_grid() -> None:
    told = claims("微软数据中心园区IT总负荷为120MW,已全部签约。", language="zh")
    assert [(each.mention.metric, float(each.mention.figure.value)) for each in told] == [
        (Metric.POWER, 1.2e8)
    ]
    assert claims("夏季最高用电负荷达1500万千瓦。", language="zh") == []


@pytest.mark.parametrize(
    ("text", "value", "subject"),
    [
        (
            "xAI will buy the hardware for its Microsoft contract from Dell at a cost of about $5.8 billion.",
            5.8e9,
            "xAI",
        ),
        (
            "Microsoft said in November it would put an additional $15 billion into Ohio, and Meta's financing for"
            " Hyperion covers $27 billion of data center costs.",
            1.5e10,
            "Microsoft",
        ),
        (
            "Our agreement gives Microsoft access to GB300 systems for data centers of Oracle and carries a total"
            " contract value of $9.7 billion.",
            9.7e9,
            "Microsoft",
        ),
    ],
)
def test_who_buys_spends_and_gets(text: str, value: float, subject: str) -> None:
    assert one(text, value).subject == subject


def test_a_sentence_about_somebody_else_gives_no_subject() -> None:
    text = (
        "At $10 billion, the Lebanon campus would be smaller than its peers. Meta said it would spend $60 billion"
        " on data centers."
    )
    assert [float(claim.mention.figure.value) for claim in claims(text)] == [6e10]


@pytest.mark.parametrize(
    ("text", "value", "status"),
    [
        ("The xAI building is believed to contain about 3,500 Nvidia GPUs.", 3_500, Status.RUNNING),
        ("xAI is working toward 500,000 GPUs within five years.", 500_000, Status.TARGET),
        ("Meta will install 15,000 GPUs, and 50,000 as the company's goal for 2030.", 50_000, Status.TARGET),
        ("Microsoft's campus accounts for more than 200MW of running capacity.", 2e8, Status.RUNNING),
        (
            "Microsoft's contract for data centers is worth $17 billion, or as much as $19 billion if it takes more.",
            1.9e10,
            Status.TARGET,
        ),
        (
            "OpenAI has put its UK project on hold, setting aside a plan that was to begin with up to 8,000 GPUs.",
            8_000,
            Status.DROPPED,
        ),
        ("At $15 billion, Microsoft's data center is no longer the biggest in Ohio.", 1.5e10, Status.PLANNED),
        ("Meta's campus has 1.2 GW now and can be extended to 2 GW.", 2e9, Status.TARGET),
    ],
)
def test_words_of_plain_news_settle_the_status(text: str, value: float, status: Status) -> None:
    assert one(text, value).mention.status is status


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Meta's first hall is well short of the 1.5-gigawatt campus that was announced last year.", 1.5e9),
        ("Instead of the planned 1.5 GW, xAI will build 300 MW of data centers.", 1.5e9),
        (
            "Oracle now expects $50 billion of capital spending; the figure given in March was $35 billion.",
            3.5e10,
        ),
    ],
)
def test_what_was_announced_once_is_the_previous_figure(text: str, value: float) -> None:
    assert one(text, value).mention.scope is Scope.PREVIOUS


def test_unnamed_people_who_tell_are_anonymous() -> None:
    told = one("Two employees of suppliers told us that Meta is installing 36,000 B200 chips.", 36_000)
    assert told.mention.attribution is Attribution.ANONYMOUS


def test_a_sum_of_prices_is_the_texts_own_estimate() -> None:
    text = (
        "xAI has ordered 400 racks. At $3 million each, the racks by themselves come to roughly $1.2 billion."
    )
    told = one(text, 1.2e9)
    assert (told.mention.metric, told.mention.attribution) == (Metric.INVESTMENT, Attribution.ESTIMATE)


def test_the_handover_is_no_due_date_of_the_sum() -> None:
    text = (
        "Microsoft will lease 300 MW of data centers in a deal worth $5.5 billion, with the space to be delivered in"
        " two phases starting in March 2026."
    )
    assert one(text, 5.5e9).mention.due is None


def test_parts_of_a_plant_are_of_the_plant() -> None:
    text = "Bloom will supply Oracle's data centers with up to 2.8 GW of fuel cells, 1.2 GW of it under contract."
    assert [claim.mention.metric for claim in claims(text)] == [Metric.GENERATION, Metric.GENERATION]


@pytest.mark.parametrize(
    "text",
    [
        "Samsung's factory in Texas will make Tesla's chip under a $16.5 billion contract that runs to 2033.",
        "Goldman Sachs sees $500 billion of AI capital spending in 2026.",
        "The four largest cloud companies will spend $600 billion on capital expenditures this year.",
        "A solar farm near Dallas will sell its output to Meta. The 600-megawatt project should run by 2027.",
        "Meta will buy all of its output from Engie, which adds 600 MW to the contracts that they have.",
        "The agreement on its data centers would save other customers of Microsoft about $1 billion.",
        "Its solar factory makes modules with an annual capacity of 10 gigawatts, and Meta intends to reach 20 GW.",
    ],
)
def test_chips_made_energy_bought_and_money_saved_raise_nothing(text: str) -> None:
    assert claims(text) == []
