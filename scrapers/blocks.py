"""Pages that are not the content they stand for: challenges, captchas and tombstones, told apart before parsing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scrapers.types import Failure

HEAD = 65_536


@dataclass(frozen=True, slots=True)
class Sign:
    """One kind of block page: all `needles`, in lower case, stand in the first 64 KiB (or `path` in the address).

    `unless` is what only a real article holds, anywhere in it: the article may well talk about captchas.
    """

    name: str
    reason: Failure
    needles: tuple[str, ...] = ()
    path: str = ""
    header: tuple[str, str] | None = None
    unless: str = ""


SIGNS = (
    Sign("Cloudflare challenge", Failure.BLOCKED, header=("cf-mitigated", "challenge")),
    Sign("Cloudflare challenge", Failure.BLOCKED, ("<title>just a moment...</title>",)),
    Sign("Cloudflare challenge", Failure.BLOCKED, ("window._cf_chl_opt",)),
    Sign("Cloudflare block page", Failure.BLOCKED, ("<title>attention required! | cloudflare</title>",)),
    Sign("DataDome challenge", Failure.BLOCKED, ("captcha-delivery.com", "datadome")),
    Sign("DataDome challenge", Failure.BLOCKED, ("captcha-delivery.com", "var dd=")),
    Sign("DataDome challenge", Failure.BLOCKED, ('{"url":"https://geo.captcha-delivery.com',)),
    Sign("WeChat verification", Failure.BLOCKED, path="/mp/wappoc_appmsgcaptcha"),
    Sign("WeChat verification", Failure.BLOCKED, ("环境异常", 'id="js_verify"'), unless='id="js_content"'),
    Sign(
        "WeChat verification",
        Failure.BLOCKED,
        ("环境异常", "完成验证后即可继续访问"),
        unless='id="js_content"',
    ),
    Sign("WeChat verification", Failure.BLOCKED, ('weui-msg__title">环境异常',)),
    Sign("WeChat rate limit", Failure.BLOCKED, ("weui-msg__title", "操作频繁"), unless='id="js_content"'),
    Sign(
        "deleted by its author",
        Failure.TOMBSTONE,
        ("weui-msg__title", "该内容已被发布者删除"),
        unless='id="js_content"',
    ),
    Sign(
        "removed as a violation",
        Failure.TOMBSTONE,
        ("weui-msg", "此内容因违规无法查看"),
        unless='id="js_content"',
    ),
    Sign("removed as a violation", Failure.TOMBSTONE, ("<title>此内容因违规无法查看</title>",)),
    Sign("not to be seen for now", Failure.TOMBSTONE, ("<title>该内容暂时无法查看</title>",)),
    Sign(
        "account moved or closed",
        Failure.TOMBSTONE,
        ("weui-msg__title", "账号已迁移"),
        unless='id="js_content"',
    ),
    Sign(
        "account moved or closed",
        Failure.TOMBSTONE,
        ("weui-msg__title", "此账号已被屏蔽"),
        unless='id="js_content"',
    ),
)


def find(url: str, headers: Mapping[str, str], body: bytes) -> Sign | None:
    """The kind of block page that this answer is, or None. Feeds in XML pass without a search."""
    if body[:64].lstrip(b"\xef\xbb\xbf \r\n\t").startswith((b"<?xml", b"<rss", b"<feed", b"<rdf:RDF")):
        return None
    text = body[:HEAD].decode("utf-8", "replace").lower()
    article = [sign for sign in SIGNS if sign.unless and sign.unless.encode() in body]
    return next((sign for sign in SIGNS if sign not in article and _matches(sign, url, headers, text)), None)


def _matches(sign: Sign, url: str, headers: Mapping[str, str], text: str) -> bool:
    if sign.header:
        return headers.get(sign.header[0], "").lower() == sign.header[1]
    if sign.path:
        return sign.path in url
    return all(needle in text for needle in sign.needles)
