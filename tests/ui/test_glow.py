"""The glow: without an edge, half as bright as it was, alive in stillness, and painted only where it changes."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, QPointF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from herstel_app.app import make_application
from herstel_app.core.timeline import Frame, Segment, Timeline
from herstel_app.core.trace import SWELL_S
from herstel_app.ui.kit import glow_lines
from herstel_app.ui.kit.glow import INTO, LOST, Glow
from herstel_app.ui.kit.glow_circle import SMALLEST, STEPS, Ahead, GlowCircle, Light
from herstel_app.ui.kit.glow_lines import EDGE_FADE_PX, SideLine, Tone, TraceLine, Wave, lost_to_the_left
from herstel_app.ui.kit.glow_pictures import GlowPictures, falloff, paint_glow
from herstel_app.ui.kit.palettes import DAY, NIGHT, Palette
from herstel_app.ui.kit.theme import Theme
from tests.helpers.luminance import linear, mean_luminance

WAS_IN, WAS_OUT = 0.1118, 0.0467
"""Mean luminance of the glow that was, in its square of 460 px, breathed in and breathed out."""
WAS_DIM = 0.0173
SIDE = 460
FRAME = Frame(10.0, "breathe", "inhale", "", 0.5, 1.0, 1.0, 100.0, glow=1.0)


class Paints(QObject):
    """Notes how much of a widget and its parts is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.pixels = 0
        for part in (widget, *widget.findChildren(QWidget)):
            part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QPaintEvent):
            rect = event.rect()
            self.pixels += rect.width() * rect.height()
        return False


def shown(frame: Frame, dim: bool = False, theme: Theme | None = None, size: tuple[int, int] = (SIDE, SIDE)) -> Glow:
    make_application(["herstel"])
    glow = Glow(theme or Theme(1.0), dim)
    glow.resize(*size)
    glow.show_frame(frame)
    glow.show()
    QApplication.processEvents()
    return glow


def still_plan() -> Timeline:
    still = Segment(0.0, 120.0, "quiet", None, None, is_rest=True)
    return Timeline((still, Segment(120.0, 130.0, "closing", None, None)))


def breathing_plan() -> Timeline:
    segments = []
    for number in range(12):
        at_s = 10.0 * number
        segments.append(Segment(at_s, at_s + 4, "breathe", "inhale", None, 0.0, 1.0, at_s))
        segments.append(Segment(at_s + 4, at_s + 10, "breathe", "exhale", None, 1.0, 0.0, at_s))
    return Timeline(tuple(segments))


def test_it_is_at_most_half_as_bright_as_it_was(qapp: QApplication) -> None:
    assert mean_luminance(shown(FRAME).grab().toImage()) <= WAS_IN / 2
    assert mean_luminance(shown(replace(FRAME, level=0.0)).grab().toImage()) <= WAS_OUT / 2
    assert mean_luminance(shown(FRAME, dim=True).grab().toImage()) <= WAS_DIM / 2


@pytest.mark.parametrize("palette", [NIGHT, DAY])
def test_it_falls_everywhere_and_has_no_edge(palette: object, qapp: QApplication) -> None:
    middle, ground = QColor(palette.glow), QColor(palette.pane)  # type: ignore[attr-defined]
    image = paint_glow(middle, ground, 200).toImage()
    light = linear(image)
    y, x = np.indices(light.shape)
    distance = np.hypot(x - 199.5, y - 199.5)
    rings = np.array([light[(distance >= r) & (distance < r + 5)].mean() for r in range(0, 200, 5)])
    fallen = np.abs(np.diff(rings))
    assert (fallen[1:-3] > 0).all(), "no plateau"
    assert fallen.max() <= np.abs(rings[0] - rings[-1]) / 12, "no edge"
    assert image.pixelColor(0, 0) == ground
    assert image.pixelColor(200, 0).name() == ground.name()


def test_no_bands_are_seen(qapp: QApplication) -> None:
    image = paint_glow(QColor(NIGHT.glow), QColor(NIGHT.pane), 200).toImage()
    # Along a circle the light is the same, and would be one colour; here it is at times the next one.
    reds = {
        image.pixelColor(round(200 + 150 * np.cos(a)), round(200 + 150 * np.sin(a))).red()
        for a in np.arange(0, 6, 0.05)
    }
    assert len(reds) >= 2


def test_what_does_not_change_is_not_painted(qapp: QApplication) -> None:
    glow = shown(FRAME, size=(1200, 460))
    plan = still_plan()
    glow.show_frame(plan.frame_at(60.0), False, plan)
    QApplication.processEvents()
    paints = Paints(glow)
    glow.show_frame(plan.frame_at(60.01), False, plan)
    QApplication.processEvents()
    assert paints.pixels == 0


def test_a_breath_paints_the_glow_and_its_trace_only(qapp: QApplication) -> None:
    glow, plan = shown(FRAME, size=(1200, 460)), breathing_plan()
    glow.show_frame(plan.frame_at(62.0), False, plan)
    QApplication.processEvents()
    paints = Paints(glow)
    glow.show_frame(plan.frame_at(62.1), False, plan)
    QApplication.processEvents()
    assert 0 < paints.pixels <= 0.5 * 1200 * 460


def test_at_rest_it_lives(qapp: QApplication) -> None:
    glow, plan = shown(FRAME, size=(1200, 460)), still_plan()
    seen = []
    for at_s in (56.0, 56.0 + SWELL_S / 2):
        glow.show_frame(plan.frame_at(at_s), False, plan)
        seen.append(mean_luminance(glow.grab().toImage().copy(450, 80, 300, 300)))
    assert 1.02 * min(seen) <= max(seen) <= 1.05 * min(seen), "it lives, and asks for nothing"


def test_rest_is_a_flat_line_and_a_breath_a_wave(qapp: QApplication) -> None:
    glow = shown(FRAME, size=(1200, 460))

    def rows(plan: Timeline, at_s: float) -> int:
        """Give how many rows, left of the glow, have something drawn in them."""
        glow.show_frame(plan.frame_at(at_s), False, plan)
        left = linear(glow.grab().toImage())[:, :360]
        return int((left.max(axis=1) > left.min() * 1.5).sum())

    assert rows(still_plan(), 60.0) <= 4
    assert rows(breathing_plan(), 60.0) >= 100


@pytest.mark.parametrize("palette", [NIGHT, DAY])
def test_the_flat_line_of_rest_has_its_own_colour(palette: Palette, qapp: QApplication) -> None:
    glow, plan = shown(FRAME, theme=Theme(palette=palette), size=(1200, 460)), still_plan()
    glow.show_frame(plan.frame_at(60.0), False, plan)
    image = glow.grab().toImage()
    for x in (40, 1160):
        column = [image.pixelColor(x, y).name() for y in range(image.height())]
        assert column.count(QColor(palette.rest_line).name()) == 2
        assert len(set(column)) == 2, "it fills whole pixels"


@pytest.mark.parametrize("size", [(1200, 460), (1200, 381), (900, 447)])
def test_before_the_first_breath_the_line_is_as_mauve(size: tuple[int, int], qapp: QApplication) -> None:
    glow = shown(FRAME, size=size)
    settling = Segment(0.0, 30.0, "settle", None, None)
    plan = Timeline((settling, Segment(30.0, 34.0, "breathe", "inhale", None, 0.0, 1.0, 30.0)))
    glow.show_frame(plan.frame_at(29.0), False, plan)
    image = glow.grab().toImage()
    seen = {image.pixelColor(x, y).name() for x in range(size[0] // 2) for y in range(size[1])}
    assert NIGHT.rest_line in seen


@pytest.mark.parametrize("plan", [still_plan(), breathing_plan()])
def test_less_movement_moves_nothing(plan: Timeline, qapp: QApplication) -> None:
    glow = shown(FRAME, theme=Theme(1.0, reduced_motion=True), size=(1200, 460))
    pictures = []
    for at_s in (60.0, 62.0, 64.0, 67.0):
        glow.show_frame(replace(plan.frame_at(at_s), phase=None), False, plan)
        pictures.append(linear(glow.grab().toImage()))
    extent = [(picture > picture[0, 0] * 1.3).sum() for picture in pictures]
    assert max(extent) <= 1.1 * min(extent), "no change of size"
    means = [picture.mean() for picture in pictures]
    assert max(means) <= 1.12 * min(means), "hardly one of light"


@pytest.mark.parametrize("less_motion", [False, True])
@pytest.mark.parametrize("palette", [NIGHT, DAY])
def test_rest_lies_ahead_of_what_is_guided_faintly(palette: Palette, less_motion: bool, qapp: QApplication) -> None:
    glow = Glow(Theme(palette=palette, reduced_motion=less_motion))
    glow.resize(900, 300)

    def strength(plan: Timeline) -> float:
        """Give how strong the line right of the glow is, as a share of its own colour."""
        glow.show_frame(plan.frame_at(20.0), timeline=plan)
        image = glow.grab().toImage()
        ground, line = QColor(glow.ground or palette.pane).red(), QColor(palette.rest_line).red()
        across = [image.pixelColor(880, y).red() - ground for y in range(image.height())]
        return max(across, key=abs) / (line - ground)

    for glow.is_alone in (False, True):
        assert 0.05 <= strength(breathing_plan()) <= 0.15
        assert strength(still_plan()) > 0.97


def test_where_there_is_little_room_more_than_a_breath_comes_out_of_the_light(qapp: QApplication) -> None:
    glow, plan = shown(FRAME, size=(406, 300)), breathing_plan()
    middle, ground, clear = 203, QColor(NIGHT.pane), 45 + 24
    glow.show_frame(replace(plan.frame_at(60.0), word=""), False, plan)
    seen = glow.grab().toImage()
    glow.show_frame(replace(plan.frame_at(60.0), word=""))
    bare = glow.grab().toImage()

    def added(x: int) -> list[int]:
        """Give how much brighter each pixel of a column is than the light alone."""
        return [seen.pixelColor(x, y).red() - bare.pixelColor(x, y).red() for y in range(300)]

    assert not any(any(added(x)) for x in range(middle - clear, middle))
    heights = [int(np.argmax(added(x))) for x in range(EDGE_FADE_PX // 2, middle - clear - 12)]
    assert all(max(added(x)) >= 5 for x in range(EDGE_FADE_PX // 2, middle - clear - 12)), "without a gap"
    assert min(heights) <= 150 - 30
    assert max(heights) >= 150 + 30
    assert sum(high <= 150 < low or low <= 150 < high for low, high in pairwise(heights)) >= 2, "a whole breath"
    ahead = [max(abs(seen.pixelColor(x, y).red() - ground.red()) for y in range(300)) for x in (356, 386, 404)]
    assert ahead[0] > ahead[1] >= ahead[2]


BESIDE_LINE = np.r_[:147, 154:300]


@pytest.mark.parametrize("scale", [1.0, 1.6])
@pytest.mark.parametrize("word", ["adem in", "adem uit", "nog iets in", "pauze"])
def test_a_word_keeps_within_the_light_and_clear_of_the_trace(scale: float, word: str, qapp: QApplication) -> None:
    glow, plan = shown(FRAME, theme=Theme(scale), size=(406, 300)), breathing_plan()
    (circle,) = glow.findChildren(GlowCircle)
    bare = replace(plan.frame_at(60.0), word="")

    def seen(frame: Frame, timeline: Timeline | None) -> np.ndarray:
        glow.show_frame(frame, False, timeline)
        return linear(glow.grab().toImage())

    written = np.abs(seen(replace(bare, word=word), None) - seen(bare, None))[BESIDE_LINE].max(axis=0)
    traced = np.abs(seen(replace(bare, word=word), plan) - seen(replace(bare, word=word), None)).max(axis=0)
    first, last = np.flatnonzero(written)[[0, -1]]
    assert last - first <= 0.8 * SMALLEST * circle.width(), "the core of the light breathed out"
    assert np.flatnonzero(traced[:203])[-1] <= first - 24


def test_where_there_is_little_room_rest_is_one_line_of_one_strength(qapp: QApplication) -> None:
    glow, plan = shown(FRAME, size=(406, 300)), still_plan()
    glow.show_frame(replace(plan.frame_at(60.0), presence=0.9), False, plan)
    picture = glow.grab().toImage()
    reds = [picture.pixelColor(x, 150).red() for x in (*range(48, 60), *range(346, 358))]
    assert max(reds) - min(reds) <= 10, "where both lie over each other it was 22"


def rows_of(glow: Glow, left: int, right: int) -> set[int]:
    """Give the rows in which something is drawn between two places where there is no light."""
    image = glow.grab().toImage()
    ground = image.pixelColor(glow.width() - 1, 0)
    return {y for y in range(image.height()) for x in range(left, right) if image.pixelColor(x, y) != ground}


@pytest.mark.parametrize("size", [(1200, 460), (1200, 381), (406, 300)])
def test_what_lies_ahead_is_one_line_with_the_trace_until_the_first_breath(
    size: tuple[int, int], qapp: QApplication
) -> None:
    glow = shown(FRAME, size=size)
    plan = Timeline(
        (Segment(0.0, 30.0, "settle", None, None), Segment(30.0, 34.0, "breathe", "inhale", None, 0.0, 1.0, 30.0))
    )
    glow.show_frame(plan.frame_at(29.0), False, plan)
    width, seen = size[0], 25
    before = rows_of(glow, seen, 40) | rows_of(glow, 250, 300) if width > 800 else rows_of(glow, seen, 40)
    ahead = rows_of(glow, width - 40, width - seen)
    assert len(ahead) == 2
    assert ahead <= before
    assert max(ahead) > size[1] // 2 + 10, "as low as a breath begins"


def test_what_lies_ahead_begins_in_the_light_as_it_is_now_and_costs_a_strip(qapp: QApplication) -> None:
    glow, plan = shown(FRAME, size=(1200, 460)), breathing_plan()
    begins = []
    for at_s in (60.0, 64.0):
        glow.show_frame(plan.frame_at(at_s), False, plan)
        seen = linear(glow.grab().toImage())
        glow.show_frame(plan.frame_at(at_s))
        added = np.abs(seen - linear(glow.grab().toImage()))[:, 600:].max(axis=0)
        begins.append(int(np.flatnonzero(added > 0.5 * added[-60:].max())[0]))
    assert begins[0] < begins[1] - 20
    assert begins[1] < 210, "it ran from the edge of the light"
    sides = [each for each in glow.findChildren(SideLine) if not isinstance(each, TraceLine)]
    assert [each.height() for each in sides] == [8]


def test_what_lies_ahead_is_painted_whole_where_it_gets_lower(qapp: QApplication) -> None:
    """A newcomer saw a piece of it left behind, beside the light."""
    circle = GlowCircle(None, Theme(1.0, NIGHT), dim=False)  # type: ignore[arg-type] # a window of its own
    circle.resize(400, 400)
    circle.show_light(Light(120))
    circle.show()
    screen = QGuiApplication.primaryScreen()
    for ahead in (Ahead(60, 70, 30, 0.5), Ahead(40, 60, 30, 0.5), Ahead(40, 75, 30, 0.4), None, Ahead(0, 75, 30, 0.4)):
        circle.show_ahead(ahead)
        qapp.processEvents()
        seen = screen.grabWindow(circle.winId()).toImage().convertToFormat(QImage.Format.Format_RGB32)
        assert seen == circle.grab().toImage().convertToFormat(QImage.Format.Format_RGB32), ahead
    circle.close()


def test_the_light_has_a_heart_a_core_and_a_faint_skirt() -> None:
    assert [falloff(share) <= most for share, most in ((0.05, 0.97), (0.1, 0.92), (0.2, 0.82))] == [True] * 3
    assert falloff(0.5) <= 0.52
    assert [round(falloff(0.1 * tenth), 2) for tenth in (8, 9, 10)] == [0.12, 0.05, 0.0]


@pytest.mark.parametrize(("at_s", "share"), [(60.0, SMALLEST), (64.0, 1.0)], ids=["out", "in"])
def test_the_trace_is_lost_in_the_light_as_it_is_now(at_s: float, share: float, qapp: QApplication) -> None:
    glow, plan = shown(FRAME, size=(1200, 460)), breathing_plan()
    glow.show_frame(plan.frame_at(at_s), False, plan)
    seen = linear(glow.grab().toImage())
    glow.show_frame(plan.frame_at(at_s))
    added = np.abs(seen - linear(glow.grab().toImage()))[:, :600].max(axis=0)
    reach, middle = 210, 600
    lost, whole = (round(middle - part) for part in (INTO * share * reach, (INTO * share + LOST) * reach))
    assert not added[lost + 2 :].any(), "the word stands clear of it"
    assert added[whole - 10 : whole].min() > 0.4 * added.max()
    fade = added[whole:lost]
    assert fade[: len(fade) // 3].mean() > 3 * fade[-len(fade) // 3 :].mean(), "no end is seen"
    assert np.abs(np.diff(fade)).max() < 0.35 * added.max()


def light_of(picture: QPixmap) -> np.ndarray:
    """Give the levels of a picture, averaged over rings of 4 px."""
    image = picture.toImage().convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)[:, :, :3]
    y, x = np.indices(rows.shape[:2])
    ring = (np.hypot(x - image.width() / 2 + 0.5, y - image.height() / 2 + 0.5) / 4).astype(int)
    return np.array([rows[ring == each].mean(axis=0) for each in range(image.width() // 8)])


@pytest.mark.parametrize("radius", [116, 160, 208])
@pytest.mark.parametrize("opacity", [1.0, 0.5])
def test_made_narrower_it_is_the_same_light(radius: int, opacity: float, qapp: QApplication) -> None:
    middle, ground, pictures = QColor(NIGHT.glow), QColor(NIGHT.pane), GlowPictures()
    narrow, own = QPixmap(2 * radius, 2 * radius), QPixmap(2 * radius, 2 * radius)
    for picture in (narrow, own):
        picture.fill(ground)
    with QPainter(narrow) as painter:
        painter.setOpacity(opacity)
        pictures.paint(painter, middle, ground, narrow.rect(), 210)
    with QPainter(own) as painter:
        painter.setOpacity(opacity)
        painter.drawPixmap(0, 0, paint_glow(middle, ground, radius))
    assert np.abs(light_of(narrow) - light_of(own)).max() <= 0.6, "of a level of the screen"


def test_it_keeps_a_picture_for_each_of_its_colours_and_none_once_it_is_gone(qapp: QApplication) -> None:
    glow, plan = shown(FRAME, size=(1200, 460)), still_plan()
    (circle,) = glow.findChildren(GlowCircle)
    whole = circle.width() ** 2 * 4
    for tenth in range(100):
        glow.show_frame(replace(FRAME, level=tenth / 100))
        glow.grab()
    assert 0 < circle.pictures.kept_bytes <= whole
    for at_s in np.arange(0.0, 12.0, 0.2):  # what was guided goes over into rest
        glow.show_frame(replace(plan.frame_at(at_s), glow=0.5), False, plan)
        glow.grab()
    assert circle.pictures.kept_bytes <= 4 * whole
    glow.hide()
    assert circle.pictures.kept_bytes == 0


def test_the_trace_leaves_its_ground_as_it_is(qapp: QApplication) -> None:
    """A ground that is painted over itself shows as bands by day."""
    theme = Theme(palette=DAY)
    window = QWidget()
    line = TraceLine(window, theme)
    line.resize(400, 200)
    line.show_wave(Wave(((0.0, 1.0), (4.0, 0.0)), 100.0, 20.0, 380.0), QPointF(400, 0), Tone(STEPS, STEPS))
    picture = line.grab().toImage()
    ground = theme.color("pane").rgb()
    assert {picture.pixel(x, y) for x in range(400) for y in (10, 190)} == {ground}
    assert any(picture.pixel(x, y) != ground for x in range(400) for y in range(60, 120))


def test_a_trace_that_runs_on_beyond_the_edge_is_lost_before_it(qapp: QApplication) -> None:
    theme, beyond = Theme(), 150
    window = QWidget()
    line = TraceLine(window, theme)
    line.setGeometry(-beyond, 0, 400, 200)
    line.show_wave(Wave(((0.0, 1.0), (4.0, 1.0)), 100.0, 0.0, 400.0), QPointF(400, 0), Tone(STEPS, STEPS))
    picture, ground = line.grab().toImage(), theme.color("pane").lightnessF()
    seen = [max(abs(picture.pixelColor(x, y).lightnessF() - ground) for y in range(200)) for x in range(beyond, 395)]
    whole = seen[EDGE_FADE_PX + 5]
    assert seen[0] < 0.05 * whole
    assert 0.3 * whole < seen[EDGE_FADE_PX // 2] < 0.7 * whole
    assert all(after - before < 0.1 * whole for before, after in pairwise(seen))


def test_where_the_trace_moves_with_the_light_it_is_lost_as_if_made_there(qapp: QApplication) -> None:
    theme, window = Theme(), QWidget()
    wave, tone = Wave(((0.0, 1.0), (4.0, 1.0)), 100.0, 0.0, 400.0), Tone(STEPS, STEPS)

    def line_at(x: int) -> TraceLine:
        line = TraceLine(window, theme)
        line.setGeometry(x, 0, 400, 200)
        line.show_wave(wave, QPointF(400, 0), tone)
        return line

    moved, made = line_at(-70), line_at(-77)
    moved.grab()
    moved.move(-77, 0)
    assert moved.grab().toImage() == made.grab().toImage() != line_at(-70).grab().toImage()


def test_what_does_not_move_with_the_light_is_made_once(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    """Making it for every place took a fifth of all that an exercise costs."""
    made = []

    def counted(width: int, height: int, length: float) -> QPixmap:
        made.append(width)
        return lost_to_the_left(width, height, length)

    monkeypatch.setattr(glow_lines, "lost_to_the_left", counted)
    glow, plan = shown(FRAME, size=(1200, 460)), breathing_plan()
    line, places = glow.findChild(TraceLine), set()
    assert line is not None
    for tenths in range(620, 720):
        glow.show_frame(plan.frame_at(tenths / 10), False, plan)
        glow.grab()
        places.add(line.x())
    assert len(places) > 10, "the trace ends where the light does"
    assert len(made) == 1


def test_before_the_first_breath_the_trace_is_rest_and_stays_so(qapp: QApplication) -> None:
    glow, theme = shown(FRAME, size=(1200, 460)), Theme(1.0)
    settling = Segment(0.0, 10.0, "settle", None, None)
    breaths = tuple(
        replace(each, start_s=each.start_s + 10, end_s=each.end_s + 10) for each in breathing_plan().segments
    )
    plan = Timeline((settling, *breaths))

    def warmth(left: int, right: int) -> float:
        """Give how much more red than blue the line is, for its light, between two places."""
        image = glow.grab().toImage()
        seen = [max((image.pixelColor(x, y) for y in range(460)), key=QColor.lightness) for x in range(left, right)]
        return sum(each.red() - each.blue() for each in seen) / sum(each.red() for each in seen)

    mauve, amber = theme.color("rest_line"), theme.color("trace")
    half = ((mauve.red() - mauve.blue()) / mauve.red() + (amber.red() - amber.blue()) / amber.red()) / 2
    for at_s in (8.0, 14.0):
        glow.show_frame(plan.frame_at(at_s), False, plan)
        assert warmth(250, 330) < half
    glow.show_frame(plan.frame_at(60.0), False, plan)
    assert warmth(250, 330) > half
