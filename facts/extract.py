"""From an article to its claims: read, judge each quantity, tell its relations, find its subject, count each once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from facts.around import speaks_of_computing
from facts.attribution import speaker_name
from facts.behind import is_contracted
from facts.bounds import bound_of
from facts.candidates import candidates_of
from facts.catalogue import Catalogue
from facts.counting import metric_at
from facts.deadlines import coming_clauses, due_of, is_ahead
from facts.denial import is_denied
from facts.following import (
    due_pointed_to,
    finishes_with,
    glosses,
    goes_on,
    is_among_them,
    is_the_plan_before,
    runs_on_it,
    shares_a_date,
    shares_a_part,
    takes_it_to,
)
from facts.foreseeing import Speech
from facts.installed import is_traded
from facts.later import look_back
from facts.learnt.verdicts import Names, Odds, is_doubtful, odds_of, scope_told, status_told
from facts.listed import (
    goes_on_about_plants,
    is_listed_again,
    is_of_the_list,
    metric_in_its_list,
    takes_after,
)
from facts.memory import refuse, remember
from facts.nearness import is_a_comparison, is_set_apart
from facts.notes import notes_of
from facts.outlays import names_its_object
from facts.parts import told_as_part
from facts.past_dates import had_passed, is_due_to
from facts.publishers import voice_of
from facts.quantities import Kind, Quantity
from facts.reading import Reading, Sentence, read
from facts.repeats import Found, dated_again, is_another, old_beside_new, told_again, without_repeats
from facts.roundups import year_of_the_round
from facts.scene import Scene, State, published_on, scene_at
from facts.scope import scope_of
from facts.settled import is_kept, is_sized_at_a_place, settled_status
from facts.stage import Ahead, drift_of, looks_ahead, status_of
from facts.standing import is_pledged, reports_a_period, stood_before
from facts.strangers import is_a_stranger
from facts.subjects import resolve, settle
from facts.tables.chips import VENDORS
from facts.topic import Topic, is_of_the_site_told
from facts.types import (
    Article,
    Attribution,
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
from facts.wholes import due_of_its_whole, status_of_its_whole


def extract(article: Article, catalogue: Catalogue) -> Extraction:
    """Everything that the article states. Title and text are separate places; the title is context for the text."""
    state = State(catalogue, voice_of(article.publisher, catalogue, article.text), published_on(article))
    state.topic = Topic(company=state.voice.subject, first=state.voice.subject, company_at=0)
    if article.title:
        _read_title(article.title, state)
    text = read(article.text, catalogue)
    _walk(text, Place.TEXT, state)
    told = [_settled(item) for item in look_back(text, state.found, state.published)]
    told = [item for item in told if item.subject is not None or not item.doubtful]
    kept = without_repeats(old_beside_new(told, article.text), catalogue)
    return Extraction(
        claims=tuple(Claim(item.subject.name, item.mention) for item in kept if item.subject is not None),
        unresolved=tuple(item.mention for item in kept if item.subject is None),
        notes=tuple(_distinct(state.notes)),
        candidates=tuple(candidates_of(text, catalogue)),
    )


def _read_title(title: str, state: State) -> None:
    """Reads the title, and leaves of it what is context for the text."""
    reading = read(title, state.catalogue)
    _walk(reading, Place.TITLE, state)
    state.computing_title = any(speaks_of_computing(sentence) for sentence in reading.sentences)
    state.chips_at = state.figure_at = state.spent_at = -99
    state.refused.clear()
    state.speech = state.drift = None


def _settled(item: Found) -> Found:
    """A figure with the name and the date around it that lead those by the rules clearly, if any do."""
    subject, due = item.subject, item.mention.due
    if item.names is not None:
        subject = item.names.settled(subject)
    if item.dates is not None:
        due = item.dates.settled(due)
    if subject is item.subject and due == item.mention.due:
        return item
    return replace(item, subject=subject, mention=replace(item.mention, due=due))


def _walk(reading: Reading, place: Place, state: State) -> None:
    for i, sentence in enumerate(reading.sentences):
        if i and reading.sentences[i - 1].has("capex"):
            state.spent_at = i - 1
        scene = scene_at(reading, i, place, state)
        for quantity in sentence.quantities:
            _figure(scene, quantity, state)
        speech = scene.speech(sentence.span.end, state)
        state.notes.extend(_notes(scene, speech, state))
        last = _spoken_of_last(scene, state)
        state.topic = state.topic.after(sentence, state.catalogue, last)
        state.speech = speech
        state.drift = drift_of(sentence) or state.drift


def _spoken_of_last(scene: Scene, state: State) -> Subject | None:
    """The subject of the sentence's last figure, but for one that only stands for comparison."""
    mine = [item for item in state.found[-2:] if scene.holds(item)]
    if mine and is_a_comparison(scene.sentence, mine[-1].mention.evidence.start):
        mine.pop()
    return mine[-1].subject if mine else state.topic.last


def _figure(scene: Scene, quantity: Quantity, state: State) -> None:
    sentence = scene.sentence
    denied = is_denied(sentence, quantity)
    if denied:
        _take_back(quantity, state)
    metric, odds = (None, None) if denied else metric_at(scene, quantity, state)
    metric = _by_its_list(scene, quantity, metric, state)
    if metric is None:
        refuse(scene, quantity, state)
        return
    remember(sentence, quantity, metric, state)
    speech = scene.speech(quantity.start, state)
    subject, names, leads = _whose(scene, quantity, metric, speech, state)
    if is_traded(sentence, subject, quantity, metric):
        return
    mention = _mention(scene, quantity, metric, odds, speech, state)
    before, again = _before(scene, state), None
    if before is not None and (
        runs_on_it(sentence, before.mention, quantity) or finishes_with(sentence, before.mention, quantity)
    ):
        subject, names = before.subject, before.names
    elif (
        before is not None
        and not (leads and mention.scope is not Scope.PREVIOUS)
        and _is_of_the_same(sentence, quantity, mention, before)
    ):
        subject = before.subject  # old and new, and a figure and its gloss, are of one thing
        names = names if before.subject is not None else before.names
    elif (again := told_again(sentence, quantity, metric, state.found, scene.previous_start)) is not None:
        state.found[state.found.index(again)] = dated_again(again, mention)
        subject, names = again.subject, again.names
    elif subject is None and before is not None and is_of_the_list(sentence, before, quantity, metric):
        subject = before.subject
    listed = is_listed_again(sentence, quantity)
    dates = scene.dates(quantity, mention, state)
    last = state.found[-1].mention if state.found else None
    pointed = due_pointed_to(sentence, quantity, mention, last, state.published)
    if pointed is not None:
        mention, dates = replace(mention, due=pointed), None
    if mention.due is None:
        rounded = year_of_the_round(scene.reading.sentences, sentence.index, mention, last, state.published)
        if rounded is not None:
            mention, dates = replace(mention, due=rounded), None
    doubtful = is_doubtful(odds) and not names_its_object(sentence, quantity)
    state.found.append(
        Found(
            subject,
            mention,
            sentence.span.heading,
            listed,
            names,
            dates,
            doubtful,
            again is not None,
            is_another(sentence, quantity),
        )
    )


def _by_its_list(scene: Scene, quantity: Quantity, metric: Metric | None, state: State) -> Metric | None:
    """The metric, put right by the other figures of its list: one of them a look-alike, or an amount spent."""
    last = state.found[-1].mention if state.found else None
    if last is not None and goes_on_about_plants(scene.sentence, last, scene.previous_start, quantity):
        return Metric.GENERATION
    earlier = last if state.found and scene.found(state) else None
    return metric_in_its_list(scene.sentence, quantity, metric, earlier, state.refused)


def _whose(
    scene: Scene, quantity: Quantity, metric: Metric, speech: Speech, state: State
) -> tuple[Subject | None, Names | None, bool]:
    """The subject by the words, else by the weights where one name leads, else by the rules.

    With it the names around, weighed, and whether one of them led.
    """
    sentence = scene.sentence
    settled = settle(sentence, quantity, metric, state.topic, state.catalogue)
    if settled is not None:
        return settled.subject, None, False
    ours = sentence.has("ref_we") or is_of_the_site_told(sentence, quantity)  # the rules tell who "we" is
    names = None if ours else scene.names(quantity, metric, state)
    own = state.voice.subject is not None or sentence.has("person")
    leader = None if own or names is None else names.leader()
    if leader is not None:
        return leader, names, True
    ruled = resolve(sentence, quantity, metric, state.topic, state.catalogue, _own_voice(speech, state))
    return ruled, names, False


def _before(scene: Scene, state: State) -> Found | None:
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
    return (
        glosses(sentence, before.mention, quantity)
        or (follows and goes_on(sentence, before.mention, quantity))
        or takes_it_to(sentence, before.mention, quantity)
    )


def _take_back(quantity: Quantity, state: State) -> None:
    """Forgets a figure that the text goes on to deny."""
    state.found = [item for item in state.found if item.mention.figure.value != quantity.value]


def _own_voice(speech: Speech, state: State) -> Subject | None:
    """Whom "we" stands for: the publisher if it is a subject, else whoever the sentence quotes."""
    if state.voice.subject is not None:
        return state.voice.subject
    return state.catalogue.find(speech.speaker) if speech.stated and speech.speaker else None


def _mention(
    scene: Scene, quantity: Quantity, metric: Metric, odds: Odds | None, speech: Speech, state: State
) -> Mention:
    sentence = scene.sentence
    before = _before(scene, state)
    odds = odds or odds_of(scene.reading.sentences, sentence.index, quantity)
    scope = _scope(scene, quantity, metric, odds, state)
    status = _status(scene, quantity, metric, scope, odds, speech, state)
    due = due_of(sentence, quantity, status, scope, state.published)
    if status is Status.PLANNED and due is not None and is_pledged(sentence, quantity):
        status = Status.TARGET  # a commitment with a horizon
    if before is not None and scope is Scope.TOTAL and takes_after(sentence, before.mention, quantity):
        status = before.mention.status
    if due is None and scope is Scope.PART:
        due = due_of_its_whole(scene, quantity, metric, state)
    if (
        due is None
        and before is not None
        and (
            shares_a_date(sentence, before.mention, quantity, metric, scope)
            or is_the_plan_before(sentence, before.mention, quantity, scope, status)
        )
    ):
        due = before.mention.due
    attribution = _attribution(sentence, metric, scope, status, speech, state)
    if before is not None and scope is Scope.PART and is_among_them(sentence, before.mention, quantity):
        attribution = before.mention.attribution
    return Mention(
        metric=metric,
        figure=Figure(quantity.value, quantity.high, bound_of(sentence, quantity), quantity.currency),
        scope=scope,
        status=status,
        attribution=attribution,
        evidence=Evidence(scene.place, quantity.start, quantity.end, scene.quote()),
        model=quantity.model if metric is Metric.CHIPS else None,
        due=due,
        speaker=speaker_name(speech, state.catalogue),
    )


def _scope(scene: Scene, quantity: Quantity, metric: Metric, odds: Odds, state: State) -> Scope:
    """The scope by the rules, put right by the weights and by the part that stands before it in its list."""
    sentence, before = scene.sentence, _before(scene, state)
    ruled = scope_of(sentence, quantity)
    scope = scope_told(odds, metric, ruled)
    if scope is not ruled and told_as_part(sentence, quantity) is not None:
        scope = ruled
    shared = before is not None and shares_a_part(sentence, before.mention, quantity, metric, scope)
    return Scope.PART if shared else scope


def _attribution(
    sentence: Sentence, metric: Metric, scope: Scope, status: Status, speech: Speech, state: State
) -> Attribution:
    """Whose word a figure is; what was spent before is the press's own knowledge beside a company's forecast."""
    spent = metric is Metric.INVESTMENT and scope is Scope.PREVIOUS and status is Status.RUNNING
    if state.voice.official:
        return speech.attribution
    foretold = speech.attribution is Attribution.OFFICIAL and not sentence.has("saying", "official_source")
    return Attribution.PRESS if spent and foretold and speech.stated else speech.attribution


def _status(
    scene: Scene,
    quantity: Quantity,
    metric: Metric,
    scope: Scope,
    odds: Odds,
    speech: Speech,
    state: State,
) -> Status:
    """What the words around say, put right by dates gone by, old values, and the whole of a part."""
    sentence = scene.sentence
    status = settled_status(sentence, quantity, state.published)
    told = status is None
    if status is None and not is_sized_at_a_place(sentence, quantity):
        status = status_told(odds, metric, scope)
    if status is Status.DROPPED and is_kept(sentence, quantity):
        status = None
    old = scope is Scope.PREVIOUS
    if status is Status.RUNNING and told and not old and is_ahead(sentence, quantity, state.published):
        status = None  # "50,000 GPUs by 2030"
    if status is None:
        status = _status_by_rule(scene, quantity, metric, scope, speech, state)
    dated = metric is Metric.INVESTMENT or scope is Scope.PREVIOUS or not looks_ahead(sentence, quantity)
    if metric is Metric.INVESTMENT and reports_a_period(sentence, quantity):
        status = Status.RUNNING
    unmet = Status.TARGET if metric is Metric.INVESTMENT else Status.PLANNED
    contracted = quantity.kind is Kind.MONEY and is_contracted(sentence, quantity)
    open_still = status in (Status.PLANNED, unmet) and dated and not contracted and (told or not old)
    undated = state.published is None and is_due_to(sentence, quantity)
    if open_still and not undated and had_passed(sentence, quantity, state.published):
        status = Status.RUNNING
    if scope is Scope.PREVIOUS and stood_before(sentence, quantity, metric):
        status = Status.RUNNING
    if scope is Scope.PART:
        status = status_of_its_whole(scene, quantity, metric, state) or status
    return status


def _status_by_rule(
    scene: Scene, quantity: Quantity, metric: Metric, scope: Scope, speech: Speech, state: State
) -> Status:
    sentence = scene.sentence
    ahead = Ahead(
        is_ahead(sentence, quantity, state.published), tuple(coming_clauses(sentence, state.published))
    )
    drift = None if scope is Scope.ADDED and state.drift is Status.RUNNING else state.drift
    return status_of(sentence, quantity, scope, drift, ahead) or usual(metric, speech, is_foreseen(sentence))


def _notes(scene: Scene, speech: Speech, state: State) -> list[Note]:
    speaker = speaker_name(speech, state.catalogue)
    return notes_of(scene.sentence, state.topic, speech, speaker, scene.place, scene.reading.raw)


def _distinct(notes: Iterable[Note]) -> Iterable[Note]:
    return {(note.subject, note.kind): note for note in reversed(list(notes))}.values()
