"""Finer wordings in both languages: what a company takes in, beginnings and ends, who only speaks, whom it is of."""

from __future__ import annotations

import pytest

from facts.catalogue import Catalogue
from facts.extract import extract
from facts.types import Attribution, Scope, Status, Subject
from tests.facts.reading_room import COMPANY, SITE, SMALL, article, figures, learn
from tests.facts.test_wider_wording import told


@pytest.mark.parametrize(
    "text",
    [
        "NVIDIA's third-quarter sales rose 62% to $57 billion as data centers grew.",
        "Oracle puts revenue from the data center leases at $6.7 billion, or $16 billion if both are extended.",
        "CoreWeave, which rents data centers, is now worth $71 billion.",
        "Microsoft says its Trainium chips now bring in more than $10 billion a year.",
        "Meta扩建马来西亚数据中心，至今带动的本地供应链投资约4亿令吉。",
        "U.S. data center load is on course to reach 35 GW by 2030.",
        "U.S. data centers that come online by 2035 will need over 100 GW.",
        "India has roughly 1.5 GW of data centre capacity in place.",
        "Phoenix draws about 1,200 MW in the height of summer, data centers included.",
        "The world's data centers go from 80 GW to 220 GW in 2030, of which AI accounts for 150 GW.",
        "全球数据中心负载将从50GW增至98GW，其中AI约消耗41GW。",
        "The grid expects a peak of around 160 GW in 2027, as data centers multiply.",
        "The state's utility lifted its capital spending plan to $57 billion for power lines and generation.",
        "CoreWeave has secured a $1 billion senior secured credit facility for its data centers.",
        "Toyota, by comparison, is spending $15 billion on its battery plant, and Amazon builds data centers.",
        "马来西亚数据中心市场到2028年将达22.5亿美元。",
        "柔佛数据中心总供应量在过去一年翻番，达到5.8吉瓦。",
        "今年底全港可以提供5000P算力。",
        "一座1GW的算力集群可容纳约20万枚GB200。",
        "全球高端AI芯片需求约1200万颗，供给仅720万颗。",
        "中国移动计划投入98亿元推进5G-A建设，数据中心另计。",
        "微软云端订单虽增至1950亿美元，数据中心仍不足。",
        "新法所订的5MW門檻以數據中心為限。",
        "India's IT minister expects AI investment of $200 billion, much of it in data centers.",
        "NVIDIA is preparing to make about 600,000 of its H20 chips next year.",
    ],
)
def test_what_is_no_capacity_and_no_spending(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        (
            "Meta said it would raise spending on AI infrastructure beyond its $38 billion plan.",
            ["USD 3.8e10"],
        ),
        ("Anthropic's $50 billion outlay is small beside that.", ["USD 5e10"]),
        ("The contract between Oracle and OpenAI for data centers is now worth $30 billion.", ["USD 3e10"]),
        (
            "Meta will spend $70 billion on data centers. Of that, $14 billion would go to NVIDIA chips.",
            ["USD 7e10", "USD 1.4e10"],
        ),
        (
            "Meta's capital spending for next year is $160 billion. This year's figure is $150 billion.",
            ["USD 1.6e11", "USD 1.5e11"],
        ),
    ],
)
def test_spending(text: str, amounts: list[str]) -> None:
    found = [f"{m.figure.currency} {float(m.figure.value):g}".replace("e+", "e") for _, m in told(text)]
    assert found == amounts


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("Meta's first building, with 26 MW, opened in April.", [Status.RUNNING]),
        ("Colossus got to 300 MW in 122 days.", [Status.RUNNING]),
        ("Colossus II僅花六個月便完成200MW的部署。", [Status.RUNNING]),
        ("Meta行使擴建選擇權後，將再蓋一棟160兆瓦的資料中心。", [Status.PLANNED]),
        ("Meta has an option on another 160 MW data center.", [Status.TARGET]),
        ("Meta exercised its option on another 160 MW data center.", [Status.PLANNED]),
        ("Meta與軟銀去年9月簽的資料中心協議價值142億美元。", [Status.PLANNED]),
        ("Meta is adding a data center for $300 million and wants it in operation soon.", [Status.PLANNED]),
        ("甲骨文要把數據中心擴大至2吉瓦，並採購40萬顆GB200晶片。", [Status.PLANNED, Status.PLANNED]),
        ("微软与多家企业合作运营园区，第一阶段是1吉瓦的数据中心。", [Status.PLANNED]),
        ("Meta的示范区已建成投用、可承载的算力超过6万P。", [Status.RUNNING]),
        ("微软的数据中心2031年投运时供电能力为150兆瓦。", [Status.PLANNED]),
    ],
)
def test_whether_it_stands(text: str, statuses: list[Status]) -> None:
    assert [mention.status for _, mention in told(text)] == statuses


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        ("In the first stage, Meta will put 18,000 GPUs into the data center.", [Scope.PART]),
        ("In the first stage Meta builds one hall; the full data center will have 2 GW.", [Scope.TOTAL]),
        ("Meta's data center will offer 100 MW at the outset.", [Scope.PART]),
        ("Meta will get 100 MW of data centers to start up by 2027.", [Scope.TOTAL]),
        (
            "Meta has a 750 MW campus, of which 200 MW is reserved for cooled halls.",
            [Scope.TOTAL, Scope.PART],
        ),
        ("字节跳动2027年资本支出为1600亿元，2026年为1500亿元。", [Scope.TOTAL, Scope.PREVIOUS]),
        ("字节跳动2026年资本支出为1500亿元，2027年为1600亿元。", [Scope.TOTAL, Scope.TOTAL]),
        ("OpenAI had agreed to deploy no less than 6 GW of AMD GPUs.", [Scope.TOTAL]),
        ("Meta had first said it would spend $8 billion on the data center.", [Scope.PREVIOUS]),
        (
            "Meta leases another 150MW of a data center from CoreWeave. "
            "The earlier agreement for 250MW has now grown to 400MW.",
            [Scope.ADDED, Scope.PREVIOUS, Scope.TOTAL],
        ),
        ("Some 0.3 GW, or four of the eight buildings, is running at Hyperion.", [Scope.PART]),
    ],
)
def test_parts_and_old_values(text: str, scopes: list[Scope]) -> None:
    assert [mention.scope for _, mention in told(text)] == scopes


@pytest.mark.parametrize(
    ("text", "dues"),
    [
        (
            "OpenAI will put in 10 GW of accelerators starting in the second half of 2028 "
            "and finishing by the end of 2031.",
            ["2031"],
        ),
        ("OpenAI 10吉瓦的机架从2028年下半年开始部署，2031年底前完成。", ["2031"]),
        ("NVIDIA pledged $100 billion in December toward data centers of OpenAI.", [None]),
        ("Meta plans 1.2 GW of data centers by 2030, and in the end 5 GW.", ["2030", None]),
        ("微软计划到2028年提供约4万个机架，未来将打造算力集群，终期具备20万卡的承载能力。", [None]),
    ],
)
def test_beginnings_ends_and_later_stages(text: str, dues: list[str | None]) -> None:
    assert [mention.due for _, mention in told(text)] == dues


@pytest.mark.parametrize(
    ("text", "attribution"),
    [
        ("Microsoft has not disclosed the scope, but the data center will take 2.2 GW.", Attribution.PRESS),
        ("微软未公布金额，其数据中心将新增2吉瓦。", Attribution.PRESS),
        ("The data center of Meta takes 2 GW, and Zuckerberg said it could grow.", Attribution.PRESS),
        ("In March, Meta added a deal for $12 billion of GPU capacity.", Attribution.PRESS),
        ("Meta is silent, but analysts put its capital spending at $120 billion.", Attribution.ESTIMATE),
        ("据报微软计划在数据中心上投入160亿美元。", Attribution.PRESS),
        ("商务部发表声明，微软将购买3.5万枚Blackwell芯片。", Attribution.OFFICIAL),
        ("Brookfield宣布，将在法国的数据中心投入200亿欧元。", Attribution.OFFICIAL),
        ("Microsoft will put $3 billion into data centers this year, Nadella said.", Attribution.OFFICIAL),
        ("润泽科技称，数据中心全年签约量将达300MW。", Attribution.OFFICIAL),
        ("有文章称，微软数据中心将新增300MW。", Attribution.PRESS),
        ("创科局公布，微软的数据中心将投入5亿元。", Attribution.OFFICIAL),
        ("Elon Musk has set xAI the goal of 50 million H100 GPUs.", Attribution.OFFICIAL),
        ("管理层预计，数据中心将新增2吉瓦。", Attribution.OFFICIAL),
        ("微软董事会批准投入160亿美元扩建数据中心。", Attribution.OFFICIAL),
    ],
)
def test_who_only_seems_to_speak(text: str, attribution: Attribution) -> None:
    assert [mention.attribution for _, mention in told(text)] == [attribution]


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        (
            "Where others took a year, Colossus 2 took less. "
            "The company's first facility, Colossus, reached 300 MW of capacity in 122 days.",
            ["Colossus"],
        ),
        (
            "The first 200 MW of Hyperion will be there next year. "
            "The 1-gigawatt cluster is being built by CoreWeave within a larger campus.",
            ["Hyperion", "Hyperion"],
        ),
        ("Colossus 2 is to be a 1-gigawatt cluster on the 5-gigawatt campus.", ["Colossus 2", "Colossus"]),
        (
            "Google speaks of 120,000 GPUs in the country, and Microsoft's pledge for AI infrastructure "
            "stands at £22 billion.",
            ["Google", "Microsoft"],
        ),
        (
            "CoreWeave will fit out Hyperion with over 50,000 GPUs, and Microsoft is building its own data center "
            "on 40,000 Blackwell GPUs.",
            ["Hyperion", "Microsoft"],
        ),
        (
            "Not all of the 4.5 gigawatts of data centers Oracle is putting up for OpenAI will arrive in time.",
            ["OpenAI"],
        ),
        (
            "CoreWeave disclosed an order from Microsoft worth at least $6.3 billion of GPU capacity.",
            ["Microsoft"],
        ),
        ("Microsoft has a deal with CoreWeave worth $6 billion of GPU capacity.", ["Microsoft"]),
        ("The partners will put 10 GW of data centers on the grid. Oracle shares rose 2%.", [None]),
        (
            "Then there is CoreWeave's data center in Kent, a joint effort with Microsoft: 50 megawatts of capacity.",
            ["CoreWeave"],
        ),
        ("The data center will draw 2 GW. Meta broke ground on it in May.", ["Meta"]),
    ],
)
def test_whom_it_is_about(text: str, subjects: list[str | None]) -> None:
    assert [subject for subject, _ in told(text)] == subjects


def test_a_backer_is_not_whom_it_is_about() -> None:
    text = "The Nvidia-backed cloud provider CoreWeave will put $2.2 billion into data centers in Europe."
    assert [subject for subject, _ in told(text)] == ["CoreWeave"]
    text = "The Nvidia-backed cloud provider will put $2.2 billion into data centers in Europe."
    assert [subject for subject, _ in told(text)] == [None]


def test_so_many_are_in_place() -> None:
    """A bare number counts chips where a text about them says that so many are installed."""
    found = told("Project Rainier runs on Trainium 2 chips. Amazon says 500,000 are in place.")
    assert [int(m.figure.value) for _, m in found] == [500_000]
    assert figures("Meta has a campus in Ohio. Some 500,000 are in place.") == []


def test_a_number_in_two_scales_is_one() -> None:
    found = told("微软的数据中心装了1万2600块H100。")
    assert [int(m.figure.value) for _, m in found] == [12_600]


WIDER = Catalogue(
    (
        *SMALL.subjects,
        Subject("South Korea", COMPANY, aliases=("韩国",)),
        Subject("UAE-US AI Campus", SITE),
    )
)


def subjects(text: str) -> list[str | None]:
    found = extract(article(text), WIDER)
    return [claim.subject for claim in found.claims] + [None for _ in found.unresolved]


@pytest.mark.parametrize("written", ["UAE–U.S. AI Campus", "UAE-US AI Campus", "UAE-U.S. AI Campus"])
def test_names_with_dots_and_dashes(written: str) -> None:
    assert subjects(f"The {written} will have 5 GW.") == ["UAE-US AI Campus"]


@pytest.mark.parametrize(
    "text",
    [
        "South Korea is getting more than 260,000 GPUs, NVIDIA announced.",
        "NVIDIA said it will supply more than 260,000 of its Blackwell chips to South Korea.",
        "NVIDIA将向韩国政府供应逾26万块GPU。",
    ],
)
def test_what_a_maker_supplies_is_the_states(text: str) -> None:
    assert subjects(text) == ["South Korea"]


@pytest.mark.parametrize(
    ("text", "watts"),
    [
        ("Meta的智算基地规划用电负荷40万千瓦。", 4e8),
        ("Colossus连同冷却在内的耗电为140MW，大约是两座中型电站的发电量。", 1.4e8),
    ],
)
def test_what_a_site_draws_is_its_capacity(text: str, watts: float) -> None:
    assert [value for _, _, value in figures(text)] == [watts]


def test_several_publishers_speak_for_themselves() -> None:
    found = learn("Stargate Abilene is designed for 1.2 GW.", publisher="OpenAI / Oracle")
    assert [claim.mention.attribution for claim in found.claims] == [Attribution.OFFICIAL]
    found = learn("Stargate Abilene is designed for 1.2 GW.", publisher="OpenAI Watch / Tech Daily")
    assert [claim.mention.attribution for claim in found.claims] == [Attribution.PRESS]
