"""What later sentences add to figures found before: whose they are, by when, and that they came to nothing."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache

from facts.another import is_a_further_thing
from facts.dates import dates
from facts.deadlines import completion_of, dates_the_whole
from facts.links import tells_anothers_figure
from facts.partners import partner_names
from facts.quantities import Kind, Quantity
from facts.reading import Reading, Sentence
from facts.references import REFERENCE_TAGS
from facts.repeats import Found
from facts.roles import is_aside, is_state, is_vendor
from facts.strangers import is_a_stranger, leads_as_a_stranger
from facts.titles import is_former
from facts.topic import only_subject
from facts.types import Mention, Metric, Place, Scope, Status, Subject

REACH = 2  # sentences behind a figure that may still speak of it
UNDATED = (Metric.INVESTMENT,)


def look_back(reading: Reading, found: Sequence[Found], published: date | None) -> list[Found]:
    """The figures of `reading`, each with what the sentences behind it say of it; those of the title as they are."""
    told: list[Found] = []
    for item in found:
        if item.mention.evidence.place is not Place.TEXT:
            told.append(item)
            continue
        index = _index(reading, item.mention.evidence.start)
        item = _outgrown(reading, index, _given_up(reading, index, _named(reading, index, item)))
        told.append(_completed(reading, index, item, published))
    return told


def _index(reading: Reading, start: int) -> int:
    return bisect_right(reading.sentences, start, key=_end)


def _end(sentence: Sentence) -> int:
    return sentence.span.end


def _named(reading: Reading, index: int, item: Found) -> Found:
    """Ties figures of "the site" and "the company" to the one subject that the next sentence names."""
    sentence, start = reading.sentences[index], item.mention.evidence.start
    if item.subject is not None or is_a_stranger(sentence, start) or is_a_further_thing(sentence, start):
        return item
    if _only_likened(reading, index):
        return item
    mine = next(q for q in sentence.quantities if q.start == start)
    if mine.kind is Kind.MONEY and _precedes_anothers(reading, index, mine):
        return item
    subject = _named_behind(reading, index) or _led_by(reading, index, item) or _only_named(reading, index)
    return item if subject is None else replace(item, subject=subject)


def _precedes_anothers(reading: Reading, index: int, mine: Quantity) -> bool:
    """Whether the next sentence is about somebody else's figure, where this one does not speak of "the company"."""
    named = tuple(tag for tag in REFERENCE_TAGS if tag not in ("ref_it", "ref_site"))
    following = reading.sentences[index + 1 : index + 2]
    return (
        bool(following)
        and not reading.sentences[index].has(*named)
        and tells_anothers_figure(following[0], mine)
    )


@cache
def likened_pattern() -> re.Pattern[str]:
    """How the next sentence begins that only likens a figure to those of others: "That is closer to"."""
    return re.compile(
        r"\s{0,2}(?:that|this|it)(?:'s| is| was| would be| makes it)(?: [a-z-]{2,12}){0,4} (?:times|larger|smaller|"
        r"bigger|closer|comparable|similar|more|less|fewer|as much|as many)(?![a-z])"
    )


def _only_likened(reading: Reading, index: int) -> bool:
    if index + 1 >= len(reading.sentences) or reading.sentences[index].names:
        return False
    following = reading.sentences[index + 1]
    return likened_pattern().match(following.text, following.span.start) is not None


@cache
def contrast_pattern() -> re.Pattern[str]:
    """Behind a name: that it is set against others, "Hyundai, for its part", or that its shares are meant."""
    return re.compile(
        r",? (?:for its part|meanwhile|by contrast|in turn|too|also|shares|stock)(?![a-z])|(?:则|也|股价|股票)"
    )


def _only_named(reading: Reading, index: int) -> Subject | None:
    """The one company or place that the whole text names, where it leads or owns, and nobody unknown leads."""
    return None if leads_as_a_stranger(reading.sentences[index]) else _only(reading)


@lru_cache(maxsize=2)
def _only(reading: Reading) -> Subject | None:
    named = {
        name.subject
        for sentence in reading.sentences
        for name in sentence.names
        if not is_vendor(name) and not is_state(name)
    }
    alone = len(named) == 1 and any(_has_its_say(sentence) for sentence in reading.sentences)
    return named.pop() if alone else None


def _has_its_say(sentence: Sentence) -> bool:
    """Whether a sentence's name leads it, or owns something, and is neither a partner nor set against others."""
    partners = partner_names(sentence)
    for name in sentence.names:
        if name in partners or is_aside(sentence, name) or is_vendor(name):
            continue
        if contrast_pattern().match(sentence.text, name.end) or is_former(sentence, name):
            continue
        owns = sentence.text.startswith(("'s", "' ", "的"), name.end)
        if owns or name.is_place or (name.start - sentence.span.start) * sentence.weight <= 40:
            return True
    return False


def _named_behind(reading: Reading, index: int) -> Subject | None:
    sentence = reading.sentences[index]
    if any(not is_vendor(name) and not is_state(name) for name in sentence.names):
        return None
    if index + 1 >= len(reading.sentences):
        return None
    following = reading.sentences[index + 1]
    if sentence.has(*REFERENCE_TAGS):
        return _first_named(reading, index)
    if _names_nobody_before(reading, index) and it_belongs_pattern().match(
        following.text, following.span.start
    ):
        owners = {name.subject for name in following.names if not is_vendor(name) and not is_state(name)}
        return owners.pop() if len(owners) == 1 else None
    if following.has("ref_site") or located_here_pattern().match(following.text, following.span.start):
        places = {name.subject for name in following.names if name.is_place}
        return places.pop() if len(places) == 1 else None
    return None


def _led_by(reading: Reading, index: int, item: Found) -> Subject | None:
    """The one company that leads the next sentence, where the text named nobody so far and goes on about it.

    Not where that sentence has a figure of the same kind: "Even at $50 billion, it is small. Meta will spend more
    than $600 billion".
    """
    if index + 1 >= len(reading.sentences) or not _names_nobody_before(reading, index):
        return None
    sentence, following = reading.sentences[index], reading.sentences[index + 1]
    mine = next(q for q in sentence.quantities if q.start == item.mention.evidence.start)
    if any(q.kind is mine.kind for q in following.quantities):
        return None
    leads = any(
        name.start - following.span.start <= 30
        and not following.text.startswith((" shares", " stock", "'s shares", "'s stock"), name.end)
        for name in following.names
    )
    return only_subject(following) if leads else None


def _names_nobody_before(reading: Reading, index: int) -> bool:
    """Whether the text up to this sentence names nobody, so that the next may tell whom it is about."""
    return _first_naming(reading) > index


@lru_cache(maxsize=2)
def _first_naming(reading: Reading) -> int:
    """The index of the first sentence that names anybody; their number where none does."""
    every = reading.sentences
    return next((sentence.index for sentence in every if sentence.names), len(every))


def _first_named(reading: Reading, index: int) -> Subject | None:
    """The one subject of the first sentence behind that names anybody, where none before does."""
    if _first_naming(reading) < index:
        return only_subject(reading.sentences[index + 1])
    for sentence in reading.sentences[index + 1 : index + 4]:
        if any(not is_vendor(name) and not is_state(name) for name in sentence.names):
            return only_subject(sentence)
    return None


@cache
def it_belongs_pattern() -> re.Pattern[str]:
    """How a sentence begins that tells whose the thing before it is: "It belongs to a wider Nscale plan"."""
    return re.compile(
        r"\s{0,2}(?:it|the (?:campus|site|facility|project|cluster)) (?:belongs|is (?:part|one) of|forms part|"
        r"is owned|is operated|is being (?:built|developed)|was built|is run)|"
        r"\s{0,2}(?:它|该项目|该园区)(?:属于|隶属|是[^,。;]{2,12}的一部分|由)"
    )


@cache
def located_here_pattern() -> re.Pattern[str]:
    """How a sentence begins that goes on about the place of the one before it: "Located in …", 位于."""
    return re.compile(
        r"\s{0,2}(?:located in|located at|situated in|the (?:campus|site|facility|project|data center)|位于|该)"
    )


def _behind(reading: Reading, index: int) -> list[Sentence]:
    """The sentences right behind one, up to the next that holds figures of capacity."""
    following: list[Sentence] = []
    for sentence in reading.sentences[index + 1 : index + 1 + REACH]:
        if any(quantity.kind is not Kind.MONEY for quantity in sentence.quantities):
            break
        following.append(sentence)
    return following


def _completed(reading: Reading, index: int, item: Found, published: date | None) -> Found:
    """Gives a planned capacity the date in the next sentence: "The site will be live in Q4 2026"."""
    mention = item.mention
    if mention.metric is Metric.INVESTMENT and mention.due is None and mention.status is not Status.RUNNING:
        return _spread(reading, index, item, published)
    undated = mention.due is None and mention.status is Status.PLANNED and mention.metric not in UNDATED
    if not undated or mention.scope in (Scope.PREVIOUS, Scope.REMOVED):
        return item
    for sentence in _behind(reading, index):
        due = completion_of(sentence, published)
        if due is not None:
            weighed = None if dates_the_whole(sentence) else item.dates
            return replace(item, mention=replace(mention, due=due), dates=weighed)
    return item


@cache
def spread_pattern() -> re.Pattern[str]:
    """How the next sentence tells until when the money is spent: "Spending runs through 2027"."""
    return re.compile(
        r"\s{0,2}(?:the |this |that )?(?:new |latest |fresh |second |first ){0,1}(?:spending|investment|money|"
        r"outlay|programme|program|deal|contract|agreement|work|sum)[^.;]{0,20} (?:runs|lasts|extends|"
        r"stretches|continues|is spread|will be spent|will run|is to run) (?:through|until|to|over|"
        r"out to) (?:the )?"
    )


def _spread(reading: Reading, index: int, item: Found, published: date | None) -> Found:
    if index + 1 >= len(reading.sentences) or reading.sentences[index + 1].quantities:
        return item
    following = reading.sentences[index + 1]
    match = spread_pattern().match(following.text, following.span.start)
    if match is None:
        return item
    coming = [
        each
        for each in dates(following.text, match.end() - 12, following.span.end, published)
        if not each.day
    ]
    if not coming:
        return item
    return replace(
        item, mention=replace(item.mention, due=coming[0].due), dates=None
    )  # no weighing: it is said


@cache
def expansion_pattern() -> re.Pattern[str]:
    """How the sentence of a figure speaks of an expansion that may come to nothing."""
    return re.compile(r"expan[ds]|enlarg|扩建|扩至|扩展|扩容|扩大|increase|扩增")


FORWARD = " (?:forward|ahead|off|together)(?![a-z])"  # what was pulled so is no plan that ended
ENDED = (
    "dropped|given up|abandoned|shelved|scrapped|called off|axed|walked away from|cancell?ed|withdrew|"
    "withdrawn|pulled"
)


@cache
def came_to_nothing_pattern() -> re.Pattern[str]:
    """A later sentence that ends such a plan: "Talks fell through", 谈判最终破裂, 扩建计划已告吹."""
    return re.compile(
        r"(?<![a-z])they (?:then |later |soon |since |eventually |have since )?(?:fell|fallen) (?:through|apart)|"
        r"(?:talks|negotiations|plans?|expansion|discussions)(?: [a-z',]{1,14}){0,6} (?:fell through|fell apart|"
        rf"collapsed?|broke down|failed|(?:were|was|(?:have|has) been) (?:{ENDED}))"
        r"|(?:谈判|磋商|洽谈|计划|扩建|协商)[^。;]{0,40}(?:破裂|告吹|取消|放弃|搁置|泡汤|作罢|流产|终止)"
    )


@cache
def withdrawn_pattern() -> re.Pattern[str]:
    """A later sentence that ends the very plan: "It has since cancelled the project", 该项目已被取消."""
    thing = "project|plans?|proposal|deal|campus|site|build|expansion|application|request"
    return re.compile(
        rf"(?<![a-z])(?:{ENDED}) (?:the|its|that|this) (?:[a-z-]{{2,12}} )?(?:{thing})(?![a-z])(?!{FORWARD})|"
        rf"(?:the|that|this) (?:{thing}) (?:was|were|is|has been|has since been|have been) (?:later |now |"
        rf"since |quietly )?(?:{ENDED})(?![a-z])(?!{FORWARD})|(?:该|这一|上述|此)(?:项目|计划|园区|交易|"
        r"方案)[^。;,]{0,10}(?:取消|搁置|终止|放弃|叫停|告吹)|"
        r"(?:取消|放弃|搁置|终止|叫停)了?(?:该|这一|上述|这个)(?:项目|计划|园区|交易|方案)"
    )


def _is_withdrawn(following: Sentence, sentence: Sentence) -> bool:
    """Whether a sentence without figures, and without names of its own, ends the plan of the one before it."""
    others = {name.subject for name in following.names} - {name.subject for name in sentence.names}
    if others or following.quantities or following.has("negated"):
        return False
    return withdrawn_pattern().search(following.text, following.span.start, following.span.end) is not None


def _given_up(reading: Reading, index: int, item: Found) -> Found:
    """Marks a plan as dropped where one of the next sentences says that it came to nothing."""
    mention = item.mention
    if mention.status not in (Status.PLANNED, Status.TARGET) or mention.scope is Scope.PREVIOUS:
        return item
    sentence, behind = reading.sentences[index], reading.sentences[index + 1 : index + 1 + REACH]
    rest = sentence.text[mention.evidence.end : sentence.span.end]
    failed = _is_an_expansion(sentence, mention) and came_to_nothing_pattern().search(rest) is not None
    withdrawn = failed or (bool(behind) and _is_withdrawn(behind[0], sentence))
    if withdrawn or (_is_an_expansion(sentence, mention) and any(map(_came_to_nothing, behind))):
        return replace(item, mention=replace(mention, status=Status.DROPPED, due=None))
    return item


@cache
def since_grown_pattern() -> re.Pattern[str]:
    """How a sentence begins that tells of a plan grown since: "It has since been enlarged"."""
    grown = "enlarged|expanded|raised|increased|upsized|doubled|tripled|lifted|scaled up|revised up"
    return re.compile(
        r"\s{0,2}(?:it|this|that|(?:the|that|this) (?:plan|project|figure|campus|site|commitment|target|proposal|"
        rf"size)) (?:has since (?:been (?:{grown})|grown|ballooned|swollen|doubled|tripled)|was (?:later|since|"
        rf"subsequently) (?:{grown}))(?![a-z])"
    )


KINDS = {Metric.POWER: Kind.POWER, Metric.INVESTMENT: Kind.MONEY}


def _outgrown(reading: Reading, index: int, item: Found) -> Found:
    """Marks a plan's figure as the old value where the next sentence gives the larger one that it has grown to."""
    behind = reading.sentences[index + 1 : index + 2]
    mention = item.mention
    kind = KINDS.get(mention.metric)
    planned = mention.status in (Status.PLANNED, Status.TARGET) and mention.scope is Scope.TOTAL
    if not behind or not planned or since_grown_pattern().match(behind[0].text, behind[0].span.start) is None:
        return item
    larger = any(
        each.kind is kind
        and each.value > mention.figure.value
        and " by " not in behind[0].before(each.start, 24)
        for each in behind[0].quantities
    )
    return replace(item, mention=replace(mention, scope=Scope.PREVIOUS)) if larger else item


def _is_an_expansion(sentence: Sentence, mention: Mention) -> bool:
    """True for watts that a site would grow to or by."""
    if mention.metric is not Metric.POWER or mention.scope not in (Scope.TOTAL, Scope.ADDED):
        return False
    if expansion_pattern().search(sentence.text, sentence.span.start, sentence.span.end) is None:
        return False
    before = sentence.text[max(sentence.span.start, mention.evidence.start - 24) : mention.evidence.start]
    return mention.scope is Scope.ADDED or reached_pattern().search(before) is not None


def _came_to_nothing(sentence: Sentence) -> bool:
    return came_to_nothing_pattern().search(sentence.text, sentence.span.start, sentence.span.end) is not None


@cache
def reached_pattern() -> re.Pattern[str]:
    """Right before the figure that an expansion would have reached."""
    return re.compile(
        r"(?: to (?:about |around |roughly |nearly |over |up to |some )?|(?:至|到)(?:约|近|大约|超过)?)$"
    )
