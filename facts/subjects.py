"""Whom a figure is about: the most specific named thing that the text ties it to."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from facts.catalogue import Catalogue, NameHit
from facts.quantities import Quantity
from facts.reading import Sentence
from facts.tables.chips import VENDORS
from facts.tables.countries import COUNTRIES
from facts.tables.people import PEOPLE
from facts.tables.references import PARTNERS_EN, PARTNERS_ZH
from facts.types import Metric, Subject, SubjectKind

BASE = {SubjectKind.SITE: 24, SubjectKind.CLUSTER: 24, SubjectKind.PROGRAMME: 20, SubjectKind.COMPANY: 14}
COMPARING = frozenset("than like unlike rival rivals against".split())
LEAST_SCORE = -6
REACH = 4  # sentences that a topic stays in mind without being named again


@cache
def vendor_noun_pattern() -> re.Pattern[str]:
    """Behind a vendor's name: the goods that it supplies, rather than its own doing."""
    return re.compile(
        r"(?:'s)?(?:的)? ?(?:latest |most powerful |most advanced |advanced |new |next-generation |最先进的?|最新的?|新一代 ?|高端 ?)?(?:ai )?(?:chip|gpu|gb\d|h\d00|b\d00|blackwell|hopper|vera|rubin|instinct|mi\d|accelerator|hardware|processor|superchip|grace|dsx|芯片|晶片|加速|图形|绘图|处理器|显卡|系统|硬件|机架|人工智能芯片)"
    )


@cache
def word_before_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?<![a-z])([a-z&]+)[\s\"'(]*(?:the |a |an )?(?:(?:cloud|chipmaker|startup|tech|ai|software|giant|company|developer|operator|provider|firm|infrastructure|lab|neocloud|partner|partners|investment|maker|data|center|group) ){0,4}$"
    )


@dataclass(frozen=True, slots=True)
class Topic:
    """What the text has been speaking of: the last place and company, and where each was last named."""

    place: Subject | None = None
    company: Subject | None = None
    first: Subject | None = None
    place_at: int = -99
    company_at: int = -99

    def after(self, sentence: Sentence, catalogue: Catalogue, persistent: bool = False) -> Topic:
        """The topic once `sentence` was read. `persistent` (a title) never fades."""
        names = [
            name
            for name in sentence.names
            if not _is_compared(sentence, name) and name.subject.name not in COUNTRIES
        ]
        if not names:
            company = _person_company(sentence, catalogue, self)
            return (
                replace(self, company=company, first=company, company_at=sentence.index) if company else self
            )
        at = 10**6 if persistent else sentence.index
        companies = [n for n in names if n.subject.kind is SubjectKind.COMPANY]
        main = [
            n for n in companies if not _is_partner(sentence, n) and n.subject.name not in VENDORS
        ] or companies
        places = [n.subject for n in names if n.subject.kind is not SubjectKind.COMPANY]
        company = main[0].subject if main else self.company
        place = places[-1] if places else self.place
        if (
            not places
            and place is not None
            and company is not None
            and not catalogue.related(place.name, company.name)
        ):
            place = None
        own = [n for n in names if not _is_partner(sentence, n)] or names
        return Topic(
            place, company, own[0].subject, at if places else self.place_at, at if main else self.company_at
        )


def resolve(
    sentence: Sentence,
    quantity: Quantity,
    metric: Metric,
    topic: Topic,
    catalogue: Catalogue,
    publisher: Subject | None,
) -> Subject | None:
    """The subject of a quantity, or None where the text does not name it."""
    best: Subject | None = None
    best_score = float(LEAST_SCORE)
    for name in sentence.names:
        score = _score(sentence, name, quantity, metric)
        if score is not None and score > best_score:
            best, best_score = name.subject, score
    referred = _referred(sentence, quantity, metric, topic, publisher)
    if best is None:
        best = _person_company(sentence, catalogue, topic)
        return referred or best or _from_topic(sentence, topic)
    if referred is not None and referred.kind is not SubjectKind.COMPANY and best.kind is SubjectKind.COMPANY:
        if catalogue.related(referred.name, best.name) or best.name in VENDORS or best.name in COUNTRIES:
            return referred
    if best.name in VENDORS or best.name in COUNTRIES or best_score < 2:
        return referred or _from_topic(sentence, topic, strict=True) or best
    return best


def _score(sentence: Sentence, name: NameHit, quantity: Quantity, metric: Metric) -> float | None:
    if name.start < quantity.end and quantity.start < name.end:
        return None
    subject = name.subject
    is_vendor = subject.name in VENDORS
    if is_vendor and vendor_noun_pattern().match(sentence.text, name.end):
        return None
    score = float(BASE[subject.kind])
    if subject.name in COUNTRIES:
        score -= 14
    if is_vendor:
        score -= 12
    distance = sentence.distance(name.start, name.end, quantity)
    score -= distance / 9
    if name.start >= quantity.end:
        score -= 5
    if distance <= 6 and name.end <= quantity.start:
        score += 10
    if _is_compared(sentence, name):
        score -= 18
    elif subject.kind is SubjectKind.COMPANY and _is_partner(sentence, name):
        score -= 9
    if (
        metric is Metric.INVESTMENT
        and sentence.nearest(quantity, "capex") < 60
        and subject.kind is not SubjectKind.COMPANY
    ):
        score -= 15
    return score


def _word_before(sentence: Sentence, name: NameHit) -> str:
    match = word_before_pattern().search(
        sentence.text[max(sentence.span.start, name.start - 40) : name.start]
    )
    return match.group(1) if match else ""


def _is_compared(sentence: Sentence, name: NameHit) -> bool:
    return _word_before(sentence, name) in COMPARING or sentence.text[
        max(0, name.start - 3) : name.start
    ].rstrip().endswith(("比", "不同于", "类似"))


def _is_partner(sentence: Sentence, name: NameHit) -> bool:
    word = _word_before(sentence, name)
    if word and word in PARTNERS_EN:
        return name.start > sentence.span.start + 3
    return (
        sentence.text[max(sentence.span.start, name.start - 4) : name.start]
        .rstrip(" 「《")
        .endswith(PARTNERS_ZH)
    )


def _referred(
    sentence: Sentence, quantity: Quantity, metric: Metric, topic: Topic, publisher: Subject | None
) -> Subject | None:
    """What "the site", 该公司, "we" before the figure stand for."""
    cues = sentence.tagged(("ref_site", "ref_company", "ref_we", "ref_it"))
    cues = [cue for cue in cues if cue.start < quantity.end + 30]
    tags = {cue.tag for cue in cues}
    if "ref_site" in tags and topic.place is not None:
        return topic.place
    if "ref_we" in tags and publisher is not None:
        return publisher
    if "ref_company" in tags and topic.company is not None:
        return topic.company
    if "ref_it" in tags or "ref_we" in tags:
        return topic.first or topic.company
    return None


def _from_topic(sentence: Sentence, topic: Topic, strict: bool = False) -> Subject | None:
    """The place or company that the text is about, where the sentence itself names nobody."""
    if (
        topic.place is not None
        and sentence.index - topic.place_at <= (1 if strict else REACH)
        and topic.place_at >= topic.company_at - 2
    ):
        return topic.place
    if topic.company is not None and sentence.index - topic.company_at <= (1 if strict else REACH):
        return topic.company
    return None


def _person_company(sentence: Sentence, catalogue: Catalogue, topic: Topic) -> Subject | None:
    """The company of a person who is named in the sentence; of several, the one the text speaks of."""
    for cue in sentence.cues:
        if cue.tag != "person":
            continue
        known = [subject for name in PEOPLE[cue.phrase] if (subject := catalogue.get(name)) is not None]
        for subject in known:
            if topic.company is not None and subject.name == topic.company.name:
                return subject
        if known:
            return known[0]
    return None
