"""Due dates: `2026`, `2026-H1`, `2026-Q3` or `2026-07`, relative ones counted from the date of publication."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache

from facts.gaps import holds_one
from facts.months import month_to_come, that_year_pattern
from facts.numerals import chinese_value
from facts.tables.calendar import COUNTS, MONTHS, ORDINALS
from facts.tables.numbers import CHINESE_DIGITS


@dataclass(frozen=True, slots=True)
class DueDate:
    """A date at `start`..`end` of a text.

    `span` marks "over the next three years" and "within five years", `led` a word such as "by" before it,
    `bare` a year without any word before it, as in "a 2026 filing", `day` a calendar day, which dates a statement
    rather than a plan.
    """

    start: int
    end: int
    due: str
    span: bool = False
    led: bool = False
    bare: bool = False
    day: bool = False


SEASONS = {"spring": 3, "summer": 6, "fall": 9, "autumn": 9, "winter": 12}  # by their first month
DATED = (  # what every date in English holds one of
    *("20", "q1", "q2", "q3", "q4", "1q", "2q", "3q", "4q", "h1", "h2", "1h", "2h", "fy", "half", "quarter"),
    *("months", "month", "year", "decade", "summer", "fall", "autumn", "winter", "spring", "christmas"),
    *("thanksgiving", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
)
LATE_YEAR = 2025  # texts without a day of publication are taken to be of no earlier year than this
SPAN_UNITS = ("year", "month", "quarter")
LONGEST_SPAN = 18  # years or months; longer ones are terms of a lease
LEADS = ("by ", "before ", "until ", "through ", "to ", "no later than ", "not later than ")
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_COUNT_EN = "|".join(sorted((word for word in COUNTS if word.isascii()), key=len, reverse=True))
_COUNT_ZH = "|".join(sorted((word for word in COUNTS if not word.isascii()), key=len, reverse=True))
_LEAD = (
    r"(?P<lead>(?:by|before|until|through|no later than|not later than|in|during|to|at|of|since|from|for|"
    r"starting|after|as of|into|close out|closing out|finish|exit|between) )?(?:the )?(?:(?:end|close|start|"
    r"beginning|middle) of |end-(?:of-)?|early[ -]|mid-?|late[ -]|around |calendar |fiscal |about )?(?:the )?"
)


@cache
def english_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![a-z0-9]){_LEAD}(?:(?P<half>h[12]|[12]h|(?:first|second|1st|2nd|latter|back) (?:half|"
        rf"six months))(?: of)?(?: (?:calendar|fiscal))? ?'?(?P<hyear>20\d\d|(?:2[4-9]|3\d)(?!\d)|this year|"
        rf"last year|next year)?|(?P<quarter>q[1-4]|[1-4]q|(?:first|second|third|fourth|1st|2nd|3rd|4th|opening|"
        rf"final|closing|last)[- ](?:quarter|three months))(?: of)?(?: (?:calendar|fiscal))? ?'?(?P<qyear>20\d\d|"
        rf"(?:2[4-9]|3\d)(?!\d)|this year|last year|next year)?|(?P<month>{_MONTH})\.?(?P<day> \d{{1,2}}(?:st|nd|rd|"
        rf"th)?)?,? (?P<myear>20\d\d|'(?:2[4-9]|3\d)(?!\d))|(?:summer|fall|autumn|winter|"
        rf"spring)(?: of)? (?P<syear>20\d\d)|(?P<fy>fy ?'?(?:20)?(?P<fyear>\d\d))|(?:financial year |the year |"
        rf"year[- ]end )?(?:20[2-5]\d ?(?:-|to|through|and) ?)?(?P<year>20[2-5]\d)(?!\d|[,.]\d|"
        rf" ?[亿万兆吉千百]| ?(?:mw|gw|megawatt|gigawatt|gpu|h100|units))|(?:next |this |"
        rf"coming )?(?P<bare_month>{_MONTH})(?! \d| ?20\d\d|\.? \d)(?= |,|\.|;|$|\))|(?P<rel>christmas|"
        rf"thanksgiving|new year's eve|end of (?:this|the) year|(?:end|exit|finish) (?:this|the) year|"
        rf"this year|next year|year[- ]end|year's end|the year is out|this (?:summer|fall|autumn|winter|"
        rf"spring)|next (?:summer|fall|autumn|winter|spring)|this fiscal year|this financial year|this calendar year|"
        rf"this month|next month|this quarter|next quarter|the decade|this decade))(?![a-z0-9])"
    )


@cache
def years_quarter_pattern() -> re.Pattern[str]:
    """A quarter or half behind its year: "next year's third quarter", "2026's second half"."""
    return re.compile(
        r"(?P<year>20[2-5]\d|this year|next year)'s (?P<which>first|second|third|fourth) (?P<unit>quarter|"
        r"half)(?![a-z])"
    )


@cache
def within_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![a-z])(?!in the \w{{1,6}} (?:months|quarters))(?!in the (?:space|span) of [^,.;]{{1,20}} (?:has|"
        rf"have|had) )(?P<lead>within|over|in|during|across)(?: (?:the|about|roughly|around|as little as|"
        rf"less than|under|a|another|a period of|the space of|the span of|the course of)){{0,4}}(?: (?:next|"
        rf"coming|following|course of))?(?: (?P<count>\d{{1,2}}|{_COUNT_EN}))(?: (?:to|or) (?P<high>\d{{1,2}}|"
        rf"{_COUNT_EN}))?[ -](?P<unit>years?|months?|quarters?)(?:'s?)?(?! ago| later| old| earlier|"
        rf" alone)(?:' time)?(?![a-z])|(?<![a-z])(?P<now>{_COUNT_EN}) years from now(?![a-z])"
    )


@cache
def chinese_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?P<year>20[2-5]\d)(?!\d| ?[亿万兆吉千百点.]| ?(?:mw|gw|megawatt|gigawatt|gpu|h100)) ?年?|"
        r"(?P<rel>今年|今明[两二]年|明年|后年|本年度?|(?<![\d几数多一二三四五六七八九十两])年内|"
        r"(?<![去上])(?<!去年)(?<!上年)年底前?|年末)) ?(?:的? ?(?P<half>上半年?|下半年?|年中(?!国)|"
        r"中期?(?![值位国])|h[12](?![a-z0-9]))|第? ?(?P<quarter>[一二三四1-4首])季度?|q(?P<q>[1-4])|"
        r"(?P<month>\d{1,2}|十[一二]?|[一二三四五六七八九]) ?月(?P<day> ?\d{1,2} ?日)?|(?:年? ?(?:底|"
        r"末)(?:之?前)?)?)"
    )


@cache
def republic_pattern() -> re.Pattern[str]:
    """A year of the Republic, as Taiwan counts: 到 116 年, 民国 115 年底."""
    return re.compile(r"(?:民国|到|至|于|预计|预定) ?(?P<year>1[1-3]\d) ?年(?:底|前|度|初)?(?![间多期])")


@cache
def chinese_half_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?<!年)(?:(?P<half>上半年|下半年|(?<![今明后本去\d])年中(?![国值位]))|(?P<month>本月|下个?月)|"
        r"(?<!\d)(?<![去前上]年)(?<![去前上]年 )(?P<bare>1[0-2]|[1-9]) ?月(?:份|底|初|中旬|下旬)?(?! ?\d)|"
        r"第?(?P<quarter>[一二三四1-4])季度|本十年末?|(?<![a-z0-9])(?P<half2>1h|2h|h1|"
        r"h2) ?(?:20)?(?P<hy>2[4-9]|3\d)(?![a-z0-9]))"
    )


@cache
def chinese_within_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?<!提早)(?<!提前)(?<!推迟)(?<!缩短)(?<!历时)(?<!仅用)(?<!用时)(?P<lead>未来|今后|往后|接下来|在|"
        rf"未来的|将在|随后|此后|后续|)(?:的|约)? ?(?P<count>\d{{1,2}}|{_COUNT_ZH})(?:至|到|"
        rf"-)?(?P<high>\d{{1,2}}|{_COUNT_ZH})? ?(?P<unit>年|个月|个季度)(?P<tail>之?内|里|间|时间|期间|后|"
        r"之后|来|前|(?:完成|完工|建成|投产|交付)|)"
    )


@cache
def spelled_year_pattern() -> re.Pattern[str]:
    """A year in Chinese numerals: 二〇二六年, 二零二六年."""
    return re.compile(r"二[零〇○][零〇○一二三四五六七八九]{2}(?=年)")


def _in_digits(match: re.Match[str]) -> str:
    return "".join(str(CHINESE_DIGITS.get(char, 0)) for char in match.group())


@lru_cache(maxsize=32)
def dates(text: str, start: int, end: int, published: date | None) -> tuple[DueDate, ...]:
    """All dates of `text` between the offsets, by place. The last answers are kept: one sentence is asked often."""
    if "二" in text:
        text = spelled_year_pattern().sub(_in_digits, text)
    found = [
        *_quarters_of_years(text, start, end, published),
        *_english(text, start, end, published),
        *_within(text, start, end, published),
        *_chinese(text, start, end, published),
    ]
    found.sort(key=lambda item: (item.start, -item.end))
    found += _of_that_year(text, start, end, found)
    found.sort(key=lambda item: (item.start, -item.end))
    kept: list[DueDate] = []
    for item in found:
        if (
            not kept or item.end > kept[-1].end + 1
        ):  # the year inside "by the end of 2026" is no date of its own
            kept.append(item)
    return tuple(kept)


def _of_that_year(text: str, start: int, end: int, found: list[DueDate]) -> list[DueDate]:
    told: list[DueDate] = []
    if text.find(" year", start, end) < 0:
        return told
    for match in that_year_pattern().finditer(text, start, end):
        before = [item for item in found if item.end <= match.start()]
        if before and match["later"]:
            year = int(before[-1].due[:4]) + COUNTS.get(match["later"], 1)
            told.append(DueDate(match.start(), match.end(), str(year)))
        elif len(before) > 1 and match.group().startswith("of ") and match.start() - before[-1].end <= 1:
            moved = replace(before[-1], due=before[-2].due[:4] + before[-1].due[4:])
            found[found.index(before[-1])] = moved  # "by December of that year"
        elif before and ("that" in match.group() or "same" in match.group()):
            told.append(DueDate(match.start(), match.end(), before[-1].due[:4], led=True))
    return told


def _english(text: str, start: int, end: int, published: date | None) -> Iterator[DueDate]:
    part = text[start:end]
    if not any(word in part for word in DATED):
        return
    for match in english_pattern().finditer(text, start, end):
        due = _english_due(match, published)
        if due is not None:
            yield DueDate(
                match.start(),
                match.end(),
                due,
                led=match["lead"] in LEADS,
                bare=match["year"] is not None and match.group().strip() == match["year"],
                day=match["day"] is not None,
            )


def _quarters_of_years(text: str, start: int, end: int, published: date | None) -> Iterator[DueDate]:
    if text.find("'s ", start, end) < 0:
        return
    for match in years_quarter_pattern().finditer(text, start, end):
        year = _year(match["year"], published)
        if year is not None:
            unit = "Q" if match["unit"] == "quarter" else "H"
            yield DueDate(match.start(), match.end(), f"{year}-{unit}{ORDINALS[match['which']]}")


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
        written = match["myear"].lstrip("'")
        return f"{_year(written, published)}-{MONTHS[match['month']]:02d}"
    if match["bare_month"]:
        month = MONTHS[match["bare_month"]]
        return month_to_come(match.string, match.start(), match["lead"], month, published)
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
    return published.year + (word == "next year") - (word == "last year")


def _relative(word: str, published: date | None) -> str | None:
    if word.endswith("decade"):
        return "2030" if published is None or published.year <= 2030 else None
    if published is None:
        return None
    if word.startswith("next ") and word[5:] in SEASONS:
        may_be_this_years = published.month < SEASONS[word[5:]]
        return None if may_be_this_years else str(published.year + 1)
    if word in ("next year", "明年", "今明两年", "今明二年"):
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


@cache
def decade_pattern() -> re.Pattern[str]:
    """A span of ten years: "over the coming decade"."""
    return re.compile(
        r"(?<![a-z])(?:over|within|in|during|across) the (?:next|coming|following) decade(?![a-z])"
    )


def _within(text: str, start: int, end: int, published: date | None) -> Iterator[DueDate]:
    if published is not None and text.find("decade", start, end) >= 0:
        for match in decade_pattern().finditer(text, start, end):
            yield DueDate(match.start(), match.end(), str(published.year + 10), span=True)
    if not any(text.find(unit, start, end) >= 0 for unit in SPAN_UNITS):
        return
    for match in within_pattern().finditer(text, start, end):
        word = match["high"] or match["count"] or match["now"]
        count = int(word) if word.isdigit() else COUNTS[word]
        due = _after(published, count, match["unit"] or "years")
        if due is not None and 0 < count <= LONGEST_SPAN:
            yield DueDate(match.start(), match.end(), due, span=True)


@cache
def may_be_chinese_pattern() -> re.Pattern[str]:
    """What a date of the Chinese kind holds: a Chinese letter, or a half or quarter beside digits."""
    return re.compile(r"[一-鿿]|20\d\d ?[hq][1-4]|(?<![a-z0-9])(?:[12]h|h[12]) ?\d\d")


# Each half, month or quarter in Chinese, and each span, holds one of these: looking for them costs less
# than the pattern.
HALVES = ("半年", "年中", "月", "季", "十年", "1h", "2h", "h1", "h2")
SPANS = ("年", "个月", "季度")


def _chinese(text: str, start: int, end: int, published: date | None) -> Iterator[DueDate]:
    if may_be_chinese_pattern().search(text, start, end) is None:
        return
    for match in chinese_pattern().finditer(text, start, end):
        due = _chinese_due(match, published)
        if due is not None:
            yield DueDate(
                match.start(),
                match.end(),
                due,
                led=text[match.start() - 1 : match.start()] == "到"
                or "前" in text[match.end() - 1 : match.end() + 1],
                bare=match["year"] is not None and match.group().strip() == match["year"],
                day=match["day"] is not None,
            )
    for match in republic_pattern().finditer(text, start, end):
        yield DueDate(match.start(), match.end(), str(1911 + int(match["year"])))
    part = text[start:end]
    for match in chinese_half_pattern().finditer(text, start, end) if holds_one(part, HALVES) else ():
        due = _chinese_half(match, published)
        if due is not None:
            yield DueDate(match.start(), match.end(), due)
    for match in chinese_within_pattern().finditer(text, start, end) if holds_one(part, SPANS) else ():
        if not (
            match["lead"] in ("未来", "今后", "往后", "接下来", "未来的")
            or match["tail"] in ("内", "之内", "里", "间", "完成", "完工", "建成", "投产", "交付")
        ):
            continue
        if match["tail"] in ("来", "前") or text[match.start() - 1 : match.start()] == "年":
            continue  # 三年来; 2023 年至 2025 年三年间
        word = match["high"] or match["count"] or match["now"]
        count = int(word) if word.isdigit() else COUNTS[word]
        due = _after(published, count, match["unit"] or "years")
        if due is not None and 0 < count <= LONGEST_SPAN:
            yield DueDate(match.start(), match.end(), due, span=True)


def _chinese_due(match: re.Match[str], published: date | None) -> str | None:
    year = match["year"] or _relative(match["rel"], published)
    if year is None:
        return None
    if match["half"]:
        return f"{year}-H{1 if match['half'] in ('上半年', '上半', 'h1', '年中', '中', '中期') else 2}"
    if match["quarter"] or match["q"]:
        return f"{year}-Q{match['q'] or ORDINALS[match['quarter']]}"
    month = _month_number(match["month"])
    return f"{year}-{month:02d}" if 1 <= month <= 12 else year


def _month_number(word: str | None) -> int:
    """1 to 12 for 4 and 四; 0 where no month is given."""
    if not word:
        return 0
    return int(word) if word.isdigit() else int(chinese_value(word) or 0)


def _chinese_half(match: re.Match[str], published: date | None) -> str | None:
    if match["half2"]:
        return f"20{match['hy']}-H{1 if '1' in match['half2'] else 2}"
    if published is None:
        return None
    if match["half"]:
        return f"{published.year}-H{2 if match['half'] == '下半年' else 1}"
    if match["month"]:
        return _relative(match["month"], published)
    if match["bare"]:
        return f"{published.year}-{int(match['bare']):02d}"
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
