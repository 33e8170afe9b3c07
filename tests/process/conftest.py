"""One nursery for all tests of the running program."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.process.nursery import Nursery


@pytest.fixture(scope="package")
def nursery() -> Iterator[Nursery]:
    with Nursery() as made:
        yield made
