"""Whom a text cites: behind "according to", by a figure put on something, in plans of costs."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from facts.foreseeing import OF_OTHERS, Speech
from facts.lexicon import Hit
from facts.prices import machines_come_to
from facts.reading import Sentence
from facts.tables.people import PEOPLE
from facts.types import Attribution


@cache
def titled_person_pattern() -> re.Pattern[str]:
    """Behind "according to": a person with his office, as written: "Nick Phillips, Oracle's vice president"."""
    return re.compile(
        r" [A-Z][\w.'’-]{1,16}(?: [A-Z][\w.'’-]{0,16}){1,2}, (?:the |its )?(?:[\w&.'’-]{1,18} "
        r"){0,6}(?:president|chief|[Cc](?:EO|FO|OO|TO)|chairman|chairwoman|chair|head|director|founder|"
        r"spokesman|spokeswoman|spokesperson|officer|minister|governor|mayor|manager)(?![a-z])"
    )


EMPLOYER = 40  # letters behind an office within which the employer may stand


def cites_a_company(sentence: Sentence, cue: Hit) -> bool:
    """True for "according to" a company, its officers or papers, in the same clause, and no outlet."""
    if cue.phrase == "据" and (
        sentence.text[cue.start - 1 : cue.start].isalnum()
        or sentence.text.startswith(("报", "悉", "传", "称", "闻", "了解", "说"), cue.end)
    ):
        return False  # 数据, 据报
    if _cites_an_officer(sentence, cue):
        return True
    high = min(sentence.clause(cue.end)[1], cue.end + 60)
    if sentence.tagged(OF_OTHERS, cue.end, high):
        return False
    if documents_pattern().match(sentence.text, cue.end):
        return False
    named = any(cue.end <= name.start < high for name in sentence.names)
    return named or bool(
        sentence.tagged(("officer", "person", "ref_company", "official_source"), cue.end, high)
    )


@cache
def employer_pattern() -> re.Pattern[str]:
    """Between an office and the employer behind it: " of"."""
    return re.compile(r" (?:(?:of|for) [a-z -]{3,24} )?(?:of|at|for) (?:the )?")


def _cites_an_officer(sentence: Sentence, cue: Hit) -> bool:
    """True for "according to" a person whose office is one of a known company, or of "the company"."""
    person = titled_person_pattern().match(sentence.raw, cue.end)
    if person is None or former_pattern().search(sentence.text, cue.end, person.end()):
        return False
    if sentence.tagged(OF_OTHERS, cue.end, min(person.end() + EMPLOYER, sentence.span.end)):
        return False
    inside = any(
        cue.end <= name.start < person.end() and sentence.text.startswith("'s ", name.end)
        for name in sentence.names
    )
    behind = any(
        employer_pattern().fullmatch(sentence.text, person.end(), name.start) for name in sentence.names
    )
    return inside or behind or bool(sentence.tagged(("ref_company",), cue.end, person.end()))


@cache
def former_pattern() -> re.Pattern[str]:
    """In a person's office: that it is one no more, or of somebody else."""
    return re.compile(r"(?<![a-z])(?:former|ex-|rival|onetime|retired)")


@cache
def documents_pattern() -> re.Pattern[str]:
    """Behind "according to": papers that somebody has read, which vouch for nobody: "permit documents"."""
    return re.compile(
        r" (?:a |an |the |its )?(?!company|regulatory|securities|investor|sec |internal)(?:[a-z-]{2,14} ){0,3}"
        r"(?:documents?|records|permits?|applications?|site plans?|blueprints)(?![a-z])"
    )


@cache
def put_pattern() -> re.Pattern[str]:
    """Right before an amount: that it is put on a thing, "puts the bill for that alone at"."""
    return re.compile(
        r"(?<![a-z])(?:puts?|pegs|pegged) (?:the|its|his|her|their|that|this|"
        r"(?:[a-z0-9.-]{2,14} ){0,1}[a-z0-9.-]{1,14}'s?) [^,.;$€£¥]{3,60} at(?: (?:about|around|roughly|some|"
        r"up to|over|more than|nearly|approximately|between|as much as)){0,2} ?[a-z]{0,3}[$€£¥₹]?$|"
        r"(?<![a-z])(?:puts?|pegs|pegged) at(?: (?:about|around|roughly|some|up to|over|more than|nearly|"
        r"at least))? ?[a-z]{0,3}[$€£¥₹]?$"
    )


@cache
def counted_pattern() -> re.Pattern[str]:
    """Right before a figure: that somebody counts it as his own, "Oracle counts", "Sakura, which counts"."""
    return re.compile(
        r"(?:,? which| now| itself| already)? (?:counts|lists|claims|touts|discloses|quotes)"
        r"(?: (?:about|around|roughly|some|over|more than|nearly|close to|almost|up to|at least))?\s"
    )


@cache
def counted_besides_pattern() -> re.Pattern[str]:
    """The same up to what is counted besides: "counts 250,000 in service (with another"."""
    return re.compile(
        r"(?:,? which| now| itself| already)? (?:counts|lists|claims)[^.;()]{3,50}\((?:with |and |plus )?"
        r"(?:another |a further )?"
    )


def counted_by(sentence: Sentence, at: int) -> tuple[int, Speech] | None:
    """Who counts the figure at offset `at` as his own, or says that he builds what it measures, and where."""
    for name in sentence.names:
        if name.end < at <= name.end + 50 and counted_pattern().fullmatch(sentence.text, name.end, at):
            return name.end, Speech(Attribution.OFFICIAL, name.subject.name)
        bracketed = name.end < at <= name.end + 90 and "(" in sentence.before(at, 20)
        if bracketed and counted_besides_pattern().fullmatch(sentence.text, name.end, at):
            return name.end, Speech(Attribution.OFFICIAL, name.subject.name)
        told = says_it_pattern().match(sentence.text, name.end)
        if (
            told
            and at < name.start < at + FAR
            and sentence.before(name.start, 10).endswith((" that ", " which "))
        ):
            return name.start, Speech(Attribution.OFFICIAL, name.subject.name)
    return None


FAR = 140  # letters behind a figure within which its builder may be told


@cache
def says_it_pattern() -> re.Pattern[str]:
    """Behind a name in a relative clause: that it tells what it does itself, " says it will set up"."""
    return re.compile(
        r" (?:says|said|announced|confirmed) (?:that )?it (?:will|would|is|plans|has|intends)(?![a-z])"
    )


@cache
def adverbs_pattern() -> re.Pattern[str]:
    """Between who puts a figure on something and the verb."""
    return re.compile(r" (?:(?:now|also|itself|himself|herself|has|had|still|recently|alone|later) ){0,2}")


@cache
def of_them_pattern() -> re.Pattern[str]:
    """Before a name that is not who acts: "opponents of", "a lawsuit against"."""
    return re.compile(
        r"(?<![a-z])(?:of|by|against|from|at|for|to|with|in|on|watching|suing|following|covering|"
        r"opposing)(?: the)? $"
    )


@cache
def supposed_pattern() -> re.Pattern[str]:
    """In a clause: that it only supposes, asks or denies."""
    return re.compile(
        r"(?<![a-z])(?:never|not|nobody|no one|would|could|might|may|if|whether|should)(?![a-z])|n't"
    )


@cache
def putting_office_pattern() -> re.Pattern[str]:
    """Right before the verb: an office, or the company told of."""
    return re.compile(
        r"(?<![a-z])(?:government|ministry|presidency|governor|minister|officials|the company|the developer|"
        r"the firm|management|(?<!former )(?:chief executive|ceo),?(?: [a-z.'-]{2,14}){1,3},?) (?:(?:now|also|"
        r"itself|has|had|still) ){0,2}$|^\s{0,2}the (?:startup|company|developer|firm|group|builder|"
        r"operator), [^,]{3,60}, $"
    )


@cache
def reckoned_pattern() -> re.Pattern[str]:
    """Right before an amount: what those reckon whose trade it is, "analysts look for Amazon's capex to reach"."""
    bound = r"(?:(?:about|around|roughly|some|up to|over|more than|nearly|close at|reach|come in at) ){0,3}"
    return re.compile(
        r"(?<![a-z])(?:(?:analysts(?: [a-z]{2,12}){0,4} (?:look|looking) for (?!signs|evidence|clues|hints|more)|"
        r"consensus (?:has|sees|calls for|is for|expects) (?!it that))(?:[^.;]{0,90} (?:at|to|of|for) )?|"
        r"(?:researchers|analysts|economists|consensus|wall street) (?:now |also )?(?:puts?|pegs?|pegged) "
        rf"[^.;]{{0,90}} at ){bound}[a-z]{{0,3}}[$€£¥₹]?$"
    )


@cache
def own_reckoning_pattern() -> re.Pattern[str]:
    """A builder's own reckoning: "by the builder's reckoning", ", the developer reckons"."""
    who = r"(?:builder|company|developer|operator|owner|firm|group|landlord|start-?up|miner|chipmaker|arm|cloud)"
    return re.compile(
        rf"(?<![a-z])by (?:the|its|their) (?:own )?(?:{who}'s )?(?:own )?(?:reckoning|estimate|calculations?|"
        r"tally)(?![a-z])|(?<![a-z])the (?:developers|builders|owners|companies|partners) (?:project|"
        r"estimate|reckon|expect|forecast|calculate)(?![a-z])|(?<![a-z])the (?:(?!research|analy|consult|"
        rf"brok|advis|market|intelligence|data|tracking|rating)[a-z-]{{3,12}} ){{0,2}}{who} (?:itself "
        r")?(?:reckons|figures|estimates|calculates|promises)(?![a-z])"
    )


# Each such reckoning holds one of these: looking for them costs less than the pattern.
OWN_RECKONING = (
    *(" reckon", " estimate", " calculat", " tally", " figures", " promises", "ers project", "ers expect"),
    *("ers forecast", "ies project", "ies expect", "ies forecast"),
)


@lru_cache(maxsize=8)
def _own_reckoning(sentence: Sentence) -> int | None:
    """Where a sentence rests on a builder's own reckoning, if nobody else is cited."""
    text, start, end = sentence.text, *sentence.span[:2]
    if all(text.find(word, start, end) < 0 for word in OWN_RECKONING):
        return None
    own = own_reckoning_pattern().search(text, start, end)
    return None if own is None or sentence.has("outlets", "anonymous") else own.start()


# Each such reckoning names one of these: looking for them costs less than the pattern.
FORESEERS = ("analyst", "consensus", "researcher", "economist", "wall street")


def reckoned_or_put(sentence: Sentence, at: int) -> tuple[int, Speech] | None:
    """Who puts the figure at offset `at` on a thing and where: analysts, or a company, person or office itself."""
    low = max(sentence.span.start, at - 110)
    own = _own_reckoning(sentence)
    if own is not None:
        return own, Speech(Attribution.OFFICIAL)
    before = sentence.text[low:at]
    reckoned = reckoned_pattern().search(before) if any(who in before for who in FORESEERS) else None
    if reckoned is not None:
        return low + reckoned.start(), Speech(Attribution.ESTIMATE)
    chinese = sentence.weight > 1
    priced = (
        "来" in sentence.before(at, 12) if chinese else sentence.text[at : at + 1] in ("$", "€", "£", "¥")
    )
    if priced and machines_come_to(sentence, at):
        return low, Speech(Attribution.ESTIMATE)
    match = put_pattern().search(before) if "put" in before or "peg" in before else None
    if match is None:
        return None
    verb = low + match.start()
    if supposed_pattern().search(sentence.text, sentence.clause(verb)[0], verb):
        return None
    if sentence.tagged(OF_OTHERS, max(sentence.span.start, verb - 40), verb + 5):
        return None
    for name in sentence.names:
        acts = adverbs_pattern().fullmatch(sentence.text, name.end, verb)
        if acts and of_them_pattern().search(sentence.before(name.start, 16)) is None:
            return verb, Speech(Attribution.OFFICIAL, name.subject.name)
    for cue in sentence.tagged(("person",), sentence.span.start, verb):
        if adverbs_pattern().fullmatch(sentence.text, cue.end, verb):
            return verb, Speech(Attribution.OFFICIAL, PEOPLE[cue.phrase][0])
    return (
        (verb, Speech(Attribution.OFFICIAL))
        if putting_office_pattern().search(sentence.before(verb, 90))
        else None
    )


RECKONING = frozenset(("估算", "测算"))


@cache
def cost_plan_pattern() -> re.Pattern[str]:
    """Behind a word of reckoning: what makes it the builder's own plan of costs, 合同估算价, 项目估算总投资."""
    return re.compile(r"(?:总?价|总?投资|造价|金额)")


PLANS = ("合同", "项目", "招标", "工程", "采购", "中标", "投资")


def is_a_cost_plan(sentence: Sentence, cue: Hit) -> bool:
    """True for the 估算 of a price in a tender, which is nobody's estimate; not for 分析师估算总投资."""
    planned = sentence.before(cue.start, 2) in PLANS
    return (
        cue.phrase in RECKONING and planned and cost_plan_pattern().match(sentence.text, cue.end) is not None
    )


@cache
def estimated_at_gap_pattern() -> re.Pattern[str]:
    """What may stand between "is estimated at" and its figure."""
    return re.compile(
        r" (?:(?:about|around|roughly|some|up to|over|more than|nearly|between|at least|a) ){0,2}"
    )


@cache
def by_itself_pattern() -> re.Pattern[str]:
    """Behind an estimated figure: that the company told of estimates it, " by the developer"."""
    return re.compile(r"[^,.;]{1,30} by the (?:company|developer|operator|firm|owner)(?![a-z])")


def _by_its_owner(sentence: Sentence, at: int) -> bool:
    named = any(
        at < name.start <= at + 50 and sentence.before(name.start, 4) == " by " for name in sentence.names
    )
    return named or by_itself_pattern().match(sentence.text, at) is not None


def is_of_no_estimate(sentence: Sentence, cue: Hit, at: int) -> bool:
    """True for an "is estimated at" that stands before another figure, or for which somebody vouches."""
    if not cue.phrase.endswith(" estimated at"):
        return False
    vouched = sentence.has("saying") and not sentence.has("outlets", "estimate", "forecaster", "negated")
    return (
        vouched
        or _by_its_owner(sentence, at)
        or estimated_at_gap_pattern().fullmatch(sentence.text, cue.end, at) is None
    )


@cache
def own_report_pattern() -> re.Pattern[str]:
    """Right before "reports": the company told of, "across 43 data centers, the company"."""
    return re.compile(r", the (?:company|firm|startup) (?:also |itself )?$")


@cache
def asked_about_pattern() -> re.Pattern[str]:
    """Before a rumour that somebody answers, and that vouches for nothing: "asked about the rumor"."""
    return re.compile(
        r"(?<![a-z])(?:about|on|to|den(?:y|ied|ies|ying)|dismiss(?:ed|es|ing)?|rebut(?:s|ted|ting)?) "
        r"(?:the|that|a|this|those|these) (?:[a-z]{3,12} )?$"
    )


@cache
def investors_pattern() -> re.Pattern[str]:
    """Behind a verb of saying: those to whom only a company speaks, "told its shareholders"."""
    return re.compile(
        r" (?:its |their |the )?(?:shareholders|investors|stock exchange|[a-z]{3,9} (?:stock )?exchange)(?![a-z])"
    )


@cache
def outsiders_pattern() -> re.Pattern[str]:
    """Before such a verb: somebody who speaks to investors of others, "A short seller"."""
    return re.compile(
        r"(?<![a-z])(?:sellers?|banks?|bankers?|brokers?|brokerage|funds?|strategists?|analysts?|advis[eo]rs?|"
        r"houses?|note)(?: [a-z]{2,10})? $"
    )


def tells_investors(sentence: Sentence, cue: Hit) -> bool:
    """True for a verb of saying to shareholders or an exchange, which only a company does of itself."""
    if investors_pattern().match(sentence.text, cue.end) is None or sentence.has(*OF_OTHERS):
        return False
    return outsiders_pattern().search(sentence.before(cue.start, 40)) is None


def reports_aside(sentence: Sentence, cue: Hit) -> bool:
    """True for ", the company reports,", which is no report of an outlet."""
    aside = sentence.text.startswith((",", "."), cue.end)
    return aside and own_report_pattern().search(sentence.before(cue.start, 30)) is not None


def is_an_answered_rumour(sentence: Sentence, cue: Hit) -> bool:
    """True for a rumour that somebody is asked about and answers, so that it vouches for nothing."""
    if (
        not cue.phrase.startswith("rumo")
        or asked_about_pattern().search(sentence.before(cue.start, 30)) is None
    ):
        return False
    declined = "declined" in sentence.text[sentence.span.start : sentence.span.end]
    return bool(sentence.tagged(("saying",))) and not declined and not sentence.has("negated", "denied")
