"""The tables of the journal's file, as export, import and deleting by period need them.

A new table is one line in `TABLES`, after the tables that it refers to.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import get_args

from herstel_app.core.programme_content import Where
from herstel_app.core.signals import SIGNALS
from herstel_app.storage.thoughts import NOT_WITHHELD

EVENING = "date({at}, printf('%+d minutes', {offset} - 240))"
"""The date of the evening that a stored time belongs to: local time, and until four at night the day before."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table, as far as its columns do not tell it themselves."""

    name: str
    unit: str = "id"
    """The column that says which rows belong together: they are taken over together, or not at all."""
    of: str = ""
    """The table that the unit is in, where this one only adds to it; it goes when that goes."""
    moments: Mapping[str, str] = field(default_factory=dict)
    """By column with a time in UTC the column with its offset; the first is when a row was written."""
    instants: Collection[str] = ()
    """Columns with a time in UTC and no offset."""
    dates: Collection[str] = ()
    allowed: Mapping[str, Collection[str]] = field(default_factory=dict)
    """By column the only texts that it can hold."""
    only: str = "1"
    """Which rows may leave, as a condition."""

    @property
    def evening(self) -> str:
        """The evening on which a row was written, as an expression; empty where the table only adds to another."""
        if not self.moments:
            return ""
        at, offset = next(iter(self.moments.items()))
        return EVENING.format(at=at, offset=offset)


TABLES: tuple[Table, ...] = (
    Table("entries", moments={"started_at": "utc_offset_min"}, allowed={"place": get_args(Where)}),
    Table("signals", unit="entry_id", of="entries", allowed={"signal": SIGNALS}),
    Table("words", unit="explanation_id", moments={"written_at": "utc_offset_min"}),
    Table(
        "thoughts",
        moments={"written_at": "utc_offset_min", "due_at": "due_offset_min"},
        instants=("parked_at", "early_at", "released_at", "kept_at"),
        only=NOT_WITHHELD,
    ),
    Table("yardstick", unit="week", moments={"answered_at": "utc_offset_min"}, dates=("week",)),
    Table("told", unit="what", moments={"told_at": "utc_offset_min"}),
    Table("trials", allowed={"signal": SIGNALS}),
    Table("trial_evenings", unit="trial_id", of="trials", moments={"started_at": "utc_offset_min"}),
)
