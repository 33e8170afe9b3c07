"""Whether the words around an amount say that it is spent, and on what."""

from __future__ import annotations

import re
from functools import cache

from facts.quantities import Kind, Quantity
from facts.reading import Sentence
from facts.tables.buyers import LABORATORIES, LANDLORDS, LARGE_CLOUDS


def is_spent(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether words of spending, an object or a capacity stand beside the amount."""
    watts = [q.start - quantity.end for q in sentence.quantities if q.kind is Kind.POWER]
    return (
        min(map(abs, watts), default=99) < 30
        or sentence.nearest(quantity, "money_spent") < 80
        or sentence.nearest(quantity, "money_for") < 40
        or names_its_object(sentence, quantity)
        or is_an_outlay_for(sentence, quantity)
        or _is_paid_for(sentence, quantity)
    )


@cache
def paid_for_pattern() -> re.Pattern[str]:
    """Before an amount: what is got or built for it, "is to widen its data centers in Johor for"."""
    return re.compile(
        r"(?<![a-z])(?:build|add|expand|widen|extend|enlarg|construct|develop|acquir|buy|get|procur|purchas|"
        r"order|upgrad|leas|rent|supply|supplie|refit|convert|transform|refurbish|revamp|overhaul|equip)(?:e|es|ed|"
        r"ing|s|ting|d)?(?![a-z]) [^.;]{0,90} (?:for|"
        r"by)(?: (?:about|around|roughly|some|nearly|over|more than|up to|between|at least|a total of|"
        r"an estimated)){0,2} ?(?:[a-z]{0,3}[$€£¥₹])?$"
    )


def _is_paid_for(sentence: Sentence, quantity: Quantity) -> bool:
    before = sentence.text[max(sentence.span.start, quantity.start - 130) : quantity.start]
    return paid_for_pattern().search(before) is not None and not any(
        other.kind is Kind.MONEY and quantity.start - 130 < other.start < quantity.start
        for other in sentence.quantities
    )


@cache
def outlay_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?:expenditures?|spending|spends?|invests?|puts?|outlays?|capex|promised|pledged|committed|earmarked|"
        r"budgeted|to spend|spent|total (?:to|above|over|past|of)|guid(?:ed|es|ing) to|forecast|guidance|"
        r"outlook|reaching|rising to|growing to|from|valued at|worth|(?:could|may|might|would|will) (?:rise|grow|"
        r"climb|"
        r"increase|go up|go|reach|swell) to|(?:target|range|own|estimate|projection|sights)(?: for the year)? to|"
        r"(?:it|that|this|the (?:figure|total|sum)|(?:this|last|next|the current|the previous|"
        r"the prior) year's (?:figure|total|sum|amount|budget|level)) (?:was|is|will be|would be|stood at|"
        r"came to)|'s (?:own )?(?:fell|rose|dropped|slipped|climbed|jumped|came|grew|declined) to|"
        r"(?:rais|lift|increas|expand|extend|grow|upsiz|tak|bring)(?:e|es|ed|ing|s)? (?:that|it|this|"
        r"the (?:figure|amount|sum|total|deal|contract|order|commitment|value)) (?:further )?to)(?![a-z])|支出|"
        r"开支|投入|承诺|预算|(?:数字|数额|金额)则?(?:是|为|达)|涨到|升到|升至|增至|涨至|拉高到|提高到|提高至|"
        r"(?:则|也|将|亦|更)[^,;。\d]{0,3}(?:预计|预估|预期|上看|高达|达)"
    )


def is_an_outlay(sentence: Sentence, quantity: Quantity) -> bool:
    begin = max(sentence.clause(quantity.start)[0], quantity.start - 60)
    if reached_pattern().search(sentence.text, max(sentence.span.start, quantity.start - 40), quantity.start):
        return True
    if promised_pattern().match(sentence.text, quantity.end) or or_pattern().search(
        sentence.text, max(sentence.span.start, quantity.start - 24), quantity.start
    ):
        return True
    return outlay_pattern().search(sentence.text, begin, quantity.start) is not None


@cache
def reached_pattern() -> re.Pattern[str]:
    """Between a word of spending in the clause before and the sum it came to: 支出又增加 5.3%,来到."""
    return re.compile(
        r"其中[^,。;]{1,8}(?:最高|最多|居首|最大),(?:达|为|约)$|(?:支出|开支|投入)[^。;]{0,20},(?:来到|达到|达|"
        r"为|升至|增至|约为|总计)(?:约|近)?$"
    )


@cache
def or_pattern() -> re.Pattern[str]:
    """Before the higher of two sums: "for $3 billion over ten years, or roughly $7 billion if two extensions are"."""
    return re.compile(
        r", or (?:roughly |about |around |nearly |as much as |up to |some )?(?:[a-z]{0,3}[$€£¥₹])?$"
    )


@cache
def promised_pattern() -> re.Pattern[str]:
    """Behind an amount: that it was promised before, "the $2.9 billion it promised in April"."""
    return re.compile(
        r" (?:(?:that|which) )?(?:it|the company|they|we) (?:had |has |have |will |would |plans? to |"
        r"expects? to |is to |are to )?(?:already |previously |first |originally )?(?:promised|pledged|"
        r"committed|announced|earmarked|set aside|spend|invest|lay out|pay|planned|budgeted)(?![a-z])|"
        r"的?(?:投资|资本支出|资本开支|开支)?(?:规划|计划|预算)(?:可能|或|将|也|已)"
    )


@cache
def purpose_pattern() -> re.Pattern[str]:
    """What an amount is for: "…, chiefly for AI and cloud infrastructure", "will go into a data center"."""
    return re.compile(
        r" (?:for|on|into|toward|towards)(?: [a-z0-9-]{1,14}){0,4} (?:infrastructure|data[ -]?cent(?:er|re)|"
        r"compute|accelerators|ai servers|computing|cloud|gpu|ai chips|cluster|campus|supercomputer|ai hub)|"
        r" (?:of (?:it|that|this|which) )?(?:is|was|are|would be|will be)? ?(?:set aside|earmarked|reserved|"
        r"budgeted) for "
        r"(?:[a-z0-9-]{1,14} ){0,3}(?:processors|chips|gpus|accelerators|servers|data cent|infrastructure)|"
        r" (?:would|will|is to|are to) go (?:on|into) (?:[a-z0-9-]{1,14} ){0,3}(?:chips|gpus|processors|accelerators|"
        r"servers)|"
        r" (?:would |will |is to |are to )?(?:go|goes|going|went) to(?: [a-z0-9-]{1,14}){0,4} (?:chips|gpus|"
        r"accelerators|servers|data[ -]?cent|infrastructure)"
    )


@cache
def bought_with_pattern() -> re.Pattern[str]:
    """The same in Chinese, right behind an amount: 在 420 亿元额度之内, 购置 AI 算力…."""
    return re.compile(
        r"的?(?:额度|预算|范围|资金)?(?:之内|以内|内)?,?(?:用于|用来|购置|采购|建设|投建|兴建|打造|购买|"
        r"布建)[^,;。]{0,16}(?:算力|数据中心|资料中心|机房|集群|服务器|伺服器|gpu|芯片|智算|基础设施|云|"
        r"第[一二三四五]座|[一二三]期)"
    )


@cache
def or_so_pattern() -> re.Pattern[str]:
    """A conversion right behind an amount: ", or ₹1.6 lakh crore,"."""
    return re.compile(r",? (?:or|about|roughly) [^,;.]{3,24},")


@cache
def allocates_pattern() -> re.Pattern[str]:
    """Before an amount that is given to some purpose: "plans to allocate about"."""
    return re.compile(
        r"(?<![a-z])(?:allocat|devot|dedicat|direct|channel|steer|earmark)(?:e|es|ed|ing|s)?(?: (?:about|around|"
        r"roughly|"
        r"some|over|nearly|more than|up to)){0,2} ?(?:[a-z]{0,3}[$€£¥₹])?$"
    )


@cache
def to_chips_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?: ?\([^()]{1,24}\))? to(?: [a-z0-9-]{1,14}){0,3} (?:chips|gpus|processors|accelerators|servers|"
        r"data ?cent|infrastructure|compute)"
    )


def _has_a_purpose(sentence: Sentence, quantity: Quantity) -> bool:
    if to_chips_pattern().match(sentence.text, quantity.end) and allocates_pattern().search(
        sentence.text, max(sentence.span.start, quantity.start - 40), quantity.start
    ):
        return True
    if bought_with_pattern().match(sentence.text, quantity.end):
        return True
    gloss = or_so_pattern().match(sentence.text, quantity.end)
    begin = gloss.end() if gloss else quantity.end
    match = purpose_pattern().search(sentence.text, begin, min(sentence.span.end, begin + 110))
    if match is None:
        return False
    gap = sentence.text[begin : match.start()]
    return len(gap) <= 48 and not any(mark in gap for mark in ".;()")


def names_its_object(sentence: Sentence, quantity: Quantity) -> bool:
    """True for "a $10 billion data center"."""
    if _has_a_purpose(sentence, quantity):
        return True
    behind = sentence.tagged(("computing", "money_object"), quantity.end, quantity.end + 40)
    return any((cue.start - quantity.end) * sentence.weight <= 24 for cue in behind)


def is_spent_somewhere(sentence: Sentence, quantity: Quantity) -> bool:
    """True for what a named company spends in some place, where nothing says that it is for something else."""
    before = sentence.text[max(sentence.span.start, quantity.start - 40) : quantity.start]
    spends = spends_pattern().search(before)
    own = any(name.subject.name in LARGE_CLOUDS | LABORATORIES | LANDLORDS for name in sentence.names)
    own = own or into_pattern().match(sentence.text, quantity.end) is not None
    other = sentence.has("money_other", "energy", "energy_weak")
    told = spends or spends_in_pattern().search(before) or lays_out_pattern().search(before)
    return bool(told) and own and not other


@cache
def lays_out_pattern() -> re.Pattern[str]:
    """Right before an amount in Chinese: a verb of spending, 可能还要再花费."""
    return re.compile(r"(?:再)?(?:花费|花|砸下?|斥资)(?:约|近|超过|逾|至少|最多)?$")


@cache
def into_pattern() -> re.Pattern[str]:
    """Behind an amount: the part of a site that it goes into, "will put an initial $5 billion into Phase 1"."""
    return re.compile(
        r" (?:in|into|on|toward|towards) (?:the |its |this )?(?:first |initial |second )?(?:phase|site|campus|"
        r"facility|expansion)(?![a-z])"
    )


@cache
def spends_pattern() -> re.Pattern[str]:
    """Right before an amount: a verb of spending."""
    return re.compile(
        r"(?<![a-z])(?:spend|spends|spent|spending|invest|invests|invested|investing|pour|pours|poured|pouring|"
        r"commit|commits|committed|committing|earmarked|budgeted|allocated|put|putting(?: up| in)?|bought|buys|"
        r"buying|purchased|pay|pays|paying|paid)(?: (?:about|around|roughly|some|nearly|over|more than|up to|"
        r"at least|a further|"
        r"an initial|another|an additional|a total of|a base sum of|a minimum of|"
        r"as much as)){0,2} ?(?:[a-z]{0,3}[$€£¥₹])?$"
    )


@cache
def spends_in_pattern() -> re.Pattern[str]:
    """Right before an amount in Chinese: money spent in one place, 在阿联酋的投资将超过, 将在日本投资."""
    return re.compile(r"在[^,;。\d]{2,8}(?:的(?:总)?投资|投资|投入|斥资|砸下?)[^,;。\d]{0,6}$")


@cache
def outlay_for_pattern() -> re.Pattern[str]:
    """Before an amount: what it is called where a site or its phases are paid for."""
    return re.compile(
        r"(?:(?:initial|opening|first|total|planned|overall|capital|estimated) )?(?:outlay|investment|cost|"
        r"bill|price tag|price|budget|spend|spending|expenditure|commitment|pledge)(?: (?:for|on|"
        r"of) [^,;.]{2,30})? (?:of|at|to|"
        r"is|was|put at|climbs to|rises to|comes to|runs to|amounts to|adds up to|totals|"
        r"worth)(?: [a-z]{2,14}){0,5} ?(?:[a-z]{0,3}[$€£¥₹])?$|(?:phase|project|campus|site|complex|"
        r"data cent(?:er|re)|hub|programme|program|contracts?|leases?|deal|"
        r"agreement)(?: [a-z]{2,12}){0,2},? (?:now )?valued at (?:[a-z]{2,14} ){0,2}(?:[a-z]{0,3}[$€£¥₹])?$|"
        r"(?:rais|lift|increas|boost|expand|doubl|trebl|tripl|rais)(?:e|es|ed|ing|s)? (?:the|"
        r"its) (?:[a-z]{2,12} ){0,2}"
        r"(?:budget|investment|spending|outlay|commitment|cost)[^.;]{0,80} (?:from|to) (?:[a-z]{0,3}[$€£¥₹])?$|"
        r"(?:phase|stage|project|campus|site|complex|expansion),? (?:which is |is |will be )?an? "
        r"(?:[a-z]{2,12} ){0,2}(?:[a-z]{0,3}[$€£¥₹])?$|(?:put|puts|pegs?|pegged|estimates?|sets?) the (?:total |"
        r"overall )?(?:price|cost|bill|price tag|"
        r"value|investment|outlay|money)[^.;]{0,80} at (?:[a-z]{2,12} ){0,3}(?:[a-z]{0,3}[$€£¥₹])?$|"
        r"(?:总投资|投资额|造价|投入|投资总额|初期投资|首期投资|初始投资)[^,;。\d]{0,8}$"
    )


def is_an_outlay_for(sentence: Sentence, quantity: Quantity) -> bool:
    before = sentence.text[max(sentence.span.start, quantity.start - 120) : quantity.start]
    return outlay_for_pattern().search(before) is not None
