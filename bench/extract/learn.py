"""Learns the tables of `facts/learnt` from labelled passages.

    python -m bench.extract.learn [PASSAGES.jsonl CATALOGUE.toml]...

A file that is named several times weighs as much more. The tables that ship were learnt from more passages than the
repository holds, so running this on those alone makes worse ones.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from app.catalogue_file import load_catalogue
from bench.extract.fit import fit
from bench.extract.run import read_passages
from facts import learnt
from facts.catalogue import Catalogue
from facts.learnt.candidates import scene_of, signs_of, signs_of_none
from facts.learnt.promises import promise_of, signs_of_date, signs_of_no_date
from facts.learnt.surroundings import flat, signs_around
from facts.learnt.verdicts import COUNTED, PROMISED
from facts.learnt.weights import Sign, Weights
from facts.passage import moment_of
from facts.quantities import Kind, Quantity
from facts.reading import Reading, read
from facts.types import Metric, Scope, Status

PENALTY = 2.0
PENALTIES = {
    "part": 20.0,
    **dict.fromkeys([status.value for status in Status], 5.0),
    **dict.fromkeys([f"counts-{kind.value}-zh" for kind in COUNTED], 1.0),
    "generation-zh": 1.0,
    "subject": 1.0,
}
HOME = Path(learnt.__file__).parent
Examples = dict[str, tuple[list[Set[Sign]], list[bool]]]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A quantity of a passage with its label, if the passage has one for it."""

    reading: Reading
    index: int
    quantity: Quantity
    claim: dict[str, Any] | None
    catalogue: Catalogue
    published: date | None


def main(arguments: Sequence[str]) -> None:
    if not arguments or len(arguments) % 2:
        raise SystemExit("usage: python -m bench.extract.learn [PASSAGES.jsonl CATALOGUE.toml]...")
    pairs = zip(arguments[::2], arguments[1::2], strict=True)
    for name, (table, examples) in learn(
        [(Path(passages), Path(known)) for passages, known in pairs]
    ).items():
        (HOME / f"{name}.tsv").write_text(written(table, examples), encoding="utf-8")
        sys.stdout.write(f"{name}: {examples} examples, {len(table.by_sign)} signs\n")


def learn(sets: Sequence[tuple[Path, Path]]) -> dict[str, tuple[Weights, int]]:
    """The tables by name, each with the number of its examples, from files of passages and their catalogues."""
    examples: Examples = defaultdict(lambda: ([], []))
    for each in _distinct(sets):
        _add(each, examples)
    return {
        name: (fit(rows, labels, penalty_of(name)), len(rows))
        for name, (rows, labels) in sorted(examples.items())
    }


def penalty_of(name: str) -> float:
    """How much a table's weights are held back; found on passages kept apart from the learning."""
    return next((penalty for begins, penalty in PENALTIES.items() if name.startswith(begins)), PENALTY)


def written(table: Weights, examples: int) -> str:
    """The table as text, by place, the heaviest signs first."""
    lines = [
        f"# learnt from {examples} labelled examples; written by bench.extract.learn",
        f"bias\t\t{table.bias:.3f}",
    ]
    lines += [
        f"{place}\t{what}\t{weight:.3f}"
        for (place, what), weight in sorted(
            table.by_sign.items(), key=lambda each: (each[0][0], -each[1], each[0][1])
        )
    ]
    return "\n".join(lines) + "\n"


def _distinct(sets: Sequence[tuple[Path, Path]]) -> Iterator[Labelled]:
    """Every quantity of every passage: each text once with a catalogue, or as often as its file is named."""
    seen: dict[tuple[str, Path], Path] = {}
    for path, catalogue_path in sets:
        catalogue = load_catalogue(catalogue_path)
        for passage in read_passages(path):
            if seen.setdefault((passage["text"], catalogue_path), path) == path:
                yield from _labelled(passage, catalogue)


def _labelled(passage: dict[str, Any], catalogue: Catalogue) -> Iterator[Labelled]:
    reading = read(passage["text"], catalogue)
    published = moment_of(passage["published"]).date() if passage.get("published") else None
    for index, sentence in enumerate(reading.sentences):
        for quantity in sentence.quantities:
            mine = [c for c in passage["claims"] if c["start"] < quantity.end and quantity.start < c["end"]]
            if not (mine and mine[0].get("optional")):
                yield Labelled(reading, index, quantity, mine[0] if mine else None, catalogue, published)


def _add(each: Labelled, examples: Examples) -> None:
    signs = flat(signs_around(each.reading.sentences, each.index, each.quantity))
    english = each.reading.sentences[each.index].weight == 1
    language = "en" if english else "zh"
    if each.quantity.kind in COUNTED:
        _put(examples, f"counts-{each.quantity.kind.value}-{language}", signs, each.claim is not None)
    if each.quantity.kind is Kind.POWER:
        told = each.claim is not None and _first(each.claim["metric"]) == Metric.GENERATION.value
        _put(examples, f"generation-{language}", signs, told)
    if each.claim is None:
        return
    metric, scope = Metric(_first(each.claim["metric"])), Scope(_first(each.claim.get("scope") or "total"))
    signs |= {("metric", metric.value)}
    _put(examples, f"part-{language}", signs, scope is Scope.PART)
    signs |= {("scope", scope.value)}
    for status in Status:
        true = _first(each.claim.get("status")) == status.value
        _put(examples, f"{status.value}-{language}", signs, true)
    _add_dates(each, metric, scope, each.claim, language, examples)
    if "subject" in each.claim:
        _add_subjects(each, metric, each.claim["subject"], examples)


def _add_subjects(each: Labelled, metric: Metric, label: Any, examples: Examples) -> None:
    right = label if isinstance(label, list) else [label]
    scene = scene_of(each.reading.sentences, each.index, each.quantity, metric, each.catalogue)
    if not scene.named or not ({None, *scene.named} & set(right)):
        return  # nothing to choose, or the subject stands nowhere near
    for name in scene.named:
        _put(examples, "subject", signs_of(scene, name), name in right)
    _put(examples, "subject", signs_of_none(scene), None in right)


def _add_dates(
    each: Labelled, metric: Metric, scope: Scope, claim: dict[str, Any], language: str, examples: Examples
) -> None:
    status = Status(_first(claim.get("status")) or "planned")
    if status not in PROMISED or scope is Scope.PREVIOUS or "due" not in claim:
        return
    right = claim["due"] if isinstance(claim["due"], list) else [claim["due"]]
    promise = promise_of(
        each.reading.sentences, each.index, each.quantity, metric, scope, status, each.published
    )
    if not {None, *(item.due for _, item in promise.dates)} & set(right) or not promise.dates:
        return  # nothing to choose, or the date stands nowhere near
    for index, item in promise.dates:
        _put(examples, f"due-{language}", signs_of_date(promise, index, item), item.due in right)
    _put(examples, f"due-{language}", signs_of_no_date(promise), None in right)


def _put(examples: Examples, name: str, signs: Set[Sign], label: bool) -> None:
    rows, labels = examples[name]
    rows.append(frozenset(signs))
    labels.append(label)


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, list) else value


if __name__ == "__main__":
    main(sys.argv[1:])
