"""The lengths of the phases and the drawn breath, by themselves."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from herstel_app.core.content import BreathPhase
from herstel_app.core.own_pattern import OwnPattern
from herstel_app.ui.kit.style_sheet import style_sheet
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.pages.exercises.breath_line import BreathLine
from herstel_app.ui.pages.exercises.phase_field import PhaseField, PhaseRow, phase_title, short_title

KEY = Qt.Key
PHASES: tuple[BreathPhase, ...] = ("inhale", "hold", "exhale", "hold_out")


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme()


@pytest.fixture
def field(theme: Theme) -> PhaseField:
    made = PhaseField(theme, "Adem in", 1.0, 12.0)
    made.show_seconds(4)
    made.show()
    return made


def drawn(theme: Theme, pattern: OwnPattern, refused: bool = False) -> BreathLine:
    line = BreathLine(theme, {phase: (phase_title(phase), short_title(phase)) for phase in PHASES})
    line.resize(700, line.height())
    ground = line.palette()
    ground.setColor(line.backgroundRole(), theme.color("surface"))
    line.setPalette(ground)
    line.setAutoFillBackground(True)
    line.show_pattern(pattern, refused)
    return line


def image(line: BreathLine) -> QImage:
    return line.grab().toImage()


def test_keys_step_by_half_a_second(field: PhaseField) -> None:
    changes: list[float] = []
    field.changed.connect(lambda: changes.append(field.seconds))
    for key in (KEY.Key_Up, KEY.Key_Plus, KEY.Key_Minus, KEY.Key_Down, KEY.Key_Down):
        QTest.keyClick(field.box, key)
    assert changes == [4.5, 5.0, 4.5, 4.0, 3.5]


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [
        ("5,3", 5.5),
        ("5.2", 5.0),
        ("7", 7.0),
        ("99", 9.0),
        ("x", 4.0),
        ("0", 1.0),
        ("12,0", 12.0),
        ("", 4.0),
    ],
)
def test_what_is_typed_goes_to_the_nearest_half_within_the_ends(field: PhaseField, typed: str, seconds: float) -> None:
    field.box.selectAll()
    if not typed:
        QTest.keyClick(field.box, KEY.Key_Delete)
    QTest.keyClicks(field.box, typed)
    QTest.keyClick(field.box, KEY.Key_Return)
    assert field.seconds == seconds
    assert field.box.text() == f"{seconds:g} s".replace(".", ",")


def test_buttons_stop_at_the_ends(field: PhaseField) -> None:
    field.more.click()
    assert field.seconds == 4.5
    field.show_seconds(1)
    assert (field.less.isEnabled(), field.more.isEnabled()) == (False, True)
    field.show_seconds(12)
    assert (field.less.isEnabled(), field.more.isEnabled()) == (True, False)
    field.less.click()
    assert field.seconds == 11.5
    assert field.more.isEnabled()


def test_the_whole_length_is_seen(theme: Theme) -> None:
    for scale in (1.0, 1.6):
        theme.scale = scale
        field = PhaseField(theme, "Adem in", 1.0, 16.0)
        field.setStyleSheet(style_sheet(theme))
        field.show_seconds(15.5)
        field.show()
        QApplication.processEvents()
        line = field.box.lineEdit()
        assert line.text() == "15,5 s"
        assert line.width() >= line.fontMetrics().horizontalAdvance("15,5 s")


@pytest.mark.parametrize(("width", "columns"), [(900, 4), (500, 2), (240, 1)])
def test_phases_take_the_columns_there_is_room_for(theme: Theme, width: int, columns: int) -> None:
    row = PhaseRow([PhaseField(theme, phase_title(phase), 0.0, 12.0) for phase in PHASES], theme)
    row.setStyleSheet(style_sheet(theme))
    row.resize(width, 400)
    row.show()
    QApplication.processEvents()
    places = {(field.x(), field.y()) for field in row.findChildren(PhaseField)}
    assert len({x for x, _ in places}) == columns
    assert len({y for _, y in places}) == 4 // columns
    assert row.minimumSizeHint().width() < 240


def test_a_longer_breath_is_a_longer_line(theme: Theme) -> None:
    short, long = (image(drawn(theme, OwnPattern(2.5, 0, 2.5 + more, 0))) for more in (0.0, 5.0))

    def reach(picture: QImage) -> int:
        """Give how far, in px, the glow under the first breath goes without a gap."""
        ground = QColor(picture.pixel(picture.width() - 1, 2)).red()
        row = [QColor(picture.pixel(x, round(picture.height() * 0.6))).red() - ground for x in range(picture.width())]
        first = next(x for x, more in enumerate(row) if more > 8)
        return next(x for x in range(first, len(row)) if max(row[x : x + 4]) <= 8)

    assert reach(long) > 1.5 * reach(short)


def test_a_refused_breath_has_another_shape_not_only_another_colour(theme: Theme) -> None:
    pattern = OwnPattern(2, 0, 2, 0)
    may, may_not = image(drawn(theme, pattern)), image(drawn(theme, pattern, refused=True))
    theme.palette = theme.palette.__class__(rest=theme.palette.accent)
    assert image(drawn(theme, pattern, refused=True)) not in (may, may_not)


def test_phases_pass_as_time_goes(theme: Theme) -> None:
    line = drawn(theme, OwnPattern(4, 2, 6, 1))
    seen = []
    for at_s in (0.0, 3.9, 4.1, 6.5, 11.9, 12.5, 13.0):
        line.show_moment(at_s)
        seen.append(line.phase)
    assert seen == ["inhale", "inhale", "hold", "exhale", "exhale", "hold_out", "inhale"]
    line.show_moment(None)
    assert line.phase is None


def test_the_dot_moves_and_with_reduced_motion_only_the_word_lights_up(theme: Theme) -> None:
    line = drawn(theme, OwnPattern(4, 0, 6, 0))
    pictures = []
    for reduced in (False, True):
        theme.reduced_motion = reduced
        for at_s in (2.0, 2.4, 6.0):
            line.show_moment(at_s)
            pictures.append(image(line))
    a, b, _, d, e, f = pictures
    assert a != b
    assert a != d
    assert d == e
    assert e != f


def test_the_dot_is_gone_where_a_breath_begins_again(theme: Theme) -> None:
    line = drawn(theme, OwnPattern(4, 0, 6, 0))
    line.show_moment(10.0)
    begins = image(line)
    theme.reduced_motion = True
    line.show_moment(10.0)
    assert begins == image(line)


@pytest.mark.parametrize("pattern", [OwnPattern(1, 0, 1, 0), OwnPattern(12, 12, 16, 8), OwnPattern(0, 0, 0, 0)])
def test_anything_that_can_be_set_can_be_drawn(theme: Theme, pattern: OwnPattern) -> None:
    assert not image(drawn(theme, pattern, refused=True)).isNull()
