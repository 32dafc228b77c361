"""During: the orb, one line of text, and three buttons."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSpacerItem, QWidget

from herstel_app.core.timeline import Frame, Timeline
from herstel_app.ui.kit.basic import button, centred
from herstel_app.ui.kit.flow import FlowLayout
from herstel_app.ui.kit.glow import Glow
from herstel_app.ui.kit.layout import add, at_top, column, row, wide
from herstel_app.ui.kit.theme import Theme

tr = QCoreApplication.translate
STATUS_MS = 2500
LOW_BELOW = 360
"""Height, in px at 100 %, below which the space between the parts goes to the parts."""


def help_link() -> QPushButton:
    """Make the link in the corner that leads to help."""
    return button(tr("Running", "Hulp"), "link", tr("Running", "Hulp en veiligheid"))


def grow_link() -> QPushButton:
    """Make the link in the corner that gives the pane the whole window."""
    return button(grow_words(False), "link", tr("Running", "Oefening over het hele venster"))


def grow_words(grown: bool) -> str:
    """Say what the link in the corner does now."""
    return tr("Running", "Klein") if grown else tr("Running", "Groot")


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
        self.setAccessibleName(tr("Running", "De oefening"))
        self._title, self._line, self._status = centred("", "secondary"), centred("", "line"), centred("", "small")
        self._line.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.glow = Glow(theme)
        self._status_timer = QTimer(self)
        self._status_timer.setSingleShot(True)
        self._status_timer.setInterval(STATUS_MS)
        self._status_timer.timeout.connect(lambda: self._status.setText(""))
        self.pause_button = button(tr("Running", "Pauze"))
        self.dark_button = button(tr("Running", "Donker scherm"))
        self.stop_button = button(tr("Running", "Stop"))
        self.ease_button = button(tr("Running", "Te langzaam"))
        self.ease_button.hide()
        self.grow_button, self.help_button = grow_link(), help_link()
        for each, asked in (
            (self.pause_button, self.pause_asked),
            (self.dark_button, self.dark_asked),
            (self.stop_button, self.stop_asked),
            (self.ease_button, self.ease_asked),
            (self.grow_button, self.grow_asked),
            (self.help_button, self.help_asked),
        ):
            each.clicked.connect(asked)
        self._row = FlowLayout(theme.space(12), centred=True)
        buttons = QWidget()
        buttons.setLayout(self._row)
        self._gap = QSpacerItem(0, 0)
        top = row(theme, at_top(self.help_button), wide(self._title), at_top(self.grow_button))
        self._column = column(theme, top, wide(self.glow), on=self)
        self._column.addItem(self._gap)
        add(self._column, theme, self._line, self._status, buttons)
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

    def show_frame(self, frame: Frame, paused: bool, timeline: Timeline | None = None) -> None:
        """Show one moment."""
        self.glow.show_frame(frame, paused, timeline)
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
        self.grow_button.setText(grow_words(grown))
