"""Who buys capacity from whom. Names that are missing here only lose a hint about contracts."""

from __future__ import annotations

LABORATORIES = frozenset(
    (
        "OpenAI",
        "Anthropic",
        "xAI",
        "Mistral AI",
        "Safe Superintelligence",
        "Thinking Machines Lab",
        "Cohere",
        "DeepSeek",
        "Reflection AI",
    )
)
LARGE_CLOUDS = frozenset(
    ("Microsoft", "Meta", "Google", "Amazon", "AWS", "Oracle", "ByteDance", "Alibaba", "Tencent", "Apple")
)
# Who lives by computing alone, so that to name them is to speak of it.
LANDLORDS = frozenset(
    (
        "CoreWeave",
        "Nebius",
        "IREN",
        "Nscale",
        "Crusoe",
        "Lambda",
        "Applied Digital",
        "Cipher",
        "Cipher Mining",
        "TeraWulf",
        "Fluidstack",
        "Firmus",
        "Together AI",
        "Core Scientific",
        "Hut 8",
        "Cerebras",
        "GDS",
        "DayOne",
        "Sesterce",
        "Vantage",
        "Aligned Data Centers",
        "Digital Realty",
        "Equinix",
        "HyperVault",
        "Khazna",
        "Fermi America",
        "Humain",
        "DataVolt",
        "Sakura Internet",
        "Start Campus",
        "Eclairion",
        "TensorWave",
        "Pure Data Centre Group",
    )
)
# Who rents out capacity: a contract between one of these and a laboratory or a large cloud is about computing.
CAPACITY_SELLERS = LARGE_CLOUDS | LANDLORDS | {"Galaxy", "Vultr", "SpaceX"}

# Who has sites that others take: landlords, and one that sells little capacity of its own so far.
OWNERS = LANDLORDS | {"Galaxy"}
