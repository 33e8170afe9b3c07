"""The pacer alone, on made-up time."""

from __future__ import annotations

import itertools
import random

from bot.pacer import Pacer


def leave(
    pacer: Pacer, chat: int, now: float, *, urgent: bool = False, takes: float = 0.05
) -> tuple[float, float]:
    """Waits as told until the message leaves; returns when it left and when it was answered."""
    while (wait := pacer.try_start(chat, now, urgent=urgent)) > 0:
        now += wait
    pacer.answered(chat, now + takes)
    pacer.accepted(chat)
    return now, now + takes


def test_messages_to_many_chats_leave_evenly_29_a_second() -> None:
    pacer, now, left = Pacer(), 0.0, []
    for chat in range(1, 291):
        now, _ = leave(pacer, chat, now, takes=0.0)
        left.append(now)
    assert 9.9 < left[-1] < 10.1
    gaps = [b - a for a, b in itertools.pairwise(left)]
    assert min(gaps) > 0.03


def test_no_second_holds_more_than_thirty_however_long_answers_take() -> None:
    """Whenever between leaving and its answer the server accepts a message, its window never overflows."""
    chance = random.Random(7)
    pacer, now = Pacer(), 0.0
    flying: list[tuple[float, int]] = []
    accepted: list[float] = []
    for chat in range(1, 600):
        while True:
            for end, other in sorted(flying):
                if end <= now:
                    pacer.answered(other, end)
            flying = [each for each in flying if each[0] > now]
            wait = pacer.try_start(chat, now, urgent=chat % 5 == 0) if len(flying) < 40 else 0.01
            if wait <= 0:
                break
            now += wait
        takes = chance.uniform(0, 0.9)
        flying.append((now + takes, chat))
        accepted.append(now + chance.uniform(0, takes))
    accepted.sort()
    assert max(sum(1 for other in accepted if at - 1 < other <= at) for at in accepted) <= 30


def test_one_chat_gets_one_message_a_second_counted_from_the_answer() -> None:
    pacer = Pacer()
    _, answered = leave(pacer, 1, 0.0, takes=0.4)
    left, _ = leave(pacer, 1, answered)
    assert left >= answered + 1.0


def test_a_group_gets_twenty_a_minute() -> None:
    pacer, now, left = Pacer(), 0.0, []
    for _ in range(25):
        now, answered = leave(pacer, -5, now)
        left.append(now)
        now = answered
    assert left[20] - left[0] >= 60.0
    assert left[19] < 30.0


def test_answers_to_a_person_may_run_three_ahead_but_no_more() -> None:
    pacer = Pacer()
    times = [leave(pacer, 1, 0.0, urgent=True, takes=0.0)[0] for _ in range(5)]
    assert times[:3] == [0.0, 0.0, 0.0]
    assert times[3] >= 1.0 and times[4] >= 2.0


def test_an_edit_waits_for_no_gap_but_for_a_limit() -> None:
    pacer = Pacer()
    leave(pacer, 1, 0.0)
    assert pacer.try_start(1, 0.1, urgent=True, edit=True) == 0
    pacer.limited(1, 7, 0.1)
    assert pacer.try_start(1, 0.2, urgent=True, edit=True) > 6.8


def test_a_limit_on_one_chat_delays_no_other() -> None:
    pacer = Pacer()
    pacer.limited(1, 30, 0.0)
    assert pacer.try_start(1, 0.0, urgent=True) == 30
    assert pacer.try_start(2, 0.0, urgent=False) == 0
    assert pacer.resting(29.9) == {1} and pacer.resting(30.0) == frozenset()
    assert pacer.next_rest_ends(0.0) == 30


def test_limits_on_three_chats_in_a_row_pause_all_until_the_first_ends() -> None:
    pacer = Pacer()
    for chat, seconds in ((1, 30.0), (2, 5.0), (3, 9.0)):
        pacer.limited(chat, seconds, 0.0)
    assert pacer.paused(4.9) and not pacer.paused(5.0)
    assert pacer.try_start(4, 1.0, urgent=False) == 4.0
    pacer.accepted(4)
    pacer.limited(5, 60, 6.0)
    assert not pacer.paused(6.1)


def test_memory_is_bounded() -> None:
    pacer, now = Pacer(), 0.0
    for chat in range(1, 50_000):
        pacer.try_start(chat, now, urgent=False)
        pacer.answered(chat, now)
        now += 0.04
    assert len(pacer._lanes) <= 20_000
