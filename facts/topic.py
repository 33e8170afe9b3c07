"""What a text has been speaking of so far."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from facts.catalogue import Catalogue, NameHit
from facts.partners import partner_names
from facts.people import companies_of
from facts.quantities import Quantity
from facts.reading import Sentence
from facts.roles import is_aside, is_state, is_vendor, lies_in
from facts.tables.buyers import CAPACITY_SELLERS, LABORATORIES, LANDLORDS, LARGE_CLOUDS
from facts.tables.chips import VENDORS
from facts.types import Subject, SubjectKind

REACH = 4  # sentences that a topic stays in mind without being named again


class Topic(NamedTuple):
    """The last place and company, and in which sentence each was last named.

    `first` is the first name of the last sentence with names, `last` the subject of its last figure, `buyer` who
    takes the capacity that another of that sentence's names rents out. `recent` are the companies named
    lately, the latest first.
    """

    place: Subject | None = None
    company: Subject | None = None
    first: Subject | None = None
    last: Subject | None = None
    buyer: Subject | None = None
    recent: tuple[Subject, ...] = ()
    place_at: int = -99
    company_at: int = -99

    def after(self, sentence: Sentence, catalogue: Catalogue, last: Subject | None) -> Topic:
        """The topic once `sentence` was read; `last` is the subject of its last figure."""
        names = [name for name in sentence.names if not is_aside(sentence, name)]
        if not names:
            return self._after_person(sentence, catalogue, last)
        partners = partner_names(sentence)
        companies = [n for n in names if not n.is_place]
        main = [n for n in companies if n not in partners and not is_vendor(n)]
        if not main and (self.company is None or self.company.name in VENDORS):
            main = [n for n in companies if not is_vendor(n)] or companies
        places = [n.subject for n in names if n.is_place]
        company = main[0].subject if main else self.company
        place = _innermost(sentence, names) or self.place
        if (
            not places
            and place is not None
            and company is not None
            and not catalogue.related(place.name, company.name)
            and not opens_with_place(sentence)
        ):
            place = None
        own = [n for n in names if n not in partners] or names
        return Topic(
            place=place,
            company=company,
            first=own[0].subject,
            last=last,
            buyer=_buyer_of(companies),
            recent=(*(n.subject for n in companies), *self.recent)[:6],
            place_at=sentence.index if places else self.place_at,
            company_at=sentence.index if main else self.company_at,
        )

    def _after_person(self, sentence: Sentence, catalogue: Catalogue, last: Subject | None) -> Topic:
        company = person_company(sentence, catalogue, self)
        if company is None or any(company.name == each.name for each in (self.company, self.last) if each):
            return self if last == self.last else self._replace(last=last)
        return Topic(
            company=company,
            first=company,
            last=last,
            recent=(company, *self.recent)[:6],
            place_at=self.place_at,
            company_at=sentence.index,
        )

    def at_hand(self, sentence: Sentence, strict: bool = False) -> Subject | None:
        """The place or company that the text is about, where the sentence itself names nobody."""
        if rest_pattern().match(sentence.text, sentence.span.start):
            return None
        reach = 1 if strict else REACH
        near_place = sentence.index - self.place_at <= reach and self.place_at >= self.company_at - 2
        if self.place is not None and near_place:
            return self.place
        if self.company is not None and sentence.index - self.company_at <= reach:
            return self.company
        return None


def _buyer_of(companies: list[NameHit]) -> Subject | None:
    """Who pays in a contract of those that a sentence names: a laboratory, or a large cloud beside a landlord."""
    if not any(name.subject.name in CAPACITY_SELLERS for name in companies):
        return None
    buyers = [name.subject for name in companies if name.subject.name in LABORATORIES]
    if not buyers and any(name.subject.name in LANDLORDS for name in companies):
        buyers = [name.subject for name in companies if name.subject.name in LARGE_CLOUDS]
    return buyers[0] if len({buyer.name for buyer in buyers}) == 1 else None


def opens_with_place(sentence: Sentence) -> bool:
    """True for a sentence whose first words are "the site", 该项目 or the like: it goes on about the same place."""
    return any(cue.start - sentence.span.start <= 2 for cue in sentence.tagged(("ref_site",)))


@cache
def rest_pattern() -> re.Pattern[str]:
    """How a sentence begins that turns to others than those named so far: 另有 5 万张将投入…."""
    return re.compile(r"\s{0,2}(?:另有|其余|剩余的?|the (?:rest|remainder|remaining)(?![a-z]))")


def _innermost(sentence: Sentence, names: list[NameHit]) -> Subject | None:
    """The last place named, unless it only tells where the one before it lies: "a cluster inside the campus"."""
    places = [name for name in names if name.is_place]
    while len(places) > 1 and (
        lies_in(sentence, places[-1]) or _is_of_the_programme(places) or _only_tells_where(sentence, places)
    ):
        places.pop()
    return places[-1].subject if places else None


def _only_tells_where(sentence: Sentence, places: list[NameHit]) -> bool:
    """True for the Narvik of "Stargate Norway, a project near Narvik": it is no place of its own."""
    before = sentence.text[max(sentence.span.start, places[-1].start - 10) : places[-1].start]
    same_clause = sentence.text[places[-2].end : places[-1].start]
    return before.endswith((" near ", " outside ")) and "." not in same_clause and ";" not in same_clause


def _is_of_the_programme(places: list[NameHit]) -> bool:
    """True for a programme named right behind its site: Saline Township 的星际之门园区."""
    site, last = places[-2], places[-1]
    return (
        last.subject.kind is SubjectKind.PROGRAMME
        and site.subject.part_of == last.subject.name
        and last.start - site.end <= 3
    )


def person_company(sentence: Sentence, catalogue: Catalogue, topic: Topic) -> Subject | None:
    """The company of a person who is named in the sentence; of several, the one the text speaks of."""
    for cue in sentence.cues:
        if cue.tag != "person":
            continue
        known = companies_of(cue.phrase, sentence.text, catalogue)
        for subject in known:
            if topic.company is not None and subject.name == topic.company.name:
                return subject
        if known:
            return known[0]
    return None


def is_of_the_site_told(sentence: Sentence, quantity: Quantity) -> bool:
    """True for "and the site could grow to 3 GW": a clause behind names that speaks of the site told of before."""
    low, high = sentence.clause(quantity.start)
    if low <= sentence.span.start or any(low <= name.start < high for name in sentence.names):
        return False
    return bool(sentence.tagged(("ref_site",), low, quantity.start))


def only_subject(sentence: Sentence) -> Subject | None:
    """The one company or place that a sentence speaks of, if it is one."""
    partners = partner_names(sentence)
    named = {
        name.subject
        for name in sentence.names
        if name not in partners
        and not is_vendor(name)
        and not is_state(name)
        and not sentence.text.startswith((" shares", " stock", "'s shares", "'s stock"), name.end)
    }
    return named.pop() if len(named) == 1 else None
