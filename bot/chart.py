"""A figure over time as a picture for a phone: steps by stage, each statement marked by who made it."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from functools import cache
from typing import Any, cast

from matplotlib import dates as mdates
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure as Canvas
from matplotlib.font_manager import FontProperties, get_font
from matplotlib.patheffects import withStroke
from matplotlib.text import Text
from matplotlib.ticker import FixedLocator, FuncFormatter, MaxNLocator
from pylopdf_fonts_zh_cn import sans_path

from bot import chart_labels, chart_legend, dates
from bot.chart_style import COLOURS, DASHES, DPI, FAINT, INCHES, INK, MARKS, PAPER, SOFT, WIDTHS
from bot.escape import clean, clip
from bot.quantities import amount, figure_sign
from bot.timeline import Point, Series, Timeline
from bot.words import Words
from facts.equality import headline_value
from facts.types import Attribution, Figure

LEFT, RIGHT, TOP = 0.05, 0.96, 0.83
TICK_SIZE = 10.5


@dataclass(frozen=True, slots=True)
class _Frame:
    """What the drawing functions share: the words, the line, the span of time and the largest value."""

    words: Words
    timeline: Timeline
    start: datetime
    end: datetime
    top: float
    timezone: str

    @property
    def points(self) -> list[Point]:
        return [point for series in self.timeline.series for point in series.points]

    def value(self, figure: Figure) -> str:
        return figure_sign(figure, self.timeline.key.metric, self.words)


@cache
def _font_file() -> str:
    return str(sans_path())


@cache
def _glyphs() -> frozenset[int]:
    return frozenset(get_font(_font_file()).get_charmap())


def font(size: float) -> FontProperties:
    return FontProperties(fname=_font_file(), size=size)


def drawable(value: str, limit: int = 60) -> str:
    """The text without characters that the font lacks (emoji, rare scripts), on one line."""
    kept = "".join(character for character in clean(value) if ord(character) in _glyphs())
    return clip(" ".join(kept.split()), limit)


def chart(
    timeline: Timeline, language: str, *, now: datetime, timezone: str = "UTC", subject: str | None = None
) -> bytes:
    """A PNG of 1080 x 1080 pixels. `now` is where the lines end; `subject` replaces the title's name.

    Raises ValueError for a timeline without points.
    """
    frame = _frame(timeline, Words(language), now, timezone)
    canvas = Canvas(figsize=(INCHES, INCHES), dpi=DPI, facecolor=PAPER)
    FigureCanvasAgg(canvas)
    legend = chart_legend.legend(canvas, timeline, frame.words, font)
    ticks = _value_ticks(frame)
    left = LEFT + max((chart_labels.width(text, TICK_SIZE) for _, text in ticks), default=0) / (INCHES * DPI)
    bottom = legend + 0.11
    axes = canvas.add_axes((left + 0.015, bottom, RIGHT - left - 0.015, TOP - bottom))
    _scales(axes, frame, ticks)
    for series in timeline.series:
        _steps(axes, series, frame)
    for series in timeline.series:
        _points(axes, series)
    _labels(axes, frame)
    _title(canvas, frame, subject or timeline.key.subject)
    return _png(canvas)


def _frame(timeline: Timeline, words: Words, now: datetime, timezone: str) -> _Frame:
    points = [point for series in timeline.series for point in series.points]
    if not points:
        raise ValueError("a chart needs at least one point")
    end = max(now, *(point.at for point in points))
    start = min(end - timedelta(days=10), *(point.at for point in points))
    top = max(_number(point.figure) for point in points) * 1.2 or 1.0
    return _Frame(words, timeline, start, end, top, timezone)


def prepare() -> None:
    """Load the font and the renderer, so that the first reader does not wait for them."""
    canvas = Canvas(figsize=(1, 1))
    FigureCanvasAgg(canvas)
    canvas.text(0, 0, "0 万", fontproperties=font(8))
    drawable("0")
    _png(canvas)


def _png(canvas: Canvas) -> bytes:
    """The picture; a dollar sign in a text is a dollar sign."""
    for text in canvas.findobj(Text):
        text.set_parse_math(False)
    out = io.BytesIO()
    canvas.savefig(out, format="png", metadata={"Software": None})
    return out.getvalue()


def _number(figure: Figure) -> float:
    return float(headline_value(figure))


def _when(instant: datetime) -> float:
    convert = cast(Callable[[datetime], float], mdates.date2num)
    return float(convert(instant))


def _value_ticks(frame: _Frame) -> list[tuple[float, str]]:
    """Three to five round values up to the top, each with its unit."""
    key = frame.timeline.key
    found = MaxNLocator(5, steps=[1, 2, 2.5, 5, 10]).tick_values(0, frame.top)
    inside = [float(value) for value in found if 0 < value <= frame.top]
    exact = [(value, Decimal(f"{value:.6g}")) for value in inside]
    return [(value, amount(number, key.metric, frame.words, key.currency)) for value, number in exact]


def _scales(axes: Axes, frame: _Frame, ticks: Sequence[tuple[float, str]]) -> None:
    """Figures from zero at the left, dates below; few and large labels, no box around."""
    span = frame.end - frame.start
    axes.set_ylim(0, frame.top)
    axes.set_xlim(_when(frame.start - span * 0.03), _when(frame.end + span * 0.06))
    for side in ("left", "right", "top"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(SOFT)
    axes.grid(axis="y", color=FAINT, linewidth=1)
    axes.set_axisbelow(True)
    axes.set_yticks([value for value, _ in ticks], [text for _, text in ticks])
    days, style = _date_ticks(frame)
    axes.xaxis.set_major_locator(FixedLocator(days))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: _date(value, style, frame)))
    axes.tick_params(axis="y", length=0, pad=6, colors=SOFT)
    axes.tick_params(axis="x", length=5, colors=SOFT, pad=4)
    for label in (*axes.get_yticklabels(), *axes.get_xticklabels()):
        label.set_fontproperties(font(TICK_SIZE))


def _date_ticks(frame: _Frame) -> tuple[list[float], str]:
    """At most five dates, and whether they show days, months or years."""
    make = cast(Callable[..., Any], mdates.AutoDateLocator)
    locator = make(tz=dates.zone(frame.timezone), minticks=2, maxticks=5)
    found = [float(tick) for tick in locator.tick_values(frame.start, frame.end)]
    inside = [tick for tick in found if _when(frame.start) <= tick <= _when(frame.end)]
    days = (frame.end - frame.start) / timedelta(days=1)
    return inside, "day" if days < 75 else "month" if days < 1400 else "year"


def _date(value: float, style: str, frame: _Frame) -> str:
    convert = cast(Callable[..., datetime], mdates.num2date)
    local = convert(value, tz=dates.zone(frame.timezone))
    month = frame.words.plain(f"month.{local.month}")
    return frame.words.plain(f"chart.{style}", day=local.day, month=month, year=local.year)


def _segments(series: Series, end: datetime) -> list[tuple[float, float, float, float]]:
    """The step line as x0, y0, x1, y1 in data units: risers and levels, none over a time without a figure."""
    found: list[tuple[float, float, float, float]] = []
    until = [*(step.at for step in series.steps[1:]), end]
    before: Figure | None = None
    for step, stop in zip(series.steps, until, strict=True):
        at = _when(step.at)
        if before and step.figure:
            found.append((at, _number(before), at, _number(step.figure)))
        if step.figure:
            found.append((at, _number(step.figure), _when(stop), _number(step.figure)))
        before = step.figure
    return found


def _steps(axes: Axes, series: Series, frame: _Frame) -> None:
    """What the ledger held, until now; a cross where it was dropped."""
    colour, width = COLOURS[series.stage], WIDTHS[series.stage]
    for x0, y0, x1, y1 in _segments(series, frame.end):
        axes.plot(
            [x0, x1],
            [y0, y1],
            color=colour,
            linewidth=width,
            linestyle=DASHES[series.stage],
            solid_capstyle="round",
            zorder=3,
        )
    for before, step in zip(series.steps, series.steps[1:], strict=False):
        if before.figure and step.figure is None:
            cross = {"marker": "X", "markersize": 13, "color": colour, "markeredgecolor": PAPER}
            axes.plot([_when(step.at)], [_number(before.figure)], zorder=6, **cast(dict[str, Any], cross))


def _points(axes: Axes, series: Series) -> None:
    colour = COLOURS[series.stage]
    for point in series.points:
        axes.plot(
            [_when(point.at)],
            [_number(point.figure)],
            marker=MARKS[point.attribution],
            markersize=15 if point.attribution is Attribution.OPERATOR else 9.5,
            markerfacecolor=PAPER if point.disputed else colour,
            markeredgecolor=colour if point.disputed else PAPER,
            markeredgewidth=2 if point.disputed else 1.2,
            linestyle="none",
            zorder=5,
            clip_on=False,
        )


def _labels(axes: Axes, frame: _Frame) -> None:
    """Values beside their points; the newest of each stage first and larger, the crowded ones left out."""

    def pixel(x: float, y: float) -> tuple[float, float]:
        found = axes.transData.transform((x, y))
        return float(found[0]), float(found[1])

    wanted, owners = [], []
    for series in frame.timeline.series:
        held = [point for point in series.points if not point.disputed]
        for point in series.points:
            place = pixel(_when(point.at), _number(point.figure))
            large = bool(held) and point is held[-1]
            wanted.append(
                chart_labels.Label(*place, drawable(frame.value(point.figure), 24), large, point.at)
            )
            owners.append(series.stage)
    lines = [
        (*pixel(x0, y0), *pixel(x1, y1))
        for series in frame.timeline.series
        for x0, y0, x1, y1 in _segments(series, frame.end)
    ]
    area = axes.get_window_extent()
    room = (float(area.x0), float(area.y0), float(area.x1) + 0.03 * INCHES * DPI, float(area.y1) + 30)
    for number, spot in chart_labels.place(wanted, lines, room):
        axes.annotate(
            wanted[number].text,
            spot,
            xycoords="figure pixels",
            fontproperties=font(wanted[number].size),
            color=COLOURS[owners[number]],
            va="bottom",
            zorder=7,
            path_effects=[withStroke(linewidth=3, foreground=PAPER)],
            annotation_clip=False,
        )


def _title(canvas: Canvas, frame: _Frame, subject: str) -> None:
    words, key = frame.words, frame.timeline.key
    metric = words.plain(f"metric.{key.metric.value}")
    if key.model:
        metric = words.plain("fact.line", subject=key.model, metric=metric)
    name = drawable(subject, 26)
    bold = [withStroke(linewidth=0.9, foreground=INK)]
    canvas.text(LEFT, 0.945, name, fontproperties=font(21), color=INK, va="center", path_effects=bold)
    first = dates.day(min(point.at for point in frame.points), words, frame.timezone)
    last = dates.day(frame.end, words, frame.timezone)
    span = words.plain("chart.span", metric=metric, start=first, end=last)
    canvas.text(LEFT, 0.885, drawable(span, 80), fontproperties=font(11.5), color=SOFT, va="center")
