"""What large clouds spend in a year, or put into a state: capital spending, whatever it is called."""

from __future__ import annotations

import re
from functools import cache

from facts.gaps import any_word
from facts.quantities import Quantity
from facts.reading import Sentence
from facts.tables.buyers import LARGE_CLOUDS
from facts.tables.countries import REGIONS


@cache
def invests_in_a_state_pattern() -> re.Pattern[str]:
    """What a large cloud puts into a country is infrastructure: "invest $15 billion in India", 在阿联投资超过."""
    regions = any_word("|".join(name for name in REGIONS if len(name) > 1))
    return re.compile(
        rf"invest(?:ing|ed|s)? (?:[^,;.]|[.,](?=\d)){{0,40}} in (?:{regions})(?![a-z])|"
        rf"在(?:{regions})[^,;。]{{0,4}}(?:投资|投入)"
    )


def is_budget(sentence: Sentence, quantity: Quantity) -> bool:
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
