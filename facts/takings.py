"""Amounts that a company takes in or is worth, by the words around them rather than a noun beside them."""

from __future__ import annotations

import re
from functools import cache

from facts.quantities import Kind, Quantity
from facts.reading import Sentence
from facts.types import SubjectKind


@cache
def risen_pattern() -> re.Pattern[str]:
    """Right before an amount: takings that rose or fell to it, "sales rose 62% to", "revenue was up 24% at"."""
    return re.compile(
        r"(?<![a-z])(?:sales|revenues?|income|profits?|earnings|bookings|backlog|orders|"
        r"turnover)(?: (?!rose|fell)[a-z-]{2,14}){0,4} (?:rose|fell|jumped|grew|climbed|surged|soared|slipped|"
        r"dropped|increased|declined|(?:were|was|are|is) (?:up|down))(?: (?:by )?(?:about |nearly |"
        r"some )?\d{1,4}(?:\.\d{1,2})?(?: ?%| per ?cent))?(?:, | )(?:to|at|reaching|"
        r"hitting)(?: [a-z]{2,10}){0,2} ?(?:[a-z]{0,3}[$€£¥₹])?$"
    )


@cache
def revenue_from_pattern() -> re.Pattern[str]:
    """Right before what a business brings in: "puts revenue from the data center leases at"."""
    return re.compile(
        r"(?<![a-z])(?:revenues?|sales|rent) from (?:(?! to |capex|capital|spend|invest|will )[^,.;]){3,60}"
        r" (?:at|of|to)(?: (?:about|around|roughly|some|nearly|over)){0,2} ?(?:[a-z]{0,3}[$€£¥₹])?$"
    )


@cache
def company_worth_pattern() -> re.Pattern[str]:
    """Behind a company's name, up to an amount: what it is worth itself, "could be worth between"."""
    return re.compile(
        r"(?: itself| alone)? (?:is|was|may be|might be|could be|would be|will be|to be|being|has been|is now|"
        r"was then) (?:worth|valued at)(?: (?:about|around|roughly|some|over|more than|nearly|almost|up to|between|"
        r"as much as|an estimated|anywhere from)){0,2} ?[a-z]{0,3}[$€£¥₹]?"
    )


BESIDE_A_PARTNER = (" with ", " for ", " by ", " of ", " to ", " from ", " at ")


def _is_its_worth(sentence: Sentence, quantity: Quantity) -> bool:
    """True for what a company is worth itself, not its "contract with IREN"."""
    return any(
        name.subject.kind is SubjectKind.COMPANY
        and not sentence.before(name.start, 6).endswith(BESIDE_A_PARTNER)
        and company_worth_pattern().fullmatch(sentence.text, name.end, quantity.start)
        for name in sentence.names
    )


@cache
def worth_now_pattern() -> re.Pattern[str]:
    """Right before what a company is worth: "that is now worth", 公司如今价值."""
    return re.compile(
        r"(?<![a-z])(?:now|currently|today) (?:itself )?(?:worth|valued at)(?: [a-z]{2,10}){0,2} ?"
        r"(?:[a-z]{0,3}[$€£¥₹])?$|(?:公司|企业|身价|身家)(?:如今|目前|现在)?(?:价值|值)[^,;。\d]{0,4}$"
    )


@cache
def set_off_pattern() -> re.Pattern[str]:
    """Right before what an investment sets off elsewhere: 带动的本地供应链投资约, 可创造的经济效益."""
    return re.compile(
        r"(?:带动|拉动|撬动|催生)[^,;。\d]{0,14}(?:投资|产值|支出|消费|效益|产业)[^,;。\d]{0,6}$|"
        r"(?:经济|社会)(?:效益|贡献|影响)[^,;。\d]{0,6}$"
    )


@cache
def market_expected_pattern() -> re.Pattern[str]:
    """Before an amount that only analysts had expected: 市场此前预计为, "Wall Street had been looking for"."""
    return re.compile(
        r"(?:市场|分析师|华尔街|外界)[^,。;\d]{0,6}(?:预计|预期|预估|预测)(?:为|在|约|是)?[^,;。\d]{0,3}$|"
        r"(?:analysts|wall street|the street|investors|consensus)(?: had| have)? (?:been )?(?:expected|expecting|"
        r"forecast|"
        r"estimated|estimates?|looking for|looked for|pencilled in|penciled in)(?: (?:of|for|about|around|roughly|"
        r"some)){0,2} ?"
        r"(?:[a-z]{0,3}[$€£¥₹])?$"
    )


@cache
def had_expected_pattern() -> re.Pattern[str]:
    """The same behind the amount: "the $30 billion that analysts had expected"."""
    return re.compile(
        r" (?:that |which )?(?:analysts|wall street|the street|investors|the market|consensus)(?: had| have)? "
        r"(?:been )?(?:expect|forecast|estimat|look|pencil|predict|anticipat|project)|"
        r" (?:above|more than|higher than|over|below|less than|short of|ahead of) (?:what )?(?:analysts|wall street|"
        r"the street|investors|the market|consensus|expectations|estimates|forecasts)(?![a-z])"
    )


@cache
def contributed_pattern() -> re.Pattern[str]:
    """Right before what a part of a business took in: "HPC hosting contributed"."""
    return re.compile(
        r"(?<![a-z])(?:contributed|brought in|yielded|took in|(?:has|have) taken in)(?: [a-z]{2,10}){0,2} ?[$€£]?$"
    )


@cache
def earned_pattern() -> re.Pattern[str]:
    """Behind what somebody earned: "the $41.1 billion Nvidia earned from data centers"."""
    return re.compile(
        r" (?:that |which )?(?:it|the company|[a-z.]{3,14})(?: has| had)? (?:earned|took in|brought in|raked in|"
        r"generated|booked|posted|pocketed|collected)(?![a-z])"
    )


UNMET = "待履行|积压|待履约|未履约|未履行|待执行|未执行|待交付|未交付|在手|剩余履约|未完成"
NOT_FULFILLED = rf"(?:{UNMET})的?[^,;。\d]{{0,4}}(?:订单|合同|义务|合约)"


@cache
def backlog_pattern() -> re.Pattern[str]:
    """Orders not yet fulfilled, before an amount: 待履约订单升至, 积压订单环比增加,达."""
    return re.compile(
        rf"(?:{NOT_FULFILLED}|(?:订单|合同|合约)储备)[^;。\d]{{0,12}}(?:\d{{1,4}}(?:\.\d{{1,2}})?%)?[^;。\d]{{0,6}}$"
    )


@cache
def of_backlog_pattern() -> re.Pattern[str]:
    """The same behind it: 6250亿美元的未履约云合同."""
    return re.compile(rf"的?{NOT_FULFILLED}")


@cache
def alternative_pattern() -> re.Pattern[str]:
    """Between two amounts of one thing: ", or"."""
    return re.compile(r",? or (?:[a-z]{2,10} ){0,2}(?:[a-z]{0,3}[$€£¥₹])?")


@cache
def is_worth_pattern() -> re.Pattern[str]:
    """Behind what a company is worth, where that stands first: "At $8 billion, Together AI is worth"."""
    return re.compile(r", [^,.;]{2,30} (?:is|was) (?:now )?(?:worth|valued|priced)(?![a-z])")


def _goes_on_taking(sentence: Sentence, quantity: Quantity) -> bool:
    """True for the second of "self-mining contributed $68.1 million and hosting $10.3 million"."""
    earlier = [q for q in sentence.quantities if q.kind is quantity.kind and q.end <= quantity.start]
    if not earlier:
        return False
    before = sentence.text[max(sentence.span.start, earlier[-1].start - 40) : earlier[-1].start]
    gap = sentence.text[earlier[-1].end : quantity.start]
    return len(gap) <= 40 and gap.startswith(" and ") and contributed_pattern().search(before) is not None


def is_taken_in(sentence: Sentence, quantity: Quantity) -> bool:
    """True for sales that rise to an amount, what a company is worth, what was set off or only expected."""
    before = sentence.text[max(sentence.span.start, quantity.start - 90) : quantity.start]
    if (
        risen_pattern().search(before)
        or revenue_from_pattern().search(before)
        or set_off_pattern().search(before)
    ):
        return True
    if _is_its_worth(sentence, quantity):
        return True
    if market_expected_pattern().search(before) or had_expected_pattern().match(sentence.text, quantity.end):
        return True
    contributed = contributed_pattern().search(before) and not sentence.text.startswith(
        (" to ", " worth of "), quantity.end
    )
    if contributed or _goes_on_taking(sentence, quantity):
        return True
    if earned_pattern().match(sentence.text, quantity.end):
        return True
    if is_worth_pattern().match(sentence.text, quantity.end):
        return True
    if backlog_pattern().search(before) or of_backlog_pattern().match(sentence.text, quantity.end):
        return True
    contracted = sentence.tagged(("deal",), sentence.clause(quantity.start)[0], quantity.start)
    return worth_now_pattern().search(before) is not None and not contracted


def offered_with(sentence: Sentence, quantity: Quantity) -> Quantity | None:
    """The amount that this one stands beside as an alternative: the first of "$6.7 billion, or $16 billion if"."""
    for other in sentence.quantities:
        if other.kind is Kind.MONEY and other.currency == quantity.currency and other.end < quantity.start:
            if alternative_pattern().fullmatch(sentence.text, other.end, quantity.start):
                return other
    return None
