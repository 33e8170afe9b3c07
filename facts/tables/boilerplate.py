"""Lines behind which an article has ended."""

from __future__ import annotations

from facts.tables.words import words

TAIL_LINES = words(
    """
    参考链接 | 参考资料 | 参考来源 | 参考文献 | 相关链接 | 延伸阅读 | 推荐阅读 | 往期推荐 | references |
    related articles | related stories | read more | further reading | sources | see also | © the end |
    the end | end | more from this author | recommended | 相关阅读 | 延伸閱讀 | 相关新闻
    """
)
