"""Words that may stand between a phrase and its figure, as a pattern to be put at the end of others."""

from __future__ import annotations

BOUND = (
    r"(?: (?:about|around|roughly|over|more than|well over|north of|nearly|some|just over|just under|up to|"
    r"at least|almost|close to|upwards of|a total of)){0,2} ?[\"'~]{0,2}$"
)
