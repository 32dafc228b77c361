"""Another text size, and less movement: at once, around what is practised."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from herstel_app.core.evening import without
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.session import SessionState
from herstel_app.ui.kit.text_size import Resizing
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.pages.settings.page import SettingsPage
from herstel_app.ui.pages.tonight.page import TonightPage
from herstel_app.ui.shell.appearance import Appearance
from herstel_app.ui.shell.page_stack import PageStack
from tests.helpers.held_items import held_items
from tests.helpers.screens import SECTION
from tests.helpers.waiting import comes
from tests.ui.conftest import UiStage, make_stage
from tests.ui.stage_parts import kept, page_of, plays


def resize_text(stage: UiStage, qtbot: QtBot, button: QPushButton) -> SettingsPage:
    old = stage.herstel.window.pages.settings
    button.click()
    qtbot.waitUntil(lambda: stage.herstel.window.pages.settings is not old)
    stage.settle()
    return stage.herstel.window.pages.settings


def test_text_grows_at_once_and_the_row_stays_where_it_was(stage: UiStage, qtbot: QtBot, tmp_path: Path) -> None:
    page = page_of(stage)
    page.show_section("Scherm")
    stage.settle()
    row = page.screen_section.size_row
    row.box.setFocus()
    before, small = page.place(), row.larger.height()
    page = resize_text(stage, qtbot, row.larger)
    row = page.screen_section.size_row
    assert stage.herstel.theme.scale == 1.1
    assert row.larger.height() > small
    assert page.isVisible()
    assert page.place() == before
    assert QApplication.focusWidget() is row.box
    assert kept(stage, tmp_path)["text_scale_percent"] == 110
    QTest.keyClicks(row.box, "120")
    QTest.keyClick(row.box, Qt.Key.Key_Return)
    assert row.box.text() == "120 %", "what is typed takes the place of what was there"
    assert stage.herstel.window.updatesEnabled()


@pytest.mark.parametrize("which", ["smaller", "larger"])
@pytest.mark.parametrize("sizes", [(90, 100), (100, 110), (110, 120), (130, 140), (140, 150), (150, 160)])
def test_the_mouse_that_clicked_is_still_on_the_button(
    stage: UiStage, qtbot: QtBot, which: str, sizes: tuple[int, int]
) -> None:
    stage.herstel.engine.settings.change(text_scale_percent=sizes[which == "smaller"])
    stage.settle()
    page = page_of(stage)
    page.show_section("Scherm")
    stage.settle()
    button: QPushButton = getattr(page.screen_section.size_row, which)
    clicked = button.mapTo(page, button.rect().center())
    page = resize_text(stage, qtbot, button)
    button = getattr(page.screen_section.size_row, which)
    assert stage.herstel.theme.scale == sizes[which == "larger"] / 100
    assert button.rect().contains(button.mapFrom(page, clicked))


def test_the_usual_size_is_one_click_away(stage: UiStage, qtbot: QtBot) -> None:
    row = page_of(stage).screen_section.size_row
    assert row.usual.isHidden()
    page = resize_text(stage, qtbot, row.larger)
    page.show_section("Scherm")
    row = page.screen_section.size_row
    assert row.usual.text() == "weer 100 %"
    row.usual.setFocus()
    page = resize_text(stage, qtbot, row.usual)
    row = page.screen_section.size_row
    assert stage.herstel.theme.scale == 1.0
    assert QApplication.focusWidget() is row.box
    assert row.usual.isHidden()


def test_a_size_that_was_kept_by_hand_is_shown_as_it_is(stage: UiStage) -> None:
    row = page_of(stage).screen_section.size_row
    stage.herstel.engine.settings.change(text_scale_percent=125)
    assert row.box.text() == "125 %"
    row.larger.click()
    assert stage.herstel.engine.settings.settings.text_scale_percent == 130


def test_several_steps_make_the_window_anew_once(stage: UiStage, qtbot: QtBot) -> None:
    row = page_of(stage).screen_section.size_row
    window = stage.herstel.window
    made: list[PageStack] = []

    def look() -> None:
        if window.pages not in made:
            made.append(window.pages)

    timer = QTimer(window)
    timer.timeout.connect(look)
    timer.start()
    look()
    for _ in range(3):
        row.larger.click()
    resize_text(stage, qtbot, row.larger)
    assert stage.herstel.theme.scale == 1.4
    look()
    assert len(made) == 2


class ShownWindows(QObject):
    """Writes down which windows appear."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[QObject] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - of Qt
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(watched)
        return False


def test_no_other_window_flashes_while_pages_are_made(qapp: QApplication, tmp_path: Path) -> None:
    shown = ShownWindows()
    qapp.installEventFilter(shown)
    stage = make_stage(qapp, tmp_path / "data")
    stage.herstel.window.open_page("settings")
    stage.herstel.window.rebuild(lambda: None)
    stage.settle()
    qapp.removeEventFilter(shown)
    assert shown.seen == [stage.herstel.window]
    stage.close()


def test_a_window_that_closes_is_not_made_anew(stage: UiStage) -> None:
    (look,) = stage.herstel.window.findChildren(Appearance)
    made: list[bool] = []
    look.rescaled.connect(lambda: made.append(True))
    page_of(stage).screen_section.size_row.larger.click()
    stage.herstel.window.close()
    assert [timer.isActive() for timer in look.findChildren(QTimer)] == [False], "nothing is still to come"
    assert made == []


def test_text_size_has_ends(stage: UiStage) -> None:
    row = page_of(stage).screen_section.size_row
    for _ in range(9):
        row.larger.click()
    assert not row.larger.isEnabled()
    for _ in range(9):
        row.smaller.click()
    assert not row.smaller.isEnabled()
    row.larger.click()
    assert (row.box.accessibleName(), row.box.text()) == ("Grootte van de tekst", "100 %")


def test_another_text_size_leaves_an_exercise_and_what_was_typed_alone(stage: UiStage, qtbot: QtBot) -> None:
    window = stage.herstel.window
    window.open_section(SECTION)
    assert window.pages.reading.reader
    window.pages.reading.reader.words.setPlainText("in de auto")
    pane = window.pane
    pane.engine.begin_exercise(PracticeRequest("slow-breathing"))
    stage.advance(14)
    resize_text(stage, qtbot, page_of(stage).screen_section.size_row.larger)
    stage.advance(2)
    assert window.pane is pane
    assert pane.isVisible()
    assert stage.herstel.engine.practice.state is SessionState.RUNNING
    assert len(plays(stage)) == 1
    window.open_page("reading")
    assert window.pages.reading.explanation_id == SECTION
    assert window.pages.reading.reader.words.toPlainText() == "in de auto"
    assert [item.text for item in stage.herstel.journal.all_words()] == ["in de auto"]
    stage.herstel.engine.settings.change(volume=10)  # what was there before no longer listens
    assert window.pages.settings.sound.volume.slider.value() == 10


def test_another_text_size_leaves_the_answers_of_tonight_and_what_was_changed(stage: UiStage) -> None:
    def page() -> TonightPage:
        return stage.herstel.window.pages.tonight

    def make_anew() -> None:
        stage.herstel.window.rebuild(lambda: None)
        stage.settle()

    page().where_chips.chips["head"].click()
    page().other_button.click()
    page().card.other.more_link.click()
    page().card.other.own_minutes.setValue(20)
    composed = page().evening
    assert composed is not None
    page().card.other.rows.rows[0].acts["out"].click()
    changed, told, old = page().evening, page().card.drawing.accessibleName(), page()
    assert changed == replace(without(composed, 0), title="Je eigen avond")
    make_anew()
    assert page() is not old
    assert page().evening == changed
    assert page().other_button.isChecked()
    field = page().card.other.own_minutes
    assert (field.isVisible(), field.value()) == (True, 20)
    assert page().where_chips.chips["head"].isChecked()
    assert page().card.drawing.accessibleName() == told
    # While it is played: the step that is being done is still marked.
    stage.herstel.engine.begin_evening(changed)
    make_anew()
    assert stage.herstel.engine.evening_choice.at == 0
    assert not page().begin_button.isVisible()


def test_less_movement_follows_the_system_or_the_choice(stage: UiStage) -> None:
    theme = stage.herstel.theme
    motion = page_of(stage).screen_section.motion
    assert theme.reduced_motion is False
    motion.chips[True].click()
    assert theme.reduced_motion is True
    stage.system.less_motion = True
    motion.chips[False].click()
    assert theme.reduced_motion is False
    motion.chips[None].click()
    assert theme.reduced_motion is True


def test_the_system_is_asked_ahead_in_a_thread_of_its_own(qapp: QApplication) -> None:
    theme = Theme()
    asked: list[threading.Thread] = []

    def wants_less() -> bool:
        asked.append(threading.current_thread())
        return True

    theme.ask_motion(wants_less)
    theme.ask_ahead()
    assert comes(lambda: bool(asked) and not asked[0].is_alive())
    assert asked[0] is not threading.main_thread()
    assert theme.reduced_motion
    assert len(asked) == 1, "it is known by now"
    theme.ask_motion(bool)
    assert not theme.reduced_motion, "another question has another answer"


def test_what_was_asked_ahead_comes_too_late_for_a_choice(qapp: QApplication) -> None:
    theme = Theme()
    chosen, asked = threading.Event(), list[threading.Thread]()

    def slow() -> bool:
        asked.append(threading.current_thread())
        return chosen.wait(5)

    theme.ask_motion(slow)
    theme.ask_ahead()
    theme.reduced_motion = False
    chosen.set()
    assert comes(lambda: bool(asked) and not asked[0].is_alive())
    assert theme.reduced_motion is False


def test_resizing_keeps_hold_of_no_item_of_a_layout(stage: UiStage) -> None:
    """What PySide holds, Qt may delete with a form: what is made in its place is then taken for it, and ends badly."""
    stage.herstel.engine.begin_exercise(PracticeRequest("slow-breathing", 3))
    stage.settle()
    Resizing(1.0, Theme(1.6)).apply(stage.herstel.window.pane)
    assert held_items() == []
