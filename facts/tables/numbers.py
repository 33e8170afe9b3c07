"""Words and suffixes of numbers in both languages."""

from __future__ import annotations

SUFFIXES = {
    "k": 10**3,
    "m": 10**6,
    "mn": 10**6,
    "mm": 10**6,
    "b": 10**9,
    "bn": 10**9,
    "t": 10**12,
    "tn": 10**12,
}  # glued to the digits
SCALE_WORDS = {
    "hundred": 10**2,
    "thousand": 10**3,
    "million": 10**6,
    "millions": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "quadrillion": 10**15,
    "quintillion": 10**18,
    "mn": 10**6,
    "bn": 10**9,
    "tn": 10**12,
    "mil": 10**6,
    "lakh crore": 10**12,
    "crore": 10**7,
    "lakh": 10**5,
}  # after a space or hyphen
ONES = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
UNITS = {
    "a": 1,
    "an": 1,
    **ONES,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
    **TENS,
    **{f"{ten}{mark}{one}": TENS[ten] + ONES[one] for ten in TENS for mark in "- " for one in ONES},
}
FRACTIONS = {
    "half a": "0.5",
    "half-a": "0.5",
    "a half": "0.5",
    "a quarter of a": "0.25",
    "quarter of a": "0.25",
    "three quarters of a": "0.75",
    "one and a half": "1.5",
    "a couple": "2",
    "a couple of": "2",
}
CHINESE_DIGITS = {
    "零": 0,
    "〇": 0,
    "○": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
    "廿": 20,
    "卅": 30,
}
CHINESE_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "兆": 10**12}
CHINESE_VAGUE = "数几上好多若"  # before a scale alone: 数十万, 几百万, 上万
GLUED_CODES = frozenset(
    {
        *(
            "usd",
            "rmb",
            "eur",
            "cny",
            "inr",
            "gbp",
            "aed",
            "sar",
            "krw",
            "jpy",
            "rs",
            "rm",
            "dh",
            "nok",
            "sek",
        ),
        *(
            "dkk",
            "chf",
            "aud",
            "cad",
            "sgd",
            "hkd",
            "twd",
            "ntd",
            "myr",
            "thb",
            "idr",
            "rp",
            "pln",
            "brl",
            "qar",
        ),
        *("nzd", "zar", "vnd", "mxn", "ils", "czk", "huf", "php", "to", "of"),
    }
)
