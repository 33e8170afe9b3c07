"""Words that tell how sure, how real, by whom and in what relation a figure is stated."""

from __future__ import annotations

from facts.tables.words import words

# --- bound: left of the figure, or right of it ---
ABOUT_LEFT = words(
    """
    approach | approaches | approaching |     about | around | roughly | some | nearly | almost | close to |
    approximately | approx | approx. |
    an estimated | estimated | circa | near | ~ | in the region of | on the order of | something like |
    just under | just shy of | just below | a little under | a rough | north of about |
    up around | 约 | 大约 | 约为 | 约合 | 近 | 将近 | 接近 | 大概 | 左右 | 估计 | 预估 | 约达 | 差不多 |
    约当 | 上下 | 估算 | 概算 | 逼近 | 近乎 | ≈ |
    约等于 | 大致 | 相当于约 | in the ballpark of | around about | 接近于
    """
)
ABOUT_RIGHT = words(
    """
    左右 | 上下 | or so | -ish | roughly | 前后 | 许
    """
)
AT_LEAST_LEFT = words(
    """
    past | over | more than | at least | above | exceed | exceeds | exceeding | exceeded |
    in excess of |
    upwards of | upward of | north of | greater than | no less than | not less than |
    no fewer than | not fewer than | beyond | surpass |
    surpasses | surpassing | surpassed | a minimum of | minimum of | well over | just over | upwards |
    topping | top | tops | topped | larger than | > | slightly more than | a little over | bigger than |
    higher than | 超过 | 超 | 逾 | 至少 | 不低于 | 不少于 | 超出 | 突破 | 高于 | 多于 | 最少 | 大于 |
    不止 | 超越 | 起码 | 远超 | ≥ | 破 | 最低 | break | breaks | breaking | cross | crosses | crossing |
    crossed | 跨越 | 迈过 | 将过 | 已过 | 越过 | 冲破 | 站上 | 迈上 |
    至少增至 | 至少达到 | 至少提升至 | 将至少增至 |
    well above | comfortably over | comfortably more than | upwards of about | 达到至少 | pass | passes |
    passing | passed | has passed | have passed | had passed | exceeded its target of |
    surpassed its target of
    """
)
AT_LEAST_RIGHT = words(
    """
    以上 | or more | + | -plus | plus | 有余 | or greater | and up | 起 | 之多以上 | or above | 余
    """
)
AT_MOST_LEFT = words(
    """
    up to | up-to | as much as | as many as | at most | no more than | a maximum of | maximum of | not more than |
    up to about | capped at | as high as | to a maximum of | upto | max | maximum | limit of |
    not exceed | less than | fewer than | under | potentially up to | 高达 | 最多 | 多达 | 多至 | 至多 | 最高 |
    最高达 |
    最大 | 不超过 | 最高可达 | 上限 | 最高可 | 上限为 | 达到最高 | 低于 | 少于 | 不到 | 最高将 | 最大可 |
    最高不超过 | < | ≤ | 最多可以扩展到 | 最多可扩展到 | 最多可扩展至 | 最多可以达到 | 最高可扩展至 |
    最高可扩至 | 最多可扩至 | 最终可扩展至最多
    """
)
AT_MOST_RIGHT = (
    *("at most", "or less", "maximum", "max", "以内", "以下", "额度内", "额度之内", "额度以内", "限额内"),
    *("为上限", "的上限"),
)

# --- scope ---
ADDED = words(
    """
    additional | an additional | another | extra | new | incremental | more | further | adding | adds |
    add | added | in addition | additionally | plus another | expansion | expand by | increase of |
    increased by | supplement* | a further | next | grow by | up by | rise by | second |
    more than doubling | 另外 | 新增 | 再 | 额外 | 再建 | 追加 | 增加 | 增建 | 另 | 又 | 增购 | 增设 |
    新添 | 加装 | 增量 | 再增 | 再投 | 再花费 | 再砸 | 再追加 |
    加码 | 扩建 | 扩容 | 扩张 | 增至之外 | 添加 | 增持 | 再添 | 另有 | 还有 |
    多拿 | 多出 | 又加 | 又装进 | 又装 | 又添 |
    扩增 | 额外的 | 扩展 | 扩充 | 另行 | 再出口 | 新签约 | 新签 | 新增签约 | 调高 | 上调 | 调升 | 上修 | 往上加 |
    上加 | 再加 | 多加 | 再补 |
    又装入 | 添入 | 添购 | 新购 | 并入 | 再加入 | 又加入 | 再装入 | 再取得 | 再获得 | 再获 | 再拿下 | 再拿到 |
    再采购 |
    再部署 | 加投 |
    加购 | 加订 | 续投 | 再掏 | 再拿出 | 增建各 | 再花 | 再向 | 再签一份 | 再租 | 加租 | 另租 |
    增租 | 再签
    """
)
REMOVED = words(
    """
    cut by | cuts by | reduced by | reduce by | lowered by | less | fewer | slashed by | trimmed by |
    decrease of | reduction of | cut of | shed | 减少 | 削减 | 缩减 | 下调 | 砍掉 | 减 | 砍 | 裁减 |
    trim | trims | trimming | trimmed | shave | shaves | shaved | lopped | slash | slashes | slashed |
    cut | cuts | cutting | 砍去 | 减掉 | 压减
    """
)
PART = words(
    """
    including | includes | include | of which | among them | first phase | phase one | phase 1 | phase i |
    phase 2 | phase two | phase ii | second phase | initial phase | initial | initially | first |
    first batch | the first | a subset | subset | tranche | first tranche | of those | of them | of that |
    portion | part of | initial tranche | starting with | start with | begin with | beginning with | each |
    respectively | first building | third phase | phase three | phase 3 | phase | 包括 | 其中 | 首段 | 头一批 |
    头一个 | 最大一批 | 首批 |
    一期 | 第一期 | 首期 | 二期 | 第二期 | 三期 | 第一阶段 | 首阶段 | 初期 | 当中 | 部分 | 分期 | 包含 |
    首个 | 首笔 | 先期 | 第一批 | 首座 | 首栋 | 含 | 分别 | 各 | 一部分 | 起步 | 试点 | 每座 | 每个 |
    第二阶段 | first stage | initial stage | stage one | to start with | to begin with | start at |
    starts at | begins at | begins with | starts with | 先行 | 打头阵 | 首轮 | 第二批 | 第三批 |
    second batch | second tranche | initial batch | 头批 | 先启用 | 先启动 | 先投运 | 先上线 | 先行启用 | 先建 |
    打头的 | 第一个 |
    out of which | out of this | the opening |
    opening phase | first round | first wave | first instalment |
    first installment | first slice | first chunk | early phase | pilot phase | kick off with |
    kicks off with | opening with | opens with | 头期 | 首阶 | 第一波 | 首波 | 头一期 | 第一步 | 先导 | 先投 |
    先上 | 开局 | 首发 |
    一阶段 | 二阶段 | 首两期 | 前两期 | 起始 | the other | the remaining | remaining | 剩余 | 其余 | 余下 | 剩下 |
    初始容量 | 初始规模 | 初期容量 | 初始算力 | 先达到 | 先做到 | stage 1 | stage 1a | stage 1b | phase 1a |
    phase 1b | stage i | phases of | stages of | steps of | 每期
    """
)
PREVIOUS = words(
    """
    up from | down from | compared with | compared to | from the previous | previously | previous |
    earlier | original | originally | versus | vs | vs. | instead of | rather than | from an earlier |
    initial plan | original plan | initially planned | initially announced | prior | formerly |
    had planned | than the | raised from | increased from | cut from |
    lowered from | reduced from |
    increase from the | jump from the | rise from the | drop from the | decrease from the | hike from |
    walked back from | comedown from | climbdown from | climb down from | scaled back from |
    pared back from | revised from | 原来的 |
    higher than the | lower than the | well above the | from its original | from around | from about |
    from just | from roughly | than its previous | than the previous | year earlier | last year's | 原计划 |
    先前喊的是 | 先前说的是 | 此前喊的是 | 此前定的是 | 先前定的是 | 此前说的是 | 原先喊的是 | 原定 | 此前的 |
    先前的 | 之前的 | 原本 | 原先 | 高于此前 | 低于此前 | 高于 | 低于 | 较此前 | 较先前 |
    原来 | 去年的 | 上年的 | 目前的 | 原有 | 先前预计 | 此前预计 | 此前预估 | 先前预估 | 此前预测 | 上调前 |
    由此前 | 最初的 | 较原 | 原预计 | 相较 | 数月前抛出 | 早先 | 之前预计 | 而非 | 上季 | 去年同期 |
    retreat from its original | 原来计划 | 去年为 | 上年为 | 去年则为 | 去年约 | double the | triple the |
    twice the | half the | below the | well below the | short of the | far below the | began as a |
    started as a | started out as a | once planned | 此前为 | 此前是 | 当时给出的 | 还是 | 原先为 | 年同期 |
    较上年 | 较去年 | 同期的 | had budgeted | had pencilled in | had guided | had forecast | had estimated |
    had projected | had targeted | had put | had pegged | had been expected | had been planned |
    had been set | had been budgeted | had been put at | had been targeting | used to be |
    initially budgeted | first put at | first pegged at | was originally | were originally | 起初 | 原拟 | 原规划 |
    原目标 | 早前的 | 此前规划的 | 一开始的 | 当初的 | 最早的 | 原为 | 本来是 | 原来是 | 原是 | 上一年为 |
    前一年为 | 去年则是 | 去年是 | 去年仅 | 去年只有 |
    上一年是 | 上一财年为 | 更早的 | 上一财年是 | far above the | far more than the | had first said |
    had first planned | had initially said | had originally said | was guiding for | were guiding for |
    had first mentioned | had initially mentioned | had originally mentioned | had been guiding for
    """
)

# --- status ---
RUNNING = words(
    """
    operating | operate | home to | houses | house | hosts | runs on | running on | powered by | is live |
    now live | live | deployed | owns | own | uses | used | using | built | completed | activated | spent |
    invested | fully operational | provides | provide | contains | features | equipped | consumes | consume |
    draws | boasts | opened | reached | commissioned | totaled | totalled | employs | supplies | 拥有 | 运行 |
    运营 | 投产 | 启用 | 部署了 | 已投 | 现在 | 配备了 | 搭载了 | 搭载 | 使用 | 交付 | 用了 | 投资了 | 花费了 |
    落成 | 达到了 | 超过了 | 突破 | 截止 | 在用 | 在运 | has | have | already online | runs | adds | 启用了 |
    接通 | have taken | follows at | trails at | packs | packing | sports | counts | comprises | comprising |
    consists of | stuffed with | filled with | crammed with | outfitted with | kitted out with | pulls |
    guzzles | 配置了 | 装载 | 集结了 | 汇集了 | 聚集了 | 保有 | 持有 | 设有 | 便完成 | 即完成 | 正式通电 |
    got to | opened in | ready for service | fell short of | came in at | came in below | has been spent |
    have been spent | was spent | were spent | posted a | posted a record
    """
)
PLANNED = words(
    """
    construction | agrees | agree | announcing | commit | commits | commitments | contract | signs | deals |
    to open | pledge | pledged | pledges | proposes | proposal | forecast | begin | break ground |
    broke ground | breaks ground | breaking ground | secures | developing | develop | project | projects |
    pipeline | due | lease | leased | leases | order | ramp | rise | preparing | underway | launch | unveil* |
    rolling out | roll out | adding | expanding | expansion | shall | by the end of | by end of |
    later this year | 正在建 | 将会 | 签订 | 签约 | 合同 | 投资 | 建设 | 开建 | 打造 | 合作 | 部署 | 开发 |
    新建 | 筹建 | 扩建 | 拟建 | 准备 | 待建 | 欲 | 预估 | 推进 | 拨出 | 投入 | 着手 | 将要 | lined up |
    is expected | are expected | gearing up | to host | to house | original plan | 原计划 | 原定 |
    next few weeks | next few months | coming months | future | ready for service | committing | projected |
    estimated to | 订下 | 订购 | 预订 | 下单 | zoned for | permitted for | laid out for | is rising |
    taking shape | to fit out | to equip | to furnish | can import | may import | may each | could import | 要等到 |
    可买 |
    可购 | 获准购买 | 获准采购 | contracts to | 达成 | planned capacity | contracted power |
    contracted capacity | contracted backlog | committed capacity | announced capacity |
    capacity under construction | capacity under development | development pipeline | planned investment |
    total planned | 计划规模 | 规划规模 | 规划容量 | 计划容量 | 签约容量 | 合同容量 | 在建容量 | 规划总容量 |
    规划算力 | 规划总投资 | 计划总投资 | 签约面积 | 规划总规模 | approval | licensed | licenses | licences |
    contract value | contract values | 合同总额 | 合约总额 | 租约总额 | 订单总额 | 基础设施承诺 | 投资承诺 |
    采购承诺 | 算力承诺 | 支出承诺 |
    长期承诺 | spending commitments | infrastructure commitments | compute commitments | purchase commitments |
    projected cost | projected costs | estimated cost | estimated costs | 投运时 | 启用时 | 上线时 | 投产时 |
    投用时 | 要把 | 要将 | 拟将 | 届时 | 今年可 | 明年可 | 年底可 | 年内可 | 届时将 | contracted pipeline |
    合作总额 | 协议总额 | 总合同额 | 合同总金额 | capital budget | capex budget | spending budget |
    capex guidance | spending plan | capex plan | is seen reaching | is seen rising to | is seen hitting |
    is seen at | are seen reaching | in a few months | in the months ahead | within weeks | starts out with |
    starts at | is designed for | been designed for | has space for
    """
)
TARGET = words(
    """
    an mou | mou for | memorandum of understanding |
    shooting for | shoots for | might bring | might add |
    spoken of taking | spoke of taking | speaks of taking | talks of taking | talked of taking |
    target | targets | targeting | targeted | goal | goals | aim | aims | aiming | aimed | ambition |
    ambitions | ambitious | blueprint | in the long term | longer term | could | eventually | ultimately |
    potential | potentially | hopes | hope |
    hoping | envision* | vision of | vision to | vision for | his vision | its vision | options | optional | might |
    aspire* | aspiration* | in the future |
    scalable | scale to | scaling to | scale up to | can scale | wants | want | room to | expandable |
    with the potential | seek | seeks | seeking | uncommitted | designed to scale | capable of scaling |
    possible | objective | over time | 目标 | 有望 | 力争 | 争取 | 愿景 | 可扩展 | 最终 | 终期 | 未来可 |
    远期 | 希望 | 旨在 | 志在 | 潜在 | 或将 | 可能 | 意向 | 期望 | 愿望 | 野心 | 雄心 | 想要 | 最终将 |
    优先权 | 优先承租权 | 可再扩 | 可再扩充 | 能扩到 | 可扩到 | 可扩充至 | 可扩充到 | 瞄准 | 洽谈 | 谈判 |
    考虑 | 可望 | 上看 | 剑指 | 期待 | may eventually | may reach | option to |
    options to | can be expanded | could be expanded | may expand | able to scale | in talks | talks to |
    discussed | discussing | considering | considered | weighing | exploring | mulling | negotiating |
    talks with | letter of intent | 意向书 | 探讨 | 磋商 | 商谈 | 谋求 | right of first offer |
    right of first refusal | first refusal | was meant to | option for | option on | an option | can house |
    can host | can support | can accommodate | could house | capable of | ability to scale |
    the ability to | 可容纳 | 可支持 | 可承载 | right to expand | looking for | on the hunt |
    in the market for | in time be | could in time | 最多可以 | 可以扩展 | 可扩至 | 可扩容至 |
    有权 | 保留 | 选择权 | 或扩大 | 有意 | hold an option | holds an option | right to add | may grow |
    set its sights | sets its sights | sights on | could grow | could rise | could reach | floated | floats |
    eventual | to scale | theoretically | in theory |
    right of refusal | 讨论 | 在谈 | 拟议 | 探索 | 理论上 | 冲击 | 设想 | 构想 | 争取到 | 可增至 | 盼 | 冲刺 |
    若行使 |
    如行使 | 若全部 | 如获 | if exercised | if fully | if realized | if realised | 想把 |
    还想 | 而定 | 取决于 |
    depending on | 可扩展至 | 可达到 | be scaled | can grow | can be grown | can rise | can go to | can be raised |
    later enlargement | enlargement to | may contract | may take | may raise | may add | may buy |
    may extend | might become | might grow | in mind | envisage* | foresees | foresee | contemplat* | eyes |
    eyeing |
    has its eye | have their eye | looking at | looks to | look to | looking to | in the long run |
    down the road | someday | one day | at full potential | capable of reaching | headroom | dream* |
    wish* | would like to | keen to | has its sights | have their sights | set sights | weighs | ponder* |
    toying with | considers | explores |  scope to | free to | in due course |
    if needed | if demand | should demand | upside | stretch goal | north star | moonshot | further out |
    could one day | may one day | 展望 | 畅想 | 寄望 | 期盼 | 预想 | 力求 | 放眼 | 远景 | 野望 | 蓝图 | 豪言 |
    余地 | 可拓展 | 可扩充 |
    可提升 | 可达成 | 或可 | 或达 | 不排除 | 酝酿 | 商讨 | 接洽 | 洽商 | 争取在 | 想在 | 憧憬 | 愿意 |
    may elect | could elect | may opt | can be enlarged | can be extended to | can be scaled to | 
    could be extended to | could be scaled to |
    条件允许 | 允许日后扩 | 可供日后扩 | 有条件扩 | 有条件扩至 | 有条件扩到 | 有条件增至 | 有条件增加 | 具备扩至 |
    could be enlarged | may be enlarged | there is land for | may order | may go to | may double |
    may triple |
    寻求 | 谋划 | 往后想 | 想做到 | 想达到 |
    想拉到 | 想扩到 | 希望做到 | 希望在 | may be | may well | may yet | may top | may exceed | may hit |
    at a later stage | 野心不只 | 的潜力 | 具备拓展 | 可拓展至 | room for | 有机会 | raised their sights |
    raised its sights | evaluating | is evaluating | under load study | under study | load study |
    load studies | mulls | pondering
    """
)
DROPPED = words(
    """
    voids | voided | cancel | cancels | canceled | cancelled | canceling | cancelling | cancellation | scrap |
    scraps |
    scrapped | scrapping | abandon* | walked away | walk away | walking away | walks away | dropped |
    drops plan* | shelve* | paused | pauses | pausing | pause | halted | halts | halting | terminated |
    terminates | pulled out | pulls out | backed out | withdrew | withdrawn | no longer | killed |
    called off | suspended | suspends | axed | nixed | ended talks | fell through | collapsed | ditched |
    slowing | retreat | retreats | backing away | retreated | put on hold | 取消 | 放弃 | 终止 | 暂停 |
    搁置 | 中止 | 叫停 | 砍掉 | 退出 | 撤回 | 不再 | 告吹 | 作废 | 停建 | 缩水 | 流产 | 停工 | 解散 |
    failed | falls apart | fell apart | won't proceed | did not proceed | not proceed | decided not to |
    decided against | opted against | opted not | 不再继续 | 决定不 | 不扩大 | lapse | lapsed | lapses |
    given up | gave up | gives up | giving up | backs out | backing out | scuttled | 退租 | 退掉 | tore up |
    tears up | torn up | 弃建 | 泡汤 |
    搁浅 | 按下暂停键 | 按下暂停 | 踩下刹车 | hit pause | put the brakes on | shelving | pulling out | withdrawing |
    terminating | pauses plans | on ice | thrown out | mothball* | pulled the plug | pulls the plug |
    pulling the plug | junked | binned | bowed out | bows out | stepped back from | steps back from |
    reversed course | no longer plans | backtracked | called it off | written off | wound down |
    winds down | wind down | let lapse | let expire | expired | rescinded | rescinds | rescind | revoked |
    withdraws | withdraw | drops its plan* | dropped its plan* | dropped plans | drop plans | killed off |
    rejected the | voted down | turned down | shut the door | 黄了 | 夭折 | 胎死腹中 | 不了了之 | 停摆 | 喊停 |
    落空 | 撤出 |
    撤销 | 打退堂鼓 | 喊卡 | 作罢 | 收手 | 退场 | 抽身 | 废止 | 束之高阁 | 中断 | 弃用 | 撤回了 | 推翻 | 否决 |
    打了退堂鼓 | on hold | held up |
    blocked | let go of | lets go of | letting go of |
    未能就 | 未能达成 | 没能达成 | 未达成一致 | 谈不拢 |
    未能谈妥 | 未能谈成 | 冻结 | froze | freezes | frozen | not moving forward | not move forward |
    not proceeding | off the table | not going ahead | not go ahead | not going forward | not go forward |
    no longer moving forward | rejected | voted against | pulled its | pulls its |
    pulled the application | would have been | would have offered | would have cost | would have housed |
    would have had | would have used | would have drawn | would have brought | would have provided |
    would have raised | would have taken |
    would have lifted | would have doubled | would have expanded | would have added | 不再推进
    """
)

# --- who says it ---

# --- changes without a figure ---
SCALED_BACK = words(
    """
    scaled back | scale back | scales back | scaling back | pared back | pare back | trimmed | curtailed |
    curtail | downsized | downsize | cut the project | cut in half | cut the plan* | sharply scaled |
    cut back | cuts back | reined in | slowing construction | slowing data-center | slowing | slowed |
    ratchet* back | dialed back | sharp retreat | shrink | shrinks | shrunk | halve | halved | 缩减 |
    缩小规模 | 削减 | 缩水 | 压缩 | 砍半 | 下调规模 | 收缩 | 减半 | 放缓 | 放慢
    """
)
DELAYED = words(
    """
    delayed | delay | delays | postponed | postpone | postpones | pushed back | push back |
    behind schedule | slipped | running late | setback* | stalled | stalls | deferred | 推迟 | 延迟 |
    延期 | 延后 | 延宕 | 滞后 | 推后 | 晚于 | 跳票 | 拖延 | 卡壳
    """
)
PAUSED = words(
    """
    paused | pauses | pause | pausing | halted | halts | halting | suspended | suspends | put on hold |
    on hold | stopped work | freeze | frozen | 暂停 | 中止 | 搁置 | 停工 | 叫停 | 冻结
    """
)
CANCELLED = words(
    """
    canceled | cancelled | cancels | canceling | cancelling | scrapped | scraps | abandoned | abandons |
    walked away | terminated | pulled out of | called off | axed | killed | withdrew | dropped plans |
    decided not to | shut down | disbanded | 取消 | 放弃 | 终止 | 告吹 | 作废 | 退出 | 决定不 | 解散 |
    停建 | 撤回
    """
)
PLANS = words(
    """
    plan | plans | project | projects | data center* | data centre* | data-center* | datacenter* |
    campus | site | sites | construction | build-out | buildout | expansion | investment | lease |
    leases | facility | program | programme | initiative | rollout | deployment | supercomputer |
    completion | opening | proposal | 计划 | 项目 | 数据中心 | 资料中心 | 园区 | 建设 | 工程 | 扩建 |
    投资 | 租约 | 设施 | 部署 | 集群 | 上线 | 完工 | 竣工 | 超级电脑 | 超级计算机 | 专案 | 开发
    """
)
NEGATED = words(
    """
    not | no | never | denied | denies | deny | rejected | refuted | isn't | doesn't | didn't | won't |
    hasn't | without | false | untrue | rather than | disputed | denying | not true | 并未 | 没有 | 否认 |
    未 | 不会 | 不是 | 反驳 | 不实 | 澄清 | 并非 | 不属实
    """
)


PLEDGE = words("pledge | commitment | promise | 承诺 | 允诺")
