"""Short ways to read a text in a test: with a small catalogue, and claims as tuples."""

from __future__ import annotations

from datetime import UTC, datetime

from facts.catalogue import Catalogue
from facts.extract import extract
from facts.types import Article, Claim, Extraction, Metric, Subject, SubjectKind

COMPANY, PROGRAMME, SITE, CLUSTER = (
    SubjectKind.COMPANY,
    SubjectKind.PROGRAMME,
    SubjectKind.SITE,
    SubjectKind.CLUSTER,
)

SMALL = Catalogue(
    (
        Subject("OpenAI", COMPANY, aliases=("ChatGPT maker",)),
        Subject("xAI", COMPANY),
        Subject("Oracle", COMPANY, aliases=("甲骨文",)),
        Subject("Meta", COMPANY, aliases=("Meta Platforms",)),
        Subject("Microsoft", COMPANY, aliases=("微软", "微軟")),
        Subject("Google", COMPANY, aliases=("Alphabet", "谷歌")),
        Subject("Samsung", COMPANY, aliases=("三星", "三星电子")),
        Subject("SK Group", COMPANY, aliases=("SK集团",)),
        Subject("CoreWeave", COMPANY),
        Subject("NVIDIA", COMPANY, aliases=("Nvidia", "英伟达", "輝達")),
        Subject("China Mobile", COMPANY, aliases=("中国移动",)),
        Subject("Stargate", PROGRAMME, owner="OpenAI", aliases=("星际之门",)),
        Subject("Stargate Abilene", SITE, owner="OpenAI", part_of="Stargate", aliases=("Abilene", "阿比林")),
        Subject("Hyperion", SITE, owner="Meta"),
        Subject("Colossus", CLUSTER, owner="xAI"),
        Subject("Colossus 1", CLUSTER, owner="xAI", part_of="Colossus"),
        Subject("Colossus 2", CLUSTER, owner="xAI", part_of="Colossus"),
    )
)

PUBLISHED = datetime(2025, 7, 23, 1, 0, tzinfo=UTC)


def article(
    text: str,
    title: str = "",
    publisher: str = "Some Newspaper",
    language: str = "en",
    published: datetime | None = PUBLISHED,
) -> Article:
    return Article(
        "test", "key", "https://example.org/a", title, text, publisher, language, published, PUBLISHED
    )


def learn(
    text: str, title: str = "", publisher: str = "Some Newspaper", published: datetime | None = PUBLISHED
) -> Extraction:
    return extract(article(text, title, publisher, published=published), SMALL)


def figures(text: str, publisher: str = "Some Newspaper") -> list[tuple[str | None, Metric, float]]:
    """Subject, metric and value of everything found, claims first; amounts as floats for short tests."""
    found = learn(text, publisher=publisher)
    told: list[tuple[str | None, Metric, float]] = [
        (claim.subject, claim.mention.metric, float(claim.mention.figure.value)) for claim in found.claims
    ]
    told += [(None, mention.metric, float(mention.figure.value)) for mention in found.unresolved]
    return told


def only(text: str, publisher: str = "Some Newspaper") -> Claim:
    """The one claim of a text."""
    found = learn(text, publisher=publisher)
    assert len(found.claims) == 1, [(c.subject, c.mention.figure) for c in found.claims]
    return found.claims[0]
