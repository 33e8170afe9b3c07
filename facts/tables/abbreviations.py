"""English words whose dot does not end a sentence."""

from __future__ import annotations

BEFORE_A_DOT = frozenset(
    (
        "mr mrs ms dr prof inc corp ltd co cos llc st vs etc e.g i.e u.s u.k u.n a.i approx est jan "
        "feb mar apr jun jul aug sep sept oct nov dec gov sen rep gen fig jr sr rs dept bros ave "
        "blvd a.m p.m cf al p pp vol "
    ).split()
)
SENTENCE_STARTS = frozenset(
    (
        "the this it in we they but and these that he she for our however meanwhile a an "
        "its at as if on under while"
    ).split()
)  # with a capital behind an abbreviation, they begin a new sentence
