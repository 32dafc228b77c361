"""Reading aloud: sentence by sentence, marked where it stands, and silent at once when something else begins."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QRect, Qt, QVariantAnimation
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from herstel_app.app import make_application
from herstel_app.core.ports.voice import VoiceInfo, VoiceLack
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.spoken_sentences import read_aloud
from herstel_app.engine import programme_runner
from herstel_app.engine.audio import read_aloud as aloud_module
from herstel_app.ui.kit.marked import Marked
from herstel_app.ui.kit.palettes import DAY, NIGHT, Palette
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.pages.reading.reader import Reader
from herstel_app.ui.practice.reading_step import ReadingStep
from tests.helpers.evenings import choose_evening_with_text
from tests.helpers.forms import form_in
from tests.helpers.screens import SECTION, Stage, stage_at
from tests.helpers.settings_states import VOICES, StageVoice
from tests.helpers.tabbing import press
from tests.helpers.waiting import comes
from tests.ui.conftest import UiStage

LEAST_CONTRAST = 4.5


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    for module, name in (
        (aloud_module, "SENTENCE_S"),
        (aloud_module, "PARAGRAPH_S"),
        (programme_runner, "AFTER_READING_S"),
    ):
        monkeypatch.setattr(module, name, 0)


def voice_of(stage: Stage) -> StageVoice:
    voice = stage.herstel.services.voice
    assert isinstance(voice, StageVoice)
    return voice


def reader_of(stage: Stage) -> Reader:
    reader = stage.herstel.window.pages.reading.reader
    assert reader
    return reader


def open_reader(stage: Stage, name: str = SECTION) -> Reader:
    stage.herstel.window.open_section(name)
    stage.settle()
    return reader_of(stage)


def begin(stage: Stage) -> Reader:
    reader = open_reader(stage)
    reader.aloud_link.click()
    stage.settle()
    return reader


def read(stage: Stage, times: int = 1) -> None:
    """Let the voice come to the end of what it says, so many times."""
    for _ in range(times):
        voice_of(stage).finish()
        stage.settle()


def texts(name: str, stage: Stage) -> list[str]:
    return [item.text for item in read_aloud(stage.herstel.library.explanations[name])]


def marked(reader: QWidget) -> list[Marked]:
    return [text for text in reader.findChildren(Marked) if not text.marked_rect().isEmpty()]


def test_a_section_is_read_from_its_title_to_its_end(stage: UiStage) -> None:
    ended: list[tuple[str, bool]] = []
    stage.herstel.engine.audio.reading.ended.connect(lambda name, read_out: ended.append((name, read_out)))
    reader = begin(stage)
    wanted = texts(SECTION, stage)
    for number in range(len(wanted)):
        assert voice_of(stage).said() == wanted[: number + 1]
        assert len(marked(reader)) == 1
        assert reader.aloud_link.text() == "stop met voorlezen"
        read(stage)
    assert voice_of(stage).said() == wanted
    assert ended == [(SECTION, True)]
    assert marked(reader) == []
    assert reader.aloud_link.text() == "lees voor"


def test_the_link_stops_it_and_begins_anew(stage: UiStage) -> None:
    reader = begin(stage)
    read(stage, 2)
    reader.aloud_link.click()
    assert voice_of(stage).asked[-1] == ("stop",)
    assert marked(reader) == []
    read(stage)  # what was under way comes too late
    assert len(voice_of(stage).said()) == 3
    reader.aloud_link.click()
    assert voice_of(stage).said()[-1] == texts(SECTION, stage)[0]


def test_keys_reach_the_link_and_escape_stops_it(stage: UiStage) -> None:
    reader = open_reader(stage)
    for _ in range(80):
        if reader.aloud_link.hasFocus():
            break
        press(stage, Qt.Key.Key_Tab)
    assert reader.aloud_link.hasFocus()
    assert reader.aloud_link.accessibleName() == "Lees voor: Rust is nog geen herstel"
    press(stage, Qt.Key.Key_Space)
    assert voice_of(stage).said()
    assert reader.aloud_link.accessibleName() == "Stop met voorlezen: Rust is nog geen herstel"
    press(stage, Qt.Key.Key_Escape)
    assert voice_of(stage).asked[-1] == ("stop",)
    assert marked(reader) == []
    assert stage.herstel.window.page == "reading"


def test_tab_brings_the_link_in_sight_where_the_page_was_scrolled(stage: UiStage) -> None:
    reader = open_reader(stage)
    bar = reader.column.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert reader.aloud_link.visibleRegion().isEmpty()
    rail = stage.herstel.window.rail
    rail.pages["help"].setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(2):  # past the link to all sections
        press(stage, Qt.Key.Key_Tab)
    assert reader.aloud_link.hasFocus()
    assert not reader.aloud_link.visibleRegion().isEmpty()


def test_an_exercise_always_wins(stage: UiStage) -> None:
    reader = begin(stage)
    window = stage.herstel.window
    window.engine.begin_exercise(PracticeRequest("slow-breathing"))
    assert voice_of(stage).asked[-1] == ("stop",)
    assert marked(reader) == []
    assert not reader.aloud_link.isEnabled()
    said = len(voice_of(stage).said())
    name = window.pages.reading.explanation_id
    window.engine.audio.reading.start(name, stage.herstel.library.explanations[name])
    assert len(voice_of(stage).said()) == said
    stage.herstel.engine.practice.stop()
    assert reader.aloud_link.isEnabled()


def test_another_section_or_page_ends_it(stage: UiStage) -> None:
    window = stage.herstel.window
    begin(stage)
    window.open_section("the-chain")
    assert not window.engine.audio.reading.explanation_id
    assert marked(reader_of(stage)) == []
    begin(stage)
    window.open_page("exercises")
    assert not window.engine.audio.reading.explanation_id


def test_pages_that_are_made_anew_keep_the_mark(stage: UiStage) -> None:
    before = begin(stage)
    read(stage, 3)
    stage.herstel.window.rebuild(lambda: None)
    stage.settle()
    assert reader_of(stage) is not before
    assert stage.herstel.engine.audio.reading.explanation_id == SECTION
    assert len(marked(reader_of(stage))) == 1
    read(stage)
    assert voice_of(stage).said() == texts(SECTION, stage)[:5]


def test_voices_are_looked_for_at_the_first_press_also_where_the_voice_is_off(stage: UiStage) -> None:
    assert not stage.herstel.engine.settings.settings.voice
    reader = open_reader(stage)
    assert stage.herstel.engine.audio.voices is None
    assert reader.aloud_link.isVisible()
    begin(stage)
    assert stage.herstel.engine.audio.voices == VOICES
    assert voice_of(stage).said()


def test_without_a_dutch_voice_it_says_how_to_get_one(stage: UiStage) -> None:
    voice = voice_of(stage)
    voice.there = ()
    reader = begin(stage)
    assert "nog geen Nederlandse stem" in stage.herstel.window.notices.text
    stage.herstel.window.notices.withdraw(stage.herstel.window.notices.text)
    voice.lacks = VoiceLack.ANSWER
    reader.aloud_link.click()
    stage.settle()
    assert stage.herstel.window.notices.text.startswith("De stem van deze computer antwoordt niet. ")
    assert voice.said() == []
    assert reader.aloud_link.text() == "lees voor"
    assert reader.aloud_link.isVisible()  # to press again once there is one
    assert not open_reader(stage, "the-chain").aloud_link.isVisible()
    voice.there = (VoiceInfo("nl-1", "Ellen", "nl-NL"),)
    voice.start()
    stage.settle()
    assert reader_of(stage).aloud_link.isVisible()


def test_nothing_is_read_where_nothing_would_be_heard(stage: UiStage) -> None:
    window = stage.herstel.window
    begin(stage)
    press(stage, Qt.Key.Key_M)
    assert not window.engine.audio.reading.explanation_id
    said = len(voice_of(stage).said())
    begin(stage)
    assert window.notices.text == "Het geluid staat uit. Met M zet je het weer aan."
    press(stage, Qt.Key.Key_M)
    stage.herstel.engine.settings.change(volume=0)
    window.notices.close_button.click()
    begin(stage)
    assert "op nul" in window.notices.text
    assert len(voice_of(stage).said()) == said


def test_closing_the_window_silences_it(stage: UiStage) -> None:
    begin(stage)
    stage.herstel.window.stays = lambda: True
    stage.herstel.window.close()
    assert voice_of(stage).asked[-1] == ("stop",)


def test_the_text_does_not_move(stage: UiStage) -> None:
    reader = open_reader(stage)
    before = [(text.geometry(), text.sizeHint()) for text in reader.findChildren(Marked)]
    begin(stage)
    read(stage, 4)
    assert [(text.geometry(), text.sizeHint()) for text in reader.findChildren(Marked)] == before


def test_what_is_read_comes_into_sight_but_nobody_is_pulled_back(stage: UiStage) -> None:
    stage.herstel.engine.settings.change(reduced_motion=True)
    reader = begin(stage)
    bar = reader.column.verticalScrollBar()
    while (number := len(voice_of(stage).said())) < len(texts(SECTION, stage)) - 2:
        (text,) = marked(reader)
        place = reader.spoken.place(text)
        assert bar.value() <= place.top(), number
        assert place.bottom() <= bar.value() + reader.column.viewport().height(), number
        read(stage)
    assert bar.value() > 0
    bar.setValue(0)
    read(stage)
    assert bar.value() == 0


def test_it_scrolls_gently(stage: UiStage) -> None:
    reader = begin(stage)
    bar = reader.column.verticalScrollBar()
    moved = 0
    while not moved:
        voice_of(stage).finish()
        stage.app.processEvents()
        stage.app.processEvents()
        scroll = bar.findChild(QVariantAnimation)
        moved = int(scroll.endValue() or 0) if scroll else 0
    assert bar.value() < moved
    assert comes(lambda: bar.value() == moved)


def luminance(rgb: np.ndarray) -> np.ndarray:
    share = rgb / 255.0
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    weighed: np.ndarray = linear @ np.array([0.2126, 0.7152, 0.0722])
    return weighed


def pixels(widget: QWidget) -> np.ndarray:
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width() * 3].reshape(image.height(), image.width(), 3).astype(float)


@pytest.mark.parametrize(("name", "palette"), [("night", NIGHT), ("day", DAY)])
def test_the_mark_lies_behind_its_sentence_only_and_the_letters_stand_out(
    qapp: QApplication, tmp_path: Path, name: str, palette: Palette
) -> None:
    stage = stage_at(make_application(["herstel"]), tmp_path / "data", 100, name)
    stage.settle()
    reader = begin(stage)
    plain = pixels(reader)
    read(stage, 5)
    (text,) = marked(reader)
    with_mark = pixels(reader)
    rect = text.marked_rect()
    place = QRect(text.mapTo(reader, rect.topLeft()), rect.size())
    changed = np.argwhere(np.abs(with_mark - plain).max(axis=2) > 8)
    title = reader.spoken.texts[None]
    below = changed[changed[:, 0] > title.mapTo(reader, title.rect().bottomLeft()).y()]
    assert len(below) > 500
    assert below[:, 0].min() >= place.top()
    assert below[:, 0].max() <= place.bottom()
    assert below[:, 1].min() >= place.left()
    assert below[:, 1].max() <= place.right()
    inside = luminance(with_mark[place.top() : place.bottom() + 1, place.left() : place.right() + 1])
    colour = Theme(palette=palette).color("text")
    letters = float(luminance(np.array([colour.red(), colour.green(), colour.blue()], float)))
    ground = float(luminance(with_mark[below[0][0] + 2, below[:, 1].min() + 3 : below[:, 1].min() + 40]).mean())
    light, dark = max(letters, ground), min(letters, ground)
    assert (light + 0.05) / (dark + 0.05) >= LEAST_CONTRAST
    # And the letters are drawn over it in full.
    assert np.abs(inside - letters).min() < 0.02
    stage.close()


def test_the_words_under_the_mark_are_those_that_are_said(stage: UiStage) -> None:
    """The mark is laid out apart from the text, so each word's own place is looked up in what QLabel drew."""
    reader = begin(stage)
    text = reader.spoken.texts[1]
    whole = read_aloud(stage.herstel.library.explanations[SECTION])
    spans = [(item.start, item.end) for item in whole if item.paragraph == 1]
    ink = pixels(text)
    ground = ink[0, 0]
    is_ink = np.abs(ink - ground).max(axis=2) > 60
    covered = np.zeros(is_ink.shape, dtype=bool)
    for span in spans:
        text.mark(span)
        for piece in text.marked_lines():
            box = piece.toAlignedRect()
            covered[max(0, box.top()) : box.bottom() + 1, max(0, box.left()) : box.right() + 1] = True
    text.mark(None)
    assert is_ink.sum() > 500
    assert not (is_ink & ~covered).any()
    text.mark((0, spans[-1][1]))
    for piece in text.marked_lines():
        rows, columns = np.nonzero(is_ink[round(piece.top()) : round(piece.bottom()) + 1])
        assert 2 <= columns.min() - piece.left() <= 6
        assert 2 <= piece.right() - columns.max() <= 6
        assert rows.min() >= 2
        assert piece.height() - rows.max() >= 2


def evening_at_its_text(stage: UiStage) -> str:
    """Begin an evening whose first step is a text; gives its id."""
    window = stage.herstel.window
    window.open_page("tonight")
    choose_evening_with_text(stage.herstel.engine)
    evening = window.pages.tonight.evening
    assert evening is not None
    window.pages.tonight.begin_button.click()
    stage.settle()
    assert window.pane.shown(ReadingStep)
    return evening.steps[0].id


def test_an_evening_goes_on_by_itself_after_its_text_was_read_aloud(stage: UiStage) -> None:
    name = evening_at_its_text(stage)
    waits = stage.herstel.window.pane.shown(ReadingStep)
    assert waits
    assert voice_of(stage).said() == []  # nobody asked
    assert marked(waits) == []
    waits.aloud_link.click()
    stage.settle()
    assert len(marked(waits)) == 1
    assert waits.aloud_link.text() == "stop met voorlezen"
    total = len(texts(name, stage))
    read(stage, total - 1)
    assert not stage.herstel.engine.practice.is_active
    read(stage)
    assert stage.herstel.engine.practice.is_active
    assert stage.herstel.engine.programmes.is_evening
    assert len(voice_of(stage).said()) == total


def test_with_the_switch_on_it_reads_by_itself(stage: UiStage) -> None:
    stage.herstel.window.pages.settings.voice.aloud.switch.setChecked(True)
    assert stage.herstel.engine.settings.settings.evening_aloud
    name = evening_at_its_text(stage)
    assert voice_of(stage).said() == texts(name, stage)[:1]
    read(stage, len(texts(name, stage)))
    assert stage.herstel.engine.practice.is_active


def read_to_end(text: ReadingStep) -> QPushButton:
    """Scroll to the end of a text; gives the button that leads on from there."""
    text.column.verticalScrollBar().setValue(text.column.verticalScrollBar().maximum())
    return text.on_button


def test_stopped_the_evening_waits_for_its_reader_as_ever(stage: UiStage) -> None:
    stage.herstel.engine.settings.change(evening_aloud=True)
    evening_at_its_text(stage)
    waits = form_in(stage.herstel.window.pane, ReadingStep)
    waits.aloud_link.click()
    stage.settle()
    stage.settle()
    assert waits.aloud_link.text() == "lees voor"
    assert not stage.herstel.engine.practice.is_active
    assert waits.on_button.text() == "Verder lezen"
    read_to_end(waits).click()
    assert stage.herstel.engine.practice.is_active


def test_going_on_silences_it_and_so_does_escape_which_ends_the_evening(stage: UiStage) -> None:
    stage.herstel.engine.settings.change(evening_aloud=True)
    evening_at_its_text(stage)
    window = stage.herstel.window
    press(stage, Qt.Key.Key_Escape)
    assert voice_of(stage).asked[-1] == ("stop",)
    assert not stage.herstel.engine.programmes.is_evening
    evening_at_its_text(stage)
    assert window.pane.shown(ReadingStep)
    form_in(window.pane, ReadingStep).on_button.click()
    assert voice_of(stage).asked[-1] == ("stop",)
    assert stage.herstel.engine.practice.is_active


def test_who_writes_beside_the_text_is_not_taken_away(stage: UiStage) -> None:
    name = evening_at_its_text(stage)
    form_in(stage.herstel.window.pane, ReadingStep).aloud_link.click()
    stage.herstel.window.open_page("reading")
    window = stage.herstel.window
    assert window.pane.isVisible(), "the evening goes on beside it"
    stage.settle()
    reader = reader_of(stage)
    reader.question_link.setChecked(True)
    reader.words.setFocus()
    read(stage, len(texts(name, stage)))
    assert not stage.herstel.engine.practice.is_active
    assert stage.herstel.window.pane.shown(ReadingStep)
