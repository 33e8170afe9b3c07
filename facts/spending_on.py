"""Amounts that say nothing of their own kind, in a text that speaks of spending on computing."""

from __future__ import annotations

import re
from functools import cache

from facts.around import names_a_place
from facts.quantities import Quantity
from facts.reading import Sentence
from facts.tables.buyers import LABORATORIES, LANDLORDS, LARGE_CLOUDS
from facts.tables.chips import VENDORS
from facts.tables.countries import COUNTRIES


@cache
def turns_away_pattern() -> re.Pattern[str]:
    """Words by which a sentence turns from spending on computing to something else."""
    return re.compile(
        r"(?<![a-z])(?:los[et]s?|losing|los(?:s|ses)|payout|distribution|dividend|goes into|"
        r"(?<!will )(?<!to )put in|poach|"
        r"pay packages?|"
        r"salar|bonus|hiring|fine|lawsuit|bid for|bid was|(?<=billion )bid|received|pocketed|taken from|"
        r"on the books|is worth|obligations)|美元的合作|亏|索赔|赔偿|补偿|签单|订单|积压|认购|每股|注资|向(?:这家|"
        r"该)公司|的股|"
        r"收入|高速|公路|分红|薪酬|(?:追加|再|"
        r"继续)投资(?:约|至多|"
        r"最多)? ?[\d$€£¥]"
    )


def goes_on_spending(sentence: Sentence, quantity: Quantity) -> bool:
    """True for an amount of a sentence that says nothing of its own kind, in a text that speaks of such spending."""
    if sentence.has("funding", "valuation_word", "foundry"):
        return False
    return other_industry_pattern().search(sentence.text, *sentence.clause(quantity.start)) is None


def turns_away(sentence: Sentence, quantity: Quantity) -> bool:
    """True where the amount's own clause speaks of a loss, a fine, pay, a bid or the like."""
    return turns_away_pattern().search(sentence.text, *sentence.clause(quantity.start)) is not None


@cache
def other_industry_pattern() -> re.Pattern[str]:
    """Industries whose projects a local paper tells of beside those of computing: 低空经济项目总投资."""
    return re.compile(
        r"低空|文旅|旅游|农业|生物医药|新能源汽车|化工|钢铁|煤矿|铁路|公路|机场|港口|高铁|乳业|养殖|油气|"
        r"服务业|制造业|数字投资|外商|外资|冶金|轨道交通|tourism|airport|railway|highway|stadium|casino|"
        r"pharmaceutical"
    )


def is_of_another_industry(sentence: Sentence, quantity: Quantity) -> bool:
    """True where a sentence last speaks of another industry before an amount, and of no name since."""
    told = [cue.end for cue in sentence.tagged(("computing", "ai_word"), sentence.span.start, quantity.start)]
    named = [name.end for name in sentence.names if name.end <= quantity.start]
    low = max([*told, *named, sentence.span.start])
    if other_industry_pattern().search(sentence.text, low, quantity.start) is None:
        return False
    return not sentence.tagged(("computing", "ai_word"), quantity.end, sentence.clause(quantity.start)[1])


@cache
def investment_pattern() -> re.Pattern[str]:
    """Behind the amount of "The 1.2 billion euro ($1.4 billion) investment is"."""
    return re.compile(
        r"[ -]?(?: ?\([^()]{1,24}\))? (?:investment|outlay|price tag|build-?out|project|development)"
        r" (?:is|was|will|would|marks|makes|covers|includes|pays|comes|represents|has)(?![a-z])"
    )


def is_the_investment(sentence: Sentence, quantity: Quantity) -> bool:
    """True for the amount that opens a sentence as the investment spoken of before."""
    head = sentence.text[sentence.span.start : quantity.start].strip(" \"'“")
    opens = head in ("the", "this", "its", "their", "the roughly", "the about", "the nearly", "the planned")
    return opens and investment_pattern().match(sentence.text, quantity.end) is not None


def names_a_builder(sentence: Sentence) -> bool:
    """Whether a sentence names a place, or somebody who lives by computing, and no money of another kind."""
    if names_a_place(sentence):
        return True
    builds = sentence.has("computing")
    own = any(
        name.subject.name in LABORATORIES | LARGE_CLOUDS | LANDLORDS
        or (builds and name.subject.name not in VENDORS and name.subject.name not in COUNTRIES)
        for name in sentence.names
    )
    return own and not sentence.has("money_other")
