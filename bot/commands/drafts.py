"""What waits for a yes: kept in the database for a quarter of an hour, for one person in one chat.

A draft is a small JSON table with `do`, which names what to do on a yes, and whatever that needs.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from bot.calls import NOBODY, Call
from storage.store import Store

KEPT = timedelta(minutes=15)
ASKED = "asked"  # the name of the one question of ours that is open to a person in a chat


def keep(call: Call, store: Store, draft: Mapping[str, Any]) -> str:
    """Keeps a draft; returns the token for its buttons, which nobody can guess."""
    token = secrets.token_hex(8)
    store.drafts.put(call.ref, call.user, f"draft:{token}", dict(draft), call.now, call.now + KEPT)
    return token


def take(call: Call, store: Store, token: str) -> dict[str, Any] | None:
    """The draft, once: a second press finds nothing. Somebody else's is out of reach.

    What an anonymous administrator or a channel's post began, any administrator may end: buttons are always
    pressed under one's own name.
    """
    for user in dict.fromkeys((call.user, NOBODY)):
        found = store.drafts.pop(call.ref, user, f"draft:{token[:32]}", call.now)
        if isinstance(found, dict):
            return found
    return None


def ask(call: Call, store: Store, question: Mapping[str, Any]) -> None:
    """The person's next plain words are the answer to this."""
    store.drafts.put(call.ref, call.user, ASKED, dict(question), call.now, call.now + KEPT)


def answer_to(call: Call, store: Store) -> dict[str, Any] | None:
    """The open question, once."""
    found = store.drafts.pop(call.ref, call.user, ASKED, call.now)
    return found if isinstance(found, dict) else None
