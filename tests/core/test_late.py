"""An exercise for the afternoon says so where it is late."""

from __future__ import annotations

from datetime import datetime

import pytest
from msgspec.structs import replace

from herstel_app.core.content import LateHint
from herstel_app.core.late import late_hint
from herstel_app.paths import content_dir
from herstel_app.storage.library import load_library
from tests.core.test_checks import WHOLE

HINT = LateHint("20:30", "Het is al laat.", "iets-korts")


@pytest.mark.parametrize(
    ("at", "late"),
    [("16:00", False), ("20:29", False), ("20:30", True), ("23:59", True), ("04:59", True), ("05:00", False)],
)
def test_it_is_late_from_its_hour_until_the_morning(at: str, late: bool) -> None:
    now = datetime.fromisoformat(f"2026-11-27T{at}")
    assert late_hint(replace(WHOLE, late=HINT), now) == (HINT if late else None)
    assert late_hint(WHOLE, now) is None


def test_what_fits_better_is_there() -> None:
    exercises = load_library(content_dir()).exercises
    hints = {name: each.late for name, each in exercises.items() if each.late}
    assert "worry-time" in hints
    assert [name for name, hint in hints.items() if hint.instead not in exercises] == []
    assert [name for name, hint in hints.items() if exercises[hint.instead].title not in hint.text] == []
