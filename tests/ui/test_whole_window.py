"""An exercise in the whole window: the rest makes way, the controls fade and come back, and nothing lights up after."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QCursor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from herstel_app.core.drawing import Stroke
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.session import SessionState
from herstel_app.core.traits import Trait
from herstel_app.ui.kit import dates
from herstel_app.ui.kit.fading_parts import COME_MS
from herstel_app.ui.kit.fading_wave import EveningWave, FadingWave
from herstel_app.ui.kit.palettes import DAY, NIGHT
from herstel_app.ui.practice.ending import BREATHS, Ending
from herstel_app.ui.practice.tap_view import TapView
from tests.helpers.begun import begin_with
from tests.helpers.forms import form_in, open_note
from tests.helpers.luminance import mean_luminance
from tests.helpers.screens import come_to_rest, run_claim
from tests.helpers.tabbing import press
from tests.helpers.waiting import comes
from tests.helpers.widgets import texts_in
from tests.ui.conftest import UiStage
from tests.ui.stage_parts import end_evening

KEY = Qt.Key
DARKEST = 0.01
SOON_MS = 300
"""What faded is whole again within this, after a hand."""
BREATH = PracticeRequest("slow-breathing", 3)


def begin(stage: UiStage, request: PracticeRequest = BREATH) -> None:
    window = stage.herstel.window
    window.activateWindow()
    window.engine.begin_exercise(request)
    stage.settle()
    stage.advance(14)


def test_it_takes_the_window_and_gives_it_back(stage: UiStage) -> None:
    window = stage.herstel.window
    begin(stage)
    assert window.is_grown
    assert not window.rail.isVisible()
    assert not window.pages.isVisible()
    assert window.pane.running.plan.isVisible()
    assert window.pane.running.plan.line.isVisible()
    stage.advance(400)
    form_in(window.pane, Ending).back_link.click()
    stage.settle()
    assert not window.is_grown
    assert window.pages.isVisible()
    assert window.rail.isVisible()
    assert not window.pane.isVisible(), "nothing goes on"


def test_beside_a_text_it_stays_beside_it(stage: UiStage) -> None:
    window = stage.herstel.window
    run_claim(stage, 20)
    assert not window.is_grown
    assert window.pages.reading.isVisible()
    assert window.pane.running.plan.line.isVisible()
    window.pane.running.grow_button.click()
    assert window.is_grown
    assert window.pane.running.plan.line.isVisible()


def test_help_can_be_had_meanwhile_and_stays_open(stage: UiStage) -> None:
    window = stage.herstel.window
    begin(stage)
    press(stage, KEY.Key_F1)
    assert window.pages.help.isVisible()
    assert window.pane.isVisible()
    stage.advance(10)
    assert stage.herstel.engine.practice.state is SessionState.RUNNING
    assert not window.is_grown


@pytest.mark.parametrize("page", ["tonight", "exercises", "trial", "lookback"])
def test_it_never_stands_beside_what_it_was_begun_from(stage: UiStage, page: str) -> None:
    window = stage.herstel.window
    window.open_page(page)
    begin(stage)
    for name in ("help", page, "settings", page):
        window.open_page(name)
        stage.settle()
        assert window.is_grown is (name == page)
        assert window.pages.isVisible() is (name != page)
    press(stage, KEY.Key_Escape)
    window.pane.close_form()
    stage.settle()
    assert not window.is_grown
    assert window.page == page


@pytest.mark.parametrize("less_motion", [False, True])
def test_the_controls_go_and_any_key_or_movement_brings_them_back(stage: UiStage, less_motion: bool) -> None:
    stage.herstel.engine.settings.change(reduced_motion=less_motion)
    window = stage.herstel.window
    begin(stage)
    running = window.pane.running
    controls = running.controls
    handle = window.windowHandle()
    QTest.mouseMove(handle, QPoint(300, 300))
    assert controls.are_seen
    controls.rest_ms = 150
    QTest.mouseMove(handle, QPoint(400, 300))
    assert comes(lambda: not controls.are_seen)
    assert running.stop_button.isVisible(), "for a screen reader they are there"
    come_to_rest(window)
    before = running.grab().toImage().pixelColor(running.stop_button.mapTo(running, QPoint(1, 20)))
    assert before == running.grab().toImage().pixelColor(5, running.height() - 5)
    QTest.mouseMove(handle, QPoint(500, 300))
    assert controls.are_seen
    assert comes(lambda: not controls.are_seen)
    press(stage, KEY.Key_Tab)
    assert controls.are_seen
    focus = QApplication.focusWidget()
    assert focus is not None
    assert running.isAncestorOf(focus)
    press(stage, KEY.Key_Space)
    assert stage.herstel.engine.practice.state is SessionState.PAUSED
    assert controls.are_seen
    assert not controls.is_on, "in a pause they stay"


@pytest.mark.parametrize("less_motion", [False, True])
@pytest.mark.parametrize("exercise", ["slow-breathing", "stillness"])
def test_one_jump_of_the_mouse_is_enough(stage: UiStage, exercise: str, less_motion: bool) -> None:
    """Of who pressed a button and left the mouse there since."""
    assert COME_MS <= SOON_MS
    stage.herstel.engine.settings.change(reduced_motion=less_motion)
    window = stage.herstel.window
    handle = window.windowHandle()
    QTest.mouseMove(handle, QPoint(600, 500))
    QApplication.processEvents()
    window.pane.running.controls.rest_ms = 150
    begin(stage, PracticeRequest(exercise, 3))
    running = window.pane.running
    assert comes(lambda: running.controls.are_gone)
    running.controls.rest_ms = 5000
    QTest.mouseMove(handle, QPoint(610, 440))
    assert running.controls.are_seen
    assert comes(lambda: running.controls.are_seen_whole)
    assert running.cursor().shape() == Qt.CursorShape.ArrowCursor


def test_one_jump_of_the_mouse_brings_back_the_words_in_the_dark(stage: UiStage) -> None:
    window = stage.herstel.window
    QTest.mouseMove(window.windowHandle(), QPoint(600, 500))
    begin(stage)
    window.dark.hint.rest_ms = 150
    window.dark.cover()
    come_to_rest(window)
    assert comes(lambda: window.dark.hint.are_gone)
    window.dark.hint.rest_ms = 5000
    QTest.mouseMove(window.windowHandle(), QPoint(610, 440))
    assert comes(lambda: window.dark.hint.are_seen_whole)


def test_a_mouse_that_rests_keeps_nothing_in_sight(stage: UiStage) -> None:
    """What appears below it is told of it as of a movement."""
    window = stage.herstel.window
    handle = window.windowHandle()
    QCursor.setPos(window.mapToGlobal(QPoint(600, 500)))
    QApplication.processEvents()
    begin(stage)
    window.pane.running.controls.go_at_once()
    QTest.mouseMove(handle, QPoint(600, 500))
    QTest.mouseMove(handle, QPoint(603, 502))
    QApplication.processEvents()
    assert window.pane.running.controls.are_gone


@pytest.mark.parametrize("less_motion", [False, True])
@pytest.mark.parametrize("by_key", [False, True])
def test_controls_act_from_the_first_movement_on(stage: UiStage, by_key: bool, less_motion: bool) -> None:
    stage.herstel.engine.settings.change(reduced_motion=less_motion)
    window = stage.herstel.window
    begin(stage)
    running, handle = window.pane.running, window.windowHandle()
    QTest.mouseMove(handle, QPoint(300, 300))
    running.controls.rest_ms = 150
    QTest.mouseMove(handle, QPoint(400, 300))
    assert comes(lambda: running.controls.are_gone)
    running.controls.rest_ms = 5000
    stop = running.stop_button
    at = stop.mapTo(window, stop.rect().center())
    QTest.mouseMove(handle, at)
    QApplication.processEvents()
    if by_key:
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(stop, KEY.Key_Return)
    else:
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=at)
    stage.settle()
    assert stage.herstel.engine.practice.state is SessionState.ENDED


@pytest.mark.parametrize("less_motion", [False, True])
def test_a_click_on_a_control_that_is_not_seen_only_brings_it_back(stage: UiStage, less_motion: bool) -> None:
    stage.herstel.engine.settings.change(reduced_motion=less_motion)
    window = stage.herstel.window
    begin(stage)
    running, handle = window.pane.running, window.windowHandle()
    stop = running.stop_button
    at = stop.mapTo(window, stop.rect().center())
    QTest.mouseMove(handle, QPoint(300, 300))
    running.controls.rest_ms = 150
    QTest.mouseMove(handle, at + QPoint(8, 0))
    assert comes(lambda: running.controls.are_gone)
    running.controls.rest_ms = 5000
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=at + QPoint(8, 0))
    assert running.controls.are_seen
    QApplication.processEvents()
    assert stage.herstel.engine.practice.state is SessionState.RUNNING
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=at + QPoint(8, 0))
    stage.settle()
    assert stage.herstel.engine.practice.state is SessionState.ENDED


def test_a_silence_says_what_comes(stage: UiStage) -> None:
    begin(stage, PracticeRequest("stillness", 3))
    stage.advance(120 - 14)
    said = stage.herstel.window.pane.running.small_line.text()
    assert said == "nog een minuut, dan hoor je drie zachte tonen"


@pytest.mark.parametrize("dark", [True, False])
def test_an_evening_ends_dark_and_stays_so(stage: UiStage, dark: bool) -> None:
    window = stage.herstel.window
    ending = end_evening(stage, dark)
    assert ending.accessibleName() == "Dit was het. Doe het scherm maar dicht."
    assert QApplication.focusWidget() is ending
    assert mean_luminance(window.grab().toImage()) <= DARKEST
    stage.clock.seconds += 600
    stage.settle()
    QTest.mouseMove(window.windowHandle(), QPoint(300, 300))
    QTest.mouseMove(window.windowHandle(), QPoint(500, 400))
    come_to_rest(window)
    assert mean_luminance(window.grab().toImage()) <= DARKEST
    QTest.mouseClick(ending, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert window.pane.shown(Ending) is ending, "a hand beside the links brings no other light"
    if dark:
        press(stage, KEY.Key_A)
    else:
        ending.back_link.click()
    assert window.pane.is_empty
    assert window.pages.isVisible()


def test_beside_a_page_the_end_is_as_light_as_that(stage: UiStage) -> None:
    window = stage.herstel.window
    window.activateWindow()
    window.engine.still_a_while()
    stage.advance(30)
    window.dark.lift()
    press(stage, KEY.Key_F1)
    stage.advance(400)
    stage.settle()
    ending = form_in(window.pane, Ending)
    assert window.pages.help.isVisible()
    assert not ending.is_dim
    assert not ending.stay_link.isVisible()


def test_a_note_at_the_end_is_dark_too_and_is_kept(stage: UiStage) -> None:
    window = stage.herstel.window
    end_evening(stage, dark=True)
    ending = open_note(window.pane)
    assert QApplication.focusWidget() is ending.note
    assert "Wat merkte je?" in texts_in(ending)
    assert "dicht" not in texts_in(ending), "it is written in now"
    QTest.keyClicks(ending.note, "zachter")
    come_to_rest(window)
    assert mean_luminance(window.grab().toImage()) <= DARKEST
    press(stage, KEY.Key_Escape)
    assert window.pane.is_empty
    assert stage.herstel.journal.entries(limit=1)[0].note == "zachter"


def middle_of(window: QWidget, words: str) -> QPoint:
    line = next(each for each in window.findChildren(QLabel) if each.isVisible() and each.text() == words)
    return line.mapTo(window, line.rect().center())


def test_good_night_stands_where_the_end_stood(stage: UiStage) -> None:
    window = stage.herstel.window
    window.open_page("tonight")
    end_evening(stage, dark=True)
    end = middle_of(window, "Dit was het. Doe het scherm maar dicht.")
    press(stage, KEY.Key_A)
    assert middle_of(window, "Goedenacht.") == end


def test_one_can_sit_on(stage: UiStage) -> None:
    window = stage.herstel.window
    end_evening(stage, dark=True).stay_link.click()
    stage.advance(1)
    assert stage.herstel.engine.practice.exercise_id == "stillness"
    assert window.dark.is_down


def test_what_ended_dark_stays_dark_until_a_key(stage: UiStage) -> None:
    window = stage.herstel.window
    run_claim(stage, 20)
    window.dark.cover()
    come_to_rest(window)
    stage.advance(400)
    come_to_rest(window)
    form_in(window.pane, Ending)
    assert window.dark.is_down
    assert "Klaar." in texts_in(window.dark)
    QTest.mouseMove(window.windowHandle(), QPoint(300, 300))
    QTest.mouseMove(window.windowHandle(), QPoint(500, 400))
    assert window.dark.is_down
    assert mean_luminance(window.grab().toImage()) <= DARKEST
    press(stage, KEY.Key_Escape)
    assert not window.dark.is_down
    form_in(window.pane, Ending)  # the first key only makes light


def test_after_stop_there_is_one_line_and_no_form(stage: UiStage) -> None:
    window = stage.herstel.window
    begin_with(window.engine, BREATH, {"head": 3})
    stage.advance(20)
    press(stage, KEY.Key_Escape)
    assert window.pane.shown(TapView) is None
    assert form_in(window.pane, Ending).accessibleName() == "Je bent gestopt waar je wilde."


@pytest.mark.parametrize("seconds", [20, 400], ids=["stopped", "done"])
def test_in_the_whole_window_every_end_is_as_dark(stage: UiStage, seconds: float) -> None:
    window = stage.herstel.window
    begin(stage)
    stage.advance(seconds)
    if seconds < 100:
        press(stage, KEY.Key_Escape)
    come_to_rest(window)
    stage.settle()
    ending = form_in(window.pane, Ending)
    assert ending.is_dim
    (drawn,) = ending.findChildren(FadingWave)
    assert drawn.stops is (seconds < 100)
    assert mean_luminance(window.grab().toImage()) <= DARKEST


@pytest.mark.parametrize("keeps", [True, False])
def test_the_end_is_the_line_of_tonight(keeps: bool, stage: UiStage) -> None:
    """What was done, in order, as *Terugblik* draws it; where nothing is kept it is not known, and breaths."""
    engine, window = stage.herstel.engine, stage.herstel.window
    engine.settings.change(history=keeps)
    engine.begin_exercise(BREATH)
    stage.advance(400)
    stage.clock.wall += timedelta(minutes=5)
    ending = end_evening(stage, dark=False)
    kinds = [EveningWave, FadingWave]
    (drawn,) = ending.findChildren(FadingWave)
    assert isinstance(drawn, EveningWave) is keeps
    if isinstance(drawn, EveningWave):
        line = engine.lookback.line_of(list(stage.herstel.journal.entries(limit=5)), dates)
        assert drawn.strokes == line.drawn
        assert [stroke.shape for stroke in drawn.strokes] == ["wave", "flat"]
    ending.back_link.click()
    stage.settle()
    night = window.pages.tonight.night
    assert night is not None
    assert type(*night.findChildren(FadingWave)) is kinds[not keeps]


def test_the_line_of_tonight_is_dim_and_lost_at_the_right(stage: UiStage) -> None:
    theme = stage.herstel.theme
    wave = EveningWave(theme, (Stroke("wave", 3, ""), Stroke("flat", 2, "")))
    wave.resize(600, 30)
    image = QImage(wave.size(), QImage.Format.Format_ARGB32)
    image.fill(theme.color("dark"))
    wave.render(image, renderFlags=QWidget.RenderFlag.DrawChildren)
    light = [max(image.pixelColor(x, y).lightness() for y in range(30)) for x in range(600)]
    assert max(light[:300]) > 3 * max(light[580:])
    assert max(light) <= theme.color("dark_glow").lightness() + 1


@pytest.mark.parametrize("stops", [True, False])
def test_the_line_is_flat_from_where_someone_stopped(stops: bool, stage: UiStage) -> None:
    wave = FadingWave(stage.herstel.theme, BREATHS, dim=True, stops=stops)
    wave.resize(600, 30)
    image = QImage(wave.size(), QImage.Format.Format_ARGB32)
    image.fill(0)
    wave.render(image, renderFlags=QWidget.RenderFlag.DrawChildren)
    rises = [
        len({y for y in range(30) for x in columns if image.pixelColor(x, y).alpha() > 40}) > 6
        for columns in (range(20, 270), range(330, 450))
    ]
    assert rises == [True, not stops]


def test_what_is_no_breath_ends_as_it_is_drawn_everywhere(stage: UiStage) -> None:
    seen = []
    traits: tuple[Trait | None, ...] = (None, "rising", "own")
    for trait in traits:
        wave = FadingWave(stage.herstel.theme, Stroke("gentle", 3, "", trait=trait))
        wave.resize(600, 30)
        image = QImage(wave.size(), QImage.Format.Format_ARGB32)
        image.fill(0)
        wave.render(image, renderFlags=QWidget.RenderFlag.DrawChildren)
        seen.append([sum(image.pixelColor(x, y).alpha() > 40 for y in range(10, 19)) for x in range(300)])
    swelling, rising, own = seen
    assert any(swelling)
    assert not any(rising), "it lies flat at first"
    assert 0 < sum(map(bool, own)) < sum(map(bool, swelling)), "dotted"


def test_signals_are_asked_only_where_they_were_told_before(stage: UiStage) -> None:
    window = stage.herstel.window
    window.engine.begin_exercise(BREATH)
    stage.advance(400)
    assert form_in(window.pane, Ending).accessibleName() == "Klaar."
    begin_with(window.engine, BREATH, {"head": 3})
    stage.advance(400)
    form_in(window.pane, TapView).skip_link.click()
    assert form_in(window.pane, Ending).accessibleName() == "Klaar."


def test_a_screen_reader_is_told_what_to_do(stage: UiStage) -> None:
    begin(stage)
    practice = stage.herstel.engine.practice
    while practice.frame is not None and not practice.frame.text:
        stage.advance(1)
    running = QAccessible.queryAccessibleInterface(stage.herstel.window.pane.running)
    frame = stage.herstel.engine.practice.frame
    assert frame is not None
    described = running.text(QAccessible.Text.Description)
    assert frame.text
    assert described == f"{frame.text} Spatie pauzeert, Esc stopt."


@pytest.mark.parametrize("size", [(1200, 780), (960, 540)])
def test_in_the_dark_the_glow_stays_where_it_was(stage: UiStage, size: tuple[int, int]) -> None:
    window = stage.herstel.window
    window.resize(*size)
    begin(stage)

    def middle(part: QWidget) -> QPoint:
        return part.mapTo(window, part.rect().center())

    before = middle(window.pane.running.glow)
    press(stage, KEY.Key_D)
    come_to_rest(window)
    stage.settle()
    after = middle(window.dark.glow)
    assert abs(after.y() - before.y()) <= 1
    assert abs(after.x() - before.x()) <= 1


@pytest.mark.parametrize(("palette", "ground"), [("night", "#0b0807"), ("day", DAY.pane)])
def test_rest_in_the_whole_window_is_darker_by_night(stage: UiStage, palette: str, ground: str, qtbot: QtBot) -> None:
    stage.herstel.engine.settings.change(palette=palette)
    wanted = DAY if palette == "day" else NIGHT
    qtbot.waitUntil(lambda: stage.herstel.theme.palette == wanted)
    window = stage.herstel.window
    begin(stage, PracticeRequest("stillness", 3))
    stage.advance(60)
    come_to_rest(window)
    stage.settle()
    picture = window.grab().toImage()
    glow = window.pane.running.glow
    beside = glow.mapTo(window, QPoint(40, 40))
    for place in (QPoint(3, 3), QPoint(window.width() - 4, window.height() - 4), beside):
        assert picture.pixelColor(place).name() == ground


@pytest.mark.parametrize("size", [(1200, 780), (1920, 1080)])
def test_the_sentence_stands_close_below_the_glow(stage: UiStage, size: tuple[int, int]) -> None:
    stage.herstel.window.resize(*size)
    begin(stage)
    stage.herstel.window.grow(True)
    stage.settle()
    running = stage.herstel.window.pane.running
    glow, line = running.glow.geometry(), running.findChild(QLabel, "line")
    assert line is not None
    lowest = glow.center().y() + running.glow.height_in(running.width()) // 2
    assert 0 <= line.y() - lowest <= 8
    told = running.small_line.geometry().bottom()
    assert running.pause_button.mapTo(running, QPoint()).y() - told >= 40
