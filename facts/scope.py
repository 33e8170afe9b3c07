"""The scope of a figure: a total, an addition, a cut, a part, or the value before a change."""

from __future__ import annotations

import re
from functools import cache

from facts.quantities import Kind, Quantity
from facts.reading import Sentence
from facts.types import Scope


@cache
def filler_pattern() -> re.Pattern[str]:
    """Words that may stand between a word of scope and its figure."""
    return re.compile(
        r"[\s\"'(「]{0,3}(?:(?:it|it容量|签约|签|开发|交付|建成|至多|deliver|provide|support|have|host|offer|house|install|build|invest|spend|add|"
        r"a|an|the|of|to|as|up|many|much|about|around|roughly|some|approximately|"
        r"nearly|over|more|than|at|least|its|total|another|additional|new|with|nvidia|for|capacity|"
        r"power|compute|investment|ai|"
        r"投资|投入|部署|采购|购买|建设|扩建|扩容|扩充|扩|增|建|出口|上线|上|了|约|近|超过|超|逾|高达|"
        r"最多|至少|一个|共|达|大约|数据中心|算力|容量|也|有|将|规模|为|的|将有|安装|设|装|购|"
        r"投) ?){0,6}[a-z]{0,3}[$€£¥₹]? ?"
    )


@cache
def grown_to_pattern() -> re.Pattern[str]:
    """Behind a first value: words that lead on to the new one."""
    return re.compile(
        r"(?:(?<![a-z])to (?=[^a-z])|增至|增加到|提升至|提升到|上调|扩大|扩至|扩充|"
        r"扩展到|升至|提高到|提高至|增长|上修|降至|减至|下调|至(?=[\d约超近])|到(?=[\d约超近]))"
    )


@cache
def from_left_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?<!rang)(?<!ranging )(?<![a-z])from|从|由|自)(?: ?(?:the|about|around|its|some|a|current|"
        r"roughly|approximately|over|just|an|initial|original|previous|earlier|目前的?|原先的?|原来的?|"
        r"约|大约|超过|现有的?|去年的?|此前的?|当前的?|最初的?|原计划的?|之前的?|"
        r"今年的?|20\d\d ?年(?:\d{1,2} ?月)?底?的?)){0,4} ?(?: ?[a-z]{0,3}[$€£¥₹])?$"
    )


@cache
def new_behind_pattern() -> re.Pattern[str]:
    return re.compile(
        r" increment| (?:worth )?of (?:additional|new|extra|incremental|further|more)|[ -](?:(?:mw|gw|"
        r"data ?center|campus|capacity) )?(?:expansion|addition|increase)|(?: more| additional|"
        r" extra)(?![a-z])| (?:could|would|will|may|to|can) follow(?![a-z])|的?(?:增量|新增|扩建|扩容)"
    )


@cache
def part_behind_pattern() -> re.Pattern[str]:
    return re.compile(
        r" (?:of )?initial capacity| of (?:that|those|which)(?![a-z])|"
        r"[^,;.]{0,30}, (?:rising|growing|increasing|scaling|expanding|climbing|ramping|going|before \w+ing) (?:up )?to(?! be)|"
        r"[^,;.]{0,16} (?:on|for|in|into) (?:the|its|a) (?:first|second|third|initial|final) (?:phase|stage|tranche|building)|"
        r" ?的?初始(?:容量|规模)| (?:(?:data ?center|pilot|initial|first|new|"
        r"second) )?(?:phase|stage)|[ -]each(?![a-z])|"
        r" to (?:start|begin) with|(?:, )?respectively| first phase|"
        r"(?: [a-z-]{1,14}){0,6}, (?:a |the )?(?:first )?part of|"
        r" in (?:a|an|the|its) (?:first|initial) (?:phase|batch|"
        r"tranche|stage|wave)|的?(?:一期|首期)"
    )


def scope_of(sentence: Sentence, quantity: Quantity) -> Scope:
    if quantity.previous or _is_previous(sentence, quantity):
        return Scope.PREVIOUS
    if _beside(sentence, quantity, "removed", 24) or _is_given_up(sentence, quantity):
        return Scope.REMOVED
    if new_behind_pattern().match(sentence.text, quantity.end) or _is_added(sentence, quantity):
        return Scope.ADDED
    if _is_part(sentence, quantity):
        return Scope.PART
    return Scope.TOTAL


def _is_previous(sentence: Sentence, quantity: Quantity) -> bool:
    before = sentence.text[max(sentence.span.start, quantity.start - 40) : quantity.start]
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
    for cue in sentence.tagged(("previous",), max(sentence.span.start, quantity.start - 40), quantity.start):
        gap = sentence.text[cue.end : quantity.start]
        if any(mark in gap for mark in ",;。") or any(
            q.start >= cue.end and q.end <= quantity.start for q in sentence.quantities
        ):
            continue
        if cue.phrase in STRONG_PREVIOUS and len(gap) * sentence.weight < 30:
            return True
        same = any(q.kind is quantity.kind and q.end <= cue.start for q in sentence.quantities)
        if same and len(gap) * sentence.weight < 60:
            return True
    return False


def _grows(sentence: Sentence, quantity: Quantity) -> bool:
    """True where words such as 增至 follow soon, in the same clause."""
    behind = sentence.text[quantity.end : quantity.end + 24]
    match = grown_to_pattern().search(behind)
    return (
        match is not None
        and match.start() <= 14
        and not any(mark in behind[: match.start()] for mark in ",;。")
    )


PRESENT = ("现有", "目前", "原有", "原先", "此前", "existing", "current")


def _new_value_follows(sentence: Sentence, quantity: Quantity) -> bool:
    return any(q.kind is quantity.kind and 0 < q.start - quantity.end <= 24 for q in sentence.quantities)


def _follows_new_value(sentence: Sentence, quantity: Quantity) -> bool:
    """True for the Y of "raised to X from Y"."""
    for other in sentence.quantities:
        gap = sentence.text[other.end : quantity.start]
        if other.kind is quantity.kind and 0 < len(gap) <= 24 and from_left_pattern().search(gap):
            return True
    return False


STRONG_PREVIOUS = frozenset(
    (
        "began as a",
        "started as a",
        "started out as a",
        "up from",
        "down from",
        "original",
        "originally",
        "original plan",
        "initial plan",
        "原计划",
        "原定",
        "原本",
        "此前的",
        "先前的",
        "之前的",
        "原先",
        "from its original",
        "previously",
        "originally planned",
        "initially planned",
        "此前预计",
        "先前预计",
        "由此前",
        "原预计",
    )
)


def _is_given_up(sentence: Sentence, quantity: Quantity) -> bool:
    """True for capacity that a verb of giving up stands right before: "canceled over 2 GW of leases"."""
    if quantity.kind is not Kind.POWER:
        return False
    for cue in sentence.tagged(("dropped",), max(sentence.span.start, quantity.start - 30), quantity.start):
        gap = sentence.text[cue.end : quantity.start]
        if filler_pattern().fullmatch(gap) and not gap.strip().startswith(("a ", "the ", "its ", "plan")):
            return True
    return False


def _is_added(sentence: Sentence, quantity: Quantity) -> bool:
    for cue in sentence.tagged(("added",), max(sentence.span.start, quantity.start - 36), quantity.start):
        following = sentence.text[cue.end : cue.end + 1]
        gap = sentence.text[cue.end : quantity.start]
        if (
            (following in ("至", "到") and not gap.startswith(("至多", "至少")))
            or gap.lstrip().startswith(("to ", "than "))
            or cue.phrase in NOUNS_ONLY
        ):
            continue
        if filler_pattern().fullmatch(gap) or (cue.phrase == "新增" and bare_noun_pattern().fullmatch(gap)):
            return True
    before = sentence.text[max(sentence.span.start, quantity.start - 50) : quantity.start]
    return grown_by_pattern().search(before) is not None or _is_listed_with_an_addition(sentence, quantity)


def _is_listed_with_an_addition(sentence: Sentence, quantity: Quantity) -> bool:
    """True for the second of "another 50k H100s plus 50k H200s"."""
    for other in sentence.quantities:
        gap = sentence.text[other.end : quantity.start]
        if other.kind is quantity.kind and gap in (" plus ", " and ", "、", "和", "以及", "及"):
            return _is_added(sentence, other)
    return False


@cache
def bare_noun_pattern() -> re.Pattern[str]:
    """A noun between 新增 and its count: 新增国产智算卡 8000 张."""
    return re.compile(r"[一-鿿a-z ]{0,8}")


@cache
def grown_by_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?:expand|increas|grow|rais|boost|lift|upsiz|enlarg)(?:e|es|ed|ing|s)?(?: [a-z']{1,12}){0,4} by"
        r"(?: up to| about| another| an additional| a further| over| more than| at least| roughly)?"
        r" ?[a-z]{0,3}[$€£¥₹]?$"
    )


NOUNS_ONLY = frozenset(("expansion", "next", "second", "扩容", "扩张", "more", "new", "又"))


def _beside(sentence: Sentence, quantity: Quantity, tag: str, reach: int) -> bool:
    for cue in sentence.tagged((tag,), max(sentence.span.start, quantity.start - 30), quantity.start):
        gap = sentence.text[cue.end : quantity.start]
        if sentence.text[cue.end : cue.end + 1] in ("至", "到"):
            continue
        if len(gap) * sentence.weight <= reach and filler_pattern().fullmatch(gap):
            return True
    return False


def _is_part(sentence: Sentence, quantity: Quantity) -> bool:
    if part_behind_pattern().match(sentence.text, quantity.end) or _is_of_a_whole(sentence, quantity):
        return True
    low, _ = sentence.clause(quantity.start)
    for cue in sentence.tagged(("part",), max(sentence.span.start, quantity.start - 140), quantity.start):
        if cue.phrase in ("each", "respectively", "分别", "各", "每个", "每座", "部分", "phase", "部份"):
            continue
        gap = sentence.text[cue.end : quantity.start]
        if cue.phrase in ADJACENT_PART and not filler_pattern().fullmatch(gap):
            continue
        if cue.phrase == "of which" and sentence.text[cue.start - 5 : cue.start].strip() in (
            "each",
            "both",
            "all",
        ):
            continue
        if cue.phrase in FIRSTS and record_pattern().search(sentence.text[max(0, cue.start - 14) : cue.start]):
            continue  # the first of its kind in the world, not of a whole
        if "在内" in gap or (cue.phrase == "其中" and ";" in gap):
            continue
        if cue.phrase == "part of" and whole_plan_pattern().match(gap):
            continue
        if cue.phrase == "including" and quantity.kind is Kind.COUNT and not _has_a_whole(sentence, quantity):
            continue
        if cue.phrase in INCLUDES and not _names_a_whole(sentence, cue.start, quantity):
            continue
        if cue.phrase in INCLUDING and "," in gap.strip(" ,"):
            continue  # a remark that has closed
        limit = (
            140 if cue.phrase in INCLUDING else 60 if cue.phrase in PHASES else 40 if cue.start >= low else 20
        )
        if len(gap) * sentence.weight <= limit and not any(
            q.start >= cue.end and q.end <= quantity.start for q in sentence.quantities
        ):
            return True
    return _bracketed_model(sentence, quantity)


def _has_a_whole(sentence: Sentence, quantity: Quantity) -> bool:
    """True where a number of the same kind stands before, in this sentence or the one before it."""
    begin = max(0, sentence.span.start - 200)
    earlier = sentence.text[begin : sentence.span.start]
    return any(q.kind is quantity.kind and q.end <= quantity.start for q in sentence.quantities) or any(
        char.isdigit() for char in earlier
    )


INCLUDING = frozenset(("including", "其中", "包括", "of which"))
INCLUDES = frozenset(("include", "includes"))


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
        "subset",
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
        r"(?:world|nation|country|industry|state|continent|europe|asia|america|region)(?:'s)? $"
        r"|(?:全球|世界|全国|国内|业界|业内|亚洲|全台|台湾|欧洲|北美|美国|国家|行业|东南亚|亚太)(?:的)? ?$"
    )


@cache
def whole_plan_pattern() -> re.Pattern[str]:
    """Behind "part of": a plan or deal as a whole, whose figure is no part."""
    return re.compile(
        r" (?:a|an|the|its|their|this|that|our)(?: [a-z-]{1,14}){0,3} (?:plan|program|programme|effort|project|"
        r"initiative|deal|agreement|expansion|strategy|package|push|commitment|partnership|pledge)s?(?![a-z])"
    )


@cache
def of_whole_pattern() -> re.Pattern[str]:
    """A sentence that opens with the whole of which it will name a part: "Of the $500 billion pledged, …"."""
    return re.compile(
        r"[\s\"']{0,3}(?:out )?of (?:the|its|that|those|this) [^,;]{2,80}, |"
        r"在(?:这|该|全部|总计)[^,;。]{2,30}(?:中|里),"
    )


def _is_of_a_whole(sentence: Sentence, quantity: Quantity) -> bool:
    match = of_whole_pattern().match(sentence.text, sentence.span.start)
    if match is None or quantity.start < match.end():
        return False
    return any(q.kind is quantity.kind and q.end <= match.end() for q in sentence.quantities)
