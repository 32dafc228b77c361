"""During: the glow, one line of text, three buttons and the plan."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from herstel_app.core.timeline import Frame, Timeline
from herstel_app.engine.running_plan import RunningPlan
from herstel_app.ui.kit.basic import button, centred, restyle
from herstel_app.ui.kit.evened import evened
from herstel_app.ui.kit.glow import Glow
from herstel_app.ui.kit.layout import Stretch, column, flow, wide
from herstel_app.ui.kit.theme import QUIET_PADDING, Theme
from herstel_app.ui.practice.corners import Corners, room_above
from herstel_app.ui.practice.fading_controls import FadingControls
from herstel_app.ui.practice.form_kinds import Under
from herstel_app.ui.practice.plan import LOW_BELOW_WHOLE, Plan, room_below

tr = QCoreApplication.translate
STATUS_MS = 2500
NEAR_GLOW = 4
"""Between the glow and what stands above and below it in the whole window, in px at 100 %: its light ends before."""
ABOVE, GLOW, BELOW, ABOVE_PLAN = 1, 2, 5, 7
"""Places in the column: of the glow, of the room around it and its line, and of that above the plan."""
LINE_PX = 66
"""The least height of the line in the whole window: two lines of text stand in it."""
LINE_SHARE, LINE_CHARACTERS = 0.7, 34
"""How wide the line is at most in the whole window: of its width, and in average letters."""
BELOW_GLOW = 24
"""Between the glow and the line beside a text, in px at 100 %: the light ends above its own edge."""
LOW_BETWEEN = 20
"""Above the buttons where there is little height in the whole window, in px at 100 %."""
LOW_BELOW = 360
"""Height beside a page, in px at 100 %, below which the space between the parts goes to the parts."""


class Running(QWidget):
    """The exercise itself, as it is seen: beside a text, or in the whole window."""

    pause_asked = Signal()
    stop_asked = Signal()
    dark_asked = Signal()
    grow_asked = Signal()
    help_asked = Signal()
    ease_asked = Signal()
    volume_asked = Signal(int)

    def __init__(self, theme: Theme) -> None:
        """Make the view; `show_step` and `show_frame` fill it."""
        super().__init__()
        self._theme, self._is_low, self._is_whole = theme, False, False
        self._coming, self._told = "", ""
        self._planned: RunningPlan | None = None
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(tr("Running", "De oefening"))
        self.corners, self.plan = Corners(theme, sounds=True), Plan(theme)
        kept = self.plan.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.plan.setSizePolicy(kept)
        self.grow_button, self.help_button = self.corners.grow_button, self.corners.help_button
        self.corners.help_asked.connect(self.help_asked)
        self.corners.volume_asked.connect(self.volume_asked)
        self.corners.grow_asked.connect(self.grow_asked)
        self._line, self.small_line = centred("", "line"), centred("", "small")
        self._line.setObjectName("line")
        self._line.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.glow = Glow(theme)
        self._status_timer = QTimer(self)
        self._status_timer.setSingleShot(True)
        self._status_timer.setInterval(STATUS_MS)
        self._status_timer.timeout.connect(lambda: self._tell(""))
        self._make_buttons()
        order = self.ease_button, self.pause_button, self.dark_button, self.stop_button
        self._buttons = flow(theme, *order, gap=12, centred=True)
        around = self.corners, Stretch(0), wide(self.glow), self._line, self.small_line, Stretch(0)
        parts = *around, self._buttons, Stretch(0), self.plan
        self._column = column(theme, *parts, gap=0, on=self)
        self.controls = FadingControls(self, (self.corners, self._buttons, self.plan.words), theme)
        self.controls.shown.connect(self.plan.show_touched)
        self.corners.come_last(self)
        self.restyle()

    def _make_buttons(self) -> None:
        self.ease_button = button(tr("Running", "Te langzaam"), "quiet")
        self.ease_button.hide()
        self.pause_button = button(tr("Running", "Pauze"), "quiet")
        self.dark_button = button(tr("Running", "Donker"), "quiet", tr("Running", "Donker scherm"))
        self.stop_button = button(tr("Running", "Stop"), "quiet")
        for each, asked in (
            (self.pause_button, self.pause_asked),
            (self.dark_button, self.dark_asked),
            (self.stop_button, self.stop_asked),
            (self.ease_button, self.ease_asked),
        ):
            each.clicked.connect(asked)

    def restyle(self) -> None:
        """Take over the text size of the theme, and the shape of the view."""
        theme, whole = self._theme, self._is_whole
        large, low = theme.is_large, self._is_low
        self._line.setProperty("role", "said" if whole and not low else "line")
        restyle(self._line)
        above = 0 if whole or low else theme.space(BELOW_GLOW)
        self._line.setMinimumHeight(above + theme.px(LINE_PX if whole and not low else 46))
        self.small_line.setMinimumHeight(theme.px(24))
        for part in (self._line, self.small_line, self.plan, self._buttons, self.corners):
            part.setContentsMargins(theme.space(20), 0, theme.space(20), 0)
        between, above_plan = (LOW_BETWEEN if whole else 4, 16) if low else (10, 20) if large else (24, 36)
        self._column.setContentsMargins(0, room_above(theme, self.height()), 0, room_below(theme, low))
        self._buttons.setContentsMargins(theme.space(20), theme.space(between), theme.space(20), 0)
        self.plan.setContentsMargins(theme.space(20), theme.space(above_plan), theme.space(20), 0)
        self._fit_width()
        self._share_height()
        self.plan.fit(self.height())

    def _share_height(self) -> None:
        """Have the glow take what it needs, with its line close below it."""
        shares = (2, 1000, 1, 0) if self._is_whole else (10, 1000, 1, 6)
        for place, share in zip((ABOVE, GLOW, BELOW, ABOVE_PLAN), shares, strict=True):
            self._column.setStretch(place, share)
        around = 2 * self._theme.px(NEAR_GLOW) if self._is_whole else 0
        self.glow.setMaximumHeight(self.glow.height_in(self.width()) + around)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground of the glow behind all of it."""
        if self.glow.ground:
            with QPainter(self) as painter:
                painter.fillRect(event.rect(), QColor(self.glow.ground))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand closer together where there is little height."""
        super().resizeEvent(event)
        self._fit_width()
        self._share_height()
        self.plan.fit(event.size().height())
        inside = self._column.contentsMargins()
        self._column.setContentsMargins(0, room_above(self._theme, event.size().height()), 0, inside.bottom())
        low = event.size().height() < self._theme.px(LOW_BELOW_WHOLE if self._is_whole else LOW_BELOW)
        if low != self._is_low:
            self._is_low = low
            self.restyle()

    def _fit_width(self) -> None:
        """Keep the line short enough to be read at once, and the buttons on one row."""
        theme, least = self._theme, self._theme.space(20)
        most = min(LINE_SHARE * self.width(), LINE_CHARACTERS * self._line.fontMetrics().averageCharWidth())
        side = max(least, round((self.width() - most) / 2)) if self._is_whole else least
        above = 0 if self._is_whole or self._is_low else theme.space(BELOW_GLOW)
        side += (self.width() - 2 * side - evened(self._line, self.width() - 2 * side)) // 2
        self._line.setContentsMargins(side, above, side, 0)
        buttons = self.ease_button, self.pause_button, self.dark_button, self.stop_button
        shown = [each for each in buttons if not each.isHidden()]
        words = sum(each.fontMetrics().horizontalAdvance(each.text()) + 2 for each in shown)
        wide = words + len(shown) * 2 * theme.px(QUIET_PADDING) + (len(shown) - 1) * theme.space(16)
        tight = wide > self.width() - 2 * least
        for each in buttons:
            if bool(each.property("tight")) != tight:
                each.setProperty("tight", tight)
                restyle(each)

    @property
    def lies_under(self) -> Under:
        """What has its place kept in the dark."""
        return Under(self.glow, self._buttons, self.help_button)

    @property
    def foot_height(self) -> int:
        """How much there is below the buttons, in px."""
        return self.plan.sizeHint().height() + self._column.contentsMargins().bottom()

    def show_step(self, title: str, is_beside_text: bool, plan: RunningPlan | None) -> None:
        """Name the exercise that runs, and show where in the evening it is."""
        self.corners.show_title(title, is_beside_text)
        self._planned = plan
        self._show_plan()

    def _show_plan(self) -> None:
        self.plan.show_plan(self._planned, not self._is_whole)

    @property
    def can_ease(self) -> bool:
        """Whether the pace of what runs can be eased."""
        return self.ease_button.isVisibleTo(self)

    def show_ease(self, possible: bool) -> None:
        """Show the button that eases the pace, or not."""
        self.ease_button.setVisible(possible)

    def show_frame(
        self, frame: Frame, paused: bool, timeline: Timeline | None = None, coming: str = "", rest_line: str = ""
    ) -> None:
        """Show one moment of the plan; in a silence also what comes after it, and a line where the plan has none."""
        before = self.glow.ground
        self.glow.show_frame(frame, paused, timeline)
        if self.glow.ground != before:
            self.update()
        self.plan.show_frame(frame)
        self.controls.set_on(self._is_whole and not paused)
        self._say(tr("Running", "Je mag zo lang pauzeren als je wilt.") if paused else frame.text or rest_line)
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
        self._is_whole = self.glow.is_alone = grown
        self.corners.show_whole(grown)
        self._show_plan()
        self.controls.set_on(False)
        self.restyle()

    def _say(self, text: str) -> None:
        if text != self._line.text():
            self._line.setText(text)
            self._fit_width()
            keys = tr("Running", "Spatie pauzeert, Esc stopt.")
            self.setAccessibleDescription(f"{text} {keys}".strip())

    def _tell(self, text: str) -> None:
        """Show a message, or else what comes."""
        self._told = text
        self.small_line.setText(text or self._coming)
