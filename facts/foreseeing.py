"""What companies and their officers foresee themselves, and people unknown who speak for themselves."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from facts.catalogue import NameHit
from facts.lexicon import Hit
from facts.reading import Sentence
from facts.tables.countries import COUNTRIES
from facts.tables.people import PEOPLE
from facts.types import Attribution

# Tags of words that somebody else than the company told of says or reckons.
OF_OTHERS = ("outlets", "anonymous", "estimate", "strong_estimate", "forecaster")


class Speech(NamedTuple):
    """Who stands behind words. `stated` is false where the sentence itself names nobody."""

    attribution: Attribution
    speaker: str | None = None
    stated: bool = True


@cache
def forecasts_pattern() -> re.Pattern[str]:
    """Behind a company's name: what it foresees itself, CoreWeave 预估, 公司预计."""
    return re.compile(
        r"(?:公司|方面|管理层|集团|官方)?(?:上个?月|上周|日前|近日|此前|本周|周[一二三四五六日])?(?:预估|预计|预期|估计|预告)[,:]"
    )


@cache
def launches_pattern() -> re.Pattern[str]:
    """Behind a company's name: that it presents something, 华为还发布了."""
    return re.compile(r"(?:公司|方面)?[^,。;发亮公]{0,12}(?:发布|亮出|公布)了?(?!的)")


@cache
def machines_pattern() -> re.Pattern[str]:
    """The machines that it presents: 超节点, 集群."""
    return re.compile(r"超节点|集群|superpod|supercluster|超级计算机")


def _launches(sentence: Sentence, at: int) -> bool:
    match = launches_pattern().match(sentence.text, at)
    if match is None:
        return False
    stop = min((sentence.text + "。").find("。", match.end()), match.end() + 60)
    return machines_pattern().search(sentence.text, match.end(), stop) is not None


@cache
def expects_pattern() -> re.Pattern[str]:
    """Behind a company's name: the same in English, "Amazon forecast", "Meta set its 2026 capex at"."""
    return re.compile(
        r"(?: itself)?(?:,? on (?:mon|tues|wednes|thurs|fri)day,?)?(?: now| also| still| currently| then|"
        r" has| had){0,2} (?:forecasts?|guided|guides|guiding|reported|projects|projected|anticipates|"
        r"expects|sees|(?:rais|lift|cut|narrow|trimm|lower|tighten|boost|hik)(?:ed|s|es)? (?:the (?:low|high|"
        r"top|bottom|lower|upper) end of )?its [^.;]{0,30}(?:guidance|forecast|range|outlook|estimate)|"
        r"(?:set|put) its (?:20\d\d |full-year |own |annual ){0,2}(?:capex|capital|spending|budget))(?![a-z])"
    )


@cache
def itself_expects_pattern() -> re.Pattern[str]:
    """Behind a company's name: what it foresees or guides to itself, of whatever kind: "Amazon expects about"."""
    return re.compile(
        r"(?: itself)?(?: now| also| still| currently)? (?:expects|anticipates|is guiding|guides|guided|forecasts)"
        r"(?! to (?:be|get|win|receive|benefit))(?![a-z])"
    )


@cache
def own_spending_pattern() -> re.Pattern[str]:
    """Behind a company's name: its own capital spending, which it foresees, Meta 预计 2026 年全年资本开支."""
    return re.compile(
        r"(?:公司)?(?:目前|现|仍|则|也)?(?:预计|预期|预估)[^,;。]{0,14}资本(?:支出|开支|性支出)|"
        r"(?:公司)?(?:目前|现|仍|则|也)?(?:估计|预计|预估|预期)(?=到|至|今年|明年|全年|本年|未来|将|要|20\d\d)|"
        r"(?:公司)?(?:则|也|还|已|又)?[把将](?:[^,;。]{0,12}资本(?:支出|开支)[^,;。\d]{0,6}|其?(?:今年|明年|"
        r"全年|20\d\d ?年)[^,;。\d]{0,10})(?:订|定|设|调高|调升|上调|上修|下修|下调|调降|提高|"
        r"收窄)[^,;。\d]{0,4}[在到至为]"
    )


def _spends_itself(sentence: Sentence, name: NameHit) -> bool:
    """True for what a company says of its own spending, not 英伟达预计今年微软将."""
    told = own_spending_pattern().match(sentence.text, name.end)
    return told is not None and not any(name.end <= other.start < told.end() + 6 for other in sentence.names)


def _expects_itself(sentence: Sentence, name: NameHit) -> bool:
    """True for what a company expects of itself, not "Nvidia expects xAI to"."""
    match = itself_expects_pattern().match(sentence.text, name.end)
    return match is not None and all(other.start != match.end() + 1 for other in sentence.names)


@cache
def management_pattern() -> re.Pattern[str]:
    """A company's officers as one, who foresee something: 管理层在电话会上预计."""
    return re.compile(
        r"管理层(?:在[^,。;]{1,8})?(?:预计|预期|预估|表示|指出|透露|强调|称|重申)|"
        r"董事会[^,。;]{0,6}(?:通过|决议|同意|批准|核准|拍板)"
    )


@cache
def foresees_pattern() -> re.Pattern[str]:
    """Behind a person: the same, 马斯克预计."""
    return re.compile(r"(?:则|还|也|本人)?(?:预估|预计|预期|估计|预告)(?!的|到)")


@cache
def state_wants_pattern() -> re.Pattern[str]:
    """Behind a state's name: what its government sets itself, "Andhra Pradesh aims to host"."""
    return re.compile(
        r"(?:'s government| government)?(?: itself| now| also)? (?:aims|wants|plans|intends|has set itself|targets|"
        r"hopes|is aiming|has pledged|pledged|has promised|promised)(?![a-z])|"
        r"(?:政府)?(?:的)?(?:目标是|提出|力争|承诺)"
    )


@lru_cache(maxsize=8)
def forecasts(sentence: Sentence) -> list[tuple[int, Speech]]:
    management = management_pattern().search(sentence.text, sentence.span.start, sentence.span.end)
    if management is not None:
        return [(management.start(), Speech(Attribution.OFFICIAL))]
    persons = [
        (cue.start, Speech(Attribution.OFFICIAL, PEOPLE[cue.phrase][0]))
        for cue in sentence.tagged(("person",))
        if (foresees_pattern().match(sentence.text, cue.end) or _launches(sentence, cue.end))
        and not sentence.has("outlets", "anonymous")
    ]
    return persons + [
        (name.start, Speech(Attribution.OFFICIAL, name.subject.name))
        for name in sentence.names
        if not name.is_place
        and (
            forecasts_pattern().match(sentence.text, name.end)
            or _launches(sentence, name.end)
            or _spends_itself(sentence, name)
            or (sentence.has("capex") and expects_pattern().match(sentence.text, name.end))
            or _expects_itself(sentence, name)
            or (name.subject.name in COUNTRIES and state_wants_pattern().match(sentence.text, name.end))
        )
        and not sentence.has("outlets", "anonymous")
    ]


@cache
def stranger_speaks_pattern() -> re.Pattern[str]:
    """Before a Chinese verb of saying: a name that the catalogue does not know, at the head of its clause."""
    return re.compile(
        r"(?:^|[,;。:\n])\s{0,2}(?:[一-鿿·]{2,10}?(?: ?\([a-z0-9 .:-]{2,16}\) ?)?|"
        r"(?:[一-鿿]{2,8})?[a-z][a-z0-9 .&'-]{1,24}?) ?(?:\d{1,2} ?日|周[一二三四五六日])?(?:则|也|还|今天|"
        r"昨天|日前|今年早些时候|今年初|去年|上月|本月|今晚|晚间|当晚|今日|近日|早间|午间|盘后|盘前|最新|"
        r"此前|发布|再次)?(?:在[一-鿿]{2,8})?$"
    )


@cache
def hearsay_pattern() -> re.Pattern[str]:
    """Before a 称 that nobody known utters: 消息称, 网友称."""
    return re.compile(
        r"(?:消息|传闻|报道|报导|网友|分析|媒体|报告|人士|机构|研究|文章|有人|说法|业内|市场|者|电|媒|师|专家|据|如果|工人|员工|居民|司机|网民|比如|例如|按理|照理|应该|老实|坦白|严格|相对|换句话|也就是|"
        r"可以|简单|总的来|一般来|虽|是|听)$"
    )


def is_its_own(sentence: Sentence, cue: Hit) -> bool:
    """True for somebody unknown who speaks for himself, 许某透露: no outlet, no analyst and nobody unnamed."""
    others = sentence.tagged((*OF_OTHERS, "market"), sentence.span.start, cue.end)
    if cue.phrase not in SPEAKING_ZH or others:
        return False
    if cue.phrase == "说" and sentence.text[cue.start - 1 : cue.start] != ")":
        return False  # only a name with its ticker: 塔塔咨询(TCS)说
    if cue.phrase in ("称", "说") and hearsay_pattern().search(
        sentence.text[max(sentence.span.start, cue.start - 4) : cue.start]
    ):
        return False
    return stranger_speaks_pattern().search(sentence.text[sentence.span.start : cue.start]) is not None


SPEAKING_ZH = frozenset(
    (
        "说",
        "咬定",
        "坚称",
        "称",
        "宣布",
        "官宣",
        "透露",
        "表示",
        "介绍说",
        "介绍,",
        "介绍称",
        "强调",
        "坦言",
        "披露",
        "公告,",
        "指出",
        "补充",
        "透露称",
    )
)
