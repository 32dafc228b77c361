"""The line of a stroke: breaths one after another, as long and as high as they are, and what comes after them."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from herstel_app.core.drawing import EVEN, USUAL_S, Cycle, Stroke
from herstel_app.ui.kit.trait_lines import trait_path

FEWEST, MOST = 2, 3
"""Breaths where only a few are drawn, whatever the room."""
BEND = 0.42
"""How far a curve keeps level beside a hold, as a share of its width."""
ROUND = 0.365
"""How far it keeps level on both sides of a crest or a valley, as a share of the mean width of the two: so their
curvature is one, and about that of a sine."""
LEAST_WIDE = 1.5
"""Width of a breath of 10 s at least, as a share of its height: higher than that it would be no swell."""
BREATHS_SHARE = 0.7
"""Of the width, at most, for breaths that are followed by stillness."""
LAST_WIDER, LEAST_SLOWING = 2.2, 3
"""How much wider the last breath is where they slow down, and how many there are at least where there is room."""
SHOULDER_UP, SHOULDER_HIGH = 0.62, 0.66
"""How far in a rise, and how high, the second breath in begins."""
SLOW = 1.5
"""How much wider a breath is that is called slow."""
OWN = ((1.15, 1.0), (0.85, 0.75), (1.1, 0.95), (0.9, 0.8))
"""Width and height of breaths that go as they do: no two are the same, in turn."""
HUMS, HUM_HIGH, HUM_POINTS = 4.5, 0.045, 3
"""Ripples in a fall, how far they go to the side as a share of its height, and how many points it has for each px."""
STRAIN_PX, STRAIN_WIDE, STRAIN_MOST, STRAIN_LOW = 0.17, 0.5, 8, 0.2
"""Width of a point, at least, as a share of that of a wave and of its own height; how many there are at most; and how
low the line comes between two."""


@dataclass(frozen=True, slots=True)
class Line:
    """What is drawn; `own` is the breath at a pace of one's own, `flat_from` where it becomes still, in px."""

    path: QPainterPath
    own: QPainterPath = field(default_factory=QPainterPath)
    flat_from: float | None = None


def line_of(start: QPointF, width: float, height: float, stroke: Stroke, cycle_px: float, is_few: bool = False) -> Line:
    """Give the line of a stroke `width` px wide and `height` px high; a breath of 10 s is about `cycle_px` px wide.

    A high one is wider. Where it `is_few` there are two breaths or three, that are lower where there is little room.
    """
    breath_px = max(cycle_px, LEAST_WIDE * height) * stroke.breath_s / USUAL_S
    if stroke.shape == "strain":
        if is_few:  # as high as a wave would be there
            height = min(height, _widths(width, breath_px, stroke, is_few)[0] / LEAST_WIDE)
        return Line(_strained(start, width, height, cycle_px * STRAIN_PX))
    if stroke.trait == "own":
        if stroke.waves is not None:
            cycle_px = width / _fitting(stroke.waves, width, height)
        return Line(QPainterPath(start), own=_own_breaths(start, width, height, cycle_px))
    drawn = trait_path(start, width, height, stroke.trait, cycle_px) if stroke.trait else None
    if drawn is not None:
        return Line(drawn)
    if stroke.trait == "slow":
        breath_px *= SLOW
    if stroke.times is not None:
        breath_px = min(BREATHS_SHARE * width / stroke.times, breath_px)
        path = QPainterPath(start)
        for _ in range(stroke.times):
            _add_breath(path, breath_px, height, stroke.drawn_cycle, stroke.top_up)
        return Line(path, flat_from=path.currentPosition().x())
    if stroke.waves is not None:
        breath_px = width / _fitting(stroke.waves, width, height)
    widths = _widths(width, breath_px, stroke, is_few)
    if is_few:
        height = min(height, widths[0] / LEAST_WIDE)
    own, path = QPainterPath(start), QPainterPath(start)
    for place, each in enumerate(widths):
        _add_breath(own if stroke.is_own and not place else path, each, height, stroke.drawn_cycle, stroke.top_up)
        if stroke.is_own and not place:
            path = QPainterPath(own.currentPosition())
    if stroke.trait == "hum":
        path = _hummed(path, height)
    return Line(path, own)


def wave_path(start: QPointF, width: float, height: float, cycles: int, cycle: Cycle) -> QPainterPath:
    """Give a line that rises `height` px and comes back, `cycles` times over `width` px."""
    path = QPainterPath(start)
    for _ in range(cycles):
        _add_breath(path, width / cycles, height, cycle)
    return path


def _fitting(waves: int, width: float, height: float) -> int:
    """Give how many of so many waves there are in `width` px: more would be steep."""
    return max(1, min(waves, int(width / (LEAST_WIDE * height))))


def _widths(width: float, breath_px: float, stroke: Stroke, is_few: bool) -> list[float]:
    """Give the widths of the breaths in `width` px."""
    least = 2 if stroke.is_own else 1
    if is_few:
        count = min(MOST, max(FEWEST, round(width / breath_px)))
        return [width / count] * count
    if not stroke.slows:
        count = max(least, round(width / breath_px))
        return [width / count] * count
    count = max(LEAST_SLOWING if width > 2 * breath_px else least, round(width / (breath_px * (1 + LAST_WIDER) / 2)))
    shares = [1 + (LAST_WIDER - 1) * place / (count - 1) for place in range(count)]
    return [width * share / sum(shares) for share in shares]


def _add_breath(path: QPainterPath, width: float, height: float, cycle: Cycle, top_up: float = 0.0) -> None:
    """Add a breath to a path, at whose end one has breathed out."""
    x, low = path.currentPosition().x(), path.currentPosition().y()
    up, top, down, bottom = (share * width for share in cycle)
    high, shared = low - height, ROUND * (up + down) / 2
    crest = None if top else min(shared, up, down)
    valley = None if bottom else min(shared, up, down)
    if top_up:
        half, shoulder = up * SHOULDER_UP, low - height * SHOULDER_HIGH
        _curve(path, x + half, shoulder)
        _curve(path, x + up, high)
    else:
        _curve(path, x + up, high, valley, crest)
    path.lineTo(x + up + top, high)
    _curve(path, x + up + top + down, low, crest, valley)
    path.lineTo(x + up + top + down + bottom, low)


def _curve(path: QPainterPath, x: float, y: float, first: float | None = None, last: float | None = None) -> None:
    """Add a curve that is level at both ends, over so many px."""
    here = path.currentPosition()
    usual = (x - here.x()) * BEND
    first, last = usual if first is None else first, usual if last is None else last
    path.cubicTo(QPointF(here.x() + first, here.y()), QPointF(x - last, y), QPointF(x, y))


def _own_breaths(start: QPointF, width: float, height: float, cycle_px: float) -> QPainterPath:
    """Give low breaths that go as they do."""
    count = max(2, round(width / cycle_px * 1.4))
    breaths = [OWN[number % len(OWN)] for number in range(count)]
    whole = sum(wide for wide, _ in breaths)
    path = QPainterPath(start)
    for wide, high in breaths:
        _add_breath(path, width * wide / whole, height * high, EVEN)
    return path


def _hummed(path: QPainterPath, height: float) -> QPainterPath:
    """Give a line that ripples where it falls; its crests and valleys stay as they are."""
    hummed, number = QPainterPath(), 0
    while number < path.elementCount():
        end = path.elementAt(number)
        if not end.isCurveTo():
            (hummed.moveTo if end.isMoveTo() else hummed.lineTo)(end.x, end.y)
            number += 1
            continue
        points = [path.elementAt(number + place) for place in (-1, 0, 1, 2)]
        first, second, third, last = (QPointF(each.x, each.y) for each in points)
        number += 3
        if last.y() <= first.y():
            hummed.cubicTo(second, third, last)
            continue
        count = max(8, round((last.y() - first.y()) * HUM_POINTS))
        for place in range(1, count + 1):
            share, left = place / count, 1 - place / count
            here = first * left**3 + second * 3 * left**2 * share + third * 3 * left * share**2 + last * share**3
            fallen = here.y() - first.y()
            steep = 4 * fallen / height * max(0.0, 1 - fallen / height)
            away = HUM_HIGH * height * steep * math.sin(2 * math.pi * HUMS * fallen / height)
            hummed.lineTo(here + QPointF(away, -away / 2))
    return hummed


def _strained(start: QPointF, width: float, height: float, point_px: float) -> QPainterPath:
    """Give a tight line of a few points, that only comes down again at its end: it counts nothing."""
    count = min(STRAIN_MOST, max(3, round(width / max(point_px, STRAIN_WIDE * height))))
    path = QPainterPath(start)
    for place in range(1, 2 * count):
        level = 1.0 if place % 2 else STRAIN_LOW
        path.lineTo(start.x() + width * place / (2 * count), start.y() - height * level)
    path.lineTo(start.x() + width, start.y())
    return path
