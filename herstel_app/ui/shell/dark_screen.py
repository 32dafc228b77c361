"""The dark screen: near-black, a dim glow, one line; for eyes that are closed or about to be.

Invariant: the light changes at most once in `CHANGE_MS`, however often it is asked; what was asked last is what comes.
More than three flashes in a second are not safe for everyone; here at most one begins in that time.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QCoreApplication,
    QEasingCurve,
    QEvent,
    QObject,
    Qt,
    QTimer,
    QVariantAnimation,
    Signal,
)
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGraphicsOpacityEffect, QWidget

from herstel_app.core.settings import Settings
from herstel_app.core.timeline import Frame, Timeline
from herstel_app.ui.kit.basic import centred
from herstel_app.ui.kit.fading_parts import FadingParts
from herstel_app.ui.kit.layout import STRETCH, column
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.practice.form_kinds import Under
from herstel_app.ui.shell.dark_hint import DarkHint, place_in

if TYPE_CHECKING:
    from herstel_app.ui.kit.glow import Glow

FADE_MS = 400
CHANGE_MS = 450
"""From the beginning of one change of light to that of the next: the one before is over by then."""
SIDE, BELOW = 48, 60
"""Margins, in px at 100 %."""
ABOVE, HIGH = 0.12, 0.56
"""Where the glow stands by itself, and how high it is, as shares of the window."""
LINE_PX, BETWEEN, LINE_ROOM = 19, 10, 60
"""Size of the line, what is between it and the glow, and between the glow and the words at least; in px at 100 %."""
WIDE = 0.6
"""From this share of the width on, what is under it stands in the middle."""


class DarkScreen(QWidget):
    """Covers the whole window while an exercise runs, and after it; D, *Licht* or stopping lifts it.

    A mouse that is moved, or that is pressed beside the words, brings back the words alone: a hand that looks for the
    mouse is no wish for light. Once all is over, a press anywhere lifts it.
    """

    lifted = Signal()
    shown = Signal(float)
    """It has this opacity now."""
    covered = Signal(bool)
    """Nothing of what lies under it is seen from now on, or something is again."""

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        """Make a hidden cover over `parent`."""
        super().__init__(parent)
        self._theme = theme
        self._cover = parent
        self.setProperty("role", "dim")
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(QCoreApplication.translate("Dark", "Donker scherm"))
        self.has_glow = True
        self._line, self.words = centred("", "line"), DarkHint(theme)
        for part in (self._line, self.words, self.words.help):
            part.setParent(self)  # they are laid out when it goes dark, and may be never
        self.restyle()
        self._find_under: Callable[[], Under | None] = lambda: None
        self._under: Under | None = None
        self.words.light_asked.connect(self.lift)
        self.hint = FadingParts(self, (self.words, self.words.help), theme)
        """What tells what can be done; it goes where no hand is."""
        self.hint.changes.connect(self._mind_pointer)
        self._blend(0.0)
        self._fade = QVariantAnimation(self)
        self._fade.setStartValue(0.0)
        self._fade.setEndValue(1.0)
        self._fade.setDuration(FADE_MS)
        self._fade.setEasingCurve(QEasingCurve.Type.InOutSine)
        self._fade.valueChanged.connect(lambda value: self._show(float(value)))
        self._fade.finished.connect(self._settle)
        self._down = False
        self.opacity = 0.0
        self._is_over = self._is_paused = False
        """Whether it waits for a key or a click; whether what goes on stands still."""
        self._lights_to = 0.0
        """The opacity that the last change leads, or led, to."""
        self._change = QTimer(self)
        self._change.setSingleShot(True)
        self._change.setInterval(CHANGE_MS)
        self._change.timeout.connect(self._follow)
        parent.installEventFilter(self)
        self.hide()

    @cached_property
    def glow(self) -> Glow:
        """The dim glow."""
        from herstel_app.ui.kit.glow import Glow

        glow = Glow(self._theme, dim=True)
        policy = glow.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        glow.setSizePolicy(policy)
        return glow

    def _fill(self) -> None:
        """Put in what there is to see, the first time that it goes dark."""
        if self.layout() is not None:
            return
        for part in (self.glow, self._line):
            # A part would keep the movements of the mouse to itself.
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column(self._theme, self.glow, BETWEEN, self._line, STRETCH, on=self)
        self.glow.setVisible(self.has_glow)

    def restyle(self) -> None:
        """Take over the text size of the theme."""
        color = self._theme.palette.dark_line
        self._line.setStyleSheet(f"color: {color}; font-size: {self._theme.px(LINE_PX)}px")

    def follow(self, settings: Settings) -> None:
        """Show the dim glow, or only the line in its place."""
        self.has_glow = settings.dark_orb
        if "glow" in self.__dict__:
            self.glow.setVisible(self.has_glow)

    def stand_over(self, find: Callable[[], Under | None]) -> None:
        """Have all in the place of what `find` gives, as long as that stands in the middle of the window."""
        self._find_under = find

    def _place(self) -> None:
        """Give the glow, the words and help their place."""
        layout, under, cover, space = self.layout(), self._find_under(), self._cover, self._theme.space
        if layout is None:
            return
        if under is not None and under != self._under:
            self._under = under
            for part in under:
                part.installEventFilter(self)
        is_over = under is not None and under.glow.isVisible() and under.glow.width() >= WIDE * cover.width()
        top, height = round(ABOVE * cover.height()), round(HIGH * cover.height())
        if under is not None and is_over:
            top, height = place_in(under.glow, cover).top(), under.glow.height()
        else:
            height = min(height, self.words.top_in(cover, space(BELOW)) - self._theme.px(LINE_ROOM) - top)
        layout.setContentsMargins(space(SIDE), top, space(SIDE), space(BELOW))
        self.glow.setFixedHeight(height)
        self.words.place(cover, under if is_over else None, space(BELOW))

    @property
    def is_down(self) -> bool:
        """Whether the screen is, or is becoming, dark."""
        return self._down

    @property
    def is_at_rest(self) -> bool:
        """Whether the light is as it was asked, and changes no more."""
        return not self._change.isActive()

    def cover(self) -> None:
        """Make the window dark, softly."""
        self._down = True
        self._fill()
        self._wait_for_hand(False)
        self.setGeometry(self._cover.rect())
        self._place()
        self.raise_()
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._follow()

    def rest(self, line: str) -> None:
        """Stay dark although no exercise runs, until a key or a click; `line` says that it is over, or nothing."""
        self._wait_for_hand(True)
        self._line.setText(line)

    def _wait_for_hand(self, waits: bool) -> None:
        self._is_over = waits
        self.words.tell(waits, self._is_paused)
        self.hint.set_on(waits or not self._is_paused)  # it stays as long as nothing goes on
        self.hint.show_again()
        if waits:
            self._leave_words()

    def _mind_pointer(self, opacity: float) -> None:
        QTimer.singleShot(0, self.words, self.words.show_keys)  # which hand it is, is known after this
        if not opacity:
            self.setCursor(Qt.CursorShape.BlankCursor)
            self._leave_words()

    def _leave_words(self) -> None:
        """Have the keyboard at none of the words: what is not seen is not pressed."""
        if self.words.has_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def lift(self) -> None:
        """Bring the window back, softly."""
        if self._down:
            self._down = False
            self._follow()
            self.lifted.emit()

    def show_frame(self, frame: Frame, paused: bool, timeline: Timeline | None = None, instead: str = "") -> None:
        """Show one moment, perhaps with another line `instead` of its own."""
        if self.isVisible():
            if self._is_over or paused is not self._is_paused:
                self._is_paused = paused
                self._wait_for_hand(False)
            if self.has_glow:
                self.glow.show_frame(frame, paused, timeline)
            line = QCoreApplication.translate("Dark", "pauze") if paused else instead or frame.text
            if line != self._line.text():
                self._line.setText(line)

    def _follow(self) -> None:
        """Let the light become what is asked, unless it has just begun to change; then after that."""
        to = 1.0 if self._down else 0.0
        if to == self._lights_to or self._change.isActive():
            return
        self._change.start()
        self._lights_to = to
        if self._theme.reduced_motion:
            self._show(to)
            self._settle()
            return
        # One animation, there and back: other ends would show for a moment where the light does not go.
        back = QVariantAnimation.Direction.Backward
        self._fade.setDirection(QVariantAnimation.Direction.Forward if self._down else back)
        self._fade.start()

    def _show(self, opacity: float) -> None:
        """Be so dark; once it is dark nothing is blended any more, so that only what changes is painted.

        While it is blended nothing in it may pass for opaque: Qt would leave out what is under it. A widget that has
        an effect never does, and what is under it is painted with it, each time.
        """
        is_dark = opacity >= 1.0
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, is_dark)
        self.glow.pass_for_opaque(is_dark)
        self._blend(opacity)
        self.update()
        was_dark, self.opacity = self.opacity >= 1.0, opacity
        self.shown.emit(opacity)
        if is_dark != was_dark:
            self.covered.emit(is_dark)

    def _blend(self, opacity: float) -> None:
        effect = self.graphicsEffect()
        if opacity >= 1.0:
            self.setGraphicsEffect(None)  # type: ignore[arg-type] # which takes the effect away
            return
        if not isinstance(effect, QGraphicsOpacityEffect):
            effect = QGraphicsOpacityEffect(self)
            self.setGraphicsEffect(effect)
        effect.setOpacity(opacity)

    def _settle(self) -> None:
        if not self._down and self._lights_to == 0.0:
            self.hint.set_on(False)
            self.hide()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the pointer where there is something to point at."""
        self._show_pointer()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Lift where all is over; else show the pointer beside the words, which came back by the press."""
        if self._is_over:
            self.lift()
        else:
            self._show_pointer()

    def _show_pointer(self) -> None:
        if self.hint.are_seen:
            self.setCursor(Qt.CursorShape.ArrowCursor)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window, and over the glow."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and self.isVisible():
            if watched is self._cover:
                self.setGeometry(self._cover.rect())
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill with near-black."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.palette.dark))
        painter.end()
