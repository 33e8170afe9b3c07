"""Judges money: spending on computing infrastructure, or revenue, valuations, funding and the like."""

from __future__ import annotations

import re
from functools import cache

from facts.power import is_a_forecast, opens_with_market, turns_to_market
from facts.quantities import Kind, Quantity
from facts.reading import Sentence
from facts.stage import side_of
from facts.tables.buyers import CAPACITY_SELLERS, LABORATORIES, LARGE_CLOUDS
from facts.tables.chips import VENDORS
from facts.tables.countries import COUNTRIES
from facts.types import SubjectKind

LEAST_MONEY = 10**7


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
        r"[ -]?(?:的)?(?:in |of |worth of )?(?:(?:annual|new|fresh|total|net|quarterly|convertible|"
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


def is_infrastructure(
    sentence: Sentence, quantity: Quantity, computing: bool, spending: bool = False
) -> bool:
    """True where the amount is spent, or to be spent, on AI-computing infrastructure.

    `computing` tells that the text around speaks of it, `spending` that it gave such amounts just before.
    """
    if quantity.value < LEAST_MONEY or yearly_pattern().match(sentence.text, quantity.end):
        return False
    if other_behind_pattern().match(sentence.text, quantity.end):
        return False
    near = sentence.nearest
    if _is_stake(sentence, quantity) and not sentence.tagged(
        ("money_object",), quantity.end, sentence.span.end
    ):
        return False
    if _buys_a_company(sentence, quantity) or sentence.has("chip_other"):
        return False
    if _is_sold(sentence, quantity) or _costs_a_unit(sentence, quantity):
        return False
    if near(quantity, "industry") < min(50, near(quantity, "computing")):
        return False
    if near(quantity, "threshold") < 60 and not any(name.start < quantity.start for name in sentence.names):
        return False
    leading = _leading(sentence, quantity)
    if leading is not None and _is_of_another_kind(sentence, leading):
        return False
    if _was_before(sentence, quantity):
        return True
    capex, other = near(quantity, "capex"), near(quantity, "money_other")
    if near(quantity, "per_unit") < 14 or _is_market(sentence, quantity):
        return False
    if capex < 60 and capex <= other + 10:
        return True
    if capex < 220 and other > 60 and not sentence.has("funding"):
        return True
    spent = near(quantity, "money_spent")
    if other > 12 and _names_its_object(sentence, quantity) and not sentence.has("market"):
        return True
    if other <= spent and other < 40:
        return False
    if _is_budget(sentence, quantity):
        return True
    if spending and outlay_pattern().search(
        sentence.text, max(sentence.clause(quantity.start)[0], quantity.start - 60), quantity.start
    ):
        return True
    if not _about_computing(sentence, quantity, computing):
        return False
    capacity = min(
        (abs(q.start - quantity.end) for q in sentence.quantities if q.kind is Kind.POWER), default=99
    )
    return (
        capacity < 30
        or spent < 80
        or near(quantity, "money_for") < 40
        or _names_its_object(sentence, quantity)
    )


@cache
def outlay_pattern() -> re.Pattern[str]:
    return re.compile(r"(?:expenditures?|spending|outlays?|capex)(?![a-z])|支出|开支|投入")


def _names_its_object(sentence: Sentence, quantity: Quantity) -> bool:
    """True for "a $10 billion data center"."""
    behind = sentence.tagged(("computing", "money_object"), quantity.end, quantity.end + 40)
    return any((cue.start - quantity.end) * sentence.weight <= 24 for cue in behind)


def _is_market(sentence: Sentence, quantity: Quantity) -> bool:
    """True for the spending of a whole industry, or of a typical site."""
    if is_a_forecast(sentence) or turns_to_market(sentence, quantity):
        return True
    if sentence.has("generic") and not any(name.subject.name not in VENDORS for name in sentence.names):
        return True
    named = any(name.start < quantity.start for name in sentence.names)
    near = sentence.nearest(quantity, "market") < 40 or opens_with_market(sentence, quantity)
    return near and not named


@cache
def summed_up_pattern() -> re.Pattern[str]:
    """Before an amount that sums up a purchase named in the clause before: 采购大量芯片,金额将超过."""
    return re.compile(r"(?:金额|总额|总价|价值|订单)[^,;。]{0,8}$")


def _between_semicolons(sentence: Sentence, quantity: Quantity) -> tuple[int, int]:
    low = sentence.text.rfind(";", sentence.span.start, quantity.start)
    high = sentence.text.find(";", quantity.end, sentence.span.end)
    return max(low, sentence.span.start), high if high >= 0 else sentence.span.end


def _about_computing(sentence: Sentence, quantity: Quantity, computing: bool) -> bool:
    """Whether the amount is for computing: by its sentence, or by the text around and a deal or project here."""
    low, high = sentence.clause(quantity.start)
    if sentence.tagged(("funding",), *side_of(sentence, quantity)) and not sentence.tagged(
        ("money_object", "capex"), low, high
    ):
        return False
    part = _between_semicolons(sentence, quantity)
    if sentence.tagged(("energy",), *part) and not sentence.tagged(("computing", "money_object"), *part):
        return False  # a plant beside the data center
    if sentence.has("money_object", "capex") or (
        sentence.has("ai_word") and sentence.has("infrastructure_word")
    ):
        return True
    if _is_supply_contract(sentence, quantity):
        return True
    summed = summed_up_pattern().search(
        sentence.text, max(sentence.span.start, quantity.start - 14), quantity.start
    )
    if sentence.has("chip_object") and sentence.nearest(quantity, "buying") < (90 if summed else 40):
        return True
    if any(name.subject.kind is not SubjectKind.COMPANY for name in sentence.names):
        return True
    if any(other.kind in (Kind.POWER, Kind.FLOPS) for other in sentence.quantities) and (
        computing or sentence.has("computing") or not sentence.has("energy")
    ):
        return True
    told = bool(sentence.names) or sentence.has(
        "ref_site", "ref_company", "ref_it", "ref_we", "ref_deal", "cost"
    )
    return computing and (
        (told and sentence.has("deal", "ref_site", "cost")) or sentence.nearest(quantity, "money_for") < 40
    )


def _is_supply_contract(sentence: Sentence, quantity: Quantity) -> bool:
    """True for a contract between one who rents out capacity and one who needs it, whatever it is called."""
    if sentence.nearest(quantity, "deal") > 60 or sentence.has("funding"):
        return False
    named = {name.subject.name for name in sentence.names}
    sellers, buyers = named & CAPACITY_SELLERS, named & (LABORATORIES | LARGE_CLOUDS)
    return bool(sellers and buyers) and len(sellers | buyers) > 1


@cache
def compared_with_pattern() -> re.Pattern[str]:
    """Between two amounts of one thing: the whole and its part, the new and the old."""
    return re.compile(
        r"[^.;。]{0,24}?(?:including|of which|up from|down from|compared (?:with|to)|versus|其中|包括|高于|低于|"
        r"较去年|较上)[^,.;。]{0,12}"
    )


def _is_of_another_kind(sentence: Sentence, quantity: Quantity) -> bool:
    """True for revenue, funding and the like, by the words right beside the amount."""
    other = sentence.nearest(quantity, "money_other")
    named = other_behind_pattern().match(sentence.text, quantity.end) is not None
    per_unit = sentence.nearest(quantity, "per_unit") < 14
    if _is_market(sentence, quantity) and not any(name.start > quantity.end for name in sentence.names):
        return True
    return named or per_unit or (other < 40 and other <= sentence.nearest(quantity, "money_spent", "capex"))


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


def _costs_a_unit(sentence: Sentence, quantity: Quantity) -> bool:
    before = sentence.text[max(sentence.span.start, quantity.start - 36) : quantity.start]
    return unit_cost_pattern().search(before) is not None


def _leading(sentence: Sentence, quantity: Quantity) -> Quantity | None:
    """The amount that this one is a part or an old value of: "revenue of $46.7 billion, including $41.1 billion"."""
    for other in sentence.quantities:
        if other.kind is Kind.MONEY and other.end <= quantity.start and other.currency == quantity.currency:
            linked = compared_with_pattern().fullmatch(sentence.text, other.end, quantity.start)
            if linked or sentence.text.startswith(
                (" of that", " of which", " coming from", " came from"), quantity.end
            ):
                return other
    return None


def _was_before(sentence: Sentence, quantity: Quantity) -> bool:
    """True for the old value of a spending plan: "lower than the $1.4 trillion floated before"."""
    low = max(sentence.span.start, quantity.start - 40)
    if not sentence.tagged(("previous",), low, quantity.start):
        return False
    earlier = [q for q in sentence.quantities if q.end < quantity.start and q.currency == quantity.currency]
    return any(sentence.nearest(q, "capex") < 60 for q in earlier)


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


def _is_budget(sentence: Sentence, quantity: Quantity) -> bool:
    """True for what a large cloud spends in a year, which is capital spending whatever the sentence says of it."""
    if quantity.value < 10**10 or sentence.has("funding"):
        return False
    spends = [
        cue
        for cue in sentence.tagged(("buying",))
        if cue.phrase in ("spend", "支出") and cue.end <= quantity.start
    ]
    near = any(quantity.start - cue.end <= 20 for cue in spends)
    return near and any(
        name.subject.name in LARGE_CLOUDS and name.end <= quantity.start for name in sentence.names
    )
