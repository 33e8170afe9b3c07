"""Whom a figure is about: the most specific named thing that the text ties it to."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from facts.another import acts_as_a_company, is_a_further_thing, of_a_sum_with, of_another_place
from facts.catalogue import Catalogue, NameHit
from facts.contenders import contest_of, rank
from facts.contest import best_of
from facts.described import described
from facts.governments import undertakes
from facts.nearness import named_apposition_pattern
from facts.outright import of_a_comparison, spends_as_a_company, told_outright
from facts.partners import partner_names
from facts.payers import by_the_payment
from facts.possession import (
    of_all_its_places,
    of_the_payer_told,
    of_the_site_spoken_for,
    owns_it,
    where_chips_go,
)
from facts.quantities import Quantity
from facts.reading import Sentence
from facts.references import goes_on_as_the_company, is_fronted_partner, owned_place, referred
from facts.roles import is_compared, is_state, is_vendor
from facts.sides import side_of
from facts.strangers import is_a_strangers, is_a_sum, opens_with_a_stranger
from facts.tables.chips import VENDORS
from facts.tables.countries import COUNTRIES
from facts.topic import Topic, person_company
from facts.towns import builds_in_a_town
from facts.types import Metric, Subject, SubjectKind
from facts.undertaking import told_by_its_clause


class Settled(NamedTuple):
    """What the words around a figure settle of its subject: `subject` is None where it is nobody's that we know."""

    subject: Subject | None


def settle(
    sentence: Sentence, quantity: Quantity, metric: Metric, topic: Topic, catalogue: Catalogue
) -> Settled | None:
    """The subject that words alone settle, without a contest of names; None where they settle nothing."""
    strange = is_a_strangers(sentence, quantity) or is_a_further_thing(sentence, quantity.start)
    if strange or is_a_sum(sentence, quantity):
        return Settled(None)
    place = next(
        (name for name in reversed(sentence.names) if name.is_place and name.end <= quantity.start), None
    )
    told = (
        of_a_sum_with(sentence, quantity, topic)
        or _wanted_by_a_state(sentence, quantity)
        or of_the_payer_told(sentence, quantity, metric, topic)
        or by_the_payment(sentence, quantity, metric, topic)
        or told_outright(sentence, quantity, metric, topic)
        or where_chips_go(sentence, quantity, metric)
        or of_all_its_places(sentence, quantity)
        or owns_it(sentence, quantity, topic, catalogue)
        or of_the_site_spoken_for(sentence, quantity, metric, topic)
        or told_by_its_clause(sentence, quantity)
        or of_another_place(sentence, quantity, place, topic)
        or acts_as_a_company(sentence, quantity, place, topic)
        or of_a_comparison(sentence, quantity)
        or spends_as_a_company(sentence, quantity, metric, topic)
        or goes_on_as_the_company(sentence, quantity, topic)
        or (topic.place is not None and owned_place(sentence, quantity, topic.place, catalogue))
        or next((name.subject for name in sentence.names if _acts_itself(sentence, name, quantity)), None)
        or _of_the_place_just_named(sentence, quantity)
        or builds_in_a_town(sentence, quantity, catalogue)
    )
    if told:
        return Settled(told)
    if undertakes(sentence, quantity):
        states = (name.subject for name in sentence.names if is_state(name) and name.end <= quantity.start)
        return Settled(next(states, None))
    if place is not None and _is_of_the_ground(sentence, quantity):
        return Settled(_ground_of(place.subject, catalogue))
    return None


def _of_the_place_just_named(sentence: Sentence, quantity: Quantity) -> Subject | None:
    """The Frontier of "has started work on Frontier, a $25 billion development"."""
    gaps = ((name, sentence.text[name.end : quantity.start]) for name in sentence.names if name.is_place)
    return next((name.subject for name, gap in gaps if named_apposition_pattern().fullmatch(gap)), None)


def _wanted_by_a_state(sentence: Sentence, quantity: Quantity) -> Subject | None:
    """The state that itself undertakes something, where nobody else is named before the figure."""
    before = [name for name in sentence.names if name.end <= quantity.start]
    if not before or not all(is_state(name) for name in before) or not _wants(sentence, before[-1]):
        return None
    return before[-1].subject


def _acts_itself(sentence: Sentence, name: NameHit, quantity: Quantity) -> bool:
    """True for a maker that builds or installs itself."""
    return is_vendor(name) and name not in partner_names(sentence) and _acts(sentence, name, quantity)


def resolve(
    sentence: Sentence,
    quantity: Quantity,
    metric: Metric,
    topic: Topic,
    catalogue: Catalogue,
    publisher: Subject | None,
) -> Subject | None:
    """The subject by a contest of names, where nothing settles it; None where the text does not name it."""
    if opens_with_a_stranger(sentence, quantity) and not _names_its_own(sentence, quantity):
        return None
    speaker = _leading_person(sentence, quantity, catalogue, topic)
    if speaker is not None:
        return speaker
    best, score = best_of(contest_of(sentence, quantity, metric, catalogue))
    meant = referred(sentence, quantity, topic, catalogue, publisher)
    if best is None:
        meant = meant or described(sentence, topic)
        known = meant or person_company(sentence, catalogue, topic) or topic.at_hand(sentence)
        return known or _speaks_of_itself(sentence, quantity) or _first_of_two(sentence, quantity)
    if _is_preferred(sentence, quantity, best, meant, catalogue):
        return meant
    if _is_of_the_place_before(sentence, quantity, best, topic, catalogue):
        return topic.place
    if named_apposition_pattern().fullmatch(sentence.text, best.end, max(best.end, quantity.start)):
        return best.subject
    if is_state(best) and _wants(sentence, best):
        return best.subject
    customer = _customer(sentence, best) if meant is None and metric in (Metric.POWER, Metric.CHIPS) else None
    if customer is not None:
        return customer
    if is_vendor(best) or is_state(best) or _is_doubted(sentence, quantity, metric, best, score):
        return meant or _at_hand(sentence, topic, best) or best.subject
    return best.subject


def _is_of_the_place_before(
    sentence: Sentence, quantity: Quantity, best: NameHit, topic: Topic, catalogue: Catalogue
) -> bool:
    """Whether a figure is of the place that the sentence before tells of, though this one names somebody."""
    if topic.place is None or topic.place_at != sentence.index - 1:
        return False
    if _is_told_where(sentence, best):
        return True
    related = catalogue.related(topic.place.name, best.subject.name) or rank(best.subject) > 0
    return related and _only_tells(sentence, quantity, best)


def _customer(sentence: Sentence, maker: NameHit) -> Subject | None:
    """To whom a maker of chips delivers, where the sentence names such a buyer; None if the name is no maker's."""
    if not is_vendor(maker):
        return None
    served = [name for name in sentence.names if rank(name.subject) and not is_compared(sentence, name)]
    return max(served, key=lambda name: rank(name.subject)).subject if served else None


def _names_its_own(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a name stands before the figure of a sentence that opens with somebody unknown."""
    partners = partner_names(sentence)
    return any(
        name.end <= quantity.start and (name not in partners or sentence.text.startswith("'s", name.end))
        for name in sentence.names
    )


def _is_doubted(sentence: Sentence, quantity: Quantity, metric: Metric, best: NameHit, score: float) -> bool:
    """Whether a company is far from the figure, or the partner of somebody whom the sentence does not name."""
    if best.is_place:
        return False
    partnered = best in partner_names(sentence)
    leads = best.end <= quantity.start and not partnered and not is_vendor(best)
    lone = partnered and len(sentence.names) == 1 and metric is not Metric.INVESTMENT
    return lone or (score < 0 and not leads)


def _at_hand(sentence: Sentence, topic: Topic, best: NameHit) -> Subject | None:
    at_hand = topic.at_hand(sentence, strict=True)
    both_sell = at_hand is not None and at_hand.name in VENDORS and is_vendor(best)
    return None if both_sell else at_hand


def _leading_person(
    sentence: Sentence, quantity: Quantity, catalogue: Catalogue, topic: Topic
) -> Subject | None:
    """The company of a person who leads the figure's side of a contrast that names nobody: "…, but now Musk has"."""
    low, high = side_of(sentence, quantity)
    if low <= sentence.span.start or any(
        low <= name.start < high and not is_vendor(name) for name in sentence.names
    ):
        return None
    if not sentence.tagged(("person",), low, quantity.start):
        return None
    return person_company(sentence, catalogue, topic)


def _speaks_of_itself(sentence: Sentence, quantity: Quantity) -> Subject | None:
    """The one company of a sentence that vouches for it at its end: "…, Firmus said in a statement"."""
    if len(sentence.names) != 1 or is_vendor(sentence.names[0]) or is_state(sentence.names[0]):
        return None
    name = sentence.names[0]
    said = sentence.tagged(("saying",), name.end, name.end + 14)
    cited = sentence.text[max(0, name.start - 14) : name.start].endswith(", according to ")
    return name.subject if name.start > quantity.end and (said or cited) else None


@cache
def between_pattern() -> re.Pattern[str]:
    """Behind a figure, before the two who agreed on it: "under a pact between"."""
    return re.compile(
        r"(?<![a-z])(?:pact|deal|agreement|partnership|venture|alliance|tie-up|contract|collaboration) between $"
    )


def _first_of_two(sentence: Sentence, quantity: Quantity) -> Subject | None:
    """The first of two who agreed on a site that nobody else is named for: "under a pact between A and B"."""
    for name in sentence.names:
        before = sentence.text[max(quantity.end, name.start - 40) : max(quantity.end, name.start)]
        if not is_vendor(name) and not is_state(name) and between_pattern().search(before):
            return name.subject
    return None


def _is_preferred(
    sentence: Sentence, quantity: Quantity, best: NameHit, meant: Subject | None, catalogue: Catalogue
) -> bool:
    """Whether what "the site" or "we" stands for says more than the best name of the sentence."""
    if meant is None or named_apposition_pattern().fullmatch(
        sentence.text, best.end, max(best.end, quantity.start)
    ):
        return False
    if _is_nearer(meant, best.subject, catalogue):
        return not _is_put_beside(sentence, best)
    company = not best.is_place
    if company and best.start >= quantity.end and _is_led_by_a_pronoun(sentence, quantity, best):
        return True
    if company and meant.kind is SubjectKind.COMPANY and _is_a_tenant(sentence, quantity, best, meant):
        return True
    return company and best in partner_names(sentence) and _stands_before(sentence, best)


def _is_led_by_a_pronoun(sentence: Sentence, quantity: Quantity, best: NameHit) -> bool:
    """True where "it", "its" or "the company" leads the figure and the name stands in another part behind it."""
    low, high = sentence.clause(quantity.start)
    led = sentence.tagged(("ref_it", "ref_company", "ref_we", "ref_they"), low, quantity.start)
    gap = sentence.text[quantity.end : best.start]
    apart = best.start >= high or any(
        word in gap for word in (" and ", " if ", " while ", " because ", " after ")
    )
    return bool(led) and apart


@cache
def site_near_pattern() -> re.Pattern[str]:
    """Before a place near which the site told of lies: "The site near"."""
    return re.compile(
        r"(?:the|this|its) (?:site|campus|facility|project|data cent(?:er|re)|complex),? (?:near|outside|"
        r"close to) $"
    )


def _is_told_where(sentence: Sentence, best: NameHit) -> bool:
    before = sentence.text[max(sentence.span.start, best.start - 40) : best.start]
    return best.is_place and site_near_pattern().search(before) is not None


@cache
def tells_pattern() -> re.Pattern[str]:
    """Between a company and a figure of which it only tells: "AWS says 500,000"."""
    return re.compile(
        r" (?:now )?(?:says|said|reports|reported|claims|puts)(?: that)?(?: (?:about|some|around|nearly|over))? "
    )


@cache
def in_place_pattern() -> re.Pattern[str]:
    """Behind such a figure: that it is there, or coming."""
    return re.compile(
        r"[^,.;]{0,20} (?:are|is|were|have been|has been) (?:already |now |currently )?(?:installed|in place|"
        r"deployed|running|up and running|online|in operation|there|ready|in use|coming)(?![a-z])"
    )


def _only_tells(sentence: Sentence, quantity: Quantity, best: NameHit) -> bool:
    """True where the sentence goes on about a place told of before, and the company only says so."""
    if best.end > quantity.start:
        return False
    figures = [q for q in sentence.quantities if q.kind is quantity.kind and q.start >= best.end]
    if not figures or tells_pattern().fullmatch(sentence.text, best.end, figures[0].start) is None:
        return False
    return in_place_pattern().match(sentence.text, figures[0].end) is not None


@cache
def takes_pattern() -> re.Pattern[str]:
    """Behind a company's name: that it takes capacity of another, "CoreWeave has taken"."""
    return re.compile(
        r" (?:has |have |had )?(?:already )?(?:taken|leased|leases|rents|rented|signed|took|contracted|booked)"
    )


def _is_a_tenant(sentence: Sentence, quantity: Quantity, best: NameHit, meant: Subject) -> bool:
    """True where "the site" before the figure is a landlord's, and the name found takes capacity there."""
    if meant.name == best.subject.name or not takes_pattern().match(sentence.text, best.end):
        return False
    return bool(sentence.tagged(("ref_site",), best.end, quantity.start))


def _is_put_beside(sentence: Sentence, best: NameHit) -> bool:
    """True for the Colossus of "The company's first facility, Colossus, reached 300 MW": it says what is meant."""
    before = sentence.text[max(sentence.span.start, best.start - 2) : best.start]
    return before == ", " and sentence.text.startswith(", ", best.end)


@cache
def ground_pattern() -> re.Pattern[str]:
    """Before the figure of a place that something else lies on: "a 1-gigawatt cluster on the"."""
    return re.compile(
        r"(?:cluster|building|facility|phase|data cent(?:er|re)|site|part)(?: (?:that|"
        r"which) [^,;.]{3,40})? (?:on|in|inside|within|at) (?:the|a|its) (?:planned |wider |larger |"
        r"broader )?$"
    )


def _is_of_the_ground(sentence: Sentence, quantity: Quantity) -> bool:
    before = sentence.text[max(sentence.span.start, quantity.start - 90) : quantity.start]
    behind = sentence.text[quantity.end : quantity.end + 8].lstrip(" -")
    figured = any(q.kind is quantity.kind and q.end <= quantity.start for q in sentence.quantities)
    return (
        figured
        and behind.startswith(("campus", "complex", "park", "site"))
        and bool(ground_pattern().search(before))
    )


def _ground_of(subject: Subject, catalogue: Catalogue) -> Subject | None:
    """What the place of a text is a part of, if the catalogue knows it and it is no company."""
    whole = catalogue.get(subject.part_of) if subject.part_of else None
    return whole if whole is not None and whole.kind is not SubjectKind.COMPANY else None


@cache
def acts_pattern() -> re.Pattern[str]:
    """Behind a maker's name: that it builds or installs itself, "NVIDIA plans to install"."""
    return re.compile(
        r" (?:itself )?(?:(?:plans?|intends?|aims|wants|expects|is set|has pledged|pledged|committed|"
        r"has committed) to|will|is|speaks of|talks of)(?: itself)? ?(?:install|build|deploy|operat|put|spend|"
        r"invest|construct|rent|leas|bring)?(?:ing)?(?: (?:up|in|about|around|some|over|nearly|more than|"
        r"up to)){0,3} ?(?:[a-z]{0,3}[$€£¥₹])?|(?:公司)?(?:也|还|则)?(?:将|计划|"
        r"拟)?(?:与[^,;。\d]{1,10})?(?:在[^,;。\d]{1,10})(?:部署|建设|兴建|安装|打造)[^,;。\d]{0,4}"
    )


def _acts(sentence: Sentence, name: NameHit, quantity: Quantity) -> bool:
    return (
        name.end <= quantity.start
        and acts_pattern().fullmatch(sentence.text, name.end, quantity.start) is not None
    )


@cache
def wants_pattern() -> re.Pattern[str]:
    """Behind a state's name: what a government itself undertakes."""
    return re.compile(
        r"(?:'s)?(?: government)?(?: itself|, (?:meanwhile|too|for its part|in turn|by contrast),)? (?:wants|"
        r"aims|plans|targets|hopes|has set|intends|seeks|pledged|will spend|will invest|is spending|"
        r"is investing|gets|receives|will get|will receive|is getting|is receiving|is to get|is to receive|"
        r"is set to (?:get|receive)|has ordered|has bought)(?![a-z])|"
        r"(?:政府|当局|国务院)?(?:将|也|还|正)?(?:计划|目标|提出|力争|宣布|拨款|投入|承诺|在[^,;。\d]{2,10}(?:布建|"
        r"部署|建设|采购|购买|引进|打造|兴建))"
    )


def _wants(sentence: Sentence, name: NameHit) -> bool:
    if sentence.text[max(0, name.start - 1) : name.start] in ("在", "于", "对", "向"):
        return False  # 将在印度投资 is somebody else's
    return wants_pattern().match(sentence.text, name.end) is not None


def _stands_before(sentence: Sentence, name: NameHit) -> bool:
    """True where "we" or "the company" comes before a name in its sentence."""
    return is_fronted_partner(sentence, name) or any(
        cue.end <= name.start for cue in sentence.tagged(("ref_we", "ref_company", "ref_it", "ref_they"))
    )


def _is_nearer(referred: Subject, best: Subject, catalogue: Catalogue) -> bool:
    """True where what "the site" stands for says more than the name found in the sentence itself."""
    if referred.kind is SubjectKind.COMPANY:
        return False
    if best.kind is SubjectKind.COMPANY:
        kin = catalogue.lineage(referred.name) & catalogue.lineage(best.name)
        return bool(kin) or best.name in VENDORS or best.name in COUNTRIES
    return best.name in catalogue.ancestors(referred.name)
