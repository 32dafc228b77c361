"""One signal a screen: a question with seven dots, of which the tap is the answer."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from herstel_app.core.programme import RateSignal, TapSignal
from herstel_app.engine.difference_words import QUESTIONS, what_follows
from herstel_app.engine.signal_words import signal_ends
from herstel_app.ui.kit.basic import button, centred
from herstel_app.ui.kit.dots import DotScale, Mark
from herstel_app.ui.kit.layout import STRETCH, Part, Stretch, column, row, wide
from herstel_app.ui.kit.said_line import said_line
from herstel_app.ui.kit.theme import Theme

tr = QCoreApplication.translate
SCALE_PX = 460
"""Width of the seven dots, in px at 100 %."""


class TapView(QWidget):
    """Asks how one signal is; as one's own measure it may be passed over, after a part of a proef it is not."""

    tapped = Signal(int)
    passed = Signal()
    """Someone would rather not say."""

    def __init__(self, theme: Theme, asked: TapSignal | RateSignal) -> None:
        """Ask it."""
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        words, mark = QUESTIONS[asked.signal], _mark(asked)
        self.setAccessibleName(words)
        self.scale = DotScale(theme, words, signal_ends(asked.signal), mark)
        self.scale.setMaximumWidth(theme.px(SCALE_PX))
        self.scale.chosen.connect(self.tapped)
        self.skip_link = button(tr("Tap", "overslaan"), "link", tr("Tap", "Overslaan"))
        self.skip_link.clicked.connect(self.passed)
        hint = centred(tr("Tap", "Klik op een stip, of kies 1 tot 7. Wat je voelt, is goed."), "secondary")
        self._told, self._unkept = (said_line() for _ in range(2))
        for line in (self._told, self._unkept):
            line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        across = row(theme, STRETCH, wide(self.scale, 1000), STRETCH)
        above: tuple[Part, ...] = ()
        below: tuple[Part, ...] = ()
        if isinstance(asked, RateSignal):
            if asked.of > 1:
                place = tr("Tap", "{number} van {of}").format(number=asked.number, of=asked.of)
                above = centred(place, "kicker"), 6
                self.setAccessibleName(f"{words} {place}.")
            below = (34,)
        below = *below, row(theme, STRETCH, self.skip_link, STRETCH)
        parts = Stretch(4), *above, centred(words, "title"), 4, hint, 44, across, *below, Stretch(5)
        column(theme, *parts, self._unkept, self._told, gap=0, margins=(28, 28, 28, 40), on=self)
        self.skip_link.setVisible(isinstance(asked, RateSignal))
        self._told.say(asked.told if isinstance(asked, RateSignal) else what_follows(asked))

    def show_kept(self, kept: bool) -> None:
        """Say that nothing is kept, where that is so."""
        self._unkept.say("" if kept else tr("Tap", "Dit is voor nu. Er wordt niets bewaard."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a number or an arrow, also before Tab was pressed."""
        if not self.scale.take_key(event.key()):
            super().keyPressEvent(event)


def _mark(asked: TapSignal | RateSignal) -> Mark:
    return "rest" if isinstance(asked, TapSignal) and asked.is_rest else "recovery"
