"""Turns of phrase in Chinese that settle a figure's status: 由…组成 behind what has opened, 曾打算…告吹."""

from __future__ import annotations

import re
from functools import cache

from facts.quantities import Quantity
from facts.reading import Sentence
from facts.types import Status


def by_chinese_idiom(sentence: Sentence, quantity: Quantity, before: str) -> Status | None:
    """The status by a turn of phrase around a figure; `before` are the last letters before it."""
    if supposing_pattern().search(before) or hoped_in_chinese_pattern().search(before):
        return Status.TARGET
    if signed_capacity_pattern().search(before):
        return Status.PLANNED
    done = done_pattern().search(sentence.text, quantity.end, sentence.span.end)
    laid_down = laid_down_pattern().search(before) or will_be_built_pattern().search(before)
    if laid_down and done is None:
        return Status.PLANNED
    if opened_with_pattern().search(before) and not of_the_next_pattern().match(sentence.text, quantity.end):
        return Status.RUNNING
    if not_pursued_pattern().search(before):
        return Status.DROPPED
    if once_meant_pattern().search(before) is None:
        return None
    behind = sentence.text[quantity.end : min(quantity.end + 48, sentence.span.end)]
    ended = fell_through_pattern().search(behind)
    if (
        ended is None
        or any(mark in behind[: ended.start()] for mark in ".;。")
        or of_others_pattern().search(behind, 0, ended.start())
    ):
        return None
    return (
        None if revived_pattern().search(sentence.text, quantity.end, sentence.span.end) else Status.DROPPED
    )


@cache
def opened_with_pattern() -> re.Pattern[str]:
    """Before what a machine in use is made of: 集群已经开通,由逾."""
    return re.compile(
        r"(?<!将)(?:已经?(?:正式|全面)?(?:开通|启用|上线|投运|投产|点亮|建成|开放)|正式(?:启用|上线|投运|开通)|"
        r"开始(?:营运|运营|运行|服务))[^。;将拟]{0,6},(?:该[^,。;]{1,6})?(?:共)?(?:由|内装|内含|内置|搭载|配备|"
        r"装有|包含|采用)(?:有|了)?(?:逾|超过?|约|近|至少)? ?$"
    )


@cache
def hoped_in_chinese_pattern() -> re.Pattern[str]:
    """Right before what is hoped for some day, or left to demand: 希望日后扩建,令用电规模达到, 可视需求增至."""
    return re.compile(
        r"希望(?:日后|未来|将来|最终|能够?|可)[^。;\d]{0,16},?(?:令|使|让|把|将)?[^,。;\d]{0,16}(?:达到?|增至|"
        r"扩至|升至|增到)(?:约|近|逾|超过?)? ?$|(?:可|将|再)?视(?:乎)?(?:市场|客户)?(?:需求|需要|情况)(?:而|"
        r"再)?(?:增|扩|升|提高)[到至](?:约|近)? ?$"
    )


@cache
def signed_capacity_pattern() -> re.Pattern[str]:
    """Right before capacity that is only signed for: 截至三季度末签约电力容量为."""
    return re.compile(
        r"(?:已?签约|合约|已签)的?(?:电力|供电|算力|it)?(?:容量|规模|电力)(?:约|达到?|为|已达|升至|增至|超过?|"
        r"逾){0,3} ?$"
    )


@cache
def not_pursued_pattern() -> re.Pattern[str]:
    """Before what somebody no longer pursues: 不再推进智利投资."""
    return re.compile(r"不再(?:推进|继续|实施|兴建|建设)[^,。;\d]{0,20}$")


@cache
def done_pattern() -> re.Pattern[str]:
    """Behind what was laid down: that it is done already."""
    return re.compile(
        r"已(?:超额|经?完成(?!选址|征地|立项|设计|招标|审批|备案|签约|融资)|建成|达标|达到|满)|如今已|目前已|"
        r"超额完成"
    )


@cache
def of_the_next_pattern() -> re.Pattern[str]:
    """Right behind such a figure: that it is of something that comes later, 的二期将."""
    return re.compile(r" ?(?:组成|构成)?的[^,;。]{0,8}(?:二期|新集群|集群|项目|扩建)")


@cache
def will_be_built_pattern() -> re.Pattern[str]:
    """Before what a machine to be built holds: 将与甲骨文共建超级计算机,该机装有."""
    return re.compile(
        r"(?:将|拟|计划)[^。;]{0,16}(?:共建|建造|打造|兴建|新建|合建)[^。;,]{2,24},(?:该|此)[^,。;]{0,5}"
        r"(?:装有|搭载|配备|内置|采用|由)(?:了)?(?:逾|超过?|约|近|至少)? ?$"
    )


@cache
def laid_down_pattern() -> re.Pattern[str]:
    """Before what a plan lays down for some year: 报告提出,2026年智能算力规模达到."""
    return re.compile(
        r"(?:提出|明确|要求|规划)[,:]?(?:力争|争取|确保)?[到至]?20\d\d年(?:底|末|年底)?前?[^,。;\d]{0,18}"
        r"(?:达到?|突破|超过?|建成|形成)[^,;。\d]{0,4}$"
    )


@cache
def supposing_pattern() -> re.Pattern[str]:
    """Before a figure in Chinese: that it hangs on something, 倘若微软加购容量则增至."""
    return re.compile(
        r"(?:倘若|如若|假如|若(?![干不无非])|如果(?!说|不算|算上|把|将|计入|加上|按))[^。;\d]{2,16}(?:则|"
        r"可(?:再|扩|增|升)|将)[^,。;\d已有]{0,8}$"
    )


@cache
def of_others_pattern() -> re.Pattern[str]:
    """Between such a figure and the word of an end: that something else ended, or that it was only feared."""
    return re.compile(r"担心|外界|一度|并购|收购|对手|诉讼")


@cache
def revived_pattern() -> re.Pattern[str]:
    """That it came about all the same: 破裂后又达成."""
    return re.compile(r"后又|如今已|又达成|重新|后来|再次|最终达成|恢复")


@cache
def once_meant_pattern() -> re.Pattern[str]:
    """Before what somebody once meant to do: 曾打算花."""
    return re.compile(r"(?:曾|一度|原本|本来)(?:打算|计划|想|拟|有意|准备)[^。;\d]{0,16}$")


@cache
def fell_through_pattern() -> re.Pattern[str]:
    """Behind it: that nothing came of it, …而告吹."""
    return re.compile(r"(?:告吹|未果|作罢|落空|流产|谈崩|破裂|不了了之)")
