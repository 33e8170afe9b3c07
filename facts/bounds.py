"""The bound of a figure: exact, about, at least, at most or a range."""

from __future__ import annotations

import re
from functools import cache

from facts.gaps import any_word
from facts.no_bounds import binds_nothing
from facts.quantities import Quantity
from facts.reading import Sentence
from facts.types import Bound

REACH = 15  # letters between a word of bound and its figure
LEFT = {"about_left": Bound.ABOUT, "at_least_left": Bound.AT_LEAST, "at_most_left": Bound.AT_MOST}
RIGHT = {"about_right": Bound.ABOUT, "at_least_right": Bound.AT_LEAST, "at_most_right": Bound.AT_MOST}


BETWEEN = (
    "由|a|an|the|to|of|as|equivalent|total|another|additional|extra|combined|further|new|initial|reach|reaching|"
    "nvidia|"
    "about|around|least|us|usd|每秒|做到|"
    "相当于|等价于|等效于|等同于|将|达|达到|可|可达|为|到|了|有|的|一个|共|再|新增|约|至|是|合计|总计|总额|总共|额外|"
    "投入|投资|支出|花费|斥资|使用|可使用|获得|容纳|提供|支持|采购|购买|扩展至|扩充到|引入|租用|可以|用到|用上|扩到|"
    "装到|就|要|付出|支付|动用|添|增加|增添|购|买|增|砸|拿出|部署|安装|装|建设|建成|建|交付|供应|新建|加|新购|"
    "花|付|贡献"
)


@cache
def between_pattern() -> re.Pattern[str]:
    """The words that may stand between a word of bound and its figure."""
    return re.compile(rf"[\s\"'(-]{{0,3}}(?:{any_word(BETWEEN)} ?){{0,4}}(?:[a-z]{{0,3}}[$€£¥₹])? ?")


def bound_of(sentence: Sentence, quantity: Quantity) -> Bound:
    """The nearest word of bound beside the figure decides."""
    if quantity.high is not None:
        return Bound.RANGE
    if _has_a_plus(sentence, quantity):
        return Bound.AT_LEAST
    if quantity.more or sentence.text.startswith(("多", "余"), quantity.number_end):
        return Bound.AT_LEAST
    if sentence.before(quantity.start, 2).rstrip().endswith("比") and outdoes_pattern().match(
        sentence.text, quantity.end
    ):
        return Bound.AT_LEAST
    if sentence.text.startswith("a couple", quantity.start):
        return Bound.ABOUT
    if give_or_take_pattern().match(sentence.text, quantity.end):
        return Bound.ABOUT
    return _left(sentence, quantity) or _right(sentence, quantity) or Bound.EXACT


def _has_a_plus(sentence: Sentence, quantity: Quantity) -> bool:
    """True for "+2GW", where the sign does not add it to a figure right before."""
    if sentence.before(quantity.start, 2).strip(" \"'") != "+":
        return False
    return not any(0 <= quantity.start - other.end <= 3 for other in sentence.quantities)


@cache
def outdoes_pattern() -> re.Pattern[str]:
    """Behind what something is larger than: 比 10 万块 H100 还要大."""
    return re.compile(r"的?(?:集群|规模)?(?:还要?|要|更)(?:大|多|高|强)")


@cache
def gloss_pattern() -> re.Pattern[str]:
    """Behind a figure: its unit once more in brackets, 120 千瓩(MW)以上."""
    return re.compile(r" ?\((?:[mgk]w|megawatts?|gigawatts?|mva)\)")


@cache
def give_or_take_pattern() -> re.Pattern[str]:
    """Behind a figure: that it is none too exact, ", give or take"."""
    return re.compile(
        r",? (?:give or take|or thereabouts|or so(?! [a-z]{2,12} (?:says|said|claims)))(?![a-z])"
    )


def _left(sentence: Sentence, quantity: Quantity) -> Bound | None:
    best: Bound | None = None
    begin = max(sentence.span.start, quantity.start - REACH - 18)
    nearest = 10**6
    for cue in sentence.tagged(LEFT, begin, quantity.start):
        if binds_nothing(sentence, cue, quantity):
            continue
        gap = sentence.text[cue.end : quantity.start]
        if between_pattern().fullmatch(gap) and quantity.start - cue.end < nearest:
            nearest = quantity.start - cue.end
            best = LEFT[cue.tag]
    return best


def _right(sentence: Sentence, quantity: Quantity) -> Bound | None:
    glossed = gloss_pattern().match(sentence.text, quantity.end)
    end = glossed.end() if glossed else quantity.end
    for cue in sentence.tagged(RIGHT, quantity.number_end, end + 12):
        if quantity.number_end + 1 < cue.start < quantity.end:
            continue
        gap = sentence.text[end : cue.start] if cue.start >= end else ""
        if cue.phrase == "起" and sentence.text[cue.end : cue.end + 1] in ("步", "跳", "初", "自"):
            continue  # 起步
        if cue.phrase == "and up" and sentence.text.startswith(" to ", cue.end):
            continue  # "72 MW and up to 40,000 GPUs"
        if cue.phrase == "plus" and sentence.text[cue.end : cue.end + 2].strip()[:1].isdigit():
            continue  # the next item of a list
        if not gap.strip() and len(gap) <= 1:
            return RIGHT[cue.tag]
    return None
