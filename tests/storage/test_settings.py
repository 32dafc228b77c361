"""The settings file: understood, or put aside; never half written."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from herstel_app.core.errors import StorageError
from herstel_app.core.settings import Settings
from herstel_app.storage.settings import SettingsFile
from tests.helpers.disks import hold


def test_first_start_is_soft(tmp_path: Path) -> None:
    settings, notices = SettingsFile(tmp_path / "settings.json").load()
    assert list(notices) == []
    assert settings.volume == 60
    assert not list(tmp_path.iterdir())


def test_round_trip(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "settings.json")
    file.save(Settings(volume=15, muted=True, text_scale_percent=160))
    settings, notices = file.load()
    assert (settings.volume, settings.muted, settings.text_scale_percent) == (15, True, 160)
    assert list(notices) == []
    assert [other.name for other in tmp_path.iterdir()] == ["settings.json"]


@pytest.mark.parametrize(
    ("fields", "volume"),
    [
        ({"volume": 100}, 80),
        ({"volume": 80}, 56),
        ({"volume": 40}, 8),
        ({"volume": 20}, 1),
        ({"volume": 0}, 0),
        ({"volume": 100, "volume_range_db": 24}, 80),
        ({"volume": 75, "volume_range_db": 24}, 60),
        ({"volume": 40, "volume_range_db": 24}, 32),
        ({"volume": 40, "volume_range_db": 30}, 40),
        ({"muted": True}, 60),
    ],
)
def test_a_volume_of_an_older_version_sounds_as_loud_as_it_did(
    tmp_path: Path, fields: dict[str, object], volume: int
) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps(fields), encoding="utf-8")
    file = SettingsFile(path)
    settings, _ = file.load()
    assert settings.volume == volume
    file.save(settings)
    assert file.load()[0].volume == volume


@pytest.mark.parametrize(("before", "now"), [("tones", "hum"), ("breath", "wave"), ("bowl", "bowl"), ("none", "none")])
def test_a_cue_of_before_goes_over_to_the_voice_in_its_place(tmp_path: Path, before: str, now: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"cue": before, "volume": 60, "volume_range_db": 24}), encoding="utf-8")
    settings, notices = SettingsFile(path).load()
    assert (settings.cue, settings.volume, notices) == (now, 48, ())


def test_fields_of_before_go_and_those_of_a_newer_version_stay(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"health_asked": True, "sound_asked": True, "later": 3}), encoding="utf-8")
    file = SettingsFile(path)
    file.save(file.load()[0])
    fields = json.loads(path.read_text(encoding="utf-8"))
    assert [name in fields for name in ("health_asked", "sound_asked", "later")] == [False, False, True]


@pytest.mark.parametrize("text", ["", "{", '{"volume": "hard"}', '{"volume": 300}', "[]", '{"text_scale_percent": 20}'])
def test_what_cannot_be_understood_is_put_aside(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(text, encoding="utf-8")
    settings, notices = SettingsFile(path).load()
    assert settings.volume == 60
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


class HeldFile:
    """A settings file that another program holds until it is let go."""

    def __init__(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.path, self.held = path, True
        hold(monkeypatch, ("read_bytes", "replace"), lambda file: file == path and self.held)


@pytest.fixture
def held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> HeldFile:
    path = tmp_path / "settings.json"
    kept = Settings(
        volume=15,
        palette="day",
        seen_cautions=("a", "b"),
        parts={"x": ("een",)},
        welcomed=False,
        text_scale_percent=120,
    )
    SettingsFile(path).save(kept)
    fields = json.loads(path.read_text(encoding="utf-8")) | {"later": 7}
    path.write_text(json.dumps(fields), encoding="utf-8")
    return HeldFile(path, monkeypatch)


def test_a_file_that_is_held_at_the_start_is_not_written_over(held: HeldFile) -> None:
    file = SettingsFile(held.path)
    settings, notices = file.load()
    assert settings.volume == Settings().volume
    assert settings.welcomed  # who has a file is not received as a stranger
    assert [notice for notice in notices if "een ander programma houdt dit bestand vast" in notice]
    before = held.path.stat()
    with pytest.raises(StorageError, match="vast"):
        file.save(settings)
    assert file.read_again(settings) is None
    assert held.path.stat().st_ino == before.st_ino


def test_what_was_changed_meanwhile_joins_what_stood_in_it(held: HeldFile) -> None:
    file = SettingsFile(held.path)
    session, _ = file.load()
    session = msgspec.structs.replace(session, volume=55, seen_cautions=("c", "a"), parts={"y": ("twee",)})
    held.held = False
    found = file.read_again(session)
    assert found is not None
    settings, notices = found
    assert notices == ()
    assert (settings.volume, settings.palette, settings.text_scale_percent) == (55, "day", 120)
    assert settings.seen_cautions == ("a", "b", "c")
    assert settings.parts == {"x": ("een",), "y": ("twee",)}
    assert not settings.welcomed
    file.save(settings)
    assert json.loads(held.path.read_text(encoding="utf-8"))["later"] == 7
    assert SettingsFile(held.path).load()[0] == settings


def test_one_that_is_held_and_cannot_be_understood_is_put_aside_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "settings.json"
    path.write_text("{", encoding="utf-8")
    held = True
    hold(monkeypatch, ("replace",), lambda file: file == path and held)
    file = SettingsFile(path)
    settings, notices = file.load()
    assert file.is_unread
    assert len(notices) == 1
    held = False
    found = file.read_again(settings)
    assert found is not None
    assert "staat nog in" in found[1][0]
    file.save(found[0])
    assert len(list(tmp_path.iterdir())) == 2


def test_a_file_from_before_the_piekermoment_is_read_and_has_it_off(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "settings.json")
    (tmp_path / "settings.json").write_text(json.dumps({"reminder": True, "reminder_at_min": 1290}), encoding="utf-8")
    settings, notices = file.load()
    assert list(notices) == []
    assert (settings.plan.on, settings.plan.at_min) == (True, 1290)
    assert (settings.worry_plan.on, settings.worry_plan.at_min, settings.worry_reminded) == (False, 17 * 60 + 30, "")
    assert settings.worry_plan.days == (0, 1, 2, 3, 4, 5, 6)
