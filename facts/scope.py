"""The scope of a figure: a total, an addition, a cut, a part, or the value before a change."""

from __future__ import annotations

import re
from functools import cache

from facts.brought import was_brought_lately
from facts.called_old import is_called_old
from facts.earlier import (
    after_pattern,
    against_pattern,
    against_year_pattern,
    announced_behind_pattern,
    below_pattern,
    falls_short_of,
    first_told_pattern,
    is_of_an_earlier_year,
    is_outgrown,
    revision_pattern,
    said_before_pattern,
    than_before_pattern,
    was_given_before,
    was_spent_last_year,
    was_told_as,
    year_earlier_pattern,
)
from facts.parts import filler_pattern, is_part
from facts.quantities import Kind, Quantity
from facts.reading import Sentence
from facts.risen import is_the_old_one, is_the_rise
from facts.rises import is_on_top, is_taken_off
from facts.types import Scope


@cache
def grown_to_pattern() -> re.Pattern[str]:
    """Behind a first value: words that lead on to the new one."""
    return re.compile(
        r"(?:(?<![a-z])to (?=[^a-z]|(?:over|more than|about|around|nearly|almost|roughly|up to|at least|"
        r"as much as|as many as|some|an estimated|approximately|close to)(?![a-z]))|变为|改为|调整为|改至|增至|"
        r"增加到|提升至|提升到|上调|扩大|扩至|扩充|拉高到|拉高至|拉到|拉升到|推高到|推升至|做到|扩到|涨到|"
        r"增长到|提到|冲到|提升为|升到|扩展到|升至|提高到|提高至|增长|上修|降至|减至|下调|至(?=[\d约超近])|"
        r"到(?=[\d约超近]))"
    )


@cache
def from_left_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?:from(?<!ranging from)(?<!anything from)(?<!anywhere from)(?<!range from)(?<![a-z]from)|从|由|"
        r"自)(?: ?(?:the|about|around|its|some|a|current|roughly|approximately|over|just|an|initial|original|"
        r"previous|earlier|目前的?|原先的?|原来的?|约|大约|超过|现有的?|去年的?|此前的?|当前的?|最初的?|"
        r"原计划的?|之前的?|今年的?|(?:今年底|去年底|年底)的?|上季(?:度)?末?的?|上月的?|年初的?|一年前的?|"
        r"三个月前[说提]?的?|不超过|不低于|不高于|此前|先前|原来|最初报的?|当初[说提]?的?|早先的?|宣布的?|"
        r"预计的?|预估的?|规划的?|目前预估的?|20\d\d ?年(?:\d{1,2} ?月)?底?的?)){0,4} ?(?: "
        r"?[a-z]{0,3}[$€£¥₹])?$"
    )


@cache
def more_goods_pattern() -> re.Pattern[str]:
    """Inside a figure: "1,100 additional Nvidia GPUs"."""
    return re.compile(r" (?:additional|more|extra|further) ")


@cache
def new_behind_pattern() -> re.Pattern[str]:
    return re.compile(
        r" increment|,? (?:now |still |currently )?being added(?![a-z])|"
        r" (?:worth )?of (?:additional|new|extra|incremental|further|more)|[ -](?:(?:mw|gw|"
        r"data ?center|campus|capacity) )?(?:expansion|addition|increase|boost|jump)|(?: more| additional|"
        r" extra)(?![a-z])| (?:could|would|will|may|to|can) follow(?![a-z])|[ -]boost| of (?:headroom|growth)|"
        r" (?:beyond|over and above|on top of) (?:that|this|it|what|the (?:first|initial|original|"
        r"existing))(?![a-z])| ?(?:的?(?:扩建|扩容|扩增)(?![至到为成]|[^,;。]{0,4}(?:数据|资料|园区|基地|设施))|"
        r"的?(?:增量|新增|额外))"
    )


def scope_of(sentence: Sentence, quantity: Quantity) -> Scope:
    if is_the_rise(sentence, quantity):
        return Scope.ADDED
    if quantity.previous or is_the_old_one(sentence, quantity) or _is_previous(sentence, quantity):
        return Scope.PREVIOUS
    if _beside(sentence, quantity, "removed", 24) or _is_given_up(sentence, quantity):
        return Scope.REMOVED
    if is_taken_off(sentence, quantity):
        return Scope.REMOVED
    if was_brought_lately(sentence, quantity) or more_goods_pattern().search(
        sentence.text, quantity.number_end, quantity.end
    ):
        return Scope.ADDED
    if is_on_top(sentence, quantity):
        return Scope.ADDED
    if new_behind_pattern().match(sentence.text, quantity.end) or _is_added(sentence, quantity):
        return Scope.ADDED
    if is_part(sentence, quantity):
        return Scope.PART
    return Scope.TOTAL


def _is_previous(sentence: Sentence, quantity: Quantity) -> bool:
    before = sentence.text[max(sentence.span.start, quantity.start - 40) : quantity.start]
    if sentence.text.startswith(("做起", "干起"), quantity.end):
        return False  # 先从 20 兆瓦做起
    if from_left_pattern().search(before) and _grows(sentence, quantity):
        return True
    if (
        any(word in before[-16:] for word in PRESENT)
        and _grows(sentence, quantity)
        and _new_value_follows(sentence, quantity)
    ):
        return True
    if from_left_pattern().search(before) and _follows_new_value(sentence, quantity):
        return True
    if is_outgrown(sentence, quantity):
        return True
    if quantity.kind is Kind.MONEY and revision_pattern().search(
        sentence.text, sentence.span.start, quantity.start
    ):
        return True
    if first_told_pattern().match(sentence.text, quantity.end):
        return True
    if (
        was_spent_last_year(sentence, quantity)
        or was_given_before(sentence, quantity)
        or said_before_pattern().search(before)
    ):
        return True
    if has_grown_pattern().match(sentence.text, quantity.end) and _new_value_follows(sentence, quantity, 60):
        return True
    if falls_short_of(sentence, quantity) or was_told_as(sentence, quantity):
        return True
    if is_of_an_earlier_year(sentence, quantity) or below_pattern().match(
        sentence.text, sentence.span.start, quantity.start
    ):
        return True
    if _is_somebody_elses(sentence, quantity, before):
        return False
    return _stands_behind_the_new_one(sentence, quantity, before) or is_called_old(sentence, quantity)


def _is_somebody_elses(sentence: Sentence, quantity: Quantity, before: str) -> bool:
    """True for the second of "1.9 gigawatts, versus 1.4 gigawatts for Anthropic"."""
    if not before.endswith(("versus ", "vs ", "vs. ", "against ", "compared with ", "compared to ")):
        return False
    return any(
        sentence.text[quantity.end : name.start] in (" for ", " at ")
        and of_an_earlier_time_pattern().search(sentence.text, name.end, name.end + 40) is None
        for name in sentence.names
    )


@cache
def of_an_earlier_time_pattern() -> re.Pattern[str]:
    """Behind such a name: that the figure is of an earlier time after all."""
    return re.compile(
        r"(?:last|previous|prior) (?:year|quarter)|year (?:ago|earlier)|same (?:quarter|period)"
    )


# Right before an old figure that a new one is set against.
OUTDONE = (
    *("against the ", "surpasses the ", "surpassing the ", "exceeds the ", "exceeding the ", "above the "),
)


def _stands_behind_the_new_one(sentence: Sentence, quantity: Quantity, before: str) -> bool:
    """True for an old value that is set beside the new one before it: "up from", "against … a year earlier"."""
    if not any(q.kind is quantity.kind and q.end <= quantity.start for q in sentence.quantities):
        return False
    if than_before_pattern().search(before) or after_pattern().search(before):
        return True
    compared = against_year_pattern().search(before) or from_left_pattern().search(before)
    if compared and year_earlier_pattern().match(sentence.text, quantity.end):
        return True
    if before.endswith(OUTDONE) and announced_behind_pattern().match(sentence.text, quantity.end):
        return True
    return quantity.kind is Kind.MONEY and against_pattern().search(before) is not None


def _grows(sentence: Sentence, quantity: Quantity) -> bool:
    """True where words such as 增至 follow soon, in the same clause."""
    behind = sentence.text[quantity.end : quantity.end + 24]
    match = grown_to_pattern().search(behind)
    return (
        match is not None
        and match.start() <= 18
        and not any(mark in behind[: match.start()].removesuffix(",") for mark in ",;。")
    )


PRESENT = ("现有", "目前", "原有", "原先", "此前", "existing", "current")


def _new_value_follows(sentence: Sentence, quantity: Quantity, within: int = 24) -> bool:
    return any(q.kind is quantity.kind and 0 < q.start - quantity.end <= within for q in sentence.quantities)


@cache
def has_grown_pattern() -> re.Pattern[str]:
    """Right behind an old value: " has reportedly doubled to"."""
    return re.compile(
        r"(?: (?:at|in) [a-z0-9 ]{2,20})? (?:has|have|had) (?:since |now |reportedly |"
        r"already ){0,2}(?:doubled|tripled|quadrupled|grown|swelled|swollen|expanded|risen|"
        r"climbed) to(?![a-z])"
    )


@cache
def then_from_pattern() -> re.Pattern[str]:
    """Between a new value with its time and the old one: " in the third quarter from "."""
    return re.compile(
        r" (?:in|for) (?:the )?(?:[a-z0-9]{2,8} ){1,2}(?:quarter|half|year)(?: of 20\d\d)?,? (?:up |down )?from "
        r"(?:about |around )?[a-z]{0,3}[$€£¥₹]?"
    )


def _follows_new_value(sentence: Sentence, quantity: Quantity) -> bool:
    """True for the Y of "raised to X from Y"."""
    for other in sentence.quantities:
        gap = sentence.text[other.end : quantity.start]
        near = 0 < len(gap) <= 24 or then_from_pattern().fullmatch(gap)
        if other.kind is quantity.kind and near and from_left_pattern().search(gap):
            return True
    return False


def _is_given_up(sentence: Sentence, quantity: Quantity) -> bool:
    """True for capacity that a verb of giving up stands right before: "canceled over 2 GW of leases"."""
    if quantity.kind is not Kind.POWER:
        return False
    for cue in sentence.tagged(("dropped",), max(sentence.span.start, quantity.start - 30), quantity.start):
        gap = sentence.text[cue.end : quantity.start]
        if cue.phrase.startswith("would have"):
            continue
        if filler_pattern().fullmatch(gap) and not (gap.strip() + " ").startswith(
            ("a ", "the ", "its ", "plan")
        ):
            return True
    return False


@cache
def orders_again_pattern() -> re.Pattern[str]:
    """Before the sum of a further contract: 再次追加算力采购,新合同金额最高."""
    return re.compile(
        r"(?:追加|加码|加购|再次(?:采购|下单|签约))[^。;\d]{0,14},(?:新合同|新订单|新合约|新协议|"
        r"新单)[^,。;\d]{0,10}$"
    )


def _is_added(sentence: Sentence, quantity: Quantity) -> bool:
    if sentence.text.startswith("其中", sentence.clause(quantity.start)[0]):
        return False
    if orders_again_pattern().search(sentence.before(quantity.start, 50)):
        return True
    for cue in sentence.tagged(("added",), max(sentence.span.start, quantity.start - 36), quantity.start):
        following = sentence.text[cue.end : cue.end + 1]
        gap = sentence.text[cue.end : quantity.start]
        if (
            (following in ("至", "到", "为") and not gap.startswith(("至多", "至少")))
            or gap.lstrip().startswith(("to ", "than "))
            or cue.phrase in NOUNS_ONLY
        ):
            continue
        if filler_pattern().fullmatch(gap) or (cue.phrase == "新增" and bare_noun_pattern().fullmatch(gap)):
            return True
    before = sentence.text[max(sentence.span.start, quantity.start - 90) : quantity.start]
    adds = any(word in before for word in ADDING) and adds_a_site_pattern().search(before) is not None
    if adds or _is_up(sentence, quantity):
        return True
    if expansion_of_pattern().search(before) or raised_by_pattern().search(before):
        return True
    return grown_by_pattern().search(before) is not None or _is_listed_with_an_addition(sentence, quantity)


def _is_listed_with_an_addition(sentence: Sentence, quantity: Quantity) -> bool:
    """True for the second of "another 50k H100s plus 50k H200s"."""
    for other in sentence.quantities:
        gap = sentence.text[other.end : quantity.start]
        if other.kind is quantity.kind and gap in (" plus ", " and ", "、", "和", "以及", "及"):
            return _is_added(sentence, other)
    return False


@cache
def raised_by_pattern() -> re.Pattern[str]:
    """Right before an amount by which spending is raised: 上调 2026 年资本支出 150 亿."""
    return re.compile(
        r"(?:上调|调高|上修|调升)(?:20\d\d ?年)?(?:全年)?的?资本(?:支出|开支)(?:约|达)?(?:新台币|人民币)?$"
    )


@cache
def expansion_of_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?:expansion|extension|addition|increase)s? (?:of|worth) (?:about |around |roughly |up to |another |"
        r"some |nearly |over |more than |at least |approximately )?(?:[a-z]{0,3}[$€£¥₹])?$"
    )


@cache
def up_pattern() -> re.Pattern[str]:
    """Behind an increase: "reached 590 MW, up 120 MW from the previous quarter"."""
    return re.compile(r" (?:from|over|on|year|quarter|compared|in the)")


@cache
def up_by_pattern() -> re.Pattern[str]:
    return re.compile(r"[,(] ?up (?:by |about |some )?(?:[a-z]{0,3}[$€£¥₹])?$")


def _is_up(sentence: Sentence, quantity: Quantity) -> bool:
    before = sentence.text[max(sentence.span.start, quantity.start - 12) : quantity.start]
    return (
        up_by_pattern().search(before) is not None
        and up_pattern().match(sentence.text, quantity.end) is not None
    )


ADDING = ("add", "another", "further", "more ", " by a")  # one of these stands before each added site


@cache
def adds_a_site_pattern() -> re.Pattern[str]:
    """Before a figure: that something is added which has it, "adds a purpose-built data center, CB-5, with"."""
    return re.compile(
        r"(?<![a-z])add(?:s|ed|ing)? (?:a|an|another|one) [^.;]{2,60} (?:with|"
        r"of)(?: (?:about|around|some|up to|nearly))? $|"
        r"(?<![a-z])(?<!sold )(?<!sell )(?<!closed )(?<!close )(?<!shut )(?<!cancelled )(?<!scrapped "
        r")(?:another|additional|further|(?:enlarge|extend|expand)[a-z]{0,3} (?:[a-z'-]{1,12} ){1,5}by "
        r"an?(?: new)?|(?:one|two|three|four|five|six|\d{1,2}) more) (?:[a-z-]{2,14} ){0,2}(?:sites?|"
        r"campus(?:es)?|data cent(?:er|re)s?|facilit(?:y|ies)|locations?),? (?:with|of|totall?ing|"
        r"that (?:total|have|add))(?: (?:an?|the|about|around|some|up to|nearly|combined|total|of|"
        r"together)){0,5} $"
    )


@cache
def bare_noun_pattern() -> re.Pattern[str]:
    """A noun between 新增 and its count: 新增国产智算卡 8000 张."""
    return re.compile(r"(?:(?!(?:推升|提升|提高|增加|扩大|推高|拉高|升|增)[至到])[一-鿿a-z ]){0,20}")


@cache
def grown_by_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?:expand|extend|increas|grow|rais|ris|rose|climb|jump|surg|swell|went up|boost|lift|upsiz|"
        r"enlarg)(?:e|es|ed|ing|s)?(?: (?!by)[a-z0-9',-]{1,14}){0,9} by(?: up to| about| another| an additional|"
        r" a further| over| more than| at least| roughly)? ?[a-z]{0,3}[$€£¥₹]?$"
    )


NOUNS_ONLY = frozenset(("expansion", "next", "second", "扩容", "扩张", "more", "new", "又"))


def _beside(sentence: Sentence, quantity: Quantity, tag: str, reach: int) -> bool:
    for cue in sentence.tagged((tag,), max(sentence.span.start, quantity.start - 30), quantity.start):
        gap = sentence.text[cue.end : quantity.start]
        if sentence.text[cue.end : cue.end + 1] in ("至", "到") or sentence.before(cue.start, 4).endswith(
            ("no ", "not ")
        ):
            continue  # "no less than" is a bound
        if len(gap) * sentence.weight <= reach and filler_pattern().fullmatch(gap):
            return True
    return False
