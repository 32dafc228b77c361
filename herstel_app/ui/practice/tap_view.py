"""One signal a screen: a question with dots, of which the tap is the answer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from herstel_app.core.drawing import Stroke
from herstel_app.core.programme import RateSignal, TapSignal
from herstel_app.engine.difference_words import QUESTIONS, what_follows
from herstel_app.engine.signal_words import signal_ends
from herstel_app.ui.kit.basic import BEARING_PX, button, centred, restyle
from herstel_app.ui.kit.dot_kinds import ASKED, PROEF, SMALL
from herstel_app.ui.kit.dots import DotScale
from herstel_app.ui.kit.drawing import Drawing
from herstel_app.ui.kit.focus_ring import are_keys_used
from herstel_app.ui.kit.focus_scroll import FocusScroll
from herstel_app.ui.kit.layout import STRETCH, Part, Stretch, column, row, wide
from herstel_app.ui.kit.said_line import said_line
from herstel_app.ui.kit.theme import Theme

tr = QCoreApplication.translate
SIDE, BESIDE_SCALE = 16, 12
"""Left and right of all of it, and of the scale more than that, in px at 100 %."""
ROLES = ((300, "heading"), (560, "end"))
"""What is asked is written as a heading, or as an end, where the view is less wide; in px at 100 %."""
WAVE, FLAT, BETWEEN = 26, 6, 20
"""Height of a line of what was done, of one that does not rise, and the room between two, in px at 100 %."""
FAINT = 0.55
"""How much is seen of a line: what is asked stands before it."""
SHARE = 0.5
"""How wide the lines are, of the dots: as wide, a flat one would be taken for the axis of the dots."""


class TapView(FocusScroll):
    """Asks how one signal is, which may be passed over."""

    tapped = Signal(int)
    """The place of the dot, from 0; of one's own measure that is the reading."""
    passed = Signal()
    """Someone would rather not say."""

    def __init__(self, theme: Theme, asked: TapSignal | RateSignal, strokes: Sequence[Stroke] = ()) -> None:
        """Ask it; `strokes` are how what was done is drawn, faintly, above the dots."""
        super().__init__()
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        words = QUESTIONS[asked.signal]
        self.setAccessibleName(words)
        kind = ASKED if isinstance(asked, RateSignal) else PROEF
        self.scale = DotScale(theme, kind, words, signal_ends(asked.signal))
        self.scale.chosen.connect(self.tapped)
        self.scale.key_used.connect(self._show_keys)
        self.skip_link = button(tr("Tap", "overslaan"), "link", tr("Tap", "Overslaan"))
        self.skip_link.clicked.connect(self.passed)
        self._question = centred(words, "title")
        self._hint_words = tr("Tap", "Klik op een stip. Elk antwoord is goed.")
        self.hint = centred(self._hint_words, "secondary")
        self._told, self._unkept = (said_line() for _ in range(2))
        for line in (self._told, self._unkept):
            line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        beside = BESIDE_SCALE, 0, BESIDE_SCALE, 0
        across = row(theme, STRETCH, wide(self.scale, 1000), STRETCH, margins=beside)
        self.lines = DoneLines(theme, strokes)
        over = row(theme, STRETCH, wide(self.lines, 1000), STRETCH, margins=beside)
        drawn = (36, over, 24) if strokes else (40,)
        above: tuple[Part, ...] = ()
        if isinstance(asked, RateSignal) and asked.of > 1:
            place = tr("Tap", "{number} van {of}").format(number=asked.number, of=asked.of)
            above = centred(place, "kicker"), 6
            self.setAccessibleName(f"{words} {place}.")
            self.scale.dots[kind.middle].setAccessibleDescription(place)  # where keys are used it is heard first
        below: tuple[Part, ...] = 34, row(theme, STRETCH, self.skip_link, STRETCH)
        parts = Stretch(4), *above, self._question, 8, self.hint, *drawn, across, *below, Stretch(5)
        inside = QWidget()
        column(theme, *parts, self._unkept, self._told, gap=0, margins=(SIDE, 28, SIDE, 40), on=inside)
        self.setWidget(inside)
        if are_keys_used():
            self._show_keys()
        self._told.say(asked.told if isinstance(asked, RateSignal) else what_follows(asked))

    def show_kept(self, kept: bool, _said: str = "") -> None:
        """Say that nothing is kept, where that is so."""
        self._unkept.say("" if kept else tr("Tap", "Dit is voor nu. Er wordt niets bewaard."))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look whether there is room for a title."""
        super().resizeEvent(event)
        self.restyle()

    def restyle(self) -> None:
        """Ask in smaller letters beside a text than where the view has the whole window; have the dots as far apart."""
        for part in self.scale, self.lines:
            part.setMaximumWidth(self.scale.kind.wide(self._theme))
        role = next((role for most, role in ROLES if self.width() < self._theme.px(most)), "title")
        if self._question.property("role") != role:
            self._question.setProperty("role", role)
            restyle(self._question)
        self.hint.ensurePolished()
        room = self.width() - 2 * self._theme.space(SIDE) - BEARING_PX
        fits = self.hint.fontMetrics().horizontalAdvance(self._hint_words) <= room
        # Each sentence on a line of its own, sooner than one word alone on a line.
        self.hint.setText(self._hint_words if fits else self._hint_words.replace(". ", ".\n", 1))

    def _show_keys(self) -> None:
        """Tell of the keys, to who uses them."""
        self._hint_words = tr("Tap", "Kies met de pijltjes en Enter. Elk antwoord is goed.")
        self.restyle()

    def take_focus(self) -> None:
        """Have the keyboard; where it is in use, it is seen from where the arrows go."""
        if are_keys_used():
            self.scale.offer()
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a number or an arrow, also before Tab was pressed."""
        if not self.scale.take_key(event.key()):
            super().keyPressEvent(event)


class DoneLines(QWidget):
    """The lines of what was done, in the middle above the dots and less wide than those."""

    def __init__(self, theme: Theme, strokes: Sequence[Stroke]) -> None:
        """Draw them faintly; what was done is told elsewhere."""
        super().__init__()
        self._theme = theme
        self._drawings = [(Drawing(theme, WAVE), stroke) for stroke in strokes]
        self._column = column(theme, *(drawing for drawing, _ in self._drawings), gap=BETWEEN, on=self)
        for drawing, stroke in self._drawings:
            drawing.show_strokes([stroke])
            drawing.setAccessibleName("")
            drawing.opacity = FAINT
        self.restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stay in the middle."""
        super().resizeEvent(event)
        self.restyle()

    def restyle(self) -> None:
        """Take the sizes that the text size of the theme asks."""
        for drawing, stroke in self._drawings:
            drawing.setFixedHeight(self._theme.px(WAVE if stroke.rise > 0 else FLAT))
        first = PROEF.x(self._theme, self.width(), 0) - SMALL * self._theme.scale
        side = round(self.width() / 2 - SHARE * (self.width() / 2 - first))
        self._column.setContentsMargins(side, 0, side, 0)
