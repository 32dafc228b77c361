"""The four signals on dots, below each other: jouw eigen meting, optional, never totalled."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import QWidget

from herstel_app.core.signals import SIGNALS, Readings, Signal, place_of, reading_at
from herstel_app.engine.signal_words import signal_ends as signal_ends
from herstel_app.engine.signal_words import signal_name as signal_name
from herstel_app.ui.kit.basic import label
from herstel_app.ui.kit.dots import DotScale
from herstel_app.ui.kit.layout import column
from herstel_app.ui.kit.theme import Theme


class SignalForm(QWidget):
    """Four times seven dots; a reading that was shown stays as it is until its signal is tapped anew."""

    changed = QtSignal()

    def __init__(self, theme: Theme, spoken: str = "{name}") -> None:
        """Make four of which nothing is tapped; a screen reader says each as `spoken`, with its name."""
        super().__init__()
        self._readings: dict[Signal, int] = {}
        self.scales: dict[Signal, DotScale] = {}
        rows = column(theme, gap=14, on=self)
        for signal in SIGNALS:
            name = signal_name(signal)
            scale = DotScale(theme, spoken.format(name=name), signal_ends(signal), can_clear=True)
            scale.chosen.connect(partial(self._take, signal))
            scale.cleared.connect(partial(self._take_back, signal))
            self.scales[signal] = scale
            rows.addLayout(column(theme, label(name, "label"), scale, gap=0))

    def show_readings(self, readings: Readings) -> None:
        """Show what was answered once, each at its nearest dot; nobody is told."""
        self._readings = dict(readings)
        for signal, scale in self.scales.items():
            scale.show_place(place_of(readings[signal]) if signal in readings else None)

    @property
    def readings(self) -> Readings:
        """What was answered; signals left alone are absent."""
        return dict(self._readings)

    def _take(self, signal: Signal, place: int) -> None:
        self._readings[signal] = reading_at(place)
        self.changed.emit()

    def _take_back(self, signal: Signal) -> None:
        self._readings.pop(signal, None)
        self.changed.emit()
