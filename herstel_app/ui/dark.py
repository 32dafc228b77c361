"""The dark screen: near-black, a dim orb, one line; for eyes that are closed or about to be."""

from __future__ import annotations

from PySide6.QtCore import (
    QCoreApplication,
    QEasingCurve,
    QEvent,
    QObject,
    QPointF,
    Qt,
    QVariantAnimation,
    Signal,
)
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGraphicsOpacityEffect, QLabel, QVBoxLayout, QWidget

from herstel_app.core.timeline import Frame
from herstel_app.ui.theme import Theme
from herstel_app.ui.widgets.basic import label
from herstel_app.ui.widgets.orb import Orb

FADE_MS = 400
MOVE_PX = 12


class DarkScreen(QWidget):
    """Covers the whole window while an exercise runs; D, the mouse or stopping lifts it."""

    lifted = Signal()

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        """Make a hidden cover over `parent`."""
        super().__init__(parent)
        self._theme = theme
        self._cover = parent
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(QCoreApplication.translate("Dark", "Donker scherm"))
        self._orb = Orb(theme, dim=True)
        policy = self._orb.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._orb.setSizePolicy(policy)
        self._line, self._hint = self._text("line"), self._text("small")
        self._hint.setText(QCoreApplication.translate("Dark", "spatie pauzeert · Esc stopt · D maakt licht"))
        for part in (self._orb, self._line, self._hint):
            # A part would keep the movements of the mouse to itself.
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.restyle()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.space(48), theme.space(48), theme.space(48), theme.space(32))
        column.addStretch(2)
        column.addWidget(self._orb, 8)
        column.addSpacing(theme.space(40))
        column.addWidget(self._line)
        column.addStretch(2)
        column.addWidget(self._hint)
        self._opacity = QGraphicsOpacityEffect(self)
        self.setGraphicsEffect(self._opacity)
        self._fade = QVariantAnimation(self)
        self._fade.setEasingCurve(QEasingCurve.Type.InOutSine)
        self._fade.valueChanged.connect(lambda value: self._opacity.setOpacity(float(value)))
        self._fade.finished.connect(self._settle)
        self._down = False
        self._mouse_at: QPointF | None = None
        parent.installEventFilter(self)
        self.hide()

    @staticmethod
    def _text(role: str) -> QLabel:
        text = label("", role)
        text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        return text

    def restyle(self) -> None:
        """Take over the text size of the theme."""
        p = self._theme.palette
        for text, color, size in ((self._line, p.dark_line, 18), (self._hint, p.dark_hint, 14)):
            text.setStyleSheet(f"color: {color}; font-size: {self._theme.px(size)}px")

    def show_orb(self, shown: bool) -> None:
        """Show the dim orb, or only the line in its place."""
        self._orb.setVisible(shown)

    @property
    def is_down(self) -> bool:
        """Whether the screen is, or is becoming, dark."""
        return self._down

    def cover(self) -> None:
        """Make the window dark, softly."""
        self._down = True
        self._mouse_at = None
        self.setGeometry(self._cover.rect())
        self.raise_()
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._run_fade(1.0)

    def lift(self) -> None:
        """Bring the window back, softly."""
        if self._down:
            self._down = False
            self._run_fade(0.0)
            self.lifted.emit()

    def show_frame(self, frame: Frame, paused: bool) -> None:
        """Show one moment."""
        if self.isVisible():
            self._orb.show_frame(frame, paused)
            if frame.text != self._line.text():
                self._line.setText(frame.text)

    def _run_fade(self, to: float) -> None:
        start = float(self._fade.currentValue() or 0.0)
        self._fade.stop()
        self._fade.setStartValue(start)
        self._fade.setEndValue(to)
        self._fade.setDuration(1 if self._theme.reduced_motion else FADE_MS)
        self._fade.start()

    def _settle(self) -> None:
        if not self._down:
            self.hide()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Lift on a real movement, not on a bump against the table."""
        if self._mouse_at is None:
            self._mouse_at = event.position()
        elif (event.position() - self._mouse_at).manhattanLength() > MOVE_PX:
            self.lift()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Lift."""
        self.lift()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._cover.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill with near-black."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.palette.dark))
        painter.end()
