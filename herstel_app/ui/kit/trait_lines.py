"""The lines of what is no breath in a rhythm: each tells by one plain trait what one does.

A line is told as its heights (0–1) over its width (0–1), and drawn as a fine row of points: so it is the same small and
large. What lies on something has a second line; what is separate has several.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath, QPolygonF

from herstel_app.core.traits import Trait

Height = Callable[[float], float]
"""Gives the height at a place; both are shares."""
Part = tuple[float, float, Height]
"""From one place to another it is so high."""


@dataclass(frozen=True, slots=True)
class Box:
    """What a line is drawn in."""

    cycles: float
    """How many waves would fit in its width."""
    steep: float
    """Its height as a share of its width."""


POINT_PX = 1.0
"""From one point to the next."""
RIPPLE, PICTURE, FOLD, SAG, STAIR = 0.18, 0.42, 0.8, 0.55, 0.36
"""Widths of a ripple, one of many pictures, a fold, what hangs and a small stair, as shares of that of a wave."""
BETWEEN = 0.32
"""From one picture to the next, as a share of its width."""
STEEPEST = 0.9
"""Width of a step as a share of its height, at least: steeper it would be a corner."""


def trait_path(start: QPointF, width: float, height: float, trait: Trait, cycle_px: float) -> QPainterPath | None:
    """Give the line of a trait, `width` px wide and `height` px high; None for one that is a wave."""
    if trait in FIXED:
        parts = FIXED[trait]()
    elif trait in MADE:
        parts = MADE[trait](Box(width / cycle_px, height / width))
    else:
        return None
    path = QPainterPath()
    for first, last, height_at in parts:
        count = max(2, math.ceil((last - first) * width / POINT_PX))
        places = (first + (last - first) * number / count for number in range(count + 1))
        path.addPolygon(QPolygonF([QPointF(start.x() + x * width, start.y() - height * height_at(x)) for x in places]))
    return path


def swell(share: float) -> float:
    """Give a soft rise and fall over 0–1; level outside that."""
    return 0.5 - 0.5 * math.cos(2 * math.pi * share) if 0 < share < 1 else 0.0


def step(share: float) -> float:
    """Give a soft rise over 0–1, low before that and high after it."""
    return 0.5 - 0.5 * math.cos(math.pi * min(1.0, max(0.0, share)))


def dome(share: float) -> float:
    """Give an arch over 0–1, and nothing outside that."""
    return math.sin(math.pi * share) if 0 < share < 1 else 0.0


def within(place: float, first: float, last: float) -> float:
    """Give `place` as a share of the way from `first` to `last`."""
    return (place - first) / (last - first)


def level(height: float) -> Height:
    """Give what is as high everywhere."""
    return lambda _: height


def stays(place: float, slope: float, first: float = 0.0, last: float = 1.0) -> float:
    """Give a rise that stays, and goes at the end; each over `slope`."""
    return step((place - first) / slope) * step((last - place) / slope)


def _widening(box: Box) -> list[Part]:
    slope = min(0.12, max(0.05, STEEPEST * box.steep))
    return [(0, 1, lambda x: sum(step((x - at) / slope) for at in (0.04, 0.22, 0.54)) / 3)]


def _downstairs(box: Box) -> list[Part]:
    slope = min(0.1, max(0.05, STEEPEST * box.steep))
    return [(0, 1, lambda x: 1 - sum(step((x - at) / slope) for at in (0.16, 0.38, 0.6, 0.82)) / 4)]


def _rising(box: Box) -> list[Part]:
    slope = max(0.12, STEEPEST * box.steep)
    return [(0, 1, lambda x: step((x - 0.6) / slope))]


def _belly(box: Box) -> list[Part]:
    count = max(2, round(0.7 * box.cycles))
    hands: list[Part] = [
        ((number + 0.3) / count, (number + 0.7) / count, lambda x: 0.6 * swell(x * count % 1) + 0.4)
        for number in range(count)
    ]
    return [(0, 1, lambda x: 0.6 * swell(x * count % 1)), *hands]


def _rests() -> list[Part]:
    return [(0, 1, lambda x: stays(x, 0.3))]


def _cushion() -> list[Part]:
    return [(0, 1, lambda x: stays(x, 0.2) - 0.45 * swell(within(x, 0.25, 0.75)))]


def _hand() -> list[Part]:
    def rests(x: float) -> float:
        return 0.58 * stays(x, 0.42)

    return [(0, 1, rests), (0.32, 0.68, lambda x: rests(x) + 0.42)]


def _hands() -> list[Part]:
    return [
        (0, 1, level(0.0)),
        (0.12, 0.44, lambda x: 0.42 + 0.58 * dome(within(x, 0.12, 0.44))),
        (0.56, 0.88, lambda x: 0.42 + 0.58 * dome(within(x, 0.56, 0.88))),
    ]


def _blanket(box: Box) -> list[Part]:
    folds = max(2, round(box.cycles / FOLD))

    def lies(x: float) -> float:
        return 0.42 + 0.4 * stays(x, 0.14) + 0.18 * swell(x * folds % 1) * stays(x, 0.14)

    return [(0, 1, level(0.0)), (0.04, 0.96, lies)]


def _feet() -> list[Part]:
    return [(0, 1, level(0.0)), (0.18, 0.44, level(0.5)), (0.56, 0.82, level(0.5))]


def _ripples(cycles: float, share: float = 1.0) -> float:
    """Give how many ripples there are in a `share` of the width."""
    return max(4.0, float(round(share * cycles / RIPPLE)))


def _heard(box: Box) -> list[Part]:
    count = _ripples(box.cycles)

    def sounds(x: float) -> float:
        near = 0.6 * swell(within(x, 0.06, 0.4)) + swell(within(x, 0.48, 0.96))
        return near * swell(x * count % 1)

    return [(0, 1, sounds)]


def _thinning(box: Box) -> list[Part]:
    count, until = _ripples(box.cycles, 0.45), 0.76

    def thins(x: float) -> float:
        done = min(1.0, x / until)
        return (1 - done) ** 0.9 * swell(count * (1.5 * done - 0.5 * done**2) % 1)

    return [(0, 1, thins)]


def _moment(box: Box) -> list[Part]:
    count = _ripples(box.cycles, 0.46)
    return [(0, 1, lambda x: swell(within(x, 0.24, 0.7) * count % 1) if 0.24 < x < 0.7 else 0.0)]


def _pictures(box: Box) -> list[Part]:
    count, heights = max(4, round(box.cycles / PICTURE)), (0.6, 1.0, 0.75, 0.45, 0.9)
    wide = 1 / (count + BETWEEN * (count - 1))

    def arc(number: int) -> Part:
        first, last = number * (1 + BETWEEN) * wide, (number + 1 + number * BETWEEN) * wide
        return first, last, lambda x: heights[number % len(heights)] * dome(within(x, first, last))

    return [arc(number) for number in range(count)]


def _counting() -> list[Part]:
    return [(0, 1, lambda x: (1 - 0.2 * int(5 * x)) * dome(5 * x % 1))]


def _single() -> list[Part]:
    return [(0, 1, lambda x: swell(within(x, 0.3, 0.7)))]


def _uneven() -> list[Part]:
    def is_so(x: float) -> float:
        return stays(x, 0.12) * (0.6 + 0.36 * math.sin(13.5 * x) + 0.24 * math.sin(25 * x + 2))

    return [(0, 1, is_so)]


def _shelter() -> list[Part]:
    return [(0, 1, lambda x: stays(x, 0.34)), (0.36, 0.64, lambda x: 0.5 * dome(within(x, 0.36, 0.64)))]


def _gaze() -> list[Part]:
    return [(0, 1, lambda x: abs(2 * x - 1) ** 2.2)]


def _three() -> list[Part]:
    places = ((0.06, 0.26), (0.4, 0.6), (0.74, 0.94))
    return [(0, 1, lambda x: sum(swell(within(x, *place)) for place in places))]


def _heavy(box: Box) -> list[Part]:
    count = max(3, round(box.cycles / SAG))
    return [(0, 1, lambda x: 1 - dome(x * count % 1))]


def _climbing(box: Box) -> list[Part]:
    count = max(5, round(box.cycles / STAIR))
    return [(0, 1, lambda x: 0.72 * x + 0.28 * swell(x * count % 1))]


def _sinking(box: Box) -> list[Part]:
    ((_, _, climbs),) = _climbing(box)
    return [(0, 1, lambda x: climbs(1 - x))]


def _stretch() -> list[Part]:
    return [(0, 1, lambda x: 0.7 * swell(within(x, 0.0, 0.24)) + stays(x, 0.2, 0.3))]


def _places() -> list[Part]:
    return [(0, 1, lambda x: 0.4 * dome(10 * x % 1) if x < 0.5 else swell(within(x, 0.52, 1.0)))]


FIXED: dict[Trait, Callable[[], list[Part]]] = {
    "rests": _rests,
    "cushion": _cushion,
    "hand": _hand,
    "hands": _hands,
    "feet": _feet,
    "counting": _counting,
    "single": _single,
    "uneven": _uneven,
    "shelter": _shelter,
    "gaze": _gaze,
    "three": _three,
    "stretch": _stretch,
    "places": _places,
}
"""Drawn the same whatever its box: only wider, or higher."""
MADE: dict[Trait, Callable[[Box], list[Part]]] = {
    "widening": _widening,
    "downstairs": _downstairs,
    "rising": _rising,
    "belly": _belly,
    "blanket": _blanket,
    "heard": _heard,
    "thinning": _thinning,
    "moment": _moment,
    "pictures": _pictures,
    "heavy": _heavy,
    "climbing": _climbing,
    "sinking": _sinking,
}
"""Drawn to fit a box: more of it where that is wider, or less steep."""
