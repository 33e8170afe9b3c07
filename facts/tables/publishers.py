"""How the name of a publisher shows that it speaks for a company."""

from __future__ import annotations

from facts.tables.words import words

WIRES = words(
    """
    pr newswire | business wire | businesswire | globenewswire | accesswire | press release | newsfile |
    investor relations | newsroom | 美通社 | 新闻稿 | 公司公告 | 官方 | sec filing
    """
)
OWN_VOICES = words(
    """
    blog | newsroom | news | on x | on twitter | on linkedin | press release | press |
    investor relations | official | 官网 | 官微 | 公众号 | 微博 | research | engineering |
    shareholder letter | earnings call
    """
)
