"""When the settings are written: once after a drag, at once at the end, and again where it failed."""

from __future__ import annotations

from pathlib import Path
from threading import Event, Timer

import pytest

from herstel_app.core.settings import Settings
from herstel_app.engine.audio.narrator import in_thread
from herstel_app.engine.settings_model import RETRY_S, WAIT_S, SettingsModel
from herstel_app.storage.settings import SettingsFile
from tests.engine.conftest import Make, Stand
from tests.helpers.disks import hold


class Counted:
    """Counts how often the settings are really written."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.volumes: list[int] = []
        save = SettingsFile.save

        def counting(file: SettingsFile, settings: Settings) -> None:
            save(file, settings)
            self.volumes.append(settings.volume)

        patch.setattr(SettingsFile, "save", counting)


def in_file(stand: Stand) -> Settings:
    return SettingsFile(stand.folder / "settings.json").load()[0]


def changes(model: SettingsModel) -> list[int]:
    volumes: list[int] = []
    model.changed.connect(lambda settings: volumes.append(settings.volume))
    return volumes


def test_one_drag_is_one_write_and_counts_at_once(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    counted, model = Counted(monkeypatch), stand.engine.settings
    told = changes(model)
    for volume in range(20, 40):
        model.change(volume=volume)
        assert model.settings.volume == volume
        stand.advance(WAIT_S / 2)
    assert (told, counted.volumes) == (list(range(20, 40)), [])
    stand.advance(WAIT_S)
    stand.do_work()
    assert counted.volumes == [39]
    assert in_file(stand).volume == 39
    model.write()
    assert counted.volumes == [39]


def test_what_stays_the_same_is_not_told_or_written(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    counted, told = Counted(monkeypatch), changes(stand.engine.settings)
    stand.engine.settings.change(volume=stand.engine.settings.settings.volume)
    stand.advance(1)
    assert (told, counted.volumes, stand.scheduler.running) == ([], [], [])


def test_nothing_is_lost_at_the_end(stand: Stand) -> None:
    stand.engine.settings.change(volume=33)
    stand.engine.close()
    assert in_file(stand).volume == 33


def test_a_slow_disk_holds_nothing_up_and_nothing_is_lost(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    """A window that showed a breath stood still for a third of a second after a key for the volume."""
    counted, model = Counted(monkeypatch), stand.engine.settings
    model.change(volume=20)
    stand.advance(WAIT_S)
    assert counted.volumes == [], "it is for another thread"
    model.change(volume=30)
    stand.do_work()
    assert counted.volumes == [30], "what counts by then"
    stand.advance(WAIT_S)
    stand.do_work()
    model.change(volume=40)
    stand.advance(WAIT_S)
    model.write()
    stand.do_work()
    assert counted.volumes == [30, 40, 40]
    assert in_file(stand).volume == 40


def test_what_is_changed_while_it_is_written_is_written_after_that(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    stand = make()
    model, written, free = stand.engine.settings, Event(), Event()
    save = SettingsFile.save

    def slowly(file: SettingsFile, settings: Settings) -> None:
        written.set()
        assert free.wait(10)
        save(file, settings)

    monkeypatch.setattr(SettingsFile, "save", slowly)
    model.change(volume=20)
    stand.advance(WAIT_S)
    thread = in_thread(stand.work.pop())
    assert written.wait(10)
    model.change(volume=30)
    Timer(0.1, free.set).start()
    model.write()
    thread.join(10)
    stand.settle()
    assert in_file(stand).volume == 30


def test_what_another_thread_could_not_write_is_told_and_tried_again(
    stand: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = Held(stand.folder / "settings.json", monkeypatch)
    stand.engine.settings.change(volume=10)
    stand.advance(WAIT_S)
    assert stand.notices == []
    stand.do_work()
    assert "niet te schrijven" in stand.notices[0]
    held.now = False
    stand.advance(RETRY_S)
    assert not (stand.folder / "settings.json").exists() or in_file(stand).volume != 10, "a disk is not waited for"
    stand.do_work()
    assert in_file(stand).volume == 10
    assert stand.withdrawn == stand.notices


class Held:
    """Whether another program holds the settings."""

    def __init__(self, path: Path, patch: pytest.MonkeyPatch) -> None:
        self.now = True
        hold(patch, ("read_bytes", "replace"), lambda file: file == path and self.now)


def test_what_could_not_be_written_is_told_once_and_tried_again(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    held = Held(stand.folder / "settings.json", monkeypatch)
    for volume in (10, 20):
        stand.engine.settings.change(volume=volume)
        stand.engine.settings.write()
    for _ in range(3):
        stand.advance(RETRY_S)
        stand.do_work()
    (told,) = stand.notices
    assert "niet te schrijven: een ander programma houdt dit bestand vast" in told
    held.now = False
    stand.advance(RETRY_S)
    stand.do_work()
    assert in_file(stand).volume == 20
    assert stand.withdrawn == [told]
    assert stand.scheduler.running == []


def test_what_could_not_be_read_comes_back_when_it_can(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make().folder / "settings.json"
    SettingsFile(path).save(Settings(volume=15, muted=True, history=False))
    held = Held(path, monkeypatch)
    stand = make()
    at_start = list(stand.notices)
    assert "een ander programma houdt dit bestand vast" in at_start[0]
    model, told = stand.engine.settings, changes(stand.engine.settings)
    model.start(at_start)
    model.change(cue_percent=35)
    model.write()
    stand.advance(2 * RETRY_S)
    assert told == [60]
    held.now = False
    stand.advance(RETRY_S)
    stand.do_work()
    settings = model.settings
    assert (settings.volume, settings.muted, settings.history, settings.cue_percent) == (15, True, False, 35)
    assert in_file(stand) == settings
    assert told == [60, 15]
    assert set(at_start) <= set(stand.withdrawn)
    assert not stand.engine.keeping.keeps
    assert stand.player.asked[-2:] == [("volume", 15), ("muted", True)]
    assert stand.scheduler.running == []


def test_what_is_read_again_without_a_change_is_not_written(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make().folder / "settings.json"
    SettingsFile(path).save(Settings(volume=15))
    held = Held(path, monkeypatch)
    stand = make()
    stand.engine.settings.start(stand.notices)
    counted = Counted(monkeypatch)
    held.now = False
    stand.advance(RETRY_S)
    assert (stand.engine.settings.settings.volume, counted.volumes) == (15, [])
    assert stand.scheduler.running == []


def test_a_file_that_could_be_read_is_not_read_again(stand: Stand) -> None:
    stand.engine.settings.start()
    assert stand.scheduler.running == []


def test_what_a_file_that_is_read_later_has_wrong_is_told(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make().folder / "settings.json"
    path.write_text('{"volume": 15, "cue": "trompet"}', encoding="utf-8")
    held = Held(path, monkeypatch)
    stand = make()
    stand.engine.settings.start(stand.notices)
    before = len(stand.notices)
    held.now = False
    stand.advance(RETRY_S)
    assert len(stand.notices) > before
    assert "settings.json" in stand.notices[-1]
