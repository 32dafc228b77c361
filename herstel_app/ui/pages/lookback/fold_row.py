"""A row that is pressed as a whole and shows what is placed elsewhere; at its right the sign of a fold."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QLayout, QSizePolicy, QWidget

from herstel_app.ui.kit.basic import BEARING_PX, round_pen
from herstel_app.ui.kit.focus_ring import shows_ring
from herstel_app.ui.kit.fold import bring_into_sight, mark_width, paint_mark
from herstel_app.ui.kit.in_place import InPlace
from herstel_app.ui.kit.painting import painting
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.pages.lookback.painted_button import PaintedButton

RING, RADIUS, INSET = 2, 10, 6
"""Of the ring of the focus: its width, its corners, and how far below the top it stands; px."""
SIGN, SIGN_ROOM = 15, 28
"""Size of the letters that the sign goes with, and the room that words leave for it; px at 100 %.

It ends where the words of a link at the side do.
"""


def ascent(words: QLabel) -> int:
    """Give how far below its top the letters of a label stand, in px."""
    words.ensurePolished()
    return words.fontMetrics().ascent()


class FoldRow(PaintedButton):
    """Its words are in its layout; what they are about is folded away until it is pressed."""

    def __init__(self, theme: Theme, beside: QLabel, inside: QWidget) -> None:
        """Fold `inside` away; the sign stands at the height of the words `beside`. `lay_out` makes the rest."""
        super().__init__(theme)
        self.setCheckable(True)
        self._beside = beside
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        inside.hide()
        InPlace(self)
        self.toggled.connect(inside.setVisible)
        self.clicked.connect(lambda is_open: bring_into_sight(inside) if is_open else None)

    def lay_out(self, layout: QLayout) -> None:
        """Show what is in `layout`; a click on it is one on the row."""
        self.setLayout(layout)
        for each in self.findChildren(QWidget):
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """Ask for what its words need."""
        layout = self.layout()
        assert layout is not None
        return layout.totalSizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sign of a fold at its right, bright under the mouse, and the ring of the focus."""
        theme, letters = self._theme, self._theme.px(SIGN)
        left = self.width() - BEARING_PX - mark_width(letters, self.isChecked())
        foot = self._beside.mapTo(self, QPoint(0, ascent(self._beside))).y()
        with painting(self) as painter:
            painter.setPen(round_pen(theme.color("accent" if self.underMouse() or self.isDown() else "secondary"), 1))
            middle = foot - self._beside.fontMetrics().capHeight() / 2
            paint_mark(painter, left, middle, letters, self.isChecked())
            if shows_ring(self):
                painter.setPen(round_pen(theme.color("accent"), RING))
                reach = RING / 2
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(reach, INSET, -reach, -reach), RADIUS, RADIUS)
