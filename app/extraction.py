"""Extraction in a worker process: an article that would hang or eat the memory costs itself, nothing else."""

from __future__ import annotations

import pickle
from functools import lru_cache

from app.knowledge import Knowledge
from facts.catalogue import Catalogue
from facts.extract import extract
from facts.types import Article, Extraction
from scrapers.types import Failed, Failure
from scrapers.workers import Crashed, TaskError, Workers

# Short texts are extracted at once: a worker's round trip would cost more, and no pattern is slow on them.
SHORT = 4_000


class Extractor:
    """Fits `cycle.Extract`."""

    def __init__(self, workers: Workers) -> None:
        self._workers = workers
        self._packed: tuple[Catalogue, bytes] | None = None

    async def __call__(self, article: Article, knowledge: Knowledge) -> Extraction | Failed:
        """Everything that the article states, or Failed where the worker did not survive it."""
        if len(article.text) <= SHORT:
            return extract(article, knowledge.catalogue)
        try:
            found = await self._workers.run(extract_packed, article, self._pack(knowledge.catalogue))
        except TaskError as error:
            return Failed(article.url, Failure.CRASHED, f"extraction failed: {error}")
        if isinstance(found, Crashed):
            return Failed(article.url, Failure.CRASHED, f"extraction was stopped: {found.detail}")
        return found

    def _pack(self, catalogue: Catalogue) -> bytes:
        if self._packed is None or self._packed[0] is not catalogue:
            self._packed = (catalogue, pickle.dumps(catalogue.subjects))
        return self._packed[1]


def extract_packed(article: Article, packed: bytes) -> Extraction:
    """In the worker: the catalogue and its indexes are built once for each version of it."""
    return extract(article, _catalogue(packed))


@lru_cache(maxsize=2)
def _catalogue(packed: bytes) -> Catalogue:
    return Catalogue(pickle.loads(packed))
