"""Instellingen: what is chosen is kept and in force at once."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QRadioButton, QSlider, QWidget
from pytestqt.qtbot import QtBot

from herstel_app.core.session import State
from herstel_app.core.sound import SoundChoice
from herstel_app.core.timeline import Timeline
from herstel_app.ui.choice import Choice
from herstel_app.ui.pages.settings import SettingsPage
from herstel_app.ui.rows import SliderRow
from herstel_app.ui.sampler import Sampler
from herstel_app.ui.switch import Switch
from herstel_app.ui.theme import Theme
from tests.helpers import choosing
from tests.helpers.screens import SECTION, stage_at
from tests.ui.conftest import UiStage, make_stage

KEY = Qt.Key


def page_of(stage: UiStage) -> SettingsPage:
    window = stage.herstel.window
    window.activateWindow()
    window.open_page("settings")
    stage.settle()
    return window.settings


def part(stage: UiStage, kind: type) -> Any:
    return next(item for item in stage.herstel.parts if isinstance(item, kind))


def kept(tmp_path: Path) -> dict[str, Any]:
    fields: dict[str, Any] = json.loads((tmp_path / "data" / "settings.json").read_text(encoding="utf-8"))
    return fields


def choices(stage: UiStage) -> list[SoundChoice]:
    return [item[1] for item in stage.player.asked if item[0] == "choice"]  # type: ignore[misc]


def plays(stage: UiStage) -> list[Timeline]:
    return [item[1] for item in stage.player.asked if item[0] == "play"]  # type: ignore[misc]


def resize_text(stage: UiStage, qtbot: QtBot, button: QPushButton) -> SettingsPage:
    old = stage.herstel.window.settings
    button.click()
    qtbot.waitUntil(lambda: stage.herstel.window.settings is not old)
    stage.settle()
    return stage.herstel.window.settings


def test_rail_leads_to_it_above_help(stage: UiStage) -> None:
    rail = stage.herstel.window.rail
    rail.pages["settings"].click()
    stage.settle()
    assert stage.herstel.window.settings.isVisible()
    assert rail.pages["settings"].y() < rail.pages["help"].y()


def test_sound_is_kept_and_heard_at_once(stage: UiStage, tmp_path: Path) -> None:
    sound = page_of(stage).sound
    sound.cues.radios["bowl"].click()
    sound.beds.radios["rain"].click()
    sound.after.radios[20].click()
    sound.cue_volume.slider.setValue(70)
    sound.bed_volume.slider.setValue(35)
    wanted = SoundChoice("bowl", 70, "rain", 35, 20)
    assert choices(stage)[-1] == wanted
    fields = kept(tmp_path)
    assert (fields["cue"], fields["cue_percent"], fields["bed"]) == ("bowl", 70, "rain")
    assert (fields["bed_percent"], fields["bed_after_minutes"]) == (35, 20)


def test_volume_of_the_bed_can_be_set_once_there_is_a_bed(stage: UiStage) -> None:
    sound = page_of(stage).sound
    assert not sound.bed_volume.isEnabled()
    assert not sound.after.isEnabled()
    sound.beds.radios["sea"].click()
    assert sound.bed_volume.isEnabled()
    assert sound.after.isEnabled()


def test_a_change_that_is_not_of_sound_leaves_the_player_alone(stage: UiStage) -> None:
    page = page_of(stage)
    before = choices(stage)
    page.practice.fading.switch.click()
    assert choices(stage) == before


def test_volume_follows_the_keys_and_the_other_way_round(stage: UiStage) -> None:
    sound = page_of(stage).sound
    sound.volume.slider.setValue(25)
    assert stage.player.asked[-2:] == [("volume", 25), ("muted", False)]
    QTest.keyClick(stage.herstel.window, KEY.Key_M)
    assert stage.player.asked[-1] == ("muted", True)
    assert not sound.mute.switch.isChecked()
    sound.mute.switch.click()
    assert stage.player.asked[-1] == ("muted", False)
    stage.herstel.window._volume.step(1)
    assert sound.volume.slider.value() == 30
    assert sound.volume.slider.accessibleDescription() == "30 %"


def test_a_sample_sounds_and_stops(stage: UiStage, qtbot: QtBot) -> None:
    sound = page_of(stage).sound
    before = choices(stage)[-1]
    sound.cues.links["breath"].click()
    assert stage.player.names()[-2:] == ["choice", "play"]
    assert choices(stage)[-1] == SoundChoice("breath", 100, "none", 60)
    assert [segment.phase for segment in plays(stage)[-1].segments] == ["inhale", "exhale"]
    assert sound.cues.links["breath"].text() == "stop"
    sound.cues.links["breath"].click()
    assert stage.player.names()[-2:] == ["halt", "choice"]
    assert choices(stage)[-1] == before
    assert sound.cues.links["breath"].text() == "hoor"
    sampler = part(stage, Sampler)
    sound.beds.links["sea"].click()
    assert choices(stage)[-1] == SoundChoice("none", 100, "sea", 60)
    assert 1000 * plays(stage)[-1].duration_s == sampler._over.interval()
    sampler._over.timeout.emit()
    assert stage.player.names()[-2:] == ["halt", "choice"]


def test_a_sample_follows_its_volume(stage: UiStage) -> None:
    sound = page_of(stage).sound
    sound.beds.radios["rain"].click()
    sound.beds.links["sea"].click()
    sound.bed_volume.slider.setValue(20)
    assert choices(stage)[-1] == SoundChoice("none", 100, "sea", 20)
    part(stage, Sampler).stop()
    assert choices(stage)[-1] == SoundChoice("tones", 100, "rain", 20)


def test_escape_stops_a_sample_and_stays_on_the_page(stage: UiStage) -> None:
    sound = page_of(stage).sound
    sound.cues.links["tones"].click()
    QTest.keyClick(stage.herstel.window, KEY.Key_Escape)
    assert part(stage, Sampler).sounding == ""
    assert stage.herstel.window.page == "settings"


def test_an_exercise_takes_the_sound_from_a_sample(stage: UiStage) -> None:
    sound = page_of(stage).sound
    sound.cues.links["bowl"].click()
    stage.herstel.window.pane.begin(Choice("slow-breathing"), {})
    assert stage.player.names()[-2:] == ["choice", "play"]
    assert choices(stage)[-1].cue == "tones"
    stage.settle()
    assert not sound.cues.links["bowl"].isVisible()
    assert "loopt" in sound._cannot_hear.text()
    part(stage, Sampler).hear_cue("bowl")
    assert stage.player.names()[-1] == "play"
    stage.herstel.driver.stop()
    assert sound.cues.links["bowl"].isVisibleTo(sound)


def test_nothing_can_be_heard_while_the_sound_is_off(stage: UiStage) -> None:
    sound = page_of(stage).sound
    sound.cues.links["tones"].click()
    sound.mute.switch.click()
    assert part(stage, Sampler).sounding == ""
    assert not sound.cues.links["tones"].isVisible()
    assert "staat uit" in sound._cannot_hear.text()


def test_voice_is_heard_before_it_can_be_on(stage: UiStage, tmp_path: Path) -> None:
    section = page_of(stage).voice
    voice = stage.herstel.services.voice
    assert isinstance(voice, choosing.StageVoice)
    assert [section.box.itemText(index) for index in range(section.box.count())] == [v.title for v in choosing.VOICES]
    assert not section.on.switch.isEnabled()
    section.box.setCurrentIndex(1)
    section.box.activated.emit(1)
    section.rate.slider.setValue(-30)
    section.try_button.click()
    assert [item for item in voice.asked if item[0] in ("choose", "rate")][-2:] == [("choose", "nl-2"), ("rate", -30)]
    assert voice.asked[-1][0] == "say"
    section.on.switch.click()
    fields = kept(tmp_path)
    assert (fields["voice"], fields["voice_name"], fields["voice_rate_percent"]) == (True, "nl-2", -30)
    assert choices(stage)[-1].voice


def test_a_computer_without_a_dutch_voice_is_told_how_to_get_one(stage: UiStage) -> None:
    voice = stage.herstel.services.voice
    assert isinstance(voice, choosing.StageVoice)
    voice.there = ()
    section = page_of(stage).voice
    assert not section.on.isVisible()
    shown = " ".join(label.text() for label in section.findChildren(QLabel) if label.isVisible())
    assert "geen Nederlandse stem" in shown
    assert "speech-dispatcher" in shown or "Nederlands." in shown
    voice.there = choosing.VOICES
    section.again.click()
    stage.settle()
    assert section.on.isVisible()


def test_fading_can_be_off(stage: UiStage) -> None:
    page = page_of(stage)
    pane = stage.herstel.window.pane
    pane.begin(Choice("slow-breathing"), {})
    assert min(segment.guidance for segment in plays(stage)[-1].segments) < 1
    stage.herstel.driver.stop()
    page.practice.fading.switch.click()
    pane.begin(Choice("slow-breathing"), {})
    assert {segment.guidance for segment in plays(stage)[-1].segments} == {1.0}


def test_an_exercise_that_is_off_appears_when_it_is_switched_on(stage: UiStage, tmp_path: Path) -> None:
    window = stage.herstel.window
    page = page_of(stage)
    off = {name for name, exercise in stage.herstel.library.exercises.items() if exercise.opt_in}
    assert set(page.practice.allowed) == off >= {"box-breathing", "four-seven-eight"}
    window.open_page("exercises")
    stage.settle()
    cards = window.exercises.cards
    assert {name for name, card in cards.items() if not card.isVisible()} == off
    page.practice.allowed["box-breathing"].switch.click()
    assert cards["box-breathing"].isVisible()
    assert kept(tmp_path)["allowed"] == ["box-breathing"]
    page.practice.allowed["box-breathing"].switch.click()
    assert not cards["box-breathing"].isVisible()
    assert kept(tmp_path)["allowed"] == []
    reason = stage.herstel.library.exercises["box-breathing"].opt_in
    assert page.practice.allowed["box-breathing"].switch.accessibleDescription() == reason


def test_text_grows_at_once_and_the_row_stays_where_it_was(stage: UiStage, qtbot: QtBot, tmp_path: Path) -> None:
    page = page_of(stage)
    page.show_section("Scherm")
    stage.settle()
    row = page.screen_section.size_row
    row.larger.setFocus()
    before, small = page.place(), row.larger.height()
    page = resize_text(stage, qtbot, row.larger)
    row = page.screen_section.size_row
    assert part(stage, Theme).scale == 1.1
    assert row.larger.height() > small
    assert page.isVisible()
    assert page.place() == before
    assert QApplication.focusWidget() is row.larger
    assert kept(tmp_path)["text_scale_percent"] == 110
    assert stage.herstel.window.updatesEnabled()


def test_several_steps_make_the_window_anew_once(stage: UiStage, qtbot: QtBot) -> None:
    row = page_of(stage).screen_section.size_row
    made: list[str] = []
    stage.herstel.window.section_opened.connect(made.append)
    for _ in range(3):
        row.larger.click()
    resize_text(stage, qtbot, row.larger)
    assert part(stage, Theme).scale == 1.4
    assert len(made) == 1


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


def test_text_size_has_ends(stage: UiStage) -> None:
    row = page_of(stage).screen_section.size_row
    for _ in range(9):
        row.larger.click()
    assert not row.larger.isEnabled()
    for _ in range(9):
        row.smaller.click()
    assert not row.smaller.isEnabled()
    for _ in range(1):
        row.larger.click()
    assert row.smaller.accessibleDescription() == "nu 100 %"


def test_another_text_size_leaves_an_exercise_and_what_was_typed_alone(stage: UiStage, qtbot: QtBot) -> None:
    window = stage.herstel.window
    window.open_section(SECTION)
    assert window.reading.reader
    window.reading.reader.words.setPlainText("in de auto")
    pane = window.pane
    pane.begin(Choice("slow-breathing"), {})
    stage.advance(14)
    resize_text(stage, qtbot, page_of(stage).screen_section.size_row.larger)
    stage.advance(2)
    assert window.pane is pane
    assert pane.isVisible()
    assert stage.herstel.driver.state is State.RUNNING
    assert len(plays(stage)) == 1
    window.open_page("reading")
    assert window.reading.explanation_id == SECTION
    assert window.reading.reader.words.toPlainText() == "in de auto"
    assert [item.text for item in stage.herstel.journal.all_words()] == ["in de auto"]
    part(stage, Sampler)._keeper.change(volume=10)  # what was there before no longer listens
    assert window.settings.sound.volume.slider.value() == 10


def test_less_movement_follows_the_system_or_the_choice(stage: UiStage) -> None:
    theme = part(stage, Theme)
    motion = page_of(stage).screen_section.motion
    assert theme.reduced_motion is False
    motion.radios[True].click()
    assert theme.reduced_motion is True
    stage.system.less_motion = True
    motion.radios[False].click()
    assert theme.reduced_motion is False
    motion.radios[None].click()
    assert theme.reduced_motion is True


@pytest.fixture
def darkening(stage: UiStage) -> UiStage:
    """Begin an exercise, with the screen to go dark after 30 seconds."""
    page = page_of(stage)
    page.screen_section.dark_after.radios[30].click()
    stage.herstel.window.open_page("reading")
    stage.herstel.window.pane.begin(Choice("slow-breathing"), {})
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
    assert ("volume", 45) in darkening.player.asked
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


def test_a_mouse_that_is_used_anywhere_lifts_the_dark(darkening: UiStage) -> None:
    window = darkening.herstel.window
    handle = window.windowHandle()
    for start in (QPoint(600, 340), QPoint(600, 745), QPoint(20, 20)):  # glow, hint, nothing
        window.dark.cover()
        darkening.settle()
        QTest.mouseMove(handle, start)
        QTest.mouseMove(handle, start + QPoint(4, 4))
        assert window.dark.is_down
        QTest.mouseMove(handle, start + QPoint(20, 4))
        assert not window.dark.is_down
        QTest.mouseMove(handle, QPoint(100, 100))


def test_a_pause_and_the_help_page_stay_light(darkening: UiStage) -> None:
    window, driver = darkening.herstel.window, darkening.herstel.driver
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
    page_of(stage).screen_section.dark_after.radios[30].click()
    stage.herstel.window.open_page("reading")
    stage.herstel.window.pane.begin(Choice("thought-parking"), {})
    stage.advance(100)
    assert stage.herstel.driver.frame is not None
    assert stage.herstel.driver.frame.kind == "write"
    assert not stage.herstel.window.dark.is_down


def test_without_the_choice_nothing_goes_dark(stage: UiStage) -> None:
    stage.herstel.window.pane.begin(Choice("slow-breathing"), {})
    stage.advance(200)
    assert not stage.herstel.window.dark.is_down


def test_the_dark_screen_can_do_without_a_glow(stage: UiStage) -> None:
    page = page_of(stage)
    window = stage.herstel.window
    window.pane.begin(Choice("slow-breathing"), {})
    window.dark.cover()
    assert window.dark._orb.isVisible()
    page.screen_section.dark_orb.switch.click()
    assert not window.dark._orb.isVisible()
    page.screen_section.dark_orb.switch.click()
    assert window.dark._orb.isVisible()


def controls(root: QWidget) -> list[QWidget]:
    kinds = (QPushButton, QRadioButton, Switch, QSlider, QComboBox)
    return [widget for kind in kinds for widget in root.findChildren(kind) if widget.isVisibleTo(root)]


def test_every_control_has_a_name_of_its_own_and_a_value(stage: UiStage) -> None:
    page = page_of(stage)
    names = []
    for widget in controls(page):
        interface = QAccessible.queryAccessibleInterface(widget)
        name = interface.text(QAccessible.Text.Name)
        assert name, widget
        names.append(name)
        if isinstance(widget, QSlider):
            assert interface.valueInterface().currentValue() == widget.value()
            assert interface.text(QAccessible.Text.Description)
        if isinstance(widget, (Switch, QRadioButton)):
            assert bool(interface.state().checked) == widget.isChecked()
            assert interface.role() in (QAccessible.Role.CheckBox, QAccessible.Role.RadioButton)
    assert len(names) == len(set(names))


def test_tab_goes_down_the_page(stage: UiStage) -> None:
    page = page_of(stage)
    page.sound.beds.radios["sea"].click()
    inner = page.column.widget()
    assert inner
    window = stage.herstel.window
    window._order_tabs()
    passed: list[QWidget] = []
    widget = page._links["Geluid"]
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    while (focus := QApplication.focusWidget()) is not None and page.isAncestorOf(focus):
        assert focus not in passed
        passed.append(focus)
        QTest.keyClick(focus, KEY.Key_Tab)
    places = [item.mapTo(inner, QPoint(0, item.height() // 2)) for item in passed]
    rows = [(round(place.y() / 12), place.x()) for place in places]
    assert rows == sorted(rows)
    expected = [w for w in controls(page) if w.isEnabled() and w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert set(expected) == set(passed)


def test_keyboard_chooses_without_scrolling_the_page(stage: UiStage) -> None:
    page = page_of(stage)
    settings = part(stage, Sampler)._keeper
    bar = page.column.verticalScrollBar()
    page.sound.cues.radios["tones"].setFocus()
    QTest.keyClick(page.sound.cues.radios["tones"], KEY.Key_Down)
    assert settings.settings.cue == "breath"
    slider = page.sound.volume.slider
    slider.setFocus()
    QTest.keyClick(slider, KEY.Key_Up)
    assert settings.settings.volume == 45
    QTest.keyClick(slider, KEY.Key_PageDown)
    assert settings.settings.volume == 35
    switch = page.practice.fading.switch
    switch.setFocus()
    QTest.keyClick(switch, KEY.Key_Space)
    assert settings.settings.fading is False
    QTest.keyClick(switch, KEY.Key_Return)
    assert settings.settings.fading is True
    at = bar.value()
    QTest.keyClick(switch, KEY.Key_PageDown)
    assert bar.value() > at


def test_a_link_at_the_top_takes_the_keyboard_along(stage: UiStage) -> None:
    page = page_of(stage)
    link = page._links["Oefeningen"]
    link.setFocus()
    link.click()
    assert QApplication.focusWidget() is page.practice.fading.switch


def test_wheel_and_mouse_on_a_slider(stage: UiStage) -> None:
    slider = page_of(stage).sound.volume.slider
    at = QPointF(slider.rect().center())
    wheel = QWheelEvent(
        at, slider.mapToGlobal(at), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(slider, wheel)
    assert slider.value() == 40
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() - 1, 10))
    assert slider.value() == 100
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(round(slider.width() * 0.51), 10))
    assert slider.value() == 50


def test_words_can_be_clicked_too(stage: UiStage) -> None:
    page = page_of(stage)
    for title in ("Begeleiding dunt uit", "Een zachte slag, telkens als je adem keert."):
        label = next(item for item in page.findChildren(QLabel) if title in (item.accessibleName() or item.text()))
        page.column.ensureWidgetVisible(label)
        QTest.mouseClick(label, Qt.MouseButton.LeftButton)
    settings = part(stage, Sampler)._keeper.settings
    assert settings.fading is False
    assert settings.cue == "bowl"


def test_nothing_is_wider_than_the_page_beside_an_exercise_in_large_text(qapp: QApplication, tmp_path: Path) -> None:
    stage = stage_at(qapp, tmp_path / "data", 160)
    choosing.busy(stage)
    stage.settle()
    column = stage.herstel.window.settings.column
    inner = column.widget()
    assert inner is not None
    assert inner.minimumSizeHint().width() <= column.viewport().width()
    for widget in inner.findChildren(QWidget):
        if widget.isVisible():
            assert widget.mapTo(inner, QPoint(widget.width(), 0)).x() <= column.viewport().width(), widget
    stage.close()


def test_a_slider_row_says_its_value_in_words(stage: UiStage) -> None:
    rate: SliderRow = page_of(stage).voice.rate
    said = []
    for value in (-15, 0, 10):
        rate.slider.setValue(value)
        said.append(rate.slider.accessibleDescription())
    assert said == ["15 % langzamer", "zoals de stem zelf", "10 % sneller"]
