"""The cards of the proeven: what is laid side by side as a drawing, and one button that begins it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QResizeEvent

from herstel_app.core.drawing import proef_strokes
from herstel_app.core.library import Library
from herstel_app.core.programme_content import Proef, ProefParts
from herstel_app.ui.kit.basic import button, label
from herstel_app.ui.kit.card import Card
from herstel_app.ui.kit.drawing import Drawing
from herstel_app.ui.kit.exercise_words import minutes_words
from herstel_app.ui.kit.layout import STRETCH, column, flow, row, wide
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.practice.safety_line import SafetyLine

tr = QCoreApplication.translate
DRAWING_PX = 300
"""Width of the drawing of the first, in px at 100 %."""
NARROW_BELOW = 560
"""Width, in px at 100 %, of a card that has no room for its drawing beside its words."""


def about(proef: Proef) -> str:
    """Say how long a proef takes, about."""
    return tr("RestPage", "ongeveer {length}").format(length=minutes_words(proef.takes_minutes))


class DifferenceCard(Card):
    """*Voel het verschil*, as the first thing there is."""

    begun = Signal()

    def __init__(self, theme: Theme, proef: Proef, parts: ProefParts, library: Library, safety: SafetyLine) -> None:
        """Show it; `safety` stands below its button."""
        super().__init__(theme, top=30, gap=0)
        self.safety = safety
        drawing = Drawing(theme, 56)
        drawing.setMaximumWidth(theme.px(DRAWING_PX))
        drawing.show_strokes(proef_strokes(parts, library))
        self.begin_button = button(tr("RestPage", "Laat voelen"), "primary")
        self.begin_button.clicked.connect(self.begun)
        words = label(proef.title, "heading"), label(proef.summary, "secondary")
        self.add(row(theme, wide(drawing, 1000), STRETCH), 22, column(theme, *words, gap=4), 20)
        self.add(flow(theme, self.begin_button, label(about(proef), "kicker", wrap=False), gap=24), 16, safety)

    def stand_back(self) -> None:
        """Leave the filled button to something else on the page."""
        self.begin_button.setProperty("role", None)


class ProefCard(Card):
    """One of the other proeven; the one with an invitation, which *Vanavond* offers by that, is larger."""

    begun = Signal()

    def __init__(self, theme: Theme, proef: Proef, parts: ProefParts, library: Library) -> None:
        """Show it."""
        is_large = proef.invitation is not None
        super().__init__(theme, top=30 if is_large else 18, gap=0)
        self._drawing = Drawing(theme, 56 if is_large else 34, 150 if is_large else 120)
        self._drawing.show_strokes(proef_strokes(parts, library))
        self.begin_button = button(
            tr("RestPage", "Laat voelen"), None, tr("RestPage", "Laat voelen: {title}").format(title=proef.title)
        )
        self.begin_button.clicked.connect(self.begun)
        if is_large:
            words = label(proef.title, "heading"), 4, label(proef.summary, "secondary")
            foot = flow(theme, self.begin_button, label(about(proef), "kicker", wrap=False), gap=24)
            self.add(row(theme, wide(column(theme, *words, 20, foot, gap=0)), self._drawing, gap=34))
            return
        told = label(proef.title, "line"), label(proef.summary, "small"), label(about(proef), "kicker")
        beside = column(theme, STRETCH, *told, STRETCH, gap=3)
        self.add(row(theme, self._drawing, wide(beside), self.begin_button, gap=24))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the drawing out where there is no room for it."""
        self._drawing.setVisible(event.size().width() >= self._theme.px(NARROW_BELOW))
        super().resizeEvent(event)
