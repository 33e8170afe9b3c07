"""Which of the companies told of lately a description stands for: "the startup", "the Saudi firm"."""

from __future__ import annotations

import re
from functools import cache

from facts.reading import Sentence
from facts.tables.descriptions import DESCRIPTIONS
from facts.topic import Topic
from facts.types import Subject

_LATIN = sorted((word for word in DESCRIPTIONS if word.isascii()), key=len, reverse=True)
_HAN = [word for word in DESCRIPTIONS if not word.isascii()]


@cache
def description_pattern() -> re.Pattern[str]:
    """A company by its trade or its country: "the startup", "the French cloud firm", 这家搜索巨头."""
    latin, han = "|".join(map(re.escape, _LATIN)), "|".join(_HAN)
    return re.compile(
        rf"(?<![a-z])the (?:former )?(?:bitcoin |crypto |ai |cloud |chip |u\.s\. |ai chip )?(?P<latin>{latin})"
        r"(?: (?:ai|cloud|data|computing|infrastructure|chip|tech|telecoms|state-backed))?"
        r"(?: (?:company|firm|group|giant|maker|developer|operator|provider|owner|parent|startup|start-up|lab|"
        r"titan|miner|specialist|builder|landlord|champion))?(?![a-z-])"
        rf"|(?:这家|该|这一)(?P<han>{han})[^,;。]{{0,4}}?(?:公司|企业|巨头|集团|业者|厂商)"
    )


def described(sentence: Sentence, topic: Topic) -> Subject | None:
    """The one company named in the last sentences that the sentence's description fits, if there is one."""
    fitting: set[Subject] = set()
    for match in description_pattern().finditer(sentence.text, sentence.span.start, sentence.span.end):
        known = DESCRIPTIONS[match["latin"] or match["han"]]
        fitting |= {company for company in topic.recent if company.name in known}
    return fitting.pop() if len(fitting) == 1 else None
