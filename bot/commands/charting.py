"""/chart: a figure over time as a picture. Matplotlib is loaded when the first chart is asked for."""

from __future__ import annotations

from bot.access import Need
from bot.callbacks import button
from bot.calls import Answer, Button, Call, Command, say
from bot.commands.naming import Asked, read_subject, tagged
from bot.escape import Html, text
from bot.keyboards import rows_of
from bot.letters import Letter
from bot.names import tag
from bot.ports import Desk
from bot.render import parts
from facts.types import FactKey, LedgerClaim, Metric, Stage
from storage.store import Store


def chart(call: Call, store: Store, desk: Desk) -> Answer:
    asked = read_subject(call, desk, call.arguments, "rc")
    return asked if isinstance(asked, Answer) else chart_of(asked, call, store)


def pressed_chart(call: Call, store: Store, desk: Desk) -> Answer:
    asked = tagged(call, desk)
    return asked if isinstance(asked, Answer) else chart_of(asked, call, store)


def chart_of(asked: Asked, call: Call, store: Store, key: FactKey | None = None) -> Answer:
    """The metric asked for, else the one with the most claims; buttons lead to the others. `key` says which line."""
    claims = store.ledger.claims(asked.subject.name)
    metrics = _metrics(claims)
    metric = asked.metric or (metrics[0] if metrics else None)
    line = [each for each in claims if each.claim.mention.metric is metric]
    picture = _picture(line, call, key) if line else None
    if picture is None:
        return say(call.words.html("chart_help.none", subject=text(asked.subject.name, 80)))
    others = (
        button(call.words.plain(f"metric.{each.value}"), "rc", tag(asked.subject.name), each.value)
        for each in metrics
        if each is not metric
    )
    caption = (
        parts.line_name(FactKey(asked.subject.name, metric, Stage.PLANNED), call.words)
        if metric
        else Html("")
    )
    return Answer((Letter(caption, rows_of(others, 3), photo=picture),))


def _metrics(claims: list[LedgerClaim]) -> list[Metric]:
    counted: dict[Metric, int] = {}
    for each in claims:
        counted[each.claim.mention.metric] = counted.get(each.claim.mention.metric, 0) + 1
    return sorted(counted, key=lambda metric: (-counted[metric], metric.value))


def _picture(claims: list[LedgerClaim], call: Call, key: FactKey | None) -> bytes | None:
    from bot.chart import chart as draw
    from bot.timeline import timeline

    line = timeline(claims, model=key.model if key else None, currency=key.currency if key else None)
    if line is None or not line.series:
        return None
    return draw(line, call.chat.language, now=call.now, timezone=call.chat.timezone)


COMMANDS = (Command("chart", Need.ANYONE, chart, slow=True),)
BUTTONS = (Button("rc", Need.ANYONE, pressed_chart, lasting=True),)
