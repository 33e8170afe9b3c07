"""Articles of which only title and summary could be had: learned at once, tried again, and never taken for an edit.

Without this, a page that is blocked for an hour would lose its figures for ever, or seem to have withdrawn them.
"""

from __future__ import annotations

from dataclasses import replace

from facts.equality import restates
from facts.types import Article, Claim, ClaimState, Extraction, Place
from scrapers.articles import PASSING
from scrapers.types import Failure, Read
from storage.store import Store

MARK = ":partial"
# A new text below this share of the old one is taken for a shorter reading, not for an edit that left things out.
SHORTENED = 0.6
# Reasons for which a later poll may still bring the whole text.
HEALING = PASSING | {Failure.BLOCKED}


def is_partial(read: Read) -> bool:
    """Whether the article's text is worth another try at the next poll."""
    return not read.complete and read.reason in HEALING


def marked(text_hash: str) -> str:
    """The hash under which a partial reading is stored, so that the entry stays due for another reading."""
    return text_hash + MARK


def completed(
    store: Store, article: Article, extraction: Extraction, whole: bool
) -> tuple[Article, Extraction]:
    """A short reading joined with what the last version stated and the short one does not contradict.

    A reading is short when it is not `whole`, or when it is much shorter than the version before: another mirror may
    carry less of the same text. Otherwise, and where there is no earlier version, both are returned as they are. The
    old text is appended, so that the evidence of its claims still points at its sentences.
    """
    known = store.ledger.newest_version(article.source, article.key)
    if known is None or known[1] is None:
        return article, extraction
    reference, old = known[0], known[1]
    if whole and len(article.text) >= len(old.text) * SHORTENED:
        return article, extraction
    shift = len(article.text) + 2
    claims = [
        c.claim
        for c in store.ledger.claims_of_article(reference.id)
        if c.state in (ClaimState.ACTIVE, ClaimState.HELD)
    ]
    kept = tuple(_moved(c, shift) for c in claims if not _stated(c, extraction))
    if not kept:
        return article, extraction
    joined = replace(article, text=f"{article.text}\n\n{old.text}")
    return joined, replace(extraction, claims=(*extraction.claims, *kept))


def _stated(old: Claim, extraction: Extraction) -> bool:
    """Whether the short reading speaks of the same line, with the same figure or a new one."""
    return any(
        c.subject == old.subject
        and c.mention.metric is old.mention.metric
        and c.mention.model == old.mention.model
        and (c.mention.scope is old.mention.scope or restates(c.mention.figure, old.mention.figure))
        for c in extraction.claims
    )


def _moved(claim: Claim, shift: int) -> Claim:
    evidence = claim.mention.evidence
    if evidence.place is Place.TITLE:
        return claim
    moved = replace(evidence, start=evidence.start + shift, end=evidence.end + shift)
    return replace(claim, mention=replace(claim.mention, evidence=moved))
