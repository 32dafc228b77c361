"""Trials in a journal, each evening with its entry."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from herstel_app.core.records import StoredTrial
from herstel_app.core.signals import Readings
from herstel_app.core.trial import TrialPlan
from herstel_app.storage.journal import SqliteJournal
from herstel_app.storage.trials import SqliteTrials
from tests.helpers.trials import EVENINGS, PLAN

SEED = "9f2c"


def opened(folder: Path) -> tuple[SqliteJournal, SqliteTrials]:
    journal = SqliteJournal(folder / "journal.db")
    assert journal.open() == ()
    return journal, SqliteTrials(journal.store)


def entry(journal: SqliteJournal, now: datetime, before: Readings, after: Readings) -> str:
    entry_id = journal.begin(
        started_at=now, exercise_id="stillness", exercise_title="Stilzitten", minutes=10, planned_s=622
    )
    journal.set_signals(entry_id, "before", before)
    journal.set_signals(entry_id, "after", after)
    return entry_id


def evening(journal: SqliteJournal, trials: SqliteTrials, trial_id: str, now: datetime, change: int) -> StoredTrial:
    trials.begin(trial_id, now)
    trials.attach(trial_id, entry(journal, now, {"head": 0}, {"head": change}))
    return trials.finish(trial_id)


def done(journal: SqliteJournal, trials: SqliteTrials, number: int = 12, plan: TrialPlan = PLAN) -> StoredTrial:
    kept = trials.start(plan, SEED)
    for change, now in enumerate(EVENINGS[:number]):
        kept = evening(journal, trials, kept.id, now, change % 11)
    return kept
