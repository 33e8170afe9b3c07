"""Whether a figure counts and of which metric: by the rules, and where they settle nothing by the weights."""

from __future__ import annotations

import re
from functools import cache

from facts.around import Around
from facts.learnt.verdicts import Odds, counts, counts_out_of_the_blue, counts_surely, generates, odds_of
from facts.lookalikes import is_another_thing
from facts.meaning import is_restated, likely_metric, metric_of
from facts.no_sites import is_nothing_built
from facts.own_plants import is_own_generation
from facts.plants import is_of_each_machine, own_sites_pattern
from facts.quantities import Kind, Quantity
from facts.scene import Scene, State, around_now
from facts.types import Metric


def metric_at(scene: Scene, quantity: Quantity, state: State) -> tuple[Metric | None, Odds | None]:
    """The metric by the rules; where no words settle it, the signs learnt may say otherwise: then with their odds."""
    sentence = scene.sentence
    if is_restated(sentence, quantity) or is_nothing_built(sentence, quantity):
        return None, None
    if quantity.kind is Kind.COUNT and _is_what_one_would_pay_for(scene, quantity):
        return None, None
    around = around_now(scene, state)
    if _totals_machines(scene, quantity):
        return Metric.GENERATION, None
    ruled, settled = metric_of(sentence, quantity, around)
    named = scene.names_somebody
    odds = None
    if named and ruled is not Metric.GENERATION and _may_be_a_plants(scene, quantity, around):
        odds = odds_of(scene.reading.sentences, sentence.index, quantity)
        if generates(odds, ruled is not None):
            return Metric.GENERATION, odds
    if settled and (named or ruled is not Metric.POWER):
        return _against_the_rules(scene, quantity, odds) if ruled is None else (ruled, None)
    odds = odds or odds_of(scene.reading.sentences, sentence.index, quantity)
    return _by_weights(scene, quantity, around, (ruled, settled), odds), odds


def _by_weights(
    scene: Scene, quantity: Quantity, around: Around, judged: tuple[Metric | None, bool], odds: Odds
) -> Metric | None:
    """The metric where no words settle it; `judged` is that of the rules, and whether words of computing stand by."""
    sentence, named = scene.sentence, scene.names_somebody
    ruled, settled = judged
    doubtful = quantity.kind is Kind.MONEY and sentence.has("money_other", "funding")
    unfound = ruled is None and quantity.kind is Kind.COUNT
    if unfound and quantity.bare and not _speaks_of_chips(scene, around):
        return None  # "12 million miles of fiber, and wants to have 47 million"
    told = counts(odds, named, settled, doubtful, unfound)
    if told is None or told == (ruled is not None):
        return ruled
    blue = quantity.kind is Kind.POWER and not named and not around.computing
    if not told or (blue and not counts_out_of_the_blue(odds)):
        return None
    return _metric_by_weights(scene, quantity, around, odds)


def _metric_by_weights(scene: Scene, quantity: Quantity, around: Around, odds: Odds) -> Metric | None:
    """The metric of a figure that counts by the weights against the rules."""
    sentence, named = scene.sentence, scene.names_somebody
    computing = sentence.has("computing", "computing_place") or own_sites_pattern().search(
        sentence.text, sentence.span.start, quantity.start
    )
    surely = named and counts_surely(odds) and not sentence.has("plant")
    plant = sentence.has("plant", "energy") and not computing and not surely
    metric = likely_metric(sentence, quantity)
    sited = (
        named and (around.computing or sentence.has("site_word")) and counts_surely(odds) and generates(odds)
    )
    if metric is Metric.GENERATION and (sited or is_own_generation(sentence, quantity)):
        return metric
    return None if plant or metric is Metric.GENERATION else metric  # the rules tie a plant to its site


@cache
def would_pay_for_pattern() -> re.Pattern[str]:
    """Right before chips that a sum is only likened to: "about what you would pay for"."""
    return re.compile(
        r"(?<![a-z])(?:what|as much as|the price) (?:you|one|it|we|anybody|anyone|others?|some)(?:'d| would|"
        r" will| could| might)? (?:pay|cost|spend|costs|pays)(?: for| on)?(?: (?:about|around|roughly|some|"
        r"over))? $"
    )


def _is_what_one_would_pay_for(scene: Scene, quantity: Quantity) -> bool:
    return would_pay_for_pattern().search(scene.sentence.before(quantity.start, 50)) is not None


def _speaks_of_chips(scene: Scene, around: Around) -> bool:
    """Whether the sentence, or the one before or behind, counts chips in so many words or names them."""
    at = scene.sentence.index
    near = scene.reading.sentences[max(0, at - 1) : at + 2]
    counted = any(
        each.kind is Kind.COUNT and not each.bare for sentence in near for each in sentence.quantities
    )
    return around.chips or counted or any(sentence.has("accelerator", "chip_object") for sentence in near)


@cache
def they_total_pattern() -> re.Pattern[str]:
    """How a sentence begins that sums up what was told of before: "Together they are rated at"."""
    return re.compile(
        r"\s{0,2}(?:together,? |combined,? |all told,? )?(?:they|"
        r"the (?:two|three|four|five|six|seven))(?: together)? "
        r"(?:will )?(?:total|add up to|come to|are rated at|amount to|have a combined capacity of)"
        r"(?: (?:about|around|roughly|some|nearly|over|up to))? "
    )


@cache
def machines_built_pattern() -> re.Pattern[str]:
    """In a sentence: plants or machines that are built or approved, "voted for the three combined-cycle plants"."""
    machines = (
        r"(?:gas|power|combined-cycle|gas-fired|generating|entergy) (?:plants|units|turbines|engines)|"
        r"turbines|gensets"
    )
    return re.compile(
        r"(?<![a-z])(?:build|built|order|install|approv|voted|plan|buy|bought|erect|put up)[a-z]{0,4} "
        rf"[^,.;]{{0,40}}(?:{machines})(?![a-z])|(?<![a-z])(?:{machines}) (?:are being |being )?(?:built|ordered|"
        r"planned|approved)(?![a-z])"
    )


@cache
def sites_told_pattern() -> re.Pattern[str]:
    """In a sentence: several sites, which may be what the next one sums up."""
    return re.compile(r"(?<![a-z])(?:data cent(?:er|re)s|campuses|sites|facilities|clusters|halls)(?![a-z])")


@cache
def capacity_noun_pattern() -> re.Pattern[str]:
    """Behind watts: of what they are the capacity, " of AI capacity", " of demand"."""
    return re.compile(r" of (?:[a-z-]{2,12} ){0,2}(?:capacity|compute|computing|demand|load)(?![a-z])")


def _totals_machines(scene: Scene, quantity: Quantity) -> bool:
    """True for the watts of several plants that the sentence before tells of: "They total 2,262 MW"."""
    sentence, at = scene.sentence, scene.sentence.index
    if quantity.kind is not Kind.POWER or not at or sentence.names:
        return False
    match = they_total_pattern().match(sentence.text, sentence.span.start)
    if match is None or match.end() != quantity.start:
        return False
    before = scene.reading.sentences[at - 1]
    start, end = before.span.start, before.span.end
    return (
        bool(before.names)
        and machines_built_pattern().search(before.text, start, end) is not None
        and sites_told_pattern().search(before.text, start, end) is None
        and capacity_noun_pattern().match(sentence.text, quantity.end) is None
    )


def _against_the_rules(
    scene: Scene, quantity: Quantity, odds: Odds | None
) -> tuple[Metric | None, Odds | None]:
    """Watts that the rules take for something else, where the signs are all but certain that they are a site's."""
    sentence = scene.sentence
    if quantity.kind is not Kind.POWER or scene.names_energy or not _is_near_its_name(scene, quantity):
        return None, None
    if is_another_thing(sentence, quantity):
        return None, None
    odds = odds or odds_of(scene.reading.sentences, sentence.index, quantity)
    return (Metric.POWER, odds) if counts_surely(odds) else (None, None)


@cache
def at_pattern() -> re.Pattern[str]:
    """Between a figure and the place behind it that it is of: " for the"."""
    return re.compile(r"(?: of [a-z -]{2,30})? (?:for|at|in|to) (?:the |its )?")


def _is_near_its_name(scene: Scene, quantity: Quantity) -> bool:
    """Whether the sentence names nobody, or somebody before the figure or right behind it.

    Those whom "including" or "such as" adds behind what a land or a market has are not its owners.
    """
    text, names = scene.sentence.text, scene.sentence.names
    chinese = scene.sentence.weight > 1  # its clauses are short, and its names lead the sentence
    low = scene.sentence.span.start if chinese else scene.sentence.clause(quantity.start)[0]
    return not names or any(
        low <= name.start < quantity.start or at_pattern().fullmatch(text, quantity.end, name.start)
        for name in names
    )


def _may_be_a_plants(scene: Scene, quantity: Quantity, around: Around) -> bool:
    """Whether watts stand where the text speaks both of energy and of a site."""
    sited = around.computing or scene.sentence.has("site_word")
    watts = quantity.kind is Kind.POWER and not is_of_each_machine(scene.sentence, quantity)
    return watts and sited and scene.names_energy
