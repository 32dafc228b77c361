"""Where Tab goes from a form or a page that has just appeared."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from herstel_app.core.practice_request import PracticeRequest
from herstel_app.ui.kit.basic import tab_stops
from herstel_app.ui.practice.offer import Offer
from herstel_app.ui.practice.tap_view import TapView
from tests.helpers.forms import form_in
from tests.helpers.screens import fill_journal
from tests.helpers.widgets import signals_in
from tests.ui.conftest import UiStage


@pytest.mark.parametrize("page", ["reading", "tonight"])
def test_from_what_is_asked_after_an_exercise_it_goes_to_the_dots(stage: UiStage, page: str) -> None:
    window = stage.herstel.window
    window.activateWindow()
    window.open_page(page)
    window.engine.offer(PracticeRequest("stillness", 1))
    stage.settle()
    offer = form_in(window.pane, Offer)
    signals_in(offer).scales["head"].dots[3].click()
    offer.begin_button.click()
    stage.advance(200)
    stage.settle()
    after = form_in(window.pane, TapView)
    assert QApplication.focusWidget() is after
    QTest.keyClick(after, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is after.scale.dots[5]


@pytest.mark.parametrize("name", ["reading", "exercises", "pattern", "trial", "lookback", "settings", "help"])
def test_from_a_page_that_was_opened_it_goes_to_the_first_thing_on_it(stage: UiStage, name: str) -> None:
    window = stage.herstel.window
    window.activateWindow()
    fill_journal(stage.herstel)  # without a note there is nothing on Terugblik but a sentence
    window.open_page(name)
    stage.settle()
    page = window.pages.currentWidget()
    assert page is not None
    assert QApplication.focusWidget() is page
    QTest.keyClick(page, Qt.Key.Key_Tab)
    reached = QApplication.focusWidget()
    assert reached is not None
    assert page.isAncestorOf(reached)
    stops = [stop for stop in tab_stops(page) if stop.isVisible() and stop.isEnabled()]
    top = min(stop.mapTo(page, QPoint()).y() for stop in stops)
    assert reached.mapTo(page, QPoint()).y() - top < reached.height()
