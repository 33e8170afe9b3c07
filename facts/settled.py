"""Statuses that one word settles, whatever else the clause says."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from facts.cue_sense import negated
from facts.dates import dates
from facts.deadlines import is_to_come
from facts.gaps import holds_one
from facts.goals import at_a_place_pattern
from facts.guidance import is_guided
from facts.idioms import status_by_idiom
from facts.in_use import status_by_use
from facts.lexicon import Hit
from facts.owning import is_said_to_stand
from facts.quantities import Kind, Quantity
from facts.reading import Sentence
from facts.rises import is_retired
from facts.shelved import kept_pattern
from facts.types import Status

TAGS = ("running", "planned", "target", "dropped")


def settled_status(sentence: Sentence, quantity: Quantity, published: date | None) -> Status | None:
    """The status that one of its own words settles: in brackets behind it, what is done, guided, or taken up."""
    glossed = next((cue for cue in sentence.tagged(TAGS) if is_glossed(sentence, cue, quantity)), None)
    if glossed is not None:
        return Status(glossed.tag)
    before = sentence.before(quantity.start, 60)
    given_up = given_up_pattern().search(before) if any(word in before for word in GIVING_UP) else None
    if given_up and kept_pattern().search(before, 0, given_up.start()) is None:
        return Status.DROPPED
    if _was_to_have(sentence, quantity) or is_retired(sentence, quantity):
        return Status.DROPPED
    if not_before_pattern().search(before) and _is_not_until(sentence, quantity):
        return Status.PLANNED
    if to_build_pattern().search(before) or bound_pattern().search(before):
        return Status.PLANNED
    if quantity.kind is Kind.MONEY and (
        cost_pattern().search(before)
        or _was_bought(sentence, quantity)
        or (
            year_gone_pattern().match(sentence.text, quantity.end) is not None
            and pledged_pattern().search(before) is None
        )
    ):
        return Status.RUNNING
    used = status_by_use(sentence, quantity) or status_by_idiom(sentence, quantity)
    if used is not None:
        return used
    if (
        is_said_to_stand(sentence, quantity)
        or done_pattern().search(before)
        or _is_had(sentence, quantity)
        or _exceeded_its_target(sentence, quantity)
    ):
        return Status.RUNNING
    if way_pattern().search(before) or _is_talked_of(sentence, quantity):
        return Status.TARGET
    if is_guided(sentence, quantity) or taken_up_pattern().search(before):
        return Status.PLANNED
    return _by_its_time(sentence, quantity, published)


# Each word of giving up holds one of these: looking for them costs less than the pattern.
GIVING_UP = (
    *("abandon", "scrap", "cancel", "shelv", "ax", "stop", "ceas", "let", "withdr", "dropp", "walk", "back"),
    *("不再", "放弃", "取消", "停建"),
)


@cache
def given_up_pattern() -> re.Pattern[str]:
    """Right before what somebody gives up: "may abandon the", 计划不再建一座拥有."""
    return re.compile(
        r"(?<![a-z])(?:abandon(?:s|ed|ing)?|scrap(?:s|ped|ping)?|cancel(?:s|led|ed|ling|ing)?|shelv(?:e|es|ed|"
        r"ing)|ax(?:e|es|ed|ing)|(?:stop(?:s|ped|ping)|ceas(?:es|ed|ing)) (?:work on|building|construction of)|"
        r"let(?:s|ting)? go of|withdr(?:ew|awn|aws|awing)|dropp(?:ed|ing)|walk(?:s|ed|ing)? away from|back(?:s|"
        r"ed|ing)? out of) (?:[\"']?(?:an option (?:on|for)|leases? (?:of|for|on)|the|its|their|a|an|plans for|"
        r"plan for|planned|of|about|around|roughly|some|nearly|over|more than) ){1,4}$|(?<![a-z])hand(?:s|ed|"
        r"ing)? back (?:[\"']?(?:about|around|roughly|some|nearly|over|more than|another) ?){0,2}[\"']?$|"
        r"(?<![a-z])t(?:akes?|ook|aken|aking) back (?:its |the |their )?(?:plans?|proposal|application|"
        r"bid) for (?:an? |the )?[a-z]{0,3}[$€£¥₹]?$|(?:不再建|放弃建设|取消建设|停建)[^,;。\d]{0,10}$"
    )


def is_kept(sentence: Sentence, quantity: Quantity) -> bool:
    """True where each word of giving up before a figure in its clause is denied: "did not let go of"."""
    ends = sentence.tagged(("dropped",), sentence.clause(quantity.start)[0], quantity.start)
    return bool(ends) and all(negated(sentence, cue) for cue in ends)


@cache
def was_to_have_pattern() -> re.Pattern[str]:
    """Before what did not come to be: "was to have brought", but not where it came late."""
    return re.compile(r"(?<![a-z])(?:was|were) to have (?!been (?:delayed|late))[a-z]{3,12}[^,.;]{0,40}$")


@cache
def went_on_pattern() -> re.Pattern[str]:
    """Behind what was to have been: that it came all the same, or comes later."""
    return re.compile(r"(?<![a-z])(?:but|and|slipped|delayed|pushed|now|later|instead)(?![a-z])")


def _was_to_have(sentence: Sentence, quantity: Quantity) -> bool:
    """True for what was to have been, of which the sentence tells no more."""
    low = max(sentence.span.start, quantity.start - 60)
    match = was_to_have_pattern().search(sentence.text, low, quantity.start)
    if match is None or any(match.start() <= other.start < quantity.start for other in sentence.quantities):
        return False
    return went_on_pattern().search(sentence.text, quantity.end, sentence.span.end) is None


@cache
def not_before_pattern() -> re.Pattern[str]:
    """Right before what is reached later: "won't reach"."""
    return re.compile(
        r"(?:(?:wo|ca|is|are)n't|(?:will|can|is|are) not|cannot|unlikely to|not expected to|"
        r"not due to) (?:be )?(?:reach|hit|get to|have|run|draw|top|pass|hold)(?:ing)?(?: (?:the full|its full|"
        r"a full|about|around|more than|over|its|the|all))? $"
    )


@cache
def until_pattern() -> re.Pattern[str]:
    """Behind it: the time from which it does, " before April"."""
    return re.compile(r" (?:before|until|till|earlier than)(?![a-z])")


def _is_not_until(sentence: Sentence, quantity: Quantity) -> bool:
    behind = sentence.text[quantity.end : min(quantity.end + 36, sentence.span.end)]
    until = until_pattern().search(behind)
    return until is not None and not any(mark in behind[: until.start()] for mark in ",.;")


@cache
def bound_pattern() -> re.Pattern[str]:
    """Right before what somebody is bound to: "has obligated itself to"."""
    return re.compile(
        r"(?<![a-z])(?:obligated|obliged|bound|tied) (?:itself|themselves) to(?: (?:about|around|some|over|up to|"
        r"nearly|take|buy|spend|at least)){0,3} ?[a-z]{0,3}[$€£¥₹]?$"
    )


@cache
def talks_pattern() -> re.Pattern[str]:
    """What is only talked of: "in advanced talks on", "talks with … center on", "declared their interest in"."""
    return re.compile(
        r"(?<![a-z])(?:in|hold(?:s|ing)|held) (?:(?:advanced|early|exclusive|active|final|preliminary|late-stage|"
        r"early-stage|informal|further|direct|private|initial) )?(?:talks|discussions|negotiations)"
        r"(?: with [^,.;]{2,30})? (?:on|over|about|for|to (?:lease|buy|build|rent|supply|take|use)) |"
        r"'s (?:talks|negotiations)(?: with [^,.;]{2,40})? (?:center on|centre on|cover|concern|are about) |"
        r"(?:declared|expressed|signalled|signaled|voiced) (?:an |its |their |his )?interest in (?=an? |building )"
    )


@cache
def unlike_talks_pattern() -> re.Pattern[str]:
    """Between such talk and a figure: that it is of money raised, or that something stands or is agreed already."""
    return re.compile(
        r"(?<![a-z])(?:rais|fund|financ|invest|signed|agreed|planned|existing|is|are|was|were|has|have|will|runs|"
        r"holds|operates|which|while|but)(?:ing|e|ed)?(?![a-z])|[,;]"
    )


@cache
def all_options_pattern() -> re.Pattern[str]:
    """How a clause begins that tells what a contract comes to with all its options: "With all extensions"."""
    return re.compile(
        r" ?(?:with|counting|including) (?:all|both|every) (?:of )?(?:the |its )?(?:\w{3,6} )?"
        r"(?:renewal |extension )?(?:extensions|renewals|options)(?![a-z])"
    )


# Each talk or mere interest holds one of these: looking for them costs less than the pattern.
TALKING = ("talks", "discussions", "negotiations", "interest in")


def _is_talked_of(sentence: Sentence, quantity: Quantity) -> bool:
    """True for a figure of talks, of a mere interest, or of a contract with every option taken."""
    low = sentence.clause(quantity.start)[0]
    if all_options_pattern().match(sentence.text, low):
        return True
    if not holds_one(sentence.text[low : quantity.start], TALKING):
        return False
    last = next(reversed(list(talks_pattern().finditer(sentence.text, low, quantity.start))), None)
    if last is None or any(last.end() <= other.start < quantity.start for other in sentence.quantities):
        return False
    return unlike_talks_pattern().search(sentence.text, last.end(), quantity.start) is None


@cache
def cost_pattern() -> re.Pattern[str]:
    """Before what something cost, in the past: "Isambard-AI, which cost"."""
    return re.compile(
        r"(?<![a-z])(?:which|that|supercomputer|machine|system|cluster|facility) cost"
        r"(?: (?:about|around|roughly|some|over|nearly|more than|an estimated|"
        r"approximately)){0,2} [a-z]{0,3}[$€£¥₹]?$"
    )


@cache
def bought_pattern() -> re.Pattern[str]:
    """Right before a price that was paid: "acquired a campus beside the plant for"."""
    return re.compile(
        r"(?<!be )(?<!being )(?<![a-z])(?:acquired|bought|purchased) [^.;,]{3,80} for (?:about |around |some )?"
        r"[a-z]{0,3}[$€£¥₹]?$"
    )


PAID = (".", ",", ";", ")", " and ", " last ", " in 20", " in cash")  # what may stand behind such a price


def _was_bought(sentence: Sentence, quantity: Quantity) -> bool:
    if bought_pattern().search(sentence.before(quantity.start, 110)) is None:
        return False
    return quantity.end >= sentence.span.end or sentence.text.startswith(PAID, quantity.end)


@cache
def year_gone_pattern() -> re.Pattern[str]:
    """Right behind an amount: the year before, in which it was spent, "against $21.2 billion in the year before"."""
    return re.compile(
        r"(?: ?\([^()]{1,24}\))? (?:in )?(?:the (?:year|quarter) before|(?:the|a|one) year (?:earlier|ago)|"
        r"the (?:previous|prior) (?:fiscal |financial )?(?:year|quarter))(?![a-z])(?!'s)"
    )


@cache
def pledged_pattern() -> re.Pattern[str]:
    """Before an amount that was only promised then: "having pledged"."""
    return re.compile(
        r"(?<![a-z])(?:pledg|promis|commit|announc|forecast|guid|plan|expect|budget|target|project|sign|"
        r"agree)[a-z]{0,6}(?![a-z])[^,.;]{0,40}$"
    )


@cache
def to_build_pattern() -> re.Pattern[str]:
    """Before what a site that is yet to be built will use: 准备在慕尼黑盖一座使用约1万组GPU的."""
    return re.compile(
        r"(?:准备|计划|打算|拟|有意|预计|将)(?:(?![已不未]|取消|放弃|停)[^;。]){0,30}(?:盖|建造|兴建|打造|新建|"
        r"建)(?:设)?一?[座个](?:使用|采用|搭载|配备|部署|拥有|安装|内含)[^,;。\d]{0,6}$"
    )


@cache
def way_pattern() -> re.Pattern[str]:
    """Right before what may once be reached: "sees a path to", "a power runway of more than"."""
    return re.compile(
        r"(?<![a-z])(?:path|runway|route|line of sight) (?:to|of|towards?)"
        r"(?: (?:about|around|roughly|some|over|nearly|more than|up to|at least)){0,2} ?$"
    )


@cache
def once_done_pattern() -> re.Pattern[str]:
    """Before a figure in Chinese: what will be once something is finished, 全部交付后, 项目建成后总算力约."""
    return re.compile(
        r"(?<!已)(?:交付|建成|投产|投运|完工|上线|达产|竣工|落成|建设完成|投入运营|投入使用|启用)(?:之)?后"
        r"[^;。\d已]{0,30}$"
    )


@cache
def as_of_pattern() -> re.Pattern[str]:
    """Before a figure in Chinese: a day up to which it is counted, 截至 6 月底, …, and nothing of plans."""
    return re.compile(
        r"截[至止](?:(?!将|计划|规划|签约|签订|签署|在建|承诺|预计|订单|合同|拟|储备|储能|未来|目标)[^;。]){1,50}$"
    )


def _by_its_time(sentence: Sentence, quantity: Quantity, published: date | None) -> Status | None:
    """What the time says that a figure in Chinese is of: planned once things are done, running as of a day."""
    if sentence.weight == 1 or quantity.kind is Kind.MONEY:
        return None
    before = sentence.before(quantity.start, 56)
    if once_done_pattern().search(before):
        return Status.PLANNED
    counted = as_of_pattern().search(before)
    if counted is None:
        return None
    begin = quantity.start - len(before) + counted.start()
    if any(begin <= other.start < quantity.start for other in sentence.quantities):
        return None
    told = dates(sentence.text, begin, quantity.start, published)
    return None if any(is_to_come(item, Status.RUNNING, published) for item in told) else Status.RUNNING


@cache
def done_pattern() -> re.Pattern[str]:
    """Before a figure in Chinese: what is done already, 已投资, 已建成."""
    return re.compile(
        r"已(?:经)?(?:累计|陆续|全部)?(?:投资|投入|建成|部署|投运|上线|启用|交付|安装|花费|支出|采购|"
        r"完成)[^,;。\d]{0,8}$"
    )


@cache
def exceeded_pattern() -> re.Pattern[str]:
    """Right before a figure that was a target: "exceeded its target of"."""
    return re.compile(
        r"(?<![a-z])(?:exceeded|surpassed|met|topped) (?:its|their|the) (?:[a-z0-9-]{2,12} )?(?:target|goal) of "
        r"(?:about |over )?$"
    )


@cache
def not_yet_pattern() -> re.Pattern[str]:
    """In the clause before it: that it is not so, or only might be."""
    return re.compile(
        r"(?<![a-z])(?:not|never|yet|if|once|when|unless|until|has|have|would|could)(?![a-z])|n't"
    )


def _exceeded_its_target(sentence: Sentence, quantity: Quantity) -> bool:
    found = exceeded_pattern().search(sentence.before(quantity.start, 60))
    if found is None:
        return False
    low = sentence.clause(quantity.start)[0]
    return not_yet_pattern().search(sentence.text, low, quantity.start) is None


@cache
def had_pattern() -> re.Pattern[str]:
    """Right before what somebody has: 集群有, 拥有约."""
    return re.compile(r"(?<![将会可应需要只没所具含享另签订仍])有(?:约|逾|超过?|近|大约)? ?$")


def _is_had(sentence: Sentence, quantity: Quantity) -> bool:
    """True for what somebody has, in a clause that speaks of no plan before it."""
    before = sentence.text[max(sentence.span.start, quantity.start - 8) : quantity.start]
    if had_pattern().search(before) is None:
        return False
    planned = sentence.tagged(("planned", "target"), sentence.clause(quantity.start)[0], quantity.start)
    return not planned and not sentence.has("dropped")


@cache
def taken_up_pattern() -> re.Pattern[str]:
    """Before a figure: an option that is taken up, "exercised its option on another"."""
    return re.compile(
        r"(?<![a-z])(?:exercis(?:e|es|ed|ing)|took up|taken up|takes up) (?:its|the|an|this|"
        r"that) option[^,;.]{0,30}$"
    )


def is_sized_at_a_place(sentence: Sentence, quantity: Quantity) -> bool:
    """True for the size of a place where something else is to be: "wants 104,000 GPUs at a 240 MW data center"."""
    before = sentence.text[max(sentence.span.start, quantity.start - 12) : quantity.start]
    return at_a_place_pattern().search(before) is not None


def is_glossed(sentence: Sentence, cue: Hit, quantity: Quantity) -> bool:
    """True for a word alone in brackets right behind the figure: "500,000+ GPUs (planned)"."""
    return (
        cue.start - quantity.end <= 3
        and sentence.text[quantity.end : cue.start].strip() in ("(", "+ (")
        and sentence.text.startswith(")", cue.end)
    )
