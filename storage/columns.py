"""Column types that read and write the same values on SQLite and on PostgreSQL."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, Generic, TypeVar

from sqlalchemy import BigInteger, DateTime, Dialect, Integer, Text
from sqlalchemy.types import TypeDecorator

Word_ = TypeVar("Word_", bound=StrEnum)

# NUL is refused by PostgreSQL, lone surrogates by both. One character for one, so that offsets stay right.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")

# SQLite gives ids by itself to INTEGER keys only.
RowId = BigInteger().with_variant(Integer(), "sqlite")


def clean(text: str) -> str:
    """The text as it can be stored: NUL and lone surrogates become U+FFFD, the length stays."""
    return _UNSTORABLE.sub("\ufffd", text)


class Prose(TypeDecorator[str]):
    """Any text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else clean(value)


class Instant(TypeDecorator[datetime]):
    """An aware datetime, stored and given back in UTC. A naive one is refused with ValueError."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a time without a zone cannot be stored: {value!r}")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Exact(TypeDecorator[Decimal]):
    """A finite Decimal, kept digit for digit as text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        if value is None:
            return None
        if not value.is_finite():
            raise ValueError(f"not a figure: {value}")
        return str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value)


class Word(TypeDecorator[Word_], Generic[Word_]):
    """A member of a StrEnum, stored as its text."""

    impl = Text
    cache_ok = True

    def __init__(self, words: type[Word_]) -> None:
        super().__init__()
        self.words = words

    def process_bind_param(self, value: Word_ | None, dialect: Dialect) -> str | None:
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Word_ | None:
        return None if value is None else self.words(value)


class Json(TypeDecorator[Any]):
    """JSON-able data as text; keys sorted, so that equal data has equal text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        if value is None:
            return None
        return clean(json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")))

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        return None if value is None else json.loads(value)
