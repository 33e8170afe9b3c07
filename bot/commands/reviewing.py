"""/review: held figures, figures without a subject, reports; approve, reject, correct, assign, and undo."""

from __future__ import annotations

from decimal import Decimal

from bot.access import Need
from bot.callbacks import button
from bot.calls import Answer, Button, Call, Command, say, toast
from bot.commands import drafts
from bot.commands.editing import refusal
from bot.escape import Html, join, text
from bot.letters import Letter, Rows
from bot.names import Names
from bot.ports import Desk, Refused
from bot.render.operators import review as render
from bot.words import Words
from facts.amounts import read_amount
from facts.ledger import line_key
from storage.store import Store
from storage.types import Chat, Decision, Review, ReviewKind, Verdict

QUEUE = 200
CORRECT, ASSIGN = "correct", "assign"
VERBS = {"ra": Verdict.APPROVE, "rr": Verdict.REJECT, "ru": Verdict.UNDO}


def review(call: Call, store: Store, desk: Desk) -> Answer:
    """The oldest item that waits."""
    return _next(call, store, 0)


def _next(call: Call, store: Store, after: int, *, edit: bool = False) -> Answer:
    """The first open item behind number `after`; past the last one it begins again."""
    waiting = store.reviews.open(limit=QUEUE)
    if not waiting:
        return say(call.words.html("review.none"), edit=edit)
    item = next((each for each in waiting if each.id > after), waiting[0])
    texts, rows = shown(item, store, call.chat, waiting=store.reviews.count())
    return say(*texts, rows=rows, edit=edit)


def shown(item: Review, store: Store, chat: Chat, *, waiting: int = 0) -> tuple[tuple[Html, ...], Rows]:
    """An item with what the ledger holds now, and the buttons that its kind allows."""
    known = store.ledger.fact(line_key(item.claim.claim)) if item.claim else None
    texts = render(item, chat.language, waiting=waiting, known=known, timezone=chat.timezone)
    return texts, review_rows(item, Words(chat.language))


def review_rows(item: Review, words: Words) -> Rows:
    skip = button(words.plain("button.next"), "rn", item.id)
    if item.verdict is not None and item.verdict is not Verdict.UNDO:
        return ((button(words.plain("button.undo"), "ru", item.id), skip),)
    if item.kind is ReviewKind.UNRESOLVED:
        assign = button(words.plain("button.assign"), "rs", item.id)
        return ((assign, button(words.plain("button.reject"), "rr", item.id)), (skip,))
    label = "button.right" if item.kind is ReviewKind.NOT_RIGHT else "button.approve"
    approve = button(words.plain(label), "ra", item.id)
    reject = button(words.plain("button.reject"), "rr", item.id)
    return ((approve, reject), (button(words.plain("button.correct"), "rx", item.id), skip))


def pressed_next(call: Call, store: Store, desk: Desk) -> Answer:
    return _next(call, store, call.number(0) or 0, edit=True)


def pressed_verdict(call: Call, store: Store, desk: Desk) -> Answer:
    item = _item(call, store)
    if item is None or call.press is None:
        return toast(call.words.plain("press.gone"))
    return decided(item, VERBS[call.press.verb], call, store, desk)


def decided(
    item: Review,
    verdict: Verdict,
    call: Call,
    store: Store,
    desk: Desk,
    *,
    value: Decimal | None = None,
    subject: str | None = None,
) -> Answer:
    """Gives the verdict; says what came of it, with the way back."""
    result = desk.decide(Decision(item.id, verdict, call.user, call.now, value, subject))
    edit = call.press is not None
    if isinstance(result, Refused):
        return say(refusal(result, call.words), edit=edit)
    texts, rows = shown(result.review, store, call.chat)
    told = (
        call.words.count("review_dialogue.corrections", result.corrections)
        if result.corrections
        else Html("")
    )
    return say(join("\n\n", (*texts, told)), rows=rows, edit=edit, toast=call.words.plain("setting.saved"))


def ask_value(call: Call, store: Store, desk: Desk) -> Answer:
    item = _item(call, store)
    if item is None or item.claim is None:
        return toast(call.words.plain("press.gone"))
    drafts.ask(call, store, {"do": CORRECT, "review": item.id})
    metric = call.words.html(f"metric.{item.claim.claim.mention.metric.value}")
    return Answer((Letter(call.words.html("review_dialogue.ask_value", n=item.id, metric=metric), ask=True),))


def ask_subject(call: Call, store: Store, desk: Desk) -> Answer:
    item = _item(call, store)
    if item is None:
        return toast(call.words.plain("press.gone"))
    drafts.ask(call, store, {"do": ASSIGN, "review": item.id})
    return Answer((Letter(call.words.html("review_dialogue.ask_subject", n=item.id), ask=True),))


def value_given(review_id: int, call: Call, store: Store, desk: Desk) -> Answer:
    """The answer to `ask_value`; one that cannot be read is asked for again."""
    item = store.reviews.get(review_id)
    if item is None or item.claim is None:
        return say(call.words.html("press.gone"))
    value = read_amount(call.arguments, item.claim.claim.mention.metric)
    if value is None:
        drafts.ask(call, store, {"do": CORRECT, "review": review_id})
        return Answer(
            (Letter(call.words.html("review_dialogue.no_value", words=text(call.arguments, 60)), ask=True),)
        )
    return decided(item, Verdict.CORRECT, call, store, desk, value=value)


def subject_given(review_id: int, call: Call, store: Store, desk: Desk) -> Answer:
    item = store.reviews.get(review_id)
    if item is None:
        return say(call.words.html("press.gone"))
    subject = Names(desk.catalogue(), ()).subject(call.arguments[:120])
    if subject is None:
        drafts.ask(call, store, {"do": ASSIGN, "review": review_id})
        said = call.words.html("review_dialogue.no_subject", words=text(call.arguments, 60))
        return Answer((Letter(said, ask=True),))
    return decided(item, Verdict.ASSIGN, call, store, desk, subject=subject.name)


def _item(call: Call, store: Store) -> Review | None:
    number = call.number(0)
    return None if number is None else store.reviews.get(number)


COMMANDS = (Command("review", Need.OPERATOR, review),)
BUTTONS = (
    Button("rn", Need.OPERATOR, pressed_next),
    *(Button(verb, Need.OPERATOR, pressed_verdict) for verb in VERBS),
    Button("rx", Need.OPERATOR, ask_value),
    Button("rs", Need.OPERATOR, ask_subject),
)
