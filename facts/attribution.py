"""Who says it: a company or government, the press, unnamed people, or somebody's estimate."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from facts.catalogue import Catalogue
from facts.lexicon import Hit
from facts.reading import Sentence
from facts.tables.people import PEOPLE
from facts.tables.telling import STRONG_ESTIMATE, WEAK_ANONYMOUS
from facts.types import Attribution

WEAK = frozenset(WEAK_ANONYMOUS)
STRONG = frozenset(STRONG_ESTIMATE)


@dataclass(frozen=True, slots=True)
class Speech:
    """Who stands behind a sentence. `stated` is false where the sentence itself names nobody."""

    attribution: Attribution
    speaker: str | None = None
    stated: bool = True


@cache
def quote_pattern() -> re.Pattern[str]:
    """A sentence that begins as direct speech."""
    return re.compile(r"\s*[\"「『]")


def speech_of(sentence: Sentence, publisher: str | None, before: Speech | None, carries: bool) -> Speech:
    """The speech of one sentence.

    `publisher` is the publisher's name where it is a subject of the catalogue, `before` the speech of the sentence
    before in the same paragraph, `carries` whether this sentence goes on with the same speaker.
    """
    anonymous = [cue for cue in sentence.cues if cue.tag == "anonymous"]
    saying = [cue for cue in sentence.cues if cue.tag == "saying"]
    said_by = _company_speaker(sentence, saying)
    if any(cue.phrase not in WEAK for cue in anonymous) or (anonymous and said_by is None):
        return Speech(Attribution.ANONYMOUS)
    if any(cue.phrase in STRONG for cue in sentence.cues if cue.tag == "estimate") and (
        said_by is None or publisher is None
    ):
        if said_by is None or sentence.has("strong_estimate"):
            return Speech(Attribution.ESTIMATE)
    if publisher is not None:
        return Speech(Attribution.OFFICIAL, publisher)
    if said_by is not None:
        return Speech(Attribution.OFFICIAL, said_by)
    outlets = [cue for cue in sentence.cues if cue.tag == "outlets"]
    if outlets:
        return Speech(Attribution.PRESS, outlets[0].phrase)
    if (
        before is not None
        and before.attribution is not Attribution.PRESS
        and (carries or quote_pattern().match(sentence.text, sentence.span.start))
    ):
        return Speech(before.attribution, before.speaker, stated=False)
    return Speech(Attribution.PRESS, stated=False)


def _company_speaker(sentence: Sentence, saying: list[Hit]) -> str | None:
    """The company or person of a saying verb: the nearest before it, unless an outlet stands nearer."""
    for cue in saying:
        speakers = [(name.end, name.subject.name) for name in sentence.names if name.end <= cue.start + 1]
        speakers += [
            (hit.end, PEOPLE[hit.phrase][0])
            for hit in sentence.cues
            if hit.tag == "person" and hit.end <= cue.start
        ]
        speakers += [
            (hit.end, "")
            for hit in sentence.cues
            if hit.tag in ("ref_company", "ref_we", "ref_it", "officer") and hit.end <= cue.start
        ]
        outlets = [hit.end for hit in sentence.cues if hit.tag == "outlets" and hit.end <= cue.start + 4]
        if speakers and max(speakers)[0] >= max(outlets, default=-1):
            return max(speakers)[1]
        if not speakers:
            behind = [
                hit
                for hit in sentence.cues
                if hit.tag in ("person", "officer") and 0 <= hit.start - cue.end < 30
            ]
            names = [name for name in sentence.names if 0 <= name.start - cue.end < 12]
            if cue.phrase in AFTER_QUOTE and (behind or names):
                return names[0].subject.name if names else ""
    return None


AFTER_QUOTE = frozenset(
    ("said", "says", "wrote", "announced", "told", "added", "according to the company", "filing", "statement")
)


def speaker_name(speech: Speech, catalogue: Catalogue) -> str | None:
    """The speaker as a name for readers, or None where only "the company" or nobody is named."""
    if not speech.speaker:
        return None
    known = catalogue.find(speech.speaker)
    return known.name if known else speech.speaker
