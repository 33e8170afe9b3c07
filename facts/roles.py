"""The part that a name plays in its sentence: partner, supplier, example, or the one spoken about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from facts.catalogue import NameHit
from facts.gaps import any_word
from facts.quantities import Quantity
from facts.reading import Sentence
from facts.tables.buyers import LABORATORIES
from facts.tables.chips import CHIP_OWNERS, VENDORS
from facts.tables.countries import COUNTRIES, REGIONS
from facts.tables.references import (
    CLAUSE_HEADS,
    CLOUD_GOODS,
    CLOUD_PRODUCTS,
    COMPARING_EN,
    COMPARING_ZH,
    GOODS,
    GOODS_QUALITIES,
    REMARK_HEADS,
    TITLES_BEFORE_NAMES,
)
from facts.titles import is_a_title
from facts.types import Subject, SubjectKind


@cache
def goods_pattern() -> re.Pattern[str]:
    """Behind a vendor's name: the goods that it supplies, rather than its own doing."""
    return re.compile(rf"(?:'s)?的? ?(?:(?:{'|'.join(GOODS_QUALITIES)}) ?){{0,3}}(?:{'|'.join(GOODS)})")


@cache
def own_chips_pattern() -> re.Pattern[str]:
    """Behind a cloud's name: chips of its own make, which others may use: "500,000 AWS Trainium 2"."""
    return re.compile(
        r" ?(?:tpu|tensor processing|trainium|inferentia|maia|mtia|ascend|昇腾|昆仑|kunlun|平头哥|ironwood)"
    )


@cache
def cluster_chips_pattern() -> re.Pattern[str]:
    """Behind a cluster that gives its name to chips: "20,000 of Tesla's Dojo AI chips"."""
    return re.compile(r" (?:[a-z-]{2,12} ){0,2}(?:chips|processors|asics|tiles)(?![a-z])|(?:芯片|晶片)")


@cache
def list_gap_pattern() -> re.Pattern[str]:
    """What stands between two names of one list, with a gloss in brackets or a country before the next."""
    countries = any_word("|".join(name for name in REGIONS if not name.isascii()))
    return re.compile(
        rf"(?=[ (,、&ao和及与以一-鿿])(?: ?\([^()\d]{{1,14}}\))?[,、 ]{{0,2}}(?:and|or|和|及|与|以及|"
        rf"&)?[, ]?(?:(?=[一-鿿])(?:{countries})|[^,;。、\d\s]{{1,6}}州)?"
    )


def is_list_gap(gap: str) -> bool:
    """Whether `gap` stands between two names of one list; names may touch in Chinese."""
    return not gap or list_gap_pattern().fullmatch(gap) is not None


@cache
def titled_gap_pattern() -> re.Pattern[str]:
    """The same with what the next one is: "、英国新创商", ", British startup"."""
    titles = "|".join(map(re.escape, TITLES_BEFORE_NAMES))
    return re.compile(
        rf"(?:、|以及|和|及)[一-鿿]{{0,10}}|,? (?:and )?(?:[a-z-]{{3,12}} )?(?:(?:{titles}) ){{1,3}}"
    )


def is_state(name: NameHit) -> bool:
    return name.subject.name in COUNTRIES


def is_vendor(name: NameHit) -> bool:
    return name.subject.name in VENDORS


@cache
def trained_pattern() -> re.Pattern[str]:
    """Before the maker of a model that somebody's chips train or serve."""
    return re.compile(
        r"(?:(?<![a-z])(?:train|trains|training|run|runs|running|serve|serving|for)|训练|运行|支持)(?: the)? ?$"
    )


@cache
def product_pattern() -> re.Pattern[str]:
    """Behind a name: software of its make, which chips are for: "train Anthropic's Claude with 500,000 chips"."""
    return re.compile(
        r"(?:'s?|的)? ?(?:claude|grok|gpt|chatgpt|gemini|llama|ai models?|models?|large language|chatbots?|"
        r"大模型|模型|聊天机器人|助手)(?![a-z])"
    )


@cache
def chips_from_pattern() -> re.Pattern[str]:
    """Before the maker of goods that somebody has: "some 1,050 Trillium TPUs from"."""
    return re.compile(
        r"(?<![a-z])(?:tpus?|gpus?|chips?|accelerators?|processors?|servers?) (?:made by|from|supplied by) $"
    )


def comes_from_its_maker(sentence: Sentence, name: NameHit) -> bool:
    """True for the Google of "some 1,050 Trillium TPUs from Google"."""
    if not (is_vendor(name) or name.subject.name in CHIP_OWNERS):
        return False
    return chips_from_pattern().search(sentence.before(name.start, 40)) is not None


def supplies(sentence: Sentence, name: NameHit) -> bool:
    """True for a name that stands for goods only: "Nvidia's newest chips", 在 AWS 上."""
    trained = sentence.before(name.start, 16)
    if product_pattern().match(sentence.text, name.end) and trained_pattern().search(trained):
        return True
    if is_vendor(name) and goods_pattern().match(sentence.text, name.end):
        return True
    owned = 2 if name.subject.name in CHIP_OWNERS and sentence.text.startswith("'s", name.end) else 0
    if own_chips_pattern().match(sentence.text, name.end + owned):
        return True
    if name.subject.kind is SubjectKind.CLUSTER and cluster_chips_pattern().match(sentence.text, name.end):
        return True
    if comes_from_its_maker(sentence, name):
        return True
    before = sentence.text[max(sentence.span.start, name.start - 3) : name.start].rstrip()
    behind = sentence.text[name.end : name.end + 3].strip(" )")
    if before.endswith("(") and "在" in sentence.text[max(sentence.span.start, name.start - 14) : name.start]:
        before = "在"
    if before.endswith("在") and behind.startswith(("上", "平台", "云", "的云")):
        return True
    product = sentence.text[name.start : name.end] in CLOUD_PRODUCTS
    return product and sentence.text[name.end : name.end + 12].strip(" 的").startswith(CLOUD_GOODS)


def is_compared(sentence: Sentence, name: NameHit) -> bool:
    before = sentence.text[max(0, name.start - 4) : name.start].rstrip(" 「")
    word = word_before(sentence, name)
    if word in ("rival", "rivals") and name.start - sentence.span.start <= 8:
        return False  # "Rival CoreWeave, which …" leads its sentence
    if set_against_pattern().search(sentence.text[max(sentence.span.start, name.start - 48) : name.start]):
        return True
    return word in COMPARING_EN or before.endswith(COMPARING_ZH)


@cache
def set_against_pattern() -> re.Pattern[str]:
    """Before a name whose figure only stands for comparison: ", against 230,000 GPUs in"."""
    return re.compile(
        r"(?:, (?:against|versus|compared (?:with|to))|(?:more|bigger|larger) than) (?:[^,;.]|,(?=\d)){0,34}(?:in|"
        r"at|for|of) $"
    )


def is_remark(sentence: Sentence, name: NameHit, quantity: Quantity) -> bool:
    """True for names in a remark on another: "Crusoe, best known for Stargate, …"."""
    low, high = sentence.clause(name.start)
    if low <= quantity.start < high:
        return False
    dashed = dash_pattern().search(
        sentence.text[max(sentence.span.start, low - 3) : low]
    ) and dash_pattern().match(sentence.text, high)
    return bool(dashed) or sentence.text[low:high].lstrip().startswith(REMARK_HEADS)


@cache
def dash_pattern() -> re.Pattern[str]:
    return re.compile(r" ?(?:—| - ) ?")


def is_spread(sentence: Sentence, name: NameHit) -> bool:
    """True for one of several places that a total runs across: "across Colossus I and II"."""
    if not name.is_place:
        return _is_shared_out(sentence, name)
    before = sentence.text[max(0, name.start - 12) : name.start].rstrip()
    listed = [each for each in listed_with(sentence, name) if each.is_place]
    together = len(listed) > 2 or (len(listed) == 2 and _lie_together(sentence, listed))
    return before.endswith(("across", "across the", "across its")) or together


@cache
def shared_out_pattern() -> re.Pattern[str]:
    return re.compile(r"(?:across|between|among|shared by|split (?:between|among)|分配给|分给)(?: the)? ?$")


def _is_shared_out(sentence: Sentence, name: NameHit) -> bool:
    """True for one of three companies or more that a total is shared out to: "260,000 GPUs across A, B and C"."""
    listed = listed_with(sentence, name)
    if len(listed) < 3:
        return False
    before = sentence.text[max(sentence.span.start, listed[0].start - 24) : listed[0].start]
    return shared_out_pattern().search(before) is not None


@cache
def located_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?:located (?:in|at)|分别位于|位于|落户|sites in|campuses in|data cent(?:er|re)s in)[^,;。]{0,12}$"
    )


def _lie_together(sentence: Sentence, listed: list[NameHit]) -> bool:
    """True for two places where one thing lies: 分别位于 Lordstown 与 Milam."""
    before = sentence.text[max(sentence.span.start, listed[0].start - 30) : listed[0].start]
    return located_pattern().search(before) is not None


def listed_with(sentence: Sentence, name: NameHit) -> list[NameHit]:
    """The run of names in one list that holds `name`: "Doña Ana County, Lordstown and Milam County"."""
    run: list[NameHit] = []
    for each in sentence.names:
        if run and not is_list_gap(sentence.text[run[-1].end : each.start]):
            if name in run:
                return run
            run = []
        run.append(each)
    return run if name in run else []


@cache
def inside_pattern() -> re.Pattern[str]:
    return re.compile(r"(?:inside|within|part of|on the grounds of) (?:[a-z0-9.,-]{1,12} ){0,3}$")


def lies_in(sentence: Sentence, name: NameHit) -> bool:
    """True for a place that another lies in: "inside the 5GW UAE-US AI Campus"."""
    before = sentence.text[max(sentence.span.start, name.start - 40) : name.start]
    return inside_pattern().search(before) is not None


@cache
def nearby_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?<![a-z])(?:an?|another|new|second|third) [^,;]{0,40}(?:campus|site|facility|complex|"
        r"data cent(?:er|re)) (?:near|outside|close to|next to|adjacent to) (?:the )?$"
    )


@cache
def addend_pattern() -> re.Pattern[str]:
    """How a clause begins that only adds to what the sentence is about: "Together with the campus in Abilene, …"."""
    return re.compile(
        r"[\s\"']{0,3}(?:including|counting) (?:a |the |its )?(?:data|site|campus|flagship|existing|"
        r"first)|[\s\"']{0,3}(?:若|如果|再|若再|这些[^,;。]{0,6})?(?:加上|连同|算上)|"
        r"[\s\"']{0,3}(?:together with|along with|combined with|in addition to|added to|on top of)(?![a-z])"
    )


@cache
def source_pattern() -> re.Pattern[str]:
    """Before a name whose papers a statement rests on: 根据 Broadcom 的文件, "according to"."""
    return re.compile(r"(?:根据|依据|援引|据|according to|per|citing)(?: the)? ?$")


def is_a_source(sentence: Sentence, name: NameHit, quantity: Quantity) -> bool:
    before = sentence.text[max(sentence.span.start, name.start - 16) : name.start]
    low, _ = sentence.clause(quantity.start)
    return name.end <= low and source_pattern().search(before) is not None


def is_only_quoted(sentence: Sentence, name: NameHit) -> bool:
    """True for the name of "which OpenAI says will run …": it vouches, and the words are about what came before."""
    if not sentence.text[max(0, name.start - 6) : name.start].endswith("which "):
        return False
    return bool(sentence.tagged(("saying",), name.end, name.end + 14))


def is_addend(sentence: Sentence, name: NameHit, quantity: Quantity) -> bool:
    """True for a name in a clause that only adds to the whole, or in a part of the whole behind the figure."""
    low, high = sentence.clause(name.start)
    if not low <= quantity.start < high and addend_pattern().match(sentence.text, low):
        return True
    if name.start < quantity.end:
        return False
    before = sentence.text[quantity.end : name.start]
    return part_behind_pattern().search(before) is not None


@cache
def part_behind_pattern() -> re.Pattern[str]:
    return re.compile(r"(?:其中包括|其中|包括|including|of which)[^,;。]{0,30}$")


@cache
def one_of_many_pattern() -> re.Pattern[str]:
    """Before a place that a programme has grown from: 从美国德州阿比林的单一地点."""
    return re.compile(r"(?:从|由)[^,;。]{0,8}$")


@cache
def one_of_many_behind_pattern() -> re.Pattern[str]:
    return re.compile(r"的?(?:单一|一个|一处|首个)(?:地点|据点|园区|站点)")


@cache
def builds_on_pattern() -> re.Pattern[str]:
    """Before a place that another one only follows: "builds on the foundation of"."""
    return re.compile(r"(?<![a-z])(?:builds?|built|building|draws?) (?:up)?on [^,.;]{0,30}$")


def is_nearby(sentence: Sentence, name: NameHit) -> bool:
    """True for a place that only tells where another one lies: "a campus near Abilene"."""
    before = sentence.text[max(sentence.span.start, name.start - 80) : name.start]
    if not name.is_place:
        return False
    first = next((each for each in sentence.names if each.is_place), name)
    if first is not name and word_before(sentence, name) in ("on", "upon", "after", "beyond", "following"):
        return True  # "Hyperion will build on Prometheus"
    if first is not name and builds_on_pattern().search(before[-60:]):
        return True
    if one_of_many_pattern().search(before) and one_of_many_behind_pattern().match(sentence.text, name.end):
        return True
    return nearby_pattern().search(before) is not None


def is_aside(sentence: Sentence, name: NameHit) -> bool:
    """True for names that a text does not go on about: states, comparisons, suppliers of named goods."""
    return (
        is_state(name)
        or is_nearby(sentence, name)
        or is_compared(sentence, name)
        or supplies(sentence, name)
        or (is_a_title(sentence, name) and len({each.subject.name for each in sentence.names}) > 1)
    )


def leads_clause(sentence: Sentence, name: NameHit, quantity: Quantity) -> bool:
    """True for a name that opens the figure's clause, and that clause is not the first: "A has X, while B has Y"."""
    low, _ = sentence.clause(quantity.start)
    if low <= sentence.span.start or name.end > quantity.start or name.start < low:
        return False
    return sentence.text[low : name.start].strip(" \"「'") in CLAUSE_HEADS


ARTICLES = ("the", "a", "an")
TITLES = frozenset(TITLES_BEFORE_NAMES)
LETTERS = "abcdefghijklmnopqrstuvwxyz&"


def first_subject(names: Iterable[NameHit]) -> Subject | None:
    """The subject of the first of `names`, if there is any."""
    return next((name.subject for name in names), None)


def word_before(sentence: Sentence, name: NameHit) -> str:
    """The word before a name, its article and what it is: the "with" of "with the British startup Nscale"."""
    return _word_before(sentence, name.start)


@lru_cache(maxsize=64)
def _word_before(sentence: Sentence, start: int) -> str:
    before = sentence.text[max(sentence.span.start, start - 60) : start]
    tokens = before.rstrip(" \"'(").split(" ")
    at = len(tokens) - 1
    while at >= 0 and len(tokens) - at <= 4 and tokens[at] in TITLES:
        at -= 1
    if at >= 0 and tokens[at] in ARTICLES:
        at -= 1
    if at < 0:
        return ""
    token = tokens[at].rstrip("\"'(")
    word = token[len(token.rstrip(LETTERS)) :]
    return word if len(word) <= 12 else ""


@cache
def served_pattern() -> re.Pattern[str]:
    """Before a laboratory that capacity is built for: 为 Anthropic 部署, "for OpenAI"."""
    return re.compile(
        r"(?:为|給|给) ?$|(?:capacity|chips|compute|gpus|tpus|systems|online|reserved|earmarked|hosted|"
        r"deploy[a-z]*|provide[a-z]*|supply[a-z]*) for $"
    )


def is_served(sentence: Sentence, name: NameHit) -> bool:
    before = sentence.text[max(sentence.span.start, name.start - 24) : name.start]
    given = before.endswith("向") and given_pattern().match(sentence.text, name.end)
    return name.subject.name in LABORATORIES and bool(served_pattern().search(before) or given)


@cache
def given_pattern() -> re.Pattern[str]:
    """Behind the laboratory of 向 Anthropic 提供: that it is given something."""
    return re.compile(r" ?(?:提供|供应|交付|出租|租出|开放)")
