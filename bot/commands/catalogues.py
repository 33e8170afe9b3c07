"""/watch, /subject and /source: what is watched, edited by operators in chat."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from bot.access import Need
from bot.calls import Answer, Call, Command, say
from bot.commands import editing
from bot.commands.trying import tried
from bot.escape import Html, bold, join, text
from bot.item_words import merged
from bot.ports import Desk, Refused, Why
from bot.render.sources import sources as render_sources
from bot.split import pack
from storage.store import Store
from storage.types import ItemKind

Verb = Callable[[str, Call, Store, Desk], Answer]
CANDIDATES = 20


def family(command: str, verbs: dict[str, Verb]) -> Callable[[Call, Store, Desk], Answer]:
    """A command whose first word says what to do; without one it lists."""

    def handle(call: Call, store: Store, desk: Desk) -> Answer:
        verb, *rest = call.arguments.split(maxsplit=1) or ["list"]
        act = verbs.get(verb.lower())
        if act is None:
            return say(call.words.html("item.usage_line", usage=call.words.html(f"usage.{command}")))
        return act("".join(rest), call, store, desk)

    return handle


def shared(kind: ItemKind) -> dict[str, Verb]:
    return {
        "show": lambda words, call, store, desk: editing.show(kind, words, call, desk),
        "add": lambda words, call, store, desk: editing.add(kind, words, call, store, desk),
        "edit": lambda words, call, store, desk: editing.edit(kind, words, call, store, desk),
        "remove": lambda words, call, store, desk: editing.remove(kind, words, call, store, desk),
        "export": lambda words, call, store, desk: editing.export(kind, call, desk),
    }


def list_watches(words: str, call: Call, store: Store, desk: Desk) -> Answer:
    lines = [
        join(" ", (bold(text(each.name, 80)), _fixed(ItemKind.WATCHLIST, each.name, call, desk)))
        for each in sorted(desk.watchlists(), key=lambda each: each.name)
    ]
    return say(*pack(lines or [call.words.html("item.none")], gap="\n"))


def list_subjects(words: str, call: Call, store: Store, desk: Desk) -> Answer:
    lines = []
    for each in sorted(desk.catalogue().subjects, key=lambda each: each.name):
        above = text(", ".join(name for name in (each.part_of, each.owner) if name), 120)
        kind = call.words.html(f"subject_kind.{each.kind.value}")
        lines.append(join(" · ", (bold(text(each.name, 80)), kind, above)))
    return say(*pack(lines, gap="\n"))


def list_sources(words: str, call: Call, store: Store, desk: Desk) -> Answer:
    return say(
        *render_sources(desk.sources(), call.chat.language, timezone=call.chat.timezone, operator=True)
    )


def _fixed(kind: ItemKind, name: str, call: Call, desk: Desk) -> Html:
    return call.words.html("item.in_file") if desk.provisioned(kind, name) else Html("")


def alias(words: str, call: Call, store: Store, desk: Desk) -> Answer:
    """`/subject alias Stargate Abilene = 阿比林, Abilene campus` adds spellings."""
    name, sign, added = words.replace("＝", "=").partition("=")
    subject = desk.catalogue().find(name)
    new = [" ".join(part.split()) for part in added.replace("，", ",").split(",") if part.strip()]
    if not sign or not new:
        return say(call.words.html("item.usage_line", usage=call.words.html("item.usage.alias")))
    old = desk.item(ItemKind.SUBJECT, subject.name) if subject else None
    if subject is None or old is None:
        return say(editing.refusal(Refused(Why.UNKNOWN, name.strip()), call.words))
    aliases = list(dict.fromkeys((*subject.aliases, *new)))
    return editing.propose(ItemKind.SUBJECT, {**old, "aliases": aliases}, call, store, desk, new=False)


def candidates(words: str, call: Call, store: Store, desk: Desk) -> Answer:
    """Names that the texts speak of and the catalogue does not hold."""
    found = store.ledger.candidates(CANDIDATES)
    lines = [
        join(
            "\n",
            (
                call.words.html("item.candidate", name=bold(text(each.name, 80)), n=each.count),
                text(each.quote, 200),
            ),
        )
        for each in found
        if desk.catalogue().find(each.name) is None
    ]
    return say(*pack(lines or [call.words.html("item.no_candidates")]))


def add_source(words: str, call: Call, store: Store, desk: Desk) -> Answer:
    """`/source add URL name=… publisher=…`, or `NAME urls=…`; what is left out is guessed from the address."""
    first, *rest = words.split(maxsplit=1) or [""]
    if not first.lower().startswith(("http://", "https://")):
        return editing.add(ItemKind.SOURCE, words, call, store, desk)
    host = (urlsplit(first).hostname or "source").removeprefix("www.")
    named = f"{host} {''.join(rest)}"
    for piece in "".join(rest).replace(";", " ").split():
        if piece.startswith("name="):
            named = f"{piece.removeprefix('name=')} {''.join(rest).replace(piece, '')}"
    typed = editing.typed_item(ItemKind.SOURCE, named, call, desk)
    if isinstance(typed, Answer):
        return typed
    body = merged({"kind": "feed", "publisher": typed.name, "urls": [first]}, typed)
    return editing.propose(ItemKind.SOURCE, body, call, store, desk, new=True)


def pause(paused: bool) -> Verb:
    def handle(words: str, call: Call, store: Store, desk: Desk) -> Answer:
        name = editing.item_name(ItemKind.SOURCE, " ".join(words.split()), desk)
        return editing.done(call, desk.pause(name, paused, call.user))

    return handle


def poll(words: str, call: Call, store: Store, desk: Desk) -> Answer:
    name = editing.item_name(ItemKind.SOURCE, " ".join(words.split()), desk)
    report = desk.poll(name, call.user)
    if isinstance(report, Refused):
        return say(editing.refusal(report, call.words))
    if report.error:
        return say(call.words.html("poll.failed", source=text(name, 80), error=text(report.error, 400)))
    counts = {"fresh": report.fresh, "figures": report.figures, "alerts": report.alerts}
    said = {key: call.words.count(f"poll.{key}", number) for key, number in counts.items()}
    return say(call.words.html("poll.done", source=text(name, 80), **said))


WATCH = {"list": list_watches, **shared(ItemKind.WATCHLIST)}
SUBJECT = {"list": list_subjects, "alias": alias, "candidates": candidates, **shared(ItemKind.SUBJECT)}
SOURCE = {
    **shared(ItemKind.SOURCE),
    "list": list_sources,
    "add": add_source,
    "pause": pause(True),
    "resume": pause(False),
    "poll": poll,
    "test": lambda words, call, store, desk: tried(words, call, store, desk),
}
COMMANDS = (
    Command("watch", Need.OPERATOR, family("watch", WATCH)),
    Command("subject", Need.OPERATOR, family("subject", SUBJECT)),
    Command("source", Need.OPERATOR, family("source", SOURCE), slow=True),
)
BUTTONS = ()
