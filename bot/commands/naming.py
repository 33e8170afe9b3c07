"""Reads "subject [metric]" from what people type, and answers where there is no such subject."""

from __future__ import annotations

from dataclasses import dataclass

from bot.callbacks import button
from bot.calls import Answer, Call, say, toast
from bot.escape import clip, text
from bot.grammar import METRICS
from bot.keyboards import LABEL, rows_of
from bot.names import Names, tag
from bot.ports import Desk
from facts.fold import fold
from facts.types import Metric, Subject

LONGEST = 120


@dataclass(frozen=True, slots=True)
class Asked:
    """A subject of the catalogue, and the one metric that was asked for, if any."""

    subject: Subject
    metric: Metric | None = None


def read_subject(call: Call, desk: Desk, words: str, verb: str) -> Asked | Answer:
    """`verb` is of the buttons that offer names looking like an unknown one."""
    typed = " ".join(words[:LONGEST].split())
    names = Names(desk.catalogue(), desk.watchlists())
    if not typed:
        return say(call.words.html("ask.subject", command=verb_command(verb)))
    whole = names.subject(typed)
    if whole is not None:
        return Asked(whole)
    head, _, last = typed.rpartition(" ")
    metric = METRICS.get(fold(last).strip())
    subject = names.subject(head) if metric and head else None
    if subject is not None:
        return Asked(subject, metric)
    near = names.near(typed)
    rows = rows_of((button(clip(name, LABEL), verb, tag(name)) for name in near), 1)
    said = "misread.no_such_name" if near else "misread.no_such_name_at_all"
    return say(call.words.html(said, words=text(typed, 80)), rows=rows)


def tagged(call: Call, desk: Desk) -> Asked | Answer:
    """The subject behind a button `verb:tag[:metric]`."""
    subject = Names(desk.catalogue(), ()).subject_by_tag(call.argument(0))
    if subject is None:
        return toast(call.words.plain("press.gone"))
    metric = call.argument(1)
    return Asked(subject, Metric(metric) if metric in set(Metric) else None)


VERB_COMMANDS = {"rf": "facts", "rh": "history", "rc": "chart", "rw": "why", "rm": "mute"}


def verb_command(verb: str) -> str:
    return VERB_COMMANDS.get(verb, "facts")
