"""What "the site", "we", 该公司 and 后者 stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from facts.around import names_a_place
from facts.catalogue import Catalogue, NameHit
from facts.described import described
from facts.lexicon import Hit
from facts.quantities import Quantity
from facts.reading import Sentence
from facts.roles import is_state, is_vendor, leads_clause
from facts.tables.buyers import OWNERS
from facts.tables.people import PEOPLE
from facts.topic import Topic
from facts.types import Subject, SubjectKind

REFERENCE_TAGS = ("ref_site", "ref_company", "ref_we", "ref_it", "ref_they")


@cache
def this_place_pattern() -> re.Pattern[str]:
    """这个 5 GW 规模的数据中心, "this 2-gigawatt campus"."""
    return re.compile(
        r"(?:这个|这座|该|此)[^,。;()]{0,16}?(?:数据中心|资料中心|园区|集群|项目|基地|设施|中心|工厂)|"
        r"(?<![a-z])(?:this|the) (?!company|firm|group|developer)(?:[^,.;()]|,(?=\d)){1,24}? (?:campus|site|"
        r"facility|data center|data centre|"
        r"project|cluster|supercomputer|complex|development)(?![a-z])"
    )


@cache
def it_stands_pattern() -> re.Pattern[str]:
    """What is said of places rather than of companies."""
    return re.compile(
        r"(?<![a-z])it(?:'s|'ll)? (?:will |now |already |currently |could |should |can |may |might |"
        r"would ){0,2}(?:has|have|house|"
        r"houses|draw|draws|contain|contains|cover|covers|consume|consumes|feature|features|require|requires|"
        r"be|double|grow|cost|costs|run on|runs on|pack|packs|comprise|comprises|reach|sit|sits)(?![a-z])"
    )


def referred(
    sentence: Sentence, quantity: Quantity, topic: Topic, catalogue: Catalogue, publisher: Subject | None
) -> Subject | None:
    """What "the site", 该公司, "we" before the figure stand for; a name before them in the sentence comes first."""
    low, high = sentence.clause(quantity.start)
    names = [name for name in sentence.names if not is_state(name) and not is_vendor(name)]
    named = min((name.start for name in names if not is_fronted_partner(sentence, name)), default=high)
    owner = next((name for name in names if _possesses(sentence, name, quantity)), None)
    begin = low if any(leads_clause(sentence, name, quantity) for name in names) else sentence.span.start
    cues = [cue for cue in sentence.tagged(REFERENCE_TAGS) if cue.start < high]
    tags = {cue.tag for cue in cues if (cue.start >= begin if cue.tag == "ref_site" else cue.start < named)}
    if _turns_to_the_company(sentence, quantity, cues):
        tags -= {"ref_site"}
        begin = low
    if owner is not None:
        tags -= {"ref_we", "ref_it", "ref_they", "ref_company"}
    at_the_place = "ref_site" in tags or this_place_pattern().search(sentence.text, begin, high)
    if (
        topic.place is not None
        and at_the_place
        and not _is_anothers(sentence, quantity, names, topic, catalogue)
    ):
        return topic.place
    if "ref_site" in tags and topic.place is None and _owns_sites(topic):
        return topic.company
    if "ref_we" in tags:
        return publisher or _programme(topic, catalogue) or topic.first or topic.company
    if "ref_company" in tags and topic.company is not None:
        return described(sentence, topic) or topic.company
    if "ref_it" in tags:
        return _it(sentence, quantity, named, topic)
    return topic.first or topic.company if "ref_they" in tags else None


def _it(sentence: Sentence, quantity: Quantity, named: int, topic: Topic) -> Subject | None:
    """What "it" stands for, where the first name of the sentence stands at `named`."""
    if topic.place is not None and topic.place_at == sentence.index - 1:
        stands = it_stands_pattern().search(sentence.text, sentence.span.start, named)
        if stands and not _acts_itself(sentence, quantity):
            return topic.place
    if topic.first is not None and _owns_a_place(sentence, quantity):
        return topic.first
    return topic.last or topic.first or topic.company


def _owns_sites(topic: Topic) -> bool:
    return topic.company is not None and topic.company.name in OWNERS


def _is_anothers(
    sentence: Sentence, quantity: Quantity, names: Sequence[NameHit], topic: Topic, catalogue: Catalogue
) -> bool:
    """Whether a company before the figure has nothing to do with the place told of, two sentences back or more."""
    place = topic.place
    if place is None or topic.place_at >= sentence.index - 1:
        return False
    return any(
        name.end <= quantity.start
        and not name.is_place
        and not catalogue.lineage(place.name) & catalogue.lineage(name.subject.name)
        for name in names
    )


@cache
def it_acts_pattern() -> re.Pattern[str]:
    """What is said of companies rather than of places: "it had said it would invest"."""
    return re.compile(
        r"(?<![a-z])it (?:had |has |have |also |now |then |later |still |would |will |recently ){0,3}(?:said|"
        r"says|announced|signed|agreed|pledged|promised|committed|told|disclosed|invest(?:s|ed)?|spend(?:s)?|"
        r"spent|bought|buy(?:s)?|ordered|leased|raised|earmarked|budgeted|intends|hopes|wants)(?![a-z])"
    )


def goes_on_as_the_company(sentence: Sentence, quantity: Quantity, topic: Topic) -> Subject | None:
    """The company told of that "the firm" stands for in the figure's clause, or "it" by what it does."""
    if sentence.names or topic.company is None:
        return None
    if sentence.tagged(("ref_company",), sentence.clause(quantity.start)[0], quantity.start):
        return described(sentence, topic) or topic.company
    return topic.company if sentence.has("ref_it") and _acts_itself(sentence, quantity) else None


def _acts_itself(sentence: Sentence, quantity: Quantity) -> bool:
    return it_acts_pattern().search(sentence.text, sentence.span.start, quantity.start) is not None


@cache
def its_place_pattern() -> re.Pattern[str]:
    """Behind the size of a place: "at its 750-megawatt campus"."""
    return re.compile(r"[ -](?:[a-z-]{2,12} )?(?:campus|site|facility|data cent(?:er|re)|complex)(?![a-z])")


def _owns_a_place(sentence: Sentence, quantity: Quantity) -> bool:
    before = sentence.text[max(sentence.span.start, quantity.start - 5) : quantity.start]
    return before.endswith("its ") and its_place_pattern().match(sentence.text, quantity.end) is not None


def is_fronted_partner(sentence: Sentence, name: NameHit) -> bool:
    """True for the Acme of "Together with Acme, we will": "we" leads the sentence."""
    before = sentence.text[sentence.span.start : name.start].strip()
    return before in ("together with", "along with", "with", "alongside", "与", "携手", "和") and any(
        0 < cue.start - name.end <= 3 for cue in sentence.tagged(("ref_we",))
    )


def _turns_to_the_company(sentence: Sentence, quantity: Quantity, cues: list[Hit]) -> bool:
    """True where the figure's own clause is about "the company", and "the site" stands in one before it."""
    low, _ = sentence.clause(quantity.start)
    company = any(cue.tag == "ref_company" and low <= cue.start < quantity.start for cue in cues)
    site = any(cue.tag == "ref_site" and low <= cue.start for cue in cues)
    return company and not site


def pointed_at(sentence: Sentence, quantity: Quantity) -> Subject | None:
    """Whom "the latter", 前者 and the like at the head of the figure's clause stand for, by the names before them."""
    cues = [cue for cue in sentence.tagged(("ref_latter", "ref_former")) if cue.start < quantity.start]
    if not cues or any(name.start > cues[-1].end and name.end <= quantity.start for name in sentence.names):
        return None
    before: list[NameHit] = []
    for name in sentence.names:
        if name.end <= cues[-1].start and not (before and before[-1].subject is name.subject):
            before.append(name)
    if len(before) < 2:
        return None
    if before[-2].subject.part_of == before[-1].subject.name and cues[-1].tag == "ref_latter":
        return before[-2].subject  # the site of a programme, named as one thing
    return before[-1].subject if cues[-1].tag == "ref_latter" else before[-2].subject


@cache
def possessed_pattern() -> re.Pattern[str]:
    """Between a name and its own figure: "Amazon's planned $15B"."""
    return re.compile(r"'s (?:[a-z-]{2,14} ){0,4}[a-z]{0,3}[$€£¥₹]?")


def _possesses(sentence: Sentence, name: NameHit, quantity: Quantity) -> bool:
    if any(name.end <= other.start < quantity.start for other in sentence.names):
        return False
    return possessed_pattern().fullmatch(sentence.text, name.end, quantity.start) is not None


@cache
def owned_place_pattern() -> re.Pattern[str]:
    """Behind a company's name: "'s $10 billion campus", 的数据中心."""
    return re.compile(
        r"(?:'s?|的)(?: [$€£]?[a-z0-9.,-]{1,14}){0,4} ?(?:campus|data cent(?:er|re)|site|facility|"
        r"supercomputer|cluster|complex|megaproject)(?![a-z])|"
        r"(?:的) ?(?:[a-z0-9.,-]{1,14} ){0,3}[a-z0-9.,-]{0,14}(?:园区|"
        r"数据中心|资料中心|集群|基地|设施|超级计算机)"
    )


def owned_place(
    sentence: Sentence, quantity: Quantity, place: Subject, catalogue: Catalogue
) -> Subject | None:
    """The `place` told of, where a sentence goes on about its owner's site: "Meta's campus will draw 2 GW"."""
    if names_a_place(sentence):
        return None
    owners = [(name.subject.name, name.end) for name in sentence.names]
    owners += [(who, cue.end) for cue in sentence.tagged(("person",)) for who in PEOPLE[cue.phrase]]
    owned = any(
        catalogue.related(place.name, who)
        and end <= quantity.end
        and owned_place_pattern().match(sentence.text, end)
        for who, end in owners
    )
    return place if owned else None


def _programme(topic: Topic, catalogue: Catalogue) -> Subject | None:
    """The programme that "we" of several partners speak of."""
    place = topic.place
    if place is None or place.kind is not SubjectKind.PROGRAMME:
        return None
    if topic.company is not None and not catalogue.related(place.name, topic.company.name):
        return None
    return place
