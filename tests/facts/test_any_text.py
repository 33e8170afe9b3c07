"""Whatever the text, extraction ends, tells true places, and tells the same twice."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from facts.tables.words import words
from facts.types import Mention, Place
from tests.facts.reading_room import learn

PIECES = (
    *words(
        """
        OpenAI | Meta | Hyperion | Colossus 2 | 英伟达 | 马斯克 | Musk | said | 表示 | 知情人士 | will |
        将 | 已 | up to | 超过 | 约 | 5 GW | 300MW | 4030 万千瓦 | $500 billion | 3800亿元 |
        100,000 GPUs | 23 万块 | GB200 | H100 equivalents | 8万P | from | to | - | 至 | by 2027 |
        今年年底前 | within five years | 未来三年 | data center | 数据中心 | respectively | 分别 |
        including | 其中 | another | 新增 | ) | ， | 。 | ![a](b) | [x](http://y/5GW) | 参考链接 |
        cancelled | 取消 | 1 | 2026 | 7月 | 0.5 | ２ＧＷ | İ
        """
    ),
    "(",
    ", ",
    ". ",
    "\n",
    "\n\n",
    "# ",
    "\xa0",
)

texts = st.lists(st.sampled_from(PIECES), max_size=40).flatmap(
    lambda pieces: st.sampled_from(("", " ")).map(lambda gap: gap.join(pieces))
)


def mentions(text: str, title: str) -> list[Mention]:
    found = learn(text, title=title)
    return [claim.mention for claim in found.claims] + list(found.unresolved)


@settings(max_examples=300, deadline=None)
@given(texts, texts)
def test_places_are_true_and_reading_is_repeatable(text: str, title: str) -> None:
    found = mentions(text, title)
    assert found == mentions(text, title)
    for mention in found:
        place = title if mention.evidence.place is Place.TITLE else text
        surface = place[mention.evidence.start : mention.evidence.end]
        assert surface and surface in mention.evidence.quote and mention.evidence.quote in place
        assert mention.figure.value > 0
        assert (mention.figure.currency is not None) == (mention.metric == "investment")


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=400))
def test_any_characters_are_read(text: str) -> None:
    mentions(text, text[:80])
