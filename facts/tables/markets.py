"""Whole markets, utilities, makers and rules: what is said of nobody in particular."""

from __future__ import annotations

from facts.tables.words import words

HOUSEHOLDS = words(
    """
    homes | households | enough to power | enough electricity | equivalent to the output | the output of |
    as much power as | as much electricity | roughly the output | nuclear reactors | power the city |
    power consumption of | electricity consumption of | the equivalent of | could power | 户家庭 |
    家庭用电 | 的用电量 | 座核反应堆 | 座核电 | 的发电量 | 居民用电 | is enough | enough energy |
    could theoretically power | american homes | u.s. homes | average home* | 户美国家庭 | 万户 | 户居民
    """
)
COMPARED = words(
    """
    equivalent to | comparable to | compared with | compared to | similar to | in comparison |
    for comparison | for context | for reference | as much as the | the same as | equal to | 相当于 |
    堪比 | 相比之下 | 作为对比 | 作为参考 | 等于 | 对比一下 | 媲美 | 好比 | 类比 | 中等城市 | 一座城市 |
    一个城市 | medium-sized city | mid-sized city | small city | city of | average city | the size of |
    double the | twice the | triple the | times the | half the | used by the
    """
)
MARKET = words(
    """
    最大ai公司 | 科技公司 | 大型科技公司 | 云端服务供应商 | 云服务商 | 云端业者 | 超大规模业者 |
    global demand | worldwide | globally | global data center* | global data centre* | global datacenter* |
    nationwide | the industry | data center industry | data centre industry | ai industry | industry-wide |
    industrywide | across the industry | across the sector | sector-wide | hyperscaler group |
    market size | the market | hyperscalers |
    big tech | tech giants | tech companies | the world's | world's data center* | across the country |
    across the united states | u.s. data center* | us data center* | america's data center* |
    u.s. data centers | data center demand | data centre demand | data-center demand | market research |
    the sector | industry spending | total spending on ai | ai spending | combined capex | big four |
    analysts expect | power demand from | demand from data | 全球 | 全行业 | 行业 | 市场规模 | 市场投资 | 市场空间 |
    产业规模 | 全社会 | 按行业测算 | 行业测算 | 科技巨头 | 四大 | 五大 | 各大 | 云厂商合计 | 北美 | 全国 |
    data centers across |
    large loads | large load | large-load | data center load | data-center load | data center pipeline |
    data-center pipeline | data center energy demand | the utility | utilities | utility's |
    资料中心订单 | 数据中心订单 | 电力供应商 | 电力公司 | data center projects could | data-center projects |
    data center projects due | data centers due | half of data |
    data center projects |
    data center energy consumption | data center power consumption | data center electricity |
    大型市场 | 大市场 | 主要市场 | 在营数据中心 | 在营资料中心 | 输电级 | 申请用电 | 申请量 | 送电用户 |
    政府和民间 | 三大运营商 | bull case | base case | bear case | power demand for ai | demand for ai workloads |
    us deployment | u.s. deployment | report forecasts |
    data center deals | 数据中心交易 | 资料中心交易 | 申请案件 | 用电申请 | colocation providers |
    all data centers | data centers nationwide | global ai | cumulative | global spending |
    ai infrastructure spending | spending on ai infrastructure | worldwide spending | global capex |
    全球ai | 全球 ai | hyperscaler capex | collectively | collective | 合计资本支出 | data centers could |
    data centers will need | data centers may | data centres could | data centers would |
    data centers need | data centers will require | 数据中心将消耗 | 数据中心用电 | queue |
    interconnection requests | capacity auction | ercot | pjm | miso | caiso | grid operator | 电网公司 |
    world will need | the world needs | world needs | cost utilities | utilities and | 八大 | 主要csp |
    大csp | hyperscaler capital | hyperscaler spending | total hyperscaler | by cloud providers |
    cloud providers and | cloud service providers | 全球数据中心资本支出 | 全球资料中心资本支出 |
    云基础设施服务 | 云端基础设施服务
    """
)
# Words of MARKET that only rank somebody: "the world's largest", 全国第一.
SUPERLATIVE = words(
    """
    the world's largest | the world's biggest | the world's first | the world's most | the world's fastest |
    the world's top | worldwide first | 全国最大 | 全国首 | 全国第 | 全国领先 | 居全国 | 位居全国 | 全国前 |
    全球最大 | 全球首 | 全球第 | 全球领先 | 全球前 | 全球顶 | 全球规模最大 | 全国规模最大 | 全球最快 | 全球最强 |
    行业领先 | 行业首 | 业界首 | 行业第 | 全国范围内 | 全国一体化 | 全国算力网 | 全国枢纽 | 全球运营商
    """
)
FOUNDRY = words(
    """
    tsmc | taiwan semiconductor | 台积电 | intel foundry | samsung foundry | sk hynix | micron | 晶圆代工 |
    半导体厂 | 半导体大厂 | foundries | 联电 | sk海力士 | 美光 | hbm产线 | 封装测试 | 先进制程 | memory maker |
    memory chips |
    memory chipmaker | hbm | chip plant | chip plants | chip factory | chip factories | chip fab | chip fabs |
    wafer | wafers | 晶圆 | 晶片厂 | 芯片厂 |
    中芯国际
    """
)
# Electric utilities, whose contracts and queues are no one site's.
UTILITY = words(
    """
    the utility | utilities | utility's | service territory | service area | electric company | power company |
    dominion energy | pg&e | exelon | entergy reported | southern company | duke energy | aep | nextera |
    large load pipeline | load pipeline | large-load | pjm | ercot | caiso | grid operator | interconnection queue |
    transmission operator | ratepayers | contracts with data centers | contracts with data centres | dominion's |
    contracted data center capacity | data center contracts | requests from data centers | data center requests |
    oncor | firstenergy | centerpoint | evergy | xcel energy | ppl | georgia power | aep ohio | 电力公司 |
    电力供应商 | 电网公司 | 台电 | 中电 | 核供 | 契约容量 | 台综院
    """
)
# Mining of coins, whose watts are no AI computing.
COIN_MINING = words(
    """
    crypto-mining | crypto mining | crypto sites | cryptocurrency mining |
    hash rate | hashrate | eh/s | exahash | mining machines | mining rigs | bitcoin mining | bitcoin miners |
    mining capacity | bitcoin-mining | asic miners | self-mining | mining fleet | mining operations | 比特币挖矿 |
    矿机 | 挖矿 | 哈希 |
    crypto mine | bitcoin mine | crypto mines | bitcoin mines
    """
)
THRESHOLD = words(
    """
    or more | or larger | or above | or greater | larger than | exceeding | bigger than | moratorium |
    ordinance | legislation | bill would | applies to | require data centers | regulation* |
    permit threshold | threshold | eligible | qualify | at minimum | minimum of | customers with |
    executive order | permitting framework | 牌照 | 许可证 | 许可制 | 须获许可 | 行政命令 | 草案 | 须持 | 申领 |
    强制 |
    loads of | 不得超过 | 不得高于 | 不得低于 | 不得大于 | 以上的数据中心 | 及以上 | 门槛 | 规定 | 法案 | 条例 |
    监管
    """
)
INCIDENT = words(
    """
    load loss of | load drop of | load loss at | load drop at | lost load | fell off the grid |
    dropped from the grid |
    vanished from the grid | vanished from the system | shed load | reconnected by hand |
    离网 | 启动备用 | 掉线 | knocked offline | went offline |
    stopped drawing | tripped offline | dropped off | switched to backup | switch to backup | at a stroke |
    near miss | disconnected | went dark | outage* | 脱网 | 跳闸 |
    停电
    """
)
INDUSTRY = words(
    """
    chip plant | chip plants | fab | fabs | terafab | chip factory | chip factories | factory will produce |
    factory would produce | will produce ai chips | chipmaking | chip-making | packaging plant* |
    semiconductor plant* | smelter* | steel mill | steel plant | steelmaker |
    manufacturing capacity | manufacturing output | module* | factory's annual output | 晶圆厂 | 芯片厂 |
    钢厂 | 制造产能 | 年产能 | 组件产能 | wafers | wafer starts | wafer fab | 组件 | 电池片 | 硅片 |
    逆变器 | 制造基地 | 智造项目 | 智能制造 | 生产基地 | 生产线
    """
)
GENERIC = words(
    """
    typical | on average | would cost | costs about | costs roughly | costs around | cost about |
    costs between | as a rule | rule of thumb | conventional | traditional data centers | 耗电量 |
    平均 | 通常 | 一般 | 典型 | 为例 | 意味着建设 | 假设 | for instance | hypothetical | imagine | suppose |
    can cost | could cost around | may cost | typically | most large facilities | most facilities |
    当你 | 如果你 | 单个ai | 还没有人 | 假如 | 若要 | 匹配地面 | 一座典型 | 动辄 | 往往 |
    average data cent* | 每建设 | 每新增 | fits | each rack | 建设成本约 | 成本约为 | 造价约为 |
    cost of building a |
    costs of building | tsmc | 台积电 | 先进制程 | 晶圆 | foundry | wafer fab | 建设成本大约 | 中等规模 |
    the average ai | an average ai | the average training
    """
)
# Who foretells what whole markets will need.
FORECASTER = words(
    """
    goldman sachs | mckinsey | morgan stanley | jpmorgan | bernstein | deloitte | bain & co |
    boston consulting | gartner | idc | trendforce | bloombergnef | wood mackenzie | iea |
    international energy agency | cbre | jll | mizuho | jefferies | pwc | kpmg | ernst & young |
    cushman & wakefield | colliers | savills | knight frank | dc byte | synergy research | dell'oro | omdia |
    counterpoint | rystad | s&p global | moody's | fitch | crisil | icra | avendus | kearney | lbbw | barclays |
    citi | citigroup | ubs | hsbc | nomura | clsa | evercore | wedbush | melius | new street |
    高盛 | 麦肯锡 | 摩根士丹利 | 摩根大通 |
    大摩 | 小摩 | 国际能源署 | 德勤 | 集邦 | 高德纳 | 中金 | 信通院
    """
)
# Words of MARKET for a group of companies.
GROUPS = frozenset(
    words(
        "四大 | 五大 | 八大 | 大csp | 主要csp | 科技巨头 | 云厂商合计 | "
        "全行业 | 主要运营商 | 三大运营商 | 最大ai公司 | 科技公司 | 大型科技公司 | 云端服务供应商 | 云服务商 | "
        "云端业者 | 超大规模业者 | "
        "hyperscalers | hyperscaler group | across the industry | across the sector | "
        "big tech | tech giants | big four | hyperscaler capital | hyperscaler spending | "
        "total hyperscaler | 全球数据中心资本支出 | 全球资料中心资本支出 | by cloud providers"
    )
)

# Markets that a sentence without names speaks of, wherever the amount stands.
WHOLE_MARKETS = frozenset(
    (
        "data center deals",
        "数据中心交易",
        "资料中心交易",
        "colocation providers",
        "云基础设施服务",
        "云端基础设施服务",
    )
)
