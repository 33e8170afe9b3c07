"""Dates that tell something else than when capacity is due: statements, foundings, first works, terms."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from facts.acts_dated import dates_an_act, dates_what_was_told, told_at_the_head, was_so_by_then
from facts.cue_sense import years_until_pattern
from facts.dates import DueDate
from facts.quantities import Quantity
from facts.reading import Sentence


@cache
def stated_past_pattern() -> re.Pattern[str]:
    """Words before a date that tell when something was said or began, not when it is due."""
    return re.compile(
        r"(?<!be )(?<!is )(?<!are )(?:as of|since|in a filing on|dated|founded in|established in|earlier|"
        r"announced|said|speaking|signed|unveiled|revealed|selected|pledged|committed|approved|agreed|filed|"
        r"launched|promised|purchased|bought|made|acquired|inked|struck|started|began|completed|opened|截至|"
        r"截止|早在|成立于|(?:named|chosen|picked|tapped|appointed) (?:as )?(?:[a-z-]{2,12} ){0,3}(?:partner|"
        r"operator|builder|developer|supplier|contractor))(?: (?:in|on|back in|as early as))?\s?$"
    )


@cache
def works_begin_pattern() -> re.Pattern[str]:
    """Behind a date: that works begin then, which is not when capacity is due."""
    return re.compile(
        r" ?(?:底|初|中|末|内|春季|夏季|秋季|冬季)?(?:前|前后|起)?(?:正式|开始|启动|进行|全面)?(?:稍早|"
        r"早些时候|早前|初曾|动工|开工|破土|启动建设|开始建设|开建|奠基|签下|签署|签约|签订|宣布|成立|收购|"
        r"发布)| (?:announced|said|unveiled|revealed|signed|launched|disclosed|confirmed|reported)(?![a-z])|"
        r"(?: [a-z'-]{2,14}){0,3} (?:partnership|announcement|filing|memo|interview|statement|pledge|report|"
        r"earnings call|keynote|presentation)(?![a-z])|: (?=[a-z])|"
        r"(?: (?!under|in|through|as|with|via|from|for|to|by|and|at|on|a|an|the)[a-z'-]{2,14}){0,2} (?:deal|"
        r"agreement|contract)(?![a-z])"
    )


@cache
def goes_into_pattern() -> re.Pattern[str]:
    """Before a year that is only entered: "goes into 2026 with roughly 3 GW"."""
    return re.compile(r"(?<![a-z])(?:goes|going|heading|heads|went|enters|entering) (?:into ?)?$")


@cache
def signed_in_pattern() -> re.Pattern[str]:
    """Before a date: a contract that was signed then, "the PPA that AWS signed with Talen Energy in"."""
    return re.compile(
        r"(?<![a-z])(?:signed|struck|inked|announced|agreed) (?:with|between) [^,;.]{2,30} in $|"
        r"(?<![a-z])(?:struck|inked|sealed|had signed|had announced|already signed) [^,;]{2,36} (?:deal|contract|"
        r"agreement|pact|lease|order) in $"
    )


@cache
def works_begin_before_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?:break(?:ing|s)? ground|broke ground|(?:start|begin)s? building|begin construction|"
        r"start construction|(?:starting|beginning) construction|construction (?:\w+ ){0,4}(?:begin|start|"
        r"commence)|began construction|groundbreaking)[^,;]{0,12}$"
    )


@cache
def remark_on_it_pattern() -> re.Pattern[str]:
    """How a clause begins that only remarks on what was said: 这是该公司今年在欧洲最大的投资."""
    return re.compile(r" ?(?:这(?:也|将)?是|此为|making it|the largest|one of the)")


@cache
def when_pattern() -> re.Pattern[str]:
    """Behind a date on which something else happened: "in 2024 when", but not "next year as a result"."""
    return re.compile(
        r" (?:when|as(?! (?:a result|planned|part|well|expected|scheduled|phase|stage|"
        r"(?:the|an?|its) (?:first|initial|second|next)))) "
    )


@cache
def was_by_pattern() -> re.Pattern[str]:
    """Before a day by which something was so, "were in use by March"; not what was due or expected by then."""
    return re.compile(
        r"(?<![a-z])(?:was|were|had)(?! to )(?:(?! due| expected| to | planned| scheduled| supposed| meant|"
        r" set | slated| promised| going| ready)[^,.;]){1,24} $"
    )


def tells_something_else(sentence: Sentence, item: DueDate) -> bool:
    """True for the date of a statement, of a founding or of the first works."""
    before = sentence.text[max(0, item.start - 40) : item.start]
    if sentence.text.startswith("by ", item.start) and was_by_pattern().search(before):
        return True
    if years_until_pattern().match(sentence.text, item.start):
        return False
    if sentence.weight > 1 and likened_pattern().search(before):
        return True
    if sentence.text.startswith("until ", item.start) and _lasts_until(sentence, item):
        return True
    return bool(
        (item.day and not item.led)
        or (
            not item.span
            and sentence.text.startswith(("as of ", "since ", "from early", "截至", "截止"), item.start)
        )
        or remark_on_it_pattern().match(sentence.text, sentence.clause(item.start)[0])
        or (
            not item.span
            and not sentence.text.startswith("for ", item.start)
            and not fiscal_end_pattern().match(sentence.text, item.end)
            and stated_past_pattern().search(before)
        )
        or when_pattern().match(sentence.text, item.end)
        or had_done_pattern().match(sentence.text, item.end)
        or was_so_by_then(sentence, item)
        or dates_what_was_told(sentence, item)
        or (
            sentence.text.startswith("this ", item.start)
            and told_then_pattern().match(sentence.text, item.end)
        )
        or goes_into_pattern().search(sentence.text[max(0, item.start - 12) : item.start + 5])
        or was_pledged_in(sentence, item)
        or signed_in_pattern().search(
            sentence.text[
                max(0, item.start - 60) : item.start
                + (3 if item.led or sentence.text.startswith("in ", item.start) else 0)
            ]
        )
        or works_begin_before_pattern().search(before)
        or _opens_works(sentence, item)
    )


def _opens_works(sentence: Sentence, item: DueDate) -> bool:
    """True for a date on which works begin or that heads an entry; not for "by 2030: for that"."""
    begins = works_begin_pattern().match(sentence.text, item.end)
    if begins is None:
        return False
    return begins.group() != ": " or not sentence.text.startswith(("by ", "before "), item.start)


@cache
def lasting_pattern() -> re.Pattern[str]:
    """Right before "until": what goes on up to then and is due for nothing, "the lease for 80 MW runs"."""
    return re.compile(
        r"(?<![a-z])(?:leases?|contracts?|deals?|agreements?|licen[cs]es?|moratorium|permits?|"
        r"exemptions?)(?![a-z])[^.;]{0,70} (?:runs?|lasts?|valid|in force|expires?) $|"
        r"(?<![a-z])(?:tax (?:break|exemption)s?|(?:limited|capped) (?:to|at)|makes? do with|protests?|may use|"
        r"leas(?:es|ed|ing)|moratorium runs)(?![a-z])[^.;]{0,60} $"
    )


def _lasts_until(sentence: Sentence, item: DueDate) -> bool:
    """True for the end of what goes on till then: "the lease runs until 2040", "limited to 80 MW until 2028"."""
    low = max(sentence.clause(item.start)[0], item.start - 110)
    return lasting_pattern().search(sentence.text, low, item.start) is not None


@cache
def likened_pattern() -> re.Pattern[str]:
    """Before a date: that the figure is likened to what some year holds, 等于英伟达今年全年的出货量."""
    return re.compile(r"(?:等于|相当于|等同于|约合|超过了?)[^,;。\d]{0,8}$")


@cache
def plan_told_pattern() -> re.Pattern[str]:
    """Right before "in" and a date: a plan that was told of then, "announced plans", "signed a lease"."""
    return re.compile(
        r"(?<![a-z])(?:announced|unveiled|presented|outlined|signed|sealed|revealed|filed|released|"
        r"published) (?:(?:a|an|its|their|the|his|new) ){0,2}(?:[a-z-]{2,12} )?(?:plans?|deals?|agreements?|"
        r"contracts?|leases?|proposals?|pacts?) $|(?<![a-z])(?:closed|completed|raised|"
        r"banked) [^,.;]{3,30} (?:rounds?|raise|financing|funding|placement) $"
    )


@cache
def had_done_pattern() -> re.Pattern[str]:
    """Behind a date: what had been done by then, "By the end of September it had also landed"."""
    return re.compile(
        r",? (?:it|they|he|she|the (?:company|group|firm|startup|builder)|[a-z]{3,12}) had (?:also |already |"
        r"since )?(?:landed|won|signed|spent|built|installed|brought|raised|secured|invested|put|leased|sold|"
        r"bought|reached|added|deployed|delivered|taken|received|completed|opened)(?![a-z])"
    )


@cache
def told_then_pattern() -> re.Pattern[str]:
    """Behind "this month": what was done or said in it, "Meta this month picked"."""
    return re.compile(
        r" (?:[a-z]{2,10}ed|chose|said|won|got|broke|began|gave|took|told|struck|made|cut|put|set|sold|bought|hit)"
        r"(?![a-z])"
    )


@cache
def starts_pattern() -> re.Pattern[str]:
    """Before a date on which a delivery only begins: ", beginning in late 2026"."""
    return re.compile(
        r", (?:beginning|starting|commencing)(?: from| in| as early as)? $|"
        r"(?:deployment|rollout|deliver(?:y|ies)|shipments)(?: is| are)?(?: expected| planned| due)?(?: from|"
        r" starting(?: in)?| beginning(?: in)?| to (?:begin|start)(?: in)?) $"
    )


def tells_of_a_plan(sentence: Sentence, item: DueDate) -> bool:
    """True for "in" and the date when a plan was told of; with a day of publication, a date to come is none such."""
    before = sentence.before(item.start, 40)
    return (
        sentence.text.startswith(("in ", "back in "), item.start)
        and plan_told_pattern().search(before) is not None
    )


@cache
def opens_pattern() -> re.Pattern[str]:
    """How a sentence opens that tells from when something is done: "Starting in"."""
    return re.compile(r"[\s\"'“]{0,3}(?:beginning|starting|commencing)(?: from| in| as early as)? ?")


def opens_a_spending(sentence: Sentence, item: DueDate) -> bool:
    """True for the date at a sentence's head from which money is spent: "Starting in 2027, Oracle will invest"."""
    opens = opens_pattern().fullmatch(sentence.text, sentence.span.start, item.start)
    return opens is not None and not sentence.has("capex", "per_time")


def only_begins(sentence: Sentence, item: DueDate) -> bool:
    """True for a date on which something only begins, so that it is no date for the whole: 明年起陆续启用."""
    before = sentence.text[max(0, item.start - 40) : item.start]
    if sentence.text.startswith(("起,", "起陆续", "起分", "起逐步", "起开始"), item.end):
        return True
    return starts_pattern().search(before) is not None


def promises_nothing(sentence: Sentence, item: DueDate, is_money: bool, published: date | None) -> bool:
    """True for a date that rules know to be none by which a figure is reached: of a statement, of a beginning."""
    if (
        tells_something_else(sentence, item)
        or only_begins(sentence, item)
        or (is_money and opens_a_spending(sentence, item))
        or told_at_the_head(sentence, item, published)
    ):
        return True
    return published is None and (tells_of_a_plan(sentence, item) or dates_an_act(sentence, item))


@cache
def fiscal_end_pattern() -> re.Pattern[str]:
    """Behind a date that ends a financial year: 截至今年 6 月的全年度."""
    return re.compile(r"(?:底|末)?(?:为止)?的?(?:全年|财年|会计年度|年度|财政年度|本财年)")


@cache
def end_pattern() -> re.Pattern[str]:
    """Before the date of an end, beside that of a beginning: "would begin in 2026 and finish by"."""
    return re.compile(
        r"(?:finish(?:ed|es|ing)?|complet(?:ed|ion|e|ing)|conclud(?:ed|e|ing)|wrapp(?:ed|ing) up|"
        r"ending)(?: is)?(?: expected| targeted| planned| due)? ?(?:by |in )?$"
    )


@cache
def end_behind_pattern() -> re.Pattern[str]:
    """The same behind a date in Chinese: 2029 年底前完成."""
    return re.compile(r" ?(?:底|末|内)?(?:之?前)?(?:全部|全面|陆续)?(?:完成|完工|竣工|部署完|交付完|到位)")


@cache
def begin_behind_pattern() -> re.Pattern[str]:
    """Behind the date of a beginning: 2026 年下半年开始部署."""
    return re.compile(r" ?(?:底|初|末)?起?(?:开始|启动|陆续|着手)")


@cache
def begin_before_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?<![a-z])(?:start(?:s|ing|ed)?|begin(?:s|ning)?|commenc(?:e|es|ing))(?: [a-z]{2,12}){0,2} $|"
        r"(?<![a-z])(?:first|initial) (?:capacity|power|phase|building|hall|halls|deliveries|racks|units|"
        r"systems|workloads)(?: [a-z]{2,12}){0,4} $"
    )


def is_a_beginning(sentence: Sentence, item: DueDate) -> bool:
    """True for the date of a beginning, which yields to that of the end where the sentence tells both."""
    return bool(
        begin_behind_pattern().match(sentence.text, item.end)
        or begin_before_pattern().search(sentence.text[max(0, item.start - 30) : item.start])
    )


def is_an_end(sentence: Sentence, item: DueDate) -> bool:
    if end_behind_pattern().match(sentence.text, item.end):
        return True
    return end_pattern().search(sentence.text[max(0, item.start - 40) : item.start]) is not None


@cache
def month_alone_pattern() -> re.Pattern[str]:
    """A month without its year, as it is dated in a story: "in September"."""
    return re.compile(r"(?:in |last )?[a-z]{3,9}")


@cache
def pledged_in_pattern() -> re.Pattern[str]:
    """Before such a month: what was said or signed then, "pledged $100 billion in"."""
    return re.compile(
        r"(?<![a-z])(?:pledged|announced|signed|agreed|promised|committed|unveiled|disclosed|revealed|inked|"
        r"struck|bought|acquired)(?: [^ ,;.]{1,14}){1,6} (?:in )?$"
    )


_PAST = (
    r"(?:(?!scheduled|expected|planned|slated|targeted|supposed|needed|proposed)[a-z]{2,12}ed|set out|laid out|"
    r"took|gave|got|won|went|sold|said|told|made|struck|began|bought|broke|rose|fell|met|put in)"
)


@cache
def told_of_the_past_pattern() -> re.Pattern[str]:
    """Before a month alone: a verb of the past that it dates, "a plan xAI set out in"."""
    return re.compile(
        rf"(?<!be )(?<!is )(?<!are )(?<!to )(?<!been )(?<!get )(?<![a-z]){_PAST}(?: [^ ,;.]{{1,14}}){{0,3}} ?(?:in "
        rf")?$"
    )


@cache
def past_behind_pattern() -> re.Pattern[str]:
    """Behind a month at the head of a sentence: the same, "In October the group turned to"."""
    return re.compile(rf",?(?: [^ ,;.]{{1,14}}){{1,5}} {_PAST} ")


def _is_over_already(sentence: Sentence, item: DueDate) -> bool:
    """True for a month without its year in a story of the past."""
    before = sentence.text[max(sentence.span.start, item.start - 60) : item.start]
    if not before.strip():
        return past_behind_pattern().match(sentence.text, item.end) is not None
    return told_of_the_past_pattern().search(before) is not None


def was_pledged_in(sentence: Sentence, item: DueDate) -> bool:
    if not month_alone_pattern().fullmatch(sentence.text, item.start, item.end):
        return False
    if _is_over_already(sentence, item):
        return True
    return pledged_in_pattern().search(sentence.text[max(0, item.start - 60) : item.start]) is not None


@cache
def beyond_pattern() -> re.Pattern[str]:
    """How a clause begins that goes beyond the dates before it, or tells of a contract signed before."""
    return re.compile(
        r"[\s\"']{0,2}(?:并|但|而|且)?(?:终期|远期|最终|未来将|日后|将来)|"
        r"[^,;。]{0,6}(?:今年早些时候|此前|先前|早前|去年)[^,;。]{0,6}(?:签|达成|宣布)"
    )


def goes_beyond(sentence: Sentence, quantity: Quantity) -> bool:
    low = sentence.clause(quantity.start)[0]
    return beyond_pattern().match(sentence.text, low, quantity.start) is not None


@cache
def anchored_pattern() -> re.Pattern[str]:
    """A pledge made in an earlier month, from which its own spans are counted."""
    return re.compile(
        r"(?:今年|(?P<year>20[2-5]\d) ?年) ?(?P<month>\d{1,2}) ?月.{0,16}(?:承诺|宣布|声明|计划)"
    )


def anchor_of(sentence: Sentence, published: date | None) -> date | None:
    """The month of an earlier pledge, or the day of publication: from it the sentence counts its spans."""
    if sentence.weight == 1:
        return published  # such pledges are told in Chinese only
    match = anchored_pattern().search(sentence.text, sentence.span.start, sentence.span.end)
    if match is None or not 1 <= int(match["month"]) <= 12:
        return published
    if match["year"]:
        return date(int(match["year"]), int(match["month"]), 1)
    return date(published.year, int(match["month"]), 1) if published else None
