"""docs/gegevens.md says what the files are: every table and field, and an example that can be read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from herstel_app.core.records import Imported
from herstel_app.storage.export import FORMAT, MANIFEST, OVERVIEW, columns_of
from herstel_app.storage.importing import import_into
from herstel_app.storage.journal import SqliteJournal
from herstel_app.storage.migrations import latest
from herstel_app.storage.tables import TABLES, Table
from tests.content.wording import FORBIDDEN

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "gegevens.md").read_text(encoding="utf-8")
CODE = set(re.findall(r"`([^`\n]+)`", TEXT))
(EXAMPLE,) = re.findall(r"```json\n(.*?)```", TEXT, re.DOTALL)


@pytest.fixture
def journal() -> SqliteJournal:
    journal = SqliteJournal.in_memory()
    journal.open()
    return journal


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_table_and_field_is_told(journal: SqliteJournal, table: Table) -> None:
    with journal.store.reading() as db:
        names = {column.name for column in columns_of(db, table)}
    assert {table.name, *names} <= CODE


def test_the_version_and_the_names_are_those_of_now() -> None:
    assert f"gaat over versie {latest()}." in TEXT
    assert f'"format": "{FORMAT}"' in TEXT
    assert {MANIFEST, OVERVIEW, "version", "withheld"} <= CODE


def test_the_example_can_be_read_back(journal: SqliteJournal) -> None:
    assert import_into(journal.store, "voorbeeld.json", EXAMPLE.encode()) == Imported(added=1, present=0)
    (entry,) = journal.entries(limit=2)
    assert (entry.note, entry.before, entry.after) == ("Mijn kaak zakte.", {"head": 3}, {"head": 5})
    assert (entry.place, entry.proef) == ("head", None)


def test_the_words_are_ours() -> None:
    assert FORBIDDEN.findall(TEXT) == []
