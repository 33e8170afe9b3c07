"""Judges money: spending on computing infrastructure, or revenue, valuations, funding and the like."""

from __future__ import annotations

import re
from functools import cache

from facts.around import names_a_place
from facts.budgets import is_budget
from facts.contracts import is_supply_contract, is_worth_of_a_contract
from facts.financing import finances_a_site
from facts.gaps import is_bridged
from facts.groups import is_a_groups, is_of_the_largest, is_spent_elsewhere
from facts.in_general import (
    is_a_forecast,
    opens_with_a_utility,
    opens_with_market,
    speaks_in_general,
    turns_to_market,
)
from facts.nearness import is_put_into
from facts.other_money import compared_with_pattern, costs_a_unit, is_ruled_out, other_behind_pattern
from facts.outlays import is_an_outlay, is_an_outlay_for, is_spent, is_spent_somewhere, names_its_object
from facts.prices import is_a_sum_of_prices
from facts.quantities import Kind, Quantity
from facts.reading import Sentence
from facts.sides import side_of
from facts.spending_on import (
    goes_on_spending,
    is_of_another_industry,
    is_the_investment,
    names_a_builder,
    other_industry_pattern,
    turns_away,
)
from facts.tables.buyers import LABORATORIES, LARGE_CLOUDS
from facts.tables.chips import VENDORS
from facts.tables.domain import ANY_INFRASTRUCTURE
from facts.tables.markers import SUM
from facts.tables.markets import WHOLE_MARKETS
from facts.takings import offered_with

LEAST_MONEY = 10**7


def judge_money(
    sentence: Sentence, quantity: Quantity, computing: bool, spending: bool = False
) -> tuple[bool, bool]:
    """Whether an amount is spent, or to be spent, on AI-computing infrastructure, and whether its words settle it.

    `computing` tells that the text around speaks of it, `spending` that it gave such amounts just before.
    """
    told = _told(sentence, quantity, computing, spending)
    if told is not None:
        return told, True
    likely = _likely(sentence, quantity, computing, spending)
    return likely, not likely and turns_away(sentence, quantity)


def _likely(sentence: Sentence, quantity: Quantity, computing: bool, spending: bool) -> bool:
    """What is likely where no words beside the amount settle it."""
    near = sentence.nearest
    other = near(quantity, "money_other")
    if near(quantity, "capex") < 220 and other > 60 and not sentence.has("funding"):
        return True
    if other > 12 and names_its_object(sentence, quantity) and not sentence.has("market"):
        return True
    if other <= near(quantity, "money_spent") and other < 40:
        return False
    if is_budget(sentence, quantity) or (spending and is_an_outlay(sentence, quantity)):
        return True
    around = spending or (computing and names_a_builder(sentence))
    if around and other > 60 and goes_on_spending(sentence, quantity) and not turns_away(sentence, quantity):
        return True
    return _about_computing(sentence, quantity, computing) and (
        is_spent(sentence, quantity) or is_supply_contract(sentence, quantity)
    )


def _told(sentence: Sentence, quantity: Quantity, computing: bool, spending: bool) -> bool | None:
    """What the words beside an amount settle; None where they settle nothing."""
    if quantity.value < LEAST_MONEY or is_ruled_out(sentence, quantity):
        return False
    if opens_with_a_utility(sentence) and not any(name.start < quantity.start for name in sentence.names):
        return False
    if is_spent_elsewhere(sentence, quantity) or is_of_another_industry(sentence, quantity):
        return False
    if is_a_sum_of_prices(sentence, quantity):
        return True
    other_choice = offered_with(sentence, quantity)
    if other_choice is not None:
        return judge_money(sentence, other_choice, computing, spending)[0]
    if _is_the_price_of_a_site(sentence, quantity) or finances_a_site(sentence, quantity):
        return True
    if computing and (is_worth_of_a_contract(sentence, quantity) or is_the_investment(sentence, quantity)):
        return True
    leading = _leading(sentence, quantity)
    own = sentence.tagged(("cost",), sentence.clause(quantity.start)[0], quantity.start)
    if leading is not None and not own and _is_of_another_kind(sentence, leading):
        return False
    if _was_before(sentence, quantity, spending) or _rises_from_capex(sentence, quantity):
        return not is_a_groups(sentence, quantity)
    return _told_by_words_near(sentence, quantity)


def _told_by_words_near(sentence: Sentence, quantity: Quantity) -> bool | None:
    """The same by words of capital spending, of prices of a unit and of markets."""
    near = sentence.nearest
    capex, other = near(quantity, "capex"), near(quantity, "money_other")
    if is_a_forecast(sentence) or is_of_the_largest(sentence, quantity):
        return False
    if _is_called_capex(sentence, quantity):
        return not (_is_of_the_grid(sentence, quantity) or is_a_groups(sentence, quantity))
    if near(quantity, "per_unit") < 14 or _is_market(sentence, quantity):
        return False
    if capex < 60 and capex <= other + 10:
        return True
    counted = any(each.kind is Kind.COUNT and each.model for each in sentence.quantities)
    if near(quantity, "cost") < min(16, other) and (counted or sentence.has("computing_place")):
        return True
    return None


@cache
def called_capex_pattern() -> re.Pattern[str]:
    """Behind an amount: capital spending, in one noun phrase with it: "$50 billion annual CapEx commitment"."""
    return re.compile(
        r"(?: ?\([^()]{1,40}\))?(?: (?:of|in|annual|yearly|quarterly|total|planned|its|full-year|20\d\d|2[4-9]|"
        r"ai|fiscal|cash|infrastructure)){0,3} (?:capex|capital (?:expenditures?|spending|outlays?)|"
        r"ai (?:spending|infrastructure) (?:plan|budget|program|programme)|spending plan|ai spending(?! spree|"
        r" boom)|(?:ai |infrastructure |data center ){0,2}outlay)(?![a-z])|的?(?:年度)?资本(?:支出|开支)"
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


def _is_of_the_grid(sentence: Sentence, quantity: Quantity) -> bool:
    """True for the capital spending of utilities, unless the sentence speaks of computing."""
    if sentence.has("money_object", "computing"):
        return False
    near = sentence.nearest(quantity, "energy_weak") < 30
    return near or (sentence.has("energy", "energy_weak", "utility") and not sentence.names)


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
        placed = name.is_place and name.start > quantity.end
        if placed and is_put_into(sentence.text[quantity.end : name.start]):
            return True
        behind = name.is_place and 0 < name.start - quantity.end <= 24
        if behind and priced_site_pattern().fullmatch(sentence.text, quantity.end, name.start):
            return sentence.text[quantity.end : name.start].strip() in ("", "ai", "so-called")
    return any(
        name.is_place
        and name.end <= quantity.start
        and site_price_pattern().fullmatch(sentence.text, name.end, quantity.start)
        for name in sentence.names
    )


@cache
def pledged_pattern() -> re.Pattern[str]:
    """Right before an amount: that a person pledges it himself."""
    return re.compile(rf"(?<![a-z])(?:pledged|vowed|promised)(?: to (?:invest|spend))?{SUM}$")


def _pledges(sentence: Sentence, quantity: Quantity) -> bool:
    return (
        sentence.has("person") and pledged_pattern().search(sentence.before(quantity.start, 50)) is not None
    )


def _is_market(sentence: Sentence, quantity: Quantity) -> bool:
    """True for the spending of a whole industry, or of a typical site."""
    if is_a_forecast(sentence) or turns_to_market(sentence, quantity):
        return True
    if not sentence.names and any(
        cue.phrase in WHOLE_MARKETS and cue.start < quantity.start for cue in sentence.tagged(("market",))
    ):
        return True
    referred = sentence.has("ref_site", "ref_company")
    if (
        speaks_in_general(sentence)
        and not referred
        and not any(name.subject.name not in VENDORS for name in sentence.names)
    ):
        return True
    named = (
        sentence.has("ref_company", "ref_it", "ref_we")
        or _pledges(sentence, quantity)
        or any(
            (name.start < quantity.start and name.subject.name not in VENDORS)
            or sentence.text[max(0, name.start - 4) : name.start].endswith(" by ")
            for name in sentence.names
        )
    )
    near = sentence.nearest(quantity, "market") < 40 or opens_with_market(sentence, quantity)
    return near and not named


@cache
def summed_up_pattern() -> re.Pattern[str]:
    """Before an amount that sums up a purchase named in the clause before: 采购大量芯片,金额将超过."""
    return re.compile(
        r"(?:金额|总额|总价|价值|订单)[^,;。]{0,8}$|(?<![a-z])(?:worth|valued at|costing|at a cost of|"
        r"for)(?: (?:some|about|around|roughly|nearly|over|an estimated))? ?~?(?:[a-z]{0,3}[$€£¥₹])?$"
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
    if is_supply_contract(sentence, quantity) or _buys_chips(sentence, quantity):
        return True
    if names_a_place(sentence):
        return True
    measured = any(other.kind in (Kind.POWER, Kind.FLOPS) for other in sentence.quantities)
    if measured and (computing or sentence.has("computing") or not sentence.has("energy")):
        return True
    return computing and _belongs_to_the_text(sentence, quantity)


@cache
def spends_more_pattern() -> re.Pattern[str]:
    """Behind a "raise" that raises spending and no funds."""
    return re.compile(
        r" (?:its |their |the )?(?:[a-z-]{2,12} )?(?:spending|capex|capital (?:spending|expenditure)|budget|"
        r"outlay|investment|target|forecast|guidance)"
    )


def _only_raises_funds(sentence: Sentence, quantity: Quantity) -> bool:
    """True where funding is spoken of on the figure's side, and neither a contract nor an object of spending."""
    clause = sentence.clause(quantity.start)
    if not any(
        not spends_more_pattern().match(sentence.text, cue.end) for cue in sentence.tagged(("funding",))
    ):
        return False
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
    clause = sentence.clause(quantity.start)
    if sentence.tagged(("cost",), *clause) and not sentence.tagged(("energy",), *clause):
        return False
    low, high = _between_semicolons(sentence, quantity)
    placed = any(low <= name.start < high and name.is_place for name in sentence.names)
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


def _belongs_to_the_text(sentence: Sentence, quantity: Quantity) -> bool:
    """True for an outlay, a deal or a purpose, in a text that speaks of computing."""
    if other_industry_pattern().search(sentence.text, *sentence.clause(quantity.start)):
        return False
    if is_spent_somewhere(sentence, quantity):
        return True
    if is_an_outlay_for(sentence, quantity) or sentence.nearest(quantity, "money_for") < 40:
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
def other_field_pattern() -> re.Pattern[str]:
    """Fields that an investment may be in, beside computing."""
    return re.compile(r"energy|power(?! ai)|grid|electric|manufactur|factories|pharma|能源|电力|电网|制造")


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
