"""Who may stand before a verb of saying: offices, names unknown, outlets that only listen."""

from __future__ import annotations

import re
from functools import cache

from facts.lexicon import Hit
from facts.reading import Sentence


@cache
def told_pattern() -> re.Pattern[str]:
    """Before an outlet that somebody speaks to: 接受《日经》采访, "told", "in an interview with"."""
    return re.compile(
        r"(?:接受|告诉|对|向|(?<![a-z])told|interview with|speaking (?:to|with)|spoke to)[\s《「\"]{0,2}(?:the )?$"
    )


def is_told(sentence: Sentence, hit: Hit) -> bool:
    return (
        told_pattern().search(sentence.text[max(sentence.span.start, hit.start - 20) : hit.start]) is not None
    )


@cache
def unknown_pattern() -> re.Pattern[str]:
    """A name in capitals right before a verb of saying, as written: "Related Digital says", but no analyst's."""
    return re.compile(
        r"(?<![Aa]nalyst )(?<![Aa]nalysts )(?<![\w-])[A-Z][\w&'’.+-]{1,20}(?: "
        r"[A-Z][\w&'’.+-]{0,20}){0,3}(?:, the [a-z ]{3,24},)?(?: (?:has|also|had|have|today|yesterday|"
        r"on [A-Z][a-z]{2,9}|this week|recently)){0,2} $"
    )


@cache
def office_pattern() -> re.Pattern[str]:
    """An office of state or its holder, right before a verb of saying."""
    return re.compile(
        r"(?<![a-z])the (?:two |three )?(?:partners|companies|backers|sponsors|developers|pair|duo) ?$|"
        r"(?<![a-z])the (?!research|investment|analytics|brokerage|consult|advisory|"
        r"law)(?:[a-z-]{2,14} ){1,4}(?:giant|maker|startup|start-up|retailer|landlord) ?$|"
        r"(?:ministry|department|regulators?|commission|commissioners|council|county|authority|mayor|agency|"
        r"senator|secretary|prefecture|treasury|utility|grid operator|(?:cloud|data cent(?:er|re)|"
        r"infrastructure|hosting) (?:provider|operator|developer|builder|landlord)|telecoms group|carmaker|"
        r"miner)(?: of [a-z ]{3,20})?(?: [a-z]{2,12}){0,2} ?$|(?:国科会|工信部|发改委|经济部|数发部|科技部|"
        r"能源局|数据局|管委会|市政府|省政府|县政府|地方政府|经信局|监管机构|主管机关|议会|财政部|产业部|"
        r"通产省|经产省|行政院|国务院|县长|院长|署长|主委|局长)[^,;。]{0,10}$|(?<![一-鿿])[一-鿿]{1,12}(?:局|"
        r"署|厅|商会|(?<![总全西东南北内外中一干局])部)(?:\d{1,2} ?日|周[一二三四五六日])?$|"
        r"的团队(?:\d{1,2} ?日|周[一二三四五六日])?$"
    )


@cache
def turns_pattern() -> re.Pattern[str]:
    """Words with which a story turns from what somebody said to its own account: "Separately, …", "For now"."""
    return re.compile(
        r"(?<![a-z])(?:(?:is|are|was|were) (?:said|believed|thought|reported|understood) to|separately|meanwhile|"
        r"for now|previously|in the latest quarter|earlier (?:this|last) (?:year|month|week|quarter)|"
        r"(?:last|later in) (?:year|month|week|january|february|march|april|may|june|july|"
        r"august|september|october|november|december)|(?:last|this past) (?:spring|summer|fall|autumn|"
        r"winter)|back in|still earlier|probably|presumably|we make that)(?![a-z])"
    )


@cache
def told_by_the_story_pattern() -> re.Pattern[str]:
    """How a sentence begins that puts somebody's figure beside older ones: "That roughly triples the deal of"."""
    return re.compile(
        r"\s{0,2}(?:in all, |that (?:roughly |nearly |almost |more than )?(?:doubles|triples|quadruples) |"
        r"in 20\d\d,? (?:it|he|she|they) had )"
    )


@cache
def of_the_larger_pattern() -> re.Pattern[str]:
    """Before the size of what something belongs to: "The campus is part of the wider"."""
    return re.compile(
        r"(?<![a-z])(?:is|are|forms|form) (?:a )?part of (?:the (?:wider|larger|broader|partnership)|stargate|"
        r"openai's stargate)(?![a-z])[^.;]{0,90}$"
    )


def turns_away(text: str, start: int, at: int) -> bool:
    """Whether the words from `start` on up to a figure at `at` are the story's own, whoever spoke before."""
    return (
        turns_pattern().search(text, start, at) is not None
        or told_by_the_story_pattern().match(text, start) is not None
        or (
            text.find("part of", start, at) >= 0
            and of_the_larger_pattern().search(text, start, at) is not None
        )
    )


@cache
def titled_behind_pattern() -> re.Pattern[str]:
    """Behind "said", as written: somebody with an office, "Huang Zeyuan, the city's Party secretary"."""
    return re.compile(
        r" [A-Z][\w.'’-]{1,16}(?: [A-Z][\w.'’-]{0,16}){1,2}, (?:the |its |[Aa] )?(?:[\w'’-]{2,14} ){0,4}(?:secretary|"
        r"mayor|governor|minister|commissioner|president|chair(?:man|woman)?|"
        r"chief(?! analyst| economist| strateg| research)|founder|spokes(?:man|woman|"
        r"person))(?![a-z])"
    )


def is_titled(raw: str, start: int) -> bool:
    """Whether somebody with an office, and no analyst, stands behind a verb of saying that ends at `start`."""
    titled = titled_behind_pattern().match(raw, start)
    if titled is None:
        return False
    return not any(word in titled.group().lower() for word in ("analyst", "economist", "strateg"))
