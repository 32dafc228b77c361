"""Writes all notes in one file to take along or to keep: JSON, or a zip of CSV files for a spreadsheet.

The formats are described in docs/gegevens.md; `importing.py` reads both back.
Invariants:
- each value can be read back exactly as it was;
- what is withheld stays withheld: it is left out, and the file says that something is.
"""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec

from herstel_app.core.ports.records import CopyForm
from herstel_app.core.signals import SIGNALS
from herstel_app.storage.migrations import version_of
from herstel_app.storage.store import Store, local
from herstel_app.storage.tables import TABLES, Table
from herstel_app.storage.thoughts import Thoughts

FORMAT = "herstel-notities"
MANIFEST = "herstel.json"
OVERVIEW = "overzicht.csv"
DELIMITER = ";"
BYTE_ORDER_MARK = "\ufeff"
"""The byte order mark before each CSV file: without it a spreadsheet misreads letters such as ë."""
GUARD = "'"
RISKY = ("=", "+", "-", "@", "'", "\t", "\r")
"""A cell that begins with one of these is guarded: a spreadsheet could run it as a formula."""
EARLIEST_IN_ZIP = (1980, 1, 1, 0, 0, 0)
OVERVIEW_TITLES = (
    "datum", "tijd", "oefening", "minuten gedaan",
    "strak of zacht vooraf", "strak of zacht achteraf", "ruimte in je hoofd vooraf", "ruimte in je hoofd achteraf",
    "adem gaat vanzelf vooraf", "adem gaat vanzelf achteraf", "lijf laat los vooraf", "lijf laat los achteraf",
    "eigen woorden",
)  # fmt: skip
OVERVIEW_QUERY = """SELECT id, started_at, utc_offset_min, exercise_title, elapsed_s, note
    FROM entries ORDER BY started_at, id"""


@dataclass(frozen=True, slots=True)
class TableColumn:
    """One column as it is exported: its name, its SQL type, and whether it can be empty."""

    name: str
    kind: str
    """TEXT, INTEGER or REAL; MOMENT is local time with its offset, which are two columns of the table."""
    nullable: bool


def columns_of(db: sqlite3.Connection, table: Table) -> list[TableColumn]:
    """Give the columns of a table as they are exported."""
    offsets = set(table.moments.values())
    return [
        TableColumn(name, "MOMENT" if name in table.moments else kind, not notnull)
        for _, name, kind, notnull, _, _ in db.execute(f"PRAGMA table_info({table.name})")
        if name not in offsets
    ]


def rows_of(db: sqlite3.Connection, table: Table) -> Iterator[list[Any]]:
    """Give the rows of a table that are exported, in a fixed order, with the values of `columns_of`."""
    columns = columns_of(db, table)
    names = [column.name for column in columns] + list(table.moments.values())
    places = [next(place for place, column in enumerate(columns) if column.name == name) for name in table.moments]
    query = f"SELECT {', '.join(names)} FROM {table.name} WHERE {table.only} ORDER BY rowid"
    for row in db.execute(query):
        values = list(row[: len(columns)])
        for number, at in enumerate(places):
            if values[at] is not None:
                values[at] = local(values[at], row[len(columns) + number]).isoformat(timespec="microseconds")
        yield values


def head(store: Store, made_at: datetime) -> dict[str, Any]:
    """Give what stands at the top of an export: what it is, of which version, when it was made, what is left out."""
    withheld = Thoughts(store).export_text()
    with store.reading() as db:
        version = version_of(db)
    fields = {"format": FORMAT, "version": version, "made_at": made_at.isoformat(timespec="seconds")}
    return {**fields, "withheld": withheld} if withheld else fields


def as_json(store: Store, made_at: datetime) -> bytes:
    """Give all notes as JSON. Raises JournalUnavailable."""
    whole = head(store, made_at)
    with store.reading() as db:
        whole["tables"] = {table.name: _named(db, table) for table in TABLES}
    return msgspec.json.format(msgspec.json.encode(whole), indent=1) + b"\n"


def _named(db: sqlite3.Connection, table: Table) -> list[dict[str, Any]]:
    names = [column.name for column in columns_of(db, table)]
    return [dict(zip(names, row, strict=True)) for row in rows_of(db, table)]


def as_csv(store: Store, made_at: datetime) -> bytes:
    """Give all notes as a zip of CSV files: one for each table, and one with everything on an exercise in one row.

    Raises JournalUnavailable.
    """
    target = io.BytesIO()
    with store.reading() as db, zipfile.ZipFile(target, "w") as bundle:

        def add(name: str, content: str | bytes) -> None:
            item = zipfile.ZipInfo(name, max(made_at.timetuple()[:6], EARLIEST_IN_ZIP))
            item.compress_type = zipfile.ZIP_DEFLATED
            bundle.writestr(item, content)

        add(MANIFEST, json.dumps(head(store, made_at), ensure_ascii=False, indent=1) + "\n")
        add(OVERVIEW, _csv([OVERVIEW_TITLES, *_overview(db)]))
        for table in TABLES:
            columns = columns_of(db, table)
            rows = ([cell(value, col) for value, col in zip(row, columns, strict=True)] for row in rows_of(db, table))
            add(f"{table.name}.csv", _csv([[column.name for column in columns], *rows]))
    return target.getvalue()


def cell(value: Any, column: TableColumn) -> str:
    """Give a value as it stands in a CSV file."""
    if value is None:
        return ""
    if isinstance(value, float):
        return repr(value).replace(".", ",")
    if not isinstance(value, str):
        return str(value)
    if value.startswith(RISKY) or (not value and column.nullable):
        return GUARD + value
    return value


def _csv(rows: list[Any]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=DELIMITER, lineterminator="\r\n").writerows(rows)
    return (BYTE_ORDER_MARK + text.getvalue()).encode()


def _overview(db: sqlite3.Connection) -> Iterator[list[str]]:
    """Give everything on each exercise in one row, to be read and drawn from, not to be read back."""
    readings: dict[tuple[str, str, str], int] = {}
    for entry_id, moment, signal, value in db.execute("SELECT entry_id, moment, signal, value FROM signals"):
        readings[entry_id, signal, moment] = value
    plain = TableColumn("", "TEXT", nullable=False)
    for name, at, offset, title, elapsed_s, note in db.execute(OVERVIEW_QUERY):
        start = local(at, offset)
        values = [readings.get((name, signal, moment)) for signal in SIGNALS for moment in ("before", "after")]
        minutes = round(elapsed_s / 60, 1)
        yield [
            f"{start:%Y-%m-%d}", f"{start:%H:%M}", cell(title, plain), cell(minutes, plain),
            *("" if value is None else str(value) for value in values), cell(note, plain),
        ]  # fmt: skip


WRITERS: Mapping[CopyForm, Callable[[Store, datetime], bytes]] = {"json": as_json, "csv": as_csv}
"""What makes a copy of each form."""
