"""What is said beside a field where words do not last."""

from __future__ import annotations

from pathlib import Path

import pytest

from herstel_app.engine.words import unkept_words
from herstel_app.storage.store import Store

NOTHING_KEPT, GONE = "Er wordt nu niets bewaard.", "Dit is weg als je Herstel afsluit."


@pytest.mark.parametrize(
    ("file", "keeps", "parked", "said"),
    [
        ("journal.db", True, False, ""),
        ("journal.db", False, False, NOTHING_KEPT),
        ("journal.db", False, True, ""),
        (None, True, False, GONE),
        (None, False, True, GONE),
        (None, False, False, NOTHING_KEPT),
    ],
)
def test_why_words_do_not_last_is_said_before_they_are_written(
    file: str | None, keeps: bool, parked: bool, said: str
) -> None:
    store = Store(Path(file) if file else None)
    store.keeps = keeps
    assert unkept_words(store, parked) == said
