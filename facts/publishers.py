"""Whether a publisher speaks for a subject: "OpenAI", "Crusoe blog", "Elon Musk on X"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from facts.catalogue import Catalogue
from facts.fold import fold
from facts.people import companies_of
from facts.tables.people import PEOPLE
from facts.tables.publishers import ACTS, OWN_VOICES, PLATFORMS, RECKONERS, REPORTS, WIRES
from facts.tables.sources import OUTLETS
from facts.types import Subject


@dataclass(frozen=True, slots=True)
class Voice:
    """Whom a publisher speaks for. `official` may be true without a subject: a wire of press releases.

    `reckons` marks one whose own figures are estimates.
    """

    subject: Subject | None = None
    official: bool = False
    reckons: bool = False


@cache
def remark_pattern() -> re.Pattern[str]:
    return re.compile(r"[(（][^()（）]{0,120}[)）]")


def voice_of(publisher: str, catalogue: Catalogue, text: str = "") -> Voice:
    """The voice of a publisher's name; remarks in brackets are left aside.

    `text` is what is published: of a person's companies, the one whose works it names is meant.
    """
    name = remark_pattern().sub("", publisher).strip()
    inside = remark_pattern().search(publisher)
    if inside is not None and fold(name) in PLATFORMS:
        name = inside.group()[1:-1].strip()
        person = _person(fold(name), catalogue, text)
        if person.official:
            return person
    if inside is not None and fold(inside.group()[1:-1].strip()) in WIRES:
        return Voice(catalogue.find(name), True)
    if fold(name).startswith(RECKONERS):
        return Voice(reckons=True)
    known = catalogue.find(name)
    if known is not None:
        return Voice(known, True)
    if _is_joint(name, catalogue):
        return Voice(None, True)
    folded = fold(name)
    named = catalogue.names_in(name, folded)
    lead = 13 if folded.startswith("the official ") else 4
    if any(wire in folded for wire in WIRES):
        companies = [hit.subject for hit in named if not hit.is_place]
        return Voice(companies[0] if len(companies) == 1 else None, True)
    if named and named[0].start <= lead:
        rest = fold(name[named[0].end :])
        if _own_voice(rest) or posting_pattern().fullmatch(rest):
            return Voice(named[0].subject, True)
    inside = inside_pattern().match(folded)
    if inside is not None and named and named[0].start >= inside.end() - 1:
        return Voice(named[0].subject, True)
    person = _person(folded, catalogue, text)
    return person if person.official or not _speaks_for_itself(name, text) else Voice(None, True)


def _speaks_for_itself(name: str, text: str) -> bool:
    """Whether a publisher that is no subject tells in `text` what it does itself."""
    told, folded = fold(text), fold(name)
    return (
        _tells_of_itself(text, told)
        or _says_own_company(told)
        or _acts_in_its_own_text(folded, told)
        or _heads_its_own_text(folded, text, told)
        or (person_posting_pattern().fullmatch(name) is not None and we_do_pattern().search(told) is not None)
    )


def _says_own_company(folded: str) -> bool:
    """True for a notice that says 本公司 before anybody is quoted in it."""
    told = this_company_pattern().search(folded, 0, LEAD)
    quoted = opening_pattern().search(folded)
    return told is not None and (quoted is None or told.start() < quoted.start())


@cache
def this_company_pattern() -> re.Pattern[str]:
    """What only a company's own notice says: 本公司同意."""
    return re.compile(
        r"(?:^|[,。;:\n 求])本公司(?:同意|拟|将|已|计划|与|于|董事会|控股|全资|子公司|及|决定|收到|中标)"
    )


SHORTEST = 5  # letters of a name that is told from a word
LEAD = 300  # letters of a text in which its publisher would name itself
OPENERS = (". ", ") ", "\n\n", "— ", "- ")  # right before the name, where it is not the first word


def _acts_in_its_own_text(name: str, folded: str) -> bool:
    """True where the publisher is what the text tells of: "Voltage Park has bought", from Voltage Park."""
    at = folded.find(f"{name} ", 0, LEAD) if len(name) >= SHORTEST and name not in OUTLETS else -1
    begins = at == 0 or folded[at - 2 : at] in OPENERS
    does = folded[at + len(name) + 1 : at + len(name) + 24]
    return at >= 0 and begins and does.startswith(ACTS) and not does.startswith(REPORTS)


@cache
def joined_pattern() -> re.Pattern[str]:
    """How a headline begins in which a company tells what it does with others: ", Nscale and OpenAI launch"."""
    return re.compile(
        r"(?:(?:,|, and| and|,? together with) [a-z][a-z0-9.&-]{1,15}(?: [a-z0-9.&-]{2,15}){0,2}){1,4} "
        r"(?:launch|launches|to|unveil|unveils|sign|signs|announce|announces|build|builds|open|opens|partner|"
        r"partners|break ground)(?![a-z])"
    )


@cache
def person_posting_pattern() -> re.Pattern[str]:
    """A publisher that is a person who posts: "Sunil Gupta on X"."""
    return re.compile(
        r"[A-Z][\w'’-]{1,16}(?: [A-Z][\w.'’-]{0,16}){1,2} on (?:X|Twitter|LinkedIn|Threads|Bluesky|Facebook)"
    )


@cache
def we_do_pattern() -> re.Pattern[str]:
    """That such a person tells what he and his do: "we go to 16,384 by June", "our cluster"."""
    return re.compile(
        r"(?<![a-z])we (?:go|just|built|brought|switched|hit)(?![a-z])|"
        r"(?<![a-z])our (?:new |first |own )?(?:cluster|campus|data cent(?:er|re)|site|cloud|gpus)(?![a-z])"
    )


def _heads_its_own_text(name: str, text: str, folded: str) -> bool:
    """True for a headline in which the publisher acts, perhaps with others; no outlet does."""
    named = name not in OUTLETS and len(name) > 2 and folded.startswith(name) and text[:1].isupper()
    return named and joined_pattern().match(folded, len(name)) is not None


def _tells_of_itself(text: str, folded: str) -> bool:
    """Whether a text says "we" of a site that it builds, before anybody is quoted in it."""
    if not any(word in folded for word in OURS):
        return False
    quoted = opening_pattern().search(folded)
    told = builds_itself_pattern().search(folded, 0, quoted.start() if quoted else len(folded))
    return told is not None and text[slice(*told.span("us"))] != "US"  # "to lease US data centers"


@cache
def opening_pattern() -> re.Pattern[str]:
    """The first quotation mark of a folded text."""
    return re.compile(r"\"|(?:(?<=[\s(])|^)'(?=\w)|[「『]")


def _is_joint(name: str, catalogue: Catalogue) -> bool:
    """True for the joint statement of several companies: "Aker / Nscale / OpenAI"."""
    parts = [part for part in joint_pattern().split(name) if part.strip()]
    return len(parts) > 1 and all(catalogue.find(part.strip()) is not None for part in parts[-2:])


@cache
def joint_pattern() -> re.Pattern[str]:
    return re.compile(r" ?/ ?| & | and |、|,")


@cache
def inside_pattern() -> re.Pattern[str]:
    """A publisher that is a part of a company: "Engineering at Meta", "News from"."""
    return re.compile(
        r"(?:engineering|news|research|inside|stories|newsroom|blog|data science|official blog)(?: at| from|"
        r" of|:)? "
    )


OURS = ("we ", "our own ", " us ")  # what that holds


@cache
def builds_itself_pattern() -> re.Pattern[str]:
    """What a builder says of its own sites: "we will build a 2 GW campus", "our own data center"."""
    return re.compile(
        r"(?<![a-z])(?:we (?:will build|are building|have secured|have built|have signed|are breaking ground|"
        r"broke ground|will deploy|are deploying|will invest|are investing|"
        r"have contracted)(?![a-z])[^.!?\n]{0,60}(?:campus|data cent(?:er|re)|cluster|supercomputer|gigawatt|"
        r"megawatt|gpus|[gm]w(?![a-z])|acres)|our own (?:[a-z-]{2,12} ){0,2}(?:campus|data cent(?:er|re)|"
        r"cluster|supercomputer|facility)(?![a-z])|we (?:have |'ve |now |will |plan to |"
        r"are going to )?(?:set up|stood up|stand up|assembled|assemble|installed|install|ordered|bought|"
        r"expanded?|scaled?|doubled?) (?:[a-z0-9-]{1,14} ){0,6}(?:campus|data cent(?:er|re)|cluster|"
        r"supercomputer|gpus)(?![a-z])|(?:supply|provide|lease|rent|host|build|deliver|sell)(?:s|"
        r"ing)? (?P<us>us)(?: with)? (?:[a-z0-9-]{1,14} ){0,6}(?:campus|data cent(?:er|re)|cluster|"
        r"supercomputer|gpus|capacity|[gm]w)(?![a-z]))"
    )


@cache
def posting_pattern() -> re.Pattern[str]:
    """Behind a company's name: a part of it that posts by itself, " AI on X"."""
    return re.compile(
        r"(?:'s)?(?: (?:ai|engineering|cloud|research|infrastructure|team|news|developers?|data centers?|engineers?|"
        r"executives?|president|ceo|cfo|cto|co-?founder|founder|chief scientist|staff)){1,2} "
        r"on (?:x|twitter|threads|linkedin|bluesky|facebook)"
    )


@cache
def period_pattern() -> re.Pattern[str]:
    """The period of a company's report: "Q1 2026", "fiscal 2026 third-quarter", 2026年第一季度."""
    return re.compile(
        r"(?:[1-4]q|q[1-4]|fy|fiscal|h[12]|(?:first|second|third|fourth)[- ](?:quarter|half)|full[- ]year|"
        r"20\d\d ?年?|'?\d\d(?!\d)|第?[一二三四] ?季度?|上半年|下半年|全年)"
    )


def _own_voice(rest: str) -> bool:
    plain = period_pattern().sub(" ", rest).removeprefix("'s").removeprefix("’s")
    return " ".join(plain.strip(" '’,·:-—").split()) in OWN_VOICES


def _person(folded: str, catalogue: Catalogue, text: str) -> Voice:
    for spelling in PEOPLE:
        if spelling in folded and (folded.endswith(spelling) or " on " in folded):
            companies = companies_of(spelling, fold(text), catalogue)
            return Voice(companies[0] if companies else None, True)
    return Voice()
