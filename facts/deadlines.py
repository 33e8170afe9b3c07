"""Which of a sentence's dates a figure is promised for, and whether its clause looks ahead or back."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from facts.dates import LATE_YEAR, DueDate, dates
from facts.guidance import is_of_the_year, is_revised, year_behind, year_of_the_guidance
from facts.other_dates import (
    anchor_of,
    goes_beyond,
    is_a_beginning,
    is_an_end,
    promises_nothing,
    tells_something_else,
)
from facts.past_dates import clause_dates
from facts.places_described import describes_a_place
from facts.quantities import Kind, Quantity
from facts.reading import Sentence
from facts.sides import side_of
from facts.terms import is_term
from facts.types import Scope, Status


def due_of(
    sentence: Sentence, quantity: Quantity, status: Status, scope: Scope, published: date | None
) -> str | None:
    """The date by which the figure is promised: the nearest one in its clause, else beside it in the sentence."""
    if scope is Scope.PREVIOUS and quantity.kind is not Kind.MONEY:
        return _of_its_year(sentence, quantity, published)
    if status is Status.DROPPED or (scope is Scope.PREVIOUS and not is_revised(sentence, quantity)):
        return None
    if status is Status.RUNNING or describes_a_place(sentence, quantity):
        return None
    own = year_behind(sentence, quantity, published) or year_of_the_guidance(sentence, quantity, published)
    if own is not None:
        return own
    found = _promised(sentence, quantity, status, published)
    if scope is Scope.PREVIOUS:
        found = [item for item in found if item.end <= quantity.start]
    inside = _beside(sentence, quantity, found)
    if not inside and published is not None and is_of_the_year(sentence, quantity):
        return str(published.year)
    whole = found if inside and all(is_a_beginning(sentence, item) for item in inside) else inside or found
    ended = [item for item in whole if is_an_end(sentence, item)]
    best = _nearest(sentence, quantity, ended or inside or found)
    far = best is not None and not inside and _distance(sentence, best, quantity) >= 180
    return None if best is None or far else best.due


def _promised(
    sentence: Sentence, quantity: Quantity, status: Status, published: date | None
) -> list[DueDate]:
    """The dates to come on the figure's side of the sentence that are of no other figure and tell nothing else."""
    left, right = side_of(sentence, quantity)
    found = [
        item
        for item in dates(
            sentence.text, sentence.span.start, sentence.span.end, anchor_of(sentence, published)
        )
        if left <= item.start < right
        and is_to_come(item, status, published)
        and not promises_nothing(sentence, item, quantity.kind is Kind.MONEY, published)
        and not is_anothers(sentence, item, quantity)
        and not is_term(sentence, item, quantity)
        and not (item.bare and quantity.kind is not Kind.MONEY)
    ]
    if quantity.kind is Kind.MONEY:
        return found
    moved = [
        item for item in found if moved_pattern().search(sentence.text[max(0, item.start - 24) : item.start])
    ]
    return moved or found


def _beside(sentence: Sentence, quantity: Quantity, found: list[DueDate]) -> list[DueDate]:
    """The dates of the figure's clause, else of a date alone before it, else at the head of the sentence."""
    low, high = sentence.clause(quantity.start)
    alone = clause_dates(sentence, quantity)[1]
    return (
        [item for item in found if low <= item.start < high]
        or [item for item in found if alone[0] <= item.start < alone[1]]
        or [item for item in found if _heads_the_sentence(sentence, item)]
    )


def _nearest(sentence: Sentence, quantity: Quantity, found: list[DueDate]) -> DueDate | None:
    return min(
        found,
        key=lambda item: (_distance(sentence, item, quantity), -(item.end - item.start)),
        default=None,
    )


@cache
def year_of_pattern() -> re.Pattern[str]:
    """A year right before its figure: 从 2027 年的 41MW."""
    return re.compile(r"(20[2-5]\d) ?年(?:底|末|初)?的?(?:约|近)?$")


def _of_its_year(sentence: Sentence, quantity: Quantity, published: date | None) -> str | None:
    before = sentence.text[max(sentence.span.start, quantity.start - 12) : quantity.start]
    match = year_of_pattern().search(before)
    if match is None or int(match[1]) < (published.year if published else LATE_YEAR - 1):
        return None
    return match[1] if sentence.text.startswith(("提", "增", "扩", "升"), quantity.end) else None


@cache
def completion_pattern() -> re.Pattern[str]:
    """What a sentence says that only tells when a site is ready."""
    return re.compile(
        r"(?:available|operational|operations|online|on line|completed?|completion|finished|live|"
        r"ready for service|in service|energi[sz](?:ed|ation)|open|enter service|"
        r"targeted for completion|up and running|begin operating|start operating|"
        r"commissioned|delivered|delivery|hand-?over|handed over|switched on|start up|powered up|"
        r"power (?:could|should|will|would|is to) (?:be on|flow|start flowing|be flowing))(?![a-z])|投入运营|"
        r"投入营运|投运|投产|投用|上线|完工|竣工|"
        r"建成|启用|开始营运|开始运营|投入使用|交付|全部完成|部署完毕|完成部署|进场|就位|开机|到位|通电|"
        r"(?<![a-z])(?:the |this )(?:site|campus|project|facility|data cent(?:er|re)|building|cluster|system)"
        r"(?: itself)? (?:is|are) (?:now )?(?:due|slated|scheduled) (?:to be ready|to be done|(?:in|by|at|"
        r"for) (?:the |early|late|mid|q[1-4]|20\d\d|next|this|spring|summer|autumn|fall|winter))"
    )


def completion_of(sentence: Sentence, published: date | None) -> str | None:
    """The coming date by which a sentence without figures says that its site is ready; None where it says none."""
    full = full_capacity_pattern().search(sentence.text, sentence.span.start, sentence.span.end)
    if full is not None:
        told = dates(sentence.text, full.start(), sentence.span.end, published)
        return told[0].due if told else None
    if sentence.has("part"):
        return None  # it tells of a first phase
    if completion_pattern().search(sentence.text, sentence.span.start, sentence.span.end) is None:
        return None
    coming = [
        item
        for item in dates(sentence.text, sentence.span.start, sentence.span.end, published)
        if is_to_come(item, Status.PLANNED, published) and not tells_something_else(sentence, item)
    ]
    beside = [
        item
        for item in coming
        if completion_pattern().search(sentence.text, *sentence.clause(item.start)) is not None
    ]
    return (beside or coming)[0].due if coming else None


def dates_the_whole(sentence: Sentence) -> bool:
    """Whether a sentence tells by when the whole of a site is ready: "full campus online by 2029"."""
    return full_capacity_pattern().search(sentence.text, *sentence.span[:2]) is not None


@cache
def full_capacity_pattern() -> re.Pattern[str]:
    """Before the date of the whole, beside that of a first phase: "First phases in 2027, full capacity by 2030"."""
    return re.compile(
        r"full (?:capacity|build-?out|operations?|campus|site|cluster|complex|facility)(?: is| are)?(?: expected|"
        r" planned| due| reached| online| operational| live| complete| running| in service| slated| scheduled)? "
        r"(?=(?:by|in|for) )|"
        r"全部(?:投运|建成|投产)[^,。;]{0,4}(?=20\d\d)|"
        r"(?:整个|全部|整体)(?:部署|项目|工程|园区|系统)[^,;。]{0,6}(?=20\d\d ?年[^,;。]{0,6}"
        r"(?:完成|建成|完工|投运|交付))|"
        r"(?<![a-z])(?:entire|whole|full) (?:deployment|rollout|project|build-?out)[^,.;]{0,40} (?:completed?|"
        r"finished|done|in place) (?=by |in )"
    )


def _heads_the_sentence(sentence: Sentence, item: DueDate) -> bool:
    """True for a date that is all of a sentence's first clause, and holds for the rest: "By the end of 2026, …"."""
    low, high = sentence.clause(sentence.span.start)
    return low <= item.start and item.end <= high and (high - low) - (item.end - item.start) <= 4


@cache
def moved_pattern() -> re.Pattern[str]:
    """Before a date: words that put it in the place of another."""
    return re.compile(
        r"(?:推迟|延迟|延期|延后|延至|推至|顺延|提前|改期)(?:至|到)? ?$|"
        r"(?:pushed back|pushed out|pushed|delayed|slipped|postponed|deferred|moved up|brought forward|"
        r"pulled in)(?: from [^,;]{3,24})? (?:to|until|into) $"
    )


@cache
def remark_pattern() -> re.Pattern[str]:
    """A remark in brackets between a figure and its date: "$12bn (€11bn) over the next five years"."""
    return re.compile(r"\s?\([^()]{0,40}\)\s?")


@cache
def and_builds_pattern() -> re.Pattern[str]:
    """Between the date of one figure and the next one: " and \"building a"."""
    return re.compile(
        r" and [\"'“]{0,2}(?:is |was |are |to |will )?(?:also )?(?:build|construct|deploy|install|plan|add|"
        r"open)(?:ing|s)?(?: (?:an?|another|up to|about|some)){0,2} "
    )


def _follows_a_figure(sentence: Sentence, item: DueDate, quantity: Quantity) -> bool:
    """True for the date of "$15 billion through 2030 and 1 gigawatt": it dates the figure before it."""
    next_plan = and_builds_pattern().fullmatch(sentence.text, item.end, quantity.start) is not None
    for other in sentence.quantities:
        gap = sentence.text[other.end : item.start]
        if next_plan and other.end <= item.start and len(gap) <= 50 and "," not in gap:
            return True
        if other.end <= item.start and len(gap) <= 10 and sentence.weight == 1 and "," not in gap:
            return True
    return False


@cache
def and_plans_pattern() -> re.Pattern[str]:
    """Between a figure and the next plan in its clause: "… 18,000 chips and plans to add 1.9 GW by 2030"."""
    return re.compile(
        r" and (?:also )?(?:plans?|aims?|intends?|expects?|wants?|hopes?|will|would|is to|has pledged|pledged|"
        r"committed|grow|expand|scale|rise|ramp|reach|be expanded|be scaled)(?![a-z])"
    )


def _belongs_to_a_later_plan(sentence: Sentence, item: DueDate, quantity: Quantity) -> bool:
    between = [q for q in sentence.quantities if quantity.end <= q.start and q.end <= item.start]
    if not between:
        return False
    return and_plans_pattern().search(sentence.text, quantity.end, between[0].start) is not None


@cache
def comparing_pattern() -> re.Pattern[str]:
    """How a clause begins that sets another figure against the one before: "against ~100k in mid-2024"."""
    return re.compile(
        r"[\s\"']{0,2}(?:against|compared (?:with|to)|versus|vs|up from|down from)(?![a-z])|"
        r"[\s\"']{0,2}(?:而(?:去年|此前)|较|相比)"
    )


LOOSE_PARTS = frozenset(
    ("部分", "各", "分别", "包括", "其中", "each", "respectively", "part of", "including")
)


def is_anothers(sentence: Sentence, item: DueDate, quantity: Quantity) -> bool:
    """True where the date's clause holds a figure of its own and the quantity stands in another."""
    if remark_pattern().fullmatch(sentence.text, quantity.end, max(quantity.end, item.start)):
        return False
    low, high = sentence.clause(item.start)
    if comparing_pattern().match(sentence.text, low) and not low <= quantity.start < high:
        return True
    if low <= quantity.start < high:
        if item.start >= quantity.end and _belongs_to_a_later_plan(sentence, item, quantity):
            return True
        return item.end <= quantity.start and _follows_a_figure(sentence, item, quantity)
    if item.end <= quantity.start and goes_beyond(sentence, quantity):
        return True
    if sentence.tagged(("funding",), low, high) and quantity.kind is not Kind.MONEY:
        return True
    if sentence.tagged(("rates",), low, high):
        return True  # "by 2026 capacity grows 80 %, …": a statement of its own
    parts = sentence.tagged(("part",), low, high)
    if any(
        cue.phrase not in LOOSE_PARTS
        and not item.start <= cue.start < item.end
        and not sentence.text.startswith(" year", cue.end)  # "by the end of that year"
        for cue in parts
    ):
        return True
    leads = item.end <= quantity.start  # "within four years invest $5 billion in 2 GW": the date leads both
    if leads and _names_another_company(sentence, item, quantity):
        return True
    ready = quantity.kind is not Kind.MONEY and _is_when_it_is_ready(sentence, item, (low, high))
    return any(
        low <= other.start < high
        and not (leads and other.kind is not quantity.kind)
        and not (ready and other.kind is Kind.MONEY)
        for other in sentence.quantities
        if other.kind is not Kind.COUNT or not other.bare
    ) or _names_another_place(sentence, item, quantity)


def _is_when_it_is_ready(sentence: Sentence, item: DueDate, clause: tuple[int, int]) -> bool:
    """True for the date of "a 280-megawatt campus, that costs $3 billion and is slated to enter service in 2027"."""
    return completion_pattern().search(sentence.text, max(clause[0], item.start - 40), item.end) is not None


def _names_another_company(sentence: Sentence, item: DueDate, quantity: Quantity) -> bool:
    """True where the date's clause, which has a figure, and the figure's clause are led by different companies."""
    dated, mine = sentence.clause(item.start), sentence.clause(quantity.start)
    if dated == mine or not any(dated[0] <= q.start < dated[1] for q in sentence.quantities):
        return False
    before = [
        n.subject.name for n in sentence.names if dated[0] <= n.start < dated[1] and n.end <= item.start
    ]
    here = [
        n.subject.name for n in sentence.names if mine[0] <= n.start < mine[0] + 6 and n.end <= quantity.start
    ]
    return bool(before and here) and before[0] != here[0]


def _names_another_place(sentence: Sentence, item: DueDate, quantity: Quantity) -> bool:
    """True where the date's clause and the figure's clause speak of two different places."""
    named = [n for n in sentence.names if n.is_place]
    first = [n for n in named if n.end <= item.start]
    then = [n for n in named if item.end <= n.start and n.end <= quantity.start]
    if first and then and first[-1].subject is not then[-1].subject:
        return True
    dated, mine = sentence.clause(item.start), sentence.clause(quantity.start)
    places = [name for name in sentence.names if name.is_place]
    of_date = {name.subject.name for name in places if dated[0] <= name.start < dated[1]}
    of_figure = {name.subject.name for name in places if dated[1] <= name.start < mine[1]}
    return item.end <= quantity.start and bool(of_date and of_figure) and not of_date & of_figure


def is_ahead(sentence: Sentence, quantity: Quantity, published: date | None) -> bool:
    """True where the figure's clause dates it, beyond doubt, to a time after publication."""
    low, high = _with_its_completion(sentence, quantity)
    for item in dates(sentence.text, low, high, published):
        later = published is not None and _is_later(item, published)
        coming = item.led and is_to_come(item, Status.PLANNED, published)
        if (later or coming) and not tells_something_else(sentence, item):
            return True
    return False


def coming_clauses(sentence: Sentence, published: date | None) -> list[tuple[int, int]]:
    """The clauses without figures that are dated, beyond doubt, to a time after publication: 2028 年投运."""
    if published is None:
        return []
    figured = {sentence.clause(other.start) for other in sentence.quantities}
    return [
        clause
        for item in dates(sentence.text, sentence.span.start, sentence.span.end, published)
        if _is_later(item, published) and (clause := sentence.clause(item.start)) not in figured
    ]


def _with_its_completion(sentence: Sentence, quantity: Quantity) -> tuple[int, int]:
    """The figure's clause, with the next one where that only tells when it is ready: 各 100 兆瓦, 明年二季度投用."""
    low, high = sentence.clause(quantity.start)
    behind = sentence.clause(min(high + 1, sentence.span.end - 1))
    figured = any(behind[0] <= other.start < behind[1] for other in sentence.quantities)
    named = any(behind[0] <= name.start < behind[1] for name in sentence.names)
    if behind[0] < high or figured or named or sentence.tagged(("dropped", "negated"), *behind):
        return low, high
    return (low, behind[1]) if completion_pattern().search(sentence.text, *behind) else (low, high)


def _is_later(item: DueDate, published: date) -> bool:
    """Whether a date is after the month of publication, beyond doubt."""
    year, part = int(item.due[:4]), item.due[5:]
    if year != published.year or not part:
        return year > published.year
    if part[0] in "HQ":
        first = (int(part[1:]) - 1) * (6 if part[0] == "H" else 3) + 1
        return first > published.month
    return int(part) > published.month


def _distance(sentence: Sentence, item: DueDate, quantity: Quantity) -> int:
    between = sum(
        1
        for other in sentence.quantities
        if (item.end <= other.start < quantity.start or quantity.end <= other.start < item.start)
        and other.kind is quantity.kind
    )
    return sentence.distance(item.start, item.end, quantity) + 60 * between - 30 * item.led


def is_to_come(item: DueDate, status: Status, published: date | None) -> bool:
    """False for a date that had passed when the text was published."""
    if published is None:
        return int(item.due[:4]) >= LATE_YEAR - 1
    year = int(item.due[:4])
    if year != published.year:
        return year > published.year
    part = item.due[5:]
    if not part:
        return True
    if part[0] in "HQ":
        return int(part[1:]) * (6 if part[0] == "H" else 3) >= published.month
    return int(part) >= published.month
