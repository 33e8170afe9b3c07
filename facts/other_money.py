"""Money of other kinds: revenue, funding, stakes, takeovers, goods sold, prices per unit."""

from __future__ import annotations

import re
from functools import cache

from facts.quantities import Quantity
from facts.reading import Sentence
from facts.tables.chips import VENDORS
from facts.tables.countries import COUNTRIES
from facts.tables.domain import HEADS
from facts.types import SubjectKind


def is_ruled_out(sentence: Sentence, quantity: Quantity) -> bool:
    """True where the words right beside an amount make it something else than spending on infrastructure."""
    near = sentence.nearest
    stake = _is_stake(sentence, quantity) and not sentence.tagged(
        ("money_object",), quantity.end, sentence.clause(quantity.start)[1]
    )
    named = any(name.start < quantity.start for name in sentence.names)
    return (
        yearly_pattern().match(sentence.text, quantity.end) is not None
        or other_behind_pattern().match(sentence.text, quantity.end) is not None
        or stake
        or sentence.has("chip_other")
        or _buys_a_company(sentence, quantity)
        or _is_sold(sentence, quantity)
        or costs_a_unit(sentence, quantity)
        or _is_of_a_head(sentence, quantity)
        or near(quantity, "industry") < min(50, near(quantity, "computing"))
        or (near(quantity, "threshold") < 60 and not named)
    )


@cache
def yearly_pattern() -> re.Pattern[str]:
    return re.compile(
        r"[ -]?(?:a|per|each|/) ?-?(?:share|token|hour|user|kwh|mwh|watt|chip|gpu|rack|server|unit|"
        r"kilowatt|megawatt|gigawatt|mw|gw)|/(?:股|张|台|小时|年|月)|每股"
    )


@cache
def other_behind_pattern() -> re.Pattern[str]:
    """A noun directly behind the amount that makes it something else: "$30 billion valuation"."""
    return re.compile(
        r"(?: ?\([^()]{1,24}\))?[ -]?(?:的)?(?:in |of |worth of )?(?:(?:annual|new|fresh|total|net|quarterly|convertible|"
        r"senior|project|combined|projected|additional|debt|equity|private|post-money|pre-money|market|"
        r"tax|cloud|ai|series [a-h]) ){0,3}"
        r"(?:revenue|sales|valuation|market cap|market value|profit|income|loss|funding|financing|"
        r"round|raise|debt|loan|bond|equity|stake|acquisition|investment option|strategic investment|"
        r"ipo|backlog|ebitda|cash(?! cap)|fund\b|fine|tax|grant|subsid|arr\b|notes|credit|bridge|earnings|"
        r"transmission|power(?! pla)|electricity|water|land|stock|shares|"
        r"(?:green |blue )?(?:hydrogen|ammonia|desalination|port(?![a-z])|airport|railway|refinery|lng|steel)|"
        r"(?:\([^()]{1,12}\) )?(?:coming|came|derived|stemming) from|"
        r"buyback|takeover|bill\b|fraud|opportunity|market|compensation|award|"
        r"(?:above|below|higher than|lower than|more than|less than|short of|ahead of|over) (?:[a-z']{1,12} ){0,2}"
        r"(?:forecast|estimate|expect|guidance|previous|consensus|prior|projection)|"
        r"(?:to|in|into|on|for|toward) (?:clean|renewable|green|nuclear|solar|wind) |入股|"
        r"营收|收入|估值|市值|利润|净利|亏损|融资|贷款|债|股权|股份|收购|基金|现金(?!资本)|罚款|订单积压|"
        r"电网|输电|电力|能源|研发|营业额|美元融资|信贷|补贴)"
    )


@cache
def compared_with_pattern() -> re.Pattern[str]:
    """Between two amounts of one thing: the whole and its part, the new and the old."""
    return re.compile(
        r"[^.;。]{0,24}?(?:including|of which|up from|down from|compared (?:with|to)|versus|其中|包括|高于|低于|"
        r"较去年|较上)[^,.;。]{0,12}"
    )


@cache
def takeover_pattern() -> re.Pattern[str]:
    """Behind an amount, as written: a company that is bought, "$40 billion deal to buy Aligned Data Centers"."""
    return re.compile(
        r" (?:[a-z-]{2,12} ){0,3}to (?:buy|acquire|take over|purchase) (?:rival |startup )?(?=[A-Z])"
    )


def _buys_a_company(sentence: Sentence, quantity: Quantity) -> bool:
    match = takeover_pattern().match(sentence.raw, quantity.end)
    if match is None:
        return False
    return not any(name.start == match.end() and name.subject.name in VENDORS for name in sentence.names)


@cache
def sold_pattern() -> re.Pattern[str]:
    """Before an amount: a maker that sells, or books, rather than builds: "expects to sell on the order of"."""
    return re.compile(
        r"(?<![a-z])(?:to sell|will sell|sold|sells|sales of|revenues? of|bookings of|orders (?:for|of|"
        r"worth)|backlog of)"
        r"(?: [a-z]{1,12}){0,5} ?(?:[a-z]{0,3}[$€£¥₹])?$"
    )


def _is_sold(sentence: Sentence, quantity: Quantity) -> bool:
    before = sentence.text[max(sentence.clause(quantity.start)[0], quantity.start - 60) : quantity.start]
    return sold_pattern().search(before) is not None


@cache
def unit_cost_pattern() -> re.Pattern[str]:
    """Before an amount in Chinese: what one unit costs, 每吉瓦 AI 数据中心造价在."""
    return re.compile(
        r"(?:每(?:建设|新增|1|一|个)?|(?<![\d.])1) ?(?:吉瓦|兆瓦|gw|mw|千瓦|机柜|台|张|颗|块)[^,;。\d]{0,24}$"
    )


def costs_a_unit(sentence: Sentence, quantity: Quantity) -> bool:
    before = sentence.text[max(sentence.span.start, quantity.start - 36) : quantity.start]
    return unit_cost_pattern().search(before) is not None


@cache
def stake_behind_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?: (?:partnership |strategic |equity |planned |further |"
        r"additional )?investment)?(?: more)? in(?:to)? (?:the )?"
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
    return re.compile(r" ?(?:追加|再|总计|共|计划)?(?:投资|注资|入股|增资)")


@cache
def stake_in_it_pattern() -> re.Pattern[str]:
    return re.compile(r"[向对](?:其|该公司|后者|前者|它)(?:追加|再|共)?(?:投资|注资|入股)")


def _is_stake(sentence: Sentence, quantity: Quantity) -> bool:
    """True for money put into a company: "invest $10 billion in OpenAI", 向OpenAI投资1000亿美元."""
    if stake_in_it_pattern().search(
        sentence.text[max(sentence.span.start, quantity.start - 14) : quantity.start]
    ):
        return True
    companies = [
        name
        for name in sentence.names
        if name.subject.kind is SubjectKind.COMPANY and name.subject.name not in COUNTRIES
    ]
    low = sentence.clause(quantity.start)[0]
    if open_stake_pattern().match(sentence.text, quantity.end) and relative_pattern().search(
        sentence.text, max(sentence.span.start, low - 8), quantity.start
    ):
        return True
    behind = stake_behind_pattern().match(sentence.text, quantity.end)
    if behind and any(name.start == behind.end() for name in companies):
        return True
    for name in companies:
        before = sentence.text[max(0, name.start - 2) : name.start].strip()
        close = name.end <= quantity.start and quantity.start - name.end <= 24
        if close and before.endswith(("向", "对")) and stake_before_pattern().match(sentence.text, name.end):
            return True
    return False


def _is_of_a_head(sentence: Sentence, quantity: Quantity) -> bool:
    """True where the clause is about revenue or the like: "revenue is expected to be in the range of"."""
    low, _ = sentence.breath(quantity.start)
    heads = [cue for cue in sentence.tagged(("money_other",), low, quantity.start) if cue.phrase in HEADS]
    if not heads:
        return False
    between = sentence.tagged(("capex", "money_spent", "money_object"), heads[-1].end, quantity.start)
    amounts = [q for q in sentence.quantities if heads[-1].end <= q.start < quantity.start]
    return not between and not any(q.kind is quantity.kind for q in amounts)
