"""Plants that give a computing site its energy, told from sites that take it."""

from __future__ import annotations

import re
from functools import cache

from facts.around import names_a_place
from facts.gaps import holds_one, is_bridged
from facts.own_plants import is_own_generation
from facts.quantities import Quantity
from facts.reading import Sentence
from facts.types import Metric


@cache
def energy_project_pattern() -> re.Pattern[str]:
    """Behind watts: a named project of energy, "the 1.5GW Khazna PV project", "the 150 MW Sunstone solar farm"."""
    return re.compile(
        r" (?:[a-z-]{2,14} ){0,3}(?:pv|solar|wind|nuclear|battery|hydro|storage|gas|"
        r"photovoltaic)(?: power)? (?:project|farm|park|plant|station|facility|system|array)s?(?![a-z])"
    )


@cache
def energy_noun_pattern() -> re.Pattern[str]:
    """An energy noun that directly follows the unit: "1 gigawatt of new solar capacity", 3GW 光伏."""
    return re.compile(
        r"(?: \([gm]w\))?(?:'s?)?(?: worth)?(?: of)?(?: (?:new|clean|additional|installed|utility-scale|"
        r"low-carbon|carbon-free|dedicated|flexible|firm|grid-scale|onshore|offshore|onsite|on-site|baseload|"
        r"modular|mobile|temporary|permanent|backup|behind-the-meter|simple-cycle|combined-cycle|gas-fired|"
        rf"{'|'.join(MAKERS)})){{0,3}}"
        r"[ -]?(?:的)?(?:plant(?! for| of|s? to train)|solar|wind|nuclear|hydro|geothermal|coal|gas|"
        r"natural gas|renewable|clean|battery|batteries|storage|energy|power plant|reactor|smr|turbine|(?:gas |"
        r"generating )?station|generat|grid(?!-connected| connection| interconnection)|peak|charg|fuel cell|"
        r"manufactur|electroly|module|panel|光伏|太阳能|风电|风力|风光|核电|水电|火电|燃气|储能|装机|电站|"
        r"(?:无碳|零碳|低碳|绿色)(?:电力|电能|电源|能源)(?!直供|[^,;。]{0,6}(?:数据中心|算力|智算|园区|集群|"
        r"基地))|新能源|可再生|清洁|绿电|发电|机组|(?:专用|自备|专属|独立)电源|充电|组件|电池|抽水|海上风|"
        r"微电网|微网|microgrid)(?!-powered|-backed)"
    )


@cache
def stored_energy_pattern() -> re.Pattern[str]:
    """Between watts and the battery that gives them: "a 300-megawatt, 30 GWh iron-air"."""
    return re.compile(
        r"(?:,| /)? ?\d{1,5}(?:\.\d)? ?(?:[gm]wh|[gm]\w{3,6}watt-hours?)(?: [a-z-]{2,12})?(?= (?:batter|"
        r"storage|system))"
    )


@cache
def output_pattern() -> re.Pattern[str]:
    """Between a plant's machines and their output: "turbines with a combined output of", 涡轮机,合计."""
    return re.compile(
        r"with|put out|generate|supply|deliver|totall?ing|capable of|producing|generating|rated at|good for|"
        r"combined|总容量|总功率|共计"
    )


@cache
def other_gap_pattern() -> re.Pattern[str]:
    """Words behind a plant that turn to something else: "the plants, along with an additional"."""
    return re.compile(r"(?:along|together|compared) with|in addition|as well as")


@cache
def sum_pattern() -> re.Pattern[str]:
    return re.compile(r"[,、]?(?:合计|总计|共|总装机|总功率|总容量)[^,;。]{0,6}")


def is_output_of_a_plant(sentence: Sentence, quantity: Quantity) -> bool:
    for cue in sentence.tagged(("plant",), max(sentence.span.start, quantity.start - 70), quantity.start):
        if cue.phrase.startswith(("generat", "发电")) and quantity.start - cue.end <= 12:
            return True
        gap = sentence.text[cue.end : quantity.start].removeprefix("s").removeprefix(",")
        told = is_bridged(gap, output_pattern(), before=24, behind=30, stops=",;.")
        told = told and other_gap_pattern().search(gap) is None
        if cue.phrase in MACHINES | PLANTS and (told or sum_pattern().fullmatch(gap)):
            return True
    before = sentence.text[max(sentence.span.start, quantity.start - 130) : quantity.start]
    if counted_plants_pattern().search(before) or _units_give(before):
        return True
    if its_output_pattern().search(before) and sentence.tagged(
        ("energy",), sentence.span.start, quantity.start
    ):
        return True
    if uprated_pattern().search(before[-24:]):
        return True
    return bool(installed_pattern().search(before[-20:]) or enlarged_pattern().search(before))


@cache
def uprated_pattern() -> re.Pattern[str]:
    """Before what a plant gives more once it is renewed, or what it supplies: 設備升級後還能多出約, 供电量拉到."""
    return re.compile(
        r"(?:机组|设备|反应炉|反应堆|电厂|核电站?)(?:升级|改造|扩容)[^;。\d]{0,10}$|(?:供电量|"
        r"发电量)[^,;。\d]{0,6}$"
    )


@cache
def its_output_pattern() -> re.Pattern[str]:
    """Before what a plant named earlier in the sentence gives: "sell all of its output, about"."""
    return re.compile(
        r"(?:all|most|half|part|the rest|much|some) (?:of )?(?:its|the|their) (?:power |electric(?:al|"
        r"ity)? )?output(?: of|,)(?: (?:about|around|some|roughly|nearly|up to))? $"
    )


@cache
def counted_plants_pattern() -> re.Pattern[str]:
    """Before the sum of plants that were counted: "seven more gas plants for the site, adding"."""
    return re.compile(
        r"(?:(?<!chip )(?<!fab )plants|turbines|generators|engines|(?:gas|generating|"
        r"combined-cycle) units)(?![a-z])[^;.]{0,70}(?:, | (?=with ))(?:(?:which|that) )?(?:together |"
        r"combined )?(?:adding|add|totall?ing|total|good for|producing|generating|with (?:a |"
        r"an )?(?:(?:joint|combined|total|aggregate|overall) )?(?:capacity|output) of)(?: (?:up to|about|"
        r"around|roughly|some|over|nearly|more than|another|a further))?,? ?$"
    )


@cache
def enlarged_pattern() -> re.Pattern[str]:
    """Before a figure: a plant that is built or enlarged to it, "has enlarged the gas plant … from"."""
    return re.compile(
        r"(?:expand|enlarg|upsiz|upgrad|scal|doubl|increas|build|construct)[a-z]{0,4} (?:the |a |its |"
        r"an )?(?:[a-z-]{2,14} ){0,3}(?:gas|power|generating|generation) (?:plant|station|"
        r"facility)[^;.]{0,70} (?:from|to|of)(?: [^;.]{1,12} to)? $"
    )


@cache
def installed_pattern() -> re.Pattern[str]:
    """Before a figure: installed capacity of plants, 燃气装机超过."""
    return re.compile(
        r"(?:燃气|天然气|光伏|太阳能|风电|核电|储能|水电|火电)(?:发电)?(?:总|新增)?装机(?:容量|总量|规模|"
        r"量)?[^,;。\d]{0,5}$"
    )


# Makers of plants, whose names stand between the watts and the machine: "2.8 GW of Bloom fuel cells".
MAKERS = (
    *("bloom", "bloom energy", "ge vernova", "caterpillar", "siemens", "siemens energy", "wartsila"),
    *("jenbacher", "mitsubishi", "baker hughes", "cummins", "proenergy", "doosan", "tesla", "megapack"),
    *("powerpack", "lithium-ion", "solid-oxide"),
)
PLANTS = frozenset(
    (
        "电厂",
        "发电厂",
        "自备电厂",
        "gas plant",
        "gas plants",
        "power plant",
        "power plants",
        "plants",
        "gas units",
        "combined-cycle",
    )
)
MACHINES = frozenset(
    (
        "turbine",
        "turbines",
        "generators",
        "gas engines",
        "gas engine",
        "fuel cells",
        "燃气轮机",
        "涡轮",
        "发电机",
        "megapack",
        "batteries",
        "燃机",
        "燃气机组",
        "发电机组",
    )
)


# What plants give is told with one of these: looking for them costs less than the pattern.
UNITS = (
    *("units", "plants", "turbine", "generator", "engine", "genset", "fuel cells", "reactor", "packages"),
    *("batteries", "machines", "they ", "pair", "two", "facilities"),
)


def _units_give(before: str) -> bool:
    """Whether the words before a figure tell what plants told of before give."""
    return holds_one(before, UNITS) and units_give_pattern().search(before) is not None


@cache
def units_give_pattern() -> re.Pattern[str]:
    """Before a figure: what plants told of before give, "The new units add", "They can produce up to"."""
    bound = r"(?: (?:up to|about|around|roughly|some|over|nearly|more than|another|a further|at least))?"
    return re.compile(
        r"(?<![a-z])(?:the|these|its|their|those)(?: (?:new|three|four|seven|ten|additional|extra|other|gas|"
        r"two|five|six|\d{1,2})){0,3} (?:units|plants|turbines|generators|engines)(?: alone| together|"
        r", [^,.;]{3,40},)?(?: (?:will|would|can|could|should|are (?:(?:expected|slated|due|set|meant|"
        r"designed) )?to))? (?:add|produce|generate|deliver|supply|provide|have|put out)(?: (?:a combined|"
        rf"a total of|together))?{bound} ?$|"
        r"(?<![a-z])(?:turbines|generators|engines|gensets|fuel cells|reactors|gas units|packages|batteries)"
        r"(?: that|,? which) (?:can|will|could|would|should)(?: together| collectively)? (?:feed|supply|deliver|"
        rf"generate|produce|provide|put out)(?: as much as| a combined| a total of)?{bound} ?$|"
        rf"(?<![a-z])(?:(?:{'|'.join(MAKERS)}) (?:machines|units|engines)|turbines|gensets|generators|"
        rf"engines),? (?:rated at|good for|with a combined|totall?ing){bound} ?$|(?<![a-z])the (?:pair|two|"
        rf"(?:two )?(?:gas |power )?plants|turbines)(?:, [^,.;]{{2,50}},)? (?:will |would |can )?(?:have|"
        rf"has) an? (?:combined|total|joint) output of{bound} ?$|"
        r"(?<![a-z])(?:together,? |combined,? )?they(?: (?:will|would|can|could|should|together|"
        rf"are expected to)){{0,2}} (?:produce|generate|put out){bound} ?$|"
        r"(?<![a-z])(?:to|of|with|has|have) (?:\d{1,2}|ten|nine|eight|seven|six|five|four|three) (?:gas |"
        rf"power |gas-fired |new )?(?:plants|facilities|turbines|units) (?:and|with|of){bound} ?$"
    )


@cache
def feeds_pattern() -> re.Pattern[str]:
    """Words by which plants are for one site: "next to its data centers", "to go with the campus"."""
    return re.compile(
        r"(?<![a-z])(?:next to|beside|alongside|adjacent to|to go with|dedicated to|(?:to )?(?:power|feed|"
        r"supply|support|serve|energi[sz]e)(?:s|ing)?|at|for) (?:the |its |their |a |"
        r"an )?(?:[a-z0-9'.-]{1,16} ){0,4}(?:data cent|campus|supercluster|cluster|complex|supercomputer)"
    )


def _feeds_a_name(sentence: Sentence) -> re.Match[str] | None:
    """Where a verb of feeding stands right before the name of a place: "which will support Hyperion"."""
    for name in sentence.names:
        if name.is_place:
            found = feeding_pattern().search(
                sentence.text, max(sentence.span.start, name.start - 24), name.start
            )
            if found is not None:
                return found
    return None


@cache
def feeding_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?<![a-z])(?:power|feed|supply|support|serve)(?:s|ing)? (?:the |its )?$|(?:next|adjacent) to (?:the )?$"
    )


@cache
def machines_before_pattern() -> re.Pattern[str]:
    """Machines right before the watts of one of them: "Six Siemens turbines of 50 to 62 megawatts"."""
    return re.compile(
        r"(?<![a-z])(?:turbines|generators|engines|reactors|gensets|(?:gas|power|generating) units|"
        r"fuel cells)(?: [a-z]{2,8}){0,2}(?: (?:of|at|with|rated at|producing|generating)) (?:(?:about|around|"
        r"roughly|up to|some) )?$"
    )


@cache
def some_of_pattern() -> re.Pattern[str]:
    """Right before the size of each machine: how many of them, "29 of the"."""
    return re.compile(
        r"(?<![a-z0-9.])(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|a dozen|several) "
        r"(?:of (?:the|its|these|those) )?$"
    )


@cache
def of_machines_pattern() -> re.Pattern[str]:
    """Behind the size of each machine: " turbines"."""
    return re.compile(r"[ -](?:gas |mobile |natural-gas )?(?:turbines|engines|generators|gensets)(?![a-z])")


def is_of_each_machine(sentence: Sentence, quantity: Quantity) -> bool:
    """True for what each turbine gives, which is nobody's whole: "turbines of 50 megawatts apiece"."""
    if some_of_pattern().search(sentence.before(quantity.start, 30)) and of_machines_pattern().match(
        sentence.text, quantity.end
    ):
        return True
    apiece = sentence.text.startswith((" apiece", " each"), quantity.end)
    return apiece and machines_before_pattern().search(sentence.before(quantity.start, 50)) is not None


@cache
def own_sites_pattern() -> re.Pattern[str]:
    """Before watts: sites that somebody has, whatever feeds them: "has sites around North America totalling"."""
    return re.compile(
        r"(?<![a-z])(?:has|have|had|owns?|operates?|runs?|controls?|its|their) (?:[a-z0-9-]{1,12} "
        r"){0,3}(?:sites|campuses|portfolio|footprint)(?![a-z])"
    )


def feeds_a_site(sentence: Sentence, quantity: Quantity) -> bool:
    """True for plants of any kind that the sentence ties to a place which it names, or to somebody's own site."""
    placed = names_a_place(sentence)
    beside = feeds_pattern().search(sentence.text, sentence.span.start, sentence.span.end) or _feeds_a_name(
        sentence
    )
    own = (
        beside is not None
        and bool(sentence.names)
        and beside.group().startswith(("next", "beside", "adj", "to go"))
    )
    told = energy_noun_pattern().match(sentence.text, quantity.end) or agreed_energy_pattern().search(
        sentence.text[max(sentence.span.start, quantity.start - 60) : quantity.start]
    )
    return told is not None and (own or (placed and beside is not None))


@cache
def agreed_energy_pattern() -> re.Pattern[str]:
    """Before a figure: contracts for energy whose sum it is, "three nuclear agreements totaling up to"."""
    return re.compile(
        r"(?:nuclear|solar|wind|gas|geothermal|power) (?:agreements|deals|contracts|"
        r"plants)[^,.;]{0,12} (?:totall?ing|for|of|worth)(?: up to| about| over)? $"
    )


@cache
def dedicated_pattern() -> re.Pattern[str]:
    """Plants that the text has spoken of, or of a site's own: "the seven new plants", "behind the meter"."""
    return re.compile(
        r"behind[ -]the[ -]meter|on-?site|captive|dedicated|(?<![a-z])(?:it|this|they|that|plan|deal|package|"
        r"approval|project) (?:includes?|covers?|comprises?|calls? for|provides? for|allows? for|involves?) |"
        r"to power (?:the|its|a|this|that)(?: [a-z0-9-]{2,12}){0,3} (?:data|campus|site|facility|cluster)|"
        r"(?<![a-z])(?:the|these|its|their)(?: [a-z0-9-]{2,12}){0,3} (?:plants|turbines|generators|"
        r"units)(?![a-z])|(?<![a-z])(?:together,? |combined,? )?they(?: [a-z]{2,8}){0,4} (?:generate|produce|"
        r"supply)(?![a-z])|(?:该|这些|配套|现场|园区内)[^,。]{0,10}(?:电厂|机组|涡轮|装机|电站)"
    )


@cache
def renewables_pattern() -> re.Pattern[str]:
    """Energy that companies buy for their balance, wherever it comes from, unless it feeds a site told of."""
    return re.compile(
        r"(?<![a-z])(?:solar|wind|pv|photovoltaic|agrivoltaic|renewables?|ppas?|power purchase|offtake|hydropower)"
        r"(?![a-z])|光伏|太阳能|风电|风力|绿电|购电|水力"
    )


def _is_bought_energy(sentence: Sentence, quantity: Quantity) -> bool:
    """True for sun, wind and purchase agreements, where the sentence names no place and no site that they feed."""
    if names_a_place(sentence) or sentence.has("computing", "computing_place", "site_word", "ref_site"):
        return False
    return renewables_pattern().search(sentence.text, sentence.span.start, sentence.span.end) is not None


def plant(sentence: Sentence, quantity: Quantity, computing: bool) -> Metric | None:
    """GENERATION for what plants of a computing site give, None for plants of nobody in particular."""
    if feeds_a_site(sentence, quantity) or (
        names_a_place(sentence) and is_own_generation(sentence, quantity)
    ):
        return Metric.GENERATION
    if _is_bought_energy(sentence, quantity):
        return None
    before = sentence.text[max(sentence.span.start, quantity.start - 130) : quantity.start]
    if computing and _units_give(before):
        return Metric.GENERATION
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
