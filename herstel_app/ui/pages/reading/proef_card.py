"""The card at the end of a text: its proef as a drawing, what it is, and a button that begins it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout

from herstel_app.core.drawing import proef_strokes
from herstel_app.core.library import Library
from herstel_app.core.programme_content import Proef, ProefParts
from herstel_app.core.silences import length_words
from herstel_app.ui.kit.basic import button, label
from herstel_app.ui.kit.card import Card
from herstel_app.ui.kit.drawing import Drawing
from herstel_app.ui.kit.layout import column, row, wide
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.practice.safety_line import SafetyLine

tr = QCoreApplication.translate
BESIDE_FROM = 560
"""Width, in px at 100 %, from which its parts stand beside each other."""
DRAWING = 150
"""Width of the drawing, in px at 100 %."""


class ProefAtEnd(Card):
    """One proef, ready to be felt."""

    begun = Signal()

    def __init__(
        self, theme: Theme, proef: Proef, parts: ProefParts, library: Library, safety: SafetyLine | None = None
    ) -> None:
        """Show it with the parts that fit; `safety` stands below them."""
        super().__init__(theme, side=24, top=18, gap=12)
        drawing = Drawing(theme, 36, DRAWING)
        drawing.is_few = True
        drawing.show_strokes(proef_strokes(parts, library))
        told = ",\n".join(f"{length_words(60 * part.minutes)} {part.label}" for part in parts)
        words = column(theme, label(proef.title, "label"), label(told, "small"), gap=2)
        name = tr("Reading", "Laat voelen: {title}").format(title=proef.title)
        self.begin_button = button(tr("Reading", "Laat voelen"), "soft", name)
        self.begin_button.clicked.connect(self.begun)
        self._row = row(theme, drawing, wide(words), self.begin_button, gap=24)
        self.safety = safety
        self.add(self._row, *([safety] if safety else []))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have the parts below each other where it is narrow."""
        beside = event.size().width() >= self._theme.px(BESIDE_FROM)
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if direction != self._row.direction():
            self._row.setDirection(direction)
            place = Qt.AlignmentFlag.AlignVCenter if beside else Qt.AlignmentFlag.AlignLeft
            self._row.setAlignment(self.begin_button, place)
        super().resizeEvent(event)
