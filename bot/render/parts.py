"""The pieces that messages share: a fact's name, who says it, a claim with its quote, an article's link."""

from __future__ import annotations

from bot import dates
from bot.escape import Html, bold, join, link, quote, text
from bot.quantities import counted, figure_text
from bot.words import Words
from facts.types import ArticleRef, Attribution, Fact, FactKey, LedgerClaim, Status

NAME_LIMIT = 120


def name(value: str) -> Html:
    """A subject, speaker or publisher: short, whatever a text made of it."""
    return text(value, NAME_LIMIT)


def upper_first(markup: Html) -> Html:
    """The markup with a capital first letter; only for markup that starts with text."""
    return Html(markup[:1].upper() + markup[1:])


def metric_name(key: FactKey, words: Words) -> Html:
    """`power`, or `GB200 chips` where the fact counts one model."""
    line = words.html(f"metric.{key.metric.value}")
    return Html(f"{name(key.model)} {line}") if key.model else line


def fact_name(key: FactKey, words: Words) -> Html:
    """`Stargate power, planned`."""
    form = "fact.name_model" if key.model else "fact.name"
    return words.html(
        form,
        subject=name(key.subject),
        metric=words.html(f"metric.{key.metric.value}"),
        model=name(key.model or ""),
        stage=words.html(f"stage.{key.stage.value}"),
    )


def line_name(key: FactKey, words: Words) -> Html:
    """`Stargate power`: the fact's name without its stage."""
    form = "fact.line_model" if key.model else "fact.line"
    metric = words.html(f"metric.{key.metric.value}")
    return words.html(form, subject=name(key.subject), metric=metric, model=name(key.model or ""))


def stage_name(status: Status, words: Words) -> Html:
    return words.html(f"status.{status.value}")


def value(fact: Fact, words: Words) -> str:
    return figure_text(fact.figure, fact.key.metric, words)


def claim_value(claim: LedgerClaim, words: Words) -> str:
    """The claim's figure beside its metric's name."""
    mention = claim.claim.mention
    return figure_text(mention.figure, mention.metric, words)


def counted_value(claim: LedgerClaim, words: Words) -> str:
    """The claim's figure with the thing it counts."""
    mention = claim.claim.mention
    return counted(mention.figure, mention.metric, words, mention.model)


def who(attribution: Attribution, speaker: str | None, publisher: str, words: Words) -> Html:
    """`Official: OpenAI, in 机器之心`. The publisher is not named twice."""
    label = upper_first(words.html(f"attribution.{attribution.value}"))
    if attribution is Attribution.OPERATOR:
        return words.html("who.alone", attribution=label)
    if speaker and publisher and speaker != publisher:
        return words.html(
            "who.speaker_in", attribution=label, speaker=name(speaker), publisher=name(publisher)
        )
    if speaker:
        return words.html("who.speaker", attribution=label, speaker=name(speaker))
    if not publisher:
        return words.html("who.alone", attribution=label)
    form = "who.publisher" if attribution in (Attribution.OFFICIAL, Attribution.PRESS) else "who.reported_by"
    return words.html(form, attribution=label, publisher=name(publisher))


def claim_who(claim: LedgerClaim, words: Words) -> Html:
    mention = claim.claim.mention
    return who(mention.attribution, mention.speaker, claim.article.publisher, words)


def short_who(claim: LedgerClaim) -> Html:
    """The one name that stands for the claim in a headline: its publisher, else its speaker."""
    return name(claim.article.publisher or claim.claim.mention.speaker or claim.article.source)


def article_date(article: ArticleRef, words: Words, timezone: str) -> Html:
    """The day of publication; where none is credible, the day it was seen, and said so."""
    shown = text(dates.day(article.as_of, words, timezone))
    return shown if article.published_at else words.html("alert.seen", date=shown)


def article_link(article: ArticleRef, label_limit: int = 200) -> Html:
    """The title as a link; the address's own text where there is no title."""
    return link(article.url, text(article.title or article.url, label_limit))


def claim_block(claim: LedgerClaim, words: Words, timezone: str) -> Html:
    """One side of a story: figure, who, day with the link, and the sentence."""
    date = link(claim.article.url, article_date(claim.article, words, timezone))
    head = join(" · ", (bold(text(counted_value(claim, words))), claim_who(claim, words), date))
    return join("\n", (head, quote(claim.claim.mention.evidence.quote)))
