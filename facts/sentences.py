"""Splits a text into sentences, and a sentence into clauses, by offsets."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from facts.tables.abbreviations import BEFORE_A_DOT, SENTENCE_STARTS


class Span(NamedTuple):
    """`start`..`end` of a sentence; `heading` for a Markdown heading, `paragraph` counts from 0."""

    start: int
    end: int
    paragraph: int = 0
    heading: bool = False


@cache
def end_pattern() -> re.Pattern[str]:
    """Where a sentence may end, in folded text."""
    return re.compile(
        r"[。!?….+\[\n🌀-🫿](?:(?<=\)\+)(?= )|(?<=[🌀-🫿])(?= )|(?<=[。!?…])[。!?…]{0,2}[\"」』”)）]?|"
        r"(?<=\.)(?<!\.\.)\.{0,3}[\"”)]?(?=\s|$|[\"一-鿿])|"
        r"(?<=\[)\d{1,2}\](?= - )|(?<=\n))"
    )


@cache
def clause_pattern() -> re.Pattern[str]:
    """Where a clause may end, in folded text. A comma inside a number is none.

    It begins with all the characters it may begin with, to which a search skips.
    """
    return re.compile(
        r"[,;:()（）—| ](?:(?<=,)(?:(?!\d{3}(?!\d))(?! (?:[a-z]{2,8}|\d{1,3})-(?:year|month))|(?<!\d,)(?=\d))|"
        r"(?<=[;:()（）—|])|(?<= )(?:- |/ |"
        r"(?:while|whereas|but|which|although|though|because|after|before)(?= )|and(?= that )|"
        r"and(?= (?:(?:another|a further|an additional|the (?:other|remaining)|about|some|"
        r"roughly) ){0,2}[$€£]?\d[\d.,]{0,9}"
        r"(?:[ -](?:mw|gw|megawatts?|gigawatts?|million|billion|more|chips|gpus)){1,2} (?:is|are|will|would|was|"
        r"were|comes?) )|"
        r"as(?= )(?<!much as)(?<!many as)(?<!well as)(?<!high as)(?<!large as)(?<!such as)(?<!known as)"
        r"(?<!early as)(?<!little as)(?<!few as)(?! (?:much|many|high|low|large|big|little|few|well|early|soon|"
        r"long|an?|of|its?|the|one|high)(?![a-z]))))"
    )


def sentences(folded: str, raw: str) -> list[Span]:
    """All sentences of a folded text by place (`raw` is the text as written); none is empty."""
    spans: list[Span] = []
    start = paragraph = 0
    for match in end_pattern().finditer(folded):
        mark = match.group()
        if mark == "\n":
            if _goes_on(folded, match.start(), match.end()):
                continue
            _add(spans, folded, start, match.start(), paragraph)
            paragraph += 1
        elif mark[0] == "." and _abbreviated(folded, raw, match.start(), match.end()):
            continue
        elif mark >= FIRST_EMOJI and not raw[match.end() + 1 : match.end() + 2].isupper():
            continue
        else:
            _add(spans, folded, start, match.end(), paragraph)
        start = match.end()
    _add(spans, folded, start, len(folded), paragraph)
    return spans


FIRST_EMOJI = "🌀"
LONGEST = 800  # characters; a longer run without a full stop is cut, so that work stays linear in the text


def _add(spans: list[Span], folded: str, start: int, end: int, paragraph: int) -> None:
    while end - start > LONGEST:
        cut = max(folded.rfind(mark, start + LONGEST // 2, start + LONGEST) for mark in (";", ",", "、", " "))
        cut = cut + 1 if cut >= 0 else start + LONGEST
        _add(spans, folded, start, cut, paragraph)
        start = cut
    while start < end and folded[start] in " \t\n":
        start += 1
    while end > start and folded[end - 1] in " \t\n":
        end -= 1
    if folded.startswith("(", start) and folded.endswith(")+", start, end) and end - start < 40:
        return  # whose item of a digest it was: "… runs to 2029. (NYT $)+"
    if end > start:
        spans.append(Span(start, end, paragraph, folded[start] == "#"))


def _goes_on(folded: str, at: int, after: int) -> bool:
    """True for a line break inside an English sentence that was wrapped."""
    before = folded[max(0, at - 2) : at].strip()
    following = folded[after : after + 2]
    if not before or not following.strip() or following[0] == "\n" or folded[after - 2 : after - 1] == "\n":
        return False
    wrapped = before[-1].isascii() and (before[-1].isalnum() or before[-1] in ",")
    lead = following.lstrip()[:1]
    return wrapped and (lead.isalpha() or lead == "@") and lead.isascii()


def _abbreviated(folded: str, raw: str, dot: int, after: int) -> bool:
    start = re.match(r"\s([a-z]+)\s", folded[after : after + 14])
    if start and start[1] in SENTENCE_STARTS and raw[after + 1].isupper():
        return False
    begin = dot
    while begin and folded[begin - 1].isascii() and (folded[begin - 1].isalpha() or folded[begin - 1] == "."):
        begin -= 1
    word = folded[begin:dot]
    counts = begin > 0 and folded[begin - 1].isdigit()  # the M of "1M." is no initial
    if word in BEFORE_A_DOT or (len(word) == 1 and word.isalpha() and not counts):
        return True
    if "." in word and len(word) <= 5:
        return not (
            land_pattern().search(folded, max(0, dot - 16), after) and lead_pattern().match(raw, after)
        )
    following = folded[after : after + 2].strip()
    return word == "no" and following[:1].isdigit()


@cache
def land_pattern() -> re.Pattern[str]:
    """A country's initials that may end a sentence: "in the U.S."."""
    return re.compile(r"(?:in|across|throughout|within|outside|into) the u\.[sk]\.$")


@cache
def lead_pattern() -> re.Pattern[str]:
    """How the next sentence begins, as written: a name and its verb, "Oracle shares rose"."""
    return re.compile(
        r" [A-Z][\w&-]{1,16}(?: [A-Z][\w&-]{1,16})? (?:shares|stock|said|says|has|is|was|will|would|plans|also|"
        r"announced|expects|aims|and [A-Z])"
    )


def clauses(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """The clauses of one sentence, together covering it but for the marks between them."""
    result: list[tuple[int, int]] = []
    begin = start
    for match in clause_pattern().finditer(folded, start, end):
        if match.start() > begin:
            result.append((begin, match.start()))
        begin = match.end()
    if begin < end:
        result.append((begin, end))
    return result or [(start, end)]
