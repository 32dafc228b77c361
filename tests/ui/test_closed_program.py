"""That a program which was closed leaves nothing in memory, nor pages that were made anew.

Hundreds of programs are built in one run of the tests, and a window stays open all evening.

Where a signal outlives who listens to it, a lambda or a partial keeps everything alive that it names; a method is held
weakly. A layout that is filled before it has a place keeps what was in it.
"""

from __future__ import annotations

import gc
import weakref
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from herstel_app.app import make_application
from herstel_app.engine.engine import Engine
from herstel_app.ui.shell.page_stack import PAGES
from tests.ui.conftest import make_stage


def engine_of_a_closed_program(folder: Path) -> weakref.ref[Engine]:
    """Look at all pages and close; whatever part of the window stays keeps the engine alive."""
    stage = make_stage(make_application(["herstel"]), folder)
    for name in PAGES:
        stage.herstel.window.open_page(name)
        stage.settle()
    stage.close()
    return weakref.ref(stage.herstel.engine)


def test_nothing_of_a_closed_program_stays(qapp: QApplication, tmp_path: Path) -> None:
    engine = engine_of_a_closed_program(tmp_path / "data")
    gc.collect()
    assert engine() is None


def test_nothing_of_pages_that_were_made_anew_stays(qapp: QApplication, tmp_path: Path) -> None:
    stage = make_stage(make_application(["herstel"]), tmp_path / "data")
    window = stage.herstel.window
    kept = [weakref.ref(part) for part in (window.pages, window.pages.tonight, window.rail)]
    window.rebuild(lambda: None)
    stage.settle()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    gone = [each() is None for each in kept]
    stage.close()
    assert gone == [True] * len(kept)
