"""The column of a text: as wide as lines are easy to read, and at the same place in the text at any width."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from herstel_app.ui.kit.column import PAGE_SIDE, PAGE_WIDTH, Column, margin_beside
from herstel_app.ui.kit.marked import Marked, marked_label, marked_prose
from herstel_app.ui.kit.theme import BEARING_PX, Theme

TEXT_WIDTH, TOP = 608, 52
"""Of the text, 60 to 70 characters, and the margin above it, in px at 100 %."""
GUTTER = 19
"""Left and right of the text, in px at 100 %: the mark of a claim reaches so far."""
LINE_HEIGHT = 168
"""Of reading text, in per cent of the font size."""
BETWEEN = 10
"""Above and below a paragraph, in px at 100 %."""
CLEAR_PX = 16
"""Between the left edge of the page and the mark of a claim, in px, where its lines are shorter anyway."""
BESIDE_LEAST = 32
"""Between the text and what stands beside it, in px at 100 %; the scroll bar is part of that."""


def text_title(theme: Theme, text: str, above: int = 6) -> Marked:
    """Make the title of a text, with so much `above` it, in px at 100 %."""
    title, over = marked_label(theme, text, "title"), theme.space(above) if above else 0
    title.setContentsMargins(theme.space(GUTTER) + BEARING_PX, over, theme.space(GUTTER), theme.space(14))
    return title


def text_paragraph(theme: Theme, text: str) -> Marked:
    """Make a paragraph of a text."""
    gutter, between = theme.space(GUTTER), theme.space(BETWEEN)
    paragraph = marked_prose(theme, text, "reading", LINE_HEIGHT)
    paragraph.setContentsMargins(gutter, between, gutter, between)
    return paragraph


class TextColumn(Column):
    """Is no wider than its lines may be long; in the middle, or begins where a page does, which is as wide or wider."""

    def __init__(self, theme: Theme, top: int = TOP, width: int = TEXT_WIDTH, is_page: bool = False) -> None:
        """Make an empty column, at most `width` wide, with a margin of `top` above it, in px at 100 %.

        One that `is_page` begins where the other pages do, so that what stands beside it has the margin at its right.
        """
        self.across_alone: int | None = None
        """How wide its page is without the exercise beside it, in px; None where none is.

        Beside one its margins go before its lines get shorter.
        """
        self._text_width, self._begins_as = width, PAGE_WIDTH if is_page else width
        super().__init__(theme, width=width, margins=(PAGE_SIDE, top), gap=0)

    def restyle(self) -> None:
        """Take over the text size and the width."""
        super().restyle()
        theme, margins = self._theme, self._frame.contentsMargins()
        text, gutter = theme.px(self._text_width), theme.space(GUTTER)
        room, beside = self.width() - self._bar_width, theme.space(BESIDE_LEAST) - self._bar_width
        side, left = self._least_side(self.width()), self.left_in_page(self.width())
        if self.across_alone:  # the scroll bar is part of the margin, so that no line loses its last word to it
            spare = room - text - beside
            least = gutter if spare >= gutter else gutter + CLEAR_PX
            left = max(least, min(self.left_in_page(self.across_alone), spare))
            side = beside
        right = max(side, self.viewport().width() - left - text)
        self._frame.setContentsMargins(max(0, left - gutter), margins.top(), max(0, right - gutter), margins.bottom())

    def left_in_page(self, across: int) -> int:
        """Give where its lines begin in a page of `across` px with nothing beside it, in px."""
        return margin_beside(across, self._theme.px(self._begins_as), self._least_side(across))

    def _least_side(self, across: int) -> int:
        return min(self._theme.space(PAGE_SIDE), self._sides(across)[1])

    @property
    def _bar_width(self) -> int:
        return self.verticalScrollBar().sizeHint().width()

    @property
    def room(self) -> int:
        """What the lines need to be as wide as they can be, with the least beside them, in px."""
        gutter = self._theme.space(GUTTER)
        beside = max(gutter + self._bar_width, self._theme.space(BESIDE_LEAST))
        return self._theme.px(self._text_width) + gutter + beside

    def margin_alone(self, across: int) -> int:
        """Give what is left of its lines in a page of `across` px with nothing beside it, more than the least; px."""
        return max(0, self.left_in_page(across) - self._theme.space(GUTTER))

    @property
    def lines_width(self) -> int:
        """How wide the lines are, in px."""
        margins = self._frame.contentsMargins()
        return self.viewport().width() - margins.left() - margins.right() - 2 * self._theme.space(GUTTER)

    @property
    def lines_left(self) -> int:
        """How far from the left of the window the lines begin, in px."""
        inset = self._frame.contentsMargins().left() + self._theme.space(GUTTER)
        return self.mapTo(self.window(), QPoint(inset, 0)).x()

    def show_high(self, part: QWidget) -> None:
        """Scroll to where a part begins at a fifth of the height of what is seen."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self._top_of(part) - self.viewport().height() // 5)

    def part_in_sight(self, parts: Iterable[QWidget]) -> QWidget | None:
        """Give the first of `parts`, in the order of the text, of which something is seen."""
        return next((part for part in parts if not part.visibleRegion().isEmpty()), None)
