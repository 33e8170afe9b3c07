"""Judges counts of chips: installed or ordered ones, not goods in trade or a unit's own."""

from __future__ import annotations

import re
from functools import cache

from facts.any_site import of_any_site_pattern
from facts.around import Around
from facts.in_general import speaks_in_general
from facts.quantities import Kind, Quantity
from facts.reading import Sentence
from facts.tables.chips import HOME_MAKERS, VENDORS
from facts.tables.countries import COUNTRIES
from facts.tables.markers import MORE_OR_LESS
from facts.types import Metric, Subject

FEW_CHIPS = 1000
RACK = 200  # fewer may stand in a few racks
MANY_CHIPS = 10**4  # more than any one machine holds
MOST_CHIPS = 10**9  # beyond, tokens or the like are counted


@cache
def other_things_pattern() -> re.Pattern[str]:
    """Before a number without a noun: that something else than chips is counted, 机架超过."""
    return re.compile(
        r"(?:机架|机柜|服务器|伺服器|节点|用户|人员|员工|客户|开发者|合作伙伴|参数|家庭|居民|岗位|粉丝|"
        r"企业)(?:总数|总量|数量|规模)?[^,;。\d]{0,5}$|"
        r"(?:月租|租金|价格|报价|售价|均价)[^,;。]{0,24}$"
    )


def are_installed(sentence: Sentence, quantity: Quantity, around: Around) -> bool | None:
    """Whether chips are counted that are installed or ordered; None where the words beside the count do not tell."""
    if _counts_none(sentence, quantity):
        return False
    if quantity.value < FEW_CHIPS and not (
        quantity.value >= RACK and (sentence.has("computing_place") or _is_one_machine(sentence, quantity))
    ):
        return None if quantity.model and quantity.value >= RACK and not sentence.has("rack") else False
    if _is_for_each(sentence, quantity) or _is_sold(sentence, quantity):
        return None if quantity.value >= MANY_CHIPS else False
    if quantity.bare:
        return _are_meant(sentence, quantity, around) or None
    if quantity.weak:
        return bool(sentence.names) or sentence.has("accelerator_sure", "computing_place") or around.computing
    text = sentence.text[quantity.start : quantity.end]
    if text.startswith(("万卡", "千卡")):
        return False  # a class of clusters, not a count
    if text in ("十万卡", "百万卡"):
        beside = any(q.kind is Kind.COUNT and q.start != quantity.start for q in sentence.quantities)
        return bool(sentence.names) and (beside or sentence.has("running", "planned", "target"))
    return True


def _counts_none(sentence: Sentence, quantity: Quantity) -> bool:
    """True for chips in general, other things, and numbers that are too large."""
    text, begin = sentence.text, sentence.span.start
    if quantity.value > MOST_CHIPS or (not sentence.names and speaks_in_general(sentence)):
        return True
    makers = all(name.subject.name in VENDORS for name in sentence.names)
    if makers and of_any_site_pattern().search(text, begin, quantity.start):
        return True
    return bool(
        _is_beside_money(sentence, quantity)
        or (quantity.bare and sentence.nearest(quantity, "chip_other") < 20)
        or suffices_pattern().search(sentence.before(quantity.start, 14))  # 1 GW 足以运行约 100 万个 GPU
        or (quantity.value < FEW_CHIPS and linked_pattern().search(sentence.before(quantity.start, 16)))
        or any_clusters_pattern().search(text, max(begin, quantity.start - 40), quantity.start)
        or (quantity.bare and other_things_pattern().search(sentence.before(quantity.start, 30)))
    )


def _is_beside_money(sentence: Sentence, quantity: Quantity) -> bool:
    """True for a number right beside a word of other money; chips are acquired without any."""
    return any(
        cue.phrase not in ACQUIRING and sentence.distance(cue.start, cue.end, quantity) < 2
        for cue in sentence.tagged(("money_other",))
    )


ACQUIRING = frozenset(("acquire", "acquires", "acquired"))


@cache
def linked_pattern() -> re.Pattern[str]:
    """Right before the chips of one machine: "links 576"."""
    return re.compile(r"(?<![a-z])(?:links?|connects?|packs?|combines?|crams?|fits?)(?: together| up)? $")


def _is_one_machine(sentence: Sentence, quantity: Quantity) -> bool:
    return supernode_pattern().search(sentence.text, *sentence.breath(quantity.start)) is not None


def _is_for_each(sentence: Sentence, quantity: Quantity) -> bool:
    """True for what each site or each machine holds."""
    if _near_a_unit(sentence, quantity) >= 14 or each_site_pattern().search(
        sentence.before(quantity.start, 60)
    ):
        return False
    return fitted_pattern().search(sentence.before(quantity.start, 14)) is None


@cache
def each_site_pattern() -> re.Pattern[str]:
    """Before what each of several sites holds: "three or four regional hubs with some"."""
    return re.compile(
        r"(?<![a-z])(?:hubs|data cent(?:er|re)s|campuses|sites|clusters|supercomputers|factories|gigafactories|"
        r"cent(?:er|re)s),? (?:each )?(?:with|of|holding|containing|housing)"
        rf"{MORE_OR_LESS} $"
    )


def _is_sold(sentence: Sentence, quantity: Quantity) -> bool:
    """True for chips that are made or sold, and go to nobody who is named."""
    sold = _near_sales(sentence, quantity)
    near = sold < 8 or (sold < 30 and not sentence.has("computing_place"))
    return near and not _goes_to_somebody(sentence, quantity)


def _are_meant(sentence: Sentence, quantity: Quantity, around: Around) -> bool:
    """Whether a number without a noun counts accelerators, by what stands around it."""
    text = sentence.text[quantity.start : quantity.end]
    return (
        any(q.kind is Kind.COUNT and not q.bare for q in sentence.quantities)
        or around.chips
        or (around.computing and in_place_pattern().match(sentence.text, quantity.end) is not None)
        or _names_a_state(sentence, quantity)
        or number_of_pattern().search(sentence.text, sentence.span.start, quantity.start) is not None
        or (sentence.has("accelerator") and any("一" <= char <= "鿿" for char in text))
    )


@cache
def supernode_pattern() -> re.Pattern[str]:
    """A machine that is sold as one cluster."""
    return re.compile(r"超节点|超節點|(?<![a-z])(?:supernode|superpod|supercluster)")


def _near_a_unit(sentence: Sentence, quantity: Quantity) -> int:
    """Distance of the nearest "per rack" and its like, but for those that are figures themselves: "a gigawatt"."""
    figured = {q.start for q in sentence.quantities if q.kind is Kind.POWER}
    return min(
        (
            sentence.distance(cue.start, cue.end, quantity)
            for cue in sentence.tagged(("per_unit",))
            if cue.start not in figured
        ),
        default=10**6,
    )


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
        r"(?<!two )(?<!three )(?<!four )(?<!several )(?<!its )(?<!their )(?<!two ai )(?<!three ai )(?<!two "
        r"gpu )(?<![a-z])(?:super)?clusters of (?:up to |more than |over |around |about )?$"
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
        and sentence.before(name.start, 4) == " to "
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
        r"total|inventory|numbers|pool)(?: (?!with|in|on)[a-z']{1,12}){0,3} (?:to|of|at|from) "
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
        r"(?<![a-z])(?:equip|deploy|install|hous|host|power|fill|build|pack|featur|run)(?:e|s|ed|ing)?(?![a-z])|"
        r"配备|部署|"
        r"安装|搭载|建设|装入"
    )


def _is_put_to_use(sentence: Sentence, quantity: Quantity) -> bool:
    placed = sentence.has("computing_place")
    low = max(sentence.span.start, quantity.start - (110 if placed else 24))
    return put_to_use_pattern().search(sentence.text, low, quantity.start) is not None


@cache
def order_pattern() -> re.Pattern[str]:
    return re.compile(r"订单|大单|(?<![a-z])orders?(?![a-z])")


@cache
def exported_pattern() -> re.Pattern[str]:
    """Right behind a count of chips: that they are brought into a land, " into China", " to Chinese customers"."""
    return re.compile(
        r"(?: modules| units| of them)? (?:into|to) (?:china|chinese (?:customers|buyers|firms|companies))(?![a-z])"
    )


@cache
def shipped_pattern() -> re.Pattern[str]:
    """Before chips that their maker ships: 今年计划出货昇腾芯片约, "will ship"."""
    return re.compile(
        r"(?:出货|销售|卖出)[^,;。\d]{0,12}$|(?<![a-z])(?:ship|ships|shipped|sell|sold)"
        r"(?: (?:about|around|some|roughly|up to|over|nearly|more than|as many as)){0,2} $"
    )


def _is_shipped(sentence: Sentence, quantity: Quantity) -> bool:
    """True for what a maker ships, where the sentence speaks of no site that it goes to."""
    sited = sentence.has("computing_place", "site_word")
    return not sited and shipped_pattern().search(sentence.before(quantity.start, 50)) is not None


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
    exported = exported_pattern().match(sentence.text, quantity.end)
    if exported and subject is not None and subject.name in (*VENDORS, "China"):
        return True
    if subject is not None and subject.name in HOME_MAKERS and _is_shipped(sentence, quantity):
        return True
    if not sentence.has("chip_trade", "chip_sales") or _is_put_to_use(sentence, quantity):
        return False
    if subject is None and sentence.has("ref_company", "ref_we", "ref_it"):
        return False
    return subject is None or subject.name in VENDORS or subject.name == "China"
