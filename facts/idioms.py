"""Turns of phrase around a figure that settle its status: how far something had grown, what is within reach."""

from __future__ import annotations

import re
from functools import cache

from facts.earlier import was_given_before
from facts.gaps import holds_one
from facts.idioms_in_chinese import by_chinese_idiom
from facts.let_go import is_let_go
from facts.options import is_let, is_of_an_option, is_taken_up
from facts.quantities import Kind, Quantity
from facts.reading import Sentence
from facts.shelved import foresaw_pattern, was_given_up_before, was_refused
from facts.stations import station_of
from facts.tables.markers import BOUND, SUM
from facts.types import Status


def status_by_idiom(sentence: Sentence, quantity: Quantity) -> Status | None:
    """The status by a turn of phrase right around a figure; None where there is none."""
    before = sentence.before(quantity.start, 80)
    if foresaw_pattern().search(before) and was_given_up_before(sentence, quantity.start):
        return Status.DROPPED
    if was_refused(sentence, quantity.start):
        return Status.DROPPED
    if is_let_go(sentence, quantity, before):
        return Status.DROPPED
    if was_given_before(sentence, quantity):
        return Status.PLANNED
    if sentence.weight > 1:
        return by_chinese_idiom(sentence, quantity, before)
    station = station_of(sentence, quantity)
    if station is not None:
        return station
    near = before[-60:]
    if _is_hoped(sentence, quantity, near, before):
        return Status.TARGET
    if _is_promised(sentence, quantity, near, before):
        return Status.PLANNED
    return Status.RUNNING if _stands(sentence, quantity, near, before) else None


def _is_hoped(sentence: Sentence, quantity: Quantity, near: str, before: str) -> bool:
    """Whether somebody is after a figure, may reach it, or has an option on it."""
    if or_even_pattern().search(near) and if_pattern().match(sentence.text, quantity.end):
        return True
    put = quantity.kind is Kind.MONEY and cost_put_pattern().search(before) is not None
    if put and aim_pattern().search(sentence.text, sentence.span.start, quantity.start):
        return True
    hoped = hoped_pattern().search(near) and not _stands_all_the_same(sentence, quantity)
    if hoped or _is_reachable(sentence, quantity) or is_of_an_option(sentence, quantity):
        return True
    wished = own_way_pattern().search(sentence.text, sentence.span.start, quantity.start)
    return " has " in before and wished is not None


def _is_promised(sentence: Sentence, quantity: Quantity, near: str, before: str) -> bool:
    """Whether a figure is a sum to come, is let or taken up, or what something is said to cost."""
    if being_added_pattern().match(sentence.text, quantity.end):
        return True
    if totals_then_pattern().search(near) or will_go_pattern().match(sentence.text, quantity.end):
        return True
    if quantity.kind is Kind.MONEY and cost_put_pattern().search(before):
        return True
    return is_taken_up(sentence, quantity) or is_let(sentence, quantity, near)


# Each such turn holds one of these: looking for them costs less than the pattern.
OWNING = (" own ", "into ", "online", "live", "opened", "switched on", "commissioned", "now ")


def _stands(sentence: Sentence, quantity: Quantity, near: str, before: str) -> bool:
    """Whether an amount is spent, or what a figure measures is there: grown, owned, so now, ranked by its size."""
    if has_sunk_pattern().match(sentence.text, quantity.end):
        return True
    if holds_one(near, OWNING) and own_site_pattern().search(near):
        return being_built_pattern().match(sentence.text, quantity.end) is None
    if quantity.kind is Kind.MONEY:
        return False
    if thought_to_hold_pattern().search(near):
        return (
            to_come_pattern().search(sentence.text, quantity.end, sentence.clause(quantity.start)[1]) is None
        )
    transitive = sentence.text.startswith((" its ", " their ", " the "), quantity.end)
    if had_grown_pattern().search(near) and not transitive and not_yet_had_pattern().search(before) is None:
        return True
    owned = owns_sites_pattern().search(sentence.before(quantity.start, 110))
    if owned is not None and to_be_built_pattern().search(owned.group()) is None:
        return True
    grows = now_pattern().match(sentence.text, quantity.end) and from_pattern().search(near)
    so_now = so_now_pattern().match(sentence.text, quantity.end)
    return bool(grows or so_now) or _ranks_now(sentence, quantity)


REACH = 56  # letters behind a figure within which it is told to be in reach


def _is_reachable(sentence: Sentence, quantity: Quantity) -> bool:
    """True where the words right behind a figure, with no mark between, tell that it may be reached."""
    behind = sentence.text[quantity.end : min(quantity.end + REACH, sentence.span.end)]
    told = reachable_pattern().search(behind)
    return told is not None and not any(mark in behind[: told.start()] for mark in ",.;:()")


@cache
def hoped_pattern() -> re.Pattern[str]:
    """Right before what somebody is after: "what Humain is after is", "speaks of", "he wanted"."""
    return re.compile(
        r"(?<![a-z])(?:what (?:[a-z0-9.&-]{2,14} ){1,3}(?:is after|is aiming for|is shooting for|"
        r"has in mind|hopes for|dreams of|envisages|envisions) (?:is|are)|(?:he|she|it|they) (?:wanted|"
        r"dreams? of|envisages?|envisions?)|(?:speaks?|talks?|spoke|talked|dreams?|dreamt) (?:openly )?of|"
        r"work(?:ing|s) towards?(?: the equivalent of)?|each(?: (?:zone|site|hub|campus|"
        r"of them))? should (?:have|reach|offer)|hopes?(?: in the long(?:er)? run| one day|"
        r" eventually)? to (?:bring|take|raise|expand|grow) [^,.;]{2,30} to|options? (?:of|to) (?:scal|"
        r"expand|grow|increas|rais)[a-z]{0,4}(?: up)?(?: to)?|once (?:promised|vowed|boasted|"
        r"predicted)[^.;]{3,50} would (?:reach|have|hit|draw|hold|run|get to)|(?:ambitions?|sights|"
        r"aspirations?) (?:for|of|set on|on|goes? (?:as far as|to)|runs? to|stretch(?:es)? to|extends? to|"
        r"reach(?:es)?)|(?:raised|lifted|increased|upped|doubled) (?:its|our|their|the) (?:goal|target|"
        rf"ambition)(?: (?:for|of) [^,.;]{{2,30}})? to){BOUND}"
    )


@cache
def aim_pattern() -> re.Pattern[str]:
    """Before the cost of an aim: "its declared aim of 6 GW"."""
    return re.compile(r"(?<![a-z])(?:aims?|goals?|ambitions?|targets?) (?:of|for)(?![a-z])")


@cache
def or_even_pattern() -> re.Pattern[str]:
    """Right before the larger of two figures: ", or as much as"."""
    return re.compile(rf"(?<![a-z])or(?: even| possibly| perhaps){{0,2}}{SUM}$")


@cache
def if_pattern() -> re.Pattern[str]:
    """Behind it: what it hangs on, " if it takes extra services"."""
    return re.compile(
        r"(?: [a-z]{2,14}){0,2},? (?:if|should|once|assuming|provided)(?![a-z])"
        r"(?![^.;]{0,50}(?:counted|included|added in))"
    )


@cache
def reachable_pattern() -> re.Pattern[str]:
    """Behind a figure: that it may be reached, " fleet is within reach"."""
    return re.compile(
        r" as (?:the|its|a|their|an?)(?: [a-z'-]{2,14}){0,2} (?:goal|target|aim|ambition|objective)(?=[,.;)]|$|"
        r" for | by | in | at )| (?:is|are|was|were|would be|looks?|seems?) (?:within|in) reach(?![a-z])|"
        r" (?:that )?(?:it|they|he|she) (?:wants?|hopes?|aims?|would like) to (?:have|reach|build|run|own|"
        r"operate)(?![a-z])| (?:that )?(?:[a-z0-9.&'-]{2,14} ){1,4}(?:has|have|"
        r"had) (?:publicly )?(?:set (?:itself|themselves|himself)|in mind)(?![a-z])| (?:one day|some day|"
        r"someday|in the long run|in the fullness of time)(?= at |,|\.|;|$)"
    )


def _stands_all_the_same(sentence: Sentence, quantity: Quantity) -> bool:
    """True for what somebody speaks of that is built or running, as the rest of the clause tells."""
    high = max(quantity.end, sentence.clause(quantity.start)[1])
    running = sentence.tagged(("running",), quantity.end, high)
    if now_does_pattern().search(sentence.text, quantity.end, sentence.span.end):
        return True
    return bool(running) or has_built_pattern().match(sentence.text, quantity.end) is not None


@cache
def now_does_pattern() -> re.Pattern[str]:
    """Behind what somebody once promised: that it came about, "and now it does"."""
    return re.compile(
        r"(?<![a-z])(?:now it does|it now does|a mark it passed|has since (?:reached|passed)|and it did)(?![a-z])"
    )


@cache
def has_built_pattern() -> re.Pattern[str]:
    """Behind what somebody speaks of: that it stands, " that it has already built"."""
    return re.compile(
        r" (?:of [a-z -]{3,24} )?(?:that |which )?(?:it|they|he|she|the [a-z]{4,9}) (?:has|have|"
        r"had) (?:already |now )?(?:built|installed|brought|switched|opened|finished|completed|deployed|"
        r"connected|energized)(?![a-z])| (?:that |which )(?:[a-z0-9.&'-]{2,14} ){1,3}(?:has|have|runs?|"
        r"operates?|owns?)(?! (?:set|in mind|publicly))(?![a-z])| (?:now |already )?(?:running|in (?:use|"
        r"service|operation)|online|live)(?![a-z])"
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
        r"(?<![a-z])(?:would|will) be (?:training|running|working) (?:on|with)"
        rf"{BOUND}|"
        r"(?<![a-z])(?:has|have) (?:set )?an? (?:initial |total |overall )?budget of(?: [a-z]{2,10})?"
        rf"{SUM}$|"
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
def thought_to_hold_pattern() -> re.Pattern[str]:
    """Right before what a site is thought to hold already: "is believed to contain about"."""
    return re.compile(
        r"(?<![a-z])(?:is|are) (?:now |already )?(?:believed|thought|said|understood|estimated|reckoned|"
        r"known|reported) to (?:now |already |currently )?(?:contain|house|hold|have|run|own|operate|"
        rf"comprise){BOUND}"
    )


@cache
def being_added_pattern() -> re.Pattern[str]:
    """Right behind machines: that they are put in now, " now being added"."""
    return re.compile(r",? (?:now |still |currently )?being (?:added|installed|put in|set up)(?![a-z])")


@cache
def being_built_pattern() -> re.Pattern[str]:
    """Right behind the size of a site: that it does not stand yet."""
    return re.compile(
        r" ?(?:is |are )?(?:planned|under construction|contracted|to come|being built|under way)(?![a-z])"
    )


@cache
def to_come_pattern() -> re.Pattern[str]:
    """Behind what a site is thought to hold: that it will only hold it, " by 2027", " on order"."""
    return re.compile(
        r"(?<![a-z])(?:(?:by|from|in|before) (?:late |early |mid-)?20[2-9]\d|next (?:year|month|quarter|"
        r"spring)|on order|planned|contracted|under construction|if|once)(?![a-z])"
    )


@cache
def not_yet_had_pattern() -> re.Pattern[str]:
    """Before what has grown: that it is only contracted or planned, "contracted power had risen to"."""
    return re.compile(
        r"(?<![a-z])(?:when|once|as soon as|hopes?|hoped|deals?|agreements?|contracts?|lease|vision|design|"
        r"load|approved|expected|will|would|may|might|could|should|must|likely|expects?|contracted|leased|"
        r"signed|booked|reserved|secured|planned|pipeline|backlog|commitments?|bookings?|ambitions?|plans?|"
        r"target|goal|forecast|estimates?|if|proposed|demand|requests?|orders?)(?![a-z])"
    )


@cache
def owns_sites_pattern() -> re.Pattern[str]:
    """Before the capacity of the sites that somebody owns: "owns sites from Denton to Muskogee with"."""
    return re.compile(
        r"(?<!will )(?<!to )(?<![a-z])(?:owns|operates|runs|owned|operated|ran) (?:[a-z0-9-]{2,12} "
        r"){0,3}(?:sites|campuses|data cent(?:er|re)s|facilities|halls|clusters)(?! (?:planned|proposed|"
        rf"under))[^,;.]{{0,50}} (?:with|of|totalling|totaling){BOUND}"
    )


@cache
def to_be_built_pattern() -> re.Pattern[str]:
    """That not all of what is owned stands: "operates data centers in Ohio and plans another with"."""
    return re.compile(
        r"(?<![a-z])(?:and|but|that|no|(?:is|are|being|under) (?:built|construction|development)|plan(?:s|ned|"
        r"ning)?|will|would|build(?:s|ing)?|proposed|another|pipeline|add(?:s|ing)?|more|approv[a-z]{2,4}|"
        r"further|new|expansion|options?|under construction|rising|wants|eventual|future|permits?)(?![a-z])"
    )


@cache
def so_now_pattern() -> re.Pattern[str]:
    """Behind a figure: that somebody has it now, " it draws now", " the site has today"."""
    return re.compile(
        r" (?:that |which )?(?:it|they|the (?:site|campus|facility|company|cluster|plant))(?: already)? (?:has|"
        r"have|draws?|uses?|takes?|runs?|operates?|consumes?)(?: on| at)? (?:today|now|at present|"
        r"at the moment|so far|currently)(?![a-z])"
    )


@cache
def from_pattern() -> re.Pattern[str]:
    """Right before what something is now, where it grows: "From"."""
    return re.compile(rf"(?<![a-z])from{BOUND}")


@cache
def now_pattern() -> re.Pattern[str]:
    """Right behind it: "From 25 MW now, the plant"."""
    return re.compile(r" (?:now|today|at present|currently)(?=, (?:the|it|its)(?![a-z])| to )")


@cache
def ranked_pattern() -> re.Pattern[str]:
    """Soon behind the size that a sentence opens with: that the thing is the largest of its kind, and so stands."""
    return re.compile(
        r" (?:is|ranks as|counts as) (?:now |already |currently |by far )?(?:the|one of the|among the|"
        r"its|europe's|asia's|america's) (?:[a-z'-]{2,14} ){0,2}(?:biggest|largest|most powerful)(?! (?:planned|"
        r"proposed|project|ever proposed|announced|yet (?:planned|proposed|announced)))(?![a-z])"
    )


@cache
def agreed_pattern() -> re.Pattern[str]:
    """What is ranked though it does not stand: a deal, an order, what somebody wants."""
    return re.compile(
        r"(?<![a-z])(?:deal|lease|order|plan|agreement|contract|purchase|wants?|plans|pledge)(?![a-z])"
    )


RANKED = 130  # letters behind a size within which its rank is told


def _ranks_now(sentence: Sentence, quantity: Quantity) -> bool:
    """True for "At 12 megawatts the microgrid is the biggest yet made"."""
    opening = sentence.text[sentence.span.start : quantity.start].strip()
    if not (opening == "at" or (opening.startswith("at ") and len(opening) < 20)):
        return False
    ranked = ranked_pattern().search(
        sentence.text, quantity.end, min(quantity.end + RANKED, sentence.span.end)
    )
    if ranked is None:
        return False
    gap = sentence.text[quantity.end : ranked.start()]
    if _breaks(gap) or agreed_pattern().search(gap) is not None:
        return False
    rest = sentence.text[ranked.end() : min(ranked.end() + 70, sentence.span.end)]
    return to_be_built_pattern().search(rest) is None


def _breaks(gap: str) -> bool:
    return any(mark in gap for mark in ".;。")


@cache
def has_sunk_pattern() -> re.Pattern[str]:
    """Behind an amount: that somebody has put it into something already, " we have sunk into"."""
    return re.compile(
        r" (?:that |which )?(?:[a-z][a-z'.-]{0,14} ){1,3}(?:has|have|had) (?:already |so far |now |"
        r"since )?(?:sunk|poured|plowed|ploughed|put|invested|spent|laid out) (?:in|into|on|there)(?![a-z])"
    )


@cache
def cost_put_pattern() -> re.Pattern[str]:
    """Right before what something is said to cost: "whose cost he puts at", "works out at"."""
    return re.compile(
        r"(?<![a-z])(?:(?:cost|price|bill|budget|price tag)[^.;]{0,50} (?:puts?|pegs|"
        r"pegged)(?: [^,.;]{2,16})? at|works out at)(?: (?:about|around|roughly|some|over|nearly|more than|"
        r"close to))? ?[a-z]{0,3}[$€£¥₹]?$"
    )


@cache
def will_go_pattern() -> re.Pattern[str]:
    """Behind a figure: what will be done with all of it, ", which will go into"."""
    return re.compile(
        r",? (?:all of )?which (?:will|are to|would|is to) (?:all |then |be )?(?:go|come|run|fill|sit|arrive|"
        r"installed|deployed|delivered|shipped|put|built|switched on)(?![a-z])"
    )


@cache
def own_site_pattern() -> re.Pattern[str]:
    """Right before the size of what somebody runs himself: "They have their own site (a"."""
    return re.compile(
        r"(?<!will )(?<!to )(?<![a-z])(?:has|have|owns?|runs?|operates?) (?:its|their|his|her|"
        r"our) own (?:[a-z]{3,12} ){0,2}[(,]? ?(?:an? |the )?$|(?<![a-z])(?:went|came|gone) (?:into service|"
        rf"online|live|into operation)[^,.;]{{0,24}} with{BOUND}|(?<![a-z])(?:has|have) (?:already |now |"
        r"just )?(?:opened|switched on|commissioned) (?:an?|its|the) (?:first |second |new )?(?:building|hall|"
        r"phase|data cent(?:er|re)|campus|site) of(?: about| around| some| nearly)? $|(?<![a-z])now (?:has|"
        r"have|runs|operates) (?:[a-z]{3,12} ){0,3}(?:sites|campuses|data cent(?:er|re)s|halls|"
        r"clusters)(?: as well| too| also)? \($"
    )
