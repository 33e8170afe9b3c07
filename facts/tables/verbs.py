"""Verbs that settle a figure's status wherever they stand in its clause; tagged planned and running."""

from __future__ import annotations

from facts.tables.words import words

UNDERTAKEN = frozenset(
    words(
        """
        next stop | next step is | begun work | begun construction | begun preparatory | started work |
        started construction | broken ground | broke ground | begun preparing | 年内点亮 | 年内投运 |
        还要再 | 要再添 | 将再添 | 还将再 | 拟再 | 盖完 |
        建完 | 几周后 | 数周后 | 几个月后 | 数月后 | 要在 |
        锁定 | 锁定了 | 签下了 | 签署了 | 达成了 |
        allow | allows | allowing | to purchase | to buy | to import | to acquire | means to | mean to | intend to |
        building toward | building towards | working toward | heading for | on its way to | on track for |
        stages of construction | approval to | approved to | clearance to | cleared to buy | preparing to |
        gearing up to | received approval |
        is scaling | are scaling | is ramping | to go live | is adding | are adding |
        is to | are to | promised | promises | vowed | vows | 获准 | 允许 | cleared to | allowed to |
        permission to | is transforming | is converting | are converting | is turning | plans call for |
        calls for | 已获准 | 有意投资 | 敲定 | 布建 | 要布建 | on order |
        in the works | under development | in development | in the pipeline | under way | will | plan |
        plans | planned | planning | to build | being built | is building | under construction | to invest |
        to spend | to deploy | expects | expect | expected | set to | to come online | would | going to |
        slated | scheduled | intends | intend | proposed | upcoming | next year | to be | to add |
        about to | constructing | agreed | agreement | signed | commitment | committed | deal | announced |
        announces | announce | 'll | 已确定 | 已签 | 已签署 | 已签约 | 已承诺 | 已锁定 | 已宣布 | 已规划 |
        secured | on the way | 将 | 计划 | 拟 | 建设中 | 在建 | 规划 | 预计 | 承诺 | 宣布 | 即将 | 要建 |
        将于 | 正在建设 | 签署 | 协议 | 料 | 预期 | 打算 | 扩展至 | 提升至 | 增至 | 斥资 | 兴建 | 开工 |
        动工 | 会 | 将达 | contracted | soon | in a few weeks | coming weeks | next month |
        start going online | going online | coming online | due to | to come | should reach | should be |
        should hit | should close with | should end with | should finish with | should hold | should house |
        should draw | should consume | should need | should use |
        should run | should take | should come | should have |
        are building | been building | 're building | 's building |
        was building | be building | start building | starts building | continue building | began building |
        begun building | 建成后 | 投产后 | 全部建成 | 完工后 | 落成后 | 投运后 | 全面投运后 |
        upon completion | once complete | when complete | at full build | fully built | full build-out |
        once built | when finished | once finished | once operational | when operational | slipped to |
        pushed to | delayed to | guidance | outlook | guided | guides | 提出 | 明确 | once completed |
        when completed | once fully built | at full buildout | equipped to | designed to | built to |
        placed a | order for | ordered | 正在向 | 正向 | 有序推进 | 迈进 | going live | go live |
        raised to | 上调至 | 上修至 | 调整至 | 上调到 | on order | earmarked | earmarks | earmark |
        pencilled in | penciled in | pencils in | budgeted | budgets | opens in | due in | 指引 | 预算 |
        ring-fenced | set aside | sets aside | slated to | will open | committing to | supposed to |
        meant to | broken ground | to supply | to provide | to deliver | to approve | asked regulators |
        on track | 签下 | 敲定 | 可使用 | approved | approves | permitted | 批准 | 获批 | 已上调 | 已调高 |
        已上修 | is getting | are getting | is having | let the company | let it buy | lets it buy |
        let it import | speaks of | speak of | talks of | talk of | earmarking | will get | go-ahead |
        green light | greenlit | green-lit | given the nod | gave the nod | got the nod | okayed |
        waved through | signed off on | signed up for | signs up for | go in before | go in by | arrive by |
        arrive before | put its name to | puts its name to | put their names to | signed on for | inked | inks |
        struck a deal | strikes a deal | locks in | locked in | locking in | booked | has booked |
        reserved | on the drawing board | drawing up | drew up | goes up in | going up in | poised to |
        has to wait | must wait |
        in line to | bound for | destined for | due for | to follow | is to follow | being installed |
        being deployed | being readied | being fitted | being equipped | being wired | being converted |
        still to be | yet to be | in stages | step by step | being put up | being erected |
        being developed | being prepared | commissioning | be handed over | to hand over | hand over |
        turn over | to be let | 拍板 | 定下 | 谈定 | 已定 | 订了 | 下了单 | 包下 | 认购 | 认租 | 预租 | 分批 |
        筹备 | 筹划 | 谋划 | 续建 |
        再建 | 破土 | 奠基 | 施工 | 封顶 | 立项 | 备案 | 核准 | 过审 | 放行 | 开绿灯 | 批复 | 将建 | 将投 | 要投 |
        要砸 | 拟定 | 拟投 | 启动建设 |
        动土 | 订货 | 已下单 | 已预订 | 待建成 | 候批 | 报批 | 招标 | 调测 | 调试 | 收尾 | 开了工 | 破了土 |
        动了工 | 就能启用 | 就能投用 | 就能上线 |
        要采购 | 要买 | 要打造 | 要部署 | 要装 | 要上 | 要新建 | 要添 | 要花 | 要投资 | 要投入 | 要拿出 | 要购置 |
        要引进 | 应于 | 须交付 | 需交付 | 应交付 | 要扩 | 要建成 | 要增 | 快要 | 要点亮 | 要上线 |
        要交付 | 要落成 |
        就要 | 预定 | 给出的区间 | 给出的预期 | 定在 | 会拿到 | 将拿到 | 将取得 | 拿到手后 | 会再 | 将再 | 待启用 |
        会建 | 会装 | 会投 | in line for |
        forecast that | has earmarked | has budgeted | guided to | has guided to | is guiding | are guiding |
        建好之后 | 建好后 | 建成之后 | 完工之后 | 上线后 | 启用后 | 投用后 | 规划是 | 仍在推进 | 在推进 |
        推进中 | 正在推进 | 仍在推进中 | 公告向 | 公告拟 | 公告计划 | 已选定 | 已选址 | 已选中 | 加购 | 续租 |
        now sees | is meant for | are meant for | meant for | intended for | destined for use | 准许 | 要先 |
        须先 | 需先 | pressing ahead | going ahead with | pushing ahead | moving ahead | forging ahead |
        each get | get up to | gets up to | 正朝 | 朝着 |
        投运时 | 启用时 | 上线时 | 投产时 | 投用时 | 要把 | 要将 | 拟将 |
        届时 | 今年可 | 明年可 | 年底可 | 年内可 |
        is seen reaching | is seen rising to | is seen hitting | is seen at | are seen reaching | in a few months |
        in the coming months | in the months ahead | within weeks |
        starts out with | starts at | is designed for | been designed for | has space for
        """
    )
)

# "is building", "are also adding": what somebody is at is a definite undertaking.
_AT_WORK = words(
    """
    putting | bringing | deploying | installing | buying | ordering | spending | investing | pouring | preparing |
    expanding | developing | constructing | erecting | assembling | readying | ramping | sinking | acquiring |
    purchasing | procuring | lining up | leasing | renting | raising | racing | rolling out | setting up |
    laying out | doubling |
    tripling | committing | taking | placing | pumping | ploughing | plowing | funnelling | funneling |
    bankrolling |
    financing | moving to | looking to build
    """
)
PROGRESSIVE = frozenset(
    f"{be}{often} {verb}"
    for be in ("is", "are", "'s", "'re")
    for often in (
        "",
        " also",
        " now",
        " at the same time",
        " currently",
        " reportedly",
        " already",
        " likewise",
        " separately",
    )
    for verb in (*_AT_WORK, "building", "adding")
)

FUTURE = UNDERTAKEN | PROGRESSIVE

STANDING = frozenset(
    words(
        """
        been able to | in a single quarter | in one quarter |
        observed | measured | 如今 | 正式启用 | 已启用 | 已经启用 | 已增至 | 已提升至 | 已扩展至 |
        current | rose to | climbed to | jumped to | swelled to | surged to | soared to | ballooned to |
        crossed | topped | surpassed | exceeded | amassed | more than doubled | doubled to | tripled to |
        可提供 | 能够提供 | 能提供 | 可实现 | 完成部署 | 完成建设 | 完成安装 | 完成交付 | 完成扩建 | 装备了 | 点亮 |
        投产运行 | 达产 | 建成投用 | 投用 | 翻倍至 | 增加到了 | 翻了一番 | has poured | have poured | poured |
        has deployed | has racked up | has committed and spent | had on hand | 已装 | 已安装 |
        operates | operational | in operation | is home to | came online | went online | went live |
        installed | delivered | currently | already | today | existing | has brought | now has | is online |
        are online | now online | brought online | up and running | in service | in use | was trained |
        trained on | energized | energised | 已 | 已经 | 目前 | 现有 | 投运 | 已建成 | 建成 | 上线了 |
        投入使用 | 现已 | 已部署 | 当前 | 投入运营 | 截至 | 迄今 | 累计 | 运营着 | 建有 | active |
        上线运营 | 正式上线 | 投入运行 | 正式启用 | 建成投产 | 全面投入使用 | 投入商用 | 全面投运 |
        正式投产 | is running | are running | has deployed | has installed | has built | has reached |
        has doubled | has grown | has expanded | has delivered | has spent | has invested | has passed |
        has surpassed | has exceeded | has amassed | has completed | has opened | has activated |
        has switched | has shipped | have deployed | have installed | have built | have reached |
        have doubled | have grown | have expanded | have delivered | have brought | have spent |
        have invested | have passed | have surpassed | have exceeded | have amassed | have completed |
        have opened | have activated | have switched | have shipped | had deployed | had installed |
        had built | had reached | had doubled | had grown | had expanded | had delivered | had brought |
        had spent | had invested | had passed | had surpassed | had exceeded | had amassed | had completed |
        had opened | had activated | had switched | had shipped | grew to | ended the year with |
        now operates | is operating | were running | was running | 已建设交付 | 已建成交付 | 已使用容量 |
        已交付 | 已拥有 | 已投入 | 已达 |
        已达到 | 已突破 | 已建 | went from | has topped | has crossed | has hit | has scaled | has ramped |
        has tripled | has quadrupled | has energized | has energised | has launched | has started |
        is ready for service | are ready for service | is now ready | are now ready |
        has assembled | has put | has purchased | has bought | has received | have topped | have crossed |
        have hit | have scaled | have ramped | have tripled | have quadrupled | have energized |
        have energised | have launched | have started | have assembled | have put | have purchased |
        have bought | have received | had topped | had crossed | had hit | had scaled | had ramped |
        had tripled | had quadrupled | had energized | had energised | had launched | had started |
        had assembled | had put | had purchased | had bought | had received | switched on | racked |
        landed | powered on | lit up | turned on | came to | amounted to | over the past | in the quarter |
        during the quarter | took delivery | taken delivery | has landed | have landed | we've now | 点亮 |
        点亮了 | 已点亮 | 已落地 | 手里 | 攥着 | 已接入 | 已安装 | 过去一年 | 到位 | 已到位 | 装妥 | 装好 |
        已投用 | 已启用 | 已交货 | 已到货 | has taken delivery | now hosts | now houses | now runs | now run |
        now operate |
        live capacity | as of | sits at | stands at | stood at | in place today | now in place | already in place |
        fired up | spun up | stood up |
        powered up | brought into service | put into operation | put into service | entered service |
        entered operation | entered operations | began operating | began operations | started operations |
        started operating | has gone live | have gone live | gone live | come online | came on line |
        came on stream | 已点火 | 已上架 | 已投运 | 已运行 | 已在运行 | 在跑 | 满负荷运行 | 稳定运行 | 已通电 |
        已开机 | 开机运行 | 开始运行 | 开始运营 |
        已开始运营 | 正式运营 | 正式运行 | 已正式 | 已全面 | 服役 | 上岗 | 手握 | 握有 | 坐拥 | 囤了 | 囤下 |
        囤积了 | 囤有 | 眼下 | 现阶段 | 现时 | 时下 |
        至今 | at present | 用起来了 | 已经用上 | 做到了 | 搭起 | 搭起了 | 建起 | 建起了 | 搭建了 | 搭成 |
        搭好 | 花掉 | 花掉了 |
        花出去 | 烧掉 | 已花 |
        买进了 | 买下了 | has cost | have cost | had cost | 跑起来了 | 装了 | 盖了 | 建了 | 用掉 | 来到 |
        完成了 | 就完成 | 已完成 | 到货 |
        便完成 | 即完成 | 正式通电 | got to |
        opened in |
        ready for service | fell short of | came in at | came in below | has been spent | have been spent |
        was spent | were spent |
        posted a | posted a record
        """
    )
)

# Words of standing that no word of the future before them puts off.
ALREADY = frozenset(
    words(
        """
        already | currently | today | existing | 目前 | 现有 | 已 | 已经 | 现已 | 截至 | 迄今 | 当前 | 眼下 |
        现阶段 | 现时 | 至今
        """
    )
)

# Before a word of standing in its clause, these put it off: "will be operational".
AUXILIARIES = frozenset(
    words(
        """
        will | would | plan | plans | planned | planning | to be | set to | expected | expects | expect |
        scheduled | slated | due to | 'll | about to | going to | intends | to come | 将 | 将于 | 计划 |
        拟 | 预计 | 即将 | 预期 | 规划 | 会 | 打算 | should be | should have | 建成后 | 投产后 | 完工后 | 落成后 |
        投运后 | 全部建成 | 全面建成 | 力争 | 有望 | 目标 | is to | are to | 快要 | 将要 | 就要 | 预定 | 定于 |
        要先 | 须先 | 需先 | 还要 |
        预估
        """
    )
)

# These speak of the noun beside them only.
ADJECTIVES = frozenset(
    words(
        """
        existing | active | installed | live | current | 现有
        """
    )
)

# Nouns for capacity that is only planned, whatever verb follows: "contracted power grew to 2.9 GW".
PLANNED_NOUNS = frozenset(
    words(
        """
        planned capacity | contracted power | contracted capacity | contracted | contracted backlog |
        committed capacity | announced capacity | capacity under construction | capacity under development |
        development pipeline | planned investment | total planned | 计划规模 | 规划规模 | 规划容量 |
        计划容量 | 签约容量 | 合同容量 | 在建容量 | 规划总容量 | 规划算力 | 规划总投资 | 计划总投资 |
        签约面积 | 已签约 | 规划总规模 | contract value | contract values | 合同总额 | 合约总额 | 租约总额 |
        订单总额 | 规划总量 | 规划总规模 | 规划总功率 | 租约 | 基础设施承诺 | 投资承诺 | 采购承诺 | 算力承诺 |
        支出承诺 | 长期承诺 | pledge | pledges |
        spending commitments | infrastructure commitments | compute commitments | purchase commitments |
        projected cost | projected costs | estimated cost | estimated costs |
        contracted pipeline | 合作总额 | 协议总额 | 总合同额 | 合同总金额 |
        capital budget | capex budget | spending budget | capex guidance | spending plan | capex plan |
        capital spending plan
        """
    )
)

# Words of an end that may be nouns: they speak of their own clause only, "in contrast to this pause, …".
ENDS_AS_NOUNS = frozenset(words("pause | retreat | retreats | cancellation"))
