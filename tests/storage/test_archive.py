"""All notes together: files that are written whole or not at all."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from herstel_app.core.errors import ImportRefused
from herstel_app.core.records import Imported
from herstel_app.storage.archive import SqliteNotesArchive, write_whole
from herstel_app.storage.journal import SqliteJournal

NOW = datetime(2026, 11, 22, 21, 40, tzinfo=UTC)


@pytest.mark.parametrize("form", ["json", "csv"])
def test_a_copy_is_read_back_under_its_own_name(tmp_path: Path, form: str) -> None:
    journal, file = SqliteJournal(tmp_path / "journal.db"), tmp_path / "kopie"
    journal.open()
    journal.set_words("the-chain", "Onder de douche.", NOW)
    archive = SqliteNotesArchive(journal.store)
    archive.save("json" if form == "json" else "csv", str(file), NOW)
    archive.delete_everything()
    assert journal.all_words() == []
    assert archive.read_back(str(file)) == Imported(added=1, present=0)
    file.write_bytes(b"PK of niet")
    with pytest.raises(ImportRefused, match=r"^kopie: "):
        archive.read_back(str(file))


def test_a_file_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "map").mkdir()
    with pytest.raises(OSError, match="map"):
        write_whole(str(tmp_path / "map"), b"nieuw")
    assert [item.name for item in tmp_path.iterdir()] == ["map"]
    write_whole(str(tmp_path / "map" / "blad.pdf"), b"nieuw")
    assert (tmp_path / "map" / "blad.pdf").read_bytes() == b"nieuw"
