"""What reporters call companies instead of naming them again: "the startup", "the French firm", 这家搜索巨头."""

from __future__ import annotations

from facts.tables.buyers import LABORATORIES, LANDLORDS
from facts.tables.chips import VENDORS

_MINERS = frozenset(
    ("IREN", "Cipher", "Cipher Mining", "TeraWulf", "Galaxy", "Bitdeer", "Core Scientific", "Hut 8")
)
_YOUNG = (LABORATORIES - {"DeepSeek"}) | frozenset(
    (
        "Nscale",
        "Crusoe",
        "Lambda",
        "Fluidstack",
        "Together AI",
        "Firmus",
        "TensorWave",
        "Cerebras",
        "Sesterce",
        "Valar Atomics",
        "Lepton AI",
    )
)
_FRENCH = frozenset(("Mistral AI", "Sesterce", "Eclairion"))
_BRITISH = frozenset(("Nscale", "Fluidstack", "Pure Data Centre Group"))
_DUTCH = frozenset(("Nebius",))
_AUSTRALIAN = frozenset(("IREN", "Firmus"))
_SAUDI = frozenset(("Humain", "DataVolt", "NEOM"))
_EMIRATI = frozenset(("G42", "MGX", "Khazna"))
_INDIAN = frozenset(("Reliance", "Adani", "HyperVault"))
_JAPANESE = frozenset(("SoftBank", "Sakura Internet"))
_KOREAN = frozenset(("SK Group", "SK Telecom", "Samsung", "NAVER Cloud", "Hyundai Motor Group"))
_CHINESE = frozenset(
    (
        "Alibaba",
        "Tencent",
        "ByteDance",
        "Baidu",
        "Huawei",
        "China Mobile",
        "China Telecom",
        "China Unicom",
        "GDS",
    )
)

# The word that tells something, and whom it can stand for.
DESCRIPTIONS: dict[str, frozenset[str]] = {
    "startup": _YOUNG,
    "start-up": _YOUNG,
    "upstart": _YOUNG,
    "lab": LABORATORIES,
    "chipmaker": frozenset(VENDORS),
    "chip maker": frozenset(VENDORS),
    "chip designer": frozenset(VENDORS),
    "miner": _MINERS,
    "neocloud": LANDLORDS,
    "landlord": LANDLORDS,
    "carmaker": frozenset(("Tesla", "Hyundai Motor Group")),
    "search": frozenset(("Google", "Baidu")),
    "e-commerce": frozenset(("Amazon", "Alibaba")),
    "software": frozenset(("Microsoft", "Oracle")),
    "social media": frozenset(("Meta", "ByteDance")),
    "social network": frozenset(("Meta",)),
    "facebook": frozenset(("Meta",)),
    "instagram": frozenset(("Meta",)),
    "claude": frozenset(("Anthropic",)),
    "grok": frozenset(("xAI",)),
    "iphone": frozenset(("Apple",)),
    "windows": frozenset(("Microsoft",)),
    "telecoms": frozenset(
        ("China Mobile", "China Telecom", "China Unicom", "SK Telecom", "SoftBank", "Reliance")
    ),
    "french": _FRENCH,
    "paris-based": _FRENCH,
    "british": _BRITISH,
    "u.k.": _BRITISH,
    "uk": _BRITISH,
    "london-based": _BRITISH,
    "dutch": _DUTCH,
    "amsterdam-based": _DUTCH,
    "australian": _AUSTRALIAN,
    "sydney-based": _AUSTRALIAN,
    "saudi": _SAUDI,
    "riyadh-based": _SAUDI,
    "emirati": _EMIRATI,
    "abu dhabi-based": _EMIRATI,
    "indian": _INDIAN,
    "mumbai-based": _INDIAN,
    "japanese": _JAPANESE,
    "tokyo-based": _JAPANESE,
    "korean": _KOREAN,
    "south korean": _KOREAN,
    "chinese": _CHINESE,
    "taiwanese": frozenset(("Foxconn",)),
    "denver-based": frozenset(("Crusoe", "Vantage")),
    "redmond": frozenset(("Microsoft",)),
    "menlo park": frozenset(("Meta",)),
    "初创": _YOUNG,
    "新创": _YOUNG,
    "搜索": frozenset(("Google", "Baidu")),
    "搜寻": frozenset(("Google",)),
    "电商": frozenset(("Amazon", "Alibaba")),
    "软件": frozenset(("Microsoft", "Oracle")),
    "软体": frozenset(("Microsoft", "Oracle")),
    "社交媒体": frozenset(("Meta",)),
    "社群": frozenset(("Meta",)),
    "芯片": frozenset(VENDORS),
    "晶片": frozenset(VENDORS),
    "矿": _MINERS,
    "法国": _FRENCH,
    "英国": _BRITISH,
    "沙特": _SAUDI,
    "日本": _JAPANESE,
    "韩国": _KOREAN,
    "中国": _CHINESE,
}
