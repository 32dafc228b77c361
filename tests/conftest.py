"""What every test has before it, the content; and what it leaves behind it: no open file."""

from __future__ import annotations

import os
import weakref
from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import settings

# How long one example takes says more of the computer than of the code.
settings.register_profile("calm", deadline=None)
settings.register_profile("quick", deadline=None, max_examples=10)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "calm"))

try:
    from herstel_app.core.evening import Evening
    from herstel_app.core.evening_composer import EveningQuestion, compose
    from herstel_app.core.evening_filling import Ingredients
    from herstel_app.paths import content_dir
    from herstel_app.storage.content_reading import judge_whole
    from herstel_app.storage.store import Store
except ImportError:  # the tests of the core run where there is no sqlite3
    Store = None  # type: ignore[assignment, misc]
else:
    # Hundreds of tests build the whole program: our own content, which nothing changes, is read once for all.
    judge_once = cache(judge_whole)
    pytest.MonkeyPatch().setattr(
        "herstel_app.storage.content_reading.judge_whole",
        lambda root: (judge_once if root == content_dir() else judge_whole)(root),
    )
    # So is an evening made once of one question and one content: each window that opens asks for the same.
    composed: dict[EveningQuestion, list[tuple[Ingredients, Evening]]] = {}

    def compose_once(question: EveningQuestion, ingredients: Ingredients) -> Evening:
        known = composed.setdefault(question, [])
        evening = next((made for of, made in known if of == ingredients), None)
        if evening is None:
            evening = compose(question, ingredients)
            known.append((ingredients, evening))
        return evening

    pytest.MonkeyPatch().setattr("herstel_app.engine.evening_planner.compose", compose_once)


@pytest.fixture(autouse=True)
def closed_stores(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Close every journal a test opened: Python 3.13 warns of one that is only forgotten, at any later moment."""
    if Store is None:
        yield
        return
    opened: list[weakref.ref[Store]] = []
    open_ = Store.open

    def opening(self: Store) -> tuple[str, ...]:
        opened.append(weakref.ref(self))
        return open_(self)

    monkeypatch.setattr(Store, "open", opening)
    yield
    for store in filter(None, (each() for each in opened)):
        store.close()
