"""Judges money: spending on computing infrastructure, or revenue, valuations, funding and the like."""

from __future__ import annotations

import re
from functools import cache

from facts.gaps import is_bridged
from facts.in_general import is_a_forecast, opens_with_market, turns_to_market
from facts.other_money import (
    compared_with_pattern,
    costs_a_unit,
    finances_a_site,
    is_ruled_out,
    other_behind_pattern,
)
from facts.quantities import Kind, Quantity
from facts.reading import Sentence
from facts.stage import side_of
from facts.tables.buyers import CAPACITY_SELLERS, LABORATORIES, LANDLORDS, LARGE_CLOUDS
from facts.tables.chips import VENDORS
from facts.tables.countries import REGIONS
from facts.tables.domain import ANY_INFRASTRUCTURE
from facts.tables.markets import GROUPS, WHOLE_MARKETS
from facts.types import SubjectKind

LEAST_MONEY = 10**7


def is_infrastructure(
    sentence: Sentence, quantity: Quantity, computing: bool, spending: bool = False
) -> bool:
    """True where the amount is spent, or to be spent, on AI-computing infrastructure.

    `computing` tells that the text around speaks of it, `spending` that it gave such amounts just before.
    """
    if quantity.value < LEAST_MONEY or is_ruled_out(sentence, quantity):
        return False
    if _is_the_price_of_a_site(sentence, quantity) or finances_a_site(sentence, quantity):
        return True
    leading = _leading(sentence, quantity)
    if leading is not None and _is_of_another_kind(sentence, leading):
        return False
    if _was_before(sentence, quantity, spending) or _rises_from_capex(sentence, quantity):
        return not _is_a_groups(sentence, quantity)
    near = sentence.nearest
    capex, other = near(quantity, "capex"), near(quantity, "money_other")
    if _is_called_capex(sentence, quantity):
        return not (_is_of_the_grid(sentence, quantity) or _is_a_groups(sentence, quantity))
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
    if spending and _is_an_outlay(sentence, quantity):
        return True
    return _about_computing(sentence, quantity, computing) and (
        _is_spent(sentence, quantity) or _is_supply_contract(sentence, quantity)
    )


@cache
def called_capex_pattern() -> re.Pattern[str]:
    """Behind an amount: capital spending, in one noun phrase with it: "$50 billion annual CapEx commitment"."""
    return re.compile(
        r"(?: ?\([^()]{1,40}\))?(?: (?:of|in|annual|yearly|quarterly|total|planned|its|full-year|20\d\d|2[4-9]|ai|"
        r"fiscal|cash|infrastructure)){0,3} (?:capex|capital (?:expenditures?|spending|outlays?)|ai (?:spending|"
        r"infrastructure) "
        r"(?:plan|budget|program|programme)|spending plan)(?![a-z])|的?(?:年度)?资本(?:支出|开支)"
    )


def _is_called_capex(sentence: Sentence, quantity: Quantity) -> bool:
    if called_capex_pattern().match(sentence.text, quantity.end):
        return True
    low, _ = sentence.clause(quantity.start)
    cues = sentence.tagged(("capex",), max(low, quantity.start - 40), quantity.start)
    if not cues:
        return False
    between = [q for q in sentence.quantities if cues[-1].end <= q.start < quantity.start]
    return not between and not sentence.tagged(("money_other",), cues[-1].end, quantity.start)


@cache
def other_network_pattern() -> re.Pattern[str]:
    """Spending of telecom carriers on their other networks: 5G 资本开支."""
    return re.compile(r"5g(?:a|-a)? ?(?:资本|建设|网络|投资)|推进 ?5ga?|光纤|基站|宽带")


def _is_a_groups(sentence: Sentence, quantity: Quantity) -> bool:
    """True for the capital spending of several companies together, or of makers of chips."""
    if other_network_pattern().search(sentence.text, *sentence.breath(quantity.start)):
        return True
    if "相关" in sentence.text[max(sentence.span.start, quantity.start - 10) : quantity.start] and (
        other_network_pattern().search(sentence.text, sentence.span.start, quantity.start)
    ):
        return True
    if sentence.has("foundry") and not any(name.subject.name not in VENDORS for name in sentence.names):
        return True
    named = any(name.start < quantity.start for name in sentence.names)
    low = max(sentence.breath(quantity.start)[0], quantity.start - 60)
    groups = sentence.tagged(("market",), low, quantity.end + 30)
    return not named and any(cue.phrase in GROUPS or "capex" in cue.phrase for cue in groups)


def _is_of_the_grid(sentence: Sentence, quantity: Quantity) -> bool:
    """True for the capital spending of utilities, unless the sentence speaks of computing."""
    return sentence.nearest(quantity, "energy_weak") < 30 and not sentence.has("money_object", "computing")


@cache
def site_price_pattern() -> re.Pattern[str]:
    """Between a site's name and what it costs: Hyperion 的价格高达, "'s price tag of"."""
    return re.compile(
        r" ?(?:'s?|的) ?(?:total |总)?(?:price tag|price|cost|bill|价格|造价|价码|总价|成本|花费|"
        r"投资额?)[^,;。\d]{0,14}"
    )


@cache
def priced_site_pattern() -> re.Pattern[str]:
    """Between an amount and the site that it is the price of: "the $500 billion Stargate program"."""
    return re.compile(r"[ -](?:[a-z-]{2,12} ){0,2}[\"'“]?")


def _is_the_price_of_a_site(sentence: Sentence, quantity: Quantity) -> bool:
    for name in sentence.names:
        behind = name.subject.kind is not SubjectKind.COMPANY and 0 < name.start - quantity.end <= 24
        if behind and priced_site_pattern().fullmatch(sentence.text, quantity.end, name.start):
            return sentence.text[quantity.end : name.start].strip() in ("", "ai", "so-called")
    return any(
        name.subject.kind is not SubjectKind.COMPANY
        and name.end <= quantity.start
        and site_price_pattern().fullmatch(sentence.text, name.end, quantity.start)
        for name in sentence.names
    )


def _is_spent(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether words of spending, an object or a capacity stand beside the amount."""
    watts = [q.start - quantity.end for q in sentence.quantities if q.kind is Kind.POWER]
    return (
        min(map(abs, watts), default=99) < 30
        or sentence.nearest(quantity, "money_spent") < 80
        or sentence.nearest(quantity, "money_for") < 40
        or _names_its_object(sentence, quantity)
        or _is_an_outlay_for(sentence, quantity)
        or _is_paid_for(sentence, quantity)
    )


@cache
def paid_for_pattern() -> re.Pattern[str]:
    """Before an amount: what is got or built for it, "is to widen its data centers in Johor for"."""
    return re.compile(
        r"(?<![a-z])(?:build|expand|widen|extend|enlarg|construct|develop|acquir|buy|get|procur|purchas|order|upgrad|"
        r"leas|rent|supply|supplie)(?:e|es|ed|ing|s|ting|d)?(?![a-z]) [^.;]{0,90} for(?: (?:about|around|roughly|"
        r"some|"
        r"nearly|over|more than|up to|at least|a total of|an estimated)){0,2} ?(?:[a-z]{0,3}[$€£¥₹])?$"
    )


def _is_paid_for(sentence: Sentence, quantity: Quantity) -> bool:
    before = sentence.text[max(sentence.span.start, quantity.start - 130) : quantity.start]
    return paid_for_pattern().search(before) is not None and not any(
        other.kind is Kind.MONEY and quantity.start - 130 < other.start < quantity.start
        for other in sentence.quantities
    )


@cache
def outlay_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?:expenditures?|spending|spends?|invests?|puts?|outlays?|capex|promised|pledged|committed|earmarked|"
        r"budgeted|to spend|spent|"
        r"total (?:to|above|over|past|of)|forecast|guidance|outlook|reaching|rising to|growing to|from|valued at|"
        r"worth|(?:rais|lift|increas|expand|extend|grow|upsiz|tak|bring)(?:e|es|ed|ing|s)? (?:that|it|this|"
        r"the (?:figure|"
        r"amount|sum|total|deal|contract|order|commitment|value)) (?:further )?to)(?![a-z])|支出|开支|投入|承诺|"
        r"预算|涨到|升到|升至|增至|涨至|拉高到|提高到|提高至|(?:则|也|将|亦|"
        r"更)[^,;。\d]{0,3}(?:预计|预估|预期|上看|高达|达)"
    )


def _is_an_outlay(sentence: Sentence, quantity: Quantity) -> bool:
    begin = max(sentence.clause(quantity.start)[0], quantity.start - 60)
    if reached_pattern().search(sentence.text, max(sentence.span.start, quantity.start - 40), quantity.start):
        return True
    if promised_pattern().match(sentence.text, quantity.end) or or_pattern().search(
        sentence.text, max(sentence.span.start, quantity.start - 24), quantity.start
    ):
        return True
    return outlay_pattern().search(sentence.text, begin, quantity.start) is not None


@cache
def reached_pattern() -> re.Pattern[str]:
    """Between a word of spending in the clause before and the sum it came to: 支出又增加 5.3%,来到."""
    return re.compile(r"(?:支出|开支|投入)[^。;]{0,20},(?:来到|达到|达|为|升至|增至|约为|总计)(?:约|近)?$")


@cache
def or_pattern() -> re.Pattern[str]:
    """Before the higher of two sums: "for $3 billion, or roughly $7 billion if two extensions are exercised"."""
    return re.compile(
        r", or (?:roughly |about |around |nearly |as much as |up to |some )?(?:[a-z]{0,3}[$€£¥₹])?$"
    )


@cache
def promised_pattern() -> re.Pattern[str]:
    """Behind an amount: that it was promised before, "the $2.9 billion it promised in April"."""
    return re.compile(
        r" (?:(?:that|which) )?(?:it|the company|they|we) (?:had |has |have )?(?:already |previously |first |"
        r"originally )?(?:promised|pledged|committed|announced|earmarked|set aside)(?![a-z])"
    )


@cache
def purpose_pattern() -> re.Pattern[str]:
    """Behind an amount: what it is for, "is to follow, chiefly for AI and cloud infrastructure", "will go into a"."""
    return re.compile(
        r"(?:,? (?:or|about|roughly) [^,;.]{3,24},)?[^.;()]{0,36}?(?:,? (?:chiefly|mainly|mostly|largely|primarily|"
        r"principally|partly))? "
        r"(?:for|on|into|toward|towards) (?:[a-z0-9-]{1,14} ){0,4}(?:infrastructure|data[ -]?cent(?:er|re)|compute|"
        r"computing|cloud|gpu|ai chips|cluster|campus|supercomputer|ai hub)"
        r"|的?(?:额度|预算|范围|资金)?(?:之内|以内|内)?,?(?:用于|用来|购置|采购|建设|投建|兴建|打造|购买|"
        r"布建)[^,;。]{0,16}"
        r"(?:算力|数据中心|资料中心|机房|集群|服务器|伺服器|gpu|芯片|智算|基础设施|云)"
    )


def _names_its_object(sentence: Sentence, quantity: Quantity) -> bool:
    """True for "a $10 billion data center"."""
    if purpose_pattern().match(sentence.text, quantity.end, min(sentence.span.end, quantity.end + 130)):
        return True
    behind = sentence.tagged(("computing", "money_object"), quantity.end, quantity.end + 40)
    return any((cue.start - quantity.end) * sentence.weight <= 24 for cue in behind)


def _is_market(sentence: Sentence, quantity: Quantity) -> bool:
    """True for the spending of a whole industry, or of a typical site."""
    if is_a_forecast(sentence) or turns_to_market(sentence, quantity):
        return True
    if not sentence.names and any(
        cue.phrase in WHOLE_MARKETS and cue.start < quantity.start for cue in sentence.tagged(("market",))
    ):
        return True
    if sentence.has("generic") and not any(name.subject.name not in VENDORS for name in sentence.names):
        return True
    named = sentence.has("ref_company", "ref_it", "ref_we") or any(
        (name.start < quantity.start and name.subject.name not in VENDORS)
        or sentence.text[max(0, name.start - 4) : name.start].endswith(" by ")
        for name in sentence.names
    )
    near = sentence.nearest(quantity, "market") < 40 or opens_with_market(sentence, quantity)
    return near and not named


@cache
def summed_up_pattern() -> re.Pattern[str]:
    """Before an amount that sums up a purchase named in the clause before: 采购大量芯片,金额将超过."""
    return re.compile(
        r"(?:金额|总额|总价|价值|订单)[^,;。]{0,8}$|(?<![a-z])(?:worth|valued at|costing|at a cost of|for)"
        r"(?: (?:some|about|around|roughly|nearly|over|an estimated))? ?~?(?:[a-z]{0,3}[$€£¥₹])?$"
    )


def _between_semicolons(sentence: Sentence, quantity: Quantity) -> tuple[int, int]:
    low = sentence.text.rfind(";", sentence.span.start, quantity.start)
    high = sentence.text.find(";", quantity.end, sentence.span.end)
    return max(low, sentence.span.start), high if high >= 0 else sentence.span.end


def _about_computing(sentence: Sentence, quantity: Quantity, computing: bool) -> bool:
    """Whether the amount is for computing: by its sentence, or by the text around and a deal or project here."""
    if _only_raises_funds(sentence, quantity) or _only_speaks_of_energy(sentence, quantity):
        return False
    objects = {cue.phrase for cue in sentence.tagged(("money_object", "capex"))}
    told = (
        computing or bool(sentence.names) or sentence.has("ai_word", "computing", "ref_site", "ref_company")
    )
    if objects - ANY_INFRASTRUCTURE or (objects and told):
        return True
    if sentence.has("ai_word") and sentence.has("infrastructure_word"):
        return True
    if _is_supply_contract(sentence, quantity) or _buys_chips(sentence, quantity):
        return True
    if any(name.subject.kind is not SubjectKind.COMPANY for name in sentence.names):
        return True
    measured = any(other.kind in (Kind.POWER, Kind.FLOPS) for other in sentence.quantities)
    if measured and (computing or sentence.has("computing") or not sentence.has("energy")):
        return True
    return computing and _belongs_to_the_text(sentence, quantity)


def _only_raises_funds(sentence: Sentence, quantity: Quantity) -> bool:
    """True where funding is spoken of on the figure's side, and neither a contract nor an object of spending."""
    clause = sentence.clause(quantity.start)
    outlay = [
        cue
        for cue in sentence.tagged(("cost", "money_spent"), clause[0], quantity.start)
        if cue.tag == "cost" or cue.phrase.startswith(("投", "斥", "耗", "支出", "invest", "spend"))
    ]
    if outlay and not sentence.tagged(("funding",), *clause):
        return False
    if sentence.nearest(quantity, "deal") <= 20 or not sentence.tagged(
        ("funding",), *side_of(sentence, quantity)
    ):
        return False
    return not sentence.tagged(("money_object", "capex"), *sentence.clause(quantity.start))


def _only_speaks_of_energy(sentence: Sentence, quantity: Quantity) -> bool:
    """True for a plant beside the data center."""
    low, high = _between_semicolons(sentence, quantity)
    placed = any(
        low <= name.start < high and name.subject.kind is not SubjectKind.COMPANY for name in sentence.names
    )
    spoken = placed or sentence.tagged(("computing", "money_object"), low, high)
    return bool(sentence.tagged(("energy",), low, high)) and not spoken


def _buys_chips(sentence: Sentence, quantity: Quantity) -> bool:
    begin = max(sentence.span.start, quantity.start - 30)
    summed = summed_up_pattern().search(sentence.text, begin, quantity.start)
    bought = any(name.subject.name in LABORATORIES | LARGE_CLOUDS for name in sentence.names)
    if (
        summed
        and bought
        and sentence.nearest(quantity, "chip_object") < 14
        and not sentence.has("chip_sales")
    ):
        return True
    return sentence.has("chip_object", "accelerator") and sentence.nearest(quantity, "buying") < (
        90 if summed else 40
    )


@cache
def abroad_pattern() -> re.Pattern[str]:
    """Around an amount, as written: money that is spent in one place, "spent $7 billion in the Emirates"."""
    return re.compile(r" in (?:the )?(?:[A-Z][a-z]|U\.?[KSA])")


def _is_spent_somewhere(sentence: Sentence, quantity: Quantity) -> bool:
    """True for what a named company spends in some place, where nothing says that it is for something else."""
    before = sentence.text[max(sentence.span.start, quantity.start - 40) : quantity.start]
    spends = spends_pattern().search(before)
    placed = abroad_pattern().match(sentence.raw, quantity.end) or spends_in_pattern().search(before)
    own = any(name.subject.name in LARGE_CLOUDS | LABORATORIES | LANDLORDS for name in sentence.names)
    other = sentence.has("money_other", "energy", "energy_weak")
    return bool(spends or spends_in_pattern().search(before)) and own and not other


@cache
def spends_pattern() -> re.Pattern[str]:
    """Right before an amount: a verb of spending."""
    return re.compile(
        r"(?<![a-z])(?:spend|spends|spent|spending|invest|invests|invested|investing|pour|pours|poured|pouring|"
        r"commit|"
        r"commits|committed|committing|put|putting)(?: (?:about|around|roughly|some|nearly|over|more than|up to|"
        r"at least|"
        r"a further|another|an additional|a total of|as much as)){0,2} ?(?:[a-z]{0,3}[$€£¥₹])?$"
    )


@cache
def spends_in_pattern() -> re.Pattern[str]:
    """Right before an amount in Chinese: money spent in one place, 在阿联酋的投资将超过, 将在日本投资."""
    return re.compile(r"在[^,;。\d]{2,8}(?:的(?:总)?投资|投资|投入|斥资|砸下?)[^,;。\d]{0,6}$")


def _belongs_to_the_text(sentence: Sentence, quantity: Quantity) -> bool:
    """True for an outlay, a deal or a purpose, in a text that speaks of computing."""
    if other_industry_pattern().search(sentence.text, *sentence.clause(quantity.start)):
        return False
    if _is_spent_somewhere(sentence, quantity):
        return True
    if _is_an_outlay_for(sentence, quantity) or sentence.nearest(quantity, "money_for") < 40:
        return True
    if sentence.nearest(quantity, "invested") < 16 and not other_field_pattern().search(
        sentence.text, *sentence.clause(quantity.start)
    ):
        return True
    told = bool(sentence.names) or sentence.has(
        "ref_site", "ref_company", "ref_it", "ref_we", "ref_deal", "cost"
    )
    return told and sentence.has("deal", "ref_site", "cost")


@cache
def other_industry_pattern() -> re.Pattern[str]:
    """Industries whose projects a local paper tells of beside those of computing: 低空经济项目总投资."""
    return re.compile(
        r"低空|文旅|旅游|农业|生物医药|新能源汽车|化工|钢铁|煤矿|铁路|公路|机场|港口|高铁|乳业|养殖|油气|服务业|"
        r"制造业|数字投资|外商|外资|冶金|"
        r"轨道交通|tourism|airport|"
        r"railway|highway|stadium|casino|pharmaceutical"
    )


@cache
def other_field_pattern() -> re.Pattern[str]:
    """Fields that an investment may be in, beside computing."""
    return re.compile(r"energy|power(?! ai)|grid|electric|manufactur|factories|pharma|能源|电力|电网|制造")


@cache
def outlay_for_pattern() -> re.Pattern[str]:
    """Before an amount: what it is called where a site or its phases are paid for."""
    return re.compile(
        r"(?:(?:initial|opening|first|total|planned|overall|capital|estimated) )?(?:outlay|investment|cost|bill|"
        r"price tag|price|budget|spend|spending|expenditure)(?: (?:for|on|of) [^,;.]{2,30})? (?:of|at|to|is|was|"
        r"put at|climbs to|rises to|comes to|runs to|amounts to|adds up to|totals|worth)(?: [a-z]{2,14}){0,5} ?"
        r"(?:[a-z]{0,3}[$€£¥₹])?$|"
        r"(?:put|puts|pegs?|pegged|estimates?|sets?) the (?:total |overall )?(?:price|cost|bill|price tag|value|"
        r"investment|outlay|money)[^.;]{0,80} at (?:[a-z]{2,12} ){0,3}(?:[a-z]{0,3}[$€£¥₹])?$|"
        r"(?:总投资|投资额|造价|投入|投资总额)[^,;。\d]{0,8}$"
    )


def _is_an_outlay_for(sentence: Sentence, quantity: Quantity) -> bool:
    before = sentence.text[max(sentence.span.start, quantity.start - 120) : quantity.start]
    return outlay_for_pattern().search(before) is not None


@cache
def struck_pattern() -> re.Pattern[str]:
    """Verbs of winning a contract around its amount: "Nebius landing $17.4B with Microsoft"."""
    return re.compile(
        r"(?:land|ink|sign|score|secure|win|won|strik|struck|bag)(?:s|ed|ing|ning)? [^,;]{0,30}(?:with|from)(?![a-z])"
    )


def _is_supply_contract(sentence: Sentence, quantity: Quantity) -> bool:
    """True for a contract between one who rents out capacity and one who needs it, whatever it is called."""
    signed = sentence.nearest(quantity, "deal") <= 120 or struck_pattern().search(
        sentence.text, max(sentence.span.start, quantity.start - 24), quantity.end + 24
    )
    signed = signed or _pays_a_seller(sentence, quantity)
    near_funds = sentence.nearest(quantity, "funding") <= 40
    if not signed or near_funds:
        return False
    named = {name.subject.name for name in sentence.names}
    sellers, buyers = named & CAPACITY_SELLERS, named & (LABORATORIES | LARGE_CLOUDS)
    return bool(sellers and buyers) and len(sellers | buyers) > 1


@cache
def pays_pattern() -> re.Pattern[str]:
    """Before the seller whose name stands right before an amount: "will pay Amazon Web Services $38 billion"."""
    return re.compile(r"(?<![a-z])(?:pay|pays|paying|paid|owe|owes) (?:the )?$")


def _pays_a_seller(sentence: Sentence, quantity: Quantity) -> bool:
    return any(
        0 < quantity.start - name.end <= 16
        and pays_pattern().search(sentence.text[max(sentence.span.start, name.start - 12) : name.start])
        for name in sentence.names
    )


def _is_of_another_kind(sentence: Sentence, quantity: Quantity) -> bool:
    """True for revenue, funding and the like, by the words right beside the amount."""
    other = sentence.nearest(quantity, "money_other")
    named = other_behind_pattern().match(sentence.text, quantity.end) is not None
    per_unit = sentence.nearest(quantity, "per_unit") < 14 or costs_a_unit(sentence, quantity)
    if _is_market(sentence, quantity) and not any(name.start > quantity.end for name in sentence.names):
        return True
    return named or per_unit or (other < 40 and other <= sentence.nearest(quantity, "money_spent", "capex"))


def _leading(sentence: Sentence, quantity: Quantity) -> Quantity | None:
    """The amount that this one is a part or an old value of: "revenue of $46.7 billion, including $41.1 billion"."""
    for other in sentence.quantities:
        if other.kind is Kind.MONEY and other.end <= quantity.start and other.currency == quantity.currency:
            gap = sentence.text[other.end : quantity.start]
            linked = is_bridged(gap, compared_with_pattern(), before=24, behind=12, stops=",.;。")
            if linked or sentence.text.startswith(
                (" of that", " of which", " coming from", " came from"), quantity.end
            ):
                return other
    return None


def _was_before(sentence: Sentence, quantity: Quantity, spending: bool) -> bool:
    """True for the old value of a spending plan: "lower than the $1.4 trillion floated before"."""
    low = max(sentence.span.start, quantity.start - 64)
    if not sentence.tagged(("previous",), low, quantity.start):
        return False
    earlier = [q for q in sentence.quantities if q.end < quantity.start and q.currency == quantity.currency]
    return any(spending or sentence.nearest(q, "capex") < 60 for q in earlier)


@cache
def rises_to_pattern() -> re.Pattern[str]:
    """Right before the new value of a spending plan: 拉高到, "to"."""
    return re.compile(
        r"(?:涨到|升到|升至|增至|涨至|拉高到|拉高至|提高到|提高至|上调至|上修至|调高至|下调至|"
        r" to ?(?:[a-z]{0,3}[$€£¥₹])?)$"
    )


def _rises_from_capex(sentence: Sentence, quantity: Quantity) -> bool:
    """True for the second amount of "capital spending from A to B"."""
    earlier = [q for q in sentence.quantities if q.kind is quantity.kind and q.end <= quantity.start]
    if not earlier or quantity.start - earlier[-1].end > 12 or earlier[-1].currency != quantity.currency:
        return False
    before = sentence.text[earlier[-1].end : quantity.start]
    return rises_to_pattern().search(before) is not None and sentence.nearest(earlier[-1], "capex") < 60


@cache
def invests_in_a_state_pattern() -> re.Pattern[str]:
    """What a large cloud puts into a country is infrastructure: "invest $15 billion in India", 在阿联投资超过."""
    regions = "|".join(re.escape(name) for name in REGIONS if len(name) > 1)
    return re.compile(
        rf"invest(?:ing|ed|s)? [^,;.]{{0,40}} in (?:{regions})(?![a-z])|在(?:{regions})[^,;。]{{0,4}}(?:投资|投入)"
    )


def _is_budget(sentence: Sentence, quantity: Quantity) -> bool:
    """True for what a large cloud spends in a year, which is capital spending whatever the sentence says of it."""
    if quantity.value < 10**9 or sentence.has("funding"):
        return False
    spends = [
        cue
        for cue in sentence.tagged(("buying",))
        if cue.phrase in ("spend", "支出", "投入") and cue.end <= quantity.start
    ]
    near = any(quantity.start - cue.end <= 20 for cue in spends) or invests_in_a_state_pattern().search(
        sentence.text, sentence.clause(quantity.start)[0], quantity.end + 24
    )
    return bool(near) and any(
        name.subject.name in LARGE_CLOUDS and name.end <= quantity.start for name in sentence.names
    )
