"""The one question about oneself on a screen of its own: one left edge, one button, and nothing that moves."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from herstel_app.core.drawing import RISING, Stroke
from herstel_app.engine.engine import Engine
from herstel_app.engine.fit_words import ABOUT, QUESTION
from herstel_app.ui.bridge import Bridge
from herstel_app.ui.kit.basic import hairline, label
from herstel_app.ui.kit.column import Aligned, Column
from herstel_app.ui.kit.drawing import Drawing
from herstel_app.ui.kit.fade import fade_edges
from herstel_app.ui.kit.layout import STRETCH, add, column, left, wide
from herstel_app.ui.kit.one_stop import STEPS, TAKES_ARROWS
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.practice.health_question import HealthQuestion

WIDTH, SIDE, ABOVE = 640, 48, 18
"""Of the question, and the least room beside it, and above and below; px at 100 %."""
LINE = (Stroke("flat", 1.0, "Rust"), Stroke("wave", 1.0, "Herstel", RISING))
LINE_WIDTH, LINE_HEIGHT = 196, 24
"""Of the line above the question, in px at 100 %."""
OVER, UNDER = 20, 17
"""Above and below what is advised, in px at 100 %: without it the button is near the answers."""
LARGE_UNDER, LARGE_ABOVE_FOOT = 10, 20
"""Below what is advised and above the button in large letters, in px at 100 %."""


class HealthScreen(QWidget):
    """The question in the middle of the height; what is advised has its room above the button.

    At first the question itself has the keyboard: a ring around an answer would look as if that were chosen already.
    """

    def __init__(
        self, engine: Engine, bridge: Bridge, theme: Theme, width: int = WIDTH, ground: str = "background"
    ) -> None:
        """Lay it out on `ground`, as wide as the column of the page that it takes the place of, in px at 100 %."""
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(QUESTION)
        self.setAccessibleDescription(ABOUT)
        self.setProperty(TAKES_ARROWS, True)
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
        self.fades = fade_edges(asked, theme, ground)
        below = Aligned(theme, width, SIDE)
        parts = health.advice, LARGE_UNDER, hairline(), LARGE_ABOVE_FOOT, foot
        column(theme, *parts, gap=0, margins=(0, 0, 0, 20), on=below)
        column(theme, wide(asked), below, gap=0, on=self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the first answer by an arrow, as by Tab."""
        if self.hasFocus() and Qt.Key(event.key()) in STEPS:
            next(iter(self.health.chips.chips.values())).setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def ask(self, nothing: bool = False) -> None:
        """Give it the keyboard; who said that it is `nothing` goes to the button that says so, below all of it."""
        if nothing:
            self.health.show_answer()  # without what was chosen before and not handed over
            self.health.done_button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
