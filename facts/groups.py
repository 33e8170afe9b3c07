"""Spending of several companies together, and on other things than computing: networks, products."""

from __future__ import annotations

import re
from functools import cache

from facts.quantities import Quantity
from facts.reading import Sentence
from facts.tables.chips import VENDORS
from facts.tables.markets import GROUPS


@cache
def carriers_network_pattern() -> re.Pattern[str]:
    """Behind an amount: the other network of a carrier that it goes into, 推进 5G-A 建设."""
    return re.compile(r"[^,;。]{0,4}(?:推进|建设|投建|用于)[^,;。]{0,2}(?:5g|6g|光纤|基站|宽带)")


@cache
def elsewhere_pattern() -> re.Pattern[str]:
    """Before an amount: what else it goes into, 5G方面, 在新产品上投入 and 为当地道路升级投入."""
    return re.compile(
        r"[56]g(?:a|-a)?方面[^;。\d]{0,24}$|[在于对][^,;。\d]{0,10}(?:产品|应用|研发|模型|人才|营销|内容)(?:上|"
        r"方面|领域)[^,;。\d]{0,8}$|[为对在]当地的?(?:社区|公共|道路|学校|供水|基础设施)[^,;。\d]{0,14}$|"
        r"[56]g(?:a|-a)? ?(?:投资|开支|建设|网络)[^;。\d]{0,30}相关[^,;。\d]{0,8}$|(?:移动网|无线网|传输网|"
        r"宽带网)(?:络)?(?:的)?(?:预算|投资|开支)(?:从|由|为|达|约|降至|砍到|[\d亿元万]){0,12}$"
    )


@cache
def helps_people_pattern() -> re.Pattern[str]:
    """Behind an amount: people whom it helps, " to help low-income customers", 帮助低收入用户."""
    return re.compile(
        r" (?:to|that will|which will) (?:help|assist)(?: [a-z0-9'.-]{1,14}){0,3} (?:(?:low-income|residential|"
        r"utility|poor|vulnerable) (?:customers|residents|households)|families|households|students)(?![a-z])|"
        r"(?:用于|用来|以)?(?:帮助|资助|补贴|支援)[^,。;]{0,24}(?:(?:低收入|贫困|居民|电力)[^,。;]{0,4}(?:用户|"
        r"家庭)|家庭|学生)"
    )


def is_spent_elsewhere(sentence: Sentence, quantity: Quantity) -> bool:
    """True for what goes into a carrier's other networks, into products or a community's roads."""
    before = sentence.text[max(sentence.span.start, quantity.start - 40) : quantity.start]
    if helps_people_pattern().match(sentence.text, quantity.end):
        return True
    behind = carriers_network_pattern().match(sentence.text, quantity.end)
    return behind is not None or elsewhere_pattern().search(before) is not None


@cache
def other_network_pattern() -> re.Pattern[str]:
    """Spending of telecom carriers on their other networks: 5G 资本开支."""
    return re.compile(r"5g(?:a|-a)? ?(?:资本|建设|网络|投资)|推进 ?5ga?|光纤|基站|宽带")


@cache
def together_pattern() -> re.Pattern[str]:
    """Before an amount: what several companies spend together, 三家运营商资本开支合计."""
    return re.compile(
        r"(?:[两二三四五六七八]|几|各)(?:家|大)[^,;。\d]{0,12}(?:资本|支出|开支|投资|"
        r"投入)[^,;。\d]{0,6}(?:合计|总计|共计|总和)[^,;。\d]{0,3}$"
    )


@cache
def hyperscalers_pattern() -> re.Pattern[str]:
    """Whose spending a sentence tells: that of the builders together, "across the four big hyperscalers"."""
    return re.compile(
        r"(?<![a-z])(?:the|across|of|among|four|five|big|biggest|largest|top) hyperscalers(?![a-z])(?!')|"
        r"(?<![a-z])the (?:two|three|four|five|six|seven|eight) (?:largest|biggest|big|top|major|leading) "
        r"(?:[a-z.-]{2,10} ){0,3}(?:companies|providers|firms|groups|operators|builders|spenders)(?![a-z])"
    )


def is_of_the_largest(sentence: Sentence, quantity: Quantity) -> bool:
    """True for what the largest builders spend together, where nobody is named."""
    if sentence.names:
        return False
    return hyperscalers_pattern().search(sentence.text, sentence.span.start, quantity.start) is not None


def is_a_groups(sentence: Sentence, quantity: Quantity) -> bool:
    """True for the capital spending of several companies together, or of makers of chips."""
    if is_of_the_largest(sentence, quantity):
        return True
    if other_network_pattern().search(sentence.text, *sentence.breath(quantity.start)):
        return True
    if together_pattern().search(
        sentence.text[max(sentence.span.start, quantity.start - 24) : quantity.start]
    ):
        return True
    if "相关" in sentence.text[max(sentence.span.start, quantity.start - 10) : quantity.start] and (
        other_network_pattern().search(sentence.text, sentence.span.start, quantity.start)
    ):
        return True
    if sentence.has("foundry") and not any(name.subject.name not in VENDORS for name in sentence.names):
        return True
    named = any(name.start < quantity.start for name in sentence.names)
    low = max(sentence.breath(quantity.start)[0], quantity.start - 80)
    groups = sentence.tagged(("market",), low, quantity.end + 30)
    return not named and any(cue.phrase in GROUPS or "capex" in cue.phrase for cue in groups)
