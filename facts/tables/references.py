"""Words that stand for something named elsewhere, and words of relation between names."""

from __future__ import annotations

from facts.tables.words import words

REFERENCES: dict[str, tuple[str, ...]] = {
    "ref_company": words(
        """
        the company | the firm | the startup | the start-up | the tech giant | the social media giant |
        the search giant | the e-commerce giant | the software giant | the company's | the group |
        the lab | the operator | the developer | the lessee | the firm's | 该公司 | 公司 | 该企业 |
        -listed group | -listed company | -listed firm | -listed developer | -listed operator | -based group |
        -based company | -based firm | -based startup | -based miner | -based operator | -based developer |
        the data center operator | the data centre operator |
        the cloud provider | the neocloud | the chipmaker | the bitcoin miner | the miner | the chatbot maker |
        该集团 | 集团 | 这家公司 | 该厂商 | 该运营商 | 这家初创公司 | 这家新创公司 | 这家企业 | 该业者 | 这家业者 |
        该矿企 | 这家矿企 | 该初创公司 | 该巨头 | 这家巨头 | the former bitcoin miner | the former crypto miner |
        the search company | the social media company | the social network | the software company |
        the cloud company | the e-commerce company | the data center company | the data centre company |
        the telecoms company | the colocation provider | the hyperscaler | the crypto miner | the carmaker |
        the cloud giant |
        the internet giant | the social media group | the software group |
        """
    ),
    "ref_site": words(
        """
        the site | the campus | the facility | the data center | the data centre | the project |
        this facility | this site | this campus | this project | the cluster | the supercomputer |
        the complex | the development | the plant | the initiative | the programme | the program |
        the system | the deployment | the supercluster | the hub | both companies | the two companies |
        该项目 | 该园区 | 这个数据中心 | 该数据中心 | 该中心 | 该集群 | 该设施 | 该基地 | 该计划 |
        这一项目 | 此项目 | 这座数据中心 | 这个项目 | 该超级计算机 | 该系统 | 该工程 | 该园 | 该超算 | 该场址 |
        该站点 | 该址 | 该厂址 |
        两家公司 | 项目 | 园区 | 本项目 | 该资料中心 | 这座 | 此数据中心 | the centers | these centers |
        the data centers | these data centers | both sites | the two sites | the city | the buildings |
        the facilities | 这些数据中心 | 这两座 | 该市 | 当地 | 该地 | the venture | the expansion |
        the buildout | the build-out | the partnership | the collaboration | the effort
        """
    ),
    "ref_we": words(
        """
        we | our | we're | we've | we'll | us | 我们 | 我司 | 本公司 | 咱们
        """
    ),
    "ref_deal": words(
        """
        the two companies | both companies | the contract | the deal | the agreement | the leases | the contracts |
        the base contract | the initial deal |
        the total contract |
        the initial contract | the initial agreement | the order | the pact | the companies | 该协议 |
        该合同 | 该交易 | 双方 | 这笔交易 | 合同总额 | 两家公司 | 该订单 | 这份合同 | 这项协议 | 此协议 |
        deal valued | deal is valued | deal worth | deal is worth | 交易价值 | 交易总额 | 合同价值
        """
    ),
    "ref_latter": words("the latter | 后者"),
    "ref_former": words("the former | 前者"),
    "ref_they": words(
        """
        they | their | he | she | they'll | 他 | 她 | 他们 | 双方
        """
    ),
    "ref_it": words(
        """
        it | its | 其 | 它 | 它们
        """
    ),
}

# Directly before a name: the name is a partner, supplier, place or example rather than who the figure is about.
PARTNERS_EN = frozenset(
    words(
        """
        with | from | to | alongside | by | via | through | rival | rivals | unlike | than | against | like |
        including | in | at | invest | into | as | of | and | & | for | near | involving | between | among |
        signed | signs | supply | supplies | giving | gives | pay | pays | paying
        """
    )
)
PARTNERS_ZH = words(
    """
    与 | 和 | 同 | 跟 | 向 | 从 | 由 | 为 | 给 | 对 | 携手 | 联合 | 联手 | 像 | 例如 | 包括 | 及 | 以及 |
    不同于 | 比 | 于 | 、 | 投资 | 注资 | 入股 | 依赖 | 签下 | 签约 | 通过 | 经由 | 借助 | 依托 | 基于 | 使用 |
    租用 | 采用
    """
)
_PEOPLES = words(
    """
    french | american | us | u.s. | british | german | norwegian | dutch | saudi | emirati | indian | japanese |
    korean | chinese | taiwanese | australian | canadian | israeli | spanish | swedish | finnish | danish
    """
)
REFERENCES["ref_company"] += tuple(
    f"the {people} {kind}"
    for people in _PEOPLES
    for kind in ("company", "firm", "group", "startup", "start-up", "giant", "operator", "developer", "lab")
)
REFERENCES["officer"] = words(
    """
    ceo | chief executive | cfo | cto | chief financial officer | president | chairman | executives |
    executive | spokesperson | spokesman | spokeswoman | officials | minister | government | governor |
    vice president | general manager | manager | director | engineer | official | founder | co-founder |
    首席执行官 | 执行长 | 董事长 | 总裁 | 财务长 | 发言人 | 创始人 |
    部长 | 官员 | 负责人 | 高管 | 总统 | 总理 | 首相 | 市长 | 州长 | 省长 | 政府 | 商务部 | 部门
    """
)
REFERENCES["carry_on"] = words(
    """
    加上 | 连同 | 此外 | 同时 | 另外 | 还要 | 还将 | 并将 | 并 | 两者 | 这 | 该 | 根据协议 | 核心条款 | 按照协议 |
    under the deal | under the terms | under the plan | under the contract | under the lease |
    under the agreement | in addition | also | the deal | the agreement | this | these
    """
)

COMPARING_EN = frozenset(
    words(
        """
        than | like | unlike | rival | rivals | against | resemble | resembles | dwarfing | versus | surpass |
        surpasses | surpassing | eclipse | eclipses | eclipsing | outstrip | outstrips | overtake | overtaking |
        outpacing | dwarf | dwarfs
        """
    )
)
COMPARING_ZH = words(
    """
    比 | 不同于 | 类似 | 类比 | 媲美 | 超过了 | 堪比 | 相较于
    """
)
CLAUSE_HEADS = frozenset(
    (
        "",
        *words(
            """
            and | while | but | whereas | the | and the | while the | in addition | meanwhile |
            而 | 但 | 同时 | 其中 | 此外 |
            并且 | 这构成 | 另外 | 随后 | 另一边
            """
        ),
    )
)

# Behind a vendor's name: its goods.
GOODS = words(
    r"""
    chip | gpu | dgx | hgx | mgx | nvl\d | nvlink | ascend | gb\d | h\d00 | b\d00 | blackwell | hopper | vera |
    rubin | instinct | mi\d |
    accelerator | hardware | processor | superchip | grace | dsx | model | product | tensor | tpu | cuda |
    graphics | systems | server | 芯片 | 晶片 | 加速 | 图形 | 绘图 | 处理器 | 显卡 | 系统 | 硬件 | 机架 |
    人工智能芯片 | 型号 | 架构 | ai芯片 | 伺服器
    """
)
GOODS_QUALITIES = words(
    """
    latest | most powerful | most advanced | advanced | new | newest | next-generation | best | top |
    high-end | ai | 最先进的 | 最先进 | 最新的 | 最新 | 新一代 | 高端 | 人工智能 | 先进
    """
)
TITLES_BEFORE_NAMES = words(
    """
    cloud | chipmaker | startup | tech | ai | software | giant | company | developer | operator |
    provider | firm | infrastructure | lab | neocloud | partner | partners | investment | maker | data |
    center | group | specialist | builder | supplier | landlord | miner | bitcoin | upstart | outfit | centre |
    computing | compute | hyperscaler | conglomerate | rival | gpu | chip | u.k. | u.s. | uk | us | british |
    american | french | german | dutch | norwegian | japanese | korean | chinese | indian | emirati | saudi |
    australian | canadian | swedish | finnish | israeli | singaporean | nasdaq-listed | nvidia-backed |
    upcoming | future | london-based | amsterdam-based | denver-based
    """
)

# How a clause begins that only tells more about a name before it.
REMARK_HEADS = words(
    """
    best known | known for | which is known | formerly | backed by | whose | who | a subsidiary of |
    a unit of | the company behind | the startup behind | the maker of | a partner of | a customer of |
    founded by | spun out | 前身 | 此前曾
    """
)

# Clouds whose names stand for what is bought there: "$250 billion of Azure services".
CLOUD_PRODUCTS = frozenset(
    words("azure | aws | oci | google cloud | oracle cloud | 谷歌云 | 阿里云 | 腾讯云 | 华为云")
)
CLOUD_GOODS = words(
    "services | capacity | compute | cloud | credits | infrastructure | 算力 | 服务 | 云服务 | 容量 | 基础设施"
)
