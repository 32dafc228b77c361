"""What was put away is offered back at its moment: quietly, once, and with each thought in its user's hands."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from herstel_app.app import make_application
from herstel_app.core.parked_thoughts import Thought
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.session import SessionState
from herstel_app.storage.database import JournalUnavailable
from herstel_app.storage.store import Store
from herstel_app.ui.practice.offer import Offer
from herstel_app.ui.practice.returned_view import ReturnedRow, ReturnedView
from tests.helpers.forms import form_in
from tests.helpers.parking_states import come_back, open_page, thoughts_of
from tests.helpers.screens import SIZES
from tests.helpers.tabbing import go_to, show_focus
from tests.ui.conftest import UiStage, make_stage
from tests.ui.stage_parts import notices

KEY = Qt.Key
TOLD = "Dit is het moment voor wat je weglegde."
SECRET = "zeldzaam-woord"


def park(stage: UiStage, *thoughts: Thought) -> None:
    """Put thoughts away from now until nine tomorrow."""
    now = stage.clock.now()
    thoughts_of(stage).park("gisteren", thoughts, now.replace(hour=9, minute=0) + timedelta(days=1), now)


def look(stage: UiStage) -> str:
    """Let the program look at the time, and give the notice."""
    stage.herstel.engine.returned.look()
    return stage.herstel.window.notices.text


def tomorrow(stage: UiStage) -> None:
    stage.clock.wall += timedelta(days=1)


def shown(stage: UiStage, *thoughts: Thought) -> ReturnedView:
    """Show these thoughts the day after."""
    park(stage, *thoughts)
    tomorrow(stage)
    assert look(stage) == TOLD
    stage.herstel.window.notices.act_button.click()
    stage.settle()
    page = stage.herstel.window.pane.shown(ReturnedView)
    assert page is not None
    assert page.isVisible()
    return page


def rows(page: ReturnedView) -> list[ReturnedRow]:
    return list(page.rows.values())


def test_nothing_is_told_before_the_moment_and_it_is_told_once_after_it(stage: UiStage) -> None:
    park(stage, Thought("auto"))
    stage.clock.wall = stage.clock.wall.replace(hour=8, minute=59, second=59) + timedelta(days=1)
    assert look(stage) == ""
    stage.clock.wall += timedelta(seconds=1)
    assert look(stage) == TOLD
    assert look(stage) == TOLD
    assert notices(stage) == TOLD, "it was told once"


def test_an_exercise_is_not_interrupted(stage: UiStage) -> None:
    window = stage.herstel.window
    park(stage, Thought("auto"))
    window.engine.begin_exercise(PracticeRequest("slow-breathing", 3))
    tomorrow(stage)
    assert look(stage) == ""
    stage.herstel.engine.practice.stop()
    assert window.notices.text == TOLD
    window.engine.begin_exercise(PracticeRequest("slow-breathing", 3))
    assert window.notices.text == ""
    window.engine.show_returned()
    assert window.pane.shown(ReturnedView) is None
    assert stage.herstel.engine.practice.state is SessionState.RUNNING


def test_the_page_shows_each_thought_with_its_step(stage: UiStage) -> None:
    page = shown(stage, Thought("auto", "garage bellen"), Thought("Ria"))
    first, second = rows(page)
    assert (first.text.text(), first.step.text()) == ("auto", "Volgende stap: garage bellen")
    assert first.step.isVisible()
    assert not second.step.isVisible()
    assert stage.herstel.window.notices.text == ""


def test_a_screen_reader_gets_a_long_word_as_it_was_written(stage: UiStage) -> None:
    address = "https://voorbeeld.nl/een/heel/lang/adres/zonder/einde"
    (row,) = rows(shown(stage, Thought(address, address)))
    said = [QAccessible.queryAccessibleInterface(item).text(QAccessible.Text.Name) for item in (row.text, row.step)]
    assert said == [address, f"Volgende stap: {address}"]


def test_deleted_is_out_of_the_file_and_the_others_stay(stage: UiStage) -> None:
    page = shown(stage, Thought("auto"), Thought(SECRET, SECRET))
    row = rows(page)[1]
    row.erase.ask.click()
    assert len(thoughts_of(stage).release_due(stage.clock.now())) == 2, "asked once more first"
    row.erase.no.click()
    assert row.erase.ask.isVisible()
    row.erase.ask.click()
    row.erase.sure.click()
    assert [item.text for item in thoughts_of(stage).release_due(stage.clock.now())] == ["auto"]
    assert row.said.text() == "Dit is verwijderd."
    assert not row.text.isVisible()
    assert SECRET not in row.text.accessibleName() + row.step.accessibleName()
    path = stage.herstel.journal.store.path
    assert path is not None
    files = [file for file in path.parent.rglob("*") if file.is_file()]
    assert [file.name for file in files if SECRET.encode() in file.read_bytes()] == []


def test_put_away_again_comes_back_at_its_new_moment(stage: UiStage) -> None:
    page = shown(stage, Thought("auto", "garage"), Thought("Ria"))
    row = rows(page)[0]
    row.again_button.click()
    row.picker.chips[3].click()
    row.away_button.click()
    assert row.said.text() == "Weggelegd tot woensdag 25 november om 9:00."
    page.done_button.click()
    assert [item.text for item in thoughts_of(stage).release_due(stage.clock.now())] == ["Ria"]
    stage.clock.wall += timedelta(days=2)
    assert look(stage) == TOLD
    stage.herstel.engine.show_returned()
    again = stage.herstel.window.pane.shown(ReturnedView)
    assert again is not None
    assert [(item.text.text(), item.step.text()) for item in rows(again)] == [
        ("auto", "Volgende stap: garage"),
        ("Ria", "Volgende stap: "),
    ]


def test_let_stay_is_not_told_again_but_can_be_found(stage: UiStage, tmp_path: Path) -> None:
    page = shown(stage, Thought("auto"))
    page.done_button.click()
    assert look(stage) == ""
    stage.herstel.window.close()
    again = make_stage(make_application(["herstel"]), tmp_path / "data")
    tomorrow(again)
    assert look(again) == ""
    again.herstel.window.resize(1200, 780)  # the screen here is smaller, and the window came back within it
    again.herstel.window.open_page("exercises")
    pane, exercises = again.herstel.window.pane, again.herstel.window.pages.exercises
    assert exercises.kept_link.isVisible()
    exercises.kept_link.click()
    assert pane.shown(ReturnedView) is not None
    pane.close_form()
    pane.engine.offer(PracticeRequest("thought-parking"))
    assert pane.shown(Offer) is not None
    link = next(
        each for each in form_in(pane, Offer).findChildren(QPushButton) if each.text() == "Bekijk wat je liet staan"
    )
    link.click()
    assert again.herstel.window.pane.shown(ReturnedView) is not None
    assert [row.text.text() for row in rows(form_in(again.herstel.window.pane, ReturnedView))] == ["auto"]
    again.close()


@pytest.mark.parametrize("way", ["klaar", "esc", "another"])
def test_closing_lets_everything_stay(stage: UiStage, way: str) -> None:
    window = stage.herstel.window
    window.activateWindow()
    page = shown(stage, Thought("auto"), Thought("Ria"))
    match way:
        case "klaar":
            page.done_button.click()
        case "esc":
            QTest.keyClick(QApplication.focusWidget() or window, KEY.Key_Escape)
        case _:
            window.engine.offer(PracticeRequest("slow-breathing"))
    assert window.pane.shown(ReturnedView) is None
    assert look(stage) == ""
    assert [item.kept for item in thoughts_of(stage).release_due(stage.clock.now())] == [True, True]


def test_a_file_that_cannot_be_written_is_told(stage: UiStage, monkeypatch: pytest.MonkeyPatch) -> None:
    page = shown(stage, Thought("auto"))

    def refuse(store: Store) -> None:
        raise JournalUnavailable("journal.db: de schijf is vol")

    with monkeypatch.context() as patch:
        patch.setattr(Store, "change", refuse)
        rows(page)[0].erase.ask.click()
        rows(page)[0].erase.sure.click()
        assert "de schijf is vol" in stage.herstel.window.notices.text
        assert rows(page)[0].text.text() == "auto"
    page.done_button.click()
    assert [item.text for item in thoughts_of(stage).release_due(stage.clock.now())] == ["auto"]


def test_what_is_withheld_is_on_no_page_before_its_moment(stage: UiStage) -> None:
    park(stage, Thought(SECRET))
    window = stage.herstel.window
    window.engine.show_returned()
    assert window.pane.shown(ReturnedView) is None
    assert window.pane.is_empty
    page = open_page(stage)
    assert not hasattr(page, "offer")
    assert SECRET not in page.text


def test_all_can_be_done_by_key_and_focus_goes_on(stage: UiStage) -> None:
    window = stage.herstel.window
    window.activateWindow()
    page = shown(stage, Thought("auto"), Thought("Ria"))
    first, second = rows(page)
    assert first.again_button.hasFocus()
    show_focus()

    def press(key: Qt.Key) -> None:
        QTest.keyClick(QApplication.focusWidget() or window, key)

    press(KEY.Key_Tab)
    assert first.erase.ask.hasFocus()
    press(KEY.Key_Return)
    assert first.erase.no.hasFocus(), "what keeps everything comes first: Enter twice deletes nothing"
    QTest.keyClick(first.erase.no, KEY.Key_Backtab)
    assert first.erase.sure.hasFocus()
    press(KEY.Key_Return)
    assert [item.text for item in thoughts_of(stage).release_due(stage.clock.now())] == ["Ria"]
    assert second.again_button.hasFocus()
    press(KEY.Key_Space)
    stage.settle()
    assert second.picker.chips[0].hasFocus()
    go_to(second.no_button, window)
    press(KEY.Key_Return)
    assert second.again_button.hasFocus(), "nothing was done"
    press(KEY.Key_Space)
    go_to(second.away_button, window)
    press(KEY.Key_Return)
    assert page.done_button.hasFocus()
    press(KEY.Key_Return)
    assert window.pane.shown(ReturnedView) is None
    assert thoughts_of(stage).next_due() == stage.clock.now().replace(hour=9, minute=0) + timedelta(days=1)


class Windows(QObject):
    """Writes down which windows appear."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt calls it so
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(repr(watched))
        return False


def test_only_the_button_of_the_pane_is_filled_beside_it(stage: UiStage) -> None:
    tonight = stage.herstel.window.pages.tonight
    accent = stage.herstel.theme.color("accent").rgb()

    def is_filled(button: QPushButton) -> bool:
        image = button.grab().toImage()
        return image.pixel(image.width() // 6, image.height() // 2) == accent

    stage.herstel.window.open_page("tonight")
    stage.settle()
    assert is_filled(tonight.begin_button)
    size = tonight.begin_button.size()
    stage.herstel.engine.offer(PracticeRequest("slow-breathing", 3))
    stage.settle()
    assert tonight.isVisible()
    assert is_filled(form_in(stage.herstel.window.pane, Offer).act_button)
    assert not is_filled(tonight.begin_button)
    assert tonight.begin_button.size() == size
    stage.herstel.window.pane.close_form()
    stage.settle()
    assert is_filled(tonight.begin_button)


@pytest.mark.parametrize("percent", [100, 160])
def test_it_has_the_window_to_itself_and_all_that_can_be_done_is_seen(stage: UiStage, percent: int) -> None:
    window = stage.herstel.window
    stage.herstel.engine.settings.change(text_scale_percent=percent)
    window.resize(*SIZES[percent])
    stage.settle()
    come_back(stage)
    stage.settle()
    page = form_in(window.pane, ReturnedView)
    assert not window.pages.isVisible()
    for row in rows(page):
        for link in (row.again_button, row.erase.ask):
            assert link.visibleRegion().boundingRect() == link.rect()
            assert page.done_button.mapTo(window, QPoint()).y() > link.mapTo(window, QPoint(0, link.height())).y()
    page.done_button.click()
    stage.settle()
    assert window.pages.isVisible()


def test_no_page_flashes_a_window_of_its_own(stage: UiStage) -> None:
    windows = Windows()
    stage.app.installEventFilter(windows)
    page = shown(stage, Thought("auto", "garage"), Thought("Ria"))
    rows(page)[0].again_button.click()
    rows(page)[0].picker.chips[-1].click()
    thoughts_of(stage).write("eerder", [Thought("begin")], stage.clock.now())
    writing = open_page(stage)
    writing.sheet.setPlainText("auto")
    writing.next_button.click()
    stage.settle()
    stage.app.removeEventFilter(windows)
    assert windows.shown == []


def test_buttons_say_which_thought_they_are_about(stage: UiStage) -> None:
    page = shown(stage, Thought("auto"), Thought("Ria"))
    for row in rows(page):
        for each in (row.erase.ask, row.erase.sure, row.again_button):
            assert row.text.text() in each.accessibleName()
    assert all(each.accessibleName() or each.text() for each in page.findChildren(QPushButton))
