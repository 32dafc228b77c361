"""What someone who does not see, or does not use a mouse, meets on a screen; each check gives what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QImage, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QDateTimeEdit,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QScrollBar,
    QSlider,
    QTextBrowser,
    QWidget,
)

from herstel_app.ui.kit.fade import Fade
from herstel_app.ui.kit.mark import Mark
from herstel_app.ui.pages.reading.chain import ChainLoop
from herstel_app.ui.practice.corners import Corners
from tests.helpers.tabbing import group_of, show_focus

ROLES: tuple[tuple[type[QWidget], tuple[QAccessible.Role, ...]], ...] = (
    (QRadioButton, (QAccessible.Role.RadioButton,)),
    (QCheckBox, (QAccessible.Role.CheckBox,)),
    (QPushButton, (QAccessible.Role.Button, QAccessible.Role.CheckBox, QAccessible.Role.RadioButton)),
    (QSlider, (QAccessible.Role.Slider,)),
    (QAbstractSpinBox, (QAccessible.Role.SpinBox,)),
    (QComboBox, (QAccessible.Role.ComboBox,)),
    (QLineEdit, (QAccessible.Role.EditableText,)),
    (QPlainTextEdit, (QAccessible.Role.EditableText,)),
)
"""What a screen reader may call each kind of control."""
LEAST, LEAST_LARGE = 4.5, 3.0
LARGE_PX, LARGE_BOLD_PX = 24, 19
FOCUS_CONTRAST = 3.0
FOCUS_PIXELS = 40
"""So many pixels of a control change by at least this contrast where it gets the focus."""
MOST_TABS = 250
GRAINS = 20_000
"""How finely luminance is told apart."""
LEVELS = np.arange(256) / 255.0
LINEAR = np.where(LEVELS <= 0.04045, LEVELS / 12.92, ((LEVELS + 0.055) / 1.055) ** 2.4)
OF_RED, OF_GREEN, OF_BLUE = (share * LINEAR for share in (0.2126, 0.7152, 0.0722))
"""What each level of a colour adds to the luminance."""


def named(widget: QObject) -> str:
    """Say which widget is meant."""
    text = widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""
    name = widget.accessibleName() if isinstance(widget, QWidget) else ""
    said = name or text or widget.objectName()
    return f"{type(widget).__name__} {said!r}"


def _interfaces(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield interface
    for number in range(interface.childCount()):
        child = interface.child(number)
        if child.isValid():
            yield from _interfaces(child)


def controls(root: QWidget) -> list[QWidget]:
    """Give all that can be worked with the keyboard and is shown now, in scroll areas also what is out of sight."""
    kinds = tuple(kind for kind, _ in ROLES)
    return [
        widget
        for widget in root.findChildren(QWidget)
        if isinstance(widget, kinds)
        and not isinstance(widget, QScrollBar)
        and not isinstance(widget.parent(), QAbstractSpinBox | QComboBox)
        and widget.isVisible()
        and widget.isEnabled()
    ]


def badly_told(root: QWidget) -> list[str]:
    """Name what a screen reader cannot tell of: no name, a role that does not fit, a value without words."""
    found, met = [], set()
    for interface in _interfaces(QAccessible.queryAccessibleInterface(root)):
        widget = interface.object()
        if not isinstance(widget, QWidget) or not widget.isVisible():
            continue
        met.add(widget)
        name = interface.text(QAccessible.Text.Name).strip()
        if isinstance(widget, Mark) or widget.property("role") == "hairline":
            if name:
                found.append(f"decoration has a name: {named(widget)}: {name}")
            continue
        roles = next((roles for kind, roles in ROLES if isinstance(widget, kind)), None)
        inner = isinstance(widget, QScrollBar) or isinstance(widget.parent(), QAbstractSpinBox | QComboBox)
        stops_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if inner or (roles is None and not stops_tab):
            continue
        if not any(letter.isalnum() for letter in name):
            found.append(f"no name: {named(widget)} in {named(widget.parent() or root)}")
        if roles is not None and interface.role() not in roles:
            found.append(f"role {interface.role()}: {named(widget)}")
        if isinstance(widget, QSlider | QComboBox | QAbstractSpinBox):
            value = interface.text(QAccessible.Text.Value)
            if not value.strip():
                found.append(f"no value: {named(widget)}")
        if isinstance(widget, QSlider) and not interface.text(QAccessible.Text.Description).strip():
            found.append(f"a slider whose value is not said in words: {named(widget)}")
    found += [f"not in the tree: {named(widget)}" for widget in controls(root) if widget not in met]
    return found


def cut_off(root: QWidget) -> list[str]:
    """Name the visible labels and buttons that are smaller than their text."""
    found = []
    for label in root.findChildren(QLabel):
        if label.isVisible() and label.text():
            needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
            wide = label.wordWrap() or label.width() >= label.sizeHint().width()
            if label.height() < needed - 1 or not wide:
                found.append(f"label {label.text()!r}: {label.size()} for {needed}")
    for button in root.findChildren(QAbstractButton):
        if button.isVisible() and button.text() and button.layout() is None:
            text = button.fontMetrics().boundingRect(button.text())
            if button.hasHeightForWidth():
                text.setSize(QSize(0, button.heightForWidth(button.width())))
            if button.width() < text.width() or button.height() < text.height():
                found.append(f"button {button.text()!r}: {button.size()} for {text.size()}")
    for area in root.findChildren(QScrollArea):
        inside = area.widget()
        if area.isVisible() and inside is not None and inside.width() > area.viewport().width():
            found.append(f"{named(inside)} is wider than what it scrolls in: {inside.width()}")
    return found


def covered(window: QWidget) -> list[str]:
    """Name the controls in sight of which another widget takes the place."""
    found = []
    for widget in controls(window):
        seen = widget.visibleRegion().boundingRect()
        if seen.isEmpty():
            continue
        top = window.childAt(widget.mapTo(window, seen.center()))
        if top is not widget and not (top and widget.isAncestorOf(top)):
            found.append(f"{named(widget)} is behind {named(top) if top else 'nothing'}")
    return found


def tab_round(window: QMainWindow, look: bool = True) -> tuple[list[QWidget], list[str]]:
    """Press Tab until it comes round: give where it stopped, and, with `look`, where one cannot see that."""
    stops: list[QWidget] = []
    unseen: list[str] = []
    kinds: set[tuple[object, ...]] = set()
    show_focus()
    for _ in range(MOST_TABS):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        if focus is not None and stops[-1:] == [focus] and isinstance(focus, QDateTimeEdit | QTextBrowser):
            continue  # from the day to the month, from link to link
        if focus is None or focus in stops:
            break
        stops.append(focus)
        kind = (type(focus), focus.property("role"), focus.property("active"), focus.objectName(), _is_on(focus))
        if look and kind not in kinds and isinstance(focus, tuple(kind for kind, _ in ROLES)):
            kinds.add(kind)
            if not focus_shows(focus):
                unseen.append(named(focus))
    QApplication.processEvents()  # what came while going through it, as in a list that reads on, gets its place
    return stops, unseen


def deaf_to_return(window: QMainWindow) -> list[str]:
    """Name the buttons that Space presses, and Return does not."""
    buttons = (each for each in window.findChildren(QPushButton) if each.isVisible() and each.isEnabled())
    return [named(each) for each in buttons if each.focusPolicy() & Qt.FocusPolicy.TabFocus and not each.autoDefault()]


def _is_on(widget: QWidget) -> bool:
    return isinstance(widget, QAbstractButton) and widget.isChecked()


def focus_shows(widget: QWidget) -> bool:
    """Whether a widget looks different with the focus than without it."""
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    with_focus = _as_seen(widget)
    widget.clearFocus()
    without = _as_seen(widget)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    high, low = np.maximum(with_focus, without), np.minimum(with_focus, without)
    return int(((high + 0.05) / (low + 0.05) >= FOCUS_CONTRAST).sum()) >= FOCUS_PIXELS


def _as_seen(widget: QWidget) -> np.ndarray:
    """Give the luminances of a widget, on whatever is behind it."""
    window = widget.window()
    return luminances(window.grab(QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())).toImage())


def unreached(window: QWidget, stops: list[QWidget]) -> list[str]:
    """Name the controls that Tab did not reach; of the buttons of a group one is enough: arrows do the rest."""
    found = []
    for widget in controls(window):
        if widget in stops or widget.focusProxy() in stops or _is_stepper(widget, stops):
            continue
        if isinstance(widget, QRadioButton) and any(
            isinstance(stop, QRadioButton) and stop.group() is not None and stop.group() == widget.group()
            for stop in stops
        ):
            continue
        if any(stop in group_of(widget) for stop in stops):
            continue
        found.append(named(widget))
    return found


def _is_stepper(widget: QWidget, stops: list[QWidget]) -> bool:
    """Whether it is the – or + beside a value that the arrow keys change, and that Tab does reach."""
    beside = widget.parentWidget()
    is_step = isinstance(widget, QAbstractButton) and widget.autoRepeat()
    return is_step and any(stop.parentWidget() is beside for stop in stops)


def out_of_order(parts: list[QWidget], stops: list[QWidget]) -> list[str]:
    """Name the steps of Tab that go back: to an earlier part of the window, up, or to the left on a line."""
    # What stands in the corners above a step comes after all of the step: it is seldom what is wanted. Help is last.
    parts = [each for part in parts for each in (part, *part.findChildren(Corners))]
    places = ((next((part for part in reversed(parts) if part.isAncestorOf(stop)), None), stop) for stop in stops)
    known = [(part, stop) for part, stop in places if part is not None]
    if not known:
        return []
    # Tab goes round, so the walk may have begun anywhere.
    earliest = parts[min(parts.index(part) for part, _ in known)]
    first = next((n for n, (part, _) in enumerate(known) if part is earliest and known[n - 1][0] is not part), None)
    if first is None:
        first = min(range(len(known)), key=lambda n: _reading_place(known[n][1]))
    known = known[first:] + known[:first]
    found = []
    for (part, before), (other, after) in pairwise(known):
        if parts.index(other) < parts.index(part):
            found.append(f"{named(before)} → {named(after)}: back to an earlier part")
        elif isinstance(part, Corners):
            if other is part and before is part.help_button:
                found.append(f"{named(before)} → {named(after)}: help is not last")
        elif other is part and not (isinstance(before.parent(), ChainLoop) and before.parent() is after.parent()):
            a, b = _places(before, after)
            if b.bottom() <= a.top() and b.left() < a.right():
                found.append(f"{named(before)} → {named(after)}: up")
            elif b.right() <= a.left() and min(a.bottom(), b.bottom()) - max(a.top(), b.top()) > a.height() / 2:
                found.append(f"{named(before)} → {named(after)}: to the left")
    return found


def _reading_place(widget: QWidget) -> tuple[tuple[int, int], ...]:
    """Give from where down someone reads to a widget: to its area first, as it may be scrolled out of sight in it."""
    corners = ((part or widget).mapToGlobal(QPoint(0, 0)) for part in (_area(widget), widget))
    return tuple((corner.y(), corner.x()) for corner in corners)


def _places(first: QWidget, second: QWidget) -> tuple[QRect, QRect]:
    """Give where two widgets are; those in different scroll areas are where their areas are."""
    areas = [_area(first), _area(second)]
    shown = [first, second] if areas[0] is areas[1] else [areas[0] or first, areas[1] or second]
    a, b = (QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size()) for widget in shown)
    return a, b


def _area(widget: QWidget) -> QScrollArea | None:
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above


def luminances(image: QImage) -> np.ndarray:
    """Give the relative luminance (WCAG) of each pixel, shape (height, width)."""
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(image.height(), image.bytesPerLine())
    rgb = rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3)
    result: np.ndarray = OF_RED[rgb[..., 0]]
    result += OF_GREEN[rgb[..., 1]]
    result += OF_BLUE[rgb[..., 2]]
    return result


def brightness(image: QImage) -> float:
    """Give the mean relative luminance of a picture, 0-1."""
    return float(luminances(image).mean())


def contrast_of(pixels: np.ndarray) -> float:
    """Give the contrast between what most pixels are and the few that differ most: ground and ink."""
    all_counts = np.bincount(np.rint(pixels.ravel() * GRAINS).astype(np.int64))
    values = np.flatnonzero(all_counts) / GRAINS
    counts = all_counts[all_counts > 0]
    ground = float(values[counts.argmax()])
    # Edges of letters are mixed with the ground: only the middle of a stroke has the ink's own colour.
    ratios = np.where(values > ground, (values + 0.05) / (ground + 0.05), (ground + 0.05) / (values + 0.05))
    by_contrast = np.argsort(ratios)[::-1]
    enough = np.cumsum(counts[by_contrast]) >= 3
    return float(ratios[by_contrast[int(enough.argmax())]])


def faint(window: QWidget, part: QWidget | None = None) -> list[str]:
    """Name the labels and buttons in sight, or only those in `part`, whose text does not stand out enough."""
    picture = luminances(window.grab().toImage())
    found = []
    for widget in (part or window).findChildren(QWidget):
        if not isinstance(widget, QLabel | QAbstractButton) or not widget.text() or not widget.isEnabled():
            continue
        seen = unfaded(widget)
        if not widget.isVisible() or seen.isEmpty():
            continue
        inside = _text_place(widget).intersected(seen).translated(widget.mapTo(window, QPoint(0, 0)))
        if inside.width() < 4 or inside.height() < widget.fontMetrics().height() * 0.8:
            continue  # of a line that is cut off by the edge of a scroll area too little is in sight to judge
        contrast = contrast_of(picture[inside.top() : inside.bottom() + 1, inside.left() : inside.right() + 1])
        least = LEAST_LARGE if _is_large(widget) else LEAST
        if contrast < least - 0.02:
            found.append(f"{contrast:.2f} of {least}: {named(widget)}")
    return found


def unfaded(widget: QWidget) -> QRect:
    """Give what is seen of a widget, without what scrolls away under the fade at an edge, in its own coordinates."""
    seen, above = widget.visibleRegion(), widget.parentWidget()
    while above is not None:
        here = widget.mapTo(above, QPoint(0, 0))
        for fade in above.findChildren(Fade, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if fade.isVisible():
                seen -= QRegion(fade.geometry().translated(-here))
        above = above.parentWidget()
    return seen.boundingRect()


def _text_place(widget: QLabel | QAbstractButton) -> QRect:
    """Give where the text is, without a border that has a colour of its own."""
    if isinstance(widget, QLabel):
        return widget.contentsRect()
    text = widget.fontMetrics().size(0, widget.text())
    place = widget.rect().adjusted(4, 4, -4, -4)
    return QRect(place.left(), place.center().y() - text.height() // 2, place.width(), text.height())


def _is_large(widget: QWidget) -> bool:
    font = widget.fontInfo()
    return font.pixelSize() >= LARGE_PX or (font.bold() and font.pixelSize() >= LARGE_BOLD_PX)
