"""The card at the end of a text: its proef as a drawing, what it is, and a button that begins it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame

from herstel_app.core.drawing import stroke_of
from herstel_app.core.library import Library
from herstel_app.core.programme_content import Proef
from herstel_app.ui.kit.basic import button, label
from herstel_app.ui.kit.drawing import Drawing
from herstel_app.ui.kit.exercise_words import minutes_words
from herstel_app.ui.kit.layout import column, row, wide
from herstel_app.ui.kit.theme import Theme

tr = QCoreApplication.translate
BESIDE_FROM = 560
"""Width, in px at 100 %, from which its parts stand beside each other."""
DRAWING = 150
"""Width of the drawing, in px at 100 %."""


class ProefCard(QFrame):
    """One proef, ready to be felt."""

    asked = Signal()

    def __init__(self, proef: Proef, library: Library, theme: Theme) -> None:
        """Show it with the first choice of each of its parts."""
        super().__init__()
        self.setProperty("role", "card")
        self._theme = theme
        done = [part.choices[0] for part in proef.parts]
        drawing = Drawing(theme, 36, DRAWING)
        drawing.show_strokes([stroke_of(library.exercises[each.exercise], each.variant, each.minutes) for each in done])
        parts = ",\n".join(f"{minutes_words(each.minutes)} {each.label[:1].lower()}{each.label[1:]}" for each in done)
        words = column(theme, label(proef.title, "label"), label(parts, "small"), gap=2)
        self.button = button(tr("Reading", "Laat voelen"), "soft", f"{tr('Reading', 'Laat voelen')}: {proef.title}")
        self.button.clicked.connect(self.asked)
        self._row = row(theme, drawing, wide(words), self.button, gap=24, margins=(24, 18, 24, 18), on=self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have the parts below each other where it is narrow."""
        beside = event.size().width() >= self._theme.px(BESIDE_FROM)
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if direction != self._row.direction():
            self._row.setDirection(direction)
            place = Qt.AlignmentFlag.AlignVCenter if beside else Qt.AlignmentFlag.AlignLeft
            self._row.setAlignment(self.button, place)
        super().resizeEvent(event)
