"""Watts and money of nobody in particular: a unit or a site in general, a rule, a market, a whole state."""

from __future__ import annotations

import re
from functools import cache

from facts.gaps import any_word
from facts.quantities import Quantity
from facts.reading import Sentence
from facts.tables.chips import VENDORS
from facts.tables.countries import COUNTRIES, REGIONS
from facts.tables.markets import GROUPS


@cache
def threshold_pattern() -> re.Pattern[str]:
    """Behind a figure that sets the bounds of a rule: 5MW 以上的资料中心, "or more"."""
    return re.compile(
        r"(?:及)?以上的?(?:[^,;。\d]{0,6})(?:数据中心|资料中心|项目|用户|设施)|"
        r"(?: or (?:more|larger|greater))(?![a-z])|的?(?:门[槛檻]|红线|上限标准)| threshold"
    )


@cache
def estimated_pattern() -> re.Pattern[str]:
    """Before a figure that is no bound of a rule: "adds an estimated 500 megawatts or more"."""
    return re.compile(
        r"(?<![a-z])(?:an estimated|a projected|an expected) (?:[a-z]{0,3}[$€£¥₹])?$|"
        r"(?<!that )(?<!which )(?<!to )(?<![a-z])(?:brings?|adds?|offers?|delivers?|reach(?:es)?|hosts?|supply|"
        r"supplies|houses?|total|totals)(?: (?:another|an additional|a further|an extra|some|about|around|"
        r"roughly|perhaps|maybe)){0,2} $"
    )


@cache
def insiders_pattern() -> re.Pattern[str]:
    """Those who know a trade, and no market: "people in the industry reckon"."""
    return re.compile(
        r"(?<![a-z])(?:people|sources|insiders|executives|those|someone) in the (?:industry|sector)(?![a-z])"
    )


@cache
def sized_sites_pattern() -> re.Pattern[str]:
    """Behind a figure in a rule: the sites of that size, 25 兆瓦的数据中心须."""
    return re.compile(
        r" ?的?(?:大型|超大型|新建)?(?:数据中心|资料中心|用户|项目)|"
        r"[ -](?:or more |of )?(?:data cent|facilit|load|project)"
    )


@cache
def many_projects_pattern() -> re.Pattern[str]:
    """Before a figure: a number of projects of nobody in particular, "Another 15 projects broke ground that were"."""
    return re.compile(
        r"(?<![a-z])(?:\d{1,4}|two|three|four|five|six|seven|eight|nine|ten|dozens of|hundreds of|several|many|"
        r"most|some) (?:[a-z-]{2,12} ){0,2}(?:projects|proposals)(?![a-z])"
    )


@cache
def takes_pattern() -> re.Pattern[str]:
    """The verb of what a unit, or a site of that size, takes."""
    return re.compile(r" takes (?:[a-z]{4,7} ){0,3}[$€£¥]$")


@cache
def unit_in_general_pattern() -> re.Pattern[str]:
    """A unit of capacity in general, by what one costs or earns: "a gigawatt of compute can generate"."""
    return re.compile(
        r"(?:(?<![a-z0-9.])(?:a|an|one|1|each|every|per|single) ?-?(?:gigawatt|megawatt|gw|mw)(?![a-z])|"
        r"(?<![\d.])1 ?(?:吉瓦|gw|兆瓦|mw))[^.;。]{0,60}?(?:costs?|costing|generates?|yields?|earns?|is worth|"
        r"requires?|takes (?:about |around |roughly |more than |over |some ){0,2}[$€£¥]|"
        r"(?:can|could|would) (?:cost|generate|earn)|造价|成本|需要|耗资|约需|要花|需花|要投|需投|须投|"
        r"花费)"
    )


@cache
def sites_of_size_pattern() -> re.Pattern[str]:
    """Before a figure: sites of some size in general, "new facilities above"."""
    return re.compile(
        r"(?<![a-z])(?:facilities|sites|data cent(?:er|re)s|projects|loads|campuses|customers) (?:above|over|"
        r"exceeding|larger than|of at least|of more than|greater than|under|below|(?:that|which) (?:need|"
        r"require|use|draw|consume)(?: at least| more than| over| up to)?) ?(?:[a-z]{0,3}[$€£¥₹])?$|"
        r"(?<![a-z])many >? ?$"
    )


@cache
def any_of_size_pattern() -> re.Pattern[str]:
    """The same of any one: "any data center above"."""
    return re.compile(
        r"(?<![a-z])(?:any|every|each|no) (?:new |large |single )?(?:facility|site|data cent(?:er|re)|project|"
        r"load|campus|customer) (?:above|over|exceeding|larger than|of at least|of more than|greater than|"
        r"under|below) $|不得(?:超过|高于|大于)约?$"
    )


@cache
def for_every_pattern() -> re.Pattern[str]:
    return re.compile(r"(?:for|per) (?:each|every) ?$|每(?:建设|新增|部署|建)? ?$")


@cache
def cost_of_a_unit_pattern() -> re.Pattern[str]:
    """Before an amount: the cost of a unit of capacity, "peg the cost of a gigawatt of AI capacity at around"."""
    return re.compile(
        r"(?:cost|price|outlay|investment|capex) (?:of|for) (?:a|an|one|1|each|every|building a|"
        r"building one)[ -]?(?:gigawatt|megawatt|gw|mw)(?![a-z])[^.;]{0,60} (?:at|is|to|"
        r"be)(?: [a-z]{2,12}){0,3} ?(?:[a-z]{0,3}[$€£¥₹])?$|"
        r"(?<![a-z])(?:setting up|building|developing|constructing|adding) (?:an?|one|\d[\d.,]{0,6})[ -]?"
        r"(?:gigawatts?|megawatts?|gw|mw)(?![a-z])[^,.;]{0,40} (?:costs|takes|requires|needs|can cost|could cost)"
        r"(?: (?:about|around|roughly|some|over|up to|nearly)){0,2} ?(?:[a-z]{0,3}[$€£¥₹])?$|"
        r"(?:cost|price|outlay|investment|capex|spending) (?:per|a) (?:gigawatt|megawatt|gw|mw)(?![a-z])[^.;]{0,30}"
        r" ?(?:[a-z]{0,3}[$€£¥₹])?$"
    )


def is_unit_in_general(sentence: Sentence, quantity: Quantity) -> bool:
    before = sentence.text[max(sentence.span.start, quantity.start - 12) : quantity.start]
    if for_every_pattern().search(before) or before.endswith(("cost of ", "price of ", "cost for ")):
        return True
    general = unit_in_general_pattern().match(sentence.text, quantity.start)
    own = any(name.end <= quantity.start and name.subject.name not in VENDORS for name in sentence.names)
    planned = sentence.tagged(("planned", "target"), sentence.breath(quantity.start)[0], quantity.start)
    if general is None:
        return False
    placed = any(name.is_place and general.start() <= name.start < general.end() for name in sentence.names)
    return not (own and planned) and not (placed and takes_pattern().search(general.group()))


@cache
def nation_capacity_pattern() -> re.Pattern[str]:
    """What a whole state has, between its name and the figure: "'s total data centre capacity is under"."""
    return re.compile(
        r"(?:'s?|的|目前的?|现有|当前)? ?(?:total|combined|overall|installed|current|operational|national|"
        r"existing|entire|live|(?:total )?it|目前的?|现有|整体|全部)? ?(?:data ?-?cent(?:er|re)|compute|"
        r"computing|ai compute|it|数据中心|资料中心|it ?负载|智能算力|算力)s? ?(?:capacity|market|power|load|"
        r"industry|demand|的?(?:电力|用电)?(?:负载)?(?:总?容量|总?规模|市场|用电|能力))|(?:目前|"
        r"现)?(?:共)?有 ?\d{1,4} ?座"
    )


@cache
def whole_land_pattern() -> re.Pattern[str]:
    """Before what a whole land has or takes: 全台政府与民间的 AI 算力中心合计规模约, 美国 AI 相关用电."""
    regions = any_word("|".join(name for name in REGIONS if not name.isascii()))
    return re.compile(
        r"(?:全球|全世界)[^,;。]{0,6}(?:数据中心|资料中心|算力)[^,;。]{0,40}$|"
        rf"(?:{regions}|全球)(?:地区)?(?:新宣布|新公布|新增|已?公布|在建|规划中?|宣布)?的?项目"
        r"(?:合计|总计|共|总量)[^,;。\d]{0,6}$|"
        rf"(?:{regions})(?:目前|现)?(?:已交付|已投运|在运|在用|在建)的?(?:数据中心|资料中心|"
        rf"算力)(?:总)?(?:容量|规模)[^,;。\d]{{0,6}}$|(?:{regions})(?:的)?(?:数据中心|资料中心)(?:总|"
        rf"市场)?(?:供应|存量|空置)[^;。]{{0,30}}$|"
        r"(?:全台|全港|全国|全省|全市|全州|全美|全欧|我国)[^,;。\d]{0,24}(?:合计|总计|总)?(?:规模|容量|"
        rf"负载|算力|装机|功率)[^,;。\d]{{0,6}}$|(?:{regions})的?(?:ai|人工智能|人工智慧|数据中心|"
        r"资料中心)?(?:相关)?的?(?:新增)?(?:用电量?|电力需求|耗电量?|用电需求|需求(?!方)|"
        r"负荷)[^;。]{0,30}$|(?<![a-z])the (?:country|state|nation|region|province|city|"
        r"continent) as a whole (?:now |currently |already )?has(?: (?:about|around|roughly|some|nearly|"
        r"over))? $|(?:当地|全州|该州|本州|全市|全省)(?:目前|现|已)?(?:共)?有 ?\d{1,4} "
        r"?[座个][^,;。]{0,8}(?:数据中心|资料中心)[^;。]{0,60}$"
    )


def is_of_a_nation(sentence: Sentence, quantity: Quantity) -> bool:
    """True for the capacity that a whole state or region has or will have."""
    own = any(name.subject.name not in COUNTRIES for name in sentence.names if name.end <= quantity.start)
    if own:
        return False
    if whole_land_pattern().search(sentence.text, sentence.span.start, quantity.start):
        return True
    for name in sentence.names:
        if name.end > quantity.start or sentence.text[max(0, name.start - 1) : name.start] in ("将", "把"):
            continue
        held = name.subject.name in COUNTRIES and state_holds_pattern().match(sentence.text, name.end)
        if held or nation_capacity_pattern().match(sentence.text, name.end):
            return True
    if land_needs_pattern().match(sentence.text, quantity.end):
        return True
    before = sentence.text[max(sentence.span.start, quantity.start - 90) : quantity.start]
    return bool(region_pattern().search(before) or in_region_pattern().search(before))


@cache
def land_needs_pattern() -> re.Pattern[str]:
    """Behind a figure: the whole land that needs it, "of data center capacity that the United States will need"."""
    regions = any_word("|".join(name.removeprefix("the ") for name in REGIONS if name.isascii()))
    return re.compile(
        rf"[^.;,]{{0,40}} that (?:the )?(?:{regions}) (?:will|would|may|could|is expected to) (?:need|require|use)"
    )


@cache
def state_holds_pattern() -> re.Pattern[str]:
    """Behind a state's name: that it has something, rather than plans it."""
    return re.compile(
        r" (?:currently |now |already )?(?:has|had|have|hosts|counts|operates)(?: (?:some|about|around|"
        r"roughly|nearly|almost|over|more than|just over|just under|at least|an estimated))? ?(?=\d|$)"
    )


@cache
def region_pattern() -> re.Pattern[str]:
    """The same of states and regions that the catalogue need not hold, from their name on."""
    regions = any_word("|".join(REGIONS))
    needs = (
        "needs?|requires?|(?:is |are )?in need of|will need|would need|will require|could need|is short of|"
        "(?:alone )?(?:is|are) (?:projected|expected|forecast|set) to (?:have|reach|need|add)|alone (?:is|will)"
    )
    return re.compile(
        rf"(?<!giga )(?:{regions})(?:(?:{nation_capacity_pattern().pattern})| (?:{needs})| (?:cluster|market|"
        r"region|corridor)(?![a-z])| data ?-?cent(?:er|re)s [^.;]{0,50}(?:will|would|could|may) (?:need|"
        r"use|require|consume|draw)(?![a-z])|'s (?:existing|current|total|installed|entire) capacity|"
        rf"(?:{state_holds_pattern().pattern}))"
    )


@cache
def in_region_pattern() -> re.Pattern[str]:
    """The same where the name stands behind: "data centers in Europe will need", "capacity planned in the US"."""
    regions = any_word("|".join(REGIONS))
    return re.compile(
        rf"(?<!two )(?<!three )(?<!four )data ?-?cent(?:er|re)s in (?:(?:the )?(?:{regions})|(?:the|this) (?:state|"
        r"country|nation|province)) (?:have|had|use|drew|draw|consume|account|"
        r"(?:will|would|could|may|might) (?:be )?(?:need|us|require|consum|draw)(?:e|ing)?|need)|"
        rf"(?:capacity|pipeline|supply|load) in (?:the )?(?:{regions}) (?:grew|rose|has|is|was|stood|stands|totals|"
        r"totalled|totaled|reached|could|will|would|may|climbed|hit|jumped|doubled|surged)(?![a-z])|"
        rf"(?:{regions}), where (?:[a-z-]{{2,12}} ){{0,3}}(?:data ?-?cent(?:er|re) )?capacity|"
        rf"all (?:of )?the data ?-?cent(?:er|re) (?:capacity|power|load) [^,.;]{{0,24}}in (?:{regions})|"
        rf"all of (?:{regions})|(?:capacity|pipeline|projects) (?:planned|proposed|announced|"
        r"under construction|in operation|installed|built|operating|under development) (?:in|across|"
        rf"for) (?:the )?(?:{regions})|(?:country|nation|state|sector|industry)'s (?:installed |total |"
        r"existing |current |overall )?(?:data ?-?cent(?:er|re) )?capacity"
    )


@cache
def it_costs_pattern() -> re.Pattern[str]:
    """A sentence that says of one thing what others say of things in general: "it may cost"."""
    return re.compile(
        r"(?<![a-z])(?:it|they|which|this|that|(?:the|this|its|their)(?: (?:complete|whole|entire|full|"
        r"finished|overall|total|planned|proposed))? (?:project|campus|site|scheme|complex|facility|"
        r"development|programme|program|expansion|build-?out|plan|cluster)) (?:may|could|can|would) (?:cost|"
        r"require|need)(?![a-z])"
    )


@cache
def average_pattern() -> re.Pattern[str]:
    """How a sentence begins that tells of an average thing: "The average cluster draws", "Training runs for"."""
    return re.compile(
        r"[\s\"']{0,3}(?:the |an |a )?(?:average|typical|typically sized|standard|median|modern|conventional) "
        r"(?:[a-z-]{2,14} ){0,3}(?:cluster|data cent(?:er|re)|campus|facility|site|rack|supercomputer)(?![a-z])|"
        r"[\s\"']{0,3}(?:many|most|some|older|today's|traditional|ordinary|existing|regular|conventional) "
        r"(?:[a-z-]{2,14} ){0,3}(?:data cent(?:er|re)s|campuses|facilities|clusters)(?:, for comparison,)? "
        r"(?:today |now |currently )?(?:draw|use|consume|need|take|run (?:at|on)|require)(?![a-z])|"
        r"[\s\"']{0,3}training runs?(?: for| of)? |[\s\"']{0,3}with (?:a|one|1) (?:gigawatt|gw|megawatt|mw),? you "
    )


def speaks_in_general(sentence: Sentence) -> bool:
    """Whether a sentence tells what such things cost or take as a rule."""
    if average_pattern().match(sentence.text, sentence.span.start):
        return True
    if not sentence.has("generic"):
        return False
    one = it_costs_pattern().search(sentence.text, sentence.span.start, sentence.span.end)
    pointed = any(cue.phrase.startswith(("该", "这", "此")) for cue in sentence.tagged(("ref_site",)))
    return one is None and not pointed


@cache
def nation_pattern() -> re.Pattern[str]:
    """Words for a whole state, which "its" stands for."""
    return re.compile(
        r"(?<![a-z])(?:the|this|that) (?:country|nation|kingdom|state|region|continent|bloc)(?:'s)?(?![a-z])"
    )


@cache
def acts_itself_pattern() -> re.Pattern[str]:
    """Behind the name of a house that foretells markets: that it does something itself, "KPMG … will lease"."""
    return re.compile(
        r"(?:, [^,.;]{3,40},)? (?:will|has|have|is|plans to|agreed to|wants to)(?: also| already)? (?:leas|"
        r"build|buy|bought|deploy|install|rent|open|develop|acquir)"
    )


def is_a_forecast(sentence: Sentence) -> bool:
    """True where banks and institutes foretell something of nobody in particular."""
    if not sentence.has("forecaster") or any(name.subject.name not in COUNTRIES for name in sentence.names):
        return False
    if all(
        acts_itself_pattern().match(sentence.text, cue.end, sentence.span.end)
        for cue in sentence.tagged(("forecaster",))
    ):
        return False
    nation = nation_pattern().search(sentence.text, sentence.span.start, sentence.span.end)
    return nation is not None or not sentence.has("ref_site", "ref_company", "ref_it", "ref_we")


def opens_with_market(sentence: Sentence, quantity: Quantity) -> bool:
    """True where a whole market is what the figure's clause speaks of: 全球数据中心投资规模预计将达到."""
    low, _ = sentence.clause(quantity.start)
    if not sentence.names:
        low = sentence.span.start
    while low < quantity.start and sentence.text[low] in " \"'-":
        low += 1
    if sentence.text.startswith("and ", low):
        low += 4
    return any(cue.start <= low + 4 for cue in sentence.tagged(("market",), low, quantity.start))


def turns_to_market(sentence: Sentence, quantity: Quantity) -> bool:
    """True where a clause behind the last name opens with a market: …; 全球八大 CSP, 资本支出已突破."""
    last = max((name.end for name in sentence.names if name.end <= quantity.start), default=-1)
    if last < 0:
        return False
    return any(
        cue.phrase in GROUPS and cue.start - sentence.clause(cue.start)[0] <= 3
        for cue in sentence.tagged(("market",), last, quantity.start)
    )


@cache
def defined_pattern() -> re.Pattern[str]:
    """Behind a figure that a text only explains: "One gigawatt equals …", 1 吉瓦相当于."""
    return re.compile(
        r"(?: of (?:power|electricity|energy|continuous power))? (?:equals|means|refers to|stands for|suffices|"
        r"supplies|powers|lights|(?:can|could|would) (?:supply|power|light)|"
        r"is defined as|(?:is|are|would be) (?:about |roughly |around |nearly )?\d{1,3}(?:\.\d{1,2})? ?(?:%|"
        r"per ?cent)|is (?:roughly |about |approximately )?(?:equivalent|equal|enough|the output|what|"
        r"as much))(?![a-z])|(?:的电力)?(?:相当于|等于|约等于)(?!.{0,12}(?:张|块|gpu))|的?(?:持续)?(?:电力|"
        r"电量)?(?:已|就)?(?:约)?(?:可|足以|能够|能)(?:供应|供给|满足|供|运行|支撑)"
    )


@cache
def kind_pattern() -> re.Pattern[str]:
    """Behind a figure that names a kind of sites, not one: "500 MW projects are certainly large"."""
    return re.compile(
        r"[ -]?(?:ai )?(?:projects|data cent(?:er|re)s|campuses|facilities|sites|clusters)"
        r"(?: (?:are|is|have|can|could|require|need|cost)(?![a-z])|, such as)"
        r"|(?<=[^\d.]1gw) ?的?(?:ai ?)?(?:数据中心|资料中心|算力)(?:建设|容量)?的?(?:需|成本|造价|所需|每年|年用电)"
    )


def opens_with_a_utility(sentence: Sentence) -> bool:
    """Whether a sentence begins with the name of a company that supplies power."""
    begin = sentence.span.start
    leads = sentence.tagged(("energy_weak",), begin, begin + 24)
    return any(cue.start - begin <= 4 for cue in leads) and not any(
        name.start <= begin + 24 for name in sentence.names
    )
