"""Words that hold a cue without its meaning: the 料 of 资料 foretells nothing, "New York" adds nothing."""

from __future__ import annotations

from facts.tables.words import words

COMPOUND = words(
    """
    资料 | 原料 | 材料 | 饮料 | 燃料 | 物料 | 塑料 | 涂料 | 肥料 | 史料 | 爆料 | 会议 | 社会 | 国会 | 机会 |
    协会 | 委员会 | 大会 | 会计 | 董事会 | 联合会 | 工会 | 会员 | 年会 | 发布会 | 峰会 | 展会 | 会长 |
    会谈 | 财报会 | 业绩会 | 电话会 | 说明会 | 股东会 | 理事会 | 记者会 | 座谈会 | 都会 | 会面 | 会见 |
    将近 | 参会 | 开会 | 议会 | 会上 | 会中 | 会后 | 学会 | 商会 | 基金会 | 法说会 | 最近 | 附近 | 近期 | 近日 |
    近年 | 近来 | 靠近 | 邻近 | 近郊 | 近乎 | 近几 | 近两 | 近三 | 近一年 | 近半 | 超算 | 超级 | 超微 |
    超大 | 超节点 | 超频 | 超导 | 超声 | 超聚变 | 超融合 | 超市 | 超威 | 再生 | 一再 | 再次 | 再度 | 其他 |
    其它 | 尤其 | 极其 | 其余 | 合并 | 并购 | 并且 | 并非 | 并未 | 并不 | 一并 | 应该 | 本该 | 各地 | 各类 |
    各种 | 各界 | 各国 | 各省 | 各大 | 签约 | 合约 | 租约 | 条约 | 预约 | 契约 | 违约 | 节约 | 履约 | 公约 |
    简约 | 制约 | 纽约 | 大约 | 破坏 | 突破 | 破产 | 打破 | 减排 | 减税 | 减值 | 减持 | 加减 | 砍价 | 减少 |
    欲望 | 意欲 | 另一 | 另一方面 | 说明 | 小说 | 学说 | 称为 | 名称 | 简称 | 俗称 | 职称 | 堪称 | 全称 |
    昵称 | 统称 | 自称 | 匿称 | 据称 | 号称 | 含义 | 暗含 | 蕴含 | 占用 | 占地 | 来说 | 来讲 | 话说 | 再说 | 说起 |
    可以说 | 花旗 | 花园 | 花莲 |
    花钱 | 花样 | 花销 | 棉花 | 鲜花 | 成千上万 | 成百上千  | 不用说 | 不用多说 | 不必说 | 别说 |
    不消说 | 不好说 | 其余的 | 估算价 | 概算价 | 预估价 | 合同估算 | 测算价
    """
)

_RAISING = ("raise", "raises", "raised", "raising")
_MEASURES = (
    "number",
    "capacity",
    "total",
    "target",
    "forecast",
    "guidance",
    "outlook",
    "capital",
    "capex",
    "spending",
    "full-year",
    "annual",
    "estimate",
    "plan",
    "range",
    "budget",
    "planned",
)

# Words that mean another thing together: finance leases raise no funds, to raise the number of chips no money,
# and a place with "new" in its name adds nothing.
IDIOM = (
    *words(
        """
        new york | new carlisle | new albany | new mexico | new jersey | new hampshire | new orleans |
        new delhi | new zealand | new south wales
        """
    ),
    "融资租赁",
    "finance lease",
    "finance leases",
    "joint venture",
    "joint ventures",
    "no longer the biggest",
    "no longer the largest",
    "no longer the only",
    "no longer the most",
    "no longer the first",
    "add up to",
    "adds up to",
    "adding up to",
    "domestically produced",
    "to profit from",
    "to cash in on",
    "locally produced",
    "domestically made",
    *(
        f"{verb} {article} {measure}"
        for verb in _RAISING
        for article in ("the", "its", "their")
        for measure in _MEASURES
    ),
    *(
        f"{verb} {what} to"
        for verb in _RAISING
        for what in (
            "that",
            "it",
            "this",
            "the figure",
            "the amount",
            "the sum",
            "the value",
            "the deal",
            "the order",
        )
    ),
    *(
        f"{measure} {verb}"
        for measure in ("guidance", "outlook", "forecast", "target")
        for verb in ("raised", "was raised")
    ),
)
