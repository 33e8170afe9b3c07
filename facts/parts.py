"""Parts of a whole: first phases, "including 30k GB200s", 首批."""

from __future__ import annotations

import re
from functools import cache

from facts.gaps import any_word
from facts.lexicon import Hit
from facts.outset import first_batch_pattern, is_of_the_outset, is_of_the_start, share_of_it_pattern
from facts.pieces import is_a_piece
from facts.quantities import Kind, Quantity, quantities
from facts.reading import Sentence
from facts.shares import (
    comes_first,
    each_building_pattern,
    goes_on_pattern,
    grows_behind_pattern,
    is_of_a_phase,
    of_the_goods_pattern,
    phase_costs_pattern,
    split_into_pattern,
    whole_before_pattern,
    whole_behind_pattern,
    whole_noun_pattern,
    whole_of_somebodys_pattern,
    whole_plan_pattern,
)
from facts.tables.markers import HANDS_OVER

FILLERS = (
    "it|it容量|签约|签|开发|交付|建成|至多|deliver|provide|support|have|host|offer|house|install|build|invest|spend|"
    "add|a|an|the|of|to|as|up|many|much|about|around|roughly|some|approximately|nearly|over|more|than|at|least|its|"
    "something|like|total|another|additional|new|with|nvidia|for|capacity|power|compute|investment|ai|pipeline|"
    "exceeding|"
    "投资|投入|部署|采购|购买|建设|扩建|扩容|扩充|扩|增|建|出口|上线|上|了|约|近|超过|超|逾|高达|最多|至少|一个|"
    "共|达|"
    "大约|一份|数据中心|算力|容量|也|有|将|规模|为|的|将有|安装|设|装|购|投"
)


@cache
def filler_pattern() -> re.Pattern[str]:
    """Words that may stand between a word of scope and its figure."""
    return re.compile(rf"[\s\"'(「]{{0,3}}(?:{any_word(FILLERS)} ?){{0,6}}[a-z]{{0,3}}[$€£¥₹]? ?")


@cache
def part_behind_pattern() -> re.Pattern[str]:
    return re.compile(
        r" (?:of )?initial capacity| among (?:them|those|these)(?![a-z])|"
        r" of (?:that|those|which|this|these|them|it(?! ))(?![a-z])| of it (?=on |"
        r"for |to |will |is |goes |in |[a-z]{3,12}ing )| ?的?初始(?:容量|规模)| (?:(?:data ?center|pilot|"
        r"initial|first|new|second) )?(?:phase|stage)| of the (?:opening |initial |total |overall |"
        r"first )?(?:outlay|sum|total|money|investment|budget|amount|bill|spending)|[ -]each(?![a-z])|"
        r" of (?:the )?[a-z0-9 .-]{2,24}'s (?:total |planned |full )?capacity(?![a-z])|(?: (?:for|at|"
        r"in) [^,.;]{2,40})? to (?:start|begin) with|(?:, )?respectively| first phase| (?:come|comes|came|go|"
        r"goes) first(?![a-z])|(?:的?[^,;。\d]{0,6})?(?:起步|起跳|做起|干起)| in (?:a|an|the|its) (?:first|"
        r"initial|opening) (?:phase|batch|tranche|stage|wave|round|instalment|step)|(?:以上)?的?(?:一期|首期|"
        r"首批|首段)|,?(?:属于?|为|是|作为)(?:首批|第一批|首期)(?=[,。;]|$|交付|部署|订单)"
    )


SHARES = frozenset(("each", "respectively", "分别", "各", "每个", "每座", "部分", "phase", "部份"))


def _grows_behind(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether one of these stands in the figure's clause or opens the next one."""
    match = grows_behind_pattern().search(
        sentence.text, quantity.end, min(quantity.end + 110, sentence.span.end)
    )
    if match is None:
        return False
    gap = sentence.text[quantity.end : match.start()]
    reach = 90 if match.group().endswith(" of") else 30 if match.group().startswith(",") else 16
    return len(gap) <= reach and not any(mark in gap for mark in ",;.")


def is_part(sentence: Sentence, quantity: Quantity) -> bool:
    """True for a figure that is a part of a whole, by the words right beside it or one of the part cues before."""
    told = told_as_part(sentence, quantity)
    if told is not None:
        return told
    return bool(_part_cues(sentence, quantity)) or _bracketed_model(sentence, quantity)


def _part_cues(sentence: Sentence, quantity: Quantity) -> list[Hit]:
    """The words of a part before a figure that speak of it."""
    begin = max(sentence.span.start, quantity.start - 140)
    return [
        cue
        for cue in sentence.tagged(("part",), begin, quantity.start)
        if _in_reach(sentence, quantity, cue) and not _is_idle(sentence, quantity, cue)
    ]


def told_as_part(sentence: Sentence, quantity: Quantity) -> bool | None:
    """Whether the words right beside a figure make it a part or the whole; None where they tell neither."""
    if sentence.text.startswith(("first ", "首个", "第一个"), quantity.start):
        return True
    if whole_before_pattern().search(sentence.before(quantity.start, 60)):
        return False
    of_things = quantity.kind is Kind.POWER and sentence.text.startswith(" of them", quantity.end)
    beside = None if of_things else part_behind_pattern().match(sentence.text, quantity.end)
    if beside or _grows_behind(sentence, quantity) or is_a_piece(sentence, quantity):
        return True
    whole = sentence.before(quantity.start, 6).endswith(" all ")
    if not whole and of_the_goods_pattern().match(sentence.text, quantity.number_end, quantity.end):
        supplied = goods_handed_over_pattern().search(sentence.before(quantity.start, 30)) is not None
        return not supplied and not _exceeds_those_before(sentence, quantity)
    start = sentence.span.start
    each = sentence.text.find("each", start, quantity.start) >= 0
    if each and each_building_pattern().search(sentence.text, start, quantity.start):
        return True
    if is_of_a_phase(sentence, quantity) or comes_first(sentence, quantity):
        return True
    if is_of_the_start(sentence, quantity):
        return True
    if goes_on_pattern().match(sentence.text, quantity.end) and _was_summed(sentence, quantity):
        return True
    if _is_of_a_whole(sentence, quantity) or is_of_the_outset(sentence, quantity):
        return True
    cues, begin = _part_cues(sentence, quantity), sentence.span.start
    told = any(cue.phrase in INCLUDING or (cue.phrase in PHASES and cue.start - begin <= 6) for cue in cues)
    before = sentence.before(quantity.start, 24)
    if told or before.isascii():
        return told or None
    return bool(first_batch_pattern().search(before) or share_of_it_pattern().search(before)) or None


@cache
def goods_handed_over_pattern() -> re.Pattern[str]:
    """Right before goods that a maker hands out: "will supply"."""
    return re.compile(rf"(?<![a-z]){HANDS_OVER} (?:[a-z]{{2,8}} ){{0,2}}$")


def _exceeds_those_before(sentence: Sentence, quantity: Quantity) -> bool:
    """True for "over a million of those chips" where the sentence before told of fewer."""
    earlier = [
        q for q in quantities(sentence.preceding(220), sentence.preceding(220)) if q.kind is quantity.kind
    ]
    return bool(earlier) and all(q.value < quantity.value for q in earlier)


def _in_reach(sentence: Sentence, quantity: Quantity, cue: Hit) -> bool:
    """Whether a part cue is near enough, with no other figure between."""
    low, _ = sentence.clause(quantity.start)
    leads = cue.phrase in PHASES and cue.start - sentence.span.start <= 6
    if cue.phrase in INCLUDING or leads:
        limit = 140
    elif cue.phrase in PHASES:
        limit = 60
    else:
        limit = 40 if cue.start >= low else 20
    between = any(
        (
            q.start >= cue.end
            and q.end <= quantity.start
            and (not (leads or cue.phrase == "其中") or q.kind is quantity.kind)
        )
        or (cue.start < low and 0 < cue.start - q.end <= 2)
        for q in sentence.quantities
    )
    return (quantity.start - cue.end) * sentence.weight <= limit and not between


def _is_idle(sentence: Sentence, quantity: Quantity, cue: Hit) -> bool:
    """True for a part cue that makes no part of the figure: "each", a first of its kind, a closed remark."""
    gap, before = sentence.text[cue.end : quantity.start], sentence.text[max(0, cue.start - 14) : cue.start]
    if cue.phrase in SHARES or "在内" in gap:
        return True
    if cue.phrase in ADJACENT_PART and not filler_pattern().fullmatch(gap):
        return True
    if whole_of_somebodys_pattern().fullmatch(gap) and whole_noun_pattern().match(
        sentence.text, quantity.end
    ):
        return True
    if cue.phrase == "of which" and before.rstrip().endswith(("each", "both", "all")):
        return True
    if cue.phrase in FIRSTS and record_pattern().search(before):
        return True  # the first of its kind in the world, not of a whole
    if cue.phrase == "其中" and ";" in gap:
        return True
    if cue.phrase == "part of":
        whole = whole_plan_pattern().match(gap) or whole_behind_pattern().match(sentence.text, quantity.end)
        return whole is not None
    beside = cue.phrase == "其中" and len(gap) <= 6 and filler_pattern().fullmatch(gap)
    if cue.phrase in INCLUDING and not beside and not _has_a_whole(sentence, quantity):
        return True
    if cue.phrase in INCLUDES and not _names_a_whole(sentence, cue.start, quantity):
        return True
    return cue.phrase in INCLUDING and "," in gap.strip(" ,")


def _has_a_whole(sentence: Sentence, quantity: Quantity) -> bool:
    """True where a number of the same kind stands before, in this sentence or the one before it."""
    begin = max(0, sentence.span.start - 200)
    if any(q.kind is quantity.kind and q.end <= quantity.start for q in sentence.quantities):
        return True
    return WHOLES[quantity.kind]().search(sentence.text, begin, sentence.span.start) is not None


def _was_summed(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether the sentence before tells a sum of money that this amount may be taken from."""
    begin = max(0, sentence.span.start - 200)
    money = quantity.kind is Kind.MONEY
    return money and whole_money_pattern().search(sentence.text, begin, sentence.span.start) is not None


@cache
def whole_power_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?:\d|[一二三四五六七八九十百]) ?-?(?:gw|mw|gigawatt|megawatt|吉瓦|兆瓦|千兆瓦|瓩|万千瓦|千瓦)"
    )


@cache
def whole_count_pattern() -> re.Pattern[str]:
    return re.compile(
        r"\d,\d{3}|\d ?万|\dk(?![a-z])|\d{4,12}(?! ?年)|\d ?(?:million|thousand)|[一二三四五六七八九十百]万"
    )


@cache
def whole_money_pattern() -> re.Pattern[str]:
    return re.compile(r"[$€£¥₹] ?\d|\d ?(?:[十百千]?[万亿]|billion|million|trillion|bn)")


@cache
def whole_flops_pattern() -> re.Pattern[str]:
    return re.compile(r"\d ?(?:[万亿]?p|e|eflops|pflops|exaflop|petaflop)")


WHOLES = {
    Kind.POWER: whole_power_pattern,
    Kind.COUNT: whole_count_pattern,
    Kind.MONEY: whole_money_pattern,
    Kind.FLOPS: whole_flops_pattern,
}


INCLUDING = frozenset(("including", "其中", "包括", "of which"))
INCLUDES = frozenset(("include", "includes", "包含", "含"))


def _names_a_whole(sentence: Sentence, before: int, quantity: Quantity) -> bool:
    """True where a verb such as "includes" speaks of a number named before."""
    if any(q.kind is quantity.kind and q.end <= before for q in sentence.quantities):
        return True
    return (
        sentence.text[max(sentence.span.start, before - 12) : before]
        .rstrip()
        .endswith(("number", "total", "figure", "that"))
    )


PHASES = frozenset(
    (
        "phase one",
        "phase 1",
        "phase i",
        "stage one",
        "stage 1",
        "stage 1a",
        "stage 1b",
        "phase 1a",
        "phase 1b",
        "first phase",
        "initial phase",
        "一期",
        "首期",
        "第一阶段",
        "first tranche",
    )
)
ADJACENT_PART = frozenset(
    (
        "first",
        "the first",
        "initial",
        "initially",
        "首个",
        "portion",
        "part of",
        "begin with",
        "the other",
        "the remaining",
        "remaining",
        "剩余",
        "其余",
        "余下",
        "剩下",
        "subset",
        "phases of",
        "stages of",
        "steps of",
        "每期",
        "含",
        "当中",
    )
)


def _bracketed_model(sentence: Sentence, quantity: Quantity) -> bool:
    """True for the 50k of "200k (50k H200s)"."""
    if quantity.kind is not Kind.COUNT or quantity.model is None:
        return False
    for other in sentence.quantities:
        gap = sentence.text[other.end : quantity.start]
        if other.kind is Kind.COUNT and other.end <= quantity.start and other.value > quantity.value:
            if len(gap) < 48 and "(" in gap and ")" not in gap:
                return True
    return False


FIRSTS = frozenset(("first", "the first", "首个", "首座", "首栋", "第一"))


@cache
def record_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?:world|nation|country|industry|state|continent|europe|asia|america|region)(?:'s)? $|"
        r"(?:全球|世界|全国|国内|业界|业内|亚洲|全台|台湾|欧洲|北美|美国|国家|行业|东南亚|亚太)(?:的)? ?$"
    )


@cache
def of_whole_pattern() -> re.Pattern[str]:
    """A sentence that opens with the whole of which it will name a part: "Of the $500 billion pledged, …"."""
    return re.compile(
        r"(?<![a-z])(?<![a-z] )[\s\"']{0,3}(?:out )?of (?:the|its|that|those|this) (?:[^,;]|,(?=\d)){2,110}, |"
        r"在?(?:这|该|全部|总计)[^,;。]{2,30}(?:中|里),"
    )


@cache
def of_it_pattern() -> re.Pattern[str]:
    """How a sentence begins that takes a part of what the one before it told: "Of this, €15 billion would go on"."""
    return re.compile(
        r"[\s\"']{0,3}(?:of (?:this|that|these|those|it|which)(?: total| sum| amount)?, |"
        r"part of (?:the|its|that) (?:bill|cost|money|sum|total|investment) (?:is|was|"
        r"will be) (?:being )?(?:covered|met|paid|financed|funded) by )"
    )


@cache
def among_pattern() -> re.Pattern[str]:
    """Before a figure: the whole that it is taken from, without its number, 已签约的算力设备中,来自…的有."""
    return re.compile(
        r"(?:设备|投资|资金|容量|算力|芯片|gpu|卡|机柜|订单|支出|开支|预算)(?:总?额|总量)?(?:之中|当中|"
        r"中),[^;。]{0,40}$"
    )


def _is_of_a_whole(sentence: Sentence, quantity: Quantity) -> bool:
    begin, text = sentence.span.start, sentence.text
    if of_it_pattern().match(text, begin, quantity.start) or among_pattern().search(
        text, begin, quantity.start
    ):
        return True
    before = text[max(begin, quantity.start - 60) : quantity.start]
    if split_into_pattern().search(before) or phase_costs_pattern().search(before):
        return True
    match = of_whole_pattern().match(sentence.text, sentence.span.start)
    if match is None or quantity.start < match.end():
        return False
    return any(q.kind is quantity.kind and q.end <= match.end() for q in sentence.quantities)
