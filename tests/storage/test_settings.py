"""The settings file: understood, or put aside; never half written."""

from __future__ import annotations

from pathlib import Path

import pytest

from herstel_app.storage.settings import Settings, SettingsFile, StorageError


def test_first_start_is_soft(tmp_path: Path) -> None:
    settings, notices = SettingsFile(tmp_path / "settings.json").load()
    assert list(notices) == []
    assert settings.volume == 40
    assert not list(tmp_path.iterdir())


def test_round_trip(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "settings.json")
    file.save(Settings(volume=15, muted=True, text_scale_percent=160))
    settings, notices = file.load()
    assert (settings.volume, settings.muted, settings.text_scale_percent) == (15, True, 160)
    assert list(notices) == []
    assert [other.name for other in tmp_path.iterdir()] == ["settings.json"]


@pytest.mark.parametrize("text", ["", "{", '{"volume": "hard"}', '{"volume": 300}', "[]", '{"text_scale_percent": 20}'])
def test_what_cannot_be_understood_is_put_aside(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(text, encoding="utf-8")
    settings, notices = SettingsFile(path).load()
    assert settings.volume == 40
    assert any("settings.json" in notice for notice in notices)
    assert [other.read_text(encoding="utf-8") for other in tmp_path.iterdir()] == [text]
    assert "onleesbaar" in next(tmp_path.iterdir()).name


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    blocker = tmp_path / "bestand"
    blocker.write_text("geen map", encoding="utf-8")
    with pytest.raises(StorageError, match="settings"):
        SettingsFile(blocker / "settings.json").save(Settings())


def test_a_failing_write_keeps_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = SettingsFile(tmp_path / "settings.json")
    file.save(Settings(volume=15))

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(StorageError):
        file.save(Settings(volume=90))
    monkeypatch.undo()
    assert file.load()[0].volume == 15
    assert [other.name for other in tmp_path.iterdir()] == ["settings.json"]
