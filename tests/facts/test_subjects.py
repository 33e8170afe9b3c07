"""Whom a figure is about."""

from __future__ import annotations

import pytest

from facts.types import Metric
from tests.facts.reading_room import figures, learn


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("OpenAI's Abilene campus will have 1.2 GW of data center capacity.", "Stargate Abilene"),
        ("OpenAI and Oracle will add 4.5 GW of Stargate data center capacity.", "Stargate"),
        ("Meta said its Hyperion data center could reach 5 GW.", "Hyperion"),
        ("Meta will deploy 600,000 Nvidia H100 GPUs.", "Meta"),
        ("OpenAI signed a deal with Oracle for 4.5 GW of data center capacity.", "OpenAI"),
        ("Oracle agreed to a deal with OpenAI for 4.5 GW of data center capacity.", "OpenAI"),
        ("CoreWeave will supply Meta with $14 billion of computing power.", "Meta"),
        ("Unlike Google, Meta will build a 2 GW data center.", "Meta"),
        ("OpenAI与甲骨文合作，将在阿比林建设1.2GW数据中心。", "Stargate Abilene"),
        ("微软将向英伟达采购10万块GPU。", "Microsoft"),
        ("The ChatGPT maker will run 1 million GPUs.", "OpenAI"),
        ("马斯克表示，该集群将配备20万块GPU。", "xAI"),
    ],
)
def test_the_most_specific_named_thing(text: str, subject: str) -> None:
    assert {found[0] for found in figures(text)} == {subject}


def test_each_of_several_subjects_gets_its_own_figure() -> None:
    text = "Meta has 350,000 GPUs, while Microsoft has 500,000 GPUs."
    assert figures(text) == [("Meta", Metric.CHIPS, 350_000), ("Microsoft", Metric.CHIPS, 500_000)]


def test_figures_in_brackets_belong_to_the_name_before_them() -> None:
    text = "这批芯片将分配给三星电子(5万颗)、SK集团(6万颗)。"
    assert figures(text) == [("Samsung", Metric.CHIPS, 50_000), ("SK Group", Metric.CHIPS, 60_000)]


@pytest.mark.parametrize(
    ("first", "second", "subject"),
    [
        ("Meta is building Hyperion in Louisiana.", "The site will need 2 GW.", "Hyperion"),
        (
            "Meta reported earnings on Wednesday.",
            "The company will spend $72 billion on data centers.",
            "Meta",
        ),
        ("xAI has brought its Colossus cluster online.", "It has 200,000 GPUs.", "Colossus"),
        ("Meta 正在建设 Hyperion。", "该项目容量为 2 GW。", "Hyperion"),
        ("微软发布了财报。", "该公司将投资800亿美元建设数据中心。", "Microsoft"),
    ],
)
def test_references_resolve_to_what_they_stand_for(first: str, second: str, subject: str) -> None:
    assert [found[0] for found in figures(f"{first} {second}")] == [subject]


def test_the_title_is_context_for_the_text() -> None:
    found = learn(
        "The campus will draw 2 GW once its data centers are finished.", title="Meta starts Hyperion"
    )
    assert [claim.subject for claim in found.claims] == ["Hyperion"]


def test_a_title_alone_is_read() -> None:
    (claim,) = learn("", title="刚刚，OpenAI星际之门要建5GW数据中心").claims
    assert (claim.subject, claim.mention.evidence.place) == ("Stargate", "title")


def test_a_figure_of_title_and_text_counts_once_from_the_text() -> None:
    (claim,) = learn(
        "Meta said its new Hyperion data center will draw 2 GW.", title="Meta plans 2 GW data center"
    ).claims
    assert (claim.subject, claim.mention.evidence.place) == ("Hyperion", "text")


def test_without_a_named_subject_the_figure_stays_unresolved() -> None:
    found = learn("The new data center will draw 300 MW.")
    assert found.claims == ()
    assert [mention.metric for mention in found.unresolved] == [Metric.POWER]


def test_figures_of_a_contract_belong_to_the_lessee() -> None:
    text = "CoreWeave signed a lease with Microsoft for 250 MW of data center capacity."
    assert figures(text) == [("Microsoft", Metric.POWER, 2.5e8)]
