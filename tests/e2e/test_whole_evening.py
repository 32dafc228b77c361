"""The first evening, and an evening from home, by the keyboard only and by the mouse only, with no way that ends."""

from __future__ import annotations

import json
import time
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from herstel_app.app import make_application
from herstel_app.core.programme_content import DIFFERENCE
from herstel_app.core.records import Entry
from herstel_app.core.signals import reading_at
from herstel_app.paths import DataDir
from herstel_app.storage.journal import SqliteJournal
from herstel_app.ui.kit.dot_kinds import PROEF
from herstel_app.ui.practice.difference import DifferenceView
from herstel_app.ui.practice.ending import Ending
from herstel_app.ui.practice.tap_view import TapView
from tests.e2e.keyboard_and_mouse import Hands, Keyboard, Mouse
from tests.e2e.pictures import same_picture
from tests.e2e.system import Window, needs, system_in, wait_for
from tests.helpers.forms import form_in
from tests.helpers.screens import SIZES, Stage, stage_at
from tests.helpers.trial_page_states import do_part
from tests.helpers.voices import has_no_voice

pytestmark = [
    pytest.mark.system,
    pytest.mark.timeout(240),
    needs(),
]
MINUTES = 15
ASKED_S = 1.0
"""After a part, or a tap, within which the next thing is shown and its fade is over."""
SAME = 0.97
"""Of the pixels: the time of day in the greeting may differ by a minute."""


def entries(folder: Path) -> list[Entry]:
    journal = SqliteJournal(DataDir(folder).journal)
    journal.open()
    try:
        return journal.entries(limit=20)
    finally:
        journal.close()


def check_same(window: Window, twin: Stage, file: Path) -> None:
    twin.settle()
    seen = QImage(str(window.picture(file)))
    assert same_picture(seen, twin.herstel.window.grab().toImage()) > SAME, file.name


def twin_of(folder: Path, scale: int) -> Stage:
    """Make a window that tells where things are in the other, on a computer without a voice."""
    twin = stage_at(make_application(["herstel"]), folder, scale)
    twin.clock.wall = datetime.now().astimezone()
    twin.herstel.window.pages.tonight.show_time()  # after midnight there is a link more
    has_no_voice(twin)
    return twin


def outcomes(data: Path) -> list[str]:
    return [entry.outcome for entry in entries(data)]


@pytest.mark.parametrize("scale", list(SIZES))
@pytest.mark.parametrize("kind", [Keyboard, Mouse])
def test_the_first_evening(kind: type[Keyboard] | type[Mouse], scale: int, qapp: QApplication, tmp_path: Path) -> None:
    """From the first start to the picture of the difference: three presses."""
    data = tmp_path / "data"
    data.mkdir()
    chosen = {"text_scale_percent": scale, "proeven_drawn": [DIFFERENCE]}
    (data / "settings.json").write_text(json.dumps(chosen), encoding="utf-8")
    twin = twin_of(tmp_path / "twin", scale)
    twin.herstel.engine.settings.change(proeven_drawn=(DIFFERENCE,), health_facts=None)
    twin.herstel.first_start.begin()
    with system_in(tmp_path) as system:
        system.env["SDL_AUDIODRIVER"] = "dummy"
        window = Window.open(system, "--data-dir", str(data), module="tests.e2e.fast_clock", first_start=True)
        window.hands("windowsize", "--sync", window.id, *map(str, SIZES[scale]))
        twin.settle()
        hands: Hands = kind(window, twin)
        pane, view = twin.herstel.window.pane, twin.herstel.first_start.view
        assert view is not None
        hands.press(view.feel_button)
        for part in (1, 2):
            do_part(twin)
            wait_for(lambda part=part: outcomes(data) == ["completed"] * part, 60)  # type: ignore[misc]
            time.sleep(ASKED_S)
            check_same(window, twin, tmp_path / f"tap-{part}.png")
            hands.press(form_in(pane, TapView).scale.dots[PROEF.middle])
        time.sleep(ASKED_S)
        check_same(window, twin, tmp_path / "difference.png")
        hands.press(form_in(pane, DifferenceView).enough_button)
        check_same(window, twin, tmp_path / "home.png")
        window.close()
    assert [entry.exercise_id for entry in reversed(entries(data))] == ["stillness", "longer-exhale"]
    assert [entry.after for entry in entries(data)] == [{"head": reading_at(PROEF.middle)}] * 2
    assert json.loads((data / "settings.json").read_text(encoding="utf-8"))["welcomed"] is True
    twin.close()


@pytest.mark.parametrize("scale", list(SIZES))
@pytest.mark.parametrize("kind", [Keyboard, Mouse])
def test_an_evening(kind: type[Keyboard] | type[Mouse], scale: int, qapp: QApplication, tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    chosen = {"text_scale_percent": scale, "health_facts": [], "welcomed": True}
    (data / "settings.json").write_text(json.dumps(chosen), encoding="utf-8")
    twin = twin_of(tmp_path / "twin", scale)
    with system_in(tmp_path) as system:
        system.env["SDL_AUDIODRIVER"] = "dummy"
        window = Window.open(system, "--data-dir", str(data), module="tests.e2e.fast_clock", first_start=True)
        window.hands("windowsize", "--sync", window.id, *map(str, SIZES[scale]))
        twin.settle()
        hands: Hands = kind(window, twin)
        main = twin.herstel.window
        # The window was larger when it began, so nothing had to be brought into sight.
        main.pages.tonight.column.verticalScrollBar().setValue(0)
        hands.press(main.pages.tonight.where_chips.chips["head"])
        hands.press(main.pages.tonight.card.lengths.chips[float(MINUTES)])
        check_same(window, twin, tmp_path / "tonight.png")
        hands.press(main.pages.tonight.begin_button)
        evening = main.pages.tonight.evening
        assert evening is not None
        assert sum(step.seconds for step in evening.steps) == pytest.approx(60 * MINUTES, abs=30)
        practised = [step.id for step in evening.steps]
        # The rest comes by itself: no hand is needed.
        while main.pane.shown(Ending) is None:
            twin.advance(20)
            twin.app.processEvents()
        wait_for(lambda: outcomes(data) == ["completed"] * len(practised), 120)
        assert main.pane.shown(Ending) is not None
        check_same(window, twin, tmp_path / "after.png")
        ending = form_in(main.pane, Ending)
        hands.press(ending.note_link)
        hands.press(ending.back_link)
        check_same(window, twin, tmp_path / "end.png")
        window.close()
    assert [entry.exercise_id for entry in reversed(entries(data))] == practised
    twin.close()
