"""The log of revisions, and the alerts that carried them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from facts.types import Alert, ArticleRef, FactKey, Revision
from storage.codec import from_json, to_json
from storage.rows import ARTICLE, Values, article_of, has_key, key_values
from storage.schema import alert_also, alerts, articles, revisions
from storage.statements import insert_new
from storage.types import StoredAlert, StoredRevision


def add_revisions(
    connection: Connection, found: Sequence[Revision], at: datetime, alert: str | None
) -> list[int]:
    """Append to the log; places count from 0 in the order given. Returns the rows' ids."""
    if not found:
        return []
    rows = [_revision_values(revision, at, alert, place) for place, revision in enumerate(found)]
    statement = revisions.insert().returning(revisions.c.id, sort_by_parameter_order=True)
    return list(connection.execute(statement, rows).scalars())


def load_revisions(connection: Connection, query: Select[Any]) -> list[StoredRevision]:
    """The revisions of a query over the whole table, in the query's order."""
    return [_revision_of(row) for row in connection.execute(query)]


def add_alert(connection: Connection, alert: Alert, at: datetime) -> None:
    """Keep an alert as it was, so that it can be rendered again."""
    body = to_json(replace(alert, also=()))
    connection.execute(
        alerts.insert(), {"key": alert.key, "at": at, "article_id": alert.article.id, "body": body}
    )
    for article in alert.also:
        add_also(connection, alert.key, article)


def add_also(connection: Connection, alert: str, article: ArticleRef) -> bool:
    """Note an article that reported the same later; false where it was noted before."""
    return insert_new(connection, alert_also, [{"alert": alert, "article_id": article.id}]) == 1


def load_alerts(connection: Connection, query: Select[Any]) -> list[StoredAlert]:
    """The alerts of a query over the whole table, in the query's order."""
    return [_alert_of(connection, row) for row in connection.execute(query).all()]


def alerts_carrying(connection: Connection, key: FactKey, limit: int) -> list[StoredAlert]:
    """The newest alerts with a revision of this key, newest first."""
    latest = (
        select(revisions.c.alert, func.max(revisions.c.id).label("last"))
        .where(has_key(revisions, key), revisions.c.alert.is_not(None))
        .group_by(revisions.c.alert)
        .subquery()
    )
    query = (
        select(alerts)
        .join(latest, latest.c.alert == alerts.c.key)
        .order_by(latest.c.last.desc())
        .limit(limit)
    )
    return load_alerts(connection, query)


def _revision_values(revision: Revision, at: datetime, alert: str | None, place: int) -> Values:
    return {
        "at": at,
        "alert": alert,
        "rank": place,
        "kind": revision.kind,
        **key_values(revision.key),
        "claim_id": revision.claim.id,
        "body": to_json(revision),
    }


def _revision_of(row: Row[Any]) -> StoredRevision:
    return StoredRevision(row.id, row.at, from_json(Revision, row.body), row.alert, row.rank)


def _alert_of(connection: Connection, row: Row[Any]) -> StoredAlert:
    query = select(*ARTICLE).join(alert_also, alert_also.c.article_id == articles.c.id)
    found = connection.execute(query.where(alert_also.c.alert == row.key).order_by(articles.c.id))
    also = tuple(article_of(each) for each in found)
    return StoredAlert(row.at, replace(from_json(Alert, row.body), also=also))


def find_alert(connection: Connection, key: str) -> StoredAlert | None:
    return next(iter(load_alerts(connection, select(alerts).where(alerts.c.key == key))), None)
