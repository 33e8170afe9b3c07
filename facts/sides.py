"""The part of a sentence around a figure that no contrast cuts off."""

from __future__ import annotations

import re
from functools import cache

from facts.gaps import holds_one
from facts.quantities import Quantity
from facts.reading import Sentence


@cache
def contrast_pattern() -> re.Pattern[str]:
    """Where a sentence turns to something else, so that verbs before it no longer govern."""
    return re.compile(
        r"[,;；。— ](?:(?<=[,;。—]) ?(?:(?:but|while|whereas|however|although|though|yet)(?![a-z])|"
        r"(?:但|而|不过|然而|相比之下|另一方面))|(?<=[;；])|(?<= )(?:while|whereas) )"
    )


# Each contrast holds one of these: looking for them costs less than the pattern.
CONTRASTS = (
    *("but", "while", "whereas", "however", "though", "yet", ";", "；", "但", "而", "不过", "相比之下"),
    *("另一方面",),
)


def side_of(sentence: Sentence, quantity: Quantity) -> tuple[int, int]:
    """The part of the sentence around the figure that no contrast cuts off."""
    low, high = sentence.span.start, sentence.span.end
    if not holds_one(sentence.text[low:high], CONTRASTS):
        return low, high
    for match in contrast_pattern().finditer(sentence.text, low, high):
        if match.end() <= quantity.start:
            low = match.start() + 1
        elif match.start() >= quantity.end:
            return low, match.start()
    return low, high
