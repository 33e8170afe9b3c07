"""Words behind a group's short name that make it another company: SK 电讯, SK Hynix."""

from __future__ import annotations

BRANCHES = (
    "电讯",
    "电信",
    "海力士",
    "电子",
    "能源",
    "创新",
    "化学",
    "hynix",
    "telecom",
    "on ",
    "energy solution",
)
