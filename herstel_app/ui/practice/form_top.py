"""What stands above the question of a form to write in: the line, at the same height on each, where there is height."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from herstel_app.core.drawing import RISING, Stroke
from herstel_app.ui.kit.drawing import Drawing
from herstel_app.ui.kit.layout import column, left
from herstel_app.ui.kit.theme import Theme

LINE = (Stroke("flat", 1.0, "Rust"), Stroke("wave", 1.0, "Herstel", RISING))
LINE_WIDTH, LINE_HEIGHT, BELOW = 196, 24, 12
"""Of the line, and between it and the question, in px at 100 %."""
LINE_FROM, FORM_PX, SHARE = 640, 580, 0.4
"""Height of the window from which the line is there, and from which there is room above it, in px at 100 %; and the
share of what is left that is that room."""


class FormTop(QWidget):
    """Room that follows from the height of the window, and the line below it."""

    def __init__(self, theme: Theme) -> None:
        """Make it without room."""
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._theme = theme
        self._line = Drawing(theme, LINE_HEIGHT, LINE_WIDTH)
        self._line.show_strokes(LINE)
        self.hide()
        self._layout = column(theme, left(self._line), gap=0, on=self)

    def fit(self, height: int, spare: int | None = None) -> None:
        """Take the shape for a window so high, in px; a long form leaves it no more than `spare` px."""
        theme = self._theme
        line = theme.px(LINE_HEIGHT) + theme.space(BELOW)
        spare = height if spare is None else spare
        has_line = height >= theme.px(LINE_FROM) and spare >= line
        above = max(0, min(round(SHARE * (height - theme.px(FORM_PX))), spare - (line if has_line else 0)))
        self._line.setVisible(has_line)
        self.setVisible(has_line or above > 0)  # hidden, it takes no gap below it either
        self._layout.setContentsMargins(0, above, 0, theme.space(BELOW) if has_line else 0)
