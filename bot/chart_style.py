"""Colours, lines and marks of the charts; readable in grey and for the colour-blind, since form differs too."""

from __future__ import annotations

from typing import Any

from facts.types import Attribution, Stage

INCHES, DPI = 5.4, 200  # 1080 x 1080 pixels
INK, SOFT, FAINT, PAPER = "#111827", "#6B7280", "#E5E7EB", "#FFFFFF"
COLOURS = {Stage.RUNNING: "#0B7A63", Stage.PLANNED: "#2457D6", Stage.TARGET: "#C2570C"}
DASHES: dict[Stage, Any] = {Stage.RUNNING: "-", Stage.PLANNED: "-", Stage.TARGET: (0, (4, 2))}
WIDTHS = {Stage.RUNNING: 3.6, Stage.PLANNED: 2.2, Stage.TARGET: 2.2}
MARKS = {
    Attribution.OFFICIAL: "o",
    Attribution.PRESS: "s",
    Attribution.ESTIMATE: "^",
    Attribution.ANONYMOUS: "D",
    Attribution.OPERATOR: "*",
}
