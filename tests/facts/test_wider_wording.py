"""Wordings of reporters in both languages that say the same things in other ways, in our own sentences."""

from __future__ import annotations

import pytest

from facts.types import Attribution, Mention, Metric, Scope, Status
from tests.facts.reading_room import figures, learn


def told(text: str) -> list[tuple[str | None, Mention]]:
    """Subject and mention of everything that a text states, by place."""
    found = learn(text)
    mentions: list[tuple[str | None, Mention]] = [(claim.subject, claim.mention) for claim in found.claims]
    mentions += [(None, mention) for mention in found.unresolved]
    return sorted(mentions, key=lambda item: item[1].evidence.start)


@pytest.mark.parametrize(
    "text",
    [
        "NVIDIA and Microsoft are investing up to $10 billion and up to $5 billion in the company.",
        "Amazon keeps pace in a $400 billion race for AI infrastructure.",
        "A city that large needs roughly 1,200 MW of electricity at its peak, whatever its data centers take.",
        "Oracle will take 2.8 gigawatts of Bloom fuel cells.",
        "Meta used 26 million pounds of structural steel in the data center.",
        "A gigawatt means a steady draw of one billion watts, as its data centers know.",
        "New data centers routinely ask for 200 MW.",
        "The state's demand tops out at about 900 MW, data centers included.",
        "Europe is in need of 15 GW of data center capacity.",
        "Hyperscalers talk of several multi-100 megawatt campuses.",
        "Customers now speak of clusters of 100,000 GPUs.",
        "Vendors expect 150,000 Blackwell chips to ship by the end of the year.",
        "中国移动公司里有个约1000人的芯片设计部门，正在扩建数据中心。",
        "Meta部署了成千上万张GPU。",
        "市场盛传Meta要采购15万片GPU，公司出面否认，说没有这回事。",
        "所谓P是算力单位，100P抵得上50万台电脑。",
        "全台政府与民间的AI算力中心合计规模约450兆瓦。",
        "用电超过5MW的数据中心暂缓审批。",
        "印度政府预计未来两年AI基建投资将达2000亿美元。",
        "某厂承接马来西亚客户的数据中心液冷订单，金额逾30亿元。",
    ],
)
def test_what_is_of_nobody_or_of_other_things_stays_silent(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        (
            "xAI put the price of its new data center in Ohio, on the river, at more than $9 billion.",
            ["USD 9e9"],
        ),
        (
            "Oracle will supply Microsoft with GPU capacity for $6 billion. Microsoft may raise that to $7 billion.",
            ["USD 6e9", "USD 7e9"],
        ),
        (
            "Meta will spend $10 billion on data centers, on top of the $3 billion it promised in April.",
            ["USD 1e10", "USD 3e9"],
        ),
        (
            "Microsoft will have spent $7 billion in Portugal by December. "
            "Another $8 billion is to follow, mostly for cloud infrastructure.",
            ["USD 7e9", "USD 8e9"],
        ),
        ("Meta is to widen its data centers in Johor for RM4 billion.", ["MYR 4e9"]),
        ("Meta will put NOK5 billion or more into a data center.", ["NOK 5e9"]),
        ("Meta will put $A4.5 billion into a data center.", ["AUD 4.5e9"]),
        ("SoftBank's arm will put ¥20 billion into Oracle's data center in Japan.", ["JPY 2e10"]),
        ("CoreWeave is buying processors from a maker of servers for about $5 billion.", ["USD 5e9"]),
        ("Meta will build the data center for €600 million, or about $700 million.", ["EUR 6e8"]),
        ("Meta signed a $27 billion financing deal to pay for its data center in Louisiana.", ["USD 2.7e10"]),
        ("Meta will put an initial $5 billion into Phase 1 of the data center.", ["USD 5e9"]),
        ("Meta今年的资本支出约130亿元，约合新台币600亿元。", ["CNY 1.3e10"]),
        ("Meta的数据中心投资已突破千亿元。", ["CNY 1e11"]),
        ("鴻海與微軟將投入420億元建設資料中心。", ["TWD 4.2e10"]),
        ("谷歌去年营运现金流升32%至1647亿美元，资本开支升74%至915亿美元。", ["USD 9.15e10"]),
        ("微软宣布，2029年前在日本的投资将超过152亿美元，用于数据中心。", ["USD 1.52e10"]),
    ],
)
def test_money_spent_is_told_from_its_sentence(text: str, amounts: list[str]) -> None:
    expected = [(each.split()[0], float(each.split()[1])) for each in amounts]
    assert [(m.figure.currency, float(m.figure.value)) for _, m in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("OpenAI will pay Oracle $30 billion over five years for access to its chips.", ["OpenAI"]),
        ("Microsoft bought land, and NVIDIA plans to install 120,000 GPUs in the data center.", ["NVIDIA"]),
        ("Google has 900 MW, and OpenAI on 684 MW trails.", ["Google", "OpenAI"]),
        ("Meta has guided to $200 billion of capex, with Alphabet at $180 billion.", ["Meta", "Google"]),
        ("A 260 MW data center that a stranger is putting up for CoreWeave was delayed.", ["CoreWeave"]),
        ("A data center of 1.2 GW is being built by Oracle.", ["Oracle"]),
        ("Oracle is dwarfed by Meta, which has committed to $600 billion of data centers.", ["Meta"]),
        ("Hyperion, Meta's $11 billion data center, has opened.", ["Hyperion"]),
        ("The Hyperion campus opened in May. The $27 billion campus employs 500 people.", ["Hyperion"]),
        ("Hyperion stands at 1 GW, and Meta hopes to take it to 5 GW.", ["Hyperion", "Hyperion"]),
        ("Hyperion is Meta's. It had said it would invest $80 billion in AI data centers.", ["Meta"]),
        ("A data center in Ohio will draw 90 MW. It is owned by Oracle.", ["Oracle"]),
        ("Backed by Google and NVIDIA, Oracle said it would build a 90 MW data center.", ["Oracle"]),
        ("谷歌将向OpenAI提供约1吉瓦算力。", ["OpenAI"]),
        ("英伟达将向微软供应26万块GPU。", ["Microsoft"]),
        ("另一家未具名公司则在建一座200兆瓦的数据中心，谷歌没有。", [None]),
    ],
)
def test_whose_figure_it_is(text: str, subjects: list[str | None]) -> None:
    assert [subject for subject, _ in told(text)] == subjects


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("Meta is also readying 40,000 GPUs for its data center.", [Status.PLANNED]),
        ("Microsoft has put 1.5 GW of data centers on ice.", [Status.DROPPED]),
        ("The city rejected Hyperion, a 630 MW campus.", [Status.DROPPED]),
        ("Meta's campus would have offered 1.7 GW of data center capacity.", [Status.DROPPED]),
        ("Meta wants 104,000 GPUs at a 240 MW data center.", [Status.TARGET, Status.PLANNED]),
        (
            "Oracle's data center opens with 1 GW, and Sam Altman promised more in the future.",
            [Status.PLANNED],
        ),
        ("xAI has Colossus 2 with 90,000 GPUs (planned).", [Status.PLANNED]),
        ("With an outlay of 65 billion yen, Oracle has started work on a data center.", [Status.PLANNED]),
        ("甲骨文手上仍有约5吉瓦的租赁合约。", [Status.PLANNED]),
        ("微软提出“双十万”目标，即建成10万P算力。", [Status.TARGET]),
        ("Meta明年起陆续启用2吉瓦数据中心。", [Status.PLANNED]),
        ("甲骨文的园区初始算力为1吉瓦，日后可扩展到数吉瓦。", [Status.PLANNED]),
        ("微软同意开发的4.5吉瓦数据中心，目前仍在推进中。", [Status.PLANNED]),
        ("Meta的资本支出同比增长80%，达到315亿元。", [Status.RUNNING]),
        ("管理层在电话会上预计，Meta全年资本支出为700亿美元。", [Status.PLANNED]),
    ],
)
def test_how_real_a_figure_is(text: str, statuses: list[Status]) -> None:
    assert [mention.status for _, mention in told(text)] == statuses


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        ("Of the 300,000 GPUs that Meta plans, 58,000 are meant for Britain.", [Scope.TOTAL, Scope.PART]),
        (
            "The deal gives Oracle 6 GW of compute, and 1 gigawatt of this comes in May.",
            [Scope.TOTAL, Scope.PART],
        ),
        ("Phase 1 of Hyperion will need 500 MW and cost an estimated $2 billion.", [Scope.PART, Scope.PART]),
        ("Meta's data centers reached 590 MW, up 120 MW from the last quarter.", [Scope.TOTAL, Scope.ADDED]),
        ("Previously, we had 250 megawatts at Hyperion, Meta said.", [Scope.PREVIOUS]),
        ("Meta已签约的算力设备中，来自一家供应商的有16384张算力卡。", [Scope.PART]),
        ("Meta的数据中心容量原为1.2吉瓦，扩建后约2吉瓦。", [Scope.PREVIOUS, Scope.TOTAL]),
        ("OpenAI打算把算力从今年底预估的2吉瓦拉高到250吉瓦。", [Scope.PREVIOUS, Scope.TOTAL]),
    ],
)
def test_parts_additions_and_old_values(text: str, scopes: list[Scope]) -> None:
    assert [mention.scope for _, mention in told(text)] == scopes


@pytest.mark.parametrize(
    ("text", "dues"),
    [
        ("OpenAI will get 10 GW of data centers, beginning in late 2026.", [None]),
        ("Meta will put 40,000 GPUs into a data center in the space of 18 months.", ["2027-01"]),
        ("Meta will add chips through 2026 in Ohio, where its campus has 750 megawatts.", [None]),
        ("Meta will pour $40 billion into data centers. Spending runs through 2027.", ["2027"]),
        (
            "Meta will buy 18,000 chips for its data center and plans to add 1.9 GW by 2030.",
            [None, "2030"],
        ),
        ("Meta明年起陆续启用2吉瓦数据中心。", [None]),
        ("到116年，Meta的数据中心将达到13.6兆瓦。", ["2027"]),
        (
            "Meta计划到2030年在日本投入100亿美元建设数据中心，OpenAI也有意在当地建一座1吉瓦的数据中心。",
            ["2030", None],
        ),
    ],
)
def test_by_when(text: str, dues: list[str | None]) -> None:
    assert [mention.due for _, mention in told(text)] == dues


@pytest.mark.parametrize(
    ("text", "attribution"),
    [
        ("Epoch AI reckons that Colossus 2 holds 300,000 GPUs.", Attribution.ESTIMATE),
        ("Epoch AI reports that Colossus 2 holds 300,000 GPUs.", Attribution.PRESS),
        ("Hyperion is one of the largest campuses announced so far, with 2 GW.", Attribution.PRESS),
        ("Meta later added 260 megawatts to the data center.", Attribution.PRESS),
        ("Meta said it has a new site. The data center will draw 2 GW.", Attribution.OFFICIAL),
        ("Meta said it has a new site. Oracle's data center will draw 2 GW.", Attribution.PRESS),
        ("按微软今年早些时候的公告，其数据中心将新增2吉瓦容量。", Attribution.OFFICIAL),
        ("管理层在电话会上预计，Meta全年资本支出为700亿美元。", Attribution.OFFICIAL),
    ],
)
def test_who_vouches(text: str, attribution: Attribution) -> None:
    assert [mention.attribution for _, mention in told(text)] == [attribution]


def test_a_rise_and_its_result_are_no_range() -> None:
    found = told("Meta's contracted power went up by 600MW to 2.2GW in the quarter.")
    assert [int(m.figure.value) for _, m in found] == [6 * 10**8, 22 * 10**8]
    assert all(m.figure.high is None for _, m in found)


def test_equivalents_are_told_from_chips() -> None:
    found = told("Colossus 2 will have the compute of 1.4 million H100 GPUs.")
    assert [mention.metric for _, mention in found] == [Metric.H100E]
