"""Notes of an evening, kept in a journal or not."""

from __future__ import annotations

from datetime import datetime, timedelta

from msgspec.structs import replace

from herstel_app.core.records import Entry, WrittenAnswer
from tests.engine.conftest import Stand
from tests.helpers.clock import EVENING

ENTRY = Entry(
    "een", EVENING, "slow-breathing", "Langzaam ademen", None, 5, 322, 305, "completed", None, None,
    "Mijn schouders zakten.", before={"head": 3, "body": 5}, after={"head": 6},
)  # fmt: skip
BEFORE = replace(
    ENTRY, id="twee", started_at=EVENING - timedelta(days=1), exercise_title="Stilzitten", outcome="stopped", note="",
    before={}, after={},
)  # fmt: skip
ANSWER = WrittenAnswer("rest-and-recovery", "In de auto.", EVENING - timedelta(days=2))


def keep(stand: Stand, at: datetime, note: str = "", exercise_id: str = "slow-breathing") -> str:
    """Keep an exercise that was done; gives its id."""
    entry = stand.journal.begin(
        started_at=at, exercise_id=exercise_id, exercise_title=exercise_id.title(), minutes=5, planned_s=322
    )
    stand.journal.finish(entry, "completed", 305)
    stand.journal.set_note(entry, note)
    return entry


def keep_many(stand: Stand, number: int) -> list[str]:
    """Keep so many exercises, a day apart; gives their ids, the newest first."""
    return [keep(stand, stand.clock.now() - timedelta(days=day), f"dag {day}") for day in range(number)]
