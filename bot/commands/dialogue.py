"""What people write without a command: the answer to a question of ours; in a private chat, else a subject's name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.calls import NOTHING, Answer, Call, say
from bot.commands import drafts, reading
from bot.commands.reviewing import ASSIGN, CORRECT, subject_given, value_given
from bot.names import Names
from bot.ports import Desk
from storage.store import Store

ANSWERS: Mapping[str, Callable[[int, Call, Store, Desk], Answer]] = {
    CORRECT: value_given,
    ASSIGN: subject_given,
}
SHORT = 60  # longer words are no name


def answered(call: Call, store: Store, desk: Desk) -> Answer:
    """The questions are all put to operators: who is none any more is not heard."""
    question = drafts.answer_to(call, store) if call.user else None
    act = ANSWERS.get(str(question.get("do"))) if question else None
    if question is not None and act is not None:
        return act(int(question["review"]), call, store, desk) if call.operator else NOTHING
    if not call.caller.private:
        return NOTHING
    named = len(call.arguments) <= SHORT and Names(desk.catalogue(), ()).subject(call.arguments)
    return reading.facts(call, store, desk) if named else say(call.words.html("press.no_command"))
