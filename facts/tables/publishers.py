"""How the name of a publisher shows that it speaks for a company."""

from __future__ import annotations

from facts.tables.words import words

WIRES = words(
    """
    pr newswire | business wire | businesswire | globenewswire | accesswire | press release | newsfile |
    investor relations | newsroom | 美通社 | 新闻稿 | 公司公告 | 官方 | sec filing | department of |
    department for |
    ministry | white house | european commission | government of | 国家数据局 | 工信部 | 国务院 | 发改委 |
    国家统计局 | 商务部 | 市政府 | 省政府 | 人民政府 | 县政府 | 区政府 | 政府网 | 管委会 | 大数据局 |
    数据管理局 | 发展和改革委 | 采购网 | 招标网 | 招标投标网 | 采购与招标 | 公共资源交易 | 互动易 | 上证e互动 |
    巨潮资讯 | 披露易 | 公开资讯观测站 | 电话会纪要 | 电话会实录 | 业绩会纪要 | 业绩会实录 |
    earnings-call transcript | earnings call transcript | regulatory filing | securities filing |
    sec 8-k | sec form | form 8-k | form 10-q | form 10-k | stock exchange filing |
    stock exchange announcement | news release | media release | city government |
    county government | joint release | joint announcement | joint statement | press corner | results release |
    earnings release | letter to shareholders | shareholder letter | council minutes
    """
)
OWN_VOICES = words(
    """
    on the issues | source | stories | press center | press centre | news center | cloud blog | keyword |
    official blog | news blog | ai blog | engineering blog | tech blog | company blog | ai news | 博客 | blog |
    newsroom | news |
    on x | on twitter | on linkedin | press release | press | investor relations | official | 官网 |
    官微 | 公众号 | 微博 | research | engineering | shareholder letter | earnings call | conference call |
    quarterly results | results call | investor day | keynote | annual report | interim report |
    财报电话会 | 业绩会 | 电话会 | 财报 | 年报 | 官方微博 | 官方 | 公告 | 业务更新 | 投资者问答 |
    投资者关系 | 发布 | 业绩公告 | 业绩会纪要 | 电话会纪要 | 招股书 | 股东信 | 致股东信 | 新闻中心 | 新闻室 |
    8-k | 6-k | 10-k | 10-q | 20-f | s-1 | investor update | monthly update | operational update |
    business update | monthly investor update | shareholder update | quarterly update | trading update |
    shareholder deck | quarterly shareholder update |
    quarterly report | investor presentation | investor letter | news release | media release |
    company news | statement | announcement | filing | transcript | earnings call transcript |
    engineering blog post | developer blog | prospectus
    """
)
# Who counts what others build, so that its own figures are estimates.
RECKONERS = ("epoch ai", "epoch.ai")
# Where companies and persons post themselves: "X (Elon Musk)".
PLATFORMS = frozenset(words("x | twitter | bluesky | threads | linkedin | weibo | 微博 | facebook"))

# What a company does that publishes the text itself: "Voltage Park has bought", from Voltage Park.
ACTS = tuple(
    f"{verb} "
    for verb in words(
        """
        will | has | is | today | plans | announced | announces | signed | bought | raised | opened | launched |
        secured | broke | completed | intends | expects
        """
    )
)
# What newspapers say of themselves as well.
REPORTS = words(
    """
    has learned | has seen | has reported | has reviewed | has obtained | has viewed | is reporting | has asked |
    has contacted | will report
    """
)
