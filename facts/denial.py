"""Figures that a text only denies: no mention, unless what is denied is a cancellation."""

from __future__ import annotations

import re
from functools import cache

from facts.quantities import Quantity
from facts.reading import Sentence

REACH = 95  # letters between a denial and what it denies


@cache
def before_pattern() -> re.Pattern[str]:
    """Denials before the figure, in its clause: "is not building a 1 GW data center", 并未计划."""
    return re.compile(
        r"(?:not|n't|never) (?:be |been )?(?:building|build|planning|plan|negotiating|in talks|pursuing|buying|"
        r"buy|going to (?:build|(?:spend|invest)(?! less| only))|about to (?:build|spend|invest|buy)|"
        r"ordered|ordering|committed|considering|seeking|signed)|"
        r"no (?:plans?|intention|agreement|deal|contract) (?:to|for|on)|"
        r"denie[sd] (?:that |it |any |reports |plans |having |a report |the report |rumou?rs |claims )|"
        r"dismiss(?:ed|es|ing) (?:local |media |recent |press )?(?:reports|a report|the report|rumou?rs|talk) of an? "
        r"(?:[a-z-]{2,12} ){0,2}$|"
        r"den(?:ying|y) (?:that |it |any |reports |plans )|并未(?:计划|打算|签|订|采购|投资|建|承诺)|"
        r"没有(?:计划|打算|任何)|否认(?:了|将|曾|有|计划)?|不会(?:投资|建|采购|购买)|从未"
    )


@cache
def contradicted_pattern() -> re.Pattern[str]:
    """Right before a figure that another one is set against: "200 MW live in 2026, not 1 GW"."""
    return re.compile(r"(?:, not (?:a |the |yet )?|,? ?(?:而)?(?:并非|而不是|不是) ?)$")


@cache
def taken_back_pattern() -> re.Pattern[str]:
    """Behind a slip of the tongue: "before correcting himself"."""
    return re.compile(
        r"[\"'”]?(?: of [a-z -]{2,24}| [a-z]{3,12})?,? before (?:quickly )?(?:correcting|(?:he|she|they|"
        r"it) (?:quickly )?(?:caught|corrected)) (?:him|her|it|them)sel(?:f|ves)|"
        r"[\"'”]?,?随即(?:更正|改口|纠正)"
    )


@cache
def verdict_pattern() -> re.Pattern[str]:
    """A sentence that calls a report untrue."""
    return re.compile(
        r"(?:is|are|was|were|as|completely|entirely|simply|\") ?(?:completely |entirely |simply )?(?:false|"
        r"untrue|not true|not accurate|inaccurate|baseless|fabricated)|并?不准确|与事实不符|不属实|并不属实|"
        r"纯属(?:谣言|虚构|编造|捏造|子虚乌有|无中生有|不实|误传)|发言人(?:已|则|随即)?否认|予以否认|均否认|"
        r"(?:spokes[a-z]+|company|officials?) (?:has |have )?denied (?:it|this|the report)|"
        r"(?:rejected|denied|dismissed) the (?:report|claim|rumou?r)|没有此类|并无此|没有这回事|没这回事|"
        r"并无其事|查无此事|子虚乌有|出面否认|不实(?:报道|消息|信息|传闻)|(?:消息|传闻|传言|报道)不实|系谣言|是假的"
    )


# A verdict holds one of these: looking for them costs less than the pattern.
VERDICTS = (
    *("false", "true", "accurate", "baseless", "fabricated", "denied", "rejected", "dismissed"),
    *("不准确", "事实不符", "属实", "纯属", "否认", "没有此类", "并无", "这回事", "查无此事"),
    *("子虚乌有", "不实", "谣言", "是假的"),
)


def _is_called_untrue(sentence: Sentence) -> bool:
    start, end = sentence.span.start, sentence.span.end
    if not any(sentence.text.find(word, start, end) >= 0 for word in VERDICTS):
        return False
    return verdict_pattern().search(sentence.text, start, end) is not None


def is_denied(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether the sentence states the figure only to deny it."""
    if _is_called_untrue(sentence):
        return True
    if taken_back_pattern().match(sentence.text, quantity.end):
        return True
    if contradicted_pattern().search(
        sentence.text[max(sentence.span.start, quantity.start - 12) : quantity.start]
    ):
        return True
    low, _ = sentence.clause(quantity.start)
    begin = max(low, quantity.start - REACH)
    return before_pattern().search(sentence.text, begin, quantity.start) is not None
