"""WeChat accounts through mirror feeds: Chinese dates, missing texts, and article pages that are read sparingly."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from scrapers.sites.site import Site
from scrapers.types import SourceKind

SITE = Site(
    kind=SourceKind.WECHAT,
    language="zh",
    read_pages=True,
    page_rules=("#js_content",),
    page_pauses={"mp.weixin.qq.com": timedelta(seconds=60)},
    blocked_pause=timedelta(hours=6),
    polite={"raw.githubusercontent.com": timedelta(hours=1), "wechat2rss.xlab.app": timedelta(hours=1)},
    placeholders=("获取全文失败，请重试~", "获取全文失败，请重试", "获取全文失败"),
)

# `var biz = null` decoys stand around the real assignment, which may begin with empty alternatives ('' || '…').
_SET = r"(?:var|window\.)\s{0,4}%s\s{0,4}=\s{0,4}(?:[\"']{2}\s{0,4}\|\|\s{0,4}){0,3}[\"']%s[\"']"
_FACTS = {
    "published": re.compile(_SET % ("ct", r"(\d{10})")),
    "published_later": re.compile(_SET % ("oriCreateTime", r"(\d{10})")),
    "kind": re.compile(r"item_show_type\s{0,4}=\s{0,4}[\"'](\d{1,3})[\"']"),
    "biz": re.compile(_SET % ("biz", r"([\w=+/]{4,40})")),
    "mid": re.compile(_SET % ("mid", r"(\d{4,20})")),
    "idx": re.compile(_SET % ("idx", r"(\d{1,3})")),
    "share": re.compile(_SET % ("msg_title", r"([^\"'\n]{1,300})")),
}
# item_show_type: an article, or one of the shares whose body is a caption.
KINDS = {"0": "article", "5": "video", "7": "audio", "8": "picture", "10": "text", "17": "short"}
# Where the caption of a share stands; its `#js_content` holds buttons and the account's name.
SHARE_RULES = ("#js_text_desc", "#js_image_desc")


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What the scripts of a WeChat page say of it; every field may be missing."""

    published_at: datetime | None
    kind: str
    key: str | None
    title: str | None


def page_facts(markup: str) -> PageFacts:
    found = {name: pattern.search(markup) for name, pattern in _FACTS.items()}
    values = {name: match.group(1) for name, match in found.items() if match}
    epoch = values.get("published") or values.get("published_later")
    whole = {"biz", "mid", "idx"} <= values.keys()
    return PageFacts(
        published_at=datetime.fromtimestamp(int(epoch), UTC) if epoch else None,
        kind=KINDS.get(values.get("kind", "0"), "other"),
        key=f"https://mp.weixin.qq.com/s?__biz={values['biz']}&mid={values['mid']}&idx={values['idx']}"
        if whole
        else None,
        title=values.get("share"),
    )
