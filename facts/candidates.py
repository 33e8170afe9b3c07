"""New names that look like sites, clusters or programmes and are not in the catalogue yet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from facts.catalogue import Catalogue
from facts.fold import plain
from facts.reading import Reading
from facts.tables.newnames import NEVER, NOUN_KINDS
from facts.types import Candidate, SubjectKind

_NOUNS = "|".join(sorted(NOUN_KINDS, key=len, reverse=True))
_NAME = r"(?P<name>[A-Z][\w'’&.-]{1,24}(?: (?:[A-Z0-9][\w'’&.-]{0,24}|of|de|la)){0,4})"


@cache
def called_pattern() -> re.Pattern[str]:
    """ "a campus called Hyperion", "the project, dubbed Titan"."""
    return re.compile(
        rf"(?P<noun>{_NOUNS})s?,?(?: (?:in|near|outside|at) [A-Z][\w .'-]{{1,40}},?)?,? (?:is |which is |also |"
        rf"has been |will be )?(?:called|dubbed|named|known as|code-?named|nicknamed|"
        rf"christened) [“\"'‘]?{_NAME}"
    )


@cache
def project_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w-])(?P<name>Project [A-Z][a-z]{2,20}(?: [A-Z][a-z]{1,20})?|Stargate [A-Z][a-z]{2,20})(?![\w-])"
    )


@cache
def noun_name_pattern() -> re.Pattern[str]:
    """ "the Hyperion campus", "its Titan supercluster"."""
    return re.compile(
        r"(?:[Tt]he|[Ii]ts|'s|’s) (?P<name>[A-Z][a-z][\w-]{1,20}(?: (?:[A-Z][\w-]{1,20}|"
        r"\d))?) (?P<noun>(?:data ?cent(?:er|re) )?campus|supercluster|supercomputer|megacampus)(?![a-z])"
    )


@cache
def chinese_name_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?:名为|命名为|代号为?|取名|称为|又称|"
        r"被称作)[“「『《\"]?(?P<name>[\w一-鿿 ·-]{2,16}?)[”」』》\"]?的?(?:项目|数据中心|資料中心|资料中心|"
        r"园区|園區|集群|超级计算机|超級電腦|超算|计划|計畫|智算中心|AI工厂)"
    )


def candidates_of(reading: Reading, catalogue: Catalogue) -> list[Candidate]:
    """Plausible unknown names of the text, each once, in the order of the text."""
    found: dict[str, Candidate] = {}
    for match in _named(plain(reading.raw)):
        if "\x00" in reading.folded[match.start() : match.end()]:
            continue
        name = match["name"].strip(" .,'’-")
        if _is_new(name, catalogue):
            noun = match.groupdict().get("noun") or ("" if match.group().isascii() else match.group())
            found.setdefault(name, Candidate(name, _kind(noun), _quote(reading, match.start())))
    return list(found.values())


# Words without one of which a pattern finds nothing: looking for them costs less than the pattern.
CALLED = ("called", "dubbed", "named", "known as", "christened")
PROJECTS = ("Project ", "Stargate ")
SITES = ("campus", "supercluster", "supercomputer")


def _named(written: str) -> Iterator[re.Match[str]]:
    """Names as the patterns find them, each kind by place."""
    if any(word in written for word in CALLED):
        yield from called_pattern().finditer(written)
    if any(word in written for word in PROJECTS):
        yield from project_pattern().finditer(written)
    if any(word in written for word in SITES):
        yield from noun_name_pattern().finditer(written)
    if not written.isascii():
        yield from chinese_name_pattern().finditer(written)


def _is_new(name: str, catalogue: Catalogue) -> bool:
    first = name.split(" ")[0]
    if (
        len(name) < (3 if name.isascii() else 2)
        or name in NEVER
        or first in NEVER
        or catalogue.find(name) is not None
    ):
        return False
    return catalogue.find(name.removesuffix("'s").removesuffix("’s")) is None


def _kind(noun: str) -> SubjectKind:
    for word, kind in NOUN_KINDS.items():
        if word in noun:
            return SubjectKind(kind)
    return SubjectKind.PROGRAMME


def _quote(reading: Reading, at: int) -> str:
    for sentence in reading.sentences:
        if sentence.span.start <= at < sentence.span.end:
            return reading.raw[sentence.span.start : sentence.span.end]
    return ""
