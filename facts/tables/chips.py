"""Accelerators: the counted nouns, the counters of Chinese, and the families of model names."""

from __future__ import annotations

from facts.tables.words import words

HEADS = words(
    """
    gpu | gpus | graphics processing unit | graphics processing units | graphic processing units |
    graphics processors | graphics chips | graphics cards | chip | chips | superchips | superchip |
    accelerator | accelerators | ai processors | processors | xpu | xpus | npu | npus | lpu | lpus | asics |
    芯片 | 晶片 | 图形处理器 | 绘图处理器 | 图像处理器 | 加速器 | 加速卡 | 显卡 | 算力卡 | 智算卡 | 显示卡 |
    计算卡 | ai卡 | 处理器 | gpu卡 | 卡 | npu卡 | 绘图晶片 | 图形芯片 | 加速芯片 | cards | ai systems |
    gpu systems
    """
)
WEAK_HEADS = frozenset(
    {
        "chip",
        "chips",
        "processors",
        "芯片",
        "晶片",
        "处理器",
        "asics",
        "加速器",
        "accelerators",
        "accelerator",
        "cards",
    }
)
STRONG_COUNTERS = "块张颗片枚卡粒"  # alone they stand for accelerators where the text speaks of them
COUNTERS = "块张颗片枚个组台套卡件粒"
EQUIVALENT = ("等效", "等价", "当量", "equivalent ")  # between number and model: 6 万张等效 H100
NOT_CHIPS_AFTER = words(
    """
    server | servers | rack | racks | system | systems | node | nodes | hour | hours | -hour | -hours |
    instance | instances | days | cores | customers | users | developers | startup | startups | makers |
    maker | designers | companies | blades | trays | 服务器 | 机柜 | 机架 | 小时 | 节点 | 时 | 厂商 | 整机 |
    超节点 | 机 | 公司 | 用户 | 天 | 核心 | 片段 | 车 | 友 | 槽 | 路 | 卫星 | 算力卫星
    """
)
# Words in a counted phrase that show the number does not count the head noun.
GAP_STOPS_EN = frozenset(
    "with for in into to by that which from at on is are was were will would can could per server servers rack racks "
    "node nodes home homes people user users square acre acres data-center data datacenter building buildings worth "
    "percent % jobs workers engineers employees customers company companies using use uses its and or but as than "
    "each year years month months day days hours times x because while when where after before since until has have "
    "had who it they we system systems instances cores nm teraflops petaflops exaflops gb tb gigabytes terabytes "
    "parameters tokens token billion-parameter units-of-power watts patents transistors dies wafers lines".split()
)
GAP_STOPS_ZH = "，,。;；:、()（）「」《》将已在用为与和并到从让使其由而但或是有年月日%度台机"
MODELS = words(
    r"""
    gb[23]00(?: ?nvl ?\d{2,3})? | gh200 | vr200 | g?b[123]00 | h[1248]00(?: nvl)? | h20 | a[18]00 | v100 |
    l40s? | l20 | b30a | blackwell ultra | grace blackwell | blackwell | grace hopper | hopper |
    vera rubin | rubin ultra | rubin | feynman | mi\d{3}[xac]? | tpu ?v\d{1,2}[pei]? | tpu ?8[ti] | tpus? |
    tensor processing units? | trillium | ironwood | trainium ?[1-4]? | trn[1-4] | inferentia ?[12]? |
    (?:ascend | 昇腾) ?9\d0(?:[a-d]r? | pr | dt)? | (?:kunlun(?:xin)? ? | 昆仑 ?)?p800 | (?:平头哥 ?)?ppu |
    昇腾芯片 | 昇腾 | ascend | 910[a-d] | 950(?:pr | dt) | gaudi ?[123] | wse-?[1-4] | cs-[234] |
    真武 ?\d{3}[a-z]? | 含光 ?800 | mtt s\d{4} | br1\d\d |
    mtia(?: ?v?\d{1,3})? | maia ?\d{0,3} | 昆仑芯 ?[a-z]?\d{0,3} | 昆仑芯 | 思元 ?\d{3} | mlu ?\d{3} |
    寒武纪 | 海光dcu | groq lpus? | rtx pro 6000 | rtx 40\d0 | rtx 50\d0 | ai[56] | d1(?= chips) | dojo2
    """
)
MODEL_DISPLAY = {
    "昇腾": "Ascend",
    "ascend": "Ascend",
    "寒武纪": "Cambricon",
    "tensor processing units": "TPU",
    "tensor processing unit": "TPU",
    "昆仑芯": "Kunlun",
}
ARCHITECTURES = frozenset(
    {"blackwell", "blackwell ultra", "hopper", "grace blackwell", "grace hopper", "rubin", "vera rubin"}
)
# Clouds that have chips of their own made, which others use as well.
CHIP_OWNERS = frozenset(("Google", "Amazon", "AWS", "Microsoft", "Huawei", "Baidu", "Alibaba"))
# Makers that build and run clusters of their own as well, so that only what they ship is no claim.
HOME_MAKERS = frozenset(("Huawei", "Alibaba", "Baidu", "Moore Threads"))
VENDORS = words(
    """
    NVIDIA | AMD | Broadcom | Intel | TSMC | Micron | Supermicro | Dell | HPE | Marvell | Cambricon | Arm |
    Qualcomm | SK Hynix | Vertiv | Lenovo | Groq
    """
)
