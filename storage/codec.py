"""Frozen dataclasses to JSON-able data and back, by their annotations. Exact: what comes out equals what went in."""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
Reader = Callable[[Any], Any]


def to_json(value: object) -> Any:
    """JSON-able data. Fields that hold their default None or () are left out; sets are sorted."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [to_json(item) for item in value]
    if isinstance(value, frozenset):
        return sorted(to_json(item) for item in value)
    if isinstance(value, Mapping):
        return {str(name): to_json(item) for name, item in value.items()}
    if is_dataclass(value):
        pairs = ((field.name, getattr(value, field.name)) for field in fields(value))
        return {name: to_json(item) for name, item in pairs if item is not None and item != ()}
    raise TypeError(f"no JSON form for {type(value).__name__}")


def from_json(shape: type[T], data: Any) -> T:
    """The value of this type; the inverse of `to_json`. Missing fields take their default, else None or ()."""
    hashable: Any = shape
    return cast(T, _reader(hashable)(data))


@cache
def _reader(shape: Any) -> Reader:
    origin = get_origin(shape)
    if origin in (Union, types.UnionType):
        inner = _reader(next(part for part in get_args(shape) if part is not type(None)))
        return lambda data: None if data is None else inner(data)
    if origin in (tuple, frozenset):
        item = _reader(get_args(shape)[0])
        return lambda data: origin(item(part) for part in data)
    if origin is not None and issubclass(origin, Mapping):
        item = _reader(get_args(shape)[1])
        return lambda data: {name: item(part) for name, part in data.items()}
    if shape is datetime:
        return datetime.fromisoformat
    if shape is Decimal or issubclass(shape, StrEnum):
        return cast(Reader, shape)
    if is_dataclass(shape):
        return _dataclass_reader(shape)
    return lambda data: data


def _dataclass_reader(shape: Any) -> Reader:
    hints = get_type_hints(shape)
    readers = {field.name: _reader(hints[field.name]) for field in fields(shape)}
    # Left out by `to_json` although it has no default: it was None, or an empty tuple.
    blanks = {
        field.name: () if get_origin(hints[field.name]) is tuple else None
        for field in fields(shape)
        if field.default is MISSING and field.default_factory is MISSING
    }

    def read(data: Mapping[str, Any]) -> Any:
        return shape(**{**blanks, **{name: readers[name](item) for name, item in data.items()}})

    return read
