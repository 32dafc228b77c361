"""One line of *Terugblik*: a drawing, what was done, the own words. Painted by itself: a list stays light."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent

from herstel_app.engine.lookback.evening_line import EveningLine
from herstel_app.ui.kit.basic import BEARING_PX, round_pen
from herstel_app.ui.kit.book import paint_book
from herstel_app.ui.kit.drawing import CYCLE_PX
from herstel_app.ui.kit.focus_ring import shows_ring
from herstel_app.ui.kit.painting import painting
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.pages.lookback.line_drawing import (
    DRAWING_HEIGHT,
    drawing_width,
    gap_beside,
    paint_centred,
    paint_done,
)
from herstel_app.ui.pages.lookback.painted_button import PaintedButton
from herstel_app.ui.pages.lookback.textblock import Found, TextBlock

tr = QCoreApplication.translate
AROUND, BETWEEN = 24, 3
"""Above the first and below the last letters of a line, and between what was done and the own words; px at 100 %."""
LINE = 1.5
"""Height of a line, as a share of the size of its font."""
FIRST_SCALE, ABOVE_FIRST, BELOW_FIRST, BELOW_WORDS = 3, 84, 30, 19
"""How much larger the first evening is drawn; what is free above and below that, and below its words: px at 100 %."""
HAIRLINE = 1
"""Above each line, in px."""
NARROWEST = 260
SIDE = 12
"""How far a line reaches out beside what is drawn, where it is lit under the mouse; px at 100 %."""
RING, RADIUS = 2, 10


class EveningRow(PaintedButton):
    """A line, with a hairline above it; a click or Enter opens it."""

    def __init__(self, theme: Theme) -> None:
        """Make an empty line; `show_line` fills it."""
        super().__init__(theme)
        self._blocks: list[TextBlock] = []
        self._line: EveningLine | None = None
        self._is_first = False

    @property
    def _is_large(self) -> bool:
        return self._is_first and self._line is not None and bool(self._line.drawn)

    def set_first(self, is_first: bool) -> None:
        """Draw it large, above its words, while it is all that there is."""
        if is_first != self._is_first:
            self._is_first = is_first
            self.updateGeometry()
            self.update()

    def words_x(self, width: int) -> int:
        """Give where its words begin where it is `width` px wide; words as labels have them."""
        theme = self._theme
        if self._is_large:
            return theme.space(SIDE)
        return theme.space(SIDE) + drawing_width(theme, width) + gap_beside(theme, width)

    @property
    def marked(self) -> list[str]:
        """What of its words is marked as found."""
        return [each for block in self._blocks for each in block.marked]

    def show_line(self, line: EveningLine, unfolded: bool, looked_for: str = "") -> None:
        """Show a line; all of it stays in place where it is `unfolded`, and what was `looked_for` is marked."""
        theme = self._theme
        found = Found(looked_for, theme.color("accent"), theme.color("claim")) if looked_for else None
        head = f"{line.evening} · {line.about}"
        lead = len(line.evening), theme.color("text")
        self._blocks = [TextBlock(head, theme.font(15), theme.color("secondary"), LINE, lead, found)]
        if line.outcome:
            self._blocks.append(TextBlock(line.outcome, theme.font(15), theme.color("secondary"), LINE))
        if line.text:
            serif = theme.font(17, serif=True)
            self._blocks.append(TextBlock(line.text, serif, theme.color("text"), LINE, found=found))
        self._line = line
        self.setAccessibleName(line.spoken)
        unfolds = tr("Lookback", "Enter laat deze avond zien.")
        folds = tr("Lookback", "Enter klapt deze avond weer dicht.")
        self.setAccessibleDescription(f"{line.time}. {folds if unfolded else unfolds}")
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        """Give the height in px at `width` px; what is shown is wrapped to it."""
        theme = self._theme
        height = self._words_height(width) + theme.space(BETWEEN) * (len(self._blocks) - 1)
        if self._is_large:
            return height + self._large_height + theme.space(BELOW_WORDS)
        return round(height - self._blocks[0].above - self._blocks[-1].below) + 2 * theme.space(AROUND) + HAIRLINE

    def sizeHint(self) -> QSize:
        """Ask for the height at the present width."""
        width = max(self.width(), self._theme.px(NARROWEST))
        return QSize(width, self.heightForWidth(width))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the hairline, the drawing, the words, and the ring of the focus."""
        theme, line = self._theme, self._line
        if line is None:
            return
        with painting(self) as painter:
            self._paint_ground(painter)
            x, y = self.words_x(self.width()) + BEARING_PX, self._top()
            if self._is_large:
                cycle_px = FIRST_SCALE * CYCLE_PX
                paint_done(painter, theme, self._large_box(), line, cycle_px)
            elif line.drawn:
                paint_centred(painter, theme, self._box(), line, self._middle)
            else:
                paint_book(painter, theme, self._box(), self._middle)
            for block in self._blocks:
                block.draw(painter, x, y)
                y += block.height_at(self._room(self.width())) + theme.space(BETWEEN)

    def _room(self, width: int) -> int:
        """Give the width of the words."""
        return width - self.words_x(width) - BEARING_PX - self._theme.space(SIDE)

    def _words_height(self, width: int) -> int:
        return sum(block.height_at(self._room(width)) for block in self._blocks)

    @property
    def _large_height(self) -> int:
        """How much higher than its words it is where it is drawn large, in px."""
        theme = self._theme
        return theme.space(ABOVE_FIRST) + FIRST_SCALE * theme.px(DRAWING_HEIGHT) + theme.space(BELOW_FIRST)

    @property
    def _middle(self) -> float:
        """Where the middle of what is drawn and said is: as far from the hairline above as from the next one."""
        return (self.height() + HAIRLINE) / 2

    def _box(self) -> QRectF:
        """Give the room for its drawing, of which what is seen stands around the middle."""
        theme = self._theme
        width = drawing_width(theme, self.width()) - BEARING_PX - 2
        return QRectF(theme.space(SIDE) + BEARING_PX + 1, 0, width, theme.px(DRAWING_HEIGHT))

    def _large_box(self) -> QRectF:
        """Give the place of its drawing where that is large: from side to side, as a hairline."""
        theme = self._theme
        left, height = theme.space(SIDE) + BEARING_PX + 1, FIRST_SCALE * theme.px(DRAWING_HEIGHT)
        width = self.width() - left - theme.space(SIDE) - 1
        return QRectF(left, theme.space(ABOVE_FIRST), width, height)

    def _top(self) -> float:
        """Give where the words begin, so that their letters stand in the middle, or below what is drawn large."""
        if self._is_large:
            return self._large_height
        return self._theme.space(AROUND) + HAIRLINE - self._blocks[0].above

    @property
    def _is_lit(self) -> bool:
        return self.underMouse() or self.isDown()

    def _paint_ground(self, painter: QPainter) -> None:
        theme = self._theme
        painter.setPen(round_pen(theme.color("row_line"), 1))
        side = theme.space(SIDE)
        if not self._is_large:  # from where what is drawn begins
            painter.drawLine(QPointF(side + BEARING_PX + 0.5, 0.5), QPointF(self.width() - side - 0.5, 0.5))
        box = QRectF(self.rect()).adjusted(RING / 2, RING / 2 + 1, -RING / 2, -RING / 2)
        painter.setBrush(theme.color("surface") if self._is_lit else Qt.BrushStyle.NoBrush)
        painter.setPen(round_pen(theme.color("accent"), RING) if shows_ring(self) else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(box, RADIUS, RADIUS)
