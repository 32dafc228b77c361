"""During: the glow, one line of text, three buttons and, in the whole window, a thin plan."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from herstel_app.core.timeline import Frame, Timeline
from herstel_app.engine.running_plan import RunningPlan
from herstel_app.ui.kit.basic import button, centred, restyle
from herstel_app.ui.kit.flow import FlowLayout
from herstel_app.ui.kit.glow import Glow
from herstel_app.ui.kit.layout import Placed, at_top, block, column, row, wide
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.practice.fading_controls import FadingControls
from herstel_app.ui.practice.plan_line import PlanLine

tr = QCoreApplication.translate
STATUS_MS = 2500
LINE_PX = 66
"""The least height of the line in the whole window: two lines of text stand in it."""
LOW_BELOW, LOW_BELOW_WHOLE = 360, 480
"""Height, in px at 100 %, below which the space between the parts goes to the parts; beside a page, and alone."""


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
    """The exercise itself, as it is seen: beside a text, or in the whole window."""

    pause_asked = Signal()
    stop_asked = Signal()
    dark_asked = Signal()
    grow_asked = Signal()
    help_asked = Signal()
    ease_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        """Make the view; `show_title`, `show_plan` and `show_frame` fill it."""
        super().__init__()
        self._theme, self._is_low, self._is_whole, self._is_beside = theme, False, False, True
        self._coming, self._told = "", ""
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(tr("Running", "De oefening"))
        self._title, self._line, self.small_line = centred("", "secondary"), centred("", "line"), centred("", "small")
        self._line.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        kept = self._title.sizePolicy()
        kept.setRetainSizeWhenHidden(True)  # between the two links
        self._title.setSizePolicy(kept)
        self.glow = Glow(theme)
        self._status_timer = QTimer(self)
        self._status_timer.setSingleShot(True)
        self._status_timer.setInterval(STATUS_MS)
        self._status_timer.timeout.connect(lambda: self._tell(""))
        self.plan_line, self._plan_words = PlanLine(theme), centred("", "kicker")
        self._make_buttons()
        self._row = FlowLayout(theme.space(16), centred=True)
        self._buttons = QWidget()
        self._buttons.setLayout(self._row)
        self._top_row = row(theme, at_top(self.help_button), wide(self._title), at_top(self.grow_button))
        self._top = block(theme, self._top_row)
        middle = Placed(self.plan_line, Qt.AlignmentFlag.AlignHCenter)
        self._plan = block(theme, middle, self._plan_words, gap=8)
        parts = self._top, wide(self.glow), self._line, self.small_line, self._buttons, self._plan
        self._column = column(theme, *parts, gap=0, on=self)
        self.controls = FadingControls(self, (self._top, self._buttons, self._plan), theme)
        self.restyle()

    def _make_buttons(self) -> None:
        self.pause_button = button(tr("Running", "Pauze"), "quiet")
        self.dark_button = button(tr("Running", "Donker"), "quiet", tr("Running", "Donker scherm"))
        self.stop_button = button(tr("Running", "Stop"), "quiet")
        self.ease_button = button(tr("Running", "Te langzaam"), "quiet")
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

    def restyle(self) -> None:
        """Take over the text size of the theme, and the shape of the view."""
        theme, whole = self._theme, self._is_whole
        large, low = theme.is_large, self._is_low
        self._line.setProperty("role", "said" if whole and not low else "line")
        restyle(self._line)
        self._line.setMinimumHeight(theme.px(LINE_PX if whole and not low else 46))
        self.small_line.setMinimumHeight(theme.px(24))
        for part in (self._line, self.small_line, self._plan, self._buttons, self._top):
            part.setContentsMargins(theme.space(20), 0, theme.space(20), 0)
        top, between, below = (8, 4, 8) if low else (20, 10, 12) if large else (24, 18, 28)
        self._top_row.setSpacing(theme.space(8))
        self._column.setContentsMargins(0, theme.space(top), 0, theme.space(below))
        self._buttons.setContentsMargins(theme.space(20), theme.space(between), theme.space(20), 0)
        self._plan.setContentsMargins(theme.space(20), theme.space(2 * between), theme.space(20), 0)
        self._title.setVisible(not whole)
        self._plan.setVisible(whole and not low)
        self.grow_button.setVisible(self._is_beside or not whole)
        # In large text the two short words share the first row.
        last_two = (self.stop_button, self.dark_button) if large else (self.dark_button, self.stop_button)
        while self._row.takeAt(0):
            pass
        for each in (self.ease_button, self.pause_button, *last_two):
            self._row.addWidget(each)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand closer together where there is little height."""
        super().resizeEvent(event)
        low = event.size().height() < self._theme.px(LOW_BELOW_WHOLE if self._is_whole else LOW_BELOW)
        if low != self._is_low:
            self._is_low = low
            self.restyle()

    def show_title(self, title: str, is_beside: bool) -> None:
        """Name the exercise that runs; `is_beside` is beside a text, which someone may want to have back."""
        self._title.setText(title)
        self._is_beside = is_beside
        self.restyle()

    def show_plan(self, plan: RunningPlan | None) -> None:
        """Show the steps, and which of them this is."""
        self.plan_line.show_plan(plan)
        self._plan_words.setText(plan.words if plan else "")

    @property
    def can_ease(self) -> bool:
        """Whether the pace of what runs can be eased."""
        return self.ease_button.isVisibleTo(self)

    def show_ease(self, possible: bool) -> None:
        """Show the button that eases the pace, or not."""
        self.ease_button.setVisible(possible)

    def show_frame(self, frame: Frame, paused: bool, timeline: Timeline | None = None, coming: str = "") -> None:
        """Show one moment of the plan, and what comes after a silence."""
        self.glow.show_frame(frame, paused, timeline)
        self.plan_line.show_share(frame.at_s / (frame.at_s + frame.remaining_s))
        self.controls.set_on(self._is_whole and not paused)
        self._say(tr("Running", "Je mag zo lang pauzeren als je wilt.") if paused else frame.text)
        if coming != self._coming:
            self._coming = coming
            self._tell(self._told)
        word = tr("Running", "Verder") if paused else tr("Running", "Pauze")
        if word != self.pause_button.text():
            self.pause_button.setText(word)

    def show_volume(self, percent: int, muted: bool) -> None:
        """Say for a moment how loud it is."""
        said = tr("Volume", "geluid uit") if muted else tr("Volume", "geluid {n} %").format(n=percent)
        self.show_status(said)

    def show_status(self, text: str) -> None:
        """Show a short message, such as the volume, for a moment."""
        self._tell(text)
        self._status_timer.start()

    def show_grown(self, grown: bool) -> None:
        """Take the shape for the whole window, or for beside a page."""
        self._is_whole = grown
        self.grow_button.setText(grow_words(grown))
        self.controls.set_on(False)
        self.restyle()

    def _say(self, text: str) -> None:
        if text != self._line.text():
            self._line.setText(text)
            keys = tr("Running", "Spatie pauzeert, Esc stopt.")
            self.setAccessibleDescription(f"{text} {keys}".strip())

    def _tell(self, text: str) -> None:
        """Show a message, or else what comes."""
        self._told = text
        self.small_line.setText(text or self._coming)
