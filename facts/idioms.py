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
    if foresaw_pattern().search(before) and _was_given_up_before(sentence, quantity.start):
        return Status.DROPPED
    if sentence.weight > 1:
        return _by_chinese_idiom(sentence, quantity, before)
    near = before[-60:]
    if hoped_pattern().search(near) or _is_reachable(sentence, quantity):
        return Status.TARGET
    if " has " in before and own_way_pattern().search(sentence.text, sentence.span.start, quantity.start):
        return Status.TARGET
    if totals_then_pattern().search(near):
        return Status.PLANNED
    if _is_of_an_option(sentence, quantity):
        return Status.TARGET
    if _is_taken_up(sentence, quantity) or _is_let(sentence, quantity, near):
        return Status.PLANNED
    if quantity.kind is Kind.MONEY and cost_put_pattern().search(before) and not _is_past(before):
        return Status.PLANNED
    if will_go_pattern().match(sentence.text, quantity.end):
        return Status.PLANNED
    if has_sunk_pattern().match(sentence.text, quantity.end) or own_site_pattern().search(near):
        return Status.RUNNING
    if quantity.kind is Kind.MONEY:
        return None
    grown = had_grown_pattern().search(near)
    if grown and not_yet_had_pattern().search(before) is None:
        return Status.RUNNING
    owned = owns_sites_pattern().search(sentence.before(quantity.start, 110))
    if owned is not None and to_be_built_pattern().search(owned.group()) is None:
        return Status.RUNNING
    if so_now_pattern().match(sentence.text, quantity.end):
        return Status.RUNNING
    return Status.RUNNING if _ranks_now(sentence, quantity) else None


def _by_chinese_idiom(sentence: Sentence, quantity: Quantity, before: str) -> Status | None:
    if supposing_pattern().search(before):
        return Status.TARGET
    if once_meant_pattern().search(before) is None:
        return None
    behind = sentence.text[quantity.end : min(quantity.end + 48, sentence.span.end)]
    ended = fell_through_pattern().search(behind)
    return Status.DROPPED if ended and not _breaks(behind[: ended.start()]) else None


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
        r"(?<![a-z])(?:what (?:[a-z0-9.&-]{2,14} ){1,3}(?:is after|is aiming for|is shooting for|has in mind|"
        r"hopes for|dreams of|envisages|envisions) (?:is|are)|(?:he|she|it|they) (?:wanted|dreams? of|"
        r"envisages?|envisions?)|(?:speaks?|talks?|spoke|talked|dreams?|dreamt) (?:openly )?of|"
        r"(?:ambitions?|sights|aspirations?) (?:for|of|set on|on|goes? (?:as far as|to)|runs? to|stretch(?:es)? to|"
        rf"extends? to|reach(?:es)?)|(?:raised|lifted|increased|upped|doubled) (?:its|our|their|the) (?:goal|"
        rf"target|ambition)"
        rf"(?: (?:for|of) [^,.;]{{2,30}})? to){BOUND}"
    )


@cache
def reachable_pattern() -> re.Pattern[str]:
    """Behind a figure: that it may be reached, " fleet is within reach"."""
    return re.compile(
        r" (?:is|are|was|were|would be|looks?|seems?) (?:within|in) reach(?![a-z])|"
        r" (?:that )?(?:it|they|he|she) (?:wants?|hopes?|aims?|would like) to (?:have|reach|build|run|own|"
        r"operate)(?![a-z])|"
        r" (?:that )?(?:[a-z0-9.&'-]{2,14} ){1,4}(?:has|have|had) (?:publicly )?(?:set (?:itself|themselves|himself)|"
        r"in mind)(?![a-z])| (?:in the end|one day|some day|someday|in the long run|"
        r"in the fullness of time)(?= at |,|\.|;|$)"
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
def to_be_built_pattern() -> re.Pattern[str]:
    """That not all of what is owned stands: "operates data centers in Ohio and plans another with"."""
    return re.compile(
        r"(?<![a-z])(?:plan(?:s|ned|ning)?|will|would|build(?:s|ing)?|proposed|another|under construction|"
        r"rising|wants|"
        r"eventual|future|permits?)(?![a-z])"
    )


@cache
def so_now_pattern() -> re.Pattern[str]:
    """Behind a figure: that somebody has it now, " it draws now", " the site has today"."""
    return re.compile(
        r" (?:that |which )?(?:it|they|the (?:site|campus|facility|company|cluster|plant))(?: already)? (?:has|have|"
        r"draws?|uses?|takes?|runs?|operates?|consumes?)(?: on| at)? (?:today|now|at present|at the moment|"
        r"so far|currently)(?![a-z])|"
        r" (?:now|today|at present|currently)(?=, (?:the|it|its)(?![a-z])| to )"
    )


@cache
def ranked_pattern() -> re.Pattern[str]:
    """Soon behind the size that a sentence opens with: that the thing is the largest of its kind, and so stands."""
    return re.compile(
        r" (?:is|ranks as|counts as) (?:now |already |currently |by far )?(?:the|one of the|among the|"
        r"its|europe's|asia's|america's) (?:[a-z'-]{2,14} ){0,2}(?:biggest|largest|most powerful)(?! (?:planned|"
        r"proposed|project|ever proposed|announced|yet (?:planned|proposed|announced)))(?![a-z])"
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
    return ranked is not None and not _breaks(sentence.text[quantity.end : ranked.start()])


def _breaks(gap: str) -> bool:
    return any(mark in gap for mark in ".;。")


@cache
def has_option_pattern() -> re.Pattern[str]:
    """How a clause begins in which somebody holds an option, of which the size follows: "took out an option on"."""
    return re.compile(
        r"(?<![a-z])(?:took out|takes out|holds?|held|has|have|got|gets?|secured|retains?|kept|keeps) (?:an|the|its) "
        r"(?:option|first offer|right of first (?:offer|refusal))(?! (?:was|were|is) exercised)[^;.]{3,90}$"
    )


def _is_of_an_option(sentence: Sentence, quantity: Quantity) -> bool:
    """True for the size in apposition to what an option is on, with no figure of its kind between."""
    option = has_option_pattern().search(sentence.before(quantity.start, 130))
    if option is None or quantity.kind is Kind.MONEY:
        return False
    begin = quantity.start - len(option.group())
    between = any(begin < other.start < quantity.start for other in sentence.quantities)
    return not between and exercises_pattern().search(option.group()) is None


@cache
def exercises_pattern() -> re.Pattern[str]:
    """That an option is used, or that the sentence has gone on to something else."""
    return re.compile(
        r"(?<![a-z])(?:exercis|used it|took it up|already|but|while|and (?:is|are|will|has|plans|now)|"
        r"which is (?:now )?being built)"
    )


@cache
def foresaw_pattern() -> re.Pattern[str]:
    """Right before what a plan held that the sentence before says was given up: "the scheme foresaw"."""
    return re.compile(
        r"(?<![a-z])(?:foresaw|envisaged|envisioned|called for|provided for|would have (?:had|held|housed|"
        r"brought|drawn|"
        rf"needed|used|reached)|(?:was|were) (?:to|meant to|due to|supposed to) [a-z]{{3,12}})[^.;]{{0,50}}?{BOUND}|"
        r"(?:原本|原定|原拟|原计划|本来)[^,;。]{0,16}$"
    )


@cache
def gave_up_pattern() -> re.Pattern[str]:
    """That something is given up or put off for good: "shelved", 计划暂缓."""
    return re.compile(
        r"(?<![a-z])(?:shelved|scrapped|cancell?ed|axed|abandoned|called off|pulled the plug|walked away|"
        r"withdrew|withdrawn|"
        r"killed|paused|suspended|put on hold|dropped (?:its|the|plans))(?![a-z])|(?:暂缓|搁置|取消|放弃|撤回|"
        r"叫停|终止|喊停|告吹)"
    )


def _was_given_up_before(sentence: Sentence, at: int) -> bool:
    """Whether the sentence before, or this one before `at`, says that something was given up, and denies nothing."""
    before = sentence.text[max(0, sentence.span.start - 220) : sentence.span.start].rstrip()
    last = re.split(r"[.。!?]\s?", before.rstrip(".。!? "))[-1]
    last += " " + sentence.text[sentence.span.start : at]
    ended = gave_up_pattern().search(last)
    return ended is not None and denied_pattern().search(last, 0, ended.start()) is None


@cache
def denied_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?<![a-z])(?:not|never|no|den(?:y|ied|ies)|n't)(?![a-z])[^,;]{0,30}$|(?:未|没有|否认|不会)[^,;]{0,8}$"
    )


@cache
def has_sunk_pattern() -> re.Pattern[str]:
    """Behind an amount: that somebody has put it into something already, " we have sunk into"."""
    return re.compile(
        r" (?:that |which )?(?:[a-z][a-z'.-]{0,14} ){1,3}(?:has|have|had) (?:already |so far |now |"
        r"since )?(?:sunk|poured|"
        r"plowed|ploughed|put|invested|spent|laid out) (?:in|into|on|there)(?![a-z])"
    )


@cache
def supposing_pattern() -> re.Pattern[str]:
    """Before a figure in Chinese: that it hangs on something, 倘若微软加购容量则增至."""
    return re.compile(r"(?:倘若|如若|假如|若(?![干不无])|如果)[^。;\d]{2,16}(?:则|便|就|可|,)[^,。;\d]{0,8}$")


@cache
def once_meant_pattern() -> re.Pattern[str]:
    """Before what somebody once meant to do: 曾打算花."""
    return re.compile(r"(?:曾|一度|原本|本来)(?:打算|计划|想|拟|有意|准备)[^。;\d]{0,16}$")


@cache
def fell_through_pattern() -> re.Pattern[str]:
    """Behind it: that nothing came of it, …而告吹."""
    return re.compile(r"(?:告吹|未果|作罢|落空|流产|谈崩|破裂|不了了之)")


@cache
def taken_up_pattern() -> re.Pattern[str]:
    """Before the size of what an option was on that is used: "has taken up its option on Phase III, another"."""
    return re.compile(
        r"(?<![a-z])(?:exercis(?:e|es|ed|ing)|took up|taken up|takes up|picked up) (?:its|the|an|this|that) "
        r"(?:last |final |remaining |second )?options?(?![a-z])[^;.]{0,70}$"
    )


def _is_taken_up(sentence: Sentence, quantity: Quantity) -> bool:
    used = taken_up_pattern().search(sentence.before(quantity.start, 110))
    if (
        used is None
        or quantity.kind is Kind.MONEY
        or supposed_pattern().search(sentence.before(quantity.start, 130))
    ):
        return False
    begin = quantity.start - len(used.group())
    return not any(begin < other.start < quantity.start for other in sentence.quantities)


@cache
def supposed_pattern() -> re.Pattern[str]:
    """That an option is only spoken of: "if it exercises", "has not exercised"."""
    return re.compile(r"(?<![a-z])(?:if|not|unless|may|might|could|would|whether|until)(?![a-z])|n't")


@cache
def let_pattern() -> re.Pattern[str]:
    """Right before capacity that its owner rents out: "has let"."""
    return re.compile(
        rf"(?<![a-z])(?:has|have|had) (?:already |now |also )?(?:let|pre-let|rented out|leased out){BOUND}"
    )


@cache
def lapses_pattern() -> re.Pattern[str]:
    """Behind it: that it is let go rather than rented out, "has let 1 GW of letters of intent lapse"."""
    return re.compile(r"(?<![a-z])(?:lapse|expire|slip|go|drop|slide|run out|wither)(?![a-z])")


def _is_let(sentence: Sentence, quantity: Quantity, near: str) -> bool:
    if quantity.kind is not Kind.POWER or let_pattern().search(near) is None:
        return False
    return (
        lapses_pattern().search(sentence.text, quantity.end, min(quantity.end + 60, sentence.span.end))
        is None
    )


@cache
def cost_put_pattern() -> re.Pattern[str]:
    """Right before what something is said to cost: "whose cost he puts at", "works out at"."""
    return re.compile(
        r"(?<![a-z])(?:(?:cost|price|bill|budget|price tag)[^.;]{0,50} (?:puts?|pegs|"
        r"pegged)(?: [^,.;]{2,16})? at|works out at)"
        r"(?: (?:about|around|roughly|some|over|nearly|more than|close to))? ?[a-z]{0,3}[$€£¥₹]?$"
    )


def _is_past(before: str) -> bool:
    return any(
        word in before for word in ("last year", "so far", "to date", "last quarter", "in 2024", "in 2023")
    )


@cache
def will_go_pattern() -> re.Pattern[str]:
    """Behind a figure: what will be done with all of it, ", which will go into"."""
    return re.compile(
        r",? (?:all of )?which (?:will|are to|would|is to) (?:all |then |be )?(?:go|come|run|fill|sit|arrive|"
        r"installed|deployed|"
        r"delivered|shipped|put|built|switched on)(?![a-z])"
    )


@cache
def own_site_pattern() -> re.Pattern[str]:
    """Right before the size of what somebody runs himself: "They have their own site (a"."""
    return re.compile(
        r"(?<!will )(?<!to )(?<![a-z])(?:has|have|owns?|runs?|operates?) (?:its|their|his|her|"
        r"our) own (?:[a-z]{3,12} ){0,2}"
        r"[(,]? ?(?:an? |the )?$"
    )
