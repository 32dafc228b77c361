"""That a program which was closed leaves nothing in memory: hundreds of them are built in one run of the tests.

Where a signal outlives who listens to it, a lambda or a partial keeps everything alive that it names; a method is held
weakly.
"""

from __future__ import annotations

import gc
import weakref
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from herstel_app.app import make_application
from herstel_app.engine.engine import Engine
from herstel_app.ui.shell.page_stack import PAGES
from tests.ui.conftest import make_stage


@pytest.fixture
def closed_stores() -> None:
    """Hold no journal, in place of the fixture that closes them after each test; it is closed here."""


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
