"""The controls of Instellingen: by keyboard, by ear and by mouse, in every width."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QPushButton,
    QRadioButton,
    QSlider,
    QWidget,
)

from herstel_app.ui.kit.fold import Fold
from herstel_app.ui.kit.palettes import NIGHT
from herstel_app.ui.kit.rows import SliderRow
from herstel_app.ui.kit.slider import LineSlider
from herstel_app.ui.kit.switch import Switch
from herstel_app.ui.kit.theme import Theme
from tests.helpers import settings_states
from tests.helpers.screens import stage_at
from tests.helpers.tabbing import choose_in, show_focus
from tests.ui.conftest import UiStage
from tests.ui.stage_parts import page_of

KEY = Qt.Key
SAME_ROW_PX = 8
SECTIONS = ("Geluid en stem", "Bij het oefenen", "Scherm", "Herinneringen", "Gegevens", "Over")


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


@pytest.mark.parametrize("name", SECTIONS)
@pytest.mark.parametrize("is_open", [False, True])
def test_tab_goes_down_a_section_and_brings_each_into_sight(stage: UiStage, name: str, is_open: bool) -> None:
    stage.herstel.engine.settings.change(voice=True, reminder=True)
    page = page_of(stage)
    page.sound.beds.radios["sea"].click()
    page.show_section(name)
    for fold in page.sections.section.findChildren(Fold):
        fold.setChecked(is_open)
    stage.settle()
    assert [title for title, section in page.sections.sections.items() if section.isVisible()] == [name]
    passed: list[QWidget] = []
    page.sections.tabs[name].setFocus(Qt.FocusReason.TabFocusReason)
    while (focus := QApplication.focusWidget()) is not None and page.isAncestorOf(focus):
        assert focus not in passed
        passed.append(focus)
        assert not focus.visibleRegion().isEmpty(), focus
        QTest.keyClick(focus, KEY.Key_Tab)
    passed = passed[1:]
    places = [item.mapTo(page, QPoint(0, item.height() // 2)) for item in passed]
    for before, after in pairwise(places):
        if abs(after.y() - before.y()) < SAME_ROW_PX:
            assert before.x() < after.x()
        else:
            assert before.y() < after.y()
    inside = controls(page.sections.section)
    assert set(passed) >= {w for w in inside if w.isEnabled() and w.focusPolicy() & Qt.FocusPolicy.TabFocus}


def test_all_sections_are_looked_at(stage: UiStage) -> None:
    assert tuple(page_of(stage).sections.tabs) == SECTIONS


def test_arrows_go_from_section_to_section(stage: UiStage) -> None:
    page = page_of(stage)
    tabs = page.sections.tabs
    tabs["Geluid en stem"].setFocus()
    for key, name in ((KEY.Key_Down, "Bij het oefenen"), (KEY.Key_Down, "Scherm"), (KEY.Key_Up, "Bij het oefenen")):
        QTest.keyClick(QApplication.focusWidget() or page, key)
        assert page.sections.shown == name
        assert QApplication.focusWidget() is tabs[name]
    QTest.keyClick(tabs["Bij het oefenen"], KEY.Key_Tab)
    assert QApplication.focusWidget() is page.health.asked.fold


@pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)  # of the offscreen platform
def test_in_a_narrow_window_a_section_is_chosen_from_a_box(stage: UiStage) -> None:
    page = page_of(stage)
    sections = page.sections
    assert sections.list.isVisible()
    assert not sections.box.isVisible()
    stage.herstel.window.resize(700, 700)
    stage.settle()
    assert sections.box.isVisible()
    assert not sections.list.isVisible()
    sections.box.setFocus()
    choose_in(sections.box, "Bij het oefenen")
    assert sections.shown == "Bij het oefenen"
    assert page.practice.isVisible()
    QTest.keyClick(sections.box, KEY.Key_Tab)
    assert QApplication.focusWidget() is page.health.asked.fold
    page.show_sound()
    stage.settle()
    assert sections.box.value == "Geluid en stem"
    stage.herstel.window.resize(1200, 780)
    stage.settle()
    assert sections.tabs["Geluid en stem"].isChecked()


def test_the_title_and_the_list_stay_in_sight_while_a_section_scrolls(stage: UiStage) -> None:
    page = page_of(stage)
    stage.settle()
    title = next(each for each in page.findChildren(QLabel) if each.property("role") == "title")
    stay = (title, *page.sections.tabs.values())

    def places() -> list[QPoint]:
        return [each.mapTo(page, QPoint()) for each in stay]

    before, card = places(), page.sound.cue_card
    card_y = card.mapTo(page, QPoint()).y()
    bar = page.column.verticalScrollBar()
    for value in (1, bar.maximum() // 2, bar.maximum()):
        bar.setValue(value)
        stage.settle()
        assert places() == before
        assert all(each.visibleRegion().boundingRect().height() == each.height() for each in stay)
    assert card.mapTo(page, QPoint()).y() == card_y - bar.maximum()
    stage.herstel.window.resize(640, 700)  # a box in place of the list: all of it scrolls
    stage.settle()
    bar.setValue(200)
    assert title.mapTo(page, QPoint()).y() < 0


def test_the_choices_of_a_list_have_an_even_pitch(stage: UiStage) -> None:
    page = page_of(stage)
    for choices in (page.sound.cues, page.sound.beds):
        at = [radio.mapTo(page, radio.rect().center()).y() for radio in choices.radios.values()]
        assert {below - above for above, below in pairwise(at)} == {40}


@pytest.mark.parametrize("name", SECTIONS[1:])
def test_a_section_is_seen_without_scrolling(stage: UiStage, name: str) -> None:
    page = page_of(stage)
    page.show_section(name)
    stage.settle()
    assert page.column.verticalScrollBar().maximum() == 0


def test_in_large_text_a_section_is_chosen_from_a_box_however_wide_the_window(
    qapp: QApplication, tmp_path: Path
) -> None:
    stage = stage_at(qapp, tmp_path / "data", 160)
    stage.herstel.window.resize(2560, 1440)
    stage.herstel.window.open_page("settings")
    stage.settle()
    sections = stage.herstel.window.pages.settings.sections
    assert sections.box.isVisible()
    assert not sections.list.isVisible()
    stage.close()


def test_the_keyboard_goes_along_from_the_list_to_the_box_and_back(stage: UiStage) -> None:
    sections = page_of(stage).sections
    sections.tabs["Geluid en stem"].setFocus()
    for width, wanted in ((700, sections.box), (1200, sections.tabs["Geluid en stem"])):
        stage.herstel.window.resize(width, 780)
        stage.settle()
        assert QApplication.focusWidget() is wanted


def test_what_was_folded_out_comes_into_sight(stage: UiStage) -> None:
    show_focus()  # the hand is on the keyboard
    page = page_of(stage)
    page.show_section("Gegevens")
    stage.settle()
    keep = page.data.keep
    assert keep is not None
    assert not keep.erase.isVisible(), "what deletes is not in the way"
    page.data.deleting.fold.click()
    stage.settle()
    assert keep.erase.visibleRegion().boundingRect().height() == keep.erase.height()


def test_who_comes_from_elsewhere_lands_at_the_very_card(stage: UiStage) -> None:
    page = page_of(stage)
    stage.herstel.window.resize(960, 540)
    for go, card, stops in (
        (page.show_sound, page.sound.cue_card, page.sound.cues),
        (page.show_health, page.health, page.health.asked),
    ):
        page.show_section("Over")
        stage.settle()
        go()
        stage.settle()
        focus = QApplication.focusWidget()
        assert focus is not None
        assert stops.isAncestorOf(focus)
        top = card.mapTo(page.column.viewport(), QPoint(0, 0)).y()
        assert top >= 0
        assert not focus.visibleRegion().isEmpty()
        seen = card.visibleRegion().boundingRect().height()
        assert seen == card.height() or top < 40


def test_keyboard_chooses_without_scrolling_the_page(stage: UiStage) -> None:
    page = page_of(stage)
    settings = stage.herstel.engine.settings
    stage.herstel.window.resize(1000, 560)
    stage.settle()
    bar = page.column.verticalScrollBar()
    page.sound.cues.radios["harp"].setFocus()
    QTest.keyClick(page.sound.cues.radios["harp"], KEY.Key_Down)
    assert settings.settings.cue == "hum"
    slider = page.sound.volume.slider
    slider.setFocus()
    QTest.keyClick(slider, KEY.Key_Up)
    assert settings.settings.volume == 65
    QTest.keyClick(slider, KEY.Key_PageDown)
    assert settings.settings.volume == 55
    switch = page.sound.mute.switch
    switch.setFocus()
    QTest.keyClick(switch, KEY.Key_Space)
    assert settings.settings.muted
    QTest.keyClick(switch, KEY.Key_Return)
    assert not settings.settings.muted
    at = bar.value()
    QTest.keyClick(switch, KEY.Key_PageDown)
    assert bar.value() > at


def test_wheel_and_mouse_on_a_slider(stage: UiStage) -> None:
    slider = page_of(stage).sound.volume.slider
    at = QPointF(slider.rect().center())
    wheel = QWheelEvent(
        at, slider.mapToGlobal(at), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(slider, wheel)
    assert slider.value() == 60
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() - 1, 10))
    assert slider.value() == 100
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(round(slider.width() * 0.51), 10))
    assert slider.value() == 50


def test_words_can_be_clicked_too(stage: UiStage) -> None:
    page = page_of(stage)
    for section, title in (
        ("Bij het oefenen", "Begeleiding wordt stiller"),
        ("Geluid en stem", "Een slag in, een lagere slag uit."),
    ):
        page.show_section(section)
        stage.settle()
        label = next(item for item in page.findChildren(QLabel) if title in (item.accessibleName() or item.text()))
        page.column.ensureWidgetVisible(label)
        middle = label.mapTo(page, label.rect().center())
        at = page.childAt(middle)
        assert at is not None
        QTest.mouseClick(at, Qt.MouseButton.LeftButton, pos=at.mapFrom(page, middle))
    settings = stage.herstel.engine.settings.settings
    assert settings.fading is False
    assert settings.cue == "bowl"


def test_in_large_text_what_is_said_of_a_choice_stands_below_its_name(qapp: QApplication, tmp_path: Path) -> None:
    stage = stage_at(qapp, tmp_path / "data", 160)
    stage.herstel.window.open_page("settings")
    choices = stage.herstel.window.pages.settings.sound.beds
    stage.settle()
    name = next(each for each in choices.findChildren(QLabel) if each.text() == "Zee")
    words = next(each for each in choices.findChildren(QLabel) if "Golven" in each.text())
    assert words.y() >= name.geometry().bottom()
    assert abs(ink_left(name.grab().toImage()) + name.x() - ink_left(words.grab().toImage()) - words.x()) <= 2
    stage.close()


def test_nothing_is_wider_than_the_page_beside_an_exercise_in_large_text(qapp: QApplication, tmp_path: Path) -> None:
    stage = stage_at(qapp, tmp_path / "data", 160)
    settings_states.busy(stage)
    stage.settle()
    column = stage.herstel.window.pages.settings.column
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


@pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)  # of the offscreen platform
def test_the_list_of_voices_has_the_keys_to_itself(stage: UiStage) -> None:
    page = page_of(stage)
    box = page.voice.box
    page.show_section("Geluid en stem")
    stage.settle()
    page.column.ensureWidgetVisible(box)
    box.setFocus()
    choose_in(box, box.itemText(box.currentIndex() + 1))
    assert stage.herstel.engine.settings.settings.voice_name == "nl-2"
    QTest.keyClick(box, KEY.Key_Down)
    stage.settle()
    QTest.keyClick(box.view(), KEY.Key_Down)
    QTest.keyClick(box.view(), KEY.Key_Escape)
    assert not box.view().isVisible()
    assert page.isVisible()
    assert box.value == "nl-2"
    box.showPopup()
    stage.settle()
    QTest.keyClick(box.view(), KEY.Key_Down)
    QTest.keyClick(box.view(), KEY.Key_Return)
    assert stage.herstel.engine.settings.settings.voice_name == "be-1"


@pytest.mark.parametrize("scale", [90, 100, 120])
def test_the_words_of_all_choices_of_the_sound_have_one_left_edge_and_stand_on_the_line_of_their_name(
    stage: UiStage, scale: int
) -> None:
    stage.herstel.engine.settings.change(text_scale_percent=scale)
    stage.settle()
    page = page_of(stage)
    stage.settle()
    lists = (page.sound.cues, page.sound.beds)
    words = [each for choices in lists for each in choices.findChildren(QLabel) if each.property("role") == "small"]
    assert len(words) >= 8
    assert len({each.mapTo(page, QPoint()).x() for each in words}) == 1
    for said in words:
        assert said.fontMetrics().horizontalAdvance(said.text()) <= said.width(), "on one line"
    for choices in lists:
        for radio in choices.radios.values():
            lines = [baseline(each) for each in radio.findChildren(QLabel) if each.isVisible()]
            assert max(lines) - min(lines) <= 1


def baseline(said: QLabel) -> float:
    """Give where the one line of a label stands."""
    metrics = said.fontMetrics()
    return said.geometry().center().y() + (metrics.ascent() - metrics.descent()) / 2


@pytest.mark.parametrize("scale", [100, 160])
def test_a_choice_is_told_by_an_outlined_row_whose_name_stands_below_the_title_of_its_card(
    qapp: QApplication, tmp_path: Path, scale: int
) -> None:
    stage = stage_at(qapp, tmp_path / "data", scale)
    stage.herstel.window.open_page("settings")
    stage.settle()
    page = stage.herstel.window.pages.settings
    choices, accent = page.sound.cues, stage.herstel.theme.color("accent").name()
    choices.radios["bowl"].click()
    stage.settle()
    image = choices.grab().toImage()
    for value, radio in choices.radios.items():
        across = {image.pixelColor(radio.geometry().center().x(), y).name() for y in (radio.y(), radio.y() + 1)}
        assert (accent in across) == (value == "bowl") == radio.isChecked()
        assert radio.geometry().left() == 0
        assert radio.geometry().right() == choices.width() - 1
    title = next(each for each in page.sound.cue_card.findChildren(QLabel) if each.text() == "Klank bij het ademen")
    name = next(each for each in choices.findChildren(QLabel) if each.text() == "Klankschaal")
    left, below = (each.mapTo(page, QPoint()).x() + each.contentsMargins().left() for each in (title, name))
    assert left == below
    stage.close()


def test_the_chosen_section_is_told_by_a_ground_and_not_by_colour_alone(stage: UiStage) -> None:
    page = page_of(stage)
    stage.settle()
    tabs, theme = page.sections.tabs, stage.herstel.theme
    for name, tab in tabs.items():
        image = tab.grab().toImage()
        ground = image.pixelColor(image.width() - 12, image.height() // 2).name()
        assert (ground == theme.color("raised").name()) == (name == page.sections.shown)
    title = next(each for each in page.findChildren(QLabel) if each.property("role") == "title")
    word = ink_left(tabs["Herinneringen"].grab().toImage()) + tabs["Herinneringen"].mapTo(page, QPoint()).x()
    assert abs(word - (title.mapTo(page, QPoint()).x() + ink_left(title.grab().toImage()))) <= 2


def ink_left(image: QImage) -> int:
    """Give the first column with something drawn on the colour of the middle of the last column."""
    ground, middle = image.pixelColor(image.width() - 2, image.height() // 2).lightness(), range(8, image.height() - 8)
    return next(
        x for x in range(image.width()) if any(image.pixelColor(x, y).lightness() > ground + 60 for y in middle)
    )


def test_what_scrolls_is_not_seen_right_under_the_title(stage: UiStage) -> None:
    page = page_of(stage)
    stage.settle()
    bar, viewport = page.column.verticalScrollBar(), page.column.viewport()
    background = stage.herstel.theme.color("background").name()
    for value in range(120, bar.maximum(), 37):
        bar.setValue(value)
        stage.settle()
        image = page.grab().toImage()
        top = viewport.mapTo(page, QPoint()).y()
        # Not where the scroll bar is.
        seen = {image.pixelColor(x, top + y).name() for x in range(0, image.width() - 20, 3) for y in range(16)}
        assert seen == {background}


def test_a_control_that_gets_the_focus_does_not_stay_under_the_title(stage: UiStage) -> None:
    page = page_of(stage)
    stage.settle()
    radio = page.sound.cues.radios["harp"]
    bar = page.column.verticalScrollBar()
    bar.setValue(bar.value() + radio.mapTo(page.column.viewport(), QPoint()).y() - 4)
    page.column.show_whole(radio)
    assert radio.mapTo(page.column.viewport(), QPoint()).y() >= page.column.faded_above > 0


def test_a_slider_that_is_filled_from_within_has_a_tick_there(qapp: QApplication) -> None:
    def beside_the_line(origin: int | None) -> int:
        slider = LineSlider(Theme(1.0, NIGHT), -50, 50, origin)
        slider.setValue(-30)
        slider.resize(200, 28)
        picture = slider.grab().toImage()
        return sum(picture.pixel(100, y) != picture.pixel(90, y) for y in (9, 10, 18, 19))

    assert beside_the_line(0) == 4
    assert beside_the_line(None) == 0
