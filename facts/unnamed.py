"""People without names who tell something: "two employees of suppliers told us"."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache

from facts.foreseeing import Speech
from facts.lexicon import Hit
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


@cache
def report_pattern() -> re.Pattern[str]:
    """The head of a sentence that tells where the report before it has its knowledge from."""
    return re.compile(
        r"(?:该|这份|上述)?(?:报道|报导|消息)|(?:the |this )?(?:report|newspaper|article|outlet|journal)|"
        r"(?:it|they) cit|citing"
    )


def rests_on_unnamed(sentence: Sentence) -> bool:
    """True for a sentence such as "The report cited people familiar with the matter"."""
    head = sentence.text[sentence.span.start : sentence.span.start + 60].lstrip()
    return sentence.has("anonymous") and bool(report_pattern().match(head))


@cache
def according_pattern() -> re.Pattern[str]:
    """Before unnamed people: the words by which a whole sentence rests on them."""
    return re.compile(r"(?:according to|citing|cited|as told by|据|援引)[^,.;。；]{0,24}$")


@cache
def trailing_pattern() -> re.Pattern[str]:
    """Unnamed people behind a comma, who vouch for all before it: ", a source said"."""
    return re.compile(r", (?:two |three |several |one |a |the )?$")


def rests_whole(sentence: Sentence, position: int, at: int) -> bool:
    before = sentence.text[max(sentence.span.start, position - 40) : position]
    if at < position and trailing_pattern().search(before):
        return True
    return according_pattern().search(before) is not None


def is_cut_off(sentence: Sentence, cue: Hit, at: int) -> bool:
    """True where a semicolon stands between a figure and unnamed people who do not vouch for the whole sentence."""
    return ";" in sentence.text[at : cue.start] and not rests_whole(sentence, cue.start, at)


@cache
def no_people_pattern() -> re.Pattern[str]:
    """Behind 接近该公司: no people, but what something comes near."""
    return re.compile(r"(?![^,。;\d]{0,8}(?:人|者|消息|高管|员工))")


@cache
def close_to_pattern() -> re.Pattern[str]:
    """Before people who tell something: that they only are near it, and not its own: 接近字节跳动的."""
    return re.compile(r"(?:接近|熟悉|了解|知晓|参与)[^,。;]{1,14}$|知情$|内情的?$")


# Words of people who tell something; they are unnamed sources only where they are near somebody else.
CLOSE_ONLY = ("人士告诉", "人士对记者", "人士向", "的人士对", "人士处获悉", "人士处了解到")


@cache
def of_a_board_pattern() -> re.Pattern[str]:
    """Right before a hearing of a board or a court, which is no hearsay."""
    return re.compile(
        r"(?<![a-z])(?:an?|the|this|that|public|virtual|court|zoning|parliamentary|committee|board|council|"
        r"commission|regulatory|senate|house|state|county|planning|evidentiary|budget|first|second) $|'s $"
    )


@cache
def label_pattern() -> re.Pattern[str]:
    """Before the "source:" of a chart or a photo: anything, since only a sentence of hearsay begins with it."""
    return re.compile(r"\S {0,8}$")


@cache
def of_business_pattern() -> re.Pattern[str]:
    """Before the "Insider" of a news house's name."""
    return re.compile(r"business $")


@cache
def goes_on_pattern() -> re.Pattern[str]:
    """Behind "the people said": a clause of its own, so that it does not close what they told."""
    return re.compile(r"(?![.,])")


@cache
def got_out_pattern() -> re.Pattern[str]:
    """Behind 传出: that it only dates, 消息传出后."""
    return re.compile(r"后|之后|当日|当天")


# By a word of hearsay: what stands right before it, or right behind it, where it is none.
BEFORE: Mapping[str, Callable[[], re.Pattern[str]]] = {
    "hearing": of_a_board_pattern,
    "source:": label_pattern,
    "insider": of_business_pattern,
}
BEHIND: Mapping[str, Callable[[], re.Pattern[str]]] = {
    "the people added": goes_on_pattern,
    "the people said": goes_on_pattern,
    "传出": got_out_pattern,
    "接近该公司": no_people_pattern,
    "接近公司": no_people_pattern,
    "接近项目": no_people_pattern,
}


def is_no_hearsay(sentence: Sentence, cue: Hit) -> bool:
    """True for 消息传出后, which only dates, and for 接近该公司 2025 财年的…, which only compares."""
    before, behind = BEFORE.get(cue.phrase), BEHIND.get(cue.phrase)
    if before is not None and before().search(sentence.before(cue.start, 20)):
        return True
    if behind is not None and behind().match(sentence.text, cue.end):
        return True
    return cue.phrase in CLOSE_ONLY and close_to_pattern().search(sentence.before(cue.start, 20)) is None
