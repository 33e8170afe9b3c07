"""The bound of a figure: exact, about, at least, at most or a range."""

from __future__ import annotations

import re
from functools import cache

from facts.earlier import announced_behind_pattern
from facts.gaps import any_word
from facts.quantities import Kind, Quantity
from facts.reading import Sentence
from facts.types import Bound

GUESSED = ("预估", "估计", "估算")  # 先前预估的 X tells whose figure it is, not how exact
CONTRACTS = frozenset("签合租条预契违节履公制邀")
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


COMPARATIVES = frozenset(
    ("above", "well above", "higher than", "exceeds", "exceeding", "surpasses", "surpassing", "more than")
)


@cache
def outdone_pattern() -> re.Pattern[str]:
    return re.compile(r" (?:the|last year's|its|their) (?:[a-z-]{3,12} ){0,2}[a-z]{0,3}[$€£¥₹]")


@cache
def built_around_pattern() -> re.Pattern[str]:
    """Before an "around" that makes nothing uncertain: "built around 8,192 chips"."""
    return re.compile(
        r"(?<![a-z])(?:built|based|cent(?:er|re)d|designed|organi[sz]ed|revolves?|structured|formed) $"
    )


@cache
def handed_pattern() -> re.Pattern[str]:
    """Before an "over" that is a part of its verb: "is to hand over 300 megawatts"."""
    return re.compile(r"(?<![a-z])(?:hand|turn)(?:s|ed|ing)? $")


@cache
def agreement_pattern() -> re.Pattern[str]:
    """Before an "over" that tells what is agreed on: "an agreement over 6 gigawatts"."""
    return re.compile(r"(?<![a-z])(?:agreement|pact|talks|negotiations) $")


@cache
def brought_pattern() -> re.Pattern[str]:
    """Before an "up to" that is a part of its verb: "would be brought up to 103 MW", "takes it up to"."""
    return re.compile(
        r"(?<![a-z])(?:be|been|being|is|are|was|were) (?:brought|taken|raised|lifted|expanded) $|"
        r"(?<![a-z])(?:bring|brings|bringing|brought|takes?|taking|took|raise[sd]?|lift(?:s|ed)?) (?:it|them|that|"
        r"the (?:site|campus|total|complex)|its capacity|capacity) $|"
        r"(?<![a-z])which [^,.;]{2,40} to (?:bring|take|raise|lift) $"
    )


@cache
def give_or_take_pattern() -> re.Pattern[str]:
    """Behind a figure: that it is none too exact, ", give or take"."""
    return re.compile(
        r",? (?:give or take|or thereabouts|or so(?! [a-z]{2,12} (?:says|said|claims)))(?![a-z])"
    )


def _is_no_over(before: str, quantity: Quantity, topic: bool) -> bool:
    """True for an "over" that binds no figure: "agreements over 500 MW", "an appeal over a £3.9bn"."""
    if handed_pattern().search(before):
        return True
    if topic and quantity.kind is Kind.MONEY:
        return True
    return quantity.kind is not Kind.MONEY and agreement_pattern().search(before) is not None


def _left(sentence: Sentence, quantity: Quantity) -> Bound | None:
    best: Bound | None = None
    begin = max(sentence.span.start, quantity.start - REACH - 18)
    nearest = 10**6
    for cue in sentence.tagged(LEFT, begin, quantity.start):
        gap = sentence.text[cue.end : quantity.start]
        following = sentence.text[cue.end : cue.end + 1]
        if not quantity.previous and outdone_pattern().match(gap) and cue.phrase in COMPARATIVES:
            continue  # "above the $131 billion it laid out" tells what was outdone
        if cue.phrase == ">" and sentence.text[cue.start - 1 : cue.start] in ("-", "="):
            continue  # an arrow
        folded = sentence.text[cue.start - 2 : cue.start] == "折合"
        if (
            cue.phrase.startswith("约")
            and not folded
            and sentence.text[cue.start - 1 : cue.start] in CONTRACTS
        ):
            continue  # 签约, 合约
        if cue.phrase == "up to" and sentence.text[cue.start - 1 : cue.start] == "-":
            continue  # a ramp-up to
        if cue.phrase == "up to" and brought_pattern().search(sentence.before(cue.start, 60)):
            continue
        if cue.phrase == "over" and _is_no_over(sentence.before(cue.start, 14), quantity, gap == " a "):
            continue
        if cue.phrase == "under" and gap != " ":
            continue  # "under a 10 MW lease"
        if cue.phrase == "around" and built_around_pattern().search(sentence.before(cue.start, 60)):
            continue
        if cue.phrase.endswith("passed") and cue.phrase != "surpassed" and gap != " ":
            continue  # "passed a $10 billion plan"
        if cue.phrase == "above" and sentence.before(cue.start, 9) == "over and ":
            continue  # "over and above the 21,500 it had"
        if cue.phrase == "beyond" and gap == " the ":
            continue  # "Beyond the 50,000 GPUs that it is to get, …"
        if (
            cue.phrase in COMPARATIVES
            and gap == " the "
            and announced_behind_pattern().match(sentence.text, quantity.end)
        ):
            continue  # "surpasses the 1.8 gigawatts announced last summer"
        if cue.phrase == "top" and sentence.before(cue.start, 3) == "on ":
            continue  # "on top of"
        if (cue.phrase == "近" and following in "日年期来几") or (
            cue.phrase in GUESSED and following == "的"
        ):
            continue
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
