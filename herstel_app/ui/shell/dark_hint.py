"""What can be done in the dark: the keys that do it, each of which a mouse can press where it is told."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from herstel_app.ui.kit.basic import button
from herstel_app.ui.kit.layout import flow
from herstel_app.ui.kit.theme import Theme

GAP = 12


class DarkHint(QWidget):
    """A row of dim words; who has no keyboard at hand pauses and stops by them without making light."""

    pause_asked = Signal()
    """Or to go on, where it is paused."""
    stop_asked = Signal()
    light_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        """Make it, without words for pausing and stopping until `tell`."""
        super().__init__()
        self.setProperty("role", "dim")
        self.pause, self.stop, self.light = (_words() for _ in range(3))
        for part, asked in (
            (self.pause, self.pause_asked),
            (self.stop, self.stop_asked),
            (self.light, self.light_asked),
        ):
            part.clicked.connect(asked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(flow(theme, self.pause, self.stop, self.light, gap=GAP, centred=True))

    def tell(self, waits: bool, is_paused: bool) -> None:
        """Tell what can be done while something goes on or is paused, or only that light comes where all is over."""
        translate = QCoreApplication.translate
        self.pause.setText(
            translate("Dark", "spatie gaat verder") if is_paused else translate("Dark", "spatie pauzeert")
        )
        self.stop.setText(translate("Dark", "Esc stopt"))
        self.light.setText(
            translate("Dark", "een toets maakt licht") if waits else translate("Dark", "D of een klik maakt licht")
        )
        for part in (self.pause, self.stop):
            part.setVisible(not waits)


def _words() -> QPushButton:
    words = button("", "link")
    words.setProperty("bare", True)
    # The keys work wherever the focus is, and Tab makes light: nothing here is walked to.
    words.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return words
