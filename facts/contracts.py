"""Contracts between those who rent out capacity and those who need it."""

from __future__ import annotations

import re
from functools import cache

from facts.quantities import Kind, Quantity
from facts.reading import Sentence
from facts.tables.buyers import CAPACITY_SELLERS, LABORATORIES, LANDLORDS, LARGE_CLOUDS
from facts.tables.countries import COUNTRIES
from facts.types import Subject


@cache
def struck_pattern() -> re.Pattern[str]:
    """Verbs of winning a contract around its amount: "Nebius landing $17.4B with Microsoft"."""
    return re.compile(
        r"(?:land|ink|sign|score|secure|win|won|strik|struck|bag)(?:s|ed|ing|ning)? [^,;]{0,30}(?:with|from)(?![a-z])"
    )


def is_supply_contract(sentence: Sentence, quantity: Quantity) -> bool:
    """True for a contract between one who rents out capacity and one who needs it, whatever it is called."""
    struck = struck_pattern().search(
        sentence.text, max(sentence.span.start, quantity.start - 24), quantity.end + 24
    )
    near = sentence.nearest(quantity, "deal") <= 120
    signed = near or struck is not None or _pays_a_seller(sentence, quantity)
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


@cache
def contract_with_pattern() -> re.Pattern[str]:
    """Between the noun of a contract and the other party: "an order from", "the September agreement with"."""
    return re.compile(r"(?<![a-z])(?:order|contract|agreement|deal)s? (?:from|with) (?:the )?$")


@cache
def sum_of_it_pattern() -> re.Pattern[str]:
    """Between that party and the sum: " worth at least", ", valued at"."""
    return re.compile(
        r",? (?:(?:which is |that is )?(?:worth|valued at|for)|"
        r"totall?ing)(?: [a-z]{2,10}){0,3} ?(?:[a-z]{0,3}[$€£¥₹])?"
    )


@cache
def worth_pattern() -> re.Pattern[str]:
    """Before what a contract told of before is worth: "The ten-year contract is worth", "The term is valued at"."""
    return re.compile(
        r"(?<![a-z])value of (?:the|its|their) (?:[a-z0-9-]{2,12} ){0,3}(?:contract|lease|agreement|deal)s? (?:to|"
        r"at|is|was) "
        r"(?:[a-z]{0,3}[$€£¥₹] ?)?$|(?<![a-z])(?:contract|lease|agreement|deal|term|arrangement|"
        r"pact)s?(?:, [^,;.]{3,40},)? (?:(?:alone|itself|together) )?(?:is|"
        r"was|are|"
        r"were|has been) (?:now |currently |said to be |estimated to be |reportedly )?(?:worth|valued at|put at|"
        r"estimated at)"
        r"(?: [a-z]{2,14}){0,3} ?(?:[a-z]{0,3}[$€£¥₹] ?)?$|"
        r"(?<![a-z])(?:contract|lease|agreement|deal|arrangement|pact), (?:(?:which is|now|reportedly) )?(?:worth|"
        r"valued at|"
        r"put at)(?: [a-z]{2,14}){0,3} ?(?:[a-z]{0,3}[$€£¥₹] ?)?$"
    )


@cache
def site_head_pattern() -> re.Pattern[str]:
    """How a sentence begins that is about a site or its phase: "The first phase of the project"."""
    return re.compile(
        r"(?:the|a|an|its|phase one|stage one) ?(?:[a-z0-9'-]{1,14} ){0,4}?(?:campus|project|site|phase|stage|"
        r"complex|"
        r"facility|data cent(?:er|re)|development|programme|program|hub|expansion)(?![a-z])"
    )


@cache
def valued_pattern() -> re.Pattern[str]:
    """Right before what a site is valued at."""
    return re.compile(
        r" valued at (?:(?:about|around|roughly|some|over|nearly|more than|up to|approximately) ){0,2}"
        r"(?:[a-z]{0,3}[$€£¥₹])?$"
    )


def _is_worth_of_a_site(sentence: Sentence, quantity: Quantity) -> bool:
    if (
        valued_pattern().search(sentence.text[max(sentence.span.start, quantity.start - 50) : quantity.start])
        is None
    ):
        return False
    return site_head_pattern().match(sentence.text, sentence.span.start) is not None


@cache
def contract_behind_pattern() -> re.Pattern[str]:
    """Between an amount and the buyer of capacity: " cloud contract with", "-plus, five-year agreement with"."""
    return re.compile(
        r"(?:-plus|\+)?[, ]{1,2}(?:[a-z0-9-]{2,12},? ){0,3}(?:contract|lease|agreement|deal) with (?:the )?"
    )


def _is_with_a_buyer(sentence: Sentence, quantity: Quantity) -> bool:
    """True for "the new $27 billion contract with Meta": one who needs capacity is the other party."""
    return any(
        name.subject.name in LABORATORIES | LARGE_CLOUDS
        and contract_behind_pattern().fullmatch(sentence.text, quantity.end, name.start)
        for name in sentence.names
        if name.start > quantity.end
    )


def is_worth_of_a_contract(sentence: Sentence, quantity: Quantity) -> bool:
    """True for the sum of a contract that the text has spoken of, and for what a site is valued at."""
    if _is_worth_of_a_site(sentence, quantity) or _is_with_a_buyer(sentence, quantity):
        return True
    worth = worth_pattern().search(sentence.text, sentence.span.start, quantity.start)
    return (
        worth is not None
        and not sentence.has("chip_sales")
        and "revenue" not in sentence.before(worth.start(), 40)
    )


@cache
def hosting_pattern() -> re.Pattern[str]:
    """Before the tenant of a landlord: "a 10-year hosting contract with", "an AI cloud contract with"."""
    return re.compile(
        r"(?<![a-z])(?:hosting|lease|leasing|colocation|cloud|capacity|compute)(?: services)? ?(?:contract|"
        r"agreement|deal|"
        r"pact)?s? with (?:the )?(?:[a-z-]{2,12} ){0,2}$"
    )


@cache
def leased_pattern() -> re.Pattern[str]:
    """What a landlord signs: "a 25-year lease"."""
    return re.compile(r"(?<![a-z])(?:leases?|hosting|colocation|tenancy)(?![a-z])")


def _tenant(sentence: Sentence, quantity: Quantity) -> Subject | None:
    """Who pays in a contract that a landlord, who leads the sentence, signs about what it rents out."""
    if not sentence.names or sentence.names[0].subject.name not in LANDLORDS:
        return None
    landlord = sentence.names[0]
    for name in sentence.names[1:]:
        if name.subject.name == landlord.subject.name or name.subject.name in COUNTRIES:
            continue
        if sentence.text[quantity.end : name.start] == " with " and leased_pattern().search(
            sentence.text, landlord.end, quantity.start
        ):
            return name.subject
        before = sentence.text[max(landlord.end, name.start - 60) : name.start]
        if hosting_pattern().search(before) is None:
            continue
        worth = name.end <= quantity.start and sum_of_it_pattern().fullmatch(
            sentence.text, name.end, quantity.start
        )
        ahead = (
            quantity.end <= name.start
            and name.start - quantity.end <= 60
            and "," not in sentence.text[quantity.end : name.start]
        )
        if worth or ahead:
            return name.subject
    return None


def other_party(sentence: Sentence, quantity: Quantity) -> Subject | None:
    """Who pays in "an order from Nvidia worth $6.3 billion": a party that does not itself rent out capacity."""
    if quantity.kind is not Kind.MONEY:
        return None
    tenant = _tenant(sentence, quantity)
    if tenant is not None:
        return tenant
    for name in sentence.names:
        if name.end > quantity.start or name.subject.name in LANDLORDS or name.subject.name in COUNTRIES:
            continue
        before = sentence.text[max(sentence.span.start, name.start - 40) : name.start]
        if contract_with_pattern().search(before) and sum_of_it_pattern().fullmatch(
            sentence.text, name.end, quantity.start
        ):
            return name.subject
    return None
