"""People without names who tell something: "two employees of suppliers told us"."""

from __future__ import annotations

import re
from functools import cache

from facts.foreseeing import Speech
from facts.reading import Sentence
from facts.types import Attribution


@cache
def unnamed_group_pattern() -> re.Pattern[str]:
    """People without names who told something: "two employees of cloud firms told us", "former executives said"."""
    return re.compile(
        r"(?<![a-z])(?:(?:one|two|three|four|five|six|several|multiple|former|current)(?: (?:former|current|"
        r"senior|industry)){0,2} (?:employees?|engineers?|managers?|workers|staffers|bankers?|insiders|"
        r"contractors?|suppliers?|people|persons?)|(?:(?:two|three|several) )?former (?:senior |"
        r"[a-z]{3,12} )?executives?|(?:two|three|several|multiple) (?:company|industry) executives)(?: (?:of|"
        r"at|from|with|who|in|close to) [^,.;]{2,40})?,? (?:told|said)(?![a-z])(?! (?:on|at|in|during) (?:an? |"
        r"the )?(?:[a-z]{3,10} ){0,2}(?:call|conference|event|statement|blog|filing))"
    )


# Each group holds one of these: looking for them costs less than the pattern.
GROUPS = (
    *("employee", "engineer", "manager", "worker", "staffer", "banker", "insider", "contractor", "supplier"),
    *("people", "person", "executive"),
)


def told_by_a_group(sentence: Sentence, at: int) -> tuple[int, Speech] | None:
    """Where people without names tell what stands at offset `at` behind them, and nobody else tells it since."""
    if not sentence.has("saying"):
        return None
    said = sentence.text[sentence.span.start : sentence.span.end]
    if not any(who in said for who in GROUPS):
        return None
    close = _closing_group(sentence, at)
    if close is not None:
        return close
    found = unnamed_group_pattern().search(sentence.text, sentence.span.start, at)
    if found is None or ";" in sentence.text[found.end() : at]:
        return None
    since = sentence.tagged(("saying",), found.end(), at)
    return None if since else (found.start(), Speech(Attribution.ANONYMOUS))


def _closing_group(sentence: Sentence, at: int) -> tuple[int, Speech] | None:
    """The same behind the figure, where it closes the sentence: ", two former employees told us"."""
    found = unnamed_group_pattern().search(sentence.text, at, sentence.span.end)
    if found is None or sentence.before(found.start(), 2) != ", " or ";" in sentence.text[at : found.start()]:
        return None
    ends = (
        sentence.span.end - found.end() <= 40
        and "." not in sentence.text[found.end() : sentence.span.end - 1]
    )
    other = sentence.tagged(("saying",), at, found.start())
    return (found.start(), Speech(Attribution.ANONYMOUS)) if ends and not other else None
