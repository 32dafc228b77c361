"""A window that is closed, and the pages that are made anew, are let go: nothing of them stays in memory.

What PySide keeps for a signal (a lambda) is unseen by Python's collector: a sender without a parent that is reached
from what listens to it stays for ever.
"""

from __future__ import annotations

import gc
import weakref
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from herstel_app.app import make_application
from tests.ui.conftest import make_stage


def collect(app: QApplication) -> None:
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


def test_a_window_that_is_closed_is_let_go(tmp_path: Path) -> None:
    app = make_application(["herstel"])
    stage = make_stage(app, tmp_path / "data")
    kept = [weakref.ref(part) for part in (stage.herstel.window, stage.herstel.engine, stage.herstel.bridge)]
    stage.close()
    del stage
    collect(app)
    assert [each() for each in kept] == [None, None, None]


def test_pages_that_are_made_anew_are_let_go(tmp_path: Path) -> None:
    app = make_application(["herstel"])
    stage = make_stage(app, tmp_path / "data")
    window = stage.herstel.window
    kept = [weakref.ref(part) for part in (window.pages, window.pages.tonight, window.rail)]
    window.rebuild(lambda: None)
    stage.settle()
    collect(app)
    gone = [each() is None for each in kept]
    stage.close()
    assert gone == [True] * len(kept)
