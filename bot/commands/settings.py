"""When messages come: /digest, /quiet and /timezone."""

from __future__ import annotations

import re
from datetime import time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot import letters
from bot.access import Need
from bot.callbacks import button
from bot.calls import Answer, Button, Call, Command, say, toast
from bot.escape import Html, join, text
from bot.keyboards import rows_of
from bot.ports import Desk
from bot.render.subscriptions import settings as render_settings
from bot.words import Words
from facts.fold import fold
from storage.store import Store
from storage.types import Chat, Digest

OFF = ("off", "none", "no", "关", "关闭", "取消")
DAILY = ("daily", "每天", "每日")
WEEKLY = ("weekly", "每周")
WEEKDAYS = (
    ("mon", "monday", "一", "周一", "星期一"),
    ("tue", "tuesday", "二", "周二", "星期二"),
    ("wed", "wednesday", "三", "周三", "星期三"),
    ("thu", "thursday", "四", "周四", "星期四"),
    ("fri", "friday", "五", "周五", "星期五"),
    ("sat", "saturday", "六", "周六", "星期六"),
    ("sun", "sunday", "日", "周日", "星期日", "星期天"),
)
ZONES = (
    "UTC",
    "Asia/Shanghai",
    "Asia/Tokyo",
    "Europe/London",
    "Europe/Berlin",
    "America/New_York",
    "America/Chicago",
    "America/Los_Angeles",
)
CLOCK = r"([01]?[0-9]|2[0-3])[:：]?([0-5][0-9])"
LONGEST = 80


def clock(words: str) -> time | None:
    """`08:30`, `8:30`, `0830`; None for anything else."""
    found = re.fullmatch(CLOCK, words)
    return time(int(found.group(1)), int(found.group(2))) if found else None


def read_digest(words: str) -> Digest | None:
    """`daily 08:30`, `weekly mon 08:30`; None for anything else. Pure."""
    parts = fold(words).split()
    if len(parts) == 2 and parts[0] in DAILY:
        at = clock(parts[1])
        return Digest(at) if at else None
    if len(parts) == 3 and parts[0] in WEEKLY:
        at, weekday = clock(parts[2]), _weekday(parts[1])
        return Digest(at, weekday) if at and weekday is not None else None
    return None


def _weekday(word: str) -> int | None:
    return next((number for number, names in enumerate(WEEKDAYS) if word in names), None)


def read_quiet(words: str) -> tuple[time, time] | None:
    """`23:00-07:00`; None for anything else, and for a span of no length. Pure."""
    start, dash, end = fold(words).replace(" ", "").replace("–", "-").replace("~", "-").partition("-")
    first, last = clock(start), clock(end)
    return (first, last) if dash and first and last and first != last else None


def read_zone(words: str) -> str | None:
    """A name of the time zone database, or `UTC+8`; None for anything else."""
    name = words.strip()
    offset = re.fullmatch(r"(?:UTC|GMT|utc|gmt)?\s?([+-])([0-9]|1[0-4])(?::?00)?", name)
    if offset:
        sign, hours = offset.groups()
        return "UTC" if hours == "0" else f"Etc/GMT{'-' if sign == '+' else '+'}{hours}"
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_+/-]{1,60}", name):
        return None
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
    return name


def digest(call: Call, store: Store, desk: Desk) -> Answer:
    """`/digest daily 08:30 | weekly mon 08:30 | off`."""
    asked = call.arguments[:LONGEST].strip()
    if fold(asked).strip() in OFF:
        return _saved(call, call.remember(store, digest=None, digest_sent_at=None))
    wanted = read_digest(asked)
    if wanted is None:
        return _explained(call, "digest", _digest_row(call.words))
    return _saved(call, set_digest(call, store, wanted))


def set_digest(call: Call, store: Store, wanted: Digest) -> Chat:
    """The first digest begins now: what was told as alerts does not come once more."""
    since = call.chat.digest_sent_at if call.chat.digest else None
    return call.remember(store, digest=wanted, digest_sent_at=since or call.now)


def quiet(call: Call, store: Store, desk: Desk) -> Answer:
    """`/quiet 23:00-07:00 | off`."""
    asked = call.arguments[:LONGEST].strip()
    if fold(asked).strip() in OFF:
        return _saved(call, call.remember(store, quiet=None))
    wanted = read_quiet(asked)
    if wanted is None:
        return _explained(call, "quiet", _quiet_row(call.words))
    return _saved(call, call.remember(store, quiet=wanted))


def timezone(call: Call, store: Store, desk: Desk) -> Answer:
    """`/timezone Europe/Berlin`, `/timezone UTC+8`."""
    wanted = read_zone(call.arguments[:LONGEST])
    if wanted is None:
        return _explained(call, "timezone", rows_of((button(zone, "tz", zone) for zone in ZONES), 2))
    return _saved(call, call.remember(store, timezone=wanted))


def _saved(call: Call, chat: Chat, *, edit: bool = False) -> Answer:
    words = call.words
    said = join("\n", (words.html("setting.saved"), render_settings(chat, words)))
    return say(said, edit=edit, toast=words.plain("setting.saved") if edit else "")


def _explained(call: Call, what: str, rows: letters.Rows) -> Answer:
    """How to say it, what holds now, and the usual choices as buttons."""
    words = call.words
    wrong = Html("")
    if call.arguments.strip():
        wrong = words.html("setting.misread", words=text(call.arguments, 60))
    usage = words.html(f"usage.{what}")
    shown = join("\n", (wrong, words.html("setting.usage", usage=usage), render_settings(call.chat, words)))
    return say(shown, rows=rows)


def _digest_row(words: Words) -> letters.Rows:
    return (
        (
            button(words.plain("button.daily"), "dg", "d", "0830"),
            button(words.plain("button.weekly"), "dg", "0", "0830"),
            button(words.plain("button.off"), "dg", "off"),
        ),
    )


def _quiet_row(words: Words) -> letters.Rows:
    spans = ("2200-0700", "2300-0700", "2300-0900")
    shown = (button(f"{span[:2]}:{span[2:7]}:{span[7:]}", "qt", span) for span in spans)
    return (tuple(shown), (button(words.plain("button.off"), "qt", "off"),))


def pressed_digest(call: Call, store: Store, desk: Desk) -> Answer:
    day, at = call.argument(0), clock(call.argument(1))
    if day == "off":
        return _saved(call, call.remember(store, digest=None, digest_sent_at=None), edit=True)
    if at is None or day not in ("d", *"0123456"):
        return toast(call.words.plain("press.unknown"))
    return _saved(call, set_digest(call, store, Digest(at, None if day == "d" else int(day))), edit=True)


def pressed_quiet(call: Call, store: Store, desk: Desk) -> Answer:
    asked = call.argument(0)
    wanted = None if asked == "off" else read_quiet(asked)
    if wanted is None and asked != "off":
        return toast(call.words.plain("press.unknown"))
    return _saved(call, call.remember(store, quiet=wanted), edit=True)


def pressed_zone(call: Call, store: Store, desk: Desk) -> Answer:
    wanted = call.argument(0)
    if wanted not in ZONES:
        return toast(call.words.plain("press.unknown"))
    return _saved(call, call.remember(store, timezone=wanted), edit=True)


COMMANDS = (
    Command("digest", Need.CHAT_ADMIN, digest),
    Command("quiet", Need.CHAT_ADMIN, quiet),
    Command("timezone", Need.CHAT_ADMIN, timezone),
)
BUTTONS = (
    Button("dg", Need.CHAT_ADMIN, pressed_digest),
    Button("qt", Need.CHAT_ADMIN, pressed_quiet),
    Button("tz", Need.CHAT_ADMIN, pressed_zone),
)
