"""The dark screen: by itself when it was asked for, lifted by a hand, with or without its glow."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from herstel_app.app import make_application
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.session import SessionState
from herstel_app.ui.kit.glow import Glow
from herstel_app.ui.kit.palettes import NIGHT
from tests.helpers.screens import come_to_rest, run_claim, stage_at
from tests.helpers.waiting import comes
from tests.ui.conftest import UiStage
from tests.ui.stage_parts import page_of

KEY = Qt.Key


@pytest.fixture
def darkening(stage: UiStage) -> UiStage:
    """Begin an exercise, with the screen to go dark after 30 seconds."""
    page = page_of(stage)
    page.screen_section.dark_after.chips[30].click()
    stage.herstel.window.open_page("reading")
    stage.herstel.engine.begin_exercise(PracticeRequest("slow-breathing"))
    stage.settle()
    return stage


def test_the_screen_goes_dark_by_itself(darkening: UiStage) -> None:
    window = darkening.herstel.window
    darkening.advance(29)
    assert not window.dark.is_down
    darkening.advance(1.5)
    assert window.dark.is_down
    assert window.dark.cursor().shape() is Qt.CursorShape.BlankCursor
    QTest.keyClick(window, KEY.Key_Up)
    assert ("volume", 65) in darkening.player.asked
    assert window.dark.is_down
    QTest.keyClick(window, KEY.Key_D)
    assert not window.dark.is_down
    assert QApplication.focusWidget() is window.pane.running
    darkening.advance(29)
    assert not window.dark.is_down
    darkening.advance(1.5)
    assert window.dark.is_down


def test_a_hand_on_key_or_mouse_keeps_it_light(darkening: UiStage) -> None:
    window = darkening.herstel.window
    handle = window.windowHandle()
    QTest.mouseMove(handle, QPoint(300, 300))
    darkening.advance(20)
    QTest.keyClick(window, KEY.Key_Up)
    darkening.advance(20)
    QTest.mouseMove(handle, QPoint(340, 300))
    darkening.advance(20)
    assert not window.dark.is_down
    QTest.mouseMove(handle, QPoint(342, 300))  # a bump against the table
    darkening.advance(10.5)
    assert window.dark.is_down


@pytest.mark.parametrize("moves_first", [True, False])
def test_a_mouse_brings_the_words_and_only_a_click_on_light_makes_light(darkening: UiStage, moves_first: bool) -> None:
    window = darkening.herstel.window
    handle, light = window.windowHandle(), window.dark.words.light
    window.dark.cover()
    darkening.settle()
    place = light.mapTo(window, light.rect().center())
    for start in (QPoint(600, 340), place, QPoint(20, 20)):  # glow, word, nothing
        window.dark.hint.go_at_once()
        darkening.settle()
        if moves_first:
            QTest.mouseMove(handle, start + QPoint(200, 4))
            QTest.mouseMove(handle, QPoint(20, 24))
        else:
            QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=start)
        assert window.dark.is_down
        assert window.dark.hint.are_seen
        assert window.dark.cursor().shape() == Qt.CursorShape.ArrowCursor
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
        assert window.dark.is_down, "nor beside the words"
    darkening.settle()
    assert window.dark.childAt(place) is light
    assert light.cursor().shape() == Qt.CursorShape.PointingHandCursor
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=place)
    assert not window.dark.is_down


def test_the_words_look_like_what_one_presses(darkening: UiStage) -> None:
    """For who uses the keys each has its own beside it, smaller, on the same line, which presses it too."""
    window, practice = darkening.herstel.window, darkening.herstel.engine.practice
    window.activateWindow()
    QTest.keyClick(window, KEY.Key_D)
    darkening.settle()
    words = window.dark.words
    lefts = [word.mapTo(window, QPoint()).x() for word in words.words]
    assert lefts == sorted(lefts)
    assert [word.text() for word in words.words] == ["Pauze", "Licht", "Stop"], "as the buttons in the light"
    keys = [word.findChildren(QLabel)[0] for word in words.words]
    assert [key.text() for key in keys] == ["spatie", "D", "Esc"]
    for word, key in zip(words.words, keys, strict=True):
        assert key.isVisible()
        assert key.font().pixelSize() < word.font().pixelSize()
        assert word.rect().contains(key.geometry())
        assert word.accessibleDescription() == key.text()
    at = keys[0].mapTo(window, keys[0].rect().center())
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=at)
    assert practice.state is SessionState.PAUSED


def test_who_uses_the_mouse_is_told_no_keys(darkening: UiStage) -> None:
    window = darkening.herstel.window
    QTest.mouseClick(window.pane.running.dark_button, Qt.MouseButton.LeftButton)
    come_to_rest(window)
    darkening.settle()
    words = window.dark.words
    assert window.dark.is_down
    assert [label.text() for label in words.findChildren(QLabel) if label.isVisible()] == [words.time_left.text()]
    QTest.keyClick(window, KEY.Key_Tab)
    darkening.settle()
    assert [word.findChildren(QLabel)[0].text() for word in words.words] == ["spatie", "D", "Esc"]


@pytest.mark.parametrize(("scale", "size"), [(100, (1200, 780)), (100, (960, 540)), (160, (1024, 700))])
def test_in_the_dark_all_stands_where_it_stands_in_the_light(
    qapp: QApplication, tmp_path: Path, scale: int, size: tuple[int, int]
) -> None:
    stage = stage_at(make_application(["herstel"]), tmp_path / "data", scale)
    window = stage.herstel.window
    window.resize(*size)
    stage.herstel.engine.begin_exercise(PracticeRequest("slow-breathing"))
    stage.advance(30)
    stage.settle()
    running, dark = window.pane.running, window.dark
    QTest.mouseClick(running.dark_button, Qt.MouseButton.LeftButton)
    come_to_rest(window)
    stage.settle()

    def place(part: QWidget) -> QRect:
        return QRect(part.mapTo(window, QPoint()), part.size())

    in_light = running.pause_button, running.dark_button, running.stop_button
    for light, word in zip(in_light, dark.words.words, strict=True):
        assert place(word).center().y() == place(light).center().y()
        assert place(word).height() == place(light).height()
        assert abs(place(word).center().x() - place(light).center().x()) <= 1
    assert place(dark.words.help) == place(running.help_button)
    edge = dark.grab(place(dark.words.stop)).toImage()
    colors = {edge.pixelColor(edge.width() // 2, y).name() for y in range(3)}
    assert len(colors) > 1, "it has an edge"
    stage.close()


def test_help_is_there_in_the_dark(darkening: UiStage) -> None:
    window = darkening.herstel.window
    window.dark.cover()
    come_to_rest(window)
    at = window.dark.words.help.mapTo(window, window.dark.words.help.rect().center())
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=at)
    come_to_rest(window)
    assert window.page == "help"
    assert not window.dark.is_down


def test_by_mouse_one_pauses_and_stops_in_the_dark(darkening: UiStage) -> None:
    """Nobody has to have the light in the face to stop."""
    window, practice = darkening.herstel.window, darkening.herstel.engine.practice
    handle, words = window.windowHandle(), window.dark.words
    window.dark.cover()
    darkening.settle()

    def click(part: QWidget) -> None:
        QTest.mouseMove(handle, QPoint(300, 300))
        QTest.mouseMove(handle, QPoint(500, 304))
        darkening.settle()
        assert window.dark.cursor().shape() == Qt.CursorShape.ArrowCursor
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=part.mapTo(window, part.rect().center()))
        darkening.settle()

    click(words.pause)
    assert practice.state is SessionState.PAUSED
    click(words.pause)
    assert practice.state is SessionState.RUNNING
    window.dark.hint.go_at_once()
    assert window.dark.cursor().shape() == Qt.CursorShape.BlankCursor
    assert window.dark.is_down
    click(words.stop)
    assert not practice.is_active
    window.dark.lift()


def test_a_pause_and_the_help_page_stay_light(darkening: UiStage) -> None:
    window, driver = darkening.herstel.window, darkening.herstel.engine.practice
    darkening.advance(20)
    driver.pause()
    darkening.clock.seconds += 600
    driver.advance()
    assert not window.dark.is_down
    driver.resume()
    window.open_page("help")
    darkening.advance(40)
    assert not window.dark.is_down
    window.grow(True)
    darkening.advance(31)
    assert window.dark.is_down


def test_writing_stays_light(stage: UiStage) -> None:
    page_of(stage).screen_section.dark_after.chips[30].click()
    stage.herstel.window.open_page("reading")
    stage.herstel.engine.begin_exercise(PracticeRequest("thought-parking"))
    stage.advance(100)
    assert stage.herstel.engine.practice.frame is not None
    assert stage.herstel.engine.practice.frame.kind == "write"
    assert not stage.herstel.window.dark.is_down


def test_without_the_choice_nothing_goes_dark(stage: UiStage) -> None:
    stage.herstel.engine.begin_exercise(PracticeRequest("slow-breathing"))
    stage.advance(200)
    assert not stage.herstel.window.dark.is_down


def test_the_dark_screen_can_do_without_a_glow(stage: UiStage) -> None:
    page = page_of(stage)
    window = stage.herstel.window
    window.engine.begin_exercise(PracticeRequest("slow-breathing"))
    window.dark.cover()
    glow = window.dark.findChild(Glow)
    assert glow is not None
    assert glow.isVisible()
    page.screen_section.dark_orb.switch.click()
    assert not glow.isVisible()
    page.screen_section.dark_orb.switch.click()
    assert glow.isVisible()


@pytest.mark.parametrize("palette", ["night", "day"])
def test_nothing_of_the_light_is_left_in_the_dark(palette: str, qapp: QApplication, tmp_path: Path) -> None:
    """As the screen has it: what a widget draws when it is asked says nothing of what was left out."""
    stage = stage_at(make_application(["herstel"]), tmp_path / "data", 100, palette)
    stage.settle()
    stage.herstel.engine.begin_exercise(PracticeRequest("slow-breathing"))
    stage.settle()
    stage.advance(5)
    window = stage.herstel.window
    window.dark.cover()
    for _ in range(3):
        come_to_rest(window)
        stage.advance(0.5)
        stage.settle()
    screen = QGuiApplication.primaryScreen().grabWindow(window.winId()).toImage()
    stage.close()
    beside = [screen.pixelColor(x, y).name() for x in range(60, 300, 20) for y in range(160, 560, 20)]
    assert set(beside) == {NIGHT.dark}


def test_the_hint_goes_and_a_hand_brings_it_back(stage: UiStage) -> None:
    window = stage.herstel.window
    window.activateWindow()
    run_claim(stage, 20)
    dark = window.dark
    dark.hint.rest_ms = 150
    dark.cover()
    assert dark.hint.are_seen
    assert comes(lambda: not dark.hint.are_seen)
    come_to_rest(window)
    foot = dark.rect().adjusted(0, dark.height() - 70, 0, 0)
    empty = dark.grab(foot).toImage()
    assert {empty.pixelColor(x, y).name() for x in range(0, empty.width(), 3) for y in range(empty.height())} == {
        stage.herstel.theme.color("dark").name()
    }
    QTest.keyClick(window, KEY.Key_Up)
    assert dark.hint.are_seen
    assert window.dark.is_down
    assert comes(lambda: not dark.hint.are_seen)
    stage.advance(400)
    come_to_rest(window)
    assert dark.is_down, "it is over"
    assert comes(lambda: not dark.hint.are_seen)
    QTest.mouseMove(window.windowHandle(), QPoint(300, 300))
    QTest.mouseMove(window.windowHandle(), QPoint(320, 300))
    assert dark.hint.are_seen
    assert dark.is_down
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(320, 300))
    assert not dark.is_down, "all is over: a press anywhere makes light"


def test_in_a_long_silence_the_dark_says_what_is_left(stage: UiStage) -> None:
    window = stage.herstel.window
    stage.herstel.engine.begin_exercise(PracticeRequest("stillness", 5))
    window.dark.cover()
    come_to_rest(window)
    stage.advance(200)
    told = [each.text() for each in window.dark.findChildren(QLabel)]
    assert any(text.startswith("nog ") and text.endswith("dan hoor je drie zachte tonen") for text in told), told


@pytest.mark.parametrize(("way", "offered"), [("eyes-open", False), (None, True)])
def test_who_looks_around_is_not_offered_the_dark(stage: UiStage, way: str | None, offered: bool) -> None:
    engine, window = stage.herstel.engine, stage.herstel.window
    engine.begin_exercise(PracticeRequest("stillness", 3, "eyes-open" if offered else None))
    engine.begin_exercise(PracticeRequest("stillness", 3, way))
    stage.settle()
    assert window.pane.running.dark_button.isVisibleTo(window.pane.running) is offered
    assert engine.practice.has_open_eyes is not offered
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_D)
    assert window.dark.is_down is offered, "the key does what the button would"
    told = window.pane.running.small_line.text()
    assert ("blijft licht" in told) is not offered, "and where it does nothing it says why"


def test_the_words_tell_how_much_is_left_and_go_with_them(stage: UiStage) -> None:
    window, practice = stage.herstel.window, stage.herstel.engine.practice
    stage.herstel.engine.begin_exercise(PracticeRequest("slow-breathing", 5))
    stage.advance(60)
    window.dark.cover()
    stage.settle()
    left, words = window.dark.words.time_left, window.dark.words
    assert (left.text(), left.isVisible()) == ("nog vierenhalve minuut", True)
    places = [part.mapTo(words, QPoint()) for part in words.words]
    assert base_of(words.pause, words) + left.fontMetrics().height() <= base_of(left, words), "below them"
    middle = left.mapTo(words, left.rect().center()).x()
    assert abs(middle - words.rect().center().x()) <= 1
    stage.advance(60)
    assert left.text() == "nog drieënhalve minuut"
    words.tell_left("")
    stage.settle()
    assert [part.mapTo(words, QPoint()) for part in words.words] == places, "a word that is pointed at stays"
    stage.advance(1)
    practice.pause()
    window.dark.lift()
    come_to_rest(window)
    window.dark.cover()
    stage.settle()
    assert left.text() == "nog drieënhalve minuut", "in a pause no frame comes"
    practice.resume()
    assert words.isAncestorOf(left), "they fade as one"
    timeline = practice.timeline
    assert timeline is not None
    stage.advance(timeline.duration_s - practice.at_s - 30)
    assert left.text() == "nog even"
    stage.advance(40)
    come_to_rest(window)
    assert not left.isVisible(), "all is over"


def base_of(part: QWidget, around: QWidget) -> int:
    """Give where the letters of one line stand, in px from the top of `around`."""
    metrics = part.fontMetrics()
    return part.mapTo(around, QPoint(0, (part.height() - metrics.height()) // 2 + metrics.ascent())).y()
