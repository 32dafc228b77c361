"""The picture of a trial: each pair as two dots joined by a line, rest outlined and exercise filled.

Before the end there is `PairStrip`: which evenings were done, and nothing of what they gave.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from herstel_app.core.randomisation import Condition
from herstel_app.core.signals import Signal
from herstel_app.core.statistics import Pair
from herstel_app.core.trial import Result, Trial
from herstel_app.core.trial_picture import sides
from herstel_app.engine.trial_words import AXES, band_name, pair_lines
from herstel_app.ui.kit.basic import BEARING_PX, round_pen
from herstel_app.ui.kit.dates import decimal
from herstel_app.ui.kit.dot_kinds import SMALL, empty_color
from herstel_app.ui.kit.focus_ring import shows_ring
from herstel_app.ui.kit.painting import mixed, painting
from herstel_app.ui.kit.theme import Theme

tr = QCoreApplication.translate
DOT = 6.5
RING = 6.0
TICK = 6
"""Length of the mark of a whole point beside the plot, in px at 100 %."""
BAND, EDGE, DASHES = 0.5, 0.6, [3.0, 4.0]
"""How far the band is from the card to what is raised, and its edges to the words; their dashes, in their width."""
PAIR_LINE = 2.5
"""Width of the line from one evening of a pair to the other, in px."""
NAMED, BETWEEN_NAMED = 18, 22
"""Width of a mark with what is free before its name, in px; and from there to the next mark, in px at 100 %."""
MOST_HALF = 20
"""At most between the middle of a pair and an evening of it, in px at 100 %."""


def draw_mark(painter: QPainter, at: QPointF, condition: Condition, theme: Theme, around: bool = False) -> None:
    """Draw an evening: rest as a ring (`around` a dot in the same place), an exercise as a filled dot."""
    if condition is Condition.EXERCISE:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent"))
        painter.drawEllipse(at, DOT, DOT)
    else:
        painter.setPen(round_pen(theme.color("rest"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush if around else theme.color("surface"))
        radius = RING + 4.5 if around else RING
        painter.drawEllipse(at, radius, radius)


def draw_name(painter: QPainter, at: QPointF, text: str, theme: Theme) -> None:
    """Write what a mark at `at` means, at its right, in the font of `painter`."""
    painter.setPen(theme.color("secondary"))
    painter.drawText(QPointF(at.x() + 15, at.y() + QFontMetricsF(painter.font()).ascent() / 2 - 1), text)


def line_role(pair: Pair) -> str:
    """Give the colour of the line of a pair: that of the evening that did more."""
    return "rest" if (pair.rest or 0) > (pair.exercise or 0) else "accent"


class PairChart(QWidget):
    """One signal of one trial. Its description tells the same in words."""

    def __init__(self, theme: Theme) -> None:
        """Make an empty chart; `show_result` fills it."""
        super().__init__()
        self._theme = theme
        self._result: Result | None = None
        self._signal: Signal = "head"
        self._rest = ""
        self.plot = QRectF()
        """Where the pairs are, as it was drawn last."""
        self.setMinimumWidth(theme.px(300))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_result(self, signal: Signal, result: Result, rest: str) -> None:
        """Draw a signal; `rest` is what rest was called."""
        self._signal, self._result, self._rest = signal, result, rest
        better, _, worse = AXES[signal]
        name = tr("PairChart", "Plaatje van {n} paren avonden, van {worse} onderaan tot {better} bovenaan.")
        self.setAccessibleName(name.format(n=len(result.pairs), worse=worse, better=better))
        noise = decimal(result.outcome.noise, 1)
        band = tr("PairChart", "Grijze band: {name}, {noise} stippen naar elke kant.")
        lines = [*pair_lines(signal, result, rest), band.format(name=band_name(result.pairs), noise=noise)]
        self.setAccessibleDescription(" ".join(lines))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the legend, the band, the words of the axis and the pairs."""
        if self._result is None:
            return
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = self._draw_legend(painter) + theme.px(18)
        painter.setFont(theme.font(13))
        metrics = QFontMetricsF(theme.font(13))
        words = AXES[self._signal]
        left = max(metrics.horizontalAdvance(word) for word in words) + BEARING_PX + theme.px(14 + TICK)
        below_plot = metrics.height() + theme.px(12)
        self.plot = plot = QRectF(left, top, self.width() - left - 4, self.height() - top - below_plot)
        below, above = sides(self._result)
        scale = plot.height() / (below + above)
        middle = plot.top() + above * scale
        painter.setPen(theme.color("tertiary"))
        # Beside the last whole points that are drawn, but never over the word in the middle.
        high = min(middle - int(above) * scale, middle - metrics.height())
        low = max(middle + int(below) * scale, middle + metrics.height())
        for word, y in zip(words, (high, middle, low), strict=True):
            painter.drawText(QPointF(BEARING_PX, y + metrics.ascent() / 2 - 1), word)
        band = min(self._result.outcome.noise, below) * scale
        self._draw_band(painter, QRectF(plot.left(), middle - band, plot.width(), 2 * band))
        painter.setPen(round_pen(theme.color("hairline"), 1))
        painter.drawLine(QPointF(plot.left(), middle), QPointF(plot.right(), middle))
        for point in range(-int(below), int(above) + 1):
            y = middle - point * scale
            painter.drawLine(QPointF(plot.left() - theme.px(TICK), y), QPointF(plot.left(), y))
        self._draw_pairs(painter, plot, middle, scale)
        if shows_ring(self):
            painter.setPen(round_pen(theme.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 10, 10)
        painter.end()

    def _draw_band(self, painter: QPainter, box: QRectF) -> None:
        """Draw a band that is hardly lighter than the card, so that the dots stand out; its edges say where it ends."""
        theme = self._theme
        painter.fillRect(box, mixed(theme.color("surface"), theme.color("raised"), BAND))
        pen = round_pen(mixed(theme.color("surface"), theme.color("tertiary"), EDGE), 1)
        pen.setDashPattern(DASHES)
        painter.setPen(pen)
        for y in (box.top(), box.bottom()):
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))

    def _draw_pairs(self, painter: QPainter, plot: QRectF, middle: float, scale: float) -> None:
        assert self._result is not None
        pairs, theme = self._result.pairs, self._theme
        gap = plot.width() / max(1, len(pairs))
        metrics = QFontMetricsF(theme.font(13))
        for number, pair in enumerate(pairs, start=1):
            x = plot.left() + gap * (number - 0.5)
            rest = None if pair.rest is None else QPointF(x, middle - pair.rest * scale)
            done = None if pair.exercise is None else QPointF(x, middle - pair.exercise * scale)
            if rest is not None and done is not None:
                painter.setPen(round_pen(theme.color(line_role(pair)), PAIR_LINE))
                painter.drawLine(rest, done)
            same = rest is not None and rest == done
            for at, condition in ((rest, Condition.REST), (done, Condition.EXERCISE)):
                if at is not None:
                    draw_mark(painter, at, condition, theme, around=same)
            first = tr("PairChart", "paar {n}").format(n=number)
            text = first if number == 1 and metrics.horizontalAdvance(first) < gap else str(number)
            painter.setPen(theme.color("tertiary"))
            painter.drawText(QPointF(x - metrics.horizontalAdvance(text) / 2, self.height() - theme.px(6)), text)

    def _draw_legend(self, painter: QPainter) -> float:
        """Draw what the marks mean, over as many rows as it takes; gives where it ends."""
        assert self._result is not None
        theme, font = self._theme, self._theme.font(14)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        # A ring begins where text does.
        start = BEARING_PX + RING
        x, y, row = start, metrics.height() / 2, metrics.height() + theme.px(6)
        items: Sequence[tuple[Condition | None, str]] = (
            (Condition.REST, self._rest),
            (Condition.EXERCISE, tr("PairChart", "oefening")),
            (None, tr("PairChart", "de band: {name}").format(name=band_name(self._result.pairs))),
        )
        for condition, text in items:
            wide = NAMED + metrics.horizontalAdvance(text)
            if x > start and x + wide > self.width():
                x, y = start, y + row
            if condition is None:
                self._draw_band(painter, QRectF(x - 7, y - 5, 16, 10))
            else:
                draw_mark(painter, QPointF(x + 1, y), condition, theme)
            draw_name(painter, QPointF(x, y), text, theme)
            x += wide + theme.px(BETWEEN_NAMED)
        return y + metrics.height() / 2


class PairLegend(QWidget):
    """What the marks of a `PairStrip` mean, on one line; a screen reader passes it by."""

    def __init__(self, rest: str, theme: Theme) -> None:
        """Name both marks; `rest` is what rest is called."""
        super().__init__()
        self._theme = theme
        self._items = (Condition.REST, rest), (Condition.EXERCISE, tr("PairChart", "oefening"))
        self.restyle()

    def restyle(self) -> None:
        """Take the size that its words ask."""
        theme, metrics = self._theme, QFontMetricsF(self._theme.font(14))
        wide = sum(NAMED + metrics.horizontalAdvance(text) for _, text in self._items) + theme.px(BETWEEN_NAMED)
        self.setFixedSize(ceil(BEARING_PX + RING + wide), ceil(metrics.height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw each mark with its name."""
        theme, font = self._theme, self._theme.font(14)
        with painting(self) as painter:
            painter.setFont(font)
            at = QPointF(BEARING_PX + RING, self.height() / 2)
            for condition, text in self._items:
                draw_mark(painter, at + QPointF(1, 0), condition, theme)
                draw_name(painter, at, text, theme)
                at += QPointF(NAMED + QFontMetricsF(font).horizontalAdvance(text) + theme.px(BETWEEN_NAMED), 0)


class PairStrip(QWidget):
    """Which evenings of the pairs were done, all on one line: nothing of what they gave."""

    def __init__(self, trial: Trial, theme: Theme) -> None:
        """Show the evenings of `trial` that count; those to come are small and all alike."""
        super().__init__()
        self._theme, self._pairs = theme, trial.plan.pairs
        self._done = {evening.number: evening.condition for evening in trial.done}
        self.setMinimumHeight(theme.px(64))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        said = tr("PairStrip", "Van de {n} paren: {done} klaar.")
        self.setAccessibleName(said.format(n=self._pairs, done=trial.pairs_done))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw two places a pair, and the number of the pair below them."""
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(13))
        metrics = QFontMetricsF(theme.font(13))
        y, half = theme.px(20), min(self.width() / self._pairs / 4, theme.px(MOST_HALF))
        # The first begins where text does, and the last ends where that does.
        first = BEARING_PX + DOT + half
        gap = (self.width() - 2 * first) / max(1, self._pairs - 1)
        for pair in range(self._pairs):
            x = first + gap * pair
            painter.setPen(round_pen(theme.color("hairline"), 1.5))
            painter.drawLine(QPointF(x - half, y), QPointF(x + half, y))
            for number, at in ((2 * pair, QPointF(x - half, y)), (2 * pair + 1, QPointF(x + half, y))):
                condition = self._done.get(number)
                if condition is None:
                    painter.setPen(Qt.PenStyle.NoPen)
                    painter.setBrush(empty_color(theme))
                    painter.drawEllipse(at, SMALL, SMALL)
                else:
                    draw_mark(painter, at, condition, theme)
            text = str(pair + 1)
            painter.setPen(theme.color("tertiary"))
            painter.drawText(QPointF(x - metrics.horizontalAdvance(text) / 2, y + theme.px(32)), text)
        painter.end()
