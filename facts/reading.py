"""Reads a text once: folds, masks and splits it, and finds cues, names and quantities in every sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from facts.catalogue import Catalogue, NameHit
from facts.fold import fold
from facts.home import Home, home_of
from facts.lexicon import Hit, Lexicon
from facts.masks import masked
from facts.quantities import Quantity, quantities
from facts.sentences import Span, clauses, sentences
from facts.tables import compounds, domain, markets, sources, telling
from facts.tables.domain import ACCOUNTS
from facts.tables.people import PEOPLE
from facts.tables.references import REFERENCES
from facts.tables.verbs import FUTURE, STANDING


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """One sentence of a text with all that was found in it. Offsets count in the whole text.

    `text` is the whole text folded and masked, `raw` the same as written, `cues` are the words of the tables,
    `by_tag` the same by their tag, `weight` is how many letters one character is worth (Chinese says more in fewer).
    """

    index: int
    span: Span
    text: str
    raw: str
    clauses: tuple[tuple[int, int], ...]
    cues: tuple[Hit, ...]
    by_tag: Mapping[str, tuple[Hit, ...]]
    names: tuple[NameHit, ...]
    quantities: tuple[Quantity, ...]
    weight: int

    @property
    def language(self) -> str:
        """`zh` for a sentence in Chinese, else `en`."""
        return "en" if self.weight == 1 else "zh"

    def clause(self, start: int) -> tuple[int, int]:
        """The clause that holds offset `start`."""
        at = bisect_right(self.clauses, (start, 10**9)) - 1
        low, high = self.clauses[at if at > 0 else 0]
        if start >= high and at + 1 < len(self.clauses):
            return self.clauses[at + 1]
        return low, high

    def breath(self, start: int) -> tuple[int, int]:
        """The clause that holds `start`; a remark in brackets just before it does not cut it off from its verb."""
        low, high = self.clause(start)
        if self.text[low - 1 : low] == ")":
            opening = self.text.rfind("(", self.span.start, low)
            if opening > self.span.start:
                low = self.clause(opening - 1)[0]
        return low, high

    def before(self, at: int, letters: int) -> str:
        """The last so many letters of the sentence before offset `at`."""
        return self.text[max(self.span.start, at - letters) : at]

    def preceding(self, letters: int) -> str:
        """The last so many letters before this sentence, from the last stop among them: the sentence before it."""
        start = self.span.start
        return stop_pattern().split(self.text[max(0, start - letters) : start].rstrip(".。!? \n"))[-1]

    def tagged(self, tags: Iterable[str], low: int | None = None, high: int | None = None) -> list[Hit]:
        """Cues with one of `tags` that lie wholly between `low` and `high`, by place."""
        by_tag = self.by_tag
        groups = [by_tag[tag] for tag in tags if tag in by_tag]
        if not groups:
            return []
        first = self.span.start if low is None else low
        last = self.span.end if high is None else high
        found = [cue for group in groups for cue in group if cue.start >= first and cue.end <= last]
        if len(groups) > 1:
            found.sort(key=lambda cue: (cue.start, -cue.end))
        return found

    def has(self, *tags: str) -> bool:
        return not self.by_tag.keys().isdisjoint(tags)

    def distance(self, start: int, end: int, quantity: Quantity) -> int:
        """Letters between a phrase and a quantity, clause ends counting as 20 more."""
        low, high = (end, quantity.start) if end <= quantity.start else (quantity.end, start)
        if high <= low:
            return 0
        borders = bisect_right(self.clauses, (high, 10**9)) - bisect_right(self.clauses, (low, 10**9))
        return (high - low) * self.weight + 20 * borders

    def nearest(self, quantity: Quantity, *tags: str) -> int:
        """Distance of the nearest cue with one of `tags`; a large number where there is none."""
        best = 10**6
        for tag in tags:
            cues = self.by_tag.get(tag)
            if cues is not None:
                best = min(
                    best, *[self.distance(cue.start, cue.end, quantity) for cue in _around(cues, quantity)]
                )
        return best


def _around(cues: tuple[Hit, ...], quantity: Quantity) -> Iterable[Hit]:
    """The cues that can be nearest: of many, those that stand just before and behind the quantity."""
    if len(cues) <= 6:
        return cues
    at = bisect_right(cues, quantity.start, key=lambda cue: cue.start)
    return cues[max(0, at - 4) : at + 4]


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A whole text as read: `raw` as written, `folded` for matching, and its sentences."""

    raw: str
    folded: str
    sentences: tuple[Sentence, ...]


@cache
def cue_lexicon() -> Lexicon:
    tables = {
        name.lower(): words
        for module in (compounds, domain, markets, sources, telling)
        for name, words in vars(module).items()
        if name.isupper() and name[0] != "_" and isinstance(words, tuple)
    }
    tables["planned"] += tuple(sorted(FUTURE))
    tables["running"] += tuple(sorted(STANDING))
    return Lexicon({**tables, "person": tuple(PEOPLE), **REFERENCES})


# Behind a name that only tells who stands behind somebody else: "the Nvidia-backed cloud provider".
BACKED = ("-backed", "-funded", "-supported", "-financed")


@cache
def beside_pattern() -> re.Pattern[str]:
    """Before somebody whose plant only tells where a site lies: "a data center next to Samsung's chip plant"."""
    return re.compile(
        r"(?:campus|site|data cent(?:er|re)|facility|complex|land|acres|building|hall)s? (?:[a-z]{2,10} ){0,2}"
        r"(?:next to|beside|adjacent to|across from) (?:the )?$"
    )


@cache
def plant_behind_pattern() -> re.Pattern[str]:
    """Behind such a name: its plant."""
    return re.compile(
        r"'s (?:[a-z-]{2,12} ){0,3}(?:plant|factory|fab|campus|headquarters|site|facility|station|mill)"
        r"(?!,? (?:which|where|that|with))"
    )


@cache
def county_near_pattern() -> re.Pattern[str]:
    """Before a town that only tells where a county lies: "two in Haskell County near Abilene"."""
    return re.compile(
        r"(?<![a-z])(?!this |that |one |each )[a-z]{3,14} (?:county|parish|township|province) (?:near|"
        r"outside|close to|(?:south|north|east|west) of) $"
    )


def _only_locates(folded: str, name: NameHit) -> bool:
    if name.is_place and county_near_pattern().search(folded[max(0, name.start - 30) : name.start]):
        return True
    owns = plant_behind_pattern().match(folded, name.end) is not None and not name.is_place
    return owns and beside_pattern().search(folded[max(0, name.start - 60) : name.start]) is not None


def read(text: str, catalogue: Catalogue) -> Reading:
    """Reads `text`. Sentences without a digit or number word still carry cues and names, for context."""
    folded = masked(fold(text))
    names = [
        name
        for name in catalogue.names_in(text, folded)
        if not (folded.startswith(BACKED, name.end) or _only_locates(folded, name))
    ]
    names = sorted([*names, *catalogue.towns_in(text, folded, names)], key=lambda name: name.start)
    hidden = _without_names(folded, names)
    home = home_of(folded, text)
    found = []
    at = 0
    for index, span in enumerate(sentences(folded, text)):
        inside = []
        while at < len(names) and names[at].start < span.end:
            if names[at].start >= span.start:
                inside.append(catalogue.at_its_place(names[at], folded, span.start, span.end))
            at += 1
        found.append(_sentence(index, span, text, folded, hidden, tuple(inside), home))
    return Reading(text, folded, tuple(found))


def _without_names(folded: str, names: list[NameHit]) -> str:
    """Blanks the digits of names such as Colossus 2, so that they are no numbers."""
    pieces: list[str] = []
    reached = 0
    for name in names:
        if any(char.isdigit() for char in folded[name.start : name.end]):
            pieces.append(folded[reached : name.start])
            pieces.append("_" * (name.end - name.start))
            reached = name.end
    pieces.append(folded[reached:])
    return "".join(pieces)


def _sentence(
    index: int, span: Span, raw: str, folded: str, hidden: str, names: tuple[NameHit, ...], home: Home
) -> Sentence:
    part = hidden[span.start : span.end]
    found = quantities(part, raw[span.start : span.end], home) if number_pattern().search(part) else []
    cues = tuple(
        cue
        for hit in _outside_compounds(cue_lexicon().scan(folded, span.start, span.end))
        if not _powers(folded, hit)
        and not _amounts_to(folded, hit)
        and (hit.phrase not in ACCOUNTS or _has_an_owner(folded, hit, names))
        and not _is_in_a_name(hit, names)
        and not (hit.tag == "market" and _is_a_title(raw, hit))
        and (cue := hit if hit.phrase not in CODES else _meant(raw, hit)) is not None
    )
    by_tag: dict[str, list[Hit]] = {}
    for cue in cues:
        by_tag.setdefault(cue.tag, []).append(cue)
    chinese = 0 if part.isascii() else len(han_pattern().findall(part))
    return Sentence(
        index=index,
        span=span,
        text=folded,
        raw=raw,
        clauses=tuple(clauses(folded, span.start, span.end)),
        cues=cues,
        by_tag={tag: tuple(hits) for tag, hits in by_tag.items()},
        names=names,
        quantities=tuple(_shifted(quantity, span.start) for quantity in found),
        weight=3 if chinese * 4 > len(part) else 1,
    )


COVERING = frozenset(("compound", "idiom", "superlative"))  # tags of words that cover others


def _outside_compounds(cues: list[Hit]) -> Iterable[Hit]:
    """The cues without those that are but a part of another word or idiom, and without those words."""
    if COVERING.isdisjoint([cue.tag for cue in cues]):
        return cues
    compound = {at for cue in cues if cue.tag == "compound" for at in range(cue.start, cue.end)}
    idiom = {at for cue in cues if cue.tag == "idiom" for at in range(cue.start, cue.end)}
    ranked = {at for cue in cues if cue.tag == "superlative" for at in range(cue.start, cue.end)}
    return (
        cue
        for cue in cues
        if cue.tag not in COVERING
        and not (cue.tag == "market" and cue.start in ranked)
        and not (cue.end - cue.start == 1 and cue.start in compound)
        and not (
            cue.start in idiom and cue.tag in ("money_other", "funding", "added", "at_most_left", "dropped")
        )
    )


OF_THE_TEXT = frozenset(("planned", "running", "target", "dropped", "added", "removed", "part"))


def _is_in_a_name(cue: Hit, names: tuple[NameHit, ...]) -> bool:
    """True for the "project" of Project Rainier and the "new" of New Carlisle: no words of the text's own."""
    if not names or cue.tag not in OF_THE_TEXT:
        return False
    return any(name.start <= cue.start and cue.end <= name.end for name in names)


def _is_a_title(raw: str, cue: Hit) -> bool:
    """True for a word of markets that tells what one company is: the 云服务商 of 云服务商 Vultr."""
    if raw[cue.start : cue.end].isascii():
        return False
    return raw[cue.end : cue.end + 2].strip()[:1].isupper()


CODES = frozenset(("us", "it", "据称", "据悉", "据报", "据"))


def _meant(raw: str, cue: Hit) -> Hit | None:
    """The cue as it is meant: none for the "us" of US and the 据 of 数据, the 称 alone for that of 万国数据称."""
    if cue.phrase[0] != "据":
        return None if raw[cue.start : cue.end].isupper() else cue
    if raw[max(0, cue.start - 1) : cue.start] not in ("数", "數", "證", "证"):
        return cue
    return Hit(cue.end - 1, cue.end, "saying", "称") if cue.phrase == "据称" else None


OWNED = 40  # letters before such a name within which the company that owns it stands


def _has_an_owner(folded: str, cue: Hit, names: tuple[NameHit, ...]) -> bool:
    """Whether a company stands right before a name of the accounts, in the same clause."""
    return any(
        name.end <= cue.start <= name.end + OWNED
        and not name.is_place
        and "," not in folded[name.end : cue.start]
        for name in names
    )


def _amounts_to(folded: str, cue: Hit) -> bool:
    """True for the "runs" of "the pact runs to six gigawatts": nothing runs yet."""
    if cue.phrase not in ("runs", "run") or not folded.startswith(" to ", cue.end):
        return False
    return pact_pattern().search(folded, max(0, cue.start - 80), cue.start) is not None


@cache
def pact_pattern() -> re.Pattern[str]:
    """What runs to a sum: a contract or a programme."""
    return re.compile(
        r"(?<![a-z])(?:pact|deal|contract|agreement|order|programme|program|pipeline|partnership|lease|"
        r"commitment)s?(?![a-z])"
    )


def _powers(folded: str, cue: Hit) -> bool:
    """True for the "wind" of "wind-powered": it describes what is powered."""
    return cue.tag in ("energy", "plant") and folded.startswith(("-powered", "-backed"), cue.end)


@cache
def stop_pattern() -> re.Pattern[str]:
    """What ends the sentence before, in folded text."""
    return re.compile(r"[.。!?]\s?")


@cache
def number_pattern() -> re.Pattern[str]:
    """Anything that may be a part of a number."""
    return re.compile(
        r"[\d一二两三四五六七八九十百千万亿]|million|gigawatt|megawatt|thousand|billion|hundred|gw|mw"
    )


@cache
def han_pattern() -> re.Pattern[str]:
    """A Chinese character."""
    return re.compile(r"[一-鿿]")


def _shifted(quantity: Quantity, by: int) -> Quantity:
    return quantity._replace(
        start=quantity.start + by, end=quantity.end + by, number_end=quantity.number_end + by
    )
