"""All subjects with their owners and part-of relations, and where a text names them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from facts.fold import fold, plain
from facts.lexicon import Lexicon, spellings
from facts.tables.branches import BRANCHES, COMMON_WORDS
from facts.tables.countries import GOVERNMENTS, IN_CHINESE
from facts.types import Subject, SubjectKind

ORDINALS = {"second": "2", "third": "3", "第二": "2", "第三": "3"}


@dataclass(frozen=True, slots=True)
class NameHit:
    """A subject's name or alias at `start`..`end` of a text."""

    start: int
    end: int
    subject: Subject

    def __hash__(self) -> int:
        return self.start  # asked often; names of one text differ in where they stand

    @property
    def is_place(self) -> bool:
        """Whether it names a site, a cluster or a programme, and no company."""
        return self.subject.kind is not SubjectKind.COMPANY


@dataclass(frozen=True)
class Catalogue:
    """The known subjects. Values compare by their subjects; the indexes are built once, when first needed."""

    subjects: tuple[Subject, ...]

    @cached_property
    def _by_name(self) -> dict[str, Subject]:
        return {subject.name: subject for subject in self.subjects}

    @cached_property
    def _spellings(self) -> dict[str, list[tuple[str, Subject]]]:
        index: dict[str, list[tuple[str, Subject]]] = {}
        for subject in self.subjects:
            for spelling in dict.fromkeys(
                (subject.name, *subject.aliases, *GOVERNMENTS.get(subject.name, ()))
            ):
                for form in _forms(fold(spelling).strip()):
                    index.setdefault(form, []).append((spelling, subject))
        return index

    @cached_property
    def _lexicon(self) -> Lexicon:
        return Lexicon({"name": tuple(spelling for spelling in self._spellings if spelling)})

    def get(self, name: str) -> Subject | None:
        """The subject of exactly this canonical name."""
        return self._by_name.get(name)

    def find(self, text: str) -> Subject | None:
        """The subject whose name or alias is `text`, whatever its case, width or script."""
        known = self._spellings.get(fold(text).strip())
        return known[0][1] if known else None

    def owners(self, name: str) -> tuple[str, ...]:
        """Everyone who owns the subject, directly, through its owner's owner, or through what it is part of."""
        chain: dict[str, None] = {}
        for each in (name, *self.ancestors(name)):
            subject = self.get(each)
            seen: set[str] = set()
            while subject and subject.owner and subject.owner not in seen:
                seen.add(subject.owner)
                chain.setdefault(subject.owner)
                subject = self.get(subject.owner)
        return tuple(chain)

    def ancestors(self, name: str) -> tuple[str, ...]:
        """What the subject is part of, nearest first."""
        chain: dict[str, None] = {}
        subject = self.get(name)
        while subject and subject.part_of and subject.part_of not in chain and subject.part_of != name:
            chain[subject.part_of] = None
            subject = self.get(subject.part_of)
        return tuple(chain)

    def lineage(self, name: str) -> frozenset[str]:
        """The subject itself with everything that owns it or that it is part of, directly or not."""
        found, waiting = {name}, [name]
        while waiting:
            subject = self.get(waiting.pop())
            above = {subject.owner, subject.part_of} if subject else set()
            fresh = {each for each in above if each} - found
            found |= fresh
            waiting += fresh
        return frozenset(found)

    def related(self, one: str, other: str) -> bool:
        """True where one is the other, a part of it or owned by it."""
        return one == other or other in self._above[one] or one in self._above[other]

    @cached_property
    def _above(self) -> dict[str, frozenset[str]]:
        """By name: everybody who owns it and all that it is part of."""
        return _Above(self)

    @cached_property
    def _builders(self) -> frozenset[str]:
        return frozenset(
            each.owner for each in self.subjects if each.owner and each.kind is not SubjectKind.COMPANY
        )

    def has_places(self, name: str) -> bool:
        """Whether the catalogue knows a site, cluster or programme of this owner."""
        return name in self._builders

    def merge(self, other: Catalogue) -> Catalogue:
        """Both catalogues; where a name is in both, the other's subject wins and keeps our aliases as well."""
        merged = dict(self._by_name)
        for subject in other.subjects:
            mine = merged.get(subject.name)
            if mine is not None:
                aliases = tuple(dict.fromkeys((*mine.aliases, *subject.aliases)))
                subject = Subject(
                    subject.name,
                    subject.kind,
                    subject.owner or mine.owner,
                    subject.part_of or mine.part_of,
                    aliases,
                )
            merged[subject.name] = subject
        return Catalogue(tuple(merged.values()))

    @cached_property
    def _places_of(self) -> dict[str, list[tuple[str, Subject]]]:
        """By programme: what its places add to its name, as in "Fairwater" and "Fairwater Atlanta"."""
        index: dict[str, list[tuple[str, Subject]]] = {}
        for subject in self.subjects:
            above = subject.part_of
            if above and subject.name.startswith(above + " "):
                rest = fold(subject.name[len(above) + 1 :])
                named_alone = rest in map(fold, subject.aliases)
                if len(rest) > 1 and rest.replace(" ", "").isalpha() and not named_alone:
                    index.setdefault(above, []).extend((form, subject) for form in _place_forms(rest))
        return index

    @cached_property
    def _towns_of(self) -> dict[str, list[tuple[str, Subject]]]:
        """By owner: the places that its sites are named after, "Port Washington" of Vantage Port Washington."""
        index: dict[str, list[tuple[str, Subject]]] = {}
        for subject in self.subjects:
            owner = subject.owner
            above = (subject.owner, subject.part_of)
            head = next((each for each in above if each and subject.name.startswith(each + " ")), None)
            if owner and head and subject.kind is SubjectKind.SITE:
                town = fold(subject.name[len(head) + 1 :])
                if len(town) > 4 and town.replace(" ", "").isalpha() and town not in self._spellings:
                    index.setdefault(owner, []).append((town, subject))
        return index

    def towns_in(self, text: str, folded: str, names: list[NameHit]) -> list[NameHit]:
        """Sites named by their town alone, in a text that names their owner; none inside another name."""
        found: list[NameHit] = []
        for owner in {name.subject.name for name in names}:
            for town, subject in self._towns_of.get(owner, ()):
                at = _find_word(folded, town, 0, len(folded))
                while at >= 0:
                    end = at + len(town)
                    free = not any(name.start < end and at < name.end for name in names)
                    if free and text[at].isupper():
                        found.append(NameHit(at, end, subject))
                    at = _find_word(folded, town, end, len(folded))
        return found

    def at_its_place(self, hit: NameHit, folded: str, start: int, end: int) -> NameHit:
        """A programme's hit, or its place's where the text between the offsets names it: "Fairwater … Atlanta"."""
        numbered = self._numbered(hit, folded)
        if numbered is not None:
            return NameHit(hit.start, hit.end, numbered)
        near = []
        for rest, subject in self._places_of.get(hit.subject.name, ()):
            at = _find_word(folded, rest, start, end)
            if at >= 0 and _is_of_it(folded, hit, at, start):
                near.append((abs(at - hit.start), subject))
        return NameHit(hit.start, hit.end, min(near, key=lambda each: each[0])[1]) if near else hit

    def _numbered(self, hit: NameHit, folded: str) -> Subject | None:
        """The numbered part of a subject that an ordinal names: "a second Colossus" is Colossus 2."""
        before = folded[max(0, hit.start - 9) : hit.start].rstrip(" 座个期的")
        number = next((digit for word, digit in ORDINALS.items() if before.endswith(word)), None)
        part = self.get(f"{hit.subject.name} {number}") if number else None
        return part if part is not None and part.part_of == hit.subject.name else None

    def names_in(self, text: str, folded: str) -> list[NameHit]:
        """Every name in `text` (`folded` is the same text folded), longest first, not overlapping."""
        written = plain(text)
        hits: list[NameHit] = []
        reached = 0
        for hit in sorted(self._lexicon.scan(folded), key=lambda hit: (hit.start, -hit.end)):
            if hit.start < reached:
                continue
            subject = self._fitting(written, hit.start, hit.end, hit.phrase)
            if subject is not None:
                hits.append(NameHit(hit.start, hit.end, subject))
                reached = hit.end
        return hits

    def _fitting(self, written: str, start: int, end: int, phrase: str) -> Subject | None:
        for spelling, subject in self._spellings[phrase]:
            if phrase in COMMON_WORDS and written.startswith(COMMON_WORDS[phrase], end):
                continue  # 远景规模 is no company
            if _case_fits(plain(spelling), written, start, end) and not _is_a_branch(spelling, written, end):
                company = subject.kind is SubjectKind.COMPANY
                return None if company and _is_inside_a_numbered_name(written, start, end) else subject
        return None

    def validate(self) -> tuple[str, ...]:
        """Every problem of the catalogue as a sentence; empty where there is none."""
        return tuple(self._problems())

    def _problems(self) -> Iterator[str]:
        seen: set[str] = set()
        for subject in self.subjects:
            if subject.name in seen:
                yield f"{subject.name}: named twice"
            seen.add(subject.name)
            for relation, target in (("owner", subject.owner), ("part_of", subject.part_of)):
                if target is not None and target not in self._by_name:
                    yield f"{subject.name}: {relation} {target!r} is no subject"
            if self._returns(subject):
                yield f"{subject.name}: owner and part_of lead back to itself"
        for spelling, known in self._spellings.items():
            names = tuple(dict.fromkeys(subject.name for _, subject in known))
            if not spelling:
                yield f"{names[0]}: an empty name or alias"
            elif len(names) > 1:
                yield f"alias {known[0][0]!r} belongs to {' and to '.join(names)}"

    def _returns(self, subject: Subject) -> bool:
        waiting = [subject.owner, subject.part_of]
        visited: set[str] = set()
        while waiting:
            name = waiting.pop()
            if name is None or name in visited:
                continue
            if name == subject.name:
                return True
            visited.add(name)
            target = self.get(name)
            if target is not None:
                waiting.extend((target.owner, target.part_of))
        return False


PLACE_REACH = 90  # characters within which a programme and the place that it stands in belong together


@cache
def number_behind_pattern() -> re.Pattern[str]:
    return re.compile(
        r" \d{1,2}(?= (?:will|would|is|are|was|has|had|at|in|to|by|with|can|could|went|runs|uses|supercomputer|"
        r"system)(?!\w)|"
        r"['’,.;:)](?!\d)|$)"
    )


@cache
def word_before_pattern() -> re.Pattern[str]:
    """A capitalised word of its own right before: the Condor of "Condor Galaxy 3"."""
    return re.compile(r"(?<![\w'-])[A-Z][a-z]{3,16} $")


def _is_inside_a_numbered_name(written: str, start: int, end: int) -> bool:
    """True for the Galaxy of "Condor Galaxy 3": the name of a machine that only holds the company's name."""
    if number_behind_pattern().match(written, end) is None:
        return False
    return word_before_pattern().search(written[max(0, start - 20) : start]) is not None


def _is_of_it(folded: str, hit: NameHit, at: int, start: int) -> bool:
    """Whether a place tells where a programme is: near it, and no country that leads the sentence by itself."""
    return abs(at - hit.start) <= PLACE_REACH and not (at - start <= 2 and hit.start - at > 40)


class _Above(dict[str, frozenset[str]]):
    """What stands above each name of a catalogue, found when it is first asked for."""

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self._catalogue = catalogue

    def __missing__(self, name: str) -> frozenset[str]:
        found = frozenset((*self._catalogue.owners(name), *self._catalogue.ancestors(name)))
        self[name] = found
        return found


def _place_forms(rest: str) -> tuple[str, ...]:
    chinese = IN_CHINESE.get(rest)
    return (rest, chinese) if chinese else (rest,)


def _find_word(folded: str, word: str, start: int, end: int) -> int:
    """Where `word` stands between the offsets; a Latin one not inside another word."""
    at = folded.find(word, start, end)
    inside = at > 0 and word.isascii() and folded[at - 1].isascii() and folded[at - 1].isalpha()
    runs_on = at >= 0 and word.isascii() and folded[at + len(word) : at + len(word) + 1].isalpha()
    return -1 if inside or (runs_on and folded[at + len(word)].isascii()) else at


@cache
def country_pattern() -> re.Pattern[str]:
    """The "us" and "uk" of a name, which are written with points as well."""
    return re.compile(r"(?<![a-z.])(u)([sk])(?![a-z.])")


def _forms(name: str) -> tuple[str, ...]:
    """A name's spellings: as written, with or without spaces at Chinese letters, "Sweetwater-1" and "Colossus2",
    "U.S." for US and a dash for a hyphen."""
    head, space, tail = name.rpartition(" ")
    numbered = (f"{head}-{tail}", f"{head}{tail}") if space and tail.isdigit() and len(tail) <= 3 else ()
    dotted = country_pattern().sub(r"\1.\2.", name)
    dashed = [each.replace("-", "–") for each in (name, dotted)] if "-" in name else []
    return tuple(dict.fromkeys((*spellings(name), *numbered, *spellings(dotted), *dashed)))


def _is_a_branch(spelling: str, written: str, end: int) -> bool:
    """True for SK 电讯 and SK Hynix, which are other companies than the group."""
    if not (spelling.isascii() and spelling.isupper() and len(spelling) <= 3):
        return False
    return fold(written[end : end + 16]).lstrip().startswith(BRANCHES)


def _case_fits(spelling: str, written: str, start: int, end: int) -> bool:
    """Short capital names match as written; others need a capital, unless Chinese text surrounds them."""
    if not spelling.isascii() or spelling.islower():
        return True
    found = written[start:end]
    if spelling.isupper() and len(spelling) <= 4:
        return found == spelling or (len(spelling) == 4 and found == spelling.capitalize())
    if any(char.isupper() for char in found):
        return True
    around = (written[max(0, start - 2) : start] + written[end : end + 2]).strip()
    return any("一" <= char <= "鿿" for char in around)
