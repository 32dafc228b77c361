"""What goes on beyond an edge of a page fades out, on every page alike, and nothing lies over its last line."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from herstel_app.ui.kit.fade import Fade
from herstel_app.ui.kit.focus_scroll import FocusScroll
from herstel_app.ui.shell.page_stack import PAGES
from tests.ui.conftest import UiStage


def seen(area: FocusScroll) -> tuple[bool, bool]:
    """Give whether what scrolls fades out at its top, and at its bottom."""
    viewport, tops = area.viewport(), set()
    for fade in area.findChildren(Fade):
        if fade.parentWidget() is area and fade.isVisible():
            tops.add(fade.mapTo(area, QPoint()).y() <= viewport.geometry().top())
    return True in tops, False in tops


def fading(window: QWidget) -> list[FocusScroll]:
    return [
        area for area in window.findChildren(FocusScroll) if area.isVisible() and area.verticalScrollBar().maximum()
    ]


@pytest.mark.parametrize("name", [name for name in PAGES if name != "manual"])
def test_what_goes_on_fades_out_at_either_edge(name: str, stage: UiStage) -> None:
    window = stage.herstel.window
    window.resize(960, 540)
    window.open_page(name)
    stage.settle()
    for area in fading(window):
        bar = area.verticalScrollBar()
        last = bar.maximum() - area.empty_below
        if last < 2:
            continue
        for value, edges in ((0, (False, True)), (last // 2, (True, True)), (bar.maximum(), (True, False))):
            bar.setValue(value)
            assert seen(area) == edges, (value, last)
