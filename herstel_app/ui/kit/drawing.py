"""The two lines of the program: rest is a flat line, recovery a wave; evenings, exercises and results are drawn so."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from herstel_app.core.drawing import LEAST_SHARE, SWELLING, Stroke, in_words, whole_minutes
from herstel_app.ui.kit.basic import BEARING_PX, round_pen
from herstel_app.ui.kit.painting import painting
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.kit.waves import Line, line_of

CYCLE_PX = 56.0
"""Width of one wave that is not high, about, in px at 100 %."""
MOST_WIDE = 2.2
"""Its width at most, as a share of its height, of a breath in a rhythm: wider it is not seen which way it leans."""
THICK = 2.0
"""Of a line, in px."""
LEVEL_COLORS = {"flat": "rest", "read": "tertiary"}
"""Of what does not rise; rest is as clear as elsewhere where not all of the rest of a drawing is seen."""
FILLED_RISE = 0.5
"""What rises higher is filled; that and the heart of an evening are bright."""
DOTS = [0.1, 2.1]
"""Of the breath of one's own, in widths of the line: on, off."""
FILL_ALPHA = 0.18
"""Of the colour below a wave, at its crest; at its foot there is none, so that no edge is seen."""
NAME_PX = 13.5
"""Size of a name below a stroke, in px at 100 %."""


def stroke_boxes(box: QRectF, strokes: Sequence[Stroke], gap: float, least_px: Sequence[float] = ()) -> list[QRectF]:
    """Give each stroke a part of `box`, as wide as it takes long; a short one stays wide enough to be seen.

    Where there is room for all of it, each is at least so wide as `least_px` says.
    """
    if not strokes:
        return []
    room = box.width() - gap * (len(strokes) - 1)
    whole = sum(stroke.minutes for stroke in strokes)
    least = min(LEAST_SHARE, 0.6 / len(strokes))
    shares = [max(stroke.minutes / whole, least) for stroke in strokes]
    widths = [room * share / sum(shares) for share in shares]
    boxes, x = [], box.x()
    for width in _widened(widths, least_px) if least_px else widths:
        boxes.append(QRectF(x, box.y(), width, box.height()))
        x += width + gap
    return boxes


def _widened(widths: Sequence[float], least: Sequence[float]) -> list[float]:
    """Widen what is narrower than its least, at the cost of what is wider; as they are where that cannot be."""
    short = sum(max(0.0, wanted - width) for width, wanted in zip(widths, least, strict=True))
    spare = sum(max(0.0, width - wanted) for width, wanted in zip(widths, least, strict=True))
    if short > spare or not spare:
        return list(widths)
    return [
        max(wanted, width - max(0.0, width - wanted) * short / spare)
        for width, wanted in zip(widths, least, strict=True)
    ]


def paint_stroke(
    painter: QPainter,
    box: QRectF,
    stroke: Stroke,
    theme: Theme,
    thick: float = THICK,
    is_few: bool = False,
    cycle_px: float | None = None,
    seen: float = 1.0,
) -> None:
    """Draw one stroke in `box`, on its lower edge; below a wave is a breath of its colour.

    Only so much of it is `seen`; a flat line, which would lose its mauve, is wholly seen.
    A wave is about `cycle_px` px wide at 100 %, or as usual; a high one is wider.
    Where it `is_few` there are two or three of them.
    """
    is_filled = stroke.rise > FILLED_RISE and stroke.shape in SWELLING
    is_bright = is_filled or bool(stroke.is_peak)
    color = theme.color(LEVEL_COLORS.get(stroke.shape, "accent" if is_bright else "accent_deep"))
    if stroke.shape != "flat":
        color.setAlphaF(seen)
    low, height = _low(box, thick), _height(box, stroke, thick)
    if height <= 0:
        painter.setPen(round_pen(color, thick))
        painter.drawLine(QPointF(box.x(), low), QPointF(box.right(), low))
        return
    line = _line(box, stroke, theme, thick, is_few, cycle_px)
    if is_filled:
        fill = _fill(color, low - height, low, seen)
        for each in (line.own, line.path):
            painter.fillPath(each, fill)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = round_pen(color, thick)
    painter.setPen(pen)
    painter.drawPath(line.path)
    pen.setDashPattern(DOTS)
    painter.setPen(pen)
    painter.drawPath(line.own)
    if line.flat_from is not None:
        painter.setPen(round_pen(theme.color(LEVEL_COLORS["flat"]), thick))
        painter.drawLine(QPointF(line.flat_from, low), QPointF(box.right(), low))


def _low(box: QRectF, thick: float) -> int:
    """Give where a line stands, on whole pixels: a flat one between two of them is smeared out, and dull."""
    return round(box.bottom() - thick)


def _height(box: QRectF, stroke: Stroke, thick: float) -> float:
    return (box.height() - 2 * thick) * stroke.rise


def _line(box: QRectF, stroke: Stroke, theme: Theme, thick: float, is_few: bool, cycle_px: float | None) -> Line:
    """Give the line of a stroke that rises."""
    height = _height(box, stroke, thick)
    wide = usual_width(theme, stroke, height) if cycle_px is None else theme.px(cycle_px)
    return line_of(QPointF(box.x(), _low(box, thick)), box.width(), height, stroke, wide, is_few)


def _fill(color: QColor, top: float, low: float, seen: float) -> QLinearGradient:
    """Give what is below a wave: a breath of its colour, that is gone at its foot."""
    fill = QLinearGradient(0, top, 0, low)
    for place, alpha in ((0.0, FILL_ALPHA), (1.0, 0.0)):
        shade = QColor(color)
        shade.setAlphaF(alpha * seen)
        fill.setColorAt(place, shade)
    return fill


def usual_width(theme: Theme, stroke: Stroke, height: float) -> float:
    """Give how wide a breath of 10 s is about, where the wave is `height` px high; in px."""
    usual = float(theme.px(CYCLE_PX))
    return min(usual, MOST_WIDE * height) if stroke.shape == "wave" else usual


def paint_strokes(
    painter: QPainter,
    box: QRectF,
    strokes: Sequence[Stroke],
    theme: Theme,
    gap: float = 14.0,
    thick: float = THICK,
    is_few: bool = False,
    cycle_px: float | None = None,
    seen: float = 1.0,
) -> None:
    """Draw strokes beside each other, each as wide as it takes long; `gap` and `thick` in px, `cycle_px` at 100 %."""
    for each, part in zip(strokes, stroke_boxes(box, strokes, gap), strict=True):
        paint_stroke(painter, part, each, theme, thick, is_few, cycle_px, seen)


def middle_of(box: QRectF, strokes: Sequence[Stroke], theme: Theme, is_few: bool, cycle_px: float) -> float:
    """Give how far above the line that strokes stand on, drawn in `box` without gaps, their middle is seen; in px."""
    seen = [0.0] if any(each.rise <= 0 or each.times is not None for each in strokes) else []
    for each, part in zip(strokes, stroke_boxes(box, strokes, 0), strict=True):
        if each.rise > 0:
            line = _line(part, each, theme, THICK, is_few, cycle_px)
            drawn = [path.boundingRect() for path in (line.path, line.own) if not path.isEmpty()]
            seen += [_low(part, THICK) - y for each_box in drawn for y in (each_box.top(), each_box.bottom())]
    return (min(seen) + max(seen)) / 2


class Drawing(QWidget):
    """Strokes beside each other, without words; a screen reader hears them."""

    def __init__(self, theme: Theme, height: float = 34, width: float | None = None, gap: float = 0) -> None:
        """Make an empty drawing, `height` and perhaps `width` px at 100 %; without a width it takes what there is."""
        super().__init__()
        self._theme, self._gap = theme, gap
        self._strokes: tuple[Stroke, ...] = ()
        self.opacity = 1.0
        """How much of what rises is seen: what only stands for something to come is faint."""
        self.is_few = False
        """Whether what swells is two or three waves, whatever the room: so a proef is drawn everywhere."""
        self.setFixedHeight(theme.px(height))
        if width is None:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        else:
            self.setFixedWidth(theme.px(width))

    def show_strokes(self, strokes: Sequence[Stroke]) -> None:
        """Draw these from now on."""
        self._strokes = tuple(strokes)
        self.setAccessibleName(in_words(strokes))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the strokes."""
        with painting(self) as painter:
            box = QRectF(self.rect()).adjusted(BEARING_PX + 1, 1, -1, 0)
            gap = self._theme.px(self._gap) if self._gap else 0.0
            paint_strokes(painter, box, self._strokes, self._theme, gap, is_few=self.is_few, seen=self.opacity)


class PlanDrawing(QWidget):
    """An evening as a drawing: below each stroke its name and its minutes, on one line or two.

    Each is as wide as it takes long, and wider only where its name would not fit on two lines. Where two are too wide
    each word has a line.
    """

    def __init__(self, theme: Theme, height: float = 48) -> None:
        """Make an empty drawing of which the strokes are `height` px high at 100 %."""
        super().__init__()
        self._theme, self._height = theme, height
        self.names: tuple[str, ...] = ()
        """What stands below the strokes."""
        self._strokes: tuple[Stroke, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_strokes(self, strokes: Sequence[Stroke]) -> None:
        """Draw these from now on."""
        self._strokes = tuple(strokes)
        told = zip(strokes, whole_minutes(strokes), strict=True)
        self.names = tuple(f"{stroke.label} {length}" for stroke, length in told)
        self.setAccessibleName(in_words(strokes))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for the height that the names need in the width that it has."""
        return QSize(0, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """Ask for no less."""
        return self.sizeHint()

    def heightForWidth(self, width: int) -> int:
        """Give the height that the names need in `width`: the layout asks before it gives it."""
        theme = self._theme
        lines = max((len(lines) for _, lines in self._placed(width)), default=1)
        below = theme.px(NAME_PX) + round((lines - 1) * self._metrics.lineSpacing())
        return theme.px(self._height) + below + theme.space(18)

    @property
    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(self._theme.font(NAME_PX))

    def placed(self) -> list[tuple[QRectF, tuple[str, ...]]]:
        """Give the place of each stroke in px, and its name in the lines that it takes there."""
        return self._placed(self.width())

    def _placed(self, width: int) -> list[tuple[QRectF, tuple[str, ...]]]:
        theme, metrics = self._theme, self._metrics
        box = QRectF(BEARING_PX + 1, 1, width - BEARING_PX - 2, theme.px(self._height))
        gap, gaps = theme.space(14), max(1, len(self.names) - 1)
        whole = [metrics.horizontalAdvance(name) + 1.0 for name in self.names]
        folded = [_halves(name, metrics) for name in self.names]
        least = [_width(lines, metrics) for lines in folded]  # as wide as it takes long, where the name then has room
        if sum(least) > box.width() - gap * gaps:
            if sum(least) > box.width() - gaps:
                folded = [tuple(name.split(" ")) for name in self.names]
                least = [_width(lines, metrics) for lines in folded]
            gap = max(1, min(gap, int((box.width() - sum(least)) / gaps)))  # closer together before anything is cut
        parts = stroke_boxes(box, self._strokes, gap, least)
        return [
            (part, (name,) if wide <= part.width() + 0.5 else lines)
            for part, name, wide, lines in zip(parts, self.names, whole, folded, strict=True)
        ]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the strokes and the names."""
        with painting(self) as painter:
            theme, metrics = self._theme, self._metrics
            painter.setFont(theme.font(NAME_PX))
            for stroke, (part, lines) in zip(self._strokes, self.placed(), strict=True):
                paint_stroke(painter, part, stroke, theme)
                painter.setPen(theme.color("tertiary"))
                y = part.bottom() + theme.space(8) + metrics.ascent()
                for number, line in enumerate(lines):
                    x = part.x() - 1 - metrics.leftBearing(line[0])  # its ink begins where that of the stroke does
                    painter.drawText(QPointF(x, y + number * metrics.lineSpacing()), line)


def _halves(name: str, metrics: QFontMetricsF) -> tuple[str, ...]:
    """Give a name in the two lines that take the least width; the minutes stand beside a word."""
    *words, minutes = name.split(" ")
    words[-1] = f"{words[-1]} {minutes}"
    ways = [(" ".join(words[:place]), " ".join(words[place:])) for place in range(1, len(words))]
    return min(ways, key=lambda lines: _width(lines, metrics), default=(name,))


def _width(lines: Sequence[str], metrics: QFontMetricsF) -> float:
    return max(metrics.horizontalAdvance(line) for line in lines) + 1.0
