"""Who says it: a company or government, the press, unnamed people, or somebody's estimate."""

from __future__ import annotations

import re
from functools import cache

from facts.catalogue import Catalogue
from facts.citing import (
    cites_a_company,
    counted_by,
    is_a_cost_plan,
    is_an_answered_rumour,
    is_of_no_estimate,
    reckoned_or_put,
    reports_aside,
    tells_investors,
)
from facts.foreseeing import Speech, forecasts, is_its_own
from facts.lexicon import Hit
from facts.participles import PARTICIPLES, adds_pattern, has_a_subject
from facts.publishers import Voice
from facts.reading import Sentence
from facts.reckoners import judges, reckoned_by_a_house
from facts.saying import (
    adjective_pattern,
    announces_pattern,
    closes_pattern,
    is_an_officers_own,
    is_conceded,
    is_no_verb_of_saying,
    own_account,
)
from facts.speakers import is_titled, is_told, office_pattern, turns_away, unknown_pattern
from facts.tables.people import PEOPLE
from facts.tables.sources import STRONG_ESTIMATE, WEAK_ANONYMOUS
from facts.types import Attribution
from facts.unnamed import is_cut_off, is_no_hearsay, rests_whole, told_by_a_group
from facts.voices import named_speaker, vouched

WEAK = frozenset(WEAK_ANONYMOUS)
STRONG = frozenset(STRONG_ESTIMATE)
NEAR = 60
NO_SPEECH_BEFORE = frozenset("据号名简俗职堪全昵统自匿")


@cache
def quote_pattern() -> re.Pattern[str]:
    """A sentence that begins as direct speech."""
    return re.compile(r"\s{0,4}[\"「『]")


def speech_of(
    sentence: Sentence,
    at: int,
    voice: Voice,
    before: Speech | None,
    carries: bool,
    cited: bool = False,
    quoted: bool = False,
) -> Speech:
    """The speech behind the words at offset `at` of a sentence.

    `voice` is that of the publisher, `before` the speech of the sentence
    before, `carries` whether this sentence goes on with the same speaker, `cited` whether the next sentence says
    that the report rests on unnamed people, `quoted` that it is direct speech whose speaker the next sentence names.
    """
    spoken = _spoken(sentence, at)
    if spoken is not None and spoken.attribution in (Attribution.ANONYMOUS, Attribution.ESTIMATE):
        return spoken
    if voice.official:
        own = voice.subject.name if voice.subject else None
        return Speech(Attribution.OFFICIAL, own or (spoken.speaker if spoken else None))
    if spoken is not None:
        if spoken.attribution is Attribution.PRESS and cited:
            return Speech(Attribution.ANONYMOUS, spoken.speaker)
        return spoken
    if quoted:
        return Speech(Attribution.OFFICIAL)
    quoting = quote_pattern().match(sentence.text, sentence.span.start) is not None
    goes_on = (carries or quoting) and not turns_away(sentence.text, sentence.span.start, at)
    if before is not None and before.attribution is not Attribution.PRESS and goes_on:
        return Speech(before.attribution, before.speaker, stated=False)
    return Speech(Attribution.ESTIMATE if voice.reckons else Attribution.PRESS, stated=False)


def is_quoted(sentence: Sentence, following: Sentence | None) -> bool:
    """True for direct speech whose speaker the next sentence names: “…。”刘洋说."""
    if following is None or not quote_pattern().match(sentence.text, sentence.span.start):
        return False
    if not sentence.text.endswith(('"', "」", "』"), sentence.span.start, sentence.span.end):
        return False
    head = following.span.start
    return any(cue.start - head < 70 for cue in following.tagged(("saying",), head, following.span.end))


def _spoken(sentence: Sentence, at: int) -> Speech | None:
    """The nearest statement of a source before `at`, else the first behind it; unnamed people win over an outlet."""
    sources = sorted(_sources(sentence, at), key=lambda item: item[0])
    if not sources:
        return None
    earlier = [item for item in sources if item[0] <= at]
    chosen = earlier[-1] if earlier else sources[0]
    if chosen[1].attribution in (Attribution.PRESS, Attribution.OFFICIAL):
        for position, speech in sources:
            unnamed = speech.attribution is Attribution.ANONYMOUS
            if unnamed and (
                chosen[1].attribution is Attribution.PRESS
                or abs(position - chosen[0]) * sentence.weight < NEAR
                or rests_whole(sentence, position, at)
            ):
                return Speech(
                    Attribution.ANONYMOUS,
                    chosen[1].speaker if chosen[1].attribution is Attribution.PRESS else None,
                )
    if chosen[1].attribution is Attribution.PRESS:
        official = [
            speech
            for position, speech in sources
            if speech.attribution is Attribution.OFFICIAL
            and ";" not in sentence.text[min(position, chosen[0]) : max(position, chosen[0])]
        ]
        if official:
            return official[-1]
    return chosen[1]


# Tags of cues that may tell whose word a figure is.
TELLING = frozenset(
    ("anonymous", "strong_estimate", "official_source", "according", "outlets", "person", "guiding", "saying")
)


def _sources(sentence: Sentence, at: int) -> list[tuple[int, Speech]]:
    """Where the sentence tells whose word the figure at offset `at` is, and whose."""
    found: list[tuple[int, Speech]] = []
    account = own_account(sentence)
    if account is not None:
        found.append((account[0], Speech(Attribution.OFFICIAL, account[1])))
    found.extend(item for item in forecasts(sentence) if item[0] <= at or sentence.weight > 1)
    head = named_speaker(sentence)
    if head is not None:
        found.append(head)
    put = (
        reckoned_or_put(sentence, at)
        or counted_by(sentence, at)
        or told_by_a_group(sentence, at)
        or vouched(sentence, at)
        or reckoned_by_a_house(sentence, at)
    )
    if put is not None:
        found.append(put)
    for cue in sentence.cues:
        if (cue.tag in TELLING or cue.phrase == "reported") and not _is_of_another(sentence, cue, at):
            speech = _told_by(sentence, cue, at)
            found += [(cue.start, speech)] if speech is not None else []
    return found


def _is_of_another(sentence: Sentence, cue: Hit, at: int) -> bool:
    """True for a word that tells the source of other words than those at `at`, or of none."""
    if cue.tag == "anonymous":
        apart = cue.start > at and cue.start >= sentence.clause(at)[1]
        if is_cut_off(sentence, cue, at) or is_no_hearsay(sentence, cue):
            return True
        weak = cue.phrase in WEAK and not sentence.tagged(("saying",), cue.end, cue.end + 8)
        buyer = unnamed_buyer_pattern().match(sentence.text, cue.end) is not None
        return (weak and apart) or buyer or is_an_answered_rumour(sentence, cue)
    if cue.tag != "strong_estimate":
        return False
    if cue.phrase.startswith("we ") and is_an_officers_own(sentence, cue):
        return True
    closes = cue.end >= sentence.span.end - 2  # "…, by our arithmetic."
    of_its_clause = cue.phrase.startswith("by ") and not closes  # "…; by our estimate, that is enough for"
    return (
        is_a_cost_plan(sentence, cue)
        or is_of_no_estimate(sentence, cue, at)
        or outdone_estimate_pattern().search(sentence.before(cue.start, 30)) is not None
        or (of_its_clause and cue.start >= sentence.clause(at)[1])
    )


def _told_by(sentence: Sentence, cue: Hit, at: int) -> Speech | None:
    """Whose word one cue makes of the words at `at`; None where it tells nothing."""
    if cue.tag == "anonymous":
        return Speech(Attribution.ANONYMOUS)
    if cue.tag == "official_source" and _is_an_analysts(sentence, cue):
        return None
    if cue.phrase.startswith("according to a ") and sentence.text.startswith((" from ", " by "), cue.end):
        return None  # "according to a statement from residents"
    if cue.tag == "official_source" or (cue.tag == "according" and cites_a_company(sentence, cue)):
        return Speech(Attribution.OFFICIAL)
    if cue.phrase == "reported" and any(
        sentence.text[name.end : cue.start] in (" ", " has ", " had ", " also ") for name in sentence.names
    ):
        return Speech(Attribution.OFFICIAL, _speaker(sentence, cue) or None)
    if tells_investors(sentence, cue):
        return Speech(Attribution.OFFICIAL, _speaker(sentence, cue) or None)
    if cue.phrase in ("reports", "reported") and reports_aside(sentence, cue):
        return Speech(Attribution.OFFICIAL)
    if cue.tag == "outlets":
        judged = judges(sentence, cue, at)
        return Speech(Attribution.ESTIMATE) if judged else Speech(Attribution.PRESS, cue.phrase)
    if cue.tag == "strong_estimate":
        own = _by_company(sentence, cue) and not sentence.has("outlets")
        return Speech(Attribution.OFFICIAL if own else Attribution.ESTIMATE)
    if cue.tag == "person":
        told = (cue.start <= at or sentence.weight > 1) and announces_pattern().match(sentence.text, cue.end)
        return Speech(Attribution.OFFICIAL, PEOPLE[cue.phrase][0]) if told else None
    if cue.tag == "guiding":
        return (
            Speech(Attribution.OFFICIAL, _speaker(sentence, cue) or None) if _guides(sentence, cue) else None
        )
    if cue.tag != "saying" or _only_seems_to_say(sentence, cue) or not _vouches(sentence, cue, at):
        return None
    speaker = _speaker(sentence, cue)
    if speaker is not None:
        return Speech(Attribution.OFFICIAL, speaker or None)
    return Speech(Attribution.OFFICIAL) if is_its_own(sentence, cue) else None


def _is_an_analysts(sentence: Sentence, cue: Hit) -> bool:
    """True for 分析师在电话会上: who speaks there is not the company."""
    return cue.phrase.endswith("上") and "分析师" in sentence.text[sentence.clause(cue.start)[0] : cue.start]


def _vouches(sentence: Sentence, cue: Hit, at: int) -> bool:
    """Whether a verb of saying is the source of the words at `at`: before them, or closing its clause behind them."""
    if cue.phrase in ("announced", "unveiled", "disclosed", "revealed", "confirmed", "claimed"):
        noun = re.match(r" [a-z-]{4,}", sentence.text[cue.end : cue.end + 20])
        if noun and adjective_pattern().search(sentence.text[max(0, cue.start - 14) : cue.start]):
            return False
    if is_conceded(sentence, cue, at):
        return False
    if cue.start <= at or cue.start < sentence.clause(at)[1] or cue.phrase in ("told", "tells"):
        return True
    if not cue.phrase.isascii() and sentence.text[cue.end : cue.end + 1] in (",", ":", "，"):
        return False  # …, 祖克柏并表示, opens what follows
    return closes_pattern().match(sentence.text, cue.end) is not None or (
        cue.phrase in AFTER_QUOTE and _speaker_behind(sentence, cue) is not None
    )


def _guides(sentence: Sentence, cue: Hit) -> bool:
    """True for "the company expects", "management anticipates": guidance is a company's own word."""
    before = sentence.before(cue.start, 100)
    if before.strip() in ("it", "it now", "it also", "it still"):
        return sentence.has("capex") or " figure " in sentence.text[cue.end : cue.end + 20]
    return guide_pattern().search(before) is not None


@cache
def guide_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?<![a-z])(?:company|management|firm|executives|(?<!industry )officials|developers?)"
        r"(?:, which [^,;.]{3,70},)?(?: (?:now|also|still))? $|"
        r"(?<![a-z])(?:cfo|ceo|coo|chief executive|finance chief|chief financial officer),?(?: [a-z.'-]{2,14})"
        r"{1,3},? $"
    )


@cache
def pledging_pattern() -> re.Pattern[str]:
    """Behind 承诺 where it is a verb: what somebody pledges to do."""
    return re.compile(r" ?(?:了|将|会|要|在|向|于|到|未来|今后|通过|投|出资|采购|购买|建|最|20\d\d|,)")


@cache
def outdone_estimate_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?:above|below|beat|beating|exceed|exceeding|topping|missing|missed|ahead of|over|than|versus|"
        r"against|short of) (?:the )?(?:wall street|street|analyst|analysts'?|consensus|market)?[ a-z']{0,10}"
        r"(?:[a-z]{0,3}[$€£¥][\d.,-]{1,12} ?(?:billion|million|trillion|bn|b|m)? )?$"
    )


@cache
def denied_pattern() -> re.Pattern[str]:
    """Before a verb of saying: that nobody said it, "has not disclosed", 未公布."""
    return re.compile(r"(?:(?<![a-z])(?:not|never)|n't)(?: yet)? $|(?:未|没有|尚未|并未|没)$")


def _only_seems_to_say(sentence: Sentence, cue: Hit) -> bool:
    """True for the 称 of 据称 and 名称, and for "all told"."""
    if any(hit.start <= cue.start < hit.end for hit in sentence.tagged(("strong_estimate",))):
        return True  # the "put its" of "analysts put its spending at"
    if denied_pattern().search(sentence.text[max(sentence.span.start, cue.start - 14) : cue.start]):
        return True  # "has not disclosed the scope, but it will"
    if cue.phrase == "added" and adds_pattern().match(sentence.text, cue.end):
        return True
    if is_no_verb_of_saying(sentence, cue) or (
        cue.phrase in PARTICIPLES and not has_a_subject(sentence, cue)
    ):
        return True
    if sentence.text.startswith("的", cue.end) and cue.phrase in (
        "宣布",
        "公布",
        "披露",
        "透露",
        "承诺",
        "提到",
    ):
        return True  # 先前宣布的
    if cue.phrase == "承诺" and not pledging_pattern().match(sentence.text, cue.end):
        return True  # 总承诺容量
    if cue.phrase == "称" and sentence.text[cue.start - 1 : cue.start] in NO_SPEECH_BEFORE:
        return sentence.text[max(0, cue.start - 2) : cue.start] != "数据"
    return sentence.text[max(0, cue.start - 7) : cue.start].endswith(("all ", "united "))


@cache
def unnamed_buyer_pattern() -> re.Pattern[str]:
    """Behind "unnamed": a party to a contract, not a source."""
    return re.compile(
        r" (?:[a-z.-]{1,18} ){0,2}(?:hyperscaler|customer|tenant|client|company|buyer|"
        r"partner|developer|firm|investor)"
    )


@cache
def itself_pattern() -> re.Pattern[str]:
    return re.compile(r"(?:(?<![a-z])(?:it|company|firm|developer|they)|公司|集团|方面) ?$")


def _by_company(sentence: Sentence, cue: Hit) -> bool:
    """True where a company estimates its own figures: "an outlay it estimates at A$73 billion"."""
    before = sentence.text[max(sentence.span.start, cue.start - 12) : cue.start]
    if any(0 <= cue.start - hit.end < 4 for hit in sentence.tagged(("person",))):
        return True
    return any(0 <= cue.start - name.end < 4 for name in sentence.names) or bool(
        itself_pattern().search(before)
    )


def _speaker(sentence: Sentence, cue: Hit) -> str | None:
    """The company or person of a saying verb, "" for "the company"; None where an outlet or nobody says it."""
    speakers = [(name.end, name.subject.name) for name in sentence.names if name.end <= cue.start + 1]
    for hit in sentence.cues:
        if hit.end > cue.start:
            continue
        if hit.tag == "person":
            speakers.append((hit.end, PEOPLE[hit.phrase][0]))
        elif hit.tag in ("ref_company", "ref_we", "ref_it", "ref_they", "ref_deal", "officer"):
            speakers.append((hit.end, ""))
    office = office_pattern().search(sentence.text, max(sentence.span.start, cue.start - 40), cue.start)
    if office is not None:
        speakers.append((office.end(), ""))
    outlet = max(
        (
            hit.end
            for hit in sentence.cues
            if hit.tag == "outlets" and hit.end <= cue.start + 4 and not is_told(sentence, hit)
        ),
        default=-1,
    )
    if speakers:
        end, name = max(speakers)
        if end < outlet:
            return None
        named = [who for who in speakers if who[1] and end - who[0] < 40]
        return name or (max(named)[1] if named else "")
    if outlet >= 0:
        return None
    if unknown_pattern().search(sentence.raw, max(sentence.span.start, cue.start - 60), cue.start):
        return ""
    return _speaker_behind(sentence, cue) if cue.phrase in AFTER_QUOTE else None


def _speaker_behind(sentence: Sentence, cue: Hit) -> str | None:
    names = [name.subject.name for name in sentence.names if 0 <= name.start - cue.end < 12]
    if names:
        return names[0]
    if is_titled(sentence.raw, cue.end):
        return ""
    behind = any(hit.tag in ("person", "officer") and 0 <= hit.start - cue.end < 30 for hit in sentence.cues)
    return "" if behind else None


AFTER_QUOTE = frozenset(
    (
        "said",
        "says",
        "wrote",
        "announced",
        "told",
        "added",
        "replied",
        "answered",
        "according to the company",
        "statement",
    )
)


def speaker_name(speech: Speech, catalogue: Catalogue) -> str | None:
    """The speaker as a name for readers, or None where only "the company" or nobody is named."""
    if not speech.speaker:
        return None
    known = catalogue.find(speech.speaker)
    return known.name if known else speech.speaker
