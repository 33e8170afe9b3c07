"""Money of other kinds: revenue, funding, stakes, takeovers, goods sold, prices per unit."""

from __future__ import annotations

import re
from functools import cache

from facts.any_site import is_any_site, of_any_site_pattern
from facts.financing import finances_a_site, site_purpose_pattern
from facts.gaps import any_word
from facts.in_general import (
    cost_of_a_unit_pattern,
    for_every_pattern,
    is_unit_in_general,
    sites_of_size_pattern,
)
from facts.plant_costs import is_of_a_plant
from facts.quantities import Kind, Quantity
from facts.reading import Sentence
from facts.stakes import is_stake
from facts.tables.countries import COUNTRIES, REGIONS
from facts.tables.domain import HEADS
from facts.tables.markers import SUM
from facts.takeovers import buys_a_company
from facts.takings import is_taken_in


def _end_of_its_object(sentence: Sentence, quantity: Quantity) -> int:
    """Where the words end that may tell what an amount is spent on: its clause, or a second verb in it."""
    end = sentence.clause(quantity.start)[1]
    second = and_does_pattern().search(sentence.text, quantity.end, end)
    return second.start() if second else end


@cache
def and_does_pattern() -> re.Pattern[str]:
    """A second verb: " and supplies it with"."""
    return re.compile(r" and (?:supplies|provides|sells|rents|leases|hosts|is|has|will) ")


def is_ruled_out(sentence: Sentence, quantity: Quantity) -> bool:
    """True where the words right beside an amount make it something else than spending on infrastructure."""
    near = sentence.nearest
    stake = is_stake(sentence, quantity) and not sentence.tagged(
        ("money_object",), quantity.end, _end_of_its_object(sentence, quantity)
    )
    stake = stake and site_purpose_pattern().search(sentence.text, quantity.end, sentence.span.end) is None
    named = any(name.start < quantity.start for name in sentence.names)
    return (
        yearly_pattern().match(sentence.text, quantity.end) is not None
        or (
            other_behind_pattern().match(sentence.text, quantity.end) is not None
            and not finances_a_site(sentence, quantity)
        )
        or stake
        or in_lieu_pattern().search(sentence.text, sentence.span.start, quantity.start) is not None
        or (not sentence.names and would_buy_pattern().match(sentence.text, quantity.end) is not None)
        or valued_at_pattern().search(sentence.before(quantity.start, 50)) is not None
        or sentence.has("chip_other")
        or buys_a_company(sentence, quantity)
        or _is_sold(sentence, quantity)
        or order_won_pattern().search(sentence.text, sentence.span.start, quantity.start) is not None
        or costs_a_unit(sentence, quantity)
        or _costs_any_site(sentence, quantity)
        or _is_of_a_region(sentence, quantity)
        or sites_of_size_pattern().search(
            sentence.text[max(sentence.span.start, quantity.start - 40) : quantity.start]
        )
        is not None
        or quantity.value >= _most(sentence) * SMALL_MONEY.get(quantity.currency or "", 1)
        or (
            not sentence.names and proposals_pattern().search(sentence.before(quantity.start, 70)) is not None
        )
        or of_any_site_pattern().search(sentence.text, sentence.span.start, quantity.start) is not None
        or _is_a_states(sentence, quantity)
        or _is_of_a_head(sentence, quantity)
        or is_taken_in(sentence, quantity)
        or is_of_a_plant(sentence, quantity)
        or _goes_to_a_chip_factory(sentence, quantity)
        or saved_pattern().search(sentence.before(quantity.start, 60)) is not None
        or makes_chips_pattern().search(sentence.before(quantity.start, 140)) is not None
        or near(quantity, "industry") < min(50, near(quantity, "computing"))
        or (near(quantity, "threshold") < 60 and not named)
    )


@cache
def chip_factory_pattern() -> re.Pattern[str]:
    """Where chips are made rather than used: "the largest chip factory complex", 晶圆厂."""
    return re.compile(
        r"(?<![a-z])(?:chip|memory|semiconductor|wafer)[ -](?:factory|factories|fabs?|plants?|foundry)(?![a-z])|"
        r"(?:晶圆|芯片|存储|半导体)(?:制造)?(?:厂|工厂|产线)"
    )


def _goes_to_a_chip_factory(sentence: Sentence, quantity: Quantity) -> bool:
    """True for an amount behind a factory of chips, in a sentence that speaks of no place for computing."""
    if sentence.has("computing_place"):
        return False
    return chip_factory_pattern().search(sentence.before(quantity.start, 150)) is not None


@cache
def saved_pattern() -> re.Pattern[str]:
    """Right before an amount that is saved or written off: "would save other customers", "a charge of", 省下."""
    return re.compile(
        rf"(?<!in )(?<![a-z])(?:charge|impairment|write-?down|penalty|fine|break fee|termination fee|"
        rf"settlement)s? of{SUM}$|(?<![a-z])sav(?:e|es|ed|ing)(?: (?!for|from|by|"
        rf"on)[a-z'-]{{2,14}}){{0,4}}{SUM}$|(?:省下|节省|节约)(?:了|约|逾|近){{0,2}} ?$"
    )


@cache
def makes_chips_pattern() -> re.Pattern[str]:
    """Before an amount: a factory that makes chips for it, "new factory will make Tesla's chip under a"."""
    return re.compile(
        r"(?<!ai )(?<![a-z])(?:factory|fab|plant|foundry)(?![a-z])[^.;]{0,50} (?:make|produce|manufacture|"
        r"fabricate)s?(?: (?!with|using|from|and|in)[a-z0-9'&.-]{1,14}){0,4} (?:chips?|processors?|"
        r"wafers?),? (?:under|in|as part of) (?:an?|the|its) [a-z]{0,3}[$€£¥₹]?$|"
        r"(?<!ai)(?<!ai )(?<!智能)(?:工厂|晶圆厂|代工厂)(?!式)[^,;。]{0,12}(?:代工|生产|"
        r"制造)[^,;。]{0,12}芯片(?:服务器|系统)?,?(?:合同|协议|订单)[^;。\d]{0,8}$"
    )


@cache
def would_buy_pattern() -> re.Pattern[str]:
    """Behind an amount: what it would do elsewhere, " would build the Apollo program twice over"."""
    return re.compile(r" (?:would|could) (?:also )?(?:build|buy|pay for|fund|cover|run) (?!up)")


@cache
def in_lieu_pattern() -> re.Pattern[str]:
    """Before what a county gets: that it stands for taxes."""
    return re.compile(
        r"(?<![a-z])(?:instead|in lieu|in place) of (?:[a-z]{4,8} )?tax(?:es)?(?![a-z])[^.;]{0,50} (?:pay|pays|"
        r"paid|hand|hands|give|gives|contribute|contributes)(?![a-z])[^,.;$€£¥]{0,50} ?(?:[a-z]{0,3}[$€£¥₹])?$"
    )


@cache
def valued_at_pattern() -> re.Pattern[str]:
    """Right before what somebody is worth: "a listing that could value it at up to"."""
    return re.compile(
        r"(?<![a-z])(?:value|values|valuing) (?:it|them|the (?:company|startup|firm|business|group)) at"
        r"(?: (?:about|around|roughly|some|up to|as much as|more than|over|nearly|a)){0,2} ?[a-z]{0,3}[$€£¥₹]?$"
    )


MOST_UNNAMED = 10**12  # of nobody named: the spending of the whole world
MOST_MONEY = 5 * 10**12  # dollars or the like: more is a whole world's
SMALL_MONEY = {
    "KRW": 1000,
    "JPY": 100,
    "IDR": 10000,
    "VND": 20000,
    "INR": 80,
    "TWD": 30,
    "RUB": 80,
    "CNY": 7,
    "THB": 30,
}


def _most(sentence: Sentence) -> int:
    told = sentence.names or sentence.has("person", "ref_company", "ref_it", "ref_we")
    return MOST_MONEY if told else MOST_UNNAMED


@cache
def it_costs_pattern() -> re.Pattern[str]:
    """Before an amount: what building costs in general, "It costs about"."""
    return re.compile(
        r"(?<![a-z])it (?:typically |usually |generally )?(?:costs|takes)(?: (?:about|around|roughly|some|"
        r"up to)){0,2} ?(?:[a-z]{0,3}[$€£¥₹])?$"
    )


def _costs_any_site(sentence: Sentence, quantity: Quantity) -> bool:
    """True for what a site of some size would cost in general: "a 1 GW data center requires around $35 billion"."""
    if it_costs_pattern().search(
        sentence.text[max(sentence.span.start, quantity.start - 40) : quantity.start]
    ):
        return sentence.text.startswith(
            (" to set up", " to build", " for each", " to construct", " to develop"), quantity.end
        )
    return any(
        other.kind is Kind.POWER
        and (
            (
                other.end <= quantity.start
                and ";" not in sentence.text[other.end : quantity.start]
                and (is_any_site(sentence, other) or is_unit_in_general(sentence, other))
            )
            or for_every_pattern().search(sentence.text[quantity.end : other.start])
        )
        for other in sentence.quantities
    )


@cache
def region_money_pattern() -> re.Pattern[str]:
    """Before an amount that a whole state or region spends: 美国数据中心及配套 AI 基础设施总投资预计达."""
    regions = any_word("|".join(REGIONS))
    return re.compile(
        rf"(?<![在于对])(?:{regions})(?:'s?|的)? ?(?:ai |total |combined )?(?:data ?-?cent(?:er|re)s?|"
        r"数据中心|资料中心|ai ?基础设施|算力)[^,;。]{0,16}(?:investment|spending|market|construction|"
        r"总?投资|支出|市场|建设)(?:(?:规模)?到 ?20\d\d ?年(?:底)?)?[^,;。\d]{0,30}$|(?:国内|全国|我国|"
        r"全球)[^;。]{0,40}相关的?(?:总?投资|支出)[^,;。\d]{0,8}$|(?:国内|全国|我国|全球)的?(?:ai|"
        r"人工智能)?(?:智算中心|数据中心|算力)[^,;。\d]{0,6}(?:累计|总)投资[^,;。\d]{0,8}$"
    )


@cache
def drew_pattern() -> re.Pattern[str]:
    """Before an amount: a whole state or region that drew it, "Malaysia drew more than"."""
    regions = any_word("|".join(REGIONS))
    return re.compile(
        rf"(?<![a-z])(?:{regions}) (?:has |have )?(?:drew|drawn|attracted|received|saw|seen|secured|approved|won|"
        r"recorded|pulled in)(?: [a-z]{2,10}){0,3} ?(?:[a-z]{0,3}[$€£¥₹])?$"
    )


@cache
def of_many_pattern() -> re.Pattern[str]:
    """Behind an amount: investments of many, "of data center investment", "in investment pledges"."""
    return re.compile(
        r"(?: worth)? (?:of|in) (?:[a-z-]{2,14} ){0,4}(?:investments?|projects|pledges|commitments|"
        r"spending)(?![a-z])"
    )


@cache
def foreseen_pattern() -> re.Pattern[str]:
    """The same as a government foresees it: 印度政府预计未来两年 AI 基建投资将达."""
    regions = any_word("|".join(REGIONS))
    return re.compile(
        rf"(?:{regions})(?:政府|当局| government|'s (?:[a-z]{{1,12}} ){{0,2}}(?:minister|ministry))?(?:预计|"
        r"估计|预测|预期| expects| estimates| forecasts)[^,;。]{0,24}(?:投资|支出|市场|investment|"
        r"spending)[^,;。\d]{0,8}$"
    )


def _is_of_a_region(sentence: Sentence, quantity: Quantity) -> bool:
    before = sentence.text[max(sentence.span.start, quantity.start - 70) : quantity.start]
    drawn = drew_pattern().search(before) and of_many_pattern().match(sentence.text, quantity.end)
    if (
        not drawn
        and region_money_pattern().search(before) is None
        and foreseen_pattern().search(before) is None
    ):
        return False
    low = max(sentence.span.start, sentence.text.rfind(";", sentence.span.start, quantity.start))
    return not any(
        name.subject.name not in COUNTRIES and low <= name.start < quantity.start for name in sentence.names
    )


@cache
def yearly_pattern() -> re.Pattern[str]:
    return re.compile(
        r"[ -]?(?:a|per|each|/) ?-?(?:share|token|hour|user|kwh|mwh|watt|chip|gpu|rack|server|unit|kilowatt|"
        r"megawatt|gigawatt|mw|gw)| (?:a|per) year from |/(?:股|张|台|小时|年|月)|每股"
    )


@cache
def other_behind_pattern() -> re.Pattern[str]:
    """A noun directly behind the amount that makes it something else: "$30 billion valuation"."""
    return re.compile(
        r"(?![a-z])(?: ?\([^()]{1,24}\))?[ -]?(?:的)?(?:of |worth of |in (?!clean|renewable|green|nuclear|"
        r"solar|wind))?(?=[a-w(入营收估市利净亏融贷债股基现罚订电输能研美信补])(?:(?:annual|new|fresh|total|"
        r"net|quarterly|convertible|senior|secured|unsecured|revolving|syndicated|delayed-draw|project|"
        r"combined|projected|data center|data-center|datacenter|data centre|chip|gpu|hardware|additional|"
        r"private|post-money|pre-money|cloud|ai|gross|receipts|property|payroll|franchise|"
        r"series [a-h]) ){0,4}(?:(?:debt|equity|market|tax) )?(?:(?:project|private|convertible|senior|"
        r"data center|ai) )?(?:revenue|sales|valuation|market cap|market value|profit|income|loss|funding|"
        r"financing|round|raise|debt|loan|bond|equity|stake|acquisition|investment option|strategic investment|"
        r"ipo|backlog|(?:ai )?infrastructure opportunity|ebitda|cash(?! cap)|fund\b|fine|tax|grant|subsid|"
        r"arr\b|notes|credit|bridge|earnings|transmission|wastewater|recycling|incentive|"
        r"(?<!ai )factory(?![a-z])|power(?! pla)|electricity|water|land|stock|shares|(?:green |"
        r"blue )?(?:hydrogen|ammonia|desalination|ports?(?: (?:project|terminal|facility|development|"
        r"expansion))(?![a-z])|airport|railway|refinery|lng|steel)|(?:\([^()]{1,12}\) )?(?:coming|came|derived|"
        r"stemming) from|(?:leases|renewals|bookings)(?! (?:with|to|from|on (?:new )?data|for (?:new )?data))|"
        r"buyback|takeover|bill\b|fraud|opportunity|market|(?:ai |infrastructure |global |spending |capex |"
        r"investment ){0,2}(?:race|boom|frenzy|spree|bubble|cycle|wave|arms race)(?![a-z])|compensation|"
        r"pay(?: packages?)?(?![a-z])|award|(?:higher|lower|more|less) than (?:in|a|the (?:same|prior|previous|"
        r"year)|last)(?![a-z])|(?:above|below|higher than|lower than|more than|less than|short of|ahead of|"
        r"over) (?:[a-z']{1,12}+ ){0,2}(?:forecast|estimate|expect|guidance|previous|consensus|prior|"
        r"projection)|(?:credit )?line(?![a-z])|on (?:its|an?|the) (?:new )?(?:battery|car|vehicle|ev|drug|"
        r"assembly|steel) |(?:to|in|into|on|for|toward) (?:clean|renewable|green|nuclear|solar|wind) |入股|"
        r"营收|收入|估值|市值|利润|净利|亏损|融资|贷款|债|股权|股份|收购|基金|现金(?!资本)|罚款|订单积压|电网|"
        r"输电|电力|能源|研发|营业额|美元融资|信贷|补贴)"
    )


@cache
def compared_with_pattern() -> re.Pattern[str]:
    """Between two amounts of one thing: the whole and its part, the new and the old."""
    return re.compile(
        r"(?:including|of which|up from|down from|compared (?:with|to)|versus|其中|当中|包括|高于|低于|较去年|"
        r"较上)"
    )


@cache
def sold_pattern() -> re.Pattern[str]:
    """Before an amount: a maker that sells, or books, rather than builds: "expects to sell on the order of"."""
    return re.compile(
        r"(?<![a-z])(?:suppl(?:y|ies|ied) (?:hbm[0-9e]{0,2}|memory|flash|dram|power|networking|"
        r"cooling) (?:chips|equipment|gear|modules|stacks) worth|to sell|will sell|sold|sells|sales of|"
        r"revenues? of|bookings of|(?<!placed )(?<!place )(?<!placing )orders (?:for|of|worth)|(?:^|"
        r"[.;] ?)[\s\"'“]{0,3}orders for (?:[a-z]{2,10} ){0,2}(?:chips|gpus|accelerators|servers|systems)|"
        r"backlog of)(?: [a-z]{1,13}){0,5} ?(?:[a-z]{0,3}[$€£¥₹])?$"
    )


@cache
def order_won_pattern() -> re.Pattern[str]:
    """Before an amount: an order that a supplier has won, which is its revenue, 承接…订单, 金额逾."""
    return re.compile(r"(?:承接|接获|接到|承揽|囊括)[^。;]{0,40}(?:订单|大单)")


def _is_sold(sentence: Sentence, quantity: Quantity) -> bool:
    before = sentence.text[max(sentence.clause(quantity.start)[0], quantity.start - 60) : quantity.start]
    return sold_pattern().search(before) is not None


@cache
def unit_cost_pattern() -> re.Pattern[str]:
    """Before an amount in Chinese: what one unit costs, 每吉瓦 AI 数据中心造价在."""
    return re.compile(
        r"(?:每(?:建设|新增|建成?|部署)?(?:1|一|个)?|(?<![\d.])1) ?(?:吉瓦|兆瓦|gw|mw|千瓦|机柜|台|张|颗|"
        r"块)[^,;。\d]{0,24}$"
    )


def costs_a_unit(sentence: Sentence, quantity: Quantity) -> bool:
    """True for what one unit costs, or a unit of capacity."""
    general = cost_of_a_unit_pattern().search(sentence.text, sentence.span.start, quantity.start)
    if general and not any(name.is_place and name.start >= general.start() for name in sentence.names):
        return True
    before = sentence.text[max(sentence.span.start, quantity.start - 36) : quantity.start]
    return unit_cost_pattern().search(before) is not None


@cache
def proposals_pattern() -> re.Pattern[str]:
    """Before an amount: a kind of proposals of nobody in particular, "data centre proposals worth more than"."""
    return re.compile(
        r"(?:(?:projects|proposals)|(?:\d{1,4}|dozens of|scores of|hundreds of) (?:[a-z-]{2,12} "
        r"){0,2}(?:projects|facilities|sites|data cent(?:er|re)s) (?:in|across|"
        r"around) [^,.;]{2,24}) (?:worth|valued at|totall?ing)(?: [a-z]{1,10}){0,3} ?(?:[a-z]{0,3}[$€£¥₹])?$"
    )


@cache
def abroad_pattern() -> re.Pattern[str]:
    """The land that another state puts its money into: 在美国投资, "invest in the United States"."""
    spoken = [re.escape(name) for name in REGIONS if len(name) > 1]
    return re.compile(rf"(?:[在对向]|(?<![a-z])in )(?:{'|'.join(spoken)})")


def _is_a_states(sentence: Sentence, quantity: Quantity) -> bool:
    """True for what one state promises to invest in another, where its clause speaks of no computing."""
    low, high = sentence.clause(quantity.start)
    named = [name for name in sentence.names if low <= name.start < high]
    abroad = bool(named) and abroad_pattern().search(sentence.text, named[0].end, high) is not None
    states = (len(named) > 1 or abroad) and all(name.subject.name in COUNTRIES for name in named)
    return states and not sentence.tagged(("money_object", "computing", "capex", "ai_word"), low, high)


@cache
def growing_pattern() -> re.Pattern[str]:
    """Before an amount that takings grow to: "Revenue from cloud services is forecast to grow to"."""
    return re.compile(
        r"(?<![a-z])(?:revenues?|sales)(?: (?!and|to|on|for|will be|of \d)[a-z'-]{1,14}){0,7}? (?:(?:is|are|"
        r"was|were|will|has|have) )?(?:(?:forecast|expected|projected|set|seen|likely|due) )?(?:to )?(?:grown?|"
        r"rise|rose|reach|hit|climb|increase|more than double|double|triple|jump|surge|soar)(?:ed|"
        r"s)?(?![a-z])[^.;]{0,70}$"
    )


def _is_of_a_head(sentence: Sentence, quantity: Quantity) -> bool:
    """True where the clause is about revenue or the like: "revenue is expected to be in the range of"."""
    low, _ = sentence.breath(quantity.start)
    if growing_pattern().search(sentence.text, low, quantity.start):
        return True
    heads = [cue for cue in sentence.tagged(("money_other",), low, quantity.start) if cue.phrase in HEADS]
    if not heads:
        return False
    between = sentence.tagged(("capex", "money_spent", "money_object"), heads[-1].end, quantity.start)
    amounts = [q for q in sentence.quantities if heads[-1].end <= q.start < quantity.start]
    return not between and not any(q.kind is quantity.kind for q in amounts)
