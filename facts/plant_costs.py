"""What plants, pipes and grids cost, which is no spending on computing."""

from __future__ import annotations

import re
from functools import cache

from facts.quantities import Quantity
from facts.reading import Sentence


@cache
def plant_before_pattern() -> re.Pattern[str]:
    """Before an amount: a plant that is restarted or refitted for it, 重启工程估计耗资逾, "a refit costing"."""
    return re.compile(
        r"(?:重启|复役|延役|机组|反应堆|反应炉|核电站?|电厂|输电|电网)[^;。\d]{0,24}$|"
        r"(?<![a-z])(?:three mile island|duane arnold|palisades|"
        r"restart|reopen|refit|refurbish|overhaul|reactor|nuclear plant|transmission lines?|"
        r"substations?|power lines?|grid upgrades?|"
        r"pipeline)[a-z]{0,5}(?: [^ .;$€£¥]{1,14}){0,6} ?(?:[a-z]{0,3}[$€£¥₹])?$"
    )


@cache
def plant_behind_pattern() -> re.Pattern[str]:
    """Behind an amount: the plant or the grid that it goes into, 的核反应炉, "to bring it back into service"."""
    return re.compile(
        r"(?:美元|元|欧元)?的?(?:核|反应[堆炉]|电厂|电站|电网|输电|燃气|水电|储能|火电|风电)|"
        r" (?:to|for|on|in) (?:[a-z]{3,12} ){0,2}(?:the |a |its |an )?(?:[^ .;]{1,16} ){0,9}?(?:back (?:into|in|to)"
        r" (?:service|life|operation)|back online|restart|reactors?|nuclear (?:plant|unit|station)|"
        r"transmission (?:lines?|projects?|upgrades?)|substations?|grid (?:upgrades?|investments?))(?![a-z])|"
        r" (?:[a-z-]{2,14} ){0,3}(?:reactors?|nuclear|transmission|restart|refurbishment|gas plant|"
        r"power plant|(?:waste)?water (?:plant|treatment))(?![a-z])"
    )


def is_of_a_plant(sentence: Sentence, quantity: Quantity) -> bool:
    """True for what a plant or a grid costs, where the amount's own clause speaks of no computing."""
    low, high = sentence.clause(quantity.start)
    if water_plant_pattern().search(sentence.text[max(low, quantity.start - 50) : quantity.start]):
        return True
    if plant_goes_to_pattern().match(sentence.text, quantity.end) or _costs_the_plant(sentence, quantity):
        return True
    if sentence.tagged(("computing", "computing_place", "capex"), low, high):
        return False
    if any(low <= name.start < high and name.is_place for name in sentence.names):
        return False
    before = sentence.text[max(low, quantity.start - 70) : quantity.start]
    return bool(
        plant_before_pattern().search(before)
        or plant_behind_pattern().match(sentence.text, quantity.end, min(high, quantity.end + 130))
    )


@cache
def at_a_cost_pattern() -> re.Pattern[str]:
    """Right before an amount: that something told of before costs it, "at a cost to the company of about"."""
    return re.compile(
        r"at a (?:total |combined |estimated )?(?:cost|price) (?:to [^,.;]{2,40} )?of(?: (?:about|around|"
        r"roughly|some|nearly|over|up to|more than))? ?[a-z]{0,3}[$€£¥₹]?$"
    )


@cache
def of_energy_pattern() -> re.Pattern[str]:
    """Behind watts: that they are of the sun, the wind or a plant, " of solar"."""
    return re.compile(
        r" of (?:new |additional )?(?:solar|wind|nuclear|gas|hydro|geothermal|battery|storage)(?![a-z])"
    )


def _costs_the_plant(sentence: Sentence, quantity: Quantity) -> bool:
    """True where "at a cost of" follows the watts of a plant in the same sentence."""
    if at_a_cost_pattern().search(sentence.before(quantity.start, 90)) is None:
        return False
    plants = [
        other.end
        for other in sentence.quantities
        if other.end < quantity.start and of_energy_pattern().match(sentence.text, other.end) is not None
    ]
    if not plants or sentence.tagged(("site_word", "computing_place"), plants[-1], quantity.start):
        return False
    return not any(name.is_place and plants[-1] < name.start < quantity.start for name in sentence.names)


@cache
def water_plant_pattern() -> re.Pattern[str]:
    """Before an amount: a plant for the water of a site, "A water plant for"."""
    return re.compile(
        r"(?<![a-z])(?:(?:waste)?water|sewage|recycling|desalination) (?:[a-z]{4,10} )?(?:plant|facility|works)"
        r"[^.;,]{0,24} ?(?:[a-z]{0,3}[$€£¥₹])?$"
    )


@cache
def plant_goes_to_pattern() -> re.Pattern[str]:
    """Behind an amount: that most of it goes into the grid, ", most of it for transmission"."""
    return re.compile(
        r", (?:most|much|half|part|all|the bulk) of (?:it|that|which) (?:is |will go |going )?(?:for|on|to|into) "
        r"(?:transmission|the grid|grid|power lines|generation|power plants)(?![a-z])"
    )
