"""Where what is seen of a page begins at the left, measured in the picture of its window."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QTextDocumentFragment
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSlider,
    QWidget,
)

from herstel_app.ui.kit.drawing import Drawing, PlanDrawing
from herstel_app.ui.kit.fade import FADE_PX
from herstel_app.ui.kit.fold import Unfolding
from herstel_app.ui.kit.link import Link
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.shell.rail import Rail

NEAR_PX = 7
"""What begins so near to a title is meant to begin where that does."""
MIDDLE_PX = 5
"""So much above and below its middle a box is looked at: its corners are round."""
BOX_DIFFERS, INK_DIFFERS = 10, 60
"""How much a pixel differs from what it lies on where something begins, in the sum of its three colours."""
LINE_PX, ROW_PX = 400, 60
"""Least length of a hairline between rows, in px; how far below the last a drawing is looked for, in px at 100 %."""
LINE_ROLES = ("hairline", "row_line")
TITLES = ("title", "display", "heading")
BOXES = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QSlider, Drawing, PlanDrawing)
FRAMES = ("card", "hairline")


def _differs(one: QColor, other: QColor) -> int:
    pairs = zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)  # type: ignore[index]
    return sum(abs(a - b) for a, b in pairs)


def _seen(widget: QWidget, window: QWidget) -> QRect:
    return widget.visibleRegion().boundingRect().translated(widget.mapTo(window, QPoint()))


def _first(image: QImage, place: QRect, rows: Sequence[int], least: int) -> int | None:
    """Give the first column of `place` in which there is something in one of the rows; None where there is nothing."""
    ground = image.pixelColor(max(0, place.left() - 1), rows[0])
    for x in range(place.left(), min(place.left() + 3 * NEAR_PX, place.right() + 1)):
        if any(_differs(image.pixelColor(x, y), ground) > least for y in rows):
            return x
    return None


def _text_edge(part: QLabel | Link, image: QImage, place: QRect) -> float | None:
    """Give where its lines begin: the ink of the first one, without what the letter keeps free before it."""
    text = part.text()
    plain = QTextDocumentFragment.fromHtml(text).toPlainText() if text.startswith("<") else text
    high = min(place.height(), part.fontMetrics().height())
    ink = _first(image, place, range(place.top(), place.top() + high), INK_DIFFERS)
    if ink is None or isinstance(part, Unfolding):  # before its words is its mark
        return ink
    return ink - QFontMetricsF(part.font()).leftBearing(plain[0])


def edges(window: QWidget, image: QImage) -> Iterator[tuple[QWidget, float]]:
    """Give each part of the page that is seen, and where it begins, in px of the window."""
    for part in window.findChildren(QWidget):
        place = _seen(part, window)
        around = [each for each in window.findChildren(Rail) if each.isAncestorOf(part)]
        if not part.isVisible() or place.width() < 3 * NEAR_PX or place.height() < 1 or around:
            continue
        edge: float | None = None
        if isinstance(part, QLabel | Link) and part.text().strip():
            place.setLeft(place.left() + part.contentsMargins().left())
            edge = _text_edge(part, image, place)
        elif part.property("role") == "row" and part.findChildren(Drawing):
            continue  # its line would be taken for its edge; that is measured by itself
        elif part.property("role") == "written" and place.height() == part.height():
            edge = _first(image, place, [place.bottom()], BOX_DIFFERS)  # its line; what is written has one test more
        elif isinstance(part, BOXES) and place.height() == part.height():
            middle = place.center().y()
            rows = range(middle - MIDDLE_PX, middle + MIDDLE_PX + 1)
            if isinstance(part, Drawing | PlanDrawing):
                rows = range(place.top(), place.bottom() + 1)
            edge = _first(image, place, rows, BOX_DIFFERS)
        elif isinstance(part, QFrame) and part.property("role") in FRAMES:
            edge = _first(image, place, [place.center().y()], BOX_DIFFERS)
        if edge is not None:
            yield part, edge


def beside_title(window: QWidget, within_px: float) -> tuple[int, list[str]]:
    """Give how many parts begin where the first title does, and what begins near that, but not `within_px` px."""
    found = list(edges(window, window.grab().toImage()))
    of_titles = [edge for part, edge in found if part.property("role") in TITLES]
    title = of_titles[0]
    near = [(part, edge - title) for part, edge in found if abs(edge - title) <= NEAR_PX]
    off = [
        f"{type(part).__name__} {part.property('role') or ''} {getattr(part, 'text', str)()!r:.40}: {by:+.1f} px"
        for part, by in near
        if abs(by) > within_px
    ]
    return len(near), off


def below_lines(window: QWidget, theme: Theme, within_px: float) -> tuple[int, list[str]]:
    """Give how many hairlines there are between rows, and which begin elsewhere than what is drawn below them."""
    image, off, found, row_px = window.grab().toImage(), [], 0, theme.px(ROW_PX)
    whole = image.height() - theme.px(FADE_PX)  # below it all is faint, and begins where it is just seen
    colors = {theme.color(role).rgb() for role in LINE_ROLES}
    begins = {y: x for y in range(image.height()) if (x := _line_begin(image, y, colors)) is not None}
    for y, x in begins.items():
        # All of a row: its drawing stands in the middle, however many lines of words it has.
        end = min((other for other in begins if other > y + 1), default=min(y + row_px, image.height()))
        rows = range(y + 4, min(end, whole))
        ink = (
            _first(image, QRect(x - NEAR_PX, y, 4 * NEAR_PX, 1), rows, INK_DIFFERS) if len(rows) > row_px // 2 else None
        )
        if ink is not None:
            found += 1
            if abs(ink - x) > within_px:
                off.append(f"at {y}: from {x}, and what is below it from {ink}")
    return found, off


def _line_begin(image: QImage, y: int, colors: set[int]) -> int | None:
    """Give where a line of a row begins at this height; None where there is none, or where it comes from the side."""
    length = 0
    for x in range(image.width() - 1, -1, -1):
        if image.pixel(x, y) in colors:
            length += 1
        elif length >= LINE_PX:
            return x + 1
        else:
            length = 0
    return None
