"""What the ledger holds: /facts, /history, /why, /compare, /latest and /sources."""

from __future__ import annotations

from collections.abc import Iterator

from bot.access import Need
from bot.callbacks import button
from bot.calls import Answer, Button, Call, Command, say, toast
from bot.commands.naming import Asked, read_subject, tagged
from bot.escape import clip, text
from bot.keyboards import LABEL, rows_of
from bot.letters import Rows
from bot.names import Names, tag
from bot.ports import Desk
from bot.render import facts as render
from bot.render.history import history as render_history
from bot.render.history import latest as render_latest
from bot.render.history import why as render_why
from bot.render.sources import sources as render_sources
from bot.words import Words
from facts.ledger import line_key
from facts.types import Fact, FactKey
from storage.store import Store

SHOWN = 20
LATEST = 5
FAMILY = 25  # subjects below the one asked for
SEPARATORS = (" vs. ", " vs ", " and ", " 和 ", " 与 ", ",", "，", "|", "/")


def facts(call: Call, store: Store, desk: Desk) -> Answer:
    """`/facts` of everything, the newest first; `/facts subject` of it and of what belongs to it."""
    if not call.arguments.strip():
        found = store.ledger.facts(limit=SHOWN)
        more = max(0, store.ledger.counts().get("facts", 0) - SHOWN) if len(found) == SHOWN else 0
        grouped = _by_subject(found)
        return say(*render.facts(grouped, call.chat.language, more=more, timezone=call.chat.timezone))
    asked = read_subject(call, desk, call.arguments, "rf")
    return asked if isinstance(asked, Answer) else _facts_of(asked, call, store, desk)


def _by_subject(found: list[Fact]) -> list[Fact]:
    """The same facts with each subject's together, subjects in the order in which they first come."""
    order = {name: place for place, name in enumerate(dict.fromkeys(fact.key.subject for fact in found))}
    return sorted(found, key=lambda fact: order[fact.key.subject])


def _facts_of(asked: Asked, call: Call, store: Store, desk: Desk) -> Answer:
    name = asked.subject.name
    found = store.ledger.facts(name, asked.metric)
    for member in family(name, store, desk):
        found += store.ledger.facts(member, asked.metric)
    shown, more = found[:SHOWN], max(0, len(found) - SHOWN)
    texts = render.facts(shown, call.chat.language, asked=name, more=more, timezone=call.chat.timezone)
    return say(*texts, rows=_reading_row(name, call.words) if found else ())


def family(name: str, store: Store, desk: Desk) -> list[str]:
    """The subjects with facts that belong to this one, directly or not."""
    catalogue = desk.catalogue()
    known = store.ledger.subjects_with_facts()
    return sorted(each for each in known if each != name and name in catalogue.lineage(each))[:FAMILY]


def _reading_row(name: str, words: Words) -> Rows:
    return (
        tuple(
            button(words.plain(f"button.{label}"), verb, tag(name))
            for verb, label in (("rh", "history"), ("rc", "chart"), ("rw", "sources"))
        ),
    )


def pressed_facts(call: Call, store: Store, desk: Desk) -> Answer:
    asked = tagged(call, desk)
    return asked if isinstance(asked, Answer) else _facts_of(asked, call, store, desk)


def history(call: Call, store: Store, desk: Desk) -> Answer:
    asked = read_subject(call, desk, call.arguments, "rh")
    return asked if isinstance(asked, Answer) else history_of(asked, call, store)


def pressed_history(call: Call, store: Store, desk: Desk) -> Answer:
    asked = tagged(call, desk)
    return asked if isinstance(asked, Answer) else history_of(asked, call, store)


def history_of(asked: Asked, call: Call, store: Store) -> Answer:
    found = store.ledger.revisions(subject=asked.subject.name, metric=asked.metric, limit=SHOWN)
    texts = render_history(
        found, asked.subject.name, call.chat.language, metric=asked.metric, timezone=call.chat.timezone
    )
    return say(*texts)


def why(call: Call, store: Store, desk: Desk) -> Answer:
    asked = read_subject(call, desk, call.arguments, "rw")
    return asked if isinstance(asked, Answer) else why_of(asked, call, store)


def pressed_why(call: Call, store: Store, desk: Desk) -> Answer:
    asked = tagged(call, desk)
    return asked if isinstance(asked, Answer) else why_of(asked, call, store)


def why_of(asked: Asked, call: Call, store: Store) -> Answer:
    """Every claim behind a fact; where the subject has several, which one."""
    claims = store.ledger.claims(asked.subject.name, asked.metric)
    keys = list(dict.fromkeys(line_key(each.claim) for each in claims))
    if len(keys) == 1:
        return claims_of(keys[0], call, store)
    if not keys:
        return say(call.words.html("facts.none_of", subject=text(asked.subject.name, 80)))
    name = asked.subject.name
    rows = rows_of(
        (button(clip(_key_label(key, call.words), LABEL), "rk", tag(name), key_tag(key)) for key in keys), 1
    )
    return say(call.words.html("ask.fact", subject=text(name, 80)), rows=rows)


def claims_of(key: FactKey, call: Call, store: Store) -> Answer:
    claims = [each for each in store.ledger.claims(key.subject, key.metric) if line_key(each.claim) == key]
    fact = store.ledger.fact(key)
    return say(*render_why(key, fact, claims, call.chat.language, timezone=call.chat.timezone))


def pressed_key(call: Call, store: Store, desk: Desk) -> Answer:
    asked = tagged(call, desk)
    if isinstance(asked, Answer):
        return asked
    keys = {line_key(each.claim) for each in store.ledger.claims(asked.subject.name)}
    key = next((each for each in keys if key_tag(each) == call.argument(1)), None)
    return toast(call.words.plain("press.gone")) if key is None else claims_of(key, call, store)


def key_tag(key: FactKey) -> str:
    return tag("|".join((key.subject, key.metric, key.stage, key.model or "", key.currency or "")))


def _key_label(key: FactKey, words: Words) -> str:
    model = f"{key.model} " if key.model else ""
    return f"{model}{words.plain(f'metric.{key.metric.value}')}, {words.plain(f'stage.{key.stage.value}')}"


def compare(call: Call, store: Store, desk: Desk) -> Answer:
    """`/compare A B`: names may be of several words; a comma or "vs" between them helps."""
    names = Names(desk.catalogue(), ())
    for first, second in splits(call.arguments[:240].strip()):
        one, other = names.subject(first), names.subject(second)
        if one is not None and other is not None and one != other:
            sides = ((each.name, store.ledger.facts(each.name)) for each in (one, other))
            return say(*render.compare(next(sides), next(sides), call.chat.language))
    return say(call.words.html("compare_help.usage"))


def splits(words: str) -> Iterator[tuple[str, str]]:
    """The ways to see two names in these words: at a separator, else at each space."""
    for separator in SEPARATORS:
        first, found, second = words.partition(separator)
        if found:
            yield first.strip(), second.strip()
    pieces = words.split()
    for place in range(1, len(pieces)):
        yield " ".join(pieces[:place]), " ".join(pieces[place:])


def latest(call: Call, store: Store, desk: Desk) -> Answer:
    found = store.ledger.alerts(limit=LATEST)
    return say(*render_latest(found, call.chat.language, timezone=call.chat.timezone))


def sources(call: Call, store: Store, desk: Desk) -> Answer:
    found = desk.sources()
    return say(
        *render_sources(found, call.chat.language, timezone=call.chat.timezone, operator=call.operator)
    )


COMMANDS = (
    Command("facts", Need.ANYONE, facts),
    Command("history", Need.ANYONE, history),
    Command("why", Need.ANYONE, why),
    Command("compare", Need.ANYONE, compare),
    Command("latest", Need.ANYONE, latest),
    Command("sources", Need.ANYONE, sources),
)
BUTTONS = (
    Button("rf", Need.ANYONE, pressed_facts, lasting=True),
    Button("rh", Need.ANYONE, pressed_history, lasting=True),
    Button("rw", Need.ANYONE, pressed_why, lasting=True),
    Button("rk", Need.ANYONE, pressed_key, lasting=True),
)
