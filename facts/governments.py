"""What a government undertakes itself, whatever companies the rest of the sentence names."""

from __future__ import annotations

import re
from functools import cache

from facts.around import names_a_place
from facts.quantities import Quantity
from facts.reading import Sentence


@cache
def acting_pattern() -> re.Pattern[str]:
    """A government that acts: "the government itself will deploy", "The Seoul government is to set aside"."""
    return re.compile(
        r"(?<![a-z])(?:the|its|this) (?:[a-z]{3,14} )?government(?: itself)?(?:, [^,.;]{3,40},)? (?:is|will|would|"
        r"plans|wants|aims|intends|has|had|hopes|expects|pledged|promised|agreed|bought|ordered|secured|"
        r"set)(?![a-z])|"
        r"(?:中央|联邦)?政府(?:自身|本身|自己)?(?:将|计划|拟|已|打算|承诺|准备)"
    )


def undertakes(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a government acts in the figure's clause where nobody else is named, nor a place in the sentence."""
    if names_a_place(sentence):
        return False
    low, high = sentence.clause(quantity.start)
    acting = acting_pattern().search(sentence.text, low, quantity.start)
    return acting is not None and not any(acting.end() <= name.start < high for name in sentence.names)
