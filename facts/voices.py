"""Whose word a figure is by the form of the text: a speaker named before a colon, a figure that somebody promised."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from facts.foreseeing import OF_OTHERS, Speech
from facts.reading import Sentence
from facts.tables.people import PEOPLE
from facts.types import Attribution

LONGEST = 120  # letters of a speaker's name and office
FORMER = frozenset(("former", "ex", "ex-ceo", "onetime", "retired"))
NEAR = 30  # letters behind a figure within which who promised it may be named
OFFICES = frozenset(
    (
        *("ceo", "cfo", "coo", "cto", "chief", "chair", "chairman", "chairwoman", "president", "management"),
        *("founder", "spokesman", "spokeswoman", "spokesperson"),
    )
)
SMALL_WORDS = frozenset(
    ("of", "at", "and", "the", "for", "vice", "officer", "executive", "financial", "operating", "technology")
)
ZH_OFFICES = (
    r"管理层|财务官|运营官|技术官|首席\w{2}官|ceo|cfo|coo|cto|总裁|董事长|总经理|负责人|"
    r"发言人|创始人|公司回复|公司答复|董秘|主席"
)


def _is_an_officers(raw: str, start: int) -> bool:
    """Whether a sentence, as written, begins with an officer and a colon: "Susan Li, CFO, Meta: ", "Management: "."""
    head, colon, _ = raw[start : start + LONGEST].partition(": ")
    parts = [part.strip(' "“') for part in head.split(",")]
    if not colon or not parts[0] or any(word.lower() in FORMER for word in head.split()):
        return False
    if len(parts) == 1:
        return _is_an_office(parts[0])
    return parts[0][:1].isupper() and any(map(_is_an_office, parts[1:]))


def _is_an_office(part: str) -> bool:
    words = part.lower().split()
    return bool(OFFICES.intersection(words)) and all(word in OFFICES or word in SMALL_WORDS for word in words)


@cache
def chinese_speaker_pattern() -> re.Pattern[str]:
    """The end of the same in Chinese: IREN 管理层:, 答:."""
    return re.compile(rf"(?:{ZH_OFFICES}|答) ?:")


HEAD = 28  # letters within which a Chinese speaker is named
NO_SPEAKER = ",。;!?分主前"  # marks, and letters of analysts and hosts, that no such head holds


def _is_a_speakers(text: str, start: int) -> bool:
    """Whether a Chinese sentence begins with an officer and a colon, and with no analyst or host of a talk."""
    head = text[start : start + HEAD]
    colon = head.find(":")
    told = chinese_speaker_pattern().search(head, 0, colon + 1)
    return (
        told is not None and told.end() == colon + 1 and not any(mark in head[:colon] for mark in NO_SPEAKER)
    )


@cache
def promised_pattern() -> re.Pattern[str]:
    """Between a figure and who promised it: ' that ', " the ", and what he did with it."""
    return re.compile(r",? ?(?:[a-z-]{2,14} ){0,3}(?:that |which |the )(?:the )?")


@cache
def promises_pattern() -> re.Pattern[str]:
    """Behind who promised it: " has promised", " bandied about"."""
    return re.compile(
        r" (?:has |had |have )?(?:once |itself |himself |now |publicly )?(?:promised|pledged|bandied about|touted|"
        r"boasted of|trumpeted|talked of|spoke of|spoken of|dangled)(?![a-z])"
    )


@cache
def own_papers_pattern() -> re.Pattern[str]:
    """Behind a name: papers or a count of its own, "'s own tally", "'s roadmap slide", "'s slides"."""
    return re.compile(
        r"'s? (?:own (?:[a-z-]{3,12} )?(?:tally|materials|count|words?|slides?|deck|reckoning|disclosures?|maps?|"
        r"timetable|calendar|target)|(?:roadmap |keynote |investor |latest ){0,2}(?:slides?|deck|slide deck|"
        r"investor letter|shareholder letter|results release|term sheet))(?![a-z])"
    )


@cache
def companies_account_pattern() -> re.Pattern[str]:
    """A company's own account of a thing, without its name: "by its own statement", "on the companies' account"."""
    return re.compile(
        r"(?<![a-z])(?:by|on|in) (?:its|their|the compan(?:y's|ies')|management's|the developer's) (?:own )?"
        r"(?:statement|account|telling|words|admission|disclosure|papers)(?![a-z])"
    )


@lru_cache(maxsize=8)
def named_speaker(sentence: Sentence) -> tuple[int, Speech] | None:
    """Who speaks in a sentence that begins with him and a colon; None where none does."""
    start = sentence.span.start
    if not (_is_an_officers(sentence.raw, start) or _is_a_speakers(sentence.text, start)):
        return None
    if sentence.tagged(OF_OTHERS, start, sentence.text.find(":", start)):
        return None
    return start, Speech(Attribution.OFFICIAL)


def vouched(sentence: Sentence, at: int) -> tuple[int, Speech] | None:
    """Who promised the figure at offset `at`, or in whose own papers it stands."""
    figure = next((each for each in sentence.quantities if each.start == at), None)
    if figure is None or sentence.weight > 1:
        return None
    low, high = sentence.clause(at)
    speakers = [(name.start, name.end, name.subject.name) for name in sentence.names]
    speakers += [(cue.start, cue.end, PEOPLE[cue.phrase][0]) for cue in sentence.tagged(("person",))]
    for start, end, who in speakers:
        near = figure.end <= start < figure.end + NEAR
        promised = near and promised_pattern().fullmatch(sentence.text, figure.end, start)
        if promised and promises_pattern().match(sentence.text, end):
            return at, Speech(Attribution.OFFICIAL, who)
        if low <= start < high and own_papers_pattern().match(sentence.text, end):
            return at, Speech(Attribution.OFFICIAL, who)
    own = companies_account_pattern().search(sentence.text, low, high)
    return None if own is None or sentence.has("anonymous") else (at, Speech(Attribution.OFFICIAL))
