"""Where the values stand in a chart: beside their points, over no other label or mark, off the lines if possible."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.chart_style import DPI

LARGE, SMALL = 13.0, 10.5
MARK = 22.0  # half a mark's side and some air, in pixels
AWAY = 24.0  # from the point to the label

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Label:
    """A value to place; `x` and `y` are its point in pixels. Large ones are never left out."""

    x: float
    y: float
    text: str
    large: bool
    at: datetime

    @property
    def size(self) -> float:
        return LARGE if self.large else SMALL


def width(text: str, size: float) -> float:
    """Pixels, roughly: a Chinese character is as wide as it is high."""
    return sum(1.0 if ord(character) > 0x2E7F else 0.57 for character in text) * size * DPI / 72


def _spots(label: Label) -> Iterator[Box]:
    """The boxes around the point in the order of preference."""
    wide, high = width(label.text, label.size), label.size * DPI / 72 * 1.25
    columns = (label.x - wide / 2, label.x + 4, label.x - wide - 4)
    for bottom in (label.y + AWAY, label.y - AWAY - high):
        for left in columns:
            yield left, bottom, left + wide, bottom + high
    for left in (label.x + MARK, label.x - MARK - wide):
        yield left, label.y - high / 2, left + wide, label.y + high / 2
        yield left, label.y + 8, left + wide, label.y + 8 + high


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _inside(box: Box, room: Box) -> bool:
    return box[0] >= room[0] and box[1] >= room[1] and box[2] <= room[2] and box[3] <= room[3]


def _band(line: Box) -> Box:
    """A straight line as a box that is a few pixels thick."""
    x0, x1 = sorted((line[0], line[2]))
    y0, y1 = sorted((line[1], line[3]))
    return x0 - 3, y0 - 3, x1 + 3, y1 + 3


def place(labels: Sequence[Label], lines: Sequence[Box], room: Box) -> list[tuple[int, tuple[float, float]]]:
    """The number and the lower left corner of each label that has a place."""
    marks = [(one.x - MARK, one.y - MARK, one.x + MARK, one.y + MARK) for one in labels]
    bands = [_band(line) for line in lines]
    taken: list[Box] = []
    found: list[tuple[int, tuple[float, float]]] = []
    order = sorted(range(len(labels)), key=lambda n: (not labels[n].large, -labels[n].at.timestamp()))
    for number in order:
        spot = _best(labels[number], number, marks, bands, taken, room)
        if spot is None:
            continue
        taken.append(spot)
        found.append((number, (spot[0], spot[1])))
    return found


def _best(
    label: Label, number: int, marks: Sequence[Box], bands: Sequence[Box], taken: Sequence[Box], room: Box
) -> Box | None:
    """The first free spot that crosses the fewest lines; for a large label, of any spots the least bad."""
    best: tuple[int, Box] | None = None
    for spot in _spots(label):
        if not _inside(spot, room):
            continue
        covered = sum(_overlap(spot, box) for box in taken)
        covered += sum(_overlap(spot, box) for n, box in enumerate(marks) if n != number)
        if covered and not label.large:
            continue
        cost = covered * 100 + sum(_overlap(spot, band) for band in bands)
        if best is None or cost < best[0]:
            best = cost, spot
    return best[1] if best else None
