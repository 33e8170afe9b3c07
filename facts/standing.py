"""What stood, was spent or was reported before, and pledges, by the words around a figure."""

from __future__ import annotations

import re
from functools import cache

from facts.quantities import Quantity
from facts.reading import Sentence
from facts.types import Metric

MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)(?: 20\d\d)?"
)


@cache
def fulfilled_pattern() -> re.Pattern[str]:
    """Before a pledge that is being met: "fulfilling our initial"."""
    return re.compile(
        r"(?:fulfil|fulfill|honou?r|complet|meet|met|mak)(?:s|ed|ing|ling|led)? (?:good on )?[a-z' ]{0,20}$"
    )


@cache
def ranked_pledge_pattern() -> re.Pattern[str]:
    """A remark that ranks what was announced: ", its largest commitment in Asia"."""
    return re.compile(
        r"(?:largest|biggest)(?: [a-z-]{2,14}){0,2} (?:commitment|pledge|promise)|最大[^,;。]{0,6}承诺"
    )


def is_pledged(sentence: Sentence, quantity: Quantity) -> bool:
    if ranked_pledge_pattern().search(sentence.text, quantity.end, sentence.span.end):
        return False
    before = sentence.text[max(sentence.span.start, quantity.start - 40) : quantity.start].rstrip("$€£ ")
    return sentence.nearest(quantity, "pledge") < 130 and not fulfilled_pattern().search(before + " ")


@cache
def growth_pattern() -> re.Pattern[str]:
    """Before "from X to Y" of what stands: "growing its capacity from", 由现有的."""
    return re.compile(
        r"(?:grow|expand|increas|doubl|tripl|boost|lift|rais|scal|(?<![a-z])go|"
        r"ramp)[a-z]{0,4}(?: [a-z']{1,12}){0,9} from(?: (?:about|around|roughly|some|its current|the current|"
        r"just|currently))? ?$|(?:grow|expand|increas|doubl|tripl|boost|lift|rais|(?<![a-z])rise|climb)[a-z]{0,3}"
        r"(?: [a-z0-9'-]{1,14}){0,6} to [^;$€£]{2,34} from(?: (?:about|around|roughly|some|just|a "
        r"current|its current|the current))? ?$|(?:现有的?|目前的?|当前的?)(?:约|近)? ?$"
    )


def stood_before(sentence: Sentence, quantity: Quantity, metric: Metric) -> bool:
    if metric is Metric.INVESTMENT:
        begin = max(sentence.span.start, quantity.start - 30)
        return spent_before_pattern().search(sentence.text, begin, quantity.end + 24) is not None
    return _has_grown(sentence, quantity)


@cache
def spent_before_pattern() -> re.Pattern[str]:
    """Around an old amount that was spent: "last year's $72.2 billion", "the $3.3 billion spent in 2025"."""
    return re.compile(
        r"last year's|spent|swallowed|the prior year|a year (?:earlier|ago)|去年|上年|前一年|上一年|上一财年|同期"
    )


def _has_grown(sentence: Sentence, quantity: Quantity) -> bool:
    before = sentence.text[max(sentence.span.start, quantity.start - 70) : quantity.start]
    return growth_pattern().search(before) is not None and not meant_pattern().search(before)


@cache
def meant_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?:target|goal|plan|commitment|pledge|guidance|forecast|estimate|budget|agreement|deal|contract)"
    )


@cache
def period_gone_pattern() -> re.Pattern[str]:
    """Words by which capital spending is told of a time gone by."""
    return re.compile(
        r"(?:(?:was|were|totall?ed|reached|logged|recorded|booked|posted|came in at|came to|"
        r"hit) (?:[a-z]{0,3}[$€£¥₹]|a record|near|about|roughly|nearly)|reported (?:capital )?(?:spending|"
        r"expenditures|capex|outlays) of|in the latest (?:period|quarter)|(?:purchases of|additions to|"
        r"payments for) property|(?:jumped|rose|fell|surged|climbed|grew|dropped|increased|declined|soared|"
        r"slipped) (?:by )?\d{1,4}(?:\.\d{1,2})? ?(?:%|percent|per cent) to|went out the door|(?:in|"
        r"for) (?:its |the )?(?:q[1-4] (?:of )?(?:fy|fiscal) ?'?\d{2,4}|(?:first|second|third|"
        r"fourth) fiscal quarter)|(?:bought|spent|laid out|invested) in 20\d\d|%(?:,? likewise|, too,)? to|"
        r"last (?:fiscal )?(?:year|quarter)|for the (?:quarter|year|period) (?:was|were)|"
        r"quarterly (?:earnings|results) (?:show|reveal)(?:ed)?|in (?:just )?the first (?:nine|six|"
        r"three) months|(?:exceeded|beat|topped|surpassed|above) (?:wall street|analyst|expectation|"
        r"consensus|forecast)|(?:同比|环比|按年|按季|年增|季增)[^,;。]{0,4}[+\d增升涨翻激飙]|(?:高于|超过|"
        r"超出|高出|低于|不及)(?:分析师|分析员|市场|华尔街)(?:的)?(?:平均)?(?:预期|预估|预测))"
    )


@cache
def reported_pattern() -> re.Pattern[str]:
    """Before capital spending that stands in a report: "reported first-quarter revenue of …, with"."""
    return re.compile(
        r"(?<![a-z])(?:reported|posted|logged|recorded) (?:a |its |record )?(?:first|second|third|fourth|"
        r"q[1-4]|quarterly|full-year|annual|fiscal)[- ]"
    )


@cache
def foretold_pattern() -> re.Pattern[str]:
    """Before capital spending that is foretold, whatever period is named: 管理层预计, Meta 全年资本支出为."""
    return re.compile(
        r"预计|预期|预估|指引|(?<![a-z])(?:expects?|expected|guid(?:es|ed|ance)|forecasts?|will|plans)(?![a-z])"
    )


@cache
def opened_past_pattern() -> re.Pattern[str]:
    """How a sentence begins that reports a year or quarter gone by: Google 去年营运现金流升 32%…."""
    return re.compile(r"[^,。;]{0,10}(?:去年|上年|上一财年|上季|last year|last quarter)(?!同期)")


@cache
def outlay_word_pattern() -> re.Pattern[str]:
    """What the capital spending named before is called the next time: "let its outlay slip to 13 billion yuan"."""
    return re.compile(r"(?<![a-z])(?:outlays?|spending|expenditures?|spend)(?![a-z])|支出|开支")


@cache
def after_a_period_pattern() -> re.Pattern[str]:
    """Right before what an earlier period saw spent: "capex will come down, after"."""
    return re.compile(
        r"(?<![a-z])(?:after|following)(?: (?:a record|about|around|roughly|some|just|spending))? $"
    )


@cache
def in_the_last_pattern() -> re.Pattern[str]:
    """Behind it: that period, "in the latest quarter"."""
    return re.compile(
        r" (?:in|for|during) the (?:latest|last|previous|prior|preceding|december|march|june|september|first|"
        r"second|third|fourth) (?:period|quarter|year|half)(?![a-z])"
    )


@cache
def spent_verb_pattern() -> re.Pattern[str]:
    """Right before what somebody spent: "put", "poured"."""
    return re.compile(
        r"(?<![a-z])(?:put|spent|poured|sank|plowed|ploughed|invested)(?: (?:about|around|roughly|some|a record|"
        r"nearly|over|more than)){0,2} $"
    )


@cache
def to_come_pattern() -> re.Pattern[str]:
    """Before such a verb: that it is still to be done."""
    return re.compile(
        r"(?<![a-z])(?:will|would|should|could|may|might|can|to|plans?|expects?|announced|"
        r"funds)(?![a-z])[^,.;]{0,24}$"
    )


@cache
def measured_pattern() -> re.Pattern[str]:
    """Behind capital spending: that it is measured against a plan or a forecast, " fell short of what"."""
    return re.compile(
        r" (?:fell|came in|was|were|ran) (?:well |far |slightly |just )?(?:short of|below|above|under|over|"
        r"ahead of|in line with)(?![a-z])"
    )


@cache
def in_a_quarter_pattern() -> re.Pattern[str]:
    """Behind it: on what, and in which quarter, "into data centers in the first quarter"."""
    return re.compile(
        r" (?:into|on|in) (?:[a-z-]{2,14} ){1,4}(?:in|during) the (?:first|second|third|fourth|latest|last|"
        r"december|march|june|september|fiscal [a-z]{5,6}) (?:quarter|half)(?![a-z])"
    )


@cache
def in_months_gone_pattern() -> re.Pattern[str]:
    """How a sentence begins that tells of months gone by: "In the first six months, Alibaba"."""
    return re.compile(
        r"\s{0,2}(?:in|over|during) the (?:(?:first|last|past|latest) )?(?:(?:two|three|six|nine|twelve|"
        r"\d{1,2}) months|(?:last|past|latest) (?:quarter|half|year)|quarter)(?: (?:just )?(?:ended|"
        r"gone by))?(?! of)(?![a-z])|"
        rf"\s{{0,2}}(?:between|from) {MONTH} (?:and|to|through|until) {MONTH}(?![a-z])"
    )


def _was_spent_then(sentence: Sentence, quantity: Quantity) -> bool:
    """True for what somebody put into something in a quarter or in months gone by."""
    before = sentence.before(quantity.start, 60)
    spent = spent_verb_pattern().search(before)
    if spent is None or to_come_pattern().search(before, 0, spent.start()):
        return False
    return bool(
        in_a_quarter_pattern().match(sentence.text, quantity.end)
        or in_months_gone_pattern().match(sentence.text, sentence.span.start)
    )


def _is_set_against_a_plan(sentence: Sentence, quantity: Quantity) -> bool:
    """True for capital spending that is measured against a plan, or after which that of the next period comes."""
    if not sentence.has("capex"):
        return False
    if measured_pattern().match(sentence.text, quantity.end):
        return True
    last = in_the_last_pattern().match(sentence.text, quantity.end)
    return (
        last is not None and after_a_period_pattern().search(sentence.before(quantity.start, 30)) is not None
    )


@cache
def entered_pattern() -> re.Pattern[str]:
    """Right before an amount in a list of results: "Capital expenditures: "."""
    return re.compile(r"(?<![a-z])(?:capital expenditures?|capex|capital spending): [a-z]{0,3}[$€£¥₹]?$")


@cache
def foreseen_pattern() -> re.Pattern[str]:
    """In such a sentence: a year, or a word of what is to come."""
    return re.compile(
        r"20[2-5]\d|fy ?'?\d\d|guid|forecast|outlook|plan|expect|will|target|next year|"
        r"this year|full[- ]year|annual|the year"
    )


@cache
def results_pattern() -> re.Pattern[str]:
    """Before such a list: that it is of results, "Revenue: "."""
    return re.compile(r"(?<![a-z])(?:revenue|cash flow|net income|operating income|eps): |quarter to ")


def reports_a_period(sentence: Sentence, quantity: Quantity) -> bool:
    """True for capital spending as a company reports it for a quarter or year gone by."""
    if _was_spent_then(sentence, quantity) or _is_set_against_a_plan(sentence, quantity):
        return True
    low = max(sentence.text.rfind(";", sentence.span.start, quantity.start), sentence.span.start)
    high = sentence.text.find(";", quantity.end, sentence.span.end)
    part = (low, high if high >= 0 else sentence.span.end)
    spoken = sentence.has("capex") and outlay_word_pattern().search(sentence.text, *part)
    if not sentence.tagged(("capex",), *part) and not spoken:
        return False
    clause = sentence.breath(quantity.start)
    if entered_pattern().search(sentence.before(quantity.start, 40)):
        listed = results_pattern().search(sentence.preceding(220)) is not None
        return listed and foreseen_pattern().search(sentence.text, *sentence.span[:2]) is None
    if foretold_pattern().search(
        sentence.text, part[0], quantity.start
    ) and not spent_before_pattern().search(sentence.text, part[0], quantity.start):
        return False
    another = (q.start for q in sentence.quantities if q.start >= quantity.end and q.kind is quantity.kind)
    gone = (
        sentence.tagged(("period",), *clause)
        or period_gone_pattern().search(sentence.text, part[0], min(part[1], next(another, part[1])))
        or reported_pattern().search(sentence.text, part[0], quantity.start)
        or opened_past_pattern().match(sentence.text, sentence.span.start)
    )
    return bool(gone) and not sentence.tagged(("planned", "target", "dropped"), *clause)
