"""What every test leaves behind it: no open file."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

# How long one example takes says more of the computer than of the code.
settings.register_profile("calm", deadline=None)
settings.register_profile("once", deadline=None, max_examples=1)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "calm"))

try:
    from herstel_app.storage.store import Store
except ImportError:  # the tests of the core run where there is no sqlite3
    Store = None  # type: ignore[assignment, misc]


@pytest.fixture(autouse=True)
def closed_stores(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Close every journal a test opened: Python 3.13 warns of one that is only forgotten, at any later moment."""
    if Store is None:
        yield
        return
    opened: list[Store] = []
    open_ = Store.open

    def opening(self: Store) -> tuple[str, ...]:
        opened.append(self)
        return open_(self)

    monkeypatch.setattr(Store, "open", opening)
    yield
    for store in opened:
        store.close()
