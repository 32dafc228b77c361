"""Text in which passages can be marked: the mark is painted behind them, so that nothing moves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QTextDocument, QTextOption

from herstel_app.ui.kit.basic import Wrapped, label, prose
from herstel_app.ui.kit.theme import Theme

SIDE_PX, ABOVE_PX, BELOW_PX, ROUND_PX = 3.0, 1.0, 4.0, 5.0
"""How far the mark reaches beyond the letters' own box, and how round it is, at 100 %."""
REACH_PX = 4
"""What a text needs at its sides, at 100 %, for the mark to be whole."""
OPACITY = 0.75
"""It lies there for as long as a sentence lasts, and is softer than what someone selects."""


class Marked(Wrapped):
    """A text of one paragraph."""

    _marked: tuple[tuple[int, int], ...] = ()
    _color = QColor()
    _scale = 1.0

    def take_look(self, theme: Theme) -> Marked:
        """Mark in the colours and the size of a theme."""
        self._color, self._scale = theme.color("selection"), theme.scale
        self._color.setAlphaF(OPACITY)
        return self

    def mark(self, characters: tuple[int, int] | None) -> None:
        """Mark characters of the text as it is shown, up to but without the last; None marks nothing."""
        self.mark_all([] if characters is None else [characters])

    def mark_all(self, passages: Iterable[tuple[int, int]]) -> None:
        """Mark several passages, and nothing else."""
        marked = tuple(passages)
        if marked != self._marked:
            self._marked = marked
            self.update()

    def marked_rect(self) -> QRect:
        """Give where the mark is, in px of this widget; empty where there is none."""
        around = QRectF()
        for piece in self.marked_lines():
            around = around.united(piece)
        return around.toAlignedRect()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the mark, and the text over it."""
        if self._marked:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._color)
            # In one piece, as lines that touch would be darker there.
            outline = QPainterPath()
            outline.setFillRule(Qt.FillRule.WindingFill)
            for piece in self.marked_lines():
                outline.addRoundedRect(piece, ROUND_PX * self._scale, ROUND_PX * self._scale)
            painter.drawPath(outline)
            painter.end()
        super().paintEvent(event)

    def marked_lines(self) -> Iterator[QRectF]:
        """Give where the mark is on each line, in px of this widget."""
        if not self._marked:
            return
        document, origin = self._document()
        block = document.begin()
        top = document.documentLayout().blockBoundingRect(block).topLeft() + origin
        side, above, below = (reach * self._scale for reach in (SIDE_PX, ABOVE_PX, BELOW_PX))
        layout = block.layout()
        for (first, last), number in product(self._marked, range(layout.lineCount())):
            line = layout.lineAt(number)
            start = max(first, line.textStart())
            end = min(last, line.textStart() + line.textLength())
            while end > start and block.text()[end - 1].isspace():
                end -= 1
            if start < end:
                left, right = (line.cursorToX(at)[0] for at in (start, end))  # type: ignore[index]
                box = QRectF(left, line.y(), right - left, line.height()).translated(top)
                yield box.adjusted(-side, -above, side, below).intersected(QRectF(self.rect()))

    def _document(self) -> tuple[QTextDocument, QPointF]:
        """Lay the text out as QLabel does, and give where that begins."""
        document = QTextDocument()
        document.setDefaultFont(self.font())
        document.setDocumentMargin(0)
        option = QTextOption(self.alignment())
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        document.setDefaultTextOption(option)
        if self.textFormat() == Qt.TextFormat.RichText:
            document.setHtml(self.text())
        else:
            document.setPlainText(self.text())
        inside = self.contentsRect()
        document.setTextWidth(inside.width())
        spare = (inside.height() - document.size().height()) / 2
        return document, QPointF(inside.x(), inside.y() + max(0.0, spare))


def marked_label(theme: Theme, text: str, role: str) -> Marked:
    """Make a plain-text label that plays `role`, and can be marked."""
    made = label(text, role, kind=Marked)
    assert isinstance(made, Marked)
    return made.take_look(theme)


def marked_prose(theme: Theme, text: str, role: str, line_height: int) -> Marked:
    """Make a label for reading that can be marked."""
    made = prose(theme, text, role, line_height, kind=Marked)
    assert isinstance(made, Marked)
    return made.take_look(theme)
