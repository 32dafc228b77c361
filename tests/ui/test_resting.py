"""Where a page rests when Tab scrolls it: what has the focus is clear of the edges, and no line of words is cut."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from herstel_app.ui.kit.focus_scroll import FocusScroll, page_around
from herstel_app.ui.kit.resting import rest_near
from tests.helpers.accessibility import MOST_TABS, named
from tests.helpers.tabbing import show_focus
from tests.ui.conftest import UiStage
from tests.ui.test_in_place import PAGES, take_size

MARGIN_PX = 16
SMALL = (960, 540)
TIP_PX = 4
"""So little of a label may be beyond the edge: at most the tip of a letter."""


def tabbed(stage: UiStage, back: bool) -> Iterator[tuple[QWidget, FocusScroll]]:
    """Press Tab until it comes round; gives what then has the focus each time that it scrolled the page."""
    window, met = stage.herstel.window, set[QWidget]()
    show_focus()
    key = Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab
    for _ in range(MOST_TABS):
        column = next((each for each in window.pages.findChildren(FocusScroll) if each.isVisible()), None)
        before = column.verticalScrollBar().value() if column is not None else 0
        QTest.keyClick(QApplication.focusWidget() or window, key)
        stage.settle()
        focus = QApplication.focusWidget()
        if focus is None or focus in met:
            return
        met.add(focus)
        page = page_around(focus)
        if page is not None and page is column and page.verticalScrollBar().value() != before:
            yield focus, page


def cut_at_top(page: FocusScroll) -> list[str]:
    """Name the texts of which a line is cut where what is scrolled away begins to be seen: ink lies over that edge."""
    inside, found = page.widget(), []
    assert inside is not None
    edge = page.verticalScrollBar().value() + page.hidden_above
    bar = page.verticalScrollBar()
    if bar.value() == 0 or bar.value() >= bar.maximum() - MARGIN_PX:
        return []  # at an end there is no other place to rest
    for each in inside.findChildren(QLabel):
        top = each.mapTo(inside, QPoint()).y()
        if each.isVisible() and each.text() and top + TIP_PX < edge < top + each.height() - TIP_PX:
            row = each.grab(QRect(0, edge - top - 1, each.width(), 2)).toImage()
            inked = {row.pixel(x, y) for x in range(row.width()) for y in range(row.height())}
            if len(inked) > 1:
                found.append(f"{named(each)} at {edge - top} of {each.height()}")
    return found


@pytest.mark.parametrize("back", [False, True], ids=["tab", "back"])
@pytest.mark.parametrize("scale", [100, 160])
@pytest.mark.parametrize("name", PAGES)
def test_tab_lets_a_page_rest_where_no_line_is_cut(stage: UiStage, name: str, scale: int, back: bool) -> None:
    take_size(stage, scale, SMALL)
    PAGES[name](stage)
    stage.settle()
    cut, near, rests = [], [], 0
    for focus, page in tabbed(stage, back):
        rests += 1
        cut += [f"{named(focus)}: {each}" for each in cut_at_top(page)]
        bar, room = page.verticalScrollBar(), page.viewport().height()
        top = focus.mapTo(page.viewport(), QPoint()).y()
        at_end = bar.value() in (0, bar.maximum())
        fits = focus.height() + 2 * MARGIN_PX <= room
        if fits and not at_end and not MARGIN_PX <= top <= room - MARGIN_PX - focus.height():
            near.append(f"{named(focus)}: {top} to {top + focus.height()} of {room}")
    assert near == []
    assert len(cut) <= rests // 10, cut  # where a picture and words stand closer than the edge is high, it cannot be


def test_a_page_rests_between_two_lines_as_near_as_that_can_be() -> None:
    lines = [(0.0, 20.0), (30.0, 50.0), (60.0, 80.0)]
    assert rest_near(10, 0, 90, lines, (0, 5)) in (0, 20, 25)
    assert rest_near(44, 10, 90, lines, (0, 5)) == 50
    assert rest_near(44, 41, 46, lines, (0, 5)) == 44, "nothing else can be"
    assert rest_near(7, 0, 8, lines, (0, 5)) == 0, "at the beginning nothing is cut"
