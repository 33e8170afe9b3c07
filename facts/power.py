"""Judges watts: computing capacity, a plant for a computing site, or a look-alike."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from facts.catalogue import NameHit
from facts.gaps import remark_pattern
from facts.lookalikes import look_alike, right_noun_pattern
from facts.plants import (
    MACHINES,
    energy_noun_pattern,
    energy_project_pattern,
    is_output_of_a_plant,
    plant,
    stored_energy_pattern,
)
from facts.quantities import Quantity
from facts.reading import Sentence
from facts.tables.countries import COUNTRIES
from facts.types import Metric, SubjectKind

LEAST_WATTS, MOST_WATTS = 10**6, 5 * 10**10  # beyond, of nobody named, it is a country's grid
BOLD_WATTS = 5 * 10**11  # what somebody named has said he wants
SLIP_WATTS = 10**14
PLACES = (SubjectKind.SITE, SubjectKind.CLUSTER, SubjectKind.PROGRAMME)


@dataclass(frozen=True, slots=True)
class _Scene:
    """What stands around one figure in watts; the distances are in letters."""

    sentence: Sentence
    quantity: Quantity
    places: tuple[NameHit, ...]
    named: bool
    energy_behind: bool
    computing_behind: bool
    near_energy: int
    near_computing: int

    @property
    def says_computing(self) -> bool:
        return self.near_computing < NOWHERE


NOWHERE = 10**6


@cache
def set_aside_pattern() -> re.Pattern[str]:
    """Right before watts that somebody keeps for a purpose: "had set aside"."""
    return re.compile(
        r"(?<![a-z])(?:earmark(?:s|ed)?|reserv(?:e|es|ed)|allocat(?:e|es|ed)|allott?(?:s|ed)?|assign(?:s|ed)?|"
        r"set(?:s)? aside)(?: (?:about|around|roughly|some|up to|over|another|an initial)){0,2} $"
    )


@cache
def for_sites_pattern() -> re.Pattern[str]:
    """Behind them: that they are for data centers, " from the power stations for the first AI data centers"."""
    return re.compile(
        r"(?: of (?:power|electricity|supply|grid capacity))?(?: from [^,.;]{3,60})? for (?:(?:the|its|their) "
        r"(?:(?:first|new|planned|ai|future|large|big|hyperscale) ){0,3}data cent(?:er|re)s?|(?:first |new )?ai "
        r"(?:data cent(?:er|re)s?|campus|factor))"
    )


def _is_set_aside(sentence: Sentence, quantity: Quantity) -> bool:
    before = set_aside_pattern().search(sentence.before(quantity.start, 40))
    return before is not None and for_sites_pattern().match(sentence.text, quantity.end) is not None


def _scene(sentence: Sentence, quantity: Quantity) -> _Scene:
    stored = stored_energy_pattern().match(sentence.text, quantity.end)
    energy_behind = bool(
        energy_noun_pattern().match(sentence.text, stored.end() if stored else quantity.end)
        or energy_project_pattern().match(sentence.text, quantity.end)
    )
    remark = remark_pattern().match(sentence.text, quantity.end)
    noun = right_noun_pattern().match(sentence.text, remark.end() if remark else quantity.end)
    computing_behind = (
        noun is not None or _measures_a_part(sentence, quantity) or _is_set_aside(sentence, quantity)
    )
    places = tuple(name for name in sentence.names if name.subject.kind in PLACES)
    named = any(name.subject.name not in COUNTRIES for name in sentence.names)
    told = named or sentence.has("ref_it", "ref_site")
    words = ("energy",) if told else ("energy", "energy_weak")
    near_places = [sentence.distance(place.start, place.end, quantity) + 10 for place in places]
    return _Scene(
        sentence,
        quantity,
        places,
        named,
        energy_behind,
        computing_behind,
        near_energy=0 if energy_behind else _distance_to_energy(sentence, quantity, words),
        near_computing=0
        if computing_behind
        else min(sentence.nearest(quantity, "computing"), *near_places, NOWHERE),
    )


def judge_power(
    sentence: Sentence, quantity: Quantity, computing: bool, energy: bool
) -> tuple[Metric | None, bool]:
    """POWER, GENERATION or None, and whether the words beside the watts settle it.

    `computing` and `energy` tell what the text around speaks of.
    """
    if not LEAST_WATTS <= quantity.value <= _most(sentence) or look_alike(sentence, quantity):
        return None, True
    scene = _scene(sentence, quantity)
    likely = _likely(scene, computing, energy)
    if hosts_pattern().match(sentence.text, quantity.end):
        return Metric.POWER, True
    told = scene.computing_behind or _draws(sentence, quantity)
    if likely is None:
        return None, scene.computing_behind or is_output_of_a_plant(sentence, quantity)
    return likely, told


@cache
def hosts_pattern() -> re.Pattern[str]:
    """Behind watts: that machines for computing stand on them, " there to host Nvidia GB200 systems"."""
    return re.compile(
        r"(?: of (?:capacity|space|power))?(?: there| here)? to (?:host|house|accommodate) (?:its |the |some )?"
        r"(?:nvidia|amd|gpus?|gb\d00|h[12]00)(?![a-z])"
    )


def _likely(scene: _Scene, computing: bool, energy: bool) -> Metric | None:
    """The metric of watts that are no look-alike."""
    sentence, quantity = scene.sentence, scene.quantity
    drawn = (scene.says_computing and _is_drawn(scene)) or (
        computing and (_draws(sentence, quantity) or _is_of_the_site(sentence, quantity))
    )
    if drawn and not scene.energy_behind and not _comes_from_machines(scene):
        return Metric.POWER
    if _is_generated(scene):
        sited = bool(scene.places) or scene.says_computing or computing or sentence.has("site_word")
        return plant(sentence, quantity, sited)
    if scene.says_computing:
        return Metric.POWER
    if computing and scene.near_energy == NOWHERE and _goes_on_about_a_site(sentence, quantity):
        return Metric.POWER
    if scene.near_energy < NOWHERE:
        return Metric.POWER if _is_dealt_in(scene) else plant(sentence, quantity, computing)
    told = (
        scene.named
        or sentence.has("person")
        or (computing and sentence.has("ref_company") and sentence.has("ref_it"))
    )
    return Metric.POWER if told or ((computing or sentence.has("site_word")) and not energy) else None


def _is_of_the_site(sentence: Sentence, quantity: Quantity) -> bool:
    """True where "the site" stands in the figure's clause, and energy is only spoken of in others."""
    low, high = _with_its_relative(sentence, quantity)
    told = sentence.tagged(("ref_site",), low, quantity.start)
    return bool(told) and not sentence.tagged(("energy", "energy_weak", "plant"), low, high)


@cache
def site_grows_pattern() -> re.Pattern[str]:
    """Before watts that only a site or a contract told of before has: "could grow to as much as", "An initial"."""
    bound = r"(?: (?:as much as|about|around|up to|more than|over|nearly|some|roughly|at least))?"
    return re.compile(
        rf"(?<![a-z])(?:grow|scale|expand|ramp|build out|climb)(?:s|ing)?(?: up| out)? to{bound} $|"
        r"(?:^|[.;] ?)[\s\"'“]{0,3}(?:an? |the )(?:initial|first|further|second|additional|remaining) $"
    )


def _goes_on_about_a_site(sentence: Sentence, quantity: Quantity) -> bool:
    begin = max(sentence.span.start, quantity.start - 60)
    return site_grows_pattern().search(sentence.text[begin : quantity.start]) is not None


def _comes_from_machines(scene: _Scene) -> bool:
    """True for the output of machines that are named right before it, whatever they feed."""
    return not _draws(scene.sentence, scene.quantity) and is_output_of_a_plant(scene.sentence, scene.quantity)


def _most(sentence: Sentence) -> int:
    """The most watts that a sentence may speak of: more where it names a place or somebody."""
    if any(name.subject.kind in PLACES for name in sentence.names):
        return SLIP_WATTS
    told = sentence.names or sentence.has("person", "ref_they", "ref_company")
    return BOLD_WATTS if told else MOST_WATTS


def _is_drawn(scene: _Scene) -> bool:
    """True for what a site takes, and where energy is only spoken of in other clauses."""
    sentence, quantity = scene.sentence, scene.quantity
    if _draws(sentence, quantity):
        return True
    low, high = _with_its_relative(sentence, quantity)
    placed = any(low <= place.start < high for place in scene.places)
    told = placed or sentence.tagged(("computing",), low, high)
    return bool(told) and not sentence.tagged(("energy", "energy_weak"), low, high)


def is_generated(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether watts that count are those of a plant rather than of a site."""
    return _is_generated(_scene(sentence, quantity))


def _is_generated(scene: _Scene) -> bool:
    """True where the noun behind, a plant's machines before, or the nearest cue speak of energy."""
    if scene.energy_behind or is_output_of_a_plant(scene.sentence, scene.quantity):
        return True
    nearer = scene.near_energy < min(scene.near_computing * 0.8, 60)
    return nearer and not scene.computing_behind


def _is_dealt_in(scene: _Scene) -> bool:
    """True for capacity that somebody named has or contracts, with a word of energy in another clause only."""
    sentence = scene.sentence
    if not scene.named or not sentence.has("deal", "capacity"):
        return False
    machines = any(cue.phrase in MACHINES for cue in sentence.tagged(("plant", "energy")))
    clause = _with_its_relative(sentence, scene.quantity)
    return not machines and not sentence.tagged(("energy", "energy_weak", "plant"), *clause)


def _distance_to_energy(sentence: Sentence, quantity: Quantity, tags: tuple[str, ...]) -> int:
    """As `Sentence.nearest`; what stands in another clause counts as twice as far."""
    low, high = _with_its_relative(sentence, quantity)
    cues = [cue for cue in sentence.tagged(tags) if not _only_illustrates(sentence, cue.start)]
    return min(
        (
            sentence.distance(cue.start, cue.end, quantity) * (1 if low <= cue.start < high else 2)
            for cue in cues
        ),
        default=10**6,
    )


@cache
def illustrated_pattern() -> re.Pattern[str]:
    """Before a word of energy that only illustrates: "roughly the output of 2 nuclear power plants"."""
    return re.compile(
        r"(?:the output of|equivalent (?:to|of)|as much (?:power|electricity|energy) as|comparable to|"
        r"similar to|the size of|(?<!of )power(?:ed)? (?:from|by)|electricity from|fed by|run(?:ning)? on|"
        r"fuell?ed by|supplied by|相当于|抵得上|差不多是|等于|约等于)[^,;.。]{0,30}$|(?:大约是|约是|约为|"
        r"堪比)(?:\d{1,3}|[一二两三四五六七八九十半几数]{1,4}) ?座[^,;。]{0,8}$"
    )


def _only_illustrates(sentence: Sentence, start: int) -> bool:
    before = sentence.text[max(sentence.clause(start)[0], start - 60) : start]
    return illustrated_pattern().search(before) is not None


def _with_its_relative(sentence: Sentence, quantity: Quantity) -> tuple[int, int]:
    """The figure's clause, with the one before where it only goes on about its last noun: "…, which has 2.5 GW"."""
    low, high = sentence.breath(quantity.start)
    if sentence.text[max(sentence.span.start, low - 7) : low].rstrip().endswith("which"):
        return sentence.breath(max(sentence.span.start, low - 9))[0], high
    return low, high


def _draws(sentence: Sentence, quantity: Quantity) -> bool:
    before = sentence.text[max(sentence.span.start, quantity.start - 70) : quantity.start]
    return drawn_pattern().search(before) is not None


@cache
def drawn_pattern() -> re.Pattern[str]:
    """Before a figure: what a site takes, rather than what a plant gives."""
    return re.compile(
        r"(?:requir|consum|draw|us|need|tak|suck|gobbl)(?:e|es|ed|ing|s|n)?(?: up)?(?: (?:about|around|roughly|"
        r"over|nearly|up to|more than|at least|approximately|some|almost|as much as|an estimated)){0,2} ?$|"
        r"(?:获取|取得|获批|接入|用电量?|耗电量?|供电|电力需求|电力使用量|使用量)(?:规模|容量|"
        r"负荷)?(?:[连加][^,;。]{1,6}在内)?(?:为|达到?|约|高达|超过|近|将达|是){0,2}$|(?:projected|expected|"
        r"planned|eventual|total|its|peak|power|electricity) (?:draw|load|needs|demand|requirement|"
        r"consumption) of (?:up to |about |around |some )?$|(?:power|electricity|energy|peak) (?:requirement|"
        r"demand|need|load|draw)s? (?:could |would |will |may |might |is expected to |is set to )?(?:reach|hit|"
        r"exceed|top|be|rise to|climb to|grow to)(?: (?:up to|about|around|as much as|more than|over|some))? $|"
        r"(?:provid|suppl|serv|feed|furnish)(?:e|es|y|ies|ing|ying|ed)? (?:the|a|its|this|"
        r"that)(?: [a-z-]{2,14}){0,2} (?:project|site|campus|facility|data cent(?:er|re)|complex|cent(?:er|"
        r"re)) with (?:up to |about |around )?$"
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
