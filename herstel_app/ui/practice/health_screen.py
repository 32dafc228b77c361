"""The one question about oneself on a screen of its own: one left edge, one button, and nothing that moves."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from herstel_app.core.drawing import RISING, Stroke
from herstel_app.engine.engine import Engine
from herstel_app.engine.fit_words import QUESTION
from herstel_app.ui.bridge import Bridge
from herstel_app.ui.kit.basic import hairline, label
from herstel_app.ui.kit.column import Aligned, Column
from herstel_app.ui.kit.drawing import Drawing
from herstel_app.ui.kit.layout import STRETCH, add, column, left, wide
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.practice.health_question import HealthQuestion

WIDTH, SIDE, ABOVE = 640, 48, 18
"""Of the question, and the least room beside it, and above and below; px at 100 %."""
LINE = (Stroke("flat", 1.0, "Rust"), Stroke("wave", 1.0, "Herstel", RISING))
LINE_WIDTH, LINE_HEIGHT = 196, 24
"""Of the line above the question, in px at 100 %."""
OVER, UNDER = 20, 17
"""Above and below what is advised, in px at 100 %: without it the button is near the answers."""


class HealthScreen(QWidget):
    """The question in the middle of the height; what is advised has its room above the button."""

    def __init__(self, engine: Engine, bridge: Bridge, theme: Theme, width: int = WIDTH) -> None:
        """Lay it out, as wide as the column of the page that it takes the place of, in px at 100 %."""
        super().__init__()
        health = self.health = HealthQuestion(engine, bridge, theme, apart=True)
        asked, foot = Column(theme, width, (SIDE, 0), gap=0, fills=True), health.foot
        words = label(QUESTION, "title"), 10, health
        above, under = column(theme, ABOVE, STRETCH, gap=0), column(theme, STRETCH, ABOVE, gap=0)
        if not theme.is_large:
            line = Drawing(theme, LINE_HEIGHT, LINE_WIDTH)
            line.show_strokes(LINE)
            add(asked.body, theme, wide(above), left(line), 12, *words, OVER, health.advice, UNDER, hairline(), 20)
            add(asked.body, theme, foot, wide(under))
            column(theme, wide(asked), gap=0, on=self)
            return
        add(asked.body, theme, wide(above), *words, wide(under))
        # There is no room for all of it: what is advised and its buttons stand below what scrolls.
        below = Aligned(theme, width, SIDE)
        column(theme, hairline(), 12, health.advice, 8, foot, gap=0, margins=(0, 0, 0, 24), on=below)
        column(theme, wide(asked), below, gap=0, on=self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus to the first answer."""
        next(iter(self.health.chips.chips.values())).setFocus(event.reason())

    def ask(self, nothing: bool = False) -> None:
        """Give it the keyboard; who said that it is `nothing` goes to the button that says so, below all of it."""
        if nothing:
            self.health.show_answer()  # without what was chosen before and not handed over
            self.health.done_button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
