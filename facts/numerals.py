"""Numbers in a folded text: digits, number words and Chinese numerals, with their scales. No units yet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from facts.tables import numbers as table
from facts.tables import units


class Number(NamedTuple):
    """A number at `start`..`end`. `scale` is the multiplier that was written (万, million), else 1.

    `more` marks 200 多万, 75,000+ and 100,000-plus; `plain` a bare run of digits, as in years;
    `words` a number written as words or Chinese numerals.
    """

    start: int
    end: int
    value: Decimal
    scale: Decimal = Decimal(1)
    more: bool = False
    plain: bool = False
    words: bool = False


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _measures() -> str:
    """What may follow an "a" that is a number."""
    precise = ("fp", "int", "sparse", "dense", "ai ")
    return _any([*table.SCALE_WORDS, *units.POWER, *units.FLOPS, *precise])


@cache
def digits_pattern() -> re.Pattern[str]:
    """A number in digits. What may not stand before it is asked behind its first digit, to which a search skips."""
    return re.compile(
        r"\d(?<![\d.]\d)(?<!\d,\d)(?:\d{0,2}(?:,\d{3}){1,5}(?!\d)|\d{1,2} 000(?![\d.,])|\d{0,14})"
        r"(?:\.\d{1,6})?(?![\d])"
    )


@cache
def tail_pattern() -> re.Pattern[str]:
    """What may follow the digits and belongs to the number."""
    first = "".join(sorted({word[0] for word in (*table.SUFFIXES, *table.SCALE_WORDS)}))
    return re.compile(
        rf"(?=[{first}+ 多余来十百千万亿兆-])(?P<more1>\+|-plus| "
        rf"plus)?(?:(?P<suffix>{_any(table.SUFFIXES)})(?![a-z])|"
        rf"[ -]?(?P<word>{_any(table.SCALE_WORDS)})(?![a-z])| {{0,2}}(?P<more2>[多余来])? "
        r"?(?P<scale>[十百千]?万亿|[十百千]?[万亿]|兆(?![瓦赫])|[十百千](?![兆万亿瓦瓩百千])|"
        r"))(?P<more3>多(?!个月|年)|余|\+|-plus| plus| or more)?"
    )


@cache
def english_pattern() -> re.Pattern[str]:
    """Numbers in words; "a" is one only before a scale or a unit: "a million", "a gigawatt"."""
    words = [word for word in (*table.FRACTIONS, *table.UNITS) if word not in ("a", "an")]
    initials = {word[0] for word in words} | {"a"}
    rests = [
        rf"(?<={char})(?:{_any(word[1:] for word in words if word[0] == char)})" for char in sorted(initials)
    ]
    rests.append(rf"(?<=a)n?(?=[ -]{{1,2}}(?:{_measures()}))")
    return re.compile(
        rf"(?P<word>[{''.join(sorted(initials))}](?<![a-z0-9-].)(?:{'|'.join(rests)}))"
        rf"(?:[ -](?P<scale>{_any(table.SCALE_WORDS)}))?"
        rf"(?:[ -](?P<scale2>thousand|million|billion|trillion))?(?![a-z0-9])"
    )


@cache
def chinese_pattern() -> re.Pattern[str]:
    return re.compile(r"[零〇○一二两三四五六七八九十百千万亿兆廿卅]{1,12}")


def numbers(text: str) -> list[Number]:
    """All numbers of the folded `text` by place, not overlapping."""
    found = [
        _digits(text, match)
        for match in digits_pattern().finditer(text)
        if _stands_alone(text, match.start())
    ]
    taken = {at for number in found for at in range(number.start, number.end)}
    words = (*_firsts(text), *_spoken(text), *_english(text), *_chinese_decimals(text), *_chinese(text))
    for number in words:
        if number.start not in taken and number.end - 1 not in taken:
            found.append(number)
            taken.update(range(number.start, number.end))
    found.sort(key=lambda number: number.start)
    return _composed(text, found)


@cache
def glued_scale_pattern() -> re.Pattern[str]:
    """Digits with a Chinese scale right behind, as in GPU10万块: a number even behind a short word."""
    return re.compile(r"\d{1,6}(?:\.\d{1,3})?[万亿]")


def _stands_alone(text: str, start: int) -> bool:
    """False for the digits of names such as H100 and v5; true after glued words and currency codes."""
    if text[max(0, start - 6) : start].endswith("multi-"):
        return False  # "multi-100 megawatt campuses"
    run = start
    while run and start - run < 4 and text[run - 1].isascii() and text[run - 1].isalpha():
        run -= 1
    if start - run in (0, 4) or text[run:start] in table.GLUED_CODES or text[run - 1 : run] == "$":
        return True
    return glued_scale_pattern().match(text, start) is not None


@cache
def spaced_suffix_pattern() -> re.Pattern[str]:
    """A one-letter scale behind a space, which is one only in money: "$910 M"."""
    return re.compile(r" (?P<suffix>[mbt])(?![a-z0-9])")


def _digits(text: str, match: re.Match[str]) -> Number:
    value = Decimal(match.group().replace(",", "").replace(" ", ""))
    tail = tail_pattern().match(text, match.end())
    plain = match.group().isdigit()
    spaced = spaced_suffix_pattern().match(text, match.end())
    if spaced and text[max(0, match.start() - 2) : match.start()].rstrip()[-1:] in tuple("$€£¥₹"):
        scale = Decimal(table.SUFFIXES[spaced["suffix"]])
        return Number(match.start(), spaced.end(), value * scale, scale)
    if tail is None:
        return Number(match.start(), match.end(), value, plain=plain)
    scale = Decimal(1)
    if tail["suffix"]:
        scale = Decimal(table.SUFFIXES[tail["suffix"]])
    elif tail["word"]:
        scale = Decimal(table.SCALE_WORDS[tail["word"]])
    elif tail["scale"]:
        scale = chinese_value(tail["scale"]) or Decimal(1)
    more = bool(tail["more1"] or tail["more3"] or tail["more2"])
    end = (
        match.start() + len(text[match.start() : tail.end()].rstrip()) if scale != 1 or more else match.end()
    )
    return Number(match.start(), end, value * scale, scale, more, plain and scale == 1 and not more)


@cache
def spoken_pattern() -> re.Pattern[str]:
    """A decimal as it is spoken: "two point four five gigawatts"."""
    whole, digit = _any(table.UNITS), _any(table.ONES)
    return re.compile(
        rf"(?<![a-z0-9-])(?P<whole>{whole}) point (?P<part>(?:(?:zero|{digit})(?![a-z]) "
        rf"?){{1,3}})(?P<scale>(?:{_any(table.SCALE_WORDS)})(?![a-z]))?"
    )


def _spoken(text: str) -> Iterator[Number]:
    if " point " not in text:
        return
    for match in spoken_pattern().finditer(text):
        digits = "".join(str(table.ONES.get(word, 0)) for word in match["part"].split())
        scale = Decimal(table.SCALE_WORDS[match["scale"]] if match["scale"] else 1)
        value = (table.UNITS[match["whole"]] + Decimal(f"0.{digits}")) * scale
        end = match.start() + len(match.group().rstrip())
        yield Number(match.start(), end, value, scale, words=True)


@cache
def first_unit_pattern() -> re.Pattern[str]:
    """An ordinal that counts one unit: "the first gigawatt will", 首个吉瓦的; not "first gigawatt campus"."""
    return re.compile(
        r"(?<![a-z0-9])first(?= gigawatt(?: (?:of|is|are|was|will|would|in|by|to|on|at|could|should|comes|"
        r"coming|goes|going|deployment|phase|tranche)(?![a-z])|[,.;:)]|$))|"
        r"(?:首个|第一个)(?=吉瓦(?:的|将|预计|计划|,|。))"
    )


def _firsts(text: str) -> Iterator[Number]:
    if "first gigawatt" not in text and "个吉瓦" not in text:
        return
    for match in first_unit_pattern().finditer(text):
        yield Number(match.start(), match.end(), Decimal(1), words=True)


def _english(text: str) -> Iterator[Number]:
    for match in english_pattern().finditer(text):
        scale = Decimal(1)
        for name in ("scale", "scale2"):
            if match[name]:
                scale *= table.SCALE_WORDS[match[name]]
        word = match["word"]
        base = Decimal(table.FRACTIONS[word] if word in table.FRACTIONS else table.UNITS[word])
        yield Number(match.start(), match.end(), base * scale, scale, words=True)


@cache
def code_pattern() -> re.Pattern[str]:
    """The code of a chip right before a number in Chinese: the P800 of 昆仑芯 P800 三万卡."""
    return re.compile(r"[a-z]\d{2,4} ?$")


def _follows_a_code(text: str, match: re.Match[str]) -> bool:
    return (
        len(match.group()) > 1
        and code_pattern().search(text[max(0, match.start() - 7) : match.start()]) is not None
    )


def _chinese(text: str) -> Iterator[Number]:
    for match in chinese_pattern().finditer(text):
        before = text[max(0, match.start() - 2) : match.start()].rstrip()[-1:]
        if (before and before in table.CHINESE_VAGUE) or (
            before.isdigit() and not _follows_a_code(text, match)
        ):
            continue
        word = match.group()
        if text.startswith("计", match.end()) and before == "以":
            continue  # 数以百万计
        if before == "成" and text.startswith("上", match.end()):
            continue  # 成千上万
        if word.endswith("兆") or word.endswith("千") or word.endswith("百"):
            word = _without_unit_prefix(word, text[match.end() : match.end() + 1])
        value = chinese_value(word)
        if value is not None:
            yield Number(match.start(), match.start() + len(word), value, words=True)


@cache
def chinese_decimal_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?P<whole>[零〇一二两三四五六七八九十百廿卅]{1,4})点(?P<part>[零〇一二三四五六七八九]{1,4})(?P<scale>[十百千]?[万亿兆]{0,2})"
    )


def _chinese_decimals(text: str) -> Iterator[Number]:
    """Numerals such as 一点七万."""
    if "点" not in text:
        return
    for match in chinese_decimal_pattern().finditer(text):
        scale_word = match["scale"]
        if scale_word.endswith("兆") and text.startswith("瓦", match.end()):
            scale_word = scale_word[:-1]
        whole = chinese_value(match["whole"])
        if whole is None:
            continue
        digits = "".join(str(table.CHINESE_DIGITS[char]) for char in match["part"])
        scale = (chinese_value(scale_word) if scale_word else None) or Decimal(1)
        end = match.end() - len(match["scale"]) + len(scale_word)
        yield Number(match.start(), end, (whole + Decimal(f"0.{digits}")) * scale, scale, words=True)


def _without_unit_prefix(word: str, following: str) -> str:
    """兆瓦 and 千兆瓦 are units: their first characters are no part of the number."""
    if following == "瓦" and word.endswith("兆"):
        return word[:-2] if word.endswith("千兆") else word[:-1]
    return word


def chinese_value(word: str) -> Decimal | None:
    """The value of a Chinese numeral such as 三千六百万, 十万 or 廿六万; None where it is none.

    >>> chinese_value("三千六百万")
    Decimal('36000000')
    """
    if not word:
        return None
    total = section = digit = 0
    seen = False
    for char in word:
        if char in table.CHINESE_DIGITS:
            worth = table.CHINESE_DIGITS[char]
            if worth < 10:
                digit, seen = digit * 10 + worth, True
            else:
                section += worth
            continue
        scale = table.CHINESE_SCALES[char]
        if scale < 10**4:
            section += (digit if seen else 1) * scale
        else:
            section = (section + digit) or (total or 1)
            total = 0 if section == total else total
            total, section = total + section * scale, 0
        digit, seen = 0, False
    return Decimal(total + section + digit)


def _is_the_rest(text: str, last: Number, number: Number) -> bool:
    """True for the 2600 of 1 万 2600: plain digits right behind 万, fewer than it counts."""
    return (
        last.scale == 10**4
        and text[last.end - 1] == "万"
        and number.plain
        and 0 < number.value < 10**4
        and number.start - last.end <= 1
        and not text[last.end : number.start].strip()
    )


@cache
def joins_hundreds_pattern() -> re.Pattern[str]:
    """Between the parts of a number in words: "eight hundred fifty", "two hundred and thirty thousand"."""
    return re.compile(r"(?: and)?[ -]")


def _of_hundreds(text: str, last: Number, number: Number) -> Number | None:
    """Hundreds or thousands in words with what is added to them, as one number; None where they are two."""
    if not (last.words and number.words) or last.scale not in (10**2, 10**3):
        return None
    if joins_hundreds_pattern().fullmatch(text, last.end, number.start) is None:
        return None
    large = number.scale if number.scale >= 10**3 else Decimal(1)
    rest = number.value / large
    if rest < 10 and text.startswith("-", number.end):
        return None  # "two hundred one-megawatt generators"
    if rest >= last.scale or rest < 1 or (large > 1 and last.scale != 10**2):
        return None
    return Number(last.start, number.end, (last.value + rest) * large, max(large, last.scale), words=True)


def _composed(text: str, found: list[Number]) -> list[Number]:
    """Joins 3 亿 5000 万 and 18 兆 9200 亿: a scaled number followed at once by one of a smaller scale."""
    joined: list[Number] = []
    for number in found:
        last = joined[-1] if joined else None
        if last and _is_the_rest(text, last, number):
            joined[-1] = Number(last.start, number.end, last.value + number.value, last.scale, last.more)
            continue
        if last and (summed := _of_hundreds(text, last, number)):
            joined[-1] = summed
            continue
        if (
            last
            and last.scale >= 10**8 > 1
            and 1 < number.scale < last.scale
            and not text[last.end : number.start].strip(" ")
            and number.start - last.end <= 1
            and "一" <= text[last.end - 1] <= "鿿"
        ):
            joined[-1] = Number(last.start, number.end, last.value + number.value, number.scale, number.more)
        else:
            joined.append(number)
    return joined
