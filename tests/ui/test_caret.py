"""Fields: the caret is amber, still and as wide in each, and what stands in one line is seen from top to bottom."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from herstel_app.app import apply_theme, make_application
from herstel_app.ui.kit.autosave_field import WordsField
from herstel_app.ui.kit.basic import label
from herstel_app.ui.kit.caret import CARET_PX, LineField, WrittenField
from herstel_app.ui.kit.period import DateField
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.kit.value_box import MinutesBox
from herstel_app.ui.practice.moment_picker import WordSpin
from herstel_app.ui.practice.writing import Sheet

UI = Path(__file__).parents[2] / "herstel_app" / "ui"
Field = QLineEdit | QPlainTextEdit | QAbstractSpinBox


def amber_columns(window: QWidget, field: QWidget, theme: Theme) -> list[int]:
    """Give the columns of a field, inside its frame, in which the accent stands in a line from top to bottom."""
    inside = QRect(field.mapTo(window, QPoint()), field.size()).adjusted(4, 8, -4, -8)
    image, wanted = window.grab(inside).toImage(), theme.color("accent").rgb()
    pixels = [[image.pixel(x, y) == wanted for y in range(image.height())] for x in range(image.width())]
    return [x for x, down in enumerate(pixels) if sum(down) >= 10]


def show_in(window: QWidget, qtbot: QtBot, *fields: QWidget) -> None:
    """Show the fields below each other in the window, which is the active one."""
    layout = QVBoxLayout(window)
    for each in fields:
        layout.addWidget(each)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
        window.activateWindow()


@pytest.mark.parametrize("name", ["line", "written", "words", "sheet", "minutes"])
def test_the_caret_is_amber_and_two_pixels_wide(qtbot: QtBot, name: str) -> None:
    app, theme, window = make_application(["herstel"]), Theme(), QWidget()
    before = app.styleSheet()
    apply_theme(app, theme)
    make: dict[str, Callable[[], Field]] = {
        "line": LineField,
        "written": lambda: WrittenField("woord"),
        "words": lambda: WordsField("Wat merkte je?", 100, placeholder="In je eigen woorden."),
        "sheet": lambda: Sheet(theme),
        "minutes": lambda: MinutesBox(theme, "Hoe lang?", 3, 35),
    }
    field, other = make[name](), QLineEdit()
    show_in(window, qtbot, field, other)
    other.setFocus()
    assert amber_columns(window, field, theme) == []
    field.setFocus()
    line = field.lineEdit() if isinstance(field, QAbstractSpinBox) else field
    if isinstance(line, QLineEdit):
        line.deselect()
    qtbot.waitUntil(lambda: len(amber_columns(window, field, theme)) == CARET_PX)
    app.setStyleSheet(before)


def test_no_field_is_made_with_the_caret_of_qt() -> None:
    plain = re.compile(r"\bQLineEdit\(|\bQPlainTextEdit\(|class \w+\(QPlainTextEdit\)|\bQSpinBox\(\)")
    own = {"kit/caret.py", "practice/moment_picker.py"}  # of a word that is chosen there is nothing to write in
    made = {str(path.relative_to(UI).as_posix()) for path in UI.rglob("*.py") if plain.search(path.read_text("utf-8"))}
    assert made <= own


@pytest.mark.parametrize("scale", [1.0, 1.6])
@pytest.mark.parametrize("name", ["line", "written", "minutes", "date", "word"])
def test_what_stands_in_a_line_is_seen_from_top_to_bottom(qtbot: QtBot, name: str, scale: float) -> None:
    app, theme, window = make_application(["herstel"]), Theme(scale=scale), QWidget()
    before = app.styleSheet()
    apply_theme(app, theme)
    make: dict[str, Callable[[], QLineEdit | QAbstractSpinBox]] = {
        "line": LineField,
        "written": WrittenField,
        "minutes": lambda: MinutesBox(theme, "Hoe lang?", 3, 35),
        "date": lambda: DateField("Vanaf", theme),
        "word": lambda: WordSpin(theme, "Dag"),
    }
    field, other = make[name](), LineField()
    if isinstance(field, WordSpin):
        field.set_words(["morgen", "zondag"], 0)
    line = field.lineEdit() if isinstance(field, QAbstractSpinBox) else field
    if isinstance(field, LineField):
        line.setText("morgen")
    show_in(window, qtbot, field, other)
    other.setFocus()
    image = line.grab().toImage()
    ground, text = image.pixelColor(image.width() // 2, 1).lightness(), theme.color("text").lightness()
    half = (ground + text) / 2
    seen = [
        y for y in range(image.height())
        if any(image.pixelColor(x, y).lightness() > half for x in range(image.width()))
    ]  # fmt: skip
    inked = QFontMetrics(line.font()).tightBoundingRect(line.text()).height()
    assert seen, "nothing"
    assert abs(seen[-1] - seen[0] + 1 - inked) <= 2
    app.setStyleSheet(before)


@pytest.mark.parametrize("scale", [1.0, 1.6])
def test_what_is_written_on_a_line_begins_where_the_words_above_it_do(qtbot: QtBot, scale: float) -> None:
    app, theme, window = make_application(["herstel"]), Theme(scale=scale), QWidget()
    before = app.styleSheet()
    apply_theme(app, theme)
    above, field, other = label("Huis", "line"), WrittenField("Huis"), LineField()
    show_in(window, qtbot, above, field, other)
    other.setFocus()
    image, text = window.grab().toImage(), theme.color("text").lightness()
    begins = []
    for part in above, field:
        place = QRect(part.mapTo(window, QPoint()), part.size()).adjusted(0, 4, 0, -6)
        half = (image.pixelColor(place.topLeft()).lightness() + text) / 2
        columns = range(place.left(), place.right())
        rows = range(place.top(), place.bottom())
        inked = (x for x in columns if any(image.pixelColor(x, y).lightness() > half for y in rows))
        begins.append(next(inked) - QFontMetrics(part.font()).leftBearing("H"))
    assert abs(begins[0] - begins[1]) <= 1
    app.setStyleSheet(before)
