"""What /watch, /subject and /source share: showing items, and changing them after a yes, with undo."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.access import Need
from bot.callbacks import button
from bot.calls import Answer, Button, Call, say, toast
from bot.commands import drafts
from bot.escape import Html, code, join, lines, text
from bot.item_words import Typed, merged, read_item
from bot.keyboards import confirm_row
from bot.names import Names
from bot.ports import Desk, Refused, Why
from bot.split import pack
from bot.words import Words
from storage.store import Store
from storage.types import AuditEntry, ItemKind

PUT, REMOVE = "put", "remove"


def typed_item(kind: ItemKind, words: str, call: Call, desk: Desk) -> Typed | Answer:
    """What the operator typed, with subjects by their own names."""
    names = Names(desk.catalogue(), ())

    def canonical(name: str) -> str:
        found = names.catalogue.find(name)
        return found.name if found else name

    typed = read_item(kind, words, canonical)
    if isinstance(typed, str):
        return say(
            call.words.html(
                "item.no_such_key", key=text(typed, 40), usage=call.words.html(f"item.usage.{kind}")
            )
        )
    if not typed.name:
        return say(call.words.html("item.usage_line", usage=call.words.html(f"item.usage.{kind}")))
    return typed


def add(kind: ItemKind, words: str, call: Call, store: Store, desk: Desk) -> Answer:
    typed = typed_item(kind, words, call, desk)
    return (
        typed if isinstance(typed, Answer) else propose(kind, merged({}, typed), call, store, desk, new=True)
    )


def edit(kind: ItemKind, words: str, call: Call, store: Store, desk: Desk) -> Answer:
    typed = typed_item(kind, words, call, desk)
    if isinstance(typed, Answer):
        return typed
    name = item_name(kind, typed.name, desk)
    old = desk.item(kind, name)
    if old is None:
        return say(refusal(Refused(Why.UNKNOWN, typed.name), call.words))
    return propose(kind, merged(old, Typed(name, typed.values)), call, store, desk, new=False)


def item_name(kind: ItemKind, typed: str, desk: Desk) -> str:
    """The item's own name for what was typed: any spelling of a subject, any case of the others."""
    if kind is ItemKind.SUBJECT:
        found = desk.catalogue().find(typed)
        return found.name if found else typed
    known = [each.name for each in (desk.watchlists() if kind is ItemKind.WATCHLIST else desk.sources())]
    return next((name for name in known if name.casefold() == typed.casefold()), typed)


def propose(
    kind: ItemKind, body: Mapping[str, object], call: Call, store: Store, desk: Desk, *, new: bool
) -> Answer:
    """Shows what would be, and asks; a refusal that is known already is said at once."""
    refused = desk.check(kind, body, new=new)
    if refused is not None:
        return say(refusal(refused, call.words))
    old = None if new else desk.item(kind, str(body["name"]))
    token = drafts.keep(call, store, {"do": PUT, "kind": kind.value, "body": dict(body), "new": new})
    head = call.words.html("item.add" if new else "item.edit", kind=call.words.html(f"item.kind.{kind}"))
    shown = join("\n", (head, table(body, old)))
    return say(shown, rows=confirm_row(token, call.words, operator=True))


def table(body: Mapping[str, object], old: Mapping[str, object] | None = None) -> Html:
    """The item as lines of `key = value`; with `old`, what a changed or dropped key was before."""
    now = [code(text(f"{key} = {shown(value)}", 600)) for key, value in body.items()]
    before = [
        Html(f"<s>{text(f'{key} = {shown(value)}', 600)}</s>")
        for key, value in (old or {}).items()
        if shown(value) != shown(body.get(key))
    ]
    return join("\n", (*now, *before))


def shown(value: object) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(str(each) for each in value)
    return "" if value is None else str(value)


def remove(kind: ItemKind, words: str, call: Call, store: Store, desk: Desk) -> Answer:
    name = item_name(kind, " ".join(words.split()), desk)
    old = desk.item(kind, name)
    if old is None:
        return say(refusal(Refused(Why.UNKNOWN, words), call.words))
    if desk.provisioned(kind, name):
        return say(call.words.html("refused.provisioned", name=text(name, 80)))
    token = drafts.keep(call, store, {"do": REMOVE, "kind": kind.value, "name": name})
    head = call.words.html("item.remove", kind=call.words.html(f"item.kind.{kind}"))
    return say(join("\n", (head, table(old))), rows=confirm_row(token, call.words, operator=True))


def show(kind: ItemKind, words: str, call: Call, desk: Desk) -> Answer:
    name = item_name(kind, " ".join(words.split()), desk)
    body = desk.item(kind, name)
    if body is None:
        return say(refusal(Refused(Why.UNKNOWN, words), call.words))
    fixed = call.words.html("item.provisioned") if desk.provisioned(kind, name) else Html("")
    return say(join("\n", (table(body), fixed)))


def export(kind: ItemKind, call: Call, desk: Desk) -> Answer:
    """What was made in chat, as TOML to paste into config.toml."""
    toml = desk.export([kind]).strip()
    if not toml:
        return say(call.words.html("item.nothing_made"))
    blocks = [Html(f"<pre>{escaped}</pre>") for escaped in _pieces(toml)]
    return say(*pack(blocks))


def _pieces(toml: str) -> list[Html]:
    """Tables together as far as they fit: each piece is whole tables, escaped, line by line."""
    return [lines(part, 3500) for part in toml.split("\n\n") if part.strip()]


def refusal(refused: Refused, words: Words) -> Html:
    return words.html(f"refused.{refused.why.value}", name=text(refused.detail or "", 400))


def done(call: Call, entry: AuditEntry | Refused) -> Answer:
    """A change that took effect, with the button that takes it back; or why it did not."""
    if isinstance(entry, Refused):
        return say(refusal(entry, call.words), edit=call.press is not None)
    undo = button(call.words.plain("button.undo"), "ud", entry.id)
    said = call.words.html("item.done", n=entry.id, target=text(entry.target, 120))
    return say(said, rows=((undo,),), edit=call.press is not None)


def put_now(call: Call, store: Store, desk: Desk, draft: Mapping[str, Any]) -> Answer:
    return done(call, desk.put(ItemKind(draft["kind"]), draft["body"], call.user))


def remove_now(call: Call, store: Store, desk: Desk, draft: Mapping[str, Any]) -> Answer:
    return done(call, desk.remove(ItemKind(draft["kind"]), draft["name"], call.user))


def pressed_undo(call: Call, store: Store, desk: Desk) -> Answer:
    number = call.number(0)
    if number is None:
        return toast(call.words.plain("press.unknown"))
    return undone(call, desk, number)


def undone(call: Call, desk: Desk, number: int | None) -> Answer:
    entry = desk.undo(number, call.user)
    if isinstance(entry, Refused):
        return say(refusal(entry, call.words), edit=call.press is not None)
    said = call.words.html("item.undone", target=text(entry.target, 120))
    return say(said, edit=call.press is not None)


BUTTONS = (Button("ud", Need.OPERATOR, pressed_undo),)
COMMANDS = ()
