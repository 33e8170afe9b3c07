"""Figures of an earlier year, or said before, beside the new one."""

from __future__ import annotations

import re
from functools import cache

from facts.quantities import Kind, Quantity
from facts.reading import Sentence


@cache
def outgrown_pattern() -> re.Pattern[str]:
    """How a sentence tells of a deal that has grown: "The earlier agreement for 250MW … has now grown to"."""
    return re.compile(
        r"\s{0,2}(?:the|an|its|that) (?:earlier|previous|original|initial|prior|first) (?:agreement|deal|"
        r"contract|lease|plan|order|commitment)[^;]{4,110} (?:has|have|had|was|were)(?: now|"
        r" since)?(?: been)? (?:grown|expanded|raised|upsized|increased|enlarged|extended) to "
    )


def is_outgrown(sentence: Sentence, quantity: Quantity) -> bool:
    match = outgrown_pattern().match(sentence.text, sentence.span.start, sentence.span.end)
    return (match is not None and quantity.end <= match.end()) or _had_been_meant(sentence, quantity)


@cache
def had_meant_pattern() -> re.Pattern[str]:
    """Right before what was once meant: "had meant to reach"."""
    return re.compile(
        r"(?<![a-z])had (?:once |first |originally |long )?(?:meant|hoped|intended|planned|aimed|wanted|"
        r"promised) to (?:[a-z]{3,12} ){1,3}(?:(?:about|around|roughly|some|nearly|over|up to|"
        r"more than) )?[a-z]{0,3}[$€£¥₹]?$"
    )


@cache
def now_says_pattern() -> re.Pattern[str]:
    """Behind it: what is meant now, "; it now says"."""
    return re.compile(
        r"[,;:] (?:but |and |the (?:company|firm|figure) )?(?:(?:it|they|he|she|that) )?(?:is |"
        r"are )?now(?! also)(?![a-z])"
    )


def _had_been_meant(sentence: Sentence, quantity: Quantity) -> bool:
    """True for the first of two figures of a kind where the second is what is meant now."""
    if had_meant_pattern().search(sentence.before(quantity.start, 70)) is None:
        return False
    return any(
        other.kind is quantity.kind
        and other.start > quantity.end
        and now_says_pattern().search(sentence.text, quantity.end, other.start) is not None
        for other in sentence.quantities
    )


@cache
def than_before_pattern() -> re.Pattern[str]:
    """Right before an old value that a new one is set beside: 较2025年的约, 远超去年的, 比上一季度的."""
    return re.compile(
        r"(?:较|(?<!占)比|远?超过?|(?:远|大幅)?高于|相较于?|相比于?)(?:其|该公司|公司)?(?:20\d\d ?年(?:度|"
        r"全年)?|去年|上年|前年|前一年|上一年|(?:上一|前一|上|第?[一二三四])(?:个)?(?:财)?季(?:度)?|"
        r"上半年)(?:全年|同期)?的?(?:约|近|大约|逾|超过)? ?$"
    )


@cache
def year_before_pattern() -> re.Pattern[str]:
    """Right before the spending of a year, in a clause of its own: "…, 今年为", 2025 年則為."""
    return re.compile(
        r"[,;(。] ?(?:(?P<this>今年|本年度)|(?P<year>20[2-5]\d) ?年)(?:度|全年)?(?:实际)?(?:则|仅|约|只)?(?:为|"
        r"是|有)?[^,;。\d]{0,3}$"
    )


@cache
def year_pattern() -> re.Pattern[str]:
    return re.compile(r"(20[2-5]\d) ?年|(今年)|(明年)")


def is_of_an_earlier_year(sentence: Sentence, quantity: Quantity) -> bool:
    """True for 今年为 1500 亿元 behind 2026 年资本支出 1600 亿元: the year after was told before it."""
    if quantity.kind is not Kind.MONEY or not sentence.has("capex"):
        return False
    match = year_before_pattern().search(
        sentence.text[max(sentence.span.start, quantity.start - 24) : quantity.start]
    )
    if match is None:
        return False
    begin = max(sentence.span.start, quantity.start - 24) + match.start()
    told = [q for q in sentence.quantities if q.kind is Kind.MONEY and q.end <= begin]
    years = list(year_pattern().finditer(sentence.text, sentence.span.start, begin))
    if not told or not years:
        return False
    latest = years[-1]
    if match["this"]:
        return not latest[2]
    return bool(latest[2] or latest[3]) or int(latest[1]) > int(match["year"])


@cache
def once_told_as_pattern() -> re.Pattern[str]:
    """Right before an old value: what something had been told as, "in August it had been announced as"."""
    told = r"(?:announced|billed|pitched|described|planned|priced|put|presented|unveiled|sketched)"
    return re.compile(
        rf"(?<![a-z])(?:had (?:first |originally |once |earlier |initially |still )?been|(?:was|were) (?:first|"
        rf"originally|once|initially)) {told} (?:as|at|for)(?: an?| about| around| roughly| some){{0,2}} "
        rf"?[a-z]{{0,3}}[$€£¥₹]?$"
    )


@cache
def spoken_of_pattern() -> re.Pattern[str]:
    """Right before a figure that was spoken of, where " before" stands behind it."""
    return re.compile(
        r"(?<![a-z])had (?:first |originally |earlier )?(?:spoken|talked) of ?[a-z]{0,3} ?[$€£¥₹]?$"
    )


@cache
def launched_with_pattern() -> re.Pattern[str]:
    """Before what something began with: "launched in October with"."""
    return re.compile(
        r"(?<![a-z])(?:launched|opened|started|began|debuted)(?: (?:out|up))?(?: in [a-z]{3,9}(?: 20\d\d)?)? with "
        r"(?:about |around |some |just )?[\"']?$"
    )


@cache
def now_has_pattern() -> re.Pattern[str]:
    """Behind it: what it has since, " and now has"."""
    return re.compile(
        r"[\"']?,? (?:and|but) (?:it )?(?:now|today|currently) (?:has|holds|runs|counts|houses|stands at)"
    )


def was_told_as(sentence: Sentence, quantity: Quantity) -> bool:
    """True for an old value beside a new one, by how it was told then."""
    before = sentence.before(quantity.start, 60)
    if launched_with_pattern().search(before) and now_has_pattern().match(sentence.text, quantity.end):
        return True
    if spoken_of_pattern().search(before) and sentence.text.startswith(" before", quantity.end):
        return True
    if once_told_as_pattern().search(before) is None:
        return False
    return any(each.kind is quantity.kind and each.value != quantity.value for each in sentence.quantities)


@cache
def said_before_pattern() -> re.Pattern[str]:
    """Right before an old value: "Previously, we had 250 megawatts"."""
    return re.compile(
        r"(?:previously|before that|until then|at first), (?:we|it|they|the company|the site|"
        r"the campus) (?:had|was|were|planned|held) (?:[a-z]{2,8} ){0,2}(?:[a-z]{0,3}[$€£¥₹])?$"
    )


@cache
def fell_short_pattern() -> re.Pattern[str]:
    """Right before a plan that what comes falls short of: "well short of the", "instead of the planned"."""
    return re.compile(
        r"(?<![a-z])(?:(?:short of|smaller than|down from|a far cry from)|(?P<beside>instead of|rather than|"
        r"in place of|below)) the (?P<old>(?:originally |initially |once |first )?(?:planned|"
        r"announced|promised|proposed|envisaged|envisioned) )?$"
    )


def falls_short_of(sentence: Sentence, quantity: Quantity) -> bool:
    """True for what was announced once, where something less comes of it."""
    before = sentence.before(quantity.start, 60)
    short = fell_short_pattern().search(before) if " the " in before[-40:] else None
    if short is None:
        return False
    others = (q.kind is quantity.kind and q.value != quantity.value for q in sentence.quantities)
    if short["beside"] and not any(others):
        return False  # nothing is told that came in its place
    return bool(short["old"]) or announced_soon_pattern().match(sentence.text, quantity.end) is not None


@cache
def announced_soon_pattern() -> re.Pattern[str]:
    """Soon behind such a figure: that it was announced, " campus that was announced last year"."""
    return re.compile(
        r"(?: [a-z-]{2,12}){0,3} (?:that |which )?(?:was |were |had been |it |they )?(?:first |originally |"
        r"once )?(?:announced|agreed|planned|promised|proposed|unveiled|envisaged|envisioned)(?![a-z])"
    )


@cache
def given_before_pattern() -> re.Pattern[str]:
    """Right before a forecast that another one replaces: "the figure given in September was", 9 月时给的数字是."""
    return re.compile(
        r"(?<![a-z])the (?:figure|number|forecast|guidance|estimate|range|budget) (?:given|issued|(?:it|he|she|"
        r"they) gave|announced|published|set)? ?(?:in|last|back in) [a-z]{3,12} (?:was|had been)(?: (?:about|"
        r"around|only|just|still))? ?(?:[a-z]{0,3}[$€£¥₹])?$|(?:签署时|签约时|签订时|当初|起初|宣布时|公布时|"
        r"(?:1[0-2]|[1-9]) ?月(?:时|份)?(?:给出?|公布|披露|说|提出?|报)的?(?:数字|数|目标|预期|指引|预测|估计|"
        r"金额)?)(?:的?(?:金额|规模|容量|数字))?(?:为|是|仅|只有|约){1,2} ?$"
    )


@cache
def spent_last_year_pattern() -> re.Pattern[str]:
    """Right before what was spent the year before: 去年实际支出为."""
    return re.compile(
        r"(?:去年|上年|前一年)(?:的)?(?:全年)?的?(?:实际)?(?:支出|开支|资本支出|资本开支|投资额?)(?:为|是|约|"
        r"达){1,2} ?$"
    )


def was_spent_last_year(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether an amount is what was spent the year before, beside another of the sentence."""
    if spent_last_year_pattern().search(sentence.before(quantity.start, 30)) is None:
        return False
    others = [q for q in sentence.quantities if q.kind is Kind.MONEY and q.value != quantity.value]
    return any(
        not any(
            min(q.end, quantity.end) <= name.start < max(q.start, quantity.start) for name in sentence.names
        )
        for q in others
    )


GIVEN = ("was", "been", "about", "around", "only", "just", "still", "是", "为", "约", "仅", "有")


def was_given_before(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether an amount was an earlier forecast or sum of a contract, beside the one that the sentence tells now."""
    before = sentence.before(quantity.start, 60)
    if quantity.kind is not Kind.MONEY or not before.rstrip(" $€£¥₹").endswith(GIVEN):
        return False
    if all(q.kind is not Kind.MONEY or q.value == quantity.value for q in sentence.quantities):
        return False
    return given_before_pattern().search(before) is not None


@cache
def first_told_pattern() -> re.Pattern[str]:
    """Behind an old value: "$3.3 billion when it was first announced, has grown"."""
    return re.compile(
        r",? when (?:it|they|the (?:project|plan|deal|site|campus)) (?:was|were) (?:first |originally |"
        r"initially )(?:announced|unveiled|proposed|disclosed|revealed)(?![a-z])| (?:that )?(?:it|they|he|she|"
        r"the (?:company|group|firm)) (?:had )?(?:first|originally|initially|once) (?:talked of|spoke of|"
        r"spoken of|floated)(?![a-z])"
    )


@cache
def revision_pattern() -> re.Pattern[str]:
    """Before the values of earlier revisions: "the third increase this year, after $75 billion in February and"."""
    return re.compile(
        r"(?<![a-z])(?:increase|revision|upgrade|raise|hike|cut)(?: [a-z]{2,8}){0,4}, (?:after|"
        r"following) (?:[a-z]{0,3}[$€£¥₹])?(?:\d[^,;]{2,40} and (?:[a-z]{0,3}[$€£¥₹])?)?$"
    )


@cache
def below_pattern() -> re.Pattern[str]:
    """How a sentence begins that sets a figure told before against an old one: "That is well below the"."""
    return re.compile(
        r"\s{0,2}(?:that|this|it)(?:(?:'s| is| was| would be)(?: (?:well|far|slightly|still|"
        r"much)){0,2} (?:below|above|short of|up from|down from)| compares (?:with|to)) (?:the|its|their|"
        r"an earlier|a previous) "
    )


@cache
def announced_behind_pattern() -> re.Pattern[str]:
    """Behind an old figure: that it was told before, "against the 1.8 gigawatts announced last summer"."""
    return re.compile(
        r" (?:[a-z]{2,10} )?(?:announced|planned|disclosed|proposed|foreseen|envisaged|envisioned)(?![a-z])|"
        r" (?:that |which )?(?:it|we|they|he|she|the company|management) (?:had )?(?:previously |earlier |first )?"
        r"(?:forecast|guided|laid|planned|announced|promised|expected|foresaw|gave|set)(?![a-z])"
    )


@cache
def against_year_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?<![a-z])(?:against|versus)(?: (?:about|around|just|only))? ?(?:[a-z]{0,3}[$€£¥₹])?$"
    )


@cache
def year_earlier_pattern() -> re.Pattern[str]:
    """Behind an amount: that it is of the year before, "against $23bn a year earlier"."""
    return re.compile(
        r"(?: ?\([^()]{1,24}\))? (?:a|one) year (?:earlier|ago|before)(?![a-z])|[^,.;]{0,12} last year(?![a-z])"
    )


@cache
def against_pattern() -> re.Pattern[str]:
    """Right before an old amount: "at $145bn, against the $128bn in our September note"."""
    return re.compile(
        r"(?<![a-z])against the (?:[a-z]{0,3}[$€£¥₹])?$|(?<![a-z])against (?:a|its|the) (?:20\d\d |previous |"
        r"earlier |original |last year's )(?:budget|plan|target|guidance|forecast|figure|"
        r"outlay)? ?(?:of )?(?:about |around )?(?:[a-z]{0,3}[$€£¥₹])?$"
    )


@cache
def after_pattern() -> re.Pattern[str]:
    """Right before what was spent or built the time before: ", after 150 billion yuan in 2025"."""
    return re.compile(
        r"(?<![a-z])after (?:(?:about|around|roughly|spending|investing|laying out|"
        r"the) ){0,3}(?:[a-z]{0,3}[$€£¥₹])?$"
    )


@cache
def stood_at_pattern() -> re.Pattern[str]:
    """Between "up from" and an old value that a relative clause gives: "its July forecast, which stood at"."""
    return re.compile(r" [^,;]{2,40}, which (?:stood at|was|had been|came to) [a-z]{0,3}[$€£¥₹]? ?")
