"""The materialised facts: what the fold over the claims gave last, one row a key."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from facts.types import Fact, FactKey, Metric
from storage.claims import claims_by_id
from storage.rows import Values, figure_of, figure_values, has_key, in_keys, in_lines, key_of, key_values
from storage.schema import facts
from storage.statements import chunks


def save_facts(connection: Connection, keys: Collection[FactKey], found: Mapping[FactKey, Fact]) -> None:
    """Replace exactly these keys: a key without a fact has none from now on. Other facts are left alone."""
    stray = set(found) - set(keys)
    if stray:
        raise ValueError(f"facts outside the keys to replace: {sorted(key.subject for key in stray)}")
    for some in chunks(keys, 100):
        connection.execute(facts.delete().where(in_keys(facts, some)))
    if found:
        connection.execute(facts.insert(), [_values(fact) for fact in found.values()])


def facts_of_keys(connection: Connection, keys: Collection[FactKey]) -> dict[FactKey, Fact]:
    found: dict[FactKey, Fact] = {}
    for some in chunks(keys, 100):
        found.update(
            (fact.key, fact) for fact in load_facts(connection, select(facts).where(in_keys(facts, some)))
        )
    return found


def facts_of_lines(connection: Connection, lines: Collection[tuple[str, Metric]]) -> dict[FactKey, Fact]:
    found: dict[FactKey, Fact] = {}
    for some in chunks(lines, 100):
        found.update(
            (fact.key, fact) for fact in load_facts(connection, select(facts).where(in_lines(facts, some)))
        )
    return found


def fact_of_key(connection: Connection, key: FactKey) -> Fact | None:
    return next(iter(load_facts(connection, select(facts).where(has_key(facts, key)))), None)


def load_facts(connection: Connection, query: Select[Any]) -> list[Fact]:
    """The facts of a query over the whole table, with their claims, in the query's order."""
    rows = connection.execute(query).all()
    wanted = {row.claim_id for row in rows}
    wanted.update(claim_id for row in rows for claim_id in row.disputed_by)
    stored = claims_by_id(connection, wanted)
    return [_fact_of(row, stored) for row in rows]


def _values(fact: Fact) -> Values:
    return {
        **key_values(fact.key),
        **figure_values(fact.figure),
        "due": fact.due,
        "attribution": fact.attribution,
        "as_of": fact.as_of,
        "claim_id": fact.claim.id,
        "corroborated_by": list(fact.corroborated_by),
        "disputed_by": [claim.id for claim in fact.disputed_by],
        "dropped": fact.dropped,
    }


def _fact_of(row: Row[Any], stored: Mapping[int, Any]) -> Fact:
    return Fact(
        key=key_of(row),
        figure=figure_of(row),
        due=row.due,
        attribution=row.attribution,
        as_of=row.as_of,
        claim=stored[row.claim_id],
        corroborated_by=tuple(row.corroborated_by),
        disputed_by=tuple(stored[claim_id] for claim_id in row.disputed_by),
        dropped=row.dropped,
    )
