"""A sentence in its place within a text, and what the text has told before it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta, timezone

from facts.around import Around, names_a_place, speaks_of_computing
from facts.attribution import is_quoted, speech_of
from facts.catalogue import Catalogue
from facts.foreseeing import Speech
from facts.learnt.promises import promise_of
from facts.learnt.verdicts import Dates, Names, dates_around, names_around
from facts.links import rivals_pattern
from facts.places_described import describes_a_place
from facts.publishers import Voice
from facts.quantities import Quantity
from facts.reading import Reading, Sentence
from facts.repeats import Found
from facts.topic import Topic
from facts.types import (
    Article,
    Mention,
    Metric,
    Note,
    Place,
    Status,
)
from facts.unnamed import rests_on_unnamed

CARRY_REACH = 90  # letters from the head of a sentence within which a word goes on about the speaker before
CHINESE_TIME = timezone(timedelta(hours=8))
FIRST_YEAR, LAST_YEAR = 1990, 2100  # a feed that names another year, 0001 or 9999, knows no date


def published_on(article: Article) -> date | None:
    """The calendar day that the article's "this year" and "this month" are counted from."""
    moment = article.published_at
    if moment is None or not FIRST_YEAR <= moment.year <= LAST_YEAR:
        return None
    if article.language == "zh" and moment.utcoffset() is not None:
        moment = moment.astimezone(CHINESE_TIME)
    return moment.date()


@dataclass(slots=True)
class State:
    """What has been read so far, from the title on."""

    catalogue: Catalogue
    voice: Voice
    published: date | None
    topic: Topic = field(default_factory=Topic)
    speech: Speech | None = None
    drift: Status | None = None
    chips_at: int = -99
    figure_at: int = -99
    spent_at: int = -99
    staked_at: int = -99
    refused: set[int] = field(default_factory=set)
    computing_title: bool = False
    found: list[Found] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence in its place."""

    reading: Reading
    sentence: Sentence
    place: Place
    around: Around
    cited: bool
    carries: bool
    quoted: bool

    def speech(self, at: int, state: State) -> Speech:
        return speech_of(self.sentence, at, state.voice, state.speech, self.carries, self.cited, self.quoted)

    def names(self, quantity: Quantity, metric: Metric, state: State) -> Names | None:
        """The names around a figure of the text, weighed; none for the title, which is read by the rules alone."""
        if self.place is Place.TITLE:
            return None
        return names_around(self.reading.sentences, self.sentence.index, quantity, metric, state.catalogue)

    def dates(self, quantity: Quantity, mention: Mention, state: State) -> Dates | None:
        """The dates around a figure, weighed; none where it only tells which place is meant."""
        if describes_a_place(self.sentence, quantity):
            return None
        sentences, at = self.reading.sentences, self.sentence.index
        of = (mention.metric, mention.scope, mention.status)
        return dates_around(promise_of(sentences, at, quantity, *of, state.published))

    @property
    def previous_start(self) -> int:
        """Where the sentence before this one begins."""
        return self.reading.sentences[max(0, self.sentence.index - 1)].span.start

    @property
    def names_energy(self) -> bool:
        """Whether the sentence or one beside it has a word of energy."""
        index = self.sentence.index
        near = self.reading.sentences[max(0, index - 1) : index + 2]
        return any(each.has("plant", "energy") for each in near)

    @property
    def names_somebody(self) -> bool:
        """Whether the sentence, one of the two before it or the one behind names anybody."""
        index = self.sentence.index
        near = self.reading.sentences[max(0, index - 2) : index + 2]
        return any(each.names or each.has("person") for each in near)

    def quote(self) -> str:
        return self.reading.raw[self.sentence.span.start : self.sentence.span.end]

    def holds(self, item: Found) -> bool:
        """Whether a figure is of this sentence."""
        evidence = item.mention.evidence
        return evidence.place is self.place and evidence.start >= self.sentence.span.start

    def found(self, state: State) -> bool:
        """Whether the last figure found is of this sentence."""
        return self.holds(state.found[-1])


def scene_at(reading: Reading, index: int, place: Place, state: State) -> Scene:
    sentence = reading.sentences[index]
    following = reading.sentences[index + 1] if index + 1 < len(reading.sentences) else None
    return Scene(
        reading,
        sentence,
        place,
        around=_around(reading, index, state),
        cited=following is not None and rests_on_unnamed(following),
        carries=not sentence.names
        or any(
            (cue.start - sentence.span.start) * sentence.weight < CARRY_REACH
            and not _another_leads(sentence, cue.start, state)
            and not rivals_pattern().match(sentence.text, cue.end)
            for cue in sentence.tagged(
                ("ref_it", "ref_company", "ref_we", "ref_they", "ref_site", "carry_on")
            )
        ),
        quoted=is_quoted(sentence, following),
    )


def _another_leads(sentence: Sentence, before: int, state: State) -> bool:
    """True where another company than the last speaker is named before the offset."""
    speaker = state.speech.speaker if state.speech else None
    return any(
        name.end <= before and not name.is_place and speaker is not None and name.subject.name != speaker
        for name in sentence.names
    )


def around_now(scene: Scene, state: State) -> Around:
    """What the sentences around and the figures before this one in its own sentence speak of."""
    index, around = scene.sentence.index, scene.around
    spending = around.spending or state.spent_at == index
    staked = index - state.staked_at <= 1
    if (spending, staked) == (around.spending, around.staked):
        return around
    return around._replace(spending=spending, staked=staked)


def _around(reading: Reading, index: int, state: State) -> Around:
    """What the sentences around speak of."""
    sentence = reading.sentences[index]
    if not sentence.quantities:
        return Around()
    near = reading.sentences[max(0, index - 3) : index + 2]
    return Around(
        computing=state.computing_title
        or sentence.index - state.figure_at <= 2
        or any(speaks_of_computing(each) for each in near),
        chips=sentence.index - state.chips_at <= 2,
        spending=sentence.index - state.spent_at <= 2,
        energy=any(each.has("energy", "energy_weak") for each in near)
        and not any(map(names_a_place, near))
        and not (sentence.has("site_word") and any(each.has("computing_place") for each in near)),
        own=state.voice.subject is not None,
    )
