"""Words that tell what a figure is about: AI computing, energy, money, and the look-alikes."""

from __future__ import annotations

from facts.tables.words import words

COMPUTING = words(
    """
    data center* | data centre* | datacenter* | datacentre* | data-center* | data-centre* | compute |
    computing | computing power | ai factory | ai factories | ai infrastructure | ai campus |
    gigafactory of compute | ai supercomputer* | supercomputer* | superclusters | supercluster* | cluster |
    clusters | gpu | gpus | tpu | tpus | chips | accelerators | hyperscale* | critical it | it load |
    it capacity | it power | ai training | training | inference | cloud capacity | neocloud* | ai cloud |
    server farm* | colocation | ai capacity | trainium* | ai hub | ai gigafactor* | ai workloads | hpc |
    ai park | server hall* | ai deployment* | ai systems | 数据中心 | 资料中心 | 数据园 | 算力 | 智算 |
    算能 | 集群 | 丛集 | 超级计算机 | 超级电脑 | 超算 | 机房 | 运算 | 计算中心 | 计算能力 | 人工智能园区 |
    ai园区 | ai基础设施 | ai 基础设施 | 人工智能基础设施 | ai基建 | ai工厂 | ai 工厂 | 人工智慧工厂 | 芯片 |
    晶片 | 加速器 | it功率 | it容量 | it 容量 | 机柜 | 人工智能算力 | 训练 | 推理 | 云计算 | 云服务 | 上架 |
    数据枢纽 | 云端运算 | 伺服器 | ai超级工厂 | 人工智慧基础设施 | 人工智慧基础建设 | ai 数据 | 数据港 |
    计算资源 | 液冷 | azure services | azure服务 | azure 服务 | 云资源 | 计算容量 | train and run |
    compute capacity | it负荷 | it 负荷 | it负载 | it总负荷 | 总负荷能力 | 智算基地 | 算力基地 | ai-ready |
    contracted power |
    contracted capacity | active power | active capacity | connected power | critical power | gross power |
    满负荷 | 满载 | ai系统 | ai 系统 | cloud infrastructure | ai and cloud | cloud and ai | 云端服务 | 云端算力 |
    大数据基地 | 大数据中心 | 大数据产业园 | 数据基地 | 云基地 | 云计算中心 | 信息港 | 算谷 | 数谷 | 算力枢纽 |
    supercomputing | ai中心 | ai 中心 | 人工智能中心 | 人工智慧中心
    """
)
CAPACITY = words(
    """
    capacity | campus | campuses | site | sites | facility | facilities | phase | lease | leased |
    leases | energized | energised | interconnection | buildings | complex | hall | halls |
    contracted power | secured power | powered land | 园区 | 容量 | 电力容量 | 基地 | 设施 | 一期 | 二期 |
    项目 | 电力 | 托管 | 租赁
    """
)
ENERGY = words(
    """
    solar | wind | nuclear | reactor | reactors | hydro | hydropower | hydroelectric | geothermal | coal |
    coal-fired | renewable* | clean energy | clean power | photovoltaic* | battery | batteries | storage |
    energy storage | power plant | power plants | power station* | megapack* | powerwall* | turbine |
    turbines | gas-fired | gas plant | gas plants | natural gas | generators | generating | peak load |
    peak demand | peaker | pipeline of projects | offshore | lng | electrolyzer* | electrolyser* |
    hydrogen | smr | smrs | small modular | fuel cell* | ppa | ppas | power purchase | charging | charger |
    chargers | evs | ev | motor | motors | engine | engines | microgrid | carbon-free | heat pump* |
    inverter* | blackout* | electricity demand | power demand | load growth | wind farm* | solar farm* |
    光伏 | 太阳能 | 风电 | 风力 | 风能 | 核电 | 核能 | 核反应堆 | 核反应炉 | 反应堆 | 水电 | 火电 | 煤电 |
    燃气 | 天然气 | 电站 | 发电 | 发电厂 | 电厂 | 储能 | 负荷 | 新能源 | 可再生 | 再生能源 | 绿电 |
    清洁能源 | 氢能 | 充电 | 电池 | 电机 | 马力 | 电动 | 燃料电池 | 风光 | 外送 | 特高压 | 逆变器 | 户用 |
    机组 | 电解槽 | 抽水蓄能 | 尖峰 | 备转 | energy projects | energy project | 海上风 | power generation |
    electricity generation | generation capacity | onsite generation | on-site generation |
    generating capacity | 电力缺口 | 供电缺口 | power shortfall | capacity shortfall | power deficit |
    power gap | plants | gas units | combined-cycle | fusion | helion | kairos power | kairos | oklo | x-energy |
    three mile island | palisades | duane arnold | vogtle | diablo canyon | crane clean | terrapower |
    commonwealth fusion | tokamak | nuclear unit* | apr1400 | ap1000 | vver-1200 | vver* | hualong one | load fuel |
    fuel loading | first concrete | first criticality | reached criticality | operable units | epr units |
    pressurised water | pressurized water | boiling water | 华龙一号 | 装料 | 临界 | 核聚变 | 聚变 |
    """
)
PLANT = words(
    """
    燃机 | 微电网 | 微网 | turbine | turbines | gas plant | gas plants | gas-fired | natural gas | power plant |
    power plants | generators | generating | on-site | onsite | behind-the-meter | fuel cell* |
    megapack* | battery | batteries | microgrid | generate | 燃气轮机 | 涡轮 | 发电机 | 发电厂 | 燃气 | 天然气 |
    燃气机组 | 发电机组 | 自备电厂 | 储能 | 电池 | 电厂 | 发电 | power generation | on-site generation |
    onsite generation |
    generating capacity | plants | gas units | combined-cycle | gas engine | gas engines
    """
)
PER_UNIT = words(
    """
    per rack | per chip | per gpu | per server | per cabinet | a rack | /rack | per node | each rack |
    per megawatt | per gigawatt | per mw | per gw | per kw | a megawatt | a gigawatt | for every gigawatt |
    for each gigawatt | every gigawatt | each gigawatt | per unit | per watt | apiece | per card |
    per hour | an hour | /mw | /gw | /kw | 每机柜 | 每个机柜 | 单机柜 | 单柜 | 每兆瓦 | 每吉瓦 | 每gw |
    每mw | 每千瓦 | 每颗 | 每张 | 每块 | 每片 | 每台 | 单卡 | 单价 | 单颗 | 单芯片 | 每小时 | 每枚 | 单台 |
    单机 | 一台 | 一张 | 一块 | 一颗 | 每gpu | 每个gpu | 单张 | 每 gw | 每 mw | 每 1gw | 每1gw | per wafer |
    per system | per die
    """
)
RATES = ("percent", "%", "per cent", "basis points", "个百分点")

MONEY_FOR = words(
    """
    infrastructure | capex | capital expenditure* | capital spending | capital outlay* |
    capital investment* | capital cost* | construction | build-out | buildout | build out | build |
    building | campus | facility | facilities | megaproject* | project | ai spending | data-center |
    cloud contract | compute contract | capacity | cloud services | cloud computing | computing power |
    servers | gpu* | property and equipment | hub | region | cloud region | plant | ai hardware |
    hardware | 资本支出 | 资本开支 | 资本性支出 | 基础设施 | 基础建设 | 基建 | 建设 | 兴建 | 建造 | 打造 |
    扩建 | 新建 | 造价 | 园区 | 算力 | 采购 | 总投资 | 项目 | 云服务 | 云计算 | 云和ai | 硬件 | 服务器 |
    伺服器 | 设备 | 工程 | 机房 | 中心 | 产能 | 基地 | program | programme | plan | initiative |
    expansion | complex | scheme | projects | development | developments
    """
)
MONEY_SPENT = words(
    """
    要花 | 投向 | 投放 | 砸向 | costed | 概算 | 总盘子 |     invest | invests | invested | investing | investment |
    investments | spend | spends |
    spent | spending |
    pour* | commit | commits | committed | commitment | commitments | cost | costs | costing | price tag |
    worth | deal | deals | contract | contracts | agreement | agreements | pledge* | earmark* | allocate* |
    budget* | outlay* | capex | capital expenditure* | pay | paying | project | purchase | buy | lease |
    order | injection | plow* | shell out | ante | plan | 投资 | 投入 | 斥资 | 耗资 | 花费 | 支出 |
    砸 | 豪掷 | 总投资 | 造价 | 成本 | 合同 | 合约 | 协议 | 订单 | 承诺 | 开支 | 注资 | 预算 | 采购 | 购买 |
    租赁 | 价值 | 交易 | 拨款 | 出资 | 投建 | 投下 | 加码 | 掏出 | 计划 | 规模 | mobilize | mobilise |
    mobilizing | channel | unlock | price | buildout | equip | 吸引 | 筹建 | 拨付 | 建设 | bought |
    purchased | buying | committing | pledging | allocating | fund | finance | funds | signed |
    增购 | 购入 | 采购额 | 耗费 | put | puts | putting | lay out | laying out | sink | sinking | plough |
    租约 | 签下 | 租约总额 | 合约总额 | 总额 | 花 | 自筹 | 中标 | 招标 | 限价 | 投约 | 拟投 | 投了 | 将投 | 要投 |
    生意 | 单子 | 买卖 | 大手笔 | 掷出 |
    掷 | 拨 | 注入 | 拿出 | 下注 | memorandum | mou | bill | tab | outlay | bet | bets | wager | splurge |
    splash | splashing | 加购 | 认购 | 订购
    """
)
# Capital spending by its name in the accounts, which every company has: it counts for a known company only.
ACCOUNTS = frozenset(
    words(
        """
        property and equipment | property, plant and equipment | purchases of pp&e | 房地产和设备 | 不动产和设备 |
        物业及设备 | 物业和设备 | 物业、厂房及设备 | 不动产、厂房 | 购建固定资产 | 购置固定资产
        """
    )
)
# Capital spending of a whole company, which no site has.
COMPANY_SPENDING = frozenset(words("capex | capital spending | capital expenditure | 资本开支 | 资本支出"))
CAPEX = (
    *words(
        """
        capital budget | capital plan | capex | capital-spending | capital-expenditure | cap-ex |
        capital expenditure* | capital spending | capital outlay* | capital investment* | 资本支出 | 资本开支 |
        资本性支出
        """
    ),
    *sorted(ACCOUNTS),
)
MONEY_OTHER = words(
    """
    burn | burns | burned | burning | cash burn | u.s. army | pentagon | air force | department of defense |
    property taxes | in lieu of taxes | last valued at | warehouse facility |
    revenue | revenues | sales | valuation | enterprise value | market cap* | market value | share price | shares |
    stock |
    per share | profit | profits | earnings | income | ebitda | net loss | loss | losses | raise | raised |
    raises | raising | fundraising | funding round | funding | series a | series b | series c | series d |
    series e | series f | series g | round | ipo | equity | stake | stakes | acquire | acquires | acquired |
    acquisition | buyout | takeover | merger | loan | loans | bond | bonds | debt | convertible notes |
    senior notes | secured notes | of notes | in notes | notes offering | notes due |
    credit facility | term loan | financing | backlog | order book | remaining performance | rpo | bookings |
    run rate |
    run-rate | annualized | annualised | arr | salary | salaries | wages | bonus | compensation | fine |
    fined | penalty | lawsuit | settlement | damages | tariff* | tax | taxes | dividend* | buyback* |
    repurchase* | market size | gdp | economic impact | economic output | economic benefit* |
    economic contribution* | economic boost |
    grant | grants | subsidy |
    subsidies | donat* | philanthrop* | bounty | prize | subscription* | ad spending | advertising |
    wealth | net worth | a fortune | personal fortune | his fortune | cash | assets under | aum | fund | venture |
    seed | preferred |
    warrant* | convertible | writedown | write-down | impairment | savings | insurance | bills | the bill would |
    bill that |
    price target | opportunity | market for | trade | exports | free cash flow | gross margin | operating |
    invested in | stake in | 营收 | 收入 | 营业 | 销售额 | 销售 | 估值 | 市值 | 股价 | 股票 | 每股 | 利润 |
    免单 | 红包 | 净利 | 盈利 | 亏损 | 融资 | 募资 | 筹集 | 筹资 | 轮 | 上市 | 股权 | 股份 | 持股 | 收购 | 并购 |
    贷款 |
    债券 | 发债 | 债务 | 借款 | 举债 | 可转债 | 信贷 | 积压 | 在手订单 | 未履行 | 剩余履约 | 年化 | 薪 |
    奖金 | 罚款 | 赔偿 | 关税 | 税收 | 税 | 分红 | 回购 | 市场规模 | 产值 | 经济效益 | 经济影响 | 补贴 |
    捐 | 广告 | 身家 | 财富 | 现金 | 货币资金 | 基金 | 可换股 | 减记 | 减值 | 资产管理 | 目标价 | 出口 | 进口额 |
    成交 | 认股 | 营业额 | 毛利 | 规模净 | 资产 | 累计融资 | 薪酬 | 订阅 | 票房 | 售价 | 报价 | 价格 |
    supply commitments | purchase commitments | in orders | booked | owed | restructuring | severance |
    overrun | write down | coupon | yield | valuing the | was valued at | is valued at | valued the |
    startup valued | 资金缺口 | 缺口 | funding gap | shortfall | personal stake | 当地基础设施 |
    local infrastructure | community | roads | schools | 水利 | sold | sale of | sells | divest* |
    proceeds | 接单 | 承接 | 出货 | 合同余额 | 余额 | 履约义务 | to sell | 售出 | r&d |
    research and development | 研发 | 研究开发 | 研发开支 | 研发支出 | 研发投入 | 研发费用 | generated |
    burn rate | cash deficit | 大单 | 损失 | 盈余 | 获利 | 税前 | 税后 | 未来云合同 | 未来合同 |
    合同积压 | 笔交易 | cloud backlog |
    segment | brought in | 车用 | 代工 | backstop* | 待执行 | 待履行 | 未执行 | 能见度 | visibility | 研发预算 |
    guaranteeing | 担保 | 兜底 | 负债 | 内容付款 | liabilities | 被带动 | 带动 | 拉动 | 撬动 | royalt* | premium |
    版权 | 累计订单 |
    订单金额 | 未来云端合约 | 云端合约积压 | 订单簿 | 算力券 | 消费券 | 补助 | 奖补 | 奖励资金 | 产业基金 |
    保证金 | 定金 | which is now worth | and is now worth | company now worth | startup now worth | borrowed |
    has borrowed | collateral | save | saves | saved | saving |
    now valued at | provider valued at | company valued at | firm valued at | 募集 | 募集资金 | 拟投向 |
    现金流 | 自由现金流 | 营运现金流 | cash flow | operating cash flow | valued it | values it | valuing it |
    valued at a | 业务贡献 | 市场预期 | 订单储备 | 积压订单 | 企业价值 | bring in | brings in | bringing in |
    销售规模 | 云端订单 | 云订单
    """
)
CHIP_SALES = words(
    """
    shipments | shipped | ships | sold | sales | units sold | smuggl* | produce | produced | production |
    manufactur* | 出货 | 销量 | 销售 | 出货量 | 量产 | 产量 | 产能 | 库存 | 备货 | 走私 | from tsmc |
    向台积电 | 台积电下单 | export license* | exports | made in | made by | units made | gpus made in |
    gpus made by |
    chips made in | chips made by |
    expects to sell | expect to sell | will sell | to sell | to ship | shipping | 卖出 | 累计卖出 | to make |
    will make | would make | could make | can make | 芯片需求 | 晶片需求 | 供给仅 | 供给约 | 供给量
    """
)

RACK = words(
    """
    nvl72 | nvl144 | nvl576 | per system | a single | single chip | each chip | 单台 | 单颗 | 单芯片 |
    单机 | per rack | a rack | each rack | one rack | -wide rack | rack-scale | 单机柜 | 每机柜 | 整机柜 | 每台 |
    单个机柜 | ultraserver | ultraservers
    """
)
FLOPS_WORD = words(
    """
    算力 | 智算 | 运算 | 计算能力 | flops | compute | computing | supercomputer* | performance |
    petaflop* | exaflop* | 超算
    """
)
COMPUTING_PLACE = words(
    """
    data center* | data centre* | datacenter* | data-center* | cluster | clusters | supercluster* |
    supercomputer* | campus | facility | ai factory | ai factories | deploy | deploys | deployed |
    deploying | install | installed | fleet | 数据中心 | 资料中心 | 集群 | 丛集 | 智算中心 | 超级计算机 |
    超级电脑 | 算力中心 | 计算中心 | 部署 | 安装 | 园区 | 智算
    """
)
ACCELERATOR = words(
    """
    gpu | gpus | tpu | tpus | trainium* | accelerator* | ai chip | ai chips | h100* | gb200* | gb300* |
    h200* | nvidia | 芯片 | 晶片 | 加速卡 | 加速器 | 算力卡 | 显卡 | 智算 | 图形处理器 | 绘图处理器 |
    集群 | 算力
    """
)
ACCELERATOR_SURE = words(
    """
    gpu | gpus | tpu | tpus | trainium* | ai chip | ai chips | ai accelerator* | nvidia | amd | ai 芯片 |
    ai芯片 | ai晶片 | 英伟达 | 辉达 | 昇腾 | 算力 | 人工智能芯片 | blackwell | ai 晶片 | 人工智慧晶片
    """
)

AI_WORD = words(
    """
    ai | artificial intelligence | 人工智能 | 人工智慧 | cloud | 云
    """
)
INFRASTRUCTURE_WORD = words(
    """
    infrastructure | hardware | 基础设施 | 硬件 | 基础建设 | 基建 | 硬体
    """
)

DEAL = words(
    """
    deal | deals | contract | contracts | agreement | agreements | lease | leases | leased |
    order | pact | partnership | commitment | 协议 | 合同 | 合约 | 订单 | 租约 | 签约 | 租赁 | 签署 | supply |
    supplies | provide | provides | rent | rents | sell | sells | rented | supplying | 合作 |
    contracted | renting | memorandum | mou | memorandum of understanding | 备忘录 | 意向协议
    """
)

MONEY_OBJECT = words(
    """
    ai枢纽 | ai hub | ai hubs | ai infrastructure hub |     data center* | data centre* | datacenter* |
    datacentre* | data-center* | campus | campuses | facility |
    facilities | compute | computing | ai infrastructure | infrastructure | ai factory | ai factories |
    supercomputer* | cluster | clusters | cloud services | cloud capacity | cloud contract | cloud deal |
    gpu* | ai cloud | azure services | azure服务 | azure 服务 | hyperscale* | ai campus | gigafactor* |
    computing capacity | cloud computing | cloud infrastructure | ai capacity | server farm* |
    technologies | 数据中心 | 资料中心 | 算力 | 智算 | 基础设施 | 基础建设 | 基建 | 园区 | 超级计算机 |
    超级电脑 | 集群 | 云服务 | 云计算 | 云端 | 机房 | 超算 | ai工厂 | ai 工厂 | 计算中心 | 数据枢纽 |
    云资源 | 计算资源 | ai园区 | ai 园区 | 硬件 | 运算 | neocloud* | ai compute | 租用算力 | cloud and ai |
    ai and cloud | cloud region | cloud regions | cloud business | cloud offerings |
    cloud and artificial intelligence | 云和人工智能 | 云与人工智能 | 云业务 | 云区域 | sovereign cloud |
    public cloud | 租用服务器 | renting servers | server rental | rented servers | 大数据基地 | 大数据中心 |
    大数据产业园 | 数据基地 | 云基地 | 信息港 | ai backbone | compute backbone | sovereign ai | ai complex |
    supercomputing | ai中心 | ai 中心 | 人工智能中心 | 人工智慧中心
    """
)
CHIP_OBJECT = words(
    """
    chip | chips | gpu | gpus | accelerator* | 芯片 | 晶片 | 处理器 | 加速卡 | 显卡 | tpu* | silicon |
    hardware | 硬件 | processor*
    """
)
BUYING = words(
    """
    buy | buys | buying | bought | purchase* | procure* | acquire | spend* | invest* | 采购 | 购买 |
    购置 | 投入 | 投资 | 斥资 | 支出 | 成本 | order | orders | ordered | 订单 | budget* | 预算 | 买进 | 买下 |
    买入 | 购入 | 购进 |
    采买 | 订购 | 拿下 | getting | acquiring
    """
)
VALUATION_WORD = words(
    "valuation | series a | series b | series c | series d | series e | ipo | 估值 | 投前 | 投后 | 轮融资 | 上市"
)
FUNDING = words(
    """
    valuation | funding round | series a | series b | series c | series d | series e | series f |
    pre-money | post-money | ipo | raised | raises | 融资 | 估值 | 投前 | 投后 | 募资 | 领投 | 跟投 | 入股 | 持股 |
    股权 | 股份 | equity stake | raise | raising | bond | bonds | debt | loan | loans | convertible notes |
    senior notes | secured notes | 债券 |
    贷款 | 发债 | credit facility | borrow | borrowing | 公开募股 | 首次公开
    """
)
SITE_WORD = words(
    """
    factory | campus | site | phase | building | buildings | facility | facilities | complex | colocation | lease |
    leased | tenant | 园区 | 一期 | 二期 | 机楼 | 机房 | 交付 | 上架 | 设施 | 容量 | 算力
    """
)

SOLD_GOODS = words(
    "sell | sells | sold | selling | ships | shipping | shipped | sales of | 出售 | 销售 | 售出 | 出货"
)

CHIP_TRADE = words(
    """
    ordered | orders | in stock | sell | sells | selling | inventory | license* | export* | import* |
    订购 | 下单 | 库存 | 出售 | 出口 | 许可 | 备货 | 向中国
    """
)
PER_TIME = words(
    """
    every week | per week | a week | each week | weekly | per month | a month | every month | annually |
    a year | per year | 每周 | 每月 | 每年 | 年产
    """
)

COST = words("cost | costs | costing | price tag | 造价 | 耗资 | 要花 | 概算 | 总投资 | 总投资额 | 成本")

PERIOD = words(
    """
    本季 | 单季 | 当季 | 上季 | 第1季 | 第2季 | 第3季 | 第4季 | 第一季 | 第二季 | 第三季 | 第四季 | 年增 | 季增 |
    quarter | quarterly | year-over-year | year over year | 季度 | 一季 | 二季 | 三季 | 四季 | 同比 |
    环比 | last year | 去年 | 全年 | 财年 | 达到 | totaled | totalled | 过去 |
    past 12 months | past year | first half | second half | 刚结束的 | 刚过去的
    """
)

ENERGY_WEAK = words(
    """
    grid | utility | utilities | transmission | substation | 电网 | 变压器 | 装机 | entergy | dominion energy |
    duke energy | american electric power | georgia power | nextera | xcel | firstenergy | exelon | we energies |
    vistra | constellation energy | talen | pacific gas and electric | pg&e | tenaga | tenaga nasional |
    southern company | oncor | dte energy | consumers energy | national grid | dominion
    """
)  # energy only where no one is named

RESPECTIVELY = words("respectively | 分别 | 依序 | 依次")


INVESTED = words("of investment | in investment | investment of | in investments | investments of")

# Chips and contracts that are no accelerators of a data center.
CHIP_OTHER = words(
    "车用 | 车载芯片 | 车规 | 代工 | automotive chips | foundry | 手机芯片 | car chips | next-generation ai6"
)


# Words of MONEY_OTHER that a clause may be about, however far the amount stands.
HEADS = frozenset(
    words(
        """
        revenue | revenues | valuation | market cap | market value | backlog | ebitda | net loss | profit | income |
        云端订单 | 云订单 | 营收 | 收入 | 利润 | 净利 | 估值 | 市值 | 剩余履约 | 履约义务 | 在手订单 |
        能见度 | 研发预算 | 待执行 | 待履行 | 未执行 | 现金流 | 自由现金流 | 营运现金流 | cash flow |
        operating cash flow | free cash flow
        """
    )
)

# Objects of spending that need not be for computing.
ANY_INFRASTRUCTURE = frozenset(("infrastructure", "基础设施", "基础建设", "基建", "园区", "硬件", "hardware"))
