"""Re-extraction of stored articles: the review tool for every change of rules or of the catalogue.

Applying stores the new claims as one more version of the article, silently, as a baseline is: nothing is lost from
the log, and nobody is alerted by a change of ours.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.knowledge import Knowledge
from app.learning import Circumstances, learn
from facts.extract import extract
from facts.types import Article, ArticleRef, Claim, ClaimState, Extraction
from storage.store import Store


@dataclass(frozen=True, slots=True)
class Difference:
    """What one article's newest version would gain and lose; claims compare without their offsets."""

    article: ArticleRef
    text: Article
    extraction: Extraction
    gone: tuple[Claim, ...]
    new: tuple[Claim, ...]


def difference(store: Store, knowledge: Knowledge, ref: ArticleRef, article: Article) -> Difference | None:
    """None where nothing differs, or where a newer version of the article is stored."""
    newest = store.ledger.newest_version(ref.source, ref.key)
    if newest is None or newest[0].id != ref.id:
        return None
    extraction = extract(article, knowledge.catalogue)
    stored = [c.claim for c in store.ledger.claims_of_article(ref.id) if c.state is not ClaimState.SUPERSEDED]
    before = {_essence(c): c for c in stored if c.mention.attribution.value != "operator"}
    after = {_essence(c): c for c in extraction.claims}
    gone = tuple(c for essence, c in before.items() if essence not in after)
    new = tuple(c for essence, c in after.items() if essence not in before)
    return Difference(ref, article, extraction, gone, new) if gone or new else None


def _essence(claim: Claim) -> tuple[object, ...]:
    m = claim.mention
    return (claim.subject, m.metric, m.figure, m.scope, m.status, m.attribution, m.model, m.due)


def apply_differences(store: Store, knowledge: Knowledge, found: Sequence[Difference]) -> None:
    """Store each re-extraction as a silent version of its article, under the text hash that the article has."""
    for each in found:
        with store.learning() as tx:
            text_hash = tx.known_text(each.article.source, each.article.key) or ""
        how = Circumstances(text_hash, baseline=True, again=True)
        learn(store, knowledge, each.text, each.extraction, how)
