"""Whether a word of status says what it seems to: negations, nouns, words that the future puts off."""

from __future__ import annotations

import re
from functools import cache

from facts.lexicon import Hit
from facts.reading import Sentence
from facts.tables.verbs import ALREADY, AUXILIARIES, FUTURE


@cache
def dated_before_pattern() -> re.Pattern[str]:
    """Before a word of standing that a coming date puts off: 2030 年前建成."""
    return re.compile(r"(?:20\d\d ?年|明年|后年)[^,;。]{0,4}(?:之?前|才能?|内)$|(?:明年|后年)[^,;。]{0,8}$")


@cache
def at_it_pattern() -> re.Pattern[str]:
    """Behind 目前 and its like: that something is still being worked at, 目前仍在推进."""
    return re.compile(
        r"(?:仍|正|还|尚|已)?(?:在|处于|于)(?:推进|建|施工|规划|洽谈|谈判|筹备|讨论|评估|申请|审批|兴建|安装|"
        r"调试)|(?:经)?(?:订购|下单|预订|预定|签约|签下|签署|规划|批准|获批|宣布|承诺|选定|敲定|同意|计划)"
    )


@cache
def announcing_pattern() -> re.Pattern[str]:
    """Behind "today": that something is announced, which is still to come."""
    return re.compile(
        r",? (?:we|it|[a-z]{2,14})(?:'re| are| is| have| has)? (?:also )?(?:announc|unveil|reveal|pleased|excited|"
        r"proud|launch)"
    )


@cache
def years_until_pattern() -> re.Pattern[str]:
    """Behind the 截至 of a span of years that is yet to pass: 截至2029年的4年里."""
    return re.compile(
        r" ?20[2-5]\d ?年(?:底|末)?的 ?(?:\d{1,2}|[一二两三四五六七八九十]) ?年(?:里|间|内|中|期)"
    )


@cache
def dated_behind_pattern() -> re.Pattern[str]:
    """Behind a word of standing: a day by which it is to be so, "in operation by 2030"."""
    return re.compile(
        r" (?:by|before|no later than) (?:the )?(?:(?:end|close|middle) of |early |mid-?|late |"
        r"fiscal )?(?:the )?(?:20[2-9]\d|next|q[1-4]|h[12]|decade)"
    )


@cache
def gone_pattern() -> re.Pattern[str]:
    """Before a word of standing: that it was so, "was fully operational by 2024"."""
    return re.compile(
        r"(?<![a-z])(?:was|were|had|has|have|been|came|went|brought|put|got)(?: [a-z]{4,10})? $"
    )


PAST_VERBS = ("went", "came", "has ", "have ", "had ", "was ", "were ")


def to_come(sentence: Sentence, cue: Hit) -> bool:
    """True for "to be energized" and 将投运: a word of standing that a word of the future puts off."""
    if not cue.phrase.startswith(PAST_VERBS) and dated_behind_pattern().match(sentence.text, cue.end):
        return gone_pattern().search(sentence.before(cue.start, 20)) is None
    if dated_before_pattern().search(sentence.text[max(sentence.span.start, cue.start - 12) : cue.start]):
        return True
    if wanted_pattern().search(sentence.text[max(sentence.span.start, cue.start - 50) : cue.start]):
        return True
    if sentence.before(cue.start, 12).endswith(("would ", "will ", "could ", "should ", "might ", "may ")):
        return True
    if at_it_pattern().match(sentence.text, cue.end):
        return True
    if cue.phrase == "截至" and years_until_pattern().match(sentence.text, cue.end):
        return True
    if cue.phrase == "today" and announcing_pattern().match(sentence.text, cue.end):
        return True
    following = sentence.tagged(("planned",), cue.end, cue.end + 24)
    if cue.phrase in ALREADY and any(
        each.phrase.isascii() and each.start - cue.end <= (8 if each.phrase in FUTURE else 1)
        for each in following
    ):
        return True  # "already been committed"
    if cue.phrase in ALREADY or cue.phrase.startswith(("has ", "have ", "had ", "已")):
        return False
    low, _ = sentence.clause(cue.start)
    if sentence.weight > 1 and cue.start - low <= 1 and low > sentence.span.start:
        before = sentence.clause(max(sentence.span.start, low - 2))
        low = before[0] if not any(before[0] <= q.start < before[1] for q in sentence.quantities) else low
    return any(
        other.phrase in AUXILIARIES
        for other in sentence.cues
        if low <= other.start and other.end <= cue.start
    )


@cache
def object_marker_pattern() -> re.Pattern[str]:
    """Behind a 将 that only marks an object: 将伊吾县作为, 将数十万块 GPU 汇聚成."""
    return re.compile(r"[^,;。\d]{1,16}(?:作为|列为|视为|纳入|汇聚|整合|定位为)")


RISING = frozenset(("增至", "提升至", "扩展至", "上调至", "上修至", "调整至", "翻倍至"))


NOUN_LIKE = frozenset(("建设", "部署", "开发", "打造", "投资", "兴建", "扩建", "合作", "新建"))


@cache
def at_last_pattern() -> re.Pattern[str]:
    """Behind a 最终 that means "at last" and no goal: 最终批准, 最终破裂."""
    return re.compile(r"(?:批准|敲定|确定|达成|破裂|签|选|落户|同意|获|决定|未能|没有|放弃|取消)")


@cache
def posts_pattern() -> re.Pattern[str]:
    """Behind 可提供: posts and not capacity."""
    return re.compile(r"[^,;。]{0,12}(?:岗位|就业|职位|工作)")


OPERATED = ("合作", "负责", "共同", "联合", "参与", "主导")


@cache
def exercised_pattern() -> re.Pattern[str]:
    """Before an option that was taken up, and so is no hope any more: 行使擴建選擇權, "exercised its"."""
    return re.compile(
        r"(?:行使|执行)(?:了)?[^,;。]{0,6}$|(?:exercis(?:ed|es|ing)|took up|taken up|picked up) (?:its |an |"
        r"the |their |another )(?:[a-z-]{2,12} ){0,2}$"
    )


@cache
def wanted_pattern() -> re.Pattern[str]:
    """Before a word of standing: that somebody wants it so, "wants it in operation"."""
    return re.compile(
        r"(?<![a-z])(?:wants?|expects?|hopes?|aims?|plans?|intends?)(?: to (?:have|get|see|bring))? (?:it|them|"
        r"the (?:[a-z-]{2,12} )?[a-z-]{3,12})(?: to be)?(?: fully)? $"
    )


def _says_nothing(sentence: Sentence, cue: Hit) -> bool:
    """True for words that look like verbs of status: 建设的, 部署规模, "2009-built", 将…作为."""
    if cue.phrase.startswith("able to") and sentence.text[max(0, cue.start - 5) : cue.start] == "been ":
        return True
    if cue.phrase in ("可提供", "能提供", "能够提供") and posts_pattern().match(sentence.text, cue.end):
        return True
    if cue.phrase == "运营" and sentence.text[cue.start - 2 : cue.start] in OPERATED:
        return True  # 合作运营 tells who will run it
    if cue.tag == "target" and exercised_pattern().search(
        sentence.text[max(sentence.span.start, cue.start - 24) : cue.start]
    ):
        return True
    if cue.phrase == "愿景":
        return sentence.text[cue.start - 1 : cue.start].isdigit()
    if cue.phrase == "最终":
        return at_last_pattern().match(sentence.text, cue.end) is not None
    if cue.phrase in RISING and "已" in sentence.text[cue.start - 3 : cue.start]:
        return True  # 已增至 tells what stands
    if cue.tag == "dropped" and sentence.text.startswith(" by ", cue.end):
        return True  # "700 MW abandoned by OpenAI" is somebody else's now
    if cue.phrase == "将":
        if sentence.text.startswith(("用于", "用来"), cue.end):
            return True  # what it is for
        return object_marker_pattern().match(sentence.text, cue.end) is not None
    if cue.phrase in NOUN_LIKE:
        return sentence.text.startswith(("的", "规模", "者", "商", "单位"), cue.end)
    return cue.tag == "running" and sentence.text[cue.start - 1 : cue.start] == "-"


def negated(sentence: Sentence, cue: Hit) -> bool:
    before = sentence.text[max(sentence.span.start, cue.start - 8) : cue.start]
    if _says_nothing(sentence, cue):
        return True
    if cue.tag == "running" and sentence.text.startswith(("时间", "日期", "节点"), cue.end):
        return True  # 投运时间 tells no more than when
    return cue.tag in ("running", "dropped") and before.rstrip().endswith(
        (
            "not",
            "n't",
            "never",
            "未",
            "没有",
            "并未",
            "尚未",
            "不会",
            "yet to be",
            "rather than a",
            "rather than",
        )
    )
