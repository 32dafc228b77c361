"""During: the orb, one line of text, and three buttons."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSpacerItem, QVBoxLayout, QWidget

from herstel_app.core.timeline import Frame
from herstel_app.ui.kit.basic import button, label
from herstel_app.ui.kit.flow import FlowLayout
from herstel_app.ui.kit.orb import Orb
from herstel_app.ui.kit.theme import Theme

tr = QCoreApplication.translate
STATUS_MS = 2500
LOW_BELOW = 360
"""Height, in px at 100 %, below which the space between the parts goes to the parts."""


class Running(QWidget):
    """The exercise itself, as it is seen."""

    pause_asked = Signal()
    stop_asked = Signal()
    dark_asked = Signal()
    grow_asked = Signal()
    help_asked = Signal()
    ease_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        """Make the view; `show_title` and `show_frame` fill it."""
        super().__init__()
        self._theme, self._is_low = theme, False
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(QCoreApplication.translate("Running", "De oefening"))
        self._title = label("", "secondary")
        self._title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.orb = Orb(theme)
        self._line = label("", "line")
        self._line.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._status = label("", "small")
        self._status.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._status_timer = QTimer(self)
        self._status_timer.setSingleShot(True)
        self._status_timer.setInterval(STATUS_MS)
        self._status_timer.timeout.connect(lambda: self._status.setText(""))
        self.pause_button = button(tr("Running", "Pauze"))
        self.dark_button = button(tr("Running", "Donker scherm"))
        self.stop_button = button(tr("Running", "Stop"))
        self.grow_button = button(
            tr("Running", "Groot"),
            "link",
            tr("Running", "Oefening over het hele venster"),
        )
        self.help_button = button(tr("Running", "Hulp"), "link", tr("Running", "Hulp en veiligheid"))
        self.help_button.clicked.connect(self.help_asked)
        self.ease_button = button(tr("Running", "Te langzaam"))
        self.ease_button.clicked.connect(self.ease_asked)
        self.ease_button.hide()
        self.pause_button.clicked.connect(self.pause_asked)
        self.dark_button.clicked.connect(self.dark_asked)
        self.stop_button.clicked.connect(self.stop_asked)
        self.grow_button.clicked.connect(self.grow_asked)
        self._row = FlowLayout(theme.space(12), centred=True)
        buttons = QWidget()
        buttons.setLayout(self._row)
        self._column = column = QVBoxLayout(self)
        top = QHBoxLayout()
        top.addWidget(self.help_button, alignment=Qt.AlignmentFlag.AlignTop)
        top.addWidget(self._title, 1)
        top.addWidget(self.grow_button, alignment=Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        column.addWidget(self.orb, 1)
        self._gap = QSpacerItem(0, 0)
        column.addItem(self._gap)
        column.addWidget(self._line)
        column.addWidget(self._status)
        column.addWidget(buttons)
        self.restyle()

    def restyle(self) -> None:
        """Take over the text size of the theme."""
        theme = self._theme
        large, low = theme.scale > 1.2, self._is_low
        self._line.setMinimumHeight(theme.px(58))
        self._status.setMinimumHeight(theme.px(22))
        side = theme.space(20)
        top, below = (8, 8) if low else (20, 12) if large else (36, 28)
        self._column.setContentsMargins(side, theme.space(top), side, theme.space(below))
        self._column.setSpacing(theme.space(4 if low else 8))
        self._gap.changeSize(0, theme.space(1 if low else 8))
        self._column.invalidate()
        # In large text the two short words share the first row.
        last_two = (self.stop_button, self.dark_button) if large else (self.dark_button, self.stop_button)
        while self._row.takeAt(0):
            pass
        for each in (self.ease_button, self.pause_button, *last_two):
            self._row.addWidget(each)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand closer together where there is little height."""
        super().resizeEvent(event)
        low = event.size().height() < self._theme.px(LOW_BELOW)
        if low != self._is_low:
            self._is_low = low
            self.restyle()

    def show_title(self, title: str) -> None:
        """Name the exercise that runs."""
        self._title.setText(title)

    @property
    def can_ease(self) -> bool:
        """Whether the pace of what runs can be eased."""
        return self.ease_button.isVisibleTo(self)

    def show_ease(self, possible: bool) -> None:
        """Show the button that eases the pace, or not."""
        self.ease_button.setVisible(possible)

    def show_frame(self, frame: Frame, paused: bool) -> None:
        """Show one moment."""
        self.orb.show_frame(frame, paused)
        text = tr("Running", "Je mag zo lang pauzeren als je wilt.") if paused else frame.text
        if text != self._line.text():
            self._line.setText(text)
        word = tr("Running", "Verder") if paused else tr("Running", "Pauze")
        if word != self.pause_button.text():
            self.pause_button.setText(word)

    def show_volume(self, percent: int, muted: bool) -> None:
        """Say for a moment how loud it is."""
        said = tr("Volume", "geluid uit") if muted else tr("Volume", "geluid {n} %").format(n=percent)
        self.show_status(said)

    def show_status(self, text: str) -> None:
        """Show a short message, such as the volume, for a moment."""
        self._status.setText(text)
        self._status_timer.start()

    def show_grown(self, grown: bool) -> None:
        """Say what the grow button does now."""
        self.grow_button.setText(tr("Running", "Klein") if grown else tr("Running", "Groot"))
