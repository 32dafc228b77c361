"""Terugblik, *Per maand*: which exercise went with which signal, with the uncertainty said and nothing ranked."""

from __future__ import annotations

from collections import Counter
from datetime import date

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from herstel_app.core.evening_dates import evening_of
from herstel_app.core.month_tendencies import DoneExercise, ExerciseMonth, SignalChange, Tendency, exercises_of_month
from herstel_app.core.ports.system import Clock
from herstel_app.core.records import in_month
from herstel_app.core.signals import HIGHEST
from herstel_app.core.signals import Signal as OwnSignal
from herstel_app.storage.journal import Journal
from herstel_app.storage.lookback import Lookback
from herstel_app.ui.kit.basic import button, empty, label, prose, round_pen
from herstel_app.ui.kit.card import Card
from herstel_app.ui.kit.chooser import Chooser
from herstel_app.ui.kit.dates import counted, in_words, month_words
from herstel_app.ui.kit.layout import STRETCH, column, row
from herstel_app.ui.kit.signals import signal_name
from herstel_app.ui.kit.theme import Theme

tr = QCoreApplication.translate
DOT, STEP = 4, 9
"""Radius of a dot and the height from one to the next where more have the same difference; px at 100 %."""
MOST_STACKED = 4


def more_words(signal: OwnSignal) -> tuple[str, str]:
    """Give the words for less and for more of a signal."""
    return {
        "softness": (tr("Month", "strakker"), tr("Month", "zachter")),
        "head": (tr("Month", "voller"), tr("Month", "ruimer")),
        "breath": (tr("Month", "meer moeite"), tr("Month", "meer vanzelf")),
        "body": (tr("Month", "vaster"), tr("Month", "losser")),
    }[signal]


def times_words(times: int) -> str:
    """Say how often something was done."""
    return tr("Month", "{n} keer").format(n=times)


def says_too_little(item: ExerciseMonth) -> bool:
    """Whether nothing can be said of any signal, so that it is enough to say so once."""
    return all(change.tendency is Tendency.TOO_LITTLE for change in item.changes)


def change_words(change: SignalChange) -> str:
    """Say what a month's differences in one signal look like, and that it may be chance."""
    times = times_words(len(change.differences))
    if change.tendency is Tendency.TOO_LITTLE:
        return tr("Month", "{times} ingevuld. Te weinig om iets over te zeggen.").format(times=times)
    low, high = change.usual
    less, more = more_words(change.signal)
    if change.tendency is Tendency.SAME:
        return tr("Month", "{times} ingevuld. Meestal gelijk gebleven; dat kan toeval zijn.").format(times=times)
    if change.tendency is Tendency.BOTH:
        text = tr("Month", "{times} ingevuld. Soms {more}, soms {less}; dat kan toeval zijn.")
        return text.format(times=times, more=more, less=less)
    word = more if change.tendency is Tendency.UP else less
    small, large = sorted((abs(low), abs(high)))
    points = counted(large, tr("Month", "punt"), tr("Month", "punten"))
    span = points if small == large else tr("Month", "{small} tot {points}").format(small=small, points=points)
    text = tr("Month", "{times} ingevuld. Verschil meestal {span} {word}; dat kan toeval zijn.")
    return text.format(times=times, span=span, word=word)


class ChangeStrip(QWidget):
    """The differences of one signal on a line, a dot each, with "gelijk" in the middle."""

    def __init__(self, change: SignalChange, theme: Theme) -> None:
        """Show `change`."""
        super().__init__()
        self._counts, self._theme = Counter(change.differences), theme
        self._signal = change.signal
        stacked = min(MOST_STACKED, max(self._counts.values()))
        self._font = theme.font(13)
        self._height = theme.px(STEP) * (stacked - 1) + 2 * theme.px(DOT) + theme.px(6)
        self.line_at = self._height - theme.px(DOT) - 1
        """Where its line runs, in px below its top."""
        self.setFixedHeight(self._height + QFontMetrics(self._font).height() + theme.px(6))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        said = ", ".join(f"{difference:+d}" for difference in change.differences)
        self.setAccessibleName(tr("Month", "{name}: {said}").format(name=signal_name(change.signal), said=said))

    def minimumSizeHint(self) -> QSize:
        """Ask for room for the three words."""
        return QSize(self._theme.px(220), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line, the dots and the words at the ends and in the middle."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge, radius = theme.px(DOT) + 3, theme.px(DOT)
        room, line = self.width() - 2 * edge, self.line_at
        painter.setPen(round_pen(theme.color("hairline"), 2))
        painter.drawLine(QPointF(edge, line), QPointF(edge + room, line))
        middle = edge + room / 2
        painter.setPen(round_pen(theme.color("tertiary"), 1.5))
        painter.drawLine(QPointF(middle, line - theme.px(6)), QPointF(middle, line + theme.px(6)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent"))
        for difference, count in self._counts.items():
            x = middle + room / 2 * difference / HIGHEST
            for number in range(min(count, MOST_STACKED)):
                painter.drawEllipse(QPointF(x, line - number * theme.px(STEP)), radius, radius)
        painter.setPen(theme.color("tertiary"))
        painter.setFont(self._font)
        less, more = more_words(self._signal)
        box = QRectF(0, self._height + theme.px(4), self.width(), self.height() - self._height)
        for text, side in (
            (less, Qt.AlignmentFlag.AlignLeft),
            (tr("Month", "gelijk"), Qt.AlignmentFlag.AlignHCenter),
            (more, Qt.AlignmentFlag.AlignRight),
        ):
            painter.drawText(box, side | Qt.AlignmentFlag.AlignTop, text)
        painter.end()


class MonthView(QWidget):
    """One month, and the way to the others that have something in them."""

    restarted = Signal()

    def __init__(self, journal: Journal, clock: Clock, theme: Theme) -> None:
        """Make an empty view; `refresh` fills it."""
        super().__init__()
        self._lookback, self._clock, self._theme = Lookback(journal), clock, theme
        self._months: list[date] = []
        self._none = label(tr("Month", "Hier komt een maand bij elkaar, als er iets in staat."), "secondary")
        self.month = Chooser[date](theme, tr("Month", "Welke maand"))
        self.earlier, self.later = button("", "link"), button("", "link")
        self._choice = QWidget()
        row(theme, self.month, self.earlier, self.later, STRETCH, gap=18, on=self._choice)
        self._body = column(theme, gap=12)
        column(theme, self._none, self._choice, self._body, gap=14, margins=(0, 4, 0, 0), on=self)
        self.month.activated.connect(self._show)
        self.earlier.clicked.connect(lambda: self._go(1))
        self.later.clicked.connect(lambda: self._go(-1))

    def refresh(self) -> None:
        """Read the journal anew; the month that was shown stays shown where it still has something.

        Else it is the last one up to now: a note of a clock that stood ahead does not come before it.
        """
        shown, now = self.month.value, evening_of(self._clock.now())
        self._months = self._lookback.months()
        self.month.offer([(month_words(month), month) for month in self._months])
        if shown not in self._months:
            self.month.choose(next((month for month in self._months if month <= now), None))
        self._none.setVisible(not self._months)
        self._choice.setVisible(bool(self._months))
        self._fill()

    def _go(self, places: int) -> None:
        self.month.setCurrentIndex(self.month.currentIndex() + places)
        self._show()

    def _show(self) -> None:
        self._fill()
        self.restarted.emit()

    def _fill(self) -> None:
        empty(self._body)
        month = self.month.value
        if month is None:
            return
        place = self._months.index(month)
        for link, other, words in (
            (self.earlier, place + 1, tr("Month", "← {month}")),
            (self.later, place - 1, tr("Month", "{month} →")),
        ):
            there = 0 <= other < len(self._months)
            link.setVisible(there)
            if there:
                near = self._months[other]
                said = in_words(near, "MMMM") if near.year == month.year else month_words(near)
                link.setText(words.format(month=said))
        entries = reversed(self._lookback.entries(None, wanted=in_month(month)))
        found = exercises_of_month(
            DoneExercise(item.exercise_id, item.exercise_title, item.before, item.after) for item in entries
        )
        for item in found:
            self._body.addWidget(self._card(item))
        self._body.addWidget(self._caution())

    def _card(self, item: ExerciseMonth) -> Card:
        theme = self._theme
        card = Card(theme, side=22, top=16, gap=2)
        done = tr("Month", "{times} gedaan").format(times=times_words(item.times))
        too_little = says_too_little(item)
        if not item.changes:
            done = tr("Month", "{done}, zonder schuifjes vooraf en achteraf.").format(done=done)
        elif too_little:
            done = tr("Month", "{done}. Te weinig om iets over te zeggen.").format(done=done)
        grid = QGridLayout()
        grid.setContentsMargins(0, theme.space(8), 0, 0)
        grid.setHorizontalSpacing(theme.space(20))
        grid.setVerticalSpacing(theme.space(4))
        grid.setColumnStretch(1, 1)
        large = theme.scale > 1.2
        for number, change in enumerate(item.changes):
            top = 4 * number
            name = label(signal_name(change.signal), "label", wrap=False)
            said, strip = label(change_words(change), "small"), ChangeStrip(change, theme)
            if not large:  # beside the line, also where dots stand on each other
                name.setContentsMargins(0, max(0, strip.line_at - name.fontMetrics().height() // 2), 0, 0)
            if number:
                grid.setRowMinimumHeight(top, theme.space(10))
            if large:
                grid.addWidget(name, top + 1, 0, 1, 2)
                grid.addWidget(strip, top + 2, 0, 1, 2)
                grid.addWidget(said, top + 3, 0, 1, 2)
            else:
                grid.addWidget(name, top + 1, 0, Qt.AlignmentFlag.AlignTop)
                grid.addWidget(strip, top + 1, 1)
                grid.addWidget(said, top + 2, 1)
            said.setVisible(not too_little)
        card.add(label(item.title, "line"), label(done, "small"), grid)
        return card

    def _caution(self) -> Card:
        card = Card(self._theme, side=22, top=16)
        text = tr(
            "Month",
            "Wat dit niet zegt: je koos zelf wat je op welke avond deed. Misschien deed de avond al iets, "
            "of de bank. Dat twee dingen samengaan, wil niet zeggen dat het een door het ander komt.",
        )
        card.add(prose(self._theme, text, "secondary", 150))
        return card
