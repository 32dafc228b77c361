"""Two lines of which one evening has one: rest, or what it is compared with."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from herstel_app.core.drawing import Stroke, in_words
from herstel_app.ui.kit.basic import label
from herstel_app.ui.kit.drawing import Drawing
from herstel_app.ui.kit.layout import column
from herstel_app.ui.kit.theme import Theme

FLAT, WAVE = 4, 44
"""The height of a line that does not rise and of one that does, in px at 100 %."""
AROUND_OR, CLOSE = (11, 5), (8, 2)
"""Above and below the word between them, in px at 100 %; closer where text is large. A wave has room of its own."""


class EitherDrawing(QWidget):
    """Strokes below each other as wide as there is room, with a word between them; a screen reader hears both."""

    def __init__(self, theme: Theme, strokes: Sequence[Stroke], between: str) -> None:
        """Draw two `strokes`, as wide as each other however long they take; `between` is the word between them."""
        super().__init__()
        self.drawings = [Drawing(theme, WAVE if stroke.rise > 0 else FLAT) for stroke in strokes]
        for drawing, stroke in zip(self.drawings, strokes, strict=True):
            drawing.is_few = True
            drawing.show_strokes([stroke])
            drawing.setAccessibleName("")
        self.setAccessibleName(f" {between} ".join(in_words([stroke]) for stroke in strokes))
        first, second = self.drawings
        word = label(between, "kicker")
        above, below = CLOSE if theme.is_large else AROUND_OR
        column(theme, first, above, word, below, second, gap=0, on=self)
