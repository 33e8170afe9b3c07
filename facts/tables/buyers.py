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
