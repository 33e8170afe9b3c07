"""Money put into companies, which is no spending on infrastructure."""

from __future__ import annotations

import re
from functools import cache

from facts.catalogue import NameHit
from facts.quantities import Kind, Quantity
from facts.reading import Sentence
from facts.roles import listed_with
from facts.tables.buyers import LABORATORIES
from facts.tables.chips import VENDORS
from facts.tables.countries import COUNTRIES


@cache
def stake_behind_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?: (?:partnership |strategic |equity |planned |further |additional )?investment)?(?: more)? "
        r"in(?:to)? (?:the )?|(?:投?给|投向|于)了?"
    )


@cache
def stake_in_one_pattern() -> re.Pattern[str]:
    """Behind an amount: money put into somebody who is not named here, "up to $5 billion in the company"."""
    return re.compile(
        r"(?:,? (?:respectively|each|apiece))?(?: more)? in(?:to)? (?:the|that|this) (?:[a-z-]{2,12} ){0,2}"
        r"(?:company|startup|start-up|lab|firm|organi[sz]ation|group|nonprofit|"
        r"non-profit|maker|developer|owner|upstart|outfit|unicorn|chipmaker|ai developer|model maker)(?![a-z'])"
    )


@cache
def open_stake_pattern() -> re.Pattern[str]:
    """Behind an amount that a relative clause puts into somebody: "which Amazon has invested $8 billion in"."""
    return re.compile(r" in(?=[.,;)]|$)")


@cache
def relative_pattern() -> re.Pattern[str]:
    return re.compile(r"(?<![a-z])(?:which|whom|that) ")


@cache
def stake_before_pattern() -> re.Pattern[str]:
    return re.compile(
        r" ?(?:追加|再|总计|共|计划|各|分别|均|已)?(?:投资|注资|入股|增资)| ?(?:追加|再投|投入|注入)(?:了|约|"
        r"近|至多|最多|最高|逾)? ?\d[\d,.]{0,9} ?[千百十]?[万亿]?(?:美元|欧元|元|英镑|日元|"
        r"韩元)(?:的)?(?:股权)?(?:投资|注资|入股)|认购[^,。;]{0,16}(?:股|可转债|票据)"
    )


@cache
def stake_in_it_pattern() -> re.Pattern[str]:
    return re.compile(r"[向对](?:其|该公司|这家公司|后者|前者|它)(?:追加|再|共)?(?:投资|注资|入股)")


@cache
def capital_pattern() -> re.Pattern[str]:
    """Right before an amount: capital put into a company, 今日注资."""
    return re.compile(r"(?:注资|回注|入股|增资|投资入股)(?:了|约|达|至多|最多|最高)? ?$")


@cache
def given_pattern() -> re.Pattern[str]:
    """Before an amount that one company gives to another: "has so far committed roughly"."""
    return re.compile(
        r"(?<![a-z])(?:commit(?:s|ted|ting)?|inject(?:s|ed|ing)?|put(?:s|ting)?|pour(?:s|ed|ing)?|pump(?:s|ed|"
        r"ing)?|funnel(?:s|led|ing)?|plow(?:s|ed|ing)?|gave|giv(?:es|en|ing)|hand(?:s|ed|ing)?|provid(?:es|ed|"
        r"ing))(?: [a-z]{2,12}){0,3} ?(?:[a-z]{0,3}[$€£¥₹])?$"
    )


@cache
def injected_pattern() -> re.Pattern[str]:
    """Before an amount that can only be put into a company: "has injected about"."""
    return re.compile(r"(?<![a-z])inject(?:s|ed|ing)?(?: [a-z]{2,12}){0,3} ?(?:[a-z]{0,3}[$€£¥₹])?$")


def _is_given_to_a_laboratory(sentence: Sentence, quantity: Quantity) -> bool:
    """True for "has committed roughly $8 billion to Anthropic", which buys a share of it."""
    before = sentence.text[max(sentence.span.start, quantity.start - 60) : quantity.start]
    if injected_pattern().search(before):
        return True
    if given_pattern().search(before) is None:
        return False
    return any(
        name.subject.name in LABORATORIES
        and sentence.text[quantity.end : name.start] in (" to ", " into ", " in ")
        and not sentence.text.startswith(("'s", " for ", "'"), name.end)
        for name in sentence.names
    )


@cache
def shares_pattern() -> re.Pattern[str]:
    """Behind an amount that buys shares: "worth of Intel stock", "into Intel at $23 a share", "for a stake"."""
    vendors = "|".join(re.escape(name.lower()) for name in VENDORS)
    return re.compile(
        r"(?: worth)?(?: of| in) (?:[a-z.'-]{2,14} ){0,3}(?:stock|shares|common stock)(?![a-z])|"
        rf" in(?:to)? (?:{vendors})(?: stock| shares)?(?= at |[,.;]| for a| in exchange|$)|"
        r" (?:for|in exchange for|in return for) (?:a|an) (?:[a-z0-9.%-]{1,12} ){0,2}(?:stake|share)(?![a-z])"
    )


def _buys_shares(sentence: Sentence, quantity: Quantity) -> bool:
    return shares_pattern().match(sentence.text, quantity.end) is not None


def is_stake(sentence: Sentence, quantity: Quantity) -> bool:
    """True for money put into a company: "invest $10 billion in OpenAI", 向OpenAI投资1000亿美元."""
    if _is_given_to_a_laboratory(sentence, quantity) or _buys_shares(sentence, quantity):
        return True
    if capital_pattern().search(
        sentence.text[max(sentence.span.start, quantity.start - 10) : quantity.start]
    ):
        return True
    if stake_in_it_pattern().search(
        sentence.text[max(sentence.span.start, quantity.start - 14) : quantity.start]
    ):
        return True
    companies = [name for name in sentence.names if not name.is_place and name.subject.name not in COUNTRIES]
    low = sentence.clause(quantity.start)[0]
    if open_stake_pattern().match(sentence.text, quantity.end) and relative_pattern().search(
        sentence.text, max(sentence.span.start, low - 8), quantity.start
    ):
        return True
    if stake_in_one_pattern().match(sentence.text, quantity.end) or _shares_a_stake(sentence, quantity):
        return True
    behind = stake_behind_pattern().match(sentence.text, quantity.end)
    if behind and any(name.start == behind.end() for name in companies):
        return True
    for name in companies:
        first = listed_with(sentence, name)[0] if listed_with(sentence, name) else name
        before = sentence.text[max(0, first.start - 2) : first.start].strip()
        close = name.end <= quantity.start and quantity.start - name.end <= 24
        if close and _is_paid_into(sentence, name, quantity):
            return True
        if (
            close
            and before.rstrip().endswith(("向", "对"))
            and stake_before_pattern().match(sentence.text, name.end)
        ):
            return True
    return False


@cache
def paid_into_pattern() -> re.Pattern[str]:
    """Between a laboratory's name and an amount put into it: 承诺投资, 投入至少."""
    return re.compile(
        r" ?(?:已|承诺|累计|总共|总计|共|再|追加|额外){0,2}(?:投资|投入|注资)(?:了|至少|超过|约|近|逾|最多|"
        r"高达){0,2} ?|"
        r" ?(?:了|共|累计|至少|超过|约|近|逾){1,2} ?"
    )


@cache
def to_a_rival_pattern() -> re.Pattern[str]:
    """Right before the laboratory: 向竞争对手, or 投资 alone."""
    return re.compile(r"[向对](?:竞争对手|对手|初创公司|人工智能公司|ai公司)?$|(?:累计|已|共|再)?投资$")


def _is_paid_into(sentence: Sentence, name: NameHit, quantity: Quantity) -> bool:
    """True for 此前已向竞争对手Anthropic承诺投资80亿美元, 累计投资OpenAI超过130亿美元."""
    if name.subject.name not in LABORATORIES or sentence.weight == 1:
        return False
    led = to_a_rival_pattern().search(sentence.before(name.start, 10)) is not None
    return led and paid_into_pattern().fullmatch(sentence.text, name.end, quantity.start) is not None


def _shares_a_stake(sentence: Sentence, quantity: Quantity) -> bool:
    """True for the first of two amounts that go to one company: "up to $10 billion and up to $5 billion in the"."""
    following = next((each for each in sentence.quantities if each.start >= quantity.end), None)
    if following is None or following.kind is not Kind.MONEY:
        return False
    gap = sentence.text[quantity.end : following.start]
    linked = gap.startswith((" and ", "和", "、")) and len(gap) <= 14
    return linked and is_stake(sentence, following)


def goes_on_investing(sentence: Sentence, quantity: Quantity) -> bool:
    """True for an amount behind that of a stake, which names no object of its own: "and up to $20 billion later"."""
    low, high = sentence.clause(quantity.start)
    if any(low <= name.start < high and name.subject.name in COUNTRIES for name in sentence.names):
        return False
    if any(
        cue.phrase in ("采购", "购买", "purchase", "buy") for cue in sentence.tagged(("buying",), low, high)
    ):
        return False
    return not sentence.tagged(("money_object", "computing", "capex", "deal"), low, high)
