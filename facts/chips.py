"""Counted accelerators: the noun phrase behind (or before) a number, with the models that it names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from facts.fold import plain
from facts.lexicon import Hit, Lexicon
from facts.tables import chips as table


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts: `end` of the phrase, the models joined by "+", and how sure the noun is.

    `weak` is set for nouns such as "chips" that need a text about AI computing, `bare` for a counter (or nothing)
    without a noun of its own, `equivalent` for H100-equivalents.
    """

    end: int
    model: str | None = None
    weak: bool = False
    bare: bool = False
    equivalent: bool = False


@cache
def model_pattern() -> re.Pattern[str]:
    families = "|".join(table.MODELS)
    return re.compile(
        rf"(?<![a-z0-9])(?=[abdfghiklmprtvw59昇昆思寒海平真含]|cs-)(?:{families})(?:s|es)?(?![a-z0-9]|\.\d)"
    )


@cache
def joint_pattern() -> re.Pattern[str]:
    """What may stand between two parts of one counted noun phrase."""
    return re.compile(
        r"(?: ?(?:,|/|&|\+|、|和|及|与|或|and|or|-| )? ?(?:(?:nvidia|amd|英伟达|辉达|google|"
        r"aws)(?:'s)? ?)?(?:(?:new|other|tensor core|core|ai|generation|series|instinct|系列|架构|等|型|的|"
        r"人工智能|人工智慧|based|class) ?){0,3}\(?)"
    )


@cache
def equivalent_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?:[ -](?:[a-z]{1,8} ){0,2}(?:equivalents?|equivalence)|-eq|e?s? ?[-(]?equiv|"
        r" ?的?(?:等效|当量|等价|同等))"
    )


@cache
def equal_before_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?:抵得上|相当于|等价于|等效于?|等同于|约等于|等于|折合|约合|"
        r"(?<![a-z])(?:compute|computing power|power|capacity|training|hardware|silicon) worth|"
        r"(?:compute|computing power|power|performance|capacity) of|as much compute as|(?:is|are) like|akin to|"
        r"on (?:a )?par with|comparable (?:to|with)|equivalent (?:in [a-z ]{3,20} )?(?:to|of)|equal to|"
        r"equivalence of)[^,。;]{0,12}$"
    )


@cache
def h100e_pattern() -> re.Pattern[str]:
    return re.compile(r" ?(?:x )?h100(?:[- ]?es?(?![a-z])|s?[ -](?:gpu |chip )?equivalents?(?![a-z]))")


@cache
def unit_after_pattern() -> re.Pattern[str]:
    """What follows a number that counts nothing named: the end of a phrase, or a word that begins another."""
    return re.compile(
        r" ?(?:$|[,.;:)(。、\n]|(?:in|by|on|at|as|within|this|next|before|more|in total|units|installed|and|or|"
        r"later|total|that|during|for|once|over the|when|through|across|but|while|with|respectively|each|"
        r"of them|of which|of those|of that|of it|going|coming|arriving|are|were|will|it had|it has|they had|"
        r"last|globally|worldwide|nationwide|overall|elsewhere|at the|on the way|now|today|currently|already|"
        r"online|installed|deployed|initially|eventually|over|is|was|have|has|had|should|would|could|go in|"
        r"went in|arrive|arrived|from (?=\d)|of (?:the |its |their |an? )?(?:planned |total of |initial |"
        r"promised |ordered |contracted )?(?=\d)|to (?:expand|build|train|power|boost|support|upgrade|speed|"
        r"run|equip|strengthen)|-)(?![a-z]))"
    )


@cache
def _heads() -> Lexicon:
    return Lexicon({"head": table.HEADS})


def chip_nouns(text: str) -> list[Hit]:
    """All chip nouns (tag "head") and models (tag "model") of the folded `text`, by place, longest at each."""
    models = [Hit(m.start(), m.end(), "model", m.group()) for m in model_pattern().finditer(text)]
    hits = sorted([*models, *_heads().scan(text)], key=lambda hit: (hit.start, -hit.end))
    chosen: list[Hit] = []
    for hit in hits:
        if chosen and hit.start < chosen[-1].end:
            continue
        chosen.append(hit)
    return chosen


def counted(text: str, raw: str, start: int, end: int, nouns: list[Hit]) -> Counted | None:
    """What the number at `start`..`end` counts, if it counts accelerators or might do so."""
    stated = h100e_pattern().match(text, end)
    if stated:
        return Counted(stated.end(), "H100", equivalent=True)
    if _listed_model(text, start, end, nouns):
        return _bare(text, raw, start, end, nouns)
    first = next((i for i, noun in enumerate(nouns) if noun.start >= end), None)
    if first is not None and _gap_counts(text[end : nouns[first].start], nouns[first]):
        return _phrase(text, raw, start, first, nouns)
    return _bare(text, raw, start, end, nouns)


@cache
def listed_pattern() -> re.Pattern[str]:
    """Between a model and its number in a list: 其中 H100 有 12896 颗、H200 有 1480 颗."""
    return re.compile(r" ?(?:有|为|共|共有|达|:) ?")


def _listed_model(text: str, start: int, end: int, nouns: list[Hit]) -> bool:
    """True where the model stands before a number that a mere counter follows."""
    counter = text[end : end + 2].lstrip()[:1]
    return (
        bool(counter)
        and counter in table.STRONG_COUNTERS
        and any(
            noun.tag == "model" and listed_pattern().fullmatch(text, noun.end, start)
            for noun in nouns
            if noun.end <= start
        )
    )


@cache
def gloss_pattern() -> re.Pattern[str]:
    """A name in brackets behind the same name in another script: 英伟达(Nvidia)."""
    return re.compile(r"\([^()\d]{1,16}\)")


def _gap_counts(gap: str, noun: Hit) -> bool:
    """True where the words between a number and a noun make one counted phrase."""
    if noun.phrase == "卡":
        return gap.strip(" 张块个") == ""
    if gap.lstrip().startswith(("人", "名", "位", "员工", "家", "座", "项", "岁")):
        return False  # 1000 人的晶片设计部门 counts people
    if len(gap) > 48:
        return False
    rest = gloss_pattern().sub("", gap).strip().rstrip('("').lstrip(table.COUNTERS)
    if any("一" <= char <= "鿿" for char in rest):
        return (
            len(rest) <= 24
            and not any(char in table.GAP_STOPS_ZH for char in rest)
            and not any(c.isdigit() for c in rest)
        )
    rest = rest.removeprefix("in units of").removeprefix("or so ")
    if any(char in ',.;:()"[]!?$%' for char in rest):
        return False
    words = f"{rest} ".replace("in-house", "").replace("of its ", "of ").replace("-", " ").split()
    return len(words) <= 8 and not any(word in table.GAP_STOPS_EN or word[0].isdigit() for word in words)


def _phrase(text: str, raw: str, start: int, first: int, nouns: list[Hit]) -> Counted | None:
    """Extends from the first noun over models and nouns that belong to the same phrase."""
    parts = [nouns[first]]
    for noun in nouns[first + 1 : first + 8]:
        gap = text[parts[-1].end : noun.start]
        if len(gap) > 24 or not joint_pattern().fullmatch(gap):
            break
        if (
            parts[-1].tag == "head"
            and noun.tag == "head"
            and "(" not in gap
            and "/" not in gap
            and gap.strip()
        ):
            break
        parts.append(noun)
    end = parts[-1].end
    named = [part for part in parts if part.tag == "model"]
    models = [raw_model(raw, part) for part in named if not _is_architecture(text, part, named)]
    equivalent = (
        equivalent_pattern().match(text, end) is not None
        or equal_before_pattern().search(text[max(0, start - 24) : start]) is not None
        or any(word in text[start : parts[0].start] for word in table.EQUIVALENT)
    )
    if equivalent:
        if models and models[0].upper().startswith("H100"):
            return Counted(end, "H100", equivalent=True)
        if models and not models[0].upper().startswith(("A100", "V100")):  # no measure of newer chips
            return Counted(end, "+".join(dict.fromkeys(models)))
        if models or equivalent_pattern().match(text, end):
            return None
    if _counts_something_else(text, end):
        return None
    heads = [part.phrase for part in parts if part.tag == "head"]
    weak = not models and bool(heads) and all(head in table.WEAK_HEADS for head in heads)
    return Counted(end, "+".join(dict.fromkeys(models)) or None, weak)


def _is_architecture(text: str, part: Hit, named: list[Hit]) -> bool:
    """True for the Blackwell of "GB300 Blackwell" and "Blackwell B200": one model, not two."""
    if part.phrase not in table.ARCHITECTURES:
        return False
    return any(
        other.phrase not in table.ARCHITECTURES
        and not text[min(part.end, other.end) : max(part.start, other.start)].strip(" -架构的")
        for other in named
    )


def _counts_something_else(text: str, end: int) -> bool:
    rest = text[end : end + 24]
    bare = rest.lstrip(" -")
    if other_chip_pattern().match(text, end):
        return True
    for word in table.NOT_CHIPS_AFTER:
        if rest.startswith(word) or bare.startswith(word):
            following = bare[len(word.lstrip("-")) : len(word.lstrip("-")) + 1]
            if not word.isascii() or not (following.isascii() and following.isalpha()):
                return True
    return False


@cache
def other_chip_pattern() -> re.Pattern[str]:
    """Behind a counter: chips that are no accelerators, 9,072 颗英特尔(Intel) CPU."""
    return re.compile(
        r"[^,;。、和及与\d]{0,16}(?:cpu|中央处理器|内存|硬盘|晶圆|封装|卫星|图像|照片|图片|wafers)"
    )


def raw_model(raw: str, hit: Hit) -> str:
    """The model as the text writes it, without plural and inner spaces."""
    word = plain(raw[hit.start : hit.end]).strip()
    folded = hit.phrase.strip()
    if folded in table.MODEL_DISPLAY:
        return table.MODEL_DISPLAY[folded]
    if folded.endswith("s") and not folded.endswith(("blackwells", "plus")) and folded[:-1] != "tpu":
        word = word[:-1] if folded[-2:-1].isalnum() else word
    if folded == "tpus":
        return "TPU"
    return word[0].upper() + word[1:] if word else word


def _bare(text: str, raw: str, start: int, end: int, nouns: list[Hit]) -> Counted | None:
    """A number with a mere counter or with no noun: the text must speak of accelerators nearby."""
    if other_count_pattern().search(text[max(0, start - 16) : start]):
        return None
    at = end + (text[end : end + 1] == " ")
    before = next((noun for noun in reversed(nouns) if noun.end <= start and start - noun.end <= 16), None)
    model = raw_model(raw, before) if before and before.tag == "model" and start - before.end <= 6 else None
    counter = text[at : at + 1]
    if counter and counter in table.STRONG_COUNTERS:
        if _counts_something_else(text, at + 1):
            return None
        return Counted(at + 1, model or _told_behind(text, raw, at + 1, nouns), bare=True)
    if unit_after_pattern().match(text, end):
        return Counted(end, model, bare=True)
    return None


@cache
def other_count_pattern() -> re.Pattern[str]:
    """Before a bare number: what it counts instead of chips, 模型参数规模达 6 万亿."""
    return re.compile(
        r"(?:参数|token|词元|用户|市值|营收|浏览|[万亿兆吉太] ?字节)[^,;。]{0,10}$|"
        r"(?<![a-z])(?:hir|employ|recruit|train|creat|attract|drew|welcom|serv)(?:e|es|ed|ing|"
        r"s)?(?: [a-z]{2,9}){0,2} $"
    )


@cache
def told_pattern() -> re.Pattern[str]:
    """Between a counter and the model that the count is of: 其中 4.5 万张是 GB200."""
    return re.compile(r" ?(?:均|都|全部|将|全)?(?:是|为|采用|属于)(?:英伟达|辉达|nvidia)?的? ?")


def _told_behind(text: str, raw: str, end: int, nouns: list[Hit]) -> str | None:
    gap = told_pattern().match(text, end)
    noun = next((noun for noun in nouns if gap and noun.start == gap.end() and noun.tag == "model"), None)
    return raw_model(raw, noun) if noun else None
