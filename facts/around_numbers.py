"""What stands around numbers: ranges, lists, units carried on, amounts without their currency."""

from __future__ import annotations

import re
from functools import cache

from facts.lexicon import Hit
from facts.numerals import Number


@cache
def range_pattern() -> re.Pattern[str]:
    return re.compile(
        r" ?(?:-|~|to(?: (?:more than|over|about|around|nearly|almost|up to|at least|well over))?|至|到|—|"
        r"and|(?:or|或) ?(?=[^a-z]|two|three|four|five|six|seven|eight|nine|ten)) ?(?:[a-z]{0,3}[$€£¥₹])?"
    )


@cache
def down_from_pattern() -> re.Pattern[str]:
    """Between a new range and the old one: ", down some 40% from the previous "."""
    return re.compile(
        r",? (?:up|down)[^.;]{0,24} from (?:the |its |an? )?(?:previous|earlier|prior|original) (?:range of )?"
    )


@cache
def risen_by_pattern() -> re.Pattern[str]:
    """Right before a rise that is no old value: "increased by approximately"."""
    return re.compile(
        r" by (?:(?:about|approximately|roughly|some|around|over|more than|nearly|another|up to) "
        r"?)?(?:[a-z]{0,3}[$€£¥₹])?$"
    )


@cache
def list_pattern() -> re.Pattern[str]:
    return re.compile(r" ?(?:,|、|and|or|和|及|,? ?and|或) ?")


@cache
def lifted_pattern() -> re.Pattern[str]:
    """Before the number of a part that something lifts to a figure: "takes Building 1 to"."""
    return re.compile(
        r"(?<![a-z])(?:takes|took|taking|brings|brought|bringing|lifts|lifted|lifting) (?:building|hall|unit|phase) $"
    )


@cache
def ordinal_noun_pattern() -> re.Pattern[str]:
    """Before a number that is a name rather than a count: the 1 of "Phase 1, 133 megawatts of which"."""
    return re.compile(
        r"(?<![a-z])(?:(?:phase|stage|tranche|block|tier|hall|no\.)|(?:^|[,.;:(]|(?<![a-z])(?:in|at|"
        r"the)) ?(?:building|unit|site|campus|part)) ?$"
    )


@cache
def from_pattern() -> re.Pattern[str]:
    """The words before the X of "from X to Y", which make it an old value and no range."""
    return re.compile(
        r"(?:(?<!run )(?<!runs )(?<!ran )(?<!vary )(?<!varying )(?<!rang)(?<!ranging )(?<!anything "
        r")(?<!anywhere )(?<!range )(?<![a-z])from|从|由|自)(?: (?:the|about|around|its|some|a|current|"
        r"roughly|approximately|over|just|an|initial|estimated|earlier|previous)){0,3} ?(?:目前的?|原先的?|"
        r"原来的?|约|大约|超过|现有的?|去年的?|此前的?|当前的?|最初的?|原计划的?)?(?: ?[a-z]{0,3}[$€£¥₹])?$"
    )


@cache
def japanese_pattern() -> re.Pattern[str]:
    """Words of a text whose ¥ is the yen."""
    return re.compile(
        r"(?<![a-z])(?:japan(?:ese)?|tokyo|osaka|hokkaido|softbank|sakura internet|kddi|ntt|rakuten|yen)(?![a-z])"
    )


@cache
def chinese_money_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?<![a-z])(?:yuan|china|chinese|renminbi|rmb|beijing|alibaba|tencent)(?![a-z])|[一-鿿]"
    )


@cache
def spent_pattern() -> re.Pattern[str]:
    """Before an amount whose 元 is left out: 投入 3800 亿的基础设施, 三年 3800 亿."""
    return re.compile(
        r"(?:投资|投入|斥资|耗资|砸下?|开支|支出|预算|花费?|[三两五]年)(?:不超过|约|超|超过|近|高达|逾|达)? ?$"
    )


@cache
def no_money_pattern() -> re.Pattern[str]:
    return re.compile(
        r" ?(?:个|块|张|颗|枚|片|次|参数|人|辆|吨|千瓦|瓦|度|户|台|token|美|元|欧|港|英|日|韩|新|卢|迪|里|平|"
        r"条|家|年|卡|p|e|f|[a-z])"
    )


@cache
def class_pattern() -> re.Pattern[str]:
    """Behind a unit that names a class only: 百万瓩(GW)等级."""
    return re.compile(r" ?(?:\([^()]{1,10}\))? ?(?:等级|级)")


@cache
def passed_pattern() -> re.Pattern[str]:
    """Right before a round amount that is passed or reached: 突破千亿元."""
    return re.compile(r"(?:突破|超过|超出|跨过|迈过|超越|逾|高达|达到|站上)了?$")


@cache
def carried_pattern() -> re.Pattern[str]:
    """Before a figure that carries on a unit: "3.5 GW, up from about 1.3", "20 MW first, then another 40"."""
    return re.compile(
        r"(?:(?:up|down|raised|increased) from|compared (?:with|to)|versus|"
        r"(?:(?:and )?then|and|plus|followed by)(?: add| adding)? (?:another|a further|an additional)|"
        r"高于(?:此前|去年)?的?|而(?:此前|去年)[为是]?)(?: (?:about|around|just|roughly|nearly|some|over))? ?$"
    )


@cache
def unitless_pattern() -> re.Pattern[str]:
    """What stands behind a number that has no unit of its own."""
    return re.compile(r"[,.;:)。，]|$| (?:in|at|by|a|last|this|previously|before|earlier|the year)(?![a-z])")


@cache
def elsewhere_gap_pattern() -> re.Pattern[str]:
    """Between a count and that at another place, or a part of it: " in Britain and ", ", of which"."""
    return re.compile(
        r" (?:in|at|across|for) [^,.;\d]{2,30},? (?:and|plus)(?: (?:another|about|around|roughly|some|over|more than|"
        r"up to|as many as|nearly))? |"
        r", of (?:which|them|those)(?: (?:about|around|roughly|some|over|up to|nearly))? |,(?:其中)(?:约|近|有)? ?"
    )


@cache
def further_pattern() -> re.Pattern[str]:
    """Right before a number that comes on top of a count: "and will soon add a further "."""
    return re.compile(r"(?<![a-z])(?:another|a further|an additional|an extra) $")


@cache
def other_things_pattern() -> re.Pattern[str]:
    """Around a number: that it counts something else than chips, people or homes."""
    return re.compile(
        r"hir|employ|recruit|train|creat|jobs|people|workers|staff|homes|construction|acres|customers|protest"
    )


@cache
def elsewhere_pattern() -> re.Pattern[str]:
    """Behind a count without a noun: where it stands, "300,000 around the world"."""
    return re.compile(
        r" (?:in|at|across|around|worldwide|globally|elsewhere|under|by|this|next|soon|later|within|will|"
        r"would|should|are|were|go|went|for|still|yet|due|on order|to (?:come|follow|be delivered|"
        r"be installed)|it (?:was|is) (?:meant|supposed|due|planned) to)(?![a-z])|"
        r"[,.;](?!\d)|$"
    )


@cache
def replaced_pattern() -> re.Pattern[str]:
    """Behind a range: words by which a new value takes its place, "from 1150 to 1350 raised to"."""
    return re.compile(
        r" ?(?:上调|下调|调高|调降|上修|下修|提高|提升|增加|扩大|调整|修正|收窄|缩窄|缩小)(?:为|至|到)|"
        r",? (?:raised|lifted|cut|lowered|narrowed|tightened) to "
    )


@cache
def taiwanese_pattern() -> re.Pattern[str]:
    """Words, as written, of a text whose 元 is Taiwan's dollar."""
    return re.compile(
        r"鴻海|廣達|緯創|英業達|仁寶|台積電|中華電信|台智雲|國科會|國網中心|台電|行政院|國發會|數發部|新竹|"
        r"高雄|台南|桃園"
    )


@cache
def mainland_pattern() -> re.Pattern[str]:
    return re.compile(r"人民幣|中國|大陸|阿里|騰訊|字節|華為|百度|北京|上海|深圳|港元|港幣")


@cache
def weight_pattern() -> re.Pattern[str]:
    """Behind pounds that weigh something: "26.5 million pounds of structural steel"."""
    return re.compile(
        r" of (?:[a-z]{3,12} ){0,2}(?:steel|concrete|copper|alumini?um|carbon|co2|emissions|material|ice|water|"
        r"waste|rebar)(?![a-z])"
    )


@cache
def year_before_pattern() -> re.Pattern[str]:
    """Before a number that is a year: "in", "since early", a month."""
    return re.compile(
        r"(?<![a-z])(?:in|by|since|until|till|through|during|from|of|late|early|mid|end|year|and|to|for|"
        r"[a-z]{3,9}(?:ary|ch|ril|ay|une|uly|ust|ber))[ -]$"
    )


def is_a_year(text: str, number: Number, nouns: list[Hit]) -> bool:
    """Whether a plain number such as 2024 is a year rather than the count of the chips named right behind it."""
    if not number.plain or not 1900 <= number.value <= 2100:
        return False
    behind = text[number.end : number.end + 2].lstrip()[:1]
    if behind and behind in "块张颗枚":
        return False
    counts = text[number.end : number.end + 1] == " " and any(noun.start == number.end + 1 for noun in nouns)
    dated = year_before_pattern().search(text[max(0, number.start - 12) : number.start]) is not None
    return not counts or dated or number.start == 0


@cache
def then_to_pattern() -> re.Pattern[str]:
    """Behind the old range: that a new one takes its place, " before, to $12 billion"."""
    return re.compile(
        r"(?: before| previously| earlier)?, (?:down |up )?to (?:about |around )?[a-z]{0,3}[$€£¥₹]"
    )
