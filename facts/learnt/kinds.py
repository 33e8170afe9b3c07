"""Kinds of subjects, as far as they matter for whose a figure is."""

from __future__ import annotations

from functools import lru_cache

from facts.tables.buyers import LABORATORIES, LANDLORDS, LARGE_CLOUDS
from facts.tables.chips import VENDORS
from facts.tables.countries import COUNTRIES
from facts.types import Subject, SubjectKind

_COMPANIES = (
    (LABORATORIES, "laboratory"),
    (LARGE_CLOUDS, "cloud"),
    (LANDLORDS, "landlord"),
    (frozenset(VENDORS), "maker"),
    (frozenset(COUNTRIES), "state"),
)


def kind_of(subject: Subject) -> str:
    """`site`, `programme`, or for a company what it lives by: `laboratory`, `cloud`, `landlord`, `maker`, …"""
    return _kind(subject.name, subject.kind)


@lru_cache(maxsize=1024)
def _kind(name: str, kind: SubjectKind) -> str:
    if kind in (SubjectKind.SITE, SubjectKind.CLUSTER):
        return "site"
    if kind is SubjectKind.PROGRAMME:
        return "programme"
    return next((told for names, told in _COMPANIES if name in names), "company")
