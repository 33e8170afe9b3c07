"""/subscribe and /unsubscribe, by words and by buttons."""

from __future__ import annotations

from datetime import timedelta

from bot import grammar, letters
from bot.access import Need
from bot.callbacks import button
from bot.calls import Answer, Button, Call, Command, say, toast
from bot.escape import Html, bold, clip, join, text
from bot.grammar import Misread, Target, Wish
from bot.keyboards import LABEL, rows_of, subscription_rows, watchlist_rows
from bot.letters import Rows
from bot.names import Names, tag
from bot.ports import Desk
from bot.render import subscriptions as render
from bot.render.facts import facts as render_facts
from bot.words import Words
from facts.types import ChatRef, Subscription
from storage.store import Store
from storage.types import Chat

PREVIEW_DAYS = 30
MOST = 50  # subscriptions of one chat
ALL = ("all", "everything", "全部")


def subscribe(call: Call, store: Store, desk: Desk) -> Answer:
    """`/subscribe xAI chips >=10%`; without words, the watch lists as buttons."""
    if not call.arguments.strip():
        texts, rows = choice(call.chat, store, desk)
        return say(*texts, rows=rows)
    names = Names(desk.catalogue(), desk.watchlists())
    wish = grammar.read(call.arguments, names.target)
    if isinstance(wish, Misread):
        return misread(wish, names, call.words)
    return follow(call, store, desk, wish)


def follow(call: Call, store: Store, desk: Desk, wish: Wish, *, edit: bool = False) -> Answer:
    """Makes the subscription (again: replaces its filters), and says what it would have sent."""
    wanted = as_subscription(call.ref, wish)
    found = store.chats.subscriptions(call.ref)
    if len(found) >= MOST and not any(_same(each, wanted) for each in found):
        return say(call.words.html("subscribe.too_many", n=MOST))
    call.remember(store)
    made = store.chats.subscribe(wanted)
    alerts = desk.preview(made, call.now - timedelta(days=PREVIEW_DAYS))
    line = join(" ", (call.words.html("subscribe.done"), render.subscription(made, call.words)))
    body = (line, *render.preview(alerts, PREVIEW_DAYS, call.chat.language))
    rows = (
        (
            button(call.words.plain("button.change"), "se", made.id),
            button(call.words.plain("button.end"), "su", made.id),
        ),
    )
    return say(
        join("\n\n", body), rows=rows, edit=edit, toast=call.words.plain("subscribe.toast") if edit else ""
    )


def as_subscription(chat: ChatRef, wish: Wish) -> Subscription:
    return Subscription(
        id=0,
        chat=chat,
        watchlist=wish.target.watchlist,
        subject=wish.target.subject,
        metrics=wish.metrics,
        kinds=wish.kinds,
        attributions=wish.attributions,
        languages=wish.languages,
        min_change=wish.min_change,
    )


def _same(one: Subscription, other: Subscription) -> bool:
    return (one.watchlist, one.subject) == (other.watchlist, other.subject)


def misread(wrong: Misread, names: Names, words: Words) -> Answer:
    """Says what was not understood; for a name, offers those that look like it."""
    said = words.html(f"misread.{wrong.reason}", words=text(wrong.words, 80))
    if wrong.reason != "no_such_name":
        return say(join("\n\n", (said, words.html("help.filters"))))
    near = names.near(wrong.words.split()[0] if wrong.words.split() else "") or names.near(wrong.words)
    return say(said, rows=rows_of((follow_button(name) for name in near), 1))


def follow_button(name: str) -> letters.Button:
    return button(clip(name, LABEL), "fs", tag(name))


def choice(chat: Chat, store: Store, desk: Desk) -> tuple[tuple[Html, ...], Rows]:
    """The watch lists to choose from, ticked where the chat follows them."""
    words = Words(chat.language)
    followed = {each.watchlist for each in store.chats.subscriptions(chat.ref) if each.watchlist}
    texts = (join("\n\n", (words.html("start.choose"), words.html("subscribe.by_words"))),)
    return texts, watchlist_rows(desk.watchlists(), followed, words)


def offer(call: Call, store: Store, target: Target) -> Answer:
    """What a deep link shows: the subject's figures, and a button to follow it."""
    words = call.words
    if target.watchlist is not None:
        follow_it = button(words.plain("button.follow", name=target.watchlist), "w", tag(target.watchlist))
        return say(words.html("start.page.link", name=bold(text(target.watchlist, 80))), rows=((follow_it,),))
    name = target.subject or ""
    found = store.ledger.facts(name, limit=10)
    texts = render_facts(found, call.chat.language, asked=name, timezone=call.chat.timezone)
    follow_it = button(words.plain("button.follow", name=clip(name, LABEL)), "fs", tag(name))
    return say(*texts, rows=((follow_it,),))


def pressed_watchlist(call: Call, store: Store, desk: Desk) -> Answer:
    """Follows a watch list, or ends following it; the buttons show the new state."""
    wanted = Names(desk.catalogue(), desk.watchlists()).watchlist_by_tag(call.argument(0))
    if wanted is None:
        return toast(call.words.plain("press.gone"))
    old = next((s for s in store.chats.subscriptions(call.ref) if s.watchlist == wanted.name), None)
    chat = call.remember(store)
    if old is not None:
        store.chats.unsubscribe(old.id)
    else:
        store.chats.subscribe(Subscription(id=0, chat=call.ref, watchlist=wanted.name))
    said = call.words.plain("subscribe.ended" if old else "subscribe.toast")
    texts, rows = choice(chat, store, desk)
    return say(*texts, rows=rows, edit=True, toast=said)


def pressed_subject(call: Call, store: Store, desk: Desk) -> Answer:
    subject = Names(desk.catalogue(), ()).subject_by_tag(call.argument(0))
    if subject is None:
        return toast(call.words.plain("press.gone"))
    return follow(call, store, desk, Wish(Target(subject=subject.name)))


def unsubscribe(call: Call, store: Store, desk: Desk) -> Answer:
    """`/unsubscribe xAI`, `/unsubscribe all`, or buttons."""
    found = store.chats.subscriptions(call.ref)
    asked = call.arguments.strip()
    if not asked or not found:
        mutes = store.chats.mutes(call.ref, call.now)
        texts = render.listing(call.chat, found, mutes, call.chat.language)
        return say(*texts, rows=subscription_rows(found, call.words))
    target = Names(desk.catalogue(), desk.watchlists()).target(asked)
    ended = [each for each in found if asked.lower() in ALL or _is_on(each, target, asked)]
    for each in ended:
        store.chats.unsubscribe(each.id)
    if not ended:
        return say(call.words.html("unsubscribe.none", name=text(asked, 80)))
    return say(
        join(
            "\n", (call.words.html("unsubscribe.done"), *(render.subscription(s, call.words) for s in ended))
        )
    )


def _is_on(wish: Subscription, target: Target | None, asked: str) -> bool:
    """Also by the very name that it was made with, should the catalogue not hold it any more."""
    named = asked in (wish.watchlist, wish.subject)
    return named or (
        target is not None and (wish.watchlist, wish.subject) == (target.watchlist, target.subject)
    )


COMMANDS = (
    Command("subscribe", Need.CHAT_ADMIN, subscribe),
    Command("unsubscribe", Need.CHAT_ADMIN, unsubscribe),
)
BUTTONS = (
    Button("w", Need.CHAT_ADMIN, pressed_watchlist),
    Button("fs", Need.CHAT_ADMIN, pressed_subject),
)
