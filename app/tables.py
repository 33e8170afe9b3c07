"""The shape of config.toml's tables, checked by pydantic. Used for the file and for what operators make in chat."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, field_validator

from app.durations import parse_duration
from facts.minimum import parse_min_change
from facts.routing import KIND_GROUPS
from facts.types import Attribution, Metric, RevisionKind, SubjectKind
from scrapers.types import SourceKind

# The shipped sources' publishers are subjects or outlets; names show in alerts, so they must be printable and short.
Name = Annotated[str, Field(min_length=1, max_length=120, pattern=r"^[^\x00-\x1f]+$")]


def _duration(value: object) -> object:
    return parse_duration(value) if isinstance(value, str) else value


Duration = Annotated[timedelta, BeforeValidator(_duration)]


class Table(BaseModel):
    """A table that refuses keys it does not know, so that a misspelt key is an error and not silence."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class StorageTable(Table):
    url: str = "sqlite:///gigawatch.db"


class NetworkTable(Table):
    allow: tuple[str, ...] = ()
    user_agent: str = Field(default="", max_length=200)


class TelegramTable(Table):
    api_base: str = "https://api.telegram.org"
    operators: tuple[int, ...] = ()
    webhook_url: str = ""
    webhook_listen: str = "127.0.0.1:8443"

    @field_validator("api_base")
    @classmethod
    def _http(cls, value: str) -> str:
        if not value.startswith(("http://", "https://")):
            raise ValueError("must begin with http:// or https://")
        return value.rstrip("/")


class PollingTable(Table):
    tick: Duration = timedelta(seconds=15)


class DeliveryTable(Table):
    rate: float = Field(default=29.0, gt=0, le=1000)
    in_flight: int = Field(default=8, ge=1, le=200)


class RetentionTable(Table):
    texts: Duration | None = None


class HealthTable(Table):
    listen: str = ""


class SourceTable(Table):
    name: Name
    kind: SourceKind
    publisher: Name
    urls: tuple[str, ...] = Field(min_length=1)
    every: Duration = timedelta(minutes=15)
    stale_after: Duration = timedelta(days=14)
    language: Literal["", "en", "zh"] = ""
    read_pages: bool | None = None


class SubjectTable(Table):
    name: Name
    kind: SubjectKind
    owner: Name | None = None
    part_of: Name | None = None
    aliases: tuple[Name, ...] = ()


class WatchListTable(Table):
    name: Name
    subjects: tuple[Name, ...] = ()
    owners: tuple[Name, ...] = ()
    metrics: tuple[Metric, ...] = ()
    kinds: tuple[str, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    min_change: str | None = None

    @field_validator("kinds")
    @classmethod
    def _known_kinds(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for kind in value:
            revision_kinds(kind)
        return value

    @field_validator("min_change")
    @classmethod
    def _readable(cls, value: str | None) -> str | None:
        if value is not None:
            parse_min_change(value)
        return value


class ConfigTable(Table):
    """The whole file."""

    storage: StorageTable = StorageTable()
    network: NetworkTable = NetworkTable()
    telegram: TelegramTable = TelegramTable()
    polling: PollingTable = PollingTable()
    delivery: DeliveryTable = DeliveryTable()
    retention: RetentionTable = RetentionTable()
    health: HealthTable = HealthTable()
    source: tuple[SourceTable, ...] = ()
    subject: tuple[SubjectTable, ...] = ()
    watchlist: tuple[WatchListTable, ...] = ()


def revision_kinds(name: str) -> frozenset[RevisionKind]:
    """A group ("change") or a single kind ("raised"). Raises ValueError naming what there is."""
    if name in KIND_GROUPS:
        return KIND_GROUPS[name]
    try:
        return frozenset({RevisionKind(name)})
    except ValueError:
        known = ", ".join([*KIND_GROUPS, *(k for k in RevisionKind if k not in KIND_GROUPS)])
        raise ValueError(f"{name!r} is not a kind of change; there are {known}") from None
