"""Figures that belong to nobody in the catalogue: a stranger's, or the sum of many companies."""

from __future__ import annotations

import re
from functools import cache

from facts.around import names_a_place
from facts.catalogue import NameHit
from facts.gaps import STOPS, holds_one, is_bridged
from facts.quantities import Quantity
from facts.reading import Sentence
from facts.roles import is_list_gap
from facts.types import SubjectKind


@cache
def strangers_pattern() -> re.Pattern[str]:
    """Right before a figure: whose it is, as written: "GridFree's 5GW cluster"."""
    return re.compile(
        r"(?<![\w.])(?P<name>[A-Z][\w.-]{2,20}(?: [A-Z][\w.-]{1,20}){0,2})['’]s (?:[A-Za-z-]{2,14} ){0,6}$"
    )


@cache
def label_pattern() -> re.Pattern[str]:
    """A name that heads an item of a list, as written: "North Carolina: $10B in a new complex"."""
    return re.compile(r"[\s\"'*•-]{0,4}(?P<label>[A-Z][a-z]{2,14}(?: [A-Z][a-z]{2,14}){1,3}): ?")


def _is_of_a_label(sentence: Sentence, quantity: Quantity) -> bool:
    match = label_pattern().match(sentence.raw, sentence.span.start)
    if match is None or quantity.start - match.end() > 3:
        return False
    named = any(name.start < match.end() for name in sentence.names)
    return not named and not sentence.tagged(sentence.by_tag, sentence.span.start, match.end())


@cache
def chinese_label_pattern() -> re.Pattern[str]:
    """A name that heads its part of a list: 中科院:总计 512 台设备, 4096 张算力卡."""
    return re.compile(r"(?:^|[;；。\n])\s?[^,;:。，；：\d\s]{2,10}[:：](?:总计|共|合计)?[^;；。]{0,60}$")


def _is_of_a_chinese_label(sentence: Sentence, quantity: Quantity) -> bool:
    if sentence.weight == 1:
        return False
    begin = sentence.text.rfind(";", sentence.span.start, quantity.start)
    if begin < 0:
        return False
    part = sentence.text[begin : quantity.start]
    named = any(begin <= name.start < quantity.start for name in sentence.names)
    cued = sentence.tagged(sentence.by_tag, begin, begin + part.find(":")) if ":" in part else [None]
    return not named and not cued and chinese_label_pattern().search(part) is not None


def is_a_stranger(sentence: Sentence, start: int) -> bool:
    """Whether the figure at `start` is a stranger's or a sum, so that no later name is its subject."""
    quantity = next((each for each in sentence.quantities if each.start == start), None)
    return quantity is not None and (is_a_strangers(sentence, quantity) or is_a_sum(sentence, quantity))


def is_a_strangers(sentence: Sentence, quantity: Quantity) -> bool:
    """True where the figure is, in its own noun phrase, somebody's whom the catalogue does not know."""
    begin = max(sentence.span.start, quantity.start - 60)
    if _is_of_a_label(sentence, quantity) or _is_of_a_chinese_label(sentence, quantity):
        return True
    if _is_held_by_a_stranger(sentence, quantity):
        return True
    another = another_company_pattern().search(
        sentence.text, sentence.breath(quantity.start)[0], quantity.start
    )
    if another or _is_of_an_unknown_firm(sentence, quantity):
        return True
    match = strangers_pattern().search(sentence.raw, begin, quantity.start)
    if match is None or match["name"].lower() in ("it", "company", "the"):
        return False
    low = sentence.clause(quantity.start)[0]
    known = any(low <= name.start < quantity.end + 24 for name in sentence.names)
    person = any(
        cue.end > match.start("name") for cue in sentence.tagged(("person",), begin, match.end("name"))
    )
    return not known and not person


@cache
def holder_pattern() -> re.Pattern[str]:
    """Right before what one company owns, as written: "Ridgeline owns", "manages 30 projects with"."""
    return re.compile(
        r"[A-Z](?<![\w.].)(?!(?<=I)t |(?<=T)(?:hey|his|hat) |(?<=W)(?:e|ho|hich) |(?<=H)e |(?<=S)he |"
        r"(?<=M)anagement )[\w&.'’-]{1,20} (?:owns?|owned|manages?|managed|(?:has|have) leased|leases|"
        r"controls?|bought|acquired|operates)(?: \d{1,3} (?:sites|projects|campuses|data cent(?:er|re)s|"
        r"facilities) with)?(?: (?:about|around|roughly|over|more than|nearly|some|almost|a total of)){0,2} $"
    )


# Each holder is told with one of these: looking for them costs less than the pattern.
HOLDING = ("own", "manage", "lease", "control", "bought", "acquired", "operates")


def has_a_holder(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether right before a figure stands who owns it, by name."""
    begin = max(sentence.span.start, quantity.start - 80)
    if not holds_one(sentence.text[begin : quantity.start], HOLDING):
        return False
    return holder_pattern().search(sentence.raw, begin, quantity.start) is not None


def _is_held_by_a_stranger(sentence: Sentence, quantity: Quantity) -> bool:
    """True for what somebody owns whom no name before the figure tells: "Core Scientific owns 1.3 gigawatts"."""
    if not has_a_holder(sentence, quantity):
        return False
    low = sentence.clause(quantity.start)[0]
    if sentence.tagged(("ref_it", "ref_company", "ref_we", "person"), low, quantity.start):
        return False
    behind = any(name.start >= quantity.end for name in sentence.names)
    return behind and not any(name.start < quantity.start for name in sentence.names)


@cache
def unknown_firm_pattern() -> re.Pattern[str]:
    """A firm by what it is and its Latin name, and its verb: 业者Yotta则在18日宣布, as written."""
    return re.compile(
        r"(?:業者|业者|厂商|廠商|新创公司|新創公司|初创公司|开发商|開發商|营运商|運營商|"
        r"运营商) ?(?P<name>[A-Z][A-Za-z]{2,15}) ?(?:则|則|也|将|將|在|计划|計劃|宣布|表示)"
    )


def _is_of_an_unknown_firm(sentence: Sentence, quantity: Quantity) -> bool:
    match = unknown_firm_pattern().search(sentence.raw, sentence.span.start, quantity.start)
    if match is None or "。" in sentence.raw[match.end() : quantity.start]:
        return False
    return not any(match.start("name") <= name.start < quantity.start for name in sentence.names)


@cache
def another_company_pattern() -> re.Pattern[str]:
    """Before a figure: somebody whom the text does not name, 另一家未具名公司则在建."""
    return re.compile(
        r"(?:另一家|另外一家|第三家)[^,;。]{0,6}(?:公司|企业|厂商|运营商)|"
        r"(?<![a-z])(?:another|a third|an unnamed|an undisclosed) (?:unnamed |undisclosed |"
        r"unidentified )?(?:company|firm|developer|operator|tenant|customer) (?:is|was|has|will|plans)"
    )


@cache
def opening_pattern() -> re.Pattern[str]:
    """How a sentence begins whose subject is a name of several words, or one with an apposition, as written."""
    return re.compile(
        r"(?<![A-Za-z])[\s\"'“*]{0,4}(?:The )?(?P<name>(?!(?:The|These|Those|Its|Our|This|That|An?|GPUs?|"
        r"Data|Construction|Work) )(?:[A-Z][\w’'&.-]{1,20}+)(?: (?:of|and|for|&|de|"
        r"the))?(?: [A-Z][\w’'&.-]{0,20}+(?: (?:of|and|for|&|de))?){1,4}|(?!AI|GPU|CEO|CFO|USA|GDP|"
        r"TPU)[A-Z]{3,6}(?![a-z])|[A-Z][a-z]{3,16}(?=, (?:the|a|an|its|one of) )|"
        r"[A-Z][\w’'&.-]{1,20}(?: [A-Z][\w’'&.-]{1,20}){0,2}\*{0,2}(?= \((?:NASDAQ|Nasdaq|NYSE|ASX|LSE|TSX|"
        r"OTC)[^()]{0,12}\)))(?: \([A-Za-z]{3,6}[^()]{0,12}\))?(?:, [^,.;]{3,60},)?(?: last (?:year|month|"
        r"week)| also| now| recently)? (?:disclosed|announced|said|is|will|has|was|plans|signed|would|aims|"
        r"operates|intends|expects|agreed|began|owns|broke|closed|completed|raised)(?![a-z])"
    )


def opens_with_a_stranger(sentence: Sentence, quantity: Quantity) -> bool:
    """True where the sentence's own subject is a name that the catalogue does not know, and no known one leads it."""
    match = opening_pattern().match(sentence.raw, sentence.span.start, sentence.span.end)
    if match is None or quantity.start < match.end() or sentence.weight > 1:
        return False
    if sentence.tagged(
        ("saying", "person", "officer", "ref_site", "ref_company"), sentence.span.start, match.end()
    ):
        return False
    if _deals_with_a_site(sentence, quantity, match.end()):
        return False
    return not any(name.start < match.end() for name in sentence.names)


@cache
def deals_pattern() -> re.Pattern[str]:
    """What regulators and utilities do to somebody else's site."""
    return re.compile(
        r"(?<![a-z])(?:approv|suppl|permit|clear|grant|authoriz|authoris|vote|serv|provid|deliver|sell|connect)"
        r"[a-z]{0,5}(?![a-z])"
    )


def _deals_with_a_site(sentence: Sentence, quantity: Quantity, begin: int) -> bool:
    """True where a utility or a regulator leads, and the figure is of "the site" or of a place named with it."""
    if deals_pattern().search(sentence.text, begin - 12, quantity.start) is None:
        return False
    low, high = sentence.clause(quantity.start)
    placed = any(low <= name.start < high and name.is_place for name in sentence.names)
    return placed or bool(sentence.tagged(("ref_site",), low, high))


def leads_as_a_stranger(sentence: Sentence) -> bool:
    """True where a name that the catalogue does not know leads the sentence."""
    match = opening_pattern().match(sentence.raw, sentence.span.start, sentence.span.end)
    return match is not None and not any(name.start < match.end() for name in sentence.names)


@cache
def summed_pattern() -> re.Pattern[str]:
    """Words between several companies and what they spend together."""
    return re.compile(r"collectively|combined|together|in total|合计|合共|共计|总共|加起来|总计")


@cache
def and_others_pattern() -> re.Pattern[str]:
    """Right behind a list of companies: 等, 三家."""
    return re.compile(r"等|[两三四五六七八]家")


@cache
def brought_to_pattern() -> re.Pattern[str]:
    """Right before the sum of what several were said to have: "bringing the total to", 总计达."""
    return re.compile(
        r"(?:(?:bring|tak|push|mak)(?:s|es|ing|e) (?:the|their|that) (?:combined |grand |overall )?(?:total|"
        r"tally|sum)(?: number)? (?:to|of)|for a (?:combined )?total of|adding up to|which makes|"
        r"makes)(?: (?:about|over|more than|nearly|around))? ?(?:[a-z]{0,3}[$€£¥₹])?$|"
        r"(?:总计|合计|共计|总数|加总)(?:达|约|为|超过)? ?$"
    )


# Each sum is told with one of these: looking for them costs less than the pattern.
SUMMING = ("total", "tally", " sum", "adding up", "makes", "总", "合计", "共计")


def _sums_up(sentence: Sentence, quantity: Quantity) -> bool:
    before = sentence.text[max(sentence.span.start, quantity.start - 60) : quantity.start]
    if not holds_one(before, SUMMING) or brought_to_pattern().search(before) is None:
        return False
    owners = {
        name.subject.name for name in sentence.names if not name.is_place and name.end <= quantity.start
    }
    counted = [
        each for each in sentence.quantities if each.kind is quantity.kind and each.end <= quantity.start
    ]
    return len(owners) >= 2 and len(counted) >= 2


@cache
def the_many_pattern() -> re.Pattern[str]:
    """Before what several large companies spend together: "the four companies-are planning total"."""
    return re.compile(
        r"(?<![a-z])(?:the|one of the|all|these) (?:three|four|five|six|seven|big) (?:[a-z]{3,12} ){0,2}(?:companies|"
        r"hyperscalers|firms|giants|clouds|providers)(?![a-z])[,-]{0,2}[^.;,]{0,70}"
        r"(?:, (?:around|about|roughly|some|over|nearly) )?$"
    )


@cache
def total_pattern() -> re.Pattern[str]:
    """Soon before such a sum: that it is one."""
    return re.compile(r"(?<![a-z])(?:total|combined|collective)(?![a-z])")


@cache
def in_total_pattern() -> re.Pattern[str]:
    """Right behind a sum of several: that it is one."""
    return re.compile(r" (?:combined|together|in all|collectively)(?![a-z])")


# Each such group holds one of these: looking for them costs less than the pattern.
MANY = ("three ", "four ", "five ", "six ", "seven ", "big ")


def _is_of_the_many(sentence: Sentence, quantity: Quantity) -> bool:
    """True for "one of the four hyperscalers whose capex, around $725B combined", "the four are planning total".

    What companies put into a place or a programme together is not meant.
    """
    before = sentence.before(quantity.start, 150)
    if not holds_one(before, MANY) or the_many_pattern().search(before) is None:
        return False
    if any(name.subject.kind is not SubjectKind.COMPANY for name in sentence.names):
        return False
    if in_total_pattern().match(sentence.text, quantity.end):
        return True
    told = {name.subject.name for name in sentence.names if name.end <= quantity.start}
    return len(told) > 2 and total_pattern().search(before[-60:]) is not None


def is_a_sum(sentence: Sentence, quantity: Quantity) -> bool:
    """True for the sum of three companies or more, which is nobody's own: "A, B and C collectively spent"."""
    if _sums_up(sentence, quantity) or _is_of_the_many(sentence, quantity):
        return True
    listed: list[NameHit] = []
    for name in sentence.names:
        if name.is_place or name.end > quantity.start:
            continue
        gap = sentence.text[listed[-1].end : name.start] if listed else ""
        if listed and listed[-1].subject is name.subject:
            continue  # its ticker in brackets
        linked = listed and (is_list_gap(gap) or remark_gap_pattern().fullmatch(gap))
        listed = [*listed, name] if linked else [name]
    if len(listed) < 3:
        return False
    if sentence.weight > 1 and not sentence.has("respectively"):
        places = names_a_place(sentence)
        if joint_site_pattern().match(sentence.text, listed[-1].end) and not places:
            return True
    gap = sentence.text[listed[-1].end : quantity.start]
    if and_others_pattern().match(gap) and len(gap) <= 50 and not any(mark in gap for mark in STOPS):
        return True
    return is_bridged(gap, summed_pattern(), before=30, behind=40)


@cache
def joint_site_pattern() -> re.Pattern[str]:
    """Behind a list of companies: one site of theirs together, 在德州开发的一座数据中心."""
    return re.compile(
        r"[^,;。]{0,16}(?:的|建设|开发|打造)[^,;。]{0,4}(?:一座|一个)[^,;。]{0,8}(?:数据中心|资料中心|园区|集群)"
    )


@cache
def remark_gap_pattern() -> re.Pattern[str]:
    """A ticker or a parent between two names of one list: "Alphabet (GOOGL), and"."""
    return re.compile(
        r" ?\([^()]{1,12}\)[,、 ]{0,2}(?:and|和|及|与)? ?|(?:、|,)[^,、;。]{0,10}(?:母公司|parent) ?"
    )
