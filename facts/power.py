"""Judges watts: computing capacity, a plant for a computing site, or a look-alike."""

from __future__ import annotations

import re
from functools import cache

from facts.quantities import Kind, Quantity
from facts.reading import Sentence
from facts.tables.chips import VENDORS
from facts.tables.countries import COUNTRIES, REGIONS
from facts.tables.domain import GROUPS
from facts.types import Metric, SubjectKind

LEAST_WATTS, MOST_WATTS = 10**6, 2 * 10**11  # beyond, it is a country's grid, or a slip about a named place
BOLD_WATTS = 5 * 10**11  # what somebody named has said he wants
SLIP_WATTS = 10**14
UNITS = (10**6, 10**9)
PLACES = (SubjectKind.SITE, SubjectKind.CLUSTER, SubjectKind.PROGRAMME)


@cache
def energy_noun_pattern() -> re.Pattern[str]:
    """An energy noun that directly follows the unit: "1 gigawatt of new solar capacity", 3GW 光伏."""
    return re.compile(
        r"(?:'s?)?(?: worth)?(?: of)?(?: (?:new|clean|additional|installed|utility-scale|low-carbon|"
        r"carbon-free|dedicated|flexible|firm|grid-scale|onshore|offshore|onsite|on-site|baseload)){0,3}"
        r"[ -]?(?:的)?(?:solar|wind|nuclear|hydro|geothermal|coal|gas|natural gas|renewable|clean|"
        r"battery|batteries|storage|energy|power plant|"
        r"reactor|smr|turbine|generat|grid(?!-connected)|peak|charg|fuel cell|manufactur|electroly|module|panel|"
        r"光伏|太阳能|风电|风力|风光|核电|水电|火电|燃气|储能|装机|电站|新能源|可再生|清洁|绿电|发电|"
        r"机组|充电|组件|电池|抽水|海上风)(?!-powered|-backed)"
    )


@cache
def stored_energy_pattern() -> re.Pattern[str]:
    """Between watts and the battery that gives them: "a 300-megawatt, 30 GWh iron-air"."""
    return re.compile(
        r"(?:,| /)? ?\d{1,5}(?:\.\d)? ?(?:[gm]wh|[gm]\w{3,6}watt-hours?)(?: [a-z-]{2,12})?(?= (?:batter|storage|"
        r"system))"
    )


@cache
def right_noun_pattern() -> re.Pattern[str]:
    """A computing noun that directly follows the unit."""
    return re.compile(
        r"(?:'s?)?(?: worth)?(?: of)?(?: (?:new|additional|total|combined|contracted|planned|critical|"
        r"nvidia|extra|more|initial|ai|gross|leased|secured)){0,3}"
        r"[ -]?(?:规模)?(?:的)?(?:ai|data ?-?cent|datacent|compute|computing|it |critical|gpu|chip|"
        r"cluster|campus|hpc|nvidia|supercomp|tpu|amd|site|facility|lease|hosting|"
        r"数据中心|资料中心|算力|智算|集群|园区|人工智能|人工智慧|it|芯片|数据|设施|运算|计算)"
    )


@cache
def remark_pattern() -> re.Pattern[str]:
    """A remark in brackets between a figure and its noun: 10GW(相当于 20 座核电机组)的 AI 系统."""
    return re.compile(r" ?\([^()]{1,40}\)")


def judge_power(sentence: Sentence, quantity: Quantity, computing: bool, energy: bool) -> Metric | None:
    """POWER, GENERATION or None; `computing` and `energy` tell what the text around speaks of."""
    named_place = any(name.subject.kind in PLACES for name in sentence.names)
    most = (
        SLIP_WATTS if named_place else BOLD_WATTS if sentence.names or sentence.has("person") else MOST_WATTS
    )
    if not LEAST_WATTS <= quantity.value <= most or _look_alike(sentence, quantity):
        return None
    stored = stored_energy_pattern().match(sentence.text, quantity.end)
    energy_behind = bool(energy_noun_pattern().match(sentence.text, stored.end() if stored else quantity.end))
    remark = remark_pattern().match(sentence.text, quantity.end)
    behind = remark.end() if remark else quantity.end
    computing_behind = bool(right_noun_pattern().match(sentence.text, behind)) or _measures_a_part(
        sentence, quantity
    )
    places = [name for name in sentence.names if name.subject.kind in PLACES]
    named = any(name.subject.name not in COUNTRIES for name in sentence.names)
    words = ("energy",) if named else ("energy", "energy_weak")
    near_energy = min(_distance_to_energy(sentence, quantity, words), 0 if energy_behind else 10**6)
    near_computing = min(sentence.nearest(quantity, "computing"), 0 if computing_behind else 10**6)
    if places:
        near_computing = min(
            near_computing, *(sentence.distance(p.start, p.end, quantity) + 10 for p in places)
        )
    consumed = drawn_pattern().search(
        sentence.text[max(sentence.span.start, quantity.start - 34) : quantity.start]
    )
    if consumed and near_computing < 10**6 and not energy_behind:
        return Metric.POWER
    if near_computing < 10**6 and not energy_behind:
        low, high = _with_its_relative(sentence, quantity)
        told = sentence.tagged(("computing",), low, high) or any(low <= p.start < high for p in places)
        if told and not sentence.tagged(("energy", "energy_weak"), low, high):
            return Metric.POWER  # energy is only spoken of in other clauses
    generated = _is_output_of_a_plant(sentence, quantity)
    if (
        energy_behind
        or generated
        or (not computing_behind and near_energy < near_computing * 0.8 and near_energy < 60)
    ):
        return _plant(
            sentence,
            quantity,
            bool(places) or near_computing < 10**6 or computing or sentence.has("site_word"),
        )
    if near_computing < 10**6:
        return Metric.POWER
    if near_energy < 10**6:
        machines = any(cue.phrase in MACHINES for cue in sentence.tagged(("plant", "energy")))
        low, high = _with_its_relative(sentence, quantity)
        own_clause = not sentence.tagged(("energy", "energy_weak", "plant"), low, high)
        if named and own_clause and sentence.has("deal", "capacity") and not machines:
            return Metric.POWER
        return _plant(sentence, quantity, computing)
    priced = any(
        other.kind is Kind.MONEY
        and 0 < quantity.start - other.end <= 24
        and "(" not in sentence.text[other.end : quantity.start]
        for other in sentence.quantities
    )
    if priced and computing and near_energy == 10**6:
        return Metric.POWER
    return (
        Metric.POWER
        if named or sentence.has("person") or ((computing or sentence.has("site_word")) and not energy)
        else None
    )


def _distance_to_energy(sentence: Sentence, quantity: Quantity, tags: tuple[str, ...]) -> int:
    """As `Sentence.nearest`; what stands in another clause counts as twice as far."""
    low, high = _with_its_relative(sentence, quantity)
    cues = sentence.tagged(tags)
    return min(
        (
            sentence.distance(cue.start, cue.end, quantity) * (1 if low <= cue.start < high else 2)
            for cue in cues
        ),
        default=10**6,
    )


def _with_its_relative(sentence: Sentence, quantity: Quantity) -> tuple[int, int]:
    """The figure's clause, with the one before where it only goes on about its last noun: "…, which has 2.5 GW"."""
    low, high = sentence.breath(quantity.start)
    if sentence.text[max(sentence.span.start, low - 7) : low].rstrip().endswith("which"):
        return sentence.breath(max(sentence.span.start, low - 9))[0], high
    return low, high


@cache
def drawn_pattern() -> re.Pattern[str]:
    """Before a figure: what a site takes, rather than what a plant gives."""
    return re.compile(
        r"(?:requir|consum|draw|us|need|tak|suck|gobbl)(?:e|es|ed|ing|s|n)?(?: up)?(?: (?:about|around|roughly|"
        r"over|nearly|up to|more than|at least|approximately|some|almost|as much as|an estimated)){0,2} ?$"
    )


@cache
def output_pattern() -> re.Pattern[str]:
    """Between a plant's machines and their output: "turbines with a combined output of", 涡轮机,合计."""
    return re.compile(
        r"[^,;.]{0,24}(?:with|totall?ing|capable of|producing|generating|rated at|good for|combined|总容量|"
        r"总功率|共计)[^,;.]{0,30}|,?(?:合计|总计|共|总装机|总功率|总容量)[^,;。]{0,6}"
    )


def _is_output_of_a_plant(sentence: Sentence, quantity: Quantity) -> bool:
    for cue in sentence.tagged(("plant",), max(sentence.span.start, quantity.start - 70), quantity.start):
        if cue.phrase.startswith(("generat", "发电")) and quantity.start - cue.end <= 12:
            return True
        if cue.phrase in MACHINES and output_pattern().fullmatch(sentence.text, cue.end, quantity.start):
            return True
    return False


MACHINES = frozenset(
    ("turbine", "turbines", "generators", "燃气轮机", "涡轮", "发电机", "megapack", "batteries")
)


@cache
def part_of_site_pattern() -> re.Pattern[str]:
    """Before a figure: the part of a site that it measures, "a first phase of 3 gigawatts"."""
    return re.compile(
        r"(?:phase|stage|campus|cluster|data cent(?:er|re)|building|facility) of (?:up to |about |around |"
        r"some |over |at least |roughly |nearly |approximately |more than )?$"
    )


def _measures_a_part(sentence: Sentence, quantity: Quantity) -> bool:
    before = sentence.text[max(sentence.span.start, quantity.start - 40) : quantity.start]
    return part_of_site_pattern().search(before) is not None


@cache
def dedicated_pattern() -> re.Pattern[str]:
    """Plants that the text has spoken of: "the seven new plants", "the turbines"."""
    return re.compile(
        r"to power (?:the|its|a|this|that)(?: [a-z0-9-]{2,12}){0,3} (?:data|campus|site|facility|cluster)|"
        r"(?<![a-z])(?:the|these|its|their)(?: [a-z0-9-]{2,12}){0,3} (?:plants|turbines|generators|units)(?![a-z])"
        r"|(?:该|这些|配套)[^,。]{0,10}(?:电厂|机组|涡轮)"
    )


def _plant(sentence: Sentence, quantity: Quantity, computing: bool) -> Metric | None:
    if not computing or sentence.nearest(quantity, "plant") > 60:
        return None
    dedicated = dedicated_pattern().search(sentence.text, sentence.span.start, sentence.span.end)
    machines = any(cue.phrase in MACHINES for cue in sentence.tagged(("plant",)))
    if (
        not sentence.names
        and not dedicated
        and not (machines and not sentence.has("utility", "energy_weak", "market"))
    ):
        return None
    return Metric.GENERATION


def _look_alike(sentence: Sentence, quantity: Quantity) -> bool:
    near = sentence.nearest
    apiece = sentence.text.startswith(" apiece", quantity.end)
    if near(quantity, "per_unit") < 14 and not apiece and not _is_its_own_unit(sentence, quantity):
        return True
    paced = sentence.tagged(("per_time",), quantity.end, sentence.clause(quantity.start)[1])
    if (
        near(quantity, "per_time") < 18
        or any(cue.start - quantity.end < 40 for cue in paced)
        or near(quantity, "incident") < 50
    ):
        return True
    if near(quantity, "industry") < min(90, near(quantity, "computing")):
        return True
    if (sentence.has("generic") or near(quantity, "rack") < 40) and not any(
        name.subject.name not in VENDORS and name.start < quantity.start for name in sentence.names
    ):
        return True
    if (
        many_projects_pattern().search(sentence.text, sentence.span.start, quantity.start)
        and not sentence.names
    ):
        return True
    if is_any_site(sentence, quantity):
        return True
    told = quantity.value in UNITS or not sentence.has("computing_place")
    if (told and defined_pattern().match(sentence.text, quantity.end)) or kind_pattern().match(
        sentence.text, quantity.end
    ):
        return True
    ruled = sentence.has("threshold") and not sentence.names
    if ruled and sized_sites_pattern().match(sentence.text, quantity.end):
        return True
    if threshold_pattern().match(sentence.text, quantity.end) or _is_one_in_general(sentence, quantity):
        return True
    if ordered_pattern().match(sentence.text, quantity.end) or is_unit_in_general(sentence, quantity):
        return True
    if cooled_pattern().search(sentence.text[max(sentence.span.start, quantity.start - 14) : quantity.start]):
        return True
    if (
        _is_a_difference(sentence, quantity)
        or _is_mined(sentence, quantity)
        or _is_sold_by_a_maker(sentence, quantity)
    ):
        return True
    if is_of_a_nation(sentence, quantity):
        return True
    low, high = sentence.clause(quantity.start)
    if (near(quantity, "households") < 24 and sentence.tagged(("households",), low, high)) or _compared(
        sentence, quantity
    ):
        return True
    if near(quantity, "threshold") < 22 and not sentence.names:
        return True
    named = any(name.start < quantity.start for name in sentence.names) or bool(
        sentence.tagged(("ref_company", "ref_we", "ref_it"), sentence.span.start, quantity.start)
    )
    if is_a_forecast(sentence) or turns_to_market(sentence, quantity):
        return True
    if (
        not sentence.names
        and sentence.has("utility")
        and not sentence.has("ref_site")
        and not (dedicated_pattern().search(sentence.text, sentence.span.start, sentence.span.end))
    ):
        return True
    return not named and (near(quantity, "market") < 40 or opens_with_market(sentence, quantity))


@cache
def threshold_pattern() -> re.Pattern[str]:
    """Behind a figure that sets the bounds of a rule: 5MW 以上的资料中心, "or more"."""
    return re.compile(
        r"(?:及)?以上的?(?:[^,;。\d]{0,6})(?:数据中心|资料中心|项目|用户|设施)|(?: or (?:more|larger|"
        r"greater))(?![a-z])"
    )


@cache
def sized_sites_pattern() -> re.Pattern[str]:
    """Behind a figure in a rule: the sites of that size, 25 兆瓦的数据中心须."""
    return re.compile(
        r" ?的?(?:大型|超大型|新建)?(?:数据中心|资料中心|用户|项目)|[ -](?:or more |of )?(?:data cent|facilit|load|"
        r"project)"
    )


@cache
def one_in_general_pattern() -> re.Pattern[str]:
    """Behind 一个 and a figure: a site of that size in general, by what it always needs."""
    return re.compile(
        r"(?:级|规模)?的?(?:ai ?|大型|超大规模){0,2}(?:数据中心|资料中心|集群|园区)[^,;。]{0,4},?(?:大约)?(?:每|需|"
        r"要|通常|平均|造价|成本|耗|相当)"
    )


def _is_one_in_general(sentence: Sentence, quantity: Quantity) -> bool:
    before = sentence.text[max(sentence.span.start, quantity.start - 6) : quantity.start]
    single = any(word in before for word in ("一个", "一座", "每个", "每座"))
    return single and one_in_general_pattern().match(sentence.text, quantity.end) is not None


@cache
def many_projects_pattern() -> re.Pattern[str]:
    """Before a figure: a number of projects of nobody in particular, "Another 15 projects broke ground that were"."""
    return re.compile(
        r"(?<![a-z])(?:\d{1,4}|two|three|four|five|six|seven|eight|nine|ten|dozens of|hundreds of|several|many|"
        r"most|some) (?:[a-z-]{2,12} )?(?:projects|proposals)(?![a-z])"
    )


@cache
def unit_in_general_pattern() -> re.Pattern[str]:
    """A unit of capacity in general, by what one costs or earns: "a gigawatt of compute can generate"."""
    return re.compile(
        r"(?:(?<![a-z0-9.])(?:a|an|one|1|each|every|per|single) ?-?(?:gigawatt|megawatt|gw|mw)(?![a-z])|"
        r"(?<![\d.])1 ?(?:吉瓦|gw|兆瓦|mw))"
        r"[^.;。]{0,60}?(?:costs?|costing|generates?|yields?|earns?|is worth|requires?|(?:can|could|would) (?:cost|"
        r"generate|earn)|造价|成本|需要|耗资|约需)"
    )


@cache
def for_every_pattern() -> re.Pattern[str]:
    return re.compile(r"(?:for|per) (?:each|every) ?$|每(?:建设|新增|部署)? ?$")


def is_unit_in_general(sentence: Sentence, quantity: Quantity) -> bool:
    before = sentence.text[max(sentence.span.start, quantity.start - 12) : quantity.start]
    if for_every_pattern().search(before):
        return True
    general = unit_in_general_pattern().match(sentence.text, quantity.start)
    own = any(name.end <= quantity.start and name.subject.name not in VENDORS for name in sentence.names)
    planned = sentence.tagged(("planned", "target"), sentence.breath(quantity.start)[0], quantity.start)
    return general is not None and not (own and planned)


@cache
def ordered_pattern() -> re.Pattern[str]:
    """Behind watts that somebody sells: "75 GW of firm, binding equipment orders"."""
    return re.compile(r" of (?:[a-z-]{2,14},? ){0,5}(?:orders|backlog|shipments|sales)(?![a-z])")


@cache
def cooled_pattern() -> re.Pattern[str]:
    """Before watts of cooling: 冷却能力达 200 兆瓦."""
    return re.compile(r"(?:冷却|制冷|散热|cooling)(?: capacity)?[^,;。\d]{0,8}$")


@cache
def difference_pattern() -> re.Pattern[str]:
    """Behind a figure that only compares: "consumes 9 MW less"."""
    return re.compile(
        r"(?: of (?:power|electricity|energy))? (?:less|fewer|lower|higher|shy|short)(?: (?:than|of))?(?![a-z])"
    )


def _is_a_difference(sentence: Sentence, quantity: Quantity) -> bool:
    return difference_pattern().match(sentence.text, quantity.end) is not None


def _is_mined(sentence: Sentence, quantity: Quantity) -> bool:
    """True where a sentence speaks of mining coins and of no other computing."""
    if not sentence.has("coin_mining"):
        return False
    return sentence.nearest(quantity, "coin_mining") < 30 or not sentence.has(
        "ai_word", "accelerator_sure", "money_object"
    )


def _is_sold_by_a_maker(sentence: Sentence, quantity: Quantity) -> bool:
    """True for the watts that a maker of chips sells, or of turbines: "it sells about 1.6GW of GPUs"."""
    low, _ = sentence.clause(quantity.start)
    sold = sentence.tagged(("sold_goods",), max(low, quantity.start - 40), quantity.start)
    return bool(sold) and all(name.subject.name in VENDORS for name in sentence.names)


@cache
def nation_capacity_pattern() -> re.Pattern[str]:
    """What a whole state has, between its name and the figure: "'s total data centre capacity is under"."""
    return re.compile(
        r"(?:'s?|的|目前的?|现有|当前)? ?(?:total|combined|overall|installed|current|operational|national|existing|"
        r"entire|live|(?:total )?it|目前的?|现有|整体|全部)? ?(?:data ?-?cent(?:er|re)|compute|computing|ai compute|"
        r"it|数据中心|资料中心|it ?负载|智能算力|算力)s? ?(?:capacity|market|power|load|industry|demand|"
        r"的?(?:电力|用电)?(?:负载)?(?:总?容量|总?规模|市场|用电|能力))|(?:目前|现)?(?:共)?有 ?\d{1,4} ?座"
    )


def is_of_a_nation(sentence: Sentence, quantity: Quantity) -> bool:
    """True for the capacity that a whole state or region has or will have."""
    own = any(name.subject.name not in COUNTRIES for name in sentence.names if name.end <= quantity.start)
    if own:
        return False
    for name in sentence.names:
        if name.end > quantity.start:
            continue
        held = name.subject.name in COUNTRIES and state_holds_pattern().match(sentence.text, name.end)
        if held or nation_capacity_pattern().match(sentence.text, name.end):
            return True
    before = sentence.text[max(sentence.span.start, quantity.start - 90) : quantity.start]
    return region_pattern().search(before) is not None


@cache
def state_holds_pattern() -> re.Pattern[str]:
    """Behind a state's name: that it has something, rather than plans it."""
    return re.compile(
        r" (?:currently |now |already )?(?:has|had|have|hosts|counts|operates)(?: (?:some|about|around|"
        r"over))? ?(?=\d)"
    )


@cache
def region_pattern() -> re.Pattern[str]:
    """The same of states and regions that the catalogue need not hold."""
    regions = "|".join(re.escape(name) for name in REGIONS)
    return re.compile(rf"(?:all of (?:{regions})|(?:{regions}){nation_capacity_pattern().pattern})")


def is_a_forecast(sentence: Sentence) -> bool:
    """True where banks and institutes foretell something of nobody in particular."""
    return (
        sentence.has("forecaster")
        and not any(name.subject.name not in COUNTRIES for name in sentence.names)
        and not sentence.has("ref_site", "ref_company", "ref_it", "ref_we")
    )


def opens_with_market(sentence: Sentence, quantity: Quantity) -> bool:
    """True where a whole market is what the figure's clause speaks of: 全球数据中心投资规模预计将达到."""
    low, _ = sentence.clause(quantity.start)
    while low < quantity.start and sentence.text[low] in " \"'-":
        low += 1
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
        r"(?: of (?:power|electricity|energy|continuous power))? (?:equals|(?:is|would be) (?:about |"
        r"roughly |around |nearly )?\d{1,3}(?:\.\d{1,2})? ?%|is (?:roughly |about |approximately )?"
        r"(?:equivalent|equal|enough|the output|what|as much))(?![a-z])|(?:的电力)?(?:相当于|等于|"
        r"约等于)(?!.{0,12}(?:张|块|gpu))|的?(?:电力|电量)?(?:约)?(?:可|足以|能够|能)(?:供应|供给|满足|供)"
    )


@cache
def any_site_pattern() -> re.Pattern[str]:
    """Behind "a 1-gigawatt": a site of that size in general, by what it always needs."""
    return re.compile(
        r"[ -](?:ai )?(?:data[ -]?cent(?:er|re)|campus|facility|site|cluster) (?:requires|needs|would require|"
        r"would need|costs|would cost|consumes|can consume|uses|can use|may cost|could cost)(?![a-z])"
    )


def is_any_site(sentence: Sentence, quantity: Quantity) -> bool:
    before = sentence.text[max(sentence.span.start, quantity.start - 8) : quantity.start]
    indefinite = before.endswith((" a ", " an ", " each ", " every ", " single ", "a ", "each "))
    return indefinite and any_site_pattern().match(sentence.text, quantity.end) is not None


@cache
def kind_pattern() -> re.Pattern[str]:
    """Behind a figure that names a kind of sites, not one: "500 MW projects are certainly large"."""
    return re.compile(
        r"[ -]?(?:ai )?(?:projects|data cent(?:er|re)s|campuses|facilities|sites|clusters)"
        r"(?: (?:are|is|have|can|could|require|need|cost)(?![a-z])|, such as)"
        r"|(?<=[^\d.]1gw) ?的?(?:ai ?)?(?:数据中心|资料中心|算力)(?:建设|容量)?的?(?:需|成本|造价|所需|每年|年用电)"
    )


def _is_its_own_unit(sentence: Sentence, quantity: Quantity) -> bool:
    """True for "a gigawatt" as a figure, which is a unit of prices elsewhere: "$50 billion a gigawatt"."""
    if sentence.text.startswith("a megawatt", quantity.start):
        return False
    cues = [
        cue for cue in sentence.tagged(("per_unit",)) if sentence.distance(cue.start, cue.end, quantity) < 14
    ]
    return all(cue.start >= quantity.start and cue.end <= quantity.end for cue in cues)


def _compared(sentence: Sentence, quantity: Quantity) -> bool:
    """True for "equivalent to 5 GW" and its kin, unless the comparison leads on to chips."""
    low, _ = sentence.clause(quantity.start)
    for cue in sentence.tagged(("compared",), low, quantity.start):
        if sentence.distance(cue.start, cue.end, quantity) < 25:
            return (
                not right_noun_pattern().match(sentence.text, quantity.end)
                and "用电规模" not in sentence.text[quantity.end : quantity.end + 12]
            )
    return False
