"""Canonical keys: one article, one key, whichever mirror, section or tracking link led to it."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from datetime import datetime, timedelta
from urllib.parse import parse_qsl, quote, unquote, urlencode, urljoin, urlsplit

# Query names that say where a reader came from, never what he reads.
TRACKING = frozenset(
    "fbclid gclid dclid msclkid mc_cid mc_eid igshid yclid ref ref_src ref_url mod cmpid source_feed spm ncid smid "
    "isappinstalled __twitter_impression".split()
)
# Hosts whose queries never name an article.
PATH_ONLY = frozenset({"wsj.com", "cn.wsj.com", "openai.com", "x.ai"})
WECHAT = "mp.weixin.qq.com"
_SLASHES = re.compile(r"/{2,}")
_SCHEMES = frozenset({"http", "https"})
LONGEST_LINK = 4096
# A link with nothing to resolve, quote or drop, as most are: scheme, host, path.
_SIMPLE = re.compile(
    r"https?://(?:www\.)?([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8})((?:/[A-Za-z0-9._~-]{1,500}){1,20})/?"
)
_BEIJING_AHEAD = timedelta(hours=8)


def web_link(link: str, base: str = "") -> str | None:
    """An absolute http or https link, or None: javascript:, data:, host-less and unreadable links are refused."""
    if len(link) > LONGEST_LINK:
        return None
    if _SIMPLE.fullmatch(link):
        return link
    bare = "".join(link.split())
    try:
        absolute = urljoin(base, bare) if base and not bare.startswith(("https://", "http://")) else bare
        parts = urlsplit(absolute)
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in _SCHEMES or not parts.hostname or port == 0:
        return None
    absolute = parts.scheme + absolute[len(parts.scheme) :]  # feeds write HTTP:// too
    if any(sign in absolute for sign in '<>"\\^`{|}') or not absolute.isprintable():
        absolute = quote(absolute, safe="%/:=&?~#+!$,;'@()*[]", errors="replace")
    return absolute


def key(link: str) -> str:
    """The key of a link: scheme and `www.` levelled, tracking and fragment gone, trailing slash gone.

    WeChat links become `https://mp.weixin.qq.com/s?__biz=…&mid=…&idx=…`, or `/s/<id>` for the short form.
    """
    simple = _SIMPLE.fullmatch(link)
    if simple and simple.group(1) != WECHAT:
        return f"https://{simple.group(1)}{simple.group(2)}"
    parts = urlsplit(link)
    host = (parts.hostname or "").removeprefix("www.")
    if host == WECHAT or _names_wechat_article(parts.path, parts.query):
        return _wechat(parts.path, parts.query)
    port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    path = _path(parts.path)
    query = "" if host in PATH_ONLY else _query(parts.query)
    return f"https://{host}{port}{path}{query}"


def _path(path: str) -> str:
    """Percent signs in one spelling, double and trailing slashes gone."""
    return _SLASHES.sub("/", quote(unquote(path), safe="/-._~!$&'()*+,;=:@")).rstrip("/")


def _query(query: str) -> str:
    pairs = parse_qsl(query, keep_blank_values=True)
    kept = [
        pair for pair in pairs if pair[0].lower() not in TRACKING and not pair[0].lower().startswith("utm_")
    ]
    return "?" + urlencode(sorted(kept)) if kept else ""


def _names_wechat_article(path: str, query: str) -> bool:
    """Account and message number name an article whatever host repeats them, such as a mirror at home."""
    names = dict(parse_qsl(query))
    return path.rstrip("/") == "/s" and bool(names.get("__biz") and names.get("mid"))


def _wechat(path: str, query: str) -> str:
    names = dict(parse_qsl(query))
    if _names_wechat_article(path, query):
        biz = names["__biz"].replace(" ", "+")
        return f"https://{WECHAT}/s?__biz={biz}&mid={names['mid']}&idx={names.get('idx', '1')}"
    return f"https://{WECHAT}{_path(path)}" + ("" if path.startswith("/s/") else _query(query))


def same_article_key(account: str, title: str, published_at: datetime | None) -> str | None:
    """A second key, by account, title and Beijing day, that joins WeChat's long and short links.

    None without a date or with a title too short to be telling. A re-post on another day is another article.
    """
    folded = "".join(sign for sign in unicodedata.normalize("NFKC", title).casefold() if sign.isalnum())
    if published_at is None or len(folded) < 6:
        return None
    day = (published_at + _BEIJING_AHEAD).date().isoformat()
    account = "".join(unicodedata.normalize("NFKC", account).casefold().split())
    return hashlib.sha256(f"{account}\0{folded}\0{day}".encode()).hexdigest()
