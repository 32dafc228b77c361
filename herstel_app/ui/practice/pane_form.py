"""A form in the practice pane: what is filled in is handed over at once, and its button ends it once."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal

from herstel_app.core.signals import Readings
from herstel_app.ui.kit.basic import label, prose
from herstel_app.ui.kit.form import Form
from herstel_app.ui.kit.signals import SignalForm
from herstel_app.ui.kit.theme import Theme

tr = QCoreApplication.translate


class PaneForm(Form):
    """A heading, what is asked, and perhaps the four signals."""

    readings_changed = Signal(object)
    """Readings: the signals as they are answered now."""
    done = Signal()

    def __init__(self, theme: Theme, kicker: str, title: str, act: str, name: str = "") -> None:
        """Make a form; `act` is what the button says, `name` what a screen reader says in place of the heading."""
        super().__init__(theme, act, kicker=kicker, heading=title)
        # Tab leads from here to the first control; no key has an effect before that.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(name or f"{kicker}. {title}")
        self._ended, self._kept = False, True
        self.signals = SignalForm(theme)
        """Only there to be seen where they are asked."""
        self.signals.changed.connect(lambda: self.readings_changed.emit(self.readings))
        self._own = label("", "small")
        """Beside the sliders."""
        self.act_button.clicked.connect(self._finish)

    def say(self, *texts: str, role: str = "line") -> None:
        """Add paragraphs."""
        self.add(*(prose(self._theme, text, role, 140) for text in texts))

    def ask_signals(self) -> None:
        """Add the four sliders, all unanswered."""
        self.add(self._own, self.signals)
        self.show_kept(True, "")

    def show_kept(self, kept: bool, said: str) -> None:
        """Say whether what is filled in is `kept`, and hand it over once it is again.

        `said` is what does not last of what is written.
        """
        text = tr("Guest", "Je eigen meting. Leeg laten mag.")
        self._own.setText(text if kept else tr("Guest", "Je eigen meting, voor nu. Er wordt niets bewaard."))
        again, self._kept = kept and not self._kept, kept
        if again:
            if self.readings:
                self.readings_changed.emit(self.readings)
            self.flush()

    def clear(self) -> None:
        """Take everything back: what was noted was deleted."""
        self.signals.clear()

    def flush(self) -> None:
        """Hand over what has been typed so far."""

    @property
    def readings(self) -> Readings:
        """What was answered."""
        return self.signals.readings

    def _finish(self) -> None:
        if not self._ended:
            self._ended = True
            self.flush()
            self.done.emit()
