"""Breath with attention: ten exhales tapped, to be laid beside ten that are tapped later."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from herstel_app.core.breath_attention import LEAST_BREATHS, measure
from herstel_app.core.pacing import Tap, breaths_tapped
from herstel_app.ui.kit.basic import label
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.practice.pane_form import PaneForm
from herstel_app.ui.practice.tapping import Dots, is_tap

tr = QCoreApplication.translate


class BreathTapping(PaneForm):
    """Listens until ten breaths are tapped; the button goes on without."""

    measured = Signal(object)
    """Reading, or None where someone went on without."""

    def __init__(self, theme: Theme, now_s: Callable[[], float]) -> None:
        """Wait for the first tap; `now_s` is a monotonic clock in seconds."""
        title, without = tr("Attention", "Adem met aandacht"), tr("Attention", "Verder zonder tikken")
        super().__init__(theme, title, tr("Attention", "Tien ademhalingen"), without)
        self._now_s = now_s
        self._taps: list[Tap] = []
        self._text = label("", "line")
        self._dots = Dots(theme)
        self.add(self._text, 16, self._dots)
        self.done.connect(lambda: self.measured.emit(None))
        self._show(tr("Attention", "Druk op een toets of klik, telkens als je uitademing begint."))

    def _show(self, text: str) -> None:
        self._dots.show_count(breaths_tapped(self._taps))
        self._text.setText(text)
        self.setAccessibleName(text)

    def _tap(self) -> None:
        self._taps.append(Tap(self._now_s()))
        if breaths_tapped(self._taps) < LEAST_BREATHS:
            said = tr("Attention", "Adem zoals je gewend bent. Als je op je adem let, wordt die soms al wat langer.")
            self._show(said)
            return
        reading = measure(self._taps)
        if reading is None:
            self._taps = []
            self._show(tr("Attention", "Hier was geen ademhaling in te vinden. Tik opnieuw, of ga verder zonder."))
        elif not self._ended:
            self._ended = True
            self.measured.emit(reading)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a tap."""
        if is_tap(event):
            self._tap()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a tap."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._tap()
