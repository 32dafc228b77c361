"""Going over softly: what a widget showed stays for a moment, and lets what it shows now come through.

Invariant: from one frame to the next it goes on by a `LEAST_FRAMES`th at most, however long that frame took: what comes
may be much to draw, and a leap from dark to light is what this is there against.
"""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, Qt, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from herstel_app.ui.kit.theme import Theme

FADE_MS = 260
SEEN_MS = 2 * FADE_MS
"""After so long all of it is seen, and the keyboard goes to a button: a second press of what led here does nothing."""
LEAST_FRAMES = 16


class Crossfade(QWidget):
    """Lies over a widget, and is not there for mouse and keyboard."""

    def __init__(self, host: QWidget, theme: Theme, fade_ms: int = FADE_MS) -> None:
        """Lie over `host`, unseen before `begin`; `fade_ms` is how long it takes."""
        super().__init__(host)
        self._host, self._theme = host, theme
        self._picture = QPixmap()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.hide()
        host.destroyed.connect(self.deleteLater)
        self._fade = QVariantAnimation(self)
        self._fade.setStartValue(1.0)
        self._fade.setEndValue(0.0)
        self._fade.setDuration(fade_ms)
        self._fade.setEasingCurve(QEasingCurve.Type.InOutSine)
        self._most_ms, self._at_ms = fade_ms // LEAST_FRAMES, 0
        self._fade.valueChanged.connect(self._go_on)
        self._fade.finished.connect(self.finish)

    def begin(self) -> None:
        """Keep what the widget shows now, and let it go from here on; what is being kept already stays."""
        just_begun = self.isVisible() and self._fade.currentTime() == 0
        if self._theme.reduced_motion or just_begun or not self._host.isVisible():
            return
        # As it is seen: what lies under the dark screen, or another fade, is not what one looked at.
        seen, place = self._host.window(), self._host.rect()
        self._picture = seen.grab(place.translated(self._host.mapTo(seen, place.topLeft())))
        # Beside what it covers, not in it: a stack raises the page that it shows.
        beside = self._host.parentWidget() or self._host
        if self.parentWidget() is not beside:
            self.setParent(beside)
        self.setGeometry(self._host.geometry() if beside is not self._host else self._host.rect())
        self.show()
        self.raise_()
        self._fade.stop()
        self._at_ms = 0
        self._fade.start()

    def _go_on(self) -> None:
        at_ms, most_ms = self._fade.currentTime(), self._at_ms + self._most_ms
        if at_ms > most_ms:
            self._fade.setCurrentTime(most_ms)  # which comes here again
        else:
            self._at_ms = at_ms
            self.update()

    def finish(self) -> None:
        """Show what is there now."""
        self._fade.stop()
        self.hide()
        self._picture = QPixmap()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is left of what was."""
        painter = QPainter(self)
        painter.setOpacity(float(self._fade.currentValue()))
        painter.drawPixmap(0, 0, self._picture)
        painter.end()
