"""The first start: gone through by mouse or keys, left at any point, and seen once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from herstel_app.core.practice_request import PracticeRequest
from herstel_app.ui.shell.first_start import SAFE, SOUND, VOICE, FirstStartView, screens
from tests.helpers.voices import has_no_voice
from tests.ui.conftest import UiStage, make_stage
from tests.ui.stage_parts import kept, plays


def begun(stage: UiStage) -> FirstStartView:
    stage.herstel.window.activateWindow()
    stage.herstel.first_start.begin()
    stage.settle()
    view = stage.herstel.first_start.view
    assert view is not None
    return view


def press(key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)


def is_over(stage: UiStage) -> bool:
    stage.settle()
    window = stage.herstel.window
    return (
        stage.herstel.first_start.view is None
        and window.pages.tonight.isVisible()
        and window.findChild(FirstStartView) is None
        and not stage.herstel.engine.practice.is_active
    )


def test_by_keys_alone(stage: UiStage) -> None:
    view = begun(stage)
    assert not stage.herstel.window.pages.tonight.isVisible()
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is view.sound.hear
    press(Qt.Key.Key_Return)
    assert len(plays(stage)) == 1
    assert view.sound.hear.text() == "Stop"
    press(Qt.Key.Key_Backtab)
    press(Qt.Key.Key_Left)
    assert stage.herstel.engine.settings.settings.volume == 55
    assert ("volume", 55) in stage.player.asked
    while QApplication.focusWidget() is not view.on:
        press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Return)
    assert stage.player.names()[-1] == "halt"  # the sample goes silent
    assert view.is_last
    stage.settle()
    press(Qt.Key.Key_Return)
    assert is_over(stage)


def test_by_mouse_and_back(stage: UiStage) -> None:
    view = begun(stage)

    def click(widget: QWidget) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    assert not view.back.isVisible()
    click(view.on)
    click(view.back)
    assert view.number == 0
    for _ in range(3):
        click(view.on)
    assert not view.skip.isVisible()
    click(view.on)
    assert is_over(stage)


def skip(view: FirstStartView) -> None:
    QTest.mouseClick(view.skip, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("leave", [lambda view: press(Qt.Key.Key_Escape), skip], ids=["esc", "skip"])
@pytest.mark.parametrize("number", [0, 1, 2])
def test_each_screen_can_be_skipped(number: int, leave: Callable[[FirstStartView], None], stage: UiStage) -> None:
    view = begun(stage)
    view.show_screen(number)
    leave(view)
    assert is_over(stage)


def test_the_last_screen_is_left_by_esc_and_help_is_a_key_away(stage: UiStage) -> None:
    begun(stage).show_screen(len(screens()) - 1)
    press(Qt.Key.Key_Escape)
    assert is_over(stage)
    begun(stage)
    press(Qt.Key.Key_F1)
    stage.settle()
    assert stage.herstel.window.pages.help.isVisible()


def test_an_exercise_that_begins_from_outside_has_the_window(stage: UiStage) -> None:
    begun(stage)
    stage.herstel.window.engine.begin_exercise(PracticeRequest("slow-breathing"))
    stage.settle()
    assert stage.herstel.first_start.view is None
    assert stage.herstel.window.pane.isVisible()


def test_it_is_seen_once_and_a_closed_window_leaves_nothing(qapp: QApplication, tmp_path: Path) -> None:
    stage = make_stage(qapp, tmp_path / "data")
    begun(stage)
    assert kept(stage, tmp_path)["welcomed"] is True
    stage.close()
    assert not [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, FirstStartView)]


def test_a_muted_computer_can_be_heard_again(stage: UiStage) -> None:
    stage.herstel.engine.volume.toggle_mute()
    view = begun(stage)
    view.show_screen(SOUND)
    view.sound.hear.click()
    assert len(plays(stage)) == 1
    assert not stage.herstel.engine.settings.settings.muted


def shown(*widgets: QWidget) -> list[bool]:
    return [widget.isVisible() for widget in widgets]


def test_the_first_sound_is_answered_by_keys(stage: UiStage) -> None:
    view = begun(stage)
    view.show_screen(SOUND)
    sound = view.sound
    assert shown(sound.yes, sound.louder) == [False, False]
    press(Qt.Key.Key_Return)
    stage.settle()
    assert shown(sound.yes, sound.louder) == [True, True]
    volume = stage.herstel.engine.settings.settings.volume
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is sound.louder
    press(Qt.Key.Key_Return)
    assert stage.herstel.engine.settings.settings.volume == volume + 10
    assert sound.slider.slider.value() == volume + 10
    assert len(plays(stage)) == 2
    press(Qt.Key.Key_Backtab)
    press(Qt.Key.Key_Return)
    stage.settle()
    assert shown(sound.yes, sound.louder) == [False, False]
    assert stage.herstel.engine.settings.settings.sound_asked


def test_at_full_the_computer_itself_is_next(stage: UiStage) -> None:
    view = begun(stage)
    view.show_screen(SOUND)
    stage.herstel.engine.volume.set_percent(100)
    view.sound.hear.click()
    assert "geluid van je computer harder" in stage.herstel.engine.first_sound.said
    assert view.sound.louder.text() == "Nog eens"


@pytest.mark.parametrize("yes", [True, False])
def test_the_voice_is_heard_and_then_chosen(yes: bool, stage: UiStage) -> None:
    view = begun(stage)
    view.show_screen(1)
    stage.settle()
    view.show_screen(VOICE)
    voice = view.voice
    assert QApplication.focusWidget() is voice.hear
    assert shown(voice.yes, voice.no) == [False, False]
    press(Qt.Key.Key_Return)
    stage.settle()
    assert shown(voice.yes, voice.no) == [True, True]
    (voice.yes if yes else voice.no).click()
    assert stage.herstel.engine.settings.settings.voice is yes
    assert shown(voice.yes, voice.no) == [False, False]


def test_without_a_voice_it_says_how_to_get_one_and_remembers_that(stage: UiStage) -> None:
    has_no_voice(stage)
    view = begun(stage)
    view.show_screen(1)
    stage.settle()
    assert not stage.herstel.engine.settings.settings.no_voice_told
    view.show_screen(VOICE)
    assert stage.herstel.engine.settings.settings.no_voice_told
    assert not view.voice.hear.isVisible()
    told = [label.text() for label in view.voice.findChildren(QLabel) if label.isVisible()]
    assert "Deze computer heeft nog geen Nederlandse stem." in told


def test_a_voice_that_is_found_late_is_shown_where_one_is(stage: UiStage) -> None:
    has_no_voice(stage)
    view = begun(stage)
    view.show_screen(VOICE)
    stage.settle()
    assert stage.herstel.engine.settings.settings.no_voice_told


def test_leaving_silences_the_voice(stage: UiStage) -> None:
    view = begun(stage)
    view.show_screen(VOICE)
    stage.settle()
    view.voice.hear.click()
    press(Qt.Key.Key_Escape)
    assert is_over(stage)
    assert not stage.herstel.engine.audio.is_sampling_voice


def test_what_is_asked_has_room_and_the_buttons_are_in_place_again(stage: UiStage) -> None:
    stage.herstel.engine.settings.change(health_facts=None, health_asked=False)
    view = begun(stage)

    def height(of: QWidget) -> int:
        stage.settle()
        return of.mapTo(view, of.rect().topLeft()).y()

    view.show_screen(SAFE)
    usual = height(view.on)
    view.health.fold.click()
    assert height(view.on) > usual
    title = next(each for each in view.findChildren(QLabel) if each.text() == screens()[SAFE][0])
    assert height(title) > 0
    assert not title.visibleRegion().isEmpty(), "nothing of it is scrolled away"
    view.show_screen(SOUND)
    assert height(view.on) == usual
    view.show_screen(SAFE)
    view.health.fold.click()
    assert height(view.on) == usual
