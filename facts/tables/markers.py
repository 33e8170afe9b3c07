"""Parts of patterns that several share: what may stand between a phrase and its figure, who gives to whom."""

from __future__ import annotations

MORE_OR_LESS = (
    r"(?: (?:about|around|roughly|over|more than|well over|north of|nearly|some|just over|just under|up to|"
    r"at least|almost|approximately|as many as|as much as|close to|upwards of|a total of)){0,2}"
)
# A maker, or whoever has something, gives it to another.
HANDS_OVER = r"(?:suppl|sell|sold|ship|deliver|provid|send|sent|export)[a-z]{0,4}"
BOUND = MORE_OR_LESS + r" ?[\"'~]{0,2}$"
SUM = MORE_OR_LESS + r" ?~?[a-z]{0,3}[$€£¥₹]?"  # up to an amount that begins with its currency
