"""From small to very large: content stands in the middle, the rail has its room, and a grown exercise gives it back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from herstel_app.core.practice_request import PracticeRequest
from herstel_app.ui.kit.basic import Column
from herstel_app.ui.kit.document_view import DocumentView
from herstel_app.ui.practice.ending import Ending
from herstel_app.ui.shell.page_stack import PAGES
from tests.helpers.layout_checks import place_in, squeezed
from tests.helpers.screens import SECTION
from tests.ui.conftest import UiStage

LARGE = ((1200, 780), (1920, 1080), (2560, 1440))
WIDEST = 760
OFF_PX = 12
"""So far from the middle: a scroll bar takes 10 px on one side."""


def shown(stage: UiStage, size: tuple[int, int], page: str) -> QWidget:
    window = stage.herstel.window
    window.resize(*size)
    window.open_page(page)
    stage.settle()
    widget = window.pages.currentWidget()
    assert widget is not None
    return widget


def content_of(page: QWidget) -> QRect:
    """Give where the text of a page is, within the page."""
    view = page.findChild(DocumentView)
    if view is not None:
        form = view.document().rootFrame().frameFormat()
        across = view.viewport().width() - form.leftMargin() - form.rightMargin()
        return QRect(view.viewport().mapTo(page, QPoint(round(form.leftMargin()), 0)).x(), 0, round(across), 1)
    column = page.findChild(Column)
    assert column is not None
    inside = column.widget()
    assert inside is not None
    return column.body.geometry().translated(inside.mapTo(page, QPoint(0, 0)))


@pytest.mark.parametrize("size", LARGE)
def test_every_page_stands_in_the_middle(size: tuple[int, int], stage: UiStage) -> None:
    for name in PAGES:
        page = shown(stage, size, name)
        content = content_of(page)
        right = page.width() - 1 - content.right()
        assert abs(content.left() - right) <= OFF_PX, name
        assert content.width() <= WIDEST, name


def test_what_stands_below_a_column_is_in_line_with_it(stage: UiStage) -> None:
    page = shown(stage, (1920, 1080), "pattern")
    assert place_in(page, stage.herstel.window.pages.pattern.keep_button).left() == content_of(page).left()


def test_a_scroll_bar_that_appears_moves_nothing(stage: UiStage) -> None:
    page = shown(stage, (1200, 780), "tonight")
    before = content_of(page).left()
    stage.herstel.window.resize(1200, 480)
    stage.settle()
    column = page.findChild(Column)
    assert column is not None
    assert column.verticalScrollBar().isVisible()
    assert content_of(page).left() == before


@pytest.mark.parametrize("size", [(1024, 700), (960, 540), (640, 440)])
def test_the_rail_keeps_its_entries_apart(size: tuple[int, int], stage: UiStage) -> None:
    window = stage.herstel.window
    window.open_section(SECTION)
    shown(stage, size, "reading")
    if window.is_narrow:
        window.slim.menu_button.click()
        stage.settle()
    rail = window.rail
    assert squeezed(rail) == []
    for name in ("settings", "help"):
        assert rail.pages[name].visibleRegion().boundingRect() == rail.pages[name].rect()
    in_list = [item for name, item in rail.pages.items() if name not in ("settings", "help")]
    hidden = any(item.visibleRegion().boundingRect() != item.rect() for item in in_list)
    # Where the list goes on below, a line says so; else there is air between it and the two that stay.
    lines = [each for each in rail.findChildren(QWidget) if each.property("role") == "hairline"]
    assert [line.isVisible() for line in lines] == [hidden]
    if not hidden:
        gap = place_in(rail, rail.pages["settings"]).top() - place_in(rail, in_list[-1]).bottom()
        assert gap >= rail.pages["settings"].height() / 2


def test_the_entry_that_gets_the_focus_is_in_sight(stage: UiStage) -> None:
    window = stage.herstel.window
    window.open_section(SECTION)
    shown(stage, (640, 440), "reading")
    window.slim.menu_button.click()
    stage.settle()
    focus = QApplication.focusWidget()
    assert focus is window.rail.pages["reading"]
    assert focus.visibleRegion().boundingRect() == focus.rect()


def press(stage: UiStage, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or stage.herstel.window, key)
    stage.settle()


@pytest.mark.parametrize("page", ["tonight", "reading", "exercises", "settings", "help", "lookback"])
def test_an_exercise_takes_the_window_ends_in_the_middle_and_the_focus_comes_back(page: str, stage: UiStage) -> None:
    window = stage.herstel.window
    window.activateWindow()
    shown(stage, (1920, 1080), page)
    home = QApplication.focusWidget()
    window.engine.begin_exercise(PracticeRequest("slow-breathing"))
    assert window.is_grown
    press(stage, Qt.Key.Key_Escape)
    form = window.pane.shown(Ending)
    assert form is not None
    line = next(label for label in form.findChildren(QLabel) if label.text() == form.accessibleName())
    assert abs(place_in(window, line).center().x() - window.rect().center().x()) <= OFF_PX
    assert QApplication.focusWidget() is form
    press(stage, Qt.Key.Key_Escape)
    assert not window.is_grown
    assert window.pages.isVisible()
    assert QApplication.focusWidget() is home
