"""Who buys at a cost, says that he spends, or is given access by a contract."""

from __future__ import annotations

import re
from functools import cache

from facts.quantities import Quantity
from facts.reading import Sentence
from facts.roles import first_subject, is_state, is_vendor
from facts.tables.markers import SUM
from facts.types import Subject


@cache
def gives_access_pattern() -> re.Pattern[str]:
    """Before the customer of a contract: "our five-year agreement gives"."""
    return re.compile(
        r"(?<![a-z])(?:agreement|contract|deal|lease|pact)[a-z ,]{0,24} (?:gives|grants|provides|offers|"
        r"will give) $"
    )


def given_access(sentence: Sentence, quantity: Quantity) -> Subject | None:
    """The Microsoft of "Our agreement gives Microsoft access to GB300 systems and carries a value of"."""
    return first_subject(
        name
        for name in sentence.names
        if name.end < quantity.start
        and has_value_pattern().fullmatch(sentence.text, name.end, quantity.start)
        and gives_access_pattern().search(sentence.before(name.start, 60))
    )


@cache
def has_value_pattern() -> re.Pattern[str]:
    """From the customer to the sum: " access to GB300 systems and carries a total contract value of"."""
    return re.compile(
        r" (?:access|exclusive access|use)(?![a-z])[^.;]{3,70} (?:and |which |that )?(?:carries|has|is worth|"
        r"is valued at|comes to)(?: an? (?:total )?(?:contract )?value of| a price of)?"
        rf"{SUM}"
    )


@cache
def buys_pattern() -> re.Pattern[str]:
    """From behind a name to the sum that it pays: " will buy the hardware from Dell at a cost of about"."""
    return re.compile(
        r"(?:, (?:which|who|a|an|the) [^,.;]{3,60},)? (?:will buy|is buying|bought|has bought|agreed to buy|"
        r"will purchase|is purchasing|has purchased|purchased|has ordered|ordered|will order)(?![a-z])[^;.]{3,90}? "
        rf"(?:at a cost of|for|worth|costing|valued at|at a price of){SUM}"
    )


def buyer(sentence: Sentence, quantity: Quantity) -> Subject | None:
    """The IREN of "IREN will buy the hardware for its Microsoft contract from Dell at a cost of $5.8 billion"."""
    if any(name.is_place for name in sentence.names):
        return None
    return first_subject(
        name
        for name in sentence.names
        if name.end < quantity.start
        and not is_state(name)
        and not is_vendor(name)
        and buys_pattern().fullmatch(sentence.text, name.end, quantity.start)
    )


@cache
def says_it_spends_pattern() -> re.Pattern[str]:
    """From behind a name to the sum that it says it spends: " said in November it would put an additional"."""
    return re.compile(
        r" (?:said|says|announced|confirmed|pledged)(?: (?!that)[a-z]{2,12}){0,3}(?: that)? it "
        r"(?:would|will|plans to|intends to|is to) (?:put|invest|spend|commit|pour|inject|"
        rf"contribute)(?: an?)?(?: additional| further| extra| total of)?{SUM}"
    )


def spender(sentence: Sentence, quantity: Quantity) -> Subject | None:
    """The Amazon of "Amazon said it would put $15 billion into Indiana, and Meta's Hyperion …"."""
    low, high = sentence.clause(quantity.start)
    behind = [name for name in sentence.names if quantity.end <= name.start < high]
    if behind or any(name.is_place and low <= name.start < high for name in sentence.names):
        return None
    return first_subject(
        name
        for name in sentence.names
        if not is_state(name) and says_it_spends_pattern().fullmatch(sentence.text, name.end, quantity.start)
    )
