"""Someone new, with a keyboard only: nothing out of sight is reached, and nobody loses their place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from herstel_app.app import make_application
from herstel_app.core.heard_part import has_sound
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.session import SessionState
from herstel_app.engine.audio.samples import GENTLE_BREATH_S
from herstel_app.engine.words import HEARD_QUESTION
from herstel_app.ui.kit.end_mark import OpensMark, StartMark
from herstel_app.ui.kit.focus_ring import shows_ring
from herstel_app.ui.kit.palettes import NIGHT
from herstel_app.ui.shell.dark_screen import DarkScreen
from herstel_app.ui.shell.first_start_view import FirstStartView
from tests.helpers.tabbing import press, show_focus
from tests.helpers.waiting import comes
from tests.ui.conftest import UiStage, make_stage
from tests.ui.stage_parts import begun, exercises_of, shown_cards

KEY = Qt.Key
KEYED = Qt.FocusReason.TabFocusReason
MOST_STOPS = 40
SLOW = "slow-breathing"


@pytest.fixture
def first(qapp: QApplication, tmp_path: Path) -> Iterator[UiStage]:
    """Begin the first start as the program does, before the window is shown."""
    app = make_application(["herstel"])
    made = make_stage(app, tmp_path / "data", welcomes=True)
    made.herstel.window.activateWindow()
    made.settle()
    yield made
    made.close()


def view_of(stage: UiStage) -> FirstStartView:
    view = stage.herstel.first_start.view
    assert view is not None
    return view


def plain(_stage: UiStage, _view: FirstStartView) -> None:
    pass


def heard(stage: UiStage, view: FirstStartView) -> None:
    stage.clock.seconds += GENTLE_BREATH_S
    assert comes(lambda: view.question.said == HEARD_QUESTION)
    stage.settle()


def asking(stage: UiStage, view: FirstStartView) -> None:
    view.ask()
    stage.settle()


@pytest.mark.parametrize("state", [plain, heard, asking])
@pytest.mark.parametrize("key", [KEY.Key_Tab, KEY.Key_Backtab])
def test_a_round_of_tab_stays_on_the_first_start(
    key: Qt.Key, state: Callable[[UiStage, FirstStartView], None], first: UiStage
) -> None:
    view = view_of(first)
    state(first, view)
    show_focus()
    begin = QApplication.focusWidget()
    if begin is not None and not begin.focusPolicy() & Qt.FocusPolicy.TabFocus:  # a question that is read first
        press(first, key)
        begin = QApplication.focusWidget()
    seen = [begin]
    while len(seen) < MOST_STOPS:
        press(first, key)
        now = QApplication.focusWidget()
        assert now is not None
        assert view.isAncestorOf(now), f"{now} is below the first start"
        assert not now.visibleRegion().isEmpty()
        if now is begin:
            break
        seen.append(now)
    assert 1 < len(seen) < MOST_STOPS
    assert len(set(seen)) == len(seen)


def test_a_screen_reader_finds_nothing_below_the_first_start(first: UiStage) -> None:
    view, rail = view_of(first), first.herstel.window.rail
    told = QAccessible.queryAccessibleInterface(rail.pages["help"])
    assert told is not None
    assert told.state().invisible
    assert not rail.isVisibleTo(first.herstel.window)
    view.left.emit()
    first.settle()
    assert not told.state().invisible


def test_the_first_screen_shows_where_enter_goes_until_a_click(first: UiStage) -> None:
    view = view_of(first)
    assert view.feel_button.hasFocus()
    assert shows_ring(view.feel_button)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert not shows_ring(view.feel_button)
    first.herstel.first_start.begin()
    again = view_of(first).feel_button
    assert again.hasFocus()
    assert not shows_ring(again), "a hand on the mouse is told by what is under it"


def test_enter_presses_what_the_first_screen_shows(first: UiStage) -> None:
    press(first, KEY.Key_Return)
    assert first.herstel.first_start.view is None
    assert first.herstel.engine.practice.is_active


@pytest.mark.parametrize("key", [KEY.Key_Down, KEY.Key_Left, KEY.Key_Tab])
def test_after_a_click_the_first_key_that_would_go_on_shows_where_enter_goes(key: Qt.Key, stage: UiStage) -> None:
    view = begun(stage)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    press(stage, key)
    assert view.feel_button.hasFocus()
    press(stage, key)
    assert not view.feel_button.hasFocus()


def test_arrows_walk_through_the_rail_and_open_nothing(stage: UiStage) -> None:
    window = stage.herstel.window
    window.activateWindow()
    window.resize(960, 540)
    window.open_page("exercises")
    stage.settle()
    show_focus()
    entries, bar = list(window.rail.pages.values()), window.pages.exercises.column.verticalScrollBar()
    assert bar.maximum() > 0
    entries[0].setFocus()
    ways = (KEY.Key_Down, 1), (KEY.Key_Down, 2), (KEY.Key_Up, 1), (KEY.Key_End, -1), (KEY.Key_Down, 0), (KEY.Key_Up, -1)
    for key, place in (*ways, (KEY.Key_Home, 0)):
        press(stage, key)
        assert entries[place].hasFocus()
        assert bar.value() == 0
    assert window.page == "exercises"
    press(stage, KEY.Key_Down, KEY.Key_Return)
    assert window.page == "reading"


def darkened(stage: UiStage) -> DarkScreen:
    """Begin an exercise, have it dark, and have its words gone."""
    window = stage.herstel.window
    window.activateWindow()
    window.engine.begin_exercise(PracticeRequest(SLOW))
    window.dark.cover()
    stage.settle()
    show_focus()
    window.dark.hint.go_at_once()
    return window.dark


@pytest.mark.parametrize(
    ("forward", "back"), [(KEY.Key_Tab, KEY.Key_Backtab), (KEY.Key_Right, KEY.Key_Left)], ids=["Tab", "arrows"]
)
def test_in_the_dark_tab_walks_through_the_words_and_makes_no_light(
    stage: UiStage, forward: Qt.Key, back: Qt.Key
) -> None:
    dark = darkened(stage)
    words = dark.words
    for key, word in (
        (forward, words.pause),
        (forward, words.light),
        (forward, words.stop),
        (forward, words.help),
        (forward, words.pause),
        (back, words.help),
        (back, words.stop),
        (back, words.light),
    ):
        press(stage, key)
        assert dark.hint.are_seen
        assert word.hasFocus()
        assert dark.is_down
    dark.hint.go()
    assert dark.hasFocus(), "what is not seen is not pressed"
    press(stage, back)
    assert words.help.hasFocus()


def test_in_the_dark_enter_shows_the_words_and_makes_no_light(stage: UiStage) -> None:
    """The ring was on a button before the dark came, and is not seen any more."""
    dark = darkened(stage)
    press(stage, KEY.Key_Return)
    assert dark.is_down
    assert dark.hint.are_seen
    assert stage.herstel.engine.practice.is_active


@pytest.mark.parametrize("by", [KEY.Key_Return, KEY.Key_Space])
def test_in_the_dark_a_word_with_the_focus_is_pressed(stage: UiStage, by: Qt.Key) -> None:
    dark, practice = darkened(stage), stage.herstel.engine.practice
    press(stage, KEY.Key_Tab, by)
    assert practice.state is SessionState.PAUSED
    assert dark.words.pause.hasFocus()
    press(stage, KEY.Key_Tab, by)
    assert not dark.is_down, "it is light that has the focus, and space does not pause"
    assert practice.state is SessionState.PAUSED
    assert stage.herstel.window.pane.running.hasFocus()
    dark.cover()
    stage.settle()
    press(stage, KEY.Key_Space)
    assert practice.state is SessionState.RUNNING
    press(stage, KEY.Key_Backtab, KEY.Key_Backtab, by)
    assert not practice.is_active
    assert not dark.words.has_focus


def test_in_the_dark_a_pause_is_told_and_how_to_go_on(stage: UiStage) -> None:
    window = stage.herstel.window
    window.activateWindow()
    window.engine.begin_exercise(PracticeRequest(SLOW))
    window.dark.cover()
    stage.settle()

    def told() -> set[str]:
        return {label.text() for label in window.dark.findChildren(QLabel) if label.isVisible()}

    def keys() -> str:
        words = window.dark.words
        return " · ".join(part.text() for part in words.words if part.isVisible())

    assert "pauze" not in told()
    assert keys() == "Pauze · Licht · Stop"
    assert window.dark.hint.is_on
    press(stage, KEY.Key_Space)
    assert window.dark.is_down
    assert "pauze" in told()
    assert keys() == "Verder · Licht · Stop"
    assert not window.dark.hint.is_on, "it stays while nothing goes on"
    press(stage, KEY.Key_Space)
    assert "pauze" not in told()
    assert keys() == "Pauze · Licht · Stop"


@pytest.mark.parametrize("by_key", [True, False])
def test_a_page_that_someone_comes_to_shows_its_beginning(by_key: bool, stage: UiStage) -> None:
    window = stage.herstel.window
    window.activateWindow()
    stage.herstel.engine.settings.change(text_scale_percent=160)
    stage.settle()
    window.resize(960, 540)
    for name in ("tonight", "exercises", "tonight"):
        if by_key:
            window.open_page(name)
        else:
            window.rail.pages[name].click()
        stage.settle()
        column = getattr(window.pages, name).column
        assert column.verticalScrollBar().maximum() > 0
        assert column.verticalScrollBar().value() == 0
        column.verticalScrollBar().setValue(column.verticalScrollBar().maximum())
    window.grow(True)  # an evening that has the whole window
    stage.settle()
    window.pane.home_asked.emit()
    stage.settle()
    assert window.pages.tonight.column.verticalScrollBar().value() == 0


@pytest.mark.parametrize("by_escape", [True, False])
@pytest.mark.parametrize("scale", [100, 160])
def test_after_an_offer_the_row_that_was_chosen_has_the_focus(scale: int, by_escape: bool, stage: UiStage) -> None:
    stage.herstel.engine.settings.change(text_scale_percent=scale)
    page, window = exercises_of(stage), stage.herstel.window
    show_focus()
    name, card = list(shown_cards(page).items())[7]
    card.choose_button.setFocus(KEYED)
    press(stage, KEY.Key_Return)
    assert card.is_marked
    assert not window.pane.is_empty
    if by_escape:
        press(stage, KEY.Key_Escape)
    else:
        window.pane.close_form()
        stage.settle()
    assert window.pane.is_empty
    row = page.cards[name].choose_button
    assert QApplication.focusWidget() is row
    assert row.visibleRegion().boundingRect().height() == row.height()
    press(stage, KEY.Key_Tab)
    assert QApplication.focusWidget() is page.cards[name].hear_button or not page.cards[name].hear_button.isVisible()


def test_after_a_proef_its_row_has_the_focus(stage: UiStage) -> None:
    window = stage.herstel.window
    window.activateWindow()
    window.open_page("trial")
    stage.settle()
    show_focus()
    page = window.pages.trial
    name, row = list(page.cards.items())[-1]
    row.setFocus(KEYED)
    press(stage, KEY.Key_Return)
    assert window.is_grown
    for _ in range(9):
        if window.pane.is_empty:
            break
        press(stage, KEY.Key_Escape)
    assert window.pane.is_empty
    focus = QApplication.focusWidget()
    assert focus is page.cards[name]
    assert focus.visibleRegion().boundingRect().height() == focus.height()


def test_the_ring_of_a_row_goes_around_it_and_through_nothing(stage: UiStage) -> None:
    page = exercises_of(stage)
    show_focus()
    card = shown_cards(page)[SLOW]
    row, mark = card.choose_button, card.findChildren(OpensMark)[0]
    row.setFocus(KEYED)
    stage.settle()
    ring = 3  # px, at either side
    for part in (card.drawing, mark):
        left = part.mapTo(row, QPoint()).x()
        assert left >= ring
        assert left + part.width() <= row.width() - ring
    image, middle = row.grab().toImage(), row.height() // 2
    accent = NIGHT.accent
    for at in ((1, middle), (row.width() - 2, middle), (row.width() // 2, 1), (row.width() // 2, row.height() - 2)):
        assert image.pixelColor(*at).name() == accent


def test_a_row_that_opens_has_another_mark_than_one_that_starts(stage: UiStage) -> None:
    page = exercises_of(stage)
    assert all(len(card.findChildren(OpensMark)) == 1 for card in page.cards.values())
    window = stage.herstel.window
    window.open_page("trial")
    stage.settle()
    marks = window.pages.trial.findChildren(StartMark)
    assert marks
    assert not any(isinstance(mark, OpensMark) for mark in marks)


def test_each_chip_of_the_health_question_is_a_stop_and_arrows_go_on_working(stage: UiStage) -> None:
    view = begun(stage)
    view.ask()
    stage.settle()
    show_focus()
    chips: list[QWidget] = list(view.health.chips.chips.values())
    for chip in chips:
        press(stage, KEY.Key_Tab)
        assert chip.hasFocus()
    press(stage, KEY.Key_Tab)
    assert QApplication.focusWidget() not in chips
    press(stage, KEY.Key_Backtab, KEY.Key_Up, KEY.Key_Left)
    assert chips[-3].hasFocus()
    assert not view.health.chips.on


@pytest.mark.parametrize(("size", "in_sight"), [((1200, 780), True), ((960, 540), False)])
def test_nothing_begins_unseen(size: tuple[int, int], in_sight: bool, stage: UiStage) -> None:
    window = stage.herstel.window
    stage.herstel.engine.settings.change(text_scale_percent=160)
    window.resize(*size)
    window.activateWindow()
    stage.settle()
    window.open_page("help")
    stage.settle()
    window.open_page("tonight")
    stage.settle()
    focus, tonight = QApplication.focusWidget(), window.pages.tonight
    assert focus is not None
    assert tonight.isAncestorOf(focus)
    assert focus.visibleRegion().boundingRect().size() == focus.size()
    assert (focus is tonight.begin_button) is in_sight


@pytest.mark.parametrize(("scale", "size"), [(100, (1200, 780)), (100, (700, 540)), (160, (1024, 700))])
def test_tab_comes_from_each_row_to_its_hoor(scale: int, size: tuple[int, int], stage: UiStage) -> None:
    window, settings = stage.herstel.window, stage.herstel.engine.settings
    settings.change(text_scale_percent=scale)
    window.resize(*size)
    page = exercises_of(stage)
    show_focus()
    exercises = stage.herstel.engine.content.exercises
    heard = [card for name, card in shown_cards(page).items() if has_sound(exercises[name])]
    assert len(heard) > 5
    for card in heard:
        card.choose_button.setFocus(KEYED)
        press(stage, KEY.Key_Tab)
        assert card.hear_button.hasFocus()
        assert card.hear_button.visibleRegion().boundingRect().size() == card.hear_button.size()
        assert not card.hear_button.property("unseen")
    press(stage, KEY.Key_Backtab, KEY.Key_Return)
    assert heard[-1].is_marked
    heard[-1].choose_button.setFocus(KEYED)
    press(stage, KEY.Key_Tab)
    assert heard[-1].hear_button.hasFocus(), "also of the exercise that is open"


@pytest.mark.parametrize("by_key", [True, False])
def test_tab_goes_on_from_begin_once_that_is_seen_to_have_the_keyboard(
    by_key: bool, qapp: QApplication, tmp_path: Path
) -> None:
    made = make_stage(make_application(["herstel"]), tmp_path / "data")
    window = made.herstel.window
    window.activateWindow()
    made.settle()
    tonight = window.pages.tonight
    assert tonight.begin_button.hasFocus()
    if by_key:
        QTest.keyClick(window, KEY.Key_1, Qt.KeyboardModifier.ControlModifier)
        made.settle()
    else:
        press(made, KEY.Key_Tab)
    assert tonight.begin_button.hasFocus()
    assert shows_ring(tonight.begin_button)
    press(made, KEY.Key_Tab)
    assert tonight.other_button.hasFocus()
    made.close()


@pytest.mark.parametrize("forward", [True, False])
def test_round_by_tab_one_comes_to_the_question_and_it_is_seen_whole(forward: bool, stage: UiStage) -> None:
    stage.herstel.engine.settings.change(text_scale_percent=160)
    window = stage.herstel.window
    window.resize(1024, 700)
    window.activateWindow()
    stage.settle()
    window.open_page("reading")
    window.open_page("tonight")
    stage.settle()
    show_focus()
    tonight = window.pages.tonight
    chips, bar = tonight.where_chips.chips.values(), tonight.column.verticalScrollBar()
    assert bar.maximum() > 0
    reached = []
    for _ in range(MOST_STOPS):
        press(stage, KEY.Key_Tab if forward else KEY.Key_Backtab)
        reached.append(QApplication.focusWidget())
        if reached[-1] in chips:
            break
    assert reached[-1] in chips
    assert bar.value() == 0, "nothing of the question is cut, or faded"
