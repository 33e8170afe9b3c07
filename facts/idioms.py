"""Turns of phrase around a figure that settle its status: how far something had grown, what is within reach."""

from __future__ import annotations

import re
from functools import cache

from facts.quantities import Kind, Quantity
from facts.reading import Sentence
from facts.types import Status

BOUND = (
    r"(?: (?:about|around|roughly|over|more than|well over|north of|nearly|some|just over|just under|up to|"
    r"at least|almost|close to|upwards of|a total of)){0,2} ?[\"'~]{0,2}$"
)


def status_by_idiom(sentence: Sentence, quantity: Quantity) -> Status | None:
    """The status by a turn of phrase right around a figure; None where there is none."""
    before = sentence.before(quantity.start, 80)
    if hoped_pattern().search(before) or reachable_pattern().match(sentence.text, quantity.end):
        return Status.TARGET
    if own_way_pattern().search(sentence.text, sentence.span.start, quantity.start):
        return Status.TARGET
    if totals_then_pattern().search(before):
        return Status.PLANNED
    if quantity.kind is Kind.MONEY:
        return None
    grown = had_grown_pattern().search(before)
    if grown and not_yet_had_pattern().search(before) is None:
        return Status.RUNNING
    if owns_sites_pattern().search(sentence.before(quantity.start, 110)):
        return Status.RUNNING
    if so_now_pattern().match(sentence.text, quantity.end):
        return Status.RUNNING
    return Status.RUNNING if _ranks_now(sentence, quantity) else None


@cache
def hoped_pattern() -> re.Pattern[str]:
    """Right before what somebody is after: "what Humain is after is", "speaks of", "he wanted"."""
    return re.compile(
        r"(?<![a-z])(?:what (?:[a-z0-9.&-]{2,14} ){1,3}(?:is after|is aiming for|is shooting for|has in mind|"
        r"hopes for|dreams of|envisages|envisions) (?:is|are)|(?:he|she|it|they) (?:wanted|dreams? of|"
        r"envisages?|envisions?)|(?:speaks?|talks?|spoke|talked|dreams?|dreamt) (?:openly )?of|"
        r"(?:ambitions?|sights|aspirations?) (?:for|of|set on|on|goes? (?:as far as|to)|runs? to|stretch(?:es)? to|"
        rf"extends? to|reach(?:es)?)){BOUND}"
    )


@cache
def reachable_pattern() -> re.Pattern[str]:
    """Behind a figure: that it may be reached, " fleet is within reach"."""
    return re.compile(
        r"[a-z -]{0,30} (?:is|are|was|were|would be|looks?|seems?) (?:within|in) reach(?![a-z])|"
        r" (?:in the end|one day|some day|someday|in the long run|in the fullness of time)(?= at |,|\.|;|$)"
    )


@cache
def own_way_pattern() -> re.Pattern[str]:
    """Before a figure: that it hangs on somebody's wish, "if Musk has his way"."""
    return re.compile(
        r"(?<![a-z])if (?:[a-z0-9.'-]{2,14} ){1,3}(?:has|have|gets?|had|got) (?:his|her|its|their) way(?![a-z])"
    )


@cache
def totals_then_pattern() -> re.Pattern[str]:
    """Right before what several things are to come to: "campuses, which should come to"."""
    return re.compile(
        r"(?<![a-z])(?:should|ought to|is to|are to|will) (?:together |eventually )?(?:come to|add up to|total|"
        rf"amount to){BOUND}"
    )


@cache
def had_grown_pattern() -> re.Pattern[str]:
    """Right before what something has grown to: "had climbed to more than"."""
    return re.compile(
        r"(?<!will )(?<!would )(?<!could )(?<!to )(?<![a-z])(?:had|has|have) (?:already |now |since |by then |"
        r"meanwhile ){0,2}(?:climbed|risen|grown|swelled|swollen|jumped|expanded|surged|mounted|ballooned|"
        rf"shot up|gone up)(?: from [^,;]{{2,24}})? to{BOUND}"
    )


@cache
def not_yet_had_pattern() -> re.Pattern[str]:
    """Before what has grown: that it is only contracted or planned, "contracted power had risen to"."""
    return re.compile(
        r"(?<![a-z])(?:contracted|secured|planned|pipeline|backlog|commitments?|bookings?|ambitions?|plans?|target|"
        r"goal|forecast|estimates?|if|proposed|demand|requests?|orders?)(?![a-z])"
    )


@cache
def owns_sites_pattern() -> re.Pattern[str]:
    """Before the capacity of the sites that somebody owns: "owns sites from Denton to Muskogee with"."""
    return re.compile(
        r"(?<!will )(?<!to )(?<![a-z])(?:owns|operates|runs|owned|operated|"
        r"ran) (?:[a-z0-9-]{2,12} ){0,3}(?:sites|campuses|"
        r"data cent(?:er|re)s|facilities|halls|clusters)(?! (?:planned|proposed|under))[^,;.]{0,50} (?:with|of|"
        rf"totalling|totaling){BOUND}"
    )


@cache
def so_now_pattern() -> re.Pattern[str]:
    """Behind a figure: that somebody has it now, " it draws now", " the site has today"."""
    return re.compile(
        r" (?:that |which )?(?:it|they|the (?:site|campus|facility|company|cluster|plant))(?: already)? (?:has|have|"
        r"draws?|uses?|takes?|runs?|operates?|consumes?)(?: on| at)? (?:today|now|at present|at the moment|"
        r"so far|currently)(?![a-z])"
    )


@cache
def ranked_pattern() -> re.Pattern[str]:
    """Behind the size that a sentence opens with: that the thing is the largest of its kind, and so stands."""
    return re.compile(
        r",? [^.;]{3,90} (?:is|ranks as|counts as) (?:now |already |currently |by far )?(?:the|one of the|among the|"
        r"its|europe's|asia's|america's) (?:[a-z'-]{2,14} ){0,2}(?:biggest|largest|most powerful)(?! (?:planned|"
        r"proposed|project|ever proposed|announced|yet (?:planned|proposed|announced)))(?![a-z])"
    )


def _ranks_now(sentence: Sentence, quantity: Quantity) -> bool:
    """True for "At 12 megawatts the microgrid is the biggest yet made"."""
    opening = sentence.text[sentence.span.start : quantity.start].strip()
    if not (opening == "at" or (opening.startswith("at ") and len(opening) < 20)):
        return False
    return ranked_pattern().match(sentence.text, quantity.end, sentence.span.end) is not None
