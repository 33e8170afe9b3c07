"""Messages to operators, as outbox rows: a source's change of health, an entry given up, a figure that waits.

They travel the same way as alerts, so that none is lost; their keys make each go out once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from facts.types import ChatRef
from scrapers.health import HealthEvent
from scrapers.types import Entry, PollState
from storage.types import MessageKind, Outgoing, Review


def to_operators(operators: Iterable[int], key: str, payload: Mapping[str, object]) -> list[Outgoing]:
    """One row for each operator's private chat, whose id is the user's."""
    return [Outgoing(ChatRef(user), MessageKind.HEALTH, key, payload) for user in sorted(operators)]


def health_notices(event: HealthEvent, after: PollState, operators: Collection[int]) -> list[Outgoing]:
    """Told once a transition: the key holds the instant of the poll that made it."""
    instant = after.last_poll_at.isoformat() if after.last_poll_at else ""
    payload = {"source": event.source, "health": event.after, "detail": event.detail}
    return to_operators(operators, f"health:{event.source}:{instant}", payload)


def exhausted_notices(source: str, entry: Entry, reason: str, operators: Collection[int]) -> list[Outgoing]:
    """An entry that could not be learned after the last attempt."""
    payload = {"source": source, "health": "entry", "detail": f"{entry.url}: {reason}"}
    return to_operators(operators, f"entry:{source}:{entry.key}:{entry.text_hash}", payload)


def held_notices(reviews: Iterable[Review], operators: Collection[int]) -> list[Outgoing]:
    """Figures that wait for a yes or a no."""
    return [
        row
        for review in reviews
        for row in to_operators(operators, f"held:{review.id}", {"review": review.id})
    ]
