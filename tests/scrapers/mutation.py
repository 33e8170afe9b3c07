"""A seeded mutator of documents: cuts, flips, swapped and doubled tags, false labels, entity tricks."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

Mutation = Callable[[random.Random, bytes], bytes]

_TAG = re.compile(rb"<[^<>]{1,80}>")
ENTITIES = (
    b"&amp;",
    b"&nbsp;",
    b"&#0;",
    b"&#x1F;",
    b"&#xD800;",
    b"&#99999999;",
    b"&bogus;",
    b"&",
    b"&#",
    b"&amp;amp;",
    b"&a;&a;&a;",
)
LABELS = (
    b"gb2312",
    b"utf-16",
    b"utf-7",
    b"latin1",
    b"big5",
    b"utf-8",
    b"nonsense",
    b"cp037",
    b"unicode_escape",
)
CODECS = ("gb18030", "utf-16", "utf-16-le", "utf-8-sig", "big5", "utf-32")
SIGNS = (
    b"\0",
    b"\x01",
    b"\x0b",
    b"\xff",
    b"\xe2\x80\xae",
    b"\xed\xa0\x80",
    b"]]>",
    b"<![CDATA[",
    b"<!--",
    b"-->",
    b"<",
    b">",
    b'"',
    b"&",
    b"\\ud800",
)
BOMB = b'<!DOCTYPE r [<!ENTITY a "0123456789"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'


def mutate(rng: random.Random, body: bytes) -> bytes:
    """One to four mutations, one after another."""
    for _ in range(rng.randint(1, 4)):
        body = rng.choice(MUTATIONS)(rng, body)
    return body


def _place(rng: random.Random, body: bytes) -> int:
    return rng.randrange(len(body) + 1)


def cut(rng: random.Random, body: bytes) -> bytes:
    return body[: _place(rng, body)]


def behead(rng: random.Random, body: bytes) -> bytes:
    return body[_place(rng, body) // 4 :]


def flip(rng: random.Random, body: bytes) -> bytes:
    found = bytearray(body)
    for _ in range(min(len(found), rng.choice((1, 3, 30)))):
        found[rng.randrange(len(found))] ^= 1 << rng.randrange(8)
    return bytes(found)


def delete(rng: random.Random, body: bytes) -> bytes:
    place = _place(rng, body)
    return body[:place] + body[place + rng.randint(1, 200) :]


def double(rng: random.Random, body: bytes) -> bytes:
    place = _place(rng, body)
    part = body[place : place + rng.randint(1, 400)]
    return body[:place] + part * rng.randint(2, 5) + body[place:]


def swap_tags(rng: random.Random, body: bytes) -> bytes:
    tags = list(_TAG.finditer(body))
    if len(tags) < 2:
        return body
    one, other = sorted(rng.sample(tags, 2), key=lambda tag: tag.start())
    return b"".join(
        (
            body[: one.start()],
            other.group(),
            body[one.end() : other.start()],
            one.group(),
            body[other.end() :],
        )
    )


def drop_tag(rng: random.Random, body: bytes) -> bytes:
    tags = list(_TAG.finditer(body))
    tag = rng.choice(tags) if tags else None
    return body[: tag.start()] + body[tag.end() :] if tag else body


def many_attributes(rng: random.Random, body: bytes) -> bytes:
    tags = list(_TAG.finditer(body))
    if not tags:
        return body
    end = rng.choice(tags).end() - 1
    return (
        body[:end] + b"".join(b' a%d="%d"' % (n, n) for n in range(rng.choice((3, 300, 3000)))) + body[end:]
    )


def put_entity(rng: random.Random, body: bytes) -> bytes:
    place = _place(rng, body)
    return body[:place] + rng.choice(ENTITIES) * rng.choice((1, 5, 500)) + body[place:]


def put_signs(rng: random.Random, body: bytes) -> bytes:
    place = _place(rng, body)
    return body[:place] + rng.choice(SIGNS) * rng.choice((1, 2, 1000)) + body[place:]


def put_doctype(rng: random.Random, body: bytes) -> bytes:
    head, closed, rest = body.partition(b"?>")
    return head + closed + BOMB + rest.replace(b"<title>", b"<title>&b;&c;", rng.randint(0, 3))


def lie_about_encoding(rng: random.Random, body: bytes) -> bytes:
    return re.sub(rb"""encoding=["'][^"']*["']""", b'encoding="' + rng.choice(LABELS) + b'"', body, count=1)


def encode_otherwise(rng: random.Random, body: bytes) -> bytes:
    return body.decode("utf-8", "replace").encode(rng.choice(CODECS), "replace")


def nest(rng: random.Random, body: bytes) -> bytes:
    place, depth = _place(rng, body), rng.choice((10, 500, 5000))
    return body[:place] + b"<a>" * depth + body[place:] + b"</a>" * rng.choice((0, depth))


def rename(rng: random.Random, body: bytes) -> bytes:
    names = (
        b"item",
        b"title",
        b"link",
        b"rss",
        b"channel",
        b"entry",
        b"pubDate",
        b"content:encoded",
        b"guid",
    )
    return body.replace(rng.choice(names), rng.choice(names), rng.choice((1, 2, 1000)))


MUTATIONS: tuple[Mutation, ...] = (
    cut, behead, flip, delete, double, swap_tags, drop_tag, many_attributes, put_entity, put_signs, put_doctype,
    lie_about_encoding, encode_otherwise, nest, rename,
)  # fmt: skip
