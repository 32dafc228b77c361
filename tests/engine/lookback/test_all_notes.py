"""All notes copied, read back and deleted: what came of it is said, and told to whoever shows notes."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from herstel_app.core.parked_thoughts import Thought
from herstel_app.engine.lookback.all_notes import ALL_ERASED
from herstel_app.storage.store import Store
from herstel_app.storage.thoughts import WITHHELD_TEXT
from tests.engine.conftest import Stand
from tests.engine.lookback.notes import keep
from tests.helpers.dates import DATES


def changes(stand: Stand) -> list[str]:
    """Write down that notes changed all together, and which own words there are then."""
    found: list[str] = []
    stand.engine.lookback.all_notes.changed.connect(lambda: found.append("changed"))
    stand.engine.lookback.words_changed.connect(lambda name, text: found.append(text) if text else None)
    return found


def test_a_copy_goes_out_and_comes_back(stand: Stand) -> None:
    notes, file = stand.engine.lookback.all_notes, stand.folder / "kopie.json"
    keep(stand, stand.clock.now(), "De regen.")
    stand.journal.set_words("the-chain", "Onder de douche.", stand.clock.now())
    assert (notes.file_name("json"), notes.file_name("csv")) == (
        "herstel-2026-11-22.json",
        "herstel-2026-11-22.zip",
    )
    assert notes.save("json", str(file)) == f"Bewaard in {file}"
    assert notes.save("csv", str(stand.folder / "kopie.zip")) == f"Bewaard in {stand.folder / 'kopie.zip'}"
    assert json.loads(file.read_text(encoding="utf-8"))["format"] == "herstel-notities"
    told = changes(stand)
    assert notes.read_back(str(file), file.name) == "Alles uit kopie.json stond er al."
    assert notes.erase_all() == ALL_ERASED
    assert stand.engine.lookback.own_words() == {}
    assert notes.read_back(str(file), file.name) == "kopie.json is teruggehaald."
    assert stand.engine.lookback.own_words() == {"the-chain": "Onder de douche."}
    assert told == ["Onder de douche.", "changed", "changed", "Onder de douche.", "changed"]
    stand.journal.delete(stand.journal.entries(limit=1)[0].id)
    said = notes.read_back(str(file), file.name)
    assert said == "kopie.json is teruggehaald. Wat er al stond, bleef zoals het was."


def test_what_is_withheld_is_said(stand: Stand) -> None:
    assert stand.engine.lookback.all_notes.left_out() == ""
    now = stand.clock.now()
    stand.thoughts.park("blad", [Thought("de dakgoot")], now.replace(hour=9) + timedelta(days=1), now)
    assert stand.engine.lookback.all_notes.left_out() == WITHHELD_TEXT


def test_a_copy_that_cannot_be_written_is_said(stand: Stand, tmp_path: Path) -> None:
    said = stand.engine.lookback.all_notes.save("json", str(tmp_path))
    assert said == f"{tmp_path} is niet te schrijven: dit is een map, geen bestand."
    stand.journal.close()
    said = stand.engine.lookback.all_notes.save("json", str(tmp_path / "kopie.json"))
    assert "is niet te schrijven: Het bestand met je notities is niet geopend." in said
    assert not (tmp_path / "kopie.json").exists()


def test_a_file_that_is_not_ours_changes_nothing(stand: Stand) -> None:
    notes, file, told = stand.engine.lookback.all_notes, stand.folder / "foto.json", changes(stand)
    assert notes.read_back(str(file), file.name).startswith(f"{file} is niet te lezen: het bestand")
    file.write_bytes(b"\x89PNG")
    assert notes.read_back(str(file), file.name) == (
        "Er is niets veranderd. foto.json, regel 1: dit is geen tekst in UTF-8."
    )
    stand.engine.settings.change(history=False)
    assert notes.read_back(str(file), file.name) == ("Er is niets veranderd. foto.json: er wordt nu niets bewaard.")
    assert told == []


def test_a_period_is_deleted(stand: Stand) -> None:
    notes, told = stand.engine.lookback.all_notes, changes(stand)
    keep(stand, stand.clock.now())
    period = date(2026, 11, 21), date(2026, 11, 22)
    assert notes.erase_period(period, DATES) == "Verwijderd: 2026-11-21 tot en met 2026-11-22."
    assert notes.erase_period(period, DATES) == "In deze periode stond er niets."
    assert told == ["changed", "changed"]


def test_deleting_that_fails_is_said(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    notes, told = stand.engine.lookback.all_notes, changes(stand)
    keep(stand, stand.clock.now())
    stand.fail(monkeypatch)
    period = date(2026, 11, 21), date(2026, 11, 22)
    failed = "Dat lukt nu niet. journal.db: de schijf is vol"
    assert notes.erase_period(period, DATES) == failed
    stand.fail_reading(monkeypatch, Store, "reading")  # then the own words cannot be told either
    assert notes.erase_all() == failed
    assert told == ["changed", "changed"]
