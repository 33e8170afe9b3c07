"""Due dates: `2026`, `2026-H1`, `2026-Q3` or `2026-07`, relative ones counted from the date of publication."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from facts.quantities import Kind, Quantity
from facts.reading import Sentence
from facts.stage import side_of
from facts.tables.calendar import COUNTS, MONTHS, ORDINALS
from facts.types import Scope, Status


@dataclass(frozen=True, slots=True)
class DueDate:
    """A date at `start`..`end` of a text. `span` marks "over the next three years" and "within"; `led` a leading by/in."""

    start: int
    end: int
    due: str
    span: bool = False
    led: bool = False


_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_COUNT_EN = "|".join(sorted((word for word in COUNTS if word.isascii()), key=len, reverse=True))
_COUNT_ZH = "|".join(sorted((word for word in COUNTS if not word.isascii()), key=len, reverse=True))
_LEAD = r"(?P<lead>(?:by|before|until|through|in|during|to|at|of|since|from|for|starting|after|as of|into|between|until) )?(?:the )?(?:(?:end|close|start|beginning|middle) of |early |mid-?|late |around |calendar |fiscal |about )?(?:the )?"


@cache
def english_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![a-z0-9]){_LEAD}(?:(?P<half>h[12]|[12]h|(?:first|second|1st|2nd|latter|back) half)(?: of)?(?: (?:calendar|fiscal))? ?'?(?P<hyear>20\d\d|(?:2[4-9]|3\d)(?!\d)|this year|next year)?"
        rf"|(?P<quarter>q[1-4]|[1-4]q|(?:first|second|third|fourth|1st|2nd|3rd|4th)[- ]quarter)(?: of)?(?: (?:calendar|fiscal))? ?'?(?P<qyear>20\d\d|(?:2[4-9]|3\d)(?!\d)|this year|next year)?"
        rf"|(?P<month>{_MONTH})\.?(?: \d{{1,2}}(?:st|nd|rd|th)?)?,? (?P<myear>20\d\d)"
        rf"|(?:summer|fall|autumn|winter|spring)(?: of)? (?P<syear>20\d\d)|(?P<fy>fy ?'?(?:20)?(?P<fyear>\d\d))|(?:financial year |year[- ]end )?(?P<year>20[2-5]\d)(?!\d|[,.]\d)"
        rf"|(?P<rel>end of (?:this|the) year|(?:end|exit|finish) (?:this|the) year|this year|next year|year[- ]end|year's end|the year is out|this fiscal year|this calendar year|this month|next month|this quarter|next quarter|the decade|this decade))(?![a-z0-9])"
    )


@cache
def within_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![a-z])(?P<lead>within|over|in|during|across|for)(?: (?:the|about|roughly|around|as little as|less than|under|a|another|a period of))*(?: (?:next|coming|following|course of))?"
        rf"(?: (?P<count>\d{{1,2}}|{_COUNT_EN}))(?: (?:to|or) \w{{1,6}})?[ -](?P<unit>years?|months?|quarters?)(?:'s?)?(?! ago| later| old| earlier)(?:' time)?(?![a-z])"
    )


@cache
def chinese_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?P<year>20[2-5]\d) ?年?|(?P<rel>今年|明年|后年|本年度?|年内|年底前|年底|年末)) ?(?:的? ?(?P<half>上半年|下半年|年中|中期?|h[12](?![a-z0-9]))|第? ?(?P<quarter>[一二三四1-4首])季度?|q(?P<q>[1-4])|(?P<month>\d{{1,2}}) ?月|)"
    )


@cache
def chinese_half_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?<!年)(?:(?P<half>上半年|下半年)|(?P<month>本月|下个?月)|第?(?P<quarter>[一二三四1-4])季度|本十年末?|(?<![a-z0-9])(?P<half2>1h|2h|h1|h2) ?(?:20)?(?P<hy>2[4-9]|3\d)(?![a-z0-9]))"
    )


@cache
def chinese_within_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<lead>未来|今后|接下来|在|未来的|将在|随后|此后|后续|)(?:的|约)? ?(?P<count>\d{{1,2}}|{_COUNT_ZH})(?:至|到|-)?(?P<high>\d{{1,2}}|{_COUNT_ZH})? ?(?P<unit>年|个月|个季度)(?P<tail>之?内|里|间|时间|期间|后|之后|来|前|(?:完成|完工|建成|投产|交付)|)"
    )


@cache
def stated_past_pattern() -> re.Pattern[str]:
    """Words before a date that tell when something was said or began, not when it is due."""
    return re.compile(
        r"(?:as of|since|in a filing on|dated|founded in|established in|earlier|announced|said|signed|unveiled|revealed|selected"
        r"|started|began|completed|opened|截至|截止|早在|成立于)\s?$"
    )


def dates(text: str, start: int, end: int, published: date | None) -> list[DueDate]:
    """All dates of `text` between the offsets, by place."""
    found = [
        *_english(text, start, end, published),
        *_within(text, start, end, published),
        *_chinese(text, start, end, published),
    ]
    found.sort(key=lambda item: (item.start, -item.end))
    return found


def _english(text: str, start: int, end: int, published: date | None) -> Iterator[DueDate]:
    for match in english_pattern().finditer(text, start, end):
        due = _english_due(match, published)
        if due is not None:
            yield DueDate(
                match.start(),
                match.end(),
                due,
                led=match["lead"] in ("by ", "before ", "until ", "through ", "to "),
            )


def _english_due(match: re.Match[str], published: date | None) -> str | None:
    if match["half"]:
        half = "1" if match["half"][:2] in ("h1", "1h", "fi", "1s") else "2"
        year = _year(match["hyear"] or "", published)
        return f"{year}-H{half}" if year else None
    if match["quarter"]:
        word = match["quarter"]
        digit = next((char for char in word if char.isdigit()), None) or str(
            ORDINALS[word.split("-")[0].split(" ")[0]]
        )
        year = _year(match["qyear"] or "", published)
        return f"{year}-Q{digit}" if year else None
    if match["month"]:
        return f"{match['myear']}-{MONTHS[match['month']]:02d}"
    if match["fy"]:
        return f"20{match['fyear']}"
    if match["year"] or match["syear"]:
        return match["year"] or match["syear"]
    return _relative(match["rel"], published)


def _year(word: str, published: date | None) -> int | None:
    if word.isdigit():
        return int(word) if len(word) == 4 else 2000 + int(word)
    if published is None:
        return None
    return published.year + (word == "next year")


def _relative(word: str, published: date | None) -> str | None:
    if word.endswith("decade"):
        return "2030" if published is None or published.year <= 2030 else None
    if published is None:
        return None
    if word in ("next year", "明年"):
        return str(published.year + 1)
    if word == "后年":
        return str(published.year + 2)
    if word in ("this month", "本月"):
        return f"{published.year}-{published.month:02d}"
    if word in ("next month", "下月", "下个月"):
        return _after_months(published, 1)
    if word in ("this quarter", "next quarter"):
        quarter = (published.month - 1) // 3 + (word == "next quarter")
        return f"{published.year + quarter // 4}-Q{quarter % 4 + 1}"
    return str(published.year)


def _within(text: str, start: int, end: int, published: date | None) -> Iterator[DueDate]:
    for match in within_pattern().finditer(text, start, end):
        count = int(match["count"]) if match["count"].isdigit() else COUNTS[match["count"]]
        due = _after(published, count, match["unit"])
        if due is not None and count:
            yield DueDate(match.start(), match.end(), due, span=True)


def _chinese(text: str, start: int, end: int, published: date | None) -> Iterator[DueDate]:
    for match in chinese_pattern().finditer(text, start, end):
        due = _chinese_due(match, published)
        if due is not None:
            yield DueDate(
                match.start(), match.end(), due, led=text[match.start() - 1 : match.start()] == "到"
            )
    for match in chinese_half_pattern().finditer(text, start, end):
        due = _chinese_half(match, published)
        if due is not None:
            yield DueDate(match.start(), match.end(), due)
    for match in chinese_within_pattern().finditer(text, start, end):
        if not (
            match["lead"] in ("未来", "今后", "接下来", "未来的")
            or match["tail"] in ("内", "之内", "里", "间", "完成", "完工", "建成", "投产", "交付")
        ):
            continue
        if match["tail"] in ("来", "前"):
            continue
        word = match["high"] or match["count"]
        count = int(word) if word.isdigit() else COUNTS[word]
        due = _after(published, count, match["unit"])
        if due is not None and count and count < 30:
            yield DueDate(match.start(), match.end(), due, span=True)


def _chinese_due(match: re.Match[str], published: date | None) -> str | None:
    year = match["year"] or _relative(match["rel"], published)
    if year is None:
        return None
    if match["half"]:
        return f"{year}-H{1 if match['half'] in ('上半年', 'h1', '年中', '中', '中期') else 2}"
    if match["quarter"] or match["q"]:
        return f"{year}-Q{match['q'] or ORDINALS[match['quarter']]}"
    if match["month"] and 1 <= int(match["month"]) <= 12:
        return f"{year}-{int(match['month']):02d}"
    return year


def _chinese_half(match: re.Match[str], published: date | None) -> str | None:
    if match["half2"]:
        return f"20{match['hy']}-H{1 if '1' in match['half2'] else 2}"
    if published is None:
        return None
    if match["half"]:
        return f"{published.year}-H{1 if match['half'] == '上半年' else 2}"
    if match["month"]:
        return _relative(match["month"], published)
    if match["quarter"]:
        return f"{published.year}-Q{ORDINALS[match['quarter']]}"
    return "2030"


def _after(published: date | None, count: int, unit: str) -> str | None:
    if published is None:
        return None
    if unit.startswith(("year", "年")):
        return str(published.year + count)
    if unit.startswith(("quarter", "个季")):
        return _after_months(published, 3 * count)
    return _after_months(published, count)


def _after_months(published: date, months: int) -> str:
    month = published.month - 1 + months
    return f"{published.year + month // 12}-{month % 12 + 1:02d}"


def due_of(
    sentence: Sentence, quantity: Quantity, status: Status, scope: Scope, published: date | None
) -> str | None:
    """The date by which the figure is promised: the nearest one in its clause, else beside it in the sentence."""
    if scope is Scope.PREVIOUS or status is Status.DROPPED:
        return None
    anchor = _anchor(sentence, published)
    found = [
        item
        for item in dates(sentence.text, sentence.span.start, sentence.span.end, anchor)
        if _ahead(item, status, published)
    ]
    found = [
        item
        for item in found
        if not stated_past_pattern().search(sentence.text[max(0, item.start - 18) : item.start])
    ]
    if status is Status.RUNNING:
        return None
    left, right = side_of(sentence, quantity)
    found = [item for item in found if left <= item.start < right]
    found = [item for item in found if not _is_anothers(sentence, item, quantity)]
    low, high = sentence.clause(quantity.start)
    inside = [item for item in found if low <= item.start < high]
    for candidates in (inside, found):
        if candidates:
            best = min(
                candidates, key=lambda item: (_distance(sentence, item, quantity), -(item.end - item.start))
            )
            if candidates is inside or _distance(sentence, best, quantity) < 180:
                return best.due
    return None


def _is_anothers(sentence: Sentence, item: DueDate, quantity: Quantity) -> bool:
    """True where the date's clause holds a figure of its own and the quantity stands in another."""
    low, high = sentence.clause(item.start)
    if low <= quantity.start < high:
        return False
    if sentence.tagged(("part",), low, high):
        return True
    return any(
        low <= other.start < high
        for other in sentence.quantities
        if other.kind is not Kind.COUNT or not other.bare
    )


def had_passed(sentence: Sentence, quantity: Quantity, published: date | None) -> bool:
    """True where the figure's clause dates it to a year that was over when the text was published."""
    if published is None:
        return False
    low, high = sentence.clause(quantity.start)
    years = [int(item.due[:4]) for item in dates(sentence.text, low, high, published)]
    beside = sentence.text[max(low, quantity.start - 14) : quantity.end + 12]
    years += [published.year - 1 for word in PAST_YEAR if word in beside]
    return bool(years) and max(years) < published.year


def is_ahead(sentence: Sentence, quantity: Quantity, published: date | None) -> bool:
    """True where the figure's clause dates it, beyond doubt, to a time after publication."""
    low, high = sentence.clause(quantity.start)
    for item in dates(sentence.text, low, high, published):
        later = published is not None and int(item.due[:4]) > published.year
        if (later or item.led) and not stated_past_pattern().search(
            sentence.text[max(0, item.start - 18) : item.start]
        ):
            return True
    return False


PAST_YEAR = (
    "last year",
    "去年",
    "上年",
    "last quarter",
    "上季度",
    "上一季度",
    "in the quarter",
    "过去四个季度",
    "过去一年",
)


def _distance(sentence: Sentence, item: DueDate, quantity: Quantity) -> int:
    between = sum(
        1
        for other in sentence.quantities
        if (item.end <= other.start < quantity.start or quantity.end <= other.start < item.start)
        and other.kind is quantity.kind
    )
    return sentence.distance(item.start, item.end, quantity) + 60 * between - 30 * item.led


def _ahead(item: DueDate, status: Status, published: date | None) -> bool:
    """False for a date that had passed when the text was published."""
    if published is None:
        return True
    year = int(item.due[:4])
    if year != published.year:
        return year > published.year
    part = item.due[5:]
    if not part:
        return True
    if part[0] in "HQ":
        return int(part[1:]) * (6 if part[0] == "H" else 3) >= published.month
    return int(part) >= published.month


@cache
def anchored_pattern() -> re.Pattern[str]:
    """A pledge made in an earlier month, from which its own spans are counted."""
    return re.compile(
        r"(?:今年|(?P<year>20[2-5]\d) ?年) ?(?P<month>\d{1,2}) ?月.{0,16}(?:承诺|宣布|声明|计划)"
    )


def _anchor(sentence: Sentence, published: date | None) -> date | None:
    match = anchored_pattern().search(sentence.text, sentence.span.start, sentence.span.end)
    if match is None or not 1 <= int(match["month"]) <= 12:
        return published
    if match["year"]:
        return date(int(match["year"]), int(match["month"]), 1)
    return date(published.year, int(match["month"]), 1) if published else None
