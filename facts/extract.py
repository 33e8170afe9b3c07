"""From an article to its claims: read, judge each quantity, tell its relations, find its subject, count each once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta, timezone

from facts.attribution import Speech, speaker_name, speech_of
from facts.bounds import bound_of
from facts.candidates import candidates_of
from facts.catalogue import Catalogue
from facts.dates import due_of
from facts.meaning import metric_of
from facts.notes import notes_of
from facts.quantities import Kind, Quantity
from facts.reading import Reading, Sentence, read
from facts.repeats import Found, without_repeats
from facts.scope import scope_of
from facts.stage import status_of
from facts.subjects import Topic, resolve
from facts.types import Article, Claim, Evidence, Extraction, Figure, Mention, Metric, Note, Place, Subject

CHINESE_TIME = timezone(timedelta(hours=8))


@dataclass(slots=True)
class _State:
    """What has been read so far, from the title on."""

    catalogue: Catalogue
    publisher: Subject | None
    published: date | None
    topic: Topic = field(default_factory=Topic)
    speech: Speech | None = None
    paragraph: int = -1
    chips_at: int = -99
    computing_title: bool = False
    found: list[Found] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def extract(article: Article, catalogue: Catalogue) -> Extraction:
    """Everything that the article states. Title and text are separate places; the title is context for the text."""
    known = catalogue.find(article.publisher) if article.publisher else None
    state = _State(catalogue, known, _published(article))
    title = read(article.title, catalogue)
    _walk(title, Place.TITLE, state)
    state.computing_title = any(_speaks_of_computing(sentence) for sentence in title.sentences)
    state.chips_at = -99
    state.paragraph = -1
    state.speech = None
    text = read(article.text, catalogue)
    _walk(text, Place.TEXT, state)
    kept = without_repeats(state.found, catalogue)
    return Extraction(
        claims=tuple(Claim(item.subject.name, item.mention) for item in kept if item.subject is not None),
        unresolved=tuple(item.mention for item in kept if item.subject is None),
        notes=tuple(_distinct(state.notes)),
        candidates=tuple(candidates_of(text, catalogue)),
    )


def _published(article: Article) -> date | None:
    """The calendar day that the article's "this year" and "this month" are counted from."""
    if article.published_at is None:
        return None
    moment = article.published_at
    if article.language == "zh" and moment.utcoffset() is not None:
        moment = moment.astimezone(CHINESE_TIME)
    return moment.date()


def _walk(reading: Reading, place: Place, state: _State) -> None:
    for i, sentence in enumerate(reading.sentences):
        if sentence.span.paragraph != state.paragraph:
            state.paragraph = sentence.span.paragraph
            state.speech = state.speech if state.speech and not state.speech.stated else state.speech
        goes_on = sentence.has("ref_it", "ref_company", "ref_we", "carry_on")
        speech = speech_of(sentence, state.publisher.name if state.publisher else None, state.speech, goes_on)
        speaker = speaker_name(speech, state.catalogue)
        if sentence.quantities:
            computing = state.computing_title or _near_computing(reading, i)
            _figures(reading, sentence, place, state, speech, speaker, computing)
        state.notes.extend(notes_of(sentence, state.topic, speech, speaker, place, reading.raw))
        state.topic = state.topic.after(sentence, state.catalogue, persistent=False)
        state.speech = speech


def _figures(
    reading: Reading,
    sentence: Sentence,
    place: Place,
    state: _State,
    speech: Speech,
    speaker: str | None,
    computing: bool,
) -> None:
    for quantity in sentence.quantities:
        metric = metric_of(sentence, quantity, computing, sentence.index - state.chips_at <= 2)
        if metric is None:
            continue
        if quantity.kind is Kind.COUNT:
            state.chips_at = sentence.index
        subject = resolve(sentence, quantity, metric, state.topic, state.catalogue, state.publisher)
        mention = _mention(reading, sentence, quantity, metric, place, state, speech, speaker)
        state.found.append(Found(subject, mention, sentence.span.heading))


def _mention(
    reading: Reading,
    sentence: Sentence,
    quantity: Quantity,
    metric: Metric,
    place: Place,
    state: _State,
    speech: Speech,
    speaker: str | None,
) -> Mention:
    scope = scope_of(sentence, quantity)
    status = status_of(sentence, quantity, metric, scope)
    return Mention(
        metric=metric,
        figure=Figure(quantity.value, quantity.high, bound_of(sentence, quantity), quantity.currency),
        scope=scope,
        status=status,
        attribution=speech.attribution,
        evidence=Evidence(
            place, quantity.start, quantity.end, reading.raw[sentence.span.start : sentence.span.end]
        ),
        model=quantity.model if metric is Metric.CHIPS else None,
        due=due_of(sentence, quantity, status, scope, state.published),
        speaker=speaker,
    )


def _near_computing(reading: Reading, index: int) -> bool:
    around = reading.sentences[max(0, index - 3) : index + 2]
    return any(_speaks_of_computing(sentence) for sentence in around)


def _speaks_of_computing(sentence: Sentence) -> bool:
    return sentence.has("computing") or any(name.subject.kind.value != "company" for name in sentence.names)


def _distinct(notes: Iterable[Note]) -> Iterable[Note]:
    return {(note.subject, note.kind): note for note in reversed(list(notes))}.values()
