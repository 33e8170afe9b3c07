"""From an article to its claims: read, judge each quantity, tell its relations, find its subject, count each once."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass, field, replace
from datetime import date, timedelta, timezone

from facts.around import Around, names_a_place, speaks_of_computing
from facts.attribution import is_quoted, rests_on_unnamed, speaker_name, speech_of
from facts.behind import is_contracted
from facts.bounds import bound_of
from facts.candidates import candidates_of
from facts.catalogue import Catalogue
from facts.deadlines import coming_clauses, due_of, is_ahead
from facts.denial import is_denied
from facts.following import glosses, goes_on, shares_a_date, shares_a_part, takes_it_to
from facts.foreseeing import Speech
from facts.gaps import is_bridged
from facts.installed import is_traded
from facts.later import look_back
from facts.learnt.surroundings import signs_around
from facts.learnt.verdicts import COUNTED, counts, status_told, subject_told
from facts.learnt.weights import Sign
from facts.links import includes_pattern, rivals_pattern, shares_a_look_alike
from facts.listed import continues_a_list, is_listed_again, takes_after
from facts.meaning import is_restated, likely_metric, metric_of
from facts.nearness import is_a_comparison, is_set_apart
from facts.notes import notes_of
from facts.past_dates import had_passed
from facts.publishers import Voice, voice_of
from facts.quantities import Kind, Quantity
from facts.reading import Reading, Sentence, read
from facts.repeats import Found, without_repeats
from facts.scope import scope_of
from facts.stage import Ahead, drift_of, looks_ahead, status_of
from facts.stakes import is_stake
from facts.standing import is_pledged, reports_a_period, stood_before
from facts.strangers import is_a_stranger
from facts.subjects import resolve
from facts.tables.chips import VENDORS
from facts.topic import Topic
from facts.types import (
    Article,
    Claim,
    Evidence,
    Extraction,
    Figure,
    Mention,
    Metric,
    Note,
    Place,
    Scope,
    Status,
    Subject,
)
from facts.usual import is_foreseen, usual

CARRY_REACH = 90  # letters from the head of a sentence within which a word goes on about the speaker before
CHINESE_TIME = timezone(timedelta(hours=8))


@dataclass(slots=True)
class _State:
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


def extract(article: Article, catalogue: Catalogue) -> Extraction:
    """Everything that the article states. Title and text are separate places; the title is context for the text."""
    state = _State(catalogue, voice_of(article.publisher, catalogue, article.text), _published(article))
    state.topic = Topic(company=state.voice.subject, first=state.voice.subject, company_at=0)
    title = read(article.title, catalogue)
    _walk(title, Place.TITLE, state)
    state.computing_title = any(speaks_of_computing(sentence) for sentence in title.sentences)
    state.chips_at = state.figure_at = state.spent_at = -99
    state.refused.clear()
    state.speech = state.drift = None
    text = read(article.text, catalogue)
    _walk(text, Place.TEXT, state)
    told = [_tied(text, item, catalogue) for item in look_back(text, state.found, state.published)]
    kept = without_repeats(told, catalogue)
    return Extraction(
        claims=tuple(Claim(item.subject.name, item.mention) for item in kept if item.subject is not None),
        unresolved=tuple(item.mention for item in kept if item.subject is None),
        notes=tuple(_distinct(state.notes)),
        candidates=tuple(candidates_of(text, catalogue)),
    )


def _tied(reading: Reading, item: Found, catalogue: Catalogue) -> Found:
    """A figure of the text with the name around it that leads clearly by the weights learnt, if one does."""
    evidence = item.mention.evidence
    if evidence.place is not Place.TEXT:
        return item
    sentence = next(each for each in reading.sentences if evidence.start < each.span.end)
    quantity = next(each for each in sentence.quantities if each.start == evidence.start)
    subject = subject_told(
        reading.sentences, sentence.index, quantity, item.mention.metric, catalogue, item.subject
    )
    return item if subject == item.subject else replace(item, subject=subject)


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
        if i and reading.sentences[i - 1].has("capex"):
            state.spent_at = i - 1
        scene = _scene(reading, i, place, state)
        for quantity in sentence.quantities:
            _figure(scene, quantity, state)
        speech = scene.speech(sentence.span.end, state)
        state.notes.extend(_notes(scene, speech, state))
        last = _spoken_of_last(scene, state)
        state.topic = replace(state.topic.after(sentence, state.catalogue), last=last)
        state.speech = speech
        state.drift = drift_of(sentence) or state.drift


def _spoken_of_last(scene: _Scene, state: _State) -> Subject | None:
    """The subject of the sentence's last figure, but for one that only stands for comparison."""
    mine = [item for item in state.found[-2:] if scene.holds(item)]
    if mine and is_a_comparison(scene.sentence, mine[-1].mention.evidence.start):
        mine.pop()
    return mine[-1].subject if mine else state.topic.last


@dataclass(frozen=True, slots=True)
class _Scene:
    """One sentence in its place."""

    reading: Reading
    sentence: Sentence
    place: Place
    around: Around
    cited: bool
    carries: bool
    quoted: bool

    def speech(self, at: int, state: _State) -> Speech:
        return speech_of(self.sentence, at, state.voice, state.speech, self.carries, self.cited, self.quoted)

    def signs(self, quantity: Quantity) -> Set[Sign]:
        """What stands around a figure, for the weights learnt."""
        return signs_around(self.reading.sentences, self.sentence.index, quantity)

    def quote(self) -> str:
        return self.reading.raw[self.sentence.span.start : self.sentence.span.end]

    def holds(self, item: Found) -> bool:
        """Whether a figure is of this sentence."""
        evidence = item.mention.evidence
        return evidence.place is self.place and evidence.start >= self.sentence.span.start

    def found(self, state: _State) -> bool:
        """Whether the last figure found is of this sentence."""
        return self.holds(state.found[-1])


def _scene(reading: Reading, index: int, place: Place, state: _State) -> _Scene:
    sentence = reading.sentences[index]
    following = reading.sentences[index + 1] if index + 1 < len(reading.sentences) else None
    return _Scene(
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


def _figure(scene: _Scene, quantity: Quantity, state: _State) -> None:
    sentence = scene.sentence
    denied = is_denied(sentence, quantity)
    if denied:
        _take_back(quantity, state)
    metric = (
        None
        if denied
        else _weighed(scene, quantity, metric_of(sentence, quantity, _around_now(scene, state)))
    )
    if metric is not None and shares_a_look_alike(sentence, quantity, state.refused):
        metric = None
    earlier = _before(scene, state)
    if metric is None and earlier is not None and continues_a_list(sentence, earlier.mention, quantity):
        metric = Metric.INVESTMENT
    if metric is None:
        if quantity.value > 0:
            state.refused.add(quantity.start)
        if quantity.kind is Kind.MONEY and (is_stake(sentence, quantity) or sentence.has("valuation_word")):
            state.staked_at = sentence.index
        return
    if quantity.kind is Kind.COUNT:
        state.chips_at = sentence.index
    if metric in (Metric.INVESTMENT, Metric.POWER):
        state.figure_at = sentence.index
    if metric is Metric.INVESTMENT:
        state.spent_at = sentence.index
    speech = scene.speech(quantity.start, state)
    subject = resolve(sentence, quantity, metric, state.topic, state.catalogue, _own_voice(speech, state))
    if is_traded(sentence, subject, quantity, metric):
        return
    mention = _mention(scene, quantity, metric, speech, state)
    before = _before(scene, state)
    if before is not None and (
        _is_of_the_same(sentence, quantity, mention, before)
        or takes_it_to(sentence, before.mention, quantity)
    ):
        subject = before.subject  # old and new, and a figure and its gloss, are of one thing
    listed = is_listed_again(sentence, quantity)
    state.found.append(Found(subject, mention, sentence.span.heading, listed))


def _weighed(scene: _Scene, quantity: Quantity, ruled: Metric | None) -> Metric | None:
    """The metric by the rules, unless the signs learnt are sure that the figure counts, or that it does not."""
    if scene.sentence.weight > 1 or quantity.kind not in COUNTED or is_restated(scene.sentence, quantity):
        return ruled
    told = counts(scene.signs(quantity), quantity)
    if told is None or told == (ruled is not None):
        return ruled
    return likely_metric(scene.sentence, quantity) if told else None


def _before(scene: _Scene, state: _State) -> Found | None:
    """The figure found before this one in the same sentence."""
    return state.found[-1] if state.found and scene.found(state) else None


def _is_of_the_same(sentence: Sentence, quantity: Quantity, mention: Mention, before: Found) -> bool:
    """True for an old value behind the new one, a gloss in brackets, and a clause that names nobody."""
    if is_a_stranger(sentence, quantity.start):
        return False
    low = max(sentence.clause(quantity.start)[0], before.mention.evidence.end)
    named = any(low <= name.start < quantity.start for name in sentence.names) or any(
        is_set_apart(sentence, quantity, sentence.text[quantity.end : name.start])
        for name in sentence.names
        if name.start > quantity.end
    )
    if mention.scope is Scope.PREVIOUS and before.mention.metric is mention.metric and not named:
        return True
    follows = before.subject is None or before.subject.name not in VENDORS
    return glosses(sentence, before.mention, quantity) or (
        follows and goes_on(sentence, before.mention, quantity)
    )


def _take_back(quantity: Quantity, state: _State) -> None:
    """Forgets a figure that the text goes on to deny."""
    state.found = [item for item in state.found if item.mention.figure.value != quantity.value]


def _another_leads(sentence: Sentence, before: int, state: _State) -> bool:
    """True where another company than the last speaker is named before the offset."""
    speaker = state.speech.speaker if state.speech else None
    return any(
        name.end <= before and not name.is_place and speaker is not None and name.subject.name != speaker
        for name in sentence.names
    )


def _around_now(scene: _Scene, state: _State) -> Around:
    """What the sentences around and the figures before this one in its own sentence speak of."""
    index = scene.sentence.index
    return replace(
        scene.around,
        spending=scene.around.spending or state.spent_at == index,
        staked=index - state.staked_at <= 1,
    )


def _own_voice(speech: Speech, state: _State) -> Subject | None:
    """Whom "we" stands for: the publisher if it is a subject, else whoever the sentence quotes."""
    if state.voice.subject is not None:
        return state.voice.subject
    return state.catalogue.find(speech.speaker) if speech.stated and speech.speaker else None


def _mention(scene: _Scene, quantity: Quantity, metric: Metric, speech: Speech, state: _State) -> Mention:
    sentence = scene.sentence
    before = _before(scene, state)
    scope = scope_of(sentence, quantity)
    if before is not None and shares_a_part(sentence, before.mention, quantity, metric, scope):
        scope = Scope.PART
    status = _status(scene, quantity, metric, scope, speech, state)
    language = "en" if sentence.weight == 1 else "zh"
    status = status_told(scene.signs(quantity), metric, scope, language) or status
    due = due_of(sentence, quantity, status, scope, state.published)
    if status is Status.PLANNED and due is not None and is_pledged(sentence, quantity):
        status = Status.TARGET  # a commitment with a horizon
    if before is not None and scope is Scope.TOTAL and takes_after(sentence, before.mention, quantity):
        status = before.mention.status
    if due is None and scope is Scope.PART:
        due = _due_of_its_whole(scene, quantity, metric, state)
    if (
        due is None
        and before is not None
        and shares_a_date(sentence, before.mention, quantity, metric, scope)
    ):
        due = before.mention.due
    return Mention(
        metric=metric,
        figure=Figure(quantity.value, quantity.high, bound_of(sentence, quantity), quantity.currency),
        scope=scope,
        status=status,
        attribution=speech.attribution,
        evidence=Evidence(scene.place, quantity.start, quantity.end, scene.quote()),
        model=quantity.model if metric is Metric.CHIPS else None,
        due=due,
        speaker=speaker_name(speech, state.catalogue),
    )


def _status(
    scene: _Scene, quantity: Quantity, metric: Metric, scope: Scope, speech: Speech, state: _State
) -> Status:
    """What the words around say, put right by dates gone by, old values, and the whole of a part."""
    sentence = scene.sentence
    ahead = Ahead(
        is_ahead(sentence, quantity, state.published), tuple(coming_clauses(sentence, state.published))
    )
    drift = None if scope is Scope.ADDED and state.drift is Status.RUNNING else state.drift
    status = status_of(sentence, quantity, scope, drift, ahead) or usual(
        metric, speech, is_foreseen(sentence)
    )
    dated = metric is Metric.INVESTMENT or scope is Scope.PREVIOUS or not looks_ahead(sentence, quantity)
    if metric is Metric.INVESTMENT and reports_a_period(sentence, quantity):
        status = Status.RUNNING
    unmet = Status.TARGET if metric is Metric.INVESTMENT else Status.PLANNED
    contracted = quantity.kind is Kind.MONEY and is_contracted(sentence, quantity)
    open_still = status in (Status.PLANNED, unmet) and dated and not contracted
    if open_still and had_passed(sentence, quantity, state.published):
        status = Status.RUNNING
    if scope is Scope.PREVIOUS and stood_before(sentence, quantity, metric):
        status = Status.RUNNING
    if scope is Scope.PART:
        status = _of_its_whole(scene, quantity, metric, state) or status
    return status


def _of_its_whole(scene: _Scene, quantity: Quantity, metric: Metric, state: _State) -> Status | None:
    """The status of the whole whose part stands in brackets behind it: "230k GPUs (including 30k GB200s)"."""
    if not state.found or not scene.found(state):
        return None
    whole = state.found[-1].mention
    between = scene.sentence.text[whole.evidence.end : quantity.start]
    bracketed = "(" in between and ")" not in between and len(between) < 40
    return whole.status if whole.metric is metric and bracketed else None


def _due_of_its_whole(scene: _Scene, quantity: Quantity, metric: Metric, state: _State) -> str | None:
    """The date of the whole that a part is named of in one breath: "160bn for 2026, including 85bn for chips"."""
    if not state.found or not scene.found(state):
        return None
    begin = scene.sentence.span.start
    wholes = [
        item.mention
        for item in state.found
        if item.mention.evidence.start >= begin and item.mention.scope is not Scope.PREVIOUS
    ]
    if not wholes:
        return None
    whole = wholes[-1]
    gap = scene.sentence.text[whole.evidence.end : quantity.start]
    linked = is_bridged(gap, includes_pattern(), before=60, behind=16, stops=",.;。")
    return whole.due if whole.metric is metric and linked else None


def _notes(scene: _Scene, speech: Speech, state: _State) -> list[Note]:
    speaker = speaker_name(speech, state.catalogue)
    return notes_of(scene.sentence, state.topic, speech, speaker, scene.place, scene.reading.raw)


def _around(reading: Reading, index: int, state: _State) -> Around:
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


def _distinct(notes: Iterable[Note]) -> Iterable[Note]:
    return {(note.subject, note.kind): note for note in reversed(list(notes))}.values()
