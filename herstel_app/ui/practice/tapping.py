"""Tapping one's own pace: ten breaths, with any key, the mouse, or space held while breathing in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from herstel_app.core.pacing import BREATHS_TO_TAP, Tap, breaths_tapped, pace_of
from herstel_app.ui.kit.basic import button, centred, round_pen
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.practice.quiet_view import lay_out

tr = QCoreApplication.translate
NOT_A_TAP = (Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_M, Qt.Key.Key_Up, Qt.Key.Key_Down)


def is_tap(event: QKeyEvent) -> bool:
    """Whether a key that is pressed is a tap, and not one that leads elsewhere or is held down."""
    return event.key() not in NOT_A_TAP and not event.isAutoRepeat() and bool(event.text())


class Tapping(QWidget):
    """Listens until the pace is known; knows no clock of its own."""

    found = Signal(object)
    """Pace: the user's own, or None to begin without."""

    def __init__(self, theme: Theme, now_s: Callable[[], float]) -> None:
        """Wait for the first tap; `now_s` is a monotonic clock in seconds."""
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._now_s = now_s
        self._taps: list[Tap] = []
        self._inhale_s: float | None = None
        self._text = centred("", "line")
        self._text.setMinimumHeight(theme.px(84))
        self._dots = Dots(theme)
        self.without_button = button(tr("Tapping", "Zonder tikken"))
        self.without_button.clicked.connect(lambda: self.found.emit(None))
        self.enough_button = button(tr("Tapping", "Zo is het genoeg"))
        self.enough_button.clicked.connect(self._finish)
        title, buttons = tr("Tapping", "Jouw tempo"), (self.enough_button, self.without_button)
        lay_out(self, theme, title, (self._dots, self._text), buttons)
        self._show_state()

    def _show_state(self, retry: bool = False) -> None:
        self._dots.show_count(breaths_tapped(self._taps))
        self.enough_button.setVisible(pace_of(self._taps) is not None)
        text = tr(
            "Tapping",
            "Tik telkens als je uitademing begint, tien ademhalingen lang. Of houd spatie vast terwijl je inademt.",
        )
        if retry:
            text = tr("Tapping", "Hier was geen tempo in te vinden. Tik opnieuw, of begin zonder.")
        elif self._taps:
            text = tr("Tapping", "Adem zoals je gewend bent. Sneller of trager hoeft niet.")
        if text != self._text.text():
            self._text.setText(text)
            self.setAccessibleName(text)

    def _tap(self, inhale_s: float | None = None) -> None:
        self._taps.append(Tap(self._now_s(), inhale_s))
        if breaths_tapped(self._taps) >= BREATHS_TO_TAP:
            self._finish()
        else:
            self._show_state()

    def _finish(self) -> None:
        pace = pace_of(self._taps)
        if pace is not None:
            self.found.emit(pace)
            return
        self._taps = []
        self._show_state(retry=True)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a tap; space tells where the inhale begins."""
        if event.key() == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self._inhale_s = self._now_s()
        elif is_tap(event):
            self._tap()
        elif event.key() in NOT_A_TAP:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Take the end of an inhale."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._tap(self._inhale_s)
            self._inhale_s = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a tap."""
        self._tap()


class Dots(QWidget):
    """As many soft dots as there are breaths to tap; each that is tapped glows."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._count = 0
        self.setFixedHeight(theme.px(28))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_count(self, count: int) -> None:
        """Let `count` dots glow."""
        self._count = count
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the dots, those that glow filled."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap = min(self.width() / (BREATHS_TO_TAP + 1), self._theme.px(28))
        left = (self.width() - gap * (BREATHS_TO_TAP - 1)) / 2
        for number in range(BREATHS_TO_TAP):
            filled = number < self._count
            painter.setPen(round_pen(self._theme.color("accent_deep" if filled else "tertiary"), 1.5))
            painter.setBrush(self._theme.color("accent_deep") if filled else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(left + gap * number, self.height() / 2), 4.5, 4.5)
        painter.end()
