"""Reads an export back: all of it or nothing, and what is already there stays as it is.

A file is first taken into a database of its own in memory, of the version that made it. What that refuses is
told with the file, the place and the reason, and the journal has not been touched. It is then brought to the
present version, as an older journal is, and added in one transaction.
"""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from typing import Any

from herstel_app.core.errors import ImportRefused
from herstel_app.core.records import Imported
from herstel_app.storage.export import DELIMITER, FORMAT, MANIFEST, OVERVIEW, TableColumn, columns_of
from herstel_app.storage.import_values import BadValue, checked, from_cell
from herstel_app.storage.migrations import STEPS, latest, migrate, tables_of
from herstel_app.storage.store import Store
from herstel_app.storage.tables import TABLES, Table
from herstel_app.storage.zip_bundle import BrokenBundle, Bundle

MOST_BYTES = 300_000_000
"""Far more than a lifetime of notes; a larger file is not ours, or an attack on memory."""
NOT_OURS = "dit bestand komt niet uit Herstel; kies een .json of .zip dat je hier bewaarde"
REASONS = (
    ("UNIQUE", "deze rij staat er twee keer"),
    ("FOREIGN KEY", "dit hoort bij iets wat niet in het bestand staat"),
    ("CHECK", "een waarde in deze rij kan niet"),
)
CANNOT_BE = "deze rij kan niet in het bestand"


class _Fault(Exception):
    """What is wrong, and where in the file."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(f"{place}: {reason}." if place else f"{reason}.")


class _Json:
    """An export as JSON."""

    def __init__(self, data: bytes) -> None:
        try:
            whole = json.loads(data.decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            line = data[: error.start].count(b"\n") + 1
            raise _Fault(f"regel {line}", "dit is geen tekst in UTF-8") from error
        except json.JSONDecodeError as error:
            raise _Fault(f"regel {error.lineno}, teken {error.colno}", "vanaf hier klopt de JSON niet") from error
        except (ValueError, RecursionError) as error:
            raise _Fault("", NOT_OURS) from error
        self.head = _head(whole)
        tables = whole.get("tables")
        if not isinstance(tables, dict):
            raise _Fault("'tables'", "dit ontbreekt of is geen verzameling tabellen")
        self._tables: dict[str, Any] = tables
        self.names = set(tables)

    def rows(self, table: str, columns: list[TableColumn]) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """Give the rows of a table, each with its place."""
        rows = self._tables[table]
        if not isinstance(rows, list):
            raise _Fault(f"'tables.{table}'", "dit is geen lijst")
        for number, row in enumerate(rows, start=1):
            place = f"'tables.{table}', rij {number}"
            if not isinstance(row, dict):
                raise _Fault(place, "dit is geen rij met velden")
            _check_names(place, set(row), columns)
            yield place, row


class _Zip:
    """An export as a zip of CSV files."""

    def __init__(self, data: bytes) -> None:
        try:
            self._files = Bundle(data, MANIFEST, MOST_BYTES)
        except BrokenBundle as error:
            raise _Fault(error.place, error.reason) from error
        if MANIFEST not in self._files.names:
            raise _Fault("", NOT_OURS)
        try:
            self.head = _head(json.loads(self._text(MANIFEST)))
        except (ValueError, RecursionError) as error:
            raise _Fault(MANIFEST, "dit is geen goede JSON") from error
        tables = self._files.names - {MANIFEST, OVERVIEW}
        for name in tables:
            if not name.endswith(".csv"):
                raise _Fault(f"'{name}'", "dit hoort hier niet")
        self.names = {name.removesuffix(".csv") for name in tables}

    def rows(self, table: str, columns: list[TableColumn]) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """Give the rows of a table, each with its place."""
        name = f"{table}.csv"
        by_name = {column.name: column for column in columns}
        csv.field_size_limit(MOST_BYTES)
        reader = csv.reader(io.StringIO(self._text(name), newline=""), delimiter=DELIMITER, strict=True)
        try:
            titles = next(reader, [])
            _check_names(f"{name}, regel 1", set(titles), columns)
            if len(titles) != len(columns):
                raise _Fault(f"{name}, regel 1", "een kolom staat er twee keer")
            for cells in reader:
                place = f"{name}, regel {reader.line_num}"
                if len(cells) != len(titles):
                    raise _Fault(place, f"hier staan {len(cells)} velden, en het zijn er {len(titles)}")
                yield (
                    place,
                    {title: _cell(place, by_name[title], text) for title, text in zip(titles, cells, strict=True)},
                )
        except csv.Error as error:
            raise _Fault(f"{name}, regel {reader.line_num}", "deze regel is niet te lezen") from error

    def _text(self, name: str) -> str:
        try:
            return self._files.read(name).decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise _Fault(name, "dit is geen tekst in UTF-8") from error
        except BrokenBundle as error:
            raise _Fault(error.place, error.reason) from error


def import_into(store: Store, name: str, data: bytes) -> Imported:
    """Add what stands in an export, JSON or zip, called `name`, to the journal.

    Raises ImportRefused where the file is not whole or not ours, JournalUnavailable where the journal cannot be
    changed; the journal is then as it was.
    """
    if not store.keeps:
        raise ImportRefused(f"{name}: er wordt nu niets bewaard.")
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        try:
            _take(db, data)
        except _Fault as fault:
            raise ImportRefused(f"{name}, {fault}" if ":" in str(fault) else f"{name}: {fault}") from fault
        migrate(db)
        return _add(store, db)


def _take(db: sqlite3.Connection, data: bytes) -> None:
    """Take a whole export into the empty database `db`, of the version that made it; raises _Fault."""
    if len(data) > MOST_BYTES:
        raise _Fault("", "dit bestand is te groot om uit Herstel te komen")
    source = _Zip(data) if data.startswith(b"PK") else _Json(data)
    version = source.head
    db.execute("PRAGMA foreign_keys = ON")
    for step in STEPS[:version]:
        for statement in step:
            db.execute(statement)
    db.execute(f"PRAGMA user_version = {version}")
    tables = [table for table in TABLES if table.name in tables_of(version)]
    for name in sorted({table.name for table in tables} - source.names):
        raise _Fault(f"tabel '{name}'", "deze ontbreekt")
    for name in sorted(source.names - {table.name for table in tables}):
        raise _Fault(f"tabel '{name}'", "deze hoort hier niet")
    db.execute("BEGIN")
    for table in tables:
        columns = columns_of(db, table)
        names = [column.name for column in columns] + list(table.moments.values())
        insert = f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"
        for place, row in source.rows(table.name, columns):
            try:
                db.execute(insert, _values(place, row, columns, table))
            except sqlite3.IntegrityError as error:
                raise _Fault(place, next((said for kind, said in REASONS if kind in str(error)), CANNOT_BE)) from error
    db.execute("COMMIT")


def _values(place: str, row: Mapping[str, Any], columns: list[TableColumn], table: Table) -> list[Any]:
    values, offsets = [], dict.fromkeys(table.moments)
    for column in columns:
        try:
            value, offset = checked(row[column.name], column, table)
        except BadValue as error:
            raise _Fault(f"{place}, veld '{column.name}'", str(error)) from error
        values.append(value)
        if column.name in offsets:
            offsets[column.name] = offset
    return [*values, *offsets.values()]


def _head(whole: Any) -> int:
    """Give the version of an export; raises _Fault where it is not ours or too new."""
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise _Fault("", NOT_OURS)
    version = whole.get("version")
    if type(version) is not int or version < 1:
        raise _Fault("'version'", "dit is geen versienummer")
    if version > latest():
        raise _Fault("", "dit bestand komt uit een nieuwere versie van Herstel")
    return version


def _check_names(place: str, names: set[str], columns: list[TableColumn]) -> None:
    known = {column.name for column in columns}
    for name in sorted(known - names):
        raise _Fault(place, f"het veld '{name}' ontbreekt")
    for name in sorted(names - known):
        raise _Fault(place, f"het veld '{name}' hoort hier niet")


def _cell(place: str, column: TableColumn, text: str) -> Any:
    try:
        return from_cell(text, column)
    except BadValue as error:
        raise _Fault(f"{place}, veld '{column.name}'", str(error)) from error


def _add(store: Store, db: sqlite3.Connection) -> Imported:
    """Add what `db` holds, except what is there already under the same name."""
    added, present = 0, 0
    with store.change() as journal:
        there = {table.name: _units(journal, table) for table in TABLES if not table.of}
        for table in TABLES:
            names = [name for _, name, *_ in db.execute(f"PRAGMA table_info({table.name})")]
            known, at = there[table.of or table.name], names.index(table.unit)
            insert = f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"
            rows = db.execute(f"SELECT {', '.join(names)} FROM {table.name} ORDER BY rowid")
            journal.executemany(insert, (row for row in rows if row[at] not in known))
            if not table.of:
                added += len(_units(db, table) - known)
                present += len(_units(db, table) & known)
        _set_aside(journal, there["trials"])
    return Imported(added, present)


def _set_aside(journal: sqlite3.Connection, known: set[str]) -> None:
    """Keep one trial running: that of this journal. An imported one is stopped, and can be resumed later."""
    running = {name for (name,) in journal.execute("SELECT id FROM trials WHERE state = 'running'")}
    if not running & known:
        return
    for name in running - known:
        journal.execute("UPDATE trials SET state = 'stopped' WHERE id = ?", (name,))
        journal.execute(
            "UPDATE trial_evenings SET progress = 'interrupted' WHERE trial_id = ? AND progress = 'running'", (name,)
        )


def _units(db: sqlite3.Connection, table: Table) -> set[str]:
    return {unit for (unit,) in db.execute(f"SELECT DISTINCT {table.unit} FROM {table.name}")}
