"""Companies that a person has left, or that only give him a title."""

from __future__ import annotations

import re
from functools import cache

from facts.catalogue import NameHit
from facts.reading import Sentence


@cache
def former_pattern() -> re.Pattern[str]:
    """Before a company that somebody has left: "ex-Google veterans"."""
    return re.compile(r"(?:(?<![a-z])ex-|(?<![a-z])former |(?<![此之以目日年月先提])前) ?$")


@cache
def title_of_a_person_pattern() -> re.Pattern[str]:
    """Between a company and the person it only gives a title to: 特斯拉执行长, "Tesla CEO"."""
    return re.compile(
        r"(?:'s)? ?(?:ceo|chief executive|founder|co-founder|boss|chief|首席执行官|执行长|创始人|创办人|老板|"
        r"掌门人|总裁) ?"
    )


def is_former(sentence: Sentence, name: NameHit) -> bool:
    """True for the Google of "ex-Google": whom somebody has left."""
    return former_pattern().search(sentence.text[max(0, name.start - 8) : name.start]) is not None


def is_a_title(sentence: Sentence, name: NameHit) -> bool:
    """True for the Tesla of "Tesla CEO Elon Musk"."""
    title = title_of_a_person_pattern().match(sentence.text, name.end)
    persons = sentence.tagged(("person",))
    return title is not None and any(0 <= cue.start - title.end() <= 6 for cue in persons)
