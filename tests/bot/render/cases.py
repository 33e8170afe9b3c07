"""The messages that stand as golden files in `tests/corpus/render`: a name, and how it is rendered in a language.

`python -m tests.bot.render.cases` writes the files anew; a reviewer reads the difference.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

from bot.console import plain as console
from bot.digest import net_changes
from bot.escape import Html, text
from bot.render import (
    alert,
    correction,
    digest,
    facts,
    help,
    history,
    ingest,
    operators,
    sources,
    subscriptions,
)
from facts.types import (
    Article,
    Attribution,
    ChatRef,
    ClaimState,
    Extraction,
    Metric,
    MinChange,
    Revision,
    RevisionKind,
    Subscription,
)
from storage import types as stored
from tests.bot import story

CORPUS = Path(__file__).parents[2] / "corpus" / "render"
SEPARATOR = "\n<<<next message>>>\n"
Case = Callable[[str], tuple[str, ...]]

CHAT = stored.Chat(
    ChatRef(7), timezone="Asia/Shanghai", quiet=(time(23), time(7)), digest=stored.Digest(time(8, 30), 0)
)


def _told(*revisions: Revision) -> Case:
    made = story.alert(*revisions, article=revisions[0].claim.article)
    return lambda language: alert.alert(made, range(len(revisions)), language)


def _wechat(language: str) -> tuple[Html, ...]:
    """The whole article: changes, a phase, a note, and two later reports."""
    made = replace(
        story.alert(story.ADDITION, story.NEW, story.ESTIMATE, article=story.WECHAT),
        notes=(story.SCALED_BACK,),
        phases=(story.PHASE,),
        also=(story.OPENAI, story.WSJ, story.WSJ),
    )
    return alert.alert(made, (0, 1, 2), language, timezone="Asia/Shanghai")


def _delayed(language: str) -> tuple[Html, ...]:
    return alert.alert(
        story.alert(story.RAISED), (0,), language, delayed_since=story.JULY_22 + timedelta(hours=2)
    )


def _creep(language: str) -> tuple[Html, ...]:
    told = {story.POWER: story.figure("4e9")}
    return alert.alert(story.alert(story.RAISED), (0,), language, told=told)


def _facts(language: str) -> tuple[Html, ...]:
    dropped = story.DROPPED.after
    assert dropped is not None
    money = story.MONEY_NEW.after
    assert money is not None
    held = replace(story.AT_48_DISPUTED, corroborated_by=("机器之心",))
    return facts.facts((held, money, dropped), language, more=12)


def _compare(language: str) -> tuple[Html, ...]:
    assert story.NEW.after and story.MONEY_NEW.after
    other = replace(story.AT_45, key=story.key("Hyperion"))
    return facts.compare(("Stargate", (story.AT_48, story.MONEY_NEW.after)), ("Hyperion", (other,)), language)


def _history(language: str) -> tuple[Html, ...]:
    moves = (story.RAISED, story.DUE, story.DISPUTED)
    kept = [stored.StoredRevision(row, story.JULY_22, each) for row, each in enumerate(moves, start=1)]
    return history.history(kept, "Stargate", language, metric=Metric.POWER)


def _latest(language: str) -> tuple[Html, ...]:
    first = stored.StoredAlert(story.JULY_22, story.alert(story.NEW, story.RAISED))
    second = stored.StoredAlert(story.JULY_22, story.alert(story.DROPPED, article=story.WSJ))
    return history.latest((first, second), language)


def _why(language: str) -> tuple[Html, ...]:
    old = replace(story.STATED_45, state=ClaimState.SUPERSEDED)
    return history.why(
        story.POWER, story.AT_48_DISPUTED, (story.STATED_48, story.DOUBT, old, story.EXTRA), language
    )


def _digest(language: str) -> tuple[Html, ...]:
    moves = (story.RAISED, story.NEW, story.EDITED_ADDITION, story.ADDITION, story.DROPPED, story.DISPUTED)
    start = story.JULY_22 - timedelta(days=1)
    return digest.digest(net_changes(moves), start, story.JULY_22, language, timezone="Asia/Shanghai")


def _correction(now: bool) -> Case:
    told = stored.Told(ChatRef(7), story.POWER, story.figure("48e9"), "a1", story.JULY_22)
    wrong = story.claim("48e9", "48 gigawatts", row=16)
    after = story.AT_48 if now else None
    return lambda language: correction.correction(told, after, language, wrong=wrong)


def _restored(language: str) -> tuple[Html, ...]:
    told = stored.Told(ChatRef(7), story.POWER, story.figure("4.5e9"), "a1", story.JULY_22)
    return correction.restored(told, story.AT_48, language)


def _inline(language: str) -> tuple[str, ...]:
    title, description, message = facts.inline(story.AT_48_DISPUTED, language)
    return text(title), text(description), message


def _subscriptions(language: str) -> tuple[Html, ...]:
    chips = Subscription(
        2,
        CHAT.ref,
        subject="xAI",
        metrics=frozenset({Metric.CHIPS}),
        kinds=frozenset({RevisionKind.RAISED, RevisionKind.LOWERED}),
        attributions=frozenset({Attribution.OFFICIAL}),
        languages=frozenset({"zh"}),
        min_change=MinChange(fraction=Decimal("0.1")),
    )
    power = replace(
        chips, id=3, metrics=frozenset({Metric.POWER}), min_change=MinChange(amount=Decimal("1e8"))
    )
    mute = stored.Mute(CHAT.ref, "Stargate", story.JULY_22 + timedelta(days=1))
    found = (Subscription(1, CHAT.ref, watchlist="openai"), chips, power)
    return subscriptions.listing(CHAT, found, (mute,), language)


def _preview(language: str) -> tuple[Html, ...]:
    kept = [stored.StoredAlert(story.JULY_22, story.alert(each)) for each in (story.RAISED, story.DISPUTED)]
    return subscriptions.preview(kept, 30, language)


SOURCES = (
    sources.SourceView("openai", "OpenAI", "ok", story.JULY_22, story.JULY_22, story.JULY_22),
    sources.SourceView("wsj", "The Wall Street Journal", "blocked", failures=3, error="HTTP 403 <challenge>"),
)


def _status(language: str) -> tuple[Html, ...]:
    queue = stored.QueueStatus(3, 1, story.JULY_22, 120, 2, 1)
    view = sources.StatusView(
        "0.1.0",
        story.JULY_22 - timedelta(days=3),
        SOURCES,
        queue,
        story.JULY_22,
        42,
        2,
        lag=timedelta(minutes=5),
    )
    return sources.status(view, language, story.JULY_22)


def _health(language: str) -> tuple[Html, ...]:
    return sources.health("wsj", "blocked", language, detail="HTTP 403 <challenge>", since=story.JULY_22)


def _review(language: str) -> tuple[Html, ...]:
    held = story.claim("48e9", "48 gigawatts", row=16)
    item = stored.Review(
        5, stored.ReviewKind.HELD, "jump", story.OPENAI, story.JULY_22, replace(held, state=ClaimState.HELD)
    )
    return operators.review(item, language, waiting=4, known=story.AT_48)


def _unresolved(language: str) -> tuple[Html, ...]:
    mention = story.DOUBT.claim.mention
    item = stored.Review(
        6,
        stored.ReviewKind.UNRESOLVED,
        "",
        story.WSJ,
        story.JULY_22,
        mention=mention,
        verdict=stored.Verdict.ASSIGN,
    )
    return operators.review(item, language)


def _audit(language: str) -> tuple[Html, ...]:
    at = datetime(2025, 7, 22, 8, tzinfo=UTC)
    entries = (
        stored.AuditEntry(
            2, at, 99, "watch edit", "china", "min_change = 1%", "min_change = 5%", undone=True
        ),
        stored.AuditEntry(1, at, 99, "subject add", "Hyperion <x>", None, "kind = site"),
    )
    return operators.audit(entries, language)


def _broadcast(language: str) -> tuple[Html, ...]:
    return operators.broadcast_preview("Maintenance at 6 <pm>.\n\nAlerts come late & together.", 42, language)


def _tested(language: str) -> tuple[Html, ...]:
    article = Article(
        "test", "k", story.WECHAT.url, story.WECHAT.title, "", "机器之心", "zh", story.JULY_22, story.JULY_22
    )
    extraction = Extraction(
        (story.EXTRA.claim, story.COLOSSUS.claim), (story.DOUBT.claim.mention,), (story.SCALED_BACK,)
    )
    return ingest.tested(article, extraction, (story.ADDITION, story.NEW), 12, language)


def _console(language: str) -> tuple[str, ...]:
    made = replace(story.alert(story.RAISED, story.DISPUTED), also=(story.WECHAT,))
    return (console(made, (0, 1), language),)


CASES: Mapping[str, Case] = {
    "alert_raised": _told(story.RAISED),
    "alert_lowered": _told(story.LOWERED),
    "alert_new": _told(story.NEW),
    "alert_stated_before": _told(story.STATED),
    "alert_addition": _told(story.ADDITION),
    "alert_addition_edited": _told(story.EDITED_ADDITION),
    "alert_cut": _told(story.CUT),
    "alert_stage": _told(story.STAGE),
    "alert_due_later": _told(story.DUE),
    "alert_due_earlier": _told(story.SOONER),
    "alert_dropped": _told(story.DROPPED),
    "alert_disputed": _told(story.DISPUTED),
    "alert_confirmed": _told(story.CONFIRMED),
    "alert_corrected": _told(story.CORRECTED),
    "alert_withdrawn": _told(story.WITHDRAWN),
    "alert_withdrawn_last": _told(story.GONE),
    "alert_money": _told(story.MONEY_NEW),
    "alert_rare": _told(*story.RARE),
    "alert_whole_article": _wechat,
    "alert_delayed": _delayed,
    "alert_creep": _creep,
    "correction": _correction(True),
    "correction_rejected": _correction(False),
    "correction_taken_back": _restored,
    "facts_none": lambda language: facts.facts((), language, asked="Hyperion <x>"),
    "facts_inline": _inline,
    "facts": _facts,
    "compare": _compare,
    "history": _history,
    "latest": _latest,
    "why": _why,
    "digest": _digest,
    "digest_nothing": lambda language: digest.digest((), story.JULY_22, story.JULY_22, language),
    "subscriptions": _subscriptions,
    "preview": _preview,
    "sources": lambda language: sources.sources(SOURCES, language),
    "status": _status,
    "health": _health,
    "review_held": _review,
    "review_unresolved": _unresolved,
    "audit": _audit,
    "broadcast": _broadcast,
    "tested": _tested,
    "start": lambda language: help.start(language, name="Ada"),
    "help": lambda language: help.help_message(language, operator=True),
    "console": _console,
}


def golden(name: str, language: str) -> Path:
    return CORPUS / f"{name}.{language}.{'txt' if name == 'console' else 'html'}"


def rendered(name: str, language: str) -> str:
    return SEPARATOR.join(CASES[name](language)) + "\n"


def main() -> None:
    CORPUS.mkdir(parents=True, exist_ok=True)
    for name in CASES:
        for language in ("en", "zh"):
            golden(name, language).write_text(rendered(name, language), encoding="utf-8")


if __name__ == "__main__":
    main()
