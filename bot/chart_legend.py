"""The legend under a chart: the stages, then who said it; nothing that is not in the picture."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from matplotlib.figure import Figure as Canvas
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D

from bot.chart_style import COLOURS, DASHES, INK, MARKS, PAPER, SOFT, WIDTHS
from bot.timeline import Timeline
from bot.words import Words
from facts.types import Stage

Row = Sequence[tuple[str, Line2D]]
LEFT, FLOOR, LINE = 0.03, 0.02, 0.052  # fractions of the picture
PER_ROW = 4


def legend(
    canvas: Canvas, timeline: Timeline, words: Words, font: Callable[[float], FontProperties]
) -> float:
    """Draws the rows from the bottom up and returns where they end, as a fraction of the picture's height."""
    said = _said(timeline, words)
    rows: list[tuple[Row, float]] = [(_stages(timeline, words), 12.0)]
    rows += [(said[start : start + PER_ROW], 10.5) for start in range(0, len(said), PER_ROW)]
    height = FLOOR
    for row, size in reversed(rows):
        _draw(canvas, row, height, font(size), long=size > 11)
        height += LINE if size < 11 else LINE * 1.2
    return height


def _draw(canvas: Canvas, row: Row, height: float, font: FontProperties, *, long: bool) -> None:
    drawn = canvas.legend(
        [sample for _, sample in row],
        [text for text, _ in row],
        loc="lower left",
        bbox_to_anchor=(LEFT, height),
        ncols=len(row),
        frameon=False,
        prop=font,
        labelcolor=INK,
        borderpad=0.2,
        handletextpad=0.5,
        columnspacing=1.4,
        handlelength=1.7 if long else 1.0,
    )
    drawn.set_in_layout(False)


def _stages(timeline: Timeline, words: Words) -> Row:
    return [(words.plain(f"stage.{series.stage.value}"), _line(series.stage)) for series in timeline.series]


def _said(timeline: Timeline, words: Words) -> Row:
    points = [point for series in timeline.series for point in series.points]
    present = {point.attribution for point in points}
    rows = [(words.plain(f"chart.who.{who.value}"), _mark(MARKS[who])) for who in MARKS if who in present]
    if any(point.disputed for point in points):
        rows.append((words.plain("chart.disputed"), _mark("o", filled=False)))
    if any(step.figure is None for series in timeline.series for step in series.steps):
        rows.append((words.plain("status.dropped"), _mark("X")))
    return rows


def _line(stage: Stage) -> Line2D:
    return Line2D([], [], color=COLOURS[stage], linewidth=WIDTHS[stage], linestyle=DASHES[stage])


def _mark(marker: str, *, filled: bool = True) -> Line2D:
    size = 12 if marker == "*" else 8.5
    fill = SOFT if filled else PAPER
    return Line2D(
        [],
        [],
        linestyle="none",
        marker=marker,
        markersize=size,
        color=SOFT,
        markerfacecolor=fill,
        markeredgewidth=1.6,
    )
