"""What is remembered of sources between polls, and which entries are still to be learned."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, select, update

from scrapers.types import Entry, PollState, Validators
from storage.codec import from_json, to_json
from storage.columns import clean
from storage.database import Database, Lane
from storage.outbox import enqueue
from storage.rows import Values
from storage.schema import entries, polls
from storage.statements import chunks, upsert
from storage.types import Outgoing

MAX_ATTEMPTS = 5
MAX_EDITS = 24  # a page that prints the time must not flood


class Polls:
    """`store.polls`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def state(self, source: str) -> PollState:
        """A fresh state where the source was never polled."""
        with self._database.read() as connection:
            row = connection.execute(select(polls).where(polls.c.source == source)).first()
        return _state_of(row) if row else PollState(source)

    def states(self) -> dict[str, PollState]:
        """By source name, in alphabetical order."""
        with self._database.read() as connection:
            rows = connection.execute(select(polls).order_by(polls.c.source)).all()
        return {row.source: _state_of(row) for row in rows}

    def save(self, state: PollState, outgoing: Sequence[Outgoing] = (), now: datetime | None = None) -> None:
        """Keep the state and enqueue what operators must hear of it, in one transaction.

        `now` dates the messages; without it the state's last poll does.
        """
        with self._database.write() as connection:
            upsert(connection, polls, [_state_values(state)])
            enqueue(connection, outgoing, now or state.last_poll_at or datetime.now(UTC))

    def due(self, names: Sequence[str], now: datetime) -> list[str]:
        """The named sources whose time has come: never polled ones first, then the longest overdue.

        A source whose last poll lies in the future is due: the clock was set back, and its plan means nothing.
        """
        with self._database.read() as connection:
            rows = connection.execute(
                select(polls.c.source, polls.c.next_poll_at, polls.c.last_poll_at)
            ).all()
        planned = {
            row.source: min(row.next_poll_at, now) if _ahead(row.last_poll_at, now) else row.next_poll_at
            for row in rows
            if row.next_poll_at is not None
        }
        new = [name for name in names if planned.get(clean(name)) is None]
        overdue = [(planned[clean(name)], name) for name in names if planned.get(clean(name)) is not None]
        return new + [name for at, name in sorted(overdue) if at <= now]

    def fresh(self, source: str, entries: Sequence[Entry]) -> list[Entry]:
        """The entries to learn from, in the document's order: new ones, and those whose text changed.

        Left out: entries that failed `MAX_ATTEMPTS` times, edits past `MAX_EDITS` of one entry, and a key's second
        entry in one document.
        """
        with self._database.read() as connection:
            known = _known(connection, source, [entry.key for entry in entries])
        first = {entry.key: entry for entry in reversed(entries)}
        return [
            entry
            for entry in entries
            if first[entry.key] is entry and _is_fresh(entry, known.get(clean(entry.key)))
        ]

    def attempt_failed(self, source: str, key: str, reason: str, now: datetime) -> int:
        """Note that learning this entry failed; returns how often it did since it last succeeded."""
        with self._database.write(Lane.LEARNING) as connection:
            row = known_entry(connection, source, key)
            values = _blank(source, key) if row is None else dict(row._mapping)
            values.update(attempts=values["attempts"] + 1, reason=reason, attempted_at=now)
            upsert(connection, entries, [values])
        return int(values["attempts"])

    def accept(self, source: str, key: str, text_hash: str) -> None:
        """Let this text of an entry count as seen without another reading; a changed text will be fresh again."""
        same = (entries.c.source == source, entries.c.key == key)
        with self._database.write() as connection:
            connection.execute(update(entries).where(*same).values(text_hash=text_hash, attempts=0))

    def exhausted(self, source: str) -> list[tuple[str, str]]:
        """Key and last reason of each entry that is not tried any more."""
        columns = entries.c
        query = select(columns.key, columns.reason).where(
            columns.source == source, columns.attempts >= MAX_ATTEMPTS
        )
        with self._database.read() as connection:
            rows = connection.execute(query.order_by(columns.key)).all()
        return [(row.key, row.reason or "") for row in rows]

    def forgive(self, source: str) -> int:
        """Let exhausted entries be tried again; returns how many there were."""
        columns = entries.c
        found = (columns.source == source, columns.attempts >= MAX_ATTEMPTS)
        with self._database.write() as connection:
            return connection.execute(update(entries).where(*found).values(attempts=0)).rowcount

    def first_seen(self, source: str, keys: Collection[str]) -> dict[str, datetime | None]:
        """For each learned key the earliest credible publication date that was ever given for it."""
        with self._database.read() as connection:
            known = _known(connection, source, keys)
        found = {key: known.get(clean(key)) for key in keys}
        return {key: row.published_at for key, row in found.items() if row is not None and row.version}


def _ahead(instant: datetime | None, now: datetime) -> bool:
    return instant is not None and instant > now


def known_entry(connection: Connection, source: str, key: str) -> Row[Any] | None:
    """The row of one key in `entries`, if any."""
    query = select(entries).where(entries.c.source == source, entries.c.key == key)
    return connection.execute(query).first()


def learned(
    connection: Connection, source: str, key: str, text_hash: str, published_at: datetime | None
) -> tuple[int, datetime | None]:
    """Mark an entry as seen because it is being learned now; returns its new version and its earliest date."""
    row = known_entry(connection, source, key)
    values = _blank(source, key) if row is None else dict(row._mapping)
    edited = values["text_hash"] not in (None, clean(text_hash))
    dates = [date for date in (values["published_at"], published_at) if date is not None]
    values.update(
        text_hash=text_hash,
        version=values["version"] + 1,
        edits=values["edits"] + edited,
        published_at=min(dates, default=None),
        attempts=0,
        reason=None,
        attempted_at=None,
    )
    upsert(connection, entries, [values])
    return values["version"], values["published_at"]


def _known(connection: Connection, source: str, keys: Collection[str]) -> dict[str, Row[Any]]:
    found: dict[str, Row[Any]] = {}
    for some in chunks(keys):
        query = select(entries).where(entries.c.source == source, entries.c.key.in_(some))
        found.update((row.key, row) for row in connection.execute(query))
    return found


def _is_fresh(entry: Entry, known: Row[Any] | None) -> bool:
    if known is None:
        return True
    if known.attempts >= MAX_ATTEMPTS:
        return False
    return bool(known.text_hash != clean(entry.text_hash) and known.edits < MAX_EDITS)


def _blank(source: str, key: str) -> Values:
    return {
        "source": source,
        "key": key,
        "text_hash": None,
        "version": 0,
        "edits": 0,
        "published_at": None,
        "attempts": 0,
        "reason": None,
        "attempted_at": None,
    }


def _state_values(state: PollState) -> Values:
    return {
        "source": state.source,
        "next_poll_at": state.next_poll_at,
        "validators": to_json(state.validators),
        "baselined": to_json(state.baselined),
        "last_good_at": state.last_good_at,
        "last_poll_at": state.last_poll_at,
        "newest_item_at": state.newest_item_at,
        "newest_seen_at": state.newest_seen_at,
        "failures": state.failures,
        "last_failure": state.last_failure,
        "last_error": state.last_error,
        "health": state.health,
    }


def _state_of(row: Row[Any]) -> PollState:
    values = dict(row._mapping)
    validators = {url: from_json(Validators, data) for url, data in values.pop("validators").items()}
    return PollState(validators=validators, baselined=frozenset(values.pop("baselined")), **values)
