"""Sites of some size in general, taken for an example of what all such sites need."""

from __future__ import annotations

import re
from functools import cache

from facts.quantities import Quantity
from facts.reading import Sentence


@cache
def customer_pattern() -> re.Pattern[str]:
    """Before what some customer or other has: "a customer with"."""
    return re.compile(
        r"(?<![a-z])(?:an? (?:typical |large |single )?(?:customer|operator|client|user|company) "
        r"(?:with|using|running|of)|any (?:[a-z-]{2,12} ){0,2}(?:facility|site|data cent(?:er|re)|customer|user|"
        r"load) (?:that|which) (?:pulls|draws|uses|takes|consumes|needs|exceeds)) "
        r"(?:(?:more than|over|at least|about) )?$"
    )


@cache
def any_site_pattern() -> re.Pattern[str]:
    """Behind "a 1-gigawatt": a site of that size in general, by what it always needs."""
    return re.compile(
        r"[ -](?:ai )?(?:data[ -]?cent(?:er|re)|campus|facility|site|cluster)(?:,? (?:(?:that|which) (?:relies|"
        r"depends|runs|uses|is|sits|draws)|running|powered|cooled|fed|run|operating|"
        r"built)[^.;]{2,70})?,? (?:requires|needs|costs|consumes|uses|burns|swallows|drinks|emits|releases|"
        r"guzzles|evaporates|employs|occupies|will (?:swallow|burn|drink|emit|release|guzzle|evaporate|gulp)|"
        r"(?:can|could|would|may|might|typically|usually|often) (?:typically |easily |roughly |"
        r"also )?(?:require|need|cost|consume|use|burn|swallow|drink|emit|release|guzzle|gulp|evaporate|employ|"
        r"occupy|produce|generate|run you|set you back)s?)(?![a-z])"
    )


@cache
def what_each_is_pattern() -> re.Pattern[str]:
    """Behind "every 100 MW": of what, " of computing", " campus that"."""
    return re.compile(
        r" (?:of|in) |[ -](?:ai )?(?:data[ -]?cent(?:er|re)|campus|site|facility|cluster)(?![a-z])"
    )


def _is_counted_by(sentence: Sentence, quantity: Quantity) -> bool:
    """True for "every 100 MW of data centers", not for "every 500 MW phase of Abilene"."""
    if what_each_is_pattern().match(sentence.text, quantity.end) is None:
        return False
    return not any(
        0 < name.start - quantity.end < 40
        and sentence.before(name.start, 8).endswith((" of ", " at ", " of the "))
        for name in sentence.names
    )


EVERY = (" every ", " every additional ", " every extra ")  # "for every 100 MW of data centers"


def is_any_site(sentence: Sentence, quantity: Quantity) -> bool:
    before = sentence.text[max(sentence.span.start, quantity.start - 60) : quantity.start]
    if customer_pattern().search(before) or _is_taken_as_an_example(sentence, before):
        return True
    before = f" {before}"
    indefinite = before.endswith((" a ", " an ", " each ", " single ", " one ", *EVERY))
    led = any(name.end <= quantity.start for name in sentence.names)
    if not indefinite or led:
        return False
    if before.endswith(EVERY) and _is_counted_by(sentence, quantity):
        return True
    told = any_site_pattern().match(sentence.text, quantity.end)
    return told is not None and not any(name.start < told.end() for name in sentence.names)


@cache
def example_pattern() -> re.Pattern[str]:
    """How a sentence begins that takes some site for an example: "Take a", "Consider a typical"."""
    return re.compile(
        r"^[\s\"']{0,3}(?:take|consider|imagine|picture|suppose|think of) (?:a|an|one|any)(?: [a-z-]{3,12})? $"
    )


def _is_taken_as_an_example(sentence: Sentence, before: str) -> bool:
    opens = sentence.text[sentence.span.start : sentence.span.start + len(before)] == before
    return opens and example_pattern().match(before) is not None and not sentence.names


@cache
def of_any_site_pattern() -> re.Pattern[str]:
    """Before what a site of some size holds or costs in general: 一座 1GW 的集群可容纳, 一座吉瓦级 AI 工厂约需."""
    return re.compile(
        r"[一每][座个][^,;。\d]{0,6}(?:\d{1,4} ?)?(?:吉瓦|兆瓦|gw|mw)(?:级|规模)?的?[^,;。\d]{0,14}(?:可|"
        r"(?<!智)能(?!源)|需|成本|造价|耗资)[^,;。\d]{0,6}$"
    )


@cache
def one_in_general_pattern() -> re.Pattern[str]:
    """Behind 一个 and a figure: a site of that size in general, by what it always needs."""
    return re.compile(
        r"(?:级|规模)?的?(?:ai ?|大型|超大规模|算力|智算){0,2}(?:数据中心|资料中心|集群|"
        r"园区)[^,;。]{0,4},?(?:大约)?(?:每|可|(?<!智)能(?!源)|价值|带来|需|要|通常|平均|造价|成本|耗|相当)"
    )


def is_one_in_general(sentence: Sentence, quantity: Quantity) -> bool:
    before = sentence.text[max(sentence.span.start, quantity.start - 6) : quantity.start]
    single = any(word in before for word in ("一个", "一座", "每个", "每座"))
    if any(word in sentence.before(quantity.start, 14) for word in ("阶段", "一期", "首期", "首批")):
        return False  # 第一阶段是一座 300 兆瓦的数据中心
    return single and one_in_general_pattern().match(sentence.text, quantity.end) is not None
