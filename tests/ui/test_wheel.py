"""The wheel scrolls the page; no date, choice, length or slider changes under a passing mouse.

That it is so in every state of every page is in `test_screens`.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSlider, QAbstractSpinBox, QApplication, QComboBox, QWidget

from herstel_app.core.practice_request import PracticeRequest
from herstel_app.ui.kit.chooser import Chooser
from herstel_app.ui.kit.column import Column
from herstel_app.ui.kit.period import DateField
from herstel_app.ui.shell.window import MainWindow
from tests.helpers import lookback_states, parking_states
from tests.helpers.wheel import NOTCH, holders, moved_by_wheel, turn
from tests.ui.conftest import UiStage


def scroll_over(widget: QWidget, notches: int) -> None:
    """Turn the wheel as the system tells of it: to the window, at a place."""
    window = widget.window()
    at = widget.mapTo(window, widget.rect().center())
    handle = window.windowHandle()
    assert handle is not None
    QTest.wheelEvent(handle, QPointF(at), QPoint(0, NOTCH * notches))


def own_kinds(kind: type[QWidget]) -> Iterator[type[QWidget]]:
    for each in kind.__subclasses__():
        if each.__module__.startswith("herstel_app"):
            yield each
        yield from own_kinds(each)


def compose(window: MainWindow) -> None:
    """Fold out all that can be changed of tonight's evening."""
    window.pages.tonight.other_button.click()
    window.pages.tonight.card.other.more_link.click()


def test_the_minutes_of_an_evening_that_was_made_by_hand_stay(stage: UiStage) -> None:
    window = stage.herstel.window
    window.resize(1000, 560)
    window.open_page("tonight")
    page = window.pages.tonight
    compose(window)
    stage.settle()
    field = page.card.other.own_minutes
    minutes, evening = field.value(), page.evening
    column = page.findChild(Column)
    assert column is not None
    column.show_part(field)
    before = column.verticalScrollBar().value()
    scroll_over(field, -1)
    after = column.verticalScrollBar().value()
    assert after > before, "the page goes on under the mouse"
    scroll_over(field, 1)
    assert column.verticalScrollBar().value() < after
    assert (field.value(), page.evening) == (minutes, evening)
    assert page.other_button.isChecked()


def test_nothing_moves_on_any_page(stage: UiStage) -> None:
    window = stage.herstel.window
    window.open_page("tonight")
    compose(window)
    for name in ("exercises", "pattern", "trial", "lookback", "settings"):
        window.open_page(name)
    window.pages.trial.choose()
    window.engine.offer(PracticeRequest("slow-breathing"))
    assert moved_by_wheel(window) == []
    window.open_page("lookback")
    parking_states.put_away(stage)
    window.open_page("settings")
    assert moved_by_wheel(window) == []


def test_every_kind_of_field_has_been_turned_over(stage: UiStage) -> None:
    window = stage.herstel.window
    met: set[type[QWidget]] = set()
    for name in ("tonight", "exercises", "pattern", "trial", "lookback", "settings"):
        window.open_page(name)
    compose(window)
    window.pages.trial.choose()
    window.engine.offer(PracticeRequest("slow-breathing"))
    met |= {type(each) for each in holders(window)}
    window.pane.close_form()
    parking_states.put_away(stage)
    met |= {type(each) for each in holders(window)}
    made = {each for kind in (QAbstractSlider, QAbstractSpinBox, QComboBox) for each in own_kinds(kind)}
    assert {each for each in made - met if not each.__subclasses__()} == set()


def test_a_field_that_moves_is_found(qapp: QApplication) -> None:
    alone = QWidget()
    box = QComboBox(alone)
    box.addItems(["een", "twee", "drie"])
    box.setCurrentIndex(1)
    box.setAccessibleName("Kies")
    qapp.sendPostedEvents()
    assert moved_by_wheel(alone) == ["QComboBox Kies"]


@pytest.mark.parametrize("kind", [DateField, Chooser])
def test_the_wheel_does_not_take_the_focus_along(stage: UiStage, kind: type[QWidget]) -> None:
    window = stage.herstel.window
    lookback_states.view("paper")(stage)
    stage.settle()
    found = window.findChildren(kind)
    assert found
    assert [each for each in found if each.focusPolicy() == Qt.FocusPolicy.WheelFocus] == []


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)
def test_a_list_that_is_unfolded_and_a_bar_at_the_side_do_scroll(stage: UiStage) -> None:
    window = stage.herstel.window
    window.resize(1000, 560)
    window.open_page("settings")
    stage.settle()
    bar = window.pages.settings.column.verticalScrollBar()
    turn(bar, -1)
    assert bar.value() > 0
    window.open_page("lookback")
    chooser = window.findChildren(Chooser)[0]
    chooser.offer([(f"Keuze {n}", n) for n in range(40)])
    chooser.showPopup()
    view = chooser.view().verticalScrollBar()
    view.setValue(0)
    turn(chooser.view().viewport(), -1)
    assert view.value() > 0
    chooser.hidePopup()
