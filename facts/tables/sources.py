"""Who says it: verbs of saying, unnamed people, outlets, estimates."""

from __future__ import annotations

from facts.tables.words import words

SAYING = words(
    """
    said | says | say | saying | announced | announces | announce | announcing | told | tells | confirmed |
    confirms | states | wrote | writes | posted | tweeted | revealed | reveals | disclosed | discloses |
    claims | claimed | unveiled | unveils | added | noted | explained | declared | boasts | clarified | 许诺 |
    许下诺言 | 挂出公告 | 发布公告 | 公告称 | 公告显示 | indicated |
    indicates |
    testified | guided | touted | told reporters | mentioned | teased | reiterated | 表示 | 宣布 | 称 |
    透露 | 披露 | 指出 | 发文 | 发推 | 发帖 | 证实 | 确认 | 公布 | 说 | 官宣 | 强调 | 写道 | 坦言 | 回应 |
    补充 | 宣佈 | 介绍说 | 介绍称 | 介绍, | 宣称 | 声称 | 告诉 | 预计称 | said that | stated that | 放话 |
    直言 | 喊话 | 剧透 | 预告 | 回复称 | 在推特 | 提到 | 宣示 | 允诺 | say that | said it | telling |
    rebutted | affirming | affirmed | insisted | countered | acknowledged | hinted | predicted | promising |
    vowed | informed | notified | argued | replied | answered | introduced | describes | described | calls it |
    按他的说法 | 据他介绍 |
    说明, | 说明: | 公开了 | 咬定 | 坚称 | 断言 | 扬言 | 许下 | 按其说法 | stated | 承诺 | 表明 | 揭露 | 揭示 |
    谈到 | 提及 | 分享 |
    发布声明 | 声明: | 揭晓 | 给出时间表 | 给出了时间表 | 给出了一张时间表 | 报了几个数 | 念出 |
    asserted |
    asserts | stressed | insists | insist | maintains that | repeats that | he maintained | she maintained |
    stresses | emphasized | emphasised | outlined | cautioned | warned | joked | quipped | bragged |
    boasted | spelled out | spelt out | conceded | admitted | recalled | laid out | put it | says it | 放言 |
    豪言 | 喊出 | 抛出 | 坦承 | 承认 | 重申 | 申明 | 声明称 | 释出 | 通报 | 松口 | 亲口 | 披露称 | 曝光 | 吐露 |
    put its | puts its |
    pegs its | pegged its | put the price | put the cost | put the value | puts the value | put the total |
    puts the total |  puts the cost | puts the price | forecast that |
    forecasts that | projects that | 作答 | 回答 | 答道 | putting the value | putting its | putting the cost |
    putting the price | 公告, | 介绍。 | 介绍; | 公告向 | 公告拟 | 先前说明 | 曾说明 | 说明称
    """
)
ACCORDING = words("according to | per | 根据 | 依据 | 据")
GUIDING = words("expects | expect | anticipates | anticipate | projects | forecasts | guides | estimates")
ANONYMOUS = words(
    """
    people familiar | person familiar | familiar with the matter | familiar with the | sources said |
    sources say | sources: | sources told | sources close | a source | source said | sources familiar |
    according to sources | according to people | according to a person | according to one person |
    according to two people | according to three people | according to four people | according to several people |
    people who have seen | person who has seen | sources who have seen | two sources said | three sources said |
    said two sources | said three sources | two sources who | source: |
    who would not be named | who could not be named | no authority to speak | the people added | the people said |
    word in the industry | person with knowledge |
    people with knowledge | people with direct knowledge | with direct knowledge |
    knowledge of the matter | person close | people close | insiders | insider | unnamed | anonymous |
    one of the people | another of the people | one of them said | asked not to be | asking not to be | who asked |
    rumored | rumoured | rumor | rumors | rumour* |
    people briefed | person briefed | briefed on | private conversations | 
    industry sources | people involved | our contact at | people who sell into | 引述消息 | 援引消息 |
    知情人士 | 的人士说 |
    的人士称 | 的人士表示 |
    的人士透露 | 知情者 | 消息人士 |
    消息称 | 消息指 | 传闻 | 据传 | 内部人士 | 知情 | 匿名 | 爆料 | 业内人士 | 市场传出 | 传出 | 据悉有 |
    消息人士称 | 外传 | 不具名 | people aware | person aware | aware of the matter |
    aware of the plans | 了解情况 | 有消息 | 传言 | 供应链消息 | 圈内人士 |
    person with direct knowledge | with knowledge of | direct knowledge | person involved |
    not confirmed | unconfirmed | hearing | whispers | 供应链人士 | 产业链人士 | 人士透露 | 人士称 |
    人士表示 | 未经证实 | 坊间 | 小道消息 | 接近交易 | source told | word is | rumor has it | is understood to |
    are understood to | it is understood | in the know | declined to be named | condition of anonymity |
    not authorized to speak | not authorised to speak | isn't public | not been made public |
    close to the deal | close to the talks | close to the negotiations | close to the project |
    requested anonymity | requesting anonymity | 不愿具名 | 要求匿名 | 不愿透露姓名 | 要求不具名 | 熟悉内情 |
    熟悉该项目 | 熟知内情 |
    接近该公司 | 接近公司 | 接近项目 | sources indicate | sources suggest | sources claim | sources confirm |
    sources believe | sources with knowledge | people who spoke to | people who spoke with |
    people who have seen the | people who had seen the | who had seen the term* | in confidence |
    speaking on background | 人士告诉 | 人士处获悉 | 人士处了解到 | 人士对记者 | 人士向 | 的人士对 |
    on background | background interviews |
    background interview
    """
)
WEAK_ANONYMOUS = words(
    """
    reportedly | is said to | are said to | was said to | 据称 | 传出 | 爆料 | 业内人士 | 消息称 |
    insiders | insider
    """
)
ESTIMATE = words(
    """
    estimate | estimates | estimated by | we estimate | i estimate | analysts estimate |
    researchers estimate | estimation | by our calculation* | our calculation* | calculates | calculated |
    back-of-the-envelope | by my math | extrapolat* | our model has | our model puts | our model suggests |
    our model shows | our model gives | our model implies |
    our models show | our models imply | our modeling | our modelling | our models suggest | our models have |
    our models put | by our model | in our model |
    our model for | our model of | we calculate | we believe | we think |
    our analysis | our estimates | we forecast | our data shows | guess | guesses | my guess | i think |
    analysts expect | analyst expects | analysts believe | analysts project | analyst | analysts |
    researchers | epoch ai | speculat* | model suggests | implies | implying | projections |
    works out to | would mean | 估计 | 估算 | 预估 | 测算 | 推算 | 推测 | 网友 | 据测算 | 分析师 |
    计算得出 | 粗略 | 分析认为 | 研究人员 | 机构预计 | 推断 | 折算 | 粗算 | 据推算 | 换算 | 预测 | 猜测 |
    研究机构 | 盘点和计算 |
    our estimate | satellite-based estimate | we peg | we reckon | by our count | 我们估计 | 我们估算
    """
)
STRONG_ESTIMATE = words(
    """
    we estimate | we get to | we arrive at | our central figure | we now model | we model | 依我们推算 | 反推 |
    推算出 | 测算出 | 我们推算 |
    我们估算 | we think | we assume | assuming an | i estimate | analysts estimate | researchers estimate |
    estimates that |
    by our math | by our reckoning | by our own reckoning | our speculative |
    by our calculation* | our calculation* | back-of-the-envelope | by my math | we calculate |
    my own arithmetic | our own arithmetic | our bottom-up | a guess by |
    our estimates | our analysis | my guess | analysts expect | estimated by | our model has | our model puts |
    our model suggests | our model shows | our model gives | our model implies |
    our models show | our models imply | our modeling | our modelling | our models suggest | our models have |
    our models put | by our model | in our model |
    our model for | our model of | analysts wrote |
    analysts write | analysts reckon | analysts think | analysts say they expect | analysts put |
    according to estimates | estimates show | we believe | extrapolat* | i think | would mean |
    works out to | 估算 | 测算 | 推算 | 网友 | 据测算 | 推测 | 粗略 | 计算得出 | 推断 | 机构预计 | 折算 |
    盘点和计算 | 分析认为 | analyst estimates | estimates suggest | estimates put | is estimated to |
    are estimated to | was estimated | estimates | 分析师估计 | 分析师预计 | 分析师预测 | 研究人员估计 |
    研究人员估算 | 机构估算 | 据估计 | 外界估计 | 据估算 | estimate by | estimates by | our satellite |
    satellite-based estimate | our estimate | we peg | we reckon | we put | by our count | 我们估计 |
    据其估算 | 据其测算 | back-of-envelope | back of the envelope | we project |
    researchers reckon | researchers think | researchers believe | researchers project |
    analysts project | industry estimate | is an estimate | by one estimate |
    by some estimates | analysts peg | is estimated at | are estimated at |
    consensus estimate* | by our arithmetic | by my arithmetic | on my numbers | on our numbers |
    on our math | on my math | by my count | by my reckoning | by the industry's reckoning |
    in the industry reckon | we infer | on our estimate | on our estimates | by our tally | worked backwards |
    works backwards |
    倒推 | 粗略推算 | 法人估 | 法人则估 | analyst calculates | analysts calculate | works out at
    """
)
OUTLETS = words(
    """
    reuters | bloomberg | the information | wall street journal | wsj | financial times | the ft | cnbc |
    the verge | techcrunch | new york times | nyt | business insider | the register | axios | politico |
    datacenterdynamics | dcd | semianalysis | td cowen | goldman sachs | morgan stanley | jpmorgan |
    jefferies | bernstein | barclays | citi | ubs | wells fargo | hsbc | nikkei | korea times | yonhap |
    associated press | forbes | the guardian | washington post | digitimes | trendforce | mckinsey |
    bloombergnef | idc | gartner | epoch ai | epoch.ai | omdia | counterpoint | heatmap news | wired |
    ars technica |
    south china morning post | local media | media reports | news reports | research note |
    investor note | a report | according to a report | newspaper | 路透 | 彭博 | 华尔街日报 | 金融时报 |
    纽约时报 | 日经 | 外媒 | 媒体报道 | 据报道 | 报道称 | 报导 | 财联社 | 第一财经 | 晚点 |
    the information报道 | 路透社 | 韩联社 | 新华社 | 央视 | 澎湃 | 科技日报 | 科创板日报 | 快科技 |
    it之家 | 外电 | 据媒体 | 有媒体 | 媒体称 | reported | reports | reported by | 报道 | 据外媒 | 日媒 |
    韩媒 | 美媒 | 台媒 | 港媒 | trade publication | analyst firm | 智通财经 | 集邦 | 摩根士丹利 | 高盛 |
    花旗 | 瑞银 | 大摩 | 小摩 | 摩根大通 | 华尔街 | 证券时报 | 研报 | 券商 | 分析机构 | told reuters |
    barron's | the economist | sky news | the times | fox business | marketwatch | the motley fool | bnn |
    abc news | nbc news | cbs news | seeking alpha | the telegraph | handelsblatt | les echos | la tribune |
    nikkei asia | the straits times | the economic times | mint | caixin | data center dynamics | newsweek |
    environmental group* | advocacy group* | environmental law center | watchdog |
    report said | scrutica | factset | visible alpha | lseg | refinitiv | capital iq
    """
)
# Houses whose trade it is to estimate what companies do not say; a judging verb behind them marks an estimate.
ESTIMATORS = frozenset(
    words(
        """
        epoch ai | semianalysis | omdia | counterpoint | trendforce | mckinsey | bloombergnef | idc | gartner |
        td cowen | goldman sachs |
        morgan stanley | jpmorgan | jefferies | bernstein | barclays | citi | ubs | wells fargo | hsbc | 集邦 |
        高盛 |
        摩根士丹利 | 花旗 | 瑞银 | 大摩 | 小摩 | 摩根大通 | analyst firm | 分析机构 |
        factset | visible alpha | lseg | refinitiv | capital iq
        """
    )
)
OFFICIAL_SOURCE = words(
    """
    根据宣布的协议 | 官方数据 | 官方公告 | 公告显示 | 公告称 | 财报显示 | 财报称 | 官方消息 | 官网 | 官方博客 |
    官方新闻稿 | 共同声明 | 联合声明 | 据公告 | 据官方 | 官方宣布 | 发布公告 | 发公告 |
    公告澄清 | 公告披露 | 新闻稿 | 致股东信 | 股东信显示 | 股东信称 | 股东信披露 |
    招股书 | 年报 | 声明中 | 根据公告 | 官方资料 | 联合公告 | 官方公众号 | joint statement |
    press release | according to a release | according to the release | according to its release |
    according to a statement | in a release | according to the commerce department |
    according to the energy department | monday's announcement | tuesday's announcement |
    wednesday's announcement | thursday's announcement | friday's announcement | according to the company |
    according to a filing | per the filing |
    regulatory filing | in a filing | sec filing | blog post | earnings call | shareholder letter |
    company statement | in a statement | official announcement | the filing | company filing |
    raised its forecast | its capital expenditure forecast | its capex forecast | its capex guidance |
    its full-year | lifted its annual | raised its annual | raised its full-year | raised its guidance |
    prospectus | 8-k | s-1 | company's website | conference call | in its filing | 官方发布 | 官方介绍 |
    官方透露 | 官方表示 | 官方称 | 官方确认 | 官方博文 | 对外公布 | 对外披露 | 对外宣布 | 财报这样写道 | 财报写道 |
    声明说 | 声明称 | 声明表示 | 声明指出 | 公报说 |
    公报称 | 通稿 | 管理层预计 | 管理层预期 | 管理层指引 | 公司预计 | 公司预期 | 公司指引 | 管理层称 |
    管理层透露 | 董事会通过 | 董事会决议 | 董事会同意 | 董事会批准 | board approved | board has approved |
    joint announcement | joint release | joint press release | 官微 | 发布财报时 | 公布财报时 | 财报会上 |
    法说会上 | 发表声明 | 发布声明 | 日晚公告 | 日晚间公告 | 晚间公告 | 发出声明 | 发声明 | 声明指 | 声明显示 |
    方面的方案 | 方面的规划 | 博客中说 | 博客中称 | 博文中说 | 博文中称 | 日公告 | 公告拟 | 开发商给出 |
    开发商的时间表 | 按开发商 | 据开发商 | 开发商介绍 |
    开发商表示 | 开发商称 |
    according to its annual report | annual report shows | annual report says | form 20-f | form 10-k | form 10-q |
    according to an announcement | announcement said | its earnings release | quarterly filing | 政府规划 |
    市政府规划 | 省政府规划 | 公司自报 | 公司自述 | 政府工作报告 | 工作报告提出 | 给自己定的目标 |
    给自己定下的目标 | 政府预期 | 政府预计 | 政府公布 | 政府计划 | 政府表示 |
    港府表示 | 双方公布 | 双方披露 | 股东信更新 | 电话会上 | 业绩会上 | 说明会上 | 股东会上 |
    股东大会上 | 电话会议上 | 6-k | 10-q |
    10-k | 20-f | 业绩电话会 | 财报电话会 | earnings-call | permit application filed by
    """
)
