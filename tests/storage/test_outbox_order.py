"""Whatever happens to deliveries: one at a time a chat, in order, and every one comes to an end."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.store import Store
from storage.types import OutboxItem, Rejected, Result, Retry, Sent
from tests.storage.samples import MINUTE, NOW, outgoing

LEASE = 2 * MINUTE

_RESULTS: st.SearchStrategy[Result | None] = st.sampled_from(
    [
        Sent(1),
        Retry(MINUTE, "429"),
        Retry(timedelta(seconds=5), "reset", ambiguous=True),
        Rejected("bad"),
        None,  # the process is killed while sending
    ]
)
_STEPS = st.one_of(
    st.tuples(st.just("enqueue"), st.integers(0, 3)),
    st.tuples(st.just("claim"), st.integers(1, 5)),
    st.tuples(st.just("settle"), _RESULTS),
    st.tuples(st.just("wait"), st.sampled_from([1, 10, 60, 150])),
)


class Deliverer:
    """Does steps on a store and watches what comes."""

    def __init__(self, store: Store) -> None:
        self.store, self.now, self.count = store, NOW, 0
        self.held: list[OutboxItem] = []
        self.ended: dict[int, list[int]] = defaultdict(list)

    def step(self, what: str, how: object) -> None:
        if what == "enqueue":
            assert isinstance(how, int)
            self.count += 1
            self.store.outbox.enqueue([outgoing(how, f"{self.count}")], self.now)
        elif what == "claim":
            assert isinstance(how, int)
            self.claim(how)
        elif what == "wait":
            assert isinstance(how, int)
            self.now += timedelta(seconds=how)
        elif self.held:
            self.settle(self.held.pop(0), how)  # type: ignore[arg-type]

    def claim(self, limit: int) -> None:
        items = self.store.outbox.claim_due(self.now, limit, LEASE, "me")
        chats = [item.chat.id for item in items]
        assert len(chats) == len(set(chats)) <= limit
        known = {item.id for item in self.held}
        self.held = [item for item in self.held if item.id not in {each.id for each in items}]
        for item in items:
            assert item.repeated or item.id not in known
        self.held += items

    def settle(self, item: OutboxItem, result: Result | None) -> None:
        if result is None:
            return
        self.store.outbox.settle(item, result, self.now)
        if isinstance(result, Sent | Rejected):
            self.ended[item.chat.id].append(item.id)

    def finish(self) -> None:
        for _ in range(10 * self.count + 10):
            self.now += LEASE
            self.claim(5)
            while self.held:
                self.settle(self.held.pop(), Sent(1))


@given(st.lists(_STEPS, max_size=40))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_order_and_completeness(store: Store, steps: list[tuple[str, object]]) -> None:
    with store.database.write() as connection:
        connection.exec_driver_sql("DELETE FROM outbox")
    deliverer = Deliverer(store)
    for what, how in steps:
        deliverer.step(what, how)
    deliverer.finish()
    status = store.outbox.status()
    assert (status.waiting, status.leased) == (0, 0)
    assert status.sent + status.rejected == deliverer.count
    for ended in deliverer.ended.values():
        first = list(dict.fromkeys(ended))
        assert first == sorted(first)
