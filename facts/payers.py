"""Who pays and who gets: the party of a deal that a figure belongs to, by the verb between the two."""

from __future__ import annotations

import re
from functools import cache

from facts.buyers import buyer, given_access, spender
from facts.catalogue import NameHit
from facts.contenders import rank
from facts.placing import goes_to_pattern
from facts.quantities import Kind, Quantity
from facts.reading import Sentence
from facts.roles import is_compared, is_state, is_vendor
from facts.tables.buyers import LABORATORIES
from facts.topic import Topic
from facts.types import Metric, Subject


def by_the_payment(sentence: Sentence, quantity: Quantity, metric: Metric, topic: Topic) -> Subject | None:
    """The payer of "A is to pay B $1.3 billion", the receiver of chips, or whom a supplier told of serves."""
    if quantity.kind is Kind.MONEY:
        if sentence.weight > 1:
            return _signer(sentence, quantity, topic)
        return (
            given_access(sentence, quantity)
            or _payer(sentence, quantity)
            or buyer(sentence, quantity)
            or spender(sentence, quantity)
            or _of_whom_the_figure_is(sentence, quantity)
        )
    if quantity.kind is Kind.COUNT:
        return _receiver(sentence, quantity) or _builder_behind(sentence, quantity, topic)
    if metric is Metric.POWER:
        described = _of_the_apposition(sentence, quantity) or _planned_by(sentence, quantity)
        if described is not None:
            return described
        return _served(sentence, quantity, topic) or _builder_behind(sentence, quantity, topic)
    return None


@cache
def pays_pattern() -> re.Pattern[str]:
    """Right before a sum, as written: that somebody is paid it, "promised AWS ", "handed Dell an estimated "."""
    return re.compile(
        r"(?<![A-Za-z])(?:pays?|paid|paying|promised|promises|promising|owes?|owed|guarantees?|guaranteed|"
        r"wires|wired|(?P<gives>handed|hands|handing|awarded|awards|gave|"
        r"gives?)) (?:the )?[A-Z][\w&.'’-]{1,20}(?: [A-Z][\w&.'’-]{0,20}){0,2}(?: (?:about|some|roughly|up to|"
        r"as much as|more than|over|nearly|around|another|an?|an estimated|an additional|a total of|at least|"
        r"close to|almost|just)){0,3} ?[A-Za-z]{0,3}$"
    )


@cache
def order_pattern() -> re.Pattern[str]:
    """Behind a sum: that it is of goods ordered, " order", "-a-year contract"."""
    return re.compile(
        r"(?:[ -](?:a-year|[a-z0-9]{2,10})){0,3} (?:orders?|contracts?|deals?|commissions?|leases?)(?![a-z])"
    )


@cache
def passive_pattern() -> re.Pattern[str]:
    """Right before a verb of paying: that somebody is paid, "was"."""
    return re.compile(r"(?<![a-z])(?:is|are|was|were|be|been|being) (?:[a-z]{3,10} )?$")


def _payer(sentence: Sentence, quantity: Quantity) -> Subject | None:
    low = max(sentence.span.start, quantity.start - 80)
    pays = pays_pattern().search(sentence.raw, low, quantity.start)
    if pays is None or (pays["gives"] and order_pattern().match(sentence.text, quantity.end) is None):
        return None
    if any(name.is_place and name.start > quantity.end for name in sentence.names):
        return None  # what is paid for a site is the site's
    verb = pays.start()
    if passive_pattern().search(sentence.before(verb, 12)) or "'s" in pays.group() or "’s" in pays.group():
        return None
    if any(name.is_place and verb <= name.start < quantity.start for name in sentence.names):
        return None
    clause = sentence.clause(verb)[0]
    payers = [each for each in sentence.names if each.end <= verb and not is_compared(sentence, each)]
    close = [each for each in payers if each.start >= clause] or payers[-1:]
    if not close or is_state(close[0]) or sentence.text.startswith("'s", close[0].end):
        return None
    return close[0].subject


@cache
def at_pattern() -> re.Pattern[str]:
    """Before a name of which a figure is told for comparison: ", and at"."""
    return re.compile(r"(?:^|[,;.(]|(?<![a-z])(?:and|but|while))\s?(?:and |but |while )?(?:at|for|over at) $")


@cache
def sum_word_pattern() -> re.Pattern[str]:
    """Before a figure: the word for it and its verb, "the number was"."""
    return re.compile(
        r"(?<![a-z])(?:figure|number|total|sum|tally|amount|budget|equivalent) (?:is|was|stands|will|comes|"
        r"would|runs)(?![a-z])"
    )


@cache
def figure_is_pattern() -> re.Pattern[str]:
    """Behind such a name: ", which is short of space, the figure is"."""
    return re.compile(
        r"(?:, (?:which|who|whose) [^,;.]{3,60})?,? (?:the|that|this|its) (?:figure|number|total|sum|tally|amount|"
        r"budget|equivalent|comparable figure) (?:is|was|stands at|will be|comes to|would be|runs to)"
        r"(?: (?:about|some|roughly|up to|as much as|more than|over|nearly|around|between|"
        r"closer to)){0,2} ?[a-z]{0,3}"
    )


def _of_whom_the_figure_is(sentence: Sentence, quantity: Quantity) -> Subject | None:
    if sum_word_pattern().search(sentence.before(quantity.start, 50)) is None:
        return None
    return next(
        (
            name.subject
            for name in reversed(sentence.names)
            if name.end <= quantity.start
            and figure_is_pattern().fullmatch(sentence.text, name.end, quantity.start)
            and at_pattern().search(sentence.before(name.start, 16))
        ),
        None,
    )


def _receiver(sentence: Sentence, quantity: Quantity) -> Subject | None:
    """The G42 of "100,000 are earmarked for G42"; of "for Samsung's factory" the contest tells whose."""
    if any(name.is_place and name.start > quantity.end for name in sentence.names):
        return None
    return next(
        (
            name.subject
            for name in sentence.names
            if name.start > quantity.end
            and goes_to_pattern().fullmatch(sentence.text, quantity.end, name.start)
            and not sentence.text.startswith("'s ", name.end)
        ),
        None,
    )


@cache
def provides_pattern() -> re.Pattern[str]:
    """Between a supplier and the capacity that it supplies to somebody told of before: ", which will provide"."""
    return re.compile(
        r",? (?:which |who )?(?:will |is to |has agreed to |agreed to |would |is going to )?(?:provide|supply|"
        r"deliver|furnish|contribute)s?(?: it| them| the company| the startup)?(?: with)?(?: (?:about|some|"
        r"roughly|up to|as much as|more than|over|nearly|around|another|an additional|a further|"
        r"at least)){0,2} "
    )


@cache
def turn_pattern() -> re.Pattern[str]:
    """Before a supplier: that it is the next one the buyer told of turns to, "This time it is"."""
    turn = r"(?:this time|now|next|latest|newest|most recent)"
    return re.compile(rf"(?<![a-z]){turn}(?: (?:it is|it's|is|comes|came))? (?:[a-z]{{2,8}} )?$")


def _served(sentence: Sentence, quantity: Quantity, topic: Topic) -> Subject | None:
    """The laboratory told of before, in a sentence that names only who supplies it."""
    buyer = topic.buyer or topic.company
    names: list[NameHit] = [name for name in sentence.names if not is_vendor(name)]
    if buyer is None or buyer.name not in LABORATORIES or len({name.subject.name for name in names}) != 1:
        return None
    if names[0].is_place or names[0].subject.name in LABORATORIES:
        return None
    if (
        turn_pattern().search(sentence.before(names[0].start, 40)) is None
        or topic.company_at != sentence.index - 1
    ):
        return None
    supplies = provides_pattern().fullmatch(sentence.text, names[0].end, quantity.start)
    return buyer if supplies else None


THAT = (" that ", " which ", " that the ", " which the ")
APART = 115  # letters between a figure and the one who builds what it measures


@cache
def will_build_pattern() -> re.Pattern[str]:
    """Behind that name: " says it will set up"."""
    return re.compile(
        r"(?: says| said| announced| confirmed)? ?(?:it )?(?:will|plans to|is to|is going to|intends to|"
        r"wants to|hopes to|has promised to|is|would) (?:now |also |jointly )?(?:set up|build|building|open|"
        r"create|construct|install|develop|developing|deploy|run|operate|assemble)(?![a-z])"
    )


def _builder_behind(sentence: Sentence, quantity: Quantity, topic: Topic) -> Subject | None:
    """The company of "50,000 GPUs are to go into an AI factory that Hyundai says it will set up", if none leads."""
    if topic.place is not None:
        return None
    names = [name for name in sentence.names if not is_vendor(name) and not is_state(name)]
    if not names or names[0].is_place or names[0].start < quantity.end:
        return None
    first = names[0]
    gap = sentence.text[quantity.end : min(first.start, quantity.end + APART)]
    linked = gap.endswith(THAT) and not any(mark in gap for mark in ".;:")
    return first.subject if linked and will_build_pattern().match(sentence.text, first.end) else None


@cache
def together_with_pattern() -> re.Pattern[str]:
    """Between the two parties of a contract in Chinese, or before the second: 微软同, 它又同."""
    return re.compile(r"(?:又|还|也|已|则|再|此前|日前|近日|随后|双方)?(?:与|同|和|跟) ?")


@cache
def it_with_pattern() -> re.Pattern[str]:
    """The same where the first is only pointed at, before the second: 它又同."""
    return re.compile(r"(?:它|其|该公司|公司|后者)(?:又|还|也|已|则|再|随后)?(?:与|同|和|跟) ?$")


@cache
def signs_pattern() -> re.Pattern[str]:
    """Behind the second party: that a contract is signed or spoken of, 签了五年合同, 谈起一笔."""
    return re.compile(r"[^,。;]{0,8}(?:签|达成|敲定|订立|谈)[^,。;]{0,30}(?:合同|合约|协议|订单|租约|大单)")


def _signer(sentence: Sentence, quantity: Quantity, topic: Topic) -> Subject | None:
    """Who pays of the two whom a contract in Chinese names before its sum: the laboratory, the cloud, the first."""
    led = _leader_of_contracts(sentence, quantity)
    if led is not None:
        return led
    for at, name in reversed(list(enumerate(sentence.names))):
        if name.end > quantity.start or name.is_place:
            continue
        signed = signs_pattern().match(sentence.text, name.end)
        if signed is None or signed.end() > quantity.start + 24:
            continue
        first = sentence.names[at - 1] if at else None
        if first is not None and together_with_pattern().fullmatch(sentence.text, first.end, name.start):
            return _larger(first.subject, name.subject)
        if it_with_pattern().search(sentence.before(name.start, 10)) and topic.first is not None:
            return topic.first if topic.first.name != name.subject.name else None
    return None


def _larger(one: Subject, other: Subject) -> Subject | None:
    """Who of two rather buys than rents out; None where the tables do not tell."""
    if rank(one) == rank(other):
        return None
    return one if rank(one) > rank(other) else other


# In a description: what is done together with another, or for another.
OF_ANOTHER = (
    " it ",
    " they ",
    " we ",
    " he ",
    " supply ",
    " supplies ",
    " give ",
    " build ",
    " offer ",
    " provide",
)


@cache
def described_pattern() -> re.Pattern[str]:
    """Between a name and a figure in what describes it: ", a onetime miner that began this year with"."""
    return re.compile(r", (?:an?|the|once an?) (?:[a-z0-9'-]{2,14} ){1,6}(?:that|which|with) [^,;.()]{0,70}")


def _of_the_apposition(sentence: Sentence, quantity: Quantity) -> Subject | None:
    """The CoreWeave of "with CoreWeave, a onetime miner that began this year with 850 megawatts"."""
    before = [name for name in sentence.names if name.end <= quantity.start]
    if not before or before[-1].is_place or is_vendor(before[-1]):
        return None
    told = described_pattern().fullmatch(sentence.text, before[-1].end, quantity.start)
    others = told is not None and any(word in told.group() for word in OF_ANOTHER)
    return before[-1].subject if told and not others else None


@cache
def contract_of_pattern() -> re.Pattern[str]:
    """Behind the other party of a contract, up to its sum: 的六年合约承诺支出逾, 那一份最高."""
    return re.compile(
        r"的[^,。;]{0,8}(?:合约|合同|协议|订单)[^,。;\d]{0,12}|(?:那一?份|那一?笔|这一?份)[^,。;\d]{0,6}"
    )


def _leader_of_contracts(sentence: Sentence, quantity: Quantity) -> Subject | None:
    """The Meta of "Meta…,与Google Cloud的六年合约承诺支出逾100亿美元": it leads, the other rents out."""
    before = [name for name in sentence.names if name.end <= quantity.start]
    if len(before) < 2 or before[0].is_place or before[0].start - sentence.span.start > 4:
        return None
    last = before[-1]
    told = contract_of_pattern().fullmatch(sentence.text, last.end, quantity.start)
    if not told or last.subject.name == before[0].subject.name:
        return None
    other = before[-2]
    if together_with_pattern().fullmatch(sentence.text, other.end, last.start):
        return _larger(other.subject, last.subject)
    return last.subject if rank(last.subject) > rank(before[0].subject) else before[0].subject


@cache
def planned_by_pattern() -> re.Pattern[str]:
    """Between watts and whose plan they are: " data centre ecosystem planned by"."""
    return re.compile(
        r"(?:[ -][a-z-]{2,14}){1,5} (?:planned|proposed|envisaged|envisioned|sought|targeted) by (?:the )?"
    )


def _planned_by(sentence: Sentence, quantity: Quantity) -> Subject | None:
    behind = [name for name in sentence.names if name.start >= quantity.end]
    told = behind and planned_by_pattern().fullmatch(sentence.text, quantity.end, behind[0].start)
    return behind[0].subject if told else None
