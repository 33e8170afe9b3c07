"""How a verb of saying stands to what it vouches for."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from facts.lexicon import Hit
from facts.reading import Sentence


@cache
def announces_pattern() -> re.Pattern[str]:
    """Behind a person: what he is quoted with or sets himself, 凌晨发文:, "has set xAI the goal of"."""
    return re.compile(
        r"[^,.。;:\sa-z]{0,8}:| (?:has |had |also |now |himself )?(?:promised|promises|vowed|pledged|touted|"
        r"gave a (?:figure|number|total) of|cited a (?:figure|number) of|(?:puts?|pegged|pegs) (?:the|its|"
        r"that|it|their) (?:[a-z-]{2,14} ){0,8}at)(?![a-z])|(?: has| had)? (?:now |"
        r"also )?set (?:[a-z0-9]{2,14} |a |the |its |his ){1,3}(?:[a-z-]{3,12} )?(?:goal|target|aim|"
        r"deadline)(?![a-z])"
    )


@cache
def closes_pattern() -> re.Pattern[str]:
    """What follows a verb of saying that vouches for the words before it: "…, the company said in a statement"."""
    return re.compile(
        r"\s{0,2}(?:$|[,.;:。,\"')—\n]|(?:the company|it|he|she|they)(?=\s?(?:[,.;)]|$))|"
        r"(?:in|on|at|during|this|last|to (?:reporters|investors|analysts|employees|staff|journalists|"
        r"shareholders|the |cnbc|reuters|bloomberg|us\b)|earlier|yesterday|today|monday|tuesday|wednesday|"
        r"thursday|friday|saturday|sunday|when|while|via|through|by|late|separately|reuters|bloomberg|cnbc|"
        r"for the|ahead of|after)(?![a-z]))"
    )


@cache
def judges_pattern() -> re.Pattern[str]:
    """Behind a house of analysts: a verb by which it guesses rather than reports, "thinks", "has A in front with"."""
    return re.compile(
        r"'s (?:count|estimate|tally|reckoning|calculations?)(?![a-z])|"
        r"(?:'s)?(?: (?:analysts?|researchers?|data|team|itself|now|currently|therefore|also|"
        r"[a-z]+ [a-z]+,)){0,3} (?:thinks?|reckons?|believes?|estimates?|estimated|projects|projected|puts?|"
        r"pegs?|pegged|credits|credited|calculates?|calculated|figures|models?|modell?ed|counts?|sees?|"
        r"guess(?:es)?|assumes?|infers?|expects?|forecasts?|predicts?|places|placed|ranks?|has (?=[a-z]))|"
        r" ?(?:的)?(?:分析师|研究员|团队|研究)?[^,。;]{0,4}(?:统计|认为|估计|估算|预估|预计|预测|测算|推算|推测|"
        r"判断|估|推断|料)"
    )


@cache
def adjective_pattern() -> re.Pattern[str]:
    """Before "announced" where it only describes a noun: "$1.4 trillion of announced commitments"."""
    return re.compile(
        r"(?:'s|(?<![a-z])(?:of|the|its|their|previously|newly|recently|already|all|total|any|these|those|his|"
        r"her|most|with|publicly|formally|just))[ -]$"
    )


@cache
def account_pattern() -> re.Pattern[str]:
    """Behind a company's name: its own account of things, Meta 上个月给的预估, "'s own plans"."""
    return re.compile(
        r"(?:方面|官方|公司|集团)?[^,。;]{0,10}?(?:公告|预估|预期|预测|说法|规划|指引|指引|披露|口径|财报|声明|"
        r"公布|承诺|安排|计划书|估计|公开信息|博客|新闻稿|文件|介绍|设想)|'s? (?:own |latest |published |"
        r"public )?(?:account|filing|filings|guidance|website|blog|announcement|statement|disclosures?|"
        r"documents?|press release|estimate|roadmap|figures|numbers|plans?)(?![a-z])"
    )


@cache
def own_words_pattern() -> re.Pattern[str]:
    """Behind a company's name: its own words, and that they tell something: "'s post promised"."""
    return re.compile(
        r"'s? (?:own )?(?:blog )?(?:post|release|statement|filings?|announcement|prospectus)(?:, [^,.;]{3,40},)? "
        r"(?:promised|promises|described|describes|put|puts|spoke of|speaks of|called|listed|lists|showed|shows|"
        r"mentioned|mentions|gave|gives)(?![a-z])"
    )


@lru_cache(maxsize=8)
def own_account(sentence: Sentence) -> tuple[int, str] | None:
    """Where a sentence rests on a company's own account, and that company: 按 AWS 今年稍早的公告."""
    for name in sentence.names:
        before = sentence.text[max(sentence.span.start, name.start - 6) : name.start].rstrip()
        if before.endswith(
            ("按", "按照", "依照", "依", "照", "据", "根据", " by", " on", " per", "ing to")
        ) and (account_pattern().match(sentence.text, name.end)):
            return name.start, name.subject.name
        leads = name.start - sentence.clause(name.start)[0] <= 3
        if leads and own_words_pattern().match(sentence.text, name.end):
            return name.start, name.subject.name
    start, end = sentence.span.start, sentence.span.end
    if sentence.text[start:end].isascii():
        return None
    cited = cited_statement_pattern().search(sentence.text, start, end)
    return None if cited is None or sentence.tagged(("outlets",), *cited.span()) else (cited.start(), "")


@cache
def cited_statement_pattern() -> re.Pattern[str]:
    """A report that cites somebody's own statement, 引述州长里夫斯的声明, or has it from him, 记者从…获悉."""
    return re.compile(
        r"(?<!未)(?<!未能)(?:引述|援引|引用|转述|根据|依据|依照|按照|按)[^,。;]{2,24}(?:声明|公告|新闻稿|财报|"
        r"发言|申报文件|文告|致股东信)|(?:集团|公司|政府|当局)(?:公布|发布|披露)的[^,。;]{0,14}(?:蓝图|计划|"
        r"方案|路线图|规划)|记者从(?![^,。;]{0,24}(?:知情|业内|市场|供应链|圈内|接近|人士|"
        r"消息))[^,。;]{2,24}(?:获悉|了解到|获知|得知)"
    )


@cache
def conceding_pattern() -> re.Pattern[str]:
    """How a clause begins that only concedes something: "While A claims …, B is building …"."""
    return re.compile(r"\s{0,2}(?:while|whilst|although|though|虽然|尽管)(?![a-z])")


def is_conceded(sentence: Sentence, cue: Hit, at: int) -> bool:
    """True where somebody says something else, in a first clause that concedes it."""
    low, high = sentence.clause(cue.start)
    return (
        high <= at
        and low <= sentence.span.start + 2
        and conceding_pattern().match(sentence.text, low) is not None
    )


@cache
def of_states_pattern() -> re.Pattern[str]:
    """Before the "states" of "in the two states", which are no statement; "the filing states" is one."""
    return re.compile(
        r"(?<![a-z])(?:the|these|those|such|two|three|four|five|six|all|both|several|many|other|some|most|"
        r"united|gulf|member|southern|western|eastern|northern|neighbou?ring|in|of|across|between|from|\d{1,2}|"
        r"american|u\.s\.|midwestern|swing|federal|nearby) $"
    )


@cache
def written_pattern() -> re.Pattern[str]:
    """Behind a "writes" that tells what is made: " its own cloud software", " checks"."""
    return re.compile(
        r" (?:(?:its|their|his|her|the) (?:own )?)?(?:[a-z]{3,10} )?(?:software|code|che(?:ck|que)s|off|down|"
        r"programs)"
    )


def is_no_verb_of_saying(sentence: Sentence, cue: Hit) -> bool:
    """True for the states of a union, and for who writes software."""
    if cue.phrase == "states":
        return of_states_pattern().search(sentence.before(cue.start, 16)) is not None
    return cue.phrase == "writes" and written_pattern().match(sentence.text, cue.end) is not None


def is_an_officers_own(sentence: Sentence, cue: Hit) -> bool:
    """True for the "we believe" of an officer who is quoted with it: no estimate of an outsider."""
    quoted = '"' in sentence.text[sentence.span.start : cue.start]
    spoken = sentence.text[cue.start : sentence.span.end]
    return quoted and "analyst" not in spoken and sentence.has("saying") and sentence.has("officer", "person")
