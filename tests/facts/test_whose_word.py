"""Whose word a figure is by the form of the text: speakers before a colon, promises, own papers, unnamed people."""

from __future__ import annotations

import pytest

from facts.types import Attribution
from tests.facts.reading_room import learn


def words(text: str, publisher: str = "Some Newspaper") -> list[Attribution]:
    found = learn(text, publisher=publisher)
    mentions = [claim.mention for claim in found.claims] + list(found.unresolved)
    return [each.attribution for each in sorted(mentions, key=lambda each: each.evidence.start)]


@pytest.mark.parametrize(
    "text",
    [
        "Dana Reyes, CFO, Oracle: This data center is to draw 240 MW.",
        "Oracle管理层：该数据中心规划240兆瓦。",
        "甲骨文财务官：数据中心规划240兆瓦。",
        "Meta's Hyperion will miss the 2 GW that Zuckerberg has promised for the data center.",
        "On Oracle's slides the Abilene data center has 1.2 GW.",
        "The Abilene data center could by its own account support 900 MW for Oracle.",
        "The first 200 megawatts of Stargate Abilene are due in 2026, the partners said.",
        "记者从某市大数据管理局处获悉，公告称甲骨文智算中心规划240兆瓦。",
    ],
)
def test_those_who_build_say_it_themselves(text: str) -> None:
    assert words(text) == [Attribution.OFFICIAL]


@pytest.mark.parametrize(
    "publisher",
    [
        "Oracle shareholder update",
        "Oracle monthly investor update",
        "Oracle engineer on X (via a reader)",
        "SEC 8-K, Oracle",
        "earnings-call transcript",
        "某市人民政府网",
        "中国招标投标网",
        "巨潮资讯（上市公司公告）",
    ],
)
def test_a_publisher_that_prints_what_companies_and_offices_write(publisher: str) -> None:
    assert words("Oracle's new data center will draw 240 MW.", publisher) == [Attribution.OFFICIAL]


@pytest.mark.parametrize("publisher", ["Oracle Watch", "Shareholder Weekly", "某市日报"])
def test_a_publisher_that_only_sounds_like_one(publisher: str) -> None:
    assert words("Oracle's new data center will draw 240 MW.", publisher) == [Attribution.PRESS]


def test_our_models_are_no_estimates_of_a_laboratory() -> None:
    text = "Our data center secures 400 MW on which to train and serve our models."
    assert words(text, "OpenAI") == [Attribution.OFFICIAL]
    assert words("Our model puts Oracle's data center at 400 MW.") == [Attribution.ESTIMATE]


def test_unnamed_people_behind_a_semicolon_vouch_for_their_own_part_only() -> None:
    text = (
        "Oracle rents 6 GW of data centers; Microsoft has 750 MW of data centers, "
        "which people with knowledge of it call full."
    )
    assert words(text)[0] is Attribution.PRESS
    whole = "Oracle rents 6 GW of data centers; Microsoft rents 750 MW, according to people familiar with it."
    assert set(words(whole)) == {Attribution.ANONYMOUS}


def test_people_near_a_company_who_tell_a_reporter() -> None:
    text = "有接近甲骨文的人士对记者表示，公司明年数据中心资本支出约160亿元。"
    assert words(text) == [Attribution.ANONYMOUS]


@pytest.mark.parametrize(
    "text",
    [
        "记者从甲骨文公司获悉，该公司的数据中心规划240兆瓦。",
        "市政府工作报告提出，甲骨文数据中心今年力争达到240兆瓦。",
        "老黄在大会上说，英伟达的数据中心将有240兆瓦。",
    ],
)
def test_whose_word_it_is_in_chinese(text: str) -> None:
    assert words(text) == [Attribution.OFFICIAL]


def test_news_that_came_out_and_a_sum_that_comes_near_are_no_hearsay() -> None:
    assert words("消息传出后，微软股价上涨，其数据中心容量为240兆瓦。") == [Attribution.PRESS]
    text = "前两个季度资本支出已达725亿美元，接近该公司2025财年的总数，微软数据中心仍在扩建。"
    assert Attribution.ANONYMOUS not in words(text)
    assert words("业界传出，微软数据中心容量将拉高到220兆瓦。") == [Attribution.ANONYMOUS]


def test_officials_of_an_industry_are_not_the_companys() -> None:
    assert words("Industry officials expect Oracle to commit $4 billion to data centers.") != [
        Attribution.OFFICIAL
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At Oracle CFO Dana Reyes expects $12 billion of capex for the full year.", [Attribution.OFFICIAL]),
        (
            "Musk put xAI's Colossus in Memphis at 230,000 GPUs by now, 30,000 Nvidia GB200s among them.",
            [Attribution.OFFICIAL, Attribution.OFFICIAL],
        ),
        (
            "Oracle says the Abilene data center opens soon; Bloomberg expects it to reach 3 gigawatts.",
            [Attribution.PRESS],
        ),
        (
            "The data center in Abilene is running, says Oracle. All eight buildings are said to draw 1.2 gigawatts.",
            [Attribution.PRESS],
        ),
    ],
)
def test_whose_word_goes_on_and_whose_does_not(text: str, expected: list[Attribution]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Meta on Wednesday forecast capital expenditures of $115 billion for its data centers.",
        "The city had 51,000 petaflops in Oracle's data center, said Wu Zeyu, the city's Party secretary.",
    ],
)
def test_forecasts_and_offices_behind_the_verb(text: str) -> None:
    assert words(text) == [Attribution.OFFICIAL]


@pytest.mark.parametrize(
    "text",
    [
        "OpenAI CEO Under Fire: Company To Spend $300 billion On Data Centers.",
        "Former Google CEO Eric Schmidt: OpenAI will need 10 GW of data centers by 2030.",
        "Meta：据报道，2026年数据中心资本开支将达1000亿美元。",
        "分析师在电话会上预计，Meta 2026年数据中心资本开支将达1000亿美元。",
        '"OpenAI will need 10 GW of data centers," said Jane Miller, the chief analyst at a house.',
    ],
)
def test_those_who_only_speak_of_others(text: str) -> None:
    assert Attribution.OFFICIAL not in words(text)


def test_a_companys_own_people_are_no_hearsay() -> None:
    text = "微软有关负责人士告诉记者，公司将投入800亿美元建设数据中心。"
    assert Attribution.ANONYMOUS not in words(text)
    text = "记者从接近微软的人士处获悉，微软计划投入800亿美元建设数据中心。"
    assert words(text) == [Attribution.ANONYMOUS]
