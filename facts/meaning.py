"""Decides which quantities are about AI-computing infrastructure, and of which metric."""

from __future__ import annotations

import re
from functools import cache

from facts.around import Around
from facts.gaps import any_word
from facts.installed import are_installed
from facts.money import judge_money
from facts.power import is_generated, judge_power
from facts.quantities import Kind, Quantity
from facts.reading import Sentence
from facts.stakes import goes_on_investing
from facts.tables.countries import COUNTRIES, REGIONS
from facts.types import Metric, SubjectKind

LEAST_EQUIVALENT = 1000  # fewer H100s measure a rack or two
LEAST_FLOPS = 10**15
SITE_FLOPS = 10**17  # less than this may be one machine, unless a whole site is spoken of


def metric_of(sentence: Sentence, quantity: Quantity, around: Around) -> tuple[Metric | None, bool]:
    """The metric of a quantity that is neither denied nor restated, and whether the words beside it settle that.

    None stands for a look-alike.
    """
    if quantity.kind is Kind.POWER:
        return judge_power(sentence, quantity, around.computing or around.own, around.energy)
    if quantity.kind is Kind.MONEY:
        if around.staked and goes_on_investing(sentence, quantity):
            return None, True
        spent, settled = judge_money(sentence, quantity, around.computing, around.spending)
        return Metric.INVESTMENT if spent else None, settled
    if quantity.kind is Kind.FLOPS:
        return Metric.FLOPS if _is_aggregate(sentence, quantity, around.computing) else None, True
    if (
        quantity.equivalent
        or _is_called_equivalent(sentence, quantity)
        or (quantity.bare and _follows_equivalents(sentence, quantity))
    ):
        worldwide = of_the_world_pattern().search(sentence.text, sentence.span.start, sentence.span.end)
        whole = not sentence.names and (sentence.nearest(quantity, "market") < 60 or worldwide is not None)
        return None if whole else Metric.H100E, True
    installed = are_installed(sentence, quantity, around)
    return Metric.CHIPS if installed else None, installed is False


def is_restated(sentence: Sentence, quantity: Quantity) -> bool:
    """True for a conversion of another figure, and in a sentence that only compares."""
    if quantity.kind is Kind.MONEY and _is_at_another_rate(sentence, quantity):
        return True
    return _converted(sentence, quantity) or _illustrates(sentence)


def likely_metric(sentence: Sentence, quantity: Quantity) -> Metric:
    """The metric of a figure that is known to count, by its kind."""
    if quantity.kind is Kind.POWER:
        return Metric.GENERATION if is_generated(sentence, quantity) else Metric.POWER
    return (
        Metric.INVESTMENT
        if quantity.kind is Kind.MONEY
        else Metric.H100E
        if quantity.equivalent
        else Metric.CHIPS
    )


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
    glossed = any(
        not q.equivalent for q in before
    )  # "500,000 chips, equal to 300,000 H100s, … 1 million by December"
    return bool(before) and before[-1].equivalent and not glossed


@cache
def called_equivalent_pattern() -> re.Pattern[str]:
    """Before a count: what makes it one of equivalents, 等效 H100 GPU 算力达."""
    return re.compile(
        r"(?:等效|折合|当量)[^,;。\d]{0,4}h100[^,;。]{0,14}$|h100 ?(?:gpu)? ?(?:等效|当量)[^,;。]{0,10}$"
    )


@cache
def equals_pattern() -> re.Pattern[str]:
    """Right before so many H100s: what makes them a measure of something else, "now equals over"."""
    return re.compile(
        r"(?<![a-z])(?<!not )(?:equals?|equalled|equaled|equall?ing|equal(?:s|led)? to|equivalent (?:to|of)|"
        r"as powerful as|the power of)"
        r"(?: (?:a|about|around|roughly|some|over|more than|at least|up to|nearly|almost|approximately)){0,2} $"
    )


def _is_called_equivalent(sentence: Sentence, quantity: Quantity) -> bool:
    measured = "h100" in sentence.text[quantity.start : quantity.end] and quantity.value >= LEAST_EQUIVALENT
    if measured and equals_pattern().search(sentence.before(quantity.start, 40)):
        return True
    before = sentence.text[max(sentence.span.start, quantity.start - 30) : quantity.start]
    return quantity.bare and called_equivalent_pattern().search(before) is not None


@cache
def each_machine_pattern() -> re.Pattern[str]:
    """How a sentence begins that tells what one machine does: "Every rack brings together", "A single node"."""
    return re.compile(
        r"[\s\"'“]{0,3}(?:each|every|one|a single|per) (?:[a-z0-9-]{2,8} )?(?:rack|node|server|tray|cabinet|module|"
        r"pod|"
        r"chip|gpu|board|blade)(?![a-z])(?: (?:at|in|of|inside) (?:[a-z0-9'-]{1,14} ){1,4}(?:campus|cluster|site|"
        r"data cent(?:er|re)|supercomputer))?|(?:每|单)(?:个|台|颗|块|张)?(?:机柜|机架|节点|服务器|芯片|机箱)"
    )


def _is_of_one_machine(sentence: Sentence, quantity: Quantity) -> bool:
    """True where the sentence is about one machine as such, and turns to nothing larger before the figure."""
    machine = each_machine_pattern().match(sentence.text, sentence.span.start, quantity.start)
    if machine is None:
        return False
    gap = sentence.text[machine.end() : quantity.start]
    larger = sentence.tagged(("computing_place",), machine.end(), quantity.start)
    named = any(machine.end() <= name.start < quantity.start for name in sentence.names)
    return (
        not larger and not named and not any(mark in gap for mark in (":", ";", " but ", "总算力", "完成后"))
    )


@cache
def of_the_world_pattern() -> re.Pattern[str]:
    """What makes a count one of everybody's: "delivered around the world"; not "the largest in the world"."""
    return re.compile(r"(?<![a-z])(?:(?:around|across|throughout) the world|worldwide)(?![a-z])")


def _is_aggregate(sentence: Sentence, quantity: Quantity, computing: bool) -> bool:
    if quantity.value < LEAST_FLOPS or sentence.nearest(quantity, "per_unit") < 20:
        return False
    if _is_of_one_machine(sentence, quantity):
        return False
    sited = sentence.has("computing_place") or (computing and sentence.has("ref_site"))
    if quantity.value < SITE_FLOPS and not sited:
        return False
    if stored_pattern().search(sentence.text[max(sentence.span.start, quantity.start - 10) : quantity.start]):
        return False
    with_chips = any(q.kind is Kind.COUNT and not q.bare for q in sentence.quantities)  # 1 万卡, 可提供 2500P
    clustered = with_chips and any(name.subject.kind is SubjectKind.CLUSTER for name in sentence.names)
    racked = sentence.has("rack") and not sentence.has("computing_place")
    if (
        (racked and not clustered)
        or (sentence.nearest(quantity, "rack") < 40 and not clustered)
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
    if len(quantity.unit) <= 2 and not (sentence.has("flops_word") or in_tens_of_thousands or with_chips):
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
    """Before computing power that a whole country or region has: 全国智能算力规模达到, 内蒙古目前算力总规模."""
    regions = any_word("|".join(name for name in REGIONS if not name.isascii() and name[0] != "全"))
    return re.compile(
        r"(?<![a-z])world's (?:[a-z0-9]{2,9} ){0,2}(?:fastest|top|leading|most powerful) (?:[a-z0-9]{2,9} )?"
        r"supercomputers "
        r"(?:together|combined)[^,.;]{0,24}$|"
        rf"(?:{regions})(?:省|市|自治区|全域|全区)?(?:目前|现有|已有|已建成?|在运|在用|累计|当前)?的?(?:智能|通用|总|"
        r"综合)?算力总?规模[^,;。]{0,12}(?:,其中[^,;。\d]{0,10})?$|"
        r"(?:全港|全台|全岛)[^,;。\d]{0,8}$|(?:(?:中国|我国|国内|全国(?!一体化|算力枢纽)|全球)的?|"
        r"(?:我国|全国(?!一体化|算力枢纽)|全球)[^。;]{0,30},)(?:智能|通用|总|其中智能)?算力(?:总)?(?:规模|需求|"
        r"达)?[^,;。]{0,12}$"
    )
