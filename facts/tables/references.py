"""Words that stand for something named elsewhere, and words of relation between names."""

from __future__ import annotations

from facts.tables.words import words

REFERENCES: dict[str, tuple[str, ...]] = {
    "ref_company": words(
        """
    the company | the firm | the startup | the start-up | the tech giant | the social media giant |
    the search giant | the e-commerce giant | the software giant | the company's | the group | the lab |
    the operator | the developer | the lessee | the firm's | 该公司 | 公司 | 该企业 | 该集团 | 集团 |
    这家公司 | 该厂商 | 该运营商 | 其
    """
    ),
    "ref_site": words(
        """
    the site | the campus | the facility | the data center | the data centre | the project | this facility |
    this site | this campus | this project | the cluster | the supercomputer | the complex | the development |
    the plant | the initiative | the programme | the program | the system | the deployment |
    the supercluster | the hub | both companies | the two companies | 该项目 | 该园区 | 这个数据中心 |
    该数据中心 | 该中心 | 该集群 | 该设施 | 该基地 | 该计划 | 这一项目 | 此项目 | 这座数据中心 | 这个项目 |
    该超级计算机 | 该系统 | 该工程 | 该园 | 该超算 | 两家公司 | 项目 | 园区 | 本项目 | 该资料中心 | 这座 |
    此数据中心
    """
    ),
    "ref_we": words(
        """
    we | our | we're | we've | we'll | us | 我们 | 我司 | 本公司 | 咱们
    """
    ),
    "ref_it": words(
        """
    it | its | they | their | he | she | 他 | 她 | 他们 | 它 | 它们 | 其 | 双方
    """
    ),
}

# Directly before a name: the name is a partner, supplier, place or example rather than who the figure is about.
PARTNERS_EN = frozenset(
    "with from to alongside by via through rival rivals unlike than against like including in at invest into as of and & for near".split()
)
PARTNERS_ZH = words(
    """
    与 | 和 | 同 | 跟 | 向 | 从 | 由 | 为 | 给 | 对 | 携手 | 联合 | 联手 | 在 | 像 | 例如 | 包括 | 及 | 以及 |
    不同于 | 比 | 于 | 、 | 投资 | 依赖
    """
)
REFERENCES["officer"] = words(
    """
    ceo | chief executive | cfo | cto | chief financial officer | president | chairman | executives |
    executive | spokesperson | spokesman | spokeswoman | officials | minister | government | governor |
    vice president | founder | co-founder | 首席执行官 | 执行长 | 董事长 | 总裁 | 财务长 | 发言人 | 创始人 |
    部长 | 官员 | 负责人 | 高管 | 政府 | 商务部 | 部门
    """
)
REFERENCES["carry_on"] = words(
    """
    此外 | 同时 | 另外 | 并 | 两者 | 这 | 该 | in addition | also | the deal | the agreement | this | these
    """
)
