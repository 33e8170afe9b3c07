"""What is in use: brought online, handed over, run by somebody; and what is only seen switched on by some day."""

from __future__ import annotations

import re
from functools import cache

from facts.finished import is_of_what_was_finished
from facts.gaps import holds_one
from facts.quantities import Quantity
from facts.reading import Sentence
from facts.types import Status

DAY_TO_COME = (
    r"by|before|next|later|from|in (?:20[2-9]\d|q[1-4]|early|late|mid|"
    r"the (?:first|second|third|fourth|next|coming))"
)
WAIT = 110  # letters behind a figure up to the end of what it waits for


def status_by_use(sentence: Sentence, quantity: Quantity) -> Status | None:
    """What is seen switched on by some day, was brought online or is run; None for all that is unreal."""
    low, before = sentence.clause(quantity.start)[0], sentence.before(quantity.start, 60)
    online = online_pattern().match(sentence.text, quantity.end)
    if online and seen_pattern().search(before):
        return None if now_pattern().match(sentence.text, online.end()) else Status.PLANNED
    if grows_from_now_pattern().search(before):
        return (
            None if here_pattern().search(sentence.text, quantity.end, quantity.end + 40) else Status.PLANNED
        )
    if _waits(sentence, quantity) and not sentence.tagged(("target", "dropped"), low, quantity.start):
        return Status.PLANNED
    if is_of_what_was_finished(sentence, quantity):
        return Status.RUNNING
    told = [each.end for each in sentence.quantities if low < each.end <= quantity.start]
    if told and and_has_pattern().fullmatch(sentence.text, told[-1], quantity.start):
        low = told[-1]  # "raised its contracted power to 2.9 GW and has 590 MW active"
    unreal = unreal_pattern().search(sentence.text, low, quantity.start) is not None
    if unreal or sentence.tagged(("planned", "target", "dropped"), low, quantity.start):
        return None
    if running_capacity_pattern().match(sentence.text, quantity.end):
        return Status.RUNNING
    if holds_pattern().search(before) and capacity_pattern().match(sentence.text, quantity.end):
        return Status.RUNNING
    stands = online is not None and by_then_pattern().match(sentence.text, online.end()) is None
    brought = stands and (brought_pattern().search(before) or has_pattern().search(before))
    if brought or today_pattern().match(sentence.text, quantity.end):
        return Status.RUNNING
    return Status.RUNNING if run_pattern().match(sentence.text, quantity.end) else None


@cache
def here_pattern() -> re.Pattern[str]:
    """Soon behind a figure: that it is reached already."""
    return re.compile(r"(?<![a-z])(?:already|online|live|running)(?![a-z])|已")


@cache
def and_has_pattern() -> re.Pattern[str]:
    """Between two figures: a second verb, by which somebody has the latter."""
    return re.compile(
        r",? and (?:now |already |currently )?(?:has|have|had|runs|operates)(?: (?:about|around|some|over|"
        r"nearly))? "
    )


@cache
def grows_from_now_pattern() -> re.Pattern[str]:
    """Right before what something is to grow to, behind what it is now: "from 55 MW today to"."""
    return re.compile(
        r"(?<![a-z])from (?!zero)[^,.;]{3,24} (?:today|now|currently|at present|at the moment|this year) to"
        r"(?: (?:about|around|roughly|over|more than|nearly|some|up to|at least|almost)){0,2} $|"
        r"(?:从|由)(?:目前|现在|当前|如今|今天)的?[^,;。]{2,14}(?:增|升|扩|提)[^,;。\d]{0,4}[至到]约?$"
    )


@cache
def has_pattern() -> re.Pattern[str]:
    """Right before what somebody has, where it is online: "has about"."""
    return re.compile(
        r"(?<![a-z])(?:has|have|had|counts|runs|operates)(?: (?:about|around|roughly|over|more than|nearly|some|"
        r"just|only|at least|almost)){0,2} $"
    )


@cache
def holds_pattern() -> re.Pattern[str]:
    """Right before what a site has, or a company runs: "The halls have", "manages 30 projects with"."""
    return re.compile(
        r"(?<![a-z])(?:(?:halls?|buildings?|sites?|campus(?:es)?|facilit(?:y|ies)|cent(?:er|re)s?|clusters?|it|"
        r"they) (?:has|have)|owns|manages|operates)(?: \d{1,3} [a-z -]{4,20} with)?(?: (?:about|around|roughly|"
        r"over|more than|nearly|some|just|only|at least|almost|a total of)){0,2} $"
    )


@cache
def capacity_pattern() -> re.Pattern[str]:
    """Behind such watts: that they are its capacity, which nothing puts off."""
    return re.compile(
        r" of (?:(?:it|critical|live|installed|operating|total|computing|compute|data cent(?:er|re)|u\.s\.|power|"
        r"data-cent(?:er|re)) ){0,3}(?:capacity|power|load)(?![a-z])(?! (?:planned|under|contracted|in the|"
        r"coming|to |secured|signed|reserved|approved|permitted|on order|that will|which will|for future))|"
        r"(?= in the country)"
    )


@cache
def running_capacity_pattern() -> re.Pattern[str]:
    """Behind watts: capacity that runs, " of connected power", " of running capacity"."""
    return re.compile(
        r" of (?:it )?(?:connected|active|running|live|operating|operational|energi[sz]ed) (?:it )?(?:power|"
        r"capacity|load)(?![a-z])(?! (?:planned|by|in 20|before|next|under|contracted))"
    )


@cache
def by_then_pattern() -> re.Pattern[str]:
    """Behind "online": a day to come, or a mere wish."""
    return re.compile(rf" (?:{DAY_TO_COME}|on its|under)(?![a-z])")


@cache
def today_pattern() -> re.Pattern[str]:
    """Behind what is so now, and nothing else of it: "draws 2.2 megawatts today and"."""
    return re.compile(
        r"(?: of [a-z -]{3,30})?(?: online| live| in operation| running| in service| in use)? "
        r"(?:today|right now|at present|at the moment|so far|to date)(?=[,.;)]| (?:and|but|with|while|to) |$)"
    )


@cache
def once_pattern() -> re.Pattern[str]:
    """Behind what will be so when something is done: "1 GW of capacity once it is up and running"."""
    return re.compile(
        r"(?<![a-z])(?:once|when|as soon as) (?:it|they|the (?:[a-z-]{2,12} )?[a-z-]{4,12}|both|all)(?:'s|'re|"
        r" is| are| comes?| goes?| reach(?:es)?)?(?: fully)? (?:up and running|operational|online|on line|live|"
        r"built(?: out)?|complete(?:d)?|finished|ready|energi[sz]ed|in (?:service|operation)|"
        r"full capacity)(?![a-z])|(?<![a-z])(?:once|when) (?:fully )?(?:operational|built(?: out)?|"
        r"complete(?:d)?|finished|energi[sz]ed)(?![a-z])"
    )


# Each such wait holds one of these: looking for them costs less than the pattern.
ONCE = ("once", "when", "soon as")


def _waits(sentence: Sentence, quantity: Quantity) -> bool:
    """True where such words follow a figure, with no other clause or figure between."""
    end = min(quantity.end + WAIT, sentence.span.end)
    if not holds_one(sentence.text[quantity.end : end], ONCE):
        return False
    done = once_pattern().search(sentence.text, quantity.end, end)
    gap = sentence.text[quantity.end : done.start()].rstrip(", ") if done else ","
    return not any(char in ",.;" or char.isdigit() for char in gap)


@cache
def now_pattern() -> re.Pattern[str]:
    """Behind "online": that it is so now."""
    return re.compile(r" (?:today|now|already|at present|at the moment|so far)(?![a-z])")


@cache
def unreal_pattern() -> re.Pattern[str]:
    """Words before a figure that is not, or not yet, so: conditions, hopes, doubts, denials."""
    return re.compile(
        r"(?<![a-z])(?:if|had [a-z]{2,20} brought|hop(?:es?|ed|ing)|doubts?|not|never|whether|until|once|"
        r"unless|may|might|could|would|will|abandons?)(?![a-z])"
    )


@cache
def brought_pattern() -> re.Pattern[str]:
    """Before what somebody brought online, "It brought about"; not before what "will have brought" it."""
    return re.compile(
        r"(?<!have )(?<!be )(?<![a-z])(?:brought|switched|turned)(?: (?:on|another|an additional|about|around|"
        r"roughly|over|more than|nearly|some|its first|the first)){0,3} $"
    )


@cache
def online_pattern() -> re.Pattern[str]:
    """Behind such watts: " of new capacity online", " live", " switched on"."""
    return re.compile(
        r"(?: of [a-z -]{3,30})?(?: more)? (?:online|on line|live|in(?:to)? (?:service|operation)|switched on|"
        r"energi[sz]ed|up and running|active)(?![a-z])(?! (?:power|capacity))"
    )


@cache
def seen_pattern() -> re.Pattern[str]:
    """Before what somebody expects to run: "still sees more than"."""
    return re.compile(
        r"(?<![a-z])(?:sees|expects|foresees|expecting|seeing)(?: to have)?(?: (?:about|around|roughly|over|"
        r"more than|nearly|some|at least|up to|another)){0,2} $"
    )


@cache
def run_pattern() -> re.Pattern[str]:
    """Behind what somebody has in use: "the 75MW it runs in Mäntsälä", "The 50 megawatts handed over"."""
    return re.compile(
        rf" (?:handed over|energi[sz]ed|already (?:live|online|running))(?! (?:{DAY_TO_COME}))(?![a-z])|"
        r" (?:has|have) (?:already |since |so far )?(?:gone|been (?:put|sunk|poured|invested)) (?:in|into|to|"
        r"on|toward|towards)(?![a-z])(?! the plan)| (?:that |which )?(?:it|they|the (?:company|group|"
        r"firm)) (?:already |now |currently )?(?:runs?|operates?)(?![a-z])"
    )
