"""Reported changes without a figure: plans scaled back, delayed, paused or cancelled."""

from __future__ import annotations

from facts.foreseeing import Speech
from facts.lexicon import Hit
from facts.reading import Sentence
from facts.topic import Topic
from facts.types import Evidence, Note, NoteKind, Place, Subject

KINDS = {
    "scaled_back": NoteKind.SCALED_BACK,
    "delayed": NoteKind.DELAYED,
    "paused": NoteKind.PAUSED,
    "cancelled": NoteKind.CANCELLED,
}
NEAR = 45


def notes_of(
    sentence: Sentence, topic: Topic, speech: Speech, speaker: str | None, place: Place, raw: str
) -> list[Note]:
    """At most one note of each kind that the sentence reports of a subject."""
    found: dict[NoteKind, Note] = {}
    for cue in sentence.cues:
        kind = KINDS.get(cue.tag)
        if kind is None or kind in found or _denied(sentence, cue) or not _about_plans(sentence, cue):
            continue
        subject = _subject(sentence, cue, topic)
        if subject is not None:
            quote = raw[sentence.span.start : sentence.span.end]
            evidence = Evidence(place, cue.start, cue.end, quote)
            found[kind] = Note(subject.name, kind, speech.attribution, evidence, speaker)
    return list(found.values())


def _about_plans(sentence: Sentence, cue: Hit) -> bool:
    """True where plans, a project or a site stand near the verb."""
    for other in sentence.cues:
        if other.tag == "plans" and _gap(other.start, other.end, cue) * sentence.weight <= NEAR:
            return True
    return any(
        name.is_place and _gap(name.start, name.end, cue) * sentence.weight <= NEAR for name in sentence.names
    )


def _gap(start: int, end: int, cue: Hit) -> int:
    return max(start - cue.end, cue.start - end, 0)


def _denied(sentence: Sentence, cue: Hit) -> bool:
    before = [other for other in sentence.tagged(("negated",)) if other.end <= cue.start]
    return any(other.phrase in DENIALS or cue.start - other.start <= 24 for other in before)


DENIALS = frozenset(
    ("denied", "denies", "deny", "denying", "rejected", "refuted", "否认", "反驳", "澄清", "不属实")
)


def _subject(sentence: Sentence, cue: Hit, topic: Topic) -> Subject | None:
    places = [name for name in sentence.names if name.is_place]
    if places:
        return min(places, key=lambda name: _gap(name.start, name.end, cue)).subject
    if sentence.has("ref_site") and topic.place is not None:
        return topic.place
    companies = [name for name in sentence.names if name.start < cue.end]
    if companies:
        return companies[0].subject
    return topic.place or topic.company if sentence.has("ref_company", "ref_it") else None
