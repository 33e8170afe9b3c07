"""Watts that are no capacity of a site: paces, savings, cooling, orders, comparisons, markets."""

from __future__ import annotations

import re
from functools import cache

from facts.any_site import is_any_site, is_one_in_general
from facts.bought import is_bought_output
from facts.in_general import (
    any_of_size_pattern,
    defined_pattern,
    estimated_pattern,
    insiders_pattern,
    is_a_forecast,
    is_of_a_nation,
    is_unit_in_general,
    kind_pattern,
    many_projects_pattern,
    opens_with_market,
    sites_of_size_pattern,
    sized_sites_pattern,
    speaks_in_general,
    threshold_pattern,
    turns_to_market,
)
from facts.incidents import is_lost_at_once
from facts.mining import is_for_mining, is_mined
from facts.paces import is_a_pace
from facts.plants import is_of_each_machine
from facts.quantities import Quantity
from facts.reading import Sentence
from facts.strangers import has_a_holder
from facts.tables.chips import VENDORS
from facts.tables.markers import MORE_OR_LESS
from facts.utilities import is_a_utilitys

UNITS = (10**6, 10**9)


@cache
def right_noun_pattern() -> re.Pattern[str]:
    """A computing noun that directly follows the unit."""
    return re.compile(
        r"(?:'s?)?(?: worth)?(?: of)?(?: (?:new|additional|total|combined|contracted|planned|critical|nvidia|"
        r"extra|more|initial|ai|gross|leased|secured)){0,3}(?:[ -]energy and)?[ -]?(?:规模)?(?:的 ?)?(?:ai|"
        r"data ?-?cent|datacent|compute|computing|it |critical|gpu|chip|cluster|campus|hpc|nvidia|supercomp|"
        r"tpu|amd|site|facility|lease|hosting|数据中心|资料中心|算力|智算|集群|园区|人工智能|人工智慧|it|"
        r"芯片|数据|设施|运算|计算)"
    )


def look_alike(sentence: Sentence, quantity: Quantity) -> bool:
    """True where one of the rules below makes the watts something else than the capacity of a site."""
    return is_another_thing(sentence, quantity) or any(
        rule(sentence, quantity)
        for rule in (
            _is_a_rack,
            _is_ruled,
            _is_of_many,
            is_mined,
            is_a_utilitys,
            _is_a_market,
            _is_a_number_of_homes,
        )
    )


def is_another_thing(sentence: Sentence, quantity: Quantity) -> bool:
    """True where such a rule reads whose the figure is, or its own phrase, so that no other signs count."""
    return any(
        rule(sentence, quantity)
        for rule in (
            is_a_pace,
            _explains_itself,
            is_any_site,
            is_one_in_general,
            is_unit_in_general,
            _is_sold_or_cooled,
            _is_of_sites_of_a_size,
            _is_a_habit,
            _is_a_difference,
            is_lost_at_once,
            _is_sold_by_a_maker,
            _compared,
            is_bought_output,
            is_of_each_machine,
            is_of_a_nation,
            _is_of_a_city,
            _is_of_homes,
            is_for_mining,
        )
    )


def _is_a_rack(sentence: Sentence, quantity: Quantity) -> bool:
    """True for watts of a rack, or of things in general, of nobody named before."""
    racked = sentence.nearest(quantity, "rack") < 40
    before = sentence.text[max(sentence.span.start, quantity.start - 16) : quantity.start]
    told = sentence.tagged(("person",), sentence.span.start, quantity.start) and sentence.has("ref_it")
    if not racked and ("其" in before or " its " in before or told):
        return False
    return (racked or speaks_in_general(sentence)) and not any(
        name.subject.name not in VENDORS and name.start < quantity.start for name in sentence.names
    )


def _explains_itself(sentence: Sentence, quantity: Quantity) -> bool:
    """True for a figure that a text only explains, or a kind of sites that it names."""
    if (
        sentence.text[quantity.end : quantity.end + 4].lstrip().startswith(("等级的", "级别的"))
        and not sentence.names
    ):
        return True
    told = quantity.value in UNITS or not sentence.has("computing_place")
    defined = told and defined_pattern().match(sentence.text, quantity.end)
    return bool(defined or kind_pattern().match(sentence.text, quantity.end))


def _is_ruled(sentence: Sentence, quantity: Quantity) -> bool:
    """True for the threshold of a rule."""
    if sentence.names and sentence.text.startswith(" or more of ", quantity.end):
        return False  # "wants another 5GW or more of data centers"
    if threshold_pattern().match(sentence.text, quantity.end):
        passed = sentence.before(quantity.start, 4).rstrip("了 ").endswith(("越过", "突破", "跨过", "迈过"))
        if passed and not sentence.text.startswith("的", quantity.end + 2):
            return False
        return not estimated_pattern().search(sentence.before(quantity.start, 24))
    head = sentence.text[max(sentence.span.start, quantity.start - 4) : quantity.start]
    sized = sized_sites_pattern().match(sentence.text, quantity.end)
    attributive = sentence.text[quantity.end : quantity.end + 2].lstrip().startswith("的")
    if sized and attributive and not sentence.names and head.endswith(("超过", "逾", "大于", "高于")):
        return True
    if sentence.names or not sentence.has("threshold"):
        return False
    return sized is not None or sentence.nearest(quantity, "threshold") < 22


def _is_of_many(sentence: Sentence, quantity: Quantity) -> bool:
    """True for a whole industry, or a number of projects of nobody in particular."""
    if has_a_holder(sentence, quantity) or _is_of_a_site(sentence, quantity):
        return False
    if sentence.nearest(quantity, "industry") < min(90, sentence.nearest(quantity, "computing")):
        return True
    if sentence.names:
        return False
    before = sentence.text[max(sentence.span.start, quantity.start - 40) : quantity.start]
    if sites_of_size_pattern().search(before):
        return True
    many = many_projects_pattern().search(sentence.text, sentence.span.start, quantity.start)
    return many is not None


@cache
def site_which_pattern() -> re.Pattern[str]:
    """Between a site's name and what it is to hold: " site, which is meant to hold"."""
    return re.compile(
        r"(?: (?:site|campus|data cent(?:er|re)|facility|complex|project))?,? (?:which|that) (?:[a-z]{2,9} ){0,4}"
        r"(?:hold|host|house|draw|reach|have|has|consume|need|use|total)s? (?:[a-z]{2,8} ){0,3}"
    )


def _is_of_a_site(sentence: Sentence, quantity: Quantity) -> bool:
    """True for what a relative clause says that a named site holds, whatever factory leads the sentence."""
    return any(
        name.is_place and site_which_pattern().fullmatch(sentence.text, name.end, quantity.start)
        for name in sentence.names
        if name.end < quantity.start
    )


def _is_sold_or_cooled(sentence: Sentence, quantity: Quantity) -> bool:
    before = sentence.text[max(sentence.span.start, quantity.start - 28) : quantity.start]
    ordered = ordered_pattern().match(sentence.text, quantity.end)
    goods = goods_pattern().match(sentence.text, quantity.end) or (
        makers_output_pattern().search(before) and factory_pattern().search(sentence.text, *sentence.span[:2])
    )
    return bool(ordered or goods or cooled_pattern().search(sentence.before(quantity.start, 60)))


def _is_of_sites_of_a_size(sentence: Sentence, quantity: Quantity) -> bool:
    """True for the size above which a rule or a remark speaks of any site."""
    before = sentence.before(quantity.start, 40)
    return not sentence.names and any_of_size_pattern().search(before) is not None


def _is_a_habit(sentence: Sentence, quantity: Quantity) -> bool:
    """True for what sites of nobody in particular do as a rule."""
    clause = sentence.clause(quantity.start)[0]
    return not sentence.names and habit_pattern().search(sentence.text, clause, quantity.start) is not None


def _is_of_a_city(sentence: Sentence, quantity: Quantity) -> bool:
    """True for the load of a city or a grid, and for a plant that is only surpassed."""
    before = sentence.text[max(sentence.span.start, quantity.start - 110) : quantity.start]
    drawn = machine_pattern().search(sentence.before(quantity.start, 60)) is not None
    return bool(
        (not drawn and at_peak_pattern().match(sentence.text, quantity.end))
        or surpassed_pattern().search(before)
        or citys_load_pattern().search(before)
    )


@cache
def of_data_centers_pattern() -> re.Pattern[str]:
    """Right behind watts: that they are a data center's, whatever homes they are likened to."""
    return re.compile(
        r" of (?:new |ai |critical )?(?:data[ -]cent(?:er|re)|it|compute|computing) (?:capacity|load|power)"
    )


def _is_a_number_of_homes(sentence: Sentence, quantity: Quantity) -> bool:
    clause = sentence.clause(quantity.start)
    if of_data_centers_pattern().match(sentence.text, quantity.end):
        return False
    return sentence.nearest(quantity, "households") < 24 and bool(sentence.tagged(("households",), *clause))


def _is_of_homes(sentence: Sentence, quantity: Quantity) -> bool:
    """The same in English, where it is told of the homes themselves; in Chinese 用电 may be of a site."""
    return sentence.weight == 1 and _is_a_number_of_homes(sentence, quantity)


def _is_a_market(sentence: Sentence, quantity: Quantity) -> bool:
    """True for a forecast, or a market that the clause turns to or opens with."""
    if is_a_forecast(sentence) or turns_to_market(sentence, quantity):
        return True
    if insiders_pattern().search(sentence.text, sentence.span.start, quantity.start):
        return False
    if has_a_holder(sentence, quantity):
        return False
    opened = opens_with_market(sentence, quantity)
    named = any(
        name.start < quantity.start and not (opened and name.subject.name in VENDORS)
        for name in sentence.names
    ) or bool(sentence.tagged(("ref_company", "ref_we", "ref_it"), sentence.span.start, quantity.start))
    near = sentence.nearest(quantity, "market") < 40 or opens_with_market(sentence, quantity)
    return near and not named


@cache
def citys_load_pattern() -> re.Pattern[str]:
    """Before watts that a city or a grid takes, or that are only asked for: "The city's demand tops out at about"."""
    return re.compile(
        r"(?:city|state|county|region|town|utility|grid|country|nation|island)'s (?:peak |total |power |"
        r"electricity |evening |summer |winter ){0,2}(?:demand|load|consumption|needs?|peak)[^.;]{0,30}$|"
        r"(?<![a-z])(?:city|state|county|region|town|utility|grid|country) (?:(?:of|"
        r"of new) [a-z]{3,12} )?(?:[a-z]{3,9} )?(?:now |currently |itself )?peaks (?:at|"
        rf"around){MORE_OR_LESS} $|"
        r"(?:summer|winter|system|network|record|all-time) peak(?: demand| load)?(?: in 20\d\d)? (?:of|was|is|"
        r"hit) [a-z ]{0,10}$|(?:requests|applications|inquiries) for (?:new |more |additional )?(?:load|power|"
        r"connections?|service)[^.;]{0,40}$"
    )


@cache
def surpassed_pattern() -> re.Pattern[str]:
    """Before the size of something that is only surpassed: "It would surpass the plant in Florida, at nearly"."""
    return re.compile(
        r"(?<![a-z])(?:surpass|exceed|dwarf|outstrip|rival|eclips|bigger than|larger than)[a-z]{0,3} (?:the |"
        r"an? )?[^,;.]{3,60}, (?:at|with|which has|which is) (?:nearly |about |around |some |just )?$"
    )


@cache
def habit_pattern() -> re.Pattern[str]:
    """Before what sites of nobody in particular do as a rule: "New facilities routinely ask for 100-200 MW"."""
    return re.compile(
        r"(?<![a-z])(?:routinely|typically|commonly|usually|generally|on average|as a rule|often) "
    )


@cache
def machine_pattern() -> re.Pattern[str]:
    """Before watts: the one machine or site that draws them."""
    return re.compile(
        r"(?<![a-z])(?:the|this|its) (?:machine|system|supercomputer|cluster|facility|site|campus|"
        r"data cent(?:er|re)) (?:draws|uses|consumes|needs|takes|will draw|will use)[a-z ]{0,16}$"
    )


@cache
def at_peak_pattern() -> re.Pattern[str]:
    """Behind watts: that they are the highest load of a city or a grid, "1,200 MW of electricity at its peak"."""
    return re.compile(
        r"(?: of (?:electricity|power|demand|load))? (?:at (?:its |their |the )?(?:summer |winter |"
        r"annual )?peak(?![a-z])|(?:in|at) the (?:height|depths?|middle) of (?:the )?(?:summer|winter)|"
        r"on (?:a|an|the|its) (?:very )?(?:hot|hottest|cold|coldest|peak|summer|winter)[a-z ]{0,14}days?(?![a-z]))"
    )


@cache
def ordered_pattern() -> re.Pattern[str]:
    """Behind watts that somebody sells: "75 GW of firm, binding equipment orders"."""
    return re.compile(r" of (?:[a-z-]{2,14},? ){0,5}(?:orders|backlog|shipments|sales)(?![a-z])")


@cache
def factory_pattern() -> re.Pattern[str]:
    """What turns out goods that are counted in watts."""
    return re.compile(
        r"(?<![a-z])(?:cells?|modules?|panels?|wafers?|factory|production lines?|first line)(?![a-z])"
    )


@cache
def makers_output_pattern() -> re.Pattern[str]:
    """Right before watts that a factory turns out: "bring output to"."""
    return re.compile(r"(?<![a-z])(?:annual |yearly |its )?(?:output|production) to $")


@cache
def goods_pattern() -> re.Pattern[str]:
    """Behind watts of something else than sites: heat, or goods that are counted in watts, " of modules"."""
    return re.compile(
        r" (?:of|worth of) (?:(?!high-density|modular|prefab|compute|server|data|"
        r"rack)[a-z-]{2,12} ){0,2}?(?:heat|modules|panels|solar cells|wafers|inverters|transformers|"
        r"turbines made)(?![a-z])(?! (?:recovery|rejection))| of cooling(?![a-z])|"
        r" of annual (?:output|production|cells?|modules?)(?![a-z])|"
        r" ?(?:thermal|of thermal)(?! design)(?![a-z])|"
        r"的?(?:热量|供热|热功率|余热|组件)"
    )


@cache
def cooled_pattern() -> re.Pattern[str]:
    """Before watts of cooling: 冷却能力达 200 兆瓦, "with a cooling capacity of approximately"."""
    return re.compile(
        rf"(?:cooling|heat rejection) (?:capacity|power|load) (?:of|is|was|totals){MORE_OR_LESS} $|"
        r"(?:冷却(?!在内)|制冷|散热|cooling)(?: capacity)?[^,;。\d]{0,8}$"
    )


@cache
def difference_pattern() -> re.Pattern[str]:
    """Behind a figure that only compares: "consumes 9 MW less"."""
    return re.compile(
        r"(?: of (?:power|electricity|energy))? (?:less|fewer|lower|higher|shy|short)(?: (?:than|of))?(?![a-z])"
    )


def _is_a_difference(sentence: Sentence, quantity: Quantity) -> bool:
    return difference_pattern().match(sentence.text, quantity.end) is not None


def _is_sold_by_a_maker(sentence: Sentence, quantity: Quantity) -> bool:
    """True for the watts that a maker of chips sells, or of turbines: "it sells about 1.6GW of GPUs"."""
    low, _ = sentence.clause(quantity.start)
    sited = sentence.has("computing", "computing_place", "site_word")
    if not sentence.names and not sited and makes_watts_pattern().search(sentence.before(quantity.start, 24)):
        return True
    sold = sentence.tagged(("sold_goods",), max(low, quantity.start - 40), quantity.start)
    return bool(sold) and all(name.subject.name in VENDORS for name in sentence.names)


@cache
def makes_watts_pattern() -> re.Pattern[str]:
    """Right before watts that somebody unnamed makes, as a plant does: "wants to make", "would generate"."""
    return re.compile(
        r"(?<![a-z])(?:make|generate|export|pump out|put out)s?(?: (?:about|around|some|up to|roughly))? $"
    )


@cache
def beside_pattern() -> re.Pattern[str]:
    """Right before a figure that is set beside another of its sentence: ", compared with the"."""
    return re.compile(
        r"compared (?:with|to)(?: (?:the|an?|about|around|roughly|some|just|only|its|earlier|planned)){0,3} $"
    )


@cache
def raised_pattern() -> re.Pattern[str]:
    """Before a figure that something is doubled to: "will double the grid supply to"."""
    return re.compile(
        r"(?<![a-z])(?:doubl|tripl|quadrupl|rais|lift|increas|boost)[a-z]{0,4} [^,.;]{3,40} to $"
    )


def _is_set_beside(sentence: Sentence, quantity: Quantity) -> bool:
    """True for a figure of its own kind beside another, which no comparison makes a look-alike."""
    before = sentence.text[max(sentence.span.start, quantity.start - 60) : quantity.start]
    if raised_pattern().search(before):
        return True
    told = any(q.kind is quantity.kind and q.end <= quantity.start for q in sentence.quantities)
    return told and beside_pattern().search(before) is not None


def _compared(sentence: Sentence, quantity: Quantity) -> bool:
    """True for "equivalent to 5 GW" and its kin, unless the comparison leads on to chips."""
    if _is_set_beside(sentence, quantity):
        return False
    for cue in sentence.tagged(("compared",), sentence.clause(quantity.start)[0], quantity.start):
        if sentence.distance(cue.start, cue.end, quantity) < 25:
            behind = sentence.text[quantity.end : quantity.end + 12]
            sized = any(word in behind for word in ("用电规模", "装机容量", "新增容量"))
            return not sized and right_noun_pattern().match(sentence.text, quantity.end) is None
    return False
