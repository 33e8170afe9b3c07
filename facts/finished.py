"""What is finished, by the clauses before a figure in Chinese: 已于今年第四季启用,最大负载容量为25MW."""

from __future__ import annotations

import re
from functools import cache

from facts.quantities import Quantity
from facts.reading import Sentence

REACH = 50  # letters before a figure that may tell so
SOON = 14  # letters behind it, in its clause, that may tell otherwise


@cache
def finished_pattern() -> re.Pattern[str]:
    """Before a figure in Chinese: that the thing is finished, 已于今年第四季启用, 建设已经完成."""
    return re.compile(
        r"(?:已经?|均已)(?:全部)?(?:[于在](?:[^,;。]{1,12}))?(?:正式)?(?:启用|投运|投产|投用|上线|建成|落成|"
        r"竣工|完工|点亮)(?!后|之后|前)|建设(?:已经?|均已)(?:全部)?完成(?!后)"
    )


@cache
def coming_pattern() -> re.Pattern[str]:
    """What lets a figure behind that be of something else, or still to come."""
    return re.compile(
        r"[;。]|二期|三期|二阶段|将|计划|规划|预计|未来|目标|拟|后续|最终|届时|扩建|扩至|扩容|可扩|总投资|签|新建|"
        r"仍|尚|在建|施工|动工|开工|明年|后年|正在|申请|未|要到|整个|合计|总规模|共计"
    )


@cache
def coming_behind_pattern() -> re.Pattern[str]:
    """Soon behind a figure: that it is yet to come, or only ordered, 尚未动工, 的供货协议."""
    return re.compile(r"仍|尚|未|明年|后年|将|预计|在建|施工|动工|开工|要到|计划|协议|订单|合同|合约")


def is_of_what_was_finished(sentence: Sentence, quantity: Quantity) -> bool:
    """True where the clauses before a figure tell that its site stands already, and nothing tells of another."""
    before = sentence.before(quantity.start, REACH)
    done = None if sentence.weight == 1 else finished_pattern().search(before)
    if done is None or coming_pattern().search(before, done.end()):
        return False
    behind = sentence.text[quantity.end : min(quantity.end + SOON, sentence.clause(quantity.start)[1])]
    if coming_behind_pattern().search(behind):
        return False
    begin = quantity.start - len(before) + done.end()
    return not any(begin <= name.start < quantity.start for name in sentence.names)
