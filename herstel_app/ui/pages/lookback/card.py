"""The numbers of one exercise in *Terugblik*: a painted card, opened by a click or Enter."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from herstel_app.core.signals import HIGHEST, LOWEST, SIGNALS
from herstel_app.engine.lookback.note_words import NoteWords
from herstel_app.engine.signal_words import signal_name
from herstel_app.ui.kit.basic import round_pen
from herstel_app.ui.kit.focus_ring import shows_ring
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.pages.lookback.painted_button import PaintedButton
from herstel_app.ui.pages.lookback.textblock import TextBlock

tr = QCoreApplication.translate
SIDE, TOP, GAP = 22, 16, 6
"""Margins of a card and the room between its parts, in px at 100 %."""
ROW, RADIUS, RING = 26, 16, 2
NARROWEST = 260
KNOB, KNOB_AROUND = 6, 8
"""Radius of a knob, and of the open one where both stand in one place; px at 100 %."""


class NumbersCard(PaintedButton):
    """A card with what was done, and the signals before → after."""

    def __init__(self, theme: Theme) -> None:
        """Make an empty card; `show_note` fills it."""
        super().__init__(theme)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._blocks: list[TextBlock] = []
        self._words = NoteWords("", "", "", "")

    def show_note(self, words: NoteWords) -> None:
        """Show the numbers of a note; the legend names only what was filled in."""
        self._words = words
        marks = [tr("Lookback", "○ vooraf")] if words.before else []
        marks += [tr("Lookback", "● achteraf")] if words.after else []
        theme, legend = self._theme, "   ".join(marks)
        self._blocks = [TextBlock(words.title, theme.font(16, serif=True), theme.color("text"), 1.4)]
        small = theme.font(14), theme.color("secondary"), 1.4
        self._blocks += [TextBlock(words.meta, *small), TextBlock(legend, *small)]
        self.setAccessibleName(words.spoken)
        self.setAccessibleDescription(
            tr("Lookback", "Enter opent deze notitie, om die te veranderen of te verwijderen.")
        )
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        """Give the height in px at `width` px; what is shown is wrapped to it."""
        theme = self._theme
        inner, gap = width - 2 * theme.space(SIDE), theme.space(GAP)
        height = 2 * theme.space(TOP) + sum(block.height_at(inner) for block in self._blocks)
        height += theme.space(2) * (len(self._blocks) - 1)
        return height + gap + theme.px(ROW) * len(self._words.signals)

    def sizeHint(self) -> QSize:
        """Ask for the height at the present width."""
        width = max(self.width(), self._theme.px(NARROWEST))
        return QSize(width, self.heightForWidth(width))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card, its texts and its signals, and the ring of the focus."""
        theme, side, gap = self._theme, self._theme.space(SIDE), self._theme.space(GAP)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = self.width() - 2 * side
        self._paint_ground(painter)
        y = theme.space(TOP)
        for block in self._blocks:
            height = block.height_at(inner)
            block.draw(painter, side, y)
            y += height + theme.space(2)
        y -= theme.space(2)
        self._paint_signals(painter, QRectF(side, y + gap, inner, 0))
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        box = QRectF(self.rect()).adjusted(RING / 2, RING / 2, -RING / 2, -RING / 2)
        lit = self.underMouse() or self.isDown()
        painter.setBrush(self._theme.color("raised" if lit else "surface"))
        painter.setPen(round_pen(self._theme.color("accent"), RING) if shows_ring(self) else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(box, RADIUS, RADIUS)

    def _paint_signals(self, painter: QPainter, box: QRectF) -> None:
        """Draw a row for each signal below the top of `box`."""
        theme, words = self._theme, self._words
        font = theme.font(14)
        names = [signal_name(signal) for signal in SIGNALS]
        left = max(QFontMetrics(font).horizontalAdvance(name) for name in names) + theme.space(16)
        row = QRectF(box.x(), box.y(), box.width(), theme.px(ROW))
        for signal in words.signals:
            painter.setFont(font)
            painter.setPen(theme.color("secondary"))
            middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(row, middle, signal_name(signal))
            ground = theme.color("raised" if self.underMouse() else "surface")
            line = row.adjusted(left, 0, 0, 0)
            paint_change(painter, line, words.before.get(signal), words.after.get(signal), theme, ground)
            row.translate(0, theme.px(ROW))


def paint_change(
    painter: QPainter, box: QRectF, before: int | None, after: int | None, theme: Theme, ground: QColor
) -> None:
    """Draw one signal on a line: an open circle is before, a filled one after."""
    radius, around = theme.space(KNOB), theme.space(KNOB_AROUND)
    edge = around + 1

    def at(value: int) -> QPointF:
        room = box.width() - 2 * edge
        return QPointF(box.x() + edge + room * (value - LOWEST) / (HIGHEST - LOWEST), box.center().y())

    painter.setPen(round_pen(theme.color("hairline"), 2))
    painter.drawLine(at(LOWEST), at(HIGHEST))
    if before is not None and after is not None:
        painter.setPen(round_pen(theme.color("accent_deep"), 2))
        painter.drawLine(at(before), at(after))
    if after is not None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent"))
        painter.drawEllipse(at(after), radius, radius)
    if before is not None:
        same = before == after
        painter.setPen(round_pen(theme.color("rest"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush if same else ground)
        painter.drawEllipse(at(before), *([around if same else radius] * 2))
