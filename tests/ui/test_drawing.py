"""The two lines: where they are drawn, and in what."""

from __future__ import annotations

from bisect import bisect
from itertools import combinations, pairwise
from typing import get_args

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainterPath
from PySide6.QtWidgets import QApplication

from herstel_app.core.drawing import EVEN, RISING, TENSE, Cycle, Stroke
from herstel_app.core.traits import Trait
from herstel_app.ui.kit.drawing import Drawing, PlanDrawing, paint_stroke, stroke_boxes, usual_width
from herstel_app.ui.kit.painting import painting
from herstel_app.ui.kit.palettes import DAY, NIGHT, Palette
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.kit.trait_lines import FIXED, MADE
from herstel_app.ui.kit.waves import LAST_WIDER, LEAST_WIDE, line_of, wave_path

WAVE, FLAT = Stroke("wave", 6, "lang uitademen", RISING), Stroke("flat", 3, "stilzitten")


def test_a_wave_begins_and_ends_low_and_is_high_where_the_breath_is_in() -> None:
    path = wave_path(QPointF(0, 50), 100, 40, 2, RISING)
    assert path.currentPosition() == QPointF(100, 50)
    box = path.boundingRect()
    assert (box.top(), box.bottom()) == pytest.approx((10, 50))
    highest = min((path.pointAtPercent(n / 400) for n in range(401)), key=lambda point: point.y())
    assert highest.x() % 50 == pytest.approx(20, abs=1.5)


START = QPointF(0, 50)


def peaks(path: QPainterPath) -> list[float]:
    """Give how far the tops of a path are, in px."""
    points = [path.pointAtPercent(n / 2000) for n in range(2001)]
    return [
        here.x()
        for before, here, after in zip(points, points[1:], points[2:], strict=False)
        if here.y() < 25 and before.y() > here.y() <= after.y()
    ]


def test_breaths_that_are_counted_are_all_there_and_stillness_comes_after_them() -> None:
    sighs = Stroke("wave", 3, "", (0.37, 0.0, 0.63, 0.0), breath_s=9.5, top_up=0.29, times=3)
    for width in (50.0, 102.0, 380.0):
        line = line_of(START, width, 40, sighs, 56)
        assert len(peaks(line.path)) == 3
        assert line.flat_from is not None
        assert line.flat_from == pytest.approx(line.path.currentPosition().x())
        assert width * 0.3 <= width - line.flat_from + 1e-6
        assert line.path.currentPosition().y() == 50
    single = line_of(START, 56, 40, replace(sighs, top_up=0.0), 56).path
    assert line.path.elementCount() == single.elementCount() + 9, "each rise has a shoulder"


def test_breaths_that_slow_down_get_wider_and_the_first_is_ones_own() -> None:
    line = line_of(START, 102, 40, Stroke("wave", 5, "", EVEN, breath_s=6, is_own=True, slows=True), 56)
    tops = [*peaks(line.own), *peaks(line.path)]
    assert len(peaks(line.own)) == 1
    assert len(tops) == 3
    assert 2 * tops[0] * LAST_WIDER == pytest.approx(2 * (102 - tops[2]), rel=0.1)
    assert line.path.currentPosition() == QPointF(102, 50)
    steady = line_of(START, 102, 40, Stroke("wave", 5, "", EVEN, breath_s=6, is_own=True), 56)
    assert len(peaks(steady.path)) == 2
    narrow = line_of(START, 40, 40, Stroke("wave", 5, "", EVEN, breath_s=10, is_own=True), 56)
    assert len(peaks(narrow.path)) == 1, "not all of it is one's own"


def test_slow_breaths_are_fewer() -> None:
    tops = [len(peaks(line_of(START, 330, 40, Stroke("wave", 5, "", EVEN, breath_s=s), 56).path)) for s in (8, 10, 16)]
    assert tops == [7, 6, 3]


@pytest.mark.parametrize("trait", [None, "hum", "slow"])
def test_waves_that_are_given_take_all_the_width_and_are_not_steep(trait: Trait | None) -> None:
    for waves in range(1, 6):
        path = line_of(START, 330, 40, replace(WAVE, waves=waves, trait=trait), 56).path
        assert path.currentPosition().x() == pytest.approx(330)
        assert len(peaks(path)) == waves
    narrow = line_of(START, 130, 40, replace(WAVE, waves=5), 56).path
    assert len(peaks(narrow)) == 2
    assert len(peaks(line_of(START, 20, 40, replace(WAVE, waves=5), 56).path)) == 1


def test_more_breaths_of_ones_own_are_narrower() -> None:
    few, many = (line_of(START, 330, 18, replace(WAVE, waves=waves, trait="own"), 56).own for waves in (1, 5))
    assert few.elementCount() < many.elementCount()
    assert few.currentPosition().x() == pytest.approx(many.currentPosition().x()) == pytest.approx(330)


def test_a_low_breath_is_as_wide_for_its_height(qapp: QApplication) -> None:
    for width, height in ((68, 16), (102, 29), (330, 44)):
        usual = usual_width(Theme(), WAVE, height)
        count = line_of(START, width, height, WAVE, usual).path.elementCount() // 6
        assert count > 1
        assert 1.4 <= width / count / height <= 2.3


def test_a_high_breath_is_wider_than_high() -> None:
    for height in (20, 44, 100):
        (first, second, *_) = peaks(line_of(QPointF(0, 24 + height), 600, height, WAVE, 56).path)
        assert second - first >= 1.4 * height


@pytest.mark.parametrize("cycle", [EVEN, RISING, (0.62, 0.0, 0.38, 0.0)])
def test_crests_and_valleys_are_as_round_on_both_sides(cycle: Cycle) -> None:
    path = wave_path(QPointF(0, 0), 200, 40, 2, cycle)

    def below(x: float) -> float:
        """Give how far the line is below its start at `x` px."""
        place = bisect(range(20_000), x, key=lambda n: path.pointAtPercent(n / 20_000).x())
        return path.pointAtPercent(place / 20_000).y()

    crest, valley = 100 * cycle[0], 100.0
    for place, sign in ((crest, 1), (valley, -1)):
        left, right = (sign * (below(place + side) - below(place)) for side in (-2, 2))
        assert left == pytest.approx(right, rel=0.15), "no kink"
        assert left > 0.12, "not flat"


@pytest.mark.parametrize(("width", "count"), [(58, 2), (90, 2), (200, 3), (420, 3)])
@pytest.mark.parametrize(
    "stroke",
    [
        WAVE,
        replace(WAVE, cycle=EVEN, breath_s=6, is_own=True, slows=True),
        Stroke("gentle", 5, ""),
        Stroke("release", 3, "", TENSE),
    ],
    ids=["wave", "own", "gentle", "release"],
)
def test_few_breaths_are_two_or_three_in_any_room_and_no_fins(stroke: Stroke, width: int, count: int) -> None:
    line = line_of(START, width, 40, stroke, 56, is_few=True)
    breath = wave_path(START, width / count, 40, 1, stroke.drawn_cycle).elementCount() - 1
    assert max(0, line.own.elementCount() - 1) + line.path.elementCount() - 1 == count * breath
    assert line.path.currentPosition() == QPointF(width, 50)
    assert 50 - line.path.boundingRect().top() == pytest.approx(min(40, width / count / LEAST_WIDE), abs=0.1)


TRAITS: tuple[Trait, ...] = get_args(Trait)


def line_path(stroke: Stroke, width: float, height: float) -> QPainterPath:
    line = line_of(QPointF(0, height), width, height, stroke, 56)
    path = QPainterPath(line.own)
    path.addPath(line.path)
    return path


@pytest.mark.parametrize(("width", "height"), [(60, 10), (102, 14), (330, 16), (1200, 60)])
@pytest.mark.parametrize("trait", TRAITS)
def test_a_trait_keeps_within_its_box_small_and_large(trait: Trait, width: int, height: int) -> None:
    is_breath = trait in ("slow", "hum")
    box = line_path(Stroke("wave" if is_breath else "gentle", 5, "", trait=trait), width, height).boundingRect()
    aside = 2 if is_breath else 0.1
    assert box.left() >= -aside
    assert box.right() <= width + aside
    assert 0.85 * height <= box.height() <= height + 0.1 or trait == "feet"
    assert box.top() >= -0.1
    assert box.bottom() <= height + 0.1


def inked(stroke: Stroke, width: int, height: int) -> np.ndarray:
    """Give where a stroke is drawn."""
    theme, image = Theme(), QImage(width, height, QImage.Format.Format_Grayscale8)
    image.fill(theme.color("background"))
    ground = image.pixelColor(0, 0).red()
    with painting(image) as painter:
        paint_stroke(painter, QRectF(2, 1, width - 4, height - 1), stroke, theme)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(height, image.bytesPerLine())[:, :width]
    return np.abs(rows.astype(int) - ground) > 40


@pytest.mark.parametrize(("width", "height"), [(64, 24), (104, 34), (340, 48)])
def test_no_two_traits_look_alike(width: int, height: int, qapp: QApplication) -> None:
    traits = (None, "own", *FIXED, *MADE)
    drawn = {trait: inked(Stroke("gentle", 5, "", trait=trait), width, height) for trait in traits}
    alike = [
        (one, other)
        for one, other in combinations(drawn, 2)
        if (drawn[one] & drawn[other]).sum() > 0.75 * (drawn[one] | drawn[other]).sum()
    ]
    assert alike == []


def test_a_slow_breath_is_wider_and_a_hum_ripples_where_it_falls(qapp: QApplication) -> None:
    plain, slow = (line_of(START, 330, 40, replace(WAVE, trait=trait), 56).path for trait in (None, "slow"))
    assert len(peaks(slow)) < len(peaks(plain))
    hum, bare = (line_of(START, 56, 40, replace(WAVE, trait=trait), 56).path for trait in ("hum", None))
    for first, last, ripples in ((0, 22, False), (23, 56, True)):
        points = [path.pointAtPercent(n / 2000) for path in (hum, bare) for n in range(2001)]
        here = [point for point in points[:2001] if first <= point.x() <= last]
        steps = [b - a for a, b in pairwise(here)]
        bends = [a.x() * b.y() - a.y() * b.x() for a, b in pairwise(steps)]
        turns = [bend > 0 for bend in bends if abs(bend) > 1e-5]
        assert (sum(a is not b for a, b in pairwise(turns)) >= 5) is ripples
    assert hum.currentPosition() == bare.currentPosition()


def test_doing_ones_best_is_tight_and_ends_where_it_began() -> None:
    line = line_of(START, 102, 15, Stroke("strain", 2, "hard je best doen"), 56)
    assert line.flat_from is None
    assert line.path.currentPosition() == QPointF(102, 50)
    between = [line.path.elementAt(place).y for place in range(1, line.path.elementCount() - 1)]
    assert max(between) < 50, "it does not come down before"
    assert min(between) == 35, "as high as there is room"


@pytest.mark.parametrize("width", [52, 102, 258, 700])
def test_doing_ones_best_tells_its_kind_and_counts_nothing(width: float) -> None:
    path = line_of(START, width, 15, Stroke("strain", 2, "hard je best doen"), 56).path
    points = [path.elementAt(place).y for place in range(path.elementCount())]
    assert 3 <= points.count(min(points)) <= 8
    assert path.currentPosition() == QPointF(width, 50)
    few, wave = (line_of(START, width, 30, each, 56, is_few=True).path for each in (Stroke("strain", 2, ""), WAVE))
    assert few.boundingRect().height() == pytest.approx(wave.boundingRect().height(), abs=0.5)


def test_strokes_are_as_wide_as_they_take_long_and_a_short_one_is_still_seen() -> None:
    one, two = stroke_boxes(QRectF(0, 0, 914, 40), (WAVE, FLAT), 14)
    assert (one.width(), two.width()) == pytest.approx((600, 300))
    assert two.x() == pytest.approx(614)
    _, short = stroke_boxes(QRectF(0, 0, 914, 40), (Stroke("wave", 99, "a"), Stroke("flat", 1, "b")), 14)
    assert short.width() > 80


def test_a_stroke_is_wide_enough_for_its_name_where_all_have_room() -> None:
    strokes = (Stroke("wave", 10, "lang"), Stroke("flat", 1, "een lange naam"), Stroke("flat", 4, "kort"))
    boxes = stroke_boxes(QRectF(0, 0, 628, 40), strokes, 14, (50.0, 150.0, 60.0))
    assert boxes[1].width() == pytest.approx(150.0)
    assert boxes[2].right() == pytest.approx(628)
    assert boxes[0].width() > boxes[2].width() > 60
    usual = stroke_boxes(QRectF(0, 0, 228, 40), strokes, 14)
    assert stroke_boxes(QRectF(0, 0, 228, 40), strokes, 14, (50.0, 150.0, 60.0)) == usual


def colours(image: QImage, x: int) -> set[str]:
    return {image.pixelColor(x, y).name() for y in range(image.height())}


def test_rest_is_flat_and_mauve_and_recovery_swells_in_amber(qapp: QApplication) -> None:
    theme = Theme()
    drawing = Drawing(theme, 40, 300)
    drawing.show_strokes((WAVE, FLAT))
    image = drawing.grab().toImage()
    assert theme.color("accent").name() in {c for x in range(190) for c in colours(image, x)}
    for x in range(210, 290):
        drawn = [y for y in range(image.height()) if near(image.pixelColor(x, y), theme.color("rest"))]
        assert drawn
        assert min(drawn) > image.height() - 6


@pytest.mark.parametrize("top", [0.0, 0.25, 0.5, 0.75])
def test_a_flat_line_fills_whole_pixels_wherever_it_is_drawn(qapp: QApplication, top: float) -> None:
    theme = Theme()
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(theme.color("background"))
    with painting(image) as painter:
        paint_stroke(painter, QRectF(2, top, 56, 30), FLAT, theme)
    ground = theme.color("background")
    inked = [y for y in range(40) if not near(image.pixelColor(30, y), ground)]
    assert len(inked) == 2
    assert all(near(image.pixelColor(30, y), theme.color("rest")) for y in inked)


@pytest.mark.parametrize("palette", [NIGHT, DAY])
def test_a_flat_line_that_is_faint_is_still_mauve(palette: Palette, qapp: QApplication) -> None:
    theme = Theme(palette=palette)
    drawing = Drawing(theme, 40, 300)
    drawing.opacity = 0.6
    drawing.show_strokes((FLAT, replace(WAVE, times=1)))
    image = drawing.grab().toImage()
    assert palette.rest in colours(image, 40), "as clear as on every other screen"
    assert palette.rest in colours(image, 290), "also after breaths"
    assert palette.accent not in {color for x in range(100, 250) for color in colours(image, x)}


@pytest.mark.parametrize("palette", [NIGHT, DAY])
def test_what_is_below_a_wave_has_no_edge_at_its_foot(palette: Palette, qapp: QApplication) -> None:
    theme, ground = Theme(palette=palette), QColor(palette.background)
    image = QImage(200, 60, QImage.Format.Format_RGB32)
    image.fill(ground)
    with painting(image) as painter:
        paint_stroke(painter, QRectF(0, 0, 200, 50), replace(WAVE, cycle=EVEN), theme, cycle_px=200)
    below = [sum(abs(a - b) for a, b in zip(rgb(image, 100, y), rgb(image, 100, 59), strict=True)) for y in range(60)]
    assert below[20] > 12
    assert max(below[46:]) <= 6


def rgb(image: QImage, x: int, y: int) -> tuple[int, int, int]:
    color = image.pixelColor(x, y)
    return color.red(), color.green(), color.blue()


def near(one: QColor, other: QColor) -> bool:
    return max(abs(one.red() - other.red()), abs(one.green() - other.green()), abs(one.blue() - other.blue())) < 12


def test_an_evening_is_told_to_who_does_not_see_it(qapp: QApplication) -> None:
    plan = PlanDrawing(Theme())
    plan.show_strokes((WAVE, Stroke("flat", 1, "stilzitten", EVEN)))
    assert plan.accessibleName() == "lang uitademen 6 minuten, stilzitten 1 minuut"


LONGEST = (
    Stroke("gentle", 8, "gedachten parkeren"),
    Stroke("wave", 14, "langzaam ademen", is_peak=True),
    Stroke("gentle", 8, "een kussen op schoot"),
    Stroke("wave", 12, "iets langer uitademen"),
    Stroke("flat", 8, "stilzitten"),
)


@pytest.mark.parametrize(("scale", "width"), [(100, 420), (100, 470), (160, 690)])
def test_each_name_stands_whole_below_its_stroke_on_two_lines_at_most(
    qapp: QApplication, scale: int, width: int
) -> None:
    theme = Theme(scale=scale / 100)
    plan = PlanDrawing(theme)
    plan.resize(width, plan.height())
    plan.show_strokes(LONGEST)
    metrics = QFontMetricsF(theme.font(13.5))
    placed = plan.placed()
    ends = [part.x() for part, _ in placed[1:]] + [float(width)]
    for name, (part, lines), end in zip(plan.names, placed, ends, strict=True):
        assert " ".join(lines) == name
        assert len(lines) <= 2
        assert max(part.x() + metrics.horizontalAdvance(line) for line in lines) < end
    assert any(len(lines) == 2 for _, lines in placed)
    one_line = PlanDrawing(theme)
    one_line.resize(width, one_line.height())
    one_line.show_strokes(LONGEST[-1:])
    assert plan.heightForWidth(width) >= one_line.heightForWidth(width) + metrics.lineSpacing() - 1


@pytest.mark.parametrize("width", [435, 460])
def test_in_little_room_each_word_has_a_line_before_names_run_into_each_other(qapp: QApplication, width: int) -> None:
    theme = Theme(scale=1.6)
    plan = PlanDrawing(theme)
    plan.resize(width, plan.height())
    names = ("drie goede dingen", "langzaam ademen", "buikademhaling", "niets hoeven")
    plan.show_strokes([Stroke("gentle", each, name) for each, name in zip((5, 14, 8, 8), names, strict=True)])
    metrics, placed = QFontMetricsF(theme.font(13.5)), plan.placed()
    ends = [part.x() for part, _ in placed[1:]] + [float(width)]
    for name, (part, lines), end in zip(plan.names, placed, ends, strict=True):
        assert " ".join(lines) == name
        assert max(part.x() + metrics.horizontalAdvance(line) for line in lines) < end


def test_a_stroke_is_as_wide_as_it_takes_long_where_its_name_fits_on_two_lines(qapp: QApplication) -> None:
    plan = PlanDrawing(Theme())
    plan.resize(692, plan.height())
    told = (
        (8, "gedachten parkeren"),
        (14, "langzaam ademen"),
        (8, "je eigen adem"),
        (12, "lang uitademen"),
        (8, "stilzitten"),
    )
    plan.show_strokes([Stroke("gentle", minutes, name) for minutes, name in told])
    per_minute = [part.width() / minutes for (part, _), (minutes, _) in zip(plan.placed(), told, strict=True)]
    assert max(per_minute) - min(per_minute) < 0.1
    assert [len(lines) for _, lines in plan.placed()] == [2, 1, 2, 1, 1]


@pytest.mark.parametrize("percent", [100, 160])
@pytest.mark.parametrize("name", ["lang uitademen", "prevelen", "jij"])
def test_the_ink_of_a_name_begins_where_its_line_does(name: str, percent: int, qapp: QApplication) -> None:
    theme = Theme(percent / 100)
    plan = PlanDrawing(theme)
    plan.show_strokes((replace(FLAT, label=name), WAVE))
    plan.resize(700, plan.heightForWidth(700))
    image = plan.grab().toImage()
    low = round(plan.placed()[0][0].bottom()) + 1
    line, words = (_first_ink(image, rows) for rows in (range(low), range(low, image.height())))
    assert words == pytest.approx(line, abs=1)


def _first_ink(image: QImage, rows: range) -> int:
    """Give the first column in which these rows differ from the corner of a picture."""
    ground = image.pixelColor(0, 0).lightness()
    return next(
        x for x in range(image.width()) if any(abs(image.pixelColor(x, y).lightness() - ground) > 40 for y in rows)
    )
