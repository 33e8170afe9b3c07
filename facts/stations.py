"""How far a plan has come, by a turn of phrase: sounded out, asked for, begun, halted, handed over."""

from __future__ import annotations

import re
from functools import cache

from facts.gaps import holds_one
from facts.quantities import Kind, Quantity
from facts.reading import Sentence
from facts.tables.markers import BOUND, SUM
from facts.types import Status

REACH = 120  # letters before a figure within which a station is told


def station_of(sentence: Sentence, quantity: Quantity) -> Status | None:
    """The status by the station that the words around a figure tell; None where they tell none."""
    before = _of_it(sentence, quantity)
    behind = sentence.text[quantity.end : min(quantity.end + 80, sentence.span.end)]
    if _came_to_nothing(before, behind):
        return Status.DROPPED
    if sentence.has("dropped"):
        return None
    if holds_one(before, SOUNDING) and sounded_pattern().search(before):
        return Status.TARGET
    if (holds_one(before, BEGINNING) and begun_pattern().search(before)) or builds_it_pattern().match(behind):
        return Status.PLANNED
    if quantity.kind is Kind.MONEY:
        return _of_a_budget(before, behind)
    if holds_one(before, ALLOWING) and allowed_pattern().search(before):
        return Status.PLANNED
    return Status.RUNNING if _stands(sentence, quantity, before, behind) else None


def _came_to_nothing(before: str, behind: str) -> bool:
    if holds_one(before, HALTING) and halted_pattern().search(before):
        return True
    if not holds_one(behind, HALTED):
        return False
    if called_off_pattern().match(behind):
        return True
    return bool(work_on_pattern().search(before) and has_been_halted_pattern().match(behind))


def _of_a_budget(before: str, behind: str) -> Status | None:
    """Whether capital spending is reported, or what a budget comes to."""
    if "cap" not in before and ", " not in before and " quarter" not in behind:
        return None
    if budget_pattern().search(before):
        return Status.PLANNED
    if just_ended_pattern().match(behind) and to_come_pattern().search(before) is None:
        return Status.RUNNING
    spent = reported_pattern().search(before)
    if spent is None or guided_pattern().search(before, 0, spent.start()):
        return None
    return None if to_come_pattern().search(before) or to_come_pattern().search(behind) else Status.RUNNING


def _stands(sentence: Sentence, quantity: Quantity, before: str, behind: str) -> bool:
    """Whether what a figure measures is there: handed over, called so, outdone as the largest so far."""
    largest = largest_pattern().search(behind) if holds_one(behind, LARGEST) else None
    if (
        largest
        and not any(mark in behind[: largest.start()] for mark in ".;")
        and outdone_pattern().search(before)
    ):
        return True
    labelled = ": " in before[-2:] and labelled_pattern().search(before)
    stood = holds_one(before, STANDING) and stands_pattern().search(before)
    served = into_service_pattern().match(behind) and put_pattern().search(before)
    if not (labelled or stood or served or is_there_pattern().match(behind)):
        return False
    return to_come_pattern().search(before[-60:]) is None and to_come_pattern().search(behind) is None


# Each pattern below holds one of these: looking for them costs less than the pattern.
HALTING = (
    *("no longer", "plug on", "brakes", "drop", "withdr", "tore ", "torn ", "ends ", "ended ", "terminat"),
    *("rescind", "refus", "deny", "denie", "lost "),
)
HALTED = (
    *("suspend", "halt", "stop", "froze", "pause", "abandon", "stall", "cease", "standstill", "expire"),
    *("lapse", " which "),
)
SOUNDING = (
    *(
        "shopping",
        "scouting",
        "market for",
        "hunt",
        "sounding",
        "pitching",
        "binding",
        "of intent",
        "of interest",
    ),
    *("pending", "support", "room for", "casting"),
)
BEGINNING = (" started", " begun", " began", "commenced", "kicked off", "under way", "underway")
ALLOWING = (
    *("permi", "consent", "approv", "licen", "authori", "clearance", "go-ahead", "appli", "rezoning", "bid "),
    *("let ", "lets ", "letting ", "should "),
)
LARGEST = ("largest", "biggest")
STANDING = (
    *(
        "received",
        "delivery of",
        "unpacked",
        "accepted",
        "billing",
        "peaked",
        "averaged",
        "out at",
        "finished",
    ),
    *("closed", "exited", "ended", "completion", "in service", "in operation", "which "),
)


@cache
def guided_pattern() -> re.Pattern[str]:
    """Right before capital spending: that it is only foreseen: "guided for second-quarter"."""
    return re.compile(
        r"(?<![a-z])(?:guid|expect|forecast|foresee|sees|project|plan|anticipat|target|budget|estimat|impl|"
        r"indicat)[a-z]{0,4}(?: [a-z0-9'-]{2,14}){0,4} ?$"
    )


def _of_it(sentence: Sentence, quantity: Quantity) -> str:
    """The words before a figure, from the last figure of its kind on."""
    low = max(sentence.span.start, quantity.start - REACH)
    ends = (q.end for q in sentence.quantities if q.kind is quantity.kind and q.end <= quantity.start)
    return sentence.text[max([low, *ends]) : quantity.start]


@cache
def halted_pattern() -> re.Pattern[str]:
    """Before what comes to nothing: "will no longer build the", "ended an agreement for"; no second verb between."""
    on = r"(?:(?! (?:and|but|which|who|where|instead|because|that will) )[^,;:.\d]){0,60}$"
    return re.compile(
        r"(?<![a-z])(?:no longer (?:build|go ahead with|going ahead with|pursue|develop|plan|buy|lease)"
        r"(?:s|ed|ing)?|pull(?:s|ed|ing)? the plug on|hit(?:s|ting)? the brakes (?:[a-z0-9 ]{1,20} )?on|(?:drop(?:s|"
        r"ped)?|withdr(?:ew|awn)|tor(?:e|n) up|end(?:s|ed)|terminat(?:es|ed)|rescind(?:s|ed)) (?:an?|its|the|their) "
        r"(?:[a-z-]{3,12} )?(?:letters? of intent|agreements?|contracts?|deals?|leases?|options?|orders?|"
        rf"commitments?)) {on}|"
        r"(?<![a-z])(?:refus(?:e|es|ed)|den(?:y|ies|ied)) [a-z0-9.&' -]{2,24} (?:planning )?(?:permission|consent|a "
        r"permit|approval|permits) (?:for|to build) [^;.,\d]{0,20}$|"
        r"(?<![a-z])lost (?:an|its) appeal (?:over|for|against the refusal of) [^;.,\d]{0,20}$"
    )


@cache
def work_on_pattern() -> re.Pattern[str]:
    """Before what is worked on: "Work on a computing centre worth"."""
    return re.compile(r"(?<![a-z])(?:work|construction|building) (?:on|of|at) [^;.,\d]{2,60}$")


@cache
def has_been_halted_pattern() -> re.Pattern[str]:
    """Behind it: that the work has stopped."""
    return re.compile(
        r"(?: [a-z'-]{1,14}){0,5} (?:(?:has|have|had) (?:been (?:suspended|halted|stopped|frozen|paused|abandoned)|"
        r"stopped|stalled|ceased)|(?:was|were|is|are) (?:suspended|halted|frozen|paused|abandoned|at a standstill))"
        r"(?![a-z])"
    )


@cache
def called_off_pattern() -> re.Pattern[str]:
    """Right behind a figure: that it was called off: ", which was also canceled"."""
    return re.compile(
        r"(?: [a-z'-]{2,14}){0,9},? which (?:was|were|has been|have been) (?:also |since |later |now )?(?:cancell?ed|"
        r"scrapped|shelved|called off|abandoned|dropped|withdrawn)(?![a-z])"
    )


@cache
def sounded_pattern() -> re.Pattern[str]:
    """Before what is only sounded out: "is shopping for", "a non-binding memorandum covering"."""
    other = r"(?! (?:debt|bonds|loans|customers|tenants|funding|financing|into|which|and) )"
    return re.compile(
        r"(?<![a-z])(?:shopping for|(?:is|are|was|were|been) scouting|in the market for|(?:on the hunt|hunting|"
        r"scouting around) for|sounding out [a-z -]{3,24} (?:for|about|on)|pitching (?:an?|the|its|plans for)|"
        r"non-?binding [a-z]{4,14}(?: of [a-z]{4,14})?(?: for| on| to| covering| with)|letters? of intent (?:for|on|"
        r"to|covering|with)|expressions? of interest (?:for|in|to)|pending (?:requests?|applications?|inquiries)|"
        rf"(?:land|land bank|grounds|acreage) (?:can |could |would )?(?:supports?|has room for|have room for))"
        rf"(?:{other}[^;.,\d]){{0,60}}$"
    )


@cache
def begun_pattern() -> re.Pattern[str]:
    """Before what is being built: "Work has started on Frontier, the"; not what is added to something that runs."""
    other = r"(?! (?:expanding|where|which|already|more|another|second|two more|now) )"
    return re.compile(
        r"(?<![a-z])(?:(?:site |ground |civil |construction )?work|construction|building|groundworks?) (?:(?:has|"
        r"have|had) )?(?:just |already |now |formally |officially )?(?:started|begun|began|commenced|kicked off|"
        rf"got under ?way|is under ?way|was under ?way) (?:on|at|of|for)(?:{other}[^;.\d]){{2,70}}$"
    )


@cache
def builds_it_pattern() -> re.Pattern[str]:
    """Right behind a figure: that it is being built: " it is now building"."""
    return re.compile(
        r" (?:that |which )?(?:it|they|the company|the developer) (?:is|are) (?:now |currently |"
        r"already )?(?:building|putting up|constructing|developing)(?![a-z])"
    )


@cache
def budget_pattern() -> re.Pattern[str]:
    """Before what a budget comes to: "capital budget for this year, which now stands at"."""
    return re.compile(
        r"(?<![a-z])(?:budget|plan|guidance|forecast|outlook|programme|program)(?: "
        r"[a-z0-9-]{2,12}){0,5}, (?:which|that) (?:now )?(?:stands|stood|sits|is|amounts|"
        rf"comes)(?: now)? (?:at|to){SUM}$"
    )


@cache
def reported_pattern() -> re.Pattern[str]:
    """Before capital spending that is reported: "its capital expenditures fell to", "quarterly capex, at"."""
    return re.compile(
        r"(?<![a-z])(?<!expects )(?<!expected )(?<!sees )(?:capex|capital (?:expenditures?|spending|"
        r"outlays?))(?:,? (?:which|that))?(?: (?:last|in) [a-z0-9 ]{3,20})? (?:fell|rose|climbed|dropped|"
        r"jumped|surged|soared|declined|slipped|leapt|swelled|shot up|doubled|tripled|grew|came|amounted|"
        r"added up|ran)(?: [\d.]{1,6} ?(?:%|percent|per cent))?(?: year[ -](?:on|over)[ -]year)? (?:to|"
        rf"in at){SUM}$|"
        r"(?<![a-z])(?:quarterly|(?:first|second|third|fourth)[ -]quarter|q[1-4]) (?:capex|capital (?:expenditures?|"
        rf"spending)),?(?: (?:at|of|was|were|hit|reached|totalled|totaled|came to|came in at)){SUM}$"
    )


@cache
def just_ended_pattern() -> re.Pattern[str]:
    """Behind an amount: that it was spent in a quarter just ended: " in the latest quarter"."""
    return re.compile(
        r" (?:in|during) (?:the|its) (?:latest|most recent|last|just[- ](?:ended|closed|finished)|past|reported|"
        r"previous) quarter(?![a-z])"
    )


@cache
def allowed_pattern() -> re.Pattern[str]:
    """Before what papers are given for: "a permit for 15 gas turbines with", "lets Microsoft ship"."""
    other = (
        r"(?! (?:now|after|where|which|while|operat|runs|running|opened|has|have|had|might|could|one day))"
    )
    return re.compile(
        r"(?<!without )(?<!seeking )(?<!seeks )(?<!sought )(?<!aims for )(?<!hopes for )(?<!could get )(?<![a-z])"
        r"(?:permits?|permission|consent|approvals?|licen[cs]es?|authority|authori[sz]ation|clearance|"
        rf"go-ahead|application|applied|rezoning) (?:for|to|covering) (?:{other}[^;.]){{0,90}}$|"
        r"(?<![a-z])let(?:s|ting)? (?:[a-z0-9&.'-]{2,14} ){1,3}(?:ship|import|buy|export|purchase|build|"
        rf"install){BOUND}|(?<![a-z])should (?:buy|pay for|be enough for|stretch to|get it){BOUND}"
    )


@cache
def outdone_pattern() -> re.Pattern[str]:
    """Right before what something new will outdo: "That would dwarf Microsoft's"."""
    return re.compile(
        r"(?<![a-z])(?:dwarf|surpass|exceed|outdo|overtake|beat|eclipse|top)(?:s|ing)? (?:the |even "
        r")?[a-z0-9&.' -]{2,40}$"
    )


@cache
def largest_pattern() -> re.Pattern[str]:
    """Behind it: that it is the largest there is now: " data centre in Virginia, at present the largest"."""
    return re.compile(
        r"(?<![a-z])(?:at present|currently|now|today|to date|so far|presently) (?:the )?(?:world's )?(?:largest|"
        r"biggest)(?![a-z])(?! (?:planned|being built|proposed|under construction|announced))"
    )


@cache
def labelled_pattern() -> re.Pattern[str]:
    """Before a figure in a list of figures: "Active power: ", "Connected power at Nebius: "."""
    return re.compile(
        r"(?<![a-z])(?:connected|active|live|operating|operational|energi[sz]ed|installed|current|running) (?:it )?"
        r"(?:power|capacity|load|gpus|fleet|footprint)(?: (?:at|of|in) (?!end|full)[^:;.\d]{2,24})?: ?$"
    )


@cache
def to_come_pattern() -> re.Pattern[str]:
    """Around what is said to stand: that it only will, "expects to have", " by the end of 2026"."""
    return re.compile(
        r"(?<![a-z])(?:will|would|should|expects?|expected|may|could|plans?|planned|guid(?:ed|es|ance)|"
        r"target|contracted|under contract|under construction|being built|in development|pipeline|reserved|"
        r"backlog|next year|from 20[2-9]\d|by (?:the end of |late |mid-?|early )?(?:the year|this year|"
        r"next year|20[2-9]\d)|at year-end|still to come)(?![a-z])"
    )


@cache
def stands_pattern() -> re.Pattern[str]:
    """Before what is there: "received its initial shipment of", "is now billing for", "drew a peak of"."""
    place = r"(?:data cent(?:er|re)|campus|site|facility|cluster|complex)"
    return re.compile(
        r"(?<![a-z])(?<!be )(?<!to )(?:(?:received|(?:took|taken|takes) delivery of|unpacked|accepted) "
        r"(?:(?:an?|its|the|their) )?(?:(?:initial|first|latest|second) )?(?:shipments?|batch(?:es)?|"
        r"deliver(?:y|ies)|consignments?|tranche)? ?(?:of)?|(?:is|are) (?:now |already )?billing for(?: a combined)?|"
        r"(?:peaked|averaged|maxed out|topped out) at|(?:finished|closed|exited|ended) (?:the|last|its) (?:year|"
        r"quarter|month|half|fiscal year|december|period)(?: with| at| on)|practical completion (?:at|on|of)|"
        rf"(?:been )?in (?:service|operation) (?:for|since) [^,.;]{{3,24}}[,.;]? at|{place},? which (?:already |now |"
        r"currently )?(?:has|houses|holds|runs|draws|hosts|contains))(?: (?:about|around|roughly|some|over|more than|"
        r"nearly|a total of|just)){0,2} ?$"
    )


@cache
def is_there_pattern() -> re.Pattern[str]:
    """Right behind a figure: that it is there: " are available for rent", " of AI compute is already installed"."""
    return re.compile(
        r" (?:of [a-z ]{3,24} )?(?:is|are) (?:already|now) (?:installed|online|live|running|operational|in operation|"
        r"in place|built|energi[sz]ed|deployed)(?![a-z])|"
        r" (?:of [a-z ]{3,24} )?(?:is|are) (?:now |already |currently )?(?:available (?:for|to) (?:rent|hire|"
        r"customers|tenants|users|researchers)|up for rent|open to (?:customers|users|researchers)|in use)(?![a-z])"
    )


@cache
def put_pattern() -> re.Pattern[str]:
    """Right before what is put into service."""
    return re.compile(
        rf"(?<!to )(?<!will )(?<!would )(?<![a-z])(?:put|having put|brought|placed|having brought|having "
        rf"placed){BOUND}"
    )


@cache
def into_service_pattern() -> re.Pattern[str]:
    """Behind it: " of new capacity into service"."""
    return re.compile(
        r"(?: of [a-z -]{3,30})? in(?:to)? (?:service|operation|production|use)(?! by| in 20)(?![a-z])"
    )
