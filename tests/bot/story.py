"""A small made-up story in values: articles, claims, facts and revisions for the tests of rendering."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

from facts.types import (
    Alert,
    ArticleRef,
    Attribution,
    Bound,
    Claim,
    Evidence,
    Fact,
    FactKey,
    Figure,
    LedgerClaim,
    Mention,
    Metric,
    Note,
    NoteKind,
    Place,
    Revision,
    RevisionKind,
    Scope,
    Stage,
    Status,
)

JULY_22 = datetime(2025, 7, 22, 14, 5, tzinfo=UTC)

OPENAI = ArticleRef(
    id=1,
    source="openai",
    key="https://openai.example/index/stargate-oracle",
    url="https://openai.example/index/stargate-oracle?a=1&b=2",
    title="Stargate grows with Oracle",
    publisher="OpenAI",
    language="en",
    published_at=JULY_22,
    seen_at=JULY_22,
)
WSJ = replace(
    OPENAI,
    id=2,
    source="wsj",
    key="https://wsj.example/tech/ai/stargate",
    url="https://wsj.example/tech/ai/stargate",
    title="Stargate Scales Back Its Near-Term Plans",
    publisher="The Wall Street Journal",
)
WECHAT = replace(
    OPENAI,
    id=3,
    source="jiqizhixin",
    key="https://mp.weixin.example/s?__biz=1&mid=2&idx=1",
    url="https://mp.weixin.example/s?__biz=1&mid=2&idx=1",
    title="刚刚，星际之门扩容至 5 GW",
    publisher="机器之心",
    language="zh",
)


def figure(
    value: str, bound: Bound = Bound.EXACT, high: str | None = None, currency: str | None = None
) -> Figure:
    return Figure(Decimal(value), Decimal(high) if high else None, bound, currency)


def claim(
    value: str | Figure,
    quote: str,
    *,
    row: int = 1,
    subject: str = "Stargate",
    metric: Metric = Metric.POWER,
    article: ArticleRef = OPENAI,
    scope: Scope = Scope.TOTAL,
    status: Status = Status.PLANNED,
    by: Attribution = Attribution.OFFICIAL,
    speaker: str | None = "OpenAI",
    model: str | None = None,
    due: str | None = None,
) -> LedgerClaim:
    stated = figure(value) if isinstance(value, str) else value
    evidence = Evidence(Place.TEXT, 0, 1, quote)
    mention = Mention(metric, stated, scope, status, by, evidence, model, due, speaker)
    return LedgerClaim(row, Claim(subject, mention), article)


def key(
    subject: str = "Stargate",
    metric: Metric = Metric.POWER,
    stage: Stage = Stage.PLANNED,
    model: str | None = None,
    currency: str | None = None,
) -> FactKey:
    return FactKey(subject, metric, stage, model, currency)


def fact(of: FactKey, behind: LedgerClaim, due: str | None = None) -> Fact:
    """The fact that one claim makes."""
    mention = behind.claim.mention
    return Fact(of, mention.figure, due, mention.attribution, behind.article.as_of, behind)


POWER = key()
STATED_45 = claim("4.5e9", "Oracle and OpenAI will develop 4.5 gigawatts of Stargate capacity.", row=1)
STATED_48 = claim("4.8e9", "Together we will develop 4.8 gigawatts of Stargate capacity.", row=2)
AT_45 = fact(POWER, STATED_45, "2028")
AT_48 = fact(POWER, STATED_48, "2029")

RAISED = Revision(RevisionKind.RAISED, POWER, STATED_48, AT_45, AT_48)
LOWERED = Revision(
    RevisionKind.LOWERED,
    POWER,
    replace(STATED_45, id=3, article=WSJ),
    replace(AT_48, due=None),
    replace(AT_45, due=None),
)
COLOSSUS_CHIPS = key("Colossus 1", Metric.CHIPS, Stage.RUNNING)
COLOSSUS = claim(
    "230000",
    "xAI 的 Colossus 1 超级集群有 23 万块 GPU（包括 3 万块 GB200）。",
    row=4,
    subject="Colossus 1",
    metric=Metric.CHIPS,
    article=WECHAT,
    status=Status.RUNNING,
    speaker="Elon Musk",
)
NEW = Revision(RevisionKind.NEW, COLOSSUS_CHIPS, COLOSSUS, None, fact(COLOSSUS_CHIPS, COLOSSUS))
TARGET = key(stage=Stage.TARGET)
TEN = claim(
    figure("1e10", Bound.AT_LEAST),
    "The programme has grown from 2 GW to over 10 GW.",
    row=5,
    article=WSJ,
    by=Attribution.PRESS,
    speaker=None,
    status=Status.TARGET,
)
STATED = Revision(
    RevisionKind.RAISED, TARGET, TEN, None, fact(TARGET, TEN, "2029"), stated_before=figure("2e9")
)
EXTRA = claim(
    "4.5e9", "OpenAI 正式宣布正与甲骨文合作开发另外 4.5 GW 的容量。", row=6, article=WECHAT, scope=Scope.ADDED
)
ADDITION = Revision(RevisionKind.ADDITION, POWER, EXTRA, AT_48, AT_48, Scope.ADDED)
CUT = Revision(
    RevisionKind.CUT,
    POWER,
    claim(
        "1e9",
        "The partners cut 1 GW.",
        row=7,
        article=WSJ,
        scope=Scope.REMOVED,
        by=Attribution.PRESS,
        speaker=None,
    ),
    None,
    None,
    Scope.REMOVED,
)
LONGER_EXTRA = claim("4.8e9", "We are adding 4.8 GW.", row=8, scope=Scope.ADDED)
EDITED_ADDITION = Revision(
    RevisionKind.RAISED,
    POWER,
    LONGER_EXTRA,
    fact(POWER, claim("4.5e9", "We are adding 4.5 GW.", row=9, scope=Scope.ADDED)),
    fact(POWER, LONGER_EXTRA),
    Scope.ADDED,
)
PLANNED_CHIPS = key("Colossus 2", Metric.CHIPS, Stage.PLANNED, "GB200+GB300")
RUNNING_CHIPS = replace(PLANNED_CHIPS, stage=Stage.RUNNING)
ONLINE = claim(
    "550000",
    "All 550,000 GB200s & GB300s of Colossus 2 are <online>.",
    row=10,
    subject="Colossus 2",
    metric=Metric.CHIPS,
    status=Status.RUNNING,
    speaker="xAI",
    model="GB200+GB300",
    scope=Scope.PART,
)
STAGE = Revision(
    RevisionKind.STAGE, RUNNING_CHIPS, ONLINE, fact(PLANNED_CHIPS, ONLINE), fact(RUNNING_CHIPS, ONLINE)
)
DUE = Revision(RevisionKind.DUE, POWER, replace(STATED_48, article=WSJ), AT_48, replace(AT_48, due="2030-H1"))
SOONER = replace(DUE, after=replace(AT_48, due="2027-Q3"))
UK_CHIPS = key("Stargate UK", Metric.CHIPS)
UK = claim(
    "8000", "Stargate UK starts with up to 8,000 GPUs.", row=11, subject="Stargate UK", metric=Metric.CHIPS
)
SCRAPPED = claim(
    "8000",
    "The plan for 8,000 GPUs in Britain has been scrapped.",
    row=12,
    subject="Stargate UK",
    metric=Metric.CHIPS,
    status=Status.DROPPED,
    article=WSJ,
    by=Attribution.PRESS,
    speaker=None,
)
DROPPED = Revision(
    RevisionKind.DROPPED,
    UK_CHIPS,
    SCRAPPED,
    fact(UK_CHIPS, UK),
    replace(fact(UK_CHIPS, SCRAPPED), dropped=True),
)
DOUBT = claim(
    figure("3e9", Bound.ABOUT),
    "About 3 gigawatts are realistic, say people familiar with the matter.",
    row=13,
    article=WSJ,
    by=Attribution.ANONYMOUS,
    speaker=None,
)
AT_48_DISPUTED = replace(AT_48, disputed_by=(DOUBT,))
DISPUTED = Revision(RevisionKind.DISPUTED, POWER, DOUBT, AT_48, AT_48_DISPUTED)
CONFIRMED = Revision(
    RevisionKind.CONFIRMED,
    POWER,
    replace(STATED_48, id=14, article=WECHAT),
    AT_48_DISPUTED,
    replace(AT_48, corroborated_by=("机器之心",)),
)
CORRECTED = Revision(
    RevisionKind.CORRECTED,
    POWER,
    claim("4.8e9", "", row=15, by=Attribution.OPERATOR, speaker=None),
    fact(POWER, claim("48e9", "48 gigawatts", row=16)),
    AT_48,
)
WITHDRAWN = Revision(RevisionKind.WITHDRAWN, POWER, STATED_45, AT_48, AT_45)
GONE = Revision(RevisionKind.WITHDRAWN, POWER, STATED_48, AT_48, None)
MONEY_KEY = key(metric=Metric.INVESTMENT, stage=Stage.TARGET, currency="USD")
MONEY = claim(
    figure("5e11", currency="USD"),
    "We intend to invest $500 billion over the next four years.",
    row=17,
    metric=Metric.INVESTMENT,
    status=Status.TARGET,
    due="2029",
)
MONEY_NEW = Revision(RevisionKind.NEW, MONEY_KEY, MONEY, None, fact(MONEY_KEY, MONEY, "2029"))
ESTIMATE_KEY = key("Colossus 2", Metric.H100E)
ESTIMATE_CLAIM = claim(
    figure("5500000", Bound.ABOUT),
    "有网友做了简单的计算：Colossus 2 大约相当于 550 万 H100。",
    row=18,
    subject="Colossus 2",
    metric=Metric.H100E,
    article=WECHAT,
    by=Attribution.ESTIMATE,
    speaker="网友",
)
ESTIMATE = Revision(RevisionKind.NEW, ESTIMATE_KEY, ESTIMATE_CLAIM, None, fact(ESTIMATE_KEY, ESTIMATE_CLAIM))
PHASE = claim(
    "550000",
    "首批将有 55 万块 GB200 和 GB300。",
    row=19,
    subject="Colossus 2",
    metric=Metric.CHIPS,
    article=WECHAT,
    scope=Scope.PART,
    model="GB200+GB300",
    due="2025-Q3",
)
SCALED_BACK = Note(
    "Stargate",
    NoteKind.SCALED_BACK,
    Attribution.ANONYMOUS,
    Evidence(Place.TEXT, 0, 1, "报道援引知情人士透露的信息称，大幅缩减了近期计划。"),
    "The Wall Street Journal",
)
DISPUTED_DROP = replace(DISPUTED, claim=replace(SCRAPPED, claim=replace(SCRAPPED.claim, subject="Stargate")))
REVIVED = replace(NEW, key=POWER, claim=STATED_48, before=replace(AT_45, dropped=True), after=AT_48)
ADDITION_DROPPED = replace(ADDITION, kind=RevisionKind.DROPPED, before=None, after=None)
ADDITION_CONFIRMED = replace(ADDITION, kind=RevisionKind.CONFIRMED)
ADDITION_WITHDRAWN = replace(ADDITION, kind=RevisionKind.WITHDRAWN, before=fact(POWER, EXTRA), after=None)
DUE_SET = replace(DUE, before=replace(AT_48, due=None))
DUE_GONE = replace(DUE, after=replace(AT_48, due=None))
RARE = (
    DISPUTED_DROP, REVIVED, ADDITION_DROPPED, ADDITION_CONFIRMED, ADDITION_WITHDRAWN, DUE_SET, DUE_GONE,
)  # fmt: skip
EVERY_KIND = (
    RAISED, LOWERED, NEW, STATED, ADDITION, CUT, EDITED_ADDITION, STAGE, DUE, SOONER, DROPPED, DISPUTED, CONFIRMED,
    CORRECTED, WITHDRAWN, GONE, MONEY_NEW, ESTIMATE, *RARE,
)  # fmt: skip


def alert(*revisions: Revision, article: ArticleRef = OPENAI) -> Alert:
    return Alert(f"a{article.id}", article, revisions)
