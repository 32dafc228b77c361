"""An evening of the avondproef in the real program, by keyboard: a tap a screen, what was different, the dark end."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from herstel_app.app import make_application
from herstel_app.core.randomisation import Condition, condition_of
from herstel_app.core.signals import SIGNALS
from herstel_app.core.trial import Remarks, Trial, TrialPlan
from herstel_app.paths import DataDir
from herstel_app.storage.journal import SqliteJournal
from herstel_app.storage.trials import SqliteTrials
from tests.e2e.keyboard_and_mouse import Keyboard
from tests.e2e.system import Window, needs, system_in
from tests.helpers.luminance import mean_luminance
from tests.helpers.screens import SIZES, stage_at
from tests.helpers.trial_page_states import trials_of

pytestmark = [pytest.mark.system, pytest.mark.timeout(240), needs()]
PLAN = TrialPlan("notice-now", "Wat merk ik nu?", 1, "op de bank", 6)
SEED = next(seed for seed in map(str, range(99)) if condition_of(seed, 0) is Condition.EXERCISE)
SHOWN_S = 1.0
"""Within which the next screen is there."""
EXERCISE_S = 12.0
"""Within which it is over, by the hurried clock. Nobody may look into the journal meanwhile: what opens it takes what
is still going on for cut off."""
DARKEST = 0.01


def trial(data: Path) -> Trial:
    journal = SqliteJournal(DataDir(data).journal)
    journal.open()
    try:
        (kept,) = SqliteTrials(journal.store).all()
        return kept.trial
    finally:
        journal.close()


def start_trial(data: Path) -> None:
    data.mkdir()
    (data / "settings.json").write_text(json.dumps({"health_facts": [], "welcomed": True}), encoding="utf-8")
    journal = SqliteJournal(DataDir(data).journal)
    journal.open()
    SqliteTrials(journal.store).start(PLAN, SEED)
    journal.close()


def test_an_evening_of_the_trial_by_keyboard(qapp: QApplication, tmp_path: Path) -> None:
    data = tmp_path / "data"
    start_trial(data)
    twin = stage_at(make_application(["herstel"]), tmp_path / "twin", 100)
    trials_of(twin).start(PLAN, SEED)
    with system_in(tmp_path) as system:
        system.env["SDL_AUDIODRIVER"] = "dummy"
        window = Window.open(system, "--data-dir", str(data), module="tests.e2e.fast_clock", first_start=True)
        window.hands("windowsize", "--sync", window.id, *map(str, SIZES[100]))

        def press(*names: str) -> None:
            for name in names:
                window.key(name)
                time.sleep(SHOWN_S)

        press("ctrl+4")
        twin.herstel.window.open_page("trial")
        twin.settle()
        progress = twin.herstel.window.pages.trial.progress
        assert progress is not None
        assert progress.begin_button is not None
        Keyboard(window, twin).press(progress.begin_button)
        time.sleep(SHOWN_S)
        window.picture(tmp_path / "before.png")
        press("3", "4")  # two are tapped by number
        press("Right", "space")  # one by the arrows, from the middle
        press("Tab", "Return")  # and one is passed over
        window.picture(tmp_path / "told.png")
        press("Tab", "Tab", "Tab", "Return")  # past *Zo gaat het* and *Voorzichtig?*
        time.sleep(EXERCISE_S)
        window.picture(tmp_path / "after.png")
        press("6", "0", "9", "End", "Return")
        window.picture(tmp_path / "different.png")
        press("Tab", "space")
        press("Tab", "Tab", "Tab", "Tab", "Return")
        end = window.picture(tmp_path / "end.png")
        time.sleep(SHOWN_S)  # the keyboard is at what leads on
        press("shift+Tab", "shift+Tab", "Return")
        window.type("stil")
        press("Escape")
        window.picture(tmp_path / "home.png")
        window.close()
    assert mean_luminance(QImage(str(end))) <= DARKEST
    (evening,) = trial(data).done
    assert evening.before == {"softness": 3, "head": 4, "breath": 6}
    assert evening.after == dict(zip(SIGNALS, (6, 0, 9, 10), strict=True))
    assert evening.remarks == Remarks(False, "", frozenset({"alcohol"}), "stil")
    twin.close()
