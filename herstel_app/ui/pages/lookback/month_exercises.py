"""*Per maand*, by exercise: its drawing and how it went with it in a sentence; behind a link each time as a dot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from herstel_app.core.drawing import Stroke
from herstel_app.core.month_tendencies import ExerciseMonth, SignalChange
from herstel_app.core.signals import HIGHEST, SIGNALS
from herstel_app.engine.lookback.month import CHANGES, EACH_DOT, says_too_little, went_words
from herstel_app.engine.signal_words import signal_name
from herstel_app.ui.kit.basic import BEARING_PX, hairline, label, note, round_pen
from herstel_app.ui.kit.card import Card
from herstel_app.ui.kit.drawing import Drawing
from herstel_app.ui.kit.layout import at_top, block, column, row, wide
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.pages.lookback.fold_row import SIGN_ROOM, FoldRow, ascent

tr = QCoreApplication.translate
StrokeOf = Callable[[str], Stroke]
"""Gives what an exercise is drawn as, by its id."""
DOT, STEP = 4, 9
"""Radius of a dot and the height from one to the next where more have the same difference; px at 100 %."""
MOST_STACKED = 4
LEAST_REACH = 5
"""How far a line goes to both sides, at least, in points."""
APART, BELOW_WORDS = 28, 14
"""From one signal to the next, and from the words above them to the first; px at 100 %."""
DRAWN_WIDE, DRAWN_HIGH, BESIDE = 72, 20, 20
"""Of the drawing of an exercise, and between that and its words; px at 100 %."""
BELOW = 10
"""What is free below a row, in px at 100 %."""
COLUMNS, LEAST_COLUMN, BETWEEN, ABOVE = 2, 300, 40, 18
"""How many columns where each is at least so wide, between them, and above an exercise; px at 100 %."""


class ChangeStrip(QWidget):
    """The differences of one signal on a line, a dot each, with "gelijk" in the middle."""

    def __init__(self, change: SignalChange, theme: Theme, reach: int = HIGHEST) -> None:
        """Show `change`, as far as `reach` to both sides."""
        super().__init__()
        self._counts, self._theme, self._reach = Counter(change.differences), theme, reach
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
        radius, line, middle = theme.px(DOT), self.line_at, self.width() / 2
        room = self.width() - 2 * (radius + BEARING_PX)
        painter.setPen(round_pen(theme.color("hairline"), 2))
        # As far as the words below it and those beside it.
        painter.drawLine(QPointF(BEARING_PX + 1, line), QPointF(self.width() - BEARING_PX - 1, line))
        painter.setPen(round_pen(theme.color("tertiary"), 1.5))
        painter.drawLine(QPointF(middle, line - theme.px(6)), QPointF(middle, line + theme.px(6)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent"))
        for difference, count in self._counts.items():
            x = middle + room / 2 * difference / self._reach
            for number in range(min(count, MOST_STACKED)):
                painter.drawEllipse(QPointF(x, line - number * theme.px(STEP)), radius, radius)
        painter.setPen(theme.color("tertiary"))
        painter.setFont(self._font)
        less, more = CHANGES[self._signal]
        box = QRectF(self.rect()).adjusted(BEARING_PX, self._height + theme.px(4), -BEARING_PX, 0)
        for text, side in (
            (less, Qt.AlignmentFlag.AlignLeft),
            (tr("Month", "gelijk"), Qt.AlignmentFlag.AlignHCenter),
            (more, Qt.AlignmentFlag.AlignRight),
        ):
            painter.drawText(box, side | Qt.AlignmentFlag.AlignTop, text)
        painter.end()


def _hung(theme: Theme, stroke: Stroke, title: QLabel) -> QWidget:
    """Draw an exercise, at the height at which its `title` stands beside it."""
    drawing = Drawing(theme, DRAWN_HIGH, DRAWN_WIDE)
    drawing.show_strokes([stroke])
    drawing.setAccessibleName("")
    drawing.setFixedHeight(min(theme.px(DRAWN_HIGH), above := ascent(title) + 1))
    holder = block(theme, drawing)
    holder.layout().setContentsMargins(0, above - drawing.height(), 0, 0)  # type: ignore[union-attr]
    return holder


class _Columns(QWidget):
    """Parts in two columns, or in one where there is no room; below each row what belongs to one of its parts."""

    def __init__(self, theme: Theme, parts: Sequence[tuple[QWidget, QWidget | None]]) -> None:
        """Place each part, with what belongs to it."""
        super().__init__()
        self._theme, self._parts, self._columns = theme, parts, 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.space(BETWEEN))
        self._grid.setVerticalSpacing(theme.space(ABOVE))
        self._arrange(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange anew for the width."""
        super().resizeEvent(event)
        theme = self._theme
        fits = self.width() >= COLUMNS * theme.px(LEAST_COLUMN) + theme.space(BETWEEN)
        self._arrange(COLUMNS if fits and len(self._parts) > 1 else 1)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns, grid = columns, self._grid
        each_row = 1 + columns  # the parts, and what belongs to each
        for number, (part, below) in enumerate(self._parts):
            at, place = divmod(number, columns)
            for widget in filter(None, (part, below)):
                grid.removeWidget(widget)
            grid.addWidget(part, each_row * at, place, Qt.AlignmentFlag.AlignTop)
            if below is not None:
                grid.addWidget(below, each_row * at + 1 + place, 0, 1, columns)
        for place in range(COLUMNS):
            grid.setColumnStretch(place, int(place < columns))


class MonthExercises(_Columns):
    """Those that were measured."""

    def __init__(self, theme: Theme, items: Sequence[ExerciseMonth], stroke_of: StrokeOf) -> None:
        """Tell of each how it went; each time is folded away."""
        reach = _reach(items)
        cards = [_dots(theme, item, reach) for item in items]
        super().__init__(
            theme, [(self._told(theme, item, stroke_of, card), card) for item, card in zip(items, cards, strict=True)]
        )

    def _told(self, theme: Theme, item: ExerciseMonth, stroke_of: StrokeOf, card: Card) -> QWidget:
        opener = MonthRow(theme, item, stroke_of(item.exercise_id), card)
        return block(theme, hairline(soft=True), opener, gap=0)


class MonthRow(FoldRow):
    """How it went with an exercise; pressed as a whole, it shows each time in a card that is placed elsewhere."""

    def __init__(self, theme: Theme, item: ExerciseMonth, stroke: Stroke, card: Card) -> None:
        """Fold `card` away."""
        title, went = label(item.title, "line"), went_words(item)
        super().__init__(theme, title, card)
        named = column(theme, title, margins=(0, 0, SIGN_ROOM, 0))
        words = column(theme, named, label(went, "secondary" if says_too_little(item) else "plain"), gap=4)
        hung = at_top(_hung(theme, stroke, title))
        self.lay_out(row(theme, hung, wide(words), gap=BESIDE, margins=(0, ABOVE, 0, BELOW)))
        self.setAccessibleName(tr("Month", "Bekijk je metingen: {title}").format(title=item.title))
        self.setAccessibleDescription(went)


class OtherExercises(QWidget):
    """Those that were not measured: their drawings and names."""

    def __init__(self, theme: Theme, items: Sequence[ExerciseMonth], stroke_of: StrokeOf, is_all: bool) -> None:
        """Name them; where that `is_all`, none was measured."""
        super().__init__()
        title = tr("Month", "Gedaan") if is_all else tr("Month", "Ook gedaan")
        named = [(label(item.title, "line"), stroke_of(item.exercise_id)) for item in items]
        rows = [row(theme, at_top(_hung(theme, stroke, title)), wide(title), gap=BESIDE) for title, stroke in named]
        parts = _Columns(theme, [(block(theme, each, gap=0), None) for each in rows])
        column(theme, hairline(), 8, label(title, "kicker"), parts, gap=12, on=self)


def _reach(items: Sequence[ExerciseMonth]) -> int:
    """Give how far the lines of a month go to both sides: all as far, so that they can be compared."""
    return max(LEAST_REACH, *(abs(each) for item in items for change in item.changes for each in change.differences))


def _dots(theme: Theme, item: ExerciseMonth, reach: int) -> Card:
    """Show each time as a dot, on a line for each signal."""
    card, large = Card(theme, gap=BELOW_WORDS), theme.is_large
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theme.space(20))
    grid.setVerticalSpacing(0)
    grid.setColumnStretch(1, 1)
    names = {signal: label(signal_name(signal), "small", wrap=False) for signal in SIGNALS}
    if not large:  # in one column with those of the other exercises
        for each in names.values():
            each.ensurePolished()
        grid.setColumnMinimumWidth(0, max(each.sizeHint().width() for each in names.values()))
    for number, change in enumerate(item.changes):
        top, name = 3 * number, names[change.signal]
        strip = ChangeStrip(change, theme, reach)
        if number:
            grid.setRowMinimumHeight(top, theme.space(APART))
        if large:
            grid.addWidget(name, top + 1, 0, 1, 2)
            grid.addWidget(strip, top + 2, 0, 1, 2)
        else:  # beside the line, also where dots stand on each other
            name.setContentsMargins(BEARING_PX, max(0, strip.line_at - name.fontMetrics().height() // 2), 0, 0)
            grid.addWidget(name, top + 1, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(strip, top + 1, 1)
    card.add(column(theme, label(item.title, "label"), note(theme, EACH_DOT), gap=2), grid)
    return card
