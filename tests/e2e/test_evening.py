"""A newcomer's first evening, with a real screen, a real sound server, a mouse and a keyboard."""

from __future__ import annotations

import json
import time
import wave
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from herstel_app.audio.renderer import Renderer
from herstel_app.core.records import Entry
from herstel_app.core.timeline import Timeline
from herstel_app.core.timeline_compiler import compile_timeline
from herstel_app.engine.practice_journal import BEGUN_S
from herstel_app.paths import DataDir, content_dir
from herstel_app.storage.journal import SqliteJournal
from herstel_app.storage.library import load_library
from herstel_app.ui.kit.column import Column
from herstel_app.ui.pages.reading.pill import Pill
from herstel_app.ui.practice.offer import Offer
from tests.e2e.offscreen_twin import Twin
from tests.e2e.pictures import same_picture
from tests.e2e.system import RATE_HZ, Window, needs, system_in, wait_for
from tests.helpers import placing
from tests.helpers.widgets import signals_in

pytestmark = [
    pytest.mark.system,
    pytest.mark.timeout(420),
    needs(),
]

ONSET_TOLERANCE_S = 0.030
NOTE = "mijn kaak zakte"
WORDS = "in de auto voor de deur"


def entries(folder: Path) -> list[Entry]:
    journal = SqliteJournal(DataDir(folder).journal)
    journal.open()
    try:
        return journal.entries(limit=10)
    finally:
        journal.close()


def not_kept_as_it_should(folder: Path) -> list[Entry]:
    """Give what still runs, and what was only begun and kept all the same: a real computer decides how far it came."""
    return [each for each in entries(folder) if each.outcome != "stopped" or each.elapsed_s < BEGUN_S]


def mono(wav: Path) -> NDArray[np.float64]:
    with wave.open(str(wav)) as file:
        assert file.getframerate() == RATE_HZ
        data = np.frombuffer(file.readframes(file.getnframes()), dtype="<i2")
    return data.reshape(-1, 2).mean(axis=1) / 32768.0


def planned_onsets_s(timeline: Timeline, until_s: float = 1e9) -> list[float]:
    """Give when each cue begins; where guidance has faded there is none."""
    cued = (s for s in timeline.segments if s.phase in ("inhale", "exhale") and s.guidance > 0)
    return [s.start_s for s in cued if s.start_s < until_s]


def deviations_s(wav: Path, timeline: Timeline) -> NDArray[np.float64]:
    """Give how far each cue is from its place in the plan, after one constant offset is removed."""
    renderer = Renderer(timeline)
    plan = renderer.render(0, renderer.frames).mean(axis=1)
    return placing.deviations_s(mono(wav), plan, planned_onsets_s(timeline), RATE_HZ)


def turned_to(window: Window, twin: Twin, form: Column, part: QWidget) -> int:
    """Turn the wheel over a form, in both windows, until a part of it is seen whole; gives how often."""
    turned = 0
    while part.visibleRegion().boundingRect().height() < part.height():
        window.wheel(twin.place(form), 1)
        twin.wheel(form, 1)
        turned += 1
    return turned


def test_a_first_evening(tmp_path: Path, qapp: QApplication) -> None:
    data = tmp_path / "data"
    wav = tmp_path / "heard.wav"
    for folder in (data, tmp_path / "twin"):
        folder.mkdir()
        # Nothing holds for this someone, so that slow breathing is offered.
        settings = {"welcomed": True, "health_facts": []}
        (folder / "settings.json").write_text(json.dumps(settings), encoding="utf-8")
    twin = Twin(qapp, tmp_path / "twin")
    with system_in(tmp_path) as system:
        system.start_sound()
        # The window thread stands still for 150 ms every second, all evening long: the sound may not notice.
        window = Window.open(system, "--data-dir", str(data), module="tests.e2e.blocked_window")
        # Read section 9.
        window.click(twin.place(twin.window.rail.pages["reading"]))
        twin.window.open_page("reading")
        reading = twin.window.pages.reading
        twin.settle()
        assert reading.reader
        window.click(twin.place(reading.reader.list_link))
        reading.show_list()
        twin.settle()
        assert reading.list
        window.click(twin.place(reading.list.rows["how-we-look"]))
        twin.window.open_section("how-we-look")
        # Feel it, in another length: down to the last claim, which is practised by slow breathing.
        reader = reading.reader
        # To its very end, where both stand alike; a page is not as high in every window.
        for _ in range(3):
            window.key("Next")
        bar = reader.column.verticalScrollBar()
        for _ in range(2):  # the first time it learns how high the text is
            twin.settle()
            bar.setValue(bar.maximum())
        twin.settle()
        link = next(pill for pill in reader.findChildren(Pill) if "langzaam ademen" in pill.accessibleName())
        window.click(twin.place(link.other))
        link.other.click()
        offer = twin.window.pane.shown(Offer)
        assert offer
        window.click(twin.place(twin.button("Hoe lang? 3 minuten", offer)))
        form = next(column for column in offer.findChildren(Column))
        dot = signals_in(offer).scales["softness"].dots[4]
        turned = 0
        for title in "Anders, of meer weten", "Vooraf invullen":
            fold = twin.button(title, offer)
            turned += turned_to(window, twin, form, fold)
            window.click(twin.place(fold))
            fold.click()
            twin.settle()
        turned += turned_to(window, twin, form, dot)
        window.click(twin.place(dot))
        if turned:
            window.wheel(twin.place(form), -turned)
            twin.wheel(form, -turned)
        with system.recording(wav):
            window.click(twin.place(offer.begin_button))
            wait_for(lambda: data.exists() and entries(data), 10)
            window.picture(tmp_path / "running.png")
            wait_for(lambda: entries(data)[0].outcome == "completed", 240)
        # Note what changed: one tap, and then a link to a field for a note.
        twin.window.engine.practice.stop()
        window.key("6")
        time.sleep(1.0)  # all of it is seen, and the keyboard is at what leads on
        window.key("shift+Tab", "Return")
        window.type(NOTE)
        window.key("Tab", "Return")
        window.close()

        (entry,) = entries(data)
        assert (entry.exercise_id, entry.minutes, entry.outcome) == ("slow-breathing", 3, "completed")
        assert (entry.explanation_id, entry.claim_id) == ("how-we-look", "no-pressure")
        assert entry.note == NOTE
        assert set(entry.before) == {"softness"}
        assert set(entry.after) == {"softness"}

        # Tomorrow: it is found back.
        window = Window.open(system, "--data-dir", str(data))
        window.key("ctrl+5")
        picture = window.picture(tmp_path / "lookback.png")
        window.close()
    twin.close()
    tomorrow = Twin(qapp, data)
    tomorrow.window.open_page("lookback")
    assert NOTE in tomorrow.shown()
    assert same_picture(QImage(str(picture)), tomorrow.picture()) > 0.98
    tomorrow.close()

    timeline = compile_timeline(load_library(content_dir()).exercises["slow-breathing"], 3)
    off = deviations_s(wav, timeline)
    assert len(off) == 32  # 36 phases, of which 4 are left to the user in the fading part
    assert np.abs(off).max() < ONSET_TOLERANCE_S, np.round(off, 3)


def test_sound_goes_away_and_comes_back(tmp_path: Path) -> None:
    wav = tmp_path / "heard.wav"
    with system_in(tmp_path) as system:
        system.start_sound()
        data = tmp_path / "data"
        window = Window.open(system, "--data-dir", str(data), "start", "slow-breathing", "--minutes", "3")
        log = DataDir(data).logs / "herstel.log"
        wait_for(lambda: "sound: working" in log.read_text(encoding="utf-8"), 15)
        system.stop_sound()
        wait_for(lambda: "sound: missing" in log.read_text(encoding="utf-8"), 15)
        system.start_sound()
        wait_for(lambda: log.read_text(encoding="utf-8").count("sound: working") == 2, 30)
        with system.recording(wav):
            wait_for(lambda: wav.stat().st_size > 8 * RATE_HZ * 4, 30)
        window.key("Escape")
        window.close()
        assert not_kept_as_it_should(data) == []
    assert np.abs(mono(wav)).max() > 0.001
