"""English words whose dot does not end a sentence."""

from __future__ import annotations

BEFORE_A_DOT = frozenset(
    "mr mrs ms dr prof inc corp ltd co cos llc st vs etc e.g i.e u.s u.k u.n a.i approx est jan feb mar apr jun jul aug "
    "sep sept oct nov dec gov sen rep gen fig jr sr rs dept bros ave blvd a.m p.m cf al p pp vol".split()
)
