"""What stands around a running step: the plan, the buttons in one order, and the arc of time or the bar."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from herstel_app.app import make_application
from herstel_app.core.evening import Evening, EveningStep
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.ui.practice.corners import Corners
from herstel_app.ui.practice.plan import Plan
from herstel_app.ui.practice.running import Running
from tests.helpers.parking_states import open_page
from tests.helpers.screens import Stage, come_to_rest, run_claim, stage_at
from tests.helpers.tabbing import show_focus
from tests.helpers.waiting import comes
from tests.ui.conftest import UiStage

EVENING = Evening(
    "Avond",
    "head",
    (
        EveningStep("adem", "practise", "slow-breathing", 200.0, 3),
        EveningStep("stil", "practise", "stillness", 200.0, 3),
    ),
)
TAB_ORDER = {
    "alone": ["Pauze", "Donker", "Stop", "zachter", "harder", "Hulp"],
    "beside a text": ["Pauze", "Donker", "Stop", "Groot", "Hulp"],
    "to write on": ["Verder", "Stop", "Hulp"],
    "to read": ["lees voor", "Verder lezen", "Stop", "Hulp"],
}
EDGE = 0.95
"""Where the light is no longer told from its ground, as a share of its radius."""
LOOKS = [(100, (1200, 780)), (100, (960, 540)), (160, (1024, 700)), (160, (960, 540))]


def shown_at(folder: Path, scale: int, size: tuple[int, int]) -> tuple[Stage, Running]:
    stage = stage_at(make_application(["herstel"]), folder, scale)
    window = stage.herstel.window
    window.resize(*size)
    window.activateWindow()
    window.engine.begin_evening(EVENING)
    stage.advance(60)
    stage.settle()
    return stage, window.pane.running


def colors_of(image: QImage) -> list[str]:
    """Give the colours along the middle of a picture, each once where it goes on."""
    found: list[str] = []
    for x in range(image.width()):
        name = image.pixelColor(x, image.height() // 2).name()
        if not found or found[-1] != name:
            found.append(name)
    return found


@pytest.mark.parametrize(("scale", "size"), LOOKS)
def test_the_plan_is_there_at_every_size(qapp: QApplication, tmp_path: Path, scale: int, size: tuple[int, int]) -> None:
    stage, running = shown_at(tmp_path / "data", scale, size)
    line = running.plan.line
    assert line.isVisible()
    assert line.visibleRegion().boundingRect() == line.rect()
    assert running.stop_button.mapTo(running, QPoint(0, running.stop_button.height())).y() + 8 <= (
        line.mapTo(running, QPoint()).y()
    )
    accent = QColor(stage.herstel.theme.palette.accent)
    colors = colors_of(line.grab().toImage())
    assert accent.name() in colors, "the share that is done"
    assert QColor(stage.herstel.theme.palette.hairline).name() in colors, "what comes"
    stage.close()


@pytest.mark.parametrize(("scale", "size"), LOOKS)
def test_the_buttons_have_one_order_for_the_eye_and_for_tab(
    qapp: QApplication, tmp_path: Path, scale: int, size: tuple[int, int]
) -> None:
    stage, running = shown_at(tmp_path / "data", scale, size)
    names = ["Pauze", "Donker", "Stop"]
    buttons = [running.pause_button, running.dark_button, running.stop_button]
    places = [(each.mapTo(running, QPoint()).y(), each.mapTo(running, QPoint()).x()) for each in buttons]
    assert [each.text() for each in buttons] == names
    assert places == sorted(places)
    order: list[QWidget] = []
    while len(order) < 6:
        QTest.keyClick(QApplication.focusWidget() or running, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        order.append(focus)
    assert order == [*buttons, *running.corners.volume_links, running.help_button]
    stage.close()


@pytest.mark.parametrize(("scale", "size"), LOOKS)
def test_a_mouse_makes_it_softer_and_louder_in_the_corner_opposite_help(
    qapp: QApplication, tmp_path: Path, scale: int, size: tuple[int, int]
) -> None:
    stage, running = shown_at(tmp_path / "data", scale, size)
    softer, louder = running.corners.volume_links
    settings, handle = stage.herstel.engine.settings, stage.herstel.window.windowHandle()
    before = settings.settings.volume
    for link, volume in ((softer, before - 5), (louder, before), (louder, before + 5)):
        at = link.mapTo(stage.herstel.window, link.rect().center())
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=at)
        assert settings.settings.volume == volume
        assert running.small_line.text() == f"geluid {volume} %"
    help_at, louder_at = (each.mapTo(running, QPoint()) for each in (running.help_button, louder))
    assert louder_at.y() == help_at.y()
    assert running.width() - (louder_at.x() + louder.width()) <= help_at.x() + 8
    running.controls.go_at_once()
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=louder.mapTo(stage.herstel.window, QPoint(5, 5)))
    assert settings.settings.volume == before + 5, "what is not seen is not pressed"
    stage.close()


@pytest.mark.parametrize("what", TAB_ORDER)
def test_tab_comes_first_to_what_is_done_and_last_to_help(stage: UiStage, what: str) -> None:
    window = stage.herstel.window
    window.activateWindow()
    if what == "alone":
        stage.herstel.engine.begin_exercise(PracticeRequest("slow-breathing", 5))
        stage.advance(60)
    elif what == "beside a text":
        run_claim(stage, 20)
    elif what == "to write on":
        open_page(stage)
    else:
        read = EveningStep("lezen", "read", "rest-and-recovery", 60.0)
        stage.herstel.engine.begin_evening(Evening("Avond", "head", (read, EVENING.steps[0])))
    stage.settle()
    show_focus()
    names: list[str] = []
    while names[-1:] != ["Hulp"]:
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert isinstance(focus, QPushButton)
        assert window.pane.isAncestorOf(focus)
        names.append(focus.text())
    assert names == TAB_ORDER[what]


def done_share(running: Running, place: int = 0, parts: int = 1) -> float:
    """Give how much of a part of the plan is drawn as done, of parts of equal length."""
    image = running.plan.line.grab().toImage()
    y, gap = image.height() // 2, running.plan.line.width() * 8 / 326
    width = (image.width() - gap * (parts - 1)) / parts
    left = round(place * (width + gap))
    colors = [image.pixelColor(x, y).name() for x in range(left + 2, round(left + width) - 2)]
    return colors.count(colors[0]) / len(colors)


@pytest.mark.parametrize("less_motion", [False, True])
@pytest.mark.parametrize("first", ["slow-breathing", "stillness", "body-scan"])
def test_the_plan_shows_what_is_really_left_of_a_part(stage: UiStage, first: str, less_motion: bool) -> None:
    stage.herstel.engine.settings.change(reduced_motion=less_motion)
    window, running = stage.herstel.window, stage.herstel.window.pane.running
    other = EveningStep("stil", "practise", "stillness", 200.0, 3)
    window.engine.begin_evening(Evening("Avond", "head", (EveningStep("een", "practise", first, 200.0), other)))
    stage.advance(40)
    practice = window.engine.practice
    practice.pause()
    stage.advance(20)
    practice.resume()
    timeline = practice.timeline
    assert timeline is not None
    for share in (0.5, 0.97):
        stage.advance(share * timeline.duration_s - practice.at_s)
        come_to_rest(window)
        assert done_share(running, 0, 2) == pytest.approx(practice.at_s / timeline.duration_s, abs=0.03)
        assert done_share(running, 0, 2) < 1


def drawn(running: Running) -> tuple[float, bytes]:
    """Give how far the brightest pixel of the line is from the ground, and all of it."""
    image = running.plan.line.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    ground = image.pixelColor(0, 0).lightness()
    row = [image.pixelColor(x, image.height() // 2).lightness() for x in range(4, image.width() - 4)]
    return max(abs(each - ground) for each in row), bytes(image.constBits())


def test_of_one_exercise_the_line_moves_once_a_second_at_most(stage: UiStage) -> None:
    stage.herstel.engine.begin_exercise(PracticeRequest("slow-breathing", 3))
    stage.advance(30)
    stage.settle()
    running, practice = stage.herstel.window.pane.running, stage.herstel.engine.practice
    assert running.plan.line.isVisible()
    seen = []
    for _ in range(100):
        stage.clock.seconds += 0.1
        practice.advance()
        seen.append(drawn(running)[1])
    assert 5 <= sum(before != after for before, after in pairwise(seen)) <= 10


@pytest.mark.parametrize(("alone", "first", "is_seen"), [
    (True, "slow-breathing", True), (True, "stillness", False), (False, "slow-breathing", True),
    (False, "stillness", True),
])  # fmt: skip
def test_with_no_hand_the_line_stays_dimmer_but_where_a_ring_tells_the_same(
    stage: UiStage, alone: bool, first: str, is_seen: bool
) -> None:
    window, running = stage.herstel.window, stage.herstel.window.pane.running
    if alone:
        window.engine.begin_exercise(PracticeRequest(first, 3))
    else:
        steps = EveningStep("een", "practise", first, 200.0, 3), EveningStep("stil", "practise", "stillness", 200.0, 3)
        window.engine.begin_evening(Evening("Avond", "head", steps))
    stage.advance(90)
    stage.settle()
    come_to_rest(window)
    whole = drawn(running)[0]
    running.controls.go()
    come_to_rest(window)
    left = drawn(running)[0]
    assert left < 0.7 * whole
    assert (left > 0.2 * whole) is is_seen
    words = running.plan.words
    assert words.isVisible(), "for a screen reader it is there"
    running.controls.show_again()
    come_to_rest(window)
    assert drawn(running)[0] == whole


def test_the_controls_go_in_stillness_too(stage: UiStage) -> None:
    window = stage.herstel.window
    window.activateWindow()
    controls = window.pane.running.controls
    controls.rest_ms = 100
    window.engine.begin_exercise(PracticeRequest("stillness", 3))
    stage.advance(40)
    assert comes(lambda: not controls.are_seen)
    stage.advance(30)
    assert not controls.are_seen


@pytest.mark.parametrize(("scale", "size"), LOOKS)
def test_a_page_to_write_on_has_the_window_and_all_of_it_is_in_sight(
    qapp: QApplication, tmp_path: Path, scale: int, size: tuple[int, int]
) -> None:
    stage = stage_at(make_application(["herstel"]), tmp_path / "data", scale)
    window = stage.herstel.window
    window.resize(*size)
    page = open_page(stage, "three-good-things")
    stage.settle()
    assert not window.rail.isVisible()
    assert not page.corners.grow_button.isVisible()
    for part in (page.sheet, page.next_button, page.stop_link):
        assert part.visibleRegion().boundingRect() == part.rect()
    assert page.sheet.width() <= stage.herstel.theme.px(688), "as wide as the step of what is put away"
    assert page.sheet.height() <= stage.herstel.theme.px(320)
    left = page.sheet.mapTo(page, QPoint()).x()
    assert abs(left - (page.width() - left - page.sheet.width())) <= 2
    stage.close()


def test_in_large_text_beside_a_page_the_buttons_are_one_row_and_the_name_one_line(
    qapp: QApplication, tmp_path: Path
) -> None:
    app = make_application(["herstel"])
    stage = stage_at(app, tmp_path / "data", 160)
    stage.herstel.window.resize(960, 540)
    run_claim(stage, 14)
    stage.settle()
    running = stage.herstel.window.pane.running
    shown = running.pause_button, running.dark_button, running.stop_button
    assert len({each.mapTo(running, QPoint()).y() for each in shown}) == 1
    title = next(each for each in running.corners.findChildren(QLabel) if each.text())
    assert title.height() < 2 * title.fontMetrics().height()
    stage.close()


def test_beside_a_text_the_line_is_near_the_light_and_a_bar_tells_how_much_is_over(
    qapp: QApplication, tmp_path: Path
) -> None:
    stage = stage_at(make_application(["herstel"]), tmp_path / "data", 100)
    run_claim(stage, 54)
    stage.settle()
    running = stage.herstel.window.pane.running
    line = next(each for each in running.findChildren(QLabel) if each.property("role") == "line")
    letters = line.mapTo(running, QPoint(0, line.contentsMargins().top())).y()
    light = running.glow.y() + (running.glow.height() + running.glow.height_in(running.width()) * EDGE) / 2
    assert 30 <= letters - light <= 70
    assert running.glow.y() + running.glow.height() / 2 < running.height() / 2
    assert running.pause_button.mapTo(running, QPoint()).y() - letters < 120, "its buttons belong to it"
    assert running.plan.line.isVisible()
    assert running.plan.line.mapTo(running, QPoint()).y() > running.stop_button.mapTo(running, QPoint()).y()
    assert not any(each.isVisible() and each.text() for each in running.plan.findChildren(QLabel)), "named above it"
    stage.close()


@pytest.mark.parametrize("scale", [100, 160])
def test_alone_in_the_window_a_line_is_short(qapp: QApplication, tmp_path: Path, scale: int) -> None:
    app = make_application(["herstel"])
    stage = stage_at(app, tmp_path / "data", scale)
    stage.herstel.engine.begin_exercise(PracticeRequest("body-scan", 10))
    stage.advance(120)
    stage.settle()
    running = stage.herstel.window.pane.running
    line = next(each for each in running.findChildren(QLabel) if "linkerknie" in each.text())
    assert line.contentsRect().width() <= 0.7 * running.width() + 1
    assert line.contentsRect().width() <= 34 * line.fontMetrics().averageCharWidth() + 1
    assert abs(line.geometry().center().x() - running.rect().center().x()) <= 1
    stage.close()


@pytest.mark.parametrize("percent", [100, 160])
@pytest.mark.parametrize("begin", ["beside a text", "alone, then beside a page", "in an evening, then beside a page"])
def test_beside_a_page_the_name_is_told_once_and_the_bar_is_there(stage: UiStage, percent: int, begin: str) -> None:
    window = stage.herstel.window
    stage.herstel.engine.settings.change(text_scale_percent=percent)
    stage.settle()
    if begin == "beside a text":
        run_claim(stage, 20)
    elif begin == "alone, then beside a page":
        stage.herstel.engine.begin_exercise(PracticeRequest("slow-breathing", 5))
    else:
        stage.herstel.engine.begin_evening(EVENING)
    if begin != "beside a text":
        window.open_page("settings")
    stage.advance(1)
    stage.settle()
    running = window.pane.running
    assert not window.is_grown
    assert running.plan.line.isVisible()
    texts = [each for each in running.findChildren(QLabel) if each.isVisible() and each.text()]
    assert [each.text() for each in texts if "langzaam ademen" in each.text().lower()] == ["Langzaam ademen"]
    if begin.startswith("in an evening") and percent == 100:
        assert "daarna stilzitten" in [each.text() for each in texts]
    title = next(each for each in texts if each.text() == running.corners.title)
    if title.y() < running.help_button.height():  # on one line with the links
        assert abs(baseline(title) - baseline(running.help_button)) <= 1
        assert baseline(running.grow_button) == baseline(running.help_button)


def baseline(part: QLabel | QPushButton) -> int:
    """Give where the letters of one line stand, in px from the top of what it is in."""
    metrics = part.fontMetrics()
    above = part.contentsMargins().top() if isinstance(part, QLabel) else (part.height() - metrics.height()) // 2
    return part.y() + above + metrics.ascent()


@pytest.mark.parametrize(("percent", "size"), [(100, (1200, 780)), (100, (960, 540)), (160, (1024, 700))])
def test_help_and_the_plan_stand_in_one_place_in_every_step(
    stage: UiStage, percent: int, size: tuple[int, int]
) -> None:
    window, engine = stage.herstel.window, stage.herstel.engine
    engine.settings.change(text_scale_percent=percent)
    window.resize(*size)
    stage.settle()
    read = EveningStep("lezen", "read", "rest-and-recovery", 60.0)
    engine.begin_evening(Evening("Avond", "head", (read, EVENING.steps[0])))
    stage.settle()
    places = [_places_in(window)]
    engine.programmes.go_on()
    stage.settle()
    places.append(_places_in(window))
    engine.practice.stop()
    window.pane.close_form()
    open_page(stage)
    stage.settle()
    places.append(_places_in(window))
    assert len(set(places)) == 1, places


def _places_in(window: QWidget) -> tuple[int, ...]:
    """Give where the link to help and the line of the plan are."""
    (link,) = (each.help_button for each in window.findChildren(Corners) if each.isVisible())
    (line,) = (each.line for each in window.findChildren(Plan) if each.isVisible())
    return tuple(x for part in (link, line) for x in part.mapTo(window, QPoint()).toTuple())
