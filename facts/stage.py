"""The status of a figure: running, planned, target or dropped, from the verbs around it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from facts.behind import is_contracted, is_leased, only_planned_pattern, order_behind_pattern
from facts.cue_sense import NOUN_LIKE, negated, to_come
from facts.endings import ends_in_the_passive, is_at_a_place
from facts.goals import LATER, is_of_another_figure, spells_out_a_goal
from facts.guidance import is_guided
from facts.lexicon import Hit
from facts.owning import is_owned, is_said_to_stand, spent_pattern
from facts.quantities import Kind, Quantity
from facts.reading import Sentence
from facts.settled import TAGS, is_glossed, is_sized_at_a_place
from facts.sides import side_of
from facts.tables.verbs import ADJECTIVES, ALREADY, ENDS_AS_NOUNS, FUTURE, PLANNED_NOUNS, STANDING
from facts.types import Scope, Status

FAR = 320  # letters over which a goal or a plan governs what follows it in one sentence
BEHIND = 45  # letters behind a figure within which a verb still speaks of it


@dataclass(frozen=True, slots=True)
class Ahead:
    """What a sentence dates to a time after publication: the figure itself, and clauses without figures."""

    figure: bool = False
    clauses: tuple[tuple[int, int], ...] = ()

    def holds(self, start: int) -> bool:
        """Whether the letter at `start` stands in such a clause."""
        return any(low <= start < high for low, high in self.clauses)


@cache
def from_pattern() -> re.Pattern[str]:
    return re.compile(r"(?:(?<![a-z])from|从|由|自)[^,;。]{0,8}$")


@cache
def remark_behind_pattern() -> re.Pattern[str]:
    return re.compile(r" ?\([^()]{1,12}\)")


def status_of(
    sentence: Sentence, quantity: Quantity, scope: Scope, inherited: Status | None, ahead: Ahead
) -> Status | None:
    """The figure's status by its clause, then by its side of the sentence; else `inherited`, the text's drift so far.

    `ahead` tells what the sentence dates to a time after publication.
    """
    low, high = side_of(sentence, quantity)
    glossed = next((cue for cue in sentence.tagged(TAGS) if is_glossed(sentence, cue, quantity)), None)
    if glossed is not None:
        return Status(glossed.tag)
    cues = _cues_of(sentence, quantity, sentence.tagged(TAGS, low, high), ahead)
    ends = _ends(sentence, quantity, cues)
    if ends:
        if scope is not Scope.PREVIOUS or _is_given_up(sentence, quantity, ends):
            return Status.DROPPED
        cues = [cue for cue in cues if cue.tag != "dropped"]
    if spells_out_a_goal(sentence, quantity):
        return Status.TARGET
    if is_said_to_stand(sentence, quantity):
        return Status.RUNNING
    left, right, earlier, later = _placed(sentence, quantity, cues)
    near = _near_status(sentence, quantity, scope, left, right)
    if near is not None:
        return near
    if is_owned(sentence, quantity, low, left, ahead.figure, inherited):
        return Status.RUNNING
    return _by_farther_cues(sentence, quantity, inherited, ahead, (left, right, earlier, later))


def _cues_of(sentence: Sentence, quantity: Quantity, cues: Iterable[Hit], ahead: Ahead) -> list[Hit]:
    """The words of status on the figure's side that may be of it."""
    sized = is_sized_at_a_place(sentence, quantity)
    return [
        cue
        for cue in cues
        if not negated(sentence, cue)
        and not _in_other_brackets(sentence, cue, quantity)
        and not (cue.tag == "running" and cue.phrase not in ALREADY and ahead.holds(cue.start))
        and not (sized and cue.tag == "target" and cue.start < quantity.end)
    ]


def _by_farther_cues(
    sentence: Sentence,
    quantity: Quantity,
    inherited: Status | None,
    ahead: Ahead,
    placed: tuple[list[Hit], list[Hit], list[Hit], list[Hit]],
) -> Status | None:
    """The status where no word near the figure tells it; `placed` holds the words left, right, earlier and later."""
    left, right, earlier, later = placed
    own = [cue for cue in earlier if cue.tag != "target" or not is_of_another_figure(sentence, cue, quantity)]
    outer = _strong(sentence, quantity, own)
    if outer is not None and not (ahead.figure and outer is Status.RUNNING):
        return outer
    if ahead.figure:
        return Status.PLANNED
    weak = _weak(sentence, quantity, left or right) or _weak(sentence, quantity, earlier)
    told = inherited is Status.RUNNING or (quantity.kind in COUNTED and inherited is None)
    if told and weak is Status.PLANNED and _only_seems_planned(left, right, earlier):
        return Status.RUNNING  # 启用 before, and here 部署 without any word of the future
    if weak or left:
        return weak or inherited
    behind = [
        cue
        for cue in later
        if not _of_another(sentence, cue, quantity) and not _of_another_person(sentence, cue, quantity)
    ]
    return _strong(sentence, quantity, behind) or inherited


def _ends(sentence: Sentence, quantity: Quantity, cues: list[Hit]) -> list[Hit]:
    """The words that end something, if one of them governs the figure."""
    begin = sentence.clause(quantity.start)[0]
    ends = [
        cue
        for cue in cues
        if cue.tag == "dropped"
        and not is_at_a_place(sentence, cue.end, quantity)
        and (cue.phrase not in ENDS_AS_NOUNS or cue.start >= begin)
    ]
    return ends if any(_governs(sentence, cue, quantity) for cue in ends) else []


def _is_given_up(sentence: Sentence, quantity: Quantity, ends: list[Hit]) -> bool:
    """True where such a word leads to an old figure in its clause, and not to a change from it."""
    begin = sentence.clause(quantity.start)[0]
    leads = any(begin <= cue.start < quantity.start for cue in ends)
    changed = quantity.previous or from_pattern().search(sentence.text, begin, quantity.start)
    return leads and not changed


def _placed(
    sentence: Sentence, quantity: Quantity, cues: list[Hit]
) -> tuple[list[Hit], list[Hit], list[Hit], list[Hit]]:
    """Cues left and right of the figure in its clause, and those of the clauses before and behind, all in reach."""
    begin, end = sentence.breath(quantity.start)
    inside = [cue for cue in cues if cue.start >= begin and cue.end <= end]
    reach = {id(cue): sentence.distance(cue.start, cue.end, quantity) for cue in cues}
    left = [cue for cue in inside if cue.end <= quantity.start]
    right = [
        cue
        for cue in inside
        if cue.start >= quantity.number_end
        and reach[id(cue)] < BEHIND
        and not _leads_to_the_next(sentence, cue, quantity)
    ]
    earlier = [cue for cue in cues if cue.end <= begin and reach[id(cue)] < FAR]
    later = [cue for cue in cues if cue.start >= end and reach[id(cue)] < FAR]
    return left, right, earlier, later


def _in_other_brackets(sentence: Sentence, cue: Hit, quantity: Quantity) -> bool:
    """True for words in a remark in brackets that does not hold the figure: "$3.5 billion (it may grow to 6)"."""
    opening = sentence.text.rfind("(", sentence.span.start, cue.start)
    if opening < 0 or ")" in sentence.text[opening : cue.start]:
        return False
    closing = sentence.text.find(")", cue.end, sentence.span.end)
    return closing >= 0 and not opening < quantity.start < closing


def _near_status(
    sentence: Sentence, quantity: Quantity, scope: Scope, left: list[Hit], right: list[Hit]
) -> Status | None:
    """What the explicit words of the figure's own clause say."""
    if any(cue.tag == "target" and _adjoins(sentence, cue, quantity) for cue in right):
        return Status.TARGET
    if only_planned_pattern().match(sentence.text, quantity.end):
        return Status.PLANNED
    if quantity.kind is Kind.MONEY and (is_contracted(sentence, quantity) or is_guided(sentence, quantity)):
        return Status.PLANNED
    if quantity.kind is Kind.MONEY and spent_pattern().search(sentence.before(quantity.start, 40)):
        return Status.RUNNING
    if quantity.kind is Kind.POWER and is_leased(sentence, quantity):
        return Status.PLANNED
    if quantity.kind is Kind.COUNT and order_behind_pattern().match(sentence.text, quantity.end):
        return Status.PLANNED
    own = [cue for cue in left if not _cut_off(sentence, cue, quantity)]
    if any(cue.phrase in PLANNED_NOUNS for cue in own) and not any(cue.tag == "target" for cue in own):
        return Status.PLANNED
    beside = [cue for cue in right if cue.tag != "target" or _adjoins(sentence, cue, quantity)]
    left = [
        cue
        for cue in left
        if cue.tag != "running" or not any(_belongs(sentence, cue, other) for other in sentence.quantities)
    ]
    touching = [cue for cue in beside if sentence.distance(cue.start, cue.end, quantity) <= 14]
    for cues in (touching, left, beside) if scope in (Scope.PREVIOUS, Scope.ADDED) else (own, beside, left):
        strong = _strong(sentence, quantity, cues)
        if strong is not None:
            return strong
    return None


def _strong(sentence: Sentence, quantity: Quantity, cues: list[Hit]) -> Status | None:
    """What goals and explicit words of future or standing say; a goal wins over a plan, the nearer of the others."""
    goals = [cue for cue in cues if cue.tag == "target"]
    if (
        goals
        and all(cue.phrase in ABLE for cue in goals)
        and any(cue.phrase in FUTURE and cue.end <= quantity.start for cue in cues)
    ):
        return Status.PLANNED  # 完工后预计可容纳 is what is built, not a hope
    if goals and all(cue.phrase in ABLE for cue in goals) and _stands(sentence, quantity, cues):
        return Status.RUNNING  # 已建成、可承载的算力
    if any(not _spent_on_another(sentence, cue, quantity) for cue in goals):
        return Status.TARGET
    if goals:
        return Status.PLANNED
    future = _nearest(sentence, quantity, [cue for cue in cues if cue.phrase in FUTURE])
    money = quantity.kind is Kind.MONEY
    near = 0 if money else 20
    cues = [
        c for c in cues if c.phrase not in ADJECTIVES or sentence.distance(c.start, c.end, quantity) <= near
    ]
    spared = NOT_SPENT if money else frozenset[str]()
    standing = _nearest(
        sentence,
        quantity,
        [
            cue
            for cue in cues
            if cue.phrase in STANDING and cue.phrase not in spared and not to_come(sentence, cue)
        ],
    )
    if future == standing == 10**6:
        return None
    return Status.PLANNED if future <= standing else Status.RUNNING


def _stands(sentence: Sentence, quantity: Quantity, cues: list[Hit]) -> bool:
    return any(
        cue.phrase in STANDING and cue.end <= quantity.start and not to_come(sentence, cue) for cue in cues
    )


ABLE = frozenset(
    (
        "to scale",
        "可容纳",
        "可支持",
        "可承载",
        "can house",
        "can host",
        "can support",
        "can accommodate",
        "capable of",
    )
)


def _spent_on_another(sentence: Sentence, cue: Hit, quantity: Quantity) -> bool:
    """True for the goal of an earlier clause with a figure, and a plan since: 上看 100MW, 会分阶段, 首期 20MW."""
    _, high = sentence.clause(cue.start)
    figured = any(
        other.kind is quantity.kind and cue.end <= other.start < high for other in sentence.quantities
    )
    planned = sentence.tagged(("planned",), high, max(high, quantity.start))
    return figured and any(each.phrase in FUTURE for each in planned)


def _weak(sentence: Sentence, quantity: Quantity, cues: list[Hit]) -> Status | None:
    planned = _nearest(sentence, quantity, [cue for cue in cues if cue.tag == "planned"])
    idle = HAVING if quantity.kind is Kind.MONEY else frozenset[str]()  # "has picked lenders for $29 billion"
    running = _nearest(
        sentence, quantity, [cue for cue in cues if cue.tag == "running" and cue.phrase not in idle]
    )
    if planned == running == 10**6:
        return None
    return Status.RUNNING if running < planned else Status.PLANNED


HAVING = frozenset(("has", "have", "had"))
# Words of what stands that say nothing of money: "with an outlay of 65 billion yen, it has started work".
NOT_SPENT = frozenset(
    f"{aux} {verb}"
    for aux in ("has", "have", "had")
    for verb in ("started", "launched", "opened", "activated", "put", "completed", "built", "reached")
)


COUNTED = (Kind.COUNT, Kind.FLOPS)


def _only_seems_planned(*cues: list[Hit]) -> bool:
    """Whether all words of a plan are verbs that tell as well of what is done: 部署, 建设."""
    planned = {cue.phrase for each in cues for cue in each if cue.tag == "planned"}
    return planned <= NOUN_LIKE


def _governs(sentence: Sentence, cue: Hit, quantity: Quantity) -> bool:
    distance = sentence.distance(cue.start, cue.end, quantity)
    if cue.phrase.startswith("lapse") or cue.phrase in BEHIND_OBJECTS:
        return distance < BEHIND
    if cue.start > quantity.end and ends_in_the_passive(sentence, cue, quantity):
        return True
    return distance < (FAR if cue.end <= quantity.start else BEHIND // 2)


BEHIND_OBJECTS = frozenset(("on ice", "on hold"))  # "put 1.5 GW of its own projects on ice"


def _nearest(sentence: Sentence, quantity: Quantity, cues: list[Hit]) -> int:
    return min((sentence.distance(cue.start, cue.end, quantity) for cue in cues), default=10**6)


def drift_of(sentence: Sentence) -> Status | None:
    """The status that a sentence leaves in mind for the next, if it says anything of the kind."""
    strong = [cue for cue in sentence.tagged(TAGS) if not negated(sentence, cue)]
    lasting = sentence.weight > 1  # English says anew, with each figure, what is a goal and what runs
    if any(cue.tag == "target" for cue in strong):
        return Status.TARGET if lasting else Status.PLANNED
    future = max(
        (cue.start for cue in strong if cue.phrase in FUTURE and cue.phrase not in ANNOUNCING), default=-1
    )
    standing = max(
        (cue.start for cue in strong if cue.phrase in STANDING and not to_come(sentence, cue)), default=-1
    )
    if future == standing:
        return Status.PLANNED if any(cue.phrase in ANNOUNCING for cue in strong) else None
    return Status.PLANNED if future > standing else Status.RUNNING if lasting else None


ANNOUNCING = frozenset(("announced", "announces", "announce", "宣布"))


def _belongs(sentence: Sentence, cue: Hit, other: Quantity) -> bool:
    """True where a verb directly follows another figure in one clause: the "active" of "850 MW of active power"."""
    return 0 <= cue.start - other.end <= 12 and sentence.clause(cue.start) == sentence.clause(other.start)


def _adjoins(sentence: Sentence, cue: Hit, quantity: Quantity) -> bool:
    """True for the target of "its 10 GW target"."""
    gap = remark_behind_pattern().sub("", sentence.text[quantity.end : cue.start])
    return len(gap) <= 14 and not any(mark in gap for mark in (" and ", " that ", ","))


def _leads_to_the_next(sentence: Sentence, cue: Hit, quantity: Quantity) -> bool:
    """True for the "supposed" of "6,000 GPUs and was supposed to swell to 16,000"."""
    if " and " not in sentence.text[quantity.end : cue.start + 1]:
        return False
    high = sentence.clause(cue.start)[1]
    return any(
        other.kind is quantity.kind and cue.end <= other.start < high and other.start - cue.end <= 30
        for other in sentence.quantities
    )


def _of_another(sentence: Sentence, cue: Hit, quantity: Quantity) -> bool:
    """True where the clause of a verb holds a figure of its own."""
    low, high = sentence.clause(cue.start)
    if cue.tag == "target" and sentence.text[low:high].lstrip().startswith(LATER):
        return True
    measured = quantity.kind is not Kind.MONEY
    return any(
        low <= other.start < high
        and (other.kind is quantity.kind or (measured and other.kind is not Kind.MONEY))
        and other.start != quantity.start
        for other in sentence.quantities
    )


def _of_another_person(sentence: Sentence, cue: Hit, quantity: Quantity) -> bool:
    """True for the goal of a later clause that somebody else utters: "…, and cloud chief Kurian promised more"."""
    low = sentence.clause(cue.start)[0]
    return cue.tag == "target" and bool(
        sentence.tagged(("person", "officer"), max(low, quantity.end), cue.start)
    )


def _cut_off(sentence: Sentence, cue: Hit, quantity: Quantity) -> bool:
    """True where another figure of the kind stands between a verb and the figure."""
    return any(
        other.kind is quantity.kind
        and other.end <= quantity.start
        and (cue.end <= other.start or _belongs(sentence, cue, other))
        for other in sentence.quantities
    )


def looks_ahead(sentence: Sentence, quantity: Quantity) -> bool:
    """True where the figure's own clause holds a word of the future or of a goal."""
    low, high = sentence.clause(quantity.start)
    return any(
        cue.tag == "target" or cue.phrase in FUTURE
        for cue in sentence.tagged(("target", "planned"), low, high)
    )
