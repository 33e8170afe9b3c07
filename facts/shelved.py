"""Plans that were given up, and what they had held: "Announced in May, the scheme foresaw"."""

from __future__ import annotations

import re
from functools import cache

from facts.reading import Sentence
from facts.tables.markers import BOUND


@cache
def foresaw_pattern() -> re.Pattern[str]:
    """Right before what a plan held that the sentence before says was given up: "the scheme foresaw"."""
    return re.compile(
        r"(?<![a-z])(?:foresaw|envisaged|envisioned|called for|provided for|would have (?:had|held|housed|"
        r"brought|drawn|needed|used|reached)|(?:was|were) (?:to|meant to|due to|supposed to) [a-z]{3,12}|"
        r"(?:could|would) (?:grow|rise|expand|scale) to|had (?:once )?(?:intended|planned|meant|hoped|wanted|"
        rf"agreed) to [a-z]{{3,12}})[^.;]{{0,50}}?{BOUND}|"
        r"(?:原本|原定|原拟|原计划|本来|本应|本该|原应)[^,;。]{0,20}$"
    )


@cache
def gave_up_pattern() -> re.Pattern[str]:
    """That something is given up or put off for good: "shelved", 计划暂缓."""
    return re.compile(
        r"(?<![a-z])(?:shelved|scrapped|cancell?ed|axed|abandoned|called off|pulled the plug|walked away|"
        r"withdrew|withdrawn|put (?:[a-z0-9.'-]{1,14} ){1,4}on hold|paused|suspended|put on hold|dropped (?:its|"
        r"the|plans))(?![a-z])|(?:暂缓|暂停(?!交易|招聘|调查|服务|发货)|搁置|"
        r"取消|放弃|撤回|叫停|终止|喊停|告吹)"
    )


def was_given_up_before(sentence: Sentence, at: int) -> bool:
    """Whether a plan that holds the figure at `at` was given up: as this sentence, or the one before, says."""
    start = sentence.span.start
    head = sentence.text[start:at]
    ended = gave_up_pattern().search(head)
    if ended is not None:
        if still_pattern().search(sentence.text, at, sentence.span.end):
            return False
        stands = has_been_done_pattern().search(head, ended.end())
        held = plan_pattern().search(head, ended.end()) is not None and stands is None
        return held and _is_no_denial(head, ended.start())
    refers = refers_pattern().match(sentence.text, start)
    if refers is None or still_pattern().search(sentence.text, at, sentence.span.end):
        return False
    aside = aside_pattern().match(sentence.text, refers.end())
    begin = aside.end() if aside else refers.end()
    if any(begin <= name.start < at for name in sentence.names):
        return False
    last = sentence.preceding(220)
    ended = gave_up_pattern().search(last)
    if ended is None or not _is_no_denial(last, ended.start()):
        return False
    around = last[max(0, ended.start() - 60) : ended.end() + 60]
    return project_pattern().search(around) is not None


@cache
def aside_pattern() -> re.Pattern[str]:
    """Behind "the project": a remark between commas, ", run with Nscale,"."""
    return re.compile(r", [^,.;]{3,50},")


@cache
def project_pattern() -> re.Pattern[str]:
    """What was given up: something that is built, and no hiring, probe or launch."""
    return re.compile(
        r"(?<![a-z])(?:plans?|projects?|sites?|campus(?:es)?|leases?|deals?|construction|data cent(?:er|re)s?|"
        r"schemes?|stargate|expansion|build-?outs?|contracts?|orders?|phases?|clusters?|programmes?|"
        r"programs?)(?![a-z])|项目|计划|园区|建设|数据中心|扩建|合同|协议|方案|租约|工程"
    )


@cache
def refers_pattern() -> re.Pattern[str]:
    """How a sentence begins that goes on about the plan given up: "Announced in May, the scheme", 该项目."""
    return re.compile(
        r"\s{0,2}(?:[a-z]{3,10}ed [^,.;]{3,50}, )?(?:the|that|this) (?:scheme|plan|project|deal|programme|"
        r"program|site|campus|facility|development|(?:chatgpt|chip|car|iphone) maker|company|group|developer|"
        r"operator|lab|startup)(?![a-z])|\s{0,2}it (?:was|were|would)(?![a-z])|"
        r"\s{0,2}(?:[按据]照?[^,。]{2,16}(?:方案|计划|协议|安排|设想),)?(?:该|这[项个座]?|"
        r"此)[^,。;]{0,3}(?:项目|计划|方案|园区|工程|案)"
    )


def _is_no_denial(text: str, at: int) -> bool:
    """Whether nothing in `text` takes back the word of giving up at `at`."""
    return kept_pattern().search(text, 0, at) is None and untrue_pattern().search(text) is None


@cache
def plan_pattern() -> re.Pattern[str]:
    """The plan itself, behind the word that ends it: "has paused Stargate UK, a plan under which"."""
    return re.compile(
        r"(?<![a-z])(?:plan|scheme|project|deal|programme|program|effort|contract)(?![a-z])|计划|项目|方案"
    )


@cache
def still_pattern() -> re.Pattern[str]:
    """Behind a figure: that it comes all the same."""
    return re.compile(
        r"(?<![a-z])(?:still|now|and (?:it )?will|but raised|reached|and does|on time|on schedule|on track|"
        r"goes ahead)(?![a-z])|仍|照常|如期|提前|全部到位|现已|现将|现改"
    )


@cache
def untrue_pattern() -> re.Pattern[str]:
    """That what a sentence says is not so."""
    return re.compile(r"(?<![a-z])(?:wrong|false|untrue|rumou?rs?|denied|denies)(?![a-z])|不实|谣言|传闻")


@cache
def kept_pattern() -> re.Pattern[str]:
    """Before a word of giving up: that it is not given up, "will not scrap"."""
    return re.compile(
        r"(?:(?<![a-z])(?:not|never|no|without|den(?:y|ies|ied)|rather than|instead of)(?![a-z])|n't|cannot)"
        r"[^,.;]{0,24}$|(?:不会|没有|并未|未|否认|不打算|无意)[^,;。]{0,8}$"
    )


@cache
def has_been_done_pattern() -> re.Pattern[str]:
    """Behind a word of giving up: that something stands all the same, 如今已部署."""
    return re.compile(r"已|如今|仍|(?<![a-z])(?:now|already|since)(?![a-z])")


@cache
def refused_pattern() -> re.Pattern[str]:
    """Right before what an authority did not allow: "councillors rejected plans for a", 否决了某公司的."""
    return re.compile(
        r"(?<![a-z])(?:rejected|refused|turned down|voted down|voted (?:[a-z-]{2,14} )?against|threw out|vetoed|"
        r"declined to approve|den(?:ied|ies)|rejects|refuses|refusal of|rejection of)"
        r"(?: (?:an?|the|its|their|[a-z0-9.&'’-]{2,16}'s|zoning|planning|building|revised|rezoning|outline)){0,3} "
        r"(?:(?:plans?|permission|permits?|applications?|rezoning|proposals?|approval|requests?|land) "
        r"(?:for|of|to (?:build|construct|develop|erect|open)|to rezone land for) |(?:to rezone (?:the )?land for|"
        r"(?=an? ))\s?)(?:(?:an?|the|its|their) )?(?:proposed |planned |new )?"
        r"(?:[$€£][\d.]{1,6} ?(?:billion|million|bn|m),? )?$|"
        r"(?<![a-z])voted (?:[a-z-]{2,14} )?against (?:[a-z0-9'-]{2,14},? ){1,4}an? (?:proposed |planned )?$|"
        r"(?:否决|拒绝批准|未批准|不予批准|驳回)了?(?![^,;。]{0,16}(?:反对|叫停|阻止|针对|对))[^,;。\d]{0,16}$"
    )


@cache
def overruled_pattern() -> re.Pattern[str]:
    """Anywhere beside a refusal: that it is undone, or that what was refused is a challenge: "on appeal", 起诉."""
    return re.compile(
        r"(?<![a-z])(?:appeal(?:s|ed)?|overturn(?:s|ed)?|revers(?:es|ed)|resubmit(?:s|ted)?|later approved|"
        r"again|block|stop|halt|oppos[a-z]{2,6}|objections?|complaints?|challenges?|petition|injunction|"
        r"lawsuits?|tax|funding|hear)(?![a-z])|上诉|推翻|重新|诉讼|起诉|请求|动议|征税|提案"
    )


# Each refusal holds one of these: looking for them costs less than the pattern.
REFUSING = ("reject", "refus", "denie", "down", "against", "threw", "veto", "declin", "否决", "驳回", "批准")


def was_refused(sentence: Sentence, start: int) -> bool:
    """Whether the thing whose figure begins at `start` was refused by an authority, and nothing undid that."""
    before = sentence.before(start, 110)
    refused = refused_pattern().search(before) if any(word in before for word in REFUSING) else None
    if refused is None or kept_pattern().search(before, 0, refused.start()):
        return False
    return overruled_pattern().search(sentence.text, *sentence.span[:2]) is None
