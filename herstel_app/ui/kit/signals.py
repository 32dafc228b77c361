"""The four signals as sliders: jouw eigen meting, optional, never totalled."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from herstel_app.core.signals import HIGHEST, LOWEST, SIGNALS, Readings, Signal
from herstel_app.engine.signal_words import signal_ends as signal_ends
from herstel_app.engine.signal_words import signal_name as signal_name
from herstel_app.ui.kit.basic import label
from herstel_app.ui.kit.layout import STRETCH, column, row
from herstel_app.ui.kit.slider import LineSlider
from herstel_app.ui.kit.theme import Theme

MIDDLE = (LOWEST + HIGHEST) // 2


class SignalSlider(LineSlider):
    """A slider that begins unanswered: a hollow knob in the middle until it is touched."""

    answered_changed = QtSignal()

    def __init__(self, signal: Signal, theme: Theme) -> None:
        """Make an unanswered slider from 0 to 10."""
        super().__init__(theme, LOWEST, HIGHEST)
        self.signal = signal
        self.answered = False
        self.setValue(MIDDLE)
        self.setPageStep(2)
        self.valueChanged.connect(self._answer)
        self._describe()

    @property
    def is_hollow(self) -> bool:
        """Whether it has not been answered."""
        return not self.answered

    def choose(self, value: int) -> None:
        """Take a value as the answer, the one where the knob stands too."""
        if value == self.value():
            self._answer()
        self.setValue(value)

    def leave_open(self) -> None:
        """Take the answer back."""
        self.setValue(MIDDLE)
        self.answered = False
        self._describe()
        self.update()
        self.answered_changed.emit()

    def _answer(self) -> None:
        self.answered = True
        self._describe()
        self.update()
        self.answered_changed.emit()

    def _describe(self) -> None:
        low, high = signal_ends(self.signal)
        tr = QCoreApplication.translate
        scale = tr("Signals", "van 0, {low}, tot 10, {high}").format(low=low, high=high)
        state = str(self.value()) if self.answered else tr("Signals", "nog niet ingevuld")
        self.setAccessibleName(f"{signal_name(self.signal)}, {scale}")
        self.setAccessibleDescription(state)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take digits as values, Delete as "no answer"; the arrows as every slider does."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.leave_open()
        elif event.text().isdigit():
            self.setValue(int(event.text()))
            self._answer()
        else:
            super().keyPressEvent(event)


class SignalForm(QWidget):
    """The four sliders below each other."""

    changed = QtSignal()

    def __init__(self, theme: Theme) -> None:
        """Make four unanswered sliders."""
        super().__init__()
        self.sliders = {signal: SignalSlider(signal, theme) for signal in SIGNALS}
        all_of_them = column(theme, gap=10, on=self)
        for signal, slider in self.sliders.items():
            low, high = (label(end, "kicker", wrap=False) for end in signal_ends(signal))
            ends = row(theme, low, STRETCH, high)
            all_of_them.addLayout(column(theme, label(signal_name(signal), "label"), slider, ends, gap=0))
            slider.answered_changed.connect(self.changed)

    def clear(self) -> None:
        """Take all answers back."""
        for slider in self.sliders.values():
            if slider.answered:
                slider.leave_open()

    @property
    def readings(self) -> Readings:
        """What was answered; signals left alone are absent."""
        return {signal: slider.value() for signal, slider in self.sliders.items() if slider.answered}
