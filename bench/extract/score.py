"""Scores claims against labelled passages on four levels, each stricter than the one before.

mention: metric and value (within 0.5 %) at the same place; claim: with the subject; core: with scope, bound,
model and currency; full: with status, attribution and due date. A label may hold a list of acceptable values;
an optional one neither earns nor costs anything.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Record = Mapping[str, Any]
CORE = ("scope", "bound", "model", "currency")
FULL = ("value_hi", "status", "attribution", "due")
LEVELS = ("mention", "claim", "core", "full")
FIELDS = ("subject", *CORE, *FULL)
TOLERANCE = 0.005


@dataclass(frozen=True, slots=True)
class Score:
    """F1 by "language.level", and the passages without a claim that raise one."""

    f1: Mapping[str, float]
    alarms: int
    empty: int

    @property
    def alarm_rate(self) -> float:
        return self.alarms / self.empty if self.empty else 0.0


def score(gold: Sequence[Record], found: Mapping[str, Sequence[Record]]) -> Score:
    """Scores `found`, claims by passage id, against the labelled passages `gold`."""
    counts: dict[str, Counter[str]] = {"all": Counter()}
    alarms = empty = 0
    for passage in gold:
        predicted = found[passage["id"]]
        if not passage["claims"]:
            empty += 1
            alarms += bool(predicted)
        for language in ("all", passage["lang"]):
            _count(counts.setdefault(language, Counter()), passage["claims"], predicted)
    f1 = {f"{language}.{level}": _f1(c, level) for language, c in counts.items() for level in LEVELS}
    return Score(f1, alarms, empty)


def _f1(counts: Counter[str], level: str) -> float:
    total = counts["gold"] + counts["predicted"]
    return 2 * counts[level] / total if total else 0.0


def _count(counts: Counter[str], labels: Sequence[Record], predicted: Sequence[Record]) -> None:
    pairs = pair(labels, predicted)
    counts["predicted"] += len(predicted) - len(pairs)
    for index, label in enumerate(labels):
        if label.get("optional"):
            continue
        counts["gold"] += 1
        if index in pairs:
            counts["predicted"] += 1
            counts["mention"] += 1
            for level, fields in (("claim", ()), ("core", CORE), ("full", CORE + FULL)):
                counts[level] += all(
                    agrees(label, predicted[pairs[index]], field) for field in ("subject", *fields)
                )


def pair(labels: Sequence[Record], predicted: Sequence[Record]) -> dict[int, int]:
    """One predicted claim for each label where there is one at its place; the best fitting pairs first."""
    candidates = sorted(
        (-sum(agrees(label, claim, field) for field in FIELDS), bool(label.get("optional")), i, j)
        for i, label in enumerate(labels)
        for j, claim in enumerate(predicted)
        if _same_mention(label, claim)
    )
    pairs: dict[int, int] = {}
    for _, _, i, j in candidates:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def _same_mention(label: Record, claim: Record) -> bool:
    if claim["metric"] not in _options(label["metric"]):
        return False
    high = label.get("value_hi")
    close = any(_near(value, claim["value"]) for value in _options(label["value"]))
    if not close and not (high is not None and claim["value_hi"] is None and _near(high, claim["value"])):
        return False
    return bool(min(label["end"], claim["end"]) > max(label["start"], claim["start"]))


def agrees(label: Record, claim: Record, field: str) -> bool:
    """Whether a claim's field is among the label's acceptable values."""
    wanted, got = _options(label.get(field)), claim.get(field)
    if field == "model":
        return _models(got) in [_models(want) for want in wanted]
    if field == "value_hi":
        return any((want is None and got is None) or _near(want, got) for want in wanted)
    return _folded(got) in [_folded(want) for want in wanted]


def _options(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _near(one: float | None, other: float | None) -> bool:
    return one is not None and other is not None and abs(one - other) <= TOLERANCE * max(abs(one), abs(other))


def _folded(value: Any) -> Any:
    return " ".join(value.lower().replace("–", "-").split()) if isinstance(value, str) else value


def _models(value: str | None) -> frozenset[str]:
    """Models without vendor, plural, spaces and order."""
    parts = (value or "").lower().replace("nvidia", "").replace("/", "+").split("+")
    bare = ("".join(char for char in part if char.isalnum()).removesuffix("s") for part in parts)
    return frozenset(part.removesuffix("gpu") for part in bare if part)
