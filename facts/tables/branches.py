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

# Names that are words as well, and what stands behind them then: 远景规模 is the size in the long run.
COMMON_WORDS = {
    "远景": ("规模", "目标", "容量", "来看", "規模", "目標", "來看"),
}
