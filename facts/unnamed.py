"""People without names who tell something: "two employees of suppliers told us"."""

from __future__ import annotations

import re
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
def near_people_pattern() -> re.Pattern[str]:
    """Behind 接近该公司: people, and no number that something comes near."""
    return re.compile(r"[^,。;\d]{0,8}(?:人|者|消息|高管|员工)")


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
        r"commission|"
        r"regulatory|senate|house|state|county|planning|evidentiary|budget|first|second) $|'s $"
    )


def is_no_hearsay(sentence: Sentence, cue: Hit) -> bool:
    """True for 消息传出后, which only dates, and for 接近该公司 2025 财年的…, which only compares."""
    if cue.phrase == "hearing":
        return of_a_board_pattern().search(sentence.before(cue.start, 20)) is not None
    if cue.phrase == "source:":  # not of a chart
        return sentence.before(cue.start, 9).strip() != ""
    if cue.phrase in ("the people added", "the people said"):
        return not sentence.text.startswith((".", ","), cue.end)
    if cue.phrase == "insider":
        return sentence.before(cue.start, 9) == "business "  # the outlet
    if cue.phrase == "传出":
        return sentence.text.startswith(("后", "之后", "当日", "当天"), cue.end)
    if cue.phrase in CLOSE_ONLY:
        return close_to_pattern().search(sentence.before(cue.start, 20)) is None
    if cue.phrase in ("接近该公司", "接近公司", "接近项目"):
        return near_people_pattern().match(sentence.text, cue.end) is None
    return False
