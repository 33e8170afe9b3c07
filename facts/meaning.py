"""Decides which quantities are about AI-computing infrastructure, and of which metric."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from facts.denial import is_denied
from facts.in_general import of_any_site_pattern
from facts.money import is_infrastructure
from facts.other_money import goes_on_investing
from facts.power import judge_power
from facts.quantities import Kind, Quantity
from facts.reading import Sentence
from facts.tables.chips import VENDORS
from facts.tables.countries import COUNTRIES
from facts.types import Metric, Subject

LEAST_FLOPS = 10**15
SITE_FLOPS = 10**17  # less than this may be one machine, unless a whole site is spoken of
FEW_CHIPS = 1000


@dataclass(frozen=True, slots=True)
class Around:
    """What the text around a sentence speaks of: AI computing, counted accelerators just before, energy.

    `spending` tells of amounts spent on infrastructure just before, `staked` of money put into a company,
    `own` that a company speaks of itself.
    """

    computing: bool = False
    chips: bool = False
    spending: bool = False
    energy: bool = False
    own: bool = False
    staked: bool = False


def metric_of(sentence: Sentence, quantity: Quantity, around: Around) -> Metric | None:
    """The metric of a quantity, or None for a look-alike."""
    if quantity.kind is Kind.MONEY and _is_at_another_rate(sentence, quantity):
        return None
    if _converted(sentence, quantity) or is_denied(sentence, quantity) or _illustrates(sentence):
        return None
    if quantity.kind is Kind.POWER:
        return judge_power(sentence, quantity, around.computing or around.own, around.energy)
    if quantity.kind is Kind.MONEY:
        return (
            Metric.INVESTMENT
            if not (around.staked and goes_on_investing(sentence, quantity))
            and is_infrastructure(sentence, quantity, around.computing, around.spending)
            else None
        )
    if quantity.kind is Kind.FLOPS:
        return Metric.FLOPS if _is_aggregate(sentence, quantity, around.computing) else None
    if (
        quantity.equivalent
        or _is_called_equivalent(sentence, quantity)
        or (quantity.bare and _follows_equivalents(sentence, quantity))
    ):
        whole = sentence.nearest(quantity, "market") < 60 and not sentence.names
        return None if whole else Metric.H100E
    return Metric.CHIPS if _are_installed(sentence, quantity, around) else None


@cache
def illustration_pattern() -> re.Pattern[str]:
    """How a sentence begins that only compares."""
    return re.compile(
        r"[\s\"']{0,3}(?:to put (?:this|that|it|things) in(?:to)? (?:perspective|context)|"
        r"for (?:perspective|scale|context|comparison|reference)|by (?:comparison|way of comparison)|作为对比|"
        r"作为参考|相比之下|打个比方|换句话说)"
    )


def _illustrates(sentence: Sentence) -> bool:
    return not sentence.names and bool(illustration_pattern().match(sentence.text, sentence.span.start))


def _converted(sentence: Sentence, quantity: Quantity) -> bool:
    """True for a conversion in brackets: "$85bn (€99bn)", 600 兆瓦（0.6 GW）."""
    for other in sentence.quantities:
        if (
            other.kind is not quantity.kind
            or not 0 <= quantity.start - other.end <= 80
            or other.kind is Kind.COUNT
        ):
            continue
        gap = sentence.text[other.end : quantity.start]
        opening = max(gap.rfind("("), gap.rfind("["))
        if opening >= 0 and ")" not in gap[opening:] and (len(gap) <= 16 or opening <= 2):
            inside = gap[opening + 1 :]
            if quantity.currency != other.currency or quantity.kind is not Kind.MONEY or not inside.strip():
                return not any(word in inside for word in ("包括", "其中", "includ", "of which", "up from"))
    return False


@cache
def rate_pattern() -> re.Pattern[str]:
    """Between an amount and the same in another currency, without brackets: ",约合新台币", ", or about US$"."""
    return re.compile(
        r"[,，]? ?(?:约?(?:合|折合|相当于|折算|等于|等值|换算)(?:约|为|成|达)?|"
        r"(?:or|equal to|equivalent to|about|roughly|which is)(?: (?:about|around|roughly|some|approximately|"
        r"just over|nearly)){0,2}) ?"
    )


def _is_at_another_rate(sentence: Sentence, quantity: Quantity) -> bool:
    """True for an amount that only says the one right before it in another currency."""
    return any(
        other.kind is Kind.MONEY
        and other.currency != quantity.currency
        and other.end <= quantity.start
        and rate_pattern().fullmatch(sentence.text, other.end, quantity.start)
        for other in sentence.quantities
    )


def _follows_equivalents(sentence: Sentence, quantity: Quantity) -> bool:
    """True where the last counted noun before a bare number was an H100-equivalent."""
    before = [
        q for q in sentence.quantities if q.kind is Kind.COUNT and q.end <= quantity.start and not q.bare
    ]
    return bool(before) and before[-1].equivalent


@cache
def called_equivalent_pattern() -> re.Pattern[str]:
    """Before a count: what makes it one of equivalents, 等效 H100 GPU 算力达."""
    return re.compile(
        r"(?:等效|折合|当量)[^,;。\d]{0,4}h100[^,;。]{0,14}$|h100 ?(?:gpu)? ?(?:等效|当量)[^,;。]{0,10}$"
    )


def _is_called_equivalent(sentence: Sentence, quantity: Quantity) -> bool:
    before = sentence.text[max(sentence.span.start, quantity.start - 30) : quantity.start]
    return quantity.bare and called_equivalent_pattern().search(before) is not None


def _is_aggregate(sentence: Sentence, quantity: Quantity, computing: bool) -> bool:
    if quantity.value < LEAST_FLOPS or sentence.nearest(quantity, "per_unit") < 20:
        return False
    sited = sentence.has("computing_place") or (computing and sentence.has("ref_site"))
    if quantity.value < SITE_FLOPS and not sited:
        return False
    if stored_pattern().search(sentence.text[max(sentence.span.start, quantity.start - 10) : quantity.start]):
        return False
    racked = sentence.has("rack") and not sentence.has("computing_place")
    if (
        racked
        or sentence.nearest(quantity, "rack") < 40
        or (
            sentence.nearest(quantity, "market") < 40
            and not any(name.subject.name not in COUNTRIES for name in sentence.names)
        )
    ):
        return False
    of_china = sentence.names and all(name.subject.name == "China" for name in sentence.names)
    if unit_defined_pattern().search(sentence.text, sentence.span.start, sentence.span.end):
        return False
    if stored_behind_pattern().match(sentence.text, quantity.end):
        return False
    if of_china or nation_pattern().search(sentence.text, sentence.span.start, quantity.start):
        return False  # what the whole country has
    in_tens_of_thousands = "万" in sentence.text[quantity.start : quantity.end]  # 5 万 P is nothing else
    if len(quantity.unit) <= 2 and not (sentence.has("flops_word") or in_tens_of_thousands):
        return False
    return (
        computing
        or (in_tens_of_thousands and bool(sentence.names))
        or sentence.has("computing", "flops_word")
    )


@cache
def unit_defined_pattern() -> re.Pattern[str]:
    """A sentence that only explains the unit: 所谓 P 是算力单位."""
    return re.compile(
        r"(?:p|e|eflops|pflops|flops) ?(?:是|即|为|指的是|指)(?:一种|一个)?(?:衡量)?(?:的)?(?:算力|"
        r"计算能力)(?:的)?(?:计量|基本|大小的)?单位"
    )


@cache
def stored_behind_pattern() -> re.Pattern[str]:
    """Behind a P that stands for petabytes: 150P 的分级存储."""
    return re.compile(r" ?的?(?:分级|高速|文件|数据|总|混合|全闪|并行){0,2}(?:存储|储存|storage)")


@cache
def stored_pattern() -> re.Pattern[str]:
    """Before a P that stands for petabytes: 融合存储达 150P."""
    return re.compile(r"(?:存储|存储量|数据量|storage)[^,;。\d]{0,6}$")


@cache
def nation_pattern() -> re.Pattern[str]:
    """Before computing power that a whole country has: 全国智能算力规模达到."""
    return re.compile(
        r"(?:全港|全台|全岛)[^,;。\d]{0,8}$|(?:(?:中国|我国|国内|全国(?!一体化|算力枢纽)|全球)的?|"
        r"(?:我国|全国(?!一体化|算力枢纽)|全球)[^。;]{0,30},)(?:智能|通用|总|其中智能)?算力(?:总)?(?:规模|需求|"
        r"达)?[^,;。]{0,12}$"
    )


@cache
def other_things_pattern() -> re.Pattern[str]:
    """Before a number without a noun: that something else than chips is counted, 机架超过."""
    return re.compile(
        r"(?:机架|机柜|服务器|伺服器|节点|用户|人员|员工|客户)(?:总数|总量|数量|规模)?[^,;。\d]{0,5}$|"
        r"(?:月租|租金|价格|报价|售价|均价)[^,;。]{0,24}$"
    )


def _are_installed(sentence: Sentence, quantity: Quantity, around: Around) -> bool:
    near = sentence.nearest
    if not sentence.names and (
        sentence.has("generic")
        or of_any_site_pattern().search(sentence.text, sentence.span.start, quantity.start)
    ):
        return False
    if (
        (
            near(quantity, "per_unit") < 14
            and not fitted_pattern().search(sentence.text[: quantity.start][-14:])
        )
        or _near_sales(sentence, quantity) < 8
        or near(quantity, "money_other") < 2
    ):
        return False
    if (
        _near_sales(sentence, quantity) < 30
        and not sentence.has("computing_place")
        and not _goes_to_somebody(sentence, quantity)
    ):
        return False
    if suffices_pattern().search(
        sentence.text[max(sentence.span.start, quantity.start - 14) : quantity.start]
    ):
        return False  # 1 GW 足以运行约 100 万个 GPU
    if quantity.value < FEW_CHIPS and not (quantity.value >= 200 and sentence.has("computing_place")):
        return False
    if any_clusters_pattern().search(
        sentence.text, max(sentence.span.start, quantity.start - 40), quantity.start
    ):
        return False
    text = sentence.text[quantity.start : quantity.end]
    if quantity.bare:
        before = sentence.text[max(sentence.span.start, quantity.start - 30) : quantity.start]
        if other_things_pattern().search(before):
            return False
        beside = any(q.kind is Kind.COUNT and not q.bare for q in sentence.quantities)
        return (
            beside
            or around.chips
            or (around.computing and in_place_pattern().match(sentence.text, quantity.end) is not None)
            or _names_a_state(sentence, quantity)
            or number_of_pattern().search(sentence.text, sentence.span.start, quantity.start) is not None
            or (sentence.has("accelerator") and any("一" <= char <= "鿿" for char in text))
        )
    if quantity.weak:
        return bool(sentence.names) or sentence.has("accelerator_sure", "computing_place") or around.computing
    if text.startswith(("万卡", "千卡")):
        return False  # a class of clusters, not a count
    if text in ("十万卡", "百万卡"):
        return bool(sentence.names) and sentence.has("running", "planned", "target")
    return True


@cache
def fitted_pattern() -> re.Pattern[str]:
    """Before a count in Chinese: one machine that is fitted with so many, 一台配备逾."""
    return re.compile(r"一[台座](?:配备|搭载|装有|拥有|内置|集成|由)(?:了)?(?:逾|超过?|约|近|多达|高达)?$")


@cache
def in_place_pattern() -> re.Pattern[str]:
    """Behind a bare number in a text about computing: that so many are installed, "500,000 are in place"."""
    return re.compile(
        r" (?:more )?(?:are|were|have been|will be) (?:already |now |currently )?(?:installed|deployed|racked|"
        r"up and running|in place|on order|on the way|online)(?![a-z])"
    )


@cache
def any_clusters_pattern() -> re.Pattern[str]:
    """Before a count: clusters of that size in general, "customers now talk about clusters of"."""
    return re.compile(
        r"(?<!two )(?<!three )(?<!four )(?<!several )(?<!its )(?<!their )(?<![a-z])(?:super)?clusters of (?:up "
        r"to |more than |over |around |about )?$"
    )


@cache
def suffices_pattern() -> re.Pattern[str]:
    return re.compile(r"足以(?:运行|支撑|驱动|供应)[^,;。]{0,6}$")


def _goes_to_somebody(sentence: Sentence, quantity: Quantity) -> bool:
    """True for chips that are let go to a buyer named behind: "35,000 chips to be shipped to Humain"."""
    return any(
        0 < name.start - quantity.end <= 40
        and name.subject.name not in VENDORS
        and name.subject.name not in COUNTRIES
        and sentence.text[: name.start].endswith(" to ")
        for name in sentence.names
    )


def _near_sales(sentence: Sentence, quantity: Quantity) -> int:
    """Distance of the nearest word of sale or production, but for a use of the chips: "for manufacturing"."""
    return min(
        (
            sentence.distance(cue.start, cue.end, quantity)
            for cue in sentence.tagged(("chip_sales",))
            if not sentence.text[max(0, cue.start - 6) : cue.start].endswith(("for ", "all ", "for a "))
            and not asked_pattern().search(sentence.text, max(0, cue.start - 40), cue.start)
        ),
        default=10**6,
    )


@cache
def asked_pattern() -> re.Pattern[str]:
    """Before a word of sale: a buyer who asks for the goods, "had asked Nvidia" (to ship)."""
    return re.compile(r"(?<![a-z])(?:asked|urged|pressed|contracted|wants?|paid) [a-z ]{2,16} ?$")


@cache
def number_of_pattern() -> re.Pattern[str]:
    """Before a bare number: what it is the number of."""
    return re.compile(
        r"number of (?:its |the )?(?:ai |nvidia )?(?:gpus|accelerators|tpus|"
        r"ai chips)(?: [a-z']{1,14}){0,8} (?:to|at|from) |(?:gpu|chip|accelerator|tpu) (?:count|fleet|tally|"
        r"total|inventory) (?:to|of|at|from) "
    )


@cache
def state_behind_pattern() -> re.Pattern[str]:
    """What is said of accelerators whose noun is left out: "500,000 installed, another 500,000 on the way"."""
    return re.compile(
        r" (?:already |now |currently )?(?:installed|deployed|online|on the way|on order|up and running|in operation)"
    )


def _names_a_state(sentence: Sentence, quantity: Quantity) -> bool:
    if not sentence.names or not sentence.has("accelerator", "flops_word"):
        return False
    return (
        quantity.value >= 10**4
        and state_behind_pattern().match(sentence.text, quantity.number_end) is not None
    )


@cache
def put_to_use_pattern() -> re.Pattern[str]:
    """Before a count of chips that somebody builds with, whatever else is said of their trade."""
    return re.compile(
        r"(?<![a-z])(?:equip|deploy|install|hous|host|power|fill|build|pack|featur|run)(?:e|s|ed|ing)?(?![a-z])|配备|部署|"
        r"安装|搭载|建设|装入"
    )


def _is_put_to_use(sentence: Sentence, quantity: Quantity) -> bool:
    placed = sentence.has("computing_place")
    low = max(sentence.span.start, quantity.start - (110 if placed else 24))
    return put_to_use_pattern().search(sentence.text, low, quantity.start) is not None


@cache
def order_pattern() -> re.Pattern[str]:
    return re.compile(r"订单|大单|(?<![a-z])orders?(?![a-z])")


def is_traded(sentence: Sentence, subject: Subject | None, quantity: Quantity, metric: Metric) -> bool:
    """True for what a maker sells, or what nobody in particular orders: trade, not infrastructure."""
    if metric is Metric.INVESTMENT:
        order = order_pattern().search(sentence.text, quantity.end, quantity.end + 21)
        ordered = order is not None and not any(
            mark in sentence.text[quantity.end : order.start()] for mark in ",.;。"
        )
        only_makers = bool(sentence.names) and all(name.subject.name in VENDORS for name in sentence.names)
        return ordered and (only_makers if subject is None else subject.name in VENDORS)
    if metric is not Metric.CHIPS:
        return False
    if not sentence.has("chip_trade", "chip_sales") or _is_put_to_use(sentence, quantity):
        return False
    if subject is None and sentence.has("ref_company", "ref_we", "ref_it"):
        return False
    return subject is None or subject.name in VENDORS or subject.name == "China"
