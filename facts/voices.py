"""Whose word a figure is by the form of the text: a speaker named before a colon, a figure that somebody promised."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from facts.foreseeing import OF_OTHERS, Speech
from facts.reading import Sentence
from facts.tables.people import PEOPLE
from facts.types import Attribution

NEAR = 30  # letters behind a figure within which who promised it may be named
OFFICES = (
    r"CEO|CFO|COO|CTO|[Cc]hief [A-Za-z]{4,14} [Oo]fficer|[Cc]hief [Ee]xecutive|[Cc]hair(?:man|woman|person)?|"
    r"[Vv]ice [Pp]resident|[Pp]resident|[Mm]anagement|[Ff]ounder|[Ss]pokes(?:man|woman|person)"
)
ZH_OFFICES = (
    r"管理层|财务官|运营官|技术官|首席\w{2}官|ceo|cfo|coo|cto|总裁|董事长|总经理|负责人|"
    r"发言人|创始人|公司回复|公司答复|董秘|主席"
)


@cache
def speaker_pattern() -> re.Pattern[str]:
    """How a sentence begins, as written, that is a speaker's: "Susan Li, CFO, Meta: "."""
    return re.compile(
        rf"\s{{0,3}}[\"“]?(?:[A-Z][\w.'’-]{{1,16}}(?: [A-Z][\w.'’-]{{0,16}}){{0,3}},? )?"
        rf"(?:[A-Z][\w&.'’-]{{1,16}}(?: [A-Z][\w&.'’-]{{0,16}}){{0,2}},? )?(?:{OFFICES})(?:,| of| at)?"
        rf"(?: [A-Z][\w&.'’-]{{1,16}}){{0,3}}: "
    )


@cache
def chinese_speaker_pattern() -> re.Pattern[str]:
    """The same in Chinese: IREN 管理层:, 答:, but no analyst and no host of a talk."""
    return re.compile(rf"\s{{0,3}}(?:[^,。;:!?分]{{0,24}}(?:{ZH_OFFICES})|答) ?:")


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
        r"'s? (?:own (?:[a-z-]{3,12} )?(?:tally|materials|count|words|slides?|deck|reckoning|disclosures?|maps?|"
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
    told = speaker_pattern().match(sentence.raw, start) or chinese_speaker_pattern().match(
        sentence.text, start
    )
    if told is None or sentence.tagged(OF_OTHERS, start, told.end()):
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
